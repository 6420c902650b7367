//! Words of a printed heading or table, folded for comparison, with where they stand.

use std::borrow::Cow;

use crate::model::phrases::FOLDED;
use crate::model::{Grade, Span};

/// A word in lower case without apostrophes: "children’s" is `childrens`, "re-inspection" is two words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) span: Span,
}

impl Word<'_> {
    /// Whether it is a number: of a page, a footnote, a table's row.
    pub(super) fn is_number(&self) -> bool {
        self.text.chars().all(char::is_numeric)
    }
}

/// The words of a part of a text.
pub(super) fn words(text: &str, part: Span) -> Vec<Word<'_>> {
    each(text, part).collect()
}

/// The same one by one: who asks for the first has no others read.
pub(super) fn each(text: &str, part: Span) -> impl Iterator<Item = Word<'_>> {
    let mut at = part.start;
    std::iter::from_fn(move || {
        let mut word: Option<Word<'_>> = None;
        while let Some(c) = text[at..part.end].chars().next() {
            let start = at;
            at += run(&text.as_bytes()[at..part.end]).max(c.len_utf8());
            match c {
                '\'' | '’' | '‘' | '\u{AD}' => {}
                c if c.is_alphanumeric() => {
                    let letters = lower(&text[start..at]);
                    word = Some(match word {
                        None => Word {
                            text: letters,
                            span: Span::new(start, at),
                        },
                        Some(begun) => Word {
                            text: begun.text + letters,
                            span: Span::new(begun.span.start, at),
                        },
                    });
                }
                _ if word.is_some() => break,
                _ => {}
            }
        }
        word.map(settled)
    })
}

/// How many plain letters and digits some bytes begin with.
fn run(bytes: &[u8]) -> usize {
    let letters = bytes
        .iter()
        .take_while(|byte| FOLDED[usize::from(**byte)] > b' ');
    letters.count()
}

/// Most words are in lower case as they stand.
fn lower(letters: &str) -> Cow<'_, str> {
    let plain = |byte: u8| FOLDED[usize::from(byte)] == byte;
    if letters.bytes().all(plain) {
        Cow::Borrowed(letters)
    } else {
        Cow::Owned(letters.to_lowercase())
    }
}

/// A footnote's number at the end of a word ("Board1") is not of it, and "judgment" has the spelling of most reports.
fn settled(mut word: Word<'_>) -> Word<'_> {
    let letters = word.text.trim_end_matches(char::is_numeric).len();
    if word.text.starts_with("judgment") {
        word.text.to_mut().insert(4, 'e');
    } else if letters > 0 && letters < word.text.len() {
        word.span.end -= word.text.len() - letters;
        word.text.to_mut().truncate(letters);
    }
    word
}

/// Where `phrase`, words with one space between them, first stands in `words`.
pub(super) fn find(words: &[Word<'_>], phrase: &str) -> Option<usize> {
    let first = phrase.split(' ').next()?;
    (0..words.len()).find(|at| words[*at].text == first && starts_with(&words[*at..], phrase))
}

/// Whether `words` begin with `phrase`, words with one space between them.
pub(super) fn starts_with(words: &[Word<'_>], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase
        .split(' ')
        .all(|part| words.next().is_some_and(|word| word.text == part))
}

/// Whether `words` are those of a phrase as far as both go.
pub(super) fn agrees(words: &[Word<'_>], phrase: &str) -> bool {
    let mut both = words.iter().zip(phrase.split(' '));
    both.all(|(word, part)| word.text == part)
}

/// Whether a part of a text begins with one of some phrases. Of most parts the first word is read, and no more.
pub(super) fn begins_with(text: &str, part: Span, phrases: &[&str]) -> bool {
    let first = each(text, part).next();
    phrases
        .iter()
        .any(|phrase| agrees(first.as_slice(), phrase))
        && {
            let words = words(text, part);
            phrases.iter().any(|phrase| starts_with(&words, phrase))
        }
}

/// Whether a grade may begin with a word.
pub(super) fn begins_grade(word: &Word<'_>) -> bool {
    let agrees = |phrase| agrees(std::slice::from_ref(word), phrase);
    word.text == "in" || GRADES.iter().any(|(phrase, _)| agrees(phrase))
}

/// All printed forms of a grade, the longest first.
const GRADES: &[(&str, Grade)] = &[
    (
        "requires improvement to be good",
        Grade::RequiresImprovement,
    ),
    ("require improvement to be good", Grade::RequiresImprovement),
    (
        "requiring improvement to be good",
        Grade::RequiresImprovement,
    ),
    ("requires improvement", Grade::RequiresImprovement),
    ("require improvement", Grade::RequiresImprovement),
    ("requiring improvement", Grade::RequiresImprovement),
    ("not judged", Grade::NotJudged),
    ("outstanding", Grade::Outstanding),
    ("good", Grade::Good),
    ("adequate", Grade::Adequate),
    ("inadequate", Grade::Inadequate),
];

/// The grade with which `words` begin, and how many words it takes. "in-adequate", parted at the end of a line, is not
/// adequate.
pub(super) fn grade(words: &[Word<'_>]) -> Option<(Grade, usize)> {
    if starts_with(words, "in adequate") {
        return Some((Grade::Inadequate, 2));
    }
    let (phrase, grade) = GRADES
        .iter()
        .find(|(phrase, _)| starts_with(words, phrase))?;
    Some((*grade, phrase.split(' ').count()))
}

/// The words as printed, white space made one space.
pub(super) fn printed(text: &str, words: &[Word<'_>]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    plain(Span::new(first.span.start, last.span.end).of(text))
}

/// A text with each run of white space made one space.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Word<'_>> {
        words(text, Span::new(0, text.len()))
    }

    #[test]
    fn a_footnotes_number_and_an_apostrophe_are_not_of_the_word() {
        let text = "Board1 children’s Re-inspection 2.1 improve?¹";
        let found: Vec<_> = all(text).into_iter().map(|word| word.text).collect();
        assert_eq!(
            found,
            [
                "board",
                "childrens",
                "re",
                "inspection",
                "2",
                "1",
                "improve",
                "¹"
            ]
        );
        assert_eq!(printed(text, &all(text)[..2]), "Board1 children’s");
        assert_eq!(printed(text, &all(text)[..1]), "Board");
    }

    #[test]
    fn adequate_is_never_the_tail_of_inadequate() {
        let grade = |text: &str| grade(&all(text)).map(|(grade, _)| grade);
        assert_eq!(grade("Adequate"), Some(Grade::Adequate));
        assert_eq!(grade("inadequate"), Some(Grade::Inadequate));
        assert_eq!(grade("in-\nadequate"), Some(Grade::Inadequate));
        assert_eq!(
            grade("Requires\nImprovement to be good"),
            Some(Grade::RequiresImprovement)
        );
        assert_eq!(grade("Not Judged"), Some(Grade::NotJudged));
        assert_eq!(grade("goodness"), None);
    }
}
