//! Copies of a whole library: backups while it is in use, restoring, and looking whether one is sound.
//!
//! A live file is never copied byte by byte: the copy would be of a moment that never was.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::open::{give_name, private_file};
use super::schema::{self, Nature};
use super::{Library, LibraryError, looked};

/// Pages copied at a time.
const PAGES: i32 = 4096;

impl Library {
    /// Writes a copy of the library as it stands at this moment to a new file, for its owner alone; others may go on
    /// reading and writing. The copy was looked through before it has its name.
    ///
    /// # Errors
    /// There is a file of this name, or it cannot be written; no file is left then.
    pub fn back_up(&self, path: &Path) -> Result<(), LibraryError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(LibraryError::Taken(path.to_owned()));
        }
        let new = beside(path, "new");
        let written = copy(&self.connection, &new).and_then(|()| {
            // A second name is refused when somebody took it in the meantime.
            give_name(&new, path).map_err(|source| match source.kind() {
                ErrorKind::AlreadyExists => LibraryError::Taken(path.to_owned()),
                _ => not_created(path, source),
            })
        });
        // The copy has its name by now, or is of no use.
        let _ = fs::remove_file(&new);
        written
    }
}

/// What is wrong with the library at `path`, a sentence each; nothing when it is sound. Nothing is written.
///
/// # Errors
/// When there is none, or it is newer or cannot be read.
pub fn check(path: &Path) -> Result<Vec<String>, LibraryError> {
    let library = match Library::open_to_read(path) {
        // What it holds can only be looked through when it is brought up to date.
        Err(LibraryError::Older(_)) => {
            let connection = looked::connect(path)?;
            return faults(&connection).map_err(|error| LibraryError::sqlite(path, error));
        }
        Err(error @ LibraryError::NotALibrary(_)) => return Err(error),
        opened => opened.and_then(|library| Ok((library.check()?, library))),
    };
    match library {
        Ok((faults, _)) => Ok(faults),
        Err(error) if error.is_damage() => Ok(vec![error.to_string()]),
        Err(error) => Err(error),
    }
}

impl Library {
    /// What is wrong with the library, a sentence each; nothing when it is sound.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>, LibraryError> {
        let mut faults = faults(&self.connection).map_err(|error| self.sqlite(error))?;
        for look in [Self::misplaced, Self::unreadable] {
            match look(self) {
                Err(error) if error.is_damage() => faults.push(error.to_string()),
                found => faults.extend(found?),
            }
        }
        Ok(faults)
    }

    /// Marks outside their documents.
    fn misplaced(&self) -> Result<Vec<String>, LibraryError> {
        let sql = "SELECT count(*) FROM placed JOIN document_text USING (document) JOIN anchor ON anchor.id = placed.anchor
            WHERE length(CAST(text AS BLOB)) < placed.end_byte OR placed.end_byte <= placed.start_byte";
        let outside: i64 = self.ask(sql)?;
        let sentence = || format!("{outside} marks are placed outside their document's text");
        Ok((outside > 0).then(sentence).into_iter().collect())
    }

    /// Documents whose rows cannot be read.
    fn unreadable(&self) -> Result<Vec<String>, LibraryError> {
        let documents = self.stale(u32::MAX)?.into_iter();
        let fault = |id| Some(format!("{:#}", super::Catalogue::document(self, id).err()?));
        Ok(documents.filter_map(fault).collect())
    }
}

/// Puts a backup in the place of the library at `to`. The library that was there is kept beside it: where.
///
/// # Errors
/// The backup is damaged, newer or no library, or somebody has the library open: nothing is changed then.
pub fn restore(from: &Path, to: &Path) -> Result<Option<PathBuf>, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if !from.exists() {
        return Err(LibraryError::Missing(from.to_owned()));
    }
    if same_file(from, to) {
        return Err(LibraryError::Itself(from.to_owned()));
    }
    let backup = Connection::open_with_flags(from, flags)
        .map_err(|error| LibraryError::sqlite(from, error))?;
    let looked = look(&backup, from)?;
    if !looked.is_empty() {
        return Err(LibraryError::Unsound {
            path: from.to_owned(),
            what: looked.join("; "),
        });
    }
    let new = beside(to, "new");
    let restored = copy(&backup, &new)
        .and_then(|()| put_aside(to))
        .and_then(|(aside, alone)| {
            fs::rename(&new, to).map_err(|source| not_created(to, source))?;
            // Until now nobody else could have begun a log beside the old one, which would then stand beside the new one.
            drop(alone);
            Ok(aside)
        });
    if restored.is_err() {
        // The error says more than a failed cleaning up would.
        let _ = fs::remove_file(&new);
    }
    restored
}

/// Keeps a library as it is before it is brought up to date: where.
///
/// # Errors
/// It is damaged, or there is no room for it.
pub(super) fn before_version(
    connection: &Connection,
    path: &Path,
    found: u32,
) -> Result<PathBuf, LibraryError> {
    let name = format!("before-version-{}", found + 1);
    let new = beside(path, &format!("{name}.new"));
    let kept = copy(connection, &new).and_then(|()| {
        let others = (2..).map(|number| beside(path, &format!("{name}-{number}")));
        for kept in std::iter::once(beside(path, &name)).chain(others) {
            match give_name(&new, &kept) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                named => {
                    return named
                        .map(|()| kept.clone())
                        .map_err(|source| not_created(&kept, source));
                }
            }
            // Kept already, by another program that is at it or one that was killed; else it is of an earlier day.
            if fs::read(&kept).ok() == fs::read(&new).ok() {
                return Ok(kept);
            }
        }
        Err(LibraryError::Taken(new.clone()))
    });
    // The copy has its name by now, or is of no use.
    let _ = fs::remove_file(&new);
    kept
}

/// Copies a library to a new file and looks through the copy.
fn copy(from: &Connection, path: &Path) -> Result<(), LibraryError> {
    let sqlite = |error| LibraryError::sqlite(path, error);
    // One that a kill left half written is of no use to anybody.
    let _ = fs::remove_file(path);
    private_file(path).map_err(|source| not_created(path, source))?;
    let mut to = Connection::open(path).map_err(sqlite)?;
    Backup::new(from, &mut to)
        .and_then(|backup| backup.run_to_completion(PAGES, Duration::ZERO, None))
        .map_err(sqlite)?;
    // One file, without a log beside it.
    to.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
        .map_err(sqlite)?;
    let faults = faults(&to).map_err(sqlite)?;
    drop(to);
    if !faults.is_empty() {
        return Err(LibraryError::Unsound {
            path: path.to_owned(),
            what: faults.join("; "),
        });
    }
    let file = fs::File::open(path).and_then(|file| file.sync_all());
    file.map_err(|source| not_created(path, source))
}

/// Gives the library a second name, so that the first can be taken; `None` when there is none. Nobody else can open it while
/// the connection lives.
pub(super) fn put_aside(
    path: &Path,
) -> Result<(Option<PathBuf>, Option<Connection>), LibraryError> {
    if fs::symlink_metadata(path).is_err() {
        return Ok((None, None));
    }
    let alone = fold_log(path)?;
    let names = (1..).map(|number| beside(path, &format!("before-restore-{number}")));
    for aside in names {
        match fs::hard_link(path, &aside) {
            Ok(()) => {
                let (log, index) = (looked::log(path), looked::index(path));
                // A damaged file keeps its log: beside another file SQLite would take it for that one's.
                if alone.is_none() && fs::symlink_metadata(&log).is_ok() {
                    fs::rename(&log, looked::log(&aside))
                        .map_err(|source| not_created(&aside, source))?;
                    let _ = fs::remove_file(index);
                }
                return Ok((Some(aside), alone));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(source) => return Err(not_created(&aside, source)),
        }
    }
    Ok((None, alone))
}

/// Whether two names lead to one file.
fn same_file(one: &Path, other: &Path) -> bool {
    let one = fs::canonicalize(one).ok();
    one.is_some() && one == fs::canonicalize(other).ok()
}

/// Folds the log into the file, which only works when nobody else has it open, and keeps others out from then on. `None` when
/// the file is so damaged that there is nothing to fold.
fn fold_log(path: &Path) -> Result<Option<Connection>, LibraryError> {
    let folded = Connection::open(path).and_then(|connection| {
        connection.busy_timeout(Duration::from_secs(1))?;
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        let mode = connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
            row.get::<_, String>(0)
        })?;
        connection.execute_batch("BEGIN EXCLUSIVE")?;
        Ok((connection, mode))
    });
    let busy = |error: &rusqlite::Error| {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        matches!(
            error.sqlite_error_code(),
            Some(DatabaseBusy | DatabaseLocked)
        )
    };
    match folded {
        Err(error) if busy(&error) => Err(LibraryError::Open(path.to_owned())),
        Ok((_, mode)) if mode == "wal" => Err(LibraryError::Open(path.to_owned())),
        Ok((connection, _)) => Ok(cfg!(unix).then_some(connection)),
        Err(_) => Ok(None),
    }
}

/// What SQLite finds wrong with a file, and what it is if it is no library of ours.
fn look(connection: &Connection, path: &Path) -> Result<Vec<String>, LibraryError> {
    let sqlite = |error| LibraryError::sqlite(path, error);
    let held = connection.unchecked_transaction().map_err(sqlite)?;
    match schema::nature(&held).map_err(sqlite)? {
        Nature::Library(found) if found > schema::VERSION => Err(LibraryError::Newer {
            path: path.to_owned(),
            found,
            known: schema::VERSION,
        }),
        Nature::Library(_) => faults(connection).map_err(sqlite),
        Nature::Empty | Nature::Foreign => Err(LibraryError::NotALibrary(path.to_owned())),
    }
}

fn faults(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut faults: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    faults.retain(|fault| fault != "ok");
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let lost = statement
        .query_map([], |row| row.get::<_, String>(0))?
        .count();
    if lost > 0 {
        faults.push(format!("{lost} rows belong to something that is not there"));
    }
    Ok(faults)
}

pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

pub(super) fn not_created(path: &Path, source: std::io::Error) -> LibraryError {
    LibraryError::NotCreated {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::work_tests::kept_at;

    fn holds(path: &Path, hash: &str) -> bool {
        Library::open(path)
            .unwrap()
            .known(hash, None)
            .unwrap()
            .is_some()
    }

    #[test]
    fn a_backup_is_made_while_the_library_is_open_and_never_over_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (
            folder.path().join("l.sqlite"),
            folder.path().join("b.sqlite"),
        );
        let open = kept_at(&path, "aa");
        open.back_up(&backup).unwrap();
        assert!(holds(&backup, "aa"));
        assert!(matches!(open.back_up(&backup), Err(LibraryError::Taken(_))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&backup).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        assert!(open.check().unwrap().is_empty());
    }

    #[test]
    fn a_restored_backup_takes_the_librarys_place_and_the_old_one_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (
            folder.path().join("l.sqlite"),
            folder.path().join("b.sqlite"),
        );
        kept_at(&path, "aa").back_up(&backup).unwrap();
        drop(kept_at(&path, "bb"));
        let aside = restore(&backup, &path).unwrap().unwrap();
        assert!(holds(&path, "aa") && !holds(&path, "bb"));
        assert!(holds(&aside, "bb"));
        assert_eq!(
            restore(&backup, &folder.path().join("other.sqlite")).unwrap(),
            None
        );
    }

    #[test]
    fn a_damaged_backup_and_an_open_library_are_refused_and_nothing_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (
            folder.path().join("l.sqlite"),
            folder.path().join("b.sqlite"),
        );
        let open = kept_at(&path, "aa");
        open.back_up(&backup).unwrap();
        assert!(matches!(
            restore(&backup, &path),
            Err(LibraryError::Open(_))
        ));
        drop(open);
        let whole = fs::read(&backup).unwrap();
        fs::write(&backup, &whole[..whole.len() / 2]).unwrap();
        assert!(restore(&backup, &path).is_err());
        fs::write(&backup, "notes").unwrap();
        assert!(matches!(
            restore(&backup, &path),
            Err(LibraryError::NotALibrary(_))
        ));
        assert!(holds(&path, "aa"));
        assert_eq!(
            fs::read_dir(folder.path())
                .unwrap()
                .filter(|e| e
                    .as_ref()
                    .unwrap()
                    .path()
                    .to_string_lossy()
                    .ends_with(".new"))
                .count(),
            0
        );
    }
}
