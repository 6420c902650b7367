//! Words as numbers, by which they are told apart at once: whether a word is "the" is asked thousands of times in a text, and
//! where its letters are compared, how many there are is never foreseen.

/// A word of a text or of the rules. Two are the same when their words are; of more than eight bytes, but for a chance of one
/// in 2⁶⁴.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(u64);

/// As many bytes as the number holds.
const EIGHT: usize = 8;

/// The bits of so many bytes, the lowest ones.
const BITS: [u64; EIGHT + 1] = {
    let mut bits = [0; EIGHT + 1];
    let mut len = 1;
    while len <= EIGHT {
        bits[len] = bits[len - 1] << 8 | 0xFF;
        len += 1;
    }
    bits
};

impl Key {
    /// Of a word.
    pub(crate) const fn of(word: &str) -> Self {
        Self::at(word.as_bytes(), 0, word.len())
    }

    /// Of the word at a place in a text, in bytes.
    pub(crate) const fn at(text: &[u8], start: usize, end: usize) -> Self {
        let len = end - start;
        if len <= EIGHT {
            return Self(eight(text, start) & BITS[len]);
        }
        let last = eight(text, end - EIGHT).rotate_left(23);
        Self(eight(text, start) ^ last.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (len as u64) << 56)
    }
}

/// The eight bytes from a place on, the first one lowest; zeros where the text ends before.
const fn eight(text: &[u8], start: usize) -> u64 {
    let (_, rest) = text.split_at(start);
    if let Some(eight) = rest.first_chunk::<EIGHT>() {
        return u64::from_le_bytes(*eight);
    }
    let mut packed = 0;
    let mut at = rest.len();
    while at > 0 {
        at -= 1;
        packed = packed << 8 | rest[at] as u64;
    }
    packed
}

/// Whether a token is one of some words: `is_word!(token, "a" | "an")`.
macro_rules! is_word {
    ($token:expr, $($word:literal)|+) => {{
        let key = $token.key;
        $(key == const { $crate::extract::key::Key::of($word) })||+
    }};
}
pub(crate) use is_word;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_key_wherever_it_stands() {
        let text = "in the inspectorate of schools inspectorates the";
        let mut at = 0;
        for word in text.split(' ') {
            assert_eq!(Key::at(text.as_bytes(), at, at + word.len()), Key::of(word));
            at += word.len() + 1;
        }
        let words = [
            "",
            "a",
            "an",
            "inspecto",
            "inspector",
            "inspectors",
            "inspectorate",
            "sinspector",
        ];
        for (number, word) in words.iter().enumerate() {
            assert!(
                words[..number]
                    .iter()
                    .all(|other| Key::of(other) != Key::of(word)),
                "{word}"
            );
        }
    }
}
