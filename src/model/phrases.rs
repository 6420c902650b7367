//! Finds many phrases in a passage at once, case, line breaks, hyphens and kinds of apostrophe aside.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Phrases with a value each. A `*` at the end of a phrase stands for any ending of its last word.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    automaton: AhoCorasick,
    values: Vec<T>,
}

impl<T: Copy> Phrases<T> {
    /// Compiles phrases, which are lower case.
    pub(crate) fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let (mut patterns, mut values) = (Vec::new(), Vec::new());
        for (phrase, value) in phrases {
            let (words, open) = match phrase.strip_suffix('*') {
                Some(words) => (words, true),
                None => (phrase, false),
            };
            let mut spellings = vec![folded(words), folded(&words.replace('-', ""))];
            spellings.dedup();
            for spelling in spellings {
                let end = if open {
                    spelling.trim_end().len()
                } else {
                    spelling.len()
                };
                patterns.push(spelling[..end].to_owned());
                values.push(value);
            }
        }
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            // Every finding is read by it: a table costs some memory once and halves the time.
            .kind(Some(AhoCorasickKind::DFA))
            .build(&patterns);
        #[expect(
            clippy::expect_used,
            reason = "fails only when the patterns exceed two thousand million states"
        )]
        let automaton = built.expect("the phrases of an asset fit an automaton");
        Self { automaton, values }
    }

    /// Every occurrence in a [`folded`] passage, overlapping ones too: its value and where it stands in the folded words.
    pub(crate) fn find<'s>(
        &'s self,
        folded: &'s str,
    ) -> impl Iterator<Item = (T, Range<usize>)> + 's {
        self.automaton
            .find_overlapping_iter(folded)
            .map(|hit| (self.values[hit.pattern()], hit.range()))
    }
}

/// A passage as lower-case words with one space before and after each; apostrophes are dropped, hyphens part words.
pub(crate) fn folded(passage: &str) -> String {
    let mut out = Vec::with_capacity(passage.len() + 2);
    out.push(b' ');
    let mut rest = passage.as_bytes();
    while let Some(first) = rest.first() {
        // Nearly everything is a run of plain letters.
        if first.is_ascii() {
            match first {
                b if b.is_ascii_alphanumeric() => out.push(b.to_ascii_lowercase()),
                b'\'' => {}
                _ if out.ends_with(b" ") => {}
                _ => out.push(b' '),
            }
            rest = &rest[1..];
            continue;
        }
        let at = passage.len() - rest.len();
        let Some(c) = passage[at..].chars().next() else {
            break;
        };
        rest = &rest[c.len_utf8()..];
        match c {
            '’' | '‘' | '\u{AD}' => {}
            c if c.is_alphanumeric() => {
                let lower: String = c.to_lowercase().collect();
                out.extend_from_slice(lower.as_bytes());
            }
            _ if out.ends_with(b" ") => {}
            _ => out.push(b' '),
        }
    }
    if !out.ends_with(b" ") {
        out.push(b' ');
    }
    // Whole characters went in, so it is text.
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_lines_and_apostrophes_make_no_difference() {
        let phrases = Phrases::new([("whistle-blow*", 1), ("children's plan", 2), ("audit", 3)]);
        let found = |text: &str| {
            phrases
                .find(&folded(text))
                .map(|(v, _)| v)
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Whistleblowing"), [1]);
        assert_eq!(found("whistle\nblower"), [1]);
        assert_eq!(found("a children’s plan"), [2]);
        assert_eq!(found("audits"), [0; 0]);
    }
}
