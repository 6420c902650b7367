//! What somebody wants or feels, and when it is told as a finding all the same.

use super::attribute::{Scene, Spoken};
use super::clauses::Subject;
use super::key::is_word;
use super::lexicon::Role;
use super::tokens::Token;
use crate::model::SpeakerClass;

/// "when inspectors expressed concern", "Ofsted thinks that": a stance that is told as a finding.
pub(super) fn tells_stance(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let clause = &spoken.clause;
    let mut next = scene.tokens[clause.end..].iter().take(2);
    let that = next.clone().next().is_some_and(|t| is_word!(t, "that"));
    // "They were particularly impressed by the team"
    let moved = is_word!(scene.tokens[clause.end - 1], "by" | "with");
    let word = scene.tokens[clause.at].word;
    let theirs = spoken.speaker.class == SpeakerClass::Ofsted;
    // "Inspectors want return interviews to be done sooner": what they ask for.
    let wants = || {
        let subject = |m: usize| scene.mentions[m].end == clause.at;
        word.starts_with("want") && matches!(clause.subject, Subject::Mention(m) if subject(m))
    };
    word.starts_with("rais")
        || theirs
            && (that
                || moved
                || wants()
                || word.starts_with("express")
                || word.starts_with("complain"))
        || theirs && word == "thought" && next.any(|t| t.quote().is_some())
}

/// "told what inspectors had concluded about them": that they concluded, and not what.
pub(super) fn is_only_that(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let Subject::Mention(m) = spoken.clause.subject else {
        return false;
    };
    let before = scene.mentions[m].start.checked_sub(1);
    let told = |t: &Token<'_>| t.quote().is_some() || t.role == Some(Role::Be);
    before.is_some_and(|i| is_word!(scene.tokens[i], "what"))
        && !scene.tokens[spoken.clause.end..].iter().any(told)
}
