//! A subject that an aside parts from its verb: "Jane Doe, leader of the council, said".

use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Role, Set};
use super::mentions::{Mention, What, name_of};
use super::tokens::{Kind, Token};
use super::whose::describes;

/// Tokens of a complement that may stand between a subject and the comma after it.
const COMPLEMENT: usize = 7;

impl Sentence<'_, '_> {
    /// The verb follows a comma: the subject stands before the aside, "Jane Doe, leader of the council, said".
    pub(super) fn before_aside(&self, comma: usize, before: &[Clause]) -> Option<Subject> {
        // "The report, ‘Nowhere Else to Go’, finds": its title.
        if let Some(m) = self.before_title(comma) {
            return Some(Subject::Mention(m));
        }
        let start = self.tokens[..comma]
            .iter()
            .rposition(|t| t.quote().is_some() || matches!(t.kind, Kind::Sign(';' | ':')))
            .map_or(0, |i| i + 1);
        let contrast = self.tokens[start..comma].iter().rposition(|t| {
            t.role == Some(Role::Conj)
                && is_word!(t, "but" | "while" | "whereas" | "although" | "though")
        });
        // "A carer who addressed the committee, Lorna Doe, said": the name between the commas is the speaker's.
        let named = self.mentions.iter().position(|m| {
            let apart = m
                .start
                .checked_sub(1)
                .is_some_and(|i| self.tokens[i].is(','));
            m.end == comma && apart && matches!(m.what, What::Person(_))
        });
        if let Some(m) = named {
            return Some(Subject::Mention(m));
        }
        // "The boy's tutor, who had read the inspectors' letter, said": what the aside names speaks not.
        let within = self.tokens[start..comma]
            .windows(2)
            .position(|pair| pair[0].is(',') && is_word!(pair[1], "who" | "which" | "whose"));
        let within = within.map_or(comma, |at| start + at);
        let candidates = |from: usize| {
            self.mentions.iter().position(|m| {
                let adjunct = self.is_adjunct(m);
                let stops = self.is_parted(m);
                // "Presenting the report, Jane Doe told": what is presented speaks not.
                let presented = m.start == 1 && self.tokens[0].word.ends_with("ing");
                m.start >= from
                    && m.end <= within
                    && stops
                    && !adjunct
                    && !presented
                    && !self.is_object(m, before)
                    && !matches!(m.what, What::Pronoun(_))
            })
        };
        let found = contrast
            .and_then(|at| candidates(start + at + 1))
            .or_else(|| candidates(start));
        found
            .map(|m| Subject::Mention(name_of(self.tokens, self.mentions, self.jointly(m))))
            .or_else(|| self.name_at_start(start, comma))
            .or_else(|| self.before_relative(comma))
            .or_else(|| self.noun_at_start(start, comma))
    }

    /// The paper whose title stands in marks between two commas, the second of them at `comma`.
    fn before_title(&self, comma: usize) -> Option<usize> {
        let title = comma.checked_sub(1)?;
        self.tokens[title].quote()?;
        let first = title.checked_sub(1).filter(|i| self.tokens[*i].is(','))?;
        let paper = |m: &Mention| m.end == first && matches!(m.what, What::Paper(_));
        self.mentions.iter().position(paper)
    }

    /// "a commissioner sent in to examine the department said": whoever was sent.
    pub(super) fn sent_in(&self, m: usize) -> Option<usize> {
        let verb = self.mentions[m].start.checked_sub(1)?;
        let sent = m.checked_sub(1)?;
        let own = self.tokens.get(self.mentions[sent].end..verb)?;
        let plain = own.iter().all(|t| t.kind == Kind::Word);
        let to = own.last().is_some_and(|t| is_word!(t, "to"));
        let took = own
            .first()
            .is_some_and(|t| t.has(Set::Coming) || t.has(Set::Sending));
        (plain && to && took).then_some(sent)
    }

    /// "Inspectors who called at Mill House, in Priory Lane, found": the verb behind a whole relative clause is that of the noun
    /// before it.
    pub(super) fn behind_relative(&self, head: usize, before: &[Clause]) -> Option<usize> {
        let first = self.mentions.first().filter(|m| m.start <= 1)?;
        let who = self.tokens.get(first.end)?;
        // "The watchdog which condemned it three years ago has found"
        let which = is_word!(who, "which" | "that") && self.is_inspectors(0);
        if !which && !is_word!(who, "who") {
            return None;
        }
        let small = |t: &&Token<'_>| matches!(t.role, Some(Role::Aux | Role::Adverb | Role::Be));
        let own = self.tokens[first.end + 1..]
            .iter()
            .take_while(small)
            .count();
        let verb = first.end + 1 + own;
        let rest = self
            .tokens
            .get(verb + 1..head)
            .filter(|rest| !rest.is_empty())?;
        let opens = |t: &Token<'_>| {
            t.role == who.role
                || is_word!(t, "that")
                || t.quote().is_some()
                || matches!(t.role, Some(Role::Conj))
        };
        // "A foster carer who addressed the committee, Jane Doe, said": the name says it.
        let named = |m: &Mention| {
            matches!(m.what, What::Person(_))
                && m.end + 1 == head
                && self.tokens[m.start - 1].is(',')
        };
        let told = before.iter().any(|c| c.at > verb) || self.mentions.iter().any(named);
        let parted = rest.iter().filter(|t| t.is(',')).count();
        let closed = parted == 0 || rest.last().is_some_and(|t| t.is(','));
        // "the home, which the Standard is not naming, rated": what stands between commas is told of the home.
        let mut outside = rest.iter().take_while(|t| !t.is(','));
        (!outside.any(opens) && !told && closed && parted <= 2).then_some(0)
    }

    /// "Mr Doe, who was at Tarrant Water, where services went from “inadequate” to “good”, said": quotations inside the
    /// aside part no subject from its verb.
    fn before_relative(&self, comma: usize) -> Option<Subject> {
        let first = self.mentions.first().filter(|m| m.start <= 1)?;
        let m = name_of(self.tokens, self.mentions, 0);
        let end = self.mentions[m].end;
        let quote = self.tokens.iter().position(|t| t.quote().is_some())?;
        let apart = self.tokens.get(end).is_some_and(|t| t.is(','));
        let relative = self
            .tokens
            .get(end..quote)?
            .windows(2)
            .any(|pair| pair[0].is(',') && is_word!(pair[1], "who" | "which" | "whose"));
        (apart && relative && first.end < comma).then_some(Subject::Mention(m))
    }

    /// "Parents Together, a residents' group, called": an unknown name before an aside.
    fn name_at_start(&self, start: usize, comma: usize) -> Option<Subject> {
        // "Bywater and Holt (2019), in a study, conclude"
        let name = |i: &usize| {
            let t = &self.tokens[*i];
            let and = is_word!(t, "and") && self.tokens.get(i + 1).is_some_and(|t| t.capital);
            t.kind == Kind::Word && (t.capital && t.role.is_none() || and)
        };
        let run = (start..comma).take_while(name).count();
        let parted = self
            .tokens
            .get(start + run)
            .is_some_and(|t| t.is(',') || t.is('('));
        (run >= 2 && parted).then(|| Subject::Named(start, start + run))
    }

    /// "The boy's tutor, in her last note, had called": a noun that no list knows, parted from its verb by an aside.
    fn noun_at_start(&self, start: usize, comma: usize) -> Option<Subject> {
        let first = self.tokens.get(start)?;
        let noun = |t: &&Token<'_>| t.kind == Kind::Word && t.role.is_none();
        let nouns = self.tokens.get(start + 1..comma)?.iter();
        let run = nouns.take_while(noun).count();
        let end = start + 1 + run;
        let parted = end < comma && self.tokens[end].is(',');
        let opens = is_word!(first, "the" | "a" | "an" | "one" | "his" | "her" | "my");
        (opens && parted && (1..=3).contains(&run)).then_some(Subject::Named(start, end))
    }

    /// Whether a comma, bracket or dash follows, at once or after a complement ("the minutes of the last meeting, which …").
    pub(super) fn is_parted(&self, mention: &Mention) -> bool {
        let rest = &self.tokens[mention.end..];
        let own = rest.iter().take_while(|t| describes(t)).count();
        let complement = own == 0 || own <= COMPLEMENT && rest[0].is_preposition();
        let sign = |t: &Token<'_>| matches!(t.kind, Kind::Sign(',' | '(' | '-' | '–' | '—'));
        complement && rest.get(own).is_some_and(sign)
    }

    /// "Inspectors praised the team, …": the object of an earlier clause is no subject.
    pub(super) fn is_object(&self, mention: &Mention, before: &[Clause]) -> bool {
        before.iter().any(|clause| {
            let between = self.tokens.get(clause.end..mention.start);
            between.is_some_and(|ts| {
                ts.len() <= 3 && !ts.iter().any(|t| t.is(',') || t.role == Some(Role::Conj))
            })
        })
    }
}
