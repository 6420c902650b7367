//! The order of the findings that match: what a reader means comes first.

use super::bits::{self, Bits, Levels};
use super::forward::Row;
use super::index::Index;
use super::segment::Segment;
use super::term::Term;
use super::typed::EXACT;
use super::words::Kind;

/// How many of the best are ordered by where their words stand; the rest stay in the order of the cheap key.
const RANKED: usize = 1_000;

/// Steps of the cheap key that the qualities leave for what speaks for a finding before any query.
const PRIORS: u16 = 8;

/// The entries of findings, best first; equals in the index's order.
pub(super) fn ranked(index: &Index, terms: &[&Term], found: &[Bits]) -> Vec<u32> {
    let mut entries = by_key(index, terms, found);
    let best = entries.len().min(RANKED);
    let mut ranker = Ranker::new(index, terms);
    let mut scored: Vec<(f32, u32)> = entries[..best]
        .iter()
        .map(|entry| (ranker.score(*entry), *entry))
        .collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (place, (_, entry)) in entries.iter_mut().zip(scored) {
        *place = entry;
    }
    entries
}

/// Sorted by the sum of qualities, then brevity and speaker: one pass to count the keys, one to place the findings.
fn by_key(index: &Index, terms: &[&Term], found: &[Bits]) -> Vec<u32> {
    let keyed = Keyed::new(index, terms, found);
    let mut places = keyed.places();
    let mut entries = vec![0; keyed.keys.len()];
    let mut keys = keyed.keys.iter();
    for run in index.runs() {
        // Before the first finding of the run stand as many entries as before its first slot.
        let shift = run.entry.wrapping_sub(run.slots.start);
        for (first, block) in found[run.segment].blocks_within(run.slots.clone()) {
            for (bit, key) in bits::places(block).zip(&mut keys) {
                let place = &mut places[usize::from(*key)];
                entries[*place as usize] = (first + bit).wrapping_add(shift);
                *place += 1;
            }
        }
    }
    entries
}

/// Counters beside one another: to count the same key twice in a row takes longer in one place.
const COUNTERS: usize = 4;

/// The keys of the findings that match, in the index's order; a small one is a good one.
struct Keyed {
    keys: Vec<u16>,
    counts: Vec<[u32; COUNTERS]>,
}

impl Keyed {
    fn new(index: &Index, terms: &[&Term], found: &[Bits]) -> Self {
        let most = PRIORS * (1 + u16::from(EXACT) * u16::try_from(terms.len()).unwrap_or(u16::MAX));
        let mut keyed = Self {
            keys: Vec::with_capacity(found.iter().map(Bits::count).sum()),
            counts: vec![[0; COUNTERS]; usize::from(most)],
        };
        for run in index.runs() {
            let segment = &index.segments()[run.segment];
            let levels = terms.iter().map(|term| &term.within(run.segment).levels);
            let levels: Vec<&Levels> = levels.collect();
            for (first, block) in found[run.segment].blocks_within(run.slots.clone()) {
                if block != 0 {
                    let mut keys = [most - 1; 64];
                    for levels in &levels {
                        let all = keys.iter_mut().zip(levels.block(first));
                        all.for_each(|(key, level)| *key -= PRIORS * u16::from(*level));
                    }
                    let all = keys.iter_mut().zip(segment.priors(first));
                    all.for_each(|(key, prior)| *key -= u16::from(prior & 7));
                    keyed.add(block, &keys);
                }
            }
        }
        keyed
    }

    /// Adds the keys of the findings of a block that match.
    fn add(&mut self, block: u64, keys: &[u16; 64]) {
        for (bit, counter) in bits::places(block).zip((0..COUNTERS).cycle()) {
            let key = keys[bit as usize];
            self.counts[usize::from(key)][counter] += 1;
            self.keys.push(key);
        }
    }

    /// Where the findings of each key begin once they are sorted.
    fn places(&self) -> Vec<u32> {
        let counts = self.counts.iter().map(|counts| counts.iter().sum::<u32>());
        let before = counts.scan(0, |sum, count| {
            let before = *sum;
            *sum += count;
            Some(before)
        });
        before.collect()
    }
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
    /// Where terms match words of the finding that is being scored.
    matches: Vec<Match>,
    /// Per term, where it matched last.
    last: Vec<Option<usize>>,
}

impl<'a> Ranker<'a> {
    fn new(index: &'a Index, terms: &'a [&'a Term]) -> Self {
        let rarity = |term: &&Term| (1.0 + share(index.len(), 1 + term.found)).ln().max(0.3);
        Self {
            index,
            terms,
            rarity: terms.iter().map(rarity).collect(),
            matches: Vec::new(),
            last: Vec::new(),
        }
    }

    /// How well a finding answers. The weights were set by hand on the quality list in `tests/search.rs`.
    fn score(&mut self, entry: u32) -> f32 {
        let Some((at, slot)) = self.index.place(entry) else {
            return 0.0;
        };
        let segment = &self.index.segments()[at];
        let quality = |term: &&Term| term.within(at).levels.of(slot);
        let terms = self.terms.iter();
        let qualities = terms.zip(&self.rarity).map(|(term, rarity)| {
            let quality = f32::from(quality(term)) / f32::from(EXACT);
            quality * quality * 1.5 * rarity
        });
        let mut score: f32 = qualities.sum();
        if let Some(window) = self.closest(segment, at, slot) {
            let rarity: f32 = self.rarity.iter().sum();
            score += 0.8 * rarity / (1.0 + 0.35 * share(window.excess, 1));
            if window.ordered {
                let exact =
                    window.excess == 0 && self.terms.iter().all(|term| quality(term) == EXACT);
                score += if exact { 0.4 * rarity } else { 0.12 * rarity };
            }
        }
        score * (1.0 + f32::from(segment.prior(slot)) / 50.0)
    }

    /// The shortest run of words that holds a match of every term that matches a word at all; `None` for fewer than two.
    fn closest(&mut self, segment: &Segment, at: usize, slot: u32) -> Option<Window> {
        if self.terms.len() < 2 {
            return None;
        }
        self.find_matches(segment.words(slot), at);
        self.last.clear();
        self.last.resize(self.terms.len(), None);
        for found in &self.matches {
            self.last[found.term] = Some(0);
        }
        let present = self.last.iter().flatten().count();
        if present < 2 {
            return None;
        }
        self.last.fill(None);
        let mut closest: Option<Window> = None;
        for found in &self.matches {
            self.last[found.term] = Some(found.position);
            let places = || self.last.iter().flatten();
            if places().count() < present {
                continue;
            }
            let first = places().min().copied().unwrap_or(found.position);
            let excess = (found.position - first).saturating_sub(present - 1);
            let ordered = places().is_sorted_by(|a, b| a < b);
            let better =
                |window: &Window| excess < window.excess || (excess == window.excess && ordered);
            if closest.as_ref().is_none_or(better) {
                closest = Some(Window { excess, ordered });
            }
        }
        closest
    }

    /// Collects where terms match the words of a finding.
    fn find_matches(&mut self, words: Row<'_>, at: usize) {
        self.matches.clear();
        let mut position = 0;
        for (word, kind) in words.iter() {
            position += usize::from(kind != Kind::Extra);
            for (term, all) in self.terms.iter().enumerate() {
                if all.within(at).quality(word) > 0 {
                    self.matches.push(Match { position, term });
                }
            }
        }
    }
}

/// One number by another; findings number far below the 2^24 that an `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}
