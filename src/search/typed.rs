//! One typed word judged against one word of a text: how well, and at which letters.
//!
//! The only place that decides what matches what. The vocabulary and the highlighter both ask here, so that what matched
//! is what is shown. Knows no index.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::edits::{Edits, Pattern};
use super::spelling::{one_spelling, stem};
use super::words::{at_most, mask};

/// How well a word matches, from 1 to [`EXACT`].
pub(super) type Quality = u8;

/// The word itself.
pub(super) const EXACT: Quality = 31;
/// Another spelling of the word: recognize for recognise.
const FAMILY: Quality = 30;
/// Everything that begins with one or two letters; flat, so that ready-made unions can stand for it.
pub(super) const SHORT_PREFIX: Quality = 20;
/// Another ending: recorded for recording.
const STEM: Quality = 18;
/// Another term for the same thing, from `assets/synonyms.toml`.
pub(super) const SYNONYM: Quality = 17;
/// The last part of a compound: proceedings in preproceedings.
const COMPOUND: Quality = 17;
/// Inside a longer word.
const INSIDE: Quality = 12;
/// The least quality of a match that needs no forgiveness.
pub(super) const WELL_SPELT: Quality = SHORT_PREFIX - 1;

/// A matcher of abbreviations: a new one each time, for a used one scores by what is left in its table.
fn skim() -> SkimMatcherV2 {
    SkimMatcherV2::default().ignore_case()
}

/// Letters of a word that matched, for the highlighter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Letters {
    /// All of it.
    All,
    /// The first so many bytes of the folded word.
    First(usize),
    /// These bytes of the folded word.
    From(usize, usize),
    /// These letters, counted from 0.
    At(Vec<usize>),
}

/// A typed word, ready to be judged against others.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    letters: String,
    /// The reader may still be typing it.
    unfinished: bool,
    /// Typos are forgiven, because well-spelt matches are few.
    forgiving: bool,
    /// A short finished word that the corpus knows: it means itself, not everything that begins with it.
    alone: bool,
    spelling: String,
    stem: String,
    mask: u64,
    pattern: Pattern,
    own_score: i64,
    /// Words of the corpus that are compounds ending in this one.
    compounds: Vec<String>,
}

impl Typed {
    /// A word as the tokeniser folds it.
    pub(super) fn new(letters: &str, unfinished: bool) -> Self {
        let spelling = one_spelling(letters).into_owned();
        Self {
            letters: letters.to_owned(),
            unfinished,
            stem: stem(&spelling).to_owned(),
            spelling,
            mask: mask(letters),
            ..Self::default()
        }
    }

    /// The word as folded.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// What it shares with its other forms.
    pub(super) fn stem(&self) -> &str {
        &self.stem
    }

    /// Its letters as a set.
    pub(super) fn mask(&self) -> u64 {
        self.mask
    }

    /// Whether it matches everything that begins with it.
    pub(super) fn is_prefix(&self) -> bool {
        !self.alone
    }

    /// The compounds of the corpus that end in it.
    pub(super) fn compounds(&self) -> &[String] {
        &self.compounds
    }

    /// Learns that the corpus knows this very word, and the compounds that end in it; a short finished word then stands
    /// for itself alone.
    pub(super) fn known(&mut self, compounds: Vec<String>) {
        self.alone = !self.unfinished && self.letters.len() <= 3;
        self.compounds = compounds;
    }

    /// Forgives typos from now on, if the word is long enough to have one.
    pub(super) fn forgive(&mut self) {
        self.forgiving = self.can_forgive();
        if self.forgiving && self.own_score == 0 {
            self.pattern = Pattern::new(&self.letters);
            let own = skim().fuzzy_match(&self.letters, &self.letters);
            self.own_score = own.unwrap_or(1).max(1);
        }
    }

    /// Whether typos are forgiven.
    pub(super) fn is_forgiving(&self) -> bool {
        self.forgiving
    }

    /// Whether it is long enough to forgive anything: three ASCII letters and no digit, since a wrong digit is another number.
    pub(super) fn can_forgive(&self) -> bool {
        self.letters.len() >= 3 && self.letters.bytes().all(|b| b.is_ascii_alphabetic())
    }

    /// Edits forgiven: one from four letters, two from eight.
    pub(super) fn edits(&self) -> usize {
        match self.letters.len() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        }
    }

    /// Whether typos are forgiven and a word that lacks these letters has nearly all: rejects nearly all words at once.
    fn forgives(&self, lacking: u64) -> bool {
        self.forgiving && at_most(lacking, self.edits())
    }

    /// How well `word` matches; `None` when it does not.
    pub(super) fn judge(&self, word: &str) -> Option<Quality> {
        self.judge_of(word, mask(word))
    }

    /// How well `word`, which has the letters of `mask`, matches; `None` when it does not.
    pub(super) fn judge_of(&self, word: &str, mask: u64) -> Option<Quality> {
        let lacking = self.mask & !mask;
        self.as_written(word).or_else(|| {
            self.forgives(lacking)
                .then(|| self.as_mistyped(word, lacking))
                .flatten()
        })
    }

    /// The letters of `word` at which it matches, when it does.
    pub(super) fn letters_in(&self, word: &str) -> Option<Letters> {
        if let Some(quality) = self.as_written(word) {
            let typed = self.letters.len();
            return Some(match quality {
                COMPOUND => Letters::From(word.len() - typed, word.len()),
                SHORT_PREFIX.. if quality < FAMILY && word.starts_with(&self.letters) => {
                    Letters::First(typed)
                }
                _ => Letters::All,
            });
        }
        let lacking = self.mask & !mask(word);
        if !self.forgives(lacking) {
            return None;
        }
        if self.typo(word, lacking).is_some() {
            // Which letters were meant is a guess: the word that matched is shown whole.
            return Some(Letters::All);
        }
        if let Some(at) = self.inside(word) {
            return Some(Letters::From(at, at + self.letters.len()));
        }
        self.abbreviated(word)?;
        let (_, at) = skim().fuzzy_indices(word, &self.letters)?;
        Some(Letters::At(at))
    }

    fn as_written(&self, word: &str) -> Option<Quality> {
        if word == self.letters {
            return Some(EXACT);
        }
        if self.alone {
            return None;
        }
        if word.starts_with(&self.letters) {
            return Some(self.prefix_quality(word));
        }
        let near =
            self.letters.len() > 3 && word.as_bytes().get(..3) == self.letters.as_bytes().get(..3);
        if near {
            let spelling = one_spelling(word);
            if spelling == self.spelling {
                return Some(FAMILY);
            }
            if spelling.starts_with(&self.spelling) {
                return Some(self.prefix_quality(word) - 1);
            }
            if stem(&spelling) == self.stem {
                return Some(STEM);
            }
        }
        (word.ends_with(&self.letters) && self.compounds.iter().any(|c| c == word))
            .then_some(COMPOUND)
    }

    /// By the share of the word that was typed; more for a word that is still being typed.
    fn prefix_quality(&self, word: &str) -> Quality {
        if self.letters.len() <= 2 {
            return SHORT_PREFIX;
        }
        let (floor, room) = if self.unfinished { (24, 5) } else { (20, 9) };
        let share = room * self.letters.len().min(word.len()) / word.len().max(1);
        floor + u8::try_from(share).unwrap_or(0)
    }

    fn as_mistyped(&self, word: &str, lacking: u64) -> Option<Quality> {
        let typo = self.typo(word, lacking).map(|(quality, _)| quality);
        if lacking != 0 {
            return typo;
        }
        typo.or_else(|| self.inside(word).map(|_| INSIDE))
            .or_else(|| self.abbreviated(word))
    }

    /// One or two edits away, or a word that begins one or two edits away.
    fn typo(&self, word: &str, lacking: u64) -> Option<(Quality, Edits)> {
        let same_first = word.as_bytes().first() == self.letters.as_bytes().first();
        let limit = match (same_first, self.letters.len()) {
            (true, _) => self.edits(),
            // A short word with another first letter is another word: "glos" is not "close".
            (false, 0..=4) => 0,
            (false, _) => 1,
        };
        if !at_most(lacking, limit) {
            return None;
        }
        let edits = self.pattern.to_best_prefix(word, limit)?;
        // A short word with its last letter wrong or left out begins too many words: "case" is not "casual".
        let ends_alike =
            word.as_bytes().get(edits.read.wrapping_sub(1)) == self.letters.as_bytes().last();
        if !edits.whole && self.letters.len() <= 5 && !ends_alike {
            return None;
        }
        let quality = match (edits.count, edits.whole, self.unfinished) {
            (..=1, true, _) => 15,
            (..=1, false, true) => 14,
            (..=1, false, false) => 13,
            (_, true, _) => 11,
            (_, false, true) => 10,
            (_, false, false) => 9,
        };
        Some((if same_first { quality } else { quality - 3 }, edits))
    }

    /// Where it stands inside a longer word.
    fn inside(&self, word: &str) -> Option<usize> {
        let letters = self.letters.as_bytes();
        let mut places = word.as_bytes().windows(letters.len().max(4));
        // For needles and words so short the plain way is the fastest.
        places.position(|place| place == letters)
    }

    /// An abbreviation: same first letter, letters in order, and a good share of its own score.
    fn abbreviated(&self, word: &str) -> Option<Quality> {
        let (short, long) = (self.letters.len(), word.len());
        if long <= short
            || long > 4 * short + 4
            || !word.is_ascii()
            || !in_order(&self.letters, word)
        {
            return None;
        }
        let score = skim().fuzzy_match(word, &self.letters)?;
        // In hundredths of its own score: 45 gives 2, 95 and more give 9.
        let share = score.saturating_mul(100) / self.own_score.max(1);
        (share >= 45).then(|| {
            u8::try_from(2 + (share - 45) * 14 / 100)
                .unwrap_or(9)
                .min(9)
        })
    }
}

/// Whether `word` begins with the first letter of `letters` and holds all of them in order.
fn in_order(letters: &str, word: &str) -> bool {
    let mut rest = word.bytes();
    let mut wanted = letters.bytes();
    wanted.next() == rest.next() && wanted.all(|w| rest.any(|b| b == w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(typed: &str, word: &str) -> Option<Quality> {
        let mut typed = Typed::new(typed, true);
        typed.forgive();
        typed.judge(word)
    }

    #[test]
    fn the_better_match_is_the_better_quality() {
        let of = |typed, word| judged(typed, word).unwrap_or(0);
        let order = [
            of("recording", "recording"),
            of("recognise", "recognize"),
            of("record", "recording"),
            of("recording", "recorded"),
            of("recordign", "recording"),
            of("recodrign", "recording"),
            of("rcrdng", "recording"),
        ];
        assert!(order.is_sorted_by(|a, b| a > b), "{order:?}");
        assert!(order.iter().all(|q| *q > 0), "{order:?}");
    }

    #[test]
    fn typos_and_abbreviations_of_the_trade_are_understood() {
        for (typed, word) in [
            ("managment", "management"),
            ("oversite", "oversight"),
            ("wistleblow", "whistleblowing"),
            ("chidl", "child"),
            ("wrokers", "workers"),
            ("mgmt", "management"),
            ("ovrsght", "oversight"),
            ("safegarding", "safeguarding"),
            ("interveiws", "interviews"),
        ] {
            assert!(judged(typed, word).is_some(), "{typed} for {word}");
        }
        for (typed, word) in [
            ("case", "casual"),
            ("60", "61"),
            ("the", "thing"),
            ("risk", "drift"),
            ("cat", "cut"),
        ] {
            assert_eq!(
                judged(typed, word).filter(|_| !word.starts_with(typed)),
                None,
                "{typed} for {word}"
            );
        }
    }

    #[test]
    fn letters_are_those_that_matched() {
        let shown = |typed: &str, word: &str| {
            let mut typed = Typed::new(typed, true);
            typed.forgive();
            typed.letters_in(word)
        };
        assert_eq!(shown("drift", "drift"), Some(Letters::All));
        assert_eq!(shown("dri", "drift"), Some(Letters::First(3)));
        assert_eq!(shown("recording", "recorded"), Some(Letters::All));
        assert_eq!(
            shown("mgmt", "management"),
            Some(Letters::At(vec![0, 4, 6, 9]))
        );
        assert_eq!(shown("assessed", "unassessed"), Some(Letters::From(2, 10)));
        assert_eq!(shown("oversite", "oversight"), Some(Letters::All));
        assert_eq!(shown("drift", "delay"), None);
    }
}
