//! Quotations in headlines and cross-heads that say themselves whose words they are.

use super::attribute::{Decision, Found, Scene, beside, found, sure};
use super::carry::speaks_of_us;
use super::clauses::Subject;
use super::echo::NAMED;
use super::governing::governing;
use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set};
use super::mentions::{Mention, What};
use super::rated::grade_of_a_paper;
use super::reader::Reader;
use super::speaker::Speaker;
use super::tokens::{Kind, Token};
use crate::model::{QuotationKind, SpeakerClass};

impl<'t> Reader<'_, 't> {
    /// Decides the quotations of a heading that names their source; the others wait for what they echo.
    pub(super) fn heading(&mut self, scene: &Scene<'_, 't>) {
        let label = is_labelled(scene).then(Speaker::ofsted);
        for (at, token) in scene.tokens.iter().enumerate() {
            let Some(number) = token.quote() else {
                continue;
            };
            let words = self.marked[number].inner.of(self.text);
            self.decisions[number] = self
                .felt(scene, at, words)
                .or_else(|| self.laid_bare(scene, at))
                .or_else(|| decide_heading(scene, at, words, label.as_ref()));
        }
    }

    /// "Children's services: “Serious weaknesses” found": by inspectors, where nobody else is named.
    fn laid_bare(&self, scene: &Scene<'_, 't>, at: usize) -> Option<Decision<'t>> {
        let verb = scene.tokens.get(at + 1)?;
        let found = is_word!(
            verb,
            "found" | "identified" | "uncovered" | "highlighted" | "exposed"
        );
        let ends = scene
            .tokens
            .get(at + 2)
            .is_none_or(|t| is_word!(t, "in" | "at"));
        let about = self.context.about_ofsted && !self.context.is_elsewhere();
        (found && ends && about).then(|| Decision {
            speaker: Speaker::ofsted(),
            cue: Some(verb.span().of(scene.text)),
            confidence: sure::GRADE,
            rule: NAMED,
            kind: QuotationKind::Heading,
        })
    }

    /// "Judge “dismayed” at ten months in a caravan": a headline leaves out "is", and what somebody feels is what they say.
    fn felt(&mut self, scene: &Scene<'_, 't>, at: usize, words: &str) -> Option<Decision<'t>> {
        let mention = scene.mentions.iter().find(|m| m.end == at)?;
        let felt = Lexicon::get().has(Set::Feeling, &words.to_lowercase());
        let owner = scene.tokens[mention.end - 1].possessive;
        (felt && !owner).then(|| Decision {
            speaker: self.context.resolve(self.text, scene.tokens, mention),
            cue: None,
            confidence: sure::IN_SENTENCE,
            rule: NAMED,
            kind: QuotationKind::Heading,
        })
    }
}

/// "Ofsted: …", "… – Ofsted": a headline that names its source at one end.
pub(super) fn is_labelled(scene: &Scene<'_, '_>) -> bool {
    let last = scene.tokens.len();
    scene
        .mentions
        .iter()
        .filter(|m| m.what == What::Body(SpeakerClass::Ofsted))
        .any(|m| {
            let before = m
                .start
                .checked_sub(1)
                .is_some_and(|i| matches!(scene.tokens[i].kind, Kind::Sign('-' | '–' | '—' | ':')));
            let after = scene.tokens.get(m.end).is_some_and(|t| t.is(':'));
            m.start == 0 && after || m.end == last && before
        })
}

/// "Home shut by watchdog over “unsafe” staffing": a headline's passive names who says why.
fn reason<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let link = at.checked_sub(1)?;
    let over = is_word!(scene.tokens[link], "over" | "for" | "after" | "amid");
    let by = |m: &usize| *m > 0 && is_word!(scene.tokens[m - 1], "by");
    let inspectors = scene
        .mentions
        .iter()
        .find(|m| m.end == link && m.what == What::Body(SpeakerClass::Ofsted))?;
    (over && by(&inspectors.start)).then(|| Found {
        speaker: Speaker::ofsted(),
        cue: Some("by"),
        confidence: sure::IN_SENTENCE,
        rule: "",
    })
}

/// "Home shut after inspectors’ “immediate concerns”", "Ofsted “stability” warning": whose they are stands before them.
fn owned<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let inspectors = |m: &Mention| m.end == at && m.what == What::Body(SpeakerClass::Ofsted);
    let warns = |t: &Token<'_>| t.role == Some(Role::Nominal) || t.has(Set::Assessed);
    let owned = at > 0
        && (scene.tokens[at - 1].possessive || scene.tokens.get(at + 1).is_some_and(warns))
        && scene.mentions.iter().any(inspectors);
    owned.then(|| Found {
        speaker: Speaker::ofsted(),
        cue: None,
        confidence: sure::IN_SENTENCE,
        rule: "",
    })
}

/// Decides a quotation in a headline or cross-head, when the heading itself says whose words they are.
fn decide_heading<'t>(
    scene: &Scene<'_, 't>,
    at: usize,
    words: &str,
    label: Option<&Speaker>,
) -> Option<Decision<'t>> {
    let labelled = label.map(|speaker| Found {
        speaker: speaker.clone(),
        cue: Some(":"),
        confidence: sure::IN_SENTENCE,
        rule: "",
    });
    // "Council sorry after plan “lost”": what somebody is sorry for is told by others.
    let sorry = scene.tokens[..at].windows(2).any(|pair| {
        is_word!(pair[0], "sorry" | "apologises" | "apologise" | "apologised")
            && is_word!(pair[1], "after" | "over" | "for" | "as")
    });
    // "Ofsted praise for company that took over “broken” service": what is told of the company is nobody's praise.
    let told_of = |cue: &str| {
        let relative = |t: &Token<'_>| is_word!(t, "that" | "which" | "who");
        matches!(cue, "praise" | "criticism" | "warning") && scene.tokens[..at].iter().any(relative)
    };
    let by_cue = || {
        let found = beside(scene, at, words).or_else(|| governing(scene, at, words));
        // "Marrowfield children's services: “…”": what the words are about.
        let topic = |f: &Found<'_>| {
            f.cue == Some(":") && f.speaker.class == SpeakerClass::Council && !f.speaker.person
        };
        // "“Parents are exhausted” - councillors told of failings": by others.
        let heard = |f: &Found<'_>| {
            f.cue == Some("told") && f.speaker.class == SpeakerClass::Council && !f.speaker.person
        };
        found.filter(|f| !f.cue.is_some_and(told_of) && !topic(f) && !heard(f))
    };
    let found = labelled
        .or_else(|| {
            headed(scene, at)
                .filter(|f| f.speaker.class != SpeakerClass::Ofsted || !speaks_of_us(words))
        })
        .or_else(|| grade_of_a_paper(scene, at))
        .or_else(|| reason(scene, at))
        .or_else(|| owned(scene, at))
        .or_else(|| by_cue().filter(|f| !(sorry && f.speaker.class == SpeakerClass::Council)))?;
    let named = found.speaker.class != SpeakerClass::Unattributed;
    named.then_some(Decision {
        speaker: found.speaker,
        cue: found.cue,
        confidence: sure::IN_SENTENCE,
        rule: NAMED,
        kind: QuotationKind::Heading,
    })
}

/// "“…”: union demands action": the words before the colon are whoever's speaks after it, unless they are spoken of.
fn headed<'t>(scene: &Scene<'_, 't>, at: usize) -> Option<Found<'t>> {
    let sign = |t: &&Token<'_>| matches!(t.kind, Kind::Sign(':' | '–' | '-' | '—'));
    let colon = scene.tokens.get(at + 1).filter(|t| sign(t) && at == 0)?;
    let m = scene.mentions.iter().position(|m| m.start == at + 2)?;
    let spoken = scene
        .spoken
        .iter()
        .find(|s| s.clause.subject == Subject::Mention(m) && !s.clause.inverted)
        // "“Children are failed” – Ofsted report slams council": as often words of those who were there.
        .filter(|s| colon.is(':') || s.speaker.class != SpeakerClass::Ofsted)?;
    Some(Found {
        cue: Some(colon.span().of(scene.text)),
        ..found(scene, spoken, sure::IN_SENTENCE, "")
    })
}
