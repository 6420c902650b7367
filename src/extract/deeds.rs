//! What a verb of saying tells that somebody does, may do or is called, and not what they say.

use super::clauses::Sentence;
use super::key::is_word;
use super::mentions::{Mention, What};
use super::tokens::Token;

/// What somebody considers takes so many tokens before what they think of it.
const OBJECT: usize = 6;

impl Sentence<'_, '_> {
    /// "decided to go", "considers a report", "a report called “Home for Good”": a deed, or a title. What stands before the verb ends at
    /// `head`.
    pub(super) fn is_deed(&self, at: usize, end: usize, head: usize) -> bool {
        let next = self.tokens.get(end).map(|t| t.word);
        match (self.tokens[at].word, next) {
            // "the way it responds to abuse", "the team responds “with care”": how, and not with which words.
            ("responds" | "respond", Some("to"))
            // "300 staff found out from their phones"
            | ("found" | "finds", Some("out")) => true,
            ("responds" | "respond", Some("")) if self.is_manner(at, end) => true,
            // "considers a report": what somebody thinks is told in their words.
            ("considers", _) => !self.tokens[end..]
                .iter()
                .take(OBJECT)
                .any(|t| t.quote().is_some()),
            // "They decided to go", "decided on a new plan": what was done, and nothing said.
            ("decided" | "decides", Some(next))
                if end == at + 1 && !matches!(next, "," | "." | "in" | "after") =>
            {
                true
            }
            // "the report in question was published"
            ("question", _) if at > 0 && is_word!(self.tokens[at - 1], "in") => true,
            // "could open if the watchdog agrees": when it does.
            _ if self.is_condition(head) => true,
            // "The judgement, announced this morning, completes": only when it came out.
            ("announced" | "published" | "released", _) if self.is_apart(at, end) => true,
            // "A report called “Home for Good” goes before cabinet": its title.
            ("called", _) if self.is_entitled(at, end) => true,
            _ => false,
        }
    }

    /// "the team responds “with care”": words right behind the verb, without a comma or a colon.
    fn is_manner(&self, at: usize, end: usize) -> bool {
        let quoted = |t: &Token<'_>| t.quote().is_some();
        let behind = at > 0 && (self.tokens[at - 1].is(',') || quoted(&self.tokens[at - 1]));
        self.tokens.get(end).is_some_and(quoted) && !behind
    }

    /// "if the watchdog agrees": what the inspectorate may do, whose words end at `head`.
    fn is_condition(&self, head: usize) -> bool {
        let whose = |m: &&Mention| m.end == head && m.start > 0 && m.is_ofsteds();
        let subject = self.mentions.iter().find(whose);
        subject.is_some_and(|m| is_word!(self.tokens[m.start - 1], "if" | "unless"))
    }

    /// "The judgement, announced this morning, completes": a participle set apart from its noun, of which no words follow.
    fn is_apart(&self, at: usize, end: usize) -> bool {
        let paper = |m: &Mention| m.end + 1 == at && matches!(m.what, What::Paper(_));
        let apart = at > 0 && self.tokens[at - 1].is(',') && self.mentions.iter().any(paper);
        let rest = self.tokens[end..].iter().take_while(|t| !t.is(','));
        apart
            && rest
                .clone()
                .all(|t| t.quote().is_none() && !is_word!(t, "that"))
    }

    /// "a report called “Home for Good”": a new paper right before the verb, its title right behind.
    fn is_entitled(&self, at: usize, end: usize) -> bool {
        let title = self
            .tokens
            .get(end)
            .is_some_and(|t| t.quote().is_some() && !t.grade);
        let new = |m: &Mention| {
            let paper = matches!(m.what, What::Paper(_) | What::Voice(_));
            paper && m.end == at && is_word!(self.tokens[m.start], "a" | "an" | "another")
        };
        title && self.mentions.iter().any(new)
    }
}
