//! Small words between a subject and its verb, or between a noun and its complement.

use super::key::is_word;
use super::lexicon::Set;
use super::tokens::{Kind, Token};

/// "The minister steps in after Ofsted condemns": a word of time or cause opens a clause of its own.
pub(super) fn links_complement(token: &Token<'_>) -> bool {
    let apart = is_word!(
        token,
        "after"
            | "before"
            | "since"
            | "following"
            | "despite"
            | "until"
            | "during"
            | "amid"
            | "as"
            | "than"
    );
    token.is_preposition() && !apart
}

/// Whether no comma parts "who" from the noun before it.
pub(super) fn relative_start_is_bare(tokens: &[Token<'_>], start: usize) -> bool {
    start > 0 && !tokens[start - 1].is(',')
}

/// "this week", "last month", "yesterday morning": when somebody spoke stands before their verb as often as behind it.
pub(super) fn is_time(words: &[Token<'_>]) -> bool {
    match words {
        [only] => tells_when(only),
        [first, rest @ ..] => tells_when(first) && rest.iter().all(is_unit),
        [] => false,
    }
}

/// "yesterday", "this" of "this week".
pub(super) fn tells_when(token: &Token<'_>) -> bool {
    is_word!(
        token,
        "this" | "last" | "yesterday" | "today" | "tonight" | "later"
    )
}

/// "week", "spring".
pub(super) fn is_unit(token: &Token<'_>) -> bool {
    is_word!(
        token,
        "week"
            | "month"
            | "year"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "weekend"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "time"
            | "day"
    )
}

/// Months and other capitalised words are nobody's name.
pub(super) fn is_no_name(token: &Token<'_>) -> bool {
    is_word!(token, "i" | "we" | "you" | "they") || token.has(Set::NotName)
}

/// "an analysis by this magazine of inspections": whether these tokens, the last of them "of", end what a study is of.
pub(super) fn is_of_study(before: &[Token<'_>]) -> bool {
    let phrase = before
        .iter()
        .rev()
        .take_while(|t| matches!(t.kind, Kind::Word | Kind::Number));
    let mut study = phrase.skip_while(|t| !t.has(Set::Review)).skip(1);
    study.next().is_some_and(|t| is_word!(t, "a" | "an"))
}
