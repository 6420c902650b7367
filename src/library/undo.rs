//! The undo log: what the reader did to the library, latest last, over all sessions, to be undone and done again.
//!
//! An entry is written in the transaction of the change itself, so neither is ever there without the other.

use rusqlite::{Connection, OptionalExtension, Result, TransactionBehavior};

use super::{Library, LibraryError, placing, undo_rows, withdrawn};
use crate::model::DocumentId;
use crate::model::mark::UndoEntry;

/// Entries kept; what older ones took away is then gone for good.
const MOST: i64 = 1000;

/// Whether changes are gathered in one entry at the moment.
#[derive(Debug, Default)]
pub(super) struct Going {
    together: bool,
    entry: Option<i64>,
}

/// Whether a document came into the library or left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It left.
    Went,
    /// It came.
    Came,
}

/// The entry that a change is noted in; written with the first note.
#[derive(Debug)]
pub(super) struct Entry(Option<i64>);

impl Entry {
    /// Notes that a document came or left, and says so in the entry.
    pub(super) fn note_document(
        &mut self,
        connection: &Connection,
        id: DocumentId,
        way: Way,
    ) -> Result<()> {
        let entry = self.open(connection, "")?;
        // What came and went in one go was never there, as far as undoing goes.
        let sql = "DELETE FROM undo_document WHERE entry = ?1 AND document = ?2";
        if connection.prepare_cached(sql)?.execute((entry, id.0))? == 0 {
            let sql = "INSERT INTO undo_document (entry, document, came) VALUES (?1, ?2, ?3)";
            let came = way == Way::Came;
            connection
                .prepare_cached(sql)?
                .execute((entry, id.0, came))?;
        }
        let said = of_documents(connection, entry, id)?;
        let sql = "UPDATE undo_entry SET said = ?2 WHERE id = ?1";
        connection
            .prepare_cached(sql)?
            .execute((entry, said))
            .map(drop)
    }

    /// Carries out `what` and notes what it does to the reader's own rows; whether it did anything.
    pub(super) fn note_rows(
        &mut self,
        connection: &Connection,
        said: &str,
        what: impl FnOnce() -> Result<()>,
    ) -> Result<bool> {
        let before = self.0;
        connection.execute_batch("SAVEPOINT deed")?;
        let entry = self.open(connection, said)?;
        let changed = undo_rows::noted(connection, entry, what)?;
        if !changed {
            // Nothing was done, so what was undone before can still be done again.
            connection.execute_batch("ROLLBACK TO deed")?;
            self.0 = before;
        }
        connection.execute_batch("RELEASE deed")?;
        Ok(changed)
    }

    /// The entry's number. A new entry takes the place of what was undone before it.
    fn open(&mut self, connection: &Connection, said: &str) -> Result<i64> {
        let sql = "SELECT 1 FROM undo_entry WHERE id = ?1 AND NOT undone";
        if let Some(id) = self.0
            && connection.prepare_cached(sql)?.exists([id])?
        {
            return Ok(id);
        }
        let undone = connection.execute("DELETE FROM undo_entry WHERE undone", [])?;
        let sql =
            "INSERT INTO undo_entry (at, said) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1)";
        connection.execute(sql, [said])?;
        let id = connection.last_insert_rowid();
        let old = connection.execute("DELETE FROM undo_entry WHERE id <= ?1", [id - MOST])?;
        if undone + old > 0 {
            withdrawn::forget(connection)?;
        }
        self.0 = Some(id);
        Ok(id)
    }
}

/// What an entry did with documents, in words; `latest` is the one noted last.
fn of_documents(connection: &Connection, entry: i64, latest: DocumentId) -> Result<String> {
    let count = |way: Way| {
        let sql = "SELECT count(*) FROM undo_document WHERE entry = ?1 AND came = ?2";
        let mut statement = connection.prepare_cached(sql)?;
        statement.query_row((entry, way == Way::Came), |row| row.get::<_, usize>(0))
    };
    let (came, went) = (count(Way::Came)?, count(Way::Went)?);
    if came + went > 1 {
        return Ok(match (came, went) {
            (0, _) => format!("removal of {went} documents"),
            (_, 0) => format!("import of {came} documents"),
            _ => format!(
                "import of {}, {went} in place of an older copy",
                documents(came)
            ),
        });
    }
    let sql = "SELECT coalesce(title, path) FROM document WHERE id = ?1
        UNION ALL SELECT path FROM withdrawn WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let name = statement.query_row([latest.0], |row| row.get::<_, Option<String>>(0));
    let name = name.optional()?.flatten();
    let name = name.map_or_else(|| latest.to_string(), |name| format!("“{name}”"));
    let what = if came > 0 { "import" } else { "removal" };
    Ok(format!("{what} of {name}"))
}

fn documents(count: usize) -> String {
    match count {
        1 => "1 document".to_owned(),
        _ => format!("{count} documents"),
    }
}

impl Library {
    /// Runs `what`; all that it changes is one entry of the undo log, even if it is many transactions.
    pub fn as_one<T>(&mut self, what: impl FnOnce(&mut Self) -> T) -> T {
        let outermost = !std::mem::replace(&mut self.going.together, true);
        let done = what(self);
        if outermost {
            self.going = Going::default();
        }
        done
    }

    /// What the reader did, latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn done(&self) -> std::result::Result<Vec<UndoEntry>, LibraryError> {
        let sql = "SELECT id, at, said, undone, EXISTS (SELECT 1 FROM undo_document WHERE entry = id) AS documents
            FROM undo_entry ORDER BY id DESC";
        let entry = |row: &rusqlite::Row<'_>| {
            Ok(UndoEntry {
                id: row.get("id")?,
                at: row.get("at")?,
                said: row.get("said")?,
                documents: row.get("documents")?,
                undone: row.get("undone")?,
            })
        };
        let entries = self.all(sql, [], entry);
        entries.map_err(|error| self.sqlite(error))
    }

    /// Undoes what was done last, and says what that was; `None` when there is nothing to undo.
    ///
    /// A document that comes back has its text alone: it is among [`Library::stale`] until its rows are worked out again.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn undo(&mut self) -> std::result::Result<Option<String>, LibraryError> {
        self.step(
            "SELECT id, said FROM undo_entry WHERE NOT undone ORDER BY id DESC LIMIT 1",
            true,
        )
    }

    /// Does again what was undone last, and says what that is; `None` when there is nothing to do again.
    ///
    /// # Errors
    /// As [`Library::undo`].
    pub fn redo(&mut self) -> std::result::Result<Option<String>, LibraryError> {
        self.step(
            "SELECT id, said FROM undo_entry WHERE undone ORDER BY id LIMIT 1",
            false,
        )
    }

    fn step(
        &mut self,
        which: &str,
        back: bool,
    ) -> std::result::Result<Option<String>, LibraryError> {
        let path = &self.path;
        let stepped = (|| {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let entry = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            let Some((id, said)) = transaction.query_row(which, [], entry).optional()? else {
                return Ok(None);
            };
            undo_rows::turn(&transaction, id, back)?;
            turn_documents(&transaction, id, back)?;
            placing::settle(&transaction)?;
            transaction.execute(
                "UPDATE undo_entry SET undone = ?2 WHERE id = ?1",
                (id, back),
            )?;
            transaction.commit()?;
            Ok(Some(said))
        })();
        stepped.map_err(|error| LibraryError::sqlite(path, error))
    }

    /// Runs `what` in one transaction that waits for other writers, with an entry of the undo log to note it in.
    pub(super) fn record<T>(
        &mut self,
        what: impl FnOnce(&Connection, &mut Entry) -> Result<T>,
    ) -> std::result::Result<T, LibraryError> {
        let path = &self.path;
        let mut entry = Entry(self.going.entry);
        let recorded = (|| {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = what(&transaction, &mut entry)?;
            transaction.commit()?;
            Ok(done)
        })();
        let done = recorded.map_err(|error| LibraryError::sqlite(path, error))?;
        self.going.entry = entry.0.filter(|_| self.going.together);
        Ok(done)
    }
}

/// Takes away what an entry brought and brings what it took away, or, going forward, the other way round. What was brought
/// goes first: an old copy and a new one may share what must be unique.
fn turn_documents(connection: &Connection, entry: i64, back: bool) -> Result<()> {
    let sql = "SELECT document FROM undo_document WHERE entry = ?1 AND came = ?2";
    let of = |came: bool| -> Result<Vec<i64>> {
        let mut statement = connection.prepare_cached(sql)?;
        statement
            .query_map((entry, came), |row| row.get(0))?
            .collect()
    };
    for id in of(back)? {
        withdrawn::withdraw(connection, DocumentId(id))?;
    }
    for id in of(!back)? {
        withdrawn::bring_back(connection, DocumentId(id))?;
    }
    Ok(())
}
