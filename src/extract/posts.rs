//! Posts: how somebody came to one, holds it, has left it, and of which body it is.

use super::key::is_word;
use super::lexicon::{Role, Set, Source};
use super::mentions::phrase_of;
use super::tokens::{Kind, Token};
use super::whose::{class_of_description, describes, lexicon_has};
use crate::model::SpeakerClass;

/// How many words before a name, and after "Name,", may describe its bearer.
pub(super) const BEFORE: usize = 9;
pub(super) const AFTER: usize = 22;
/// Most words in the name of a body before its ending of possession.
const LONGEST_OWNER: usize = 3;

/// "His predecessor, Jane Doe, who now sits as an independent": a councillor today.
pub(super) fn sits_today(tokens: &[Token<'_>], end: usize) -> bool {
    let word = |at: usize| tokens.get(end + at).map_or("", |t| t.word);
    // "Jane Doe of the Ravenholt First group": a party of the place.
    let capital = |t: &&Token<'_>| t.capital;
    let group = tokens.iter().skip(end + 2).take(BEFORE);
    let names = group.take_while(capital).count();
    if word(0) == "of" && word(1) == "the" && names > 1 && word(2 + names) == "group" {
        return true;
    }
    let now = usize::from(matches!(word(2), "now" | "still" | "also"));
    let seat = |t: &Token<'_>| {
        is_word!(t, "independent" | "councillor" | "council" | "cabinet")
            || t.role == Some(Role::Party)
    };
    tokens.get(end).is_some_and(|t| t.is(','))
        && word(1) == "who"
        && matches!(word(2 + now), "sits" | "serves")
        && matches!(word(3 + now), "as" | "on")
        && tokens.iter().skip(end + 4 + now).take(3).any(seat)
}

/// "The manager is Jane Doe", "Its new director will be Jane Doe".
pub(super) fn equated(tokens: &[Token<'_>], start: usize) -> Option<SpeakerClass> {
    let is = start
        .checked_sub(1)
        .filter(|i| tokens[*i].role == Some(Role::Be))?;
    let own = tokens[..is]
        .iter()
        .rev()
        .take(BEFORE)
        .take_while(|t| describes(t))
        .count();
    let words = &tokens[is - own..is];
    let post = |t: &Token<'_>| matches!(t.role, Some(Role::Source(Source::Post | Source::Officer)));
    let opens = words.first().is_some_and(|t| t.role == Some(Role::Det));
    (opens && words.iter().any(post)).then(|| class_of_description(words))?
}

/// "Beckford became director of children's services", "Jane Doe has been chief executive since", "Doe took over as head of".
pub(super) fn became(tokens: &[Token<'_>], end: usize) -> Option<SpeakerClass> {
    if is_sent_to_lead(tokens, end) || is_in_post(tokens, end) {
        return Some(SpeakerClass::Council);
    }
    let from = came_as(tokens, end).or_else(|| is_now(tokens, end))?;
    let plain = |t: &&Token<'_>| describes(t) && t.role != Some(Role::Conj);
    let run = tokens.get(from..)?.iter().take(AFTER).take_while(plain);
    let run = &tokens[from..from + run.count()];
    let post = |t: &Token<'_>| {
        matches!(
            t.role,
            Some(Role::Source(
                Source::Post | Source::Officer | Source::Outsider
            ))
        )
    };
    let class = || class_of_description(run);
    run.iter().any(post).then(class)?
}

/// "was brought in from a neighbouring county to lead the department", "is the fifth person to have run children's services".
fn is_sent_to_lead(tokens: &[Token<'_>], end: usize) -> bool {
    let own = tokens.get(end..).unwrap_or_default();
    let own = &own[..own.len().min(AFTER)];
    let clause = own
        .iter()
        .take_while(|t| !matches!(t.kind, Kind::Sign(_)))
        .count();
    let own = &own[..clause];
    let small = |t: &&Token<'_>| matches!(t.role, Some(Role::Be | Role::Aux | Role::Adverb));
    let verb = own.iter().take_while(small).count();
    let comes = own.get(verb).is_some_and(|t| t.has(Set::Coming));
    let person = verb > 0
        && own[verb..]
            .iter()
            .take(BEFORE)
            .any(|t| is_word!(t, "person" | "woman" | "man"));
    let Some(to) = own
        .iter()
        .position(|t| is_word!(t, "to"))
        .filter(|_| comes || person)
    else {
        return false;
    };
    let have = usize::from(own.get(to + 1).is_some_and(|t| is_word!(t, "have")));
    let leads = own.get(to + 1 + have).is_some_and(|t| {
        t.has(Set::Running) || is_word!(t, "lead" | "head" | "oversee" | "manage")
    });
    let service = |t: &Token<'_>| t.role == Some(Role::Source(Source::Council));
    leads && own[to + 1..].iter().any(service)
}

/// "had been in the job three weeks", "has been in charge of the service", "has led the trust": whoever is so described holds a
/// post here.
fn is_in_post(tokens: &[Token<'_>], end: usize) -> bool {
    let word = |at: usize| tokens.get(end + at).map_or("", |t| t.word);
    let service = |from: usize| {
        let object = tokens.iter().skip(end + from).take(3);
        let mut object = object.take_while(|t| !matches!(t.kind, Kind::Sign(_)));
        object.any(|t| t.role == Some(Role::Source(Source::Council)))
    };
    let has = matches!(word(0), "has" | "had");
    let been = usize::from(word(1) == "been");
    let charge = ["in", "charge", "of"] == [word(1 + been), word(2 + been), word(3 + been)];
    let leads = tokens.get(end + 1).is_some_and(|t| t.has(Set::Running));
    if has && (charge && service(4 + been) || leads && service(2))
        || word(0) == "is" && charge && service(4)
    {
        return true;
    }
    let the = usize::from(word(3) == "the");
    has && word(1) == "been" && word(2) == "in" && matches!(word(3 + the), "post" | "job" | "role")
}

/// "became", "has been": one past the words that a post follows.
fn is_now(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let words = || tokens.get(end..).into_iter().flatten().map(|t| t.word);
    let starts =
        |phrase: &[&str]| words().zip(phrase).filter(|(a, b)| a == *b).count() == phrase.len();
    let verb = BECAME.iter().find(|phrase| starts(phrase))?;
    Some(end + verb.len())
}

/// Words that may part "joined" from "as": "joined us in May as", "was brought in by ministers last year as".
const JOINED: usize = 6;

/// "took over as", "joined us as", "was brought in as": one past the "as" that a post follows.
fn came_as(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let small = |t: &&Token<'_>| matches!(t.role, Some(Role::Be | Role::Aux | Role::Adverb));
    let verb = end + tokens.get(end..)?.iter().take_while(small).count();
    tokens.get(verb).filter(|t| t.has(Set::Coming))?;
    let rest = tokens[verb + 1..].iter().take(JOINED);
    let plain = rest.take_while(|t| matches!(t.kind, Kind::Word | Kind::Number));
    let as_ = plain.into_iter().position(|t| is_word!(t, "as"))?;
    Some(verb + as_ + 2)
}

/// How somebody comes to a post that they hold, without "as".
const BECAME: &[&[&str]] = &[
    &["became"],
    &["becomes"],
    &["is"],
    &["has", "been"],
    &["was", "made"],
    &["was", "promoted", "to"],
    &["was", "named"],
    &["was", "appointed"],
];

/// "Name, who resigned as director in the autumn", "who left the council last year": the post is held no longer.
pub(super) fn has_left(tokens: &[Token<'_>], end: usize) -> bool {
    let who = tokens.get(end).is_some_and(|t| t.is(','))
        && tokens.get(end + 1).is_some_and(|t| is_word!(t, "who"));
    let mut verbs = tokens.iter().skip(end + 2);
    let verb = verbs.find(|t| !matches!(t.role, Some(Role::Aux | Role::Adverb)));
    // "who left school at 16"
    let post = || {
        let own = tokens
            .iter()
            .skip(end + 3)
            .take(AFTER)
            .take_while(|t| describes(t));
        // Whoever gives up a post in a cabinet stays a councillor.
        let (mut held, mut elected) = (false, false);
        for (i, t) in own.take(AFTER).enumerate() {
            let words = phrase_of(tokens, end + 3 + i);
            elected |= ["member", "leader", "holder", "chair", "mayor"]
                .iter()
                .any(|w| words.contains(w));
            held |= matches!(
                t.role,
                Some(Role::Source(
                    Source::Post | Source::Officer | Source::Council
                ))
            );
        }
        held && !elected
    };
    // "who has worked in four councils": experience.
    let leaves =
        |t: &Token<'_>| lexicon_has(Set::Leaving, t.word) && !is_word!(t, "worked" | "used");
    let died = verb.is_some_and(|t| is_word!(t, "died"));
    who && (died || verb.is_some_and(leaves) && post())
}

/// "Jane Doe worked for the council until July 2022".
pub(super) fn worked_until(tokens: &[Token<'_>], end: usize) -> bool {
    let worked = tokens.get(end).is_some_and(|t| is_word!(t, "worked"));
    let rest = tokens.iter().skip(end + 1).take(AFTER);
    let own = || rest.take_while(|t| !matches!(t.kind, Kind::Sign(_)));
    worked && own().any(|t| is_word!(t, "until"))
}

/// "who has run the service since 2018", "who led the inspection", "who had been in post for two years".
pub(super) fn runs(words: &[Token<'_>]) -> Option<SpeakerClass> {
    let mut own = words
        .iter()
        .skip(1)
        .skip_while(|t| t.role == Some(Role::Aux));
    let verb = own.next().filter(|_| is_word!(words[0], "who"))?;
    // "who led the council until May": no longer.
    let over = words
        .iter()
        .take_while(|t| !matches!(t.kind, Kind::Sign(_)))
        .any(|t| is_word!(t, "until"));
    if over && verb.has(Set::Running) {
        return Some(SpeakerClass::Other);
    }
    let leads = verb.has(Set::Running);
    // "who arrived in May to run it"
    let sent = (words.iter().skip(2))
        .take_while(|t| !matches!(t.kind, Kind::Sign(_)))
        .map(|t| (is_word!(t, "to"), t.has(Set::Running), is_word!(t, "it")));
    let sent: Vec<_> = sent.collect();
    if sent
        .windows(3)
        .any(|three| three[0].0 && three[1].1 && three[2].2)
    {
        return Some(SpeakerClass::Council);
    }
    let object: Vec<&Token<'_>> = own.take_while(|t| describes(t)).take(6).collect();
    let of = |noun: Source| object.iter().any(|t| t.role == Some(Role::Source(noun)));
    let any = |words: &[&str]| object.iter().any(|t| words.contains(&t.word));
    match () {
        // "who has represented Dock ward for 22 years", "who founded the company in 2003"
        () if is_word!(verb, "represented" | "represents") && any(&["ward", "division"]) => {
            Some(SpeakerClass::Council)
        }
        () if is_word!(verb, "founded" | "owns" | "owned" | "co-founded" | "set")
            && any(&[
                "company", "firm", "charity", "group", "business", "agency", "home", "homes", "it",
            ]) =>
        {
            Some(SpeakerClass::Other)
        }
        () if leads && object.iter().any(|t| t.word.starts_with("inspection")) => {
            Some(SpeakerClass::Ofsted)
        }
        // "who chairs the National Panel for Children’s Rights"
        () if leads && any(&["national"]) => Some(SpeakerClass::Other),
        () if leads && of(Source::Council) && !of(Source::Other) => Some(SpeakerClass::Council),
        // "who runs a support group"
        () if leads
            && any(&[
                "group", "charity", "campaign", "forum", "network", "business", "cafe", "club",
            ]) =>
        {
            Some(SpeakerClass::Other)
        }
        // "who came to the island authority in 2011", "who joined the council last year"
        () if verb.has(Set::Arriving) && of(Source::Council) && !of(Source::Other) => {
            Some(SpeakerClass::Council)
        }
        // "Lady Doe, who chairs the board": that of whoever the text is about.
        () if is_word!(verb, "chairs")
            && matches!(&object[..], [the, board] if is_word!(the, "the") && is_word!(board, "board")) =>
        {
            Some(SpeakerClass::Council)
        }
        () if verb.role == Some(Role::Be) && object.len() > 1 && is_word!(object[1], "post") => {
            Some(SpeakerClass::Council)
        }
        () => None,
    }
}

/// "Its manager, Name", "Name, its manager": a post of a body that only the text before names.
pub(super) fn is_of_body(tokens: &[Token<'_>], name: usize, last: usize) -> bool {
    let behind = tokens.get(last).is_some_and(|t| t.is(','))
        && tokens
            .get(last + 1)
            .is_some_and(|t| is_word!(t, "its" | "their"))
        && tokens
            .iter()
            .skip(last + 2)
            .take(3)
            .any(|t| t.role == Some(Role::Source(Source::Post)));
    // "Name, who manages its team of nine"
    let manages = tokens.get(last + 1).is_some_and(|t| is_word!(t, "who"))
        && tokens.get(last + 2).is_some_and(|t| t.has(Set::Running))
        && tokens
            .get(last + 3)
            .is_some_and(|t| is_word!(t, "its" | "their"));
    if behind || manages {
        return true;
    }
    let end = name - usize::from(name > 0 && tokens[name - 1].is(','));
    let words = tokens[..end]
        .iter()
        .rev()
        .take_while(|t| describes(t))
        .take(BEFORE);
    let mut owned = words.skip_while(|t| !is_word!(t, "its" | "their"));
    let post = end > 0
        && tokens[..end]
            .iter()
            .rev()
            .take(3)
            .any(|t| matches!(t.role, Some(Role::Source(Source::Post))));
    owned.next().is_some() && post
}

/// "Chair Name says", "Chief executive Name said": a post that opens a sentence, and no word of whose.
pub(super) fn is_bare_post(tokens: &[Token<'_>], name: usize) -> bool {
    let Some(post) = (0..name).rfind(|i| tokens[*i].phrase() > 0) else {
        return false;
    };
    let opens = post == 0
        || tokens[post - 1].quote().is_some()
        || matches!(tokens[post - 1].kind, Kind::Sign('.' | '?' | '!'));
    opens && tokens[post].capital && tokens[post].role == Some(Role::Source(Source::Post))
}

/// "chief executive of Fairstart", "director at Bright Harbour": the name of a body that no list knows, after a post's link.
pub(super) fn named_body<'s, 't>(tokens: &'s [Token<'t>], link: usize) -> Option<&'s [Token<'t>]> {
    tokens
        .get(link)
        .filter(|t| is_word!(t, "of" | "for" | "at" | "from"))?;
    let from = link + 1 + usize::from(tokens.get(link + 1).is_some_and(|t| is_word!(t, "the")));
    let name = |(i, t): &(usize, &Token<'_>)| {
        // "of Kinship First": within a name any word but a body's or a person's.
        let inside = *i > 0 && !matches!(t.role, Some(Role::Source(_) | Role::Party | Role::Title));
        t.kind == Kind::Word
            && t.capital
            && (t.role.is_none() || inside)
            && (*i > 0 && t.has(Set::Organisation)
                || !t.has(Set::NotName) && !t.has(Set::Department))
    };
    let run = tokens.get(from..)?.iter().enumerate();
    let run = run.take_while(name).count();
    // "of Marshshire County Council", "at Marshshire council": the council's own name.
    let next = tokens.get(from + run);
    let goes_on = next.is_some_and(|t| matches!(t.role, Some(Role::Source(_))) || t.capital);
    (run > 0 && !goes_on).then(|| &tokens[from..from + run])
}

/// "Jane Doe, chief executive of Fairstart": the body of which the post after a name is, when no list knows it.
pub(super) fn employer<'s, 't>(tokens: &'s [Token<'t>], end: usize) -> Option<&'s [Token<'t>]> {
    let aside = tokens
        .get(end)
        .is_some_and(|t| t.is(',') || t.is('(') || t.role == Some(Role::Be));
    let run = tokens.get(end + 1..)?.iter().take(AFTER);
    let run = run.take_while(|t| describes(t)).count();
    let post = |i: &usize| is_anybodys_post(&tokens[*i]);
    let post = (end + 1..end + 1 + run).find(post).filter(|_| aside)?;
    named_body(tokens, post + tokens[post].phrase())
}

/// "Larkstone’s managing director, Jane Doe", "Jane Doe, Rowanfield’s chief executive": the body whose post it is, when no list
/// knows it.
pub(super) fn owner_of_post<'s, 't>(
    tokens: &'s [Token<'t>],
    name: usize,
    end: usize,
) -> Option<&'s [Token<'t>]> {
    let owner = |at: usize| {
        let name = |t: &&Token<'_>| t.capital && t.role.is_none() && t.kind == Kind::Word;
        let rest = tokens.get(at..)?;
        let run = rest.iter().take(LONGEST_OWNER).take_while(name);
        // "Beacon Hearth’s registered manager"
        let last = at + run.into_iter().position(|t| t.possessive)?;
        let post = tokens
            .iter()
            .skip(last + 1)
            .take(3)
            .find(|t| t.phrase() > 0 && t.role.is_some());
        post.is_some_and(is_anybodys_post)
            .then(|| &tokens[at..=last])
    };
    let behind = tokens
        .get(end)
        .is_some_and(|t| t.is(','))
        .then(|| owner(end + 1))
        .flatten();
    let before = (name.saturating_sub(BEFORE)..name)
        .rev()
        .take_while(|i| describes(&tokens[*i]) || tokens[*i].is(',') && i + 1 == name);
    behind.or_else(|| before.into_iter().find_map(owner))
}

/// A post that any body may have; leaders and members are councils'.
pub(super) fn is_anybodys_post(token: &Token<'_>) -> bool {
    token.role == Some(Role::Source(Source::Post))
        && !is_word!(token, "leader" | "leaders" | "deputy" | "member" | "lead")
}
