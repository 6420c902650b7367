//! Why a file was not imported, in sentences for the reader.

use std::io;

use super::{ALL, Importer};

/// Why a file was not imported: what it is and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The operating system would not give the bytes.
    #[error("{}", unreadable(.0))]
    Unreadable(io::Error),
    /// Not a regular file: a device, a pipe, a socket.
    #[error("{0}, not a file; save what it holds to a file, or pipe it in with `-`")]
    NotAFile(&'static str),
    /// A folder in which there is nothing to read.
    #[error("nothing to import in this folder (hidden files and links are left out)")]
    EmptyFolder,
    /// More bytes than its format may have, which is so many.
    #[error("over the limit of {} MB; split it into smaller files", .0 / 1_000_000)]
    TooLarge(usize),
    /// Another format than those in [`ALL`].
    #[error("{what} is not read yet; {advice} (casebook reads {})", readable())]
    NotYet {
        /// The format.
        what: &'static str,
        /// What to do instead.
        advice: &'static str,
    },
    /// Not text at all.
    #[error(
        "binary data (byte {at} is a control code), not text; save its text as UTF-8 and import that"
    )]
    Binary {
        /// Offset of the first such byte, in bytes from 0.
        at: usize,
    },
    /// A PDF that opens with a password alone.
    #[error("locked with a password; open it, print it to a new PDF and import that")]
    Locked,
    /// A PDF of which a part is missing.
    #[error("an incomplete PDF: {0}; download it again")]
    IncompletePdf(String),
    /// A PDF that cannot be understood.
    #[error("a damaged PDF: {0}; download it again, or open it and print it to a new PDF")]
    DamagedPdf(String),
    /// A PDF without pages.
    #[error("a PDF without pages; download it again")]
    NoPages,
    /// Pages that are pictures.
    #[error("has no text on its {pages} page{}: it needs OCR; run an OCR program over it and import what that gives", if *.pages == 1 { "" } else { "s" })]
    NoText {
        /// Number of pages.
        pages: usize,
    },
    /// A Word file that cannot be understood.
    #[error("a damaged Word file: {0}; open it in Word, save it again and import that")]
    DamagedWord(String),
    /// A web page on which a publisher's site says that something went wrong.
    #[error(
        "a web page, not a PDF or an article: the publisher's site answered with an error page (“{0}”); find the document \
         there again"
    )]
    ErrorPage(String),
    /// A web page without words.
    #[error("a web page without an article in it; open it, save its text as UTF-8 and import that")]
    NoArticle,
    /// More than a limit allows.
    #[error("too much to read safely: {0}; split it, or save its text as UTF-8 and import that")]
    TooComplex(String),
    /// What the process that read it said.
    #[error("{said}")]
    Refused {
        /// Why in a word or two.
        label: String,
        /// The whole sentence.
        said: String,
    },
    /// The process that read it did not survive.
    #[error(
        "{0}; it is damaged or made to do harm: print it to a new PDF, or save its text as UTF-8, in smaller files, and import that"
    )]
    ReaderFailed(String),
    /// The process that reads files could not be started.
    #[error(
        "the program that reads it could not be started: {0}; free some memory and import it again"
    )]
    NoReader(io::Error),
    /// Nothing in it.
    #[error("empty; there is nothing to read in it")]
    Empty,
    /// The manifest beside it cannot be used.
    #[error("the PROVENANCE.toml beside it cannot be used: {0}; correct it and import again")]
    Manifest(String),
}

impl ImportError {
    /// Why in a word or two, for a count of many files.
    pub fn label(&self) -> &str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::NotAFile(_) => "not a file",
            Self::EmptyFolder => "empty folder",
            Self::TooLarge(_) => "too large",
            Self::NotYet { what, .. } => what.trim_end_matches(','),
            Self::Binary { .. } => "binary data",
            Self::Locked => "locked",
            Self::IncompletePdf(_) => "incomplete PDF",
            Self::DamagedPdf(_) => "damaged PDF",
            Self::NoPages => "PDF without pages",
            Self::NoText { .. } => "needs OCR",
            Self::DamagedWord(_) => "damaged Word file",
            Self::ErrorPage(_) => "error page",
            Self::NoArticle => "web page without an article",
            Self::TooComplex(_) => "too much to read",
            Self::Refused { label, .. } => label,
            Self::ReaderFailed(_) => "broke its reader",
            Self::NoReader(_) => "no reader",
            Self::Empty => "empty",
            Self::Manifest(_) => "PROVENANCE.toml",
        }
    }
}

impl From<io::Error> for ImportError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check the name".into(),
        io::ErrorKind::PermissionDenied => "permission denied; make it readable to you".into(),
        _ => format!("cannot be read: {error}"),
    }
}

/// The formats that are read, for messages: `plain text (.txt)`.
fn readable() -> String {
    let one = |format: &&dyn Importer| {
        format!("{} (.{})", format.name(), format.extensions().join(", ."))
    };
    ALL.iter().map(one).collect::<Vec<_>>().join(", ")
}
