//! Which words are a person's name, by their shape and by what stands beside them.

use super::bodies::organisation_end;
use super::gender::Gender;
use super::key::is_word;
use super::lexicon::{Role, Set, Source, Verb};
use super::people::LONGEST_NAME;
use super::posts::became;
use super::tokens::{Kind, Token};

pub(super) fn is_title(token: &Token<'_>) -> bool {
    token.capital && (token.role == Some(Role::Title) || token.has(Set::Titled))
}

/// A word that may be part of a name.
pub(super) fn is_name_word(token: &Token<'_>) -> bool {
    // "Chief Inspector Jane Doe": the words of a post are no part of the name.
    let plain = token.kind == Kind::Word
        && token.phrase() > 0
        && token.capital
        && token
            .role
            .is_none_or(|r| r == Role::Party && token.phrase() == 1);
    let plain = plain || is_word!(token, "will") && token.capital && token.kind == Kind::Word;
    let first_person = token.word.starts_with("i'") || token.word.starts_with("i’");
    plain
        && !first_person
        && !is_word!(token, "judge" | "justice")
        && token.word.len() > 1
        && !token.has(Set::NotName)
}

pub(super) fn is_name_part(tokens: &[Token<'_>], at: usize) -> bool {
    is_name_word(&tokens[at]) || is_word!(tokens[at], "de" | "van" | "der" | "al" | "bin" | "von")
}

/// One past the last token of a name that starts at `at`; `at` itself when none does.
pub(super) fn name_end(tokens: &[Token<'_>], at: usize) -> usize {
    let will = is_word!(tokens[at], "will")
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.capital && t.role.is_none() && is_name_word(t));
    if !is_name_word(&tokens[at]) || tokens[at].role.is_some() && !will {
        return at;
    }
    let mut end = at;
    while end < tokens.len().min(at + LONGEST_NAME) && is_name_part(tokens, end) {
        end += 1;
        if tokens[end - 1].possessive {
            break;
        }
    }
    let titled = at > 0 && is_title(&tokens[at - 1]);
    let council_follows = tokens.get(end).is_some_and(|t| {
        matches!(t.role, Some(Role::Source(_)))
            && t.capital
            && !is_word!(t, "mp" | "kc" | "qc" | "hmi")
    });
    let aged = tokens.get(end).is_some_and(|t| t.is(','))
        && tokens
            .iter()
            .skip(end + 1)
            .take(2)
            .any(|t| t.kind == Kind::Number);
    match end - at {
        // "owned by Brightlea Care"
        1 if !titled
            && !aged
            && !is_attributed(tokens, at)
            && !is_called(tokens, at)
            && organisation_end(tokens, end) == end =>
        {
            at
        }
        _ if council_follows && !titled => at,
        _ => end,
    }
}

/// "Sgt Jane Doe", "Inspector Jane Doe", "Chief Inspector Jane Doe" beside the police: a rank, no inspector of services.
pub(super) fn is_police_rank(tokens: &[Token<'_>], name: usize) -> bool {
    if name > 0 && tokens[name - 1].has(Set::Force) {
        return true;
    }
    let rank = name > 0 && is_word!(tokens[name - 1], "inspector") && tokens[name - 1].capital;
    let first = (0..name).rfind(|i| tokens[*i].phrase() > 0);
    let whose = first.and_then(|i| i.checked_sub(1)).map(|i| tokens[i].word);
    let own = matches!(whose, Some("ofsted" | "lead" | "majesty" | "hm" | "senior"));
    let police = |t: &Token<'_>| t.has(Set::Force) || is_word!(t, "arrested" | "officers");
    rank && !own && tokens.iter().any(police)
}

/// "Jane Doe (Lab, Mill Lane)", "(Mill Lane, Con)": beside a party, in brackets, stands whom a councillor sits for.
pub(super) fn is_ward(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let party = |t: &Token<'_>| t.role == Some(Role::Party);
    let inside = |t: &&Token<'_>| !t.is('(') && !t.is(')');
    // No further than a ward and a party take: a line of names may be very long.
    let before = tokens[..at].iter().rev().take(LONGEST_NAME + 1);
    let before = before.take_while(inside).count();
    let after = tokens[end..].iter().take(LONGEST_NAME + 1);
    let after = after.take_while(inside).count();
    before < at
        && end + after < tokens.len()
        && before + after <= LONGEST_NAME
        && (tokens[at - before..at].iter().any(party) || tokens[end..end + after].iter().any(party))
}

/// "“…,” says Niamh, who …": a first name alone, after its verb and the words.
fn is_attributed(tokens: &[Token<'_>], name: usize) -> bool {
    let verb = name
        .checked_sub(1)
        .is_some_and(|i| matches!(tokens[i].role, Some(Role::Verb(Verb::Say))));
    let words = name
        .checked_sub(2)
        .is_some_and(|i| tokens[i].quote().is_some());
    let ends = tokens.get(name + 1).is_none_or(|t| t.is(',') || t.is('.'));
    verb && words && ends
}

/// "Kelly, whose real name we are not using", "Dan, a social worker in the north", "Leila would like", "a girl called Jo":
/// a first name is enough where the words around it can only be said of a person.
pub(super) fn is_called(tokens: &[Token<'_>], name: usize) -> bool {
    let word = tokens[name].word;
    let listed = Gender::of_name(word).is_some();
    let called = name > 0
        && is_word!(
            tokens[name - 1],
            "called" | "named" | "call" | "meet" | "met" | "meets"
        );
    let Some(next) = tokens.get(name + 1).filter(|_| !tokens[name].possessive) else {
        return called;
    };
    let aside = tokens.get(name + 2).map(|t| t.word);
    // "a manager at Tillinghurst, who did not wish to be named": a place.
    let place = !listed && name > 0 && tokens[name - 1].is_preposition();
    // "Leanne, not her real name, told"
    let disguised =
        matches!(aside, Some("not")) && tokens.get(name + 4).is_some_and(|t| is_word!(t, "real"));
    // "Jodie, which isn't her real name, said"
    let disguised = disguised
        || matches!(aside, Some("which"))
            && tokens[name..].iter().take(7).any(|t| is_word!(t, "real"));
    let dash = matches!(next.kind, Kind::Sign('-' | '–' | '—')) && disguised;
    let who =
        (next.is(',') || dash) && (disguised || matches!(aside, Some("who" | "whose"))) && !place;
    let plural = word.ends_with('s') && !listed;
    let described = next.is(',')
        && matches!(aside, Some("a" | "an" | "one" | "the"))
        && (listed || is_one_person(&tokens[name + 2..]));
    let plain = next.kind == Kind::Word && !next.capital && next.role.is_none();
    let acts = plain && (next.word.ends_with('s') || next.word.ends_with("ed"))
        || is_word!(
            next,
            "left"
                | "came"
                | "went"
                | "took"
                | "grew"
                | "spent"
                | "knew"
                | "got"
                | "made"
                | "ran"
                | "met"
                | "lost"
                | "kept"
                | "had"
        )
        || matches!(
            next.role,
            Some(Role::Aux | Role::Be | Role::Modal | Role::Verb(Verb::Say))
        );
    let is = is_word!(next, "is" | "has");
    let one = || {
        tokens
            .iter()
            .skip(name + 2)
            .take(2)
            .any(|t| is_word!(t, "a" | "an"))
    };
    let comes = || {
        next.kind == Kind::Word
            && !next.capital
            && !plural
            && (!is || one())
            && became(tokens, name + 1).is_some()
    };
    called || who && !plural || described && !plural || listed && acts || comes()
}

/// "a newly qualified social worker who …": the noun of the phrase is a person's.
fn is_one_person(tokens: &[Token<'_>]) -> bool {
    let noun = tokens.iter().skip(1).take_while(|t| {
        t.kind == Kind::Word && matches!(t.role, None | Some(Role::Source(_) | Role::Party))
    });
    let last = noun.filter(|t| t.phrase() > 0).last();
    last.is_some_and(|t| {
        matches!(
            t.role,
            Some(Role::Source(
                Source::Officer | Source::Outsider | Source::Post
            ))
        ) && !t.word.ends_with('s')
    })
}

/// Whether what follows a name says that its bearer speaks.
pub(super) fn speaks(tokens: &[Token<'_>], next: &Token<'_>, at: usize) -> bool {
    match next.role {
        Some(Role::Verb(Verb::Say | Verb::Call)) => true,
        Some(Role::Aux | Role::Adverb) => tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.role, Some(Role::Verb(Verb::Say)))),
        _ => next.is(':'),
    }
}
