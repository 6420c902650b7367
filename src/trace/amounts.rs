//! Amounts that can be written in more than one way: "two" and "2", "60 per cent" and "60%". A paper has its own style for them,
//! and a changed amount is one changed word, however it is written.

use super::words::{Folded, Words};

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The most words that an amount has: "twenty five per cent".
const LONGEST: usize = 4;

/// How many words before `end` write an amount, and which, in the one way in which amounts are compared; `None` for none.
/// `from` is the first word that may belong to it.
pub(super) fn ending(text: &Folded, from: usize, end: usize) -> Option<(usize, String)> {
    if end <= from || !may_end(text.word(end - 1)) {
        return None;
    }
    let longest = LONGEST.min(end - from);
    (1..=longest).rev().find_map(|count| {
        let words: Vec<&str> = (end - count..end).map(|at| text.word(at)).collect();
        Some((count, amount(&words)?))
    })
}

/// How many amounts end in some words.
pub(super) fn count(text: &Folded, words: Words) -> usize {
    words.filter(|at| may_end(text.word(*at))).count()
}

/// Whether an amount may end with this word.
fn may_end(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit() || c == '%')
        || matches!(word, "cent" | "percent")
        || number(&[word]).is_some()
}

fn amount(words: &[&str]) -> Option<String> {
    let (number, sign) = match words {
        [number @ .., "per", "cent"] | [number @ .., "percent"] => (number, "%"),
        [whole] if whole.ends_with('%') => {
            let digits = whole.trim_end_matches('%');
            return is_digits(digits).then(|| format!("{digits}%"));
        }
        number => (number, ""),
    };
    match number {
        [digits] if is_digits(digits) => Some(format!("{digits}{sign}")),
        words => Some(format!("{}{sign}", self::number(words)?)),
    }
}

fn is_digits(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// A number below a hundred in words.
fn number(words: &[&str]) -> Option<usize> {
    let small = |word: &str| SMALL.iter().position(|small| *small == word);
    let tens = |word: &str| Some(20 + 10 * TENS.iter().position(|tens| *tens == word)?);
    match words {
        [word] => small(word).or_else(|| tens(word)),
        [first, second] => {
            Some(tens(first)? + small(second).filter(|small| (1..10).contains(small))?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn an_amount_is_the_same_in_words_in_figures_and_with_its_sign() {
        let of = |text: &str| {
            let folded = Folded::passage(text, Span::new(0, text.len()));
            ending(&folded, 0, folded.words.len())
        };
        let same = |one: &str, other: &str| {
            let (one, other) = (of(one).unwrap().1, of(other).unwrap().1);
            one == other
        };
        assert!(same("two", "2") && same("Twenty-five", "25") && same("1,200", "1200"));
        assert!(
            same("60%", "60 per cent")
                && same("sixty percent", "60%")
                && same("3.5%", "3.5 per cent")
        );
        assert!(!same("60", "60%") && !same("twelve", "twenty"));
        assert_eq!(
            of("about twenty five per cent").map(|(words, _)| words),
            Some(4)
        );
        assert_eq!(of("up to ninety").map(|(words, _)| words), Some(1));
        assert_eq!(
            (of("some"), of("per cent"), of("recent"), of("£3m")),
            (None, None, None, None)
        );
    }
}
