//! Edit distance that counts a transposition as one, against the best prefix of a word.
//!
//! Optimal string alignment: no letter is edited twice, so "ca" to "abc" is three. Works on ASCII alone: other
//! alphabets are matched as written.

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

const FAR: usize = usize::MAX / 2;

/// The least edits between `typed` and any beginning of `word`, when they are at most `limit`.
pub(super) fn to_best_prefix(typed: &str, word: &str, limit: usize) -> Option<Edits> {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    let width = word.len().min(typed.len() + limit);
    if limit == 0 || width + limit < typed.len() || typed.len().max(width) > LONGEST {
        return None;
    }
    if !typed.is_ascii() || !word.is_ascii() {
        return None;
    }
    let row = last_row(typed, &word[..width], limit)?;
    let least = *row[..=width].iter().min()?;
    let near = |read: &usize| row[*read] == least;
    let whole = width == word.len() && near(&width);
    // Of several beginnings as near, the one that ends in the letter typed last is the one meant.
    let ends_alike = |read: &usize| *read > 0 && word.get(read - 1) == typed.last();
    let read = if whole {
        width
    } else {
        (0..=width)
            .rev()
            .filter(near)
            .find(ends_alike)
            .or_else(|| (0..=width).rev().find(near))?
    };
    (least <= limit).then_some(Edits {
        count: least,
        whole,
        read,
    })
}

/// The last row of the table: edits between `typed` and each beginning of `word`. `None` once all of a row is above `limit`.
fn last_row(typed: &[u8], word: &[u8], limit: usize) -> Option<[usize; LONGEST + 1]> {
    let mut before = [FAR; LONGEST + 1];
    let mut above = [FAR; LONGEST + 1];
    for (j, cell) in above.iter_mut().enumerate().take(word.len() + 1) {
        *cell = j;
    }
    for i in 1..=typed.len() {
        let mut row = [FAR; LONGEST + 1];
        // Outside this band every cell is above the limit.
        let from = i.saturating_sub(limit);
        let to = (i + limit).min(word.len());
        if from == 0 {
            row[0] = i;
        }
        for j in from.max(1)..=to {
            let differs = usize::from(typed[i - 1] != word[j - 1]);
            let mut cell = (above[j - 1] + differs)
                .min(above[j] + 1)
                .min(row[j - 1] + 1);
            let swapped =
                i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
            if swapped {
                cell = cell.min(before[j - 2] + 1);
            }
            row[j] = cell;
        }
        if row[from..=to.max(from)].iter().all(|cell| *cell > limit) {
            return None;
        }
        before = above;
        above = row;
    }
    Some(above)
}

/// The least edits between two whole words, up to `limit`.
pub(super) fn between(typed: &str, word: &str, limit: usize) -> Option<usize> {
    let (a, b) = (typed.as_bytes(), word.as_bytes());
    let comparable = a.is_ascii() && b.is_ascii() && a.len().max(b.len()) <= LONGEST;
    if !comparable || a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let count = last_row(a, b, limit)?[b.len()];
    (count <= limit).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook table, without a band.
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
        let edits = |a, b| to_best_prefix(a, b, 2).map(|e| (e.count, e.whole, e.read));
        assert_eq!(edits("chidl", "child"), Some((1, true, 5)));
        assert_eq!(edits("safegar", "safeguarding"), Some((1, false, 8)));
        assert_eq!(edits("oversite", "oversight"), Some((2, false, 8)));
        assert_eq!(edits("drift", "delay"), None);
        assert_eq!(between("oversite", "oversight", 2), None);
        assert_eq!(between("oversite", "oversight", 3), Some(3));
    }

    proptest! {
        #[test]
        fn the_band_never_changes_the_answer(a in "[abc]{1,9}", b in "[abc]{0,9}", limit in 1usize..4) {
            let table = textbook(a.as_bytes(), b.as_bytes());
            let width = b.len().min(a.len() + limit);
            let least = table[..=width].iter().min().copied().filter(|d| *d <= limit);
            prop_assert_eq!(to_best_prefix(&a, &b, limit).map(|e| e.count), least);
            let whole = table.last().copied().filter(|d| *d <= limit);
            prop_assert_eq!(between(&a, &b, limit), whole);
        }
    }
}
