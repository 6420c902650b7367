//! Edit distance that counts a transposition as one, against the best prefix of a word.
//!
//! Optimal string alignment: no letter is edited twice, so "ca" to "abc" is three. A column of the table is kept as bits, one
//! for each typed letter, so that a letter of a word costs a few instructions however long the typed word is (Hyyrö 2003).
//! Works on ASCII alone: other alphabets are matched as written.

use super::words::LONGEST;

/// How a typed word differs from a word or from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edits {
    /// Letters inserted, left out, changed or swapped with their neighbour.
    pub(super) count: usize,
    /// Whether it is the whole word that is so near, not only its beginning.
    pub(super) whole: bool,
    /// Bytes of the word that were read.
    pub(super) read: usize,
}

/// A typed word made ready to be compared with many words.
#[derive(Debug, Clone, Default)]
pub(super) struct Pattern {
    /// For each ASCII letter the places at which the word has it; empty for a word that cannot be compared.
    places: Vec<u64>,
    length: usize,
    last: u8,
}

/// Columns of the table so far: where one letter more of the typed word takes an edit more, or less.
struct Columns {
    more: u64,
    less: u64,
    diagonal: u64,
    before: u64,
    /// Edits between the typed word and what was read.
    edits: usize,
}

impl Pattern {
    /// A word as the tokeniser folds it.
    pub(super) fn new(letters: &str) -> Self {
        let (Some(last), true) = (letters.bytes().last(), letters.is_ascii()) else {
            return Self::default();
        };
        if letters.len() > LONGEST {
            return Self::default();
        }
        let mut places = vec![0; 128];
        for (at, letter) in letters.bytes().enumerate() {
            places[usize::from(letter)] |= 1 << at;
        }
        let length = letters.len();
        Self {
            places,
            length,
            last,
        }
    }

    /// Whether this word can be compared with it.
    fn compares(&self, word: &str) -> bool {
        !self.places.is_empty() && word.len() <= LONGEST && word.is_ascii()
    }

    fn start(&self) -> Columns {
        Columns {
            more: u64::MAX,
            less: 0,
            diagonal: 0,
            before: 0,
            edits: self.length,
        }
    }

    /// Reads one letter more of the other word.
    fn read(&self, columns: &mut Columns, letter: u8) {
        let same = self.places[usize::from(letter)];
        let swapped = ((!columns.diagonal & same) << 1) & columns.before;
        let carried = (same & columns.more).wrapping_add(columns.more) ^ columns.more;
        let diagonal = carried | same | columns.less | swapped;
        let right_more = columns.less | !(diagonal | columns.more);
        let right_less = diagonal & columns.more;
        let end = self.length - 1;
        columns.edits += usize::from(right_more >> end & 1 == 1);
        columns.edits -= usize::from(right_less >> end & 1 == 1);
        let right_more = right_more << 1 | 1;
        columns.more = right_less << 1 | !(diagonal | right_more);
        columns.less = diagonal & right_more;
        (columns.diagonal, columns.before) = (diagonal, same);
    }

    /// The least edits between it and any beginning of `word`, when they are at most `limit`.
    pub(super) fn to_best_prefix(&self, word: &str, limit: usize) -> Option<Edits> {
        let width = word.len().min(self.length + limit);
        if limit == 0 || width + limit < self.length || !self.compares(word) {
            return None;
        }
        let mut columns = self.start();
        // Of several beginnings as near, the one that ends in the letter typed last is the one meant.
        let (mut least, mut read, mut alike) = (columns.edits, 0, false);
        for (at, letter) in word.bytes().take(width).enumerate() {
            self.read(&mut columns, letter);
            // The edits change by one with each letter: too far now, they stay too far.
            if columns.edits > limit + (width - at - 1) && least > limit {
                return None;
            }
            let ends_alike = letter == self.last;
            if columns.edits < least || (columns.edits == least && (ends_alike || !alike)) {
                (least, read, alike) = (columns.edits, at + 1, ends_alike);
            }
        }
        let whole = width == word.len() && columns.edits == least;
        (least <= limit).then_some(Edits {
            count: least,
            whole,
            read: if whole { width } else { read },
        })
    }

    /// The edits between it and a whole word, when they are at most `limit`.
    pub(super) fn to_whole(&self, word: &str, limit: usize) -> Option<usize> {
        if word.len().abs_diff(self.length) > limit || !self.compares(word) {
            return None;
        }
        let mut columns = self.start();
        word.bytes()
            .for_each(|letter| self.read(&mut columns, letter));
        (columns.edits <= limit).then_some(columns.edits)
    }
}

/// The least edits between two whole words, up to `limit`.
pub(super) fn between(typed: &str, word: &str, limit: usize) -> Option<usize> {
    Pattern::new(typed).to_whole(word, limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The last row of the textbook table.
    fn textbook(a: &[u8], b: &[u8]) -> Vec<usize> {
        let mut t = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                if i == 0 || j == 0 {
                    t[i][j] = i + j;
                    continue;
                }
                let change = usize::from(a[i - 1] != b[j - 1]);
                let mut cell = (t[i - 1][j - 1] + change)
                    .min(t[i - 1][j] + 1)
                    .min(t[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    cell = cell.min(t[i - 2][j - 2] + 1);
                }
                t[i][j] = cell;
            }
        }
        t[a.len()].clone()
    }

    #[test]
    fn a_swap_is_one_edit_and_a_half_typed_word_is_near_its_beginning() {
        let edits = |a, b| {
            Pattern::new(a)
                .to_best_prefix(b, 2)
                .map(|e| (e.count, e.whole, e.read))
        };
        assert_eq!(edits("chidl", "child"), Some((1, true, 5)));
        assert_eq!(edits("safegar", "safeguarding"), Some((1, false, 8)));
        assert_eq!(edits("oversite", "oversight"), Some((2, false, 8)));
        assert_eq!(edits("drift", "delay"), None);
        assert_eq!(between("oversite", "oversight", 2), None);
        assert_eq!(between("oversite", "oversight", 3), Some(3));
    }

    proptest! {
        #[test]
        fn the_bits_give_what_the_table_gives(a in "[abc]{1,9}", b in "[abc]{0,9}", limit in 1usize..4) {
            let table = textbook(a.as_bytes(), b.as_bytes());
            let width = b.len().min(a.len() + limit);
            let least = table[..=width].iter().min().copied().filter(|d| *d <= limit);
            prop_assert_eq!(Pattern::new(&a).to_best_prefix(&b, limit).map(|e| e.count), least);
            let whole = table.last().copied().filter(|d| *d <= limit);
            prop_assert_eq!(between(&a, &b, limit), whole);
        }
    }
}
