//! The schema's versions: scripts that run in order, all in one transaction, so that a killed migration leaves the old state.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Marks an SQLite file as a casebook library: "case" in ASCII.
pub(super) const APPLICATION_ID: i32 = 0x6361_7365;

/// Script n takes a library from version n to n + 1. A script that was released is never edited.
const MIGRATIONS: [&str; VERSION as usize] = [
    include_str!("sql/001_documents.sql"),
    include_str!("sql/002_traces.sql"),
    include_str!("sql/003_undo.sql"),
    include_str!("sql/004_work.sql"),
    include_str!("sql/005_statements.sql"),
    include_str!("sql/006_likeness.sql"),
    include_str!("sql/007_stamps.sql"),
    include_str!("sql/008_same.sql"),
    include_str!("sql/009_traced.sql"),
];

/// The version this program writes, and the latest it reads.
pub(super) const VERSION: u32 = 9;

/// What an SQLite file turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// Nothing in it yet.
    Empty,
    /// A library of this version.
    Library(u32),
    /// Another program's file.
    Foreign,
}

/// Tells what the file is, without writing to it. The caller holds a transaction: another process may be making a library
/// of an empty file at this moment.
pub(super) fn nature(connection: &Transaction<'_>) -> rusqlite::Result<Nature> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let objects: u32 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let version = number("user_version")?;
    Ok(match (number("application_id")?, u32::try_from(version)) {
        (0, Ok(0)) if objects == 0 => Nature::Empty,
        (APPLICATION_ID, Ok(version @ 1..)) => Nature::Library(version),
        _ => Nature::Foreign,
    })
}

/// Brings an empty file or an older library to [`VERSION`]. Only a file that was empty is told whether it wants the seeds.
pub(super) fn migrate(connection: &mut Connection, wants_seeds: bool) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the lock: another process may have done it in the meantime.
    let from = match nature(&transaction)? {
        Nature::Empty => 0,
        Nature::Library(version) => version,
        Nature::Foreign => VERSION,
    };
    for script in MIGRATIONS.iter().skip(from as usize) {
        transaction.execute_batch(script)?;
    }
    if from == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute("UPDATE library SET wants_seeds = ?1", [wants_seeds])?;
    }
    if from < VERSION {
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()
}
