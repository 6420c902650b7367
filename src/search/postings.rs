//! For each word the findings that hold it: gaps for rare words, bits for common ones, in two flat arrays.

use super::bits::{Bits, Levels};
use super::flat::{Flat, small};

/// A word in more than one of this many findings is kept as bits.
const DENSE: usize = 32;

/// The findings of every word, by the word's number.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    /// Number of findings.
    findings: usize,
    /// Per word: where its gaps begin in `gaps`, or its bits in `blocks`.
    starts: Vec<u32>,
    /// Per word: in how many findings it stands.
    found: Vec<u32>,
    /// Ascending entry numbers as differences, seven bits to a byte, low first.
    gaps: Vec<u8>,
    blocks: Vec<u64>,
}

/// Collects the findings of one word, in ascending order.
#[derive(Debug, Clone, Default)]
pub(super) struct Gaps {
    bytes: Vec<u8>,
    last: Option<u32>,
    found: u32,
}

impl Gaps {
    /// Adds a finding; the one added last may be added again.
    pub(super) fn add(&mut self, entry: u32) {
        if self.last == Some(entry) {
            return;
        }
        let mut gap = entry - self.last.unwrap_or(0);
        while gap >= 0x80 {
            self.bytes.push(low_seven(gap) | 0x80);
            gap >>= 7;
        }
        self.bytes.push(low_seven(gap));
        self.last = Some(entry);
        self.found += 1;
    }
}

fn low_seven(gap: u32) -> u8 {
    gap.to_le_bytes()[0] & 0x7f
}

/// Reads entry numbers back.
fn entries(gaps: &[u8], found: u32) -> impl Iterator<Item = u32> + '_ {
    let mut bytes = gaps.iter();
    let mut entry = 0;
    (0..found).map_while(move |_| {
        let mut shift = 0;
        loop {
            let byte = *bytes.next()?;
            entry = u32::wrapping_add(entry, u32::from(byte & 0x7f) << shift);
            if byte < 0x80 {
                return Some(entry);
            }
            // More bytes than a number has come from a damaged index alone.
            shift = (shift + 7) % 35;
        }
    })
}

impl Postings {
    /// Nothing yet, over so many findings.
    pub(super) fn new(findings: usize) -> Self {
        Self {
            findings,
            ..Self::default()
        }
    }

    /// Adds the next word's findings.
    pub(super) fn push(&mut self, word: &Gaps) {
        self.found.push(word.found);
        if self.is_dense(word.found) {
            let mut bits = Bits::none(self.findings);
            entries(&word.bytes, word.found).for_each(|entry| bits.set(entry));
            self.starts.push(small(self.blocks.len()));
            self.blocks.extend_from_slice(bits.blocks());
        } else {
            self.starts.push(small(self.gaps.len()));
            self.gaps.extend_from_slice(&word.bytes);
        }
    }

    fn is_dense(&self, found: u32) -> bool {
        found as usize > (self.findings / DENSE).max(64)
    }

    /// In how many findings a word stands.
    pub(super) fn found(&self, word: u32) -> u32 {
        self.found.get(word as usize).copied().unwrap_or(0)
    }

    /// In how many of these findings it stands.
    pub(super) fn found_in(&self, word: u32, findings: &Bits) -> usize {
        let both = |(a, b): (&u64, &u64)| (a & b).count_ones() as usize;
        match self.dense(word) {
            Some(blocks) => blocks.iter().zip(findings.blocks()).map(both).sum(),
            None => self.sparse(word).filter(|slot| findings.has(*slot)).count(),
        }
    }

    fn start(&self, word: u32) -> usize {
        self.starts
            .get(word as usize)
            .map_or(usize::MAX, |start| *start as usize)
    }

    /// A common word's bits; `None` for a rare one.
    pub(super) fn dense(&self, word: u32) -> Option<&[u64]> {
        let start = self.start(word);
        let end = start.saturating_add(self.findings.div_ceil(64));
        let blocks = self
            .is_dense(self.found(word))
            .then(|| self.blocks.get(start..end));
        blocks.map(Option::unwrap_or_default)
    }

    fn sparse(&self, word: u32) -> impl Iterator<Item = u32> + '_ {
        let gaps = self.gaps.get(self.start(word)..).unwrap_or_default();
        entries(gaps, self.found(word))
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> [&mut dyn Flat; 4] {
        [
            &mut self.starts,
            &mut self.found,
            &mut self.gaps,
            &mut self.blocks,
        ]
    }

    /// Takes arrays that were read as those of so many words in so many findings; `false` when they are not.
    pub(super) fn settle(&mut self, words: usize, findings: usize) -> bool {
        self.findings = findings;
        self.starts.len() == words && self.found.len() == words
    }

    /// Adds a word's findings to a set.
    pub(super) fn add_to(&self, word: u32, bits: &mut Bits) {
        match self.dense(word) {
            Some(blocks) => bits.or_blocks(blocks),
            None => self.sparse(word).for_each(|entry| bits.set(entry)),
        }
    }

    /// Gives all of a word's findings a quality.
    pub(super) fn raise(&self, word: u32, quality: u8, levels: &mut Levels) {
        match self.dense(word) {
            Some(blocks) => levels.raise_all(blocks, quality),
            None => self
                .sparse(word)
                .for_each(|entry| levels.raise(entry, quality)),
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.gaps.len() + 8 * self.blocks.len() + 4 * (self.starts.len() + self.found.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_and_common_words_read_back_alike() {
        let mut postings = Postings::new(10_000);
        let sets: [Vec<u32>; 3] = [
            vec![0, 1, 127, 128, 129, 9_999],
            (0..10_000).step_by(3).collect(),
            vec![],
        ];
        for set in &sets {
            let mut gaps = Gaps::default();
            for entry in set {
                gaps.add(*entry);
                gaps.add(*entry);
            }
            postings.push(&gaps);
        }
        assert!(postings.dense(0).is_none() && postings.dense(1).is_some());
        for (word, set) in (0u32..).zip(&sets) {
            let mut bits = Bits::none(10_000);
            postings.add_to(word, &mut bits);
            assert_eq!(&bits.iter().collect::<Vec<_>>(), set);
            assert_eq!(postings.found(word) as usize, set.len());
        }
    }
}
