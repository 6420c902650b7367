//! What leaves casebook, in the forms that other programs read. Knows the model alone: no file and no library.

pub mod citation;
mod comparison;
pub mod csv;
mod docx;
mod html;
mod json;
mod markdown;
mod matrix;
mod paper;
mod pictures;
mod table;

pub use comparison::{COMPARISONS, Comparison, Side, comparison};
pub use matrix::{code_of, matrix};
pub use paper::{Block, Graded, Paper, Passage};

/// A form in which a paper can be written.
pub struct Format {
    /// The end of the file's name.
    pub suffix: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Writes it.
    pub write: fn(&Paper) -> anyhow::Result<Vec<u8>>,
}

/// Every form, the one for reading first.
pub const FORMATS: &[Format] = &[
    Format {
        suffix: "html",
        name: "web page",
        write: |paper| Ok(html::page(paper).into_bytes()),
    },
    Format {
        suffix: "docx",
        name: "Word document",
        write: docx::document,
    },
    Format {
        suffix: "md",
        name: "Markdown",
        write: |paper| Ok(markdown::text(paper).into_bytes()),
    },
    Format {
        suffix: "csv",
        name: "table for a spreadsheet",
        write: |paper| Ok(table::table(paper)),
    },
    Format {
        suffix: "json",
        name: "JSON for programs",
        write: |paper| Ok(json::object(paper)?.into_bytes()),
    },
];

/// The form that a file of this name has; `None` when its suffix is none of [`FORMATS`].
pub fn format(name: &str) -> Option<&'static Format> {
    let (_, suffix) = name.rsplit_once('.')?;
    FORMATS
        .iter()
        .find(|format| suffix.eq_ignore_ascii_case(format.suffix))
}

/// A title as a file's name.
pub fn slug(title: &str) -> String {
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let name: String = words
        .collect::<Vec<_>>()
        .join("-")
        .to_lowercase()
        .chars()
        .take(48)
        .collect();
    if name.is_empty() {
        "casebook".to_owned()
    } else {
        name
    }
}
