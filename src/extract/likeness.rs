//! A sketch of a text's words, by which texts that are nearly the same are found without being compared word by word: a
//! report as PDF and as web page, an article before and after a correction.

use crate::model::phrases::{FOLDED, FOREIGN, is_word_char};
use crate::model::sample::{Hash, Sample};

/// Words in a run: shorter runs are shared by texts that only speak of the same things.
const RUN: u32 = 5;
/// By so many bits a word is turned for each that follows it.
const TURN: u32 = 7;
/// Hashes in a sketch: enough to tell three quarters from one half.
const MOST: usize = 64;
/// A text with fewer runs than this is too short to be like another.
const FEWEST: usize = 20;

/// The smallest hashes of all runs of words. Of two texts of like length the sketches share about as
/// large a part as the runs do.
/// Empty for a text of a few words.
pub(super) fn sketch(text: &str) -> Vec<i64> {
    let mut sample = Sample::of(MOST);
    // The last words, the next one's place among them, and what they are mixed to: each one turned by what follows it.
    let mut run = [0_u64; RUN as usize];
    let mut mixed = 0_u64;
    let mut words = 0;
    for word in word_hashes(text) {
        let oldest = std::mem::replace(&mut run[words % RUN as usize], word);
        mixed = (mixed ^ oldest.rotate_left(TURN * (RUN - 1))).rotate_left(TURN) ^ word;
        words += 1;
        if words >= RUN as usize {
            sample.take(Hash(mixed));
        }
    }
    let hashes = sample.stored();
    if hashes.len() < FEWEST {
        return Vec::new();
    }
    hashes
}

/// A hash of every word, case and apostrophes aside.
fn word_hashes(text: &str) -> impl Iterator<Item = u64> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let folded = |at: usize| bytes.get(at).map(|byte| FOLDED[usize::from(*byte)]);
    std::iter::from_fn(move || {
        let mut hash = Hash::START;
        // Whether a word is open: one of apostrophes alone is one, too.
        let mut open = false;
        loop {
            while let Some(letter) = folded(at)
                && letter > b' '
            {
                (hash, open) = (hash.with(letter), true);
                at += 1;
            }
            match folded(at) {
                Some(FOREIGN) => {
                    let c = text[at..].chars().next()?;
                    at += c.len_utf8();
                    let apostrophe = matches!(c, '‘' | '’' | '\u{AD}');
                    let letter = is_word_char(c);
                    if letter {
                        let lower = c.to_lowercase().collect::<String>();
                        hash = lower.bytes().fold(hash, Hash::with);
                    } else if open && !apostrophe {
                        break;
                    }
                    open |= apostrophe || letter;
                }
                // Nothing is left of an apostrophe.
                Some(0) => (at, open) = (at + 1, true),
                Some(_) => {
                    at += 1;
                    if open {
                        break;
                    }
                }
                None => break,
            }
        }
        open.then_some(hash.0)
    })
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
