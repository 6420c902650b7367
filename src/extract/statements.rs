//! What a text says of when things happened: when it was published, when the service was inspected, and when before.
//!
//! Every statement keeps its own words. Two that disagree ("inadequate in 2011", "the last inspection, in February 2012")
//! stand side by side: published reports contradict themselves, and it is not for casebook to choose.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::dates::{DateSpan, dates, next_digit};
use super::graded::judging;
use super::layout::{self, Paragraph};
use super::loose::{names_month, relative, years};
use super::tokens::Source;
use super::visits::{Which, plain, said};
use crate::model::statement::{Reading, Statement, StatementKind, Visit};
use crate::model::{DateOrigin, Dated, PartialDate, Span};

/// A date line stands among the first or last lines of an article; how many are looked at.
const EDGE: usize = 8;
/// A line that is a date and little else, in bytes besides the date.
const DATE_LINE: usize = 40;

/// Words before a date that make it the day something came out.
const CAME_OUT: &[&str] = &[
    "published",
    "report out",
    "posted on",
    "report was released",
];
/// One of these or of the verbs of judging stands in every sentence that says something of a date: in each name of a visit
/// and each of [`CAME_OUT`]. Whole words, for white space between two of them may be of any kind.
const TELLING: &[&str] = &[
    "visit",
    "inspection",
    "inspected",
    "jta",
    "last",
    "report",
    "judged",
    "rated",
    "classed",
    "found",
    "published",
    "posted",
];
/// How far from the date they may stand, in bytes, within its sentence.
const BEFORE: usize = 140;

/// What a letter says of the visit it is about, and an article that quotes it.
const LETTERS: &[(&str, Visit)] = &[
    ("this monitoring visit", Visit::Monitoring),
    ("this focused visit", Visit::Focused),
];

/// What `text` says of dates, in order. `published` is what "last May" is counted from.
pub fn statements(text: &str, published: Option<PartialDate>) -> Vec<Statement> {
    within(&Source::new(text), &layout::paragraphs(text), published)
}

/// The same for a text whose paragraphs are known.
pub(super) fn within(
    source: &Source<'_>,
    paragraphs: &[Paragraph],
    published: Option<PartialDate>,
) -> Vec<Statement> {
    let lower = source.lower();
    let mut found: Vec<(Statement, Which)> = Vec::new();
    for paragraph in paragraphs {
        // Most paragraphs hold no date or speak of no visit: their dates are never read.
        let words = paragraph.span.of(lower);
        if next_digit(words, 0).is_none() && !names_month(words) || !tells(words) {
            continue;
        }
        let dates = in_paragraph(source.text, lower, paragraph.span, published);
        for of_sentence in dates.chunk_by(|one, other| one.2 == other.2) {
            in_sentence(lower, paragraph.span, of_sentence, &mut found);
        }
    }
    let letter = || LETTERS.iter().find(|(words, _)| source.mentions(words));
    settled(found, published, || letter().map(|(_, visit)| *visit))
}

/// Whether some words in lower case hold one of [`TELLING`] or a verb of judging.
fn tells(lower: &str) -> bool {
    static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "a few short words fit any automaton")]
        AhoCorasick::builder()
            // Any match will do, and this kind of match looks for all of them in many bytes at once.
            .match_kind(MatchKind::LeftmostFirst)
            .build(TELLING.iter().copied().chain(judging()))
            .expect("the words that tell of visits fit an automaton")
    });
    WORDS.is_match(lower)
}

/// A date, how it was read and the sentence it stands in.
type Date = (DateSpan, Reading, Span);

fn in_paragraph(
    text: &str,
    lower: &str,
    paragraph: Span,
    published: Option<PartialDate>,
) -> Vec<Date> {
    let mut all: Vec<(DateSpan, Reading)> = Vec::new();
    if next_digit(paragraph.of(text), 0).is_some() {
        let printed = dates(paragraph.of(text))
            .into_iter()
            .map(|date| (shifted(date, paragraph.start), Reading::Printed));
        all.extend(printed.chain(years(lower, paragraph)));
    }
    all.extend(relative(lower, paragraph, published));
    all.sort_by_key(|(date, _)| (date.span.start, std::cmp::Reverse(date.span.end)));
    let mut end = 0;
    all.retain(|(date, _)| {
        let free = date.span.start >= end;
        end = end.max(date.span.end);
        free
    });
    if all.is_empty() {
        return Vec::new();
    }
    // Once for all of its dates: a paragraph may hold very many.
    let stops: Vec<usize> = stops(paragraph.of(lower))
        .map(|at| paragraph.start + at)
        .collect();
    let placed = |(date, reading): (DateSpan, Reading)| {
        (date, reading, sentence(&stops, paragraph, date.span))
    };
    all.into_iter().map(placed).collect()
}

/// What one sentence says of its dates.
fn in_sentence(lower: &str, paragraph: Span, dates: &[Date], found: &mut Vec<(Statement, Which)>) {
    let Some((_, _, sentence)) = dates.first() else {
        return;
    };
    if !tells(sentence.of(lower)) {
        return;
    }
    let mut from = sentence.start;
    let mut pieces = Vec::new();
    for (date, ..) in dates {
        pieces.push(plain(Span::new(from, date.span.start).of(lower)));
        from = date.span.end;
    }
    pieces.push(plain(Span::new(from, sentence.end).of(lower)));
    let next = following(lower, paragraph, *sentence);
    let said = said(&pieces, &plain(next.of(lower)));
    for ((date, reading, _), said) in dates.iter().zip(said) {
        let start = floor(lower, date.span.start.saturating_sub(BEFORE)).max(sentence.start);
        let before = Span::new(start, date.span.start).of(lower);
        let out = CAME_OUT.iter().any(|words| before.contains(words));
        let known = *reading != Reading::Unresolved;
        let end = said.filter(|said| said.beyond).map(|_| next.end);
        let statement = Statement {
            kind: StatementKind::Published,
            visit: said.map_or(Visit::Inspection, |said| said.visit),
            latest: said.is_some_and(|said| said.which == Which::Last),
            area: said.and_then(|said| said.area),
            span: date.span,
            sentence: Span::new(sentence.start, end.unwrap_or(sentence.end)),
            first: known.then_some(date.first),
            last: date.last,
            reading: *reading,
            grade: said.and_then(|said| said.grade),
        };
        match said {
            _ if out => found.push((statement, Which::Some)),
            None => {}
            Some(said) => {
                let kind = StatementKind::PreviousInspection;
                found.push((Statement { kind, ..statement }, said.which));
            }
        }
    }
}

/// Tells the inspection that the text is about from those before it. A date after it is not of one before it.
fn settled(
    found: Vec<(Statement, Which)>,
    published: Option<PartialDate>,
    letter: impl FnOnce() -> Option<Visit>,
) -> Vec<Statement> {
    let labelled = found
        .iter()
        .find(|(said, which)| *which == Which::This && said.last.is_some());
    let own = labelled.and_then(|(own, _)| Some((own.first?, own.last?)));
    let letter = letter().filter(|_| own.is_none());
    let settle = |(said, which): (Statement, Which)| {
        let recent =
            |day: PartialDate| published.is_some_and(|out| day.meets(year_before(out), out));
        let is_own = match (own, said.first) {
            (Some((start, end)), Some(day)) => day.meets(start, end),
            (None, Some(day)) => which == Which::This || recent(day),
            (_, None) => true,
        };
        let after = own.zip(said.first).is_some_and(|((_, end), day)| day > end);
        match said.kind {
            StatementKind::Published => Some(said),
            _ if is_own && !said.latest => Some(Statement {
                kind: StatementKind::Inspection,
                visit: letter.unwrap_or(said.visit),
                ..said
            }),
            _ => Some(said).filter(|_| !after),
        }
    };
    found.into_iter().filter_map(settle).collect()
}

/// A text is taken to be about an inspection of the year before it was published.
fn year_before(day: PartialDate) -> PartialDate {
    match day.month() {
        Some(month) => PartialDate::month_of(day.year() - 1, month),
        None => PartialDate::year_only(day.year() - 1),
    }
}

/// The day a text says it was published: a line with "Published", or a line that is a date and little else.
pub fn published(text: &str) -> Option<Dated> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first: Vec<&str> = lines.by_ref().take(EDGE).collect();
    let edge = first.into_iter().chain(lines.rev().take(2));
    let dated = |line: &str| {
        next_digit(line, 0)?;
        let found = dates(line);
        let [date] = found[..] else { return None };
        let label = line.to_lowercase();
        let labelled =
            label.contains("published") || label.contains("posted") || label.contains("updated");
        let alone = line.len() - date.span.len() <= DATE_LINE && !line.trim_end().ends_with('.');
        (date.last.is_none() && (labelled && line.len() <= 120 || alone))
            .then_some((labelled, date.first))
    };
    let mut found: Vec<(bool, PartialDate)> = edge.filter_map(dated).collect();
    found.sort_by_key(|(labelled, _)| !labelled);
    found.first().map(|(_, date)| Dated {
        date: *date,
        origin: DateOrigin::Text,
    })
}

fn shifted(date: DateSpan, by: usize) -> DateSpan {
    DateSpan {
        span: Span::new(date.span.start + by, date.span.end + by),
        ..date
    }
}

/// The sentence around a date: from the full stop before it to the one after it.
fn sentence(stops: &[usize], paragraph: Span, date: Span) -> Span {
    let before = stops.partition_point(|stop| *stop < date.start);
    let after = stops.partition_point(|stop| *stop <= date.end);
    let start = before.checked_sub(1).and_then(|last| stops.get(last));
    Span::new(
        start.copied().unwrap_or(paragraph.start),
        stops.get(after).copied().unwrap_or(paragraph.end),
    )
}

/// The sentence after this one in its paragraph.
fn following(lower: &str, paragraph: Span, sentence: Span) -> Span {
    let rest = Span::new(sentence.end, paragraph.end).of(lower);
    let end = stops(rest).next().unwrap_or(rest.len());
    Span::new(sentence.end, sentence.end + end)
}

/// Where sentences end in some words: behind each full stop with white space after it.
fn stops(words: &str) -> impl Iterator<Item = usize> {
    let stops = words.match_indices('.').map(|(at, _)| at + 1);
    stops.filter(|at| words[*at..].starts_with(char::is_whitespace))
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::visits::NAMES;
    use crate::model::Grade;

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn found(
        text: &str,
        published: Option<&str>,
    ) -> Vec<(StatementKind, String, Option<String>, Reading)> {
        let rows = statements(text, published.map(day));
        rows.into_iter()
            .map(|s| {
                (
                    s.kind,
                    s.span.of(text).to_owned(),
                    s.first.map(|d| d.to_string()),
                    s.reading,
                )
            })
            .collect()
    }

    #[test]
    fn two_dates_of_the_last_inspection_stand_side_by_side() {
        let text = "Head\n\nIt was judged inadequate in 2011. The last inspection, in February 2012, found it adequate.";
        let rows = statements(text, None);
        let previous: Vec<_> = rows
            .iter()
            .filter(|s| s.kind == StatementKind::PreviousInspection)
            .collect();
        assert_eq!(previous.len(), 2);
        assert_eq!(previous[0].grade, Some(Grade::Inadequate));
        assert_eq!(previous[1].grade, Some(Grade::Adequate));
    }

    #[test]
    fn last_may_is_counted_back_from_the_publication_and_says_so() {
        let text = "Head\n\nOfsted concluded in their inspection last May that it failed.";
        let row = (
            StatementKind::Inspection,
            "last May".to_owned(),
            Some("2018-05".to_owned()),
            Reading::CountedBack,
        );
        assert_eq!(found(text, Some("2018-06")), [row]);
    }

    #[test]
    fn last_may_without_a_publication_date_stays_open() {
        let text = "Head\n\nOfsted concluded in their inspection last May that it failed.";
        let row = (
            StatementKind::Inspection,
            "last May".to_owned(),
            None,
            Reading::Unresolved,
        );
        assert_eq!(found(text, None), [row]);
    }

    #[test]
    fn a_date_line_gives_the_day_of_publication() {
        assert_eq!(
            published("Head\nBy Ann Pell – 14th June 2018\n\nBody text of it.").map(|d| d.date),
            Some(day("2018-06-14"))
        );
        assert_eq!(
            published("Head\n\nPublished: 3 May 2019\n\nBody.").map(|d| d.date),
            Some(day("2019-05-03"))
        );
        assert_eq!(
            published(
                "Head\n\nThe inspection ran from 3 May 2019 and it was long and detailed.\n\nBody."
            ),
            None
        );
    }

    #[test]
    fn a_telling_word_stands_in_every_phrase_that_is_looked_for() {
        let phrases = (NAMES.iter().map(|name| name.0)).chain(judging());
        for phrase in phrases.chain(CAME_OUT.iter().copied()) {
            assert!(tells(phrase), "{phrase}");
        }
    }
}
