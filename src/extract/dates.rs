//! Dates and ranges of dates in English text: `9–24 November 2017`, `20 to 31 January 2025`, `12/09/2016`, `June 2017`.
//!
//! Knows text and offsets alone; what a date means is for the caller to say.

#[cfg(test)]
mod tests;
mod tokens;

use crate::model::{PartialDate, Span};
pub(super) use tokens::next_digit;
use tokens::{Kind, Token, tokens};

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

/// All dates in a text, in order; they never overlap. Takes time in proportion to the length of the text.
pub fn dates(text: &str) -> Vec<DateSpan> {
    let mut out = Vec::new();
    let tokens = tokens(text);
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
