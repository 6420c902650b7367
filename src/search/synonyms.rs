//! Terms that mean the same in reports of different years, from `assets/synonyms.toml`.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase::Phrase;
use super::query::read_words;
use super::spelling::stem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    same: Vec<Vec<String>>,
}

/// One term of a list of terms with the same meaning.
struct Member {
    words: Vec<String>,
    phrase: Phrase,
}

static MEANINGS: LazyLock<Vec<Vec<Member>>> = LazyLock::new(|| {
    let file: Result<File, _> = toml::from_str(include_str!("../../assets/synonyms.toml"));
    #[expect(
        clippy::expect_used,
        reason = "compiled in, and read by the test below"
    )]
    let file = file.expect("assets/synonyms.toml is valid");
    let member = |text: &String| {
        let words = read_words(text, false)
            .into_iter()
            .map(|(word, _)| word.letters);
        let phrase = Phrase::read(text, true)?;
        Some(Member {
            words: words.collect(),
            phrase,
        })
    };
    file.same
        .iter()
        .map(|list| list.iter().filter_map(member).collect())
        .collect()
});

/// Every term, in the order of the file.
pub(super) fn phrases() -> impl Iterator<Item = &'static Phrase> {
    MEANINGS.iter().flatten().map(|member| &member.phrase)
}

/// The runs of typed words that are a known term, each with the other terms for the same thing.
pub(super) fn alternatives(typed: &[&str]) -> Vec<(Range<usize>, Vec<&'static Phrase>)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < typed.len() {
        let Some((length, others)) = longest(&typed[start..]) else {
            start += 1;
            continue;
        };
        found.push((start..start + length, others));
        start += length;
    }
    found
}

/// The longest known term that begins the typed words, in its singular or plural.
fn longest(typed: &[&str]) -> Option<(usize, Vec<&'static Phrase>)> {
    let begins = |member: &Member| {
        let mut pairs = member.words.iter().zip(typed);
        member.words.len() <= typed.len() && pairs.all(|(a, b)| stem(a) == stem(b))
    };
    let terms = MEANINGS
        .iter()
        .flat_map(|list| list.iter().map(move |member| (list, member)));
    let (list, member) = terms
        .filter(|(_, member)| begins(member))
        .max_by_key(|(_, member)| member.words.len())?;
    let others = list.iter().filter(|other| other.words != member.words);
    Some((
        member.words.len(),
        others.map(|other| &other.phrase).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_leads_to_the_others_and_the_longest_one_counts() {
        assert!(MEANINGS.iter().all(|list| list.len() > 1));
        let typed = ["visits", "to", "children", "looked", "after", "by", "iro"];
        let found = alternatives(&typed);
        let runs: Vec<_> = found
            .iter()
            .map(|(run, others)| (run.clone(), others.len()))
            .collect();
        assert_eq!(runs, [(2..5, 3), (6..7, 1)]);
        assert!(alternatives(&["children", "in"]).is_empty());
    }
}
