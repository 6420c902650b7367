//! Finds many phrases in a passage at once, case, line breaks, hyphens and kinds of apostrophe aside.

use std::ops::Range;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::{Anchored, dfa::DFA};

/// Phrases with a value each. A `*` at the end of a phrase stands for any ending of its last word.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    // Every finding is read by it: a table costs some memory once and halves the time.
    automaton: DFA,
    start: StateID,
    /// What each phrase stands for, how many words it has, and how many words have begun before it when it is found.
    values: Vec<(T, usize, usize)>,
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
                let len = spelling.split_whitespace().count();
                values.push((value, len, len + usize::from(!open)));
                patterns.push(spelling[..end].to_owned());
            }
        }
        #[expect(
            clippy::expect_used,
            reason = "fails only when the patterns exceed two thousand million states"
        )]
        let automaton = DFA::new(&patterns).expect("the phrases of an asset fit an automaton");
        #[expect(clippy::expect_used, reason = "built to search from anywhere")]
        let start = automaton
            .start_state(Anchored::No)
            .expect("a search may start");
        Self {
            automaton,
            start,
            values,
        }
    }

    /// Gives `then` every occurrence in a passage, overlapping ones too, in the order of their ends: its value and its words by
    /// number.
    pub(crate) fn find(&self, passage: &str, mut then: impl FnMut(T, Range<usize>)) {
        let mut state = self.start;
        let mut spaces = 0;
        for byte in folded_bytes(passage) {
            spaces += usize::from(byte == b' ');
            state = self.automaton.next_state(Anchored::No, state, byte);
            if self.automaton.is_match(state) {
                for n in 0..self.automaton.match_len(state) {
                    let (value, len, back) = self.values[self.automaton.match_pattern(state, n)];
                    let start = spaces - back;
                    then(value, start..start + len);
                }
            }
        }
    }
}

/// A passage as lower-case words with one space before and after each; apostrophes are dropped, hyphens part words.
pub(crate) fn folded(passage: &str) -> String {
    // Whole characters went in, so it is text.
    String::from_utf8(folded_bytes(passage)).unwrap_or_default()
}

fn folded_bytes(passage: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(passage.len() + 2);
    out.push(b' ');
    let mut rest = passage;
    loop {
        let word = rest.bytes().position(|b| FOLDED[usize::from(b)] <= b' ');
        let (word, next) = rest.split_at(word.unwrap_or(rest.len()));
        out.extend_from_slice(word.as_bytes());
        let Some(c) = next.chars().next() else {
            break;
        };
        rest = &next[c.len_utf8()..];
        match c {
            '\'' | '’' | '‘' | '\u{AD}' => {}
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
    out.make_ascii_lowercase();
    out
}

/// What becomes of a byte: a letter or digit in lower case, a space, or nothing (0); of another character [`FOREIGN`].
pub(crate) const FOLDED: [u8; 256] = {
    let mut to = [FOREIGN; 256];
    let mut from = 0_u8;
    while from < 128 {
        to[from as usize] = if from.is_ascii_alphanumeric() {
            from.to_ascii_lowercase()
        } else {
            b' '
        };
        from += 1;
    }
    to[b'\'' as usize] = 0;
    to
};

/// Stands for a byte of a character outside ASCII.
pub(crate) const FOREIGN: u8 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_lines_and_apostrophes_make_no_difference() {
        let phrases = Phrases::new([("whistle-blow*", 1), ("children's plan", 2), ("audit", 3)]);
        let found = |text: &str| {
            let mut found = Vec::new();
            phrases.find(text, |value, _| found.push(value));
            found
        };
        assert_eq!(found("Whistleblowing"), [1]);
        assert_eq!(found("whistle\nblower"), [1]);
        assert_eq!(found("a children’s plan"), [2]);
        assert_eq!(found("audits"), [0; 0]);
    }
}
