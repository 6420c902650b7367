//! A sketch of a text's words, by which texts that are nearly the same are found without being compared word by word: a
//! report as PDF and as web page, an article before and after a correction.

use std::collections::BTreeSet;

use crate::model::phrases::folded;

/// Words in a run: shorter runs are shared by texts that only speak of the same things.
const RUN: usize = 5;
/// Hashes in a sketch: enough to tell three quarters from one half.
const MOST: usize = 64;
/// A text with fewer runs than this is too short to be like another.
const FEWEST: usize = 20;

/// The smallest hashes of all runs of words. Of two texts of like length the sketches share about as
/// large a part as the runs do.
/// Empty for a text of a few words.
///
/// The hashes are stored: they must be the same on every machine and in every version of this program.
pub(super) fn sketch(text: &str) -> Vec<i64> {
    let folded = folded(text);
    let hashes: Vec<u64> = folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(hash)
        .collect();
    let mut smallest = BTreeSet::new();
    for run in hashes.windows(RUN) {
        let run = run
            .iter()
            .fold(0, |mixed: u64, word| mixed.rotate_left(7) ^ word);
        let run = mix(run);
        if smallest.len() < MOST || smallest.last().is_some_and(|last| run < *last) {
            smallest.insert(run);
            if smallest.len() > MOST {
                smallest.pop_last();
            }
        }
    }
    if smallest.len() < FEWEST {
        return Vec::new();
    }
    smallest.into_iter().map(u64::cast_signed).collect()
}

/// FNV-1a, 64 bits.
fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Spreads every bit over all others (the finaliser of `SplitMix64`): the smallest hashes must be a fair sample.
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences that differ from each other, as those of a report do.
    fn text(from: usize, to: usize) -> String {
        let sentence = |at: usize| {
            let [one, two, three] = [at * 3, at * 5, at * 7];
            format!("The team{at} saw plan{one} and visit{two} but no manager{three}.")
        };
        (from..to).map(sentence).collect::<Vec<_>>().join("\n")
    }

    fn shared(one: &str, other: &str) -> usize {
        let (one, other) = (sketch(one), sketch(other));
        one.iter().filter(|hash| other.contains(hash)).count() * 100 / MOST
    }

    #[test]
    fn a_text_is_like_itself_in_another_print_and_like_what_shares_most_of_it() {
        let whole = text(0, 100);
        let printed = whole.replace('\n', " ").replace("the", "THE");
        assert_eq!(shared(&whole, &printed), 100);
        let longer = text(0, 115);
        assert!(shared(&whole, &longer) > 65, "{}", shared(&whole, &longer));
        let half = text(50, 150);
        assert!(shared(&whole, &half) < 65, "{}", shared(&whole, &half));
        assert!(shared(&whole, &text(200, 300)) < 5);
    }

    #[test]
    fn a_few_words_are_like_nothing() {
        for text in ["", "Your next article is free. Sign in to read on."] {
            assert!(sketch(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_stored_sketch_stays_good() {
        assert_eq!(sketch(&text(0, 10))[0], FIRST);
    }

    /// Of the text above; another one makes every stored sketch worthless.
    const FIRST: i64 = 138_407_508_651_593_500;
}
