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
    /// Where findings with one value begin to follow one another, when most of them do: a stretch is then counted at once.
    #[serde(skip)]
    runs: Vec<u32>,
}

/// Findings that must follow one another with the same value, on average, for it to be worth knowing where.
const RUN: usize = 8;

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            codes: Vec::new(),
            counts: Vec::new(),
            runs: Vec::new(),
        }
    }
}

impl<T> Column<T> {
    /// The array that goes into the file.
    pub(super) fn array(&mut self) -> &mut dyn Flat {
        &mut self.codes
    }

    /// Looks where values follow one another.
    pub(super) fn follow(&mut self) {
        let begins = |at: &usize| *at == 0 || self.codes[*at] != self.codes[*at - 1];
        let most = self.codes.len() / RUN;
        let runs = (0..self.codes.len()).filter(begins).take(most + 1);
        self.runs = runs.map(small).collect();
        if self.runs.len() > most {
            self.runs.clear();
        }
    }

    /// The stretches of findings that have one value, with the value's code; none when there are too many.
    fn runs(&self) -> impl Iterator<Item = (Range<u32>, usize)> {
        let ends = self.runs.iter().skip(1).copied();
        let ends = ends.chain([small(self.codes.len())]);
        let stretches = self.runs.iter().zip(ends);
        stretches.map(|(start, end)| (*start..end, self.codes[*start as usize] as usize))
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
        if !self.runs.is_empty() {
            let mut bits = Bits::none(self.codes.len());
            let runs = self.runs().filter(|(_, code)| wanted[*code]);
            runs.for_each(|(slots, _)| bits.set_within(slots));
            return bits;
        }
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
            self.raise_each(&qualities, levels);
        }
        let counted = qualities
            .iter()
            .zip(&self.counts)
            .filter(|(quality, _)| **quality > 0);
        counted.map(|(_, count)| *count as usize).sum()
    }

    fn raise_each(&self, qualities: &[Quality], levels: &mut Levels) {
        if self.runs.is_empty() {
            let of = self.codes.iter().map(|code| qualities[*code as usize]);
            let raised = of.zip(0..).filter(|(quality, _)| *quality > 0);
            raised.for_each(|(quality, slot)| levels.raise(slot, quality));
        }
        for (slots, code) in self.runs().filter(|(_, code)| qualities[*code] > 0) {
            levels.raise_within(slots, qualities[code]);
        }
    }

    /// Counts no finding any more but these.
    pub(super) fn recount(&mut self, standing: &Bits) {
        self.counts = self.counted(standing).into_iter().map(small).collect();
    }

    /// The values that findings have, with their codes.
    pub(super) fn held(&self) -> impl Iterator<Item = (&T, u32)> {
        let counted = self.values.iter().zip(&self.counts).zip(0..);
        let held = counted.filter(|((_, count), _)| **count > 0);
        held.map(|((value, _), code)| (value, code))
    }

    /// The values of these findings, each with how many have it.
    pub(super) fn tally(&self, found: &Bits) -> impl Iterator<Item = (&T, usize)> {
        let counts = self.counted(found);
        self.values
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
    }

    /// Per value how many of these findings have it.
    fn counted(&self, found: &Bits) -> Vec<usize> {
        let mut counts = vec![0; self.values.len()];
        if self.runs.is_empty() {
            for slot in found.iter() {
                counts[self.codes[slot as usize] as usize] += 1;
            }
        }
        for (slots, code) in self.runs() {
            counts[code] += found.count_within(slots);
        }
        counts
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        4 * (self.codes.len() + self.runs.len()) + 8 * self.values.len()
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
    fn values_that_follow_one_another_are_selected_counted_and_raised_as_single_ones_are() {
        let mut gather: Gather<i32, i32> = Gather::default();
        for at in 0..200 {
            let value = (at + 3) / 40 % 3;
            gather.add(value, || value);
        }
        let single = gather.column.clone();
        let mut column = gather.column;
        column.follow();
        assert_eq!((column.runs.len(), single.runs.len()), (6, 0));
        let wanted = |value: &i32| *value != 1;
        assert_eq!(column.select(wanted), single.select(wanted));
        let (mut one, mut other) = (Levels::none(200), Levels::none(200));
        column.raise(&[(1, 9), (2, 4)], Some(&mut one));
        single.raise(&[(1, 9), (2, 4)], Some(&mut other));
        assert!((0..200).all(|slot| one.of(slot) == other.of(slot)));
        assert_eq!(one.any(), other.any());
        let some = Bits::from_blocks(&[u64::MAX << 9, 7, 0, 255], 200);
        let tally = |column: &Column<i32>| -> Vec<(i32, usize)> {
            let all = column.tally(&some);
            all.map(|(value, count)| (*value, count)).collect()
        };
        assert_eq!(tally(&column), tally(&single));
    }

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
