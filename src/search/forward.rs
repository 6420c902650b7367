//! The words of each finding in order, for phrases and for how close together words stand.

use super::flat::{Flat, small};
use super::words::Kind;

/// The words of each finding in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Forward {
    /// Per finding: where its words end.
    ends: Vec<u32>,
    /// A word's number and, in the two lowest bits, how it stands.
    words: Vec<u32>,
}

impl Forward {
    /// Adds a word to the finding being read.
    pub(super) fn push(&mut self, number: u32, kind: Kind) {
        let kind = match kind {
            Kind::Word => 0,
            Kind::Part => 1,
            Kind::Extra => 2,
        };
        self.words.push(number << 2 | kind);
    }

    /// Ends the finding being read.
    pub(super) fn end(&mut self) {
        self.ends.push(small(self.words.len()));
    }

    /// Gives the words their numbers in the sorted vocabulary.
    pub(super) fn renumber(&mut self, place: impl Fn(u32) -> u32) {
        for word in &mut self.words {
            *word = place(*word >> 2) << 2 | (*word & 3);
        }
    }

    /// The words of a finding.
    pub(super) fn row(&self, slot: u32) -> Row<'_> {
        let slot = slot as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = slot.checked_sub(1).map_or(0, end);
        Row(self.words.get(start..end(slot)).unwrap_or_default())
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> [&mut dyn Flat; 2] {
        [&mut self.ends, &mut self.words]
    }

    /// Whether what was read is of so many findings.
    pub(super) fn fits(&self, findings: usize) -> bool {
        self.ends.len() == findings
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        4 * (self.words.len() + self.ends.len())
    }
}

/// The words of one finding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a>(&'a [u32]);

impl<'a> Row<'a> {
    /// The token at this place: its word's number and how it stands.
    pub(super) fn get(self, at: usize) -> Option<(u32, Kind)> {
        self.0.get(at).copied().map(token)
    }

    /// The tokens in order.
    pub(super) fn iter(self) -> impl Iterator<Item = (u32, Kind)> + 'a {
        self.0.iter().copied().map(token)
    }
}

fn token(word: u32) -> (u32, Kind) {
    let kind = match word & 3 {
        0 => Kind::Word,
        1 => Kind::Part,
        _ => Kind::Extra,
    };
    (word >> 2, kind)
}
