//! Whose "the report", "its statement" and "the department" are.

use super::gender::Gender;
use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set};
use super::mentions::{Mention, What};
use super::naming::{phrase, spaced};
use super::speaker::{Context, Speaker};
use super::tokens::{Token, words_of};
use crate::model::SpeakerClass;

impl Context<'_> {
    /// "A report by consultants" stays the report for one more paragraph, "his report" for this one alone.
    pub(super) fn introduce_paper(
        &mut self,
        tokens: &[Token<'_>],
        mention: &Mention,
        class: SpeakerClass,
    ) {
        // "Ofsted has published a report. … A report by consultants": "the report" is the last one.
        let noun = tokens[mention.end - 1].word;
        let another =
            |(written, author, _): &(String, Speaker, u8)| written == noun && author.class != class;
        self.authored = self.authored.take().filter(|known| !another(known));
        let new =
            is_word!(tokens[mention.start], "a" | "an" | "another") && class != self.main_paper;
        if class != self.paper.0 || new {
            self.paper = (class, u8::from(new));
        }
    }

    /// Remembers who wrote a paper: "the letter" is theirs in this paragraph and the next one.
    pub(crate) fn has_written(&mut self, noun: &str, author: &Speaker) {
        if author.class != SpeakerClass::Unattributed {
            self.authored = Some((noun.to_owned(), author.clone(), 1));
        }
    }

    /// "In her own report to ministers": whoever the possessive means wrote it.
    pub(super) fn owns_paper(
        &mut self,
        tokens: &[Token<'_>],
        mention: &Mention,
        class: SpeakerClass,
    ) {
        let owner = Some(tokens[mention.start].word).filter(|w| matches!(*w, "his" | "her"));
        let author = owner.and_then(|w| self.last_person(Gender::of_word(w)));
        if let Some(author) = author.filter(|a| a.class == class).cloned() {
            self.has_written(tokens[mention.end - 1].word, &author);
        }
    }

    /// "The letter" after "In a letter to the leader, she wrote".
    pub(super) fn author_of(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<&Speaker> {
        let (noun, author, _) = self.authored.as_ref()?;
        let known = is_word!(tokens[mention.start], "the" | "this" | "that")
            && mention.end == mention.start + 2
            && tokens[mention.end - 1].word == noun;
        known.then_some(author)
    }

    /// A spokesperson speaks for the body named beside them, else for the one that spoke last, unless that is Ofsted:
    /// an article's unnamed spokesperson answers the inspectors.
    pub(super) fn voice(
        &self,
        class: Option<SpeakerClass>,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Speaker {
        // "The Department for Education is to send …. A spokesperson said": the sentence before names them.
        let body = self
            .here
            .as_ref()
            .filter(|b| b.class != SpeakerClass::Ofsted)
            // "The home's owner, Beacon Row Care, is appealing." and in the next paragraph "a spokesman said"
            .or(self.here_before.as_ref().filter(|b| {
                let name = b.name.as_deref().unwrap_or_default();
                let named = name.starts_with(char::is_uppercase);
                named && b.class != SpeakerClass::Ofsted
            }))
            .or(self.body.as_ref())
            .filter(|b| b.class != SpeakerClass::Ofsted);
        let known = class.is_some();
        let class = class
            .or(self.answers.then_some(SpeakerClass::Ofsted))
            .or_else(|| body.map(|b| b.class))
            .unwrap_or(SpeakerClass::Council);
        let own = phrase(text, tokens, mention);
        // "It is owned by Hope Bridges. A spokesman for the firm said"
        let of_firm = tokens.get(mention.end).is_some_and(Token::is_preposition)
            && tokens
                .get(mention.end + 1)
                .is_some_and(|t| is_word!(t, "the"))
            && tokens
                .get(mention.end + 2)
                .is_some_and(|t| is_word!(t, "firm" | "company"));
        if let Some(firm) = self.firm.as_ref().filter(|_| of_firm) {
            let word = tokens[mention.end - 1].word;
            let name = firm.name.as_deref().unwrap_or_default();
            return Speaker::body(SpeakerClass::Other, format!("{name} {word}"));
        }
        if let Some(name) = self.outside_body(tokens, mention).filter(|_| !known) {
            let word = tokens[mention.end - 1].word;
            let name = format!("{} {word}", words_of(text, name));
            return Speaker::body(SpeakerClass::Other, name);
        }
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

    /// "Police were called. Officers described": theirs.
    pub(super) fn is_constable(&self, tokens: &[Token<'_>], mention: &Mention) -> bool {
        self.noted.police
            && mention.end - mention.start <= 2
            && is_word!(tokens[mention.end - 1], "officer" | "officers")
    }

    /// "The ombudsman upheld it. The watchdog ordered": a word for regulators means the one named last.
    pub(super) fn other_watchdog(
        &self,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Option<&Speaker> {
        let word = tokens[mention.end - 1].word;
        // "The CQC came in May. Inspectors found": theirs, unless Ofsted came as well.
        let alone = !self.noted.ofsted
            && mention.end - mention.start <= 2
            && matches!(word, "inspectors" | "inspector" | "inspectorate");
        self.regulator
            .as_ref()
            .filter(|_| alone || matches!(word, "watchdog" | "regulator"))
    }

    /// "Miss Keay's letter": the number of the person who owns a paper.
    pub(super) fn owner_named(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<usize> {
        let named = |at: usize| self.people.named_at(tokens, at);
        (mention.start..mention.end)
            .filter_map(named)
            .find(|(_, end, _)| tokens[end - 1].possessive)
            .map(|(_, _, number)| number)
    }

    /// "A review by Professor Doe came out. The report said": the review's, in this paragraph.
    pub(super) fn reviewed(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<&Speaker> {
        let report = is_word!(tokens[mention.start], "the" | "its" | "their")
            && mention.end == mention.start + 2
            && is_word!(tokens[mention.end - 1], "report" | "findings" | "document");
        let reviews = |name: &str| {
            let lower = name.to_lowercase();
            let noun = lower.rsplit(' ').next().unwrap_or(&lower);
            let lexicon = Lexicon::get();
            lexicon.has(Set::Review, noun) || lexicon.has(Set::Regulator, noun)
        };
        // "The fire authority was inspected by HMICFRS. The report said"
        let regulated = self
            .regulator
            .as_ref()
            .filter(|_| report && !self.noted.ofsted);
        let reviewed = self
            .body_here
            .as_ref()
            .filter(|b| report && b.class == SpeakerClass::Other)
            .filter(|b| b.name.as_deref().is_some_and(reviews));
        reviewed.or(regulated)
    }

    /// "The judgment" after a court has been named; Ofsted's are spelt as often with an "e".
    pub(super) fn is_ruling(&self, tokens: &[Token<'_>], mention: &Mention) -> bool {
        self.judgment.is_some() && is_word!(tokens[mention.end - 1], "judgment")
    }

    /// "Inspectors looked at an internal audit by the council. That document said": the paper named last.
    pub(super) fn pointed_at(
        &self,
        text: &str,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Option<Speaker> {
        let (class, named) = self.paper_before?;
        let that = mention.end - mention.start == 2 && is_word!(tokens[mention.start], "that");
        let noun = is_word!(
            tokens[mention.end - 1],
            "document" | "report" | "paper" | "letter" | "assessment"
        );
        let speaker = || match class {
            SpeakerClass::Ofsted => Speaker::ofsted(),
            _ => Speaker::body(class, spaced(named.of(text))),
        };
        (that && noun).then(speaker)
    }

    /// The body or paper that the sentence before was about, in a paragraph that names a paper of the inspectorate.
    pub(super) fn paper_of_sentence_before(&self) -> Option<&Speaker> {
        self.here.as_ref().filter(|_| self.noted.paper)
    }

    /// Whether the paper spoken of is somebody else's than Ofsted's.
    pub(super) fn is_elsewhere(&self) -> bool {
        let authored = self.authored.as_ref().map(|(_, author, _)| author.class);
        authored.unwrap_or(self.paper.0) != SpeakerClass::Ofsted
    }

    /// "One member told the survey", "members said" after the union's words: whoever belongs to a union is no councillor.
    pub(super) fn is_fellow(&self, tokens: &[Token<'_>], mention: &Mention) -> bool {
        let member = is_word!(tokens[mention.end - 1], "member" | "members")
            && tokens.get(mention.end).is_none_or(|t| !is_word!(t, "of"))
            && tokens[mention.start..mention.end - 1]
                .iter()
                .all(|t| !matches!(t.role, Some(Role::Source(_) | Role::Party)));
        let lexicon = Lexicon::get();
        let union = |name: &str| {
            name.split(' ')
                .any(|w| lexicon.has(Set::Membership, &w.to_ascii_lowercase()) || is_acronym(w))
        };
        let body = self
            .body
            .as_ref()
            .filter(|b| b.class == SpeakerClass::Other);
        member && body.and_then(|b| b.name.as_deref()).is_some_and(union)
    }

    /// "the department" after a ministry has been named.
    pub(super) fn is_ministry(&self, tokens: &[Token<'_>], mention: &Mention) -> bool {
        let bare = |at: usize| {
            at > 0
                && tokens.get(at).is_some_and(|t| is_word!(t, "department"))
                && is_word!(tokens[at - 1], "the" | "a")
        };
        let of = matches!(
            tokens.get(mention.end).map(|t| t.word),
            Some("for" | "in" | "at" | "of" | "from")
        );
        // "The Department": a capital of its own is the ministry's.
        let capital = mention.end - mention.start == 2
            && tokens[mention.end - 1].capital
            && is_word!(tokens[mention.start], "the")
            && is_word!(tokens[mention.end - 1], "department");
        (self.department == SpeakerClass::Other || capital)
            && (bare(mention.end - 1) || bare(mention.start + 1) || of && bare(mention.end + 2))
    }

    /// "Its statement spoke of", "her department says": whoever the possessive means, when they are neither Ofsted nor the
    /// council itself, whose own words the phrase names better.
    pub(super) fn owner(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<&Speaker> {
        // "His advice", "her email": whoever the possessive means.
        let voice = matches!(mention.what, What::Voice(_));
        let owner = match tokens[mention.start].word {
            "his" | "her" if voice && !mention.one_person => {
                self.last_person(Gender::of_word(tokens[mention.start].word))
            }
            "its" | "their" if mention.one_person && !matches!(mention.what, What::Voice(_)) => {
                self.here.as_ref().or(self.body.as_ref())
            }
            "its" | "their" if matches!(mention.what, What::Voice(_)) => self
                .here
                .as_ref()
                .or(self.body.as_ref())
                .or(self.named.as_ref()),
            "his" | "her" if is_word!(tokens[mention.end - 1], "department" | "office") => {
                self.last_person(Gender::of_word(tokens[mention.start].word))
            }
            _ => None,
        };
        owner.filter(|s| s.class == SpeakerClass::Other)
    }

    /// Whether whoever was spoken of last is another inspectorate, in a paragraph or behind one that names Ofsted.
    fn is_joint(&self) -> bool {
        let lexicon = Lexicon::get();
        let inspects = |name: &str| {
            let lower = name.to_lowercase();
            lower.contains("inspectorate")
                || lower.split(' ').any(|w| lexicon.has(Set::Regulator, w))
        };
        let latest = self.latest.as_ref().and_then(|s| s.name.as_deref());
        (self.noted.ofsted || self.ofsted_before) && latest.is_some_and(inspects)
    }

    /// "his letter" is the last person's, "its report" Ofsted's or another body's; a council's "its inspection" is Ofsted's.
    pub(super) fn paper_of(&self, determiner: &str, noun: &str) -> SpeakerClass {
        if self.about_ofsted && (noun.contains("inspection") || noun == "visit") {
            return SpeakerClass::Ofsted;
        }
        // "a document explaining what had gone wrong": nobody's that has been named.
        let new = matches!(determiner, "a" | "an" | "another");
        if new && matches!(noun, "document" | "paper" | "update" | "assessment") {
            return SpeakerClass::Unattributed;
        }
        let letter = matches!(noun, "letter" | "letters" | "document" | "paper");
        // "Leaked to the Echo. The paper says": a newspaper, or anybody's paper.
        let paper = noun == "paper" && determiner == "the";
        let inspectors = || {
            self.body_here
                .as_ref()
                .is_some_and(|b| b.class == SpeakerClass::Ofsted)
        };
        let owner = match determiner {
            // "His report": nobody's that is known, when nobody has been named whom "his" may mean.
            "his" | "her" => match self.last_person(Gender::of_word(determiner)) {
                None => return SpeakerClass::Unattributed,
                known => known,
            },
            // "The grade was challenged by the council. Its letter calls it"
            "its" if letter && self.sole.is_some() && !inspectors() => {
                return self.sole.unwrap_or_default();
            }
            // "A report to cabinet says Ofsted called in May. Its report": the inspectorate's, which has just been named.
            "its"
                if self.noted.ofsted
                    && self.paper.0 == SpeakerClass::Council
                    && self.sole.is_none() =>
            {
                return SpeakerClass::Ofsted;
            }
            // "An inspection by Ofsted, …, and HM Inspectorate of Probation. Their letter": the one that they wrote together.
            "their" if letter && self.is_joint() => return SpeakerClass::Ofsted,
            "their" if letter => self.latest.as_ref(),
            "its" | "their" => self
                .here
                .as_ref()
                .or(self.body.as_ref())
                .filter(|b| b.class != SpeakerClass::Council),
            _ => None,
        };
        owner
            .map(|s| s.class)
            .filter(|c| *c != SpeakerClass::Unattributed)
            .unwrap_or(if paper {
                SpeakerClass::Other
            } else {
                self.paper.0
            })
    }
}

/// "UPW": a union as often as not.
fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}
