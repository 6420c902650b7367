//! What a text says of when something happened.

use super::{Grade, PartialDate, Span, spelled};

/// What a date in a text is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// A report or article came out.
    Published,
    /// The inspection or visit that the text is about.
    Inspection,
    /// An inspection before that one.
    PreviousInspection,
}

spelled!(StatementKind {
    Published = "published",
    Inspection = "inspection",
    PreviousInspection = "previous inspection",
});

/// How a date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// As it is printed.
    Printed,
    /// Counted back from the day of publication ("last May").
    CountedBack,
    /// It counts from the day of publication, and that is not known.
    Unresolved,
}

/// One statement about a date, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// What it is the date of.
    pub kind: StatementKind,
    /// The words of the date.
    pub span: Span,
    /// The sentence they stand in.
    pub sentence: Span,
    /// The date, or the first of a range; `None` when it cannot be resolved.
    pub first: Option<PartialDate>,
    /// The last of a range.
    pub last: Option<PartialDate>,
    /// How it was read.
    pub reading: Reading,
    /// A grade named beside it.
    pub grade: Option<Grade>,
}
