//! The note editor: several lines over the panes, saved on leaving.

use unicode_segmentation::UnicodeSegmentation;

use super::cursor::Motion;
use super::{Action, App, Effect, Overlay, width, wrap};
use crate::model::mark::{Deed, Target};
use crate::model::visible::visible;

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Words of a document.
    Words(Target),
    /// An item of a briefing.
    Item(i64),
}

/// A note being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// What it is about.
    on: Subject,
    /// What it is about, for the panel's title.
    pub(crate) title: String,
    /// The text.
    pub(crate) text: String,
    /// The byte of the text at which the cursor stands.
    cursor: usize,
    /// The text as it was.
    before: String,
    /// Columns that it is wrapped to.
    columns: usize,
    /// The first row in sight.
    pub(crate) top: usize,
}

impl Note {
    fn new(on: Subject, title: String, before: String) -> Self {
        // What cannot be seen is shown by a stand-in here as everywhere, and is saved so only when the note is changed.
        let text = visible(&before).into_owned();
        Self {
            on,
            title,
            cursor: text.len(),
            text,
            before,
            columns: 1,
            top: 0,
        }
    }

    /// Types text at the cursor; line ends stay.
    pub(crate) fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = visible(&text);
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    /// Takes a text from elsewhere in the place of this one.
    fn put(&mut self, text: &str) {
        self.text.clear();
        self.cursor = 0;
        self.insert(text.trim_end());
    }

    /// Edits the text; whether the action is an edit at all.
    pub(crate) fn edit(&mut self, action: Action) -> bool {
        let (cursor, line) = (self.cursor, self.line());
        match action {
            Action::Newline => self.insert("\n"),
            Action::CharBack => self.cursor = self.back(cursor),
            Action::CharOn => self.cursor = self.on(cursor),
            Action::WordBack => self.cursor = self.word_back(),
            Action::WordOn => self.cursor = self.word_on(),
            Action::LineStart => self.cursor = line.0,
            Action::LineEnd => self.cursor = line.1,
            Action::Erase => self.erase(self.back(cursor), cursor),
            Action::EraseOn => self.erase(cursor, self.on(cursor)),
            Action::EraseWord => self.erase(self.word_back(), cursor),
            Action::EraseLine => self.erase(line.0, cursor),
            _ => return false,
        }
        true
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    /// Where the line with the cursor begins and ends.
    fn line(&self) -> (usize, usize) {
        let (before, after) = self.text.split_at(self.cursor);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after
            .find('\n')
            .map_or(self.text.len(), |at| self.cursor + at);
        (start, end)
    }

    fn back(&self, from: usize) -> usize {
        self.text[..from]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn on(&self, from: usize) -> usize {
        self.text[from..]
            .graphemes(true)
            .next()
            .map_or(from, |next| from + next.len())
    }

    fn word_back(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        })
    }

    fn word_on(&self) -> usize {
        let after = &self.text[self.cursor..];
        let word = after
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(after.len());
        let end = after[word..]
            .find(char::is_whitespace)
            .unwrap_or(after.len() - word);
        self.cursor + word + end
    }

    /// The rows of the text.
    pub(crate) fn rows(&self) -> Vec<std::ops::Range<usize>> {
        wrap(&self.text, self.columns)
    }

    /// The row and the column of the cursor.
    pub(crate) fn position(&self) -> (usize, usize) {
        let rows = self.rows();
        let row = rows
            .partition_point(|row| row.start <= self.cursor)
            .saturating_sub(1);
        let start = rows.get(row).map_or(0, |row| row.start);
        (row, width(&self.text[start..self.cursor]).min(self.columns))
    }

    /// Moves the cursor by rows, and keeps its column as far as it can.
    fn step(&mut self, motion: Motion, page: usize) {
        let (rows, (row, column)) = (self.rows(), self.position());
        let to = motion.apply(row, rows.len(), page);
        let Some(range) = rows.get(to).filter(|_| to != row) else {
            return;
        };
        let mut at = range.start;
        while at < range.end && width(&self.text[range.start..self.on(at)]) <= column {
            at = self.on(at);
        }
        self.cursor = at;
    }

    /// Fits the text to a panel, with the cursor in sight.
    fn lay(&mut self, columns: usize, page: usize) {
        self.columns = columns.max(1);
        let (row, _) = self.position();
        self.top = self.top.clamp((row + 1).saturating_sub(page.max(1)), row);
    }
}

impl App {
    /// Opens the note on what is under the cursor.
    pub(super) fn open_note(&mut self, on: Target) {
        let mark = self.own.exactly(on);
        let before = mark.map_or_else(String::new, |mark| mark.note.clone());
        let title = format!("Note on {}", self.begins(on));
        self.write_on(Subject::Words(on), title, before);
    }

    /// Opens a text about something.
    pub(super) fn write_on(&mut self, on: Subject, title: String, before: String) {
        self.overlay = Some(Overlay::Note(Box::new(Note::new(on, title, before))));
    }

    /// Does what `action` means while a note is written; whether it means anything then.
    pub(super) fn act_note(&mut self, action: Action) -> bool {
        let page = self.overlay_rows();
        let Some(Overlay::Note(note)) = &mut self.overlay else {
            return false;
        };
        match action {
            Action::Back | Action::Save => self.save_note(),
            Action::Discard => {
                self.overlay = None;
                self.say("The note stays as it was.");
            }
            Action::Editor => {
                let text = note.text.clone();
                self.effects.push(Effect::Edit(text));
            }
            Action::Up => note.step(Motion::Rows(-1), page),
            Action::Down => note.step(Motion::Rows(1), page),
            Action::PageUp => note.step(Motion::Pages(-1), page),
            Action::PageDown => note.step(Motion::Pages(1), page),
            _ => return note.edit(action),
        }
        true
    }

    /// Closes the note and has it written down, when it was changed.
    pub(super) fn save_note(&mut self) {
        let Some(Overlay::Note(note)) = self
            .overlay
            .take_if(|overlay| matches!(overlay, Overlay::Note(_)))
        else {
            return;
        };
        if note.text.trim() == visible(&note.before).trim() {
            return self.say("The note is as it was.");
        }
        let deed = match note.on {
            Subject::Words(on) => Deed::Note(on, note.text),
            Subject::Item(item) => Deed::Comment(item, note.text),
        };
        self.effects.push(Effect::Do(deed));
    }

    /// Takes the text that the reader's own editor left.
    pub fn edited(&mut self, text: &str) {
        if let Some(Overlay::Note(note)) = &mut self.overlay {
            note.put(text);
        }
        self.refresh();
    }

    /// Fits the note to its panel.
    pub(super) fn lay_note(&mut self) {
        let (columns, page) = (
            self.overlay_area().width.saturating_sub(4),
            self.overlay_rows(),
        );
        if let Some(Overlay::Note(note)) = &mut self.overlay {
            note.lay(columns.into(), page);
        }
    }

    /// What the keys do that do not simply write, for the panel's last row; the most important first.
    pub(crate) fn note_keys(&self) -> Vec<String> {
        let keys = [
            (Action::Back, "saves and closes"),
            (Action::Newline, "new line"),
            (Action::Discard, "throws away"),
            (Action::Editor, "your own editor"),
        ];
        let key = |action| self.keymap.first_key(super::Context::Note, action);
        let keys = keys
            .iter()
            .filter_map(|(action, does)| Some(format!("{} {does}", key(*action)?.label())));
        keys.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FindingId;

    fn note(text: &str) -> Note {
        let on = Target::Finding(FindingId {
            document: crate::model::DocumentId(1),
            ordinal: 1,
        });
        Note::new(Subject::Words(on), String::new(), text.into())
    }

    #[test]
    fn typing_and_erasing_keep_to_whole_characters_and_lines() {
        let mut note = note("one");
        note.insert("\r\ntwo e\u{301}\u{1b}");
        assert_eq!(note.text, "one\ntwo e\u{301}␛");
        note.edit(Action::Erase);
        note.edit(Action::Erase);
        assert_eq!(
            note.text, "one\ntwo ",
            "a letter with its accent goes as one"
        );
        note.edit(Action::EraseWord);
        assert_eq!(note.text, "one\n");
        note.edit(Action::CharBack);
        note.edit(Action::EraseLine);
        assert_eq!((note.text.as_str(), note.cursor), ("\n", 0));
        note.edit(Action::EraseOn);
        note.edit(Action::EraseOn);
        note.edit(Action::Erase);
        assert_eq!(note.text, "");
    }

    #[test]
    fn the_cursor_goes_over_words_and_rows() {
        let mut note = note("a long line that wraps\n\nshort");
        note.lay(10, 3);
        assert_eq!(note.position(), (4, 5));
        assert_eq!(note.top, 2);
        note.step(Motion::Rows(-2), 3);
        assert_eq!(note.position(), (2, 5));
        note.step(Motion::Rows(9), 3);
        assert_eq!(note.position().0, 4);
        note.edit(Action::LineStart);
        note.edit(Action::WordBack);
        assert_eq!(&note.text[note.cursor..], "wraps\n\nshort");
        note.edit(Action::WordOn);
        assert_eq!(&note.text[note.cursor..], "\n\nshort");
        note.edit(Action::LineEnd);
        note.edit(Action::CharOn);
        assert_eq!(note.position(), (3, 0));
    }
}
