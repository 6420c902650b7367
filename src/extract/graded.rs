//! Grades named in words beside the date of an inspection.
//!
//! Only what is said to have been judged counts: "good" and "adequate" are everyday words.

use super::lexicon::Lexicon;
use crate::model::Grade;

/// Verbs of giving a grade.
pub(super) fn judging() -> impl Iterator<Item = &'static str> {
    let verbs = &Lexicon::get().evaluation.judging;
    verbs.iter().map(String::as_str)
}

/// The grades that a text may name, the worst first.
pub(super) const GRADES: [Grade; 5] = [
    Grade::Inadequate,
    Grade::RequiresImprovement,
    Grade::Outstanding,
    Grade::Good,
    Grade::Adequate,
];

/// ", when services were judged to be good".
pub(super) fn grade_after(after: &str) -> Option<Grade> {
    let near = head(after, 200);
    // Not of "outcomes judged good", which are a part of what was judged.
    let leads = [
        "was",
        "were",
        "which",
        "that",
        "and",
        "ofsted",
        "inspectors",
        "it",
        ",",
        "",
    ];
    let whole = |at: usize| {
        let lead = near[..at].trim_end().rsplit(' ').next();
        leads.contains(&lead.unwrap_or_default())
    };
    let ends = judging().filter_map(|verb| {
        let at = near.find(verb).filter(|at| whole(*at))?;
        Some(at + verb.len())
    });
    first_grade(head(&near[ends.min()?..], 90))
}

/// "was judged to be adequate at the last inspection in", "the inadequate judgement of the inspection in".
pub(super) fn grade_before(before: &str) -> Option<Grade> {
    let near = tail(before, 160);
    let named = |grade: &Grade| {
        let words = format!("{grade} judgement");
        near.find(&words)
            .is_some_and(|at| ends_in_word(&near[..at + grade.as_str().len()], grade.as_str()))
    };
    let judgement = near
        .contains(" judgement")
        .then(|| GRADES.into_iter().find(named));
    let passive = || {
        let verbs = [
            "was judged",
            "were judged",
            "was rated",
            "were rated",
            "were found",
            "was found",
        ];
        let at = verbs
            .iter()
            .filter_map(|verb| near.rfind(verb).map(|at| at + verb.len()))
            .max()?;
        first_grade(head(&near[at..], 60))
    };
    judgement.flatten().or_else(passive)
}

/// The sentence after it: "The local authority was judged to be adequate."
pub(super) fn grade_next(next: &str) -> Option<Grade> {
    let (who, rest) = next
        .trim_start()
        .split_once(" was judged")
        .or_else(|| next.trim_start().split_once(" were judged"))?;
    let known = [
        "the local authority",
        "the council",
        "it",
        "services",
        "these",
        "they",
    ];
    known.contains(&who).then(|| first_grade(head(rest, 60)))?
}

/// The first grade in some words; "adequate" is never the tail of "inadequate", and "not good" is no grade.
fn first_grade(words: &str) -> Option<Grade> {
    let found = GRADES.into_iter().filter_map(|grade| {
        let name = grade.as_str();
        let places = words.match_indices(name).map(|(at, _)| at);
        let whole = |at: &usize| {
            let behind = words[at + name.len()..].chars().next();
            ends_in_word(&words[..at + name.len()], name)
                && !behind.is_some_and(char::is_alphanumeric)
                && !words[..*at].ends_with("not ")
                && !words[at + name.len()..].starts_with(" enough")
        };
        places.into_iter().find(whole).map(|at| (at, grade))
    });
    found.min_by_key(|(at, _)| *at).map(|(_, grade)| grade)
}

/// Whether the words end in this one, as a whole word.
pub(super) fn ends_in_word(words: &str, word: &str) -> bool {
    words
        .strip_suffix(word)
        .is_some_and(|rest| !rest.chars().next_back().is_some_and(char::is_alphanumeric))
}

/// Where the first word begins that begins so.
pub(super) fn first_word(words: &str, word: &str) -> Option<usize> {
    let mut places = words.match_indices(word).map(|(at, _)| at);
    places.find(|at| ends_in_word(&words[..at + word.len()], word))
}

/// So many bytes from the beginning.
pub(super) fn head(words: &str, bytes: usize) -> &str {
    &words[..words.floor_char_boundary(bytes.min(words.len()))]
}

/// So many bytes before the end.
pub(super) fn tail(words: &str, bytes: usize) -> &str {
    &words[words.floor_char_boundary(words.len().saturating_sub(bytes))..]
}
