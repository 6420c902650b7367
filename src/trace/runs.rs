//! Runs of words by which passages that may be the same are found among hundreds of thousands, before they are compared word by
//! word.

use std::collections::BTreeSet;

use super::elsewhere::Passage;

/// Words in a run.
const RUN: usize = 4;
/// Runs kept of a passage: with one word in ten changed, one of them is nearly always the same.
const KEPT: usize = 4;

impl Passage {
    /// The smallest hashes of its runs of words. They are stored: the same on every machine and in every version.
    pub fn runs(&self) -> Vec<i64> {
        let mut smallest = BTreeSet::new();
        let words = self.words();
        for start in words.start..(words.end + 1).saturating_sub(RUN) {
            smallest.insert(hash(self.letters(start..start + RUN)));
            if smallest.len() > KEPT {
                smallest.pop_last();
            }
        }
        smallest.into_iter().map(u64::cast_signed).collect()
    }
}

/// FNV-1a with every bit spread over all others (`SplitMix64`): the smallest hashes must be a fair sample.
fn hash(letters: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = letters.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use crate::model::Span;
    use crate::trace::{PASSAGE, Passage};

    fn runs(text: &str) -> Vec<i64> {
        Passage::new(text, Span::new(0, text.len()), PASSAGE)
            .unwrap()
            .runs()
    }

    #[test]
    fn the_same_words_have_the_same_runs_and_nearly_the_same_share_one() {
        let one =
            "Performance monitoring lacks rigour as reports are drawn from many different sources.";
        assert_eq!(runs(one), runs(&one.to_uppercase().replace(' ', "\n")));
        let near = runs(&one.replace("drawn", "taken"));
        assert!(near.iter().any(|run| runs(one).contains(run)));
        let other =
            runs("Carers are prepared with care and their reviews take place when they should.");
        assert!(other.iter().all(|run| !runs(one).contains(run)));
    }
}
