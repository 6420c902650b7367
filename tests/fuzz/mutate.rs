//! Inputs that are nearly right.

use crate::dice::Dice;

/// Bytes and pieces that break readers of any format.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\x1b[2J",
    b"\r",
    b"\n\n",
    b"\x0c",
    b"\xff\xfe",
    b"\xc2\x9b",
    b"\xe2\x80",
    b"\xe2\x80\x9c",
    b"\xe2\x80\x9d",
    b"\xe2\x80\x98",
    b"\xe2\x80\x99",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x91\xa8",
    b"\xcc\x81",
    b"\"",
    b"'",
    b"<",
    b">",
    b"&",
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b"-1",
    b"0",
    b"2147483648",
    b"99999999999999999999",
    b"1e999",
    b"=",
    b":",
    b";",
    b"..",
    b"/",
];

/// The longest input that is made.
const LONGEST: usize = 60_000;

/// One of the corpus, changed in a few places; `words` are what its format is made of.
pub(crate) fn mutated(corpus: &[Vec<u8>], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = corpus[dice.below(corpus.len())].clone();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, corpus, words, dice);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], words: &[&str], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let part = |bytes: &[u8], dice: &mut Dice| {
        let start = dice.below(bytes.len() + 1);
        let end = (start + dice.below(200)).min(bytes.len());
        bytes[start..end].to_vec()
    };
    let mut put = |at: usize, piece: &[u8]| drop(bytes.splice(at..at, piece.iter().copied()));
    match dice.below(9) {
        0 => put(at, PIECES[dice.below(PIECES.len())]),
        1 | 2 if !words.is_empty() => put(at, words[dice.below(words.len())].as_bytes()),
        3 => {
            let other = &corpus[dice.below(corpus.len())];
            let piece = part(other, dice);
            put(at, &piece);
        }
        4 => {
            // The same again and again.
            let piece = part(bytes, dice);
            let many = piece.repeat(1 + dice.below(60));
            bytes.splice(at..at, many);
        }
        5 => {
            let end = (at + dice.below(300)).min(bytes.len());
            bytes.drain(at..end);
        }
        6 if dice.below(8) == 0 => bytes.truncate(at),
        7 => {
            let (from, to) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
            let moved: Vec<u8> = bytes.drain(from.min(to)..from.max(to)).collect();
            let at = dice.below(bytes.len() + 1);
            bytes.splice(at..at, moved);
        }
        _ => {
            for _ in 0..=dice.below(4) {
                let at = dice.below(bytes.len().max(1));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
    }
}
