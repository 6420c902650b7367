//! The order of the findings that match: what a reader means comes first.

use super::bits::{Bits, Levels};
use super::forward::Row;
use super::index::Index;
use super::term::{Matched, Term};
use super::typed::EXACT;
use super::words::Kind;

/// How many of the best are ordered by where their words stand; the rest stay in the order of the cheap key.
const RANKED: usize = 1_000;

/// Steps of the cheap key that the qualities leave for what speaks for a finding before any query.
const PRIORS: usize = 8;

/// The entries of findings, best first; equals in the index's order.
pub(super) fn ranked(index: &Index, terms: &[&Term], found: &[Bits]) -> Vec<u32> {
    let mut entries = by_key(index, terms, found);
    let best = entries.len().min(RANKED);
    let ranker = Ranker::new(index, terms);
    let mut matches = Vec::new();
    let mut scored: Vec<(f32, u32)> = entries[..best]
        .iter()
        .map(|entry| (ranker.score(*entry, &mut matches), *entry))
        .collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (place, (_, entry)) in entries.iter_mut().zip(scored) {
        *place = entry;
    }
    entries
}

/// Sorted by the sum of qualities, then brevity and speaker: one pass to count the keys, one to place the findings.
fn by_key(index: &Index, terms: &[&Term], found: &[Bits]) -> Vec<u32> {
    let most = PRIORS * (1 + usize::from(EXACT) * terms.len());
    let mut keyed = Vec::with_capacity(found.iter().map(Bits::count).sum());
    let mut starts = vec![0usize; most + 1];
    for run in index.runs() {
        let segment = &index.segments()[run.segment];
        let levels: Vec<&Levels> = terms
            .iter()
            .map(|term| &term.within(run.segment).levels)
            .collect();
        for slot in found[run.segment].within(run.slots.clone()) {
            let qualities: usize = levels.iter().map(|l| usize::from(l.of(slot))).sum();
            let key = most - 1 - (qualities * PRIORS + usize::from(segment.prior(slot)));
            starts[key + 1] += 1;
            let entry = run.entry + (slot - run.slots.start);
            keyed.push((entry, u16::try_from(key).unwrap_or(u16::MAX)));
        }
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut entries = vec![0; keyed.len()];
    for (entry, key) in keyed {
        let place = &mut starts[usize::from(key)];
        entries[*place] = entry;
        *place += 1;
    }
    entries
}

/// A place in a finding where a term matches.
#[derive(Clone, Copy)]
struct Match {
    position: usize,
    term: usize,
}

/// The closest that the matched words stand together.
struct Window {
    /// Words between the first and the last that are not asked for.
    excess: usize,
    /// Whether they stand in the order typed.
    ordered: bool,
}

struct Ranker<'a> {
    index: &'a Index,
    terms: &'a [&'a Term],
    /// Per term, more for a word that is rare.
    rarity: Vec<f32>,
}

impl<'a> Ranker<'a> {
    fn new(index: &'a Index, terms: &'a [&'a Term]) -> Self {
        let rarity = |term: &&Term| (1.0 + share(index.len(), 1 + term.found)).ln().max(0.3);
        Self {
            index,
            terms,
            rarity: terms.iter().map(rarity).collect(),
        }
    }

    /// How well a finding answers. The weights were set by hand on the quality list in `tests/search.rs`.
    fn score(&self, entry: u32, matches: &mut Vec<Match>) -> f32 {
        let Some((at, slot)) = self.index.place(entry) else {
            return 0.0;
        };
        let segment = &self.index.segments()[at];
        let terms: Vec<&Matched> = self.terms.iter().map(|term| term.within(at)).collect();
        matching(segment.words(slot), &terms, matches);
        let best: Vec<u8> = terms.iter().map(|m| m.levels.of(slot)).collect();
        let rarity: f32 = self.rarity.iter().sum();
        let qualities = best.iter().zip(&self.rarity).map(|(quality, rarity)| {
            let quality = f32::from(*quality) / f32::from(EXACT);
            quality * quality * 1.5 * rarity
        });
        let mut score: f32 = qualities.sum();
        if let Some(window) = self.closest(matches) {
            score += 0.8 * rarity / (1.0 + 0.35 * share(window.excess, 1));
            if window.ordered {
                let exact = window.excess == 0 && best.iter().all(|quality| *quality == EXACT);
                score += if exact { 0.4 * rarity } else { 0.12 * rarity };
            }
        }
        score * (1.0 + f32::from(segment.prior(slot)) / 50.0)
    }

    /// The shortest run of words that holds a match of every term that matches a word at all; `None` for fewer than two.
    fn closest(&self, matches: &[Match]) -> Option<Window> {
        let mut last = vec![None; self.terms.len()];
        for found in matches {
            last[found.term] = Some(usize::MAX);
        }
        let present: Vec<usize> = (0..last.len())
            .filter(|term| last[*term].is_some())
            .collect();
        last.fill(None);
        let mut closest: Option<Window> = None;
        for found in matches {
            last[found.term] = Some(found.position);
            let Some(places) = present
                .iter()
                .map(|term| last[*term])
                .collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            let first = places.iter().min().copied().unwrap_or(found.position);
            let excess = (found.position - first).saturating_sub(present.len() - 1);
            let ordered = places.is_sorted_by(|a, b| a < b);
            let better =
                |window: &Window| excess < window.excess || (excess == window.excess && ordered);
            if closest.as_ref().is_none_or(better) {
                closest = Some(Window { excess, ordered });
            }
        }
        closest.filter(|_| present.len() > 1)
    }
}

/// Collects where terms match the words of a finding.
fn matching(words: Row<'_>, terms: &[&Matched], matches: &mut Vec<Match>) {
    matches.clear();
    let mut position = 0;
    for (word, kind) in words.iter() {
        position += usize::from(kind != Kind::Extra);
        for (at, term) in terms.iter().enumerate() {
            if term.quality(word) > 0 {
                matches.push(Match { position, term: at });
            }
        }
    }
}

/// One number by another; findings number far below the 2^24 that an `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}
