//! Reporting verbs with their subjects: who says, finds, admits or is rated in a sentence (`quotes.md` section 5).

use super::key::is_word;
use super::lexicon::{Pronoun, Role, Verb};
use super::mentions::Mention;
use super::tokens::{Kind, Token};

/// Where the source of a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The noun phrase with this number among the sentence's mentions.
    Mention(usize),
    /// A proper name that no list knows: first token, one past the last.
    Named(usize, usize),
    /// Left out: that of the clause before ("and said …").
    Elided,
    /// A noun phrase whose class nobody knows.
    Unknown,
    /// A verb of finding or rating in the passive without an agent: the inspectorate finds and rates.
    Agentless,
    /// Whoever a possessive means: "in her words", "my letter reads".
    Owner(Pronoun),
    /// A nominal cue without an owner, "the conclusion that": the inspectorate concludes.
    Implied,
}

/// A verb that attributes words, with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clause {
    /// First token of the verb.
    pub(crate) at: usize,
    /// One past its last token.
    pub(crate) end: usize,
    pub(crate) verb: Verb,
    pub(crate) subject: Subject,
    /// Whether the source stands after the verb: "said Ms Doe", "identified by inspectors", "according to Ofsted".
    pub(crate) inverted: bool,
    /// Whether the source is bound to the words beside it ("failures identified in an Ofsted report").
    pub(crate) bound: bool,
}

/// A sentence with its mentions, for the questions below.
pub(crate) struct Sentence<'s, 't> {
    pub(crate) tokens: &'s [Token<'t>],
    pub(crate) mentions: &'s [Mention],
}

impl Sentence<'_, '_> {
    /// All clauses in the order of their verbs, in the place of what stood in `out`.
    pub(crate) fn clauses(&self, out: &mut Vec<Clause>) {
        out.clear();
        let mut at = 0;
        while at < self.tokens.len() {
            let step = self.tokens[at].phrase().max(1);
            let found = match self.tokens[at].role {
                Some(Role::Verb(verb)) => self.verb_clause(at, step, verb, out),
                Some(Role::According) => self.according(at + step).map(|subject| Clause {
                    at,
                    end: at + step,
                    verb: Verb::Say,
                    subject,
                    inverted: true,
                    bound: false,
                }),
                // "Ofsted was kind, finding “a workforce that wants to do well”"
                Some(Role::Nominal) if self.is_participle(at) => {
                    self.verb_clause(at, step, Verb::Say, out)
                }
                Some(Role::Nominal) if let Some(found) = self.after_finding(at, step) => {
                    Some(found)
                }
                Some(Role::Nominal) => self.nominal(at, step).filter(|c| !self.is_told(c, out)),
                _ if self.tokens[at].is(':') => self.labelled(at, out),
                _ if at == 0 || is_word!(self.tokens[at], "in") => self.in_words(at),
                _ if at == 1 => self.signed(at),
                _ => None,
            };
            out.extend(found);
            at += step;
        }
    }

    /// "the money announced in the summer will go": a participle behind its noun, before the verb of the sentence.
    pub(super) fn is_reduced(&self, at: usize, end: usize) -> bool {
        let bare =
            at > 0 && self.tokens[at - 1].role.is_none() && self.tokens[at].word.ends_with("ed");
        let link = self.tokens.get(end).is_some_and(Token::is_preposition);
        let mut rest = (self.tokens[end..].iter()).take_while(|t| t.kind == Kind::Word);
        let finite = rest.any(|t| {
            matches!(t.role, Some(Role::Modal | Role::Aux | Role::Be)) && !is_word!(t, "to")
        });
        bare && link && finite
    }

    /// "according to the union", "according to his advocate": whoever stands behind it.
    fn according(&self, from: usize) -> Option<Subject> {
        let his = self
            .tokens
            .get(from)
            .is_some_and(|t| is_word!(t, "his" | "her" | "their" | "my"));
        let noun = |t: &Token<'_>| t.kind == Kind::Word && t.role.is_none();
        let unknown = his && self.tokens.get(from + 1).is_some_and(noun);
        let known = self.after(from).map(Subject::Mention);
        known.or(unknown.then_some(Subject::Unknown))
    }

    fn is_participle(&self, at: usize) -> bool {
        is_word!(self.tokens[at], "finding") && at > 0 && self.tokens[at - 1].is(',')
    }

    /// "Ofsted suspended the home after finding “serious shortfalls”": whoever opens the sentence found them.
    fn after_finding(&self, at: usize, len: usize) -> Option<Clause> {
        let after = at > 0 && is_word!(self.tokens[at - 1], "after" | "on");
        let quoted = self
            .tokens
            .get(at + len)
            .is_some_and(|t| t.quote().is_some());
        let opens = self.mentions.first().is_some_and(|m| m.start <= 1);
        (after && quoted && opens && is_word!(self.tokens[at], "finding")).then(|| Clause {
            at,
            end: at + len,
            verb: Verb::Say,
            subject: Subject::Mention(0),
            inverted: false,
            bound: false,
        })
    }
}
