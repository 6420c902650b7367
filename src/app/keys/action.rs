//! Everything a key can do, each with its name and its line in the help.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::Context;
use super::about::ACTIONS;
use super::places::About;

/// What a key does; the kebab-case names are the names in `keymap.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// Half a screen down.
    HalfDown,
    /// Half a screen up.
    HalfUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// To the first row or line.
    First,
    /// To the last row or line.
    Last,
    /// To the pane on the left.
    Left,
    /// To the pane on the right.
    Right,
    /// To the next pane, round the end.
    NextPane,
    /// To the previous pane, round the beginning.
    PreviousPane,
    /// To the councils.
    Councils,
    /// To the findings.
    Findings,
    /// To the source.
    Source,
    /// Opens what is selected in the next pane.
    Open,
    /// Leaves the innermost layer; never the program.
    Back,
    /// Starts or reopens the filter.
    Filter,
    /// Next hit, or next quotation when nothing is filtered.
    Next,
    /// Previous hit or quotation.
    Previous,
    /// Limits the findings and the stops of `next` and `previous` to Ofsted's words, or not.
    OnlyOfsted,
    /// Says who said the quotation under the cursor and how that is known, or no longer.
    Explain,
    /// Gives the focused pane the whole screen, or back.
    Zoom,
    /// Gives the pane more columns.
    Wider,
    /// Gives the pane fewer columns.
    Narrower,
    /// Gives every pane the width that suits the screen.
    Even,
    /// Uses the mouse, or no longer.
    Mouse,
    /// Offers every command by name.
    Palette,
    /// Offers every document.
    Documents,
    /// Offers the sections of the document in the source.
    Outline,
    /// Offers the saved searches.
    Searches,
    /// Saves the filter under a name.
    SaveSearch,
    /// Opens the report beside the quotation under the cursor.
    Primary,
    /// Offers the council's other documents, to put one beside this one.
    Compare,
    /// Shows the council's inspections and documents in the order of time.
    Timeline,
    /// Counts what is listed by theme, and by council, document or year.
    Matrix,
    /// Goes from councils to documents to years.
    Across,
    /// Puts the lines with most findings of a column first, or back.
    Sort,
    /// Writes the matrix as a table.
    ExportTable,
    /// Writes the matrix as a picture.
    ExportPicture,
    /// Offers the other reports that hold the same words.
    Elsewhere,
    /// The next quotation of the article that was traced, on both sides.
    NextTraced,
    /// The traced quotation before.
    PreviousTraced,
    /// Takes both sides to the passage and locks their scrolling, or unlocks it.
    Lock,
    /// Stars what is under the cursor, or takes the star off.
    Mark,
    /// Offers the labels for what is under the cursor.
    Tag,
    /// Offers the labels for every finding listed.
    TagAll,
    /// Opens the note on what is under the cursor.
    Note,
    /// Offers the briefings for what is under the cursor.
    Brief,
    /// Offers the briefings for every finding listed.
    BriefAll,
    /// Offers the briefings, to be opened.
    Briefings,
    /// Moves an item of a briefing up.
    MoveUp,
    /// Moves an item of a briefing down.
    MoveDown,
    /// Puts a heading before an item of a briefing.
    Heading,
    /// Takes an item out of its briefing.
    Drop,
    /// Gives a briefing, a heading or a tag other words.
    Rename,
    /// Offers the tags, to be renamed, joined or taken off everywhere.
    Tags,
    /// Shows one passage at a time, for everybody in the room.
    Meeting,
    /// Shows nothing for a while.
    Blank,
    /// Undoes what was done last.
    Undo,
    /// Does again what was undone last.
    Redo,
    /// Lists what was done.
    History,
    /// Offers to write what is listed, or a briefing, to a file.
    Export,
    /// Selects words of the source, beginning with a sentence.
    Select,
    /// Moves the other end of the selection from now on.
    OtherEnd,
    /// Copies the exact words.
    Copy,
    /// Copies the words with their citation.
    CopyCited,
    /// Copies the citation alone.
    CopyCitation,
    /// Copies the words with their citation as Markdown.
    CopyMarkdown,
    /// Copies the words with their citation as HTML.
    CopyHtml,
    /// Takes the next look.
    Look,
    /// Opens or closes the help.
    Help,
    /// Keeps the filter and goes to the findings.
    Keep,
    /// Calls an older query back.
    Older,
    /// Calls a newer query back.
    Newer,
    /// Completes the word under the cursor.
    Complete,
    /// Takes the offer before.
    CompleteBack,
    /// Takes the selected row of a list.
    Choose,
    /// Throws the selected row away.
    Forget,
    /// Saves the note and closes it.
    Save,
    /// Closes the note and leaves it as it was.
    Discard,
    /// Hands the note to the reader's own editor.
    Editor,
    /// Begins a new line.
    Newline,
    /// One character back in the filter's line.
    CharBack,
    /// One character on.
    CharOn,
    /// One word back.
    WordBack,
    /// One word on.
    WordOn,
    /// To the beginning of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// Deletes the character before the cursor.
    Erase,
    /// Deletes the character under the cursor.
    EraseOn,
    /// Deletes the word before the cursor.
    EraseWord,
    /// Deletes everything before the cursor.
    EraseLine,
    /// Stops casebook until the shell brings it back.
    Suspend,
    /// Draws the screen afresh.
    Redraw,
    /// Brings documents in.
    Import,
    /// Goes on with the tour without doing what it asks for.
    SkipStep,
    /// Leaves casebook.
    Quit,
}

impl Action {
    /// The action of this name in `keymap.toml`.
    pub fn named(name: &str) -> Option<Self> {
        let name: serde::de::value::StrDeserializer<'_, Error> = name.into_deserializer();
        Self::deserialize(name).ok()
    }

    /// Its name in `keymap.toml`.
    pub fn name(self) -> String {
        kebab(&format!("{self:?}"))
    }

    /// Whether a key may stand for it in `context`.
    pub fn can_be_bound(self, context: Context) -> bool {
        self.about().is_some_and(|a| a.contexts.contains(&context))
    }

    /// What the reader is told about it.
    pub fn about(self) -> Option<&'static About> {
        ACTIONS.iter().find(|about| about.action == self)
    }
}

/// A variant's name as `keymap.toml` spells it.
pub(super) fn kebab(variant: &str) -> String {
    let mut name = String::new();
    for c in variant.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}
