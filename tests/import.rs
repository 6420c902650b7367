//! Files of every format become the text that a reader would read, and damaged ones are refused by name.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/docx.rs"]
mod docx;
#[path = "support/pdf.rs"]
mod pdf;

#[path = "import/docx.rs"]
mod docx_tests;
#[path = "import/html.rs"]
mod html_tests;
#[path = "import/pdf.rs"]
mod pdf_tests;
#[path = "import/reports.rs"]
mod reports;

use std::path::Path;

use casebook::import::{self, Source};
use casebook::model::Document;

/// What a file with these bytes becomes.
fn imported(name: &str, bytes: &[u8]) -> Document {
    let source = Source {
        path: Some(Path::new(name)),
        bytes,
    };
    import::read(&source, None).unwrap()
}

/// Why a file with these bytes is refused.
fn refused(name: &str, bytes: &[u8]) -> String {
    let source = Source {
        path: Some(Path::new(name)),
        bytes,
    };
    import::read(&source, None).unwrap_err().to_string()
}

/// The text of each page.
fn pages(document: &Document) -> Vec<&str> {
    let ends = document.page_starts.iter().skip(1).copied();
    let ends = ends.chain([document.text.len()]);
    (document.page_starts.iter().zip(ends))
        .map(|(start, end)| &document.text[*start..end])
        .collect()
}
