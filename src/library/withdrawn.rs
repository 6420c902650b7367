//! Documents taken out of the library, kept beside it for as long as the undo log can bring them back.

use rusqlite::{Connection, Result};

use super::undo::Way;
use super::{Library, LibraryError, placing};
use crate::model::DocumentId;

impl Library {
    /// Takes documents out of the library; undoing brings them back under their numbers. How many were there.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn remove(&mut self, ids: &[DocumentId]) -> std::result::Result<usize, LibraryError> {
        self.record(|connection, entry| {
            let mut removed = 0;
            for id in ids {
                let sql = "SELECT 1 FROM document WHERE id = ?1";
                if !connection.prepare_cached(sql)?.exists([id.0])? {
                    continue;
                }
                entry.note_document(connection, *id, Way::Went)?;
                withdraw(connection, *id)?;
                removed += 1;
            }
            placing::settle(connection)?;
            Ok(removed)
        })
    }
}

/// Takes a document out, and all that was extracted from it.
pub(super) fn withdraw(connection: &Connection, id: DocumentId) -> Result<()> {
    let sql = "INSERT INTO withdrawn
        SELECT id, path, sha256, kind, given, pages, chars, page_starts, text
        FROM document JOIN document_text ON document_text.document = document.id WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id.0])?;
    let sql = "DELETE FROM document WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id.0])?;
    changed(connection)
}

/// Puts a document back under its number, to be extracted anew.
pub(super) fn bring_back(connection: &Connection, id: DocumentId) -> Result<()> {
    let sql = "INSERT INTO document (id, path, sha256, kind, given, pages, chars, extractor)
        SELECT id, path, sha256, kind, given, pages, chars, 0 FROM withdrawn WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id.0])?;
    let sql = "INSERT INTO document_text (document, page_starts, text)
        SELECT id, page_starts, text FROM withdrawn WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id.0])?;
    let sql = "DELETE FROM withdrawn WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id.0])?;
    placing::call_home(connection, id)?;
    changed(connection)
}

/// Drops what no entry of the undo log can bring back.
pub(super) fn forget(connection: &Connection) -> Result<()> {
    let sql = "DELETE FROM withdrawn WHERE id NOT IN (SELECT document FROM undo_document)";
    connection.prepare_cached(sql)?.execute([]).map(drop)
}

fn changed(connection: &Connection) -> Result<()> {
    let sql = "UPDATE library SET generation = generation + 1";
    connection.prepare_cached(sql)?.execute([]).map(drop)
}
