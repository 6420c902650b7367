//! Dates and ranges of dates in English text: `9–24 November 2017`, `20 to 31 January 2025`, `12/09/2016`, `June 2017`.
//!
//! Knows text and offsets alone; what a date means is for the caller to say.

use crate::model::{PartialDate, Span};

/// A date or a range of dates in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// Where it stands.
    pub span: Span,
    /// The date, or the first of a range.
    pub first: PartialDate,
    /// The last of a range; `None` for a single date.
    pub last: Option<PartialDate>,
}

impl DateSpan {
    /// The last day, which is the first when there is only one.
    pub fn end(&self) -> PartialDate {
        self.last.unwrap_or(self.first)
    }
}

/// Numbers outside these are no years.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;
/// As many dates can hang together ("1 to 3 and 8 to 12 May 2014"): a bound that keeps the scan linear.
const CHAIN: usize = 8;

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
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// All dates in a text, in order; they never overlap. Takes time in proportion to the length of the text.
pub fn dates(text: &str) -> Vec<DateSpan> {
    let tokens = tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (items, next) = chain(&tokens, at);
        match resolved(items) {
            Some(items) => {
                out.extend(grouped(&items));
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// The dates in a part of a text, with offsets into the whole.
pub fn dates_in(text: &str, part: Span) -> Vec<DateSpan> {
    let shifted = |date: DateSpan| DateSpan {
        span: Span::new(date.span.start + part.start, date.span.end + part.start),
        ..date
    };
    dates(part.of(text)).into_iter().map(shifted).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its value, how many digits, and whether letters ("th") made it a day.
    Number {
        value: u32,
        digits: usize,
        ordinal: bool,
    },
    /// 1 to 12, and whether it is written with a capital.
    Month(u32, bool),
    Weekday,
    /// `to`, `until`, any dash.
    To,
    /// `and`, `&`.
    And,
    Comma,
    /// `/` or `.`, between numbers.
    Stroke,
    Of,
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Token {
    kind: Kind,
    span: Span,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some((at, next)) = rest.next_if(|(_, next)| next.is_alphanumeric()) {
                end = at + next.len_utf8();
            }
        }
        let kind = kind(&text[start..end], c);
        out.push(Token {
            kind,
            span: Span::new(start, end),
        });
    }
    unmake_amounts(&mut out);
    out
}

fn kind(word: &str, first: char) -> Kind {
    match first {
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => return Kind::To,
        '&' => return Kind::And,
        ',' => return Kind::Comma,
        '/' | '.' => return Kind::Stroke,
        '0'..='9' => return number(word),
        c if !c.is_ascii_alphabetic() || word.len() > 9 => return Kind::Other,
        _ => {}
    }
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "to" | "until" | "till" => Kind::To,
        "and" => Kind::And,
        "of" => Kind::Of,
        "sept" => Kind::Month(9, first.is_ascii_uppercase()),
        word if WEEKDAYS
            .iter()
            .any(|day| *day == word || (word.len() == 3 && day.starts_with(word))) =>
        {
            Kind::Weekday
        }
        word => MONTHS
            .iter()
            .zip(1..)
            .find(|(month, _)| **month == word || (word.len() == 3 && month.starts_with(word)))
            .map_or(Kind::Other, |(_, month)| {
                Kind::Month(month, first.is_ascii_uppercase())
            }),
    }
}

fn number(word: &str) -> Kind {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = &word[digits..];
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|s| s.eq_ignore_ascii_case(suffix));
    match word[..digits].parse() {
        Ok(value) if suffix.is_empty() || ordinal => Kind::Number {
            value,
            digits,
            ordinal,
        },
        _ => Kind::Other,
    }
}

/// `4,538` and `1.5` are amounts and hold no day.
fn unmake_amounts(tokens: &mut [Token]) {
    for at in 1..tokens.len().saturating_sub(1) {
        let [before, sign, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
        let touching = before.span.end == sign.span.start && sign.span.end == after.span.start;
        let thousands =
            matches!(after.kind, Kind::Number { digits: 3, .. }) && sign.kind == Kind::Comma;
        if touching && thousands && matches!(before.kind, Kind::Number { .. } | Kind::Other) {
            tokens[at - 1].kind = Kind::Other;
            tokens[at + 1].kind = Kind::Other;
        }
    }
}

/// One date of a chain, of which only the last must be whole.
#[derive(Debug, Clone, Copy, Default)]
struct Item {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
    span: Span,
    /// How it hangs on the one before.
    join: Join,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Join {
    #[default]
    And,
    To,
}

/// Dates that hang together from token `at` on, and the first token behind them.
fn chain(tokens: &[Token], at: usize) -> (Vec<Item>, usize) {
    let mut items = Vec::new();
    let mut whole = (0, at);
    let (mut join, mut next) = (Join::And, at);
    while items.len() < CHAIN {
        let Some((item, behind)) = item(tokens, next) else {
            break;
        };
        items.push(Item { join, ..item });
        if item.year.is_some() {
            whole = (items.len(), behind);
        }
        join = match tokens.get(behind).map(|token| token.kind) {
            Some(Kind::To) => Join::To,
            Some(Kind::And) => Join::And,
            Some(Kind::Comma) if item.month.is_some() => Join::And,
            _ => break,
        };
        next = behind + 1;
    }
    items.truncate(whole.0);
    (items, whole.1)
}

fn item(tokens: &[Token], at: usize) -> Option<(Item, usize)> {
    let first = tokens.get(at)?;
    let (item, next) = match first.kind {
        Kind::Weekday => {
            let comma = usize::from(tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Comma));
            return item_of_day(tokens, at + 1 + comma)
                .map(|(item, next)| (spanned(tokens, item, at, next), next));
        }
        Kind::Month(month, true) => after_month(tokens, at, month)?,
        _ => item_of_day(tokens, at)?,
    };
    Some((spanned(tokens, item, at, next), next))
}

fn spanned(tokens: &[Token], item: Item, from: usize, to: usize) -> Item {
    Item {
        span: Span::new(tokens[from].span.start, tokens[to - 1].span.end),
        ..item
    }
}

/// `June 2017`, `June 13, 2017`, and `June` before `to July 2017`.
fn after_month(tokens: &[Token], at: usize, month: u32) -> Option<(Item, usize)> {
    let month = Some(month);
    let dot = usize::from(tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Stroke));
    if let Some(year) = year(tokens, at + 1 + dot) {
        return Some((
            Item {
                month,
                year: Some(year),
                ..Item::default()
            },
            at + 2 + dot,
        ));
    }
    if let Some(day) = day(tokens, at + 1) {
        let comma = usize::from(tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Comma));
        let year = Some(year(tokens, at + 2 + comma)?);
        return Some((
            Item {
                day: Some(day),
                month,
                year,
                ..Item::default()
            },
            at + 3 + comma,
        ));
    }
    Some((
        Item {
            month,
            ..Item::default()
        },
        at + 1,
    ))
}

/// `13 June 2017`, `13th of June`, `13`, `13/06/2017`, `2017-06-13`.
fn item_of_day(tokens: &[Token], at: usize) -> Option<(Item, usize)> {
    if let Some(numeric) = numeric(tokens, at) {
        return Some((numeric, at + 5));
    }
    let day = Some(day(tokens, at)?);
    let of = usize::from(tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Of));
    let Some(Kind::Month(month, capital)) = tokens.get(at + 1 + of).map(|t| t.kind) else {
        return (of == 0).then_some((
            Item {
                day,
                ..Item::default()
            },
            at + 1,
        ));
    };
    let behind = at + 2 + of;
    // "Feb." and "2 May, 2018".
    let sign = tokens
        .get(behind)
        .is_some_and(|t| matches!(t.kind, Kind::Stroke | Kind::Comma));
    let month = Some(month);
    match (
        year(tokens, behind),
        year(tokens, behind + 1).filter(|_| sign),
    ) {
        (Some(year), _) => Some((
            Item {
                day,
                month,
                year: Some(year),
                ..Item::default()
            },
            behind + 1,
        )),
        (_, Some(year)) => Some((
            Item {
                day,
                month,
                year: Some(year),
                ..Item::default()
            },
            behind + 2,
        )),
        _ => capital.then_some((
            Item {
                day,
                month,
                ..Item::default()
            },
            behind,
        )),
    }
}

/// Three numbers that touch their signs.
fn numeric(tokens: &[Token], at: usize) -> Option<Item> {
    let five = tokens.get(at..at + 5)?;
    let touching = five
        .windows(2)
        .all(|pair| pair[0].span.end == pair[1].span.start);
    let value = |n: usize| match five[n].kind {
        Kind::Number {
            value,
            digits,
            ordinal: false,
        } => Some((value, digits)),
        _ => None,
    };
    let ((a, a_digits), (b, _), (c, c_digits)) = (value(0)?, value(2)?, value(4)?);
    let signs = (five[1].kind, five[3].kind);
    let (day, month, year) = match (signs, a_digits, c_digits) {
        ((Kind::Stroke, Kind::Stroke), 1 | 2, 4) => (a, b, c),
        ((Kind::Stroke, Kind::Stroke), 1 | 2, 2) => (a, b, c + 2000),
        ((Kind::To, Kind::To), 4, 2) => (c, b, a),
        _ => return None,
    };
    let real = touching && YEARS.contains(&year);
    real.then_some(Item {
        day: Some(day),
        month: Some(month),
        year: Some(year),
        ..Item::default()
    })
}

fn day(tokens: &[Token], at: usize) -> Option<u32> {
    match tokens.get(at)?.kind {
        Kind::Number {
            value: value @ 1..=31,
            digits: 1 | 2,
            ..
        } => Some(value),
        _ => None,
    }
}

fn year(tokens: &[Token], at: usize) -> Option<u32> {
    match tokens.get(at)?.kind {
        Kind::Number {
            value,
            digits: 4,
            ordinal: false,
        } if YEARS.contains(&value) => Some(value),
        _ => None,
    }
}

/// Fills in from the right what a range does not repeat, and drops what makes no date; `None` without a whole date.
fn resolved(mut items: Vec<Item>) -> Option<Vec<Item>> {
    let mut from = items.len();
    for at in (0..items.len()).rev() {
        if let Some(right) = items.get(at + 1).copied() {
            let later = |left: &Item| (left.month, left.day) > (right.month, right.day);
            let item = &mut items[at];
            item.month = item.month.or(right.month);
            // A range over the turn of the year prints the year once.
            let turn = u32::from(item.year.is_none() && later(item));
            item.year = item.year.or(right.year.map(|year| year - turn));
        }
        if date(&items[at]).is_none() {
            break;
        }
        from = at;
    }
    items.drain(..from);
    (!items.is_empty()).then_some(items)
}

fn date(item: &Item) -> Option<PartialDate> {
    let year = i16::try_from(item.year?).ok()?;
    let month = i8::try_from(item.month?).ok()?;
    match item.day {
        Some(day) => jiff::civil::Date::new(year, month, i8::try_from(day).ok()?)
            .ok()
            .map(Into::into),
        None => (1..=12)
            .contains(&month)
            .then(|| PartialDate::month_of(year, month)),
    }
}

/// Items joined by "to" are a range, and so are two days of one month joined by "and"; others stand alone.
fn grouped(items: &[Item]) -> Vec<DateSpan> {
    let pair =
        matches!(items, [a, b] if a.month == b.month && a.year == b.year && a.span.len() <= 4);
    let mut out: Vec<DateSpan> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(date) = date(item) else { continue };
        let joined = place > 0 && (item.join == Join::To || pair);
        match out
            .last_mut()
            .filter(|before| joined && before.end() < date)
        {
            Some(before) => {
                before.last = Some(date);
                before.span.end = item.span.end;
            }
            None => out.push(DateSpan {
                span: item.span,
                first: date,
                last: None,
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every date as `2017-06-13` or `2017-02-27..2017-03-23`.
    fn read(text: &str) -> String {
        let one = |found: DateSpan| match found.last {
            Some(last) => format!("{}..{last}", found.first),
            None => found.first.to_string(),
        };
        dates(text)
            .into_iter()
            .map(one)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn every_printed_format_is_read() {
        for (text, expected) in [
            (
                "7 February 2022 to 18 February 2022",
                "2022-02-07..2022-02-18",
            ),
            ("20 to 31 January 2025", "2025-01-20..2025-01-31"),
            ("14 February to 25 February 2022", "2022-02-14..2022-02-25"),
            ("13 April 2015 – 8 May 2015", "2015-04-13..2015-05-08"),
            ("14 January – 5 February 2014", "2014-01-14..2014-02-05"),
            ("3 June 2014 - 25 June 2014", "2014-06-03..2014-06-25"),
            ("4 June 2018–28 June 2018", "2018-06-04..2018-06-28"),
            ("19 November–30 November 2018", "2018-11-19..2018-11-30"),
            ("8 – 12 July 2013", "2013-07-08..2013-07-12"),
            ("9–24 November 2017", "2017-11-09..2017-11-24"),
            ("26 June ─ 20 July 2017", "2017-06-26..2017-07-20"),
            ("12/09/2016 to 06/10/2016", "2016-09-12..2016-10-06"),
            ("1/06/2015 – 25/06/2015", "2015-06-01..2015-06-25"),
            ("18 Feb 2014 – 12 March 2014", "2014-02-18..2014-03-12"),
            ("28 July 2016", "2016-07-28"),
            ("07 February 2017", "2017-02-07"),
            ("25/11/2016", "2016-11-25"),
            ("5-6 June 2018", "2018-06-05..2018-06-06"),
            ("22 and 23 May 2018", "2018-05-22..2018-05-23"),
            (
                "3 December 2018 to 7 December 2018\nand 14 January to 18 January 2019",
                "2018-12-03..2018-12-07 2019-01-14..2019-01-18",
            ),
            (
                "17 to 21 and 24 to 28 July 2023",
                "2023-07-17..2023-07-21 2023-07-24..2023-07-28",
            ),
            ("11 December – 12 January 2018", "2017-12-11..2018-01-12"),
            ("27 February to\n23 March 2017", "2017-02-27..2017-03-23"),
            ("13th June 2017", "2017-06-13"),
            ("the 1st of April 2022", "2022-04-01"),
            ("Tuesday 13 June 2017", "2017-06-13"),
            ("Tue, 13 Jun 2017 12:19:42 GMT", "2017-06-13"),
            ("29th Nov 2012, 10:15 GMT", "2012-11-29"),
            ("June 13, 2017", "2017-06-13"),
            ("2 May, 2018", "2018-05-02"),
            ("2017-06-13", "2017-06-13"),
            ("June 2017", "2017-06"),
            ("June to August 2017", "2017-06..2017-08"),
            ("Sept. 2014", "2014-09"),
            ("13 june 2017", "2017-06-13"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date_is_left_alone() {
        for (text, expected) in [
            ("31 June 2017", "2017-06"),
            ("they may 2017 times", ""),
            ("At 31 March 2014, 4,538 children", "2014-03-31"),
            ("between 2 and 3 May", ""),
            ("section 31, 12 of 19", ""),
            ("13 June 2017 and 1 July 2018", "2017-06-13 2018-07-01"),
            ("24/7 help on 0300 123 1231", ""),
            ("in 2013–18", ""),
            ("10.83% (the national average is 14.5%)", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn offsets_cover_the_whole_range() {
        let text = "Inspection dates: 20 to 31 January 2025\n";
        assert_eq!(dates(text)[0].span.of(text), "20 to 31 January 2025");
        assert_eq!(
            dates_in(text, Span::new(10, text.len()))[0].span.of(text),
            "20 to 31 January 2025"
        );
    }

    #[test]
    fn a_long_chain_takes_no_longer_per_word() {
        let text = "1 and ".repeat(200_000);
        let started = std::time::Instant::now();
        assert!(dates(&text).is_empty());
        assert!(started.elapsed().as_secs() < 20);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(parts in prop::collection::vec(prop_oneof![
            Just("31 "), Just("June"), Just(" 2017"), Just("–"), Just("/"), Just(" to "), Just(","), Just("99999999999"),
            Just("\n"), Just("1st "), Just("é"), Just("-"), Just("and "), Just("Feb"), Just("0"), Just("\u{2500}"),
        ], 0..40), noise in ".*") {
            let text = parts.concat() + &noise;
            let found = dates(&text);
            for pair in found.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for date in found {
                prop_assert!(!date.span.of(&text).is_empty());
            }
        }
    }
}
