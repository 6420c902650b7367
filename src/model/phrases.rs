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

    /// Every occurrence in a [`folded`] passage, overlapping ones too: its value and where it stands in the folded words.
    pub(crate) fn find(&self, folded: &str) -> Vec<(T, Range<usize>)> {
        let mut found = Vec::new();
        let mut state = self.start;
        for (at, byte) in folded.bytes().enumerate() {
            state = self.automaton.next_state(Anchored::No, state, byte);
            if !self.automaton.is_match(state) {
                continue;
            }
            for n in 0..self.automaton.match_len(state) {
                let phrase = self.automaton.match_pattern(state, n);
                let start = at + 1 - self.automaton.pattern_len(phrase);
                found.push((self.values[phrase], start..at + 1));
            }
        }
        found
    }
}

/// A passage as lower-case words with one space before and after each; apostrophes are dropped, hyphens part words.
pub(crate) fn folded(passage: &str) -> String {
    let mut out = Vec::with_capacity(passage.len() + 2);
    out.push(b' ');
    let mut rest = passage;
    while !rest.is_empty() {
        rest = &rest[fold_ascii(rest, &mut out)..];
        let Some(c) = rest.chars().next().filter(|c| !c.is_ascii()) else {
            continue;
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

/// What becomes of each ASCII character: a letter or digit in lower case, a space, or nothing (0).
pub(crate) const FOLDED: [u8; 128] = {
    let mut to = [b' '; 128];
    let mut from = 0_u8;
    while from < 128 {
        if from.is_ascii_alphanumeric() {
            to[from as usize] = from.to_ascii_lowercase();
        }
        from += 1;
    }
    to[b'\'' as usize] = 0;
    to
};

/// So many bytes are folded at a time.
const PIECE: usize = 64;

/// Adds the ASCII characters at the start of `rest` to folded words, a piece of them at most, and tells how many it added.
/// Each is written and then kept or not: nothing has to be guessed.
fn fold_ascii(rest: &str, out: &mut Vec<u8>) -> usize {
    let mut at = out.len();
    out.resize(at + rest.len().min(PIECE), 0);
    let mut last = out[at - 1];
    let mut read = 0;
    for byte in rest.bytes().take(PIECE) {
        let Some(to) = FOLDED.get(usize::from(byte)).copied() else {
            break;
        };
        out[at] = to;
        at += usize::from(to > b' ' || to == b' ' && last != b' ');
        last = if to == 0 { last } else { to };
        read += 1;
    }
    out.truncate(at);
    read
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
                .into_iter()
                .map(|(v, _)| v)
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Whistleblowing"), [1]);
        assert_eq!(found("whistle\nblower"), [1]);
        assert_eq!(found("a children’s plan"), [2]);
        assert_eq!(found("audits"), [0; 0]);
    }
}
