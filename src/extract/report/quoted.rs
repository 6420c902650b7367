//! Words in quotation marks inside Ofsted's own reports and letters.
//!
//! All the rest is Ofsted's too, so marks show somebody else's words, a scheme's name, or a term held at arm's length: never
//! what Ofsted says. The rules for articles see inspectors in nearly every sentence ("parents spoken to by inspectors said
//! …") and would give Ofsted what parents and children said.

use std::borrow::Cow;

use super::words::{Word, words};
use crate::extract::article::{self, SentenceRow};
use crate::extract::layout::Paragraph;
use crate::extract::tokens::Source;
use crate::model::{Gss, Quotation, Span, SpeakerClass};

/// People whom inspectors meet, by the last word of what reports call them.
const OTHERS: &[&str] = &[
    "adopter",
    "adopters",
    "adult",
    "adults",
    "ambassadors",
    "boy",
    "carer",
    "carers",
    "child",
    "children",
    "families",
    "family",
    "girl",
    "guardians",
    "headteacher",
    "headteachers",
    "judge",
    "judges",
    "leaver",
    "leavers",
    "mother",
    "father",
    "parent",
    "parents",
    "partners",
    "people",
    "person",
    "police",
    "pupils",
    "teacher",
    "teachers",
    "they",
];
const COUNCILS: &[&str] = &[
    "authority",
    "council",
    "chair",
    "councillor",
    "councillors",
    "director",
    "executive",
    "leader",
    "leaders",
    "manager",
    "managers",
    "member",
    "members",
    "officer",
    "officers",
    "practitioner",
    "practitioners",
    "staff",
    "worker",
    "workers",
];
/// Verbs by which they speak.
const SAID: &[&str] = &[
    "acknowledged",
    "acknowledges",
    "added",
    "commented",
    "describe",
    "described",
    "describes",
    "describing",
    "explained",
    "expressed",
    "expresses",
    "felt",
    "related",
    "reported",
    "reports",
    "said",
    "say",
    "saying",
    "says",
    "stated",
    "summed",
    "tell",
    "telling",
    "tells",
    "told",
    "wrote",
];
/// A verb behind the words it reports stands this near, in words: ‘…’, one parent said.
const BEHIND: usize = 5;

/// The quotations between the first passage and the last: marks in addresses and footers are none.
pub(super) fn quotations(
    source: &Source<'_>,
    paragraphs: &[Paragraph],
    findings: Span,
    speaker: &str,
    council: Option<&Gss>,
) -> Vec<Quotation> {
    let article = article::read(
        source,
        paragraphs,
        Some(speaker.to_owned()).filter(|name| !name.is_empty()),
    );
    let mut quotations = article.quotations;
    quotations.retain(|quotation| findings.contains(quotation.span));
    for quotation in &mut quotations {
        quotation.council = council.cloned();
        let after = article
            .sentences
            .partition_point(|row| row.span.start <= quotation.span.start);
        let sentence = after.checked_sub(1).map(|at| &article.sentences[at]);
        settle(
            source.text,
            quotation,
            sentence.filter(|row| row.span.contains(quotation.span)),
        );
    }
    quotations
}

/// Gives the words to whoever speaks in their sentence; to nobody when nobody does.
fn settle(text: &str, quotation: &mut Quotation, sentence: Option<&SentenceRow>) {
    let words = sentence
        .map(|row| outside(text, row.span, quotation.span))
        .unwrap_or_default();
    let (class, confidence, rule) = match source(&words, quotation.span) {
        Some(class) => (class, 0.7, "somebody speaks in the report's sentence"),
        None => (
            SpeakerClass::Unattributed,
            0.35,
            "nobody speaks in the report's sentence",
        ),
    };
    if class != quotation.class {
        quotation.speaker = None;
    }
    if class == SpeakerClass::Unattributed {
        quotation.cue = None;
    }
    (quotation.class, quotation.confidence, quotation.rule) =
        (class, confidence, Cow::Borrowed(rule));
}

/// Who speaks: the person before the last verb of speaking before the quotation, else beside the first one behind it.
fn source(words: &[Word<'_>], quotation: Span) -> Option<SpeakerClass> {
    let behind = words.partition_point(|word| word.span.end <= quotation.start);
    let said = |word: &Word| SAID.contains(&&*word.text);
    if let Some(verb) = words[..behind].iter().rposition(said) {
        return words[..verb].iter().rev().find_map(class);
    }
    let near = &words[behind..words.len().min(behind + BEHIND)];
    near.iter()
        .any(said)
        .then(|| near.iter().find_map(class))
        .flatten()
}

fn class(word: &Word<'_>) -> Option<SpeakerClass> {
    let is_in = |list: &[&str]| list.contains(&&*word.text);
    match () {
        () if is_in(OTHERS) => Some(SpeakerClass::Other),
        () if is_in(COUNCILS) => Some(SpeakerClass::Council),
        () => None,
    }
}

/// The words of a sentence that stand outside this quotation.
fn outside(text: &str, sentence: Span, quotation: Span) -> Vec<Word<'_>> {
    let mut found = words(text, Span::new(sentence.start, quotation.start));
    found.extend(words(text, Span::new(quotation.end, sentence.end)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::layout;

    fn classes(text: &str) -> Vec<SpeakerClass> {
        let whole = Span::new(0, text.len());
        let (source, paragraphs) = (Source::new(text), layout::paragraphs(text));
        quotations(&source, &paragraphs, whole, "Mallow Council", None)
            .iter()
            .map(|q| q.class)
            .collect()
    }

    #[test]
    fn what_parents_and_children_told_inspectors_is_not_ofsteds() {
        use SpeakerClass::{Council, Other};
        for (sentence, class) in [
            (
                "One parent spoken to by inspectors said that the worker was ‘always there for us’.",
                Other,
            ),
            (
                "Young people told inspectors that their advisers are ‘like family’ to them.",
                Other,
            ),
            (
                "One social worker described her training to inspectors as ‘inspirational’.",
                Council,
            ),
        ] {
            let text =
                format!("Inspection findings\n\n1. Ofsted found that plans are late. {sentence}\n");
            assert_eq!(classes(&text), [class], "{sentence}");
        }
    }

    #[test]
    fn a_schemes_name_and_a_term_are_nobodys() {
        let text = "1. Inspectors saw that the ‘Staying Close Together’ scheme helps many.\n\n2. Work in known ‘hotspots’ is good.\n";
        assert_eq!(classes(text), [SpeakerClass::Unattributed; 2]);
    }
}
