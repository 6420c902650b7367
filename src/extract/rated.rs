//! Words that are a rater's or a paper's by what stands beside them, whoever else speaks in their sentence.

use super::attribute::{Found, Scene, Spoken, found, sure};
use super::clauses::Subject;
use super::key::is_word;
use super::lexicon::{Set, Verb};
use super::mentions::What;
use super::speaker::Speaker;
use crate::model::SpeakerClass;

/// "She was uneasy about “a minority of teams”, which appears twice in the letter": words of the letter.
pub(super) fn printed<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let comma = usize::from(scene.tokens.get(at + 1).is_some_and(|t| t.is(',')));
    let relative = scene.tokens.get(at + 1 + comma)?;
    let occurs = scene.tokens.get(at + 2 + comma)?;
    let paper = scene.mentions.iter().find(|m| {
        let within = m.start > at && m.start <= at + 6 && is_word!(scene.tokens[m.start - 1], "in");
        within && matches!(m.what, What::Paper(None | Some(SpeakerClass::Ofsted)))
    });
    let printed = is_word!(relative, "which" | "that") && occurs.has(Set::Occurring);
    (printed && paper.is_some() && scene.ofsteds).then(|| Found {
        speaker: Speaker::ofsted(),
        cue: Some(occurs.span().of(scene.text)),
        confidence: sure::IN_SENTENCE,
        rule: "words of the paper spoken of",
    })
}

/// "Despite being rated “inadequate”, the commissioner recommends": a grade is its rater's, whoever speaks next.
pub(super) fn graded<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let rates = |s: &&Spoken| {
        s.clause.end == at && s.clause.verb == Verb::Rate && s.clause.subject == Subject::Agentless
    };
    let spoken = scene
        .spoken
        .iter()
        .find(rates)
        .filter(|_| scene.tokens[at].grade)?;
    Some(found(
        scene,
        spoken,
        sure::IN_SENTENCE,
        "cue before the quotation",
    ))
}

/// "councillors question the “good” Ofsted verdict": a grade is whose paper or verdict it describes.
pub(super) fn grade_of_a_paper<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let described = scene.mentions.iter().find(|m| m.start == at + 1)?;
    (scene.tokens[at].grade && described.is_ofsteds()).then(|| Found {
        speaker: Speaker::ofsted(),
        cue: None,
        confidence: sure::IN_SENTENCE,
        rule: "source of the phrase around the words",
    })
}
