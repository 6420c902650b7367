//! What each word of a paragraph does: the phrases of the lexicon, and whether a word that is verb and noun is the noun here.

use super::key::is_word;
use super::lexicon::{Known, Role};
use super::tokens::{Kind, Token};

/// Words after which comes a noun, never a verb.
fn opens_noun(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "these" | "those" | "its" | "their" | "our" | "my" | "his"
    )
}

/// "a commissioner finding that": whoever is named before it finds.
fn is_anybody(token: &Token<'_>) -> bool {
    use super::lexicon::Source::{Officer, Outsider, Post};
    matches!(token.role, Some(Role::Source(Officer | Outsider | Post)))
}

/// Gives each token of a paragraph what it does in a sentence.
pub(super) fn assign_roles(tokens: &mut [Token<'_>]) {
    let mut at = 0;
    while at < tokens.len() {
        let Some(known) = tokens[at].known.map(Known::entry) else {
            at += 1;
            continue;
        };
        // "the judge", "Ofsted's praise", "a family judge": the word is a noun.
        let before = |back: usize| at.checked_sub(back).map(|i| &tokens[i]);
        // "Judge criticises council": what opens a line before a verb is its subject.
        // "held in a cottage as judge condemns": likewise.
        let joined = || {
            before(1).is_some_and(|t| is_word!(t, "as" | "after" | "when" | "before"))
                && is_word!(tokens[at], "judge")
        };
        let opens = || {
            (before(1).is_none_or(|t| t.is('.') || t.is('?') || t.is('!')) && tokens[at].capital
                || joined())
                && tokens.get(at + 1).is_some_and(|t| {
                    let known = t
                        .known
                        .and_then(|known| known.entry().phrase(|| false, |_| None));
                    let unknown = || t.word.ends_with('s') || t.word.ends_with("ed");
                    let acts = known.map_or_else(unknown, |(_, role)| {
                        matches!(role, Role::Verb(_) | Role::Aux | Role::Be)
                    });
                    t.quote().is_some() || !t.capital && acts
                })
        };
        let article = || {
            // "Judge’s fury at council": no verb has an ending of possession.
            tokens[at].possessive
                || opens()
                || before(1).is_some_and(|t| t.possessive || opens_noun(t.word))
                || before(1).is_some_and(|t| {
                    t.kind == Kind::Word
                        && !t.word.ends_with('s')
                        && (!is_anybody(t) || is_word!(tokens[at], "judge"))
                }) && before(2).is_some_and(|t| is_word!(t, "a" | "an"))
        };
        let found = known.phrase(article, |i| {
            let token = tokens.get(at + i).filter(|t| t.kind == Kind::Word)?;
            Some(token.word)
        });
        let found = found.filter(|(_, role)| *role != Role::Party || tokens[at].capital);
        let verb = |role: &Role| matches!(role, Role::Verb(_));
        let found = found.filter(|(_, role)| !(tokens[at].possessive && verb(role)));
        // "at County Hall in May said": a month.
        let month = tokens[at].capital
            && is_word!(tokens[at], "may")
            && before(1).is_some_and(|t| t.role == Some(Role::Prep) || t.kind == Kind::Number);
        let found = found.filter(|_| !month);
        let Some((len, role)) = found else {
            at += 1;
            continue;
        };
        tokens[at].role = Some(role);
        tokens[at].phrase = u8::try_from(len).unwrap_or(1);
        for inside in &mut tokens[at + 1..at + len] {
            inside.phrase = 0;
            inside.role = None;
        }
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::{Source as Noun, Verb};
    use crate::extract::tokens::Source;
    use crate::model::Span;

    #[test]
    fn a_phrase_is_read_before_its_words() {
        let source = Source::new("Government inspectors pointed out");
        let mut tokens = Vec::new();
        source.read(Span::new(0, source.text.len()), &[], 0, &mut tokens);
        assert_eq!(tokens[0].role, Some(Role::Source(Noun::Ofsted)));
        assert_eq!(tokens[0].phrase, 2);
        assert_eq!(tokens[2].role, Some(Role::Verb(Verb::Say)));
    }
}
