//! Words without a source whose source the next sentence tells: "“…”. That was the conclusion of inspectors who …".

use super::attribute::{Decision, Scene, attributes, sure};
use super::clauses::Subject;
use super::key::is_word;
use super::lexicon::{Role, Set};
use super::mentions::Mention;
use super::reader::Reader;
use super::speaker::Speaker;
use super::themes::Weight;
use crate::model::SpeakerClass;

/// The rule of a quotation for which its own paragraph has no source.
pub(super) const LOST: &str = "no source in the text";

impl<'t> Reader<'_, 't> {
    /// Gives the quotations of the paragraph before, when they have no source, the one that this sentence names for them.
    pub(super) fn look_back(&mut self, scene: &Scene<'_, 't>) {
        if self.before.lost.is_empty() {
            return;
        }
        let (speaker, rule) = match self.pointed_back(scene) {
            Some(speaker) => (speaker, "told in the next sentence"),
            None => match self.lead_goes_on(scene) {
                Some(speaker) => (speaker, "told in the next paragraph"),
                None => return,
            },
        };
        for number in std::mem::take(&mut self.before.lost) {
            let words = self.marked[number].inner.of(self.text);
            let weighs = rule == "told in the next sentence" || Weight::of(words).is_evaluative();
            if let Some(decision) = self.decisions[number].as_mut().filter(|_| weighs) {
                *decision = Decision {
                    speaker: speaker.clone(),
                    confidence: sure::SAME_PARAGRAPH,
                    rule,
                    ..decision.clone()
                };
            }
        }
    }

    /// "That was the conclusion of inspectors", "This was the verdict of Ofsted", "That is what Ofsted found".
    fn pointed_back(&mut self, scene: &Scene<'_, 't>) -> Option<Speaker> {
        if let Some((_, mention)) = verdict(scene) {
            return Some(self.context.resolve(self.text, scene.tokens, &mention));
        }
        let [that, is, rest @ ..] = scene.tokens else {
            return None;
        };
        let points = is_word!(that, "that" | "this" | "those" | "these" | "such")
            && is.role == Some(Role::Be);
        let what = rest.first().is_some_and(|t| is_word!(t, "what" | "how"));
        let said = scene
            .spoken
            .first()
            .filter(|s| attributes(s) && points && what)?;
        Some(said.speaker.clone())
    }

    /// "A council's progress is “slow”." and in the second paragraph "Ofsted said …": the lead tells what the article is about.
    fn lead_goes_on(&self, scene: &Scene<'_, 't>) -> Option<Speaker> {
        let first = scene.spoken.first().filter(|s| attributes(s))?;
        let opens =
            matches!(first.clause.subject, Subject::Mention(m) if scene.mentions[m].start <= 1);
        let inspectorate = first.speaker.class == SpeakerClass::Ofsted && !first.speaker.pronoun;
        (self.before.bodies == 1 && opens && inspectorate).then(Speaker::ofsted)
    }
}

/// "That is the verdict of a four-week Ofsted inspection": the noun, by its token, and the mention of whoever's it is.
pub(super) fn verdict(scene: &Scene<'_, '_>) -> Option<(usize, Mention)> {
    let [that, is, rest @ ..] = scene.tokens else {
        return None;
    };
    let points = is_word!(that, "that" | "this" | "those" | "these" | "such");
    if !points || is.role != Some(Role::Be) {
        return None;
    }
    let view = rest.iter().take(3).position(|t| {
        t.role == Some(Role::Nominal)
            || t.has(Set::Concluding)
            || t.has(Set::Assessed)
            || is_word!(
                t,
                "verdict" | "finding" | "findings" | "judgement" | "assessment"
            )
    })?;
    let of = rest
        .iter()
        .take(5)
        .position(|t| is_word!(t, "of" | "from" | "by"))?;
    let whose = scene.mentions.iter().find(|m| m.start == of + 3)?;
    Some((view + 2, *whose))
}
