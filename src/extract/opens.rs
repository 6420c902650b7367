//! Whoever opens a sentence speaks in it where the verb has no subject that is known, unless it has one that no list knows.

use super::adjunct::is_unit;
use super::clauses::{Clause, Sentence};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Verb};
use super::mentions::{Mention, What, name_of};
use super::tokens::{Kind, Token};

/// So many tokens at most stand between "who" and the verb of the sentence.
const WHO: usize = 8;

/// So many tokens at most stand before the name of whoever opens a sentence.
const OPENING: usize = 4;

/// Whoever signs a headline has no more words.
const SIGNED: usize = 3;

impl Sentence<'_, '_> {
    /// "Ofsted, on a visit of two days, found": whoever opens the sentence, when nobody has spoken in it yet.
    pub(super) fn is_of_first(&self, at: usize, head: usize, before: &[Clause]) -> bool {
        before.iter().all(|c| c.verb == Verb::Activity)
            && self.may_open(0)
            // "Ofsted visited the home, whose owner said", "Inspectors met parents, and one said"
            && self.tokens[..at].iter().all(|t| !is_word!(t, "whose") && !t.is('('))
            && !(head > 0 && self.tokens[head - 1].role == Some(Role::Det))
            && !self.is_another_subject(head)
            && !self.is_signed(at, head)
    }

    /// "Report vindicates staff, says union", "Report vindicates staff, union says": somebody unknown signs a headline.
    pub(super) fn is_signed(&self, at: usize, head: usize) -> bool {
        // "…, she said afterwards": headlines are told in the present.
        let present = is_word!(self.tokens[at], "say") || self.tokens[at].word.ends_with('s');
        let comma = |i: usize| present && i > 0 && self.tokens[i - 1].is(',');
        let plain = |t: &&Token<'_>| t.kind == Kind::Word && t.role.is_none();
        let rest = &self.tokens[at + self.tokens[at].phrase().max(1)..];
        let after = rest.iter().take_while(plain).count();
        let before = self.tokens[..head].iter().rev().take_while(plain).count();
        let ends = |from: usize| rest[from..].iter().all(|t| matches!(t.kind, Kind::Sign(_)));
        let last = (1..=SIGNED).contains(&after) && comma(at) && ends(after);
        last || (1..=SIGNED).contains(&before) && comma(head - before) && ends(0)
    }

    /// "They heard from neighbours who described", "In a letter a quartermaster told": the verb has a subject that no list knows.
    fn is_another_subject(&self, head: usize) -> bool {
        let Some(last) = head.checked_sub(1).map(|i| &self.tokens[i]) else {
            return false;
        };
        let plain = |t: &&Token<'_>| t.kind == Kind::Word && t.role.is_none();
        if is_word!(last, "who") {
            return head > 1 && plain(&&self.tokens[head - 2]);
        }
        // "A review the same year found": when, and not who.
        let nouns = self.tokens[..head].iter().rev().take_while(plain).count();
        let det = (head - nouns).checked_sub(1);
        let det = det.filter(|_| nouns > 0 && !is_unit(last));
        det.is_some_and(|det| {
            let opens = det > 0 && !self.tokens[det - 1].is_preposition();
            let article = is_word!(self.tokens[det], "a" | "an" | "the" | "some" | "several");
            // "weeks after registrars attacked", "as neighbours complained"
            let clause = is_word!(
                self.tokens[det],
                "after" | "as" | "when" | "because" | "while" | "that"
            );
            clause || article && opens && self.tokens[det - 1].role != Some(Role::Conj)
        })
    }

    /// Whether a mention opens the sentence and is not "who", which stands for an unknown noun before it.
    fn may_open(&self, m: usize) -> bool {
        let small = |t: &Token<'_>| matches!(t.role, Some(Role::Det | Role::Adverb | Role::Conj));
        let opens = |m: &Mention| {
            self.tokens[..m.start].iter().all(small)
                && m.start <= 3
                && m.what != What::Pronoun(Pronoun::Relative)
        };
        self.mentions.get(m).is_some_and(opens)
    }

    /// "They were", "In its letter it was": the pronoun that opens a sentence, or the one after what opens it.
    pub(super) fn opening_pronoun(&self) -> Option<usize> {
        let first = self.mentions.first()?;
        let adjunct = first.start == 1 && self.tokens[0].is_preposition();
        let m = usize::from(adjunct);
        let pronoun = self.mentions.get(m)?;
        let opens = pronoun.start == 0 || adjunct && pronoun.start <= first.end + 1;
        (opens && matches!(pronoun.what, What::Pronoun(_))).then_some(m)
    }

    /// "The minister Jane Doe has served the council with a notice, telling MPs": whoever opens the sentence, as far as its comma.
    pub(super) fn opening_person(&self, comma: usize) -> Option<usize> {
        self.mentions.first()?;
        let m = name_of(self.tokens, self.mentions, 0);
        let person = self.mentions.get(m)?;
        let first = self.tokens[..comma].iter().all(|t| !t.is(','));
        let opens = person.start <= OPENING && first && person.end <= comma;
        (opens && matches!(person.what, What::Person(_))).then_some(m)
    }

    /// "The council had been graded inadequate, but inspectors who visited in May said": the noun before "who", whose clause ends
    /// before the verb.
    pub(super) fn before_who(&self, head: usize) -> Option<usize> {
        let who = self.tokens[..head]
            .iter()
            .rposition(|t| is_word!(t, "who"))?;
        let own = &self.tokens[who + 1..head];
        let plain = |t: &Token<'_>| {
            let word = matches!(t.kind, Kind::Word | Kind::Number);
            word && !matches!(t.role, Some(Role::Conj | Role::Pronoun(_)))
        };
        let m = self.mentions.iter().position(|m| m.end == who)?;
        let whole = !own.is_empty() && own.len() <= WHO && own.iter().all(plain);
        let inner = self.mentions.iter().any(|m| m.start > who && m.end <= head);
        (whole && !inner && self.is_inspectors(m)).then_some(m)
    }
}
