//! Documents that are nearly the same text as another: a report in two formats, an article before and after a correction.

use rusqlite::{Connection, Result};

use super::rows::Json;
use super::{Library, LibraryError};
use crate::model::DocumentId;

/// Documents that share this part of their sketches, in hundredths, are nearly the same.
const NEARLY: usize = 70;

pub(super) fn insert(connection: &Connection, id: DocumentId, sketch: &[i64]) -> Result<()> {
    let sql = "INSERT INTO likeness (hash, document) VALUES (?1, ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    sketch
        .iter()
        .try_for_each(|hash| statement.execute((hash, id.0)).map(drop))
}

impl Library {
    /// Documents with nearly the same text as this one, the most alike first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn near(&self, id: DocumentId) -> std::result::Result<Vec<DocumentId>, LibraryError> {
        let sql = "SELECT other.document FROM likeness AS one JOIN likeness AS other USING (hash)
            WHERE one.document = ?1 AND other.document <> ?1 GROUP BY other.document
            HAVING count(*) * 100 >= ?2 * max((SELECT count(*) FROM likeness WHERE document = ?1),
                                              (SELECT count(*) FROM likeness WHERE document = other.document))
            ORDER BY count(*) DESC, other.document";
        let near = self.all(sql, (id.0, NEARLY), |row| row.get(0).map(DocumentId));
        near.map_err(|error| self.sqlite(error))
    }

    /// Documents with nearly the same text as one that is not stored and has this sketch.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn near_to(&self, sketch: &[i64]) -> std::result::Result<Vec<DocumentId>, LibraryError> {
        let sql = "SELECT document FROM likeness AS one WHERE hash IN (SELECT value FROM json_each(?1)) GROUP BY document
            HAVING count(*) * 100 >= ?2 * max(?3, (SELECT count(*) FROM likeness AS all_of WHERE all_of.document = one.document))
            ORDER BY count(*) DESC, document";
        let sketched = (Json(sketch), NEARLY, sketch.len());
        let near = self.all(sql, sketched, |row| row.get(0).map(DocumentId));
        near.map_err(|error| self.sqlite(error))
    }
}
