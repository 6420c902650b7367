//! The people of a document, collected once before anything is attributed: name, class, and later uses of the surname.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::{is_organisation, organisation_end};
use super::described::described;
use super::gender::Gender;
use super::key::{Key, is_word};
use super::lexicon::{Role, Set, Source, Verb};
use super::names::{is_called, is_name_part, is_name_word, is_title, is_ward, name_end, speaks};
use super::naming::{Name, spaced, without_possessive};
use super::posts::{employer, has_left, is_bare_post, is_of_body, owner_of_post, worked_until};
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
    /// Whether it is no person but a company, a charity or the like.
    pub(crate) body: bool,
    /// Whether "she" or "he" means them, when the text tells.
    pub(crate) gender: Option<Gender>,
}

/// All people of a document.
#[derive(Debug, Default)]
pub(crate) struct People {
    all: Vec<Person>,
    by_surname: FxHashMap<Key, usize>,
    /// Names that stand after "in": "Hartsmoor said" is said by its council.
    places: FxHashSet<Key>,
    /// Words with a capital within a sentence: at its start they are a name as well.
    proper: FxHashSet<Key>,
    /// What comes before "council": "Galston Vale" is nobody.
    councils: FxHashSet<String>,
}

/// Most words in a name.
pub(super) const LONGEST_NAME: usize = 4;
/// Whoever is younger is spoken of as a young person, whatever they are a member of.
const OFFICER: u8 = 23;

impl People {
    /// Collects the people whom a further paragraph names.
    pub(crate) fn meet(&mut self, text: &str, tokens: &[Token<'_>]) {
        self.places.extend(places(tokens));
        let mut at = 0;
        while at < tokens.len() {
            // A word that does something else begins no name; most capitals are such words.
            let token = &tokens[at];
            let plain = matches!(token.role, None | Some(Role::Party)) || is_word!(token, "will");
            if !token.capital || !plain {
                at += 1;
                continue;
            }
            let alone = || is_name_word(&tokens[at]) && self.is_surname(&tokens[at]);
            let end = match name_end(tokens, at) {
                end if end == at && alone() => at + 1,
                end => end,
            };
            if end > at && !is_ward(tokens, at, end) {
                self.introduce(text, tokens, at, end);
            }
            self.note_name(tokens, at);
            at = end.max(at + 1);
        }
    }

    /// Notes a capitalised word that no list knows, and the names of councils.
    fn note_name(&mut self, tokens: &[Token<'_>], at: usize) {
        let name = |t: &Token<'_>| t.kind == Kind::Word && t.capital && t.role.is_none();
        let (word, before) = (&tokens[at], at.checked_sub(1).map(|i| &tokens[i]));
        let within = before.is_some_and(|t| t.kind == Kind::Word && !t.capital);
        if within && is_name_word(word) {
            self.proper.insert(word.key);
        }
        if before.is_some_and(name) {
            return;
        }
        let rest = tokens[at..].iter().take(LONGEST_NAME);
        let run = rest.take_while(|t| name(t)).count();
        let council = (tokens.get(at + run))
            .is_some_and(|t| t.capital && t.role == Some(Role::Source(Source::Council)));
        if run > 1 && council {
            let words: Vec<&str> = tokens[at..at + run].iter().map(|t| t.word).collect();
            self.councils.insert(words.join(" "));
        }
    }

    /// Whether a word that opens a sentence is a name elsewhere in the text.
    pub(crate) fn is_proper(&self, word: &Token<'_>) -> bool {
        self.proper.contains(&word.key)
    }

    /// Whether somebody introduced before has the name: "Beckford became director" tells more of her.
    fn is_surname(&self, word: &Token<'_>) -> bool {
        self.by_surname.contains_key(&word.key)
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
            && self.places.contains(&tokens[at].key)
            && !self.is_surname(&tokens[at])
    }

    /// Whether the text speaks of things "in" a place of this name, which is lower case.
    pub(crate) fn is_place(&self, name: &str) -> bool {
        self.places.contains(&Key::of(name))
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
            let number = *self.by_surname.get(&tokens[last].key)?;
            let alone = last == first;
            // "Aldermere" is a place, whoever "Aldermere Libraries" are.
            if alone
                && self.places.contains(&tokens[first].key)
                && self.all[number].lower.starts_with(tokens[first].word)
            {
                return None;
            }
            let full = &self.all[number].lower;
            // "Galston Vale's principal social worker": a place, when "Galston Vale Council" is named.
            if self.councils.contains(full) {
                return None;
            }
            let named = |full: &str| tokens[first..last].iter().all(|t| full.contains(t.word));
            let fits = alone || named(full);
            // "Dorothy Pask", when the boy's name was Kyle Pask
            let relative = || {
                let other = *self.by_surname.get(&tokens[first].key)?;
                named(&self.all[other].lower).then_some((at, last + 1, other))
            };
            fits.then_some((at, last + 1, number)).or_else(relative)
        })
    }

    /// Records the name in `tokens[start..end]` if the words around it show that it is a person's.
    fn introduce(&mut self, text: &str, tokens: &[Token<'_>], start: usize, end: usize) {
        let title = start.checked_sub(1).map(|i| &tokens[i]);
        let title = title.filter(|t| is_title(t));
        let age = age_after(tokens, end);
        let (class, left) = standing(tokens, start..end, title, age);
        let of_body = is_of_body(tokens, start, end);
        let listed = Gender::of_name(tokens[start].word).is_some();
        let acts = acts(tokens, start, end, listed);
        let [first, last] = [tokens[start].key, tokens[end - 1].key];
        let end = organisation_end(tokens, end);
        let body = title.is_none() && is_organisation(tokens, start..end, listed);
        let told = class.is_some() || title.is_some() || of_body || acts || age.is_some() || body;
        let heard = || self.by_surname.contains_key(&last);
        let called = || end - start == 1 && is_called(tokens, start);
        if !(told || heard() || called()) {
            return;
        }
        let name = words_of(text, &tokens[start..end]);
        let name = spaced(without_possessive(name));
        if let Some(number) = self.recalled([first, last], &name) {
            let person = &mut self.all[number];
            if name.len() > person.name.len() && name.ends_with(&*person.name) {
                person.lower = name.to_lowercase();
                person.name = name.into();
            }
            let held = |c: &SpeakerClass| !(left && *c == SpeakerClass::Council);
            person.class = person.class.filter(held).or(class);
            person.body |= body;
            person.gender = person.gender.or(Gender::of_person(tokens, start, end));
            return;
        }
        let number = self.all.len();
        // Of a family whoever was named first is "Mr Pask"; children and parents are often called by their first name later on.
        for key in [last, first] {
            self.by_surname.entry(key).or_insert(number);
        }
        let employer = employer(tokens, end).or_else(|| owner_of_post(tokens, start, end));
        let employer = employer.map(|name| words_of(text, name).to_lowercase());
        self.all.push(Person {
            lower: name.to_lowercase(),
            name: name.into(),
            class,
            of_body,
            employer: employer.map(|name| without_possessive(&name).to_owned()),
            bare: is_bare_post(tokens, start),
            body,
            gender: Gender::of_person(tokens, start, end),
        });
    }

    /// The number of somebody who was named before, by their first and last name and the whole.
    fn recalled(&self, [first, last]: [Key; 2], name: &str) -> Option<usize> {
        let own = self.by_surname.get(&last).copied();
        own.filter(|number| !is_relative(&self.all[*number], name))
            .or_else(|| {
                let first = *self.by_surname.get(&first)?;
                (self.all[first].lower == name.to_lowercase()).then_some(first)
            })
    }
}

/// Whose side the words around a name put its bearer on, and whether they left the post that they held.
fn standing(
    tokens: &[Token<'_>],
    name: Range<usize>,
    title: Option<&Token<'_>>,
    age: Option<u8>,
) -> (Option<SpeakerClass>, bool) {
    let Range { start, end } = name;
    // A member of the care leavers' forum is nobody's officer.
    let young = age.is_some_and(|age| age < OFFICER);
    let councillor = title.is_some_and(|t| t.word.starts_with('c') || t.word.starts_with("ald"));
    let left = !councillor && (has_left(tokens, end) || worked_until(tokens, end));
    let outside = title.is_some_and(|t| t.has(Set::OutsideTitle));
    let class = match (young || left, councillor) {
        (true, _) => Some(SpeakerClass::Other),
        (false, true) => Some(SpeakerClass::Council),
        _ => described(tokens, start, end).or(outside.then_some(SpeakerClass::Other)),
    };
    (class, left)
}

/// Whether what stands beside a name is said of a person.
fn acts(tokens: &[Token<'_>], start: usize, end: usize, listed: bool) -> bool {
    let several = end - start > 1;
    let aside = tokens.get(end).is_some_and(|t| t.is(','));
    let told = || start > 0 && matches!(tokens[start - 1].role, Some(Role::Verb(Verb::Say)));
    let next = end + usize::from(aside);
    let speaks = || tokens.get(next).is_some_and(|t| speaks(tokens, t, next));
    let who = tokens.get(end + 1);
    let described = || aside && who.is_some_and(|t| is_word!(t, "who" | "whose"));
    // "One of the carers is Gurpreet Sandhu, a former driver"
    let equated = || aside && start > 0 && tokens[start - 1].role == Some(Role::Be);
    // "Noreen Beckford has read two files": a first name and a surname are a person's.
    let named = || listed || equated() || goes_on_as_person(tokens, start, end);
    speaks() || told() || described() || several && named()
}

/// Whether somebody of the same surname has another first name, told by both lists of names: one of the family.
fn is_relative(known: &Person, name: &str) -> bool {
    let first = |name: &str| {
        let (first, rest) = name.split_once(' ')?;
        let listed = Gender::of_name(&first.to_lowercase()).is_some();
        (listed && !rest.is_empty()).then(|| first.to_lowercase())
    };
    match (first(&known.name), first(name)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

/// Single names after "in" or "across".
fn places(tokens: &[Token<'_>]) -> impl Iterator<Item = Key> {
    let named = |i: &usize| {
        let next = tokens.get(i + 2);
        is_word!(tokens[*i], "in" | "across")
            && tokens.get(i + 1).is_some_and(is_name_word)
            && next.is_none_or(|t| !t.capital)
            && !tokens[i + 1].possessive
    };
    (0..tokens.len()).filter(named).map(|i| tokens[i + 1].key)
}

/// "Mags Tolland is one of them. She has": somebody of whom the next sentence says "she" or "he".
fn goes_on_as_person(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let opens = start == 0 || tokens[start - 1].is('.');
    let acts = tokens.get(end).is_some_and(|t| {
        let verb = t.kind == Kind::Word && !t.capital && t.word.ends_with('s');
        matches!(t.role, Some(Role::Be | Role::Aux)) || verb
    });
    let mut rest = tokens
        .iter()
        .skip(end + 1)
        .skip_while(|t| !t.is('.'))
        .skip(1);
    opens
        && acts
        && rest
            .next()
            .is_some_and(|t| t.capital && is_word!(t, "she" | "he"))
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
