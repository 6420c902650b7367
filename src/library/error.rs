//! What can go wrong with a library, in words that say where and what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why a library cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is no file with this name.
    #[error("there is no library at {}", .0.display())]
    Missing(PathBuf),
    /// A file of another sort; it was left as it is.
    #[error("{} is not a casebook library and was left as it is; name another file with --library, or, if it was one, save what can still be \
         read with `casebook restore --salvage`", .0.display())]
    NotALibrary(PathBuf),
    /// Written by a later version of the program; it was left as it is.
    #[error(
        "{} was written by a newer casebook (library version {found}; this program knows {known}) and was left as it is; \
         use the newer program, or name another file with --library",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The latest version this program knows.
        known: u32,
    },
    /// Written by an earlier version of the program, which only a program that may write can bring up to date.
    #[error(
        "{} was written by an older casebook and has to be brought up to date first; open it once without --read-only, where it \
         may be written",
        .0.display()
    )]
    Older(PathBuf),
    /// There is a file of this name, which was left as it is.
    #[error("{} is there already and was left as it is; name another file", .0.display())]
    Taken(PathBuf),
    /// A library that was to be put in its own place.
    #[error("{} is the library itself: name a backup of it", .0.display())]
    Itself(PathBuf),
    /// Another program has the library open.
    #[error("{} is open in another casebook; close it there and try again", .0.display())]
    Open(PathBuf),
    /// A file that is damaged; nothing was done with it.
    #[error("{} is damaged and was not used: {what}", path.display())]
    Unsound {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The file or its folder could not be made.
    #[error("{} cannot be created; name another file with --library", path.display())]
    NotCreated {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A stored row does not fit the document it belongs to.
    #[error("{row} in {} does not fit its document's text: the library is damaged; `casebook restore --salvage` saves what can still be read", path.display())]
    Misfit {
        /// The row, as it is written (`d3q7`).
        row: String,
        /// The file.
        path: PathBuf,
    },
    /// What was worked out about a document does not fit its text: a fault in casebook, caught before it was stored.
    #[error(
        "bytes {start} to {end} do not lie within the document's text; nothing was stored. This is a fault in casebook: please report it"
    )]
    BadSpan {
        /// First byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// SQLite could not do it.
    #[error("{}: {}", path.display(), advice(error))]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// SQLite's own words.
        error: rusqlite::Error,
    },
}

impl LibraryError {
    /// Whether the file is damaged, as opposed to what stands around it.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Misfit { .. } | Self::Unsound { .. } | Self::NotALibrary(_) => true,
            Self::Sqlite { error, .. } => !matches!(
                error.sqlite_error_code(),
                Some(
                    ErrorCode::DatabaseBusy
                        | ErrorCode::DatabaseLocked
                        | ErrorCode::DiskFull
                        | ErrorCode::ReadOnly
                        | ErrorCode::CannotOpen
                        | ErrorCode::PermissionDenied
                        | ErrorCode::SystemIoFailure
                        | ErrorCode::OutOfMemory
                )
            ),
            _ => false,
        }
    }

    /// Whether the library is there and sound as far as is known, but may not be written.
    pub fn is_for_reading_only(&self) -> bool {
        use ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
        match self {
            Self::Sqlite { error, .. } => matches!(
                error.sqlite_error_code(),
                Some(ReadOnly | CannotOpen | PermissionDenied)
            ),
            _ => false,
        }
    }

    /// SQLite's error with the file it is about.
    pub(super) fn sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotALibrary(path),
            _ => Self::Sqlite { path, error },
        }
    }
}

/// What to do; SQLite's own words where they add something.
fn advice(error: &rusqlite::Error) -> String {
    let damaged = "`casebook check` says what is wrong, and `casebook restore --salvage` saves what can still be read";
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another casebook is writing to it; try again when it is done".into()
        }
        Some(ErrorCode::DiskFull) => {
            "the disc is full and nothing was stored; free some space and try again".into()
        }
        Some(ErrorCode::ReadOnly) => {
            "it may only be read; check the permissions of the file and its folder".into()
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            "it cannot be opened; check that it is a file, and the permissions of its folder".into()
        }
        Some(ErrorCode::SystemIoFailure) => {
            format!("the disc could not be read or written; check it and its free space ({error})")
        }
        Some(ErrorCode::DatabaseCorrupt) => format!("it is damaged; {damaged} ({error})"),
        Some(_) => format!("the library could not be used ({error})"),
        None => format!("a stored value is damaged; {damaged} ({error})"),
    }
}
