//! Every word of the findings, sorted, with what is needed to find the words near a typed one.

use std::ops::Range;

use super::edits;
use super::spelling::one_spelling;
use super::typed::{Quality, Typed};
use super::words::{at_most, mask};

/// The sorted words of all findings. A word's number is its place in the order.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    letters: String,
    ends: Vec<usize>,
    /// Per word its letters as a set: rejects nearly all words before any distance is worked out.
    masks: Vec<u64>,
    /// Words that another spelling leads to, in the order of that spelling.
    respelt: Vec<(String, u32)>,
    /// Which compounds end in a word: (part, compound), sorted.
    compounds: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// From sorted words without doubles, and (part, compound) pairs by number.
    pub(super) fn new<'a>(
        words: impl Iterator<Item = &'a str>,
        mut compounds: Vec<(u32, u32)>,
    ) -> Self {
        compounds.sort_unstable();
        compounds.dedup();
        let mut vocabulary = Self {
            compounds,
            ..Self::default()
        };
        for (number, word) in (0u32..).zip(words) {
            vocabulary.letters += word;
            vocabulary.ends.push(vocabulary.letters.len());
            vocabulary.masks.push(mask(word));
            let spelling = one_spelling(word);
            if spelling != word {
                vocabulary.respelt.push((spelling.into_owned(), number));
            }
        }
        vocabulary.respelt.sort_unstable();
        vocabulary
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with this number.
    pub(super) fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start..self.ends[number]]
    }

    /// The numbers of all words.
    pub(super) fn numbers(&self) -> Range<u32> {
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
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
        let Range {
            start: mut low,
            end: mut high,
        } = self.numbers();
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Tells a typed word what this vocabulary knows of it.
    pub(super) fn teach(&self, typed: &mut Typed) {
        if let Some(part) = self.find(typed.letters()) {
            typed.known(self.compounds_of(part).map(str::to_owned).collect());
        }
    }

    /// The compounds that end in this word.
    fn compounds_of(&self, part: u32) -> impl Iterator<Item = &str> {
        let from = self.compounds.partition_point(|(p, _)| *p < part);
        self.compounds[from..]
            .iter()
            .take_while(move |(p, _)| *p == part)
            .map(|(_, compound)| self.word(*compound))
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
        if typed.forgives() {
            self.near_letters(typed, &mut numbers);
        }
        numbers.sort_unstable();
        numbers.dedup();
        let judged = numbers
            .into_iter()
            .filter_map(|n| Some((n, typed.judge(self.word(n))?)));
        let mut found: Vec<_> = judged.collect();
        found.sort_by_key(|(_, quality)| *quality);
        found
    }

    /// Words that may be another spelling, another ending or a compound of the typed one.
    fn relatives(&self, typed: &Typed, numbers: &mut Vec<u32>) {
        numbers.extend(self.starting(typed.stem()));
        let from = self
            .respelt
            .partition_point(|(s, _)| s.as_str() < typed.stem());
        let respelt = self.respelt[from..].iter();
        numbers.extend(
            respelt
                .take_while(|(s, _)| s.starts_with(typed.stem()))
                .map(|(_, n)| *n),
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

    /// The words nearest to one that matches nothing: fewest edits first, then the most used.
    pub(super) fn nearest(&self, typed: &Typed, found: impl Fn(u32) -> u32) -> Vec<u32> {
        let limit = (typed.letters().len() / 2).min(3);
        let mut near: Vec<_> = self
            .numbers()
            .zip(&self.masks)
            .filter(|(_, mask)| at_most(typed.mask() & !*mask, limit))
            .filter_map(|(number, _)| {
                let count = edits::between(typed.letters(), self.word(number), limit)?;
                Some((count, std::cmp::Reverse(found(number)), number))
            })
            .collect();
        near.sort_unstable();
        near.truncate(3);
        near.into_iter().map(|(.., number)| number).collect()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        let respelt: usize = self.respelt.iter().map(|(s, _)| s.len() + 32).sum();
        self.letters.len() + 16 * self.ends.len() + respelt + 8 * self.compounds.len()
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
            .map(|(p, c)| (number(p), number(c)))
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
            vocabulary.teach(&mut typed);
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
        let near = vocabulary.nearest(&Typed::new("ovrseght", true), |_| 1);
        assert_eq!(
            near.iter().map(|n| vocabulary.word(*n)).collect::<Vec<_>>(),
            ["oversight", "overnight"]
        );
        assert!(
            vocabulary
                .nearest(&Typed::new("zxqvj", true), |_| 1)
                .is_empty()
        );
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
