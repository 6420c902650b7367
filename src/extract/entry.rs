//! What is known of one word of the lexicon: the phrases that begin with it, and the lists that hold it.

use super::lexicon::Role;
use super::sets::Sets;

/// A phrase after its first word, with what it does.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) rest: Vec<String>,
    pub(super) role: Role,
}

/// What is known of a word.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// Phrases that begin with it, longest first.
    pub(super) phrases: Vec<Phrase>,
    pub(crate) sets: Sets,
}

impl Entry {
    /// What the phrase does that begins with the word, and how many words it takes.
    pub(crate) fn phrase<'w>(
        &self,
        after_article: impl Fn() -> bool,
        mut word_at: impl FnMut(usize) -> Option<&'w str>,
    ) -> Option<(usize, Role)> {
        let mut fitting = self.phrases.iter().filter(|phrase| {
            let mut rest = phrase.rest.iter().enumerate();
            rest.all(|(i, word)| word_at(i + 1) == Some(word))
        });
        let first = fitting.next()?;
        // "The judge said", "the finding that": after an article a word that is verb and noun is the noun.
        let verb = matches!(first.role, Role::Verb(_));
        let noun = verb.then(|| {
            fitting.find(|p| {
                let noun = matches!(p.role, Role::Source(_) | Role::Nominal);
                noun && after_article()
            })
        });
        let noun = noun.flatten();
        let phrase = noun.unwrap_or(first);
        Some((phrase.rest.len() + 1, phrase.role))
    }
}
