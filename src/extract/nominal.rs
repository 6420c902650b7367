//! Nouns that report: "the conclusion that …", "the inspectors' description of …".

use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::What;
use super::tokens::Kind;
use crate::model::SpeakerClass;

impl Sentence<'_, '_> {
    /// "The letter says that the council's view of itself is …": what somebody else holds is part of what is said.
    pub(super) fn is_told(&self, clause: &Clause, before: &[Clause]) -> bool {
        let Subject::Mention(owner) = clause.subject else {
            return false;
        };
        let inspectors = matches!(
            self.mentions[owner].what,
            What::Paper(_) | What::Body(SpeakerClass::Ofsted)
        );
        let from = self.mentions[owner].start;
        let told = |c: &Clause| {
            let says = self.tokens.get(c.end).is_some_and(|t| is_word!(t, "that"));
            // "The report rejects the council's claim that": the claim is the council's.
            let of_view = c.end == from && self.tokens[c.at].has(Set::Parenthetic);
            c.verb == Verb::Say && !c.inverted && (says || of_view)
        };
        !inspectors && before.last().is_some_and(told)
    }

    /// "the conclusion that …", "the report's description of …", "a line in the letter".
    pub(super) fn nominal(&self, at: usize, len: usize) -> Option<Clause> {
        let end = at + len;
        let clause = |subject, inverted| {
            Some(Clause {
                at,
                end,
                verb: Verb::Say,
                subject,
                inverted,
                bound: false,
            })
        };
        let next = self.tokens.get(end)?;
        // "the conclusions were …" says something of them; "the official line is that …" says what they are.
        let after = usize::from(next.role == Some(Role::Aux));
        let is = self
            .tokens
            .get(end + after)
            .is_some_and(|t| t.role == Some(Role::Be));
        if is
            && self
                .tokens
                .get(end + after + 1)
                .is_none_or(|t| !is_word!(t, "that"))
        {
            return None;
        }
        if next.is_preposition() && self.is_spoken_of(end) {
            return None;
        }
        // "The report makes five recommendations, among them that"
        let among = next.is(',')
            && self
                .tokens
                .get(end + 1)
                .is_some_and(|t| is_word!(t, "among" | "including"))
            && self.tokens[end..]
                .iter()
                .take(4)
                .any(|t| is_word!(t, "that"));
        if among && self.mentions.first().is_some_and(|m| m.start == 0) && self.is_inspectors(0) {
            return clause(Subject::Mention(0), false);
        }
        let definite = at > 0 && self.tokens[at - 1].role == Some(Role::Det);
        let owner = self
            .mentions
            .iter()
            .rposition(|m| m.end <= at && at - m.end <= 1 && self.tokens[m.end - 1].possessive);
        match owner {
            Some(m) => clause(Subject::Mention(m), false),
            None if is_word!(next, "that") && definite && self.tokens[at].has(Set::Concluding) => {
                clause(Subject::Implied, false)
            }
            None if is_word!(next, "in" | "from" | "by")
                || is_word!(next, "of") && self.tokens[at].has(Set::Passage) =>
            {
                let m = self.after(end + 1)?;
                // "a line in it": in the paper spoken of.
                let inspectors = matches!(
                    self.mentions[m].what,
                    What::Paper(_)
                        | What::Body(SpeakerClass::Ofsted)
                        | What::Pronoun(Pronoun::Body)
                );
                // "“…” was the response from Cllr Doe".
                let answers = at >= 3
                    && self.tokens[at - 2].role == Some(Role::Be)
                    && self.tokens[at - 3].quote().is_some();
                if inspectors || answers {
                    clause(Subject::Mention(m), true)
                } else {
                    None
                }
            }
            None => None,
        }
    }
}

impl Sentence<'_, '_> {
    /// "the report's account of working lives would be “familiar”": what follows "be" is said of the account.
    fn is_spoken_of(&self, from: usize) -> bool {
        let mut complement = self.tokens[from + 1..].iter().skip_while(|t| {
            matches!(t.kind, Kind::Word | Kind::Number)
                && !matches!(
                    t.role,
                    Some(
                        Role::Be
                            | Role::Aux
                            | Role::Modal
                            | Role::Conj
                            | Role::Verb(_)
                            | Role::Pronoun(_)
                    )
                )
        });
        let ends = complement.next();
        // "the report's description of the council as “a learning organisation” was": the words come first.
        if ends.is_some_and(|t| t.quote().is_some()) {
            return false;
        }
        let mut verb = [ends, complement.next()].into_iter().flatten();
        verb.any(|t| t.role == Some(Role::Be))
    }
}
