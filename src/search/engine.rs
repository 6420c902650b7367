//! Answers queries over an index, keeping what the last keystroke already worked out.

use std::sync::Arc;

use crate::model::mark::Mark;
use crate::model::{Area, Span};

use super::bits::Bits;
use super::facets::Facets;
use super::field::Field;
use super::highlight::highlight;
use super::index::Index;
use super::missed::missed;
use super::phrase::Phrase;
use super::query::{Ask, Clause, Query, Word};
use super::recent::Recent;
use super::segment::Segment;
use super::term::{Forgive, Key, Term};
use super::typed::{EXACT, Quality, SYNONYM};
use super::{Hits, rank, synonyms};

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
    sets: Recent<SetKey, Vec<Bits>>,
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
pub(super) enum Part {
    Term(Arc<Term>),
    Set(Arc<Vec<Bits>>),
}

impl Part {
    /// What it matches in one segment.
    fn bits(&self, segment: usize) -> &Bits {
        match self {
            Self::Term(term) => term.within(segment).levels.any(),
            Self::Set(bits) => &bits[segment],
        }
    }

    /// Whether it matches nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Term(term) => term.is_empty(),
            Self::Set(bits) => bits.iter().all(Bits::is_empty),
        }
    }
}

/// A query matched against the index, clause by clause.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In the order of the query's clauses; whether it is negated.
    pub(super) parts: Vec<(bool, Part)>,
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

    /// The findings that match all of it.
    fn found(&self, index: &Index) -> Vec<Bits> {
        let mut all = index.all();
        for (segment, found) in all.iter_mut().enumerate() {
            for (negated, part) in &self.parts {
                match negated {
                    true => found.and_not(part.bits(segment)),
                    false => found.and(part.bits(segment)),
                }
            }
        }
        all
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

    /// Notes what the reader put on findings, in place of what was noted before.
    pub fn own(&mut self, marks: &[Mark]) {
        self.index.own(marks);
        let stands = |key: &SetKey| !matches!(key, SetKey::Field(field, _) if field.is_own());
        self.memory.sets.retain(stands);
    }

    /// Runs a query. An empty one matches everything, in the index's order, as does one of fields alone.
    ///
    /// When each word matches somewhere but never together, there are no entries and nothing is missed.
    pub fn search(&mut self, query: &Query) -> Hits {
        let (plan, found) = matched(&self.index, &mut self.memory, query);
        let terms: Vec<&Term> = plan.terms().collect();
        let entries = if terms.is_empty() && plan.phrases.is_empty() {
            self.index.entries(&found)
        } else {
            rank::ranked(&self.index, &terms, &found)
        };
        let missed = if entries.is_empty() {
            missed(&self.index, query, &plan)
        } else {
            Vec::new()
        };
        let hits = Hits {
            councils: self.index.councils(&found),
            entries,
            missed,
        };
        self.last = Some((query.clone(), plan));
        hits
    }

    /// How many findings a query matches, without putting them in order; what was searched last stays at hand.
    pub fn count(&mut self, query: &Query) -> usize {
        let (_, found) = matched(&self.index, &mut self.memory, query);
        found.iter().map(Bits::count).sum()
    }

    /// Calls `each` with what is known of findings and which of them a query matches.
    pub(super) fn each_found(&mut self, query: &Query, mut each: impl FnMut(&Facets, &Bits)) {
        let found = matched(&self.index, &mut self.memory, query).1;
        for (segment, found) in self.index.segments().iter().zip(&found) {
            each(&segment.facets, found);
        }
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
}

/// Matches a query; one without a match is tried once more with every word's typos forgiven.
fn matched(index: &Index, memory: &mut Memory, query: &Query) -> (Plan, Vec<Bits>) {
    let plan = plan(index, memory, query, Forgive::WhenFew);
    let found = plan.found(index);
    let can_forgive = |term: &Term| term.typed.can_forgive() && !term.typed.is_forgiving();
    if !found.iter().all(Bits::is_empty) || index.is_empty() || !plan.terms().any(can_forgive) {
        return (plan, found);
    }
    let plan = self::plan(index, memory, query, Forgive::Always);
    let found = plan.found(index);
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
                let select = |segment: &Segment| segment.select(field, &areas);
                let all = |_: &SetKey| index.segments().iter().map(select).collect();
                Part::Set(memory.sets.get(key, all))
            }
        };
        plan.parts.push((clause.negated, part));
    }
    plan
}

/// The findings that hold a phrase, sought among those of the phrase that was typed on.
fn held(index: &Index, sets: &mut Recent<SetKey, Vec<Bits>>, phrase: &Phrase) -> Arc<Vec<Bits>> {
    let before = sets.find(|key| matches!(key, SetKey::Phrase(before) if phrase.extends(before)));
    let find = |_: &SetKey| {
        let within = |at: usize| before.as_ref().map(|found| &found[at]);
        let all = index.segments().iter().enumerate();
        all.map(|(at, segment)| segment.holding(phrase, within(at)))
            .collect()
    };
    sets.get(SetKey::Phrase(phrase.clone()), find)
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
