//! Ready-made unions: all findings that hold a word beginning with one or two letters, so that the first key is as fast as the tenth.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::flat::{Flat, Strings};
use super::postings::Postings;
use super::vocabulary::Vocabulary;

/// Below this many findings the postings of a short prefix are gathered faster than a ready-made union is worth.
const FROM: usize = 4_096;

/// Ready-made unions for the one- and two-letter prefixes that stand in many findings through many rare words.
#[derive(Debug, Clone, Default)]
pub(super) struct Unions {
    /// Number of findings.
    findings: usize,
    /// The prefixes, sorted.
    prefixes: Strings,
    /// The blocks of one after those of another.
    blocks: Vec<u64>,
}

impl Unions {
    /// Works them out.
    pub(super) fn new(vocabulary: &Vocabulary, postings: &Postings, findings: usize) -> Self {
        let mut unions = Self {
            findings,
            ..Self::default()
        };
        if findings < FROM {
            return unions;
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
            unions.prefixes.push(prefix);
            unions.blocks.extend_from_slice(bits.blocks());
        }
        unions
    }

    /// The blocks of all findings that hold a word beginning so, if that was worked out.
    pub(super) fn get(&self, prefix: &str) -> Option<&[u64]> {
        let at = self.prefixes.partition_point(|known| known < prefix);
        let blocks = self.findings.div_ceil(64);
        let start = at as usize * blocks;
        (self.prefixes.get(at) == prefix && !prefix.is_empty())
            .then(|| self.blocks.get(start..start + blocks))?
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> Vec<&mut dyn Flat> {
        let mut arrays: Vec<&mut dyn Flat> = vec![&mut self.blocks];
        arrays.extend(self.prefixes.arrays());
        arrays
    }

    /// Takes arrays that were read as unions of so many findings; `false` when they are not.
    pub(super) fn settle(&mut self, findings: usize) -> bool {
        self.findings = findings;
        self.blocks.len() == self.prefixes.len() * findings.div_ceil(64)
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.prefixes.bytes() + 8 * self.blocks.len()
    }
}
