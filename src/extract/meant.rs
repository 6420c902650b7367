//! Which noun phrase of its own sentence a pronoun, a letter or a statement stands for.

use super::clauses::{Clause, Subject};
use super::gender::Gender;
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::{Mention, What};
use super::people::People;
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// "The leader, Jane Doe, was heckled as she explained": a pronoun means the subject of its own sentence first.
pub(super) fn subject_before<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
    people: &People,
) -> Option<&'m Mention> {
    let fits = |n: &&Mention| {
        let owner = tokens[n.end - 1].possessive;
        may_mean(tokens, n, found[m].what, people)
            && !owner
            && (is_said_of(tokens, n, found[m].what) || !is_object(tokens, found, n))
    };
    // "A spokesman for the council said that it accepted": whoever he speaks for.
    let spokesman = || {
        let it = found[m].what == What::Pronoun(Pronoun::Body);
        let first = found.first().filter(|n| n.start <= 1 && n.one_person);
        first.filter(|n| it && m > 0 && matches!(n.what, What::Voice(_)))
    };
    called_by(tokens, found, m)
        .or_else(spokesman)
        .or_else(|| found[..m].iter().find(fits))
        .or_else(|| inspector_before(tokens, found, m))
        .or_else(|| owner_of_subject(tokens, found, m))
        .or_else(|| paper_before(tokens, found, m))
}

/// "it", "they".
fn is_it(mention: &Mention) -> bool {
    matches!(mention.what, What::Pronoun(Pronoun::Body | Pronoun::Group))
}

/// Whether a mention is of the kind that a pronoun stands for.
fn may_mean(tokens: &[Token<'_>], named: &Mention, pronoun: What, people: &People) -> bool {
    let head = &tokens[named.end - 1];
    // "Carers Together, a support group": a name that begins with a word for people.
    let name = head.capital
        && tokens
            .get(named.end)
            .is_some_and(|t| t.capital && t.kind == Kind::Word);
    let body = !named.one_person && (!named.weak || name);
    match pronoun {
        What::Pronoun(p) if p.is_person() => agrees(named, p, people),
        What::Pronoun(Pronoun::Body) => {
            named.start <= 2
                && body
                && matches!(named.what, What::Body(_) | What::Paper(_))
                && (head.capital && (named.end > 1 || name) || !head.word.ends_with('s'))
        }
        What::Pronoun(Pronoun::Group) => {
            body && matches!(named.what, What::Body(_))
                && (head.word.ends_with('s') || is_word!(head, "people"))
        }
        _ => false,
    }
}

/// "She said inspectors had been impressed by the team, which they called": the subject of what is said.
fn is_said_of(tokens: &[Token<'_>], named: &Mention, pronoun: What) -> bool {
    pronoun == What::Pronoun(Pronoun::Group)
        && named.start > 0
        && matches!(tokens[named.start - 1].role, Some(Role::Verb(Verb::Say)))
        && (tokens.get(named.end)).is_some_and(|t| matches!(t.role, Some(Role::Aux | Role::Be)))
}

/// "A judge condemned what he called", "A report was withdrawn after the council complained of what it called": the subject of
/// the clause that "what" belongs to.
fn called_by<'m>(tokens: &[Token<'_>], found: &'m [Mention], m: usize) -> Option<&'m Mention> {
    found[m]
        .start
        .checked_sub(1)
        .filter(|i| is_word!(tokens[*i], "what"))?;
    let judge = |n: &&Mention| {
        matches!(n.what, What::Body(_)) && n.one_person && !is_object(tokens, found, n)
    };
    let complains = |n: &&Mention| {
        let opens = n.start.checked_sub(1).map(|i| tokens[i].word);
        let acts = tokens.get(n.end).is_some_and(|t| {
            matches!(t.role, Some(Role::Verb(_) | Role::Aux))
                || t.role.is_none() && (t.word.ends_with("ed") || t.word.ends_with('s'))
        });
        opens.is_some_and(|word| CLAUSES.contains(&word))
            && acts
            && matches!(n.what, What::Body(_))
            && !n.one_person
    };
    // "Jane Doe, who has been at the council since 2009, leaves by what it described as": whoever employs her.
    let employs = |n: &&Mention| {
        let at = n.start.checked_sub(1).map(|i| &tokens[i]);
        at.is_some_and(|t| is_word!(t, "at" | "from" | "with" | "left" | "joined"))
            && n.what == What::Body(SpeakerClass::Council)
            && !n.one_person
    };
    let last = || found[..m].iter().rfind(complains);
    match found[m].what {
        What::Pronoun(p) if p.is_person() => found[..m].iter().rfind(judge).filter(|_| m == 1),
        _ if is_it(&found[m]) => last().or_else(|| found[..m].iter().rfind(employs)),
        _ => None,
    }
}

/// Words that open a clause with a subject of its own.
const CLAUSES: &[&str] = &[
    "after", "as", "when", "because", "before", "while", "since", "but", "and",
];

/// "Two thirds of the plans seen by Ofsted were late, it said", "The exodus was picked up by Ofsted, when it said".
fn inspector_before<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let seen = |n: &&Mention| {
        let by = n
            .start
            .checked_sub(2)
            .filter(|i| is_word!(tokens[i + 1], "by"));
        let first = || found.first().is_some_and(|first| first == *n);
        n.what == What::Body(SpeakerClass::Ofsted)
            && by.is_some_and(|verb| tokens[verb].has(Set::Inspecting) || first())
    };
    found[..m].iter().find(seen).filter(|_| is_it(&found[m]))
}

/// "The council's plan will be built around what it calls": whoever owns the subject.
fn owner_of_subject<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let owns = |n: &&Mention| {
        let owner = &tokens[n.end - 1];
        n.start == 0
            && owner.possessive
            && !owner.word.ends_with('s')
            && !n.one_person
            && matches!(n.what, What::Body(_))
    };
    let single = found[m].what == What::Pronoun(Pronoun::Body);
    found[..m].iter().find(owns).filter(|_| single)
}

/// "In the letter they say": its authors.
fn paper_before<'m>(tokens: &[Token<'_>], found: &'m [Mention], m: usize) -> Option<&'m Mention> {
    let first = found
        .first()
        .filter(|n| n.start == 1 && is_word!(tokens[0], "in"))?;
    let known = is_word!(tokens[first.start], "the" | "this" | "that");
    let paper = matches!(first.what, What::Paper(None | Some(SpeakerClass::Ofsted)));
    let next = found[m].start <= first.end + 1;
    Some(first).filter(|_| is_it(&found[m]) && known && paper && next)
}

/// "In a letter to the leader, Jane Doe, she wrote": what stands after a preposition or a verb, or in apposition to it,
/// is no subject.
pub(super) fn is_object(tokens: &[Token<'_>], found: &[Mention], mention: &Mention) -> bool {
    let Some(link) = mention.start.checked_sub(1) else {
        return false;
    };
    let linked = tokens[link].is_preposition()
        || matches!(tokens[link].role, Some(Role::Verb(_)))
        || link > 0 && is_word!(tokens[link], "and" | "or" | "but");
    let apposed = || {
        let before = found.iter().rfind(|n| n.end <= link && n.one_person);
        tokens[link].is(',') && before.is_some_and(|n| n.end == link && is_object(tokens, found, n))
    };
    linked || apposed()
}

/// Whether a pronoun may mean the person named.
fn agrees(named: &Mention, pronoun: Pronoun, people: &People) -> bool {
    let What::Person(number) = named.what else {
        return false;
    };
    let asked = Gender::of_pronoun(pronoun);
    let gender = people.get(number).gender;
    asked.is_none() || gender.is_none() || asked == gender
}

/// "In a letter to the leader, she wrote", "the email she sent to staff": the noun of a paper, and the mention that names
/// whoever wrote it.
pub(super) fn written_by(tokens: &[Token<'_>], found: &[Mention]) -> Option<(usize, usize)> {
    let paper =
        |n: &Mention| matches!(n.what, What::Paper(None) | What::Voice(None)) && !n.one_person;
    let papers = found.iter().enumerate().filter(|(_, n)| paper(n));
    papers.into_iter().find_map(|(p, n)| {
        let author = sender_before(tokens, found, n).or_else(|| sender_behind(tokens, found, n))?;
        Some((p, author))
    })
}

/// "They did send us a statement": the object of a verb of sending is its subject's.
fn sender_before(tokens: &[Token<'_>], found: &[Mention], paper: &Mention) -> Option<usize> {
    let near = paper.start.saturating_sub(3)..paper.start;
    let sent = near.into_iter().rfind(|i| tokens[*i].has(Set::Sending))?;
    let new = is_word!(
        tokens[paper.start],
        "a" | "an" | "another" | "his" | "her" | "its" | "their"
    );
    let sends = |a: &Mention| a.end <= sent && !is_object(tokens, found, a);
    found.iter().position(sends).filter(|_| new)
}

/// "the email that she sent": whoever stands between a paper and a verb of sending.
fn sender_behind(tokens: &[Token<'_>], found: &[Mention], paper: &Mention) -> Option<usize> {
    let that = usize::from(tokens.get(paper.end).is_some_and(|t| is_word!(t, "that")));
    let author = found.iter().position(|a| a.start == paper.end + that)?;
    let sent = tokens.get(found[author].end)?;
    sent.has(Set::Sending).then_some(author)
}

/// "Though it acknowledged …, Ofsted said": the pronoun of a clause that opens the sentence means the body after it.
pub(super) fn foreshadowed<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let opens = tokens.first().is_some_and(|t| {
        is_word!(
            t,
            "though" | "although" | "while" | "whilst" | "when" | "in"
        )
    });
    let letter = is_word!(tokens[0], "in") && found[m].what == What::Paper(None);
    let pronoun = (letter || found[m].what == What::Pronoun(Pronoun::Body)) && found[m].start == 1;
    found[m + 1..]
        .iter()
        .find(|n| {
            let after_comma = n.start.checked_sub(1).is_some_and(|i| tokens[i].is(','));
            after_comma
                && (matches!(n.what, What::Body(_) | What::Paper(_)) && !n.one_person || letter)
        })
        .filter(|_| opens && pronoun)
}

/// "The fire service served a notice after its inspectors found", "Ofsted will return; its letter said": the body of the
/// sentence that "its" means.
pub(super) fn owner_before<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    // "The agency was rated good in its first inspection": one of the agency, by others.
    let inspected = is_word!(
        tokens[found[m].end - 1],
        "inspection" | "inspections" | "visit"
    );
    let owned = is_word!(tokens[found[m].start], "its" | "their")
        && !inspected
        && matches!(
            found[m].what,
            What::Paper(None) | What::Body(SpeakerClass::Ofsted)
        );
    let body = |n: &&Mention| matches!(n.what, What::Body(_)) && !n.one_person && !n.weak;
    found[..m]
        .iter()
        .find(body)
        .filter(|n| owned && !is_object(tokens, found, n))
}

/// "It was welcomed by the union Unison, whose chairman said": the body before "whose".
pub(super) fn owner_by_whose<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let start = found[m].start;
    let whose = (start.saturating_sub(1)..=start).rfind(|i| is_word!(tokens[*i], "whose"))?;
    let end = whose - usize::from(whose > 0 && tokens[whose - 1].is(','));
    let body =
        |n: &&Mention| n.end == end && n.what == What::Body(SpeakerClass::Other) && !n.one_person;
    found[..m]
        .iter()
        .rfind(body)
        .filter(|_| found[m].one_person)
}

/// "The branch of the union put out a statement describing …": the statement is by whoever puts it out.
pub(super) fn putting_out<'m>(
    tokens: &[Token<'_>],
    found: &'m [Mention],
    m: usize,
) -> Option<&'m Mention> {
    let statement = found[m].what == What::Voice(None)
        && !found[m].one_person
        && is_word!(tokens[found[m].start], "a" | "an" | "another");
    let by = |n: &&Mention| {
        let clear = n
            .start
            .checked_sub(1)
            .is_none_or(|i| !tokens[i].is_preposition() || is_word!(tokens[i], "of"));
        clear && matches!(n.what, What::Body(_) | What::Person(_))
    };
    found[..m].iter().find(by).filter(|_| statement)
}

/// "Ofsted had, he pointed out, carried out …", "They concluded, she reminded members, that": where the clause around it breaks
/// off, in tokens.
pub(super) fn parenthesis(
    tokens: &[Token<'_>],
    found: &[Mention],
    clause: &Clause,
) -> Option<usize> {
    let Subject::Mention(m) = clause.subject else {
        return None;
    };
    let opens = found[m].start.checked_sub(1)?;
    let object = tokens.get(clause.end..)?.iter();
    let object = object.take_while(|t| !matches!(t.kind, Kind::Sign(_)) && t.quote().is_none());
    let closes = tokens.get(clause.end + object.take(5).count());
    let apart = tokens[opens].is(',') && closes.is_some_and(|t| t.is(','));
    (apart && !clause.inverted).then_some(opens)
}

/// "told inspectors", "told the inspection team".
pub(super) fn tells_inspectors(tokens: &[Token<'_>], found: &[Mention], clause: &Clause) -> bool {
    let listen = |n: &Mention| n.start == clause.end && n.what == What::Body(SpeakerClass::Ofsted);
    is_word!(tokens[clause.at], "told") && found.iter().any(listen)
}

/// "Ofsted had, he pointed out, found … and reported": whoever breaks in has no part in what goes on.
pub(super) fn breaks_in(tokens: &[Token<'_>], found: &[Mention], clause: &Clause) -> bool {
    let opens = parenthesis(tokens, found, clause);
    let before = opens
        .and_then(|at| at.checked_sub(1))
        .map(|i| tokens[i].role);
    matches!(before, Some(Some(Role::Aux | Role::Be)))
}

/// Whether a mention is an official of a body that the sentence has named: "In Whitehall one official calls it".
pub(super) fn is_official_of_another(tokens: &[Token<'_>], found: &[Mention], m: usize) -> bool {
    let mention = found[m];
    let bare = mention.end - mention.start <= 2
        && is_word!(tokens[mention.end - 1], "official" | "officials");
    let body = |n: &&Mention| n.what == What::Body(SpeakerClass::Other) && !n.one_person;
    let named = found[..m].iter().any(|n| body(&n));
    bare && named
}

/// So many tokens stand before whoever opens a sentence.
const OPENING: usize = 2;

/// "The firm disputes what it calls": "it" behind a verb whose subject opens the sentence.
pub(super) fn is_what_it_calls(tokens: &[Token<'_>], found: &[Mention], m: usize) -> bool {
    let Some(what) = found[m].start.checked_sub(1) else {
        return false;
    };
    let verb = what.checked_sub(1).map(|i| &tokens[i]);
    let it = found[m].what == What::Pronoun(Pronoun::Body);
    let opens = tokens[0].kind == Kind::Word && !tokens[0].is_preposition();
    it && opens && is_word!(tokens[what], "what") && verb.is_some_and(|t| t.word.ends_with('s'))
}

/// Whoever opens a sentence before the mention by this number, unless a pronoun does.
pub(super) fn opening(found: &[Mention], m: usize) -> Option<&Mention> {
    let first = found[..m].iter().find(|n| n.start <= OPENING);
    first.filter(|n| !matches!(n.what, What::Pronoun(_)))
}

/// The name of a body that no list knows, when a sentence begins with it and an aside: "Carers Together, a support group, is".
pub(super) fn opening_name<'s, 't>(
    tokens: &'s [Token<'t>],
    found: &[Mention],
    people: &People,
) -> Option<&'s [Token<'t>]> {
    let name = |t: &&Token<'_>| t.kind == Kind::Word && t.capital && t.role.is_none();
    let run = tokens.iter().take_while(name).count();
    let aside = tokens.get(run).is_some_and(|t| t.is(','));
    let known = found.first().is_some_and(|m| m.start < run);
    let person =
        || people.named_at(tokens, 0).is_some() || Gender::of_name(tokens[0].word).is_some();
    (run > 1 && aside && !known && !person()).then(|| &tokens[..run])
}
