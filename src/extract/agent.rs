//! Finds the source that stands after its verb: "said Ms Doe", "identified by inspectors", "in an Ofsted report"; and which of two
//! bodies is named when they speak together.

use super::clauses::Sentence;
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::{Mention, What, name_of};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// How far after a passive verb its agent may stand, in tokens.
const AGENT: usize = 12;

impl Sentence<'_, '_> {
    /// The first mention after a verb or "according to", an apposition's name preferred.
    pub(super) fn after(&self, from: usize) -> Option<usize> {
        // "criticised by people who feared": whoever "who" stands for has just been named.
        let relative = |m: &Mention| m.what == What::Pronoun(Pronoun::Relative);
        let m = self.mentions.iter().position(|m| m.start >= from)?;
        if relative(&self.mentions[m]) {
            return None;
        }
        let between = &self.tokens[from..self.mentions[m].start];
        let plain = between.len() <= 3
            && between.iter().all(|t| {
                matches!(t.kind, Kind::Word | Kind::Number)
                    && matches!(
                        t.role,
                        None | Some(Role::Det | Role::Title | Role::Adverb | Role::Party)
                    )
                    || is_word!(t, "of")
            });
        if !plain {
            return None;
        }
        Some(name_of(self.tokens, self.mentions, m))
    }

    /// "by inspectors", "in an Ofsted report": the agent of a participle that ends at `from`, and whether "by" names it.
    pub(super) fn agent(&self, verb: usize, from: usize) -> Option<(usize, bool)> {
        let participle = self.tokens[verb].word.ends_with("ed")
            || is_word!(
                self.tokens[verb],
                "found"
                    | "given"
                    | "shown"
                    | "seen"
                    | "put"
                    | "laid"
                    | "set"
                    | "told"
                    | "said"
                    | "held"
                    | "written"
            );
        let mut at = if participle {
            self.past_to_be(from)
        } else {
            self.tokens.len()
        };
        while at < self.tokens.len().min(from + AGENT) {
            let token = &self.tokens[at];
            if matches!(token.kind, Kind::Sign(_))
                || matches!(
                    token.role,
                    Some(Role::Verb(_) | Role::Conj | Role::Aux | Role::Be)
                )
            {
                return None;
            }
            let circumstance = self
                .tokens
                .get(at + 2)
                .is_some_and(|t| is_word!(t, "wake" | "light" | "aftermath" | "course" | "face"));
            if circumstance && is_word!(token, "in") {
                return None;
            }
            let by = is_word!(token, "by");
            let rates = self.tokens[verb].role == Some(Role::Verb(Verb::Rate));
            // "rated good following an Ofsted visit in April"
            let after = rates && is_word!(token, "following" | "after");
            let ofsteds = |m: usize| self.mentions[m].is_ofsteds();
            let links = by || is_word!(token, "in" | "within") || after;
            if let Some(m) = self
                .after(at + 1)
                // "I was told by the then supremo it was": "it" is told of.
                .filter(|m| {
                    let pronoun = matches!(self.mentions[*m].what, What::Pronoun(_));
                    !pronoun || self.mentions[*m].start == at + 1
                })
                .filter(|m| links && (by || self.is_paper(*m) || after) && (!after || ofsteds(*m)))
                // "told in December that the draft report was": in no report.
                .filter(|m| by || self.mentions[*m].start == at + 1)
            {
                return Some((m, by || after));
            }
            at += token.phrase().max(1);
        }
        None
    }

    pub(super) fn is_paper(&self, m: usize) -> bool {
        matches!(self.mentions[m].what, What::Paper(_))
    }

    /// "Ofsted and the Care Quality Commission said": where they inspect together, Ofsted is the one spoken of here. A council
    /// that speaks together with another body is named first.
    pub(super) fn jointly(&self, m: usize) -> usize {
        self.leading(m, &[]).unwrap_or(m)
    }

    /// The body that leads a list which ends in `m`, joined to it by "and" or one of `signs`.
    fn leading(&self, m: usize, signs: &[char]) -> Option<usize> {
        let other = self.mentions[m];
        let own = &self.tokens[other.start..other.end];
        let inspects = own
            .iter()
            .any(|t| t.has(Set::Regulator) || t.has(Set::Inspected));
        // "The joint Ofsted and Care Quality Commission inspection"
        let body = matches!(
            other.what,
            What::Body(SpeakerClass::Other) | What::Paper(Some(SpeakerClass::Other))
        ) && !other.one_person;
        let before = m.checked_sub(1).filter(|_| body)?;
        let first = self.mentions[before];
        let [link] = self.tokens.get(first.end..other.start)? else {
            return None;
        };
        let joined = is_word!(link, "and") || signs.iter().any(|sign| link.is(*sign));
        match first.what {
            _ if !joined => None,
            What::Body(SpeakerClass::Ofsted) => Some(before).filter(|_| inspects),
            What::Body(SpeakerClass::Council) => {
                Some(before).filter(|_| !inspects && !first.weak && !first.one_person)
            }
            // "Ofsted, the Care Quality Commission and the constabulary's inspectorate"
            _ if inspects => self.leading(before, &[',']),
            _ => None,
        }
    }

    /// "The report quotes a boy who felt “like a parcel”": his words.
    pub(super) fn quotes(&self, at: usize, end: usize) -> Option<usize> {
        let quotes = is_word!(self.tokens[at], "quotes" | "quoted" | "quoting");
        let other = || self.after(end).filter(|m| !self.is_inspectors(*m));
        quotes.then(other).flatten()
    }

    /// "The report, says the bishop, makes for": whoever stands behind a verb of saying between two commas breaks in.
    pub(super) fn breaks_in(&self, at: usize, end: usize) -> Option<usize> {
        let comma = |i: usize| self.tokens.get(i).is_some_and(|t| t.is(','));
        let opens = at > 1 && comma(at - 1) && self.tokens[at - 2].quote().is_none();
        let verb = self.tokens[at].has(Set::Parenthetic);
        let paper = self
            .mentions
            .first()
            .is_some_and(|m| m.start <= 1 && m.end + 1 == at);
        let m = (opens && verb && paper && self.is_inspectors(0))
            .then(|| self.after(end))
            .flatten()
            .filter(|m| !self.is_inspectors(*m))?;
        comma(self.mentions[m].end).then_some(m)
    }

    /// "Boys treated as criminals, not victims, say inspectors in Stourleigh": who speaks stands last.
    pub(super) fn closes(&self, at: usize, end: usize) -> Option<usize> {
        let comma = at > 0 && self.tokens[at - 1].is(',');
        let says = is_word!(self.tokens[at], "say" | "says");
        let m = (comma && says).then(|| self.mentions.iter().position(|m| m.start == end))??;
        let next = self.tokens.get(self.mentions[m].end);
        let last = next.is_none_or(|t| t.is('.') || is_word!(t, "in" | "of"));
        // "The report, which was leaked, says young people in the borough were let down": what is said.
        let acts = |t: &Token<'_>| {
            matches!(
                t.role,
                Some(Role::Be | Role::Aux | Role::Modal | Role::Verb(_))
            )
        };
        let rest = self.tokens.iter().skip(self.mentions[m].end);
        let told = rest.into_iter().any(acts);
        (last && !told && !matches!(self.mentions[m].what, What::Pronoun(_))).then_some(m)
    }
}
