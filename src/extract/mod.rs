//! Reads what a document says: councils, quotations with their speakers, findings with their themes.
//!
//! Works on plain text and offsets alone; knows no file, store or screen.

use crate::model::{Document, Finding, Gss, Quotation};

/// Raised whenever the rules change what is extracted, so that stored rows are derived again.
pub const VERSION: u32 = 1;

/// Everything extracted from one document, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The councils the document is about, main one first.
    pub councils: Vec<Gss>,
    /// Quotations, indirect ones too.
    pub quotations: Vec<Quotation>,
    /// Findings.
    pub findings: Vec<Finding>,
}

/// Extracts everything casebook knows how to find in `document`.
pub fn extract(document: &Document) -> Extraction {
    let _ = document;
    Extraction::default()
}
