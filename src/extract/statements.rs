//! What a text says of when things happened: when it was published, when the service was inspected, and when before.
//!
//! Every statement keeps its own words. Two that disagree ("inadequate in 2011", "the last inspection, in February 2012")
//! stand side by side: published reports contradict themselves, and it is not for casebook to choose.

use super::dates::{DateSpan, dates};
use super::layout;
use crate::model::statement::{Reading, Statement, StatementKind};
use crate::model::{DateOrigin, Dated, Grade, PartialDate, Span};

/// How far from a date the words that say what it dates may stand, in bytes, within its sentence.
const BEFORE: usize = 140;
const AFTER: usize = 60;
/// A date line stands among the first or last lines of an article; how many are looked at.
const EDGE: usize = 8;
/// A line that is a date and little else, in bytes besides the date.
const DATE_LINE: usize = 40;

/// Words near a date, and what they make of it; the first row that fits decides.
const CUES: &[(StatementKind, &[&str])] = &[
    (
        StatementKind::PreviousInspection,
        &[
            "last inspect",
            "previous inspect",
            "previously inspect",
            "since it was last",
            "last rated",
            "last judged",
            "last class",
            "last time",
            "earlier inspect",
            "first inspect",
            "previous ofsted",
            "was rated",
            "was judged",
            "had been rated",
            "had been judged",
            "judged to be",
            "judged inadequate",
            "judged good",
            "inspected in",
            "inspection in",
        ],
    ),
    (
        StatementKind::Published,
        &[
            "published",
            "report out",
            "posted on",
            "report was released",
        ],
    ),
    (
        StatementKind::Inspection,
        &[
            "inspection",
            "inspected",
            "inspectors visited",
            "visited",
            "visit",
            "covered",
        ],
    ),
];

/// Months, for "last May".
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What `text` says of dates, in order. `published` is what "last May" is counted from.
pub fn statements(text: &str, published: Option<PartialDate>) -> Vec<Statement> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Statement> = Vec::new();
    for paragraph in layout::paragraphs(text) {
        let words = paragraph.span.of(text);
        let printed = dates(words)
            .into_iter()
            .map(|date| (shifted(date, paragraph.span.start), Reading::Printed));
        let years = years(&lower, paragraph.span);
        let relative = relative(&lower, paragraph.span, published);
        let mut all: Vec<(DateSpan, Reading)> = printed.chain(years).chain(relative).collect();
        all.sort_by_key(|(date, _)| (date.span.start, std::cmp::Reverse(date.span.end)));
        let mut end = 0;
        for (date, reading) in all {
            if date.span.start < end {
                continue;
            }
            end = date.span.end;
            found.extend(statement(&lower, paragraph.span, date, reading));
        }
    }
    found
}

/// The day a text says it was published: a line with "Published", or a line that is a date and little else.
pub fn published(text: &str) -> Option<Dated> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let edge = lines
        .iter()
        .take(EDGE)
        .chain(lines.iter().skip(EDGE).rev().take(2));
    let dated = |line: &&&str| {
        let found = dates(line);
        let [date] = found[..] else { return None };
        let label = line.to_lowercase();
        let labelled =
            label.contains("published") || label.contains("posted") || label.contains("updated");
        let alone = line.len() - date.span.len() <= DATE_LINE && !line.trim_end().ends_with('.');
        (date.last.is_none() && (labelled && line.len() <= 120 || alone))
            .then_some((labelled, date.first))
    };
    let mut found: Vec<(bool, PartialDate)> = edge.filter_map(|line| dated(&line)).collect();
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

/// Bare years after a preposition: "in 2011", "since 2009", "(2009)".
fn years(lower: &str, part: Span) -> impl Iterator<Item = (DateSpan, Reading)> {
    let words = part.of(lower);
    let digits = words
        .match_indices(|c: char| c.is_ascii_digit())
        .map(|(at, _)| at);
    digits.filter_map(move |at| {
        let year = words
            .get(at..at + 4)
            .filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
        let before = &words[..at];
        let opened = ["in ", "since ", "(", "during ", "of "]
            .iter()
            .any(|w| before.ends_with(w));
        let closed = !words[at + 4..].starts_with(|c: char| c.is_alphanumeric());
        let year: i16 = year.parse().ok().filter(|y| (1990..2100).contains(y))?;
        let span = Span::new(part.start + at, part.start + at + 4);
        let date = DateSpan {
            span,
            first: PartialDate::year_only(year),
            last: None,
        };
        (opened && closed).then_some((date, Reading::Printed))
    })
}

/// "last May", "in June", "last year": counted back from the day of publication, when that is known.
fn relative(
    lower: &str,
    part: Span,
    published: Option<PartialDate>,
) -> impl Iterator<Item = (DateSpan, Reading)> {
    let words = part.of(lower);
    let month = move |number: usize, name: &'static str| {
        words.match_indices(name).filter_map(move |(at, _)| {
            let lead = ["last ", "in ", "since ", "during "]
                .iter()
                .find(|lead| words[..at].ends_with(**lead))?;
            let rest = words[at + name.len()..].trim_start();
            let own_year =
                rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with(", 20");
            let whole = !words[at + name.len()..].starts_with(|c: char| c.is_alphabetic());
            // "may" is a verb unless "last" or "in" stands before it, which it does.
            let start = if *lead == "last " {
                at - lead.len()
            } else {
                at
            };
            let span = Span::new(part.start + start, part.start + at + name.len());
            let resolved = published.and_then(|day| latest(day, number));
            let date = DateSpan {
                span,
                first: resolved.unwrap_or(PartialDate::year_only(0)),
                last: None,
            };
            (whole && !own_year).then_some((
                date,
                if resolved.is_some() {
                    Reading::CountedBack
                } else {
                    Reading::Unresolved
                },
            ))
        })
    };
    MONTHS
        .iter()
        .enumerate()
        .flat_map(move |(number, name)| month(number + 1, name))
}

/// The latest month of this number that is not after `day`.
fn latest(day: PartialDate, month: usize) -> Option<PartialDate> {
    let number = i8::try_from(month).ok()?;
    let year = if day.month()? >= number {
        day.year()
    } else {
        day.year() - 1
    };
    Some(PartialDate::month_of(year, number))
}

fn statement(lower: &str, paragraph: Span, date: DateSpan, reading: Reading) -> Option<Statement> {
    let sentence = sentence(lower, paragraph, date.span);
    let start = floor(lower, date.span.start.saturating_sub(BEFORE)).max(sentence.start);
    let end = floor(lower, date.span.end + AFTER).min(sentence.end);
    let near = lower.get(start..end)?;
    let before = lower.get(start..date.span.start)?;
    let (kind, _) = CUES.iter().find(|(kind, cues)| {
        // "in their inspection last May (published on Friday)": what comes after dates something else.
        let place = if *kind == StatementKind::Published {
            before
        } else {
            near
        };
        cues.iter().any(|cue| place.contains(cue))
    })?;
    let known = reading != Reading::Unresolved;
    Some(Statement {
        kind: *kind,
        span: date.span,
        sentence,
        first: known.then_some(date.first),
        last: date.last,
        reading,
        grade: grade(near),
    })
}

/// The sentence around a date: from the full stop before it to the one after it.
fn sentence(lower: &str, paragraph: Span, date: Span) -> Span {
    let before = lower[paragraph.start..date.start]
        .rfind(". ")
        .map_or(paragraph.start, |at| paragraph.start + at + 2);
    let after = lower[date.end..paragraph.end]
        .find(". ")
        .map_or(paragraph.end, |at| date.end + at + 1);
    Span::new(before, after)
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// A grade named beside the date; "adequate" is never the tail of "inadequate".
fn grade(near: &str) -> Option<Grade> {
    let graded = [
        Grade::Inadequate,
        Grade::RequiresImprovement,
        Grade::Outstanding,
        Grade::Good,
        Grade::Adequate,
    ];
    graded.into_iter().find(|grade| {
        let name = grade.as_str();
        near.match_indices(name).any(|(at, _)| {
            let before = near[..at].chars().next_back();
            let after = near[at + name.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
