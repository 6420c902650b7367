//! The filter: words matched against the corpus's vocabulary, typos forgiven, and every match explained.
//!
//! Knows findings as the model has them, and the file in which their index is kept; knows no store and no screen.
//!
//! A query is read into clauses ([`query`]); each typed word is matched against the vocabulary of the whole corpus, not
//! against passages ([`vocabulary`], [`typed`]); the findings of the words that match are gathered with a quality each
//! ([`term`], [`postings`]), combined and ordered ([`engine`], [`rank`]), and shown by the same judgement ([`highlight`]).
//! Findings become searchable a stretch at a time ([`segment`]); the index puts stretches in the library's order ([`index`])
//! and takes the large one from its file ([`store`], [`file`]).

mod bits;
mod column;
mod edits;
mod engine;
mod facets;
mod facts;
mod field;
mod file;
mod flat;
mod forward;
mod highlight;
mod index;
mod matrix;
mod missed;
mod names;
mod offer;
mod own;
mod phrase;
mod postings;
mod query;
mod rank;
mod ready;
mod recent;
mod segment;
mod spelling;
mod store;
mod synonyms;
mod term;
mod typed;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

pub use engine::Engine;
pub use field::written;
pub use index::Index;
pub use offer::{field_names, field_values};
pub use query::Query;
pub use segment::Builder;
pub use store::{Opened, Source, Store, index_path};

use crate::model::Gss;

/// A query that cannot be understood. `at` is a byte offset into what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// Where in the typed text, in bytes.
    pub at: usize,
    /// What is wrong and what to type instead.
    pub message: String,
}

/// A typed word, phrase or field that matched nothing, with what is nearest to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// As typed.
    pub word: String,
    /// Up to three words of the corpus that look like it, or values for a field.
    pub near: Vec<String>,
}

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// Numbers of the matching findings, best first.
    pub entries: Vec<u32>,
    /// Matching findings per council, in no order; `None` holds those without a council.
    pub councils: Vec<(Option<Gss>, usize)>,
    /// What matched nothing at all, when there are no entries. Empty then means: each matches, but never together.
    pub missed: Vec<Missed>,
}
