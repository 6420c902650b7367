//! The filter: words matched against the corpus's vocabulary, typos forgiven, and every match explained.
//!
//! Knows findings as the model has them; knows no store and no screen.

mod bits;
mod edits;
mod postings;
mod typed;
mod vocabulary;
mod words;

use crate::model::{DocumentSummary, FindingId, FindingRow, Gss, Judgement, Span};

/// A query that cannot be understood. `at` is a byte offset into what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// Where in the typed text, in bytes.
    pub at: usize,
    /// What is wrong and what to type instead.
    pub message: String,
}

/// A parsed query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {}

impl Query {
    /// Reads what the reader typed. Never panics.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let _ = text;
        Ok(Self {})
    }

    /// Whether it asks for nothing, so that everything matches.
    pub fn is_empty(&self) -> bool {
        true
    }
}

/// Collects findings into an index.
#[derive(Debug, Default)]
pub struct Builder {}

impl Builder {
    /// Adds one finding with what is known of its document.
    pub fn add(&mut self, document: &DocumentSummary, judgements: &[Judgement], row: &FindingRow) {
        let _ = (document, judgements, row);
    }

    /// Finishes the index.
    pub fn build(self) -> Index {
        Index {}
    }
}

/// The searchable form of all findings. Findings are numbered in the order in which they were added.
#[derive(Debug, Default)]
pub struct Index {}

impl Index {
    /// Number of findings.
    pub fn len(&self) -> usize {
        0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        true
    }

    /// Which finding stands at this number.
    pub fn id(&self, entry: u32) -> Option<FindingId> {
        let _ = entry;
        None
    }

    /// The council of the finding at this number.
    pub fn council(&self, entry: u32) -> Option<&Gss> {
        let _ = entry;
        None
    }
}

/// A typed word that matched nothing, with the words of the corpus nearest to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The word as typed.
    pub word: String,
    /// Up to three words of the corpus that look like it.
    pub near: Vec<String>,
}

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// Numbers of the matching findings, best first.
    pub entries: Vec<u32>,
    /// Matching findings per council, in no order; `None` holds those without a council.
    pub councils: Vec<(Option<Gss>, usize)>,
    /// Typed words that matched nothing at all.
    pub missed: Vec<Missed>,
}

/// Answers queries over an index, keeping what the last keystroke already worked out.
#[derive(Debug, Default)]
pub struct Engine {}

impl Engine {
    /// An engine over `index`.
    pub fn new(index: Index) -> Self {
        let _ = index;
        Self {}
    }

    /// The index it searches.
    pub fn index(&self) -> &Index {
        const { &Index {} }
    }

    /// Runs a query. An empty one matches everything, in the index's order.
    pub fn search(&mut self, query: &Query) -> Hits {
        let _ = query;
        Hits::default()
    }

    /// Where `text` matches the query: sorted, not overlapping, at the very letters or words that matched.
    pub fn highlight(&self, query: &Query, text: &str) -> Vec<Span> {
        let _ = (query, text);
        Vec::new()
    }
}
