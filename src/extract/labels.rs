//! Words that carry their source as a label: "Cllr Doe: “…”", "“…” – Jane Doe, Eastgate", "In her words: “…”".

use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::{Mention, What, name_of};
use super::reports::is_anothers;
use super::tokens::{Kind, Token};

/// A signature has no more words.
const SIGNATURE: usize = 10;

impl Sentence<'_, '_> {
    /// A source and a colon, as in the minutes of a meeting.
    pub(super) fn labelled(&self, at: usize, before: &[Clause]) -> Option<Clause> {
        let starts = at <= 3 && is_word!(self.tokens[0], "page");
        self.tokens
            .get(at + 1)
            .filter(|t| t.quote().is_some() || starts)?;
        let subject = self
            .owner(before)
            .or_else(|| self.page(at, before))
            .or_else(|| self.name_before_colon(at, before))?;
        Some(label(at, subject))
    }

    /// "Wanda was unimpressed: “…”": a person and a colon are enough, a body must touch the colon.
    fn name_before_colon(&self, at: usize, before: &[Clause]) -> Option<Subject> {
        self.touching(at)
            .or_else(|| self.sent(at))
            .or_else(|| self.paper_is(at))
            .filter(|_| before.is_empty())
            .or_else(|| self.at_start(at, before))
    }

    /// "18.19 Labour's Jamil Sarwar: “…”": a name that touches the colon after a time, a party or a post.
    fn touching(&self, at: usize) -> Option<Subject> {
        let m = self
            .mentions
            .iter()
            .position(|m| m.end == at && matches!(m.what, What::Person(_)))?;
        let small = |t: &Token<'_>| {
            matches!(t.kind, Kind::Number | Kind::Sign(_))
                || matches!(
                    t.role,
                    Some(Role::Party | Role::Title | Role::Source(_) | Role::Det)
                )
                || t.phrase() == 0
                || is_word!(t, "am" | "pm")
        };
        let plain = self.tokens[..self.mentions[m].start].iter().all(small);
        plain.then_some(Subject::Mention(m))
    }

    /// "Statement from the ministry: “…”", "We've had a text from a foster carer: “…”".
    fn sent(&self, at: usize) -> Option<Subject> {
        let m = self.mentions.iter().position(|m| m.end == at)?;
        let from = self.mentions[m].start.checked_sub(1).filter(|i| *i > 0)?;
        let noun = self.tokens[from - 1].kind == Kind::Word;
        (is_word!(self.tokens[from], "from") && noun).then_some(Subject::Mention(m))
    }

    /// "The watchdog's verdict was brutal: “…”": a paper of which something is said before the colon.
    fn paper_is(&self, at: usize) -> Option<Subject> {
        let first = self.mentions.first().filter(|m| m.start == 0)?;
        let between = self.tokens.get(first.end..at)?;
        let is = between
            .first()
            .is_some_and(|t| is_word!(t, "is" | "was" | "are" | "were"));
        let paper = matches!(first.what, What::Paper(_));
        (paper && is && between.len() <= 5 && self.mentions.len() == 1)
            .then_some(Subject::Mention(0))
    }

    fn at_start(&self, at: usize, before: &[Clause]) -> Option<Subject> {
        let first = self.mentions.iter().position(|m| m.start == 0)?;
        let m = name_of(self.tokens, self.mentions, first);
        let mention = self.mentions[m];
        // "The leader pulls no punches: “…”", "He put it down to one thing: “…”"
        let person = matches!(mention.what, What::Pronoun(p) if p.is_person()) && before.is_empty()
            || matches!(mention.what, What::Person(_))
            || mention.one_person && !self.is_inspectors(m);
        let touches = mention.end == at && !matches!(mention.what, What::Pronoun(_));
        (touches || person && before.is_empty()).then_some(Subject::Mention(m))
    }

    /// "From page four of the report: “…”", "Page 9: managers “…”", "he read from page nine: “…”", "The sentence is: “…”":
    /// a page or a passage is the report's.
    fn page(&self, at: usize, before: &[Clause]) -> Option<Subject> {
        let near = |t: &Token<'_>| is_word!(t, "page" | "pages" | "paragraph");
        let paged = self.tokens[..at].iter().take(2).any(near)
            || self.tokens[..at].iter().rev().nth(1).is_some_and(near);
        let passage = |t: &Token<'_>| t.has(Set::Passage);
        let shown = !is_anothers(self.mentions)
            && self.tokens[..at].iter().take(3).any(passage)
            && is_word!(self.tokens[0], "the" | "one" | "another" | "here")
            && is_word!(
                self.tokens[at - 1],
                "is" | "was" | "reads" | "says" | "goes"
            );
        let paper = self
            .mentions
            .iter()
            .position(|m| m.end == at && matches!(m.what, What::Paper(_)));
        let found = paper.map_or(Subject::Implied, Subject::Mention);
        ((paged || shown) && before.is_empty()).then_some(found)
    }

    /// "In her words: “…”", "Her message to employers: “…”".
    fn owner(&self, before: &[Clause]) -> Option<Subject> {
        let first = usize::from(is_word!(self.tokens[0], "in"));
        let pronoun = match self.tokens.get(first)?.word {
            "his" => Pronoun::He,
            "her" => Pronoun::She,
            "their" => Pronoun::Group,
            "its" => Pronoun::Body,
            "my" => Pronoun::Author,
            _ => return None,
        };
        let words = self.tokens.get(first + 1)?;
        let says = matches!(words.role, Some(Role::Nominal))
            || is_word!(
                words,
                "letter" | "response" | "reply" | "statement" | "answer" | "verdict"
            );
        (says && before.is_empty()).then_some(Subject::Owner(pronoun))
    }

    /// "was, in the inspector’s view, too often late": whose view it is. One past the last word is `end`.
    fn in_view(&self, at: usize) -> Option<Clause> {
        let view = |m: &Mention| {
            let noun = self.tokens.get(m.end)?;
            let owned = m.start == at + 1 && self.tokens[m.end - 1].possessive;
            (owned && is_word!(noun, "view" | "opinion" | "words" | "judgement"))
                .then_some(m.end + 1)
        };
        if !is_word!(self.tokens[at], "in") {
            return None;
        }
        let mut mentions = self.mentions.iter().enumerate();
        let (m, end) = mentions.find_map(|(number, m)| Some((number, view(m)?)))?;
        let apart = at == 0 || matches!(self.tokens[at - 1].kind, Kind::Sign(_));
        let ends = at == 0 || self.tokens.get(end).is_some_and(|t| t.is(','));
        (apart && ends).then(|| Clause {
            end,
            ..label(at, Subject::Mention(m))
        })
    }

    /// "In their words, letters are “…”": whoever the possessive means.
    pub(super) fn in_words(&self, at: usize) -> Option<Clause> {
        if let Some(view) = self.in_view(at) {
            return Some(view);
        }
        let pronoun = match self.tokens.get(at + 1)?.word {
            "his" => Pronoun::He,
            "her" => Pronoun::She,
            "their" => Pronoun::Group,
            "its" => Pronoun::Body,
            _ => return None,
        };
        let apart = at == 0 || matches!(self.tokens[at - 1].kind, Kind::Sign(_));
        let opens = is_word!(self.tokens[at], "in")
            && self
                .tokens
                .get(at + 2)
                .is_some_and(|t| is_word!(t, "words"))
            && self.tokens.get(at + 3).is_some_and(|t| t.is(','));
        (opens && apart).then(|| Clause {
            end: at + 3,
            ..label(at, Subject::Owner(pronoun))
        })
    }

    /// "“…” – mum of two, Eastgate": what stands after a dash at the end signs the words.
    pub(super) fn signed(&self, at: usize) -> Option<Clause> {
        self.tokens[0].quote()?;
        let dash = matches!(self.tokens.get(at)?.kind, Kind::Sign('-' | '–' | '—'));
        let rest = self
            .tokens
            .get(at + 1..)
            .filter(|r| !r.is_empty() && r.len() <= SIGNATURE && dash)?;
        let plain = |t: &Token<'_>| {
            matches!(
                t.kind,
                Kind::Word | Kind::Number | Kind::Sign(',' | '.' | '(' | ')')
            ) && !matches!(t.role, Some(Role::Verb(_) | Role::Be | Role::Aux))
        };
        if !rest.iter().all(plain) {
            return None;
        }
        let end = rest
            .iter()
            .position(|t| matches!(t.kind, Kind::Sign(_)))
            .unwrap_or(rest.len());
        let named = self.mentions.iter().position(|m| m.start == at + 1);
        let subject = named.map_or(Subject::Named(at + 1, at + 1 + end), Subject::Mention);
        (end > 0).then(|| label(at, subject))
    }
}

fn label(at: usize, subject: Subject) -> Clause {
    Clause {
        at,
        end: at + 1,
        verb: Verb::Say,
        subject,
        inverted: false,
        bound: false,
    }
}
