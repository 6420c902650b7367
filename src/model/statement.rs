//! What a text says of when something happened.

use serde::{Deserialize, Serialize};

use super::{Area, Grade, PartialDate, Span, spelled};

/// What a date in a text is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// A report or article came out.
    Published,
    /// The inspection or visit that the text is about.
    Inspection,
    /// An inspection or visit before that one.
    PreviousInspection,
}

spelled!(StatementKind {
    Published = "published",
    Inspection = "inspection",
    PreviousInspection = "previous inspection",
});

/// What Ofsted came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visit {
    /// An inspection, which ends in grades.
    Inspection,
    /// A monitoring visit, which ends in a letter.
    Monitoring,
    /// A focused visit, which ends in a letter.
    Focused,
    /// A visit together with other inspectorates.
    Joint,
}

spelled!(Visit {
    Inspection = "inspection",
    Monitoring = "monitoring visit",
    Focused = "focused visit",
    Joint = "joint inspection",
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

spelled!(Reading {
    Printed = "printed",
    CountedBack = "counted back",
    Unresolved = "unresolved",
});

/// One statement about a date, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What it is the date of.
    pub kind: StatementKind,
    /// What Ofsted came for on that date.
    pub visit: Visit,
    /// Whether the text calls it the last one before its own.
    pub latest: bool,
    /// What was inspected, when the text names one thing.
    pub area: Option<Area>,
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
    /// The grade that is said to have been given then.
    pub grade: Option<Grade>,
}
