//! What a document has said so far, kept for the pronouns to come: who spoke, who appeared, whose paper it was.

use super::gender::Gender;
use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set, Verb};
use super::mentions::{Mention, What};
use super::naming::may_be_it;
use super::speaker::{Context, Speaker};
use super::tokens::Token;
use crate::model::SpeakerClass;

impl Context<'_> {
    /// A body that no list knows, by its name; the council's own place name is the council.
    pub(crate) fn unknown(&mut self, name: &str) -> Speaker {
        let place = self
            .council
            .as_deref()
            .and_then(|c| c.split(' ').next())
            .filter(|place| {
                let mut words = name.split(' ');
                words.clone().any(|word| word == *place)
                    && words.all(|word| word == *place || is_council_word(word))
            });
        // "Labour-run Maidenbury"
        let run = |word: &str| {
            ["-run", "-led", "-controlled"]
                .iter()
                .any(|end| word.ends_with(end))
        };
        let speaker = match (place, &self.council) {
            (Some(_), Some(council)) => Speaker::body(SpeakerClass::Council, council.clone()),
            _ if name.split(' ').any(run) => Speaker::body(SpeakerClass::Council, name.to_owned()),
            _ => Speaker::body(SpeakerClass::Other, name.to_owned()),
        };
        self.body = Some(speaker.clone());
        self.body_here = Some(speaker.clone());
        self.here = None;
        self.group = Some(speaker.clone());
        self.several = None;
        speaker
    }

    /// Remembers a body that no list knows and that has not spoken.
    pub(crate) fn introduced(&mut self, name: &str) {
        let before = (self.body.take(), self.group.take());
        let speaker = self.unknown(name);
        (self.body, self.group) = before;
        self.here = Some(speaker.clone());
        if speaker.class == SpeakerClass::Other {
            self.group = Some(speaker);
        }
    }

    /// Remembers who spoke, for the pronouns to come.
    pub(crate) fn spoke(&mut self, tokens: &[Token<'_>], mention: &Mention, speaker: &Speaker) {
        // "An Ofsted spokesperson said": nobody whom "she" means.
        let voice = matches!(mention.what, What::Voice(_)) && speaker.gender.is_none();
        let nobody = voice && speaker.class == SpeakerClass::Ofsted;
        if (mention.one_person || speaker.person) && !nobody {
            self.passed_by(speaker);
        }
        if !matches!(mention.what, What::Pronoun(_)) {
            let unnamed = mention.one_person && !speaker.person;
            let new = is_word!(tokens[mention.start], "a" | "an" | "one" | "another");
            self.anonymous = (unnamed && new).then(|| speaker.clone());
        }
        // "In three of them, staff went out": whatever staff do, they are spoken of.
        let body = matches!(mention.what, What::Body(_) | What::Paper(_))
            && !mention.one_person
            && !is_word!(tokens[mention.end - 1], "staff");
        if body && may_be_it(tokens, mention, speaker) {
            self.body = Some(speaker.clone());
            self.body_here = Some(speaker.clone());
            self.here = None;
        }
        // "Pinegrove Hall said it had paused": as like a body as a person, and "it" is not the inspectorate.
        let unsure = speaker.person && speaker.guessed && speaker.gender.is_none();
        if unsure && says_it(tokens, mention) {
            self.body = Some(speaker.clone());
            self.body_here = Some(speaker.clone());
            self.here = None;
        }
        // "An email to staff said …. It went on": for the rest of its paragraph.
        if matches!(mention.what, What::Voice(_)) && !mention.one_person {
            self.here = Some(speaker.clone());
        }
        self.latest = Some(speaker.clone());
        if body || matches!(mention.what, What::Voice(_)) {
            self.group = Some(speaker.clone());
            self.several = None;
        }
    }

    /// Remembers the author of a paper that spoke: "it" and "the report" are theirs from here on.
    pub(crate) fn wrote(&mut self, speaker: &Speaker) {
        self.body = Some(speaker.clone());
        self.paper = (speaker.class, 0);
    }

    /// Remembers who a sentence was about without their speaking: "he" and "they" may mean them, "it" does not.
    pub(crate) fn appeared(&mut self, mention: &Mention, speaker: &Speaker, singular: bool) {
        self.latest = Some(speaker.clone());
        match mention.what {
            _ if mention.one_person => self.passed_by(speaker),
            What::Body(_) | What::Paper(_) | What::Voice(_) if singular && !mention.weak => {
                self.here = Some(speaker.clone());
                self.body_here = Some(speaker.clone());
                // "Ofsted have been in. They say …": the inspectorate is a plural as well.
                if speaker.class == SpeakerClass::Ofsted {
                    self.group = Some(speaker.clone());
                    self.several = None;
                }
            }
            What::Body(_) | What::Paper(_) => {
                self.group = Some(speaker.clone());
                self.anonymous = None;
            }
            _ => {}
        }
    }

    /// Remembers a person, for the next "he" or "she".
    pub(crate) fn passed_by(&mut self, speaker: &Speaker) {
        let [she, he] = &mut self.by_gender;
        if speaker.gender != Some(Gender::He) {
            *she = Some(speaker.clone());
            self.ages[0] = 0;
        }
        if speaker.gender != Some(Gender::She) {
            *he = Some(speaker.clone());
            self.ages[1] = 0;
        }
        self.person = Some(speaker.clone());
    }

    /// Remembers a group named while nobody spoke: "the visit from inspectors. They have …".
    pub(crate) fn grouped(&mut self, speaker: &Speaker) {
        self.group = Some(speaker.clone());
        self.several = None;
    }
}

/// "X said it had", "X says that it will": "it was" may be anything.
fn says_it(tokens: &[Token<'_>], mention: &Mention) -> bool {
    let mut rest = tokens.iter().skip(mention.end);
    let says = rest
        .next()
        .is_some_and(|t| matches!(t.role, Some(Role::Verb(Verb::Say))));
    let mut rest = rest.skip_while(|t| is_word!(t, "that"));
    let it = rest.next().is_some_and(|t| is_word!(t, "it"));
    says && it && rest.next().is_some_and(|t| t.role != Some(Role::Be))
}

/// "Marshshire Children and Families": what a council calls a part of itself.
fn is_council_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lexicon = Lexicon::get();
    matches!(lower.as_str(), "and" | "the" | "of")
        || lexicon.has(Set::Department, &lower)
        || lexicon.has(Set::NotName, &lower)
}
