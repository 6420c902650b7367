//! Sentences that report what was found, or answer it, become findings.

use std::cell::LazyCell;

use super::article::{Article, SentenceRow};
use super::carry::GRADE_WORD;
use super::councils::Named;
use super::lexicon::{Lexicon, Set};
use super::speaker::Speaker;
use super::themes::Weight;
use super::tokens::Source;
use crate::model::{Finding, FindingKind, Gss, Quotation, QuotationKind, SpeakerClass};

/// The findings of an article in order. `main` is the council it is about.
pub(crate) fn findings(
    source: &Source<'_>,
    article: &Article<'_>,
    named: &[Named],
    main: Option<&Gss>,
) -> Vec<Finding> {
    let (text, lower) = (source.text, source.lower());
    let mut out = Vec::new();
    let mut quotations = article.quotations.iter().filter(|q| !q.nested).peekable();
    let mut reported_before = false;
    for row in &article.sentences {
        while quotations
            .next_if(|q| q.span.end <= row.span.start)
            .is_some()
        {}
        let own = || {
            let within = |q: &&Quotation| q.span.start < row.span.end;
            quotations.clone().take_while(within)
        };
        if row.opens_paragraph {
            reported_before = false;
        }
        let weight = LazyCell::new(|| Weight::of(row.span.of(text)));
        let viewer = viewer(row, own, reported_before, &weight, row.span.of(lower));
        reported_before |= viewer.is_some_and(|(class, _)| class == SpeakerClass::Ofsted);
        if let Some(viewer) = viewer {
            let lower = row.span.of(lower);
            out.push(finding(lower, row, viewer, &weight, named, main));
        }
    }
    out
}

/// Whose view something is, and their name.
type Viewer<'a> = (SpeakerClass, Option<&'a str>);

/// Whose view a sentence gives: Ofsted's words first, then those it reports, then anybody's quoted in it. A sentence
/// that goes on weighing the service after a reported finding counts too, with nobody named.
fn viewer<'a, Q: Iterator<Item = &'a Quotation>>(
    row: &'a SentenceRow<'_>,
    own: impl Fn() -> Q,
    reported_before: bool,
    weight: &LazyCell<Weight, impl FnOnce() -> Weight>,
    lower: &str,
) -> Option<Viewer<'a>> {
    if row.zone.heads() {
        return None;
    }
    // Ofsted's words count however they are told; anybody else's are told as an answer, or they are the writer's own view.
    let told = |s: &&Speaker| s.class == SpeakerClass::Ofsted || answers(row);
    let reports = row.reports.as_ref().filter(told);
    let of = |class| {
        // "She now works for a “good” council": a grade in passing is nobody's finding.
        let passing = |q: &Quotation| q.rule == GRADE_WORD && !tells_grade(lower);
        // "Ms Doe said the report's word “weary” would ring true": the sentence is hers.
        let told_by = |q: &Quotation| {
            let theirs = row
                .reports
                .as_ref()
                .is_some_and(|s| matches!(s.class, SpeakerClass::Council | SpeakerClass::Other));
            theirs && q.class == SpeakerClass::Ofsted && q.kind == QuotationKind::Fragment
        };
        let is_its = |q: &&Quotation| {
            let own = q.class == class && q.kind != QuotationKind::Heading;
            own && !passing(q) && !told_by(q)
        };
        let quoted = own().find(is_its).map(|q| q.speaker.as_deref());
        let reported = reports.filter(|s| s.class == class);
        Some((class, quoted.or_else(|| Some(reported?.name.as_deref()))?))
    };
    let named = of(SpeakerClass::Ofsted)
        .or_else(|| of(SpeakerClass::Council))
        .or_else(|| of(SpeakerClass::Other));
    if named.is_some() {
        return named;
    }
    let goes_on = reported_before && own().next().is_none() && row.reports.is_none();
    let shows = row.reports.is_some() && reports.is_none();
    let judges = || weight.is_evaluative() && (shows || weight.is_themed());
    ((goes_on || shows) && judges()).then_some((SpeakerClass::Unattributed, None))
}

/// Whether a sentence reports somebody with a verb of answering.
fn answers(row: &SentenceRow<'_>) -> bool {
    let cue = row.cue.and_then(|cue| cue.split_whitespace().next());
    cue.is_some_and(|word| Lexicon::get().has(Set::Answer, &word.to_lowercase()))
}

fn finding(
    lower: &str,
    row: &SentenceRow<'_>,
    (class, speaker): Viewer<'_>,
    weight: &Weight,
    named: &[Named],
    main: Option<&Gss>,
) -> Finding {
    let here = named.partition_point(|n| n.span.start < row.span.start);
    let council = named
        .get(here)
        .filter(|n| n.span.end <= row.span.end)
        .map(|n| n.council.code());
    Finding {
        span: row.span,
        kind: kind(lower, weight, row, class),
        polarity: weight.polarity(),
        themes: weight.keys(),
        council: council.or_else(|| main.cloned()),
        area: None,
        paragraph: None,
        class,
        speaker: speaker.map(str::to_owned),
    }
}

/// A council's word is a response, never a finding; so is anybody's outside Ofsted.
fn kind(lower: &str, weight: &Weight, row: &SentenceRow<'_>, class: SpeakerClass) -> FindingKind {
    match class {
        SpeakerClass::Council | SpeakerClass::Other => FindingKind::Response,
        _ if row.rates && grades(lower) => FindingKind::Judgement,
        SpeakerClass::Ofsted if weight.recommends => FindingKind::Recommendation,
        _ => FindingKind::Finding,
    }
}

/// "The overall judgement is “good”", in lower case.
fn tells_grade(lower: &str) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    any(&["judgement", "judgment", "verdict", "grade"])
        && any(&[" is ", " was ", " remains ", " remained "])
}

fn grades(lower: &str) -> bool {
    let grades = &Lexicon::get().evaluation.grade;
    grades.iter().any(|grade| lower.contains(grade.as_str()))
        || lower.contains("rating")
        || lower.contains("grade")
}
