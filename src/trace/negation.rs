//! Words that turn a sentence into its opposite. A sentence and its negation must never pass as the same.

/// Words that negate what follows.
const WORDS: [&str; 14] = [
    "not", "no", "never", "cannot", "without", "nor", "neither", "none", "nothing", "nobody",
    "hardly", "barely", "scarcely", "rarely",
];

/// Beginnings that negate the word they stand on.
const PREFIXES: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "mis", "non"];

/// What an article says before a fragment to negate it in its own words.
const REPORTED: [&str; 6] = ["fail", "lack", "far", "nowhere", "anything", "absence"];

/// Whether a folded word negates.
pub(super) fn is_negation(word: &str) -> bool {
    WORDS.contains(&word) || word.ends_with("n't")
}

/// Whether a folded word before a quoted fragment may negate it, in whatever way a writer chose.
pub(super) fn may_negate(word: &str) -> bool {
    is_negation(word) || REPORTED.iter().any(|stem| word.starts_with(stem))
}

/// Whether the word may stand off its word as a negation: taking the space away would hide or make one.
pub(super) fn is_prefix(word: &str) -> bool {
    is_negation(word) || PREFIXES.contains(&word)
}

/// Whether one word is the other with a negating beginning: "effective" and "ineffective".
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    let negates = |longer: &str, shorter: &str| {
        let long_enough = shorter.len() >= 3;
        long_enough
            && longer
                .strip_suffix(shorter)
                .is_some_and(|start| PREFIXES.contains(&start))
    };
    negates(one, other) || negates(other, one)
}

/// Whether putting `one` in the place of `other` turns the sentence into its opposite.
pub(super) fn negates(one: &[&str], other: &[&str]) -> bool {
    let count = |words: &[&str]| words.iter().filter(|word| is_negation(word)).count();
    let opposite = |a: &&str| other.iter().any(|b| are_opposite(a, b));
    count(one) != count(other) || one.iter().any(opposite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_put_in_taken_out_or_grown_on_is_seen() {
        assert!(
            negates(&[], &["not"])
                && negates(&["can"], &["can't"])
                && negates(&["with"], &["without"])
        );
        assert!(negates(&["effective"], &["ineffective"]) && negates(&["unsafe"], &["safe"]));
        assert!(negates(&["adequate"], &["inadequate"]) && negates(&["are"], &["are", "not"]));
        assert!(!negates(&["timescale"], &["timescales"]) && !negates(&["never"], &["not"]));
        assert!(!negates(&["were"], &["are"]) && !negates(&["side"], &["in"]));
    }
}
