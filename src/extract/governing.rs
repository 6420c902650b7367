//! The cue that governs a quotation from elsewhere in its sentence.

use super::attribute::{Found, Scene, Spoken, attributes, closes_clause, found, sure};
use super::carry::speaks_of_me;
use super::clauses::Subject;
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Verb};
use super::meant::parenthesis;
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// "…" failures identified in an Ofsted report: the noun phrase around the words has a source of its own.
pub(super) fn bound_right<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let stop = scene.tokens[at + 1..]
        .iter()
        .position(|t| t.is(',') || t.is(';'))
        .map_or(scene.tokens.len(), |i| at + 1 + i);
    let governed = scene
        .spoken
        .iter()
        .any(|s| s.clause.end <= at && attributes(s) && !s.clause.bound);
    let spoken = scene
        .spoken
        .iter()
        .find(|s| s.clause.at > at && s.clause.at < stop && s.clause.bound)?;
    // "He said the “tangible difference” noted by inspectors was": nearest is whoever noted it.
    let next = spoken.clause.at == at + 1
        && (scene.tokens.get(spoken.clause.end)).is_some_and(|t| is_word!(t, "by"));
    (next || !governed).then(|| {
        found(
            scene,
            spoken,
            sure::IN_SENTENCE,
            "source of the phrase around the words",
        )
    })
}

/// The nearest cue to the left whose clause is not an aside that has ended.
pub(super) fn governing<'t>(scene: &Scene<'_, 't>, at: usize, words: &str) -> Option<Found<'t>> {
    let before = |s: &&Spoken| s.clause.end <= at && attributes(s);
    let is_inspectorate = |s: &Spoken| s.speaker.class == SpeakerClass::Ofsted && !s.speaker.person;
    let speaker = |wanted: bool| {
        let mut all = scene.spoken.iter().filter(before);
        all.any(|s| is_inspectorate(s) == wanted)
    };
    let me = speaker(true) && speaker(false) && speaks_of_me(words);
    // What somebody wants or feels governs words only when nobody says them.
    let said = scene
        .spoken
        .iter()
        .any(|s| before(&s) && s.clause.verb != Verb::Stance);
    let lefts = scene
        .spoken
        .iter()
        .rev()
        .filter(before)
        .filter(|s| !said || s.clause.verb != Verb::Stance || is_felt_that(scene, s))
        // "Dunholt moved to good; Carrick Vale was held up by somebody as “a blueprint”": a grade goes no further.
        .filter(|s| scene.tokens[at].grade || !is_of_grade(scene, s, at))
        // "Inspectors saw a poster: “…”": seeing says nothing.
        .filter(|s| !is_word!(scene.tokens[s.clause.at], "saw") || !scene.tokens[at - 1].is(':'))
        // "It was critical of the gap between what officers believed and what was happening: “…”": its words.
        .filter(|s| !scene.tokens[at - 1].is(':') || !is_in_what(scene, s))
        // "They concluded, he reminded the committee, that": the words are theirs.
        .filter(|s| !is_broken_into(scene, s))
        // "She says they asked “all the right questions”": what she thinks of what was asked.
        .filter(|s| !is_told_asking(scene, s))
        // "She said the report told her “what I'd been saying”": the inspectorate is not "I".
        .filter(|s| !(me && is_inspectorate(s)));
    let spoken = lefts
        .clone()
        .find(|s| !is_ended_aside(scene, s, at))
        .or_else(|| {
            lefts
                .clone()
                .next()
                .filter(|_| closing(scene, at).is_none())
        })?;
    let near = scene.tokens[spoken.clause.end..at]
        .iter()
        .all(|t| t.is(':') || t.is(',') || is_word!(t, "that" | "a" | "the"));
    let (confidence, rule) = if near {
        (sure::BESIDE, "cue before the quotation")
    } else {
        (sure::IN_SENTENCE, "cue earlier in the sentence")
    };
    Some(found(scene, spoken, confidence, rule))
}

/// "a team who felt that the front line was “busy”": what is felt is told in their words.
fn is_felt_that(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let felt = is_word!(
        scene.tokens[spoken.clause.at],
        "felt" | "feels" | "thought" | "feared"
    );
    let that = scene.tokens.get(spoken.clause.end);
    felt && that.is_some_and(|t| is_word!(t, "that"))
}

/// "moved to good; …": somebody was given a grade, and a new clause has begun.
fn is_of_grade(scene: &Scene<'_, '_>, spoken: &Spoken, at: usize) -> bool {
    let grades = spoken.clause.verb == Verb::Rate && spoken.clause.subject == Subject::Agentless;
    grades
        && scene.tokens[spoken.clause.end..at]
            .iter()
            .any(|t| t.is(';'))
}

/// From "what" to its verb, in tokens.
const CLAUSE: usize = 5;

/// "what officers believed": a clause inside another one, which an earlier one holds.
fn is_in_what(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let start = spoken.clause.at.saturating_sub(CLAUSE);
    let mut clause = scene.tokens[start..spoken.clause.at].iter();
    let earlier = |s: &Spoken| {
        let says = attributes(s) && s.clause.verb != Verb::Stance;
        says && s.clause.end < spoken.clause.at && s.speaker.class != SpeakerClass::Unattributed
    };
    let thinks = is_word!(
        scene.tokens[spoken.clause.at],
        "believed" | "believe" | "believes" | "thought" | "felt" | "wanted" | "hoped"
    );
    thinks && clause.any(|t| is_word!(t, "what")) && scene.spoken.iter().any(earlier)
}

/// "She says they asked": a question that another speaker tells of.
fn is_told_asking(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let asks = is_word!(scene.tokens[spoken.clause.at], "asked" | "asks");
    let Subject::Mention(m) = spoken.clause.subject else {
        return false;
    };
    let start = scene.mentions[m].start;
    asks && scene
        .spoken
        .iter()
        .any(|s| s.clause.end == start && attributes(s))
}

/// Whether a clause breaks into one that has just named its speaker and goes on with "that".
fn is_broken_into(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let Some(opens) = parenthesis(scene.tokens, scene.mentions, &spoken.clause) else {
        return false;
    };
    let goes_on = scene.tokens[spoken.clause.end..]
        .iter()
        .skip_while(|t| !t.is(','))
        .nth(1);
    let says = |s: &Spoken| s.clause.end == opens && attributes(s);
    goes_on.is_some_and(|t| is_word!(t, "that")) && scene.spoken.iter().any(says)
}

/// Whether a clause stands in ", which inspectors found …," or is bound to a phrase that ended before `at`.
pub(super) fn is_ended_aside(scene: &Scene<'_, '_>, spoken: &Spoken, at: usize) -> bool {
    // "described in the report as providing “limited challenge”" goes on to the words.
    let own = scene.tokens[spoken.clause.end..at].iter();
    let goes_on = own.clone().any(|t| is_word!(t, "as")) && !own.clone().any(|t| t.is(','));
    // "A council praised by Ofsted for “manageable caseloads” has been accused"
    let reason = at > 0
        && is_word!(scene.tokens[at - 1], "for" | "over")
        && matches!(spoken.clause.subject, Subject::Mention(m) if scene.mentions[m].end + 1 == at);
    let goes_on = goes_on || reason;
    // "“…”, they noted, was Ofsted's phrase, but “…”": the noun has had its words.
    let noun = scene.tokens[spoken.clause.at].role == Some(Role::Nominal);
    if noun
        && scene.tokens[spoken.clause.end..at]
            .iter()
            .any(|t| is_word!(t, "but"))
    {
        return true;
    }
    if spoken.clause.bound && !goes_on || is_ended_concession(scene, spoken, at) {
        return true;
    }
    let relative = scene.tokens[..spoken.clause.at]
        .iter()
        .rposition(|t| matches!(t.role, Some(Role::Pronoun(Pronoun::Relative))));
    let Some(relative) = relative else {
        return false;
    };
    let opened = relative > 0 && scene.tokens[relative - 1].is(',');
    let near = scene.tokens[relative..spoken.clause.at]
        .iter()
        .all(|t| !t.is(','));
    let ended = scene.tokens[spoken.clause.end..at]
        .iter()
        .any(|t| t.is(','));
    opened && near && ended
}

/// "Ofsted found that, while managers were described by staff as kind, “…”": the clause of "while" ends at its comma.
pub(super) fn is_ended_concession(scene: &Scene<'_, '_>, spoken: &Spoken, at: usize) -> bool {
    let Some(opened) = scene.tokens[..spoken.clause.at]
        .iter()
        .rposition(|t| t.is(',') || t.role == Some(Role::Conj) && !is_word!(t, "and"))
    else {
        return false;
    };
    let concedes = is_word!(
        scene.tokens[opened],
        "while" | "although" | "though" | "whilst"
    );
    let ended = scene.tokens[spoken.clause.end..at]
        .iter()
        .any(|t| t.is(','));
    // Without another source before it the clause is all there is.
    let other = scene
        .spoken
        .iter()
        .any(|s| s.clause.end <= opened && attributes(s));
    concedes && ended && other
}

/// "a pair of letters has revealed": where the phrase begins that ends in "of" before `start`.
fn quantity_before(scene: &Scene<'_, '_>, start: usize) -> usize {
    let of = start
        .checked_sub(1)
        .filter(|i| is_word!(scene.tokens[*i], "of"));
    let Some(of) = of else { return start };
    let inside = |t: &&Token<'_>| {
        t.kind == Kind::Word && matches!(t.role, None | Some(Role::Det)) || t.kind == Kind::Number
    };
    of - scene.tokens[..of]
        .iter()
        .rev()
        .take(3)
        .take_while(inside)
        .count()
}

/// "a joint inspection by Ofsted and the commission has found": where the phrase begins that ends with a mention at `start`.
fn phrase_before(scene: &Scene<'_, '_>, start: usize) -> usize {
    let link = start
        .checked_sub(1)
        .filter(|i| is_word!(scene.tokens[*i], "by" | "and" | "of"));
    let before = link.and_then(|link| scene.mentions.iter().find(|m| m.end == link));
    before.map_or(start, |m| phrase_before(scene, m.start))
}

/// The attribution that closes the sentence: "… has been found, a watchdog has said."
pub(super) fn closing<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let spoken = scene.spoken.iter().find(|s| {
        let right = s.clause.at > at && attributes(s) && s.clause.subject != Subject::Elided;
        let starts = match s.clause.subject {
            Subject::Mention(m) if !s.clause.inverted => scene.mentions[m].start.min(s.clause.at),
            Subject::Named(start, _) => start,
            _ => s.clause.at,
        };
        let starts = phrase_before(scene, quantity_before(scene, starts));
        let parted = starts > 0
            && (scene.tokens[starts - 1].is(',')
                || scene.tokens[starts - 1].quote().is_some()
                || is_word!(scene.tokens[starts - 1], "what" | "how")
                || scene.tokens[starts - 1].is('–')
                || scene.tokens[starts - 1].is('-'));
        let agent = s.clause.inverted || s.clause.subject == Subject::Agentless;
        right && (parted && closes_clause(scene, s) || agent && s.clause.verb != Verb::Stance)
    })?;
    Some(found(
        scene,
        spoken,
        sure::IN_SENTENCE,
        "cue later in the sentence",
    ))
}
