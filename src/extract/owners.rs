//! Whose paper a noun phrase is: "Ofsted report", "a report by consultants", "a letter to the director".

use super::adjunct::{is_unit, tells_when};
use super::key::is_word;
use super::lexicon::{Role, Set, Source};
use super::tokens::{Kind, Token};
use super::whose::{COMPLEMENT, class_of_description, complement, describes, posted};
use crate::model::SpeakerClass;

/// How far to the right of "a report to the committee" its author may be named, in tokens.
const AUTHOR: usize = 6;

/// Whose paper it is: "Ofsted report", "the council's report", "a report by consultants", "a report to cabinet".
pub(super) fn paper_owner(
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
    let its = is_word!(tokens[start], "its" | "their");
    // "Stourhaven’s previous inspection": of what was inspected, not by it.
    let again = is_word!(tokens[head], "inspection" | "inspections")
        && before
            .last()
            .is_some_and(|t| is_word!(t, "previous" | "last" | "latest" | "first" | "full"));
    let named = |t: &Token<'_>| t.possessive && t.capital && t.role.is_none();
    if foreign && !its || !again && before.iter().any(named) {
        return Some(SpeakerClass::Other);
    }
    let after = head + tokens[head].phrase();
    // "a notice on the council’s website"
    let posted = is_word!(tokens[head], "notice" | "notices")
        && tokens.get(after).is_some_and(|t| is_word!(t, "on"));
    let mut place = tokens.iter().skip(after + 1).take(4);
    if posted && place.any(|t| is_word!(t, "website" | "site" | "page" | "door" | "noticeboard")) {
        return complement(tokens, after).or(Some(SpeakerClass::Council));
    }
    // "the inspection of the prison"
    let of = tokens
        .get(after)
        .is_some_and(|t| is_word!(t, "of" | "into" | "on"));
    let mut inspected = tokens.iter().skip(after + 1).take(3);
    if of && inspected.any(|t| t.has(Set::Inspected)) {
        return Some(SpeakerClass::Other);
    }
    // "One letter of objection said"
    let objects = |t: &Token<'_>| {
        is_word!(
            t,
            "objection" | "complaint" | "support" | "thanks" | "protest" | "resignation"
        )
    };
    if of && tokens.get(after + 1).is_some_and(objects) {
        return Some(SpeakerClass::Other);
    }
    // "a different report, by the Centre for Family Policy, warned"
    let aside = tokens.get(after).is_some_and(|t| t.is(','))
        && tokens.get(after + 1).is_some_and(|t| is_word!(t, "by"));
    let after = after + usize::from(aside);
    // "A letter signed by 40 academics", "a second report, commissioned by the NHS,", "The papers, which were written by officers,"
    let comma = usize::from(tokens.get(after).is_some_and(|t| t.is(',')));
    let which = (tokens.get(after + comma)).is_some_and(|t| is_word!(t, "which" | "that"));
    let linked = |t: &&Token<'_>| matches!(t.role, Some(Role::Be | Role::Aux | Role::Adverb));
    let links = tokens.iter().skip(after + comma + 1).take_while(linked);
    let made = after + comma + usize::from(which) + links.filter(|_| which).count();
    if tokens.get(made).is_some_and(|t| t.has(Set::Making))
        && tokens.get(made + 1).is_some_and(|t| is_word!(t, "by"))
    {
        return Some(complement(tokens, made + 1).unwrap_or(SpeakerClass::Other));
    }
    if is_committee_paper(tokens, after) {
        return Some(SpeakerClass::Council);
    }
    // "a report of the assistant director"
    let of_post = || {
        let from =
            after + 1 + usize::from(tokens.get(after + 1).is_some_and(|t| is_word!(t, "the")));
        let holder = tokens.get(from..)?.iter().take(2).find_map(|t| t.role)?;
        let post = matches!(holder, Role::Source(Source::Post | Source::Officer));
        let run = tokens[from..]
            .iter()
            .take(COMPLEMENT)
            .take_while(|t| describes(t))
            .count();
        class_of_description(&tokens[from..from + run]).filter(|_| post)
    };
    if tokens.get(after).is_some_and(|t| is_word!(t, "of"))
        && let Some(class) = of_post()
    {
        return Some(class);
    }
    addressed(tokens, head, after, aside)
}

/// "a report by consultants", "a letter from the minister", "a report to cabinet": whose a paper is by whom it comes from or goes to.
fn addressed(tokens: &[Token<'_>], head: usize, after: usize, aside: bool) -> Option<SpeakerClass> {
    let author = (after..tokens.len().min(after + AUTHOR)).find(|i| is_word!(tokens[*i], "by"));
    let addressed = tokens.get(after).is_some_and(|t| is_word!(t, "to"));
    let after = author.filter(|_| addressed).unwrap_or(after);
    let link = tokens
        .get(after)
        .filter(|t| is_word!(t, "by" | "from" | "to"))?;
    let by_post = || {
        let run = tokens[after + 1..]
            .iter()
            .take(COMPLEMENT)
            .take_while(|t| describes(t) && !is_word!(t, "to"))
            .count();
        class_of_description(&tokens[after + 1..after + 1 + run]).filter(|_| !is_word!(link, "to"))
    };
    match (link.word, complement(tokens, after).or_else(by_post)) {
        // "a third visit to the trust": no paper laid before it.
        ("to", _) if is_visit(tokens[after - 1].word) => None,
        ("to", Some(SpeakerClass::Council))
            if tokens.get(after + 1).is_some_and(|t| !is_word!(t, "the"))
                && !tokens[head].word.starts_with("letter")
                || is_sitting(tokens, after + 1) =>
        {
            Some(SpeakerClass::Council)
        }
        // "a report to the board", "a report to cabinet": officers write it, whatever it is laid before.
        ("to", None) if is_word!(tokens[head], "report" | "paper") => Some(SpeakerClass::Council),
        // "Letters to parents were described as": the service's own.
        ("to", Some(SpeakerClass::Other)) if is_word!(tokens[head], "letters") => {
            Some(SpeakerClass::Council)
        }
        // "An open letter to Ofsted says": anybody's but theirs.
        ("to", Some(SpeakerClass::Ofsted)) => Some(SpeakerClass::Unattributed),
        ("to", _) => None,
        // "The report, by a team of six": whoever they are, it is no paper of the council's.
        (_, Some(SpeakerClass::Council)) if aside => None,
        (_, Some(class)) => Some(class),
        // "a report by a consultant": whoever it is, it is one of many.
        ("by", None)
            if tokens
                .get(after + 1)
                .is_some_and(|t| t.capital || is_word!(t, "a" | "an" | "another")) =>
        {
            Some(SpeakerClass::Other)
        }
        // "a report by neighbours", "a letter from the quartermaster": somebody's whom no list knows.
        ("by" | "from", None) if is_somebody(tokens, after + 1) => Some(SpeakerClass::Unattributed),
        _ => None,
    }
}

/// A noun that is no date, of somebody who writes.
fn is_somebody(tokens: &[Token<'_>], from: usize) -> bool {
    let det = (tokens.get(from))
        .is_some_and(|t| t.role == Some(Role::Det) || is_word!(t, "her" | "his" | "its" | "their"));
    let noun = tokens.get(from + usize::from(det));
    noun.is_some_and(|t| {
        t.kind == Kind::Word && !t.capital && t.role.is_none() && !tells_when(t) && !is_unit(t)
    })
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
    made && link && goal.any(|t| t.has(Set::Sitting) || is_word!(t, "council"))
}

/// "a report to the scrutiny committee": officers write it, and nobody else.
fn is_sitting(tokens: &[Token<'_>], from: usize) -> bool {
    let words = tokens.iter().skip(from).take(COMPLEMENT);
    words.take_while(|t| describes(t)).take(5).any(|t| {
        // "to executive director Jane Doe": one person, and no sitting.
        let officer = t.role == Some(Role::Source(Source::Officer));
        t.phrase() > 0 && t.has(Set::Sitting) && !officer
    })
}
