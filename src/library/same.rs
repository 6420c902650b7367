//! Passages of reports that stand in other reports as well: kept from both sides, and gone with either report.

use rusqlite::{Connection, Result, Row};

use super::open::write_derived;
use super::{Library, LibraryError};
use crate::model::document::page_at;
use crate::model::{DocumentId, FindingId, Same, Span};

/// A run of words in more passages than this is a formula, and says nothing.
const FORMULA: usize = 60;

/// What was found out about a report: its runs of words by the order of their findings, and passages that others have too.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// The hash of a run, and the finding's order in its document.
    pub runs: Vec<(i64, u32)>,
    /// The finding's order in its document, and where else its words stand.
    pub same: Vec<(u32, Same)>,
}

impl Library {
    /// Documents that are still to be compared with the reports, or were by rules older than `version`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn uncompared(&self, version: u32) -> std::result::Result<Vec<DocumentId>, LibraryError> {
        let sql = "SELECT id FROM document WHERE compared < ?1 ORDER BY id";
        let ids = self.all(sql, [version], |row| row.get(0).map(DocumentId));
        ids.map_err(|error| self.sqlite(error))
    }

    /// The findings of other documents that share one of these runs of words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sharing(
        &self,
        runs: &[i64],
        except: DocumentId,
    ) -> std::result::Result<Vec<FindingId>, LibraryError> {
        let sql = "SELECT document, ordinal FROM run WHERE hash = ?1 AND document <> ?2 LIMIT ?3";
        let row = |row: &Row<'_>| {
            Ok(FindingId {
                document: DocumentId(row.get(0)?),
                ordinal: row.get(1)?,
            })
        };
        let mut sharing = Vec::new();
        for run in runs {
            let found = self.all(sql, (run, except.0, FORMULA + 1), row);
            let found = found.map_err(|error| self.sqlite(error))?;
            if found.len() <= FORMULA {
                sharing.extend(found);
            }
        }
        sharing.sort_unstable();
        sharing.dedup();
        Ok(sharing)
    }

    /// Puts what was found out about a document in the place of what was known before.
    ///
    /// # Errors
    /// When the file cannot be written; what was known stays then.
    pub fn keep_compared(
        &mut self,
        id: DocumentId,
        version: u32,
        compared: &Compared,
    ) -> std::result::Result<(), LibraryError> {
        let path = &self.path;
        let kept = write_derived(&mut self.connection, |transaction| {
            forget(transaction, id)?;
            for (hash, ordinal) in &compared.runs {
                let sql = "INSERT OR IGNORE INTO run VALUES (?1, ?2, ?3)";
                transaction
                    .prepare_cached(sql)?
                    .execute((hash, id.0, ordinal))?;
            }
            for (ordinal, same) in &compared.same {
                let here = FindingId {
                    document: id,
                    ordinal: *ordinal,
                };
                insert(
                    transaction,
                    (here, same.span),
                    (same.other, same.there),
                    same.verbatim,
                )?;
                insert(
                    transaction,
                    (same.other, same.there),
                    (here, same.span),
                    same.verbatim,
                )?;
            }
            let sql = "UPDATE document SET compared = ?2 WHERE id = ?1";
            transaction.execute(sql, (id.0, version))?;
            Ok(())
        });
        kept.map_err(|error| LibraryError::sqlite(path, error))
    }

    /// Where else the words of a finding stand, in the order of its text.
    pub(super) fn same_of(&self, id: FindingId) -> std::result::Result<Vec<Same>, LibraryError> {
        let sql = "SELECT same.*, page_starts FROM same JOIN document_text ON document_text.document = other
            WHERE same.document = ?1 AND ordinal = ?2 ORDER BY start_byte, other, other_start";
        let rows = self.all(sql, (id.document.0, id.ordinal), row);
        rows.map_err(|error| self.sqlite(error))
    }
}

/// Notes that a document is to be compared again, and that nothing is known of it until then.
pub(super) fn forget(connection: &Connection, id: DocumentId) -> Result<()> {
    for sql in [
        "DELETE FROM run WHERE document = ?1",
        "DELETE FROM same WHERE document = ?1",
        "DELETE FROM same WHERE other = ?1",
        "UPDATE document SET compared = 0 WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id.0])?;
    }
    Ok(())
}

fn insert(
    connection: &Connection,
    (here, span): (FindingId, Span),
    (other, there): (FindingId, Span),
    verbatim: bool,
) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO same VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let mut statement = connection.prepare_cached(sql)?;
    let (ours, theirs) = (here.document.0, other.document.0);
    statement
        .execute((
            ours,
            here.ordinal,
            span.start,
            span.end,
            theirs,
            other.ordinal,
            there.start,
            there.end,
            verbatim,
        ))
        .map(drop)
}

fn row(row: &Row<'_>) -> Result<Same> {
    let there = Span::new(row.get("other_start")?, row.get("other_end")?);
    let starts = row
        .get::<_, super::rows::Json<Vec<usize>>>("page_starts")?
        .0;
    Ok(Same {
        span: Span::new(row.get("start_byte")?, row.get("end_byte")?),
        other: FindingId {
            document: DocumentId(row.get("other")?),
            ordinal: row.get("other_ordinal")?,
        },
        there,
        page: page_at(&starts, there.start),
        verbatim: row.get("verbatim")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Catalogue, Extracted, Saved};
    use crate::model::{Document, DocumentKind};

    fn save(library: &mut Library, hash: &str) -> DocumentId {
        let document = Document {
            sha256: hash.into(),
            kind: DocumentKind::InspectionReport,
            text: "too many children wait".into(),
            page_starts: vec![0, 9],
            ..Document::default()
        };
        match library.save(&document, &Extracted::default()).unwrap() {
            Saved::Added(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn finding(document: DocumentId, ordinal: u32) -> FindingId {
        FindingId { document, ordinal }
    }

    #[test]
    fn the_same_words_are_known_from_both_sides_until_either_report_leaves() {
        let mut library = Library::in_memory().unwrap();
        let (one, two) = (save(&mut library, "a"), save(&mut library, "b"));
        assert_eq!(library.uncompared(1).unwrap(), [one, two]);
        let first = Compared {
            runs: vec![(7, 1), (8, 2)],
            same: Vec::new(),
        };
        library.keep_compared(one, 1, &first).unwrap();
        assert_eq!(library.sharing(&[7, 9], two).unwrap(), [finding(one, 1)]);
        assert!(library.sharing(&[7], one).unwrap().is_empty());
        let same = Same {
            span: Span::new(0, 8),
            other: finding(one, 1),
            there: Span::new(9, 17),
            page: Some(2),
            verbatim: true,
        };
        let second = Compared {
            runs: vec![(7, 3)],
            same: vec![(3, same)],
        };
        library.keep_compared(two, 1, &second).unwrap();
        assert!(library.uncompared(1).unwrap().is_empty());
        assert_eq!(library.same(finding(two, 3)).unwrap(), [same]);
        let back = library.same(finding(one, 1)).unwrap();
        assert_eq!(
            (back[0].other, back[0].there, back[0].page),
            (finding(two, 3), Span::new(0, 8), Some(1))
        );
        library
            .connection
            .execute("DELETE FROM document WHERE id = ?1", [two.0])
            .unwrap();
        assert!(library.same(finding(one, 1)).unwrap().is_empty());
        assert_eq!(library.uncompared(2).unwrap(), [one]);
    }
}
