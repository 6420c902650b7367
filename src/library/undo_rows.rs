//! The part of the undo log that is about the reader's own rows. Triggers note every change to them, whoever makes it.

use rusqlite::{Connection, Error, OptionalExtension, Result};

/// The tables whose rows are noted, with their columns but the number, as the triggers in `sql/004_work.sql` have them.
const TABLES: [(&str, &[&str]); 5] = [
    (
        "anchor",
        &[
            "sha256",
            "start_byte",
            "end_byte",
            "exact",
            "prefix",
            "suffix",
            "source",
            "star",
            "note",
            "made",
        ],
    ),
    ("tag", &["name"]),
    ("tagging", &["anchor", "tag"]),
    ("briefing", &["name"]),
    (
        "item",
        &["briefing", "position", "anchor", "heading", "comment"],
    ),
];

/// Carries out `what` and has it noted in the entry; whether any row changed.
pub(super) fn noted(
    connection: &Connection,
    entry: i64,
    what: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let count = || {
        let sql = "SELECT count(*) FROM undo_row WHERE entry = ?1";
        connection
            .prepare_cached(sql)?
            .query_row([entry], |row| row.get::<_, i64>(0))
    };
    let before = count()?;
    connection.execute("INSERT INTO undo_open (entry) VALUES (?1)", [entry])?;
    what()?;
    connection.execute("DELETE FROM undo_open", [])?;
    Ok(count()? > before)
}

/// A change to a row.
struct Change {
    table: &'static str,
    columns: &'static [&'static str],
    number: i64,
    /// What is there now, as JSON, and what is to be there; `None` for no row.
    now: Option<String>,
    then: Option<String>,
}

/// Takes every change of an entry back, or, going forward, makes it again.
///
/// # Errors
/// When a row is no longer as the entry left it: then the log does not fit the library.
pub(super) fn turn(connection: &Connection, entry: i64, back: bool) -> Result<()> {
    // A row may come back before the one that it refers to.
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    let order = if back { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT tab, number, before, after FROM undo_row WHERE entry = ?1 ORDER BY id {order}"
    );
    let row = |row: &rusqlite::Row<'_>| {
        let name: String = row.get(0)?;
        let (before, after) = (row.get(2)?, row.get(3)?);
        let (now, then) = if back {
            (after, before)
        } else {
            (before, after)
        };
        let table = TABLES.iter().find(|(table, _)| *table == name);
        let (table, columns) = table.ok_or(Error::InvalidQuery)?;
        Ok(Change {
            table,
            columns,
            number: row.get(1)?,
            now,
            then,
        })
    };
    let changes: Vec<Change> = connection
        .prepare_cached(&sql)?
        .query_map([entry], row)?
        .collect::<Result<_>>()?;
    changes
        .iter()
        .try_for_each(|change| change.make(connection))
}

impl Change {
    fn make(&self, connection: &Connection) -> Result<()> {
        let Self {
            table,
            columns,
            number,
            ..
        } = self;
        let pairs = joined(columns, |column| format!("'{column}', {column}"));
        let sql = format!("SELECT json_object({pairs}) FROM {table} WHERE id = ?1");
        let there = connection
            .prepare_cached(&sql)?
            .query_row([number], |row| row.get::<_, String>(0));
        if there.optional()? != self.now {
            return Err(Error::ToSqlConversionFailure(
                "the undo log does not fit the library".into(),
            ));
        }
        let values = joined(columns, |column| format!("json_extract(?2, '$.{column}')"));
        let (sql, then) = match (&self.now, &self.then) {
            (Some(_), None) => (format!("DELETE FROM {table} WHERE id = ?1"), None),
            (None, Some(then)) => {
                let names = joined(columns, str::to_owned);
                (
                    format!("INSERT INTO {table} (id, {names}) VALUES (?1, {values})"),
                    Some(then),
                )
            }
            (Some(_), Some(then)) => {
                let names = joined(columns, str::to_owned);
                (
                    format!("UPDATE {table} SET ({names}) = ({values}) WHERE id = ?1"),
                    Some(then),
                )
            }
            (None, None) => return Ok(()),
        };
        let mut statement = connection.prepare_cached(&sql)?;
        match then {
            Some(then) => statement.execute((number, then)),
            None => statement.execute([number]),
        }
        .map(drop)
    }
}

fn joined(columns: &[&str], each: impl Fn(&str) -> String) -> String {
    columns
        .iter()
        .map(|column| each(column))
        .collect::<Vec<_>>()
        .join(", ")
}
