//! The filter's line: what is typed, what it means, and the queries typed before.

mod ask;
mod complete;

use tui_input::{Input, InputRequest};

use super::{Action, Notice, Pane, line};
use crate::model::Gss;
use crate::search::Query;

pub(crate) use ask::Asked;
pub(crate) use complete::Completion;

/// What is restored when the filter is left.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before {
    /// The focused pane.
    pub(crate) focus: Pane,
    /// The selected council; `None` for all.
    pub(crate) council: Option<Gss>,
    /// The selected finding, as an entry of the index.
    pub(crate) finding: Option<u32>,
}

/// A filter being typed or kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    /// The line and its cursor.
    pub(crate) input: Input,
    /// The last query that could be understood.
    pub(crate) query: Query,
    /// What is wrong with the line, or why nothing was found.
    pub(crate) message: Option<Notice>,
    /// Whether keys go to the line.
    pub(crate) typing: bool,
    /// Whether the line stands as it was kept: the first letter typed then begins another query.
    pub(crate) kept: bool,
    /// Whether the reader moved the selection or kept the filter: then the selection is the reader's.
    pub(crate) moved: bool,
    /// The council to which the reader has narrowed the hits.
    pub(crate) council: Option<Gss>,
    /// What the word under the cursor can become.
    pub(crate) completion: Option<Completion>,
    /// What to go back to.
    pub(crate) before: Before,
    /// The older query in the line now, by its place in the history, and what was typed before it was called back.
    recalled: Option<(usize, String)>,
}

impl Filter {
    /// An empty line, ready to be typed into.
    pub(crate) fn new(before: Before) -> Self {
        Self {
            typing: true,
            before,
            ..Self::default()
        }
    }

    /// Whether it asks for anything.
    pub(crate) fn asks(&self) -> bool {
        !self.query.is_empty()
    }

    /// Lets the line be typed into again. What was kept is replaced by the first letter typed, as where it was marked; a space,
    /// or any key that moves or deletes, goes on with it.
    pub(crate) fn take_up(&mut self) {
        (self.typing, self.kept) = (true, !self.input.value().is_empty());
    }

    /// Types text at the cursor.
    pub(crate) fn insert(&mut self, text: &str) {
        if self.kept && !text.starts_with(' ') {
            self.input = Input::default();
        }
        self.touched();
        line::insert(&mut self.input, text);
    }

    /// Edits the line; whether the action is an edit at all.
    pub(crate) fn edit(&mut self, action: Action) -> bool {
        let edited = line::edit(&mut self.input, action);
        if edited {
            self.touched();
        }
        edited
    }

    /// Puts another text into the line, with the cursor at this byte of it.
    pub(crate) fn put(&mut self, text: &str, cursor: usize) {
        let column = text.get(..cursor).unwrap_or(text).chars().count();
        self.input = Input::new(text.to_owned());
        self.input.handle(InputRequest::SetCursor(column));
        self.kept = false;
    }

    fn touched(&mut self) {
        (self.recalled, self.completion, self.kept) = (None, None, false);
    }

    /// Whether an older query stands in the line as it was asked.
    pub(crate) fn recalls(&self) -> bool {
        self.recalled.is_some()
    }

    /// Calls the next older query back into the line, or a newer one; whether there was one.
    pub(crate) fn recall(&mut self, queries: &[String], older: bool) -> bool {
        let now = self.input.value().to_owned();
        let (at, draft) = self.recalled.take().unwrap_or((queries.len(), now.clone()));
        let found = if older {
            let mut before = (0..at.min(queries.len())).rev();
            before.find(|i| queries[*i] != now)
        } else {
            Some(at + 1).filter(|_| at < queries.len())
        };
        self.completion = None;
        match found {
            Some(newest) if newest >= queries.len() => self.put(&draft, draft.len()),
            Some(i) => {
                self.put(&queries[i], queries[i].len());
                self.recalled = Some((i, draft));
            }
            None => self.recalled = Some((at, draft)).filter(|(at, _)| *at < queries.len()),
        }
        found.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_queries_come_back_and_what_was_typed_is_not_lost() {
        let queries = ["drift".to_owned(), "rigour".to_owned()];
        let mut filter = Filter::new(Before::default());
        filter.insert("slow");
        let mut step = |older| {
            let found = filter.recall(&queries, older);
            (filter.input.value().to_owned(), found)
        };
        assert_eq!(step(true), ("rigour".to_owned(), true));
        assert_eq!(step(true), ("drift".to_owned(), true));
        assert_eq!(step(true), ("drift".to_owned(), false));
        assert_eq!(step(false), ("rigour".to_owned(), true));
        assert_eq!(step(false), ("slow".to_owned(), true));
        assert_eq!(step(false), ("slow".to_owned(), false));
    }
}
