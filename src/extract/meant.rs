//! Which noun phrase of its own sentence a pronoun, a letter or a statement stands for.

use super::lexicon::{Pronoun, Role};
use super::mentions::{Mention, What};
use super::tokens::Token;

/// "The leader, Jane Doe, was heckled as she explained": a pronoun means the subject of its own sentence first.
pub(super) fn subject_before<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let fits = |n: &&Mention| {
        let object = n.start.checked_sub(1).is_some_and(|i| {
            tokens[i].is_preposition()
                || matches!(tokens[i].role, Some(Role::Verb(_)))
                || matches!(tokens[i].word, "and" | "or" | "but")
        });
        let owner = tokens[n.end - 1].possessive;
        let kind = match found[m].what {
            What::Pronoun(Pronoun::Person) => matches!(n.what, What::Person(_)),
            What::Pronoun(Pronoun::Body) => {
                n.start <= 2
                    && !n.one_person
                    && !n.weak
                    && matches!(n.what, What::Body(_) | What::Paper(_))
                    && (tokens[n.end - 1].capital || !tokens[n.end - 1].word.ends_with('s'))
            }
            What::Pronoun(Pronoun::Group) => {
                matches!(n.what, What::Body(_))
                    && !n.one_person
                    && !n.weak
                    && (tokens[n.end - 1].word.ends_with('s') || tokens[n.end - 1].word == "people")
            }
            _ => false,
        };
        kind && !object && !owner
    };
    found[..m].iter().find(fits)
}

/// "Though it acknowledged …, Ofsted said": the pronoun of a clause that opens the sentence means the body after it.
pub(super) fn foreshadowed<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let opens = tokens.first().is_some_and(|t| {
        matches!(
            t.word,
            "though" | "although" | "while" | "whilst" | "when" | "in"
        )
    });
    let letter = tokens[0].word == "in" && found[m].what == What::Paper(None);
    let pronoun = (letter || found[m].what == What::Pronoun(Pronoun::Body)) && found[m].start == 1;
    found[m + 1..]
        .iter()
        .find(|n| {
            let after_comma = n.start.checked_sub(1).is_some_and(|i| tokens[i].is(','));
            after_comma
                && (matches!(n.what, What::Body(_) | What::Paper(_)) && !n.one_person || letter)
        })
        .filter(|_| opens && pronoun)
}

/// "The branch of the union put out a statement describing …": the statement is by whoever puts it out.
pub(super) fn putting_out<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let statement = found[m].what == What::Voice(None)
        && !found[m].one_person
        && matches!(tokens[found[m].start].word, "a" | "another");
    let by = |n: &&Mention| {
        let clear = n
            .start
            .checked_sub(1)
            .is_none_or(|i| !tokens[i].is_preposition() || tokens[i].word == "of");
        clear && matches!(n.what, What::Body(_) | What::Person(_))
    };
    found[..m].iter().find(by).filter(|_| statement)
}
