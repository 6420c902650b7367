//! Who is named in a sentence: bodies, papers, posts, people and pronouns, each as a noun phrase with its class.

use super::lexicon::{Lexicon, Pronoun, Role, Source, Verb};
use super::people::People;
use super::tokens::{Kind, Token};
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

/// Heads that are more often spoken of than speaking.
const WEAK: &[&str] = &[
    "service",
    "services",
    "children's services",
    "department",
    "staff",
    "frontline staff",
    "social workers",
    "managers",
    "families",
    "young people",
    "county",
    "borough",
    "leadership",
    "care leavers",
    "foster carers",
    "carers",
    "parents",
    "pupil",
    "family",
    "company",
    "network",
    "source",
    "team",
    "members",
    "worker",
    "lead",
    "foundation",
    "court",
    "team managers",
    "practitioners",
    "society",
    "association",
];
/// Posts that are outside a council unless their words say otherwise.
const OUTSIDE_POSTS: &[&str] = &[
    "president",
    "general secretary",
    "regional secretary",
    "branch secretary",
    "secretary",
    "organiser",
    "founder",
    "trustee",
    "convener",
    "steward",
    "candidate",
    "practitioner",
];
/// How far to the right a post's body may stand, in tokens.
const COMPLEMENT: usize = 16;

/// The text of a phrase from its first token, joined with single spaces.
fn phrase_of(tokens: &[Token<'_>], at: usize) -> String {
    let end = (at + tokens[at].phrase.max(1)).min(tokens.len());
    let words: Vec<&str> = tokens[at..end].iter().map(|t| t.word).collect();
    words.join(" ")
}

/// All mentions in `tokens`, in order.
pub(crate) fn mentions(tokens: &[Token<'_>], people: &People) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((start, end, person)) = people.named_at(tokens, at) {
            let start = described_from(tokens, start);
            while out.last().is_some_and(|m| m.start >= start) {
                out.pop();
            }
            out.push(Mention {
                start,
                end,
                what: What::Person(person),
                one_person: true,
                weak: false,
            });
            at = end;
            continue;
        }
        if is_party_member(tokens, at) {
            out.push(Mention {
                start: at - 1,
                end: at + tokens[at].phrase,
                what: What::Pronoun(Pronoun::Person),
                one_person: false,
                weak: false,
            });
        } else if let Some(Role::Pronoun(pronoun)) = tokens[at].role {
            out.push(Mention {
                start: at,
                end: at + 1,
                what: What::Pronoun(pronoun),
                one_person: false,
                weak: false,
            });
        } else if is_head(tokens, at) {
            out.push(noun_phrase(tokens, at));
        }
        at += tokens[at].phrase.max(1);
    }
    out
}

/// "the Conservative said": a party's name that stands for the person spoken of.
fn is_party_member(tokens: &[Token<'_>], at: usize) -> bool {
    let alone = tokens
        .get(at + tokens[at].phrase)
        .is_none_or(|t| !t.capital && !matches!(t.role, None | Some(Role::Source(_))));
    tokens[at].role == Some(Role::Party) && at > 0 && tokens[at - 1].word == "the" && alone
}

/// "Labour group leader Cllr Sheila Marr": the words that describe a person directly before the name belong to it.
fn described_from(tokens: &[Token<'_>], name: usize) -> usize {
    let before = name
        .checked_sub(1)
        .map(|i| (0..=i).rev().find(|j| tokens[*j].phrase > 0).unwrap_or(i));
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
    let next = at + tokens[at].phrase;
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
    // "Ofsted's latest report": the possessive belongs to the noun two words on.
    let owns = tokens[next - 1].possessive && plain_at(next) && noun_at(next + 1);
    !noun_at(next) && !owns
}

fn noun_phrase(tokens: &[Token<'_>], head: usize) -> Mention {
    let start = phrase_start(tokens, head);
    let words = phrase_of(tokens, head);
    let what = classify(tokens, start, head, &words);
    let singular = !words.ends_with('s') || words == "dcs";
    let one_person = singular && is_person(tokens[head].role, &words);
    Mention {
        start,
        end: head + tokens[head].phrase,
        what,
        one_person,
        weak: WEAK.contains(&words.as_str()),
    }
}

/// Whether a head stands for people rather than a body or a paper.
fn is_person(role: Option<Role>, words: &str) -> bool {
    let post = !matches!(words, "statement" | "press release" | "website" | "team");
    match role {
        Some(Role::Source(Source::Officer | Source::Outsider)) => true,
        Some(Role::Source(Source::Post | Source::Voice)) => post,
        Some(Role::Source(Source::Ofsted)) => words.ends_with("inspector"),
        _ => false,
    }
}

/// Walks left over determiners, adjectives and nouns.
fn phrase_start(tokens: &[Token<'_>], head: usize) -> usize {
    let mut start = head;
    while let Some(before) = start.checked_sub(1) {
        let token = &tokens[before];
        let inside = match (token.kind, token.role) {
            (Kind::Word, None | Some(Role::Source(_) | Role::Party | Role::Title | Role::Det))
            | (Kind::Number, _) => true,
            _ => false,
        };
        if !inside {
            break;
        }
        start = before;
        if matches!(token.role, Some(Role::Det)) && token.phrase == 1 {
            break;
        }
    }
    start
}

fn classify(tokens: &[Token<'_>], start: usize, head: usize, words: &str) -> What {
    let Some(Role::Source(noun)) = tokens[head].role else {
        return What::Unknown;
    };
    let lexicon = Lexicon::get();
    let owner = modifier(tokens, start, head);
    let foreign = tokens[start..head]
        .iter()
        .any(|t| lexicon.is_foreign(t.word));
    let former = is_leaver(tokens, head + tokens[head].phrase)
        || tokens[start..head]
            .iter()
            .any(|t| lexicon.is_former(t.word));
    let complement = || complement(tokens, head + tokens[head].phrase);
    match noun {
        Source::Ofsted if foreign => What::Body(SpeakerClass::Other),
        Source::Ofsted => What::Body(SpeakerClass::Ofsted),
        Source::Report => What::Paper(paper_owner(tokens, start, head, owner, foreign)),
        Source::Officer | Source::Post if former => What::Body(SpeakerClass::Other),
        Source::Officer => What::Body(
            owner
                .filter(|c| *c == SpeakerClass::Ofsted)
                .unwrap_or(SpeakerClass::Council),
        ),
        Source::Council if foreign => What::Body(SpeakerClass::Other),
        Source::Council => What::Body(
            owner
                .filter(|c| WEAK.contains(&words) || *c == SpeakerClass::Ofsted)
                .unwrap_or(SpeakerClass::Council),
        ),
        Source::Other if tokens[start..head].iter().any(|t| lexicon.is_own(t.word)) => {
            What::Body(SpeakerClass::Council)
        }
        Source::Other | Source::Outsider => What::Body(SpeakerClass::Other),
        Source::Voice => What::Voice(owner.or_else(complement)),
        Source::Post => What::Body(
            owner
                .or_else(complement)
                .unwrap_or_else(|| post_default(words, foreign)),
        ),
    }
}

/// "a social worker who left": the post is held no longer.
fn is_leaver(tokens: &[Token<'_>], next: usize) -> bool {
    let next = next + usize::from(tokens.get(next).is_some_and(|t| t.is(',')));
    let who = tokens.get(next).is_some_and(|t| t.word == "who");
    let verbs = tokens.iter().skip(next + 1).take(2);
    who && verbs.into_iter().any(|t| Lexicon::get().is_leaving(t.word))
}

fn post_default(words: &str, foreign: bool) -> SpeakerClass {
    if foreign || OUTSIDE_POSTS.contains(&words) {
        SpeakerClass::Other
    } else {
        SpeakerClass::Council
    }
}

/// The class of the nearest body before the head within its phrase.
fn modifier(tokens: &[Token<'_>], start: usize, head: usize) -> Option<SpeakerClass> {
    tokens[start..head].iter().rev().find_map(|t| match t.role {
        Some(Role::Source(Source::Ofsted)) => Some(SpeakerClass::Ofsted),
        Some(Role::Source(Source::Council | Source::Officer) | Role::Party) => {
            Some(SpeakerClass::Council)
        }
        Some(Role::Source(Source::Other | Source::Outsider)) => Some(SpeakerClass::Other),
        _ => None,
    })
}

/// The class of the body that "of", "for", "at" or "from" names after a post.
fn complement(tokens: &[Token<'_>], from: usize) -> Option<SpeakerClass> {
    let link = tokens.get(from)?;
    if !matches!(
        link.word,
        "of" | "for" | "at" | "from" | "in" | "with" | "within" | "to" | "by"
    ) {
        return None;
    }
    let mut at = from;
    while at < tokens.len().min(from + COMPLEMENT) {
        let token = &tokens[at];
        let conj = token.role == Some(Role::Conj) && token.word != "and";
        if !describes(token) || conj {
            return None;
        }
        match token.role {
            Some(Role::Source(Source::Ofsted)) => return Some(SpeakerClass::Ofsted),
            Some(Role::Source(Source::Council | Source::Officer) | Role::Party) => {
                let foreign = Lexicon::get().is_foreign(tokens[at - 1].word);
                return Some(if foreign {
                    SpeakerClass::Other
                } else {
                    SpeakerClass::Council
                });
            }
            Some(Role::Source(Source::Other | Source::Outsider)) => {
                return Some(SpeakerClass::Other);
            }
            Some(Role::Prep) if is_outside_name(tokens, at + 1) => {
                return Some(SpeakerClass::Other);
            }
            _ => at += token.phrase.max(1),
        }
    }
    None
}

/// Words of departments: a capitalised run of them names no body outside the council.
const DEPARTMENT: &[&str] = &[
    "children",
    "families",
    "family",
    "people",
    "education",
    "social",
    "care",
    "adult",
    "adults",
    "safeguarding",
    "community",
    "communities",
    "young",
    "skills",
    "learning",
    "health",
    "wellbeing",
    "early",
    "years",
    "help",
    "inclusion",
    "schools",
    "services",
    "resources",
    "finance",
    "housing",
    "culture",
    "public",
    "county",
    "city",
    "borough",
    "town",
];

/// "at the Lantern Trust for Carers": two capitalised words, one of which is no department's and no place's alone.
fn is_outside_name(tokens: &[Token<'_>], from: usize) -> bool {
    let article = usize::from(tokens.get(from).is_some_and(|t| t.word == "the"));
    let run = tokens[from.min(tokens.len())..]
        .iter()
        .skip(article)
        .take_while(|t| {
            t.capital
                && t.kind == Kind::Word
                && !matches!(t.role, Some(Role::Source(Source::Council | Source::Ofsted)))
        });
    let words: Vec<&str> = run.map(|t| t.word).collect();
    article == 1 && words.len() >= 2 && words.iter().any(|w| !DEPARTMENT.contains(w))
}

/// Whether a token may stand in the description of a person.
pub(super) fn describes(token: &Token<'_>) -> bool {
    let verbal = matches!(
        token.role,
        Some(Role::Verb(_) | Role::Aux | Role::Be | Role::Pronoun(_) | Role::According)
    );
    let modal = token.role == Some(Role::Modal) && token.word != "to";
    matches!(token.kind, Kind::Word | Kind::Number) && !verbal && !modal
}

/// Whose paper it is: "Ofsted report", "the council's report", "a report by consultants", "a report to cabinet".
fn paper_owner(
    tokens: &[Token<'_>],
    start: usize,
    head: usize,
    owner: Option<SpeakerClass>,
    foreign: bool,
) -> Option<SpeakerClass> {
    if owner.is_some() {
        return owner;
    }
    let before = &tokens[start..head];
    if before.iter().any(|t| Lexicon::get().is_own(t.word)) {
        return Some(SpeakerClass::Council);
    }
    if foreign
        || before
            .iter()
            .any(|t| t.possessive && t.capital && t.role.is_none())
    {
        return Some(SpeakerClass::Other);
    }
    let after = head + tokens[head].phrase;
    let link = tokens
        .get(after)
        .filter(|t| matches!(t.word, "by" | "from" | "to"))?;
    match (link.word, complement(tokens, after)) {
        ("to", Some(SpeakerClass::Council))
            if tokens.get(after + 1).is_some_and(|t| t.word != "the") =>
        {
            Some(SpeakerClass::Council)
        }
        ("to", _) => None,
        (_, Some(class)) => Some(class),
        ("by", None) if tokens.get(after + 1).is_some_and(|t| t.capital) => {
            Some(SpeakerClass::Other)
        }
        _ => None,
    }
}

/// The class that a run of words gives the person it describes: "cabinet member for children at Marshshire Council".
pub(crate) fn class_of_description(tokens: &[Token<'_>]) -> Option<SpeakerClass> {
    let mut at = 0;
    let mut party = None;
    while at < tokens.len() {
        match tokens[at].role {
            Some(Role::Source(_)) => {
                let head = last_of_run(tokens, at);
                let words = phrase_of(tokens, head);
                return match classify(tokens, phrase_start(tokens, head), head, &words) {
                    What::Body(class) | What::Voice(Some(class)) | What::Paper(Some(class)) => {
                        Some(class)
                    }
                    _ => None,
                };
            }
            Some(Role::Party) => party = Some(SpeakerClass::Council),
            Some(Role::Verb(Verb::Say | Verb::Show)) => return party,
            _ => {}
        }
        at += tokens[at].phrase.max(1);
    }
    party
}

/// The last source noun of an unbroken run that starts at `at`.
fn last_of_run(tokens: &[Token<'_>], at: usize) -> usize {
    let mut head = at;
    let mut next = at + tokens[at].phrase;
    while let Some(token) = tokens.get(next) {
        match (token.kind, token.role) {
            (Kind::Word, Some(Role::Source(_))) => head = next,
            (Kind::Word, None) => {}
            _ => break,
        }
        next += token.phrase.max(1);
    }
    head
}
