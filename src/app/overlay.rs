//! The panels over the panes: the help, and the lists to choose from. One at a time.

use super::cursor::Motion;
use super::help::Leafing;
use super::note::Note;
use super::picker::{Choice, Entry, Picker, Sort};
use super::{Action, App, Change, Context, HelpLine, Import, outline, words};

/// A panel over the panes.
#[derive(Debug, Clone)]
pub(crate) enum Overlay {
    /// What is said the first time.
    Welcome,
    /// The help.
    Help(Leafing),
    /// Something to choose from.
    Picker(Box<Picker>),
    /// A note being written.
    Note(Box<Note>),
    /// Something being brought in.
    Import(Box<Import>),
}

impl Overlay {
    /// Where a key pressed over it goes.
    pub(crate) const fn context(&self) -> Context {
        match self {
            Self::Welcome => Context::Panes,
            Self::Help(Leafing { typing: false, .. }) => Context::Overlay,
            Self::Picker(_) | Self::Help(_) => Context::Picker,
            Self::Note(_) => Context::Note,
            Self::Import(_) => Context::Import,
        }
    }

    /// Types text into its line, if it has one.
    pub(crate) fn insert(&mut self, text: &str) {
        match self {
            Self::Welcome | Self::Import(_) => {}
            Self::Help(help) => help.insert(text),
            Self::Picker(picker) => picker.insert(text),
            Self::Note(note) => note.insert(text),
        }
    }

    /// Edits its line, if it has one.
    pub(crate) fn edit(&mut self, action: Action) {
        match self {
            Self::Picker(picker) => picker.edit(action),
            Self::Import(import) => import.edit(action),
            Self::Help(help) => help.edit(action),
            Self::Welcome | Self::Note(_) => {}
        }
    }
}

impl App {
    /// Opens the help at the keys of the place where the reader is, or closes it.
    pub(super) fn toggle_help(&mut self) {
        let context = self.context();
        // The help takes the place of what is open: nothing that was written is lost by it.
        self.save_note();
        if matches!(self.overlay, Some(Overlay::Import(_))) {
            self.leave_import();
        }
        self.overlay = match self.overlay {
            Some(Overlay::Help(_)) => None,
            _ => Some(Overlay::Help(Leafing::default())),
        };
        // In the panes the help begins with what a newcomer needs; elsewhere with the keys of the place.
        let here = HelpLine::Heading(context.heading());
        let place = self.help().iter().position(|line| *line == here);
        if let Some(place) = place.filter(|_| context != Context::Panes) {
            self.step_overlay(Motion::To(place));
        }
    }

    /// Begins to look for a key in the help.
    pub(super) fn find_in_help(&mut self) {
        if let Some(Overlay::Help(help)) = &mut self.overlay {
            help.typing = true;
        }
    }

    /// The panel to choose from, when it is open.
    pub(crate) fn picker(&self) -> Option<&Picker> {
        match &self.overlay {
            Some(Overlay::Picker(picker)) => Some(picker),
            _ => None,
        }
    }

    /// Rows of an open panel's list in sight.
    pub(crate) fn overlay_rows(&self) -> usize {
        let frame = match &self.overlay {
            Some(Overlay::Picker(_)) => 4,
            Some(Overlay::Help(help)) if help.is_narrowed() => 4,
            _ => 2,
        };
        usize::from(self.overlay_area().height).saturating_sub(frame)
    }

    /// Rows of what was found that are in sight.
    pub(crate) fn import_rows(&self) -> usize {
        usize::from(self.overlay_area().height).saturating_sub(4)
    }

    fn import_columns(&self) -> usize {
        usize::from(self.overlay_area().width).saturating_sub(4)
    }

    /// Moves in the open panel; whether there is one.
    pub(super) fn step_overlay(&mut self, motion: Motion) -> bool {
        let page = self.overlay_rows();
        let import = (self.import_rows(), self.import_columns());
        let lines = self.help().len();
        match &mut self.overlay {
            None | Some(Overlay::Welcome) => return false,
            Some(Overlay::Help(help)) => {
                help.top = motion.apply(help.top, (lines + 1).saturating_sub(page), page);
            }
            Some(Overlay::Picker(picker)) => picker.step(motion, page),
            Some(Overlay::Import(panel)) => panel.step(motion, import),
            Some(Overlay::Note(_)) => {}
        }
        true
    }

    pub(super) fn offer_choice(&mut self, sort: Sort, entries: Vec<Entry>, selected: usize) {
        let about = match &sort {
            Sort::Tag(on) | Sort::Brief(on) if on.len() == 1 => Some(self.begins(on[0])),
            _ => None,
        };
        let mut picker = Picker::new(sort, entries, selected);
        picker.about = about;
        self.overlay = Some(Overlay::Picker(Box::new(picker)));
    }

    pub(super) fn open_palette(&mut self) {
        let entries = self.keymap.commands(&self.memory.commands);
        let entry = |(action, text, keys): (Action, String, String)| Entry {
            choice: Choice::Command(action),
            text,
            detail: keys,
            also: action.name(),
        };
        let entries = entries.into_iter().map(entry).collect();
        self.offer_choice(Sort::Palette, entries, 0);
    }

    pub(super) fn open_documents(&mut self) {
        let open = self.source.document();
        let selected = self.shelf.listed().position(|d| Some(d.id) == open);
        let entries = self.shelf.listed().map(|document| Entry {
            choice: Choice::Document(document.id),
            text: words::title(document),
            detail: words::origin(document),
            also: words::also(document),
        });
        let entries = entries.collect();
        self.offer_choice(Sort::Documents, entries, selected.unwrap_or_default());
    }

    pub(super) fn open_outline(&mut self) {
        self.show_source();
        let Some(sheet) = self.source.sheet.clone() else {
            return self.say("No document is open.");
        };
        let sections = outline::sections(&sheet.document);
        let top = sheet
            .rows
            .get(self.source.top)
            .map_or(0, |row| row.span.start);
        let selected = sections.iter().rposition(|s| s.at <= top);
        let entries = sections.into_iter().map(|section| Entry {
            choice: Choice::Place(section.at),
            text: section.title,
            detail: section
                .page
                .map_or(String::new(), |page| format!("p.{page}")),
            also: String::new(),
        });
        self.offer_choice(
            Sort::Outline,
            entries.collect(),
            selected.unwrap_or_default(),
        );
    }

    fn saved(&self) -> Vec<Entry> {
        let saved = self.memory.searches.iter().map(|(name, query)| Entry {
            choice: Choice::Search(name.clone()),
            text: words::line(name),
            detail: words::line(query),
            also: query.clone(),
        });
        saved.collect()
    }

    pub(super) fn open_searches(&mut self) {
        if self.memory.searches.is_empty() {
            let key = self.key_for(self.context(), Action::SaveSearch);
            return self.say(format!("No search saved yet; {key} saves the filter."));
        }
        let entries = self.saved();
        self.offer_choice(Sort::Searches, entries, 0);
    }

    pub(super) fn name_search(&mut self) {
        let query = self
            .asking()
            .map(|filter| filter.input.value().trim().to_owned());
        match query {
            Some(query) => {
                let entries = self.saved();
                self.offer_choice(Sort::Naming(query), entries, 0);
            }
            None => self.say("There is no filter to save: type one first."),
        }
    }

    /// Does what the selected row says; a command comes back to be carried out.
    pub(super) fn choose(&mut self) -> Option<Action> {
        if let Some(Overlay::Help(help)) = &mut self.overlay {
            help.typing = false;
            return None;
        }
        let Some(Overlay::Picker(picker)) = self.overlay.take() else {
            return None;
        };
        if let Sort::Naming(query) = &picker.sort {
            self.save_search(picker.typed().trim().to_owned(), query.clone());
            return None;
        }
        if self.give_name(&picker) || self.choose_own(&picker) {
            return None;
        }
        match picker.selected()?.choice.clone() {
            Choice::Command(action) => {
                self.remember(Change::Chosen(action));
                return Some(action);
            }
            Choice::Document(id) => self.open_document(id),
            Choice::Beside(id) => self.compare_with(id),
            Choice::Same(id, same) => self.compare_same(id, &same),
            Choice::Place(at) => self.go_to(at),
            Choice::Search(name) => {
                let query = self.memory.searches.get(&name).cloned();
                self.run(&query.unwrap_or_default());
            }
            _ => {}
        }
        None
    }

    fn save_search(&mut self, name: String, query: String) {
        if name.is_empty() {
            return self.say("Not saved: a search needs a name.");
        }
        let replaced = self
            .memory
            .searches
            .get(&name)
            .filter(|known| **known != query);
        let instead = replaced.map_or(String::new(), |old| {
            format!(", in place of {}", words::line(old))
        });
        let notice = format!("Saved “{}”{instead}.", words::line(&name));
        self.remember(Change::Saved { name, query });
        self.say(notice);
    }

    /// Throws what is selected away: a briefing, a tag, or a saved search, and says what that was.
    pub(super) fn forget(&mut self) {
        if self.forget_own() {
            return;
        }
        let Some(Overlay::Picker(picker)) = &self.overlay else {
            return;
        };
        let Some(Choice::Search(name)) = picker.selected().map(|entry| entry.choice.clone()) else {
            return;
        };
        let query = self.memory.searches.get(&name).cloned().unwrap_or_default();
        let (row, naming) = (
            picker.cursor.selected,
            matches!(picker.sort, Sort::Naming(_)),
        );
        if naming {
            return;
        }
        self.remember(Change::Forgotten(name.clone()));
        let entries = self.saved();
        let row = row.min(entries.len().saturating_sub(1));
        self.offer_choice(Sort::Searches, entries, row);
        self.say(format!(
            "“{}” is gone; it was: {}",
            words::line(&name),
            words::line(&query)
        ));
    }
}
