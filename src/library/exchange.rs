//! Marks as JSON, so that colleagues can exchange them, each as the web's annotations are written (`annotation`). Merging adds to what is there and loses neither side's.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Result};
use serde::{Deserialize, Serialize};

use super::annotation::Passed;
use super::briefings;
use super::deeds::tag;
use super::rows::Json;
use super::{Library, LibraryError, placing};
use crate::model::Span;
use crate::model::citation::Anchor;
use crate::model::mark::{Content, Work};

/// What the file says it is.
const KIND: &str = "casebook marks";

/// The latest form that is understood.
const VERSION: u32 = 2;

/// Marks and briefings on their way from one library to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    kind: String,
    version: u32,
    #[serde(alias = "marks")]
    annotations: Vec<Passed>,
    briefings: Vec<PassedBriefing>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PassedBriefing {
    name: String,
    items: Vec<PassedItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PassedItem {
    /// Which of the annotations it is, from 0.
    #[serde(default, alias = "mark", skip_serializing_if = "Option::is_none")]
    annotation: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(default)]
    comment: String,
}

impl Exchange {
    /// Number of marks.
    pub fn len(&self) -> usize {
        self.annotations.len()
    }

    /// Whether there is no mark.
    pub fn is_empty(&self) -> bool {
        self.annotations.is_empty()
    }

    /// What makes it useless, if anything does.
    pub fn fault(&self) -> Option<String> {
        if self.kind != KIND {
            return Some("it does not say that it holds casebook marks".to_owned());
        }
        if self.version > VERSION {
            return Some(format!(
                "it was written by a newer casebook (form {}; this program knows {VERSION})",
                self.version
            ));
        }
        let broken = |mark: &&Passed| {
            let anchor = &mark.anchor;
            anchor.exact.is_empty() || anchor.span.is_empty() || anchor.sha256.is_empty()
        };
        let lost = |item: &PassedItem| {
            item.annotation
                .is_some_and(|at| at >= self.annotations.len())
        };
        if self.annotations.iter().any(|mark| broken(&mark)) {
            return Some(
                "a mark in it does not say on which words of which document it is".to_owned(),
            );
        }
        let mut items = self.briefings.iter().flat_map(|briefing| &briefing.items);
        items
            .any(lost)
            .then(|| "a briefing in it holds a mark that is not in it".to_owned())
    }
}

impl Library {
    /// All marks and briefings, to be handed to somebody.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pass_on(&self) -> std::result::Result<Exchange, LibraryError> {
        let work = self.work()?;
        let positions = self.positions(&work)?;
        let marks = work
            .marks
            .iter()
            .zip(positions)
            .map(|(mark, position)| Passed {
                anchor: mark.citation.anchor.clone(),
                position,
                source: mark.citation.source.clone(),
                star: mark.star,
                tags: mark.tags.clone(),
                note: mark.note.clone(),
            });
        let item = |item: &crate::model::mark::Item| {
            let (annotation, heading) = match &item.what {
                Content::Heading(heading) => (None, Some(heading.clone())),
                Content::Passage(id) => (
                    work.marks.binary_search_by_key(id, |mark| mark.id).ok(),
                    None,
                ),
            };
            PassedItem {
                annotation,
                heading,
                comment: item.comment.clone(),
            }
        };
        let briefings = work.briefings.iter().map(|briefing| PassedBriefing {
            name: briefing.name.clone(),
            items: briefing.items.iter().map(item).collect(),
        });
        Ok(Exchange {
            kind: KIND.to_owned(),
            version: VERSION,
            annotations: marks.collect(),
            briefings: briefings.collect(),
        })
    }

    /// Where the words of each mark stand in the document that it was put on, in characters; `None` when that is not held.
    fn positions(&self, work: &Work) -> std::result::Result<Vec<Option<Span>>, LibraryError> {
        let mut texts: HashMap<&str, Option<String>> = HashMap::new();
        let mut positions = Vec::with_capacity(work.marks.len());
        for mark in &work.marks {
            let Anchor {
                sha256,
                span,
                exact,
                ..
            } = &mark.citation.anchor;
            if !texts.contains_key(sha256.as_str()) {
                let text = text_of(&self.connection, sha256);
                let text = text.map_err(|error| self.sqlite(error))?;
                texts.insert(sha256, text);
            }
            let text = texts.get(sha256.as_str()).and_then(Option::as_deref);
            let text = text.filter(|text| span.of(text) == exact);
            positions.push(text.map(|text| {
                let start = text[..span.start].chars().count();
                Span::new(start, start + exact.chars().count())
            }));
        }
        Ok(positions)
    }

    /// Adds somebody's marks to the reader's own, as one entry of the undo log; whether anything was new.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn merge(&mut self, exchange: &Exchange) -> std::result::Result<bool, LibraryError> {
        let s = if exchange.len() == 1 { "" } else { "s" };
        let said = format!("{} mark{s} from a file", exchange.len());
        self.record(|connection, entry| {
            let changed = entry.note_rows(connection, &said, || merge(connection, exchange))?;
            placing::settle(connection)?;
            Ok(changed)
        })
    }
}

fn merge(connection: &Connection, exchange: &Exchange) -> Result<()> {
    let mut anchors = Vec::with_capacity(exchange.len());
    for mark in &exchange.annotations {
        let id = anchored(connection, mark)?;
        let sql = "UPDATE anchor SET star = 1 WHERE id = ?1 AND star = 0 AND ?2";
        connection.prepare_cached(sql)?.execute((id, mark.star))?;
        for name in mark
            .tags
            .iter()
            .map(|name| name.trim())
            .filter(|name| !name.is_empty())
        {
            let sql = "INSERT OR IGNORE INTO tagging (anchor, tag) VALUES (?1, ?2)";
            connection
                .prepare_cached(sql)?
                .execute((id, tag(connection, name)?))?;
        }
        join(connection, "anchor", "note", id, &mark.note)?;
        anchors.push(id);
    }
    for briefing in &exchange.briefings {
        let id = briefings::briefing(connection, briefing.name.trim())?;
        for item in &briefing.items {
            match (
                item.annotation.and_then(|at| anchors.get(at)),
                &item.heading,
            ) {
                (Some(anchor), _) => {
                    briefings::add(connection, id, *anchor)?;
                    let sql = "SELECT id FROM item WHERE briefing = ?1 AND anchor = ?2";
                    let row = connection
                        .prepare_cached(sql)?
                        .query_row((id, anchor), |row| row.get(0))?;
                    join(connection, "item", "comment", row, &item.comment)?;
                }
                (None, Some(heading)) => {
                    let sql = "SELECT 1 FROM item WHERE briefing = ?1 AND heading = ?2";
                    if !connection.prepare_cached(sql)?.exists((id, heading))? {
                        briefings::heading(connection, id, None, heading)?;
                    }
                }
                (None, None) => {}
            }
        }
    }
    super::deeds::sweep(connection)
}

/// Where the words stand in bytes: as the file says, or counted from its characters when the document is held.
fn standing(connection: &Connection, mark: &Passed) -> Result<Span> {
    let Anchor {
        sha256,
        span,
        exact,
        ..
    } = &mark.anchor;
    let text = text_of(connection, sha256)?.unwrap_or_default();
    let counted = || {
        let (start, _) = text.char_indices().nth(mark.position?.start)?;
        let span = Span::new(start, start + exact.len());
        (span.of(&text) == exact).then_some(span)
    };
    Ok(if span.of(&text) == exact {
        *span
    } else {
        counted().unwrap_or(*span)
    })
}

fn text_of(connection: &Connection, sha256: &str) -> Result<Option<String>> {
    let sql =
        "SELECT text FROM document_text JOIN document ON document.id = document WHERE sha256 = ?1";
    let mut found = connection.prepare_cached(sql)?;
    found.query_row([sha256], |row| row.get(0)).optional()
}

/// The mark on these words, made when there is none.
fn anchored(connection: &Connection, mark: &Passed) -> Result<i64> {
    let Anchor {
        sha256,
        exact,
        prefix,
        suffix,
        ..
    } = &mark.anchor;
    let mut span = standing(connection, mark)?;
    let sql =
        "SELECT id, exact FROM anchor WHERE sha256 = ?1 AND start_byte = ?2 AND end_byte = ?3";
    let mut there = connection.prepare_cached(sql)?;
    let mut known = |span: Span| {
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        let found = there.query_row((sha256, span.start, span.end), row);
        found.optional()
    };
    // Another program's place may be a guess: other words that stand there keep it, and these are placed by what they say.
    while let Some((id, words)) = known(span)? {
        if words == *exact {
            return Ok(id);
        }
        span = Span::new(span.start + 1, span.end + 1);
    }
    let sql =
        "INSERT INTO anchor (sha256, start_byte, end_byte, exact, prefix, suffix, source, made)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))";
    connection.prepare_cached(sql)?.execute((
        sha256,
        span.start,
        span.end,
        exact,
        prefix,
        suffix,
        Json(&mark.source),
    ))?;
    Ok(connection.last_insert_rowid())
}

/// Adds a text below the one that is there, unless that holds it already.
fn join(connection: &Connection, table: &str, column: &str, id: i64, text: &str) -> Result<()> {
    let text = text.trim();
    let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
    let there: String = connection
        .prepare_cached(&sql)?
        .query_row([id], |row| row.get(0))?;
    if text.is_empty() || there.contains(text) {
        return Ok(());
    }
    let joined = if text.contains(there.as_str()) {
        text.to_owned()
    } else {
        format!("{there}\n\n{text}")
    };
    let sql = format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1");
    connection
        .prepare_cached(&sql)?
        .execute((id, joined))
        .map(drop)
}
