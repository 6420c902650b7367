//! What the explorer remembers, written down: saved searches in one file, which the reader may edit, and queries and commands
//! in another, which may be lost.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::app::{Action, Change, Memory};
use crate::cli::{place, whole};
use crate::library::private_folder;

/// The files.
#[derive(Debug, Clone)]
pub(in crate::cli) struct State {
    searches: PathBuf,
    recent: PathBuf,
}

/// What is remembered without having been saved.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Recent {
    queries: Vec<String>,
    commands: Vec<String>,
}

impl State {
    /// The files in their usual places; `None` without a home.
    pub(in crate::cli) fn usual() -> Option<Self> {
        Some(Self {
            searches: place::searches()?,
            recent: place::state()?,
        })
    }

    /// What was remembered, and what is wrong with the saved searches.
    pub(in crate::cli) fn read(&self) -> (Memory, Option<String>) {
        let mut memory = self.recent();
        match self.searches() {
            Ok(searches) => {
                memory.searches = searches;
                (memory, None)
            }
            Err(error) => (memory, Some(format!("{error:#}"))),
        }
    }

    /// Queries and commands; a file that cannot be read has none.
    fn recent(&self) -> Memory {
        let recent: Recent = read(&self.recent).unwrap_or_default();
        let commands = recent
            .commands
            .iter()
            .filter_map(|name| Action::named(name));
        Memory {
            commands: commands.collect(),
            queries: recent.queries,
            ..Memory::default()
        }
    }

    /// The saved searches: what each asks for, by name.
    pub(in crate::cli) fn searches(&self) -> anyhow::Result<BTreeMap<String, String>> {
        let path = self.searches.display();
        read(&self.searches).with_context(|| {
            format!("the saved searches in {path} cannot be read: mend the file or move it away")
        })
    }
}

impl State {
    /// Writes a change down beside what another explorer has written since.
    pub(in crate::cli) fn keep(&mut self, change: &Change) -> anyhow::Result<()> {
        // Read again each time: another explorer may have written in between.
        let mut memory = Memory::default();
        match change {
            Change::Saved { .. } | Change::Forgotten(_) => {
                memory.searches = self.searches()?;
                memory.apply(change);
                let path = self.searches.display();
                write(&self.searches, &memory.searches)
                    .with_context(|| format!("the search is not saved: {path} cannot be written"))
            }
            Change::Asked(_) | Change::Chosen(_) => {
                memory = self.recent();
                memory.apply(change);
                let recent = Recent {
                    queries: memory.queries,
                    commands: memory.commands.iter().map(|action| action.name()).collect(),
                };
                let path = self.recent.display();
                write(&self.recent, &recent).with_context(|| {
                    format!("the query is not remembered: {path} cannot be written")
                })
            }
        }
    }
}

/// The contents of a file; a file that is not there is empty.
fn read<T: DeserializeOwned + Default>(path: &Path) -> anyhow::Result<T> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(toml::from_str(&text)?),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(T::default()),
        Err(error) => Err(error.into()),
    }
}

/// Puts a file in the place of the old one.
fn write(path: &Path, contents: &impl Serialize) -> anyhow::Result<()> {
    let text = toml::to_string(contents)?;
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    whole::write(path, text.as_bytes(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(name: &str) -> Change {
        Change::Saved {
            name: name.to_owned(),
            query: format!("\"{name}\" council:glouc"),
        }
    }

    fn state(folder: &tempfile::TempDir) -> State {
        State {
            searches: folder.path().join("data/searches.toml"),
            recent: folder.path().join("state/state.toml"),
        }
    }

    #[test]
    fn what_one_explorer_keeps_another_reads_and_neither_undoes_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let (mut one, mut other) = (state(&folder), state(&folder));
        one.keep(&saved("drift, “delay”")).unwrap();
        other.keep(&saved("two\nlines")).unwrap();
        one.keep(&Change::Asked("lacks \"rigour".to_owned()))
            .unwrap();
        other.keep(&Change::Chosen(Action::OnlyOfsted)).unwrap();
        let (memory, wrong) = state(&folder).read();
        assert_eq!((memory.searches.len(), wrong), (2, None));
        assert_eq!(memory.queries, ["lacks \"rigour"]);
        assert_eq!(memory.commands, [Action::OnlyOfsted]);
        one.keep(&Change::Forgotten("two\nlines".to_owned()))
            .unwrap();
        assert_eq!(other.read().0.searches.len(), 1);
        let left = fs::read_dir(folder.path().join("data")).unwrap().count();
        assert_eq!(left, 1, "nothing half written is left behind");
    }

    #[test]
    fn a_damaged_file_of_saved_searches_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut state = state(&folder);
        fs::create_dir_all(folder.path().join("data")).unwrap();
        fs::write(&state.searches, "drift = \"drift delay\"\nbad = ").unwrap();
        let (memory, wrong) = state.read();
        assert!(memory.searches.is_empty());
        assert!(wrong.unwrap().contains("mend the file"));
        assert!(state.keep(&saved("new")).is_err());
        let text = fs::read_to_string(&state.searches).unwrap();
        assert!(text.contains("drift delay"));
    }
}
