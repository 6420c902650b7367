//! Every word of the findings, sorted, with what is needed to find the words near a typed one.

use std::ops::Range;

use super::edits::Pattern;
use super::flat::{Flat, Strings, small};
use super::spelling::one_spelling;
use super::typed::{Quality, Typed};
use super::words::{at_most, mask};

/// The sorted words of a segment's findings. A word's number is its place in the order.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    words: Strings,
    /// Per word its letters as a set: rejects nearly all words before any distance is worked out.
    masks: Vec<u64>,
    /// The other spellings that lead to words, sorted, and the word for each.
    respelt: Strings,
    respelt_words: Vec<u32>,
    /// Which compounds end in a word: part and compound, sorted.
    compounds: Vec<[u32; 2]>,
}

impl Vocabulary {
    /// From sorted words without doubles, and pairs of part and compound by number.
    pub(super) fn new<'a>(
        words: impl Iterator<Item = &'a str>,
        mut compounds: Vec<[u32; 2]>,
    ) -> Self {
        compounds.sort_unstable();
        compounds.dedup();
        let mut vocabulary = Self {
            compounds,
            ..Self::default()
        };
        let mut respelt = Vec::new();
        for (number, word) in (0u32..).zip(words) {
            vocabulary.words.push(word);
            vocabulary.masks.push(mask(word));
            let spelling = one_spelling(word);
            if spelling != word {
                respelt.push((spelling, number));
            }
        }
        respelt.sort_unstable();
        for (spelling, number) in respelt {
            vocabulary.respelt.push(&spelling);
            vocabulary.respelt_words.push(number);
        }
        vocabulary
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> Vec<&mut dyn Flat> {
        let mut arrays: Vec<&mut dyn Flat> = vec![
            &mut self.masks,
            &mut self.respelt_words,
            &mut self.compounds,
        ];
        arrays.extend(self.words.arrays());
        arrays.extend(self.respelt.arrays());
        arrays
    }

    /// Whether arrays that were read belong together.
    pub(super) fn fits(&self) -> bool {
        let known = |number: &u32| (*number as usize) < self.len();
        self.masks.len() == self.len()
            && self.respelt_words.len() == self.respelt.len()
            && self.respelt_words.iter().all(known)
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number.
    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(number)
    }

    /// The numbers of all words.
    pub(super) fn numbers(&self) -> Range<u32> {
        0..small(self.len())
    }

    /// The number of exactly this word.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let at = self.first_from(word);
        (self.numbers().contains(&at) && self.word(at) == word).then_some(at)
    }

    /// The words that begin so.
    pub(super) fn starting(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(prefix);
        let (mut low, mut high) = (start, self.numbers().end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle).starts_with(prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start..low
    }

    fn first_from(&self, word: &str) -> u32 {
        self.words.partition_point(|known| known < word)
    }

    /// The compounds that end in this word.
    pub(super) fn compounds_of(&self, part: u32) -> impl Iterator<Item = u32> {
        let from = self.compounds.partition_point(|[p, _]| *p < part);
        self.compounds[from..]
            .iter()
            .take_while(move |[p, _]| *p == part)
            .map(|[_, compound]| *compound)
    }

    /// All words that match a typed one, with their quality: least first, then in the order of the vocabulary.
    pub(super) fn candidates(&self, typed: &Typed) -> Vec<(u32, Quality)> {
        let mut numbers = Vec::new();
        if typed.is_prefix() {
            numbers.extend(self.starting(typed.letters()));
        } else {
            numbers.extend(self.find(typed.letters()));
        }
        if typed.is_prefix() && typed.letters().len() > 3 {
            self.relatives(typed, &mut numbers);
        }
        if typed.is_forgiving() {
            self.near_letters(typed, &mut numbers);
        }
        numbers.sort_unstable();
        numbers.dedup();
        let judged = numbers
            .into_iter()
            .filter_map(|n| Some((n, typed.judge_of(self.word(n), self.masks[n as usize])?)));
        let mut found: Vec<_> = judged.collect();
        found.sort_by_key(|(_, quality)| *quality);
        found
    }

    /// Words that may be another spelling, another ending or a compound of the typed one.
    fn relatives(&self, typed: &Typed, numbers: &mut Vec<u32>) {
        numbers.extend(self.starting(typed.stem()));
        let from = self.respelt.partition_point(|s| s < typed.stem());
        let respelt = (from..).zip(&self.respelt_words[from as usize..]);
        numbers.extend(
            respelt
                .take_while(|(at, _)| self.respelt.get(*at).starts_with(typed.stem()))
                .map(|(_, number)| *number),
        );
        numbers.extend(typed.compounds().iter().filter_map(|c| self.find(c)));
    }

    /// Words that hold all but a few of the typed letters.
    fn near_letters(&self, typed: &Typed, numbers: &mut Vec<u32>) {
        let edits = typed.edits();
        let near = self.numbers().zip(&self.masks);
        numbers.extend(
            near.filter(|(_, mask)| at_most(typed.mask() & !**mask, edits))
                .map(|(n, _)| n),
        );
    }

    /// The words near one that matches nothing, each with its number of edits.
    pub(super) fn near(&self, letters: &str) -> impl Iterator<Item = (usize, u32)> {
        let limit = (letters.len() / 2).min(3);
        let (wanted, pattern) = (mask(letters), Pattern::new(letters));
        let like = self.numbers().zip(&self.masks);
        like.filter(move |(_, mask)| at_most(wanted & !*mask, limit))
            .filter_map(move |(number, _)| {
                let count = pattern.to_whole(self.word(number), limit)?;
                Some((count, number))
            })
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        let numbers = 8 * (self.masks.len() + self.compounds.len()) + 4 * self.respelt_words.len();
        self.words.bytes() + self.respelt.bytes() + numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vocabulary(words: &[&str], compounds: &[(&str, &str)]) -> Vocabulary {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.dedup();
        let bare = Vocabulary::new(words.iter().copied(), vec![]);
        let number = |w| bare.find(w).unwrap();
        let pairs = compounds
            .iter()
            .map(|(p, c)| [number(p), number(c)])
            .collect();
        Vocabulary::new(words.iter().copied(), pairs)
    }

    fn matching(vocabulary: &Vocabulary, typed: &Typed) -> Vec<String> {
        let found = vocabulary.candidates(typed).into_iter().rev();
        found.map(|(n, _)| vocabulary.word(n).to_owned()).collect()
    }

    #[test]
    fn other_spellings_endings_and_compounds_are_found_after_the_word_itself() {
        let words = [
            "recognise",
            "recognize",
            "recognition",
            "recorded",
            "recording",
            "proceedings",
            "preproceedings",
            "rigor",
            "rigour",
            "risk",
        ];
        let vocabulary = vocabulary(&words, &[("proceedings", "preproceedings")]);
        let found = |word: &str| {
            let mut typed = Typed::new(word, false);
            if let Some(part) = vocabulary.find(word) {
                let compounds = vocabulary.compounds_of(part);
                let words = compounds.map(|word| vocabulary.word(word).to_owned());
                typed.known(words.collect());
            }
            matching(&vocabulary, &typed)
        };
        assert_eq!(found("recognize"), ["recognize", "recognise"]);
        assert_eq!(found("recogniz"), ["recognize", "recognise"]);
        assert_eq!(found("recording"), ["recording", "recorded"]);
        assert_eq!(found("rigor"), ["rigor", "rigour"]);
        assert_eq!(found("proceedings"), ["proceedings", "preproceedings"]);
        assert_eq!(found("rec").len(), 5);
    }

    #[test]
    fn a_word_that_matches_nothing_has_neighbours() {
        let vocabulary = vocabulary(&["oversight", "overnight", "over", "risk"], &[]);
        let mut near: Vec<_> = vocabulary.near("ovrseght").collect();
        near.sort_unstable();
        let near: Vec<_> = near
            .into_iter()
            .map(|(edits, word)| (edits, vocabulary.word(word)))
            .collect();
        assert_eq!(near, [(2, "oversight"), (3, "overnight")]);
        assert_eq!(vocabulary.near("zxqvj").count(), 0);
    }

    proptest! {
        #[test]
        fn candidates_are_exactly_the_words_judged_to_match(
            words in proptest::collection::vec("[aeioursz]{1,9}", 1..60),
            typed in "[aeioursz]{1,9}",
            unfinished: bool,
            forgiving: bool,
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = vocabulary(&words, &[]);
            let mut typed = Typed::new(&typed, unfinished);
            if forgiving {
                typed.forgive();
            }
            let mut found = matching(&vocabulary, &typed);
            found.sort_unstable();
            let all = vocabulary.numbers().map(|n| vocabulary.word(n));
            let judged: Vec<&str> = all.filter(|w| typed.judge(w).is_some()).collect();
            prop_assert_eq!(found, judged);
        }
    }
}
