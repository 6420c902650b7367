//! A property of findings as a column of codes: one pass answers which findings have a wanted value.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::bits::{Bits, Levels};
use super::flat::{Flat, small};
use super::typed::Quality;

/// A property of every finding: the values there are, and which of them each finding has.
///
/// The values go into the file as one table with those of the other columns, the codes as an array of their own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Column<T> {
    /// The values there are.
    pub(super) values: Vec<T>,
    counts: Vec<u32>,
    #[serde(skip)]
    codes: Vec<u32>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            codes: Vec::new(),
            counts: Vec::new(),
        }
    }
}

impl<T> Column<T> {
    /// The array that goes into the file.
    pub(super) fn array(&mut self) -> &mut dyn Flat {
        &mut self.codes
    }

    /// Whether what was read is a column of so many findings.
    pub(super) fn fits(&self, findings: usize) -> bool {
        let counted: usize = self.counts.iter().map(|count| *count as usize).sum();
        let all_known = || {
            self.codes
                .iter()
                .all(|code| (*code as usize) < self.values.len())
        };
        self.codes.len() == findings
            && counted == findings
            && self.counts.len() == self.values.len()
            && all_known()
    }

    /// Each value with the findings that have it, when those with the same value stand together.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (&T, Range<u32>)> {
        self.values
            .iter()
            .zip(&self.counts)
            .scan(0, |start, (value, count)| {
                let stretch = *start..*start + count;
                *start = stretch.end;
                Some((value, stretch))
            })
    }

    /// The value of the finding at this number.
    pub(super) fn of(&self, slot: u32) -> Option<&T> {
        let code = *self.codes.get(slot as usize)?;
        self.values.get(code as usize)
    }

    /// For each finding, which of the values it has.
    pub(super) fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// The findings whose value is wanted.
    pub(super) fn select(&self, wanted: impl Fn(&T) -> bool) -> Bits {
        let wanted: Vec<bool> = self.values.iter().map(wanted).collect();
        let block = |codes: &[u32]| {
            let bits = codes.iter().zip(0..);
            bits.fold(0, |block, (code, bit)| {
                block | u64::from(wanted[*code as usize]) << bit
            })
        };
        let blocks: Vec<u64> = self.codes.chunks(64).map(block).collect();
        Bits::from_blocks(&blocks, self.codes.len())
    }

    /// Gives findings the quality of their value, unless they have a better one; how many have such a value.
    pub(super) fn raise(&self, matched: &[(u32, Quality)], levels: Option<&mut Levels>) -> usize {
        let mut qualities = vec![0; self.values.len()];
        for (code, quality) in matched {
            let best = &mut qualities[*code as usize];
            *best = (*quality).max(*best);
        }
        if let Some(levels) = levels.filter(|_| !matched.is_empty()) {
            for (code, slot) in self.codes.iter().zip(0..) {
                let quality = qualities[*code as usize];
                if quality > 0 {
                    levels.raise(slot, quality);
                }
            }
        }
        let counted = qualities
            .iter()
            .zip(&self.counts)
            .filter(|(quality, _)| **quality > 0);
        counted.map(|(_, count)| *count as usize).sum()
    }

    /// The values of these findings, each with how many have it.
    pub(super) fn tally(&self, found: &Bits) -> impl Iterator<Item = (&T, usize)> {
        let mut counts = vec![0; self.values.len()];
        for slot in found.iter() {
            counts[self.codes[slot as usize] as usize] += 1;
        }
        self.values
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        4 * self.codes.len() + 8 * self.values.len()
    }
}

/// A column being collected, with the values seen so far.
#[derive(Debug)]
pub(super) struct Gather<K, T> {
    /// The column so far.
    pub(super) column: Column<T>,
    seen: HashMap<K, u32>,
}

impl<K, T> Default for Gather<K, T> {
    fn default() -> Self {
        Self {
            column: Column::default(),
            seen: HashMap::new(),
        }
    }
}

impl<K: Eq + Hash, T> Gather<K, T> {
    /// Adds the next finding's value, made when its key is new.
    pub(super) fn add(&mut self, key: K, value: impl FnOnce() -> T) {
        let column = &mut self.column;
        let code = *self.seen.entry(key).or_insert_with(|| {
            column.values.push(value());
            column.counts.push(0);
            small(column.values.len() - 1)
        });
        column.codes.push(code);
        column.counts[code as usize] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_selects_counts_and_raises_by_value() {
        let mut gather: Gather<&str, &str> = Gather::default();
        for at in 0..200 {
            let value = if at % 3 == 0 { "third" } else { "other" };
            gather.add(value, || value);
        }
        let column = gather.column;
        let thirds = column.select(|value| *value == "third");
        assert_eq!(thirds.count(), 67);
        assert!(thirds.iter().all(|slot| column.of(slot) == Some(&"third")));
        let mut levels = Levels::none(200);
        assert_eq!(column.raise(&[(0, 9), (0, 4)], Some(&mut levels)), 67);
        assert_eq!((levels.of(3), levels.of(4)), (9, 0));
        let four = Bits::from_blocks(&[0b1111], 200);
        assert_eq!(
            column.tally(&four).collect::<Vec<_>>(),
            [(&"third", 2), (&"other", 2)]
        );
        assert!(column.fits(200) && !column.fits(199));
    }
}
