//! What is on screen and what a key does: keys come in, state changes, wishes to the terminal come out.
//!
//! Knows no drawing library, no terminal and no file; the library only through [`Catalogue`]. Everything that is drawn is
//! worked out here after each action, so that drawing itself changes nothing.

mod action;
mod councils;
mod cursor;
mod filter;
mod findings;
mod help;
mod key;
mod keymap;
mod layout;
mod shelf;
mod shown;
mod source;
mod update;
mod view;
pub(crate) mod words;
mod wrap;

pub use action::{ACTIONS, About, Action, Context};
pub use key::{BadKey, Code, Key};
pub use keymap::{Keymap, KeymapError};
pub use layout::Pane;
pub use update::update;

pub(crate) use findings::{GUTTER, Item};
pub(crate) use help::Line as HelpLine;
pub(crate) use layout::{Area, SMALLEST};
pub(crate) use source::{Row, Sheet, Source};
pub(crate) use view::council_foot;
pub(crate) use wrap::{cells, shorten, width, wrap};

use crate::library::Catalogue;
use crate::model::{DocumentId, FindingId, Gss};
use crate::search::{Index, Query};
use councils::Councils;
use filter::Filter;
use findings::Findings;
use layout::Layout;
use shelf::Shelf;

/// What reaches the explorer from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted: typed into the filter, never taken for keys.
    Paste(String),
    /// The screen has this size now.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
}

/// What the explorer wants from the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Stop until the shell says otherwise.
    Suspend,
    /// Draw every cell afresh.
    Redraw,
    /// Leave.
    Quit,
}

/// What the explorer hears of while it runs.
#[derive(Debug)]
pub enum News {
    /// The index is being built: so many documents of so many are in it.
    Indexing {
        /// Documents in it.
        done: usize,
        /// Documents in all.
        total: usize,
    },
    /// The index of every finding: from now on there is something to list and to filter.
    Index(Box<Index>),
    /// Something the reader should know.
    Notice(String),
    /// Something went wrong.
    Failed(String),
}

/// A panel over the panes; one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overlay {
    /// The help, from this line on.
    Help {
        /// The first line in sight.
        top: usize,
    },
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
    pub(crate) overlay: Option<Overlay>,
    pub(crate) filter: Option<Filter>,
    /// Whether stepping stops at Ofsted's words alone.
    pub(crate) only_ofsted: bool,
    pub(crate) notice: Option<Notice>,
    pub(crate) councils: Councils,
    pub(crate) findings: Findings,
    pub(crate) source: Source,
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
            overlay: None,
            filter: None,
            only_ofsted: false,
            notice: None,
            councils: Councils::default(),
            findings: Findings::default(),
            source: Source::default(),
            size: (0, 0),
            answers: 0,
            marked: None,
        };
        app.councils.list(&app.shelf.councils, 0);
        Ok(app)
    }

    /// Takes what was found out elsewhere meanwhile.
    pub fn learn(&mut self, news: News) {
        match news {
            News::Indexing { done, total } => self.shelf.indexing = Some((done, total)),
            News::Index(index) => self.take(*index),
            News::Notice(text) => self.say(text),
            News::Failed(text) => self.fail(text),
        }
        self.refresh();
    }

    fn take(&mut self, index: Index) {
        self.shelf.take(index);
        self.councils
            .list(&self.shelf.councils, self.shelf.findings());
        self.list(None);
        // What was typed meanwhile has been asked of nothing.
        if let Some(filter) = &mut self.filter {
            filter.query = Query::default();
            self.search();
        }
    }

    /// Takes what came from the terminal and says what the terminal should do.
    pub fn handle(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => return self.press(key),
            Input::Paste(text) => self.type_in(&text),
            Input::Resize { width, height } => self.size = (width, height),
        }
        self.refresh();
        Vec::new()
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        let context = self.context();
        match (self.keymap.action(context, key), key.typed()) {
            (Some(action), _) => return update(self, action),
            (None, Some(c)) if context == Context::Filter => {
                self.type_in(c.encode_utf8(&mut [0; 4]));
            }
            _ => return Vec::new(),
        }
        self.refresh();
        Vec::new()
    }

    /// Where a key pressed now would go.
    pub(crate) fn context(&self) -> Context {
        match (&self.overlay, &self.filter) {
            (Some(_), _) => Context::Overlay,
            (None, Some(filter)) if filter.typing => Context::Filter,
            _ => Context::Panes,
        }
    }

    /// The pane whose selection keys move; `None` while they go elsewhere.
    pub fn focus(&self) -> Option<Pane> {
        (self.context() == Context::Panes).then_some(self.focus)
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

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            failed: false,
        });
    }

    /// Tells the reader that something went wrong.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            failed: true,
        });
    }
}
