//! What a passage is about and which way it speaks, by the cue words of the assets.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::model::Polarity;
use crate::model::phrases::Phrases;
use crate::model::theme::{self, counted, strongest, themes};

/// How a word weighs in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Concern,
    Strength,
    Recommendation,
    /// Turns praise into blame when it stands just before it.
    Negation,
}

/// What a phrase in a passage speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spoken {
    Theme(theme::Phrase),
    Sign(Sign),
}

/// All phrases by which a passage is weighed, to be found in one pass.
fn phrases() -> &'static Phrases<Spoken> {
    static PHRASES: LazyLock<Phrases<Spoken>> = LazyLock::new(|| {
        let words = &Lexicon::get().evaluation;
        let list = |words: &'static [String], sign| {
            let signs = words.iter().map(move |w| (w.as_str(), sign));
            signs.map(|(word, sign)| (word, Spoken::Sign(sign)))
        };
        let themes = theme::phrases().map(|(words, phrase)| (words, Spoken::Theme(phrase)));
        Phrases::new(
            themes
                .chain(list(&words.concern, Sign::Concern))
                .chain(list(&words.strength, Sign::Strength))
                .chain(list(&words.recommendation, Sign::Recommendation))
                .chain(list(&words.negation, Sign::Negation)),
        )
    });
    &PHRASES
}

/// How many words before praise a negation may stand.
const REACH: usize = 3;

/// What the words of a passage weigh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weight {
    /// The cues of themes in it, each once.
    cues: Vec<(usize, usize)>,
    concern: bool,
    strength: bool,
    /// Whether it tells somebody to do something.
    pub(crate) recommends: bool,
}

impl Weight {
    /// Weighs a passage.
    pub(crate) fn of(passage: &str) -> Self {
        let mut weight = Self {
            cues: Vec::new(),
            concern: false,
            strength: false,
            recommends: false,
        };
        let mut of_themes = Vec::new();
        let mut negations: Vec<Range<usize>> = Vec::new();
        phrases().find(passage, |spoken, at| {
            let near =
                |word: &Range<usize>| (1..=REACH).contains(&at.start.saturating_sub(word.start));
            let negated = || {
                let last = negations.iter().rev();
                last.take_while(|word| word.end + REACH > at.start)
                    .any(near)
            };
            match spoken {
                Spoken::Theme(phrase) => of_themes.push((phrase, at)),
                Spoken::Sign(Sign::Recommendation) => weight.recommends = true,
                Spoken::Sign(Sign::Negation) => negations.push(at),
                Spoken::Sign(Sign::Strength) if !negated() => {
                    weight.strength = true;
                }
                Spoken::Sign(Sign::Strength | Sign::Concern) => weight.concern = true,
            }
        });
        weight.cues = counted(&of_themes);
        weight
    }

    /// Whether it touches a theme.
    pub(crate) fn is_themed(&self) -> bool {
        !self.cues.is_empty()
    }

    /// The keys of the themes it touches, the one with most different cues first.
    pub(crate) fn keys(&self) -> Vec<String> {
        let key = |theme: usize| themes()[theme].key.clone();
        strongest(&self.cues).map(key).collect()
    }

    /// Which way it speaks; `Mixed` when it speaks both ways or neither can be told.
    pub(crate) fn polarity(&self) -> Polarity {
        match (self.concern, self.strength) {
            (true, false) => Polarity::Concern,
            (false, true) => Polarity::Strength,
            _ => Polarity::Mixed,
        }
    }

    /// Whether it says that something is good or bad.
    pub(crate) fn is_evaluative(&self) -> bool {
        self.concern || self.strength
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn praise_after_a_negation_is_a_concern() {
        assert_eq!(
            Weight::of("Plans are not clear.").polarity(),
            Polarity::Concern
        );
        assert_eq!(
            Weight::of("Plans are clear.").polarity(),
            Polarity::Strength
        );
        assert_eq!(
            Weight::of("Plans are clear but delays persist.").polarity(),
            Polarity::Mixed
        );
    }

    #[test]
    fn what_must_be_done_is_a_recommendation() {
        assert!(Weight::of("The authority should ensure that plans are clear.").recommends);
    }
}
