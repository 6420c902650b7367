//! The words of each finding in order, for phrases and for how close together words stand.

use std::ops::Range;

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

    /// Has the processor fetch the words of findings that are far apart all at once, before they are wanted one by one.
    pub(super) fn fetch(&self, slots: &[u32]) {
        let words = slots.iter().flat_map(|slot| {
            let row = self.row(*slot).0;
            [row.first(), row.last()].into_iter().flatten()
        });
        std::hint::black_box(words.fold(0, |all, word| all ^ word));
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

    /// The places at which one of the words with these numbers stands, or the compound begins that is such a word when joined.
    pub(super) fn starts(self, words: &Range<u32>) -> impl Iterator<Item = usize> + 'a {
        let (first, count) = (words.start, words.end.wrapping_sub(words.start));
        let wanted = move |word: &u32| (word >> 2).wrapping_sub(first) < count;
        let chunks = self.0.chunks(CHUNK).zip((0..).step_by(CHUNK));
        // Nearly every chunk has none, and all of a chunk are looked at together.
        let some = chunks.filter(move |(words, _)| {
            let any = |any, word: &u32| any | wanted(word);
            words.iter().fold(false, any)
        });
        some.flat_map(move |(words, from)| {
            let found = words.iter().zip(from..);
            let found = found.filter(move |(word, _)| wanted(word));
            found.map(move |(_, at)| self.start_of(at))
        })
    }

    /// Where that begins whose token stands at this place: for a compound joined, at its first part.
    fn start_of(self, at: usize) -> usize {
        let is = |at: usize, kind: Kind| self.get(at).is_some_and(|(_, found)| found == kind);
        if !is(at, Kind::Extra) || at == 0 {
            return at;
        }
        let mut first = at - 1;
        while first > 0 && is(first - 1, Kind::Part) {
            first -= 1;
        }
        first
    }

    /// The tokens in order.
    pub(super) fn iter(self) -> impl Iterator<Item = (u32, Kind)> + 'a {
        self.0.iter().copied().map(token)
    }
}

/// Tokens looked at together.
const CHUNK: usize = 8;

fn token(word: u32) -> (u32, Kind) {
    let kind = match word & 3 {
        0 => Kind::Word,
        1 => Kind::Part,
        _ => Kind::Extra,
    };
    (word >> 2, kind)
}
