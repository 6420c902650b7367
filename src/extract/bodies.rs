//! Companies, charities and other bodies under names that no list knows, and the places that are councils'.

use std::ops::Range;

use super::key::is_word;
use super::lexicon::{Lexicon, Role, Set, Source};
use super::mentions::Mention;
use super::posts::named_body;
use super::speaker::{Context, Speaker};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

impl Context<'_> {
    /// Whether a name, in lower case, is the council's own place, or one of which the text speaks as a place.
    pub(super) fn is_home(&self, name: &str) -> bool {
        let first = |name: &str| name.split(' ').next().unwrap_or_default().to_lowercase();
        let own = self.council.as_deref().map(first);
        let place = first(name);
        own.as_ref() == Some(&place)
            || self.people.is_place(&place)
            || !name.contains(' ') && is_place_name(&place)
    }

    /// "a spokesman for Bright Harbour", "the director of Fairstart": a body that no list knows and that is no place.
    pub(super) fn outside_body<'s, 't>(
        &self,
        tokens: &'s [Token<'t>],
        mention: &Mention,
    ) -> Option<&'s [Token<'t>]> {
        let name = named_body(tokens, mention.end)?;
        (!self.is_home(name[0].word)).then_some(name)
    }

    /// "The association argues that. Its paper noted": of the body that has just spoken.
    pub(super) fn own_paper(&self, tokens: &[Token<'_>], mention: &Mention) -> Option<&Speaker> {
        let its = is_word!(tokens[mention.start], "its")
            && !tokens[mention.end - 1].word.contains("inspection");
        let spoke = || {
            self.body_here.as_ref().filter(|b| {
                self.body.as_ref() == Some(*b) && self.here.as_ref().is_none_or(|h| h == *b)
            })
        };
        spoke().filter(|b| its && b.class == SpeakerClass::Other)
    }

    /// "Brightholme said …. The company added", "A peer review came. The team found": the body named before.
    pub(super) fn the_same_body(
        &self,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Option<&Speaker> {
        let the = mention.end - mention.start == 2 && is_word!(tokens[mention.start], "the");
        let head = tokens[mention.end - 1].word;
        let named = |b: &&Speaker| {
            let name = b.name.as_deref().unwrap_or_default();
            b.class == SpeakerClass::Other && !b.person && name.starts_with(char::is_uppercase)
        };
        match head {
            "company" | "firm" | "trust" | "organisation" | "agency" | "group" | "provider"
            | "operator"
                if the =>
            {
                let spoke = [&self.body_here, &self.body, &self.firm];
                spoke.into_iter().flatten().find(named)
            }
            "team" | "panel" | "peers" if the => {
                let reviewer = |b: &&Speaker| b.class != SpeakerClass::Council && !b.person;
                let inspectors = || {
                    let before = tokens[..mention.start].windows(2);
                    let letter = before.into_iter().any(|pair| {
                        is_word!(pair[0], "its") && is_word!(pair[1], "letter" | "report")
                    });
                    self.body
                        .as_ref()
                        .filter(|b| letter && b.class == SpeakerClass::Ofsted)
                };
                self.body_here.as_ref().filter(reviewer).or_else(inspectors)
            }
            _ => None,
        }
    }
}

/// So far behind a name may stand what it is, in tokens.
const APPOSITION: usize = 8;

/// One past the noun that goes on a name: "Bright Harbour Care".
pub(super) fn organisation_end(tokens: &[Token<'_>], end: usize) -> usize {
    let noun = |t: &Token<'_>| t.capital && t.has(Set::Organisation) && t.phrase() == 1;
    end + usize::from(tokens.get(end).is_some_and(noun))
}

/// Whether a name is a body's: "Larkrise Care", "Bright Harbour, a charity which", "Bright Harbour, which", "run by Bright Harbour".
/// `listed` when it begins with somebody's first name.
pub(super) fn is_organisation(tokens: &[Token<'_>], name: Range<usize>, listed: bool) -> bool {
    let Range { start, end } = name;
    let noun = |t: &Token<'_>| t.has(Set::Organisation);
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word);
    let named = end - start > 1 && noun(&tokens[end - 1]);
    let run = start > 1
        && word(start - 1) == "by"
        && matches!(
            word(start - 2),
            "run" | "operated" | "owned" | "managed" | "provided" | "supplied" | "employed"
        );
    let aside = tokens.get(end).is_some_and(|t| t.is(','));
    let which = aside && word(end + 1) == "which";
    let apposed = || {
        let article = matches!(word(end + 1), "a" | "an" | "the" | "one");
        let rest = tokens.get(end + 2..).unwrap_or_default();
        let own = rest
            .iter()
            .take(APPOSITION)
            .take_while(|t| t.kind == Kind::Word);
        let head = own.clone().position(noun).map(|at| (at, rest.get(at + 1)));
        let ends = |next: Option<&Token<'_>>| {
            next.is_none_or(|t| {
                let link = t.is_preposition() || matches!(t.role, Some(Role::Pronoun(_)));
                t.is(',')
                    || t.is('.')
                    || link
                    || is_word!(t, "that" | "based" | "running" | "supporting" | "working")
            })
        };
        // "Jane Doe, the director of children's services": a person's post.
        let post = |t: &Token<'_>| {
            matches!(
                t.role,
                Some(Role::Source(
                    Source::Post | Source::Officer | Source::Outsider | Source::Voice
                ))
            )
        };
        let plain = |at: usize| rest[..at].iter().all(|t| !t.is_preposition() && !post(t));
        article && head.is_some_and(|(at, next)| ends(next) && plain(at))
    };
    run || !listed && (named || which || aside && apposed())
}

/// Whether a name of one word, in lower case, is a place's by its ending.
fn is_place_name(name: &str) -> bool {
    let ends = |end: &String| name.len() > end.len() + 2 && name.ends_with(end);
    Lexicon::get().places.iter().any(ends)
}
