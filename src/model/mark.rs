//! The reader's own: stars, labels and notes on words of a document, and briefings made of them.

use super::{Citation, DocumentId, FindingId, QuotationId, Span};

/// What something is put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A finding.
    Finding(FindingId),
    /// A quotation.
    Quotation(QuotationId),
    /// Any words of a document's stored text.
    Words(DocumentId, Span),
}

/// What the reader put on some words.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its number in the library.
    pub id: i64,
    /// The words, as they were when something was put on them first.
    pub citation: Citation,
    /// Whether they are starred.
    pub star: bool,
    /// Labels, in alphabetical order.
    pub tags: Vec<String>,
    /// A note; empty for none.
    pub note: String,
    /// Where the words stand in the library now; `None` when they cannot be placed.
    pub placed: Option<Placed>,
}

/// Where marked words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The document.
    pub document: DocumentId,
    /// Where in its stored text.
    pub span: Span,
    /// The findings that have words there, by their order in the document.
    pub findings: Vec<u32>,
    /// The finding with the same bounds.
    pub finding: Option<u32>,
    /// The quotation with the same bounds.
    pub quotation: Option<u32>,
}

/// An ordered collection of passages, to be exported.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// Its number in the library.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What is in it, in order.
    pub items: Vec<Item>,
}

/// Something in a briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its number in the library.
    pub id: i64,
    /// What it is.
    pub what: Content,
    /// What the reader says about it; empty for nothing.
    pub comment: String,
}

/// What an item of a briefing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A heading of the reader's own.
    Heading(String),
    /// Marked words, by the mark's number.
    Passage(i64),
}

/// All of the reader's own work.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Work {
    /// Everything that something was put on, in the order in which that was done first.
    pub marks: Vec<Mark>,
    /// The labels, the one used last first.
    pub tags: Vec<String>,
    /// The briefings, in alphabetical order.
    pub briefings: Vec<Briefing>,
}

impl Work {
    /// The mark of this number.
    pub fn mark(&self, id: i64) -> Option<&Mark> {
        let at = self.marks.binary_search_by_key(&id, |mark| mark.id).ok()?;
        self.marks.get(at)
    }
}

/// Something that the reader does with their own work, or undoes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Stars words, or takes the star off.
    Star(Vec<Target>, bool),
    /// Puts a label on words, or takes it off.
    Tag(Vec<Target>, String, bool),
    /// Writes a note on words, in place of an older one; an empty one takes it away.
    Note(Target, String),
    /// Gives a label another name; when that is taken the two become one.
    RenameTag {
        /// The label.
        from: String,
        /// Its new name.
        to: String,
    },
    /// Takes a label off everything.
    DropTag(String),
    /// Adds words to the briefing of this name, which is made when there is none.
    Brief(Vec<Target>, String),
    /// Puts a heading before an item of a briefing, or at its end.
    Heading {
        /// The briefing.
        briefing: i64,
        /// The item that it stands before.
        before: Option<i64>,
        /// The heading.
        text: String,
    },
    /// Changes the words of a heading, or the comment on a passage.
    Comment(i64, String),
    /// Moves an item of a briefing down by so many places, or up.
    Move(i64, i64),
    /// Takes an item out of its briefing.
    Drop(i64),
    /// Gives a briefing another name.
    RenameBriefing(i64, String),
    /// Throws a briefing away; what is in it stays marked.
    DropBriefing(i64),
    /// Undoes what was done last.
    Undo,
    /// Does again what was undone last.
    Redo,
}

impl Deed {
    /// Whether documents may come or leave by it.
    pub const fn may_move_documents(&self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }
}

/// Something the reader did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoEntry {
    /// Its number: later ones are greater.
    pub id: i64,
    /// When, in UTC: `2017-06-13T09:30:00Z`.
    pub at: String,
    /// What: "import of 3 documents".
    pub said: String,
    /// Whether documents came or left with it.
    pub documents: bool,
    /// Whether it was undone and can be done again.
    pub undone: bool,
}
