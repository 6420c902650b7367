//! The filter's line: what is typed, what it means, and what it found.

use tui_input::{Input, InputRequest};

use super::action::Action;
use super::layout::Pane;
use super::{Notice, words};
use crate::model::Gss;
use crate::model::visible::visible_line;
use crate::search::{Engine, Hits, Query};

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
    /// What it found.
    pub(crate) hits: Hits,
    /// What is wrong with the line, or why nothing was found.
    pub(crate) message: Option<Notice>,
    /// Whether keys go to the line.
    pub(crate) typing: bool,
    /// Whether the reader moved the selection or kept the filter: then the selection is the reader's.
    pub(crate) moved: bool,
    /// What to go back to.
    pub(crate) before: Before,
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

    /// Types text at the cursor: what cannot be seen is shown by a stand-in, line ends become spaces.
    pub(crate) fn insert(&mut self, text: &str) {
        let line = text.replace(['\r', '\n'], " ");
        for c in visible_line(&line).chars() {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Edits the line; whether the action is an edit at all.
    pub(crate) fn edit(&mut self, action: Action) -> bool {
        let request = match action {
            Action::CharBack => InputRequest::GoToPrevChar,
            Action::CharOn => InputRequest::GoToNextChar,
            Action::WordBack => InputRequest::GoToPrevWord,
            Action::WordOn => InputRequest::GoToNextWord,
            Action::LineStart => InputRequest::GoToStart,
            Action::LineEnd => InputRequest::GoToEnd,
            Action::Erase => InputRequest::DeletePrevChar,
            Action::EraseOn => InputRequest::DeleteNextChar,
            Action::EraseWord => InputRequest::DeletePrevWord,
            Action::EraseLine => InputRequest::DeleteFromStart,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// Searches for what the line says now. A line that cannot be understood leaves the last good result.
    pub(crate) fn search(&mut self, engine: &mut Engine) -> Answer {
        match Query::parse(self.input.value()) {
            Err(error) => {
                let text = visible_line(&error.message).into_owned();
                self.message = Some(Notice { text, failed: true });
                Answer::Unclear
            }
            Ok(query) => self.answer(query, engine),
        }
    }

    fn answer(&mut self, query: Query, engine: &mut Engine) -> Answer {
        let same = query == self.query;
        if !same {
            self.hits = if query.is_empty() {
                Hits::default()
            } else {
                engine.search(&query)
            };
            self.query = query;
        }
        let nothing = self.asks() && self.hits.entries.is_empty();
        self.message = nothing.then(|| Notice {
            text: words::nothing_found(&self.hits.missed),
            failed: false,
        });
        if same { Answer::Same } else { Answer::New }
    }
}

/// What a search changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// There are new hits.
    New,
    /// The query means what it meant before.
    Same,
    /// It cannot be understood.
    Unclear,
}
