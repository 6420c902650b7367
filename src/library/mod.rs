//! The library: one SQLite file with documents, what was extracted from them, and the reader's own marks.
//!
//! Knows the model alone: what a document says is worked out elsewhere and handed in as [`Extracted`]. Every change is one
//! transaction, synchronised to disc before it is acknowledged.

mod anchor;
mod annotation;
mod backup;
mod briefings;
mod catalogue;
mod cite;
mod copies;
mod deeds;
mod documents;
mod error;
mod exchange;
mod likeness;
mod looked;
mod marks;
mod open;
mod pages;
mod placing;
mod rows;
mod salvage;
mod same;
mod schema;
mod searched;
mod statements;
#[cfg(test)]
mod tests;
mod traces;
mod undo;
mod undo_rows;
#[cfg(test)]
mod undo_tests;
mod withdrawn;
#[cfg(test)]
mod work_tests;

use std::path::PathBuf;

use rusqlite::Connection;

use crate::model::mark::{Target, UndoEntry, Work};
use crate::model::statement::Statement;
use crate::model::timeline::Record;
use crate::model::{
    Citation, DocumentId, DocumentSummary, Finding, FindingId, FindingRow, Grade, Gss, Inspected,
    Inspection, Judgement, Quotation, QuotationRow, Same, Span, SpeakerClass, TraceRow,
};

pub use backup::{check, restore};
pub use error::LibraryError;
pub use exchange::Exchange;
pub use open::{NewLibrary, give_name, private_folder};
pub use salvage::{Salvaged, salvage};
pub use same::Compared;
pub use searched::Still;
pub use traces::Tracing;

/// A council as the council list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouncilSummary {
    /// The council.
    pub gss: Gss,
    /// Its name.
    pub name: String,
    /// Documents about it in the library.
    pub documents: usize,
    /// Findings about it.
    pub findings: usize,
    /// Quotations about it whose words are Ofsted's.
    pub ofsted_quotations: usize,
    /// Overall grade of its latest inspection in the library; `None` when no report is held or none was given.
    pub grade: Option<Grade>,
    /// Its inspections in the library, the latest first.
    pub history: Vec<Inspected>,
}

/// A stored document in full, as the source pane shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentView {
    /// Everything but the text.
    pub summary: DocumentSummary,
    /// The stored text.
    pub text: String,
    /// Byte offset at which each page begins; empty for a source without pages.
    pub page_starts: Vec<usize>,
    /// Its quotations in the order of the text.
    pub quotations: Vec<QuotationRow>,
    /// Its findings in the order of the text.
    pub findings: Vec<FindingRow>,
    /// Its judgements.
    pub judgements: Vec<Judgement>,
    /// Documents with nearly the same text, the most alike first.
    pub near: Vec<DocumentId>,
}

impl DocumentView {
    /// The quotation of somebody else than Ofsted that holds `span`: what a report quotes there is not what Ofsted says.
    pub fn quoted_at(&self, span: Span) -> Option<&QuotationRow> {
        let others = |row: &&QuotationRow| {
            let class = row.quotation.class;
            matches!(class, SpeakerClass::Council | SpeakerClass::Other)
        };
        let mut others = self.quotations.iter().filter(others);
        others.find(|row| row.quotation.span.contains(span))
    }
}

/// What the explorer may ask of a library: reading, nothing else.
pub trait Catalogue {
    /// Councils that have documents or findings, in alphabetical order.
    fn councils(&self) -> anyhow::Result<Vec<CouncilSummary>>;
    /// All documents, newest first, undated last.
    fn documents(&self) -> anyhow::Result<Vec<DocumentSummary>>;
    /// How many documents there are.
    fn documents_held(&self) -> anyhow::Result<usize> {
        Ok(self.documents()?.len())
    }
    /// One document in full; `None` when there is none with this number.
    fn document(&self, id: DocumentId) -> anyhow::Result<Option<DocumentView>>;
    /// One finding; `None` when there is none with this number.
    fn finding(&self, id: FindingId) -> anyhow::Result<Option<FindingRow>>;
    /// The quotations of a document that have words within `span`, in the order of the text: for a row of a list, which
    /// must not cost a whole document.
    fn quotations(&self, document: DocumentId, span: Span) -> anyhow::Result<Vec<Quotation>> {
        let view = self.document(document)?;
        let rows = view.into_iter().flat_map(|view| view.quotations);
        let quotations = rows.map(|row| row.quotation);
        Ok(quotations.filter(|q| q.span.overlaps(span)).collect())
    }
    /// Where the Ofsted quotations of a document stand in the primary reports, in the order of the document.
    fn traces(&self, _: DocumentId) -> anyhow::Result<Vec<TraceRow>> {
        Ok(Vec::new())
    }
    /// The words of `target` with what is to be cited of them; `None` when they are not there.
    fn cite(&self, _: Target) -> anyhow::Result<Option<Citation>> {
        Ok(None)
    }
    /// All of the reader's own work.
    fn own_work(&self) -> anyhow::Result<Work> {
        Ok(Work::default())
    }
    /// A number that is raised whenever documents or findings change.
    fn stamp(&self) -> anyhow::Result<u64> {
        Ok(0)
    }
    /// What the reader did, latest first.
    fn history(&self) -> anyhow::Result<Vec<UndoEntry>> {
        Ok(Vec::new())
    }
    /// Where else the words of a report's finding stand, in the order of its text.
    fn same(&self, _: FindingId) -> anyhow::Result<Vec<Same>> {
        Ok(Vec::new())
    }
    /// What is held of every document about a council, for its timeline.
    fn records(&self, _: &Gss) -> anyhow::Result<Vec<Record>> {
        Ok(Vec::new())
    }
}

/// What was worked out about a document, ready to be stored with it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extracted<'a> {
    /// Version of the rules that worked it out.
    pub version: u32,
    /// The councils it is about, main one first.
    pub councils: &'a [Gss],
    /// Its quotations, in the order of the text.
    pub quotations: &'a [Quotation],
    /// Its findings, in the order of the text.
    pub findings: &'a [Finding],
    /// Its judgements.
    pub judgements: &'a [Judgement],
    /// What it says of inspections, in the order of the text.
    pub statements: &'a [Statement],
    /// What it says of the inspection or visit it is about, when it is Ofsted's own.
    pub inspection: Option<&'a Inspection>,
    /// A sketch of its words: documents that share most of theirs are nearly the same text.
    pub likeness: &'a [i64],
}

/// What became of a document that was to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is new and now has this number.
    Added(DocumentId),
    /// It was there already, read from the same place.
    Unchanged(DocumentId),
    /// The same bytes were there already, read from another place.
    Duplicate(DocumentId),
    /// It is a changed copy of one that was there, read from the same place, and takes its place; undoing brings that back.
    Replaced {
        /// Its number.
        id: DocumentId,
        /// The number of the older copy.
        older: DocumentId,
    },
}

impl Saved {
    /// The document that is there now.
    pub const fn id(self) -> DocumentId {
        let (Self::Added(id)
        | Self::Unchanged(id)
        | Self::Duplicate(id)
        | Self::Replaced { id, .. }) = self;
        id
    }
}

/// What may be done with an open library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Write,
    /// Nothing but reading: nothing that stays is written, not even beside it.
    Read,
}

/// An open library.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    path: PathBuf,
    access: Access,
    /// Where it is kept as an older program left it, when opening it brought it up to date.
    older: Option<PathBuf>,
    going: undo::Going,
}
