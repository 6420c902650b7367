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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Library, NewLibrary, check, restore};

    /// A library as the program of that version would have left it, with one document.
    fn of_version(path: &std::path::Path, version: u32) {
        let connection = Connection::open(path).unwrap();
        for script in &MIGRATIONS[..version as usize] {
            connection.execute_batch(script).unwrap();
        }
        connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        connection
            .pragma_update(None, "user_version", version)
            .unwrap();
        connection
            .execute_batch(
                "INSERT INTO document (id, sha256, kind, given, chars, extractor)
                    VALUES (1, 'aa', 'other', '{\"kind\":\"other\",\"councils\":[]}', 7, 0);
                INSERT INTO document_text VALUES (1, '[]', 'Mallow.');",
            )
            .unwrap();
    }

    #[test]
    fn a_library_of_any_older_version_is_kept_before_it_is_brought_up_to_date() {
        for version in 1..VERSION {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("l.sqlite");
            of_version(&path, version);
            let before = std::fs::read(&path).unwrap();
            assert!(check(&path).unwrap().is_empty(), "{version}");
            let told = Library::open_to_read(&path).unwrap_err().to_string();
            assert!(told.contains("older casebook"), "{told}");
            assert!(
                std::fs::read(&path).unwrap() == before,
                "reading alone changes nothing"
            );
            let library = Library::open(&path).unwrap();
            let kept = library.older().unwrap().to_owned();
            assert!(library.known("aa", None).unwrap().is_some(), "{version}");
            drop(library);
            assert!(Library::open(&path).unwrap().older().is_none());
            assert!(check(&path).unwrap().is_empty(), "{version}");
            let old = Connection::open(&kept).unwrap();
            let number = old.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0));
            assert_eq!(number.unwrap(), version);
            drop(old);
            // And back.
            restore(&kept, &path).unwrap();
            assert!(Library::open(&path).unwrap().older().is_some());
        }
    }

    #[test]
    fn an_older_library_without_room_for_a_copy_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("l.sqlite");
        of_version(&path, 1);
        let before = std::fs::read(&path).unwrap();
        // A folder stands where the copy would be made.
        std::fs::create_dir(folder.path().join("l.sqlite.before-version-2.new")).unwrap();
        let told = Library::open_or_create(&path, NewLibrary::Empty).unwrap_err();
        assert!(told.to_string().contains("before-version-2"), "{told}");
        assert!(std::fs::read(&path).unwrap() == before);
    }
}
