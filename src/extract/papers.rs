//! Whose "the report", "its statement" and "the department" are.

use super::mentions::{Mention, What};
use super::speaker::{Context, Speaker};
use super::tokens::Token;
use crate::model::SpeakerClass;

impl Context<'_> {
    /// "A report by consultants" stays the report for one more paragraph, "his report" for this one alone.
    pub(super) fn introduce_paper(
        &mut self,
        tokens: &[Token<'_>],
        mention: &Mention,
        class: SpeakerClass,
    ) {
        let new = matches!(tokens[mention.start].word, "a" | "an" | "another")
            && class != self.main_paper;
        if class != self.paper.0 || new {
            self.paper = (class, u8::from(new));
        }
    }

    /// Notes what is introduced without speaking: "a report by consultants was published", "the Department for …".
    pub(crate) fn note(&mut self, tokens: &[Token<'_>], mention: &Mention) {
        if matches!(
            mention.what,
            What::Body(SpeakerClass::Ofsted) | What::Paper(None)
        ) && self.about_ofsted
            && (mention.what != What::Paper(None) || self.main_paper == SpeakerClass::Ofsted)
        {
            self.named = Some(Speaker::ofsted());
        }
        let ministry = |t: &Token<'_>| matches!(t.word, "department" | "dfe");
        if matches!(
            mention.what,
            What::Body(SpeakerClass::Other) | What::Paper(Some(SpeakerClass::Other))
        ) && tokens[mention.start..mention.end].iter().any(ministry)
        {
            self.department = SpeakerClass::Other;
        }
        match mention.what {
            What::Paper(Some(owner)) => self.introduce_paper(tokens, mention, owner),
            What::Body(SpeakerClass::Council)
                if mention.end - mention.start > 1
                    && tokens[mention.end - 1].word == "department"
                    && tokens[mention.start].word != "the" =>
            {
                self.department = SpeakerClass::Council;
            }
            _ => {}
        }
    }

    /// "the department" after a ministry has been named.
    pub(super) fn is_ministry(&self, tokens: &[Token<'_>], mention: &Mention) -> bool {
        let bare = |at: usize| {
            at > 0
                && tokens.get(at).is_some_and(|t| t.word == "department")
                && matches!(tokens[at - 1].word, "the" | "a")
        };
        let of = matches!(
            tokens.get(mention.end).map(|t| t.word),
            Some("for" | "in" | "at" | "of" | "from")
        );
        self.department == SpeakerClass::Other
            && (bare(mention.end - 1) || bare(mention.start + 1) || of && bare(mention.end + 2))
    }

    /// "Its statement spoke of", "her department says": whoever the possessive means, when they are neither Ofsted nor the
    /// council itself, whose own words the phrase names better.
    pub(super) fn owner(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<&Speaker> {
        let owner = match tokens[mention.start].word {
            "its" | "their" if matches!(mention.what, What::Voice(_)) => self
                .here
                .as_ref()
                .or(self.body.as_ref())
                .or(self.named.as_ref()),
            "his" | "her" if matches!(tokens[mention.end - 1].word, "department" | "office") => {
                self.person.as_ref()
            }
            _ => None,
        };
        owner.filter(|s| s.class == SpeakerClass::Other)
    }

    /// "his letter" is the last person's, "its report" Ofsted's or another body's; a council's "its inspection" is Ofsted's.
    pub(super) fn paper_of(&self, determiner: &str, noun: &str) -> SpeakerClass {
        if self.about_ofsted && noun.contains("inspection") {
            return SpeakerClass::Ofsted;
        }
        let letter = matches!(noun, "letter" | "letters" | "document" | "paper");
        let owner = match determiner {
            "his" | "her" => self.person.as_ref(),
            "their" if letter => self.latest.as_ref(),
            "its" | "their" => self
                .body
                .as_ref()
                .filter(|b| b.class != SpeakerClass::Council),
            _ => None,
        };
        owner
            .map(|s| s.class)
            .filter(|c| *c != SpeakerClass::Unattributed)
            .unwrap_or(self.paper.0)
    }
}
