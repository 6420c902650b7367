//! A panel with a line to type into and a list that it narrows: commands, documents, sections, saved searches.

use tui_input::Input;

use super::action::Action;
use super::cursor::{Cursor, Motion};
use super::fuzzy;
use super::line;
use crate::model::DocumentId;

/// What a panel offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Every command.
    Palette,
    /// Every document.
    Documents,
    /// The sections of the document in the source.
    Outline,
    /// The other documents of a council, to put one beside this one.
    Beside,
    /// The saved searches.
    Searches,
    /// A name for this query; the list shows the names that are taken.
    Naming(String),
}

impl Sort {
    /// The panel's title.
    pub(crate) const fn title(&self) -> &'static str {
        match self {
            Self::Palette => "Commands",
            Self::Documents => "Documents",
            Self::Outline => "Sections",
            Self::Beside => "Compare with",
            Self::Searches => "Saved searches",
            Self::Naming(_) => "Save this search as",
        }
    }

    /// What choosing a row does, for the status line.
    pub(crate) const fn verb(&self) -> &'static str {
        match self {
            Self::Palette => "do it",
            Self::Documents => "open",
            Self::Beside => "compare",
            Self::Outline => "go there",
            Self::Searches => "run",
            Self::Naming(_) => "save",
        }
    }

    /// What to say when nothing is listed although nothing was typed.
    pub(crate) const fn empty(&self) -> &'static str {
        match self {
            Self::Palette => "",
            Self::Documents => "The library holds no document.",
            Self::Outline => "This document has no headings.",
            Self::Beside => "There is no other document.",
            Self::Searches => "No search is saved yet.",
            Self::Naming(_) => "Type a name and press enter.",
        }
    }
}

/// What choosing a row does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Carries out a command.
    Command(Action),
    /// Opens a document.
    Document(DocumentId),
    /// Puts a document beside this one.
    Beside(DocumentId),
    /// Goes to this byte of the source.
    Place(usize),
    /// Runs the search saved under this name.
    Search(String),
}

/// A row that may be offered.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What choosing it does.
    pub(crate) choice: Choice,
    /// What it is called: letters typed are looked for here.
    pub(crate) text: String,
    /// What stands at its right.
    pub(crate) detail: String,
    /// Other words by which it may be found.
    pub(crate) also: String,
}

/// A row offered, with the characters of its text that were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Offer {
    /// The entry.
    pub(crate) entry: usize,
    /// Characters of its text, from 0.
    pub(crate) marks: Vec<usize>,
}

/// A panel to choose from.
#[derive(Debug, Clone)]
pub(crate) struct Picker {
    /// What it offers.
    pub(crate) sort: Sort,
    /// The line typed into.
    pub(crate) input: Input,
    /// All rows there are.
    pub(crate) entries: Vec<Entry>,
    /// The rows that fit what is typed, best first.
    pub(crate) offers: Vec<Offer>,
    /// The selected row and the first one in sight.
    pub(crate) cursor: Cursor,
}

impl Picker {
    /// A panel with these rows, in this order while nothing is typed.
    pub(crate) fn new(sort: Sort, entries: Vec<Entry>, selected: usize) -> Self {
        let mut picker = Self {
            sort,
            input: Input::default(),
            entries,
            offers: Vec::new(),
            cursor: Cursor::default(),
        };
        picker.narrow();
        picker.cursor.selected = selected;
        picker
    }

    /// What is typed.
    pub(crate) fn typed(&self) -> &str {
        self.input.value()
    }

    /// The selected row.
    pub(crate) fn selected(&self) -> Option<&Entry> {
        let offer = self.offers.get(self.cursor.selected)?;
        self.entries.get(offer.entry)
    }

    /// Types text at the cursor.
    pub(crate) fn insert(&mut self, text: &str) {
        line::insert(&mut self.input, text);
        self.narrow();
    }

    /// Edits the line.
    pub(crate) fn edit(&mut self, action: Action) {
        line::edit(&mut self.input, action);
        self.narrow();
    }

    /// Moves the selection.
    pub(crate) fn step(&mut self, motion: Motion, page: usize) {
        self.cursor.step(motion, self.offers.len(), page);
    }

    /// Leaves the rows that fit what is typed, best first; rows that fit alike keep their order.
    fn narrow(&mut self) {
        let typed = self.input.value();
        let fits = self.entries.iter().enumerate().filter_map(|(at, entry)| {
            if let Some(fit) = fuzzy::fit(typed, &entry.text) {
                return Some((fit.score, at, fit.at));
            }
            // By its other words only at half the worth: what is seen to match comes first.
            let whole = format!("{} {}", entry.text, entry.also);
            Some((fuzzy::fit(typed, &whole)?.score / 2, at, Vec::new()))
        });
        let mut fits: Vec<_> = fits.collect();
        fits.sort_by_key(|(score, ..)| -score);
        self.offers = fits
            .into_iter()
            .map(|(_, entry, marks)| Offer { entry, marks })
            .collect();
        self.cursor = Cursor::default();
    }
}
