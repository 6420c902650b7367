//! What a verb of reporting says by its form: passive or not, said or only wished, with a grade or without.

use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set, Source, Verb};
use super::mentions::What;
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// So far behind a rating verb its grade may stand, in tokens.
const GRADED: usize = 6;

impl Sentence<'_, '_> {
    /// "reviewed records and observed meetings": one more thing that they looked at.
    pub(super) fn is_looked_at(&self, at: usize, end: usize, before: &[Clause]) -> bool {
        let joined = before.last().is_some_and(|c| c.verb == Verb::Activity)
            && at > 0
            && (self.tokens[at - 1].role == Some(Role::Conj) || self.tokens[at - 1].is(','));
        let told = |t: &Token<'_>| t.quote().is_some() || is_word!(t, "that" | "how");
        joined && is_word!(self.tokens[at], "observed") && !self.tokens.get(end).is_some_and(told)
    }

    /// "the visit", "a further visit": after a determiner the word is a noun.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| &self.tokens[i]);
        let quantity = |t: &Token<'_>| {
            is_word!(
                t,
                "that"
                    | "another"
                    | "some"
                    | "many"
                    | "most"
                    | "both"
                    | "several"
                    | "one"
                    | "two"
                    | "three"
            )
        };
        let owned = before.is_some_and(|t| t.possessive && t.kind == Kind::Word);
        // "Home A said": a letter, no article.
        let letter = |t: &Token<'_>| is_word!(t, "a") && t.capital && at > 1;
        // "two damning Ofsted reports"
        let counted = || {
            let noun = matches!(self.tokens[at].role, Some(Role::Verb(Verb::Nounish)));
            let kind = at.checked_sub(2).map(|i| &self.tokens[i]);
            let words = self
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.quote().is_some() || t.is(':') || is_word!(t, "that"));
            noun && !words
                && before.is_some_and(|t| {
                    let number = kind.is_some_and(|t| t.kind == Kind::Number);
                    let paper = t.role == Some(Role::Source(Source::Report));
                    is_word!(t, "ofsted") || paper && number
                })
                && kind.is_some_and(|t| {
                    t.kind == Kind::Number || t.kind == Kind::Word && !t.capital && t.role.is_none()
                })
        };
        counted()
            || before.is_some_and(|t| t.role == Some(Role::Det) && !quantity(t) && !letter(t))
            || owned && matches!(self.tokens[at].role, Some(Role::Verb(Verb::Nounish)))
    }

    /// Walks left over auxiliaries and adverbs: one past the last token of what stands before the verb phrase.
    pub(super) fn before_verb(&self, at: usize) -> (usize, bool) {
        let (mut head, mut passive) = (at, false);
        while let Some(before) = head.checked_sub(1) {
            match self.tokens[before].role {
                Some(Role::Be) => passive = true,
                Some(Role::Aux | Role::Adverb) => {}
                _ if self.tokens[before].word.ends_with("ly") && !self.tokens[before].capital => {}
                // "was reported to have told"
                _ if self.is_hearsay(before) => {
                    head = before - 2;
                    continue;
                }
                // "has since confirmed"
                _ if is_word!(self.tokens[before], "since")
                    && before > 0
                    && self.tokens[before - 1].role == Some(Role::Aux) => {}
                // "a watchdog will say today"
                _ if self.is_foretold(before, at) => {}
                // "It does, however, recognise"
                _ if self.is_filler(before) => {
                    head = before - 2;
                    continue;
                }
                _ => break,
            }
            head = before;
        }
        // "was critical of", "is clear that": what the subject says, and no passive.
        let adjective = is_word!(
            self.tokens[at],
            "critical" | "scathing" | "damning" | "complimentary" | "full" | "clear"
        );
        // "were impressed by the team"
        let last = self.tokens.get(at + self.tokens[at].phrase().max(1) - 1);
        let moved =
            self.tokens[at].phrase() > 1 && last.is_some_and(|t| is_word!(t, "by" | "with"));
        let participle = !self.tokens[at].word.ends_with("ing") && !adjective && !moved;
        (head, passive && participle)
    }

    /// ", however,": a word between commas that ends at `comma` and parts no subject from its verb.
    pub(super) fn is_filler(&self, comma: usize) -> bool {
        let word = |t: &Token<'_>| {
            is_word!(
                t,
                "however"
                    | "too"
                    | "though"
                    | "therefore"
                    | "nevertheless"
                    | "nonetheless"
                    | "meanwhile"
                    | "moreover"
            )
        };
        comma > 2
            && self.tokens[comma].is(',')
            && self.tokens[comma - 2].is(',')
            && word(&self.tokens[comma - 1])
    }

    /// Whether a grade, rating or quotation follows a rating verb: "rated inadequate", "given the lowest grade".
    pub(super) fn is_graded(&self, from: usize) -> bool {
        let quoted = |t: &Token<'_>| t.quote().is_some();
        // "found to be quick to attend and “sensitive”": as far as the clause goes.
        let to = self.tokens.get(from).is_some_and(|t| is_word!(t, "to"));
        let reach = if to { 3 * GRADED } else { GRADED };
        let own = self.tokens[from..].iter().take(reach);
        own.take_while(|t| !to || !t.is(',')).any(quoted) || self.names_grade(from)
    }

    /// Whether a grade or the word for one follows: "given the lowest rating", "handed “inadequate”".
    pub(super) fn names_grade(&self, from: usize) -> bool {
        let lexicon = Lexicon::get();
        // "gave the county council's children's services its lowest rating"
        let given = self.tokens[from.saturating_sub(1)].has(Set::Giving);
        let reach = if given { 2 * GRADED } else { GRADED };
        self.tokens[from..]
            .iter()
            .take(reach)
            .take_while(|t| !given || !t.is(','))
            .any(|t| t.grade || lexicon.is_grade(t.word) || t.has(Set::Graded))
    }

    /// "three authorities now labelled “inadequate”": a grade right after the participle is what they were called.
    pub(super) fn is_called_grade(&self, at: usize, end: usize) -> bool {
        let as_ = usize::from(self.tokens.get(end).is_some_and(|t| is_word!(t, "as")));
        self.tokens[at].word.ends_with("ed") && self.tokens.get(end + as_).is_some_and(|t| t.grade)
    }

    /// "Services praised for “strong” work": a headline leaves out the verb "to be"; nobody praises for.
    pub(super) fn is_short_passive(&self, at: usize, end: usize, subject: Option<Subject>) -> bool {
        let grade = self.tokens.get(self.past_to_be(end));
        let graded = grade.is_some_and(|t| t.grade);
        let rates = self.tokens[at].role == Some(Role::Verb(Verb::Rate));
        if rates && graded && self.tokens[at].word.ends_with("ed") {
            // "with services for care leavers judged “Outstanding”": nobody but the inspectorate judges.
            let inspectors = |m: usize| {
                matches!(
                    self.mentions[m].what,
                    What::Body(SpeakerClass::Ofsted)
                        | What::Paper(_)
                        | What::Pronoun(_)
                        | What::Person(_)
                )
            };
            return !matches!(subject, Some(Subject::Mention(m)) if inspectors(m));
        }
        // "services found to have “widespread failings”"
        let found = is_word!(self.tokens[at], "found")
            && self.tokens.get(end).is_some_and(|t| is_word!(t, "to"));
        let judged = self.tokens[at].has(Set::Judging) || found;
        let credited = is_word!(self.tokens[at], "credited");
        let reason = |t: &Token<'_>| match t.word {
            "for" | "over" => !credited,
            "with" => credited,
            _ => false,
        };
        let parted =
            found || reason(&self.tokens[end - 1]) || self.tokens.get(end).is_some_and(reason);
        let target = match subject {
            Some(Subject::Mention(m)) => {
                self.mentions[m].what == What::Body(SpeakerClass::Council)
                    && !self.mentions[m].one_person
            }
            _ => true,
        };
        judged && parted && target
    }

    /// "judged to be good by inspectors": one past the "to be" that may follow a participle.
    pub(super) fn past_to_be(&self, from: usize) -> usize {
        let be = match self.tokens.get(from..) {
            Some([to, be, ..]) => is_word!(to, "to") && is_word!(be, "be"),
            _ => false,
        };
        from + if be { 2 } else { 0 }
    }

    /// "the fostering team, described as “stable”": a participle, by whoever weighs the team.
    pub(super) fn is_described_as(&self, at: usize, end: usize) -> bool {
        let comma = at > 1 && self.tokens[at - 1].is(',') && self.tokens[at - 2].quote().is_none();
        comma && self.is_weighed_as(at, end)
    }

    /// "described as", "praised as".
    pub(super) fn is_weighed_as(&self, at: usize, end: usize) -> bool {
        let as_ = self.tokens.get(end).is_some_and(|t| is_word!(t, "as"));
        let weighs = self.tokens[at].has(Set::Finding) || self.tokens[at].has(Set::Judging);
        // "in some written records, with children described as “streetwise”": by whoever wrote those.
        let written = |t: &Token<'_>| t.has(Set::Record);
        let elsewhere = || self.tokens[..at].iter().any(written);
        as_ && weighs && self.tokens[at].word.ends_with("ed") && !elsewhere()
    }

    /// "its staff said to be “relentless”": a participle, and no speaker.
    pub(super) fn is_said_to(&self, at: usize) -> bool {
        let word = |i: usize| self.tokens.get(i).map_or("", |t| t.word);
        word(at) == "said" && word(at + 1) == "to" && matches!(word(at + 2), "be" | "have")
    }

    /// "rates itself": the subject is the source after all.
    pub(super) fn is_reflexive(&self, from: usize) -> bool {
        self.tokens
            .get(from)
            .is_some_and(|t| is_word!(t, "itself" | "themselves"))
    }
}
