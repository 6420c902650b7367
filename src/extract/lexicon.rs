//! The words of `assets/cues.toml`, ready to be looked up while a text is read.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::num::NonZeroU16;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::entry::Entry;
use super::gender::Gender;
use super::key::Key;
pub(crate) use super::sets::Set;
use super::sets::{SETS, Sets};
use super::tokens::without_possessive;

/// What a word or phrase does in a sentence that says who said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A verb that may attribute words.
    Verb(Verb),
    /// "the conclusion that …".
    Nominal,
    /// A noun that may be the source of words.
    Source(Source),
    /// A party's name: makes a councillor of the person it stands before.
    Party,
    /// A title before a name.
    Title,
    /// Opens a noun phrase.
    Det,
    /// Opens a prepositional phrase; "by" among them.
    Prep,
    /// Joins clauses.
    Conj,
    /// Stands between subject and verb.
    Aux,
    /// "will", "may", "to": makes of a verb something that has not been said.
    Modal,
    /// A form of "to be": makes a passive of a rating verb.
    Be,
    /// Stands anywhere.
    Adverb,
    /// A pronoun, or a relative that stands for the noun before it.
    Pronoun(Pronoun),
    /// "according to".
    According,
}

/// How a verb attributes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// The subject is the speaker.
    Say,
    /// The same, but the form is as often a noun.
    Nounish,
    /// What a report or a figure does.
    Show,
    /// Gives a grade: in the passive the subject is the target.
    Rate,
    /// Gives a name: likewise.
    Call,
    /// Wants or feels something about words.
    Stance,
    /// What inspectors do: attributes nothing.
    Activity,
}

/// Whose noun it is, as far as the word alone tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The inspectorate.
    Ofsted,
    /// A paper; whose it is, is told by what was named before.
    Report,
    /// The council, or a body of it.
    Council,
    /// A member or officer of the council.
    Officer,
    /// A body outside the council.
    Other,
    /// A person outside the council.
    Outsider,
    /// A post: its body comes from the words around it.
    Post,
    /// A spokesperson: speaks for the body that spoke last.
    Voice,
}

/// What a pronoun may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// "Another", "the Conservative": the last person.
    Person,
    /// She: the last woman or girl.
    She,
    /// He: the last man or boy.
    He,
    /// It: the last body.
    Body,
    /// I: whoever writes.
    Author,
    /// They: the last body or group.
    Group,
    /// "One wrote": one of the people named last.
    One,
    /// Who, which: the noun before it.
    Relative,
}

impl Pronoun {
    /// Whether it stands for one person.
    pub(crate) fn is_person(self) -> bool {
        matches!(self, Self::Person | Self::She | Self::He)
    }
}

#[derive(Deserialize)]
struct File {
    verbs: HashMap<String, Vec<String>>,
    sources: HashMap<String, Vec<String>>,
    words: HashMap<String, Vec<String>>,
    names: HashMap<String, Vec<String>>,
    inspection: Inspection,
    layout: Layout,
    evaluation: Evaluation,
}

/// What tells that "inspectors" are Ofsted's where nobody says so.
#[derive(Debug, Deserialize)]
pub(crate) struct Inspection {
    /// What only Ofsted inspects.
    pub(crate) services: Vec<String>,
    /// Whoever else sends inspectors, and where Ofsted sends none.
    pub(crate) elsewhere: Vec<String>,
    /// Services that it inspects beside the council's children's services.
    pub(crate) others: Vec<String>,
}

#[derive(Deserialize)]
struct Layout {
    residue: Vec<String>,
    caption: Vec<String>,
}

/// Words by which a passage is weighed.
#[derive(Debug, Deserialize)]
pub(crate) struct Evaluation {
    pub(crate) grade: Vec<String>,
    pub(crate) concern: Vec<String>,
    pub(crate) strength: Vec<String>,
    pub(crate) judging: Vec<String>,
    pub(crate) recommendation: Vec<String>,
    pub(crate) negation: Vec<String>,
}

/// The number of a word of the lexicon: every token has one, and a text has many tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known(NonZeroU16);

impl Known {
    /// The sets that hold the word.
    pub(super) fn sets(self) -> Sets {
        Lexicon::get().sets[usize::from(self.0.get()) - 1]
    }

    /// What is known of the word.
    pub(crate) fn entry(self) -> &'static Entry {
        &Lexicon::get().entries[usize::from(self.0.get()) - 1]
    }
}

/// All words and phrases by first word.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: FxHashMap<Key, Known>,
    entries: Vec<Entry>,
    /// The sets of each word by themselves: they are asked for with every word of a text, and stay at hand.
    sets: Vec<Sets>,
    /// First names apart: a thousand words that few of a text are asked for.
    first_names: FxHashMap<Key, Gender>,
    /// What the names of places end in.
    pub(crate) places: Vec<String>,
    residue: AhoCorasick,
    captions: AhoCorasick,
    /// What tells whose "inspectors" are.
    pub(crate) inspection: Inspection,
    /// Words by which a passage is weighed.
    pub(crate) evaluation: Evaluation,
}

/// The lists of the asset with what their words do. A word of an earlier list wins over the same word of a later one:
/// posts before bodies, because "council leader" is read from its last word.
const TABLE: &[(&str, &str, Role)] = &[
    ("verbs", "say", Role::Verb(Verb::Say)),
    ("verbs", "nounish", Role::Verb(Verb::Nounish)),
    ("verbs", "show", Role::Verb(Verb::Show)),
    ("verbs", "rate", Role::Verb(Verb::Rate)),
    ("verbs", "call", Role::Verb(Verb::Call)),
    ("verbs", "stance", Role::Verb(Verb::Stance)),
    ("verbs", "activity", Role::Verb(Verb::Activity)),
    ("sources", "voice", Role::Source(Source::Voice)),
    ("sources", "ofsted", Role::Source(Source::Ofsted)),
    ("sources", "report", Role::Source(Source::Report)),
    ("sources", "officer", Role::Source(Source::Officer)),
    ("sources", "outsider", Role::Source(Source::Outsider)),
    ("sources", "council", Role::Source(Source::Council)),
    ("sources", "other", Role::Source(Source::Other)),
    ("sources", "post", Role::Source(Source::Post)),
    ("sources", "party", Role::Party),
    ("sources", "title", Role::Title),
    ("verbs", "nominal", Role::Nominal),
    ("words", "det", Role::Det),
    ("words", "prep", Role::Prep),
    ("words", "conj", Role::Conj),
    ("words", "aux", Role::Aux),
    ("words", "modal", Role::Modal),
    ("words", "be", Role::Be),
    ("words", "adverb", Role::Adverb),
    ("words", "he", Role::Pronoun(Pronoun::He)),
    ("words", "she", Role::Pronoun(Pronoun::She)),
    ("words", "it", Role::Pronoun(Pronoun::Body)),
    ("words", "i", Role::Pronoun(Pronoun::Author)),
    ("words", "they", Role::Pronoun(Pronoun::Group)),
    ("words", "one", Role::Pronoun(Pronoun::One)),
    ("words", "who", Role::Pronoun(Pronoun::Relative)),
    ("words", "according", Role::According),
];

/// The lists of first names, by the pronoun that fits them.
const FIRST_NAMES: &[(&str, &str, Gender)] =
    &[("names", "she", Gender::She), ("names", "he", Gender::He)];

/// The list of the endings of places' names.
const PLACES: &str = "place";

impl File {
    /// The words of one list; none when the asset does not have it.
    fn list(&self, section: &str, list: &str) -> &[String] {
        let lists = match section {
            "verbs" => &self.verbs,
            "sources" => &self.sources,
            "names" => &self.names,
            _ => &self.words,
        };
        lists.get(list).map_or(&[], Vec::as_slice)
    }
}

/// Tokens have their possessive endings taken off, so the words of a phrase must too.
fn without_possessives(phrase: &str) -> String {
    let words = phrase.split(' ').map(|word| {
        let (stem, owned) = without_possessive(word);
        match word.strip_suffix('\'') {
            Some(plural) if !owned => plural,
            _ => stem,
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

impl Lexicon {
    /// The compiled-in lexicon.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let file: Result<File, _> = toml::from_str(include_str!("../../assets/cues.toml"));
            #[expect(
                clippy::expect_used,
                reason = "compiled in, and read by the tests below"
            )]
            Lexicon::build(file.expect("assets/cues.toml is valid"))
        });
        &LEXICON
    }

    fn build(file: File) -> Self {
        let mut words: FxHashMap<Key, (Entry, Sets)> = FxHashMap::default();
        for (section, list, set) in SETS {
            for word in file.list(section, list) {
                let word = Key::of(&without_possessives(word));
                words.entry(word).or_default().1.insert(*set);
            }
        }
        for (section, list, role) in TABLE {
            for text in file.list(section, list) {
                let text = without_possessives(text);
                let mut parts = text.split(' ').map(str::to_owned);
                let first = Key::of(&parts.next().unwrap_or_default());
                let rest: Vec<_> = parts.collect();
                words.entry(first).or_default().0.learn(rest, *role);
            }
        }
        let mut numbers = FxHashMap::default();
        let (mut entries, mut sets) = (Vec::new(), Vec::new());
        for (word, (entry, own)) in words {
            entries.push(entry);
            sets.push(own);
            let number = u16::try_from(entries.len()).ok().and_then(NonZeroU16::new);
            if let Some(number) = number {
                numbers.insert(word, Known(number));
            }
        }
        let first_names = FIRST_NAMES.iter().flat_map(|(section, list, gender)| {
            let names = file.list(section, list).iter();
            names.map(|name| (Key::of(name), *gender))
        });
        Self {
            words: numbers,
            first_names: first_names.collect(),
            sets,
            entries,
            places: file.list("names", PLACES).to_vec(),
            residue: beginnings(&file.layout.residue),
            captions: beginnings(&file.layout.caption),
            inspection: file.inspection,
            evaluation: file.evaluation,
        }
    }

    /// The number of a word that is known.
    pub(crate) fn known(&self, word: &str) -> Option<Known> {
        self.known_by(Key::of(word))
    }

    /// The same by its key.
    pub(crate) fn known_by(&self, key: Key) -> Option<Known> {
        self.words.get(&key).copied()
    }

    /// The pronoun that fits a first name, in lower case.
    pub(crate) fn first_name(&self, name: &str) -> Option<Gender> {
        self.first_names.get(&Key::of(name)).copied()
    }

    /// Whether a set holds the word.
    pub(crate) fn has(&self, set: Set, word: &str) -> bool {
        self.known(word).is_some_and(|known| known.sets().has(set))
    }

    /// Whether a short line is left over from a web page.
    pub(crate) fn is_residue(&self, line: &str) -> bool {
        self.residue
            .is_match(Input::new(line).anchored(Anchored::Yes))
    }

    /// Whether a caption stands after this line.
    pub(crate) fn announces_caption(&self, line: &str) -> bool {
        self.captions
            .is_match(Input::new(line).anchored(Anchored::Yes))
    }

    /// Where the words of a caption begin that stands on the line which announces it: "Image caption, The town hall".
    pub(crate) fn caption_in(&self, line: &str) -> Option<usize> {
        let found = self
            .captions
            .find(Input::new(line).anchored(Anchored::Yes))?;
        let own = line[found.end()..].trim_start_matches([',', ':', ' ']);
        (!own.is_empty()).then(|| line.len() - own.len())
    }

    /// Whether these are the words of a grade. `words` is lower case.
    pub(crate) fn is_grade(&self, words: &str) -> bool {
        let words = words.trim();
        self.evaluation.grade.iter().any(|grade| grade == words)
    }
}

/// Finds which of some words a line begins with, case aside.
fn beginnings(words: &[String]) -> AhoCorasick {
    #[expect(clippy::expect_used, reason = "some short words fit any automaton")]
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .start_kind(StartKind::Anchored)
        .build(words)
        .expect("the beginnings of lines fit an automaton")
}
