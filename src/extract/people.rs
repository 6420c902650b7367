//! The people of a document, collected once before anything is attributed: name, class, and later uses of the surname.

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, Role, Set, Source};
use super::tokens::{Kind, Token};
use super::whose::{class_of_description, describes};
use crate::model::SpeakerClass;

/// A named person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The fullest form of the name.
    pub(crate) name: String,
    /// Whose side the text puts them on; `None` when it never says.
    pub(crate) class: Option<SpeakerClass>,
    /// The name in lower case.
    lower: String,
    /// Whether they hold a post of the body spoken of before: "its manager, Jane Doe".
    pub(crate) of_body: bool,
}

/// All people of a document.
#[derive(Debug, Default)]
pub(crate) struct People {
    people: Vec<Person>,
    by_surname: FxHashMap<String, usize>,
}

/// Most words in a name.
const LONGEST_NAME: usize = 4;
/// How many words before a name may describe its bearer.
const BEFORE: usize = 9;
/// How many words after "Name," may describe its bearer.
const AFTER: usize = 22;
/// Whoever is younger is spoken of as a young person, whatever they are a member of.
const OFFICER: u8 = 22;

impl People {
    /// Collects the people of a document from the tokens of its paragraphs.
    pub(crate) fn collect<'t>(
        text: &str,
        paragraphs: impl Iterator<Item = &'t [Token<'t>]>,
    ) -> Self {
        let mut people = Self::default();
        for tokens in paragraphs {
            let mut at = 0;
            while at < tokens.len() {
                let end = name_end(tokens, at);
                if end > at {
                    people.introduce(text, tokens, at, end);
                }
                at = end.max(at + 1);
            }
        }
        people
    }

    /// The person with this number.
    pub(crate) fn get(&self, number: usize) -> &Person {
        &self.people[number]
    }

    /// The person named at `at`, titles included: first token, one past the last, number.
    pub(crate) fn named_at(
        &self,
        tokens: &[Token<'_>],
        at: usize,
    ) -> Option<(usize, usize, usize)> {
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
            let full = &self.people[number].lower;
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
        let peer = titled.is_some_and(|t| matches!(t.word, "lord" | "lady" | "baroness"));
        let class = if councillor.is_some() {
            Some(SpeakerClass::Council)
        } else {
            described(tokens, start, end).or(peer.then_some(SpeakerClass::Other))
        };
        // "Ayesha, 17, said": a first name and an age.
        let aged = tokens.get(end).is_some_and(|t| t.is(','))
            && tokens
                .get(end + 1)
                .is_some_and(|t| t.kind == Kind::Number && t.word.len() <= 2)
            && tokens.get(end + 2).is_some_and(|t| t.is(','));
        let of_body = is_of_body(tokens, start);
        // A member of the care leavers' forum is nobody's officer.
        let young = aged
            && tokens[end + 1]
                .word
                .parse()
                .is_ok_and(|age: u8| age < OFFICER);
        let class = if young {
            Some(SpeakerClass::Other)
        } else {
            class
        };
        let class = class.or(aged.then_some(SpeakerClass::Other));
        let aside = usize::from(tokens.get(end).is_some_and(|t| t.is(',')));
        let speaks = tokens
            .get(end + aside)
            .is_some_and(|t| speaks(tokens, t, end + aside))
            || start > 0
                && matches!(
                    tokens[start - 1].role,
                    Some(Role::Verb(super::lexicon::Verb::Say))
                );
        let described = tokens.get(end).is_some_and(|t| t.is(','))
            && tokens
                .get(end + 1)
                .is_some_and(|t| matches!(t.word, "who" | "whose"));
        let speaks = speaks || described;
        let known = self.by_surname.get(surname).copied();
        if known.is_none()
            && class.is_none()
            && titled.is_none()
            && !of_body
            && !(speaks && (end - start > 1 || is_attributed(tokens, start)))
        {
            return;
        }
        let name = text[tokens[start].span.start..tokens[end - 1].span.end]
            .trim_end_matches("'s")
            .trim_end_matches("’s");
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(number) = known {
            let person = &mut self.people[number];
            if name.len() > person.name.len() && name.ends_with(person.name.as_str()) {
                person.lower = name.to_lowercase();
                person.name = name;
            }
            person.class = person.class.or(class);
        } else {
            let number = self.people.len();
            self.by_surname.insert(surname.to_owned(), number);
            // Children and parents are often called by their first name after the first time.
            let first = tokens[start].word;
            self.by_surname.entry(first.to_owned()).or_insert(number);
            self.people.push(Person {
                lower: name.to_lowercase(),
                name,
                class,
                of_body,
            });
        }
    }
}

fn is_title(token: &Token<'_>) -> bool {
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
        )
    };
    token.capital && (token.role == Some(Role::Title) || councillor())
}

/// A word that may be part of a name.
fn is_name_word(token: &Token<'_>) -> bool {
    let plain = token.kind == Kind::Word
        && token.capital
        && token
            .role
            .is_none_or(|r| r == Role::Party && token.phrase == 1);
    let first_person = token.word.starts_with("i'") || token.word.starts_with("i’");
    plain && !first_person && token.word.len() > 1 && !Lexicon::get().has(Set::NotName, token.word)
}

fn is_name_part(tokens: &[Token<'_>], at: usize) -> bool {
    is_name_word(&tokens[at])
        || matches!(tokens[at].word, "de" | "van" | "der" | "al" | "bin" | "von")
}

/// One past the last token of a name that starts at `at`; `at` itself when none does.
fn name_end(tokens: &[Token<'_>], at: usize) -> usize {
    if !is_name_word(&tokens[at]) || tokens[at].role.is_some() {
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
        .is_some_and(|t| matches!(t.role, Some(Role::Source(_))) && t.capital);
    let aged = tokens.get(end).is_some_and(|t| t.is(','))
        && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number);
    match end - at {
        1 if !titled && !aged && !is_attributed(tokens, at) => at,
        _ if council_follows && !titled => at,
        _ => end,
    }
}

/// "“…,” says Niamh, who …": a first name alone, after its verb and the words.
fn is_attributed(tokens: &[Token<'_>], name: usize) -> bool {
    let verb = name
        .checked_sub(1)
        .is_some_and(|i| matches!(tokens[i].role, Some(Role::Verb(super::lexicon::Verb::Say))));
    let words = name
        .checked_sub(2)
        .is_some_and(|i| tokens[i].quote().is_some());
    let ends = tokens.get(name + 1).is_none_or(|t| t.is(',') || t.is('.'));
    verb && words && ends
}

/// Whether what follows a name says that its bearer speaks.
fn speaks(tokens: &[Token<'_>], next: &Token<'_>, at: usize) -> bool {
    use super::lexicon::Verb;
    match next.role {
        Some(Role::Verb(Verb::Say | Verb::Call)) => true,
        Some(Role::Aux | Role::Adverb) => tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.role, Some(Role::Verb(Verb::Say)))),
        _ => next.is(':'),
    }
}

/// What the words beside a name say of its bearer. Before "the minister, Jane Doe, welcomed …" stands the description,
/// after it the predicate; otherwise what follows the name says more.
fn described(tokens: &[Token<'_>], start: usize, end: usize) -> Option<SpeakerClass> {
    let before = || described_before(tokens, start);
    if start > 0
        && tokens[start - 1].is(',')
        && let Some(class) = before()
    {
        return Some(class);
    }
    // "Marshshire MP Jane Doe (Con)", "Ch Supt Jane Doe, the force's lead for …": a post outside the council says it all.
    let touching = (0..start).rev().find(|i| tokens[*i].phrase > 0);
    if touching.is_some_and(|i| tokens[i].role == Some(Role::Source(Source::Outsider))) {
        return Some(SpeakerClass::Other);
    }
    described_after(tokens, end).or_else(before)
}

/// "Name, director of children's services at …" or "Name (Lab)".
fn described_after(tokens: &[Token<'_>], end: usize) -> Option<SpeakerClass> {
    let open = tokens.get(end)?;
    if !open.is(',') && !open.is('(') {
        return None;
    }
    let rest = &tokens[end + 1..tokens.len().min(end + 1 + AFTER)];
    let stop = rest.iter().position(|t| {
        t.quote().is_some()
            || matches!(t.kind, Kind::Sign('.' | ')' | ';' | ':'))
            || matches!(t.role, Some(Role::Verb(_) | Role::Aux | Role::Modal)) && t.word != "to"
    });
    let words = &rest[..stop.unwrap_or(rest.len())];
    if introduces_another(words) {
        return None;
    }
    // "Jane Doe, and the council": what follows the comma does not describe her.
    let starts = words.first()?;
    if starts.word == "whose"
        || matches!(
            starts.role,
            Some(
                Role::Conj
                    | Role::Pronoun(
                        super::lexicon::Pronoun::Person | super::lexicon::Pronoun::Body
                    )
            )
        )
    {
        return None;
    }
    let first_clause = words.iter().position(|t| t.is(',')).map_or(words, |comma| {
        if open.is('(') { words } else { &words[..comma] }
    });
    class_of_description(first_clause).or_else(|| class_of_description(words))
}

/// "to the director Jane Doe, Ofsted inspector Ann Lee said": a post that a name follows is that name's.
fn introduces_another(words: &[Token<'_>]) -> bool {
    let name = words
        .iter()
        .rev()
        .take_while(|t| t.kind == Kind::Word && t.capital && t.role.is_none() && t.phrase > 0)
        .count();
    let post = words[..words.len() - name]
        .iter()
        .rev()
        .find(|t| t.phrase > 0)
        .is_some_and(|t| matches!(t.role, Some(Role::Source(_))));
    name >= 2 && post && words.first().is_some_and(|t| t.word != "the")
}

/// "Its manager, Name": a post of a body that only the text before names.
fn is_of_body(tokens: &[Token<'_>], name: usize) -> bool {
    let end = name - usize::from(name > 0 && tokens[name - 1].is(','));
    let words = tokens[..end]
        .iter()
        .rev()
        .take_while(|t| describes(t))
        .take(BEFORE);
    let mut owned = words.skip_while(|t| !matches!(t.word, "its" | "their"));
    let post = end > 0
        && tokens[..end]
            .iter()
            .rev()
            .take(3)
            .any(|t| matches!(t.role, Some(Role::Source(Source::Post))));
    owned.next().is_some() && post
}

/// "Chief Executive Name", "Minister for Children Name", "an adviser, Name,".
fn described_before(tokens: &[Token<'_>], start: usize) -> Option<SpeakerClass> {
    let mut end = start;
    while end > 0 && is_title(&tokens[end - 1]) {
        end -= 1;
    }
    if end > 0 && tokens[end - 1].is(',') {
        end -= 1;
    }
    let mut first = end;
    while first > 0 && end - first < BEFORE {
        let token = &tokens[first - 1];
        // "A foster carer who addressed the committee, Name": what stands before "who" describes them.
        if token.word == "who" {
            return described_before(tokens, first - 1);
        }
        if !describes(token) || token.role == Some(Role::Conj) && token.word != "and" {
            break;
        }
        first -= 1;
    }
    let words = &tokens[first..end];
    let inspector = |t: &Token<'_>| {
        t.role == Some(Role::Source(Source::Ofsted))
            && matches!(
                t.word,
                "regional" | "national" | "lead" | "senior" | "chief" | "inspector" | "hmi"
            )
    };
    let post = |t: &Token<'_>| {
        inspector(t)
            || matches!(
                t.role,
                Some(
                    Role::Source(Source::Post | Source::Officer | Source::Outsider | Source::Voice)
                        | Role::Party
                )
            )
    };
    let last = words
        .iter()
        .rposition(|t| matches!(t.role, Some(Role::Source(_) | Role::Party)))?;
    // A body must touch the name, a post need not: "in the council chamber Jane Doe" describes nobody.
    let touches = words[last..]
        .iter()
        .skip(words[last].phrase)
        .all(|t| t.phrase == 0);
    let class_from = |from: usize| class_of_description(&words[modifiers_from(words, from)..]);
    let mut posts = (0..words.len()).filter(|i| post(&words[*i])).peekable();
    if posts.peek().is_some() {
        return posts.find_map(class_from);
    }
    let body = words
        .iter()
        .position(|t| matches!(t.role, Some(Role::Source(_))));
    body.filter(|_| touches).and_then(class_from)
}

/// Walks left from a post over the nouns that modify it: "union", "council", "former".
fn modifiers_from(words: &[Token<'_>], post: usize) -> usize {
    let inside = |t: &Token<'_>| {
        matches!(t.role, None | Some(Role::Source(_) | Role::Party)) && t.kind == Kind::Word
    };
    post - words[..post].iter().rev().take_while(|t| inside(t)).count()
}
