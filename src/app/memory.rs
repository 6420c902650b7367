//! What the explorer remembers from one time to the next: queries asked, searches saved under a name, commands chosen.
//!
//! Plain data and what changes it. Who writes it down, and where, is not known here.

use std::collections::BTreeMap;

use super::Action;
use super::export::Exported;
use super::intake::Job;
use super::session::Session;
use crate::model::mark::Deed;
use crate::search::Index;

/// Queries and commands remembered; the oldest make room.
const MOST: usize = 200;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// Queries asked, each once, latest last.
    pub queries: Vec<String>,
    /// Queries saved, by name.
    pub searches: BTreeMap<String, String>,
    /// Commands chosen from the palette, each once, latest last.
    pub commands: Vec<Action>,
}

/// A change to what is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A query was asked.
    Asked(String),
    /// A command was chosen.
    Chosen(Action),
    /// A query was saved under a name, in place of an older one.
    Saved {
        /// The name.
        name: String,
        /// The query.
        query: String,
    },
    /// The search of this name was thrown away.
    Forgotten(String),
}

/// Where changes are written down.
pub trait Store {
    /// Writes a change down beside what another explorer has written since.
    ///
    /// # Errors
    /// It cannot be written; the message says where and what to do.
    fn keep(&mut self, change: &Change) -> anyhow::Result<()>;

    /// Notes where the reader is, for the next time.
    ///
    /// # Errors
    /// It cannot be written.
    fn leave_at(&mut self, _: &Session) -> anyhow::Result<()> {
        Ok(())
    }

    /// Does something with the reader's own work, and says what was done: it is on disc then. `None` when there was nothing
    /// to do.
    ///
    /// # Errors
    /// It cannot be written, and nothing is changed.
    fn act(&mut self, deed: &Deed) -> anyhow::Result<Option<String>>;

    /// Writes findings or a briefing to a new file of the form with this suffix, and says what was written and where.
    ///
    /// # Errors
    /// It cannot be written.
    fn export(&mut self, what: &Exported, suffix: &str) -> anyhow::Result<String>;

    /// The index of every finding as the library has them now.
    ///
    /// # Errors
    /// The library cannot be read.
    fn index(&mut self) -> anyhow::Result<Index>;

    /// What is to be done beside the explorer when documents have come or left; `None` when nothing may be written.
    fn renewal(&self) -> Option<Job> {
        None
    }

    /// Puts copied text into a file of its own, and says where.
    ///
    /// # Errors
    /// It cannot be written.
    fn put_copied(&mut self, text: &str) -> anyhow::Result<String>;

    /// Puts a note into a file of its own for the reader's editor, and says where.
    ///
    /// # Errors
    /// It cannot be written.
    fn put_draft(&mut self, text: &str) -> anyhow::Result<String>;

    /// Takes the note back from the editor's file, which goes away.
    ///
    /// # Errors
    /// It cannot be read; it is left where it is.
    fn take_draft(&mut self, file: &str) -> anyhow::Result<String>;
}

impl Memory {
    /// Takes a change over.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Asked(query) => last(&mut self.queries, query.clone()),
            Change::Chosen(action) => last(&mut self.commands, *action),
            Change::Saved { name, query } => {
                self.searches.insert(name.clone(), query.clone());
            }
            Change::Forgotten(name) => {
                self.searches.remove(name);
            }
        }
    }
}

fn last<T: PartialEq>(kept: &mut Vec<T>, value: T) {
    kept.retain(|known| *known != value);
    kept.push(value);
    kept.drain(..kept.len().saturating_sub(MOST));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_asked_again_moves_to_the_end_and_the_oldest_makes_room() {
        let mut memory = Memory::default();
        for i in 0..MOST + 5 {
            memory.apply(&Change::Asked(format!("query {i}")));
        }
        memory.apply(&Change::Asked("query 7".to_owned()));
        assert_eq!(memory.queries.len(), MOST);
        assert_eq!(memory.queries.first().unwrap(), "query 5");
        assert_eq!(memory.queries.last().unwrap(), "query 7");
    }
}
