//! How well typed letters fit a name or a command. For lists that a person made, never for passages: there nearly everything
//! would match.

use std::sync::LazyLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

static SKIM: LazyLock<SkimMatcherV2> = LazyLock::new(|| SkimMatcherV2::default().ignore_case());

/// What a whole word's beginning is worth beside any scattering of letters.
const BEGINS: i64 = 1_000;

/// How well something fits, the more the better, and the characters that were typed, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fit {
    pub(crate) score: i64,
    pub(crate) at: Vec<usize>,
}

/// How well `text` fits what was typed: each word of it must, in any order. `None` when it does not.
pub(crate) fn fit(typed: &str, text: &str) -> Option<Fit> {
    fit_words(typed, text, |word| {
        let found = SKIM.fuzzy_indices(text, word);
        found.filter(|(score, _)| near(word, *score))
    })
}

/// The same where every word typed must begin one of the text.
pub(crate) fn fit_begun(typed: &str, text: &str) -> Option<Fit> {
    fit_words(typed, text, |_| None)
}

fn fit_words(
    typed: &str,
    text: &str,
    scattered: impl Fn(&str) -> Option<(i64, Vec<usize>)>,
) -> Option<Fit> {
    let mut fit = Fit::default();
    for word in typed.split_whitespace() {
        let (score, at) = match begins(word, text) {
            // The nearer to the front, the likelier it is meant.
            Some(at) => {
                let early = BEGINS - i64::try_from(at).unwrap_or(BEGINS).min(BEGINS / 2);
                (early, (at..at + word.chars().count()).collect())
            }
            None => scattered(word)?,
        };
        fit.score += score;
        fit.at.extend(at);
    }
    fit.at.sort_unstable();
    fit.at.dedup();
    Some(fit)
}

/// Whether the letters stand close enough together to have been meant: most of what the word itself would score.
fn near(word: &str, score: i64) -> bool {
    let own = SKIM.fuzzy_match(word, word).unwrap_or(0);
    score * 5 >= own * 3
}

/// The character at which a word of `text` begins with `word`.
fn begins(word: &str, text: &str) -> Option<usize> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let word: Vec<char> = word.chars().map(lower).collect();
    let text: Vec<char> = text.chars().map(lower).collect();
    (0..text.len()).find(|at| {
        let first = *at == 0 || !text[at - 1].is_alphanumeric();
        first && text[*at..].starts_with(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_word_beats_scattered_letters_and_all_words_must_fit() {
        let score = |typed, text| fit(typed, text).map(|fit| fit.score);
        assert!(score("out", "outline") > score("out", "open a quotation"));
        assert!(score("quit", "quit: leave") > score("quit", "back: never quits"));
        assert!(score("sec jump", "jump to a section").is_some());
        assert_eq!(score("jump zzz", "jump to a section"), None);
        assert_eq!(fit("SEC", "a section").unwrap().at, [2, 3, 4]);
        assert_eq!(fit("sctn", "section").unwrap().at, [0, 2, 3, 6]);
        assert_eq!(score("", "anything"), Some(0));
    }
}
