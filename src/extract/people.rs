//! The people of a document, collected once before anything is attributed: name, class, and later uses of the surname.

use rustc_hash::{FxHashMap, FxHashSet};

use super::described::described;
use super::gender::Gender;
use super::lexicon::{Role, Set, Source, Verb};
use super::naming::{Name, spaced, without_possessive};
use super::posts::{became, employer, has_left, is_bare_post, is_of_body};
use super::tokens::{Kind, Token, words_of};
use crate::model::SpeakerClass;

/// A named person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The fullest form of the name.
    pub(crate) name: Name,
    /// Whose side the text puts them on; `None` when it never says.
    pub(crate) class: Option<SpeakerClass>,
    /// The name in lower case.
    lower: String,
    /// Whether they hold a post of the body spoken of before: "its manager, Jane Doe".
    pub(crate) of_body: bool,
    /// The body of which they hold a post, in lower case, when no list knows it: "chief executive of Fairstart".
    pub(crate) employer: Option<String>,
    /// Whether they hold a post of which the text says no more: "Chair Jane Doe".
    pub(crate) bare: bool,
    /// Whether "she" or "he" means them, when the text tells.
    pub(crate) gender: Option<Gender>,
}

/// All people of a document.
#[derive(Debug, Default)]
pub(crate) struct People {
    all: Vec<Person>,
    by_surname: FxHashMap<String, usize>,
    /// Names that stand after "in": "Hartsmoor said" is said by its council.
    places: FxHashSet<String>,
}

/// Most words in a name.
const LONGEST_NAME: usize = 4;
/// Whoever is younger is spoken of as a young person, whatever they are a member of.
const OFFICER: u8 = 22;

impl People {
    /// Collects the people whom a further paragraph names.
    pub(crate) fn meet(&mut self, text: &str, tokens: &[Token<'_>]) {
        self.places.extend(places(tokens).map(str::to_owned));
        let mut at = 0;
        while at < tokens.len() {
            if !tokens[at].capital {
                at += 1;
                continue;
            }
            let alone = || is_name_word(&tokens[at]) && self.is_surname(tokens[at].word);
            let end = match name_end(tokens, at) {
                end if end == at && alone() => at + 1,
                end => end,
            };
            if end > at {
                self.introduce(text, tokens, at, end);
            }
            at = end.max(at + 1);
        }
    }

    /// Whether somebody introduced before has the name: "Beckford became director" tells more of her.
    fn is_surname(&self, word: &str) -> bool {
        self.by_surname.contains_key(word)
    }

    /// Whether the name at `at` is a place's that speaks: "Hartsmoor said it had hired people".
    pub(crate) fn is_speaking_place(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let opens = || at == 0 || matches!(tokens[at - 1].role, Some(Role::Conj));
        let says = || {
            tokens
                .get(at + 1)
                .is_some_and(|t| speaks(tokens, t, at + 1))
        };
        tokens[at].capital
            && !tokens[at].possessive
            && opens()
            && says()
            && self.places.contains(tokens[at].word)
            && !self.by_surname.contains_key(tokens[at].word)
    }

    /// Whether the text speaks of things "in" a place of this name, which is lower case.
    pub(crate) fn is_place(&self, name: &str) -> bool {
        self.places.contains(name)
    }

    /// The person with this number.
    pub(crate) fn get(&self, number: usize) -> &Person {
        &self.all[number]
    }

    /// The person named at `at`, titles included: first token, one past the last, number.
    pub(crate) fn named_at(
        &self,
        tokens: &[Token<'_>],
        at: usize,
    ) -> Option<(usize, usize, usize)> {
        tokens.get(at).filter(|t| t.capital)?;
        self.named_from(tokens, at)
    }

    fn named_from(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, usize, usize)> {
        let mut first = at;
        while is_title(tokens.get(first)?) {
            first += 1;
        }
        if !is_name_word(tokens.get(first)?) {
            return None;
        }
        let end = (first..tokens.len().min(first + LONGEST_NAME))
            .take_while(|i| is_name_part(tokens, *i))
            .last()?
            + 1;
        (first..end).rev().find_map(|last| {
            let number = *self.by_surname.get(tokens[last].word)?;
            let alone = last == first;
            // "Aldermere" is a place, whoever "Aldermere Libraries" are.
            if alone
                && self.places.contains(tokens[first].word)
                && self.all[number].lower.starts_with(tokens[first].word)
            {
                return None;
            }
            let full = &self.all[number].lower;
            let fits = alone || tokens[first..last].iter().all(|t| full.contains(t.word));
            fits.then_some((at, last + 1, number))
        })
    }

    /// Records the name in `tokens[start..end]` if the words around it show that it is a person's.
    fn introduce(&mut self, text: &str, tokens: &[Token<'_>], start: usize, end: usize) {
        let surname = tokens[end - 1].word;
        let titled = start
            .checked_sub(1)
            .map(|i| &tokens[i])
            .filter(|t| is_title(t));
        let councillor = titled.filter(|t| t.word.starts_with('c') || t.word.starts_with("ald"));
        let outside = titled.is_some_and(|t| t.has(Set::OutsideTitle));
        let class = if councillor.is_some() {
            Some(SpeakerClass::Council)
        } else {
            described(tokens, start, end).or(outside.then_some(SpeakerClass::Other))
        };
        let left = councillor.is_none() && has_left(tokens, end);
        let age = age_after(tokens, end);
        let of_body = is_of_body(tokens, start, end);
        // A member of the care leavers' forum is nobody's officer.
        let young = age.is_some_and(|age| age < OFFICER);
        let class = class
            .filter(|_| !young && !left)
            .or((age.is_some() || left).then_some(SpeakerClass::Other));
        let aside = usize::from(tokens.get(end).is_some_and(|t| t.is(',')));
        let speaks = tokens
            .get(end + aside)
            .is_some_and(|t| speaks(tokens, t, end + aside))
            || start > 0 && matches!(tokens[start - 1].role, Some(Role::Verb(Verb::Say)));
        let described = tokens.get(end).is_some_and(|t| t.is(','))
            && tokens
                .get(end + 1)
                .is_some_and(|t| matches!(t.word, "who" | "whose"));
        // "Noreen Beckford has read two files": a first name and a surname are a person's.
        let full = end - start > 1 && Gender::of_name(tokens[start].word).is_some();
        let speaks = speaks || described || full;
        let known = self.by_surname.get(surname).copied();
        if known.is_none()
            && class.is_none()
            && titled.is_none()
            && !of_body
            && !speaks
            && !(end - start == 1 && is_called(tokens, start))
        {
            return;
        }
        let name = words_of(text, &tokens[start..end]);
        let name = spaced(without_possessive(name));
        if let Some(number) = known {
            let person = &mut self.all[number];
            if name.len() > person.name.len() && name.ends_with(&*person.name) {
                person.lower = name.to_lowercase();
                person.name = name.into();
            }
            person.class = person
                .class
                .filter(|c| !(left && *c == SpeakerClass::Council))
                .or(class);
            person.gender = person.gender.or(Gender::of_person(tokens, start, end));
        } else {
            let number = self.all.len();
            self.by_surname.insert(surname.to_owned(), number);
            // Children and parents are often called by their first name after the first time.
            let first = tokens[start].word;
            self.by_surname.entry(first.to_owned()).or_insert(number);
            self.all.push(Person {
                lower: name.to_lowercase(),
                name: name.into(),
                class,
                of_body,
                employer: employer(tokens, end).map(|name| words_of(text, name).to_lowercase()),
                bare: is_bare_post(tokens, start),
                gender: Gender::of_person(tokens, start, end),
            });
        }
    }
}

/// Single names after "in" or "across".
fn places<'t>(tokens: &'t [Token<'t>]) -> impl Iterator<Item = &'t str> {
    let named = |i: &usize| {
        let next = tokens.get(i + 2);
        matches!(tokens[*i].word, "in" | "across")
            && tokens.get(i + 1).is_some_and(is_name_word)
            && next.is_none_or(|t| !t.capital)
            && !tokens[i + 1].possessive
    };
    (0..tokens.len()).filter(named).map(|i| tokens[i + 1].word)
}

/// "Ayesha, 17, said", "Sam, now 40,", "Lee, who's 20 and": the age that stands behind a name.
fn age_after(tokens: &[Token<'_>], end: usize) -> Option<u8> {
    let comma = tokens.get(end)?.is(',');
    let word = |i: usize| tokens.get(end + i).map_or("", |t| t.word);
    let (at, told) = match (word(1), word(2)) {
        ("now" | "aged", _) => (2, false),
        ("who's" | "who’s", _) => (2, true),
        ("who", "is" | "was") => (3, true),
        _ => (1, false),
    };
    let number = tokens
        .get(end + at)
        .filter(|t| comma && t.kind == Kind::Number && t.word.len() <= 2)?;
    let closed = tokens.get(end + at + 1).is_some_and(|t| t.is(','));
    (told || closed).then(|| number.word.parse().ok())?
}

pub(super) fn is_title(token: &Token<'_>) -> bool {
    let councillor = || {
        matches!(
            token.word,
            "cllr"
                | "cllrs"
                | "councillor"
                | "councillors"
                | "coun"
                | "ald"
                | "alderman"
                | "professor"
                | "judge"
                | "justice"
        )
    };
    token.capital && (token.role == Some(Role::Title) || councillor())
}

/// A word that may be part of a name.
fn is_name_word(token: &Token<'_>) -> bool {
    // "Chief Inspector Jane Doe": the words of a post are no part of the name.
    let plain = token.kind == Kind::Word
        && token.phrase() > 0
        && token.capital
        && token
            .role
            .is_none_or(|r| r == Role::Party && token.phrase() == 1);
    let plain = plain || token.word == "will" && token.capital && token.kind == Kind::Word;
    let first_person = token.word.starts_with("i'") || token.word.starts_with("i’");
    plain && !first_person && token.word.len() > 1 && !token.has(Set::NotName)
}

fn is_name_part(tokens: &[Token<'_>], at: usize) -> bool {
    is_name_word(&tokens[at])
        || matches!(tokens[at].word, "de" | "van" | "der" | "al" | "bin" | "von")
}

/// One past the last token of a name that starts at `at`; `at` itself when none does.
fn name_end(tokens: &[Token<'_>], at: usize) -> usize {
    let will = tokens[at].word == "will"
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.capital && t.role.is_none() && is_name_word(t));
    if !is_name_word(&tokens[at]) || tokens[at].role.is_some() && !will {
        return at;
    }
    let mut end = at;
    while end < tokens.len().min(at + LONGEST_NAME) && is_name_part(tokens, end) {
        end += 1;
        if tokens[end - 1].possessive {
            break;
        }
    }
    let titled = at > 0 && is_title(&tokens[at - 1]);
    let council_follows = tokens
        .get(end)
        .is_some_and(|t| matches!(t.role, Some(Role::Source(_))) && t.capital && t.word != "mp");
    let aged = tokens.get(end).is_some_and(|t| t.is(','))
        && tokens
            .iter()
            .skip(end + 1)
            .take(2)
            .any(|t| t.kind == Kind::Number);
    match end - at {
        1 if !titled && !aged && !is_attributed(tokens, at) && !is_called(tokens, at) => at,
        _ if council_follows && !titled => at,
        _ => end,
    }
}

/// "“…,” says Niamh, who …": a first name alone, after its verb and the words.
fn is_attributed(tokens: &[Token<'_>], name: usize) -> bool {
    let verb = name
        .checked_sub(1)
        .is_some_and(|i| matches!(tokens[i].role, Some(Role::Verb(Verb::Say))));
    let words = name
        .checked_sub(2)
        .is_some_and(|i| tokens[i].quote().is_some());
    let ends = tokens.get(name + 1).is_none_or(|t| t.is(',') || t.is('.'));
    verb && words && ends
}

/// "Kelly, whose real name we are not using", "Dan, a social worker in the north", "Leila would like", "a girl called Jo":
/// a first name is enough where the words around it can only be said of a person.
fn is_called(tokens: &[Token<'_>], name: usize) -> bool {
    let word = tokens[name].word;
    let listed = Gender::of_name(word).is_some();
    let called = name > 0
        && matches!(
            tokens[name - 1].word,
            "called" | "call" | "meet" | "met" | "meets"
        );
    let Some(next) = tokens.get(name + 1).filter(|_| !tokens[name].possessive) else {
        return called;
    };
    let aside = tokens.get(name + 2).map(|t| t.word);
    // "a manager at Tillinghurst, who did not wish to be named": a place.
    let place = !listed && name > 0 && tokens[name - 1].is_preposition();
    // "Leanne, not her real name, told"
    let disguised =
        matches!(aside, Some("not")) && tokens.get(name + 4).is_some_and(|t| t.word == "real");
    let who = next.is(',') && (disguised || matches!(aside, Some("who" | "whose"))) && !place;
    let plural = word.ends_with('s') && !listed;
    let described = next.is(',')
        && matches!(aside, Some("a" | "an" | "one" | "the"))
        && (listed || is_one_person(&tokens[name + 2..]));
    let plain = next.kind == Kind::Word && !next.capital && next.role.is_none();
    let acts = plain && (next.word.ends_with('s') || next.word.ends_with("ed"))
        || matches!(
            next.role,
            Some(Role::Aux | Role::Be | Role::Modal | Role::Verb(Verb::Say))
        );
    let is = matches!(next.word, "is" | "has");
    let one = || {
        tokens
            .iter()
            .skip(name + 2)
            .take(2)
            .any(|t| matches!(t.word, "a" | "an"))
    };
    let comes = || {
        next.kind == Kind::Word
            && !next.capital
            && !plural
            && (!is || one())
            && became(tokens, name + 1).is_some()
    };
    called || who && !plural || described && !plural || listed && acts || comes()
}

/// "a newly qualified social worker who …": the noun of the phrase is a person's.
fn is_one_person(tokens: &[Token<'_>]) -> bool {
    let noun = tokens.iter().skip(1).take_while(|t| {
        t.kind == Kind::Word && matches!(t.role, None | Some(Role::Source(_) | Role::Party))
    });
    let last = noun.filter(|t| t.phrase() > 0).last();
    last.is_some_and(|t| {
        matches!(
            t.role,
            Some(Role::Source(
                Source::Officer | Source::Outsider | Source::Post
            ))
        ) && !t.word.ends_with('s')
    })
}

/// Whether what follows a name says that its bearer speaks.
fn speaks(tokens: &[Token<'_>], next: &Token<'_>, at: usize) -> bool {
    match next.role {
        Some(Role::Verb(Verb::Say | Verb::Call)) => true,
        Some(Role::Aux | Role::Adverb) => tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.role, Some(Role::Verb(Verb::Say)))),
        _ => next.is(':'),
    }
}
