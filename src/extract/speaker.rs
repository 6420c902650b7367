//! Mentions become speakers: what was said before decides who "it", "he", "the report" and "a spokesperson" are.

use super::lexicon::Pronoun;
use super::mentions::{Mention, What};
use super::people::People;
use super::tokens::Token;
use crate::model::SpeakerClass;

/// A resolved source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) class: SpeakerClass,
    /// The person or body, as the text names it.
    pub(crate) name: Option<String>,
    /// Whether a pronoun led here.
    pub(crate) pronoun: bool,
    /// Whether the class is no more than a guess.
    pub(crate) guessed: bool,
}

impl Speaker {
    fn body(class: SpeakerClass, name: impl Into<String>) -> Self {
        Self { class, name: Some(name.into()), pronoun: false, guessed: false }
    }

    /// The inspectorate.
    pub(crate) fn ofsted() -> Self {
        Self::body(SpeakerClass::Ofsted, "Ofsted")
    }

    /// Nobody that the text names.
    pub(crate) fn nobody() -> Self {
        Self { class: SpeakerClass::Unattributed, name: None, pronoun: false, guessed: true }
    }
}

/// What a document has said so far about who is who.
#[derive(Debug)]
pub(crate) struct Context<'d> {
    pub(crate) people: &'d People,
    /// The fullest name of the document's council ("Marshshire County Council").
    pub(crate) council: Option<String>,
    /// Whether the document names Ofsted at all: without it "the report" and "inspectors" are somebody else's.
    pub(crate) about_ofsted: bool,
    person: Option<Speaker>,
    body: Option<Speaker>,
    group: Option<Speaker>,
    paper: SpeakerClass,
}

impl<'d> Context<'d> {
    /// The context at the start of a document.
    pub(crate) fn new(people: &'d People, council: Option<String>, about_ofsted: bool) -> Self {
        let paper = if about_ofsted { SpeakerClass::Ofsted } else { SpeakerClass::Other };
        Self { people, council, about_ofsted, person: None, body: None, group: None, paper }
    }

    /// Who a mention is.
    pub(crate) fn resolve(&mut self, text: &str, tokens: &[Token<'_>], mention: &Mention) -> Speaker {
        match mention.what {
            What::Person(number) => {
                let person = self.people.get(number);
                let class = person.class.unwrap_or(SpeakerClass::Other);
                Speaker { guessed: person.class.is_none(), ..Speaker::body(class, person.name.clone()) }
            }
            What::Body(class) => self.named(class, text, tokens, mention),
            What::Paper(owner) => {
                let class = owner.unwrap_or(self.paper);
                self.paper = class;
                self.named(class, text, tokens, mention)
            }
            What::Voice(class) => self.voice(class, text, tokens, mention),
            What::Pronoun(pronoun) => self.pronoun(pronoun),
        }
    }

    /// Notes a paper that is introduced without speaking: "a report by consultants was published".
    pub(crate) fn note_paper(&mut self, mention: &Mention) {
        if let What::Paper(Some(owner)) = mention.what {
            self.paper = owner;
        }
    }

    /// Remembers who spoke, for the pronouns to come.
    pub(crate) fn spoke(&mut self, what: What, speaker: &Speaker) {
        match what {
            What::Person(_) => self.person = Some(speaker.clone()),
            What::Voice(_) => {
                self.person = Some(speaker.clone());
                self.group = Some(speaker.clone());
            }
            What::Body(_) | What::Paper(_) => {
                self.body = Some(speaker.clone());
                self.group = Some(speaker.clone());
            }
            What::Pronoun(_) => {}
        }
    }

    /// The last person, whether they spoke or were the subject of a paragraph.
    pub(crate) fn last_person(&self) -> Option<&Speaker> {
        self.person.as_ref()
    }

    /// The last body that spoke.
    pub(crate) fn last_body(&self) -> Option<&Speaker> {
        self.body.as_ref()
    }

    fn named(&self, class: SpeakerClass, text: &str, tokens: &[Token<'_>], mention: &Mention) -> Speaker {
        match class {
            SpeakerClass::Ofsted if self.about_ofsted => Speaker::ofsted(),
            SpeakerClass::Council => {
                let own = proper_name(text, tokens, mention);
                let name = own.or_else(|| self.council.clone()).unwrap_or_else(|| "the council".to_owned());
                Speaker::body(class, name)
            }
            SpeakerClass::Ofsted => Speaker::body(SpeakerClass::Other, phrase(text, tokens, mention)),
            _ => Speaker::body(class, phrase(text, tokens, mention)),
        }
    }

    /// A spokesperson speaks for the body named beside them, else for the one that spoke last, unless that is Ofsted:
    /// an article's unnamed spokesperson answers the inspectors.
    fn voice(&self, class: Option<SpeakerClass>, text: &str, tokens: &[Token<'_>], mention: &Mention) -> Speaker {
        let body = self.body.as_ref().filter(|b| b.class != SpeakerClass::Ofsted);
        let class = class.or_else(|| body.map(|b| b.class)).unwrap_or(SpeakerClass::Council);
        match class {
            SpeakerClass::Ofsted => Speaker::body(class, "Ofsted spokesperson"),
            SpeakerClass::Council => {
                let council = self.council.as_deref().unwrap_or("the council");
                Speaker::body(class, format!("{council} spokesperson"))
            }
            _ => {
                let own = phrase(text, tokens, mention);
                let name = body.and_then(|b| b.name.clone()).filter(|_| own.split(' ').count() == 1).map_or(own, |body| format!("{body} spokesperson"));
                Speaker::body(class, name)
            }
        }
    }

    fn pronoun(&self, pronoun: Pronoun) -> Speaker {
        let found = match pronoun {
            Pronoun::Person => self.person.as_ref(),
            Pronoun::Body => self.body.as_ref(),
            Pronoun::Group | Pronoun::Relative => self.group.as_ref().or(self.body.as_ref()),
        };
        found.map_or_else(Speaker::nobody, |s| Speaker { pronoun: true, ..s.clone() })
    }
}

/// The words of a mention without determiners.
fn phrase(text: &str, tokens: &[Token<'_>], mention: &Mention) -> String {
    let first = (mention.start..mention.end).find(|i| tokens[*i].role != Some(super::lexicon::Role::Det)).unwrap_or(mention.start);
    let words = &text[tokens[first].span.start..tokens[mention.end - 1].span.end];
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The capitalised run of a mention that names a body: "Marshshire County Council", never "the council".
fn proper_name(text: &str, tokens: &[Token<'_>], mention: &Mention) -> Option<String> {
    let first = (mention.start..mention.end).find(|i| tokens[*i].capital && tokens[*i].role != Some(super::lexicon::Role::Det))?;
    let named = tokens[first..mention.end].iter().all(|t| t.capital || matches!(t.word, "of" | "and" | "upon" | "on")) && mention.end - first > 1;
    let words = &text[tokens[first].span.start..tokens[mention.end - 1].span.end];
    let words = words.trim_end_matches("'s").trim_end_matches("’s");
    named.then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}
