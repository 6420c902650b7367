//! A mark as other programs of the web write annotations: what it is about by hash, the words by a quote selector, where they
//! stand by a position selector, and what only casebook knows apart from that. The form of older files is read as well.

use serde::{Deserialize, Serialize};

use crate::model::Span;
use crate::model::citation::{Anchor, Source};

/// How a document is named: by the hash of its original bytes, which is the same on every machine.
const HASH: &str = "urn:sha256:";

/// A mark on its way from one library to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Annotation", from = "Written")]
pub(super) struct Passed {
    pub(super) anchor: Anchor,
    /// Where the words stand in characters, when the document is at hand.
    pub(super) position: Option<Span>,
    pub(super) source: Source,
    pub(super) star: bool,
    pub(super) tags: Vec<String>,
    pub(super) note: String,
}

/// A mark as it may be written.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Annotation(Annotation),
    Old(Old),
}

/// As of the first form of the file.
#[derive(Deserialize)]
struct Old {
    #[serde(flatten)]
    anchor: Anchor,
    #[serde(default)]
    source: Source,
    #[serde(default)]
    star: bool,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    note: String,
}

#[derive(Serialize, Deserialize)]
struct Annotation {
    uri: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<About>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    tags: Vec<String>,
    target: Vec<Target>,
    #[serde(default)]
    casebook: Own,
}

#[derive(Serialize, Deserialize)]
struct About {
    title: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Target {
    source: String,
    selector: Vec<Selector>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: String,
        #[serde(default)]
        prefix: String,
        #[serde(default)]
        suffix: String,
    },
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
    #[serde(other)]
    Other,
}

/// What only casebook knows.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Own {
    marked: bool,
    /// Bytes of the stored text.
    start: usize,
    end: usize,
    source: Source,
}

impl From<Passed> for Annotation {
    fn from(passed: Passed) -> Self {
        let Anchor {
            sha256,
            span,
            exact,
            prefix,
            suffix,
        } = passed.anchor;
        let uri = format!("{HASH}{sha256}");
        let quote = Selector::Quote {
            exact,
            prefix,
            suffix,
        };
        let position = passed
            .position
            .map(|Span { start, end }| Selector::Position { start, end });
        let title = passed.source.title.clone();
        Self {
            document: title.map(|title| About { title: vec![title] }),
            text: passed.note,
            tags: passed.tags,
            target: vec![Target {
                source: uri.clone(),
                selector: std::iter::once(quote).chain(position).collect(),
            }],
            casebook: Own {
                marked: passed.star,
                start: span.start,
                end: span.end,
                source: passed.source,
            },
            uri,
        }
    }
}

impl From<Written> for Passed {
    fn from(written: Written) -> Self {
        match written {
            Written::Annotation(annotation) => annotation.into(),
            Written::Old(old) => Self {
                anchor: old.anchor,
                position: None,
                source: old.source,
                star: old.star,
                tags: old.tags,
                note: old.note,
            },
        }
    }
}

impl From<Annotation> for Passed {
    fn from(annotation: Annotation) -> Self {
        let Annotation {
            uri,
            text,
            tags,
            target,
            casebook,
            ..
        } = annotation;
        let mut anchor = Anchor {
            sha256: uri.strip_prefix(HASH).unwrap_or_default().to_owned(),
            ..Anchor::default()
        };
        let mut position = None;
        for selector in target.into_iter().flat_map(|target| target.selector) {
            match selector {
                Selector::Quote {
                    exact,
                    prefix,
                    suffix,
                } => {
                    (anchor.exact, anchor.prefix, anchor.suffix) = (exact, prefix, suffix);
                }
                Selector::Position { start, end } if start < end => {
                    position = Some(Span::new(start, end));
                }
                _ => {}
            }
        }
        // Another program knows no bytes: the words are looked for, from where its characters point on.
        anchor.span = match (casebook.start < casebook.end, position) {
            (true, _) => Span::new(casebook.start, casebook.end),
            (false, Some(position)) => Span::new(
                position.start,
                position.start.saturating_add(anchor.exact.len()),
            ),
            (false, None) => Span::new(0, anchor.exact.len()),
        };
        Self {
            anchor,
            position,
            source: casebook.source,
            star: casebook.marked,
            tags,
            note: text,
        }
    }
}
