//! Answers queries over an index, keeping what the last keystroke already worked out.

use std::sync::Arc;

use crate::model::council::councils;
use crate::model::theme::themes;
use crate::model::{Area, Span};

use super::bits::Bits;
use super::facets::councils_named;
use super::field::{Field, plain};
use super::highlight::highlight;
use super::index::Index;
use super::phrase::Phrase;
use super::query::{Ask, Clause, Query, Word};
use super::recent::Recent;
use super::term::{Forgive, Key, Term};
use super::typed::{EXACT, Quality, SYNONYM, Typed};
use super::{Hits, Missed, edits, rank, synonyms};

/// Word states kept: more than a reader types, and about a byte per finding each.
const TERMS: usize = 24;
/// Phrase and field results kept: a bit per finding each.
const SETS: usize = 64;

/// Answers queries over an index, keeping what the last keystroke already worked out.
#[derive(Debug, Default)]
pub struct Engine {
    index: Index,
    memory: Memory,
    last: Option<(Query, Plan)>,
}

/// What was worked out lately.
#[derive(Debug)]
struct Memory {
    terms: Recent<Key, Term>,
    sets: Recent<SetKey, Bits>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            terms: Recent::keeping(TERMS),
            sets: Recent::keeping(SETS),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum SetKey {
    Phrase(Phrase),
    Field(Field, Vec<Area>),
}

/// What a clause of the query matches.
#[derive(Debug, Clone)]
enum Part {
    Term(Arc<Term>),
    Set(Arc<Bits>),
}

impl Part {
    fn bits(&self) -> &Bits {
        match self {
            Self::Term(term) => term.levels.any(),
            Self::Set(bits) => bits,
        }
    }
}

/// A query matched against the index, clause by clause.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In the order of the query's clauses; whether it is negated.
    parts: Vec<(bool, Part)>,
    /// Phrases asked for.
    pub(super) phrases: Vec<Phrase>,
}

impl Plan {
    /// The typed words asked for, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.parts.iter().filter_map(|(negated, part)| match part {
            Part::Term(term) if !negated => Some(&**term),
            _ => None,
        })
    }

    fn found(&self, len: usize) -> Bits {
        let mut found = Bits::all(len);
        for (negated, part) in &self.parts {
            match negated {
                true => found.and_not(part.bits()),
                false => found.and(part.bits()),
            }
        }
        found
    }
}

impl Engine {
    /// An engine over `index`.
    pub fn new(index: Index) -> Self {
        Self {
            index,
            ..Self::default()
        }
    }

    /// The index it searches.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Runs a query. An empty one matches everything, in the index's order, as does one of fields alone.
    ///
    /// When each word matches somewhere but never together, there are no entries and nothing is missed.
    pub fn search(&mut self, query: &Query) -> Hits {
        let (plan, found) = matched(&self.index, &mut self.memory, query);
        let terms: Vec<&Term> = plan.terms().collect();
        let entries = if terms.is_empty() && plan.phrases.is_empty() {
            found.iter().collect()
        } else {
            rank::ranked(&self.index, &terms, &found)
        };
        let missed = if entries.is_empty() {
            self.missed(query, &plan)
        } else {
            Vec::new()
        };
        let councils = self.index.facets.councils.tally(&entries);
        let hits = Hits {
            councils: councils.map(|(gss, count)| (gss.clone(), count)).collect(),
            entries,
            missed,
        };
        self.last = Some((query.clone(), plan));
        hits
    }

    /// How many findings a query matches, without putting them in order; what was searched last stays at hand.
    pub fn count(&mut self, query: &Query) -> usize {
        matched(&self.index, &mut self.memory, query).1.count()
    }

    /// Where `text` matches the query: sorted, not overlapping, at the very letters or words that matched.
    ///
    /// Quick for the query searched last; any other one is matched against the index first.
    pub fn highlight(&self, query: &Query, text: &str) -> Vec<Span> {
        match &self.last {
            Some((last, plan)) if last == query => highlight(plan, text),
            _ => highlight(&matched(&self.index, &mut Memory::default(), query).0, text),
        }
    }

    /// What of a query without a match is to blame.
    fn missed(&self, query: &Query, plan: &Plan) -> Vec<Missed> {
        let asked = query
            .clauses
            .iter()
            .zip(&plan.parts)
            .filter(|(clause, _)| !clause.negated);
        asked
            .filter(|(_, (_, part))| part.bits().is_empty())
            .flat_map(|(clause, _)| self.missed_by(clause))
            .collect()
    }

    fn missed_by(&self, clause: &Clause) -> Vec<Missed> {
        let missed = |word: &str, near| Missed {
            word: word.to_owned(),
            near,
        };
        match &clause.ask {
            Ask::Word(word) => vec![missed(&clause.typed, self.near(&word.letters))],
            Ask::Field(field) => vec![missed(&clause.typed, near_value(field))],
            Ask::Phrase(phrase) => {
                let unknown = |word: &&str| self.index.vocabulary.starting(word).is_empty();
                let unknown: Vec<_> = phrase
                    .words()
                    .filter(unknown)
                    .map(|w| missed(w, self.near(w)))
                    .collect();
                if unknown.is_empty() {
                    vec![missed(&clause.typed, Vec::new())]
                } else {
                    unknown
                }
            }
        }
    }

    /// Up to three words that look like one that matches nothing: those of the corpus, then those that mean a council.
    fn near(&self, letters: &str) -> Vec<String> {
        let vocabulary = &self.index.vocabulary;
        let typed = Typed::new(letters, false);
        let words = vocabulary
            .nearest(&typed, |word| self.index.postings.found(word))
            .into_iter();
        let mut near: Vec<String> = words.map(|word| vocabulary.word(word).to_owned()).collect();
        let limit = (letters.len() / 2).min(3);
        let names = self.index.facets.council_words();
        near.extend(
            names
                .filter(|name| edits::between(letters, name, limit).is_some())
                .map(str::to_owned),
        );
        near.dedup();
        near.truncate(3);
        near
    }
}

/// Values near one that matches nothing, for the fields whose values are names.
fn near_value(field: &Field) -> Vec<String> {
    let nearest = |value: &str, names: Vec<&str>| {
        let value = plain(value);
        let limit = (value.len() / 2).min(4);
        let near = names
            .into_iter()
            .filter_map(|name| Some((edits::between(&value, &plain(name), limit)?, name)));
        let mut near: Vec<_> = near.collect();
        near.sort_unstable();
        near.into_iter()
            .take(3)
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
        _ => Vec::new(),
    }
}

/// Matches a query; one without a match is tried once more with every word's typos forgiven.
fn matched(index: &Index, memory: &mut Memory, query: &Query) -> (Plan, Bits) {
    let plan = plan(index, memory, query, Forgive::WhenFew);
    let found = plan.found(index.len());
    let can_forgive = |term: &Term| term.typed.can_forgive() && !term.typed.forgives();
    if !found.is_empty() || index.is_empty() || !plan.terms().any(can_forgive) {
        return (plan, found);
    }
    let plan = self::plan(index, memory, query, Forgive::Always);
    let found = plan.found(index.len());
    (plan, found)
}

fn plan(index: &Index, memory: &mut Memory, query: &Query, forgive: Forgive) -> Plan {
    let mut plan = Plan::default();
    let areas = graded_areas(query);
    let also = also(query);
    for (clause, also) in query.clauses.iter().zip(also) {
        let part = match &clause.ask {
            Ask::Word(word) => {
                let key = Key {
                    letters: word.letters.clone(),
                    unfinished: word.unfinished,
                    forgive: if clause.negated {
                        Forgive::Never
                    } else {
                        forgive
                    },
                    also,
                };
                let sets = &mut memory.sets;
                let term = |key: &Key| Term::new(index, key, |phrase| held(index, sets, phrase));
                Part::Term(memory.terms.get(key, term))
            }
            Ask::Phrase(phrase) => {
                if !clause.negated {
                    plan.phrases.push(phrase.clone());
                }
                Part::Set(held(index, &mut memory.sets, phrase))
            }
            Ask::Field(field) => {
                let key = SetKey::Field(field.clone(), areas.clone());
                Part::Set(memory.sets.get(key, |_| index.facets.select(field, &areas)))
            }
        };
        plan.parts.push((clause.negated, part));
    }
    plan
}

/// The findings that hold a phrase.
fn held(index: &Index, sets: &mut Recent<SetKey, Bits>, phrase: &Phrase) -> Arc<Bits> {
    sets.get(SetKey::Phrase(phrase.clone()), |_| phrase.find(index))
}

/// The areas whose grade `grade:` means: those of the query's `area:`, else overall.
fn graded_areas(query: &Query) -> Vec<Area> {
    let areas = query.clauses.iter().filter_map(|clause| match &clause.ask {
        Ask::Field(Field::Area(areas)) if !clause.negated => Some(areas),
        _ => None,
    });
    let areas: Vec<Area> = areas.flatten().copied().collect();
    if areas.is_empty() {
        vec![Area::Overall]
    } else {
        areas
    }
}

/// Per clause, the phrases that stand for its word as well: a compound in its parts, and other terms for the same thing.
fn also(query: &Query) -> Vec<Vec<(Phrase, Quality)>> {
    let word = |clause: &Clause| match &clause.ask {
        Ask::Word(word) => Some(word.clone()),
        _ => None,
    };
    let parts = |word: Word| word.parts.map(|phrase| (phrase, EXACT));
    let mut also: Vec<Vec<_>> = query
        .clauses
        .iter()
        .map(|clause| word(clause).and_then(parts).into_iter().collect())
        .collect();
    let positive = |clause: &Clause| matches!(clause.ask, Ask::Word(_)) && !clause.negated;
    let mut start = 0;
    for run in query.clauses.chunk_by(|a, b| positive(a) == positive(b)) {
        let typed: Vec<&str> = run
            .iter()
            .filter(|clause| positive(clause))
            .filter_map(|clause| match &clause.ask {
                Ask::Word(word) => Some(word.letters.as_str()),
                _ => None,
            })
            .collect();
        for (words, others) in synonyms::alternatives(&typed) {
            for at in words {
                let others = others.iter().map(|phrase| ((*phrase).clone(), SYNONYM));
                also[start + at].extend(others);
            }
        }
        start += run.len();
    }
    also
}
