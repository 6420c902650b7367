//! Why a query found nothing: which word failed, what is near it, and what absence means in words.
//!
//! "Not in the documents you hold" is never "Ofsted did not say it".

use crate::app::words;
use crate::library::CouncilSummary;
use crate::model::council::council;
use crate::model::visible::visible_line;
use crate::search::{Engine, Hits, Missed, Query};

/// What is asked one by one, at most: each costs a search.
const PARTS: usize = 8;

/// Why nothing is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Nothing {
    /// In a sentence or two, for the line under the filter.
    pub(crate) sentence: String,
    /// Where it was searched and what is known of and not held, for the pane that is empty.
    pub(crate) searched: Vec<String>,
    /// What each word found by itself, for the pane that is empty.
    pub(crate) parts: Vec<(String, usize, Vec<String>)>,
}

/// What was asked, where, and what it found elsewhere.
pub(crate) struct Case<'a> {
    /// The query.
    pub(crate) query: &'a Query,
    /// What it found, in every council.
    pub(crate) hits: &'a Hits,
    /// The council to which the list is narrowed.
    pub(crate) narrowed: Option<&'a CouncilSummary>,
    /// Every council in the library.
    pub(crate) councils: &'a [CouncilSummary],
}

impl Case<'_> {
    /// Finds out why nothing is listed.
    pub(crate) fn explain(&self, engine: &mut Engine) -> Nothing {
        let absence = self.absence(engine);
        let missed: Vec<Missed> = self.missed().collect();
        let sentence = match (absence, missed.as_slice()) {
            (Some(absence), []) => absence,
            (Some(absence), missed) => format!("{absence} {}", words::nothing_found(missed)),
            (None, missed) => words::nothing_found(missed),
        };
        let parts = if self.narrowed.is_some() && !self.hits.entries.is_empty() {
            Vec::new()
        } else {
            self.parts(engine, &missed)
        };
        Nothing {
            sentence,
            parts,
            searched: Vec::new(),
        }
    }

    /// What matched nothing, without councils that are known: their absence is said in other words.
    fn missed(&self) -> impl Iterator<Item = Missed> {
        let known = |missed: &&Missed| {
            Query::parse(&missed.word).is_ok_and(|query| !query.councils().is_empty())
        };
        let missed = self.hits.missed.iter().filter(move |missed| !known(missed));
        missed.map(|missed| {
            // A theme that nothing is about is near itself.
            let another = |near: &&String| !missed.word.ends_with(near.as_str());
            Missed {
                word: missed.word.clone(),
                near: missed.near.iter().filter(another).cloned().collect(),
            }
        })
    }

    /// What holds about the council that was asked for, and how many passages match elsewhere.
    fn absence(&self, engine: &mut Engine) -> Option<String> {
        let here = match self.narrowed {
            Some(council) => words::absence(&council.name, council.documents),
            None => self.absent_from()?,
        };
        let elsewhere = match self.narrowed {
            Some(_) => self.hits.entries.len(),
            None => engine.count(&self.query.anywhere()),
        };
        Some(match elsewhere {
            0 => format!("{here}."),
            count => format!("{here}; {} elsewhere.", words::count(count, "hit")),
        })
    }

    fn absent_from(&self) -> Option<String> {
        let asked = self.query.councils();
        let held = |gss: &str| self.councils.iter().find(|c| c.gss.as_str() == gss);
        match asked.as_slice() {
            [] => None,
            [gss] => {
                let name = council(gss.as_str()).map_or(gss.as_str(), |c| c.name.as_str());
                Some(words::absence(
                    name,
                    held(gss.as_str()).map_or(0, |c| c.documents),
                ))
            }
            many => {
                let count = many
                    .iter()
                    .filter(|gss| held(gss.as_str()).is_some())
                    .count();
                Some(words::absence_from_many(many.len(), count))
            }
        }
    }

    /// What each part finds by itself, with what is near one that finds nothing.
    fn parts(&self, engine: &mut Engine, missed: &[Missed]) -> Vec<(String, usize, Vec<String>)> {
        let near = |typed: &str| {
            let miss = missed.iter().find(|miss| miss.word == typed);
            miss.map_or_else(Vec::new, |miss| miss.near.clone())
        };
        let parts = self.query.apart();
        let parts = parts.into_iter().take(PARTS).map(|(typed, query)| {
            (
                visible_line(typed).into_owned(),
                engine.count(&query),
                near(typed),
            )
        });
        parts.collect()
    }
}
