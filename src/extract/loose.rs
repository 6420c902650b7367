//! Dates that a text gives loosely: bare years ("in 2011"), and months that count from the day of publication ("last May").

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::dates::DateSpan;
use crate::model::date::MONTHS;
use crate::model::statement::Reading;
use crate::model::{PartialDate, Span};

/// Bare years after a preposition: "in 2011", "since 2009", "(2009)".
pub(super) fn years(lower: &str, part: Span) -> impl Iterator<Item = (DateSpan, Reading)> {
    let words = part.of(lower);
    let digit = |(_, byte): &(usize, u8)| byte.is_ascii_digit();
    let digits = words.bytes().enumerate().filter(digit);
    digits.filter_map(move |(at, _)| {
        let year = words
            .get(at..at + 4)
            .filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
        let before = &words[..at];
        let opened = ["in ", "since ", "(", "during ", "of "]
            .iter()
            .any(|w| before.ends_with(w))
            || follows_year(before);
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

/// "in 2009 and" before 2011.
fn follows_year(before: &str) -> bool {
    let year = before
        .strip_suffix(" and ")
        .and_then(|rest| rest.get(rest.len().checked_sub(8)?..))
        .and_then(|words| words.strip_prefix(" in "));
    year.is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

/// "last May", "in June", "last year": counted back from the day of publication, when that is known.
pub(super) fn relative(
    lower: &str,
    part: Span,
    published: Option<PartialDate>,
) -> impl Iterator<Item = (DateSpan, Reading)> {
    let words = part.of(lower);
    months().find_iter(words).filter_map(move |hit| {
        let at = hit.start();
        let lead = ["last ", "in ", "since ", "during "]
            .iter()
            .find(|lead| words[..at].ends_with(**lead))?;
        let rest = words[hit.end()..].trim_start();
        let own_year = rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with(", 20");
        let whole = !words[hit.end()..].starts_with(|c: char| c.is_alphabetic());
        // "may" is a verb unless "last" or "in" stands before it, which it does.
        let start = if *lead == "last " {
            at - lead.len()
        } else {
            at
        };
        let span = Span::new(part.start + start, part.start + hit.end());
        let resolved = published.and_then(|day| latest(day, hit.pattern().as_usize() + 1));
        let date = DateSpan {
            span,
            first: resolved.unwrap_or(PartialDate::year_only(0)),
            last: None,
        };
        let reading = match resolved {
            Some(_) => Reading::CountedBack,
            None => Reading::Unresolved,
        };
        (whole && !own_year).then_some((date, reading))
    })
}

/// Whether a month is named: without one nothing is [`relative`].
pub(super) fn names_month(lower: &str) -> bool {
    months().is_match(lower)
}

/// Finds the names of months, all in one pass.
fn months() -> &'static AhoCorasick {
    static FOUND: LazyLock<AhoCorasick> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "twelve short words fit any automaton")]
        AhoCorasick::builder()
            // No name begins another, and this kind of match looks for all of them in many bytes at once.
            .match_kind(MatchKind::LeftmostFirst)
            .build(MONTHS.map(str::to_lowercase))
            .expect("the names of the months fit an automaton")
    });
    &FOUND
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
