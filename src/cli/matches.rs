//! A query asked of the whole library.

use std::collections::HashSet;

use anyhow::bail;

use super::json::council_name;
use super::{index, note};
use crate::app::absence::Searched;
use crate::library::{Catalogue, Library};
use crate::model::matrix::{By, Matrix};
use crate::model::timeline::{Known, Timeline};
use crate::model::{DocumentId, DocumentSummary, FindingId, Gss, Span};
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
        let query = parsed(text)?;
        let mut engine = engine(library)?;
        let hits = engine.search(&query);
        for missed in &hits.missed {
            let near = if missed.near.is_empty() {
                String::new()
            } else {
                format!("; near it: {}", missed.near.join(", "))
            };
            note(&format!("no finding has `{}`{near}", missed.word));
        }
        let findings: Vec<FindingId> = hits
            .entries
            .iter()
            .filter_map(|entry| engine.index().id(*entry))
            .collect();
        for sentence in absence(library, &mut engine, &query, &findings)? {
            note(&sentence);
        }
        Ok(Some(Self {
            findings,
            councils: hits.councils,
            query,
            engine,
        }))
    }

    /// Counts what `text` asks for; everything when it asks for nothing.
    pub(super) fn matrix(library: &Library, text: &str, by: By) -> anyhow::Result<Matrix> {
        let query = parsed(text)?;
        Ok(engine(library)?.matrix(&query, by, None))
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

fn parsed(text: &str) -> anyhow::Result<Query> {
    match Query::parse(text) {
        Ok(query) => Ok(query),
        Err(error) => {
            let character = text.get(..error.at).unwrap_or(text).chars().count() + 1;
            bail!("the query at character {character}: {error}")
        }
    }
}

fn engine(library: &Library) -> anyhow::Result<Engine> {
    Ok(Engine::new(index::open(library)?))
}

/// What it means that no report of a council's holds what was asked of it; nothing when one does.
fn absence(
    library: &Library,
    engine: &mut Engine,
    query: &Query,
    findings: &[FindingId],
) -> anyhow::Result<Vec<String>> {
    let councils = query.councils();
    let [gss] = councils.as_slice() else {
        return Ok(Vec::new());
    };
    if query.anywhere().is_empty() {
        return Ok(Vec::new());
    }
    let documents = library.documents()?;
    let about: Vec<&DocumentSummary> = documents
        .iter()
        .filter(|document| document.councils.contains(gss))
        .collect();
    let count = |id: DocumentId| {
        findings
            .iter()
            .filter(|finding| finding.document == id)
            .count()
    };
    let timeline = Timeline::new(library.records(gss)?);
    let known: Vec<Known> = timeline.not_held().cloned().collect();
    let searched = Searched {
        council: &council_name(gss),
        hits: about
            .iter()
            .map(|document| (document.id, count(document.id)))
            .collect(),
        documents: about,
        elsewhere: Some(
            engine
                .count(&query.anywhere())
                .saturating_sub(findings.len()),
        ),
        known: &known,
    };
    Ok(if searched.is_absent() {
        searched.sentences()
    } else {
        Vec::new()
    })
}
