//! Which report an article is about, and where in it each of its Ofsted quotations stands.
//!
//! Short phrases prove nothing: "too many children" is in 164 of 431 reports. A report is taken for an article's source when
//! long phrases stand in it, or when it was published shortly before; then the short ones are looked for in it as well.

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
    if reports.is_empty() {
        return traced.map(|(n, _)| (n, Trace::NO_PRIMARY)).collect();
    }
    let asked: Vec<(usize, Option<Sought>)> = traced
        .map(|(number, q)| (number, Sought::new(article.text, q.span)))
        .collect();
    let sought: Vec<&Sought> = asked
        .iter()
        .filter_map(|(_, sought)| sought.as_ref())
        .collect();
    let sources = sources(article, &sought, candidates(article.published, reports));
    let mut found = (0..sought.len()).map(|number| one(number, &sought, &sources));
    let trace = |(number, sought): &(usize, Option<Sought>)| {
        let known = sought.as_ref().and_then(|_| found.next());
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

/// The trace of one quotation. A phrase that proves something is taken from wherever it stands word for word; a short one from
/// the first source that has it, even altered, because in any other it stands by chance. Else it is not found in the first.
fn one(number: usize, all: &[&Sought], sources: &[Source<'_>]) -> Trace {
    let sought = all[number];
    let Some(first) = sources.first() else {
        return Trace::NO_PRIMARY;
    };
    let exact = |source: &Source<'_>| source.exact[number].clone();
    let near = |source: &Source<'_>| sought.near(&source.report.folded);
    let either = |source: &Source<'_>| {
        Some(exact(source))
            .filter(|hits| !hits.is_empty())
            .unwrap_or_else(|| near(source))
    };
    let found = if sought.len() < PHRASE {
        held(sources, either)
    } else {
        held(sources, exact).or_else(|| held(sources, near))
    };
    let Some((source, hits)) = found else {
        return not_found(first, sought);
    };
    let hits = ranked(number, all, source, hits);
    let status = hits.first().map_or(TraceStatus::NotFound, |hit| hit.status);
    let as_good = hits.iter().filter(|hit| hit.status == status);
    let mut places = as_good.map(|hit| hit.place(&source.report.folded));
    Trace {
        status,
        report: Some(source.report.id),
        place: places.next(),
        others: places.collect(),
    }
}

/// The first source in which a search finds the words, with what it finds there.
fn held<'s, 'a>(
    sources: &'s [Source<'a>],
    search: impl Fn(&Source<'_>) -> Vec<Hit>,
) -> Option<(&'s Source<'a>, Vec<Hit>)> {
    let searched = sources.iter().map(|source| {
        let hits: Vec<Hit> = search(source).into_iter().filter(is_held).collect();
        (source, hits)
    });
    searched.into_iter().find(|(_, hits)| !hits.is_empty())
}

/// A quotation that its source does not hold, with the nearest words that it does hold.
fn not_found(source: &Source<'_>, sought: &Sought) -> Trace {
    let nearest = sought
        .near(&source.report.folded)
        .into_iter()
        .find(|hit| is_near(hit, sought.len()));
    Trace {
        status: TraceStatus::NotFound,
        report: Some(source.report.id),
        place: nearest.map(|hit| hit.place(&source.report.folded)),
        others: Vec::new(),
    }
}

/// Whether words are near enough to be shown beside a quotation that was not found: seven in ten of four or more are its own,
/// or they are its opposite.
fn is_near(hit: &Hit, words: usize) -> bool {
    let (changed, omitted) = hit.distance;
    let differ = changed + omitted;
    let opposite = hit.is_negated() && words > 1 && differ <= (words / 3).max(1);
    opposite || (words >= PHRASE && differ <= (words * 3 / 10).max(1))
}

/// The places of a quotation, the likeliest first: the fewest differences, then beside the places of the quotations around it,
/// with the article's own words around it, and in the order of the report.
fn ranked(number: usize, all: &[&Sought], source: &Source<'_>, hits: Vec<Hit>) -> Vec<Hit> {
    if hits.len() < 2 {
        return hits;
    }
    let folded = &source.report.folded;
    let sentences: Vec<Words> = hits
        .iter()
        .map(|hit| folded.sentence(hit.words()))
        .collect();
    let shared = all[number].shared(folded, &sentences);
    let weights = sentences
        .iter()
        .zip(shared)
        .map(|(sentence, shared)| (beside(number, all, source, sentence), shared));
    let mut weighed: Vec<_> = weights.zip(hits).collect();
    weighed.sort_by_key(|(weight, hit)| {
        (
            hit.status,
            hit.distance,
            std::cmp::Reverse(*weight),
            hit.words().start,
        )
    });
    weighed.into_iter().map(|(_, hit)| hit).collect()
}

/// How much speaks for a sentence of the report among the quotations before and after: those of the same line of the article
/// that stand in it, then phrases of other lines by how near they are. The same words count once.
fn beside(number: usize, all: &[&Sought], source: &Source<'_>, sentence: &Words) -> (usize, usize) {
    const NEAR: usize = 3;
    let (first, last) = (
        number.saturating_sub(NEAR),
        (number + NEAR).min(all.len() - 1),
    );
    let inside = |hit: &Hit| sentence.start <= hit.words().start && hit.words().end <= sentence.end;
    let own = all[number].key();
    let mut seen = vec![own];
    let mut weight = (0, 0);
    for other in (first..=last).filter(|other| *other != number) {
        let key = all[other].key();
        if seen.contains(&key) || !source.exact[other].iter().any(inside) {
            continue;
        }
        seen.push(key);
        if all[other].line == all[number].line {
            weight.0 += 1;
        } else if all[other].len() > 1 {
            weight.1 += NEAR + 1 - other.abs_diff(number);
        }
    }
    weight
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
