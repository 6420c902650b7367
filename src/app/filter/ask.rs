//! What is asked of the library and what is listed for it: the filter, narrowed to a council, or to Ofsted's words.

use super::complete::completion;
use super::{Before, Filter};
use crate::app::absence::Nothing;
use crate::app::cursor::Cursor;
use crate::app::{Action, App, Change, Context, Effect, Notice, Pane, line};
use crate::model::visible::visible_line;
use crate::model::{Gss, SpeakerClass};
use crate::search::{Hits, Query};

/// A query and its answer; an empty one stands for every finding.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    /// What was asked.
    pub(crate) query: Query,
    /// What it found.
    pub(crate) hits: Hits,
    /// Why nothing is listed for it.
    pub(crate) nothing: Nothing,
}

impl App {
    pub(in crate::app) fn start_filter(&mut self) {
        let before = Before {
            focus: self.focus,
            council: self.council().cloned(),
            finding: self.findings.selected(),
        };
        self.filter
            .get_or_insert_with(|| Filter::new(before))
            .take_up();
        (self.zoomed, self.focus) = (false, Pane::Findings);
        self.behind = None;
        // Another window may have marked something since.
        self.read_own();
    }

    /// Keeps what is typed and goes to the findings.
    pub(in crate::app) fn keep_filter(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        (filter.typing, filter.moved, filter.completion) = (false, true, None);
        if !filter.asks() && filter.message.is_none() {
            self.leave_filter();
        }
        self.note_query();
        self.focus = Pane::Findings;
    }

    /// Remembers the query in the line, so that it can be asked again.
    pub(in crate::app) fn note_query(&mut self) {
        let asking = self.asking().map(|filter| filter.input.value().trim());
        if let Some(query) = asking.filter(|query| !query.is_empty()) {
            let asked = Change::Asked(query.to_owned());
            self.remember(asked);
        }
    }

    /// Takes a change to what is remembered over, and has it written down.
    pub(in crate::app) fn remember(&mut self, change: Change) {
        self.memory.apply(&change);
        self.effects.push(Effect::Keep(change));
    }

    /// Asks a query as if it had been typed and kept.
    pub(in crate::app) fn run(&mut self, query: &str) {
        self.start_filter();
        if let Some(filter) = &mut self.filter {
            filter.put(query, query.len());
        }
        self.search();
        self.keep_filter();
    }

    pub(in crate::app) fn edit(&mut self, action: Action) {
        let edited = match (&mut self.overlay, &mut self.filter) {
            (Some(overlay), _) => return overlay.edit(action),
            (None, Some(filter)) => filter.edit(action),
            (None, None) => false,
        };
        if edited {
            self.search();
        }
    }

    /// Types text wherever there is a line to type into.
    pub(in crate::app) fn type_in(&mut self, text: &str) {
        match self.context() {
            Context::Filter => {}
            Context::Import => {
                self.notice = None;
                return self.type_import(text);
            }
            Context::MeetingFilter => return self.type_for_all(text),
            Context::Picker | Context::Note => {
                self.notice = None;
                if self.choose_number(text) {
                    return;
                }
                return self.overlay.iter_mut().for_each(|o| o.insert(text));
            }
            _ => return,
        }
        self.notice = None;
        if let Some(filter) = &mut self.filter {
            filter.insert(text);
        }
        self.search();
    }

    /// An older query, or a hit up when the reader has walked down the hits.
    pub(in crate::app) fn older(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        let walking = filter.moved && self.findings.cursor.selected > 0 && !filter.recalls();
        if walking {
            return self.move_by(Action::Up);
        }
        if filter.recall(&self.memory.queries, true) {
            self.search();
        } else {
            self.say("No older query.");
        }
    }

    /// A newer query while older ones are called back, else the next hit.
    pub(in crate::app) fn newer(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        let recalls = filter.recalls() && !filter.moved;
        if recalls && filter.recall(&self.memory.queries, false) {
            self.search();
        } else {
            self.move_by(Action::Down);
        }
    }

    /// Completes the word under the cursor, or takes the next offer; goes on to the findings when there is none.
    pub(in crate::app) fn complete(&mut self, forward: bool) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        let (text, cursor) = (filter.input.value(), line::cursor(&filter.input));
        if filter.completion.is_none() {
            filter.completion = completion(text, cursor, &self.shelf);
        }
        let Some(completion) = &mut filter.completion else {
            return self.keep_filter();
        };
        let (text, cursor) = completion.turn(text, forward);
        filter.put(&text, cursor);
        self.search();
    }

    /// Shows what a field's value can become, while it is typed.
    pub(in crate::app) fn offer(&mut self) {
        let Some(filter) = self.filter.as_mut().filter(|f| f.completion.is_none()) else {
            return;
        };
        let (text, cursor) = (filter.input.value(), line::cursor(&filter.input));
        let found = completion(text, cursor, &self.shelf);
        filter.completion = found.filter(super::complete::Completion::of_values);
    }

    /// Searches for what the line says now. A line that cannot be understood leaves the last good result.
    pub(in crate::app) fn search(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        filter.message = None;
        match Query::parse(filter.input.value()) {
            Ok(query) => {
                filter.query = query;
                self.ask();
            }
            Err(error) => {
                let text = visible_line(&error.message).into_owned();
                filter.message = Some(Notice { text, failed: true });
            }
        }
        self.offer();
    }

    /// Asks afresh, of an index that has come in: what was asked meanwhile has been asked of nothing.
    pub(in crate::app) fn ask_again(&mut self) {
        self.asked = Asked::default();
        self.choose_council(self.council().cloned().as_ref());
        self.list(None);
        self.ask();
    }

    /// Asks what is wanted now, when it is anything new, and lists the answer. Before the findings are read there is none.
    pub(in crate::app) fn ask(&mut self) {
        if !self.shelf.read {
            return;
        }
        let typed = self.filter.as_ref().map(|filter| filter.query.clone());
        let mut query = typed.unwrap_or_default();
        if self.only_ofsted {
            query = query.spoken_by(SpeakerClass::Ofsted);
        }
        if query == self.asked.query {
            return self.explain_nothing();
        }
        self.answer(query);
        self.answered();
    }

    fn answer(&mut self, query: Query) {
        let hits = if query.is_empty() {
            Hits::default()
        } else {
            self.shelf.engine.search(&query)
        };
        self.asked = Asked {
            query,
            hits,
            ..Asked::default()
        };
        self.answers += 1;
    }

    /// Asks again what hangs on the reader's own work, which has changed. The list stays where it is; when the selected finding
    /// is not in it any more, the one that comes after it is selected.
    pub(in crate::app) fn ask_of_own(&mut self) {
        if !self.asked.query.is_of_own() {
            return;
        }
        let (cursor, selected) = (self.findings.cursor, self.findings.selected());
        let query = std::mem::take(&mut self.asked.query);
        self.answer(query);
        self.choose_council(self.council().cloned().as_ref());
        self.list(selected);
        let row = self.findings.cursor.selected;
        self.findings.cursor = if self.findings.selected() == selected {
            Cursor {
                selected: row,
                ..cursor
            }
        } else {
            cursor.among(self.findings.rows.len())
        };
    }

    /// Lists the new answer: the best hit selected, over all councils, unless the reader has chosen otherwise and the choice
    /// still stands.
    fn answered(&mut self) {
        let selected = self.findings.selected();
        self.opened = None;
        match &mut self.filter {
            Some(filter) if filter.asks() => {
                let keep = selected.filter(|_| filter.moved);
                filter.moved = keep.is_some_and(|e| self.asked.hits.entries.contains(&e));
                let council = filter.council.clone();
                self.choose_council(council.as_ref());
                self.list(keep);
            }
            Some(filter) => {
                filter.council = None;
                let (before, keep) = (filter.before.clone(), selected.filter(|_| filter.moved));
                self.restore(&before, keep);
            }
            None => {
                let council = self.council().cloned();
                self.choose_council(council.as_ref());
                self.list(selected);
            }
        }
    }

    pub(in crate::app) fn leave_filter(&mut self) {
        self.note_query();
        let Some(filter) = self.filter.take() else {
            return;
        };
        if filter.typing {
            self.focus = filter.before.focus;
        }
        let keep = self.findings.selected().filter(|_| filter.moved);
        self.ask();
        self.restore(&filter.before, keep);
        self.back_to_matrix();
    }

    /// Empties the line and leaves it open.
    pub(in crate::app) fn clear_filter(&mut self) {
        self.note_query();
        if let Some(filter) = &mut self.filter {
            filter.put("", 0);
            filter.completion = None;
        }
        self.search();
    }

    /// Lists what was listed before the filter; stays on `keep` when it is there, else goes back to where the reader was.
    fn restore(&mut self, before: &Before, keep: Option<u32>) {
        self.choose_council(before.council.as_ref());
        self.list(before.finding);
        let row = keep.and_then(|entry| self.findings.rows.iter().position(|row| *row == entry));
        if let Some(row) = row {
            self.findings.cursor.selected = row;
        }
    }

    /// Counts the councils afresh and selects one of them.
    pub(in crate::app) fn choose_council(&mut self, gss: Option<&Gss>) {
        let councils = &self.shelf.councils;
        let chosen = councils.iter().position(|c| Some(&c.gss) == gss);
        if self.asked.query.is_empty() {
            self.councils.list(councils, self.shelf.findings());
        } else {
            // Only typed words take councils out of the list, and never the one that was chosen: its 0 is an answer.
            let whole = self.asking().is_none();
            let stays = |at| whole || Some(at) == chosen;
            self.councils.count(councils, &self.asked.hits, stays);
        }
        self.councils.select(chosen);
    }

    /// Lists the findings that the query and the selected council leave; stays on `keep` when it is among them.
    pub(in crate::app) fn list(&mut self, keep: Option<u32>) {
        let index = self.shelf.engine.index();
        let council = self.council();
        let about = |entry: &u32| council.is_none() || index.council(*entry) == council;
        let rows = if self.asked.query.is_empty() {
            let every = 0..u32::try_from(index.len()).unwrap_or(u32::MAX);
            every.filter(about).collect()
        } else {
            let hits = self.asked.hits.entries.iter().copied();
            hits.filter(about).collect()
        };
        self.findings.list(rows, keep);
        self.explain_nothing();
    }
}
