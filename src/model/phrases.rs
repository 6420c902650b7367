//! Finds many phrases in a passage at once, case, line breaks, hyphens and kinds of apostrophe aside.

use std::ops::Range;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::{Anchored, dfa::DFA};

/// Phrases with a value each. A `*` at the end of a phrase stands for any ending of its last word.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    // Every finding is read by it: a table costs some memory once and halves the time.
    automaton: DFA,
    /// Where a passage begins: behind the space before its first word.
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
        let start = automaton.next_state(Anchored::No, start, b' ');
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
        let mut spaces = 1;
        fold(passage, |byte| {
            spaces += usize::from(byte == b' ');
            state = self.automaton.next_state(Anchored::No, state, byte);
            if self.automaton.is_match(state) {
                self.ended(state, spaces, &mut then);
            }
        });
    }

    /// Gives `then` the phrases that end here, `spaces` behind the beginning.
    #[inline(never)]
    fn ended(&self, state: StateID, spaces: usize, then: &mut impl FnMut(T, Range<usize>)) {
        for n in 0..self.automaton.match_len(state) {
            let (value, len, back) = self.values[self.automaton.match_pattern(state, n)];
            let start = spaces - back;
            then(value, start..start + len);
        }
    }
}

/// A passage as lower-case words with one space before and after each; apostrophes are dropped, hyphens part words.
pub(crate) fn folded(passage: &str) -> String {
    let mut out = vec![b' '];
    fold(passage, |byte| out.push(byte));
    // Whole characters went in, so it is text.
    String::from_utf8(out).unwrap_or_default()
}

/// Gives `then` the bytes of a [`folded`] passage after its first space.
fn fold(passage: &str, mut then: impl FnMut(u8)) {
    let bytes = passage.as_bytes();
    let (mut at, mut spaced) = (0, true);
    loop {
        // Most of a passage is plain letters, gone through without asking what else might stand there.
        while let Some(letter) = bytes.get(at).map(|byte| FOLDED[usize::from(*byte)])
            && letter > b' '
        {
            then(letter);
            at += 1;
            spaced = false;
        }
        let parts = match bytes.get(at).map(|byte| FOLDED[usize::from(*byte)]) {
            Some(FOREIGN) => {
                let c = passage[at..].chars().next().unwrap_or_default();
                at += c.len_utf8();
                if is_word_char(c) {
                    let lower = c.to_lowercase().collect::<String>();
                    lower.bytes().for_each(&mut then);
                    spaced = false;
                    continue;
                }
                !matches!(c, '’' | '‘' | '\u{AD}')
            }
            Some(known) => {
                at += 1;
                known == b' '
            }
            None => true,
        };
        if parts && !spaced {
            then(b' ');
            spaced = true;
        }
        if at >= bytes.len() && spaced {
            return;
        }
    }
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

/// Whether a character is a letter or digit; the marks and dashes of running text are told at once.
pub(crate) fn is_word_char(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric(),
    }
}

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
