//! Words, numbers and signs as dates are made of them.

use crate::model::Span;
use crate::model::date::MONTHS;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What a token may be in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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

/// A word, number or sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// The tokens of a text, white space left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
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
            .find(|(month, _)| {
                month.eq_ignore_ascii_case(word)
                    || word.len() == 3 && month[..3].eq_ignore_ascii_case(word)
            })
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
