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
    /// Whether it is a person with a name.
    pub(crate) person: bool,
    /// Whether a pronoun led here.
    pub(crate) pronoun: bool,
    /// Whether the class is no more than a guess.
    pub(crate) guessed: bool,
}

impl Speaker {
    fn body(class: SpeakerClass, name: impl Into<String>) -> Self {
        Self {
            class,
            name: Some(name.into()),
            person: false,
            pronoun: false,
            guessed: false,
        }
    }

    /// The inspectorate.
    pub(crate) fn ofsted() -> Self {
        Self::body(SpeakerClass::Ofsted, "Ofsted")
    }

    /// Nobody that the text names.
    pub(crate) fn nobody() -> Self {
        Self {
            class: SpeakerClass::Unattributed,
            name: None,
            person: false,
            pronoun: false,
            guessed: true,
        }
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
    /// The body or paper that the sentence before, in the same paragraph, was about.
    here: Option<Speaker>,
    group: Option<Speaker>,
    /// Whoever was spoken of last.
    latest: Option<Speaker>,
    /// Whose "the report" is, for this paragraph and the number of paragraphs after it.
    paper: (SpeakerClass, u8),
    /// The last body or paper named at all.
    named: Option<Speaker>,
    /// Whose "the department" is: a ministry's once one has been named.
    department: SpeakerClass,
}

impl<'d> Context<'d> {
    /// The context at the start of a document.
    pub(crate) fn new(people: &'d People, council: Option<String>, about_ofsted: bool) -> Self {
        let paper = (main_paper(about_ofsted), 0);
        Self {
            people,
            council,
            about_ofsted,
            person: None,
            body: None,
            here: None,
            latest: None,
            group: None,
            named: None,
            paper,
            department: SpeakerClass::Council,
        }
    }

    /// Who a mention is.
    pub(crate) fn resolve(
        &mut self,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Speaker {
        match mention.what {
            What::Person(number) => self.person(number),
            What::Voice(_) if self.is_ministry(tokens, mention) => {
                Speaker::body(SpeakerClass::Other, "Department for Education spokesperson")
            }
            What::Body(_) if self.is_ministry(tokens, mention) => {
                self.named(SpeakerClass::Other, text, tokens, mention)
            }
            What::Body(class) => self.named(class, text, tokens, mention),
            What::Paper(owner) => {
                let class = owner.unwrap_or_else(|| {
                    self.paper_of(tokens[mention.start].word, tokens[mention.end - 1].word)
                });
                self.introduce_paper(tokens, mention, class);
                self.named(class, text, tokens, mention)
            }
            What::Unknown => Speaker::nobody(),
            What::Voice(class) => self.voice(class, text, tokens, mention),
            What::Pronoun(pronoun) => self.pronoun(pronoun),
        }
    }

    /// A new paragraph: somebody else's paper named in passing is "the report" no longer.
    pub(crate) fn next_paragraph(&mut self) {
        self.here = None;
        self.paper = match self.paper {
            (_, 0) => (main_paper(self.about_ofsted), 0),
            (class, left) => (class, left - 1),
        };
    }

    /// "A report by consultants" stays the report for one more paragraph, "his report" for this one alone.
    fn introduce_paper(&mut self, tokens: &[Token<'_>], mention: &Mention, class: SpeakerClass) {
        let new = matches!(tokens[mention.start].word, "a" | "an" | "another")
            && class != main_paper(self.about_ofsted);
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
        {
            self.named = Some(Speaker::ofsted());
        }
        match mention.what {
            What::Paper(Some(owner)) => self.introduce_paper(tokens, mention, owner),
            What::Body(SpeakerClass::Other)
                if tokens[mention.start..mention.end]
                    .iter()
                    .any(|t| matches!(t.word, "department" | "dfe")) =>
            {
                self.department = SpeakerClass::Other;
            }
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
    fn is_ministry(&self, tokens: &[Token<'_>], mention: &Mention) -> bool {
        let bare = |at: usize| {
            at > 0
                && tokens.get(at).is_some_and(|t| t.word == "department")
                && tokens[at - 1].word == "the"
        };
        let of = matches!(
            tokens.get(mention.end).map(|t| t.word),
            Some("for" | "in" | "at" | "of" | "from")
        );
        self.department == SpeakerClass::Other
            && (bare(mention.end - 1) || of && bare(mention.end + 2))
    }

    /// A person whom the text never describes but who follows a bare post ("The chief executive … Mrs Lomas") holds it.
    fn person(&self, number: usize) -> Speaker {
        let person = self.people.get(number);
        let post = self
            .person
            .as_ref()
            .filter(|p| p.class != SpeakerClass::Unattributed && !p.person);
        let body = self
            .here
            .as_ref()
            .or(self.body.as_ref())
            .filter(|b| person.of_body && b.class != SpeakerClass::Ofsted);
        let class = body
            .map(|b| b.class)
            .or(person.class)
            .or(post.map(|p| p.class));
        Speaker {
            person: true,
            guessed: class.is_none(),
            ..Speaker::body(class.unwrap_or(SpeakerClass::Other), person.name.clone())
        }
    }

    /// "his letter" is the last person's, "its report" Ofsted's or another body's; a council's "its inspection" is Ofsted's.
    fn paper_of(&self, determiner: &str, noun: &str) -> SpeakerClass {
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

    /// A body that no list knows, by its name; the council's own place name is the council.
    pub(crate) fn unknown(&mut self, name: &str) -> Speaker {
        let place = self
            .council
            .as_deref()
            .and_then(|c| c.split(' ').next())
            .filter(|place| name.starts_with(place));
        let speaker = match (place, &self.council) {
            (Some(_), Some(council)) => Speaker::body(SpeakerClass::Council, council.clone()),
            _ => Speaker::body(SpeakerClass::Other, name),
        };
        self.body = Some(speaker.clone());
        speaker
    }

    /// Remembers who spoke, for the pronouns to come.
    pub(crate) fn spoke(&mut self, mention: &Mention, speaker: &Speaker) {
        if mention.one_person {
            self.person = Some(speaker.clone());
        }
        let body = matches!(mention.what, What::Body(_) | What::Paper(_)) && !mention.one_person;
        if body {
            self.body = Some(speaker.clone());
            self.here = None;
        }
        self.latest = Some(speaker.clone());
        if body || matches!(mention.what, What::Voice(_)) {
            self.group = Some(speaker.clone());
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
            _ if mention.one_person => self.person = Some(speaker.clone()),
            What::Body(_) | What::Paper(_) if singular && !mention.weak => {
                self.here = Some(speaker.clone());
            }
            What::Body(_) => self.group = Some(speaker.clone()),
            _ => {}
        }
    }

    /// Remembers a person named in passing, for the next sentence's "he" or "she".
    pub(crate) fn passed_by(&mut self, speaker: &Speaker) {
        self.person = Some(speaker.clone());
    }

    /// The last person, whether they spoke or were the subject of a paragraph.
    pub(crate) fn last_person(&self) -> Option<&Speaker> {
        self.person.as_ref()
    }

    fn named(
        &self,
        class: SpeakerClass,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Speaker {
        match class {
            SpeakerClass::Ofsted if self.about_ofsted => Speaker::ofsted(),
            SpeakerClass::Council => {
                let own = proper_name(text, tokens, mention);
                let name = own
                    .or_else(|| self.council.clone())
                    .unwrap_or_else(|| "the council".to_owned());
                Speaker::body(class, name)
            }
            SpeakerClass::Ofsted => {
                Speaker::body(SpeakerClass::Other, phrase(text, tokens, mention))
            }
            _ => Speaker::body(class, phrase(text, tokens, mention)),
        }
    }

    /// A spokesperson speaks for the body named beside them, else for the one that spoke last, unless that is Ofsted:
    /// an article's unnamed spokesperson answers the inspectors.
    fn voice(
        &self,
        class: Option<SpeakerClass>,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Speaker {
        let body = self
            .body
            .as_ref()
            .filter(|b| b.class != SpeakerClass::Ofsted);
        let class = class
            .or_else(|| body.map(|b| b.class))
            .unwrap_or(SpeakerClass::Council);
        let own = phrase(text, tokens, mention);
        let bare = own.split(' ').count() == 1;
        let named = tokens[mention.start..mention.end].iter().any(|t| t.capital);
        let word = tokens[mention.end - 1].word;
        let of = match class {
            SpeakerClass::Ofsted => Some("Ofsted"),
            SpeakerClass::Council if !named => {
                Some(self.council.as_deref().unwrap_or("the council"))
            }
            _ => body.and_then(|b| b.name.as_deref()).filter(|_| bare),
        };
        Speaker::body(class, of.map_or(own, |of| format!("{of} {word}")))
    }

    fn pronoun(&self, pronoun: Pronoun) -> Speaker {
        let found = match pronoun {
            Pronoun::Person => self.person.as_ref(),
            Pronoun::Body => self
                .here
                .as_ref()
                .or(self.body.as_ref())
                .or(self.named.as_ref()),
            Pronoun::Group | Pronoun::Relative => self.group.as_ref().or(self.body.as_ref()),
        };
        found.map_or_else(Speaker::nobody, |s| Speaker {
            pronoun: true,
            ..s.clone()
        })
    }
}

/// Whose "the report" is when nobody else's has been named.
fn main_paper(about_ofsted: bool) -> SpeakerClass {
    if about_ofsted {
        SpeakerClass::Ofsted
    } else {
        SpeakerClass::Other
    }
}

/// The words of a mention without determiners.
fn phrase(text: &str, tokens: &[Token<'_>], mention: &Mention) -> String {
    let first = (mention.start..mention.end)
        .find(|i| tokens[*i].role != Some(super::lexicon::Role::Det))
        .unwrap_or(mention.start);
    let words = &text[tokens[first].span.start..tokens[mention.end - 1].span.end];
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The capitalised run of a mention that names a body: "Marshshire County Council", never "the council".
fn proper_name(text: &str, tokens: &[Token<'_>], mention: &Mention) -> Option<String> {
    let first = (mention.start..mention.end)
        .find(|i| tokens[*i].capital && tokens[*i].role != Some(super::lexicon::Role::Det))?;
    let named = tokens[first..mention.end]
        .iter()
        .all(|t| t.capital || matches!(t.word, "of" | "and" | "upon" | "on"))
        && mention.end - first > 1;
    let words = &text[tokens[first].span.start..tokens[mention.end - 1].span.end];
    let words = words.trim_end_matches("'s").trim_end_matches("’s");
    named.then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}
