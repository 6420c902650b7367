//! From what the reader named to the files that will be read: folders walked in order, nothing that could hang.

use std::fs::{self, FileType, Metadata};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{ImportError, manifest};

/// Something to import, or why not.
#[derive(Debug)]
pub enum Found {
    /// A regular file.
    File(PathBuf),
    /// Standard input, named `-`.
    Stdin,
    /// A link inside a folder: not followed, because it may lead out of it or round in a circle.
    Link(PathBuf),
    /// Something that cannot be imported.
    Failed(PathBuf, ImportError),
}

/// What `path` stands for: a file, everything in a folder in order of its names, or standard input.
pub fn find(path: &Path) -> Vec<Found> {
    if path == Path::new("-") {
        return vec![Found::Stdin];
    }
    let path = tidy(path);
    match fs::metadata(&path) {
        Err(error) => vec![Found::Failed(path, error.into())],
        Ok(found) if found.is_dir() => walk(path),
        Ok(found) => vec![regular(path, found.file_type())],
    }
}

/// The path without `./` and doubled slashes, so that one file has one name.
fn tidy(path: &Path) -> PathBuf {
    let tidy: PathBuf = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .collect();
    if tidy.as_os_str().is_empty() {
        path.to_owned()
    } else {
        tidy
    }
}

/// Reads a file's bytes; nothing but a regular file is ever opened.
///
/// # Errors
/// When it is no file, too large, or cannot be read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ImportError> {
    let check = |found: &Metadata| match not_a_file(found.file_type()) {
        Some(what) => Err(ImportError::NotAFile(what)),
        None if found.len() > super::LARGEST_FILE as u64 => {
            Err(ImportError::TooLarge(super::LARGEST_FILE))
        }
        None => Ok(()),
    };
    check(&fs::metadata(path)?)?;
    let file = fs::File::open(path)?;
    check(&file.metadata()?)?;
    super::read_bytes(file)
}

fn walk(folder: PathBuf) -> Vec<Found> {
    let hidden = |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
    let entries = WalkDir::new(&folder)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !hidden(entry));
    let mut found: Vec<_> = entries
        .filter_map(|entry| entry.map_or_else(|error| Some(unwalkable(&folder, error)), visited))
        .collect();
    if found.is_empty() {
        found.push(Found::Failed(folder, ImportError::EmptyFolder));
    }
    found
}

fn visited(entry: DirEntry) -> Option<Found> {
    let kind = entry.file_type();
    if kind.is_dir() || entry.file_name() == manifest::NAME {
        return None;
    }
    let path = entry.into_path();
    Some(if kind.is_symlink() {
        Found::Link(path)
    } else {
        regular(path, kind)
    })
}

fn unwalkable(folder: &Path, error: walkdir::Error) -> Found {
    let path = error.path().unwrap_or(folder).to_owned();
    Found::Failed(path, std::io::Error::from(error).into())
}

fn regular(path: PathBuf, kind: FileType) -> Found {
    match not_a_file(kind) {
        Some(what) => Found::Failed(path, ImportError::NotAFile(what)),
        None => Found::File(path),
    }
}

/// What something that is not a regular file is; opening a pipe or device could wait for ever.
fn not_a_file(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    Some(special(kind).unwrap_or(if kind.is_dir() {
        "a folder"
    } else {
        "a special file"
    }))
}

#[cfg(unix)]
fn special(kind: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt;
    let kinds = [
        (kind.is_fifo(), "a named pipe"),
        (kind.is_socket(), "a socket"),
        (kind.is_char_device() || kind.is_block_device(), "a device"),
    ];
    kinds.iter().find(|(is, _)| *is).map(|(_, what)| *what)
}

#[cfg(not(unix))]
fn special(_: FileType) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let relative = |path: &Path| path.strip_prefix(folder).unwrap().display().to_string();
        let line = |found: &Found| match found {
            Found::File(path) => relative(path),
            Found::Stdin => "-".into(),
            Found::Link(path) => format!("link {}", relative(path)),
            Found::Failed(path, error) => format!("failed {}: {error}", relative(path)),
        };
        find(folder).iter().map(line).collect()
    }

    #[test]
    fn a_folder_is_walked_in_order_without_hidden_files_and_manifests() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b.txt/deep")).unwrap();
        fs::create_dir_all(folder.path().join(".git")).unwrap();
        for name in [
            "c.txt",
            "a.txt",
            ".hidden",
            ".git/x.txt",
            "PROVENANCE.toml",
            "b.txt/deep/PROVENANCE.toml",
            "b.txt/deep/d.txt",
        ] {
            fs::write(folder.path().join(name), "words").unwrap();
        }
        assert_eq!(names(folder.path()), ["a.txt", "b.txt/deep/d.txt", "c.txt"]);
    }

    #[test]
    fn an_empty_folder_and_a_missing_path_are_one_line_each() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(
            find(folder.path())[..],
            [Found::Failed(_, ImportError::EmptyFolder)]
        ));
        let missing = find(&folder.path().join("none.txt"));
        let [Found::Failed(_, error)] = &missing[..] else {
            panic!("{missing:?}")
        };
        assert_eq!(error.to_string(), "no such file or folder; check the name");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_and_sockets_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
        assert_eq!(
            names(folder.path()),
            [
                "link loop",
                "failed s.txt: a socket, not a file; save what it holds to a file, or pipe it in with `-`"
            ]
        );
        assert!(matches!(
            read_file(Path::new("/dev/null")),
            Err(ImportError::NotAFile("a device"))
        ));
    }
}
