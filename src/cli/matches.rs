//! A query asked of the whole library.

use std::collections::HashSet;

use anyhow::bail;

use super::{index, note};
use crate::library::Library;
use crate::model::{DocumentId, FindingId, Gss, Span};
use crate::search::{Engine, Query};

/// The findings that match a query.
pub(super) struct Matches {
    /// Best first.
    pub(super) findings: Vec<FindingId>,
    /// How many there are for each council.
    pub(super) councils: Vec<(Option<Gss>, usize)>,
    query: Query,
    engine: Engine,
}

impl Matches {
    /// Asks `text` of `library`; `None` when it asks for nothing, so that everything matches.
    pub(super) fn of(library: &Library, text: &str) -> anyhow::Result<Option<Self>> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let query = match Query::parse(text) {
            Ok(query) => query,
            Err(error) => {
                let character = text.get(..error.at).unwrap_or(text).chars().count() + 1;
                bail!("the query at character {character}: {error}")
            }
        };
        let mut engine = Engine::new(index::open(library)?);
        let hits = engine.search(&query);
        for missed in &hits.missed {
            let near = if missed.near.is_empty() {
                String::new()
            } else {
                format!("; near it: {}", missed.near.join(", "))
            };
            note(&format!("no finding has `{}`{near}", missed.word));
        }
        let findings = hits
            .entries
            .iter()
            .filter_map(|entry| engine.index().id(*entry))
            .collect();
        Ok(Some(Self {
            findings,
            councils: hits.councils,
            query,
            engine,
        }))
    }

    /// The documents in which they stand.
    pub(super) fn documents(&self) -> HashSet<DocumentId> {
        self.findings.iter().map(|id| id.document).collect()
    }

    /// Where a finding's words match: byte offsets into `text`.
    pub(super) fn highlight(&self, text: &str) -> Vec<Span> {
        self.engine.highlight(&self.query, text)
    }
}
