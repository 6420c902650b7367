//! Why a query has no match: which of its words, phrases or fields is to blame, and what is near it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::council::councils;
use crate::model::theme::themes;

use super::Missed;
use super::edits::Pattern;
use super::engine::Plan;
use super::field::{Field, plain};
use super::index::Index;
use super::names::councils_named;
use super::query::{Ask, Clause, Query};

/// Suggestions made for one word.
const SUGGESTED: usize = 3;

/// What of a query without a match is to blame.
pub(super) fn missed(index: &Index, query: &Query, plan: &Plan) -> Vec<Missed> {
    let asked = query
        .clauses
        .iter()
        .zip(&plan.parts)
        .filter(|(clause, _)| !clause.negated);
    asked
        .filter(|(_, (_, part))| part.is_empty())
        .flat_map(|(clause, _)| missed_by(index, clause))
        .collect()
}

fn missed_by(index: &Index, clause: &Clause) -> Vec<Missed> {
    let missed = |word: &str, near| Missed {
        word: word.to_owned(),
        near,
    };
    match &clause.ask {
        Ask::Word(word) => vec![missed(&clause.typed, near(index, &word.letters))],
        Ask::Field(field) => vec![missed(&clause.typed, near_value(index, field))],
        Ask::Phrase(phrase) => {
            let unknown = |word: &&str| {
                let mut segments = index.segments().iter();
                segments.all(|segment| {
                    let mut words = segment.vocabulary.starting(word);
                    words.all(|word| segment.found(word) == 0)
                })
            };
            let unknown: Vec<_> = phrase
                .words()
                .filter(unknown)
                .map(|word| missed(word, near(index, word)))
                .collect();
            if unknown.is_empty() {
                vec![missed(&clause.typed, Vec::new())]
            } else {
                unknown
            }
        }
    }
}

/// Up to three words that look like one that matches nothing: those of the findings, the fewest edits first, then the most
/// used; then those that mean a council.
fn near(index: &Index, letters: &str) -> Vec<String> {
    let mut words: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for segment in index.segments() {
        let near = segment.vocabulary.near(letters);
        let near = near.map(|(edits, word)| (edits, word, segment.found(word)));
        for (edits, word, count) in near.filter(|(.., count)| *count > 0) {
            let (_, found) = words
                .entry(segment.vocabulary.word(word))
                .or_insert((edits, 0));
            *found += count;
        }
    }
    let mut words: Vec<_> = words.into_iter().collect();
    words.sort_by_key(|(_, (edits, found))| (*edits, Reverse(*found)));
    let (limit, pattern) = ((letters.len() / 2).min(3), Pattern::new(letters));
    let segments = index.segments().iter();
    let names: BTreeSet<&str> = segments.flat_map(|s| s.facets.council_words()).collect();
    let names = names
        .into_iter()
        .filter(|name| pattern.to_whole(name, limit).is_some());
    let mut near: Vec<String> = words
        .iter()
        .take(SUGGESTED)
        .map(|(word, _)| (*word).to_owned())
        .collect();
    for name in names.filter(|name| !words.iter().any(|(word, _)| word == name)) {
        near.push(name.to_owned());
    }
    near.truncate(SUGGESTED);
    near
}

/// Values near one that matches nothing, for the fields whose values are names.
fn near_value(index: &Index, field: &Field) -> Vec<String> {
    let nearest = |value: &str, names: Vec<&str>| {
        let value = plain(value);
        let (limit, pattern) = ((value.len() / 2).min(4), Pattern::new(&value));
        let near = names
            .into_iter()
            .filter_map(|name| Some((pattern.to_whole(&plain(name), limit)?, name)));
        let mut near: Vec<_> = near.collect();
        near.sort_unstable();
        near.into_iter()
            .take(SUGGESTED)
            .map(|(_, name)| name.to_owned())
            .collect()
    };
    match field {
        // A council that is known but not in the library is an answer, not a slip of the keys.
        Field::Council(value) if councils_named(value).is_empty() => nearest(
            value,
            councils()
                .iter()
                .map(|council| council.name.as_str())
                .collect(),
        ),
        Field::Theme(value) => nearest(
            value,
            themes().iter().map(|theme| theme.key.as_str()).collect(),
        ),
        Field::Tag(value) => {
            let first = index.segments().iter().take(1);
            nearest(value, first.flat_map(|s| s.facets.tags()).collect())
        }
        _ => Vec::new(),
    }
}
