//! A set of findings as bits, one per finding of a segment.

use std::ops::Range;

use super::flat::small;

/// A set of findings out of a fixed number of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    blocks: Vec<u64>,
    len: usize,
}

impl Bits {
    /// None of `len` findings.
    pub(super) fn none(len: usize) -> Self {
        let blocks = vec![0; len.div_ceil(64)];
        Self { blocks, len }
    }

    /// All of `len` findings.
    pub(super) fn all(len: usize) -> Self {
        let mut bits = Self {
            blocks: vec![u64::MAX; len.div_ceil(64)],
            len,
        };
        if let Some(last) = bits.blocks.last_mut().filter(|_| !len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        bits
    }

    /// The set made of ready blocks, as far as they reach.
    pub(super) fn from_blocks(blocks: &[u64], len: usize) -> Self {
        let mut bits = Self::none(len);
        bits.or_blocks(blocks);
        bits
    }

    /// The blocks, 64 findings each.
    pub(super) fn blocks(&self) -> &[u64] {
        &self.blocks
    }

    /// Adds one finding; one that there is not is passed over, for a damaged index may name it.
    pub(super) fn set(&mut self, slot: u32) {
        if let Some(block) = self.blocks.get_mut(slot as usize / 64) {
            *block |= 1 << (slot % 64);
        }
    }

    /// Adds `other`'s.
    pub(super) fn or(&mut self, other: &Self) {
        self.or_blocks(&other.blocks);
    }

    /// Adds those of ready blocks.
    pub(super) fn or_blocks(&mut self, other: &[u64]) {
        for (a, b) in self.blocks.iter_mut().zip(other) {
            *a |= b;
        }
    }

    /// Keeps only those that `other` has too.
    pub(super) fn and(&mut self, other: &Self) {
        for (a, b) in self.blocks.iter_mut().zip(&other.blocks) {
            *a &= b;
        }
    }

    /// Takes out `other`'s.
    pub(super) fn and_not(&mut self, other: &Self) {
        for (a, b) in self.blocks.iter_mut().zip(&other.blocks) {
            *a &= !b;
        }
    }

    /// Takes out the findings from one number up to another.
    pub(super) fn clear_within(&mut self, slots: Range<u32>) {
        let all = self.blocks.get_mut(slots.start as usize / 64..);
        for ((_, part), block) in parts(slots).zip(all.unwrap_or_default()) {
            *block &= !part;
        }
    }

    /// Whether it has this one.
    pub(super) fn has(&self, slot: u32) -> bool {
        let block = self.blocks.get(slot as usize / 64);
        block.is_some_and(|block| block >> (slot % 64) & 1 == 1)
    }

    /// How many.
    pub(super) fn count(&self) -> usize {
        self.blocks.iter().map(|b| b.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|b| *b == 0)
    }

    /// The findings in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.within(0..small(self.len))
    }

    /// The findings from one number up to another, in order.
    pub(super) fn within(&self, slots: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        self.blocks_within(slots)
            .flat_map(|(first, block)| places(block).map(move |bit| first + bit))
    }

    /// How many there are from one number up to another.
    pub(super) fn count_within(&self, slots: Range<u32>) -> usize {
        let blocks = self.blocks_within(slots);
        blocks.map(|(_, block)| block.count_ones() as usize).sum()
    }

    /// The findings from one number up to another, block by block: the number that a block's first bit stands for, and its
    /// bits.
    pub(super) fn blocks_within(&self, slots: Range<u32>) -> impl Iterator<Item = (u32, u64)> + '_ {
        let all = self.blocks.get(slots.start as usize / 64..);
        let parts = parts(slots).zip(all.unwrap_or_default());
        parts.map(|((first, part), block)| (first, block & part))
    }

    /// Adds the findings from one number up to another.
    pub(super) fn set_within(&mut self, slots: Range<u32>) {
        let all = self.blocks.get_mut(slots.start as usize / 64..);
        for ((_, part), block) in parts(slots).zip(all.unwrap_or_default()) {
            *block |= part;
        }
    }
}

/// A stretch of numbers as parts of blocks: the number that a block's first bit stands for, and the bits that belong to it.
fn parts(slots: Range<u32>) -> impl Iterator<Item = (u32, u64)> {
    let Range { start, end } = slots;
    (start - start % 64..end).step_by(64).map(move |first| {
        let from = u64::MAX << start.saturating_sub(first);
        let after = u64::MAX.checked_shl(end - first).unwrap_or(0);
        (first, from & !after)
    })
}

/// The places of the bits that are set.
pub(super) fn places(mut block: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (block != 0).then(|| block.trailing_zeros())?;
        block &= block - 1;
        Some(bit)
    })
}

/// A quality per finding, with the set of those that have one.
#[derive(Debug, Clone, Default)]
pub(super) struct Levels {
    any: Bits,
    level: Vec<u8>,
}

impl Levels {
    /// No quality anywhere.
    pub(super) fn none(len: usize) -> Self {
        Self {
            any: Bits::none(len),
            level: vec![0; len.next_multiple_of(64)],
        }
    }

    /// The findings that have a quality.
    pub(super) fn any(&self) -> &Bits {
        &self.any
    }

    /// Passes over all but these findings from now on.
    pub(super) fn keep(&mut self, standing: &Bits) {
        self.any.and(standing);
    }

    /// The quality of one finding; 0 for none.
    pub(super) fn of(&self, slot: u32) -> u8 {
        self.level.get(slot as usize).copied().unwrap_or(0)
    }

    /// The qualities of the 64 findings of a block.
    pub(super) fn block(&self, first: u32) -> &[u8; 64] {
        let levels = self.level.get(first as usize..);
        let block = levels.and_then(|levels| levels.first_chunk());
        block.unwrap_or(&[0; 64])
    }

    /// Gives the findings from one number up to another a quality, unless they have a better one.
    pub(super) fn raise_within(&mut self, slots: Range<u32>, quality: u8) {
        let levels = self.level.get_mut(slots.start as usize..slots.end as usize);
        for level in levels.unwrap_or_default() {
            *level = quality.max(*level);
        }
        self.any.set_within(slots);
    }

    /// Gives one finding a quality, unless it has a better one.
    pub(super) fn raise(&mut self, slot: u32, quality: u8) {
        if let Some(level) = self.level.get_mut(slot as usize) {
            *level = quality.max(*level);
            self.any.set(slot);
        }
    }

    /// Gives all findings of a set a quality, unless they have a better one.
    pub(super) fn raise_all(&mut self, blocks: &[u64], quality: u8) {
        self.any.or_blocks(blocks);
        for (block, levels) in blocks.iter().zip(self.level.chunks_exact_mut(64)) {
            if *block == 0 {
                continue;
            }
            for (bits, eight) in block
                .to_le_bytes()
                .into_iter()
                .zip(levels.chunks_exact_mut(8))
            {
                let spread = spread(bits, quality).to_le_bytes();
                for (level, quality) in eight.iter_mut().zip(spread) {
                    *level = quality.max(*level);
                }
            }
        }
    }
}

/// Eight bits as eight bytes that hold `quality` where the bit is set.
fn spread(bits: u8, quality: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Byte i keeps bit i alone; adding 127 carries any set bit into the byte's top bit.
    let each = (u64::from(bits) * ONES) & 0x8040_2010_0804_0201;
    let set = ((each + 0x7f * ONES) >> 7) & ONES;
    set * u64::from(quality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_combine() {
        let mut a = Bits::none(130);
        for entry in [0, 63, 64, 129] {
            a.set(entry);
        }
        assert_eq!(a.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        for (slots, within) in [
            (0..64, &[0, 63][..]),
            (1..129, &[63, 64]),
            (64..65, &[64]),
            (129..130, &[129]),
            (5..5, &[]),
        ] {
            assert_eq!(
                a.within(slots.clone()).collect::<Vec<_>>(),
                within,
                "{slots:?}"
            );
        }
        a.set(4_000);
        let mut b = Bits::all(130);
        assert_eq!(b.count(), 130);
        b.and_not(&a);
        assert_eq!(b.count(), 126);
        b.and(&a);
        assert!(b.is_empty());
    }

    #[test]
    fn raising_a_set_is_raising_each_of_it_and_never_lowers() {
        let blocks = [0x8000_0000_0102_ff01, 0x5];
        let set = Bits::from_blocks(&blocks, 128);
        let mut at_once = Levels::none(128);
        let mut one_by_one = Levels::none(128);
        for (levels, entry) in [(&mut at_once, 8), (&mut one_by_one, 8)] {
            levels.raise(entry, 25);
        }
        at_once.raise_all(&blocks, 20);
        set.iter().for_each(|entry| one_by_one.raise(entry, 20));
        for entry in 0..128 {
            assert_eq!(at_once.of(entry), one_by_one.of(entry), "{entry}");
        }
        assert_eq!(at_once.of(8), 25);
        assert_eq!(at_once.any(), one_by_one.any());
    }
}
