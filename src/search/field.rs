//! Fields of the query language: `council:`, `year:` and the rest, with the values they take.
//!
//! A value that can never match is an error that says what to write; one that may still be typed on restricts nothing.

use std::str::FromStr;

use super::query::QUOTES;
use crate::model::{Area, DocumentId, FindingKind, Grade, Polarity, TraceStatus};

/// A field with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
    /// Name, alias, trust or code of a council.
    Council(String),
    /// Key or name of a theme.
    Theme(String),
    /// A speaker class or words of a speaker's name.
    Speaker(String),
    /// What the finding is.
    Kind(Vec<FindingKind>),
    /// A grade in the document's inspection: overall, or of the query's `area:`.
    Grade(Vec<Grade>),
    /// The judgement area the finding stands in.
    Area(Vec<Area>),
    /// Published or inspected in these years, both included.
    Year(i16, i16),
    /// Words of the publisher's name.
    Publisher(String),
    /// One document.
    Document(DocumentId),
    /// What else is true of the finding.
    Is(Vec<Is>),
    /// What became of an Ofsted quotation of the finding in the primary report.
    Trace(Vec<TraceStatus>),
    /// The reader's note on it.
    Note,
    /// The reader's label on it.
    Tag(String),
}

/// The values of `is:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Is {
    /// Starred by the reader.
    Marked,
    /// In the council's latest inspection report in the library.
    Latest,
    /// Speaks against the service, for it, or both.
    Polar(Polarity),
}

/// The field names with the values to offer for them; an empty list takes any words.
pub(super) const FIELDS: [(&str, &[&str]); 13] = [
    ("council", &[]),
    ("theme", &[]),
    ("speaker", &[]),
    (
        "kind",
        &["finding", "recommendation", "judgement", "response"],
    ),
    (
        "grade",
        &[
            "outstanding",
            "good",
            "requires improvement",
            "adequate",
            "inadequate",
            "not judged",
        ],
    ),
    (
        "area",
        &[
            "overall",
            "leaders",
            "help_and_protection",
            "in_care",
            "care_leavers",
            "in_care_and_care_leavers",
            "adoption",
            "lscb",
        ],
    ),
    ("year", &[]),
    ("publisher", &[]),
    ("doc", &[]),
    (
        "trace",
        &["verbatim", "cut", "altered", "not_found", "no_primary"],
    ),
    ("is", &["latest", "concern", "strength", "mixed", "marked"]),
    ("has", &["note"]),
    ("tag", &[]),
];

/// The names of all fields, in the order in which they are offered.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

impl Field {
    /// Whether it asks for the reader's own work, which changes while the index stands.
    pub(super) fn is_own(&self) -> bool {
        match self {
            Self::Note | Self::Tag(_) => true,
            Self::Is(any) => any.contains(&Is::Marked),
            _ => false,
        }
    }

    /// Reads a value for the field `name` (in lower case). `open` says that it may still be being typed.
    ///
    /// # Errors
    /// With what to write instead, when no such value can match.
    pub(super) fn parse(name: &str, value: &str, open: bool) -> Result<Option<Self>, String> {
        let Some((_, values)) = FIELDS.iter().find(|(field, _)| *field == name) else {
            return Err(unknown(name));
        };
        if value.trim().is_empty() {
            return Ok(None);
        }
        let words = || value.trim().to_owned();
        let field = match name {
            "council" => Self::Council(words()),
            "theme" => Self::Theme(words()),
            "speaker" => Self::Speaker(words()),
            "publisher" => Self::Publisher(words()),
            "tag" => Self::Tag(words()),
            "year" => return years(value.trim(), open),
            "doc" => return document(value.trim(), open),
            _ => {
                let chosen = choose(name, values, value)?;
                match name {
                    "kind" => Self::Kind(parsed(&chosen)),
                    "grade" => Self::Grade(parsed(&chosen)),
                    "area" => Self::Area(parsed(&chosen)),
                    "trace" => Self::Trace(parsed(&chosen)),
                    "has" => Self::Note,
                    _ => Self::Is(chosen.iter().map(|value| is(value)).collect()),
                }
            }
        };
        Ok(Some(field))
    }
}

fn parsed<T: FromStr>(chosen: &[&str]) -> Vec<T> {
    chosen
        .iter()
        .filter_map(|value| value.parse().ok())
        .collect()
}

fn is(value: &str) -> Is {
    match value {
        "latest" => Is::Latest,
        "marked" => Is::Marked,
        polarity => polarity.parse().map_or(Is::Marked, Is::Polar),
    }
}

/// The values that the typed one is, or else begins.
fn choose(name: &str, values: &[&'static str], typed: &str) -> Result<Vec<&'static str>, String> {
    let wanted = plain(typed);
    let exact: Vec<_> = values
        .iter()
        .copied()
        .filter(|v| plain(v) == wanted)
        .collect();
    let begun = || {
        values
            .iter()
            .copied()
            .filter(|v| plain(v).starts_with(&wanted))
            .collect()
    };
    let chosen: Vec<_> = if exact.is_empty() { begun() } else { exact };
    if wanted.is_empty() || chosen.is_empty() {
        return Err(format!(
            "`{name}:{}` — write {}",
            short(typed),
            offer(name, values)
        ));
    }
    Ok(chosen)
}

/// Lower case, with every sort of gap the same.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether `value` is the words of `name`, or begins them at the beginning of a word.
pub(super) fn begins(name: &str, value: &str) -> bool {
    let (name, value) = (plain(name), plain(value));
    !value.is_empty() && (name.starts_with(&value) || name.contains(&format!(" {value}")))
}

fn offer(name: &str, values: &[&str]) -> String {
    let all: Vec<_> = values.iter().map(|v| written(name, v)).collect();
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => all.concat(),
    }
}

/// A field with its value, as it is typed. A quotation mark in the value would end it; names are compared without their signs.
pub fn written(name: &str, value: &str) -> String {
    let value = value.replace(QUOTES, " ");
    let quote = if value.contains(' ') { "\"" } else { "" };
    format!("{name}:{quote}{value}{quote}")
}

/// What was typed, fit for a message: no control characters, not too long.
fn short(typed: &str) -> String {
    typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(40)
        .collect()
}

fn unknown(name: &str) -> String {
    let near = names()
        .filter_map(|field| Some((super::edits::between(name, field, 2)?, field)))
        .min();
    let all = || {
        names()
            .map(|field| format!("{field}:"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let advice = near.map_or_else(
        || format!("put a space after the colon, or write one of {}", all()),
        |(_, field)| format!("write {field}:"),
    );
    format!("`{}:` is not a field — {advice}", short(name))
}

/// `2017`, `2017..2019`, `2017..` or `..2019`; a year with fewer than four digits restricts nothing while it is typed.
fn years(value: &str, open: bool) -> Result<Option<Field>, String> {
    let wrong = |advice: &str| Err(format!("`year:{}` — {advice}", short(value)));
    let advice = "write year:2017 or year:2017..2019";
    let (from, to) = match value.split_once("..") {
        Some((from, to)) => (from, Some(to)),
        None => (
            value.strip_suffix('.').filter(|_| open).unwrap_or(value),
            None,
        ),
    };
    let typing = to.unwrap_or(from);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(from) || !digits(typing) {
        return wrong(advice);
    }
    let year = |text: &str, or: i16| match text.len() {
        0 => Some(or),
        4 => text.parse().ok(),
        _ => None,
    };
    let to_year = match to {
        Some(to) => year(to, i16::MAX),
        None => year(from, i16::MIN),
    };
    match (year(from, i16::MIN), to_year) {
        (Some(from), Some(to)) if from > to => wrong("the first year is after the last"),
        (Some(from), Some(to)) => Ok(Some(Field::Year(from, to))),
        _ if open && typing.len() < 4 && (to.is_none() || matches!(from.len(), 0 | 4)) => Ok(None),
        _ => wrong(advice),
    }
}

fn document(value: &str, open: bool) -> Result<Option<Field>, String> {
    let number = value.strip_prefix(['d', 'D']).unwrap_or(value);
    match number.parse() {
        Ok(number) => Ok(Some(Field::Document(DocumentId(number)))),
        Err(_) if open && number.is_empty() => Ok(None),
        Err(_) => Err(format!(
            "`doc:{}` — write the document's number, such as doc:d12",
            short(value)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_value_is_one_of_the_model() {
        for (name, values) in FIELDS {
            for value in values {
                assert!(
                    Field::parse(name, value, false).unwrap().is_some(),
                    "{name}:{value}"
                );
            }
        }
        let chosen = |name, value| Field::parse(name, value, true).unwrap().unwrap();
        assert_eq!(
            chosen("kind", "re"),
            Field::Kind(vec![FindingKind::Recommendation, FindingKind::Response])
        );
        assert_eq!(
            chosen("grade", "requires-imp"),
            Field::Grade(vec![Grade::RequiresImprovement])
        );
        assert_eq!(chosen("area", "in_care"), Field::Area(vec![Area::InCare]));
        assert_eq!(
            chosen("is", "strength"),
            Field::Is(vec![Is::Polar(Polarity::Strength)])
        );
        assert_eq!(chosen("grade", "Good"), Field::Grade(vec![Grade::Good]));
    }

    #[test]
    fn years_are_read_while_they_are_typed() {
        let year = |text| Field::parse("year", text, true);
        assert_eq!(year("2017"), Ok(Some(Field::Year(2017, 2017))));
        assert_eq!(year("2017..2019"), Ok(Some(Field::Year(2017, 2019))));
        assert_eq!(year("2017.."), Ok(Some(Field::Year(2017, i16::MAX))));
        assert_eq!(year("..2019"), Ok(Some(Field::Year(i16::MIN, 2019))));
        for half in ["2", "201", "2017..2", "..20"] {
            assert_eq!(year(half), Ok(None), "{half}");
            assert!(Field::parse("year", half, false).is_err(), "{half}");
        }
        assert_eq!(year("2017."), Ok(Some(Field::Year(2017, 2017))));
        let message = year("20x").unwrap_err();
        assert_eq!(message, "`year:20x` — write year:2017 or year:2017..2019");
        assert!(year("2019..2017").unwrap_err().contains("after the last"));
        assert!(year("20171").is_err() && year("201..2019").is_err());
    }

    #[test]
    fn a_wrong_value_or_field_says_what_to_write() {
        let message = |name, value| Field::parse(name, value, true).unwrap_err();
        let kinds =
            "`kind:foo` — write kind:finding, kind:recommendation, kind:judgement or kind:response";
        assert_eq!(message("kind", "foo"), kinds);
        assert_eq!(
            message("coucil", "x"),
            "`coucil:` is not a field — write council:"
        );
        assert!(message("report", "x").contains("put a space after the colon"));
        assert!(message("doc", "abc").contains("doc:d12"));
        assert!(message("has", "x").ends_with("write has:note"));
        assert!(!message("kind", "\u{1b}[2J").contains('\u{1b}'));
    }
}
