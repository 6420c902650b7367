//! Which councils a text is about, by the names in `assets/councils.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use rustc_hash::FxHashSet;

use super::gender::Gender;
use super::lexicon::{Lexicon, Set};
use crate::model::council::{Council, abolished, councils};
use crate::model::{Gss, Span};

/// A council named in a text.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// Where the name stands.
    pub(crate) span: Span,
    pub(crate) council: &'static Council,
    /// Whether the name says "council" and not only the place.
    pub(crate) full: bool,
}

struct Gazetteer {
    automaton: AhoCorasick,
    /// The first bytes of all names, in lower case: most words with a capital begin no name.
    beginnings: FxHashSet<[u8; BEGINNING]>,
    /// What each pattern means; `None` for a name that holds a council's and means something else.
    meanings: Vec<Option<(&'static Council, bool)>>,
}

/// No name is shorter, in bytes.
const BEGINNING: usize = 3;
/// Places named this near the start of a text stand in its headline or first sentence, in bytes.
const HEADER: usize = 400;
/// How much more a name counts there, and how much more a full name counts.
const IN_HEADER: usize = 3;
const IN_FULL: usize = 2;
/// A second council must be named this often for the document to be about it too.
const SECOND: usize = 3;

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
        let mut meanings: HashMap<String, Option<(&'static Council, bool)>> = HashMap::new();
        for council in councils() {
            let short =
                |name: &str| name == council.name || council.aliases.iter().any(|a| a == name);
            for name in council.names() {
                let full = !short(&name);
                meanings
                    .entry(name.to_lowercase())
                    .or_insert(Some((council, full)));
            }
            for trust in &council.trusts {
                meanings
                    .entry(trust.name.to_lowercase())
                    .or_insert(Some((council, true)));
            }
        }
        // The name alone is the place, which others serve today.
        for council in abolished() {
            for name in council
                .names()
                .into_iter()
                .filter(|name| *name != council.name)
            {
                let meaning = Some((council, true));
                meanings.entry(name.to_lowercase()).or_insert(meaning);
            }
        }
        for other in councils().iter().flat_map(|c| &c.lookalikes) {
            meanings.entry(other.to_lowercase()).or_insert(None);
        }
        let mut patterns: Vec<_> = meanings.into_iter().collect();
        patterns.sort_by(|a, b| a.0.cmp(&b.0));
        let (names, meanings): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
        let beginnings = names.iter().filter_map(|name| beginning(name.as_bytes()));
        let beginnings = beginnings.collect();
        let built = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(names);
        #[expect(
            clippy::expect_used,
            reason = "fails only when the names exceed two thousand million states"
        )]
        let automaton = built.expect("the names of the councils fit an automaton");
        Gazetteer {
            automaton,
            beginnings,
            meanings,
        }
    });
    &GAZETTEER
}

/// The first bytes of some words, in lower case.
fn beginning(words: &[u8]) -> Option<[u8; BEGINNING]> {
    Some(words.first_chunk()?.map(|byte| byte.to_ascii_lowercase()))
}

/// All councils named in a text, in order. A name inside a longer one ("Gloucestershire" in "South Gloucestershire") and
/// a town in an address are none.
pub(crate) fn named(text: &str) -> Vec<Named> {
    let gazetteer = gazetteer();
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    // A name begins with a capital ("reading" and "bury" are words): it is looked for nowhere else.
    while let Some(at) = next_capital(bytes, from) {
        from = at + 1;
        if beginning(&bytes[at..]).is_none_or(|begun| !gazetteer.beginnings.contains(&begun)) {
            continue;
        }
        let input = Input::new(text).range(at..).anchored(Anchored::Yes);
        let Some(hit) = gazetteer.automaton.find(input) else {
            continue;
        };
        from = hit.end();
        let span = Span::new(hit.start(), hit.end());
        let Some((council, full)) = gazetteer.meanings[hit.pattern()] else {
            continue;
        };
        let place = full || !is_surname(text, span);
        if place && is_word(text, span) && !is_address(text, span) {
            found.push(Named {
                span,
                council,
                full,
            });
        }
    }
    found
}

/// The next capital that begins a word.
fn next_capital(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + bytes[from..].iter().position(u8::is_ascii_uppercase)?;
        if at == 0 || !bytes[at - 1].is_ascii_alphanumeric() {
            return Some(at);
        }
        from = at + 1;
    }
}

fn is_word(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
        && !after.is_some_and(char::is_alphanumeric)
}

/// A town before a postcode: every report since 2007 prints Ofsted's address in Manchester, Bristol or London.
fn is_address(text: &str, span: Span) -> bool {
    let rest = text[span.end..].trim_start_matches([' ', ',', '\n', '\u{A0}']);
    let area = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let district = rest
        .bytes()
        .skip(area)
        .take_while(u8::is_ascii_digit)
        .count();
    (1..=2).contains(&area) && (1..=2).contains(&district)
}

/// The councils a document is about, the one named most first.
pub(crate) fn about(named: &[Named]) -> Vec<Gss> {
    let mut weights: Vec<(&'static Council, usize, usize)> = Vec::new();
    for name in named {
        let weight = if name.span.start < HEADER {
            IN_HEADER
        } else {
            1
        } * if name.full { IN_FULL } else { 1 };
        match weights
            .iter_mut()
            .find(|(council, ..)| council.gss == name.council.gss)
        {
            Some((_, total, full)) => {
                *total += weight;
                *full += usize::from(name.full);
            }
            None => weights.push((name.council, weight, usize::from(name.full))),
        }
    }
    weights.sort_by_key(|(_, total, _)| std::cmp::Reverse(*total));
    let main = weights.first().map_or(0, |(_, total, _)| *total);
    let about = weights
        .into_iter()
        .enumerate()
        .filter(|(place, (_, total, full))| *place == 0 || *full >= SECOND && total * 3 >= main);
    about.map(|(_, (council, ..))| council.code()).collect()
}

/// The fullest name by which a text calls a council: "Gloucestershire County Council".
pub(crate) fn fullest_name(text: &str, named: &[Named], gss: &Gss) -> Option<String> {
    let own = named.iter().filter(|n| n.council.gss == *gss);
    let council = own
        .filter(|n| n.span.of(text).ends_with("ouncil"))
        .map(|n| n.span.of(text));
    let longest = council.max_by_key(|name| name.len())?;
    Some(longest.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "Cllr Bernard Stoke", "Mrs Kent": whoever is called like a place.
fn is_surname(text: &str, name: Span) -> bool {
    let before = text[..name.start].strip_suffix(' ').unwrap_or_default();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
    let word = word.filter(|word| word.starts_with(char::is_uppercase));
    word.is_some_and(|word| {
        let lower = word.to_lowercase();
        let title = || Gender::of_word(&lower).is_some() || Lexicon::get().has(Set::Titled, &lower);
        Gender::of_name(&lower).is_some() || title()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        named(text)
            .iter()
            .map(|n| n.council.name.as_str())
            .collect()
    }

    #[test]
    fn a_councillors_surname_made_the_article_one_about_stoke() {
        for person in ["Cllr Bernard Stoke", "Mrs Kent", "Councillor Stoke"] {
            assert!(
                named(&format!("{person} said it was late.")).is_empty(),
                "{person}"
            );
        }
        assert_eq!(named("Inspectors came to Stoke in May.").len(), 1);
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(
            names("South Gloucestershire Council and Gloucestershire"),
            ["South Gloucestershire", "Gloucestershire"]
        );
        assert_eq!(names("Derbyshire, not Derby"), ["Derbyshire", "Derby"]);
    }

    #[test]
    fn manchester_in_ofsteds_address_is_no_council() {
        assert!(names("Piccadilly Gate\nStore Street\nManchester\nM1 2WD").is_empty());
        assert_eq!(names("Manchester City Council"), ["Manchester"]);
    }

    #[test]
    fn an_abolished_council_is_named_by_its_full_name_alone() {
        assert_eq!(
            names("Northamptonshire County Council was to go; Northamptonshire stays."),
            ["Northamptonshire"]
        );
        assert_eq!(names("Dorset Council and Dorset County Council").len(), 2);
    }

    #[test]
    fn no_name_is_too_short_to_be_looked_for() {
        let gazetteer = gazetteer();
        let shortest = gazetteer.automaton.min_pattern_len();
        assert!(shortest >= BEGINNING, "a name of {shortest} bytes");
    }

    #[test]
    fn words_that_are_also_places_need_a_capital() {
        assert!(names("after reading it they bury the report").is_empty());
    }
}
