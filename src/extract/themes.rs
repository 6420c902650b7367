//! What a passage is about and which way it speaks, by the cue words of the assets.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::phrases::{Phrases, folded};
use crate::model::Polarity;
use crate::model::theme::themes;

/// The keys of the themes a passage touches, the one with most different cues first.
pub(crate) fn themes_of(passage: &str) -> Vec<String> {
    static CUES: LazyLock<Phrases<(usize, usize)>> = LazyLock::new(|| {
        let cues = themes().iter().enumerate().flat_map(|(t, theme)| {
            theme
                .cues
                .iter()
                .enumerate()
                .map(move |(c, cue)| (cue.as_str(), (t, c)))
        });
        Phrases::new(cues)
    });
    static EXCEPTIONS: LazyLock<Phrases<usize>> = LazyLock::new(|| {
        Phrases::new(
            themes()
                .iter()
                .enumerate()
                .flat_map(|(t, theme)| theme.not.iter().map(move |not| (not.as_str(), t))),
        )
    });
    let words = folded(passage);
    let exceptions: Vec<(usize, Range<usize>)> = EXCEPTIONS.find(&words).collect();
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); themes().len()];
    for ((theme, cue), at) in CUES.find(&words) {
        let excepted = exceptions
            .iter()
            .any(|(t, range)| *t == theme && range.start <= at.start && at.end <= range.end);
        if !excepted && !found[theme].contains(&cue) {
            found[theme].push(cue);
        }
    }
    let mut order: Vec<usize> = (0..found.len()).filter(|t| !found[*t].is_empty()).collect();
    order.sort_by_key(|t| std::cmp::Reverse(found[*t].len()));
    order.into_iter().map(|t| themes()[t].key.clone()).collect()
}

/// How a word weighs in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Concern,
    Strength,
    Recommendation,
}

fn signs() -> &'static Phrases<Sign> {
    static SIGNS: LazyLock<Phrases<Sign>> = LazyLock::new(|| {
        let words = &Lexicon::get().evaluation;
        let list = |words: &'static [String], sign| words.iter().map(move |w| (w.as_str(), sign));
        let all = list(&words.concern, Sign::Concern).chain(list(&words.strength, Sign::Strength));
        Phrases::new(all.chain(list(&words.recommendation, Sign::Recommendation)))
    });
    &SIGNS
}

/// Words that turn praise into blame when they stand just before it.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "neither", "nor", "without", "lack", "lacking", "too", "less", "hardly",
    "cannot", "isnt", "arent", "wasnt", "werent",
];
/// How many words before praise a negation may stand.
const REACH: usize = 3;

/// Which way a passage speaks; `Mixed` when it speaks both ways or neither can be told.
pub(crate) fn polarity(passage: &str) -> Polarity {
    let words = folded(passage);
    let (mut concern, mut strength) = (false, false);
    for (sign, at) in signs().find(&words) {
        match sign {
            Sign::Concern => concern = true,
            Sign::Strength if is_negated(&words, at.start) => concern = true,
            Sign::Strength => strength = true,
            Sign::Recommendation => {}
        }
    }
    match (concern, strength) {
        (true, false) => Polarity::Concern,
        (false, true) => Polarity::Strength,
        _ => Polarity::Mixed,
    }
}

fn is_negated(words: &str, at: usize) -> bool {
    words[..at]
        .split(' ')
        .rev()
        .filter(|w| !w.is_empty())
        .take(REACH)
        .any(|w| NEGATIONS.contains(&w))
}

/// Whether a passage weighs anything at all.
pub(crate) fn is_evaluative(passage: &str) -> bool {
    signs()
        .find(&folded(passage))
        .any(|(sign, _)| sign != Sign::Recommendation)
}

/// Whether a passage tells somebody to do something.
pub(crate) fn recommends(passage: &str) -> bool {
    signs()
        .find(&folded(passage))
        .any(|(sign, _)| sign == Sign::Recommendation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_sorted_by_what_it_says() {
        assert_eq!(
            themes_of("Management oversight lacks rigour.")[0],
            "oversight"
        );
        assert!(themes_of("current partners and former partners").is_empty());
        assert!(themes_of("the integrity of its services").is_empty());
    }

    #[test]
    fn praise_after_a_negation_is_a_concern() {
        assert_eq!(polarity("Plans are not clear."), Polarity::Concern);
        assert_eq!(polarity("Plans are clear."), Polarity::Strength);
        assert_eq!(
            polarity("Plans are clear but delays persist."),
            Polarity::Mixed
        );
    }
}
