//! Whose a noun phrase is: the class that its head, the nouns before it and its complements give.

use super::lexicon::{Lexicon, Role, Set, Source, Verb};
use super::mentions::{What, phrase_of, phrase_start};
use super::outside::{
    is_another_inspectorate, is_institution, is_outside_name, is_run_of_others, is_trades_own,
};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// How far to the right a post's body may stand, in tokens.
const COMPLEMENT: usize = 16;

/// How far to the right of "a report to the committee" its author may be named, in tokens.
const AUTHOR: usize = 6;

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
    let addressed = tokens.get(next).is_some_and(|t| t.word == "to");
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
        ("at", "the", "helm" | "head" | "top") => next + 4,
        ("responsible", "for", _) => next + 2,
        ("who", _, _) if runs(next + 1) => next + 2,
        ("running" | "leading" | "overseeing", ..) => next + 1,
        ("brought", "in", "to") => next + 4,
        _ => return false,
    };
    let mut object = tokens
        .iter()
        .skip(over)
        .take(6)
        .take_while(|t| !matches!(t.kind, Kind::Sign(_)));
    object.any(|t| {
        t.role == Some(Role::Source(Source::Council)) || matches!(t.word, "protecting" | "children")
    })
}

/// "the director's email": a post that owns a paper.
fn posted(tokens: &[Token<'_>], start: usize, head: usize, foreign: bool) -> Option<SpeakerClass> {
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
    let who = tokens.get(next).is_some_and(|t| t.word == "who");
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
    let by = tokens.get(from + 1).is_some_and(|t| t.word == "by");
    let from = from + usize::from(by && tokens[from].word.ends_with("ed"));
    let link = tokens.get(from)?;
    if !matches!(
        link.word,
        "of" | "for" | "at" | "from" | "in" | "with" | "within" | "to" | "by"
    ) {
        return None;
    }
    let mut at = from;
    while at < tokens.len().min(from + COMPLEMENT) {
        let token = &tokens[at];
        let conj = token.role == Some(Role::Conj) && token.word != "and";
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
            Some(Role::Source(Source::Ofsted)) => return Some(SpeakerClass::Ofsted),
            // "from the leader to Ofsted"
            _ if token.word == "to" && at > from => return None,
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
                        || tokens[at - 1].word == "and" && tokens[at - 2].has(Set::Department)) =>
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
    let modal = token.role == Some(Role::Modal) && token.word != "to";
    matches!(token.kind, Kind::Word | Kind::Number) && !verbal && !modal
}

/// Whose paper it is: "Ofsted report", "the council's report", "a report by consultants", "a report to cabinet".
fn paper_owner(
    tokens: &[Token<'_>],
    start: usize,
    head: usize,
    owner: Option<SpeakerClass>,
    foreign: bool,
) -> Option<SpeakerClass> {
    // "the chief executive's letter"
    let owner = owner.or_else(|| posted(tokens, start, head, foreign));
    if owner.is_some() {
        return owner;
    }
    let before = &tokens[start..head];
    if before.iter().any(|t| t.has(Set::Own)) {
        return Some(SpeakerClass::Council);
    }
    let its = matches!(tokens[start].word, "its" | "their");
    if foreign && !its
        || before
            .iter()
            .any(|t| t.possessive && t.capital && t.role.is_none())
    {
        return Some(SpeakerClass::Other);
    }
    let after = head + tokens[head].phrase();
    // "the inspection of the prison"
    let of = tokens
        .get(after)
        .is_some_and(|t| matches!(t.word, "of" | "into" | "on"));
    let mut inspected = tokens.iter().skip(after + 1).take(3);
    if of && inspected.any(|t| t.has(Set::Inspected)) {
        return Some(SpeakerClass::Other);
    }
    // "a different report, by the Centre for Family Policy, warned"
    let aside = tokens.get(after).is_some_and(|t| t.is(','))
        && tokens.get(after + 1).is_some_and(|t| t.word == "by");
    let after = after + usize::from(aside);
    // "A letter signed by 40 academics", "a second report, commissioned by the NHS,"
    let comma = usize::from(tokens.get(after).is_some_and(|t| t.is(',')));
    let made = tokens.get(after + comma).is_some_and(|t| {
        matches!(
            t.word,
            "commissioned"
                | "written"
                | "signed"
                | "authored"
                | "compiled"
                | "drafted"
                | "published"
                | "issued"
                | "produced"
                | "prepared"
        )
    });
    if made
        && tokens
            .get(after + comma + 1)
            .is_some_and(|t| t.word == "by")
    {
        return Some(complement(tokens, after + comma + 1).unwrap_or(SpeakerClass::Other));
    }
    if is_committee_paper(tokens, after) {
        return Some(SpeakerClass::Council);
    }
    // "a report of the assistant director"
    let of_post = || {
        let from = after + 1 + usize::from(tokens.get(after + 1).is_some_and(|t| t.word == "the"));
        let holder = tokens.get(from..)?.iter().take(2).find_map(|t| t.role)?;
        let post = matches!(holder, Role::Source(Source::Post | Source::Officer));
        let run = tokens[from..]
            .iter()
            .take(COMPLEMENT)
            .take_while(|t| describes(t))
            .count();
        class_of_description(&tokens[from..from + run]).filter(|_| post)
    };
    if tokens.get(after).is_some_and(|t| t.word == "of")
        && let Some(class) = of_post()
    {
        return Some(class);
    }
    let author = (after..tokens.len().min(after + AUTHOR)).find(|i| tokens[*i].word == "by");
    let addressed = tokens.get(after).is_some_and(|t| t.word == "to");
    let after = author.filter(|_| addressed).unwrap_or(after);
    let link = tokens
        .get(after)
        .filter(|t| matches!(t.word, "by" | "from" | "to"))?;
    let by_post = || {
        let run = tokens[after + 1..]
            .iter()
            .take(COMPLEMENT)
            .take_while(|t| describes(t) && t.word != "to")
            .count();
        class_of_description(&tokens[after + 1..after + 1 + run]).filter(|_| link.word != "to")
    };
    match (link.word, complement(tokens, after).or_else(by_post)) {
        // "a third visit to the trust": no paper laid before it.
        ("to", _) if is_visit(tokens[after - 1].word) => None,
        ("to", Some(SpeakerClass::Council))
            if tokens.get(after + 1).is_some_and(|t| t.word != "the")
                && !tokens[head].word.starts_with("letter")
                || is_sitting(tokens, after + 1) =>
        {
            Some(SpeakerClass::Council)
        }
        // "Letters to parents were described as": the service's own.
        ("to", Some(SpeakerClass::Other)) if tokens[head].word == "letters" => {
            Some(SpeakerClass::Council)
        }
        // "An open letter to Ofsted says": anybody's but theirs.
        ("to", Some(SpeakerClass::Ofsted)) => Some(SpeakerClass::Unattributed),
        ("to", _) => None,
        // "The report, by a team of six": whoever they are, it is no paper of the council's.
        (_, Some(SpeakerClass::Council)) if aside => None,
        (_, Some(class)) => Some(class),
        ("by", None) if tokens.get(after + 1).is_some_and(|t| t.capital) => {
            Some(SpeakerClass::Other)
        }
        _ => None,
    }
}

/// What inspectors do at a place, and no paper.
fn is_visit(noun: &str) -> bool {
    ["visit", "visits", "inspection", "inspections"].contains(&noun)
}

/// "a report prepared for the meeting", "presented to members", "going before cabinet": officers wrote it.
fn is_committee_paper(tokens: &[Token<'_>], after: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word);
    let made = matches!(
        word(after),
        "prepared" | "presented" | "submitted" | "written" | "going" | "put" | "tabled"
    );
    let link = matches!(word(after + 1), "for" | "to" | "before" | "at");
    let article = matches!(word(after + 2), "the" | "a" | "its" | "next" | "this");
    let mut goal = (tokens.iter().skip(after + 2 + usize::from(article))).take(3);
    made && link && goal.any(|t| t.has(Set::Sitting) || t.word == "council")
}

/// "a report to the scrutiny committee": officers write it, and nobody else.
fn is_sitting(tokens: &[Token<'_>], from: usize) -> bool {
    let words = tokens.iter().skip(from).take(COMPLEMENT);
    words
        .take_while(|t| describes(t))
        .take(5)
        .any(|t| t.phrase() > 0 && t.has(Set::Sitting))
}

/// The class that a run of words gives the person it describes: "cabinet member for children at Marshshire Council".
pub(crate) fn class_of_description(tokens: &[Token<'_>]) -> Option<SpeakerClass> {
    let mut at = 0;
    let mut party = None;
    while at < tokens.len() {
        match tokens[at].role {
            // "Jane Doe, for the opposition": in Parliament as often as in a town hall.
            Some(Role::Source(Source::Council))
                if tokens[at].word == "opposition" && last_of_run(tokens, at) == at => {}
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
