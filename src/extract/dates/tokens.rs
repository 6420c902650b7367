//! Words, numbers and signs as dates are made of them.

use crate::model::Span;
use crate::model::date::{MONTHS, WEEKDAYS};

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

/// The tokens of a text that may make a date, white space left out: numbers with all that stands beside them, as far as the
/// first token on each side that is of no date. What stands between is left out, for most of a text is not near any number.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut read = 0;
    while let Some(digit) = next_digit(text, read) {
        let known = out.len();
        let start = word_start(text, read, digit);
        let mut end = start;
        while let Some(token) = token_before(text, read, end) {
            out.push(token);
            end = token.span.start;
            if token.kind == Kind::Other {
                break;
            }
        }
        out[known..].reverse();
        read = start;
        while let Some(token) = token_at(text, read) {
            out.push(token);
            read = token.span.end;
            if token.kind == Kind::Other {
                break;
            }
        }
    }
    unmake_amounts(&mut out);
    out
}

/// Where the next digit stands; looks at many bytes at once.
pub(in crate::extract) fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    let digit = |found, byte: &u8| found | byte.is_ascii_digit();
    let mut chunks = bytes.chunks(MANY);
    let before = chunks.position(|chunk| chunk.iter().fold(false, digit))? * MANY;
    let within = bytes[before..].iter().position(u8::is_ascii_digit)?;
    Some(from + before + within)
}

/// So many bytes are looked at together.
const MANY: usize = 64;

/// Where the letters and digits that end at `end` begin, `from` at the earliest.
fn word_start(text: &str, from: usize, end: usize) -> usize {
    from + text[from..end]
        .trim_end_matches(char::is_alphanumeric)
        .len()
}

/// The last token of `text[from..to]`.
fn token_before(text: &str, from: usize, to: usize) -> Option<Token> {
    let end = from + text[from..to].trim_end().len();
    let last = text[from..end].chars().next_back()?;
    let start = if last.is_alphanumeric() {
        word_start(text, from, end)
    } else {
        end - last.len_utf8()
    };
    Some(token(text, Span::new(start, end)))
}

/// The first token from `at` on.
fn token_at(text: &str, at: usize) -> Option<Token> {
    let rest = text[at..].trim_start();
    let first = rest.chars().next()?;
    let len = if first.is_alphanumeric() {
        rest.find(|c: char| !c.is_alphanumeric())
    } else {
        Some(first.len_utf8())
    };
    let start = text.len() - rest.len();
    let end = len.map_or(text.len(), |len| start + len);
    Some(token(text, Span::new(start, end)))
}

fn token(text: &str, span: Span) -> Token {
    let kind = kind(span.of(text));
    Token { kind, span }
}

fn kind(word: &str) -> Kind {
    let first = word.chars().next().unwrap_or_default();
    match first {
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => return Kind::To,
        '&' => return Kind::And,
        ',' => return Kind::Comma,
        '/' | '.' => return Kind::Stroke,
        '0'..='9' => return number(word),
        c if !c.is_ascii_alphabetic() || word.len() > 9 => return Kind::Other,
        _ => {}
    }
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let begins = |name: &str| is(name) || word.len() == 3 && name[..3].eq_ignore_ascii_case(word);
    let month = || {
        let named = MONTHS.iter().zip(1..).find(|(name, _)| begins(name));
        named.map(|(_, month)| month).or(is("sept").then_some(9))
    };
    match () {
        () if is("to") || is("until") || is("till") => Kind::To,
        () if is("and") => Kind::And,
        () if is("of") => Kind::Of,
        () if WEEKDAYS.iter().any(|day| begins(day)) => Kind::Weekday,
        () => month().map_or(Kind::Other, |month| {
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
