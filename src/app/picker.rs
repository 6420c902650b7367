//! A panel with a line to type into and a list that it narrows: commands, documents, sections, saved searches.

use std::borrow::Cow;

use tui_input::Input;

use super::Action;
use super::cursor::{Cursor, Motion};
use super::fuzzy;
use super::line;
use super::naming::Named;
use super::{width, words};
use crate::model::mark::Target;
use crate::model::{DocumentId, FindingId, Same};

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
    /// The other reports that hold the same words.
    Elsewhere,
    /// The saved searches.
    Searches,
    /// A name for this query; the list shows the names that are taken.
    Naming(String),
    /// The labels, for these words.
    Tag(Vec<Target>),
    /// The briefings, for these words.
    Brief(Vec<Target>),
    /// The briefings, to be opened.
    Briefings,
    /// What the reader marked, noted and tagged, to be listed.
    Tags,
    /// A name for something.
    Name(Named),
    /// What was done, to be undone or done again.
    History,
    /// What can be exported, in every form.
    Export,
}

impl Sort {
    /// The panel's title.
    pub(crate) fn title(&self) -> Cow<'static, str> {
        let on = |what: &str, on: &[Target]| match on {
            [_] => Cow::Owned(what.to_owned()),
            on => Cow::Owned(format!("{what} · {}", words::count(on.len(), "finding"))),
        };
        Cow::Borrowed(match self {
            Self::Tag(targets) => return on("Tag", targets),
            Self::Brief(targets) => return on("Add to a briefing", targets),
            Self::Name(named) => return Cow::Owned(named.title()),
            Self::Briefings => "Briefings",
            Self::Tags => "Marks, notes and tags",
            Self::History => "What you did",
            Self::Export => "Export to the folder you are in",
            Self::Palette => "Commands",
            Self::Documents => "Documents",
            Self::Outline => "Sections",
            Self::Beside => "Compare with",
            Self::Elsewhere => "The same words in other reports",
            Self::Searches => "Saved searches",
            Self::Naming(_) => "Save this search as",
        })
    }

    /// What choosing a row does, for the status line.
    pub(crate) const fn verb(&self) -> &'static str {
        match self {
            Self::Palette => "do it",
            Self::Documents | Self::Briefings => "open",
            Self::Beside | Self::Elsewhere => "compare",
            Self::Outline => "go there",
            Self::Searches => "run",
            Self::Naming(_) => "save",
            Self::Tags => "list",
            Self::Name(_) => "call it that",
            Self::Tag(_) => "tag",
            Self::Brief(_) => "add",
            Self::History => "go back to before it",
            Self::Export => "write the file",
        }
    }

    /// What to say when nothing is listed although nothing was typed.
    pub(crate) const fn empty(&self) -> &'static str {
        match self {
            Self::Palette | Self::History | Self::Export | Self::Briefings | Self::Tags => "",
            Self::Documents => "The library holds no document.",
            Self::Outline => "This document has no headings.",
            Self::Beside => "There is no other document.",
            Self::Elsewhere => "No other report has these words.",
            Self::Searches => "No search is saved yet.",
            Self::Naming(_) | Self::Tag(_) | Self::Brief(_) | Self::Name(_) => {
                "Type a name and press enter."
            }
        }
    }

    /// What a name that is not in the list would make; `None` where only rows of the list can be chosen.
    const fn makes(&self) -> Option<&'static str> {
        match self {
            Self::Tag(_) => Some("new tag"),
            Self::Brief(_) => Some("new briefing"),
            Self::Name(Named::Heading(..) | Named::Reworded(..)) => Some("heading"),
            Self::Name(_) => Some("new name"),
            _ => None,
        }
    }

    /// Whether the first rows can be chosen by their number.
    pub(crate) const fn is_numbered(&self) -> bool {
        matches!(self, Self::Tag(_) | Self::Brief(_))
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
    /// Puts the same words of another report beside this finding.
    Same(FindingId, Same),
    /// Goes to this byte of the source.
    Place(usize),
    /// Runs the search saved under this name.
    Search(String),
    /// Lists what answers this query.
    Ask(&'static str),
    /// Puts this label on, or takes it off.
    Tag(String, bool),
    /// Adds to the briefing of this name.
    Brief(String),
    /// Makes what has this name.
    New(String),
    /// Gives this name, or asks for another one.
    Name(String),
    /// Opens a briefing.
    Briefing(i64),
    /// Writes the findings listed, or the briefing of this name, in the form of this suffix.
    Export(Option<String>, &'static str),
    /// The passages side by side, in the form with this suffix.
    ExportSides(&'static str),
    /// Undoes so many deeds.
    Undo(usize),
    /// Does so many deeds again.
    Redo(usize),
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
    /// How what it is about begins.
    pub(crate) about: Option<String>,
    /// Columns that the longest row takes.
    pub(crate) widest: u16,
    /// How many of the rows were there before anything was typed.
    given: usize,
}

impl Picker {
    /// A panel with these rows, in this order while nothing is typed.
    pub(crate) fn new(sort: Sort, entries: Vec<Entry>, selected: usize) -> Self {
        let columns = |entry: &Entry| width(&entry.text) + 2 + width(&entry.detail);
        let widest = entries.iter().map(columns).max().unwrap_or_default();
        let mut picker = Self {
            sort,
            about: None,
            widest: u16::try_from(widest).unwrap_or(u16::MAX / 2),
            given: entries.len(),
            input: Input::default(),
            entries,
            offers: Vec::new(),
            cursor: Cursor::default(),
        };
        picker.narrow();
        picker.cursor.selected = selected;
        picker
    }

    /// What it is for, and what it is about.
    pub(crate) fn title(&self) -> String {
        let title = self.sort.title();
        match &self.about {
            Some(about) => format!("{title} · {about}"),
            None => title.into_owned(),
        }
    }

    /// Rows for its list: for what is offered, or, where a name can be typed, for all there are and a new one, so that a panel
    /// that stands beside its finding stays where it is.
    pub(crate) fn rows(&self) -> usize {
        match self.sort.makes() {
            Some(_) => self.given.max(1) + 1,
            None => self.offers.len().max(1),
        }
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
        self.entries.truncate(self.given);
        let typed = self.input.value();
        let fits = self.entries.iter().enumerate().filter_map(|(at, entry)| {
            if let Some(fit) = fuzzy::fit(typed, &entry.text) {
                return Some((fit.score, at, fit.at));
            }
            // By its other words only at half the worth: what is seen to match comes first.
            let whole = format!("{} {}", entry.text, entry.also);
            Some((fuzzy::fit_begun(typed, &whole)?.score / 2, at, Vec::new()))
        });
        let mut fits: Vec<_> = fits.collect();
        // What is called just that comes first, however well a longer name fits.
        let other = |at: usize| !self.entries[at].text.eq_ignore_ascii_case(typed.trim());
        fits.sort_by_key(|(score, at, _)| (other(*at), -score));
        self.offers = fits
            .into_iter()
            .map(|(_, entry, marks)| Offer { entry, marks })
            .collect();
        self.offer_new();
        self.cursor = Cursor::default();
    }

    /// Offers, below the others, to make what has the name that is typed.
    fn offer_new(&mut self) {
        let name = self.input.value().trim().to_owned();
        let known = |entry: &Entry| entry.text.to_lowercase() == name.to_lowercase();
        let Some(makes) = self.sort.makes().filter(|_| !name.is_empty()) else {
            return;
        };
        if self.entries.iter().any(known) {
            return;
        }
        let offer = Offer {
            entry: self.entries.len(),
            marks: Vec::new(),
        };
        // What is renamed takes the very name that is typed; only who moves down joins it to another.
        let place = if matches!(self.sort, Sort::Name(_)) {
            0
        } else {
            self.offers.len()
        };
        self.offers.insert(place, offer);
        self.entries.push(Entry {
            choice: Choice::New(name.clone()),
            text: name,
            detail: makes.to_owned(),
            also: String::new(),
        });
    }
}
