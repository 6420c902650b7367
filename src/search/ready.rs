//! Sets worked out beforehand, because to gather them at a key takes too long: the findings that hold a word beginning with one
//! or two letters, and those that hold a term for which there are others.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::flat::{Flat, Strings};
use super::phrase::Phrase;
use super::postings::Postings;
use super::segment::Segment;
use super::synonyms;
use super::vocabulary::Vocabulary;

/// Below this many findings all sets are gathered faster than a ready-made one is worth.
const FROM: usize = 4_096;

/// Ready-made sets of a segment's findings.
#[derive(Debug, Clone, Default)]
pub(super) struct Ready {
    /// Number of findings.
    findings: usize,
    /// The one- and two-letter prefixes that stand in many findings through many rare words, sorted.
    prefixes: Strings,
    /// The blocks of one prefix after those of another.
    unions: Vec<u64>,
    /// The same for the terms of `assets/synonyms.toml`, in its order.
    terms: Vec<u64>,
}

impl Ready {
    /// Works the unions out.
    pub(super) fn unions(vocabulary: &Vocabulary, postings: &Postings, findings: usize) -> Self {
        let mut ready = Self {
            findings,
            ..Self::default()
        };
        if findings < FROM {
            return ready;
        }
        let mut prefixes: BTreeMap<&str, usize> = BTreeMap::new();
        for number in vocabulary
            .numbers()
            .filter(|n| postings.dense(*n).is_none())
        {
            let word = vocabulary.word(number);
            for prefix in [word.get(..1), word.get(..2)].into_iter().flatten() {
                *prefixes.entry(prefix).or_default() += postings.found(number) as usize;
            }
        }
        let heavy = prefixes
            .into_iter()
            .filter(|(_, found)| *found > findings / 16);
        for (prefix, _) in heavy {
            let mut bits = Bits::none(findings);
            let words = vocabulary.starting(prefix);
            words.for_each(|number| postings.add_to(number, &mut bits));
            ready.prefixes.push(prefix);
            ready.unions.extend_from_slice(bits.blocks());
        }
        ready
    }

    /// Works the terms out, with what finds one.
    pub(super) fn terms(segment: &Segment) -> Vec<u64> {
        if segment.len() < FROM {
            return Vec::new();
        }
        let found = synonyms::phrases().map(|phrase| phrase.find(segment, None));
        found.flat_map(|bits| bits.blocks().to_vec()).collect()
    }

    /// Keeps terms.
    pub(super) fn keep_terms(&mut self, terms: Vec<u64>) {
        self.terms = terms;
    }

    /// All findings that hold a word beginning so, if that was worked out.
    pub(super) fn union(&self, prefix: &str) -> Option<&[u64]> {
        let at = self.prefixes.partition_point(|known| known < prefix);
        let known = self.prefixes.get(at) == prefix && !prefix.is_empty();
        known.then(|| self.set(&self.unions, at as usize))?
    }

    /// All findings that hold the phrase, if that was worked out.
    pub(super) fn term(&self, phrase: &Phrase) -> Option<&[u64]> {
        let at = synonyms::phrases().position(|known| known == phrase)?;
        self.set(&self.terms, at)
    }

    fn set<'a>(&self, sets: &'a [u64], at: usize) -> Option<&'a [u64]> {
        let blocks = self.findings.div_ceil(64);
        let set = sets.get(at * blocks..(at + 1) * blocks);
        set.filter(|set| !set.is_empty())
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> Vec<&mut dyn Flat> {
        let mut arrays: Vec<&mut dyn Flat> = vec![&mut self.unions, &mut self.terms];
        arrays.extend(self.prefixes.arrays());
        arrays
    }

    /// Takes arrays that were read as sets of so many findings; `false` when they are not.
    pub(super) fn settle(&mut self, findings: usize) -> bool {
        self.findings = findings;
        let blocks = findings.div_ceil(64);
        let terms = synonyms::phrases().count() * blocks;
        self.unions.len() == self.prefixes.len() * blocks
            && self.terms.len() == if findings < FROM { 0 } else { terms }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.prefixes.bytes() + 8 * (self.unions.len() + self.terms.len())
    }
}
