//! Whose a noun phrase is: the class that its head, the nouns before it and its complements give.

use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set, Source, Verb};
use super::mentions::{What, phrase_of, phrase_start};
use super::outside::{
    is_another_inspectorate, is_institution, is_outside_name, is_run_of_others, is_trades_own,
};
use super::owners::paper_owner;
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// How far to the right a post's body may stand, in tokens.
pub(super) const COMPLEMENT: usize = 16;

pub(super) fn lexicon_has(set: Set, word: &str) -> bool {
    Lexicon::get().has(set, word)
}

/// What the phrase from `start` with the source noun at `head` is; `words` are the noun's own.
pub(super) fn classify(tokens: &[Token<'_>], start: usize, head: usize, words: &str) -> What {
    let Some(Role::Source(noun)) = tokens[head].role else {
        return What::Unknown;
    };
    let owner = modifier(tokens, start, head);
    let foreign = tokens[start..head].iter().any(|t| t.has(Set::Foreign));
    let former = is_leaver(tokens, head + tokens[head].phrase())
        || tokens[start..head].iter().any(|t| t.has(Set::Former));
    let next = head + tokens[head].phrase();
    let complement = || complement(tokens, next);
    // "the reply to Ofsted": by somebody else.
    let addressed = tokens.get(next).is_some_and(|t| is_word!(t, "to"));
    match noun {
        Source::Ofsted | Source::Council if foreign => What::Body(SpeakerClass::Other),
        Source::Ofsted | Source::Officer | Source::Post if former => {
            What::Body(SpeakerClass::Other)
        }
        // Ofsted has regional and national directors, and so have charities and unions.
        Source::Ofsted if words.ends_with("director") => {
            What::Body(owner.or_else(complement).unwrap_or(SpeakerClass::Ofsted))
        }
        Source::Ofsted
            if owner == Some(SpeakerClass::Other)
                || is_trades_own(tokens, start, head)
                || is_another_inspectorate(tokens, head + tokens[head].phrase()) =>
        {
            What::Body(SpeakerClass::Other)
        }
        Source::Ofsted => What::Body(SpeakerClass::Ofsted),
        Source::Report => What::Paper(paper_owner(tokens, start, head, owner, foreign)),
        // "Unison members"
        Source::Officer if words == "members" && owner == Some(SpeakerClass::Other) => {
            What::Body(SpeakerClass::Other)
        }
        Source::Council | Source::Officer => What::Body(
            owner
                .filter(|c| {
                    // "the council's watchdog committee" watches the council.
                    let inspectors = tokens[start..head]
                        .iter()
                        .any(|t| t.word.starts_with("ofsted") || t.word.starts_with("inspect"));
                    *c == SpeakerClass::Ofsted && inspectors
                        || noun == Source::Council && lexicon_has(Set::Weak, words)
                })
                .unwrap_or(SpeakerClass::Council),
        ),
        Source::Other if tokens[start..head].iter().any(|t| t.has(Set::Own)) => {
            What::Body(SpeakerClass::Council)
        }
        // "Ofsted's new research shows"
        Source::Other if owner == Some(SpeakerClass::Ofsted) && tokens[head].has(Set::Review) => {
            What::Body(SpeakerClass::Ofsted)
        }
        Source::Outsider if is_in_charge(tokens, next) => What::Body(SpeakerClass::Council),
        // "an Ofsted source", "an insider at the inspectorate"
        Source::Outsider
            if matches!(words, "source" | "sources" | "insider" | "insiders")
                && let Some(class @ (SpeakerClass::Ofsted | SpeakerClass::Council)) =
                    owner.or_else(complement) =>
        {
            What::Body(class)
        }
        Source::Other | Source::Outsider => What::Body(SpeakerClass::Other),
        Source::Voice => What::Voice(
            owner
                .or_else(|| complement().filter(|_| !addressed))
                .or_else(|| posted(tokens, start, head, foreign)),
        ),
        // "says our chief executive, Jane Doe": on a charity's page; a council's own has directors and members.
        Source::Post
            if matches!(words, "chief executive" | "chair" | "founder")
                && is_word!(tokens[start], "our") =>
        {
            What::Body(owner.unwrap_or(SpeakerClass::Other))
        }
        Source::Post => What::Body(
            owner
                .or_else(complement)
                .unwrap_or_else(|| post_default(words, foreign)),
        ),
    }
}

/// "The woman in charge of children's services", "the man who runs the department": a post without its name.
fn is_in_charge(tokens: &[Token<'_>], next: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word);
    let runs = |at: usize| tokens.get(at).is_some_and(|t| t.has(Set::Running));
    let over = match (word(next), word(next + 1), word(next + 2)) {
        ("in" | "at", "charge" | "helm", "of") => next + 3,
        ("at", "the", "helm" | "head" | "top") | ("brought", "in", "to") => next + 4,
        ("responsible", "for", _) => next + 2,
        ("who", _, _) if runs(next + 1) => next + 2,
        ("running" | "leading" | "overseeing", ..) => next + 1,
        _ => return false,
    };
    let mut object = tokens
        .iter()
        .skip(over)
        .take(6)
        .take_while(|t| !matches!(t.kind, Kind::Sign(_)));
    object.any(|t| {
        t.role == Some(Role::Source(Source::Council)) || is_word!(t, "protecting" | "children")
    })
}

/// "the director's email": a post that owns a paper.
pub(super) fn posted(
    tokens: &[Token<'_>],
    start: usize,
    head: usize,
    foreign: bool,
) -> Option<SpeakerClass> {
    let post = |i: &usize| {
        let last = (i + tokens[*i].phrase().max(1)).min(tokens.len()) - 1;
        tokens[*i].role == Some(Role::Source(Source::Post)) && tokens[last].possessive
    };
    let at = (start..head).find(post)?;
    Some(post_default(&phrase_of(tokens, at), foreign))
}

/// "a social worker who left": the post is held no longer.
fn is_leaver(tokens: &[Token<'_>], next: usize) -> bool {
    let next = next + usize::from(tokens.get(next).is_some_and(|t| t.is(',')));
    let who = tokens.get(next).is_some_and(|t| is_word!(t, "who"));
    let verbs = tokens.iter().skip(next + 1).take(2);
    who && verbs.into_iter().any(|t| t.has(Set::Leaving))
}

fn post_default(words: &str, foreign: bool) -> SpeakerClass {
    if foreign || lexicon_has(Set::OutsidePost, words) {
        SpeakerClass::Other
    } else {
        SpeakerClass::Council
    }
}

/// The class of the nearest body before the head within its phrase.
fn modifier(tokens: &[Token<'_>], start: usize, head: usize) -> Option<SpeakerClass> {
    let institution = |t: &Token<'_>| lexicon_has(Set::Institution, t.word);
    // "a university spokesperson"
    let foreign = |i: usize| i > start && lexicon_has(Set::Foreign, tokens[i - 1].word);
    (start..head).rev().find_map(|i| match tokens[i].role {
        // "the health inspectors' report"
        Some(Role::Source(Source::Ofsted)) if foreign(i) => Some(SpeakerClass::Other),
        Some(Role::Source(Source::Ofsted)) => Some(SpeakerClass::Ofsted),
        Some(Role::Source(Source::Council | Source::Officer) | Role::Party) => {
            Some(SpeakerClass::Council)
        }
        Some(Role::Source(Source::Other | Source::Outsider)) => Some(SpeakerClass::Other),
        // "the firm’s operations director"
        None if tokens[i].possessive
            && tokens[i].has(Set::Organisation)
            && tokens[head].role == Some(Role::Source(Source::Post)) =>
        {
            Some(SpeakerClass::Other)
        }
        None if institution(&tokens[i])
            && tokens[head].role == Some(Role::Source(Source::Voice)) =>
        {
            Some(SpeakerClass::Other)
        }
        _ => None,
    })
}

/// The class of the body that "of", "for", "at" or "from" names after a post.
pub(super) fn complement(tokens: &[Token<'_>], from: usize) -> Option<SpeakerClass> {
    // "a motion tabled by Labour"
    let by = tokens.get(from + 1).is_some_and(|t| is_word!(t, "by"));
    let from = from + usize::from(by && tokens[from].word.ends_with("ed"));
    let link = tokens.get(from)?;
    if !is_word!(
        link,
        "of" | "for" | "at" | "from" | "in" | "with" | "within" | "to" | "by"
    ) {
        return None;
    }
    let mut at = from;
    while at < tokens.len().min(from + COMPLEMENT) {
        let token = &tokens[at];
        let conj = token.role == Some(Role::Conj) && !is_word!(token, "and");
        if !describes(token) || conj {
            return None;
        }
        match token.role {
            // "by HM Inspectorate of Probation"
            Some(Role::Source(Source::Ofsted))
                if tokens[at - 1].has(Set::Foreign)
                    || is_another_inspectorate(tokens, at + token.phrase()) =>
            {
                return Some(SpeakerClass::Other);
            }
            // "in the week that the inspectors arrived": when, and not whose.
            Some(Role::Source(Source::Ofsted))
                if tokens[from..at].iter().any(|t| {
                    is_word!(
                        t,
                        "week" | "month" | "year" | "day" | "days" | "weeks" | "summer"
                    )
                }) =>
            {
                return None;
            }
            Some(Role::Source(Source::Ofsted)) => return Some(SpeakerClass::Ofsted),
            // "from the leader to Ofsted"
            _ if is_word!(token, "to") && at > from => return None,
            // "for the council workers' union"
            Some(Role::Source(Source::Council | Source::Officer))
                if is_run_of_others(tokens, at) =>
            {
                return Some(SpeakerClass::Other);
            }
            Some(Role::Source(Source::Council | Source::Officer) | Role::Party) => {
                let foreign = tokens[at - 1].has(Set::Foreign);
                return Some(if foreign {
                    SpeakerClass::Other
                } else {
                    SpeakerClass::Council
                });
            }
            // "director of Children and Families"
            Some(Role::Source(Source::Outsider))
                if token.has(Set::Department)
                    && (token.capital
                        || is_word!(tokens[at - 1], "and")
                            && tokens[at - 2].has(Set::Department)) =>
            {
                at += 1;
            }
            Some(Role::Source(Source::Other | Source::Outsider)) => {
                return Some(SpeakerClass::Other);
            }
            Some(Role::Prep) if is_outside_name(tokens, at + 1) => {
                return Some(SpeakerClass::Other);
            }
            _ if is_institution(tokens, from, at) => return Some(SpeakerClass::Other),
            _ => at += token.phrase().max(1),
        }
    }
    None
}

/// Whether a token may stand in the description of a person.
pub(super) fn describes(token: &Token<'_>) -> bool {
    let verbal = matches!(
        token.role,
        Some(Role::Verb(_) | Role::Aux | Role::Be | Role::Pronoun(_) | Role::According)
    );
    let modal = token.role == Some(Role::Modal) && !is_word!(token, "to");
    // "was appointed director after Ofsted published": what happened before says nothing of her.
    let when = is_word!(
        token,
        "after" | "before" | "when" | "since" | "until" | "because"
    );
    matches!(token.kind, Kind::Word | Kind::Number) && !verbal && !modal && !when
}

/// The class that a run of words gives the person it describes: "cabinet member for children at Marshshire Council".
pub(crate) fn class_of_description(tokens: &[Token<'_>]) -> Option<SpeakerClass> {
    let mut at = 0;
    let mut party = None;
    while at < tokens.len() {
        match tokens[at].role {
            // "Jane Doe, for the opposition": in Parliament as often as in a town hall.
            Some(Role::Source(Source::Council))
                if is_word!(tokens[at], "opposition") && last_of_run(tokens, at) == at => {}
            Some(Role::Source(_)) => {
                let head = last_of_run(tokens, at);
                let words = phrase_of(tokens, head);
                return match classify(tokens, phrase_start(tokens, head), head, &words) {
                    What::Body(class) | What::Voice(Some(class)) | What::Paper(Some(class)) => {
                        Some(class)
                    }
                    _ => None,
                };
            }
            Some(Role::Party) => party = Some(SpeakerClass::Council),
            Some(Role::Verb(Verb::Say | Verb::Show)) => return party,
            _ => {}
        }
        at += tokens[at].phrase().max(1);
    }
    party
}

/// The last source noun of an unbroken run that starts at `at`.
pub(super) fn last_of_run(tokens: &[Token<'_>], at: usize) -> usize {
    let mut head = at;
    let mut next = at + tokens[at].phrase();
    while let Some(token) = tokens.get(next) {
        match (token.kind, token.role) {
            (Kind::Word, Some(Role::Source(_))) => head = next,
            (Kind::Word, None) => {}
            _ => break,
        }
        next += token.phrase().max(1);
    }
    head
}
