//! What an ID on the command line names: `d3`, `d3f12` or `d3q7`, as the lists print them.

use anyhow::{Context, bail};

use crate::library::Library;
use crate::model::mark::Target;
use crate::model::{DocumentId, DocumentSummary, FindingId, QuotationId};

/// Something with a number of its own.
pub(super) enum Id {
    Document(DocumentId),
    Finding(FindingId),
    Quotation(QuotationId),
}

impl Id {
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let finding = || text.parse().ok().map(Self::Finding);
        let quotation = || text.parse().ok().map(Self::Quotation);
        let document = text.parse().ok().map(Self::Document);
        document.or_else(finding).or_else(quotation).with_context(|| {
            format!(
                "`{text}` is not an ID: write d3 for a document, d3f12 for a finding, d3q7 for a quotation"
            )
        })
    }

    pub(super) fn document(&self) -> DocumentId {
        match self {
            Self::Document(id) => *id,
            Self::Finding(id) => id.document,
            Self::Quotation(id) => id.document,
        }
    }
}

/// The document of this ID, which is there.
pub(super) fn document(library: &Library, text: &str) -> anyhow::Result<DocumentSummary> {
    let id: DocumentId = text
        .parse()
        .with_context(|| format!("{text} is not the ID of a document, such as d3"))?;
    let found = library.summary(id)?;
    found.with_context(|| format!("there is no document {text}"))
}

/// The finding or quotation of this ID, which is there.
pub(super) fn target(library: &Library, text: &str) -> anyhow::Result<Target> {
    let target = match Id::parse(text) {
        Ok(Id::Finding(id)) => Target::Finding(id),
        Ok(Id::Quotation(id)) => Target::Quotation(id),
        Ok(Id::Document(_)) | Err(_) => {
            bail!("{text} is not the ID of a finding or quotation, such as d3f12 or d3q7")
        }
    };
    let found = library.citation(target)?;
    found.with_context(|| format!("there is no {text}"))?;
    Ok(target)
}
