//! What the first paragraphs of a text are about, and with that whose "the report" is.

use super::key::is_word;
use super::lexicon::{Role, Set, Source as Noun};
use super::tokens::Token;
use crate::model::SpeakerClass;

/// An article says within so many paragraphs what it is about.
const LEAD: usize = 4;
/// So many paragraphs are looked at: headlines, summaries and bylines may stand between.
pub(super) const LOOKED_AT: usize = 2 * LEAD;
/// Headlines, summaries and bylines have no more tokens.
const SHORT: usize = 16;

/// What a paragraph may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// The inspectorate.
    Ofsted,
    /// Somebody else's review.
    Review,
    /// "Council should keep its services, says commissioner": sent by ministers, after Ofsted as often as not.
    Sent,
    /// "A report by officers", "a report to cabinet": the council's own.
    Own,
}

/// What a paragraph is about.
#[derive(Debug)]
pub(super) struct Topic {
    /// How many tokens it has.
    len: usize,
    /// What it names, by the number of [`About`].
    names: [bool; 4],
}

impl Topic {
    pub(super) fn of(tokens: &[Token<'_>]) -> Self {
        let review = |t: &Token<'_>| {
            t.role == Some(Role::Source(Noun::Other))
                && (t.has(Set::Review) || t.has(Set::Regulator))
                || t.phrase() > 1 && is_word!(t, "serious")
        };
        let sent = |t: &Token<'_>| {
            t.role == Some(Role::Source(Noun::Outsider)) && is_word!(t, "commissioner")
        };
        let ofsted = |t: &Token<'_>| t.role == Some(Role::Source(Noun::Ofsted));
        Self {
            len: tokens.len(),
            names: [
                tokens.iter().any(ofsted),
                tokens.iter().any(review),
                tokens.iter().any(sent),
                tokens.windows(4).any(is_own_paper),
            ],
        }
    }

    fn names(&self, about: About) -> bool {
        self.names[about as usize]
    }
}

/// "a report by officers", "a report to the cabinet".
fn is_own_paper(four: &[Token<'_>]) -> bool {
    if !is_word!(four[0], "report") || !is_word!(four[1], "by" | "to" | "for" | "from") {
        return false;
    }
    let council = |t: &Token<'_>| {
        is_word!(t, "officers" | "officials" | "councillors")
            || t.has(Set::Sitting) && t.phrase() > 0
    };
    let the = usize::from(is_word!(four[2], "the" | "council" | "its"));
    council(&four[2 + the])
}

/// Whose "the report" is: Ofsted's, unless the first paragraphs are about somebody else's review, or the council's own paper, and
/// do not name Ofsted.
pub(super) fn main_paper(lead: &[Topic], about_ofsted: bool) -> SpeakerClass {
    let mut long = lead
        .iter()
        .enumerate()
        .filter(|(_, topic)| topic.len > SHORT);
    let end = long.nth(1).map_or(LEAD, |(at, _)| LEAD.max(at + 1));
    let end = end.min(lead.len());
    let names = |about: About, end: usize| lead[..end].iter().any(|topic| topic.names(about));
    let alone = |about: About, end: usize| names(about, end) && !names(About::Ofsted, end);
    match () {
        () if about_ofsted && alone(About::Own, end) => SpeakerClass::Council,
        () if !about_ofsted || alone(About::Review, end) => SpeakerClass::Other,
        () if alone(About::Sent, lead.len().min(LEAD - 1)) => SpeakerClass::Other,
        () => SpeakerClass::Ofsted,
    }
}

/// "The Committee considered a report of the Assistant Director": in minutes "the report" is the officers'.
pub(super) fn is_before_members(tokens: &[Token<'_>]) -> bool {
    let taken = |t: &Token<'_>| is_word!(t, "considered" | "received" | "noted");
    tokens.first().is_some_and(|t| t.capital)
        && tokens.windows(4).any(|four| {
            is_word!(four[2], "report")
                && is_word!(four[1], "a" | "the")
                && is_word!(four[3], "of" | "by" | "from")
                && taken(&four[0])
        })
}
