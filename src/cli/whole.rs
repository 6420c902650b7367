//! Files that are there whole or not at all, and readable by their owner alone.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::library::give_name;

/// Writes a file, synchronised to disc before it has its name. `over` puts it in the place of one that is there.
///
/// # Errors
/// It cannot be written, or, without `over`, there is one already: nothing is changed then.
pub(super) fn write(path: &Path, bytes: &[u8], over: bool) -> anyhow::Result<()> {
    let shown = path.display();
    match put(path, bytes, over, true) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{shown} is there already and was left as it is; --force writes over it")
        }
        written => written.with_context(|| format!("{shown} cannot be written")),
    }
}

/// Writes a file that may be lost with the power, in the place of one that is there: nobody waits for the disc.
///
/// # Errors
/// It cannot be written.
pub(super) fn jot(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, true, false)
}

/// Writes a file whole, which lasts when the power goes or may be lost with it.
fn put(path: &Path, bytes: &[u8], over: bool, lasting: bool) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let new = PathBuf::from(name);
    let written = private(&new)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            if lasting { file.sync_all() } else { Ok(()) }
        })
        .and_then(|()| {
            if over {
                fs::rename(&new, path)
            } else {
                give_name(&new, path)
            }
        });
    if written.is_err() {
        // The error says more than a failed cleaning up would.
        let _ = fs::remove_file(&new);
    }
    written
}

/// Files of one name are numbered up to here.
const MOST: u32 = 1_000;

/// Writes a file whole into a folder, under this name or, when it is taken, with a number behind it; says where.
///
/// # Errors
/// It cannot be written, or there are too many of the name already.
pub(super) fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<PathBuf> {
    let (stem, suffix) = name.rsplit_once('.').unwrap_or((name, ""));
    let others = (2..MOST).map(|number| format!("{stem}-{number}.{suffix}"));
    for name in std::iter::once(name.to_owned()).chain(others) {
        let path = folder.join(name);
        match put(&path, bytes, false, true) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            written => {
                written.with_context(|| format!("{} cannot be written", path.display()))?;
                return Ok(path);
            }
        }
    }
    bail!(
        "{} has too many files of this name: move some away",
        folder.display()
    )
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_of_a_name_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let write = |bytes: &[u8]| write_beside(folder.path(), "matrix.csv", bytes).unwrap();
        let paths = [write(b"one"), write(b"two"), write(b"three")];
        let names = paths
            .each_ref()
            .map(|path| path.file_name().unwrap().to_owned());
        assert_eq!(names, ["matrix.csv", "matrix-2.csv", "matrix-3.csv"]);
        assert_eq!(fs::read(&paths[0]).unwrap(), b"one");
        let nowhere = folder.path().join("none");
        assert!(write_beside(&nowhere, "matrix.csv", b"one").is_err());
    }

    #[test]
    fn a_file_is_written_whole_for_its_owner_and_never_over_another_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.md");
        write(&path, b"one", false).unwrap();
        let refused = write(&path, b"two", false).unwrap_err().to_string();
        assert!(refused.contains("--force writes over it"), "{refused}");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"two", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(write(&folder.path().join("no/such.md"), b"x", true).is_err());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing half written is left"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
    }
}
