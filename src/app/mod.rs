//! What is on screen and what a key does: keys come in, state changes, wishes to the terminal come out.
//!
//! Knows no drawing library, no terminal and no file; the library only through [`Catalogue`]. Everything that is drawn is
//! worked out here after each action, so that drawing itself changes nothing.

pub(crate) mod absence;
pub(crate) mod attribution;
mod briefing;
mod compare;
mod copy;
mod councils;
mod cursor;
mod deeds;
mod export;
mod filter;
mod findings;
mod fuzzy;
mod held;
mod help;
mod hints;
mod intake;
mod keys;
mod layout;
mod line;
mod matrix;
mod meeting;
mod memory;
mod mouse;
mod naming;
mod news;
mod note;
pub(crate) mod outline;
mod overlay;
mod own;
mod panel;
mod picker;
mod press;
mod renewed;
mod select;
mod session;
mod sheet;
mod shelf;
mod shown;
mod sizes;
mod source;
mod story;
mod timeline;
mod tour;
mod traced;
mod update;
mod view;
mod welcome;
pub(crate) mod words;
mod wrap;

pub use copy::Route;
pub use export::Exported;
pub use intake::{Ask, Brought, Intake, Job, Preview, Wanted};
pub use keys::{
    ACTIONS, About, Action, BadKey, Chord, Code, Context, Fault, Key, Keymap, KeymapError, line_at,
};
pub use layout::Pane;
pub use memory::{Change, Memory, Store};
pub use mouse::{Gesture, Mouse};
pub use news::News;
pub use session::Session;
pub use tour::tour;
pub use update::update;

pub(crate) use briefing::{Binder, GUTTER as BINDER_GUTTER, Part as BinderPart};
pub(crate) use compare::{Compared, Side};
pub(crate) use filter::Completion;
pub(crate) use findings::{GUTTER, Item};
pub(crate) use held::held;
pub(crate) use help::{Leafing, Line as HelpLine};
pub(crate) use hints::Hint;
pub(crate) use intake::{Import, Stage as ImportStage};
pub(crate) use layout::{Area, SMALLEST};
pub(crate) use matrix::{CELL as MATRIX_CELL, Grid, HEAD as MATRIX_HEAD};
pub(crate) use meeting::Meeting;
pub(crate) use note::Note;
pub(crate) use overlay::Overlay;
pub(crate) use picker::{Picker, Sort};
pub(crate) use sheet::{Row, Sheet};
pub(crate) use source::Source;
pub(crate) use story::Scene;
pub(crate) use timeline::{Chronicle, Line as TimeLine, Sort as TimeSort};
pub(crate) use view::council_foot;
pub(crate) use wrap::{cells, shorten, width, wrap};

use crate::library::Catalogue;
use crate::model::mark::{Deed, Target};
use crate::model::{DocumentId, FindingId, Gss, Span};
use councils::Councils;
use filter::{Asked, Filter};
use findings::Findings;
use layout::Layout;
use mouse::Pointer;
use own::Own;
use shelf::Shelf;
use sizes::Shares;
use story::Story;
use tour::Tour;

/// What reaches the explorer from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted: typed into the filter, never taken for keys.
    Paste(String),
    /// Something was done with the mouse.
    Mouse(Mouse),
    /// The screen has this size now.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
}

/// What the explorer wants from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Stop until the shell says otherwise.
    Suspend,
    /// Draw every cell afresh.
    Redraw,
    /// Take the next look.
    Look,
    /// Have the terminal tell of the mouse, or no longer.
    Mouse(bool),
    /// Write down what is to be remembered.
    Keep(Change),
    /// Have the library do something with the reader's own work.
    Do(Deed),
    /// Send text to the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, for the reader.
        what: &'static str,
    },
    /// Write a file of this form.
    Export(Exported, &'static str),
    /// Have the reader's own editor change this text.
    Edit(String),
    /// Have something looked at or brought in.
    Intake(Ask),
    /// Leave.
    Quit,
}

/// A sentence for the reader, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// The sentence.
    pub(crate) text: String,
    /// Whether something went wrong.
    pub(crate) failed: bool,
}

/// The explorer.
pub struct App {
    pub(crate) shelf: Shelf,
    pub(crate) keymap: Keymap,
    pub(crate) layout: Option<Layout>,
    pub(crate) focus: Pane,
    pub(crate) zoomed: bool,
    shares: Shares,
    pointer: Pointer,
    pub(crate) overlay: Option<Overlay>,
    /// Two documents side by side, instead of the panes.
    pub(crate) compared: Option<Box<Compared>>,
    /// A view in the place of the panes.
    story: Option<Story>,
    /// The view from which the document in the panes was opened.
    behind: Option<Story>,
    pub(crate) filter: Option<Filter>,
    /// What the lists show.
    pub(crate) asked: Asked,
    /// Whether Ofsted's words alone are listed and stepped through.
    pub(crate) only_ofsted: bool,
    /// Whether the quotation under the cursor is explained.
    pub(crate) explaining: bool,
    /// The document in the source, when the reader has opened one that is not the selected finding's.
    pub(crate) opened: Option<DocumentId>,
    /// The passage for which it was opened, and where that stands in its shown text.
    led_to: Option<(Target, Span)>,
    /// Keys pressed so far of a chord.
    pub(crate) begun: Vec<Key>,
    /// How often the next action is wanted.
    pub(crate) count: Option<usize>,
    memory: Memory,
    /// Where the reader was last, until the findings are read.
    resuming: Option<Box<Session>>,
    /// Where somebody who is shown round has come to.
    tour: Option<Tour>,
    /// While what was brought in is being stored.
    storing: Option<intake::Storing>,
    /// Looks at what might be brought in, so that an older one's answer is known.
    looks: u64,
    effects: Vec<Effect>,
    pub(crate) notice: Option<Notice>,
    pub(crate) councils: Councils,
    pub(crate) findings: Findings,
    pub(crate) source: Source,
    pub(crate) own: Own,
    size: (u16, u16),
    /// How many answers the filter has given, so that marks in the source are known to be stale.
    answers: u64,
    marked: Option<(DocumentId, u64)>,
}

impl App {
    /// An explorer that knows the councils and documents, and no finding until it learns of the index.
    ///
    /// # Errors
    /// The library cannot be read.
    pub fn new(catalogue: Box<dyn Catalogue>) -> anyhow::Result<Self> {
        let mut app = Self {
            shelf: Shelf::new(catalogue)?,
            keymap: Keymap::standard(),
            layout: None,
            focus: Pane::default(),
            zoomed: false,
            shares: Shares::default(),
            pointer: Pointer::default(),
            overlay: None,
            compared: None,
            story: None,
            behind: None,
            filter: None,
            asked: Asked::default(),
            only_ofsted: false,
            explaining: false,
            opened: None,
            led_to: None,
            begun: Vec::new(),
            count: None,
            memory: Memory::default(),
            resuming: None,
            tour: None,
            storing: None,
            looks: 0,
            effects: Vec::new(),
            notice: None,
            councils: Councils::default(),
            findings: Findings::default(),
            source: Source::default(),
            own: Own::default(),
            size: (0, 0),
            answers: 0,
            marked: None,
        };
        app.councils.list(&app.shelf.councils, 0);
        Ok(app)
    }

    /// Takes what came from the terminal and says what the terminal should do.
    pub fn handle(&mut self, input: Input) -> Vec<Effect> {
        if !matches!(input, Input::Resize { .. }) {
            self.resuming = None;
        }
        match input {
            Input::Key(key) => return self.press(key),
            Input::Paste(text) => self.type_in(&text),
            Input::Mouse(mouse) => self.point(mouse),
            Input::Resize { width, height } => self.size = (width, height),
        }
        self.refresh();
        std::mem::take(&mut self.effects)
    }

    /// Takes over what was remembered from earlier times, and the reader's own keys.
    #[must_use]
    pub fn with(mut self, keymap: Keymap, memory: Memory) -> Self {
        (self.keymap, self.memory) = (keymap, memory);
        self
    }

    /// Where a key pressed now would go.
    pub(crate) fn context(&self) -> Context {
        match (&self.overlay, &self.filter) {
            (Some(overlay), _) => overlay.context(),
            (None, _) if self.compared.is_some() => Context::Compare,
            (None, _) if self.story.is_some() => {
                self.scene().map_or(Context::Panes, Scene::context)
            }
            (None, Some(filter)) if filter.typing => Context::Filter,
            _ if self.focus == Pane::Source && self.source.selection.is_some() => Context::Select,
            _ => Context::Panes,
        }
    }

    /// The pane whose selection keys move; `None` while they go elsewhere.
    pub fn focus(&self) -> Option<Pane> {
        matches!(self.context(), Context::Panes | Context::Select).then_some(self.focus)
    }

    /// The screen's size in columns and rows, as last told.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The selected finding.
    pub fn selected(&self) -> Option<FindingId> {
        self.shelf.id(self.findings.selected()?)
    }

    /// The council whose findings are listed; `None` for all.
    pub fn council(&self) -> Option<&Gss> {
        self.councils
            .selected()
            .and_then(|i| self.shelf.councils.get(i))
            .map(|c| &c.gss)
    }

    /// What is typed into the filter, when there is one.
    pub fn filter_text(&self) -> Option<&str> {
        self.filter.as_ref().map(|filter| filter.input.value())
    }

    /// The filter, when it asks for anything.
    pub(crate) fn asking(&self) -> Option<&Filter> {
        self.filter.as_ref().filter(|filter| filter.asks())
    }

    /// Number of rows listed in the findings pane.
    pub fn listed(&self) -> usize {
        self.findings.rows.len()
    }

    /// Tells the reader something, whatever names and errors are in it, on one line.
    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: words::line(&text.into()),
            failed: false,
        });
    }

    /// Tells the reader that something went wrong.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: words::line(&text.into()),
            failed: true,
        });
    }
}
