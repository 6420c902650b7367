//! Quotations without a cue in their sentence: what went before decides (`quotes.md` section 6).

use std::cell::LazyCell;

use super::attribute::{Before, Found, Scene, sure};
use super::backward::LOST;
use super::heading::is_labelled;
use super::key::is_word;
use super::lexicon::{Role, Verb};
use super::mentions::What;
use super::speaker::Speaker;
use super::themes::Weight;
use super::tokens::{Kind, Token, words_of};
use crate::model::{Span, SpeakerClass};

/// The rule of a quotation that is a grade and has no other source.
pub(super) const GRADE_WORD: &str = "grade word";

/// A writer sets off so many words at most without meaning to quote anybody.
const SCARE: usize = 2;

/// Words for whoever speaks: with or without a verb ("we've"), and alone.
const OURS: &[&str] = &["we", "i"];
const ALONE: &[&str] = &["our", "us", "my", "me", "myself", "ourselves"];

/// Words that their speaker says of "us": never an inspector's.
pub(super) fn speaks_of_us(words: &str) -> bool {
    let own = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        let first = w.split(['\'', '’']).next().unwrap_or_default();
        let is = |own: &&str| first.eq_ignore_ascii_case(own);
        OURS.iter().any(is) || first.len() == w.len() && ALONE.iter().any(is)
    };
    words.split_whitespace().any(own)
}

/// Words that one person says of themselves.
pub(super) fn speaks_of_me(words: &str) -> bool {
    // Most words have no letter in common with these.
    let may = words.bytes().any(|byte| matches!(byte, b'I' | b'y'));
    may && words
        .split(|c: char| c.is_whitespace() || c == '—')
        .any(|w| {
            let w = w.trim_matches(|c: char| !c.is_alphanumeric());
            w == "I"
                || w.starts_with("I'")
                || w.starts_with("I’")
                || matches!(w, "my" | "My" | "myself")
        })
}

/// Shorter words stay small in a title.
const SMALL: usize = 4;

/// "The Long Haul", "Working Together to Safeguard Children": what a book, a play or a plan is called is nobody's speech.
pub(super) fn is_title(words: &str) -> bool {
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let shouted = !words.contains(char::is_lowercase);
    // "Could It Be You?"
    let asks = words.ends_with(['?', '!']) && words.split_whitespace().count() > 2;
    let ends = asks || words.ends_with(|c: char| c.is_alphanumeric());
    let mut parts = words.split_whitespace();
    let (Some(first), Some(last)) = (parts.next(), parts.next_back()) else {
        return false;
    };
    let inner = parts.all(|w| w.len() < SMALL || capital(w));
    ends && !shouted && capital(first) && capital(last) && inner
}

/// No cue in the sentence: what went before decides.
pub(super) fn without_cue<'t>(
    scene: &Scene<'_, 't>,
    at: usize,
    words: &str,
    before: &Before<'t>,
) -> Found<'t> {
    let alone = scene
        .tokens
        .iter()
        .all(|t| t.quote().is_some() || matches!(t.kind, Kind::Sign(_)));
    // "Don’t pin this on social workers. Ofsted hasn’t.": the inspectorate does not name itself, either.
    let others =
        LazyCell::new(|| speaks_of_us(words) || speaks_of_me(words) || words.contains("Ofsted"));
    // An inspector who is named may well say “we”; the inspectorate does not.
    let official = |s: &Speaker| s.person || s.is_spokesperson();
    let fits = |s: &&Speaker| s.class != SpeakerClass::Ofsted || official(s) || !*others;
    if let Some(found) = alone.then(|| of_quotations(before, fits)).flatten() {
        return found;
    }
    // "Ofsted: one in three councils “not good enough”": a link to another article.
    if is_labelled(scene) && is_word!(scene.tokens[0], "ofsted") {
        return carried(&Speaker::ofsted(), sure::IN_SENTENCE, "named at its head");
    }
    // "On leadership: “…”" under "What the inspectors say".
    let topic = at > 0 && scene.tokens[at - 1].is(':') && scene.mentions.is_empty();
    if let Some(speaker) = before.section.as_ref().filter(|s| topic && fits(s)) {
        return carried(speaker, sure::CARRIED, "announced by the cross-head");
    }
    let grade = scene.tokens[at].grade;
    let own = own_source(scene, at, words);
    match (own, &before.source_here) {
        (Some(speaker), _) if fits(&&speaker) => Found {
            speaker,
            cue: None,
            confidence: sure::SAME_PARAGRAPH,
            rule: "source beside the words",
        },
        // One or two words in a sentence that reports nobody: the writer's own marks.
        (_, Some(_))
            if !grade
                && words.split_whitespace().count() <= SCARE
                && !goes_on(scene, at, before) =>
        {
            carried(
                &Speaker::nobody(),
                sure::GUESSED,
                "no source in the sentence",
            )
        }
        // "Ofsted found delays. The commissioner, Jane Doe, reasoned that “…”": hers, by a word that no list knows.
        (_, Some(speaker))
            if speaker.class == SpeakerClass::Ofsted
                && (speaks_first(scene, at) || is_aim(scene, at)) =>
        {
            carried(&Speaker::nobody(), sure::GUESSED, LOST)
        }
        (_, Some(speaker)) if fits(&speaker) => carried(
            speaker,
            sure::SAME_PARAGRAPH,
            "source earlier in the paragraph",
        ),
        _ if grade => carried(&Speaker::ofsted(), sure::GRADE, GRADE_WORD),
        _ if is_more(scene, at, before) && !*others && !speaks_first(scene, at) => carried(
            &Speaker::ofsted(),
            sure::SAME_PARAGRAPH,
            "goes on from the paragraph before",
        ),
        _ => carried(&Speaker::nobody(), sure::GUESSED, LOST),
    }
}

/// "The council has set itself a target of “at least good”": whoever aims at it says so.
fn is_aim(scene: &Scene<'_, '_>, at: usize) -> bool {
    let of = at > 1 && is_word!(scene.tokens[at - 1], "of" | "to" | "is");
    of && is_word!(
        scene.tokens[at - 2],
        "target" | "aim" | "goal" | "ambition" | "motto" | "slogan" | "mission" | "pledge"
    )
}

/// Whether a sentence begins with somebody who may say what is quoted in it: a person, or a body with a word behind it that no
/// list knows and "that" or "it" behind that.
fn speaks_first(scene: &Scene<'_, '_>, at: usize) -> bool {
    // "I was told by the then supremo it was “…”"
    let by = |pair: &[Token<'_>]| {
        matches!(pair[0].role, Some(Role::Verb(Verb::Say))) && is_word!(pair[1], "by")
    };
    if scene.tokens[..at].windows(2).any(by) {
        return true;
    }
    let Some(first) = scene.mentions.first().filter(|m| m.end < at) else {
        return false;
    };
    let told = || match &scene.tokens[first.end..at] {
        [verb, what, ..] => {
            let that = is_word!(what, "that" | "it" | "they" | "he" | "she");
            that && verb.kind == Kind::Word && verb.role.is_none()
        }
        _ => false,
    };
    match first.what {
        What::Person(_) => true,
        What::Voice(_) => first.one_person,
        What::Body(class) => class != SpeakerClass::Ofsted && told(),
        _ => false,
    }
}

/// "The report called staff “kind”." and in the next paragraph "But planning was “not embedded”": what things are, where nobody
/// else has been named since.
fn is_more(scene: &Scene<'_, '_>, at: usize, before: &Before<'_>) -> bool {
    let said = before.last_source.as_ref().is_some_and(inspectorate);
    let quoted = before.last_quoted.as_ref().is_none_or(inspectorate);
    let anybody = scene
        .mentions
        .iter()
        .any(|m| m.one_person || matches!(m.what, What::Pronoun(p) if p.is_person()));
    let (Some(first), Some(last)) = (scene.tokens.first(), scene.tokens.last()) else {
        return false;
    };
    let weighs = || {
        Weight::of(Span::new(first.span().start, last.span().end).of(scene.text)).is_evaluative()
    };
    // "They identified two priorities.", and in the next paragraph "These are the “timeliness …” and"
    let these = is_word!(first, "these" | "those")
        && scene
            .tokens
            .get(1)
            .is_some_and(|t| t.role == Some(Role::Be))
        && scene.spoken.is_empty();
    let says = || these || says_what_is(scene, at) && weighs();
    said && quoted && !anybody && says()
}

/// "There were cries of “shame” from the gallery": whoever sat there, unless a side is named.
pub(super) fn shouted(scene: &Scene<'_, '_>, at: usize) -> Option<Speaker> {
    if at < 2 || !is_word!(scene.tokens[at - 1], "of") {
        return None;
    }
    let noun = at.checked_sub(2).map(|i| scene.tokens[i].word)?;
    let cries = matches!(
        noun,
        "cries"
            | "cry"
            | "shouts"
            | "shout"
            | "chants"
            | "boos"
            | "jeers"
            | "heckle"
            | "heckles"
            | "murmurs"
    );
    let from = scene
        .tokens
        .get(at + 1)
        .is_some_and(|t| is_word!(t, "from"));
    let side = scene.mentions.iter().find(|m| {
        from && m.start > at && m.start <= at + 4 && m.what == What::Body(SpeakerClass::Council)
    });
    let crowd = match side {
        Some(m) => Speaker::body(
            SpeakerClass::Council,
            words_of(scene.text, &scene.tokens[m.start..m.end]).to_owned(),
        ),
        None => Speaker::witness("heckler"),
    };
    cries.then_some(crowd)
}

/// "The report says that staff are “kind”. Plans were “thin”": what things are, after the inspectorate's words, it says too.
fn goes_on(scene: &Scene<'_, '_>, at: usize, before: &Before<'_>) -> bool {
    let quoted = before
        .quoted_here
        .as_ref()
        .is_some_and(|(s, _)| inspectorate(s));
    let source = before.source_here.as_ref().is_some_and(inspectorate);
    source && (quoted && says_what_is(scene, at) || is_praise(scene))
}

/// "There is praise for the “warm, tenacious” workers".
fn is_praise(scene: &Scene<'_, '_>) -> bool {
    let [there, be, noun, ..] = scene.tokens else {
        return false;
    };
    let praise = is_word!(noun, "praise" | "criticism" | "credit" | "concern");
    is_word!(there, "there") && be.role == Some(Role::Be) && praise
}

/// Ofsted itself, and nobody of its people.
fn inspectorate(speaker: &Speaker) -> bool {
    speaker.class == SpeakerClass::Ofsted && !speaker.person
}

/// "Plans were “thin”", in a sentence that reports nobody; "There were “crisis talks”" is said by nobody.
fn says_what_is(scene: &Scene<'_, '_>, at: usize) -> bool {
    at > 1
        && scene.tokens[at - 1].role == Some(Role::Be)
        && !is_word!(scene.tokens[at - 2], "there")
        && scene.spoken.is_empty()
}

/// What is carried over to words from whoever spoke before.
pub(super) fn carried<'t>(speaker: &Speaker, confidence: f32, rule: &'static str) -> Found<'t> {
    Found {
        speaker: speaker.clone(),
        cue: None,
        confidence,
        rule,
    }
}

/// A sentence of quotations alone: whoever acted, spoke or was announced before it, when the words may be theirs.
fn of_quotations<'t>(before: &Before<'t>, fits: impl Fn(&&Speaker) -> bool) -> Option<Found<'t>> {
    let known =
        |s: &&Speaker| s.class != SpeakerClass::Unattributed || before.last_quoted.is_none();
    let told = |speaker: Option<&Speaker>, confidence, rule| {
        speaker.map(|speaker| carried(speaker, confidence, rule))
    };
    let quoted = || before.quoted_here.as_ref().map(|(s, _)| s).filter(known);
    let announced = || {
        let (speaker, cue) = before.announced.as_ref().filter(|(s, _)| fits(&s))?;
        Some(Found {
            cue: Some(cue),
            ..carried(speaker, sure::CARRIED, "announced before a colon")
        })
    };
    // "“…,” she told the meeting. “…”": whoever she is, it was not the inspectorate that spoke before her.
    let lost = (before.quoted_here.as_ref()).is_some_and(|(s, _)| !known(&s));
    let fits = |s: &&Speaker| fits(s) && !(lost && s.class == SpeakerClass::Ofsted);
    let quoted_before = || before.last_quoted.as_ref().filter(fits);
    let subject_before = || before.last_subject.as_ref().filter(fits);
    told(
        before.actor_here.as_ref(),
        sure::SAME_PARAGRAPH,
        "subject of the sentence before",
    )
    .or_else(|| told(quoted(), sure::IN_SENTENCE, "resumed in the same paragraph"))
    .or_else(announced)
    .or_else(|| {
        told(
            quoted_before(),
            sure::CARRIED,
            "carried over from the quotation before",
        )
    })
    .or_else(|| {
        told(
            subject_before(),
            sure::CARRIED,
            "subject of the paragraph before",
        )
    })
}

/// Whether quoted words begin with a verb in the past.
fn is_verb(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let regular = first.ends_with("ed") && first.starts_with(char::is_lowercase);
    regular
        || matches!(
            first,
            "were" | "was" | "had" | "found" | "saw" | "did" | "could"
        )
}

/// A source that owns the words without a verb: "Ofsted's "inadequate" rating".
fn own_source(scene: &Scene<'_, '_>, at: usize, words: &str) -> Option<Speaker> {
    let mention = scene
        .mentions
        .iter()
        .rev()
        .find(|m| m.end <= at && at - m.end <= 3)?;
    // "the inspectors' visit was “a formality”": said of the visit, by whoever.
    let possessive = scene.tokens[mention.end - 1].possessive
        && !scene.tokens[mention.end..at]
            .iter()
            .any(|t| matches!(t.role, Some(Role::Be | Role::Verb(_))));
    // "Inspectors “identified systemic failure”": the verb is theirs as well.
    let that = mention.start > 0 && is_word!(scene.tokens[mention.start - 1], "that");
    let theirs = mention.end == at && !that && is_verb(words);
    match mention.what {
        What::Body(SpeakerClass::Ofsted) if possessive || theirs => Some(Speaker::ofsted()),
        _ => None,
    }
}
