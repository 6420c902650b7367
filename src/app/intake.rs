//! Bringing documents in: a line for the name of a file or folder, what was found there, and only then the library.
//!
//! What is read and stored is read and stored elsewhere, beside the interface ([`Intake`]): keys stay live, and nothing is
//! in the library before the reader has seen what it would be.

use tui_input::Input;

use super::cursor::Motion;
use super::{Action, App, Effect, News, Overlay, line, width, words, wrap};
use crate::model::DocumentId;
use crate::model::visible::visible_line;
use crate::search::Index;

/// Rows of the panel: enough for what is found in one document.
const ROWS: usize = 24;

/// Rows while a file is named: its line, and names that it can become.
const NAMING: usize = 14;

/// What the reader wants to bring in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The file or folder of this name, as it was typed.
    Path(String),
    /// A text that was pasted.
    Text(String),
}

/// What the explorer asks of an [`Intake`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The names that begin as what is typed.
    Complete(String),
    /// To look at something, under this number.
    Look(u64, Wanted),
    /// To stop looking, and to forget what was found.
    Leave,
    /// To store what was found.
    Bring,
}

/// Work that is done beside the interface and tells how it goes.
pub type Job = Box<dyn FnOnce(&mut dyn FnMut(News)) + Send>;

/// Brings documents in.
pub trait Intake {
    /// Names of files and folders that begin as `typed` does, each as the whole line would then be; folders end in a stroke.
    fn complete(&self, typed: &str) -> Vec<String>;
    /// Reads what is wanted and tells [`News::Found`] with this number. Nothing is stored; an earlier look ends.
    fn look(&mut self, number: u64, wanted: Wanted) -> Job;
    /// Ends the look, and forgets what was found.
    fn leave(&mut self);
    /// Stores what was found last, and tells [`News::Brought`].
    fn bring(&mut self) -> Job;
}

/// What is in a file or folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// The file, the folder, or what else it is.
    pub name: String,
    /// What is said of it: a label, which may be empty, and words.
    pub rows: Vec<(&'static str, String)>,
    /// How many documents would be added.
    pub documents: usize,
}

/// What came of storing.
#[derive(Debug)]
pub struct Brought {
    /// What was done, for the reader.
    pub said: String,
    /// The documents that are new.
    pub added: Vec<DocumentId>,
    /// The index that holds them too.
    pub index: Index,
}

/// How far the reader is with bringing something in.
#[derive(Debug, Clone)]
pub(crate) enum Stage {
    /// A name is being typed; these begin alike.
    Naming(Vec<String>),
    /// It is being read: so many files of so many, and which one.
    Reading {
        done: usize,
        total: usize,
        name: String,
    },
    /// This was found.
    Found(Preview),
}

/// What was accepted is being stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Storing {
    /// The reader knows it.
    Begun,
    /// The reader wanted to leave and was told.
    Told,
}

/// The panel in which something is brought in.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The line typed into.
    pub(crate) input: Input,
    pub(crate) stage: Stage,
    /// The first row in sight of what was found.
    pub(crate) top: usize,
}

impl Import {
    fn new() -> Self {
        Self {
            input: Input::default(),
            stage: Stage::Naming(Vec::new()),
            top: 0,
        }
    }

    /// The rows of what was found, in columns: a label beside the first row of its words.
    pub(crate) fn rows(&self, columns: usize) -> Vec<(&'static str, String)> {
        let Stage::Found(preview) = &self.stage else {
            return Vec::new();
        };
        let labels = preview.rows.iter().map(|(label, _)| width(label)).max();
        let columns = columns.saturating_sub(labels.unwrap_or(0) + 2).max(10);
        let mut rows = Vec::new();
        for (label, words) in &preview.rows {
            let words = visible_line(words);
            let wrapped = wrap(&words, columns).into_iter();
            let lines = wrapped.map(|line| words[line].trim_end().to_owned());
            rows.extend(
                lines
                    .enumerate()
                    .map(|(at, line)| (if at == 0 { *label } else { "" }, line)),
            );
        }
        rows
    }

    /// Rows that the panel needs, so wide: what was found whole, as long as that is not too long.
    pub(super) fn height(&self, columns: usize) -> usize {
        match &self.stage {
            Stage::Found(_) => (self.rows(columns).len() + 4).min(ROWS),
            Stage::Naming(_) | Stage::Reading { .. } => NAMING,
        }
    }

    /// Types text; one of several lines, or longer than any name, is what is to be brought in.
    fn insert(&mut self, text: &str) -> Option<Wanted> {
        if !matches!(self.stage, Stage::Naming(_)) {
            return None;
        }
        let text = text.trim_matches(['\r', '\n']);
        if text.contains(['\n', '\r']) || text.len() > line::LONGEST {
            return Some(Wanted::Text(text.replace("\r\n", "\n").replace('\r', "\n")));
        }
        line::insert(&mut self.input, text);
        self.stage = Stage::Naming(Vec::new());
        None
    }

    /// Edits the line.
    pub(super) fn edit(&mut self, action: Action) {
        if matches!(self.stage, Stage::Naming(_)) && line::edit(&mut self.input, action) {
            self.stage = Stage::Naming(Vec::new());
        }
    }

    /// Moves what is in sight by `motion`; so many rows and columns are.
    pub(super) fn step(&mut self, motion: Motion, (rows, columns): (usize, usize)) {
        let all = self.rows(columns).len();
        self.top = motion.apply(self.top, (all + 1).saturating_sub(rows), rows);
    }
}

/// The keys.
impl App {
    /// Does what `action` means for bringing something in; whether it means anything.
    pub(super) fn act_intake(&mut self, action: Action) -> bool {
        if action == Action::Import {
            self.overlay = Some(Overlay::Import(Box::new(Import::new())));
            return true;
        }
        let Some(Overlay::Import(import)) = &mut self.overlay else {
            return false;
        };
        match (action, &import.stage) {
            (Action::Choose, Stage::Naming(_)) => {
                let typed = import.input.value().trim().to_owned();
                if typed.is_empty() {
                    self.say("Type or paste the name of a file or folder, or paste a text.");
                } else {
                    self.look(Wanted::Path(typed));
                }
            }
            (Action::Choose, Stage::Found(preview)) if preview.documents > 0 => {
                let stored = words::count(preview.documents, "document");
                self.overlay = None;
                self.storing = Some(Storing::Begun);
                self.effects.push(Effect::Intake(Ask::Bring));
                self.say(format!("Importing {stored}."));
            }
            (Action::Complete, Stage::Naming(_)) => {
                let typed = import.input.value().to_owned();
                self.effects.push(Effect::Intake(Ask::Complete(typed)));
            }
            (Action::Choose | Action::Back, Stage::Found(preview)) if preview.documents == 0 => {
                // The name may only have been mistyped.
                import.stage = Stage::Naming(Vec::new());
            }
            (Action::Back, _) => self.leave_import(),
            (Action::Choose, _) => {}
            _ => return false,
        }
        true
    }

    /// Looks at what the reader wants to bring in.
    fn look(&mut self, wanted: Wanted) {
        let Some(Overlay::Import(import)) = &mut self.overlay else {
            return;
        };
        let name = String::new();
        (import.stage, import.top) = (
            Stage::Reading {
                done: 0,
                total: 0,
                name,
            },
            0,
        );
        self.looks += 1;
        self.effects
            .push(Effect::Intake(Ask::Look(self.looks, wanted)));
    }

    pub(super) fn leave_import(&mut self) {
        let naming = matches!(&self.overlay, Some(Overlay::Import(import)) if matches!(import.stage, Stage::Naming(_)));
        self.overlay = None;
        if !naming {
            self.effects.push(Effect::Intake(Ask::Leave));
            self.say("Nothing was imported.");
        }
    }

    /// The actions worth naming in the status line.
    pub(super) fn import_hints(&self) -> &'static [Action] {
        match &self.overlay {
            Some(Overlay::Import(import)) => match &import.stage {
                Stage::Naming(_) => &[Action::Choose, Action::Complete, Action::Back],
                Stage::Reading { .. } => &[Action::Back],
                Stage::Found(preview) if preview.documents == 0 => &[Action::Choose],
                Stage::Found(_) => &[Action::Choose, Action::Back, Action::Down, Action::Up],
            },
            _ => &[],
        }
    }

    /// What choosing does now.
    pub(super) fn import_verb(&self) -> &'static str {
        match &self.overlay {
            Some(Overlay::Import(import)) => match &import.stage {
                Stage::Found(preview) if preview.documents > 0 => "import it",
                Stage::Found(_) => "another name",
                _ => "look at it",
            },
            _ => "",
        }
    }

    /// Types or pastes into the import's line.
    pub(super) fn type_import(&mut self, text: &str) {
        if let Some(Overlay::Import(import)) = &mut self.overlay
            && let Some(wanted) = import.insert(text)
        {
            self.look(wanted);
        }
    }
}

/// What comes back.
impl App {
    /// Completes the line as far as all `names` agree, and lists them when there are several.
    pub fn completed(&mut self, names: Vec<String>) {
        if let Some(Overlay::Import(import)) = &mut self.overlay
            && matches!(import.stage, Stage::Naming(_))
        {
            match common(&names) {
                // Names that differ in their letters' size have less in common than was typed.
                Some(beginning) if beginning.len() < import.input.value().trim_start().len() => {}
                Some(beginning) => import.input = Input::new(beginning),
                None => self.say("No file begins like that."),
            }
        }
        if let Some(Overlay::Import(import)) = &mut self.overlay {
            let several = names.len() > 1;
            import.stage = Stage::Naming(if several { names } else { Vec::new() });
        }
        self.refresh();
    }

    /// Takes what was told of a look; one that was left is of no interest.
    pub(super) fn looked(&mut self, number: u64, told: Stage) {
        if let Some(Overlay::Import(import)) = &mut self.overlay
            && matches!(import.stage, Stage::Reading { .. })
            && number == self.looks
        {
            import.stage = told;
        }
    }

    /// Whether leaving now would break off what is being stored; asked again, nothing holds the reader back.
    pub(super) fn holds_back(&mut self) -> bool {
        let begun = self.storing == Some(Storing::Begun);
        if begun {
            self.storing = Some(Storing::Told);
            self.say("What you brought in is still being stored: wait a moment, or leave without the rest of it.");
        }
        begun
    }

    /// Shows the library with what was brought in; a single document is opened.
    pub(super) fn brought(&mut self, brought: Brought) {
        let Brought { said, added, index } = brought;
        self.storing = None;
        if self.story.is_some() || self.compared.is_some() {
            // A room may be looking on: nothing is closed and nothing moves.
            self.renewed(index);
        } else {
            self.start_with(index);
            if let [document] = added.as_slice()
                && self.overlay.is_none()
            {
                self.open_document(*document);
            }
        }
        let undo = self.keymap.first_key(super::Context::Panes, Action::Undo);
        let undo = undo.filter(|_| !added.is_empty());
        let undo = undo.map_or_else(String::new, |key| {
            format!(" {} takes it back.", key.label())
        });
        self.say(format!("{said}{undo}"));
    }
}

/// The longest beginning that all names have.
fn common(names: &[String]) -> Option<String> {
    let (first, rest) = names.split_first()?;
    let mut length = first.len();
    for name in rest {
        let same = first
            .chars()
            .zip(name.chars())
            .take_while(|(one, other)| one == other);
        length = length.min(same.map(|(c, _)| c.len_utf8()).sum());
    }
    Some(first[..length].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_completed_as_far_as_they_agree() {
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            common(&names(&["a/report 1.pdf", "a/report 2.pdf"])).as_deref(),
            Some("a/report ")
        );
        assert_eq!(common(&names(&["é", "è"])).as_deref(), Some(""));
        assert_eq!(common(&[]), None);
    }

    #[test]
    fn a_pasted_text_is_wanted_itself_and_a_pasted_name_is_typed() {
        let mut import = Import::new();
        assert_eq!(import.insert("reports/mallow.pdf\n"), None);
        assert_eq!(import.input.value(), "reports/mallow.pdf");
        let wanted = import.insert("Council told to improve\r\n\r\nInspectors found drift.");
        let text = "Council told to improve\n\nInspectors found drift.".to_owned();
        assert_eq!(wanted, Some(Wanted::Text(text)));
    }
}
