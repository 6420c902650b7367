//! Whether "she" or "he" may mean a person: by their title, their first name, or the noun that describes them.

use super::lexicon::{Lexicon, Pronoun, Set};
use super::tokens::Token;

/// The pronoun that fits a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    She,
    He,
}

/// So many words after "Name," may tell: "a mother of two".
const TELLING: usize = 4;

impl Gender {
    /// What a pronoun, a possessive or a noun says.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        // "a mother-of-two"
        let noun = word.split('-').next().unwrap_or(word);
        match noun {
            "she" | "her" => Some(Self::She),
            "he" | "his" => Some(Self::He),
            noun => {
                let sets = Lexicon::get().known(noun)?.sets();
                match () {
                    () if sets.has(Set::Woman) => Some(Self::She),
                    () if sets.has(Set::Man) => Some(Self::He),
                    () => None,
                }
            }
        }
    }

    /// What a first name says.
    pub(crate) fn of_name(first: &str) -> Option<Self> {
        Lexicon::get().first_name(first)
    }

    /// What a pronoun asks for.
    pub(crate) fn of_pronoun(pronoun: Pronoun) -> Option<Self> {
        match pronoun {
            Pronoun::She => Some(Self::She),
            Pronoun::He => Some(Self::He),
            _ => None,
        }
    }

    /// What the words around the name in `tokens[start..end]` and the name itself say.
    pub(crate) fn of_person(tokens: &[Token<'_>], start: usize, end: usize) -> Option<Self> {
        let noun = |t: &Token<'_>| Self::of_word(t.word).filter(|_| !is_pronoun(t.word));
        let before = || tokens[..start].last();
        let after = || {
            let aside = tokens.get(end).is_some_and(|t| t.is(','));
            tokens
                .iter()
                .skip(end + 1)
                .take(if aside { TELLING } else { 0 })
        };
        before()
            .and_then(noun)
            .or_else(|| Self::of_name(tokens[start].word))
            .or_else(|| after().find_map(noun))
    }
}

/// "her son Jack", "Doe, his deputy": the possessive is somebody else's.
fn is_pronoun(word: &str) -> bool {
    matches!(word, "she" | "her" | "he" | "his")
}
