//! Bodies that are neither the council nor Ofsted, told by the words around a noun.

use super::key::is_word;
use super::lexicon::{Role, Set, Source};
use super::tokens::{Kind, Token};
use super::whose::last_of_run;

/// "The letting agents' regulator": a trade's own.
pub(super) fn is_trades_own(tokens: &[Token<'_>], start: usize, head: usize) -> bool {
    let watches = is_word!(tokens[head], "watchdog" | "regulator");
    let owner = head
        .checked_sub(1)
        .filter(|i| *i >= start)
        .map(|i| &tokens[i]);
    watches
        && owner.is_some_and(|t| {
            t.possessive
                && t.role.is_none()
                && !is_word!(
                    t,
                    "children" | "government" | "nation" | "country" | "england" | "education"
                )
        })
}

/// "HM Inspector of Constabulary", "Chief Inspector of Prisons", "HMI Probation": what follows names another inspectorate.
pub(super) fn is_another_inspectorate(tokens: &[Token<'_>], next: usize) -> bool {
    let link = tokens.get(next).is_some_and(|t| is_word!(t, "of" | "for"));
    // "an inspector with the RSPCA"
    let with = tokens
        .get(next)
        .is_some_and(|t| is_word!(t, "with" | "from"))
        && tokens.get(next + 1).is_some_and(|t| is_word!(t, "the"));
    let link = link || with;
    let remit = tokens.get(next + usize::from(link) + usize::from(with));
    let its_own = |t: &Token<'_>| {
        t.role == Some(Role::Source(Source::Ofsted))
            || is_word!(
                t,
                "education" | "children" | "schools" | "skills" | "social" | "early"
            )
    };
    remit.is_some_and(|t| {
        link && t.capital && t.kind == Kind::Word && !its_own(t) || t.has(Set::Inspected)
    })
}

/// "the council workers' union", "the county's association of carers": a body outside the council that only its people or its
/// place tie to one.
pub(super) fn is_run_of_others(tokens: &[Token<'_>], at: usize) -> bool {
    let head = last_of_run(tokens, at);
    head != at && tokens[head].role == Some(Role::Source(Source::Other))
}

/// "head of St Aldhelm's primary", "of the University of Stanmere", "at a village school": it has heads of its own.
pub(super) fn is_institution(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    let own = tokens.get(from + 1..at).unwrap_or_default();
    let named = own.last().is_some_and(|t| t.capital)
        || tokens.get(at + 1).is_some_and(|t| is_word!(t, "of"))
        || own
            .first()
            .is_some_and(|t| is_word!(t, "a" | "an" | "our" | "her" | "his"));
    let virtual_school = own.iter().any(|t| is_word!(t, "virtual"));
    tokens[at].has(Set::Institution) && named && !virtual_school
}

/// "at the Lantern Trust for Carers": two capitalised words, one of which is no department's and no place's alone.
pub(super) fn is_outside_name(tokens: &[Token<'_>], from: usize) -> bool {
    let article = usize::from(tokens.get(from).is_some_and(|t| is_word!(t, "the")));
    let run = tokens[from.min(tokens.len())..]
        .iter()
        .skip(article)
        .take_while(|t| {
            t.capital
                && t.kind == Kind::Word
                && !matches!(t.role, Some(Role::Source(Source::Council | Source::Ofsted)))
        });
    article == 1 && run.clone().count() >= 2 && run.clone().any(|t| !t.has(Set::Department))
}
