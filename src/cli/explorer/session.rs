//! Where the reader was, in a file beside what is only remembered: it may be lost, and it may be anything.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::app::Session;
use crate::cli::{place, whole};
use crate::library::private_folder;

/// No session takes more bytes.
const MOST: u64 = 64 * 1024;

/// The file of one library.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Ribbon {
    file: PathBuf,
    library: String,
}

impl Ribbon {
    /// Of the library at this path; `None` without a home.
    pub(in crate::cli) fn of(library: &Path) -> Option<Self> {
        Some(Self {
            file: place::session(library)?,
            library: place::library_name(library),
        })
    }

    /// A session of this library that knows nothing.
    pub(in crate::cli) fn blank(&self) -> Session {
        let mut session = Session::default();
        session.library.clone_from(&self.library);
        session
    }

    /// Where the reader was, and what is wrong with the file that should say so.
    pub(in crate::cli) fn read(&self) -> (Session, Option<String>) {
        match self.session() {
            Ok(session) => (session.unwrap_or_else(|| self.blank()), None),
            Err(error) => (
                self.blank(),
                Some(format!(
                    "casebook opens at the beginning: {} {error:#}",
                    self.file.display()
                )),
            ),
        }
    }

    fn session(&self) -> anyhow::Result<Option<Session>> {
        let file = match File::open(&self.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            file => file.context("cannot be read")?,
        };
        if !file.metadata().is_ok_and(|about| about.is_file()) {
            bail!("is no file");
        }
        let mut text = String::new();
        file.take(MOST + 1)
            .read_to_string(&mut text)
            .context("cannot be read")?;
        if text.len() as u64 > MOST {
            bail!("is too long to say where you were");
        }
        // What is wrong with it in its own words helps nobody: it is not a file to mend.
        let session: Option<Session> = toml::from_str(&text).ok();
        let session = session.context("is damaged and does not say where you were")?;
        if session.library != self.library {
            bail!("is of another library");
        }
        Ok(Some(session))
    }

    /// Writes it down.
    pub(in crate::cli) fn write(&self, session: &Session) -> anyhow::Result<()> {
        let path = self.file.display();
        let said = || format!("where you are is not remembered: {path} cannot be written");
        let text = toml::to_string(session).with_context(said)?;
        if let Some(folder) = self.file.parent() {
            private_folder(folder).with_context(said)?;
        }
        whole::jot(&self.file, text.as_bytes()).with_context(said)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn ribbon(folder: &tempfile::TempDir, library: &str) -> Ribbon {
        Ribbon {
            file: folder.path().join("state/session.toml"),
            library: library.to_owned(),
        }
    }

    #[test]
    fn a_session_comes_back_and_one_of_another_library_or_damaged_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let mine = ribbon(&folder, "/a.sqlite");
        assert_eq!(mine.read(), (mine.blank(), None));
        let mut session = mine.blank();
        session.look = Some("light".into());
        mine.write(&session).unwrap();
        assert_eq!(mine.read(), (session, None));
        let (other, wrong) = ribbon(&folder, "/b.sqlite").read();
        assert_eq!(other.library, "/b.sqlite");
        assert!(wrong.unwrap().contains("is of another library"));
        let hostile = [
            "at = -1".to_owned(),
            "pane = \"roof\"".to_owned(),
            "\0\u{1b}[2J".to_owned(),
            "query = ".to_owned() + &"[".repeat(50_000),
            "x = 1\n".repeat(20_000),
        ];
        for text in hostile {
            fs::write(&mine.file, text).unwrap();
            let (session, wrong) = mine.read();
            assert_eq!(session, mine.blank());
            assert!(
                wrong
                    .unwrap()
                    .starts_with("casebook opens at the beginning")
            );
        }
        fs::remove_file(&mine.file).unwrap();
        fs::create_dir(&mine.file).unwrap();
        assert!(mine.read().1.is_some());
    }

    #[cfg(unix)]
    #[test]
    fn where_the_reader_was_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/deep/session.toml");
        let ribbon = Ribbon {
            file: file.clone(),
            library: "/a.sqlite".to_owned(),
        };
        ribbon.write(&ribbon.blank()).unwrap();
        let mode =
            |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(&folder.path().join("state")), 0o700);
        assert_eq!(mode(&folder.path().join("state/deep")), 0o700);
    }
}
