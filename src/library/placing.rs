//! Placing marked words: in the document they were taken from, or, when that is not there, in another copy of it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::anchor::find;
use super::rows::{self, Json};
use super::{Library, LibraryError};
use crate::model::citation::{Anchor, Source};
use crate::model::trace::is_primary;
use crate::model::{DocumentId, DocumentSummary, Gss, Span};

impl Library {
    /// Number of marks whose words stand nowhere in the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unplaced(&self) -> std::result::Result<usize, LibraryError> {
        self.ask("SELECT count(*) FROM anchor WHERE id NOT IN (SELECT anchor FROM placed)")
    }
}

/// Places every mark that has no place, as far as that can be done. Marks that have one stay where they are.
pub(super) fn settle(connection: &Connection) -> Result<()> {
    let lost = lost(connection)?;
    if lost.is_empty() {
        return Ok(());
    }
    let documents = documents(connection)?;
    let mut texts: HashMap<DocumentId, String> = HashMap::new();
    for (id, anchor, source) in lost {
        let copies = documents.iter().filter(|(document, council)| {
            document.sha256 == anchor.sha256 || is_copy(&source, document, council.as_ref())
        });
        let mut copies: Vec<DocumentId> = copies.map(|(document, _)| document.id).collect();
        // The very document first, then the copy imported last.
        let itself = |id: &DocumentId| {
            documents
                .iter()
                .any(|(d, _)| d.id == *id && d.sha256 == anchor.sha256)
        };
        copies.sort_by_key(|id| (!itself(id), std::cmp::Reverse(*id)));
        for document in copies {
            let text = match texts.entry(document) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(text(connection, document)?),
            };
            if let Some(span) = find(&anchor, text) {
                put(connection, id, document, span)?;
                break;
            }
        }
    }
    Ok(())
}

/// Lets the marks of a document that has come back return to it from whatever copy they were placed in.
pub(super) fn call_home(connection: &Connection, document: DocumentId) -> Result<()> {
    let sql = "DELETE FROM placed WHERE document <> ?1
        AND anchor IN (SELECT id FROM anchor WHERE sha256 = (SELECT sha256 FROM document WHERE id = ?1))";
    connection
        .prepare_cached(sql)?
        .execute([document.0])
        .map(drop)
}

/// Notes where a mark stands.
pub(super) fn put(
    connection: &Connection,
    anchor: i64,
    document: DocumentId,
    span: Span,
) -> Result<()> {
    let sql = "INSERT INTO placed (anchor, document, start_byte, end_byte) VALUES (?1, ?2, ?3, ?4)";
    connection
        .prepare_cached(sql)?
        .execute((anchor, document.0, span.start, span.end))
        .map(drop)
}

/// A row of `anchor`.
pub(super) fn anchor(row: &Row<'_>) -> Result<Anchor> {
    Ok(Anchor {
        sha256: row.get("sha256")?,
        span: Span::new(row.get("start_byte")?, row.get("end_byte")?),
        exact: row.get("exact")?,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
    })
}

fn lost(connection: &Connection) -> Result<Vec<(i64, Anchor, Source)>> {
    let sql = "SELECT * FROM anchor WHERE id NOT IN (SELECT anchor FROM placed) ORDER BY id";
    let row = |row: &Row<'_>| {
        let Json(source) = row.get("source")?;
        Ok((row.get("id")?, anchor(row)?, source))
    };
    connection
        .prepare_cached(sql)?
        .query_map([], row)?
        .collect()
}

/// Every document with the council it is mainly about.
fn documents(connection: &Connection) -> Result<Vec<(DocumentSummary, Option<Gss>)>> {
    let sql = "SELECT document.*, council FROM document
        LEFT JOIN document_council ON document_council.document = document.id AND position = 0";
    let row = |row: &Row<'_>| Ok((rows::summary(row)?, row.get("council")?));
    connection
        .prepare_cached(sql)?
        .query_map([], row)?
        .collect()
}

fn text(connection: &Connection, id: DocumentId) -> Result<String> {
    let sql = "SELECT text FROM document_text WHERE document = ?1";
    let text = connection
        .prepare_cached(sql)?
        .query_row([id.0], |row| row.get(0));
    Ok(text.optional()?.unwrap_or_default())
}

/// Whether a document is another copy of what words were taken from: the same file, the same inspection, or the same
/// article of the same publisher.
fn is_copy(source: &Source, document: &DocumentSummary, council: Option<&Gss>) -> bool {
    let both = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
    let inspected = document.inspection_start.zip(document.inspection_end);
    let inspection = is_primary(document.kind)
        && document.kind == source.kind
        && inspected.is_some()
        && inspected == source.inspected
        && council.is_some()
        && council == source.council.as_ref();
    let article = both(source.title.as_deref(), document.title.as_deref())
        && both(source.publisher.as_deref(), document.publisher.as_deref());
    both(source.path.as_deref(), document.path.as_deref()) || inspection || article
}
