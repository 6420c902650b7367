//! What the reader is told about every action, and where it can be bound.

use super::{Action, Context};

/// What the reader is told about an action.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The action.
    pub action: Action,
    /// Its line in the help.
    pub help: &'static str,
    /// One or two words for the status line.
    pub hint: &'static str,
    /// Where it can be bound.
    pub contexts: &'static [Context],
}

const fn about(
    action: Action,
    hint: &'static str,
    help: &'static str,
    contexts: &'static [Context],
) -> About {
    About {
        action,
        help,
        hint,
        contexts,
    }
}

const LISTS: &[Context] = &[
    Context::Panes,
    Context::Filter,
    Context::Picker,
    Context::Overlay,
    Context::Compare,
    Context::Timeline,
    Context::Note,
    Context::Import,
    Context::Matrix,
];
const PAGES: &[Context] = &[
    Context::Panes,
    Context::Overlay,
    Context::Compare,
    Context::Timeline,
    Context::Matrix,
];
const STEPPING: &[Context] = &[Context::Panes, Context::Compare, Context::Timeline];
const TELLING: &[Context] = &[Context::Panes, Context::Timeline];
const OPENING: &[Context] = &[Context::Panes, Context::Timeline, Context::Matrix];
const MATRIX: &[Context] = &[Context::Matrix];
const COUNTING: &[Context] = &[Context::Panes, Context::Matrix];
const SIDES: &[Context] = &[Context::Panes, Context::Compare];
const ACROSS: &[Context] = &[Context::Panes, Context::Compare, Context::Matrix];
const COMPARE: &[Context] = &[Context::Compare];
const PANES: &[Context] = &[Context::Panes];
const FILTER: &[Context] = &[Context::Filter];
const PICKER: &[Context] = &[Context::Picker];
const CHOOSING: &[Context] = &[Context::Picker, Context::Import];
const COMPLETING: &[Context] = &[Context::Filter, Context::Import];
const LINE: &[Context] = &[
    Context::Filter,
    Context::Picker,
    Context::Note,
    Context::Import,
];
const NOTE: &[Context] = &[Context::Note];
const ASKING: &[Context] = &[Context::Panes, Context::Filter];
const ALWAYS: &[Context] = &Context::ALL;

/// Every action, in the order of the help: help, status line and palette are made from it.
pub const ACTIONS: &[About] = &[
    about(Action::Down, "down", "one row or line down", LISTS),
    about(Action::Up, "up", "one row or line up", LISTS),
    about(Action::HalfDown, "half down", "half a screen down", PAGES),
    about(Action::HalfUp, "half up", "half a screen up", PAGES),
    about(Action::PageDown, "page down", "a screen down", LISTS),
    about(Action::PageUp, "page up", "a screen up", LISTS),
    about(Action::First, "first", "to the first row or line", PAGES),
    about(Action::Last, "last", "to the last row or line", PAGES),
    about(Action::Left, "left", "to the pane on the left", ACROSS),
    about(Action::Right, "right", "to the pane on the right", ACROSS),
    about(Action::NextPane, "other side", "to the next pane", SIDES),
    about(
        Action::PreviousPane,
        "previous pane",
        "to the previous pane",
        SIDES,
    ),
    about(Action::Councils, "councils", "to the councils", PANES),
    about(Action::Findings, "findings", "to the findings", PANES),
    about(Action::Source, "source", "to the source", PANES),
    about(
        Action::Open,
        "open",
        "open what is selected, rightwards",
        OPENING,
    ),
    about(
        Action::Back,
        "back",
        "back by one layer; never quits",
        ALWAYS,
    ),
    about(
        Action::Filter,
        "filter",
        "filter every finding as you type",
        PANES,
    ),
    about(
        Action::Next,
        "next",
        "next hit, quotation, passage or disagreement",
        STEPPING,
    ),
    about(Action::Previous, "previous", "the one before", STEPPING),
    about(
        Action::OnlyOfsted,
        "only Ofsted",
        "list and step through Ofsted's words alone, or everybody's",
        PANES,
    ),
    about(
        Action::Explain,
        "who says so",
        "explain whose words a quotation holds, and how that is known",
        PANES,
    ),
    about(
        Action::Zoom,
        "zoom",
        "give this pane the whole screen, or back",
        PANES,
    ),
    about(Action::Documents, "documents", "go to a document", PANES),
    about(
        Action::Outline,
        "sections",
        "go to a section of this document",
        PANES,
    ),
    about(Action::Searches, "searches", "run a saved search", ASKING),
    about(
        Action::SaveSearch,
        "save",
        "save the filter under a name",
        ASKING,
    ),
    about(
        Action::Primary,
        "report",
        "put the report beside this quotation",
        PANES,
    ),
    about(
        Action::Compare,
        "compare",
        "put another document of the council beside this one",
        PANES,
    ),
    about(
        Action::Elsewhere,
        "same words",
        "list the other reports that hold the same words",
        PANES,
    ),
    about(
        Action::Timeline,
        "timeline",
        "show the council's inspections and documents in order of time",
        TELLING,
    ),
    about(
        Action::Matrix,
        "matrix",
        "count what is listed by theme, and by council, document or year",
        COUNTING,
    ),
    about(
        Action::Across,
        "councils, documents, years",
        "count by councils, by documents, or by years",
        MATRIX,
    ),
    about(
        Action::Sort,
        "sort",
        "put most findings of this column first, or back",
        MATRIX,
    ),
    about(
        Action::ExportTable,
        "table",
        "write the matrix as a table (CSV) into the folder you are in",
        MATRIX,
    ),
    about(
        Action::ExportPicture,
        "picture",
        "write the matrix as a picture (SVG) into the folder you are in",
        MATRIX,
    ),
    about(
        Action::NextTraced,
        "next traced",
        "next quotation that was traced",
        COMPARE,
    ),
    about(
        Action::PreviousTraced,
        "previous",
        "the traced quotation before",
        COMPARE,
    ),
    about(
        Action::Lock,
        "lock",
        "both sides to the passage; scroll together, or alone",
        COMPARE,
    ),
    about(
        Action::Mark,
        "mark",
        "mark this, or take the mark off",
        SIDES,
    ),
    about(
        Action::Tag,
        "tag",
        "put a tag on this, or take one off",
        SIDES,
    ),
    about(
        Action::TagAll,
        "tag all",
        "put a tag on every finding listed",
        PANES,
    ),
    about(Action::Note, "note", "write a note on this", SIDES),
    about(Action::Brief, "briefing", "add this to a briefing", SIDES),
    about(Action::Undo, "undo", "undo what was done last", SIDES),
    about(Action::Redo, "redo", "do again what was undone last", SIDES),
    about(
        Action::History,
        "history",
        "list what was done, and go back in it",
        PANES,
    ),
    about(
        Action::Export,
        "export",
        "write what is listed, a briefing, or both sides to a file",
        SIDES,
    ),
    about(Action::Copy, "copy", "copy the exact words", SIDES),
    about(
        Action::CopyCited,
        "copy with citation",
        "copy the words with their citation",
        SIDES,
    ),
    about(
        Action::CopyCitation,
        "copy citation",
        "copy the citation alone",
        SIDES,
    ),
    about(
        Action::CopyMarkdown,
        "copy as Markdown",
        "copy the words with their citation as Markdown",
        SIDES,
    ),
    about(
        Action::CopyHtml,
        "copy as HTML",
        "copy the words with their citation as HTML",
        SIDES,
    ),
    about(
        Action::Import,
        "import",
        "bring in a file, a folder or a pasted text",
        PANES,
    ),
    about(Action::Palette, "commands", "find a command by name", PANES),
    about(Action::Look, "look", "change the colours", PANES),
    about(
        Action::Keep,
        "keep",
        "keep the filter and go to the findings",
        FILTER,
    ),
    about(
        Action::Older,
        "older",
        "an older query; one hit up after walking down",
        FILTER,
    ),
    about(
        Action::Newer,
        "newer",
        "a newer query; without one, one hit down",
        FILTER,
    ),
    about(
        Action::Complete,
        "complete",
        "complete a field or its value, else keep the filter",
        COMPLETING,
    ),
    about(Action::CompleteBack, "", "the completion before", FILTER),
    about(
        Action::Choose,
        "choose",
        "take the selected row; import what was found",
        CHOOSING,
    ),
    about(
        Action::Forget,
        "forget",
        "throw the selected saved search away",
        PICKER,
    ),
    about(Action::Save, "save", "save the note", NOTE),
    about(Action::Discard, "discard", "leave the note as it was", NOTE),
    about(
        Action::Editor,
        "editor",
        "open the note in your own editor",
        NOTE,
    ),
    about(Action::Newline, "new line", "begin a new line", NOTE),
    about(Action::CharBack, "", "one character back", LINE),
    about(Action::CharOn, "", "one character on", LINE),
    about(Action::WordBack, "", "one word back", LINE),
    about(Action::WordOn, "", "one word on", LINE),
    about(Action::LineStart, "", "to the beginning of the line", LINE),
    about(Action::LineEnd, "", "to the end of the line", LINE),
    about(
        Action::Erase,
        "",
        "delete the character before the cursor",
        LINE,
    ),
    about(
        Action::EraseOn,
        "",
        "delete the character under the cursor",
        LINE,
    ),
    about(
        Action::EraseWord,
        "",
        "delete the word before the cursor",
        LINE,
    ),
    about(
        Action::EraseLine,
        "",
        "delete everything before the cursor",
        LINE,
    ),
    about(Action::Help, "help", "open or close this help", ALWAYS),
    about(
        Action::Suspend,
        "suspend",
        "back to the shell; `fg` returns",
        ALWAYS,
    ),
    about(Action::Redraw, "redraw", "draw the screen afresh", ALWAYS),
    about(Action::Quit, "quit", "leave casebook", ALWAYS),
];
