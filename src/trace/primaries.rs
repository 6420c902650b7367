//! Which report an article is about, and where in it each of its Ofsted quotations stands.
//!
//! Short phrases prove nothing: "too many children" is in 164 of 431 reports. A report is taken for an article's source when
//! long phrases stand in it, or when it was published shortly before; then the short ones are looked for in it as well.

use std::collections::HashMap;

use super::sought::{Hit, Sought};
use super::words::{Folded, Words};
use crate::model::{
    DocumentId, PartialDate, Quotation, QuotationKind, Span, SpeakerClass, Trace, TraceStatus,
};

/// A phrase of so many words counts as evidence (`quotes.md` section 9).
pub const PHRASE: usize = 4;

/// So many different phrases make a report the source.
const PHRASES: usize = 2;

/// A single phrase of so many words does.
const LONG_PHRASE: usize = 8;

/// Days after a report's publication in which an article on the council's services is taken to be about it.
const FRESH: i64 = 92;

/// Days by which a report's date may be later than an article on it: 6 of 155 printed dates differ by up to a week from the
/// date in the file's name (`domain.md` section 2).
const SLACK: i64 = 7;

/// An article this rich in phrases of which none stands in a report is not about it, however fresh the report is.
const FOREIGN: usize = 3;

/// A report that quotations may come from.
#[derive(Debug, Clone)]
pub struct Report {
    id: DocumentId,
    published: Option<PartialDate>,
    folded: Folded,
}

impl Report {
    /// Folds a report once, for any number of articles. `published` is when it came out, or else when the inspection ended.
    pub fn new(
        id: DocumentId,
        published: Option<PartialDate>,
        text: &str,
        page_starts: &[usize],
    ) -> Self {
        Self {
            id,
            published,
            folded: Folded::document(text, page_starts),
        }
    }

    /// The document it is.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// The whole sentence that holds `span`, in bytes of its text: a fragment can mislead, its sentence says what was meant.
    pub fn sentence(&self, span: Span) -> Span {
        let first = self.folded.at_source(span.start);
        let end = self.folded.at_source(span.end).max(first + 1);
        let words = first.min(self.folded.words.len())..end.min(self.folded.words.len());
        self.folded.source(self.folded.sentence(words))
    }

    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }
}

/// An article whose quotations are to be traced.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// When it was published, as far as that is known.
    pub published: Option<PartialDate>,
    /// Its text.
    pub text: &'a str,
    /// Its quotations, in the order of the text.
    pub quotations: &'a [Quotation],
}

/// Whether a quotation is traced: Ofsted's words, between marks. What a council or anybody else said never is.
pub fn is_traced(quotation: &Quotation) -> bool {
    quotation.class == SpeakerClass::Ofsted && quotation.kind != QuotationKind::Indirect
}

/// Traces the Ofsted quotations of an article into the held reports of its councils: the number of each in
/// [`Article::quotations`], from 0, with its trace.
pub fn trace(article: &Article<'_>, reports: &[&Report]) -> Vec<(usize, Trace)> {
    let traced = article
        .quotations
        .iter()
        .enumerate()
        .filter(|(_, q)| is_traced(q));
    let asked: Vec<(usize, Option<Sought>)> = traced
        .map(|(number, q)| (number, Sought::new(article.text, q.span)))
        .collect();
    let sought: Vec<&Sought> = asked
        .iter()
        .filter_map(|(_, sought)| sought.as_ref())
        .collect();
    let sources = sources(article, &sought, candidates(article.published, reports));
    let mut traces = sought
        .iter()
        .enumerate()
        .map(|(number, sought)| one(number, sought, &sources));
    let trace = |(number, sought): &(usize, Option<Sought>)| {
        let known = sought.as_ref().and_then(|_| traces.next());
        (*number, known.unwrap_or(Trace::NO_PRIMARY))
    };
    asked.iter().map(trace).collect()
}

/// A report that is a source of the article, with what it holds of each quotation word for word.
struct Source<'a> {
    report: &'a Report,
    exact: Vec<Vec<Hit>>,
    /// Different phrases of at least [`PHRASE`] words that it holds.
    phrases: usize,
}

/// Reports that were out when the article was, nearest first, undated ones last.
fn candidates<'a>(published: Option<PartialDate>, reports: &[&'a Report]) -> Vec<&'a Report> {
    let article = published.map(days);
    let in_time = |report: &&&Report| match (article, report.published.map(days)) {
        (Some((_, last)), Some((first, _))) => first <= last + SLACK,
        _ => true,
    };
    let mut candidates: Vec<&Report> = reports.iter().filter(in_time).copied().collect();
    candidates.sort_by_key(|report| (std::cmp::Reverse(report.published.map(days)), report.id));
    candidates
}

/// The candidates that are sources of the article, the one with the most phrases first.
fn sources<'a>(
    article: &Article<'_>,
    sought: &[&Sought],
    candidates: Vec<&'a Report>,
) -> Vec<Source<'a>> {
    let nearest = candidates.first().map(|report| report.id);
    let asked = distinct(sought.iter().filter(|s| s.len() >= PHRASE)).len();
    let mut sources = Vec::new();
    for report in candidates {
        let exact: Vec<Vec<Hit>> = sought.iter().map(|s| s.exact(&report.folded)).collect();
        let held = |long: usize| {
            let held = sought
                .iter()
                .zip(&exact)
                .filter(|(s, hits)| s.len() >= long && !hits.is_empty());
            distinct(held.map(|(s, _)| s)).len()
        };
        let (phrases, long) = (held(PHRASE), held(LONG_PHRASE));
        let altered = || {
            let missing = sought
                .iter()
                .zip(&exact)
                .filter(|(s, hits)| s.len() >= LONG_PHRASE && hits.is_empty());
            missing
                .map(|(s, _)| s.near(&report.folded))
                .any(|hits| hits.first().is_some_and(is_held))
        };
        let fresh = || {
            let dated = article.published.zip(report.published);
            nearest == Some(report.id)
                && dated.is_some_and(|(a, r)| is_fresh(a, r))
                && (phrases > 0 || asked < FOREIGN)
        };
        if phrases >= PHRASES || long > 0 || fresh() || altered() {
            sources.push(Source {
                report,
                exact,
                phrases,
            });
        }
    }
    // Stable: of two with as many phrases the nearer stays first.
    sources.sort_by_key(|source| std::cmp::Reverse(source.phrases));
    sources
}

/// One of each of the same words.
fn distinct<'a>(sought: impl Iterator<Item = &'a &'a Sought>) -> std::collections::HashSet<String> {
    sought.map(|s| s.key()).collect()
}

fn is_held(hit: &Hit) -> bool {
    hit.status < TraceStatus::NotFound
}

/// The trace of one quotation: word for word in any source, else altered in any, else not found in the first.
fn one(number: usize, sought: &Sought, sources: &[Source<'_>]) -> Trace {
    let exact = sources.iter().filter_map(|source| {
        let hits = source.exact[number].clone();
        (!hits.is_empty()).then(|| (source, ranked(number, sought, source, hits)))
    });
    let near = || {
        sources.iter().map(|source| {
            let hits = sought.near(&source.report.folded);
            (source, hits)
        })
    };
    // `min_by_key` takes the first of equals: the source with the most phrases.
    let best = exact.min_by_key(|(_, hits)| hits[0].status);
    let best = best.or_else(|| {
        near().min_by_key(|(_, hits)| {
            hits.first()
                .map_or(TraceStatus::NoPrimary, |hit| hit.status)
        })
    });
    let Some((source, hits)) = best else {
        return Trace::NO_PRIMARY;
    };
    let folded = &source.report.folded;
    let status = hits.first().map_or(TraceStatus::NotFound, |hit| hit.status);
    let held = |hit: &&Hit| status == TraceStatus::NotFound || is_held(hit);
    let mut places = hits.iter().filter(held).map(|hit| hit.place(folded));
    Trace {
        status,
        report: Some(source.report.id),
        place: places.next(),
        others: if status == TraceStatus::NotFound {
            Vec::new()
        } else {
            places.collect()
        },
    }
}

/// The places of a quotation, the likeliest first: without a hidden negation, beside the neighbouring quotations' places, with
/// the article's own words around it, and then in the order of the report.
fn ranked(number: usize, sought: &Sought, source: &Source<'_>, mut hits: Vec<Hit>) -> Vec<Hit> {
    let folded = &source.report.folded;
    let mut weights: HashMap<usize, (usize, usize)> = HashMap::new();
    if hits.len() > 1 {
        for hit in &hits {
            let sentence = folded.sentence(hit.words());
            let beside = neighbours(number, source, &sentence);
            let shared = sought.shared(folded, sentence);
            weights.insert(hit.words().start, (beside, shared));
        }
    }
    hits.sort_by_key(|hit| {
        let weight = weights.get(&hit.words().start).copied().unwrap_or_default();
        (hit.status, std::cmp::Reverse(weight), hit.words().start)
    });
    hits
}

/// How much speaks for a sentence among the quotations before and after: each that stands in it counts by how near it is in
/// the article.
fn neighbours(number: usize, source: &Source<'_>, sentence: &Words) -> usize {
    const NEAR: usize = 3;
    let (first, last) = (
        number.saturating_sub(NEAR),
        (number + NEAR).min(source.exact.len() - 1),
    );
    let others = (first..=last).filter(|other| *other != number);
    let inside = |hit: &Hit| sentence.start <= hit.words().start && hit.words().end <= sentence.end;
    others
        .filter(|other| source.exact[*other].iter().any(inside))
        .map(|other| NEAR + 1 - other.abs_diff(number))
        .sum()
}

/// Whether an article came out soon enough after a report to be about it.
fn is_fresh(article: PartialDate, report: PartialDate) -> bool {
    let ((first, last), (_, out)) = (days(article), days(report));
    first - out <= FRESH && last + SLACK >= days(report).0
}

/// The first and last day that a date may mean, as days on one scale (months of 31 days: only distances matter).
fn days(date: PartialDate) -> (i64, i64) {
    let day = |month: i8, day: i8| {
        (i64::from(date.year()) * 12 + i64::from(month) - 1) * 31 + i64::from(day) - 1
    };
    match (date.month(), date.day()) {
        (Some(month), Some(of_month)) => (day(month, of_month), day(month, of_month)),
        (Some(month), None) => (day(month, 1), day(month, 31)),
        (None, _) => (day(1, 1), day(12, 31)),
    }
}
