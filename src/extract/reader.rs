//! Reads paragraph after paragraph, giving each quotation its speaker and each sentence the view it reports.

use super::article::SentenceRow;
use super::attribute::{Before, Decision, Scene, Spoken, decide, sure};
use super::backward::LOST;
use super::clauses::{Clause, Subject};
use super::doubt::{ends_in_thing, is_new_statement, opens_unknown};
use super::gender::Gender;
use super::key::is_word;
use super::layout::{Paragraph, Zone};
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::marks::Marked;
use super::mentions::{Mention, What, mentions, name_of};
use super::naming::may_be_it;
use super::sentences::sentences;
use super::sets::Sets;
use super::speaker::{Context, Speaker};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// "I ask her": whoever is asked is the third token.
const ASKED: usize = 2;

/// A line that names who writes what follows has no more tokens.
const BYLINE: usize = 14;

/// "I ask her", "I asked him".
fn asks(tokens: &[Token<'_>]) -> bool {
    let [i, verb, _, ..] = tokens else {
        return false;
    };
    is_word!(i, "i" | "we") && is_word!(verb, "ask" | "asked")
}

/// A document half read.
pub(super) struct Reader<'d, 't> {
    pub(super) text: &'t str,
    pub(super) marked: &'d [Marked],
    pub(super) context: Context<'d>,
    pub(super) before: Before<'t>,
    pub(super) decisions: Vec<Option<Decision<'t>>>,
    pub(super) sentences: Vec<SentenceRow<'t>>,
    pub(super) room: Room,
}

/// What was found in the sentence read last: room for the next one's.
#[derive(Default)]
pub(super) struct Room {
    mentions: Vec<Mention>,
    clauses: Vec<Clause>,
    spoken: Vec<Spoken>,
    quotes: Vec<usize>,
}

/// What the sentences of a paragraph have told so far.
#[derive(Default)]
struct Told {
    /// Who spoke last.
    speaker: Option<Speaker>,
    /// Whom it is about.
    subject: Option<Speaker>,
    /// Whether Ofsted has said anything.
    by_ofsted: bool,
}

impl<'t> Reader<'_, 't> {
    /// Reads the next paragraph: its quotations get their speakers, its sentences their rows.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, tokens: &[Token<'t>]) {
        if paragraph.zone == Zone::Body || paragraph.zone == Zone::Caption {
            self.before.lead_in = None;
        }
        self.before.quoted_here = None;
        self.before.actor_here = None;
        let spoke = self.before.source_here.take();
        self.before.last_source = spoke.or(self.before.last_source.take());
        // "They also …" after a list means whoever the list is by, not whoever its items name.
        let kept = (paragraph.zone == Zone::Bullet && self.before.lead_in.is_some())
            .then(|| self.context.clone());
        let first_quote = tokens
            .iter()
            .find_map(Token::quote)
            .unwrap_or(self.marked.len());
        let only_quotes = tokens
            .iter()
            .all(|t| t.quote().is_some() || matches!(t.kind, Kind::Sign(_)));
        self.context.next_paragraph(only_quotes);
        self.sign(tokens);
        let mut told = Told::default();
        let mut room = std::mem::take(&mut self.room);
        let (text, marked) = (self.text, self.marked);
        for range in sentences(text, tokens, |n| ends_sentence(text, &marked[n])) {
            let alone = range.len() == tokens.len();
            self.sentence(paragraph, &tokens[range], alone, &mut room, &mut told);
        }
        self.before.bodies += usize::from(paragraph.zone == Zone::Body);
        self.before.lost.retain(|number| *number >= first_quote);
        self.room = room;
        if let Some(kept) = kept {
            self.context = kept;
        }
        if paragraph.zone.heads() {
            return;
        }
        if paragraph.zone != Zone::Bullet {
            self.before.last_quoted = told.speaker;
        }
        // Inspectors who came and went have said nothing yet.
        let colon = tokens.last().is_some_and(|t| t.is(':'));
        let said = |s: &Speaker| s.class != SpeakerClass::Ofsted || told.by_ofsted || colon;
        self.before.last_subject = told.subject.filter(said);
        self.before.announced = self.before.announced.take().filter(|_| colon);
    }

    /// Reads one sentence of a paragraph; `alone` says whether the paragraph has no other.
    fn sentence(
        &mut self,
        paragraph: &Paragraph,
        tokens: &[Token<'t>],
        alone: bool,
        room: &mut Room,
        told: &mut Told,
    ) {
        let Room {
            mentions: found,
            clauses,
            spoken,
            quotes,
        } = room;
        mentions(tokens, self.context.people, found);
        self.spoken(tokens, found, clauses, spoken);
        quotes.clear();
        quotes.extend((0..tokens.len()).filter(|at| tokens[*at].quote().is_some()));
        let scene = Scene {
            text: self.text,
            tokens,
            mentions: found,
            spoken,
            quotes,
            ofsteds: self.context.about_ofsted && !self.context.is_elsewhere(),
        };
        self.look_back(&scene);
        told.subject = told.subject.take().or_else(|| self.subject(&scene));
        told.by_ofsted |= spoken
            .iter()
            .any(|s| s.clause.verb != Verb::Activity && s.speaker.class == SpeakerClass::Ofsted);
        if paragraph.zone.heads() {
            self.heading(&scene);
        } else {
            let speaker = self.quotations(&scene);
            told.speaker = speaker.or(told.speaker.take());
        }
        self.pass_by(&scene);
        self.before.actor_here = self.actor(&scene);
        self.row(&scene, paragraph);
        self.announce(&scene, paragraph.zone, alone);
        let theirs = self.is_ofsteds(&scene);
        // "The partnership said the report showed": whatever it speaks of, "it" may be the partnership.
        let rival = opens_unknown(tokens);
        self.before.rival = rival.is_some_and(|verb| !theirs || verb.role != Some(Role::Aux))
            || !theirs
                && (ends_in_thing(tokens) || found.iter().any(|m| is_new_statement(tokens, m)));
        self.context.since = if theirs {
            0
        } else {
            self.context.since.saturating_add(tokens.len())
        };
        let sets = tokens.iter().fold(Sets::default(), |all, t| all.or(t.sets));
        self.before.words = sets;
        if let Some(last) = spoken.iter().rev().find(|s| {
            let known = s.speaker.class != SpeakerClass::Unattributed;
            let sure = !s.speaker.guessed || s.speaker.person;
            s.clause.verb != Verb::Activity && known && sure
        }) {
            self.before.source_here = Some(last.speaker.clone());
        }
    }

    /// Whether a sentence names the inspectorate or a paper of it, or is in its words.
    fn is_ofsteds(&self, scene: &Scene<'_, '_>) -> bool {
        let theirs = |s: &Speaker| s.class == SpeakerClass::Ofsted;
        let ours = !self.context.is_elsewhere();
        let named = |m: &Mention| m.is_ofsteds() || m.what == What::Paper(None) && ours;
        let row = self.sentences.last().and_then(|row| row.reports.as_ref());
        let quoted = |at: &usize| {
            let number = scene.tokens[*at].quote()?;
            let words = self.marked[number].inner.of(self.text);
            let decided = self.decisions.get(number)?.as_ref();
            // "“The report is fair,” she said. It does say that": the paper that her words name.
            let theirs = decided.is_some_and(|d| theirs(&d.speaker));
            Some(theirs || words.contains("report"))
        };
        scene.mentions.iter().any(named)
            || scene.spoken.iter().any(|s| theirs(&s.speaker))
            || row.is_some_and(theirs)
            || scene.quotes.iter().any(|at| quoted(at) == Some(true))
    }

    /// "LESLEY STROUD: I put it in an email", "by Cllr Tony Brearley » Tue": whoever "I" is from here on.
    fn sign(&mut self, tokens: &[Token<'_>]) {
        let by = usize::from(tokens.first().is_some_and(|t| is_word!(t, "by")));
        let Some((_, end, number)) = self.context.people.named_at(tokens, by) else {
            return;
        };
        let labelled = by == 0 && tokens.get(end).is_some_and(|t| t.is(':'));
        if labelled || by == 1 && tokens.len() <= BYLINE {
            let person = self.context.people.get(number);
            let class = person.class.unwrap_or(SpeakerClass::Other);
            self.context.author = Some(Speaker::writer(class, person.name.clone()));
        }
    }

    /// Who a sentence is about: its first person or body, unless a preposition stands before it.
    fn subject(&mut self, scene: &Scene<'_, 't>) -> Option<Speaker> {
        let first = scene
            .mentions
            .iter()
            .find(|m| m.start == 0 || scene.tokens[m.start - 1].role != Some(Role::Prep))?;
        // "I ask her which line hurt most.": whoever is asked answers.
        if asks(scene.tokens) && matches!(first.what, What::Pronoun(Pronoun::Author)) {
            let gender = Gender::of_word(scene.tokens[ASKED].word);
            let person = self.context.last_person(gender).cloned();
            return person.filter(|_| gender.is_some());
        }
        let early = first.start <= 3;
        let number = scene.mentions.iter().position(|m| m == first)?;
        let first = &scene.mentions[name_of(scene.tokens, scene.mentions, number)];
        let person = first.one_person;
        let speaker = self.context.resolve(self.text, scene.tokens, first);
        let unnamed = matches!(first.what, What::Body(_)) && person && !speaker.person;
        self.context.holder[1] = unnamed.then(|| speaker.clone());
        // A body that speaks is what "it" means next, whatever the sentence began with.
        let spoke = |s: &Spoken| {
            // "The agency was rated good by Ofsted. It": not whoever "by" names.
            let agent = s.clause.verb == Verb::Rate
                && s.clause.inverted
                && matches!(s.clause.subject, Subject::Mention(m)
                    if scene.mentions[m].start > 0 && is_word!(scene.tokens[scene.mentions[m].start - 1], "by"));
            // "The council's message to staff, …, is upbeat": whose message it is spoke in no clause of this sentence.
            let says = scene.tokens[s.clause.at].role != Some(Role::Nominal);
            matches!(s.clause.subject, Subject::Mention(m)
                if says && !agent && !scene.mentions[m].one_person
                    && may_be_it(scene.tokens, &scene.mentions[m], &s.speaker))
        };
        let spoken = scene.spoken.iter().any(spoke);
        let head = &scene.tokens[first.end - 1];
        let acronym = head
            .span()
            .of(self.text)
            .bytes()
            .all(|b| b.is_ascii_uppercase());
        let named = first.start + usize::from(scene.tokens[first.start].role == Some(Role::Det));
        let proper = head.capital
            && first.end - named > 1
            && (scene.tokens[named].role.is_none()
                || named > first.start && scene.tokens[named].capital);
        let singular = acronym || proper || !head.word.ends_with('s');
        // "Services were rated in 2021, when inspectors found. They said": those who found, not the services.
        let found = |s: &Spoken| {
            let plural =
                |m: usize| m > 0 && scene.tokens[scene.mentions[m].end - 1].word.ends_with('s');
            s.speaker.class == SpeakerClass::Ofsted
                && !s.clause.inverted
                && matches!(s.clause.subject, Subject::Mention(m) if plural(m))
        };
        let told = scene.spoken.iter().any(found);
        if early && (person || !singular && !told || singular && !spoken) {
            self.context.appeared(first, &speaker, singular);
        }
        (early || person).then_some(speaker)
    }

    /// Decides every quotation of a sentence; gives the last speaker.
    fn quotations(&mut self, scene: &Scene<'_, 't>) -> Option<Speaker> {
        let mut last = None;
        for at in scene.quotes.iter().copied() {
            let Some(number) = scene.tokens[at].quote() else {
                continue;
            };
            let words = self.marked[number].inner.of(self.text);
            let decision = decide(scene, at, words, &self.before);
            let decision = self.occurring(scene, at, decision);
            self.before.quoted_here = Some((decision.speaker.clone(), decision.kind));
            if decision.speaker.class != SpeakerClass::Unattributed {
                last = Some(decision.speaker.clone());
            }
            if decision.rule == LOST {
                self.before.lost.push(number);
            }
            self.decisions[number] = Some(decision);
        }
        last
    }

    /// "The new report is warm. “Impressive” appears five times": words that occur do so in the paper spoken of.
    fn occurring(&self, scene: &Scene<'_, 't>, at: usize, decision: Decision<'t>) -> Decision<'t> {
        let occurs = scene
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.has(Set::Occurring));
        let named = decision.speaker.class != SpeakerClass::Unattributed;
        match self.context.paper_of_sentence_before() {
            Some(speaker) if occurs && at == 0 && !named => Decision {
                speaker: speaker.clone(),
                confidence: sure::SAME_PARAGRAPH,
                rule: "words of the paper spoken of",
                ..decision
            },
            _ => decision,
        }
    }
}

/// Whether the words of a quotation end its sentence. A question's attribution belongs to its sentence.
fn ends_sentence(text: &str, quotation: &Marked) -> bool {
    quotation.inner.of(text).trim_end().ends_with(['.', '…'])
}
