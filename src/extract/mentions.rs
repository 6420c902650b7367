//! Who is named in a sentence: bodies, papers, posts, people and pronouns, each as a noun phrase with its class.

use std::borrow::Cow;
use std::ops::Range;

use super::bodies::organisation_end;
use super::key::is_word;
use super::lexicon::{Lexicon, Pronoun, Role, Set, Source, Verb};
use super::people::People;
use super::tokens::{Kind, Token};
use super::whose::{classify, describes};
use crate::model::SpeakerClass;

/// What a mention is, before the text around it has been asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A body or group whose class its own words tell.
    Body(SpeakerClass),
    /// A paper; `None` when it is the one spoken of before.
    Paper(Option<SpeakerClass>),
    /// A spokesperson; `None` speaks for the body that spoke last.
    Voice(Option<SpeakerClass>),
    /// A person, by number in [`People`].
    Person(usize),
    /// A pronoun.
    Pronoun(Pronoun),
    /// A capitalised name that no list knows.
    Unknown,
}

/// A noun phrase that may be a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mention {
    /// First token.
    pub(crate) start: usize,
    /// One past its last token, complements ("for the trust") not included.
    pub(crate) end: usize,
    pub(crate) what: What,
    /// Whether it is one person, named or not: "he" and "she" may mean them.
    pub(crate) one_person: bool,
    /// A head so general ("services", "staff") that it is as often the target as the source.
    pub(crate) weak: bool,
}

/// The text of a phrase from its first token, joined with single spaces.
pub(super) fn phrase_of<'t>(tokens: &[Token<'t>], at: usize) -> Cow<'t, str> {
    let end = (at + tokens[at].phrase().max(1)).min(tokens.len());
    match &tokens[at..end] {
        [word] => Cow::Borrowed(word.word),
        words => Cow::Owned(words.iter().map(|t| t.word).collect::<Vec<_>>().join(" ")),
    }
}

/// All mentions in `tokens`, in order, in the place of what stood in `out`.
pub(crate) fn mentions(tokens: &[Token<'_>], people: &People, out: &mut Vec<Mention>) {
    out.clear();
    let mut at = 0;
    while at < tokens.len() {
        let capital = tokens[at].capital;
        if let Some((start, end, person)) = capital.then(|| people.named_at(tokens, at)).flatten() {
            let start = described_from(tokens, start);
            while out.last().is_some_and(|m| m.start >= start) {
                out.pop();
            }
            // "Jane Doe KC": letters behind a name belong to it.
            let letters = |t: &&Token<'_>| t.capital && is_word!(t, "mp" | "kc" | "qc" | "hmi");
            let end = end + usize::from(tokens.get(end).as_ref().is_some_and(letters));
            let body = people.get(person).body;
            let end = if body {
                organisation_end(tokens, end)
            } else {
                end
            };
            let what = if body {
                What::Body(SpeakerClass::Other)
            } else {
                What::Person(person)
            };
            out.push(Mention::of(start..end, what, !body));
            at = end;
            continue;
        }
        let next = at + tokens[at].phrase().max(1);
        let pronoun = |pronoun| Some(Mention::of(at..next, What::Pronoun(pronoun), false));
        let found = match tokens[at].role {
            Some(Role::Party) if is_party_member(tokens, at) => {
                let member = What::Pronoun(Pronoun::Person);
                Some(Mention::of(at - 1..next, member, false))
            }
            Some(Role::Det) if is_another(tokens, at) => pronoun(Pronoun::Person),
            Some(Role::Det) if let Some(end) = one_of_papers(tokens, at) => {
                Some(Mention::of(at..end, What::Paper(None), false))
            }
            Some(Role::Det) if let Some(end) = one_of_them(tokens, at) => {
                let one = What::Pronoun(Pronoun::One);
                Some(Mention::of(at..end, one, false))
            }
            Some(Role::Pronoun(known)) => pronoun(known),
            _ if capital && people.is_speaking_place(tokens, at) => {
                let council = What::Body(SpeakerClass::Council);
                Some(Mention::of(at..at + 1, council, false))
            }
            Some(Role::Source(_)) if is_head(tokens, at) => Some(noun_phrase(tokens, at)),
            None if is_aged(tokens, at) => {
                let aged = What::Body(SpeakerClass::Other);
                Some(Mention::of(phrase_start(tokens, at)..next, aged, true))
            }
            _ => None,
        };
        at = found.map_or(next, |mention| mention.end);
        out.extend(found);
    }
}

impl Mention {
    fn of(tokens: Range<usize>, what: What, one_person: bool) -> Self {
        Self {
            start: tokens.start,
            end: tokens.end,
            what,
            one_person,
            weak: false,
        }
    }

    /// Whether it is the inspectorate, or a paper that is said to be its own.
    pub(super) fn is_ofsteds(&self) -> bool {
        matches!(
            self.what,
            What::Body(SpeakerClass::Ofsted) | What::Paper(Some(SpeakerClass::Ofsted))
        )
    }
}

/// How far after a post its holder's name may stand, in tokens.
const HOLDER: usize = 14;

/// "the leader of the council, Jane Doe": the mention that names who holds the post `m`, else `m` itself.
pub(super) fn name_of(tokens: &[Token<'_>], mentions: &[Mention], m: usize) -> usize {
    let post = mentions[m];
    if !post.one_person || matches!(post.what, What::Person(_)) {
        return m;
    }
    let named = mentions
        .iter()
        .enumerate()
        .skip(m + 1)
        .find(|(_, n)| matches!(n.what, What::Person(_)));
    let is_post = |t: &Token<'_>| t.role == Some(Role::Source(Source::Post));
    let held = tokens[post.start..post.end].iter().any(is_post);
    let holds = |n: &Mention| {
        let between = tokens.get(post.end..n.start)?;
        let (last, rest) = between.split_last().unzip();
        // "Director of practice Jane Doe": what the post is of stands before the name.
        let of = |t: &Token<'_>| is_word!(t, "of" | "for") && between.len() > 1;
        let within = held && between.first().is_some_and(of);
        let noun = |t: &Token<'_>| within && t.kind == Kind::Word && !t.is_preposition();
        let apart = last.is_none_or(|t| t.is(',') || noun(t));
        let plain = rest.is_none_or(|ts| ts.len() <= HOLDER && ts.iter().all(describes));
        Some(apart && plain)
    };
    named
        .filter(|(_, n)| holds(n) == Some(true))
        .map_or(m, |(number, _)| number)
}

/// "recalls the 19-year-old": an age that stands for a person.
fn is_aged(tokens: &[Token<'_>], at: usize) -> bool {
    let noun = || {
        tokens.get(at + 1).is_some_and(|t| {
            t.kind == Kind::Word
                && matches!(
                    t.role,
                    None | Some(Role::Source(_) | Role::Title | Role::Party)
                )
        })
    };
    tokens[at].word.ends_with("-year-old") && !noun()
}

/// "One wrote on the wall", "“…,” said one, a practitioner", "One, who asked not to be named, said".
fn one_of_them(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if !is_word!(tokens[at], "one") || tokens[at].kind != Kind::Word {
        return None;
    }
    // "One of them, who asked not to be named, said"
    let of = |pair: &[Token<'_>]| is_word!(pair[0], "of") && is_word!(pair[1], "them" | "those");
    let end = at + 1 + 2 * usize::from(tokens.get(at + 1..at + 3).is_some_and(of));
    let next = tokens.get(end);
    let says = |t: &Token<'_>| matches!(t.role, Some(Role::Verb(Verb::Say)));
    let opens = tokens[..at]
        .iter()
        .all(|t| t.quote().is_some() || matches!(t.kind, Kind::Sign(_)));
    let who =
        next.is_some_and(|t| t.is(',')) && tokens.get(end + 1).is_some_and(|t| is_word!(t, "who"));
    let said = at > 1 && says(&tokens[at - 1]) && tokens[at - 2].quote().is_some();
    let ends = next.is_none_or(|t| t.is(',') || t.is('.'));
    (opens && (next.is_some_and(says) || who) || said && ends).then_some(end)
}

/// "Another said": one more of whoever spoke last.
fn is_another(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1).and_then(|t| t.role);
    is_word!(tokens[at], "another") && next == Some(Role::Verb(Verb::Say))
}

/// "The latest, which looked at plans, found", "The most recent, in June, found", "That one said": one of what was spoken of, if
/// those are papers, as far as one past its last word.
pub(super) fn one_of_papers(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let opens = at == 0 || at == 1 && tokens[0].role == Some(Role::Conj) || tokens[at - 1].is(';');
    let [det, noun, ..] = tokens.get(at..).filter(|_| opens)? else {
        return None;
    };
    let most = is_word!(noun, "most") && tokens.get(at + 2).is_some_and(|t| is_word!(t, "recent"));
    let one = is_word!(noun, "one") && is_word!(det, "this" | "that");
    let of_several = is_word!(det, "the")
        && (most
            || is_word!(
                noun,
                "latest" | "last" | "first" | "second" | "third" | "previous" | "newest"
            ));
    // "the second of them, in 2017, spoke of"
    let of_them = |pair: &[Token<'_>]| {
        is_word!(pair[0], "of") && is_word!(pair[1], "them" | "these" | "those")
    };
    let end = at + 2 + usize::from(most);
    let end = end + 2 * usize::from(tokens.get(end..end + 2).is_some_and(of_them));
    let next = tokens.get(end).filter(|_| one || of_several)?;
    let speaks = matches!(
        next.role,
        Some(Role::Verb(Verb::Say | Verb::Show | Verb::Rate))
    );
    let which = |t: &Token<'_>| is_word!(t, "which" | "in") || t.has(Set::Making);
    let aside = || next.is(',') && tokens.get(end + 1).is_some_and(which);
    (speaks || aside()).then_some(end)
}

/// "the Conservative said": a party's name that stands for the person spoken of.
fn is_party_member(tokens: &[Token<'_>], at: usize) -> bool {
    let alone = || {
        tokens
            .get(at + tokens[at].phrase())
            .is_none_or(|t| !t.capital && !matches!(t.role, None | Some(Role::Source(_))))
    };
    tokens[at].role == Some(Role::Party) && at > 0 && is_word!(tokens[at - 1], "the") && alone()
}

/// "Labour group leader Cllr Sheila Marr": the words that describe a person directly before the name belong to it.
fn described_from(tokens: &[Token<'_>], name: usize) -> usize {
    let before = name
        .checked_sub(1)
        .map(|i| (0..=i).rev().find(|j| tokens[*j].phrase() > 0).unwrap_or(i));
    match before.map(|i| (i, tokens[i].role)) {
        Some((i, Some(Role::Source(_) | Role::Party | Role::Title)))
            if !tokens[name - 1].possessive =>
        {
            phrase_start(tokens, i)
        }
        _ => name,
    }
}

/// Whether the source noun at `at` is the last one of its phrase.
fn is_head(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(Role::Source(_)) = tokens[at].role else {
        return false;
    };
    let next = at + tokens[at].phrase();
    let noun_at = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| matches!(t.role, Some(Role::Source(_))))
    };
    let plain_at = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.kind == Kind::Word && t.role.is_none())
    };
    // "Ofsted's latest report": the possessive belongs to the noun two words on; "an Ofsted progress report" likewise.
    let owns = tokens[next - 1].possessive && plain_at(next) && noun_at(next + 1);
    let paper = tokens[at].capital
        && plain_at(next)
        && !tokens[next].word.ends_with("ed")
        && !tokens[next].word.ends_with('s')
        && tokens
            .get(next + 1)
            .is_some_and(|t| t.role == Some(Role::Source(Source::Report)));
    let report = tokens[at].role == Some(Role::Source(Source::Report));
    let apart = report && tokens.get(next).is_some_and(|t| is_word!(t, "ofsted"));
    (!noun_at(next) || apart) && !owns && !paper
}

fn noun_phrase(tokens: &[Token<'_>], head: usize) -> Mention {
    let start = phrase_start(tokens, head);
    let words = phrase_of(tokens, head);
    let what = classify(tokens, start, head, &words);
    // "director of children's services" is one person, "directors" are not.
    let own = &tokens[head..head + tokens[head].phrase()];
    let link = own.iter().position(|t| is_word!(t, "of" | "for"));
    let noun = own[..link.unwrap_or(own.len())].last();
    let many = |t: &Token<'_>| t.word.ends_with('s') || is_word!(t, "staff");
    let singular = words == "dcs" || !noun.is_some_and(many);
    let one_person = singular && is_person(tokens[head].role, &words);
    Mention {
        start,
        end: name_of_body(tokens, head),
        what,
        one_person,
        weak: Lexicon::get().has(Set::Weak, &words),
    }
}

/// One past the name that a head opens: "the Association of Town and County Authorities" is one body.
fn name_of_body(tokens: &[Token<'_>], head: usize) -> usize {
    let mut end = head + tokens[head].phrase();
    let named = matches!(
        tokens[head].role,
        Some(Role::Source(Source::Other | Source::Ofsted))
    );
    if !tokens[head].capital || !named {
        return end;
    }
    let link = |t: &Token<'_>| is_word!(t, "of" | "for" | "and" | "the" | "in");
    let mut at = end;
    if !tokens.get(at).is_some_and(|t| is_word!(t, "of" | "for")) {
        return end;
    }
    while let Some(token) = tokens.get(at) {
        // "of Education, Children's Services and Skills"
        let goes_on = token.is(',')
            && tokens
                .get(at + 1)
                .is_some_and(|t| t.capital && is_word!(t, "children"));
        if token.capital && token.kind == Kind::Word {
            end = at + 1;
        } else if !link(token) && !goes_on && !token.is('&') {
            break;
        }
        at += 1;
    }
    end
}

/// Whether a head stands for people rather than a body or a paper.
fn is_person(role: Option<Role>, words: &str) -> bool {
    let post = words != "team";
    match role {
        Some(Role::Source(Source::Officer | Source::Outsider)) => !words.ends_with("family"),
        Some(Role::Source(Source::Post)) => post,
        Some(Role::Source(Source::Voice)) => {
            words.starts_with("spokes") || words == "representative"
        }
        Some(Role::Source(Source::Ofsted)) => {
            words.ends_with("inspector") || words.ends_with("director")
        }
        _ => false,
    }
}

/// Walks left over determiners, adjectives and nouns.
pub(super) fn phrase_start(tokens: &[Token<'_>], head: usize) -> usize {
    let mut start = head;
    while let Some(before) = start.checked_sub(1) {
        let token = &tokens[before];
        // "In its annual report Ofsted concedes": its name opens a phrase of its own after a paper.
        if is_word!(tokens[head], "ofsted") && token.role == Some(Role::Source(Source::Report)) {
            break;
        }
        // The words of a phrase do what the phrase does: "according to" is no part of a noun phrase.
        let first = (0..=before).rev().find(|i| tokens[*i].phrase() > 0);
        let inside = matches!(
            (token.kind, first.map_or(token.role, |i| tokens[i].role)),
            (
                Kind::Word,
                None | Some(Role::Source(_) | Role::Party | Role::Title | Role::Det)
            ) | (Kind::Number, _)
        );
        // "her first report", "its last letter"
        let between = token.role == Some(Role::Adverb)
            && before > 0
            && tokens[before - 1].role == Some(Role::Det);
        if !inside && !between {
            break;
        }
        start = before;
        // "Ms Doe's most recent report": the owner stands before the determiner.
        let owned = before.checked_sub(1).is_some_and(|i| tokens[i].possessive);
        if matches!(token.role, Some(Role::Det)) && token.phrase() == 1 && !owned {
            break;
        }
    }
    start
}
