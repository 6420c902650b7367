//! What a sentence names in passing, kept for the sentences after it.

use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set, Source};
use super::mentions::{Mention, What, one_of_papers};
use super::naming::phrase;
use super::sets::Sets;
use super::speaker::{Context, Speaker};
use super::tokens::Token;
use crate::model::{Span, SpeakerClass};

impl Context<'_> {
    /// Remembers the people of whom "one" may speak in the next sentence.
    pub(crate) fn note_several(&mut self, tokens: &[Token<'_>], mentions: &[Mention]) {
        let Some(mention) = mentions.iter().find(|m| is_several(tokens, m)) else {
            return;
        };
        // "52 social workers left last year"
        let left = tokens
            .get(mention.end)
            .is_some_and(|t| Lexicon::get().has(Set::Leaving, t.word));
        let noun = tokens[mention.end - 1].word.to_owned();
        self.several = match mention.what {
            What::Body(_) if left => Some(Speaker::body(SpeakerClass::Other, noun)),
            What::Body(class) => Some(Speaker::body(class, noun)),
            _ => None,
        };
    }

    /// Notes what is introduced without speaking: "a report by consultants was published", "the Department for …".
    pub(crate) fn note(&mut self, text: &str, tokens: &[Token<'_>], mention: &Mention) {
        if mention.what == What::Paper(None) && one_of_papers(tokens, mention.start).is_some() {
            return;
        }
        if matches!(
            mention.what,
            What::Body(SpeakerClass::Ofsted) | What::Paper(None)
        ) && self.about_ofsted
            && (mention.what != What::Paper(None) || self.main_paper == SpeakerClass::Ofsted)
        {
            self.named = Some(Speaker::ofsted());
        }
        let own = &tokens[mention.start..mention.end];
        let study = own.iter().any(|t| t.has(Set::Review));
        self.paper_here = match mention.what {
            What::Paper(Some(class)) => Some((class, words_span(own))),
            What::Body(class) if study => Some((class, words_span(own))),
            _ => self.paper_here,
        };
        let told = own.iter().fold(Sets::default(), |all, t| all.or(t.sets));
        if told.has(Set::Bench) {
            self.judgment = Some(SpeakerClass::Other);
        }
        let ministry = |t: &Token<'_>| is_word!(t, "department" | "dfe");
        if matches!(
            mention.what,
            What::Body(SpeakerClass::Other) | What::Paper(Some(SpeakerClass::Other))
        ) && own.iter().any(ministry)
        {
            self.department = SpeakerClass::Other;
        }
        let other = mention.what == What::Body(SpeakerClass::Other);
        let unlisted = own.iter().all(|t| t.capital) && own[0].role.is_none();
        if other && unlisted && !mention.one_person && !self.is_home(own[0].word) {
            self.firm = Some(self.named(SpeakerClass::Other, text, tokens, mention));
        }
        if other && told.has(Set::Regulator) {
            self.regulator = Some(Speaker::witness(&phrase(text, tokens, mention)));
        }
        self.noted.ofsted |= own.iter().any(|t| is_word!(t, "ofsted"));
        self.noted.paper |= match mention.what {
            What::Paper(None) => !self.is_elsewhere(),
            What::Paper(Some(owner)) => owner == SpeakerClass::Ofsted,
            _ => false,
        };
        self.noted.police |= other && told.has(Set::Force);
        match mention.what {
            What::Paper(Some(owner)) => self.introduce_paper(tokens, mention, owner),
            What::Body(SpeakerClass::Council)
                if mention.end - mention.start > 1
                    && is_word!(tokens[mention.end - 1], "department")
                    && !is_word!(tokens[mention.start], "the") =>
            {
                self.department = SpeakerClass::Council;
            }
            _ => {}
        }
    }
}

/// Where the words of a phrase stand, its article apart.
fn words_span(own: &[Token<'_>]) -> Span {
    let from = usize::from(own.first().is_some_and(|t| t.role == Some(Role::Det)));
    match own.get(from..) {
        Some([first, .., last]) => Span::new(first.span().start, last.span().end),
        Some([only]) => only.span(),
        _ => Span::default(),
    }
}

/// "Young people", "two former members of staff": people of whom one may speak.
fn is_several(tokens: &[Token<'_>], mention: &Mention) -> bool {
    let head = (mention.start..mention.end).rfind(|i| tokens[*i].phrase() > 0);
    let people = head.is_some_and(|i| {
        matches!(
            tokens[i].role,
            Some(Role::Source(
                Source::Officer | Source::Outsider | Source::Post
            ))
        )
    });
    let last = &tokens[mention.end - 1];
    people && (last.word.ends_with('s') || is_word!(last, "people" | "staff"))
}
