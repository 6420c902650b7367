//! The asset is sound: no word twice, none that nothing reads, none that does two things.

use super::*;

fn lists() -> Vec<(String, Vec<String>)> {
    let file: toml::Table = toml::from_str(include_str!("../../../assets/cues.toml")).unwrap();
    let mut out = Vec::new();
    for (section, lists) in &file {
        for (name, words) in lists.as_table().unwrap() {
            let words = words
                .as_array()
                .unwrap()
                .iter()
                .map(|w| w.as_str().unwrap().to_owned())
                .collect();
            out.push((format!("{section}.{name}"), words));
        }
    }
    out
}

#[test]
fn no_word_stands_twice_in_one_list_and_all_are_lower_case() {
    for (name, words) in lists() {
        let mut seen = std::collections::HashSet::new();
        for word in words {
            assert_eq!(word, word.to_lowercase(), "{name}");
            assert!(seen.insert(word.clone()), "`{word}` stands twice in {name}");
        }
    }
}

#[test]
fn every_list_of_the_asset_is_read() {
    let used: Vec<String> = TABLE
        .iter()
        .map(|(s, l, _)| format!("{s}.{l}"))
        .chain(SETS.iter().map(|(s, l, _)| format!("{s}.{l}")))
        .chain([format!("names.{PLACES}")])
        .chain(FIRST_NAMES.iter().map(|(s, l, _)| format!("{s}.{l}")))
        .collect();
    for (name, _) in lists() {
        let fields = ["inspection.", "layout.", "evaluation."];
        let other = fields.iter().any(|section| name.starts_with(section));
        assert!(used.contains(&name) || other, "nothing reads {name}");
    }
}

#[test]
fn a_verb_is_not_also_a_verb_of_another_kind() {
    let verbs = TABLE
        .iter()
        .filter(|(.., role)| matches!(role, Role::Verb(_)));
    let names: Vec<_> = verbs.map(|(s, l, _)| format!("{s}.{l}")).collect();
    let verbs: Vec<_> = (lists().into_iter())
        .filter(|(name, _)| names.contains(name))
        .collect();
    for (i, (name, words)) in verbs.iter().enumerate() {
        for (other, others) in &verbs[i + 1..] {
            let both: Vec<_> = words.iter().filter(|w| others.contains(w)).collect();
            assert!(both.is_empty(), "{both:?} stand in {name} and {other}");
        }
    }
}
