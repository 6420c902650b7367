//! Which person a name or a pronoun means.

use super::gender::Gender;
use super::key::is_word;
use super::lexicon::Pronoun;
use super::mentions::{Mention, What};
use super::speaker::{Context, Speaker};
use super::tokens::Token;
use crate::model::SpeakerClass;

impl Context<'_> {
    /// "The leader has resigned." and in the next paragraph "Jane Doe told …": whoever opens it with a name never described.
    pub(super) fn reveal(&mut self, number: usize) {
        let person = self.people.get(number);
        let holder = self.holder[0]
            .as_ref()
            .filter(|h| h.gender.is_none() || person.gender.is_none() || h.gender == person.gender)
            // "An Ofsted source said": nobody who is named next.
            .filter(|h| h.class != SpeakerClass::Ofsted);
        if let Some(holder) = holder.filter(|_| person.class.is_none() && person.name.contains(' '))
        {
            let class = holder.class;
            self.settled.entry(number).or_insert(Some(class));
        }
    }

    /// "Ann Doe paid tribute to her staff": whoever has staff and is never described is at the head of the service.
    pub(super) fn lead(&mut self, tokens: &[Token<'_>], mention: &Mention) {
        let What::Person(number) = mention.what else {
            return;
        };
        let theirs = |pair: &[Token<'_>]| {
            let staff = is_word!(
                pair[1],
                "staff" | "team" | "teams" | "officers" | "managers" | "workforce"
            );
            staff && is_word!(pair[0], "her" | "his")
        };
        let undescribed = self.people.get(number).class.is_none();
        if undescribed && self.about_ofsted && tokens.windows(2).any(theirs) {
            self.settled
                .entry(number)
                .or_insert(Some(SpeakerClass::Council));
        }
    }

    /// A person whom the text never describes but who follows a bare post ("The chief executive … Mrs Lomas") holds it.
    pub(super) fn person(&mut self, number: usize, titled: bool) -> Speaker {
        let person = self.people.get(number);
        let post = self
            .person
            .as_ref()
            .filter(|p| titled && p.class != SpeakerClass::Unattributed && !p.person);
        let body = self
            .here
            .as_ref()
            .or(self
                .here_before
                .as_ref()
                .filter(|b| b.class == SpeakerClass::Other))
            .map(|b| b.class)
            // "She helps at Streetwise, a charity. Its chief executive": of the one body named just before.
            .or(self.body_here.as_ref().map(|b| b.class))
            .or(self.sole)
            .or(self.body.as_ref().map(|b| b.class))
            .filter(|class| person.of_body && *class != SpeakerClass::Ofsted);
        // "The council is sorry. Its chief executive, Jane Doe, said": the council's for good.
        let body = match body {
            Some(class) => *(self.settled.entry(number)).or_insert(Some(class)),
            None => None,
        };
        // "The charity disagrees. Chair Jane Doe says": hers, here and later.
        let outside = self
            .body_here
            .as_ref()
            .map(|b| b.class)
            .filter(|class| *class == SpeakerClass::Other);
        let settled = if person.bare {
            Some(*(self.settled.entry(number)).or_insert(outside.or(person.class)))
        } else {
            self.settled.get(&number).copied()
        };
        let away = person.class == Some(SpeakerClass::Council)
            && person
                .employer
                .as_deref()
                .is_some_and(|name| !self.is_home(name));
        let class = body
            .or(settled.flatten())
            .or(away.then_some(SpeakerClass::Other))
            .or(person.class)
            .or(post.map(|p| p.class));
        Speaker {
            person: true,
            guessed: class.is_none(),
            gender: person.gender,
            ..Speaker::body(class.unwrap_or(SpeakerClass::Other), person.name.clone())
        }
    }

    /// "A Unison official agreed. “…,” the official said": somebody unnamed who has just spoken.
    pub(super) fn the_same_person(
        &self,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Option<&Speaker> {
        let the = mention.end - mention.start == 2 && is_word!(tokens[mention.start], "the");
        let noun = tokens[mention.end - 1].word;
        let same = |p: &&Speaker| {
            let name = p.name.as_deref().unwrap_or_default();
            let last = name.rsplit(' ').next();
            let unnamed = !p.person && p.class == SpeakerClass::Other;
            let inspector = p.person && p.class == SpeakerClass::Ofsted && noun == "official";
            unnamed && last == Some(noun) && name.contains(' ') || inspector
        };
        self.person
            .as_ref()
            .filter(same)
            .filter(|_| the && mention.one_person)
    }

    /// "“…,” the 66-year-old said", "I rang the director, Tony Doe. To be fair to the man, he": whoever was named last.
    pub(super) fn the_person(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<&Speaker> {
        let noun = &tokens[mention.end - 1];
        let the = is_word!(tokens[mention.start], "the");
        let two = mention.end - mention.start == 2;
        let gender = Gender::of_word(noun.word);
        let person = match () {
            () if the && noun.word.ends_with("-year-old") => self.person.as_ref(),
            () if the && two && is_word!(noun, "man" | "woman") => self.last_person(gender),
            () => None,
        };
        person.filter(|p| p.person)
    }

    /// The last person whom a pronoun or possessive of this gender may mean.
    pub(crate) fn last_person(&self, gender: Option<Gender>) -> Option<&Speaker> {
        match (gender, &self.by_gender) {
            (Some(Gender::She), [she, _]) => she
                .as_ref()
                .filter(|s| s.class != SpeakerClass::Ofsted || self.ages[0] < 2),
            (Some(Gender::He), [_, he]) => he
                .as_ref()
                .filter(|s| s.class != SpeakerClass::Ofsted || self.ages[1] < 2),
            (None, _) => self.person.as_ref(),
        }
    }

    pub(crate) fn pronoun(&self, pronoun: Pronoun) -> Speaker {
        let found = match pronoun {
            Pronoun::Person | Pronoun::She | Pronoun::He => {
                self.last_person(Gender::of_pronoun(pronoun))
            }
            Pronoun::Author => self.author.as_ref(),
            Pronoun::Body => self
                .here
                .as_ref()
                .or(self.body.as_ref())
                .or(self.named.as_ref()),
            // "I asked the team. One of them said": no inspector.
            Pronoun::One => {
                let group = self.group.as_ref();
                let theirs = |g: &&Speaker| g.class != SpeakerClass::Ofsted || self.since == 0;
                (self.several.as_ref()).or(group.filter(theirs))
            }
            Pronoun::Group => self
                .anonymous
                .as_ref()
                .or(self.group.as_ref())
                .or(self.body.as_ref()),
            Pronoun::Relative => self.group.as_ref().or(self.body.as_ref()),
        };
        found.map_or_else(Speaker::nobody, |s| Speaker {
            pronoun: true,
            ..s.clone()
        })
    }
}
