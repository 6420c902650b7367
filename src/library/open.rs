//! Opening and creating the file: nothing is written before it is known to be a library that this program may write.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use super::schema::{self, Nature};
use super::undo::Going;
use super::{Access, Library, LibraryError, backup};

/// How long a writer waits for another one before it says so.
const PATIENCE: Duration = Duration::from_secs(5);

/// Statements kept prepared: more than there are different ones.
const STATEMENTS: usize = 64;

/// What a library that does not exist yet is to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewLibrary {
    /// Nothing.
    Empty,
    /// The seed documents: the library asks for them until it has them ([`Library::wants_seeds`]).
    Seeded,
}

impl Library {
    /// Opens the library at `path`.
    ///
    /// # Errors
    /// When there is none, when it is damaged, or when it is something else or newer, which is then left as it is.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        match path.try_exists() {
            Ok(false) => Err(LibraryError::Missing(path.to_owned())),
            _ => connect(path, NewLibrary::Empty),
        }
    }

    /// Opens the library at `path`, which is created, for its owner alone, when it is not there.
    ///
    /// # Errors
    /// As [`Library::open`], and when it cannot be created.
    pub fn open_or_create(path: &Path, new: NewLibrary) -> Result<Self, LibraryError> {
        if path.try_exists().unwrap_or(false) {
            return connect(path, new);
        }
        let failed = |at: &Path| {
            let path = at.to_owned();
            move |source| LibraryError::NotCreated { path, source }
        };
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            private_folder(folder).map_err(failed(folder))?;
        }
        match private_file(path) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(path)(error)),
        }
        connect(path, new)
    }

    /// A library that is kept nowhere.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, LibraryError> {
        let path = Path::new(":memory:");
        let connection =
            Connection::open_in_memory().map_err(|error| LibraryError::sqlite(path, error))?;
        ready(connection, path, NewLibrary::Empty)
    }
}

fn connect(path: &Path, new: NewLibrary) -> Result<Library, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| LibraryError::sqlite(path, error))?;
    ready(connection, path, new)
}

fn ready(
    mut connection: Connection,
    path: &Path,
    new: NewLibrary,
) -> Result<Library, LibraryError> {
    let sqlite = |error| LibraryError::sqlite(path, error);
    prepare(&connection).map_err(sqlite)?;
    let nature = connection
        .unchecked_transaction()
        .and_then(|held| schema::nature(&held));
    let nature = nature.map_err(sqlite)?;
    match nature {
        Nature::Foreign => return Err(LibraryError::NotALibrary(path.to_owned())),
        Nature::Library(found) if found > schema::VERSION => {
            return Err(LibraryError::Newer {
                path: path.to_owned(),
                found,
                known: schema::VERSION,
            });
        }
        Nature::Empty | Nature::Library(_) => {}
    }
    let older = match nature {
        Nature::Library(found) if found < schema::VERSION => {
            Some(backup::before_version(&connection, path, found)?)
        }
        _ => None,
    };
    write_ahead(&connection).map_err(sqlite)?;
    // Opening a library that is up to date waits for no writer.
    if nature != Nature::Library(schema::VERSION) {
        schema::migrate(&mut connection, new == NewLibrary::Seeded).map_err(sqlite)?;
    }
    // From here on the file is ours: its log may be folded into it when the last reader leaves.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .map_err(sqlite)?;
    Ok(Library {
        connection,
        path: path.to_owned(),
        access: Access::Write,
        older,
        going: Going::default(),
    })
}

impl Library {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What may be done with it.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Where it is kept as an older program left it, when opening it brought it up to date.
    pub fn older(&self) -> Option<&Path> {
        self.older.as_deref()
    }
}

/// Settings of the connection alone; nothing here writes to the file.
pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "synchronous", "FULL")?;
    // A long list is put in order in memory: on a full disc reading must still work.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)
}

/// Writes rows that can be made again at any time, in one transaction that does not wait for the disc: after a power cut
/// the last of them may be missing, never in part, and are then made again. What is acknowledged to a reader waits.
pub(super) fn write_derived<T>(
    connection: &mut Connection,
    what: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let written = (|| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = what(&transaction)?;
        transaction.commit()?;
        Ok(done)
    })();
    // Whatever became of it: what the reader does next must be on disc when it is done.
    let safe = connection.pragma_update(None, "synchronous", "FULL");
    written.and_then(|done| safe.map(|()| done))
}

/// Switches to the write-ahead log, in which readers never wait. SQLite does not wait for this lock by itself.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let step = Duration::from_millis(20);
    let mut left = PATIENCE;
    loop {
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "delete" {
            return Ok(());
        }
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && !left.is_zero() =>
            {
                std::thread::sleep(step);
                left = left.saturating_sub(step);
            }
            outcome => return outcome,
        }
    }
}

/// Makes a folder, and those above it that are not there, for its owner alone.
///
/// # Errors
/// It cannot be made.
#[cfg(unix)]
pub fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// Gives a file that is written a name that nobody has, and takes its old name away. A rename would take the place of another.
///
/// # Errors
/// The name is taken, whoever took it in the meantime, or cannot be given.
pub fn give_name(new: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(new, path) {
        Ok(()) => fs::remove_file(new),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Not every disc can give a file two names.
        Err(_) if fs::symlink_metadata(path).is_err() => fs::rename(new, path),
        Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

/// Makes the file before SQLite opens it, because SQLite gives its log and index the permissions of the file.
#[cfg(unix)]
pub(super) fn private_file(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Makes a folder, and those above it that are not there.
///
/// # Errors
/// It cannot be made.
#[cfg(not(unix))]
pub fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(not(unix))]
pub(super) fn private_file(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(path: &Path) -> String {
        let before = fs::read(path).unwrap();
        let error = Library::open(path).unwrap_err().to_string();
        assert_eq!(fs::read(path).unwrap(), before, "the file was touched");
        error
    }

    #[test]
    fn a_new_library_is_its_owners_alone_and_opens_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/library.sqlite");
        let library = Library::open_or_create(&path, NewLibrary::Seeded).unwrap();
        assert!(library.wants_seeds().unwrap());
        #[cfg(unix)]
        for (path, mode) in [
            (path.clone(), 0o600),
            (path.with_extension("sqlite-wal"), 0o600),
            (folder.path().join("deep"), 0o700),
        ] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                mode,
                "{}",
                path.display()
            );
        }
        drop(library);
        assert!(Library::open(&path).unwrap().wants_seeds().unwrap());
        assert!(
            Library::open_or_create(&path, NewLibrary::Empty)
                .unwrap()
                .wants_seeds()
                .unwrap()
        );
    }

    #[test]
    fn what_is_not_a_library_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        assert!(matches!(
            Library::open(&path),
            Err(LibraryError::Missing(_))
        ));
        fs::write(
            &path,
            "Notes on a meeting, longer than a header would be: ".repeat(40),
        )
        .unwrap();
        assert!(message(&path).contains("is not a casebook library"));
        fs::write(&path, "short").unwrap();
        assert!(message(&path).contains("is not a casebook library"));
        let other = folder.path().join("other.sqlite");
        Connection::open(&other)
            .unwrap()
            .execute_batch("CREATE TABLE document (id)")
            .unwrap();
        assert!(message(&other).contains("is not a casebook library"));
        assert!(Library::open(folder.path()).is_err());
    }

    #[test]
    fn a_newer_library_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        drop(Library::open_or_create(&path, NewLibrary::Empty).unwrap());
        let newer = Connection::open(&path).unwrap();
        newer
            .pragma_update(None, "user_version", schema::VERSION + 1)
            .unwrap();
        drop(newer);
        let error = message(&path);
        let (theirs, ours) = (schema::VERSION + 1, schema::VERSION);
        let said = format!("newer casebook (library version {theirs}; this program knows {ours})");
        assert!(error.contains(&said), "{error}");
    }

    #[test]
    fn a_damaged_library_gives_a_message_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        drop(Library::open_or_create(&path, NewLibrary::Empty).unwrap());
        let whole = fs::read(&path).unwrap();
        for keep in [1, 99, 100, 4096, 5000, 20000] {
            fs::write(&path, &whole[..keep]).unwrap();
            let _ = Library::open(&path).map(|library| library.generation());
            assert!(fs::read(&path).unwrap().len() >= keep);
        }
    }

    #[test]
    fn two_first_runs_at_once_make_one_library() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        std::thread::scope(|scope| {
            let run = || {
                Library::open_or_create(&path, NewLibrary::Seeded)
                    .unwrap()
                    .wants_seeds()
                    .unwrap()
            };
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
            assert!(runs.into_iter().all(|run| run.join().unwrap()));
        });
    }
}
