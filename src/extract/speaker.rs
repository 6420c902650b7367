//! Mentions become speakers: what was said before decides who "it", "he", "the report" and "a spokesperson" are.

use rustc_hash::FxHashMap;

use super::gender::Gender;
use super::key::is_word;
use super::lexicon::{Pronoun, Role};
use super::mentions::{Mention, What, one_of_papers};
use super::naming::{Name, phrase, proper_name};
use super::people::People;
use super::posts::is_anybodys_post;
use super::tokens::Token;
use crate::model::{Span, SpeakerClass};

/// A resolved source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) class: SpeakerClass,
    /// The person or body, as the text names it.
    pub(crate) name: Option<Name>,
    /// Whether it is a person with a name.
    pub(crate) person: bool,
    /// Whether a pronoun led here.
    pub(crate) pronoun: bool,
    /// Whether the class is no more than a guess.
    pub(crate) guessed: bool,
    /// Whether "she" or "he" means them, when the text tells.
    pub(crate) gender: Option<Gender>,
}

impl Speaker {
    pub(super) fn body(class: SpeakerClass, name: impl Into<Name>) -> Self {
        Self {
            class,
            name: Some(name.into()),
            person: false,
            pronoun: false,
            guessed: false,
            gender: None,
        }
    }

    /// The inspectorate.
    pub(crate) fn ofsted() -> Self {
        Self::body(SpeakerClass::Ofsted, "Ofsted")
    }

    /// A person who writes.
    pub(crate) fn writer(class: SpeakerClass, name: Name) -> Self {
        Self {
            person: true,
            ..Self::body(class, name)
        }
    }

    /// People whom no list knows.
    pub(crate) fn witness(noun: &str) -> Self {
        Self {
            guessed: true,
            ..Self::body(SpeakerClass::Other, noun.to_owned())
        }
    }

    /// Whether somebody speaks for a body without a name of their own.
    pub(super) fn is_spokesperson(&self) -> bool {
        self.name
            .as_deref()
            .is_some_and(|name| name.contains("spokes"))
    }

    /// Nobody that the text names.
    pub(crate) fn nobody() -> Self {
        Self {
            class: SpeakerClass::Unattributed,
            name: None,
            person: false,
            pronoun: false,
            guessed: true,
            gender: None,
        }
    }
}

/// What a paragraph has named so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Noted {
    /// Ofsted by its name.
    pub(super) ofsted: bool,
    /// The police: "officers" are theirs.
    pub(super) police: bool,
    /// A paper of the inspectorate: "this one" may be it.
    pub(super) paper: bool,
}

/// What a document has said so far about who is who.
#[derive(Debug, Clone)]
pub(crate) struct Context<'d> {
    pub(crate) people: &'d People,
    /// The fullest name of the document's council ("Marshshire County Council").
    pub(crate) council: Option<Name>,
    /// Whether the document names Ofsted at all: without it "the report" and "inspectors" are somebody else's.
    pub(crate) about_ofsted: bool,
    /// Its name where the document has it: else its words are shown as those of "inspectors" and "report".
    ofsted: Option<&'static str>,
    /// Whose "the report" is when nobody else's has been named.
    pub(super) main_paper: SpeakerClass,
    /// Who writes, where a text says it: a councillor\'s or a member\'s own page.
    pub(crate) author: Option<Speaker>,
    pub(super) person: Option<Speaker>,
    /// The last person whom "she" may mean, and the last whom "he" may.
    pub(super) by_gender: [Option<Speaker>; 2],
    /// How many paragraphs ago each of them was spoken of.
    pub(super) ages: [u8; 2],
    /// How many tokens ago a sentence ended that named the inspectorate or a paper of it, or was in its words.
    pub(super) since: usize,
    pub(super) body: Option<Speaker>,
    /// The body or paper that the sentence before, in the same paragraph, was about.
    pub(super) here: Option<Speaker>,
    /// The paper of somebody that this sentence names, and the one that the sentence before did.
    pub(super) paper_here: Option<(SpeakerClass, Span)>,
    pub(super) paper_before: Option<(SpeakerClass, Span)>,
    /// The same of the paragraph before.
    pub(super) here_before: Option<Speaker>,
    pub(super) group: Option<Speaker>,
    /// The body that spoke or was spoken of in this paragraph.
    pub(super) body_here: Option<Speaker>,
    /// Whose people turned out to be who hold a post of a body named just before.
    pub(super) settled: FxHashMap<usize, Option<SpeakerClass>>,
    /// Somebody unnamed who spoke last, "a former member of staff": "they" may be one.
    pub(super) anonymous: Option<Speaker>,
    /// The people named last as a group, of whom "one" may speak.
    pub(super) several: Option<Speaker>,
    /// Whoever was spoken of last.
    pub(super) latest: Option<Speaker>,
    /// Whose "the report" is, for this paragraph and the number of paragraphs after it.
    pub(super) paper: (SpeakerClass, u8),
    /// The paper that somebody is said to have written, by its noun, with its author and the paragraphs it is kept for.
    pub(super) authored: Option<(String, Speaker, u8)>,
    /// The last body or paper named at all.
    pub(super) named: Option<Speaker>,
    /// The ombudsman or another regulator named in this paragraph: "the watchdog" is theirs.
    pub(super) regulator: Option<Speaker>,
    /// Whose the one body is that the sentence before named.
    pub(super) sole: Option<SpeakerClass>,
    /// What this paragraph has named, and whether the one before named Ofsted.
    pub(super) noted: Noted,
    pub(super) ofsted_before: bool,
    /// Whether the sentence before, in this paragraph, was Ofsted's: "a spokesman" is theirs.
    pub(super) answers: bool,
    /// Whose "the judgment" is: a court's once one has been named, else that of any paper.
    pub(super) judgment: Option<SpeakerClass>,
    /// The company or charity named last under a name of its own.
    pub(super) firm: Option<Speaker>,
    /// Somebody of whom the paragraph before spoke by their post alone, and this one has so far.
    pub(super) holder: [Option<Speaker>; 2],
    /// Whose "the department" is: a ministry's once one has been named.
    pub(super) department: SpeakerClass,
}

impl<'d> Context<'d> {
    /// The context at the start of a document.
    pub(crate) fn new(
        people: &'d People,
        council: Option<Name>,
        about_ofsted: bool,
        main_paper: SpeakerClass,
    ) -> Self {
        let paper = (main_paper, 0);
        Self {
            people,
            council,
            about_ofsted,
            ofsted: Some("Ofsted"),
            main_paper,
            author: None,
            person: None,
            by_gender: [None, None],
            since: usize::MAX,
            ages: [0, 0],
            body: None,
            here: None,
            here_before: None,
            paper_here: None,
            paper_before: None,
            latest: None,
            group: None,
            body_here: None,
            settled: FxHashMap::default(),
            anonymous: None,
            several: None,
            named: None,
            paper,
            authored: None,
            regulator: None,
            answers: false,
            sole: None,
            noted: Noted::default(),
            ofsted_before: false,
            judgment: None,
            firm: None,
            holder: [None, None],
            department: SpeakerClass::Council,
        }
    }

    /// The same of a document that may be about Ofsted without naming it.
    pub(crate) fn naming_ofsted(self, names_ofsted: bool) -> Self {
        Self {
            ofsted: self.ofsted.filter(|_| names_ofsted),
            ..self
        }
    }

    /// Who a mention is.
    pub(crate) fn resolve(
        &mut self,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Speaker {
        let found = self.found(text, tokens, mention);
        let noun = || Gender::of_word(tokens[mention.end - 1].word);
        // "Mrs Wilde", of whose family only Pete Wilde has been named.
        let first = &tokens[mention.start];
        let titled = matches!(mention.what, What::Person(_)) && first.role == Some(Role::Title);
        let title = titled.then(|| Gender::of_word(first.word)).flatten();
        let gender = title
            .or(found.gender)
            .or_else(|| mention.one_person.then(noun).flatten());
        Speaker { gender, ..found }
    }

    fn found(&mut self, text: &str, tokens: &[Token<'_>], mention: &Mention) -> Speaker {
        if let Some(known) = self.known(text, tokens, mention) {
            return known;
        }
        match mention.what {
            What::Person(number) => {
                let titled = tokens[mention.start].role == Some(Role::Title);
                let opens = mention.start == 0
                    && tokens.get(mention.end).is_none_or(|t| {
                        !t.is(',')
                            || tokens
                                .get(mention.end + 1)
                                .is_none_or(|t| !is_word!(t, "whose"))
                    });
                if opens {
                    self.reveal(number);
                }
                self.person(number, titled)
            }
            What::Body(class) => {
                let other = self.is_ministry(tokens, mention)
                    || class == SpeakerClass::Council
                        && (self.is_fellow(tokens, mention)
                            || self.is_constable(tokens, mention)
                            || is_anybodys_post(&tokens[mention.end - 1])
                                && self.outside_body(tokens, mention).is_some());
                let class = if other { SpeakerClass::Other } else { class };
                self.named(class, text, tokens, mention)
            }
            // "The latest found": of papers of the inspectorate, or of anything.
            What::Paper(None) if one_of_papers(tokens, mention.start).is_some() => {
                let of_papers = self.noted.paper || self.noted.ofsted && self.about_ofsted;
                if of_papers && !self.is_elsewhere() {
                    Speaker::ofsted()
                } else {
                    Speaker::nobody()
                }
            }
            What::Paper(None) if self.is_ruling(tokens, mention) => {
                self.named(SpeakerClass::Other, text, tokens, mention)
            }
            What::Paper(owner) => {
                let class = owner.unwrap_or_else(|| {
                    self.paper_of(tokens[mention.start].word, tokens[mention.end - 1].word)
                });
                self.introduce_paper(tokens, mention, class);
                self.owns_paper(tokens, mention, class);
                self.named(class, text, tokens, mention)
            }
            What::Unknown => Speaker::nobody(),
            What::Voice(class) => self.voice(class, text, tokens, mention),
            // "One said", and nobody of whom: not an inspector.
            What::Pronoun(Pronoun::One)
                if mention.end - mention.start == 1 && self.several.is_none() =>
            {
                Speaker::nobody()
            }
            // "Some of them put up posters saying": of the people named last, and never of the inspectorate.
            What::Pronoun(Pronoun::Group) if mention.end - mention.start > 1 => {
                (self.several.clone()).unwrap_or_else(Speaker::nobody)
            }
            What::Pronoun(pronoun) => self.pronoun(pronoun),
        }
    }

    /// Whom the text before says a noun to mean, before its own words are asked.
    fn known(&mut self, text: &str, tokens: &[Token<'_>], mention: &Mention) -> Option<Speaker> {
        let ministry = || self.is_ministry(tokens, mention);
        let known = match mention.what {
            What::Voice(_) if ministry() => {
                let name = "Department for Education spokesperson";
                return Some(Speaker::body(SpeakerClass::Other, name));
            }
            What::Voice(None) => {
                (self.owner(tokens, mention)).or_else(|| self.author_of(tokens, mention))
            }
            What::Body(SpeakerClass::Other) => self.the_person(tokens, mention),
            What::Body(SpeakerClass::Ofsted) => self.other_watchdog(tokens, mention),
            What::Body(SpeakerClass::Council) if !ministry() => (self.owner(tokens, mention))
                .or_else(|| self.the_same_body(tokens, mention))
                .or_else(|| self.the_same_person(tokens, mention)),
            What::Paper(None) if let Some(paper) = self.pointed_at(text, tokens, mention) => {
                return Some(paper);
            }
            What::Paper(None) => (self.reviewed(tokens, mention))
                .or_else(|| self.author_of(tokens, mention))
                .or_else(|| self.own_paper(tokens, mention)),
            What::Paper(Some(SpeakerClass::Other)) => {
                let owner = self.owner_named(tokens, mention);
                return owner.map(|owner| self.person(owner, true));
            }
            _ => None,
        };
        known.cloned()
    }

    /// A new paragraph: somebody else's paper named in passing is "the report" no longer.
    pub(crate) fn next_paragraph(&mut self, quotes: bool) {
        self.holder = [self.holder[1].take(), None];
        self.ages = self.ages.map(|age| age.saturating_add(1));
        self.here_before = self.here.take();
        self.body_here = None;
        self.regulator = None;
        self.sole = None;
        self.ofsted_before = self.noted.ofsted;
        self.noted = Noted::default();
        self.answers = false;
        self.authored = match self.authored.take() {
            // What a letter says in paragraphs of its own makes it no older.
            Some((noun, author, left)) if quotes => Some((noun, author, left)),
            Some((noun, author, left)) if left > 0 => Some((noun, author, left - 1)),
            _ => None,
        };
        self.paper = match self.paper {
            (_, 0) => (self.main_paper, 0),
            (class, left) => (class, left - 1),
        };
    }

    /// Whoever was spoken of last.
    pub(crate) fn latest(&self) -> Option<&Speaker> {
        self.latest.as_ref()
    }

    pub(super) fn named(
        &self,
        class: SpeakerClass,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Speaker {
        match class {
            SpeakerClass::Ofsted if self.about_ofsted && self.ofsted.is_some() => Speaker::ofsted(),
            SpeakerClass::Ofsted if self.about_ofsted => {
                Speaker::body(class, phrase(text, tokens, mention))
            }
            SpeakerClass::Council => {
                let own = proper_name(text, tokens, mention).map(Name::from);
                let known = own.or_else(|| self.council.clone());
                Speaker::body(class, known.unwrap_or(Name::Known("the council")))
            }
            SpeakerClass::Ofsted => {
                Speaker::body(SpeakerClass::Other, phrase(text, tokens, mention))
            }
            _ => Speaker::body(class, phrase(text, tokens, mention)),
        }
    }
}
