//! Opening a library to read it and nothing else: the file, its log and its folder are afterwards as they were before.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::open::prepare;
use super::schema::{self, Nature};
use super::undo::Going;
use super::{Access, Library, LibraryError};

impl Library {
    /// Opens the library at `path` for what may be done with it.
    ///
    /// # Errors
    /// As [`Library::open`] and [`Library::open_to_read`].
    pub fn open_as(path: &Path, access: Access) -> Result<Self, LibraryError> {
        match access {
            Access::Write => Self::open(path),
            Access::Read => Self::open_to_read(path),
        }
    }

    /// Opens the library at `path` for reading alone, also while others write to it, and where nothing may be written.
    ///
    /// # Errors
    /// There is none, it is damaged or something else, or it is of an older or newer version than this program reads.
    pub fn open_to_read(path: &Path) -> Result<Self, LibraryError> {
        if matches!(path.try_exists(), Ok(false)) {
            return Err(LibraryError::Missing(path.to_owned()));
        }
        let connection = connect(path)?;
        let nature = nature(&connection).map_err(|error| LibraryError::sqlite(path, error))?;
        let (path, known) = (path.to_owned(), schema::VERSION);
        match nature {
            Nature::Library(found) if found > known => {
                Err(LibraryError::Newer { path, found, known })
            }
            Nature::Library(found) if found < known => Err(LibraryError::Older(path)),
            Nature::Library(_) => Ok(Self {
                connection,
                path,
                access: Access::Read,
                older: None,
                going: Going::default(),
            }),
            Nature::Empty | Nature::Foreign => Err(LibraryError::NotALibrary(path)),
        }
    }
}

/// A connection that writes nothing that stays.
pub(super) fn connect(path: &Path) -> Result<Connection, LibraryError> {
    match beside_others(path) {
        Err(error) if is_refused(&error) => {
            as_it_is(path).map_err(|error| LibraryError::sqlite(path, error))
        }
        outcome => outcome.map_err(|error| LibraryError::sqlite(path, error)),
    }
}

fn nature(connection: &Connection) -> rusqlite::Result<Nature> {
    schema::nature(&connection.unchecked_transaction()?)
}

/// As any other reader, whom writers may pass: SQLite makes a log and takes it away again when it leaves. A log that is
/// there already is left there, because folding it into the file would be writing.
fn beside_others(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    if connection.is_readonly("main")? {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY),
            None,
        ));
    }
    let logged = has_log(path);
    nature(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, logged)?;
    Ok(connection)
}

/// Whether SQLite could not open it because something may not be written.
fn is_refused(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure
                | ErrorCode::DiskFull
        )
    )
}

/// Where nothing can be written nobody writes: the file is read as it is, without locks and without a log. Changes that are
/// still in a log need that log.
fn as_it_is(path: &Path) -> rusqlite::Result<Connection> {
    let how = if has_log(path) {
        "mode=ro"
    } else {
        "mode=ro&immutable=1"
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri(path, how), flags)?;
    prepare(&connection)?;
    nature(&connection)?;
    Ok(connection)
}

/// Whether changes wait beside the file.
fn has_log(path: &Path) -> bool {
    fs::metadata(log(path)).is_ok_and(|log| log.len() > 0)
}

/// The log of a library.
pub(super) fn log(path: &Path) -> PathBuf {
    named(path, "-wal")
}

/// What SQLite keeps of a log while it is in use.
pub(super) fn index(path: &Path) -> PathBuf {
    named(path, "-shm")
}

fn named(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The path as a URI: whatever is not a plain letter stands in it as a number.
fn uri(path: &Path, how: &str) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = String::from("file:");
    for byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            other => {
                use std::fmt::Write;
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri + "?" + how
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Catalogue;
    use crate::library::work_tests::kept_at;

    fn all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut all: Vec<_> = entries
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn reading_alone_leaves_the_folder_as_it_was_and_follows_what_others_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("l %?#.sqlite");
        drop(kept_at(&path, "aa"));
        let before = all(folder.path());
        let reader = Library::open_to_read(&path).unwrap();
        assert_eq!(reader.documents().unwrap().len(), 1);
        let refused = reader
            .connection
            .execute("UPDATE library SET generation = 9", []);
        assert!(refused.is_err());
        drop(reader);
        assert_eq!(all(folder.path()), before);
        let reader = Library::open_to_read(&path).unwrap();
        let writer = kept_at(&path, "bb");
        assert_eq!(
            reader.documents().unwrap().len(),
            2,
            "what others write is seen"
        );
        drop((writer, reader));
        let reader = Library::open_to_read(&path).unwrap();
        assert_eq!(reader.documents().unwrap().len(), 2);
    }

    #[test]
    fn a_log_that_a_kill_left_is_read_and_left_there() {
        let folder = tempfile::tempdir().unwrap();
        let (path, killed) = (
            folder.path().join("l.sqlite"),
            folder.path().join("k.sqlite"),
        );
        let open = kept_at(&path, "aa");
        fs::copy(&path, &killed).unwrap();
        fs::copy(log(&path), log(&killed)).unwrap();
        drop(open);
        let before = (fs::read(&killed).unwrap(), fs::read(log(&killed)).unwrap());
        let reader = Library::open_to_read(&killed).unwrap();
        assert_eq!(reader.documents().unwrap().len(), 1);
        drop(reader);
        let after = (fs::read(&killed).unwrap(), fs::read(log(&killed)).unwrap());
        assert!(before == after);
    }

    #[test]
    fn a_file_that_may_not_be_written_is_read_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("l %?#.sqlite");
        drop(kept_at(&path, "aa"));
        let connection = as_it_is(&path).unwrap();
        let rows: i64 =
            (connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))).unwrap();
        assert_eq!(rows, 1);
        drop(connection);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(
            Library::open_to_read(&folder.path().join("none")),
            Err(LibraryError::Missing(_))
        ));
    }
}
