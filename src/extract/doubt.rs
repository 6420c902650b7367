//! When a pronoun cannot stand for the inspectorate, though nobody else has been named: a wrong "Ofsted said" is worse than none.

use super::adjunct::is_unit;
use super::clauses::Clause;
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::meant::tells_inspectors;
use super::mentions::{Mention, What};
use super::reader::Reader;
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// "It" is not the inspectorate, of which nothing has been said for so many tokens.
const FAR: usize = 30;

/// "Quite a lot." is no sentence: one has so many tokens.
const SENTENCE: usize = 6;

impl Reader<'_, '_> {
    /// Whether the mention by this number, of which its own sentence tells whom it means or not, is somebody else for certain.
    pub(super) fn cannot_be_ofsted(
        &self,
        tokens: &[Token<'_>],
        found: &[Mention],
        (m, meant): (usize, bool),
        clause: &Clause,
    ) -> bool {
        if tells_inspectors(tokens, found, clause) {
            return true;
        }
        // "The fire service served a notice after its inspectors found"
        let its =
            found[m].end - found[m].start == 2 && is_word!(tokens[found[m].start], "its" | "their");
        if its && self.context.since > 0 && !found[..m].iter().any(Mention::is_ofsteds) {
            return found[m].what == What::Body(SpeakerClass::Ofsted);
        }
        // "Parkgate did not respond but a notice on its website says": its own.
        if is_of_name(tokens, found, m) {
            return true;
        }
        if !matches!(found[m].what, What::Pronoun(Pronoun::Body | Pronoun::Group)) {
            return false;
        }
        // "Staff reminded inspectors they felt", "reminded them that they felt": not those who were reminded.
        let start = found[m].start;
        let them =
            start > 1 && is_word!(tokens[start - 1], "that") && is_word!(tokens[start - 2], "them");
        if them
            || found[..m]
                .last()
                .is_some_and(|n| n.end == start && n.is_ofsteds())
        {
            return true;
        }
        // "The findings were put to the council. It replied": inspectors answer nobody.
        let answers = tokens[clause.at].has(Set::Defending);
        // "The auditor issued a recommendation, its second in three years. It found"
        let named = |n: &Mention| n.is_ofsteds() || n.what == What::Paper(None);
        let far = || self.context.since >= FAR && !found.iter().any(named);
        // "She has had a banner made. It reads": the banner does.
        let printed = || {
            let paper = self.context.paper_before.is_some() || self.before.words.has(Set::Passage);
            // "It also says …. “…,” it reads."
            paper || self.context.since == 0
        };
        let thing = || is_word!(tokens[clause.at], "reads" | "read") && !printed();
        let rival = || self.before.rival && !found.iter().any(named);
        answers || !meant && (far() || thing() || rival())
    }
}

/// "Parkgate …, its website says": what belongs to a name that no list knows and that opens the sentence.
fn is_of_name(tokens: &[Token<'_>], found: &[Mention], m: usize) -> bool {
    let [name, verb, ..] = tokens else {
        return false;
    };
    let voice = matches!(found[m].what, What::Voice(_));
    let its = voice && is_word!(tokens[found[m].start], "its" | "their");
    let opens = name.kind == Kind::Word && name.capital && name.role.is_none();
    let acts = matches!(
        verb.role,
        Some(Role::Aux | Role::Be | Role::Modal | Role::Verb(_))
    );
    its && opens && acts && !found[..m].iter().any(Mention::is_ofsteds)
}

/// "Claims were made in a 40-page statement. It says": whoever made it, the inspectorate is not spoken of.
pub(super) fn is_new_statement(tokens: &[Token<'_>], mention: &Mention) -> bool {
    let new = is_word!(tokens[mention.start], "a" | "an");
    // "the director's email"
    let owned = |class| class != SpeakerClass::Ofsted;
    let others = match mention.what {
        What::Voice(None) => new,
        What::Voice(Some(class)) => owned(class),
        _ => false,
    };
    others && !mention.one_person
}

/// "Someone had tied a single balloon.": a new thing, which "it" means next.
pub(super) fn ends_in_thing(tokens: &[Token<'_>]) -> bool {
    let Some((stop, words)) = tokens.split_last() else {
        return false;
    };
    let plain = |t: &&Token<'_>| t.kind == Kind::Word && t.role.is_none() && !t.capital;
    let noun = words.iter().rev().take_while(plain).count();
    let article = words.len().checked_sub(noun + 1).map(|i| &words[i]);
    let whole = tokens.len() >= SENTENCE && !words.last().is_some_and(is_unit);
    stop.is('.')
        && whole
        && (1..=2).contains(&noun)
        && article.is_some_and(|t| is_word!(t, "a" | "an"))
}

/// "The partnership has spent", "The partnership said": what a noun does that opens a sentence and that no list knows.
pub(super) fn opens_unknown<'s, 't>(tokens: &'s [Token<'t>]) -> Option<&'s Token<'t>> {
    let [the, noun, verb, ..] = tokens else {
        return None;
    };
    let plain = noun.kind == Kind::Word && noun.role.is_none() && !noun.possessive;
    let acts = matches!(verb.role, Some(Role::Aux | Role::Verb(Verb::Say)));
    (is_word!(the, "the") && plain && acts).then_some(verb)
}
