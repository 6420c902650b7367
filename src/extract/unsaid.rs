//! What is no word of anybody's, though a verb of saying tells of it: wished, denied, foretold or known by hearsay.

use super::clauses::Sentence;
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::loose::names_month;
use super::mentions::What;
use super::tokens::{Kind, Token};

/// Verbs that report no words before "to": "told to act", "adds to the pressure", "claims to summarise".
const OF_DEEDS: &[&str] = &[
    "add",
    "adds",
    "added",
    "adding",
    "told",
    "urged",
    "asked",
    "warned",
    "claim",
    "claims",
    "claimed",
    "continued",
    "continues",
];

/// So near a quotation "she began" stands behind it, in tokens.
const BESIDE: usize = 4;

/// "Tuesday", "January", "16": when somebody called, and not on whom.
fn is_day(token: &Token<'_>) -> bool {
    let day = || token.word.ends_with("day") || names_month(token.word);
    token.kind == Kind::Number || token.capital && day()
}

impl Sentence<'_, '_> {
    /// "will say", "to find", "add to the pressure": nothing has been said.
    pub(super) fn is_unsaid(&self, at: usize, end: usize) -> bool {
        let (head, passive) = self.before_verb(at);
        let modal = head > 0 && self.tokens[head - 1].role == Some(Role::Modal);
        let next = self.tokens.get(end).map(|t| t.word);
        let before = |back: usize| head.checked_sub(back).map(|i| self.tokens[i].word);
        // "will say only that", "managed to call it": said after all.
        let done = modal
            && (next == Some("only")
                || is_word!(self.tokens[at - 1], "only")
                || head > 0 && self.goes_on(head - 1)
                || before(1) == Some("to")
                    && head > 1
                    && (self.tokens[head - 2].has(Set::Inclined)
                        || self.tokens[head - 2].has(Set::Apt)));
        let negated = self.tokens[head..at].iter().any(|t| is_word!(t, "not"));
        match (self.tokens[at].word, next) {
            _ if done || self.came_true(head, at) => false,
            ("had", _) => false,
            // "Since 2021 it has found homes for 19 such groups"
            ("found" | "finds", Some("homes" | "families" | "placements" | "jobs" | "places"))
                if self.tokens.get(end + 1).is_some_and(|t| is_word!(t, "for")) =>
            {
                true
            }
            // "Ofsted had not graded the council this time"
            ("graded" | "rated" | "judged", _) if negated && !passive => true,
            // "senior officers had reassured themselves with data"
            ("reassured" | "reminded" | "assured", Some("themselves" | "itself"))
            // "Ofsted will not make graded visits"
            | ("graded", Some("visits" | "visit" | "inspections" | "inspection" | "judgements")) => {
                true
            }
            // "inspectors called on January 16"
            ("called", Some("on")) if self.tokens.get(end + 1).is_some_and(is_day) => true,
            // "the treasurer, who is said to have called it": by hearsay he did.
            ("said", Some("to")) if passive && self.is_hearsay_of_speech(end) => true,
            // "before the inspection began", "“…,” she began", "“…,” the report opens"
            ("began" | "begins" | "opens", _) => !self.tokens[..at]
                .iter()
                .rev()
                .take(BESIDE)
                .chain(&self.tokens[end..])
                .any(|t| t.quote().is_some()),
            ("say", _) if at > 0 && self.is_foretold(at - 1, at) => false,
            _ if self.is_deed(at, end, head) => true,
            // "Your questions answered"
            ("answered", _) if at > 0 && is_word!(self.tokens[at - 1], "questions") => true,
            // "morale has held up “remarkably well”": only what is held up is called something.
            ("held", next) if !passive && next != Some("by") && next != Some("as") => true,
            // "raised “grave concerns”", never "raised taxes"
            ("raised", _) if end == at + 1 => {
                let next = self.tokens.get(end);
                next.is_none_or(|t| t.quote().is_none() && !is_word!(t, "by"))
            }
            // "saw children", "saw “holes in walls”": what was seen is told only in somebody's words.
            ("saw", _) if end == at + 1 => self.tokens.get(end).is_none_or(|t| t.quote().is_none()),
            // "It does not say where."
            ("say", Some("where" | "when" | "why" | "how" | "who" | "what" | "which"))
                if negated =>
            {
                true
            }
            ("say", _) => {
                modal && is_word!(self.tokens[head - 1], "to")
                    // "It would say that the service was good": when it is written.
                    || at > 1
                        && is_word!(self.tokens[at - 1], "would")
                        && is_word!(self.tokens[at - 2], "it")
            }
            // "families would see “real change”"
            ("see" | "sees", _) => {
                modal || self.tokens[head..at].iter().any(|t| is_word!(t, "would"))
            }
            // "Ofsted does not comment on individual cases", "Focused visits do not give a grade."
            ("comment" | "respond" | "reply" | "give", _) => modal || negated,
            // "Read more at reports.example.org"
            _ if self.is_in_link(at) => true,
            // "the manager went on leave"
            ("went" | "goes", Some(next)) if end == at + 2 && next != "to" && next != "that" => {
                self.tokens[end].kind == Kind::Word
            }
            // "the decline had not been recognised “with sufficient urgency” by leaders": they said nothing.
            _ if negated && passive && self.tokens[at].role == Some(Role::Verb(Verb::Say)) => true,
            // "I think it told the truth."
            ("told" | "tell" | "tells" | "telling", Some("the"))
                if self.tokens.get(end + 1).is_some_and(|t| is_word!(t, "truth" | "story")) =>
            {
                true
            }
            // "Asked by the barrister whether …, he replied": whoever asks is not who speaks.
            ("asked", Some("by"))
            | ("accused", Some("of"))
            | ("told" | "urged" | "asked" | "warned", Some("over")) => true,
            // "Ofsted would find in its first report that": in time it did.
            ("find", Some("in")) => false,
            // "Members would find …": a wish or a guess of whoever says it.
            ("find" | "describe" | "recommend" | "welcome", _)
                if head > 0 && is_word!(self.tokens[at - 1], "would") =>
            {
                true
            }
            (word, Some("to")) if OF_DEEDS.contains(&word) => true,
            // "“…,” the letter reads."
            ("reads" | "read", _)
                if self.mentions.iter().any(|m| {
                    let paper = matches!(
                        m.what,
                        What::Paper(_) | What::Voice(_) | What::Pronoun(Pronoun::Body)
                    );
                    paper
                        && m.end == at
                        && m.start > 0
                        && self.tokens[m.start - 1].quote().is_some()
                }) =>
            {
                false
            }
            ("reads" | "read", _) if at > 0 && self.tokens[at - 1].quote().is_some() => false,
            ("reads" | "read", _) => !self
                .tokens
                .get(end)
                .is_some_and(|t| t.is(':') || t.quote().is_some()),
            _ => modal,
        }
    }

    /// "go on to say", "went on to list": said, too. `to` is where "to" stands.
    pub(super) fn goes_on(&self, to: usize) -> bool {
        to > 1
            && is_word!(self.tokens[to], "to")
            && is_word!(self.tokens[to - 1], "on")
            && is_word!(self.tokens[to - 2], "go" | "goes" | "went")
    }

    /// "Doe would later claim that": in time it was said.
    fn came_true(&self, head: usize, at: usize) -> bool {
        let would = head > 0 && is_word!(self.tokens[head - 1], "would");
        let later =
            |t: &Token<'_>| is_word!(t, "later" | "subsequently" | "eventually" | "afterwards");
        would && self.tokens[head..at].iter().any(later)
    }

    /// "reports.ofsted.gov.uk": a full stop that no space follows makes an address of two words.
    fn is_in_link(&self, at: usize) -> bool {
        let touch = |i: usize| {
            let next = self.tokens.get(i + 1)?;
            (self.tokens[i].span().end == next.span().start).then_some(next)
        };
        let dot = touch(at).is_some_and(|t| t.is('.'));
        dot && touch(at + 1).is_some_and(|t| t.kind == Kind::Word)
    }

    /// "said to have called it": a verb of saying follows, of which this one tells by hearsay.
    pub(super) fn is_hearsay_of_speech(&self, to: usize) -> bool {
        let have = self.tokens.get(to + 1).is_some_and(|t| is_word!(t, "have"));
        let calls = |t: &Token<'_>| t.role == Some(Role::Verb(Verb::Call));
        have && self.tokens.get(to + 2).is_some_and(calls)
    }

    /// "A watchdog will say today": what is said when the report comes out.
    pub(super) fn is_foretold(&self, will: usize, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        let when = next.is_some_and(|t| is_word!(t, "today" | "tomorrow" | "later"));
        when && will + 1 == at
            && is_word!(self.tokens[will], "will")
            && is_word!(self.tokens[at], "say")
    }

    /// "was reported to have": what others say somebody said is said.
    pub(super) fn is_hearsay(&self, to: usize) -> bool {
        let have = self.tokens.get(to + 1).is_some_and(|t| is_word!(t, "have"));
        let told = |t: &Token<'_>| {
            is_word!(
                t,
                "reported" | "alleged" | "understood" | "rumoured" | "supposed"
            ) || is_word!(t, "said" | "thought" | "believed") && self.is_hearsay_of_speech(to)
        };
        to > 2
            && have
            && is_word!(self.tokens[to], "to")
            && told(&self.tokens[to - 1])
            && self.tokens[to - 2].role == Some(Role::Be)
    }
}
