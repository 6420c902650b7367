//! A sketch of a text's words, by which texts that are nearly the same are found without being compared word by word: a
//! report as PDF and as web page, an article before and after a correction.

use std::collections::BTreeSet;

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
    let mut smallest = BTreeSet::new();
    let mut run = [0; RUN];
    let mut words = 0;
    for word in hashes(text) {
        run.rotate_left(1);
        run[RUN - 1] = word;
        words += 1;
        if words < RUN {
            continue;
        }
        let hash = mix(run
            .iter()
            .fold(0, |mixed: u64, word| mixed.rotate_left(7) ^ word));
        if smallest.len() < MOST || smallest.last().is_some_and(|last| hash < *last) {
            smallest.insert(hash);
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

/// A hash of every word, case and apostrophes aside (FNV-1a, 64 bits).
fn hashes(text: &str) -> impl Iterator<Item = u64> + '_ {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '‘' | '\u{AD}');
    let word = move |word: &str| {
        let start = 0xcbf2_9ce4_8422_2325;
        if word.is_ascii() {
            let letters = word.bytes().filter(|b| *b != b'\'');
            return letters.fold(start, |hash, b| step(hash, b.to_ascii_lowercase()));
        }
        let plain = word.replace(['’', '‘', '\'', '\u{AD}'], "").to_lowercase();
        plain.bytes().fold(start, step)
    };
    text.split(apart).filter(|w| !w.is_empty()).map(word)
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
    const FIRST: i64 = 113_204_255_688_436_054;
}
