//! What is known of one word of the lexicon: the phrases that begin with it.

use super::lexicon::Role;

/// A phrase after its first word, with what it does.
#[derive(Debug)]
struct Phrase {
    rest: Vec<String>,
    role: Role,
}

/// What is known of a word.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// Phrases that begin with it, longest first.
    phrases: Vec<Phrase>,
    /// What it does, when no other phrase begins with it: so it is with most words.
    alone: Option<Role>,
}

impl Entry {
    /// Takes in a phrase that begins with it, unless one of the same words is known already: a word may be verb and noun.
    pub(super) fn learn(&mut self, rest: Vec<String>, role: Role) {
        let is_noun = |role: Role| matches!(role, Role::Source(_) | Role::Nominal);
        let alike = |p: &Phrase| p.rest == rest && is_noun(p.role) == is_noun(role);
        if !self.phrases.iter().any(alike) {
            self.phrases.push(Phrase { rest, role });
        }
        (self.phrases).sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        self.alone = match self.phrases.as_slice() {
            [only] if only.rest.is_empty() => Some(only.role),
            _ => None,
        };
    }

    /// What the phrase does that begins with the word, and how many words it takes.
    pub(crate) fn phrase<'w>(
        &self,
        after_article: impl Fn() -> bool,
        mut word_at: impl FnMut(usize) -> Option<&'w str>,
    ) -> Option<(usize, Role)> {
        if let Some(role) = self.alone {
            return Some((1, role));
        }
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
