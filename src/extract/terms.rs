//! What stands in marks as a name, a title or a term: nobody's words.

use super::attribute::Scene;
use super::key::is_word;
use super::lexicon::Role;
use super::mentions::{Mention, What};
use super::tokens::{Kind, Token};

/// Most words in a title that is no line of text.
const TITLE: usize = 5;

/// Whether the words between marks at `at` are what something is called.
pub(super) fn is_name_or_title(scene: &Scene<'_, '_>, at: usize, words: &str) -> bool {
    is_named(scene, at, words) || is_title_between(scene, at, words)
}

/// "Her paper, “Arguing with the Inspector”, found": between two commas, behind a paper.
fn is_title_between(scene: &Scene<'_, '_>, at: usize, words: &str) -> bool {
    let comma = |i: Option<usize>| {
        i.and_then(|i| scene.tokens.get(i))
            .is_some_and(|t| t.is(','))
    };
    let paper = |m: &Mention| m.end + 1 == at && matches!(m.what, What::Paper(_));
    comma(at.checked_sub(1))
        && comma(Some(at + 1))
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().count() <= TITLE
        && !words.ends_with(['.', ',', '!', '?'])
        && scene.mentions.iter().any(paper)
}

/// "singles out the “Harbour” hub": one word with a capital between an article and a noun is a name.
fn is_named(scene: &Scene<'_, '_>, at: usize, words: &str) -> bool {
    let det = at > 0 && scene.tokens[at - 1].role == Some(Role::Det);
    let noun = |t: &Token<'_>| t.kind == Kind::Word && !t.capital;
    let mut letters = words.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    det && capital && scene.tokens.get(at + 1).is_some_and(noun)
}

/// "training on what professionals call “adultification”": a term of people whom no list knows.
pub(super) fn is_term(scene: &Scene<'_, '_>, at: usize) -> bool {
    if at > 0 && is_word!(scene.tokens[at - 1], "so-called") {
        return true;
    }
    let call = at
        .checked_sub(1)
        .filter(|i| is_word!(scene.tokens[*i], "call" | "term"));
    let what = |call: usize| {
        scene.tokens[call.saturating_sub(3)..call]
            .iter()
            .any(|t| is_word!(t, "what"))
    };
    let named = scene.spoken.iter().any(|s| s.clause.end == at);
    call.is_some_and(what) && !named
}
