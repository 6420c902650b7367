//! The same words in another council's report.

use super::{FindingId, Span};

/// A passage, or a sentence of it, that stands in another report as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Same {
    /// Where the words stand in the passage's own document, in bytes of its stored text.
    pub span: Span,
    /// The passage of the other report that holds them.
    pub other: FindingId,
    /// Where they stand there, in bytes of that document's stored text.
    pub there: Span,
    /// The page there, counted from 1.
    pub page: Option<u32>,
    /// Whether they are word for word the same; else a word in ten may differ, but never the sense.
    pub verbatim: bool,
}
