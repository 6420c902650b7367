//! From a document to its rows in the library: extraction is driven from here, because the library knows no rules.

use anyhow::Context;

use crate::extract::{self, Extraction};
use crate::import;
use crate::library::{Extracted, Library, LibraryError, Saved};
use crate::model::Document;

/// A document with what was worked out about it: nothing of the library is needed for that, so it may be done anywhere.
pub(super) struct Understood {
    document: Document,
    extraction: Extraction,
}

impl Understood {
    /// Extracts everything from a document.
    pub(super) fn new(document: Document) -> Self {
        let extraction = extract::extract(&document);
        Self {
            document,
            extraction,
        }
    }

    /// Stores it, unless its bytes are there already.
    pub(super) fn store(&self, library: &mut Library) -> Result<Saved, LibraryError> {
        let Self {
            document,
            extraction,
        } = self;
        match library.known(&document.sha256, document.path.as_deref())? {
            Some(saved) => Ok(saved),
            None => library.save(document, &parts(document, extraction)),
        }
    }
}

/// Puts the seed documents into a new library. Killed half way, the next run takes it up again.
pub(super) fn seed(library: &mut Library) -> anyhow::Result<()> {
    for document in import::seeds().context("the seed documents cannot be read")? {
        Understood::new(document).store(library)?;
    }
    Ok(library.seeded()?)
}

/// Extracts anew every document whose rows come from older rules.
pub(super) fn refresh(library: &mut Library) -> anyhow::Result<()> {
    for id in library.stale(extract::VERSION)? {
        if let Some(document) = library.source(id)? {
            library.replace(
                id,
                &document,
                &parts(&document, &extract::extract(&document)),
            )?;
        }
    }
    Ok(())
}

fn parts<'a>(document: &'a Document, extraction: &'a Extraction) -> Extracted<'a> {
    let named = if extraction.councils.is_empty() {
        &document.councils
    } else {
        &extraction.councils
    };
    Extracted {
        version: extract::VERSION,
        councils: named,
        quotations: &extraction.quotations,
        findings: &extraction.findings,
        judgements: &[],
    }
}
