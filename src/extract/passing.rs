//! Whom a sentence leaves in mind for the pronouns and the quotations after it.

use super::attribute::{Scene, Spoken};
use super::clauses::Subject;
use super::gender::Gender;
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::meant::written_by;
use super::mentions::{Mention, What, name_of};
use super::reader::Reader;
use super::speaker::Speaker;
use super::tokens::{Kind, Token, words_of};
use crate::model::SpeakerClass;

impl Reader<'_, '_> {
    /// "This was its fifth visit from inspectors. Each time they found", "We asked the council. They sent a statement": a
    /// body that does not act may be a group as well.
    pub(super) fn group_by(&mut self, scene: &Scene<'_, '_>) {
        let body = |m: &&Mention| matches!(m.what, What::Body(_)) && !m.one_person && !m.weak;
        let ours = || {
            let mut pairs = scene.tokens.windows(2);
            pairs.any(|pair| is_word!(pair[0], "we" | "i") && pair[1].has(Set::Asking))
        };
        let acts = scene
            .mentions
            .first()
            .is_some_and(|m| m.start <= 2 && body(&m));
        let spoke = scene.spoken.iter().any(|s| s.clause.verb != Verb::Activity);
        let inspectors = |m: &&Mention| m.what == What::Body(SpeakerClass::Ofsted);
        let last = scene.mentions.iter().rfind(body);
        if let Some(last) = last.filter(|m| !acts && !spoke && inspectors(m) || ours()) {
            let speaker = self.context.resolve(self.text, scene.tokens, last);
            self.context.grouped(&speaker);
        }
    }

    /// "A copy of the email she sent to staff. It says": what somebody sent speaks for them.
    pub(super) fn send_out(&mut self, scene: &Scene<'_, '_>) {
        // "He has a letter from the council. It tells him"
        let from = |m: &&Mention| {
            let owned = matches!(m.what, What::Paper(Some(c)) | What::Voice(Some(c)) if c != SpeakerClass::Ofsted)
                || m.what == What::Body(SpeakerClass::Other)
                    && scene.tokens[m.end - 1].has(Set::Review);
            // "The minister said the commissioner's letter was clear. It says": no person is "it".
            let person = |s: &Spoken| match s.clause.subject {
                Subject::Mention(m) => {
                    let said = &scene.mentions[m];
                    said.one_person || matches!(said.what, What::Pronoun(p) if p.is_person())
                }
                _ => false,
            };
            let people = scene.spoken.iter().all(person);
            let new = is_word!(scene.tokens[m.start], "a" | "an" | "another");
            let said = matches!(m.what, What::Paper(Some(SpeakerClass::Other)))
                && people
                && scene
                    .tokens
                    .get(m.end)
                    .is_some_and(|t| t.role != Some(Role::Verb(Verb::Say)));
            owned && !m.one_person && (new || said)
        };
        if let Some(paper) = scene.mentions.iter().find(from) {
            self.context.here = Some(self.context.resolve(self.text, scene.tokens, paper));
        }
        let Some((paper, author)) = written_by(scene.tokens, scene.mentions) else {
            return;
        };
        let author = scene.mentions[author];
        let speaker = self.context.resolve(self.text, scene.tokens, &author);
        let noun = scene.tokens[scene.mentions[paper].end - 1].word;
        self.context.has_written(noun, &speaker);
        self.context.here = Some(speaker);
    }

    /// "I have read many of these reports. This one is blunt. It speaks of": the paper.
    fn this_one(&mut self, scene: &Scene<'_, '_>) {
        let mut words = scene.tokens.iter().map(|t| t.word);
        let one = matches!(words.next(), Some("this" | "that")) && words.next() == Some("one");
        if one && self.context.noted.paper {
            self.context.here = self.context.named.clone();
        }
    }

    /// "There is a note of caution in the report. It says": the report.
    fn there_is(&mut self, scene: &Scene<'_, '_>) {
        let there = scene.tokens.first().is_some_and(|t| is_word!(t, "there"));
        let paper = |m: &Mention| matches!(m.what, What::Paper(None | Some(SpeakerClass::Ofsted)));
        // "To be fair, the report has kinder things to say. It praises"
        let acts = |m: &&Mention| {
            let opens = m.start > 0 && scene.tokens[m.start - 1].is(',');
            let verb = scene.tokens.get(m.end);
            paper(m) && opens && verb.is_some_and(|t| matches!(t.role, Some(Role::Be | Role::Aux)))
        };
        let told = match scene.mentions {
            [only] if there && paper(only) => Some(only),
            all => all.iter().rfind(acts),
        };
        if let Some(paper) = told {
            self.context.here = Some(self.context.resolve(self.text, scene.tokens, paper));
        }
    }

    /// "The report was handed to the police. They said": whoever was given it.
    fn handed_to(&mut self, scene: &Scene<'_, '_>) {
        let Some(at) = scene.tokens.iter().position(|t| t.has(Set::Handing)) else {
            return;
        };
        let passive = at > 0 && scene.tokens[at - 1].role == Some(Role::Be);
        let given = |m: &&Mention| {
            let to = m.start > at && is_word!(scene.tokens[m.start - 1], "to");
            to && matches!(m.what, What::Body(c) if c != SpeakerClass::Ofsted)
        };
        if let Some(given) = scene.mentions.iter().find(given).filter(|_| passive) {
            let speaker = self.context.resolve(self.text, scene.tokens, given);
            self.context.grouped(&speaker);
        }
    }

    /// The person who is the subject of a sentence without quotations: the words after it are theirs.
    pub(super) fn actor(&mut self, scene: &Scene<'_, '_>) -> Option<Speaker> {
        let quoted = !scene.quotes.is_empty();
        let first = scene.mentions.first().filter(|m| m.start == 0 && !quoted)?;
        let pronoun = matches!(first.what, What::Pronoun(p) if p.is_person());
        let m = name_of(scene.tokens, scene.mentions, 0);
        (first.one_person || pronoun).then(|| {
            self.context
                .resolve(self.text, scene.tokens, &scene.mentions[m])
        })
    }

    /// "The Children's Language Project has a pamphlet. It suggests", "The Youth Voice group met us. They told": a body that no
    /// list knows is what "it" and "they" mean next.
    fn name_body(&mut self, scene: &Scene<'_, '_>) {
        let tokens = scene.tokens;
        let from = usize::from(tokens.first().is_some_and(|t| is_word!(t, "the")));
        // "The owner, Beacon Row Care, is appealing", "The home's owner, Brightwater Pathways, disputes"
        let whose = usize::from(tokens.get(from).is_some_and(|t| t.possessive && !t.capital));
        let comma = from + whose + 1;
        let owner = tokens.get(comma).filter(|t| t.is(',') && from == 1);
        let from = if owner.is_some() { comma + 1 } else { from };
        // "The Plain Words Project": within a name a word that reports is one of the name.
        let name = |(i, t): &(usize, &Token<'_>)| {
            let inside = *i > 0 && matches!(t.role, Some(Role::Nominal | Role::Verb(_)));
            t.kind == Kind::Word && t.capital && (t.role.is_none() || inside) || *i > 0 && t.is('&')
        };
        let rest = tokens[from.min(tokens.len())..].iter();
        let run = rest.enumerate().take_while(name).count();
        let end = from + run;
        let noun = tokens.get(end).is_some_and(|t| t.has(Set::Grouping));
        let next = tokens.get(end + usize::from(noun));
        let acts = next.is_some_and(|t| {
            let part = t.is(',')
                && tokens
                    .get(end + usize::from(noun) + 1)
                    .is_some_and(|t| is_word!(t, "which"));
            matches!(t.role, Some(Role::Be | Role::Aux | Role::Verb(_))) || part
        });
        let next = next.filter(|t| owner.is_none() || t.is(','));
        // Few sentences begin so: of the others no more is asked.
        if !(acts || owner.is_some() && next.is_some()) {
            return;
        }
        let known = scene.mentions.iter().any(|m| m.start < end)
            || self.context.people.named_at(tokens, from).is_some()
            || run > 0 && Gender::of_name(tokens[from].word).is_some();
        let place = run == 1
            && self
                .context
                .council
                .as_deref()
                .and_then(|c| c.split(' ').next())
                .is_some_and(|c| c.eq_ignore_ascii_case(tokens[from].word));
        if known || !place && run < 2 - usize::from(noun) {
            return;
        }
        let words = words_of(self.text, &tokens[from..end + usize::from(noun)]);
        self.context.introduced(words);
    }

    /// "The children had read the letter. They said": no list has children, who are spoken of in every sentence.
    fn group_children(&mut self, scene: &Scene<'_, '_>) {
        let opens = |t: &Token<'_>| t.role == Some(Role::Det) || t.kind == Kind::Number;
        let at = usize::from(scene.tokens.first().is_some_and(opens));
        let children = scene
            .tokens
            .get(at)
            .is_some_and(|t| is_word!(t, "children") && !t.possessive && t.phrase() == 1);
        let acts = scene
            .tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.role, Some(Role::Aux | Role::Verb(_))));
        // "Children in care told"
        let care = scene.tokens.get(at + 1).is_some_and(|t| is_word!(t, "in"))
            && scene
                .tokens
                .get(at + 2)
                .is_some_and(|t| is_word!(t, "care"));
        if children && (acts || care) {
            let children = Speaker::witness("children");
            self.context.grouped(&children);
            self.context.several = Some(children);
        }
    }

    /// Remembers a person named outside the subject when nobody spoke.
    pub(super) fn pass_by(&mut self, scene: &Scene<'_, '_>) {
        self.context.paper_before = self.context.paper_here.take();
        self.name_body(scene);
        self.context.note_several(scene.tokens, scene.mentions);
        self.group_by(scene);
        self.group_children(scene);
        self.context.answers = answers(scene);
        self.send_out(scene);
        self.this_one(scene);
        self.there_is(scene);
        // "The council has had two such visits. The first found": as good as papers.
        self.context.noted.paper |= counts_visits(scene.tokens);
        self.handed_to(scene);
        self.context.sole = sole_body(scene.tokens, scene.mentions);
        let speaks = |m: usize| {
            let mention = &scene.mentions[m];
            let pronoun = matches!(mention.what, What::Pronoun(p) if p != Pronoun::Author);
            mention.one_person || pronoun
        };
        let spoke = (scene.spoken.iter())
            .any(|s| matches!(s.clause.subject, Subject::Mention(m) if speaks(m)));
        // "One of those who met the inspectors was Jayden": the last word tells who.
        let told = |m: &&Mention| {
            let is = m.start.checked_sub(1).map(|i| scene.tokens[i].role);
            matches!(m.what, What::Person(_)) && is == Some(Some(Role::Be))
        };
        if let Some(person) = scene.mentions.iter().find(told) {
            let speaker = self.context.resolve(self.text, scene.tokens, person);
            self.context.passed_by(&speaker);
            return;
        }
        // "She was contradicted by a social worker": whoever is new is meant by the next "she".
        if let Some(person) = scene.mentions.iter().rev().find(|m| is_new(scene, m)) {
            let speaker = self.context.resolve(self.text, scene.tokens, person);
            self.context.passed_by(&speaker);
            return;
        }
        // "Dan asked Mr Doe what he would do. He answered": whoever was asked.
        let asked = |m: &&Mention| {
            let verb = m.start.checked_sub(1).map(|i| &scene.tokens[i]);
            matches!(m.what, What::Person(_)) && verb.is_some_and(|t| is_word!(t, "asked" | "asks"))
        };
        if let Some(person) = scene.mentions.iter().find(asked) {
            let speaker = self.context.resolve(self.text, scene.tokens, person);
            self.context.passed_by(&speaker);
            return;
        }
        let first = scene
            .mentions
            .first()
            .filter(|m| m.start <= 3 && !is_to_come(scene.tokens, m));
        if first.is_some_and(|m| m.one_person) && !spoke {
            let m = name_of(scene.tokens, scene.mentions, 0);
            let speaker = self
                .context
                .resolve(self.text, scene.tokens, &scene.mentions[m]);
            self.context.passed_by(&speaker);
            return;
        }
        let subject = first.is_some_and(|m| matches!(m.what, What::Pronoun(p) if p.is_person()));
        let named = |m: &&Mention| matches!(m.what, What::Person(_));
        let last = scene.mentions.iter().rfind(named);
        if let Some(person) = last
            .or_else(|| {
                scene
                    .mentions
                    .iter()
                    .rfind(|m| m.one_person && !is_to_come(scene.tokens, m))
            })
            .filter(|_| !spoke && !subject)
        {
            let speaker = self.context.resolve(self.text, scene.tokens, person);
            self.context.passed_by(&speaker);
        }
    }
}

/// "two such visits", "three visits".
fn counts_visits(tokens: &[Token<'_>]) -> bool {
    let visits = tokens.iter().position(|t| is_word!(t, "visits"));
    let before = visits
        .and_then(|at| at.checked_sub(1))
        .map(|at| &tokens[at]);
    before.is_some_and(|t| {
        t.kind == Kind::Number
            || is_word!(
                t,
                "such" | "two" | "three" | "four" | "five" | "six" | "these" | "those"
            )
    })
}

/// Whether somebody has not been spoken of before: "a social worker", and no description of whoever has.
fn is_new(scene: &Scene<'_, '_>, m: &Mention) -> bool {
    let tokens = scene.tokens;
    let article = is_word!(tokens[m.start], "a" | "an" | "one" | "another");
    if !m.one_person || !article || matches!(m.what, What::Voice(_)) || is_to_come(scene.tokens, m)
    {
        return false;
    }
    // "One councillor told her that": "she" is whoever was told.
    let told = tokens[m.end..]
        .iter()
        .take(2)
        .any(|t| is_word!(t, "her" | "him"));
    let named = || {
        let first = scene.mentions.first();
        first.is_some_and(|n| n.start <= 1 && matches!(n.what, What::Person(_)))
    };
    let pronoun = || {
        let first = scene.mentions.first();
        first.is_some_and(|n| n.start <= 1 && matches!(n.what, What::Pronoun(p) if p.is_person()))
    };
    let person = |n: &Mention| n.end < m.start && matches!(n.what, What::Person(_));
    let link = m.start.checked_sub(1).map(|i| &tokens[i]);
    let described = link.is_some_and(|t| {
        // "Jane Doe, a former director, …" is nobody new, and whoever is called for is nobody yet.
        t.is(',')
            // "Tomasz has been a social worker", "spent ten years as a social worker"
            || t.role == Some(Role::Be)
            || is_word!(t, "for" | "as" | "he's" | "he’s" | "she's" | "she’s")
            // "The chair, Jane Doe, had learned of it from a journalist": "she" is Jane Doe.
            || is_word!(t, "from") && scene.mentions.iter().any(person)
            // "Leanne was left without a member of staff": "she" is Leanne.
            || matches!(t.role, Some(Role::Verb(_))) && named()
            // "before she was given a named worker"
            || is_word!(t, "given" | "assigned" | "allocated")
            || t.is_preposition() && (named() || !is_word!(t, "by") && pronoun())
    });
    !told && !described
}

/// "It would be carried out by a former director", "an independent chair would lead it", "A manager had since been appointed":
/// nobody who has come yet.
pub(super) fn is_to_come(tokens: &[Token<'_>], m: &Mention) -> bool {
    if !is_word!(tokens[m.start], "a" | "an" | "another") {
        return false;
    }
    let modal = |t: &Token<'_>| t.role == Some(Role::Modal) || is_word!(t, "would");
    let by =
        m.start > 0 && is_word!(tokens[m.start - 1], "by") && tokens[..m.start].iter().any(modal);
    let will = tokens.get(m.end).is_some_and(modal);
    let small = |t: &&Token<'_>| {
        matches!(t.role, Some(Role::Aux | Role::Be | Role::Adverb)) || is_word!(t, "since" | "now")
    };
    let verb = tokens[m.end..].iter().find(|t| !small(t));
    let hired = verb.is_some_and(|t| is_word!(t, "appointed" | "recruited" | "hired"))
        && tokens.get(m.end).is_some_and(|t| small(&t));
    by || will || hired
}

/// "Ofsted would not comment.", "The watchdog told the paper": "a spokesman" in the next sentence is theirs.
fn answers(scene: &Scene<'_, '_>) -> bool {
    let named = (scene.tokens.first()).is_some_and(|t| is_word!(t, "ofsted") && !t.possessive);
    let tells = scene.spoken.first().is_some_and(|s| {
        let first = matches!(s.clause.subject, Subject::Mention(0)) && !s.clause.inverted;
        let told = is_word!(scene.tokens[s.clause.at], "told" | "declined" | "confirmed");
        first
            && told
            && s.speaker.class == SpeakerClass::Ofsted
            && !s.speaker.person
            && scene.mentions[0].start == 0
    });
    named || tells || asks_ofsted(scene.tokens, scene.mentions)
}

/// "The Star asked Ofsted whether": an answer follows. Where the council is asked as well, it may be the council's.
pub(super) fn asks_ofsted(tokens: &[Token<'_>], found: &[Mention]) -> bool {
    let council = |m: &Mention| m.what == What::Body(SpeakerClass::Council);
    !found.iter().any(council)
        && found.iter().any(|m| {
            let verb = m.start.checked_sub(1).map(|i| &tokens[i]);
            let theirs = m.what == What::Body(SpeakerClass::Ofsted);
            theirs && verb.is_some_and(|t| t.has(Set::Asking))
        })
}

/// Whose the only body is that a sentence names besides the inspectorate: "its letter" is that body's.
fn sole_body(tokens: &[Token<'_>], mentions: &[Mention]) -> Option<SpeakerClass> {
    // "The borough's grant from central government has fallen. Its chief executive": no ministry's.
    let state = |m: &Mention| is_word!(tokens[m.end - 1], "government" | "whitehall" | "ministers");
    let class = |m: &Mention| match m.what {
        What::Body(class) if !m.one_person && !m.weak && !state(m) => Some(class),
        _ => None,
    };
    let mut bodies = mentions.iter().filter_map(class);
    let mut others = bodies.by_ref().filter(|c| *c != SpeakerClass::Ofsted);
    let first = others.next()?;
    others.all(|c| c == first).then_some(first)
}
