//! Words of a printed heading or table, folded for comparison, with where they stand.

use crate::model::{Grade, Span};

/// A word in lower case without apostrophes: "children’s" is `childrens`, "re-inspection" is two words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
}

impl Word {
    /// Whether it is a number: of a page, a footnote, a table's row.
    pub(super) fn is_number(&self) -> bool {
        self.text.chars().all(char::is_numeric)
    }
}

/// The words of a part of a text. A footnote's number at the end of a word ("Board1") is not of it, and "judgment" has the
/// spelling of most reports.
pub(super) fn words(text: &str, part: Span) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in part.of(text).char_indices() {
        let (start, end) = (part.start + at, part.start + at + c.len_utf8());
        match c {
            '\'' | '’' | '‘' | '\u{AD}' => {}
            c if c.is_alphanumeric() => {
                if !open {
                    out.push(Word {
                        text: String::new(),
                        span: Span::new(start, end),
                    });
                }
                if let Some(word) = out.last_mut() {
                    word.text.extend(c.to_lowercase());
                    word.span.end = end;
                }
                open = true;
            }
            _ => open = false,
        }
    }
    for word in &mut out {
        let letters = word.text.trim_end_matches(char::is_numeric).len();
        if word.text.starts_with("judgment") {
            word.text.insert(4, 'e');
            continue;
        }
        if letters > 0 && letters < word.text.len() {
            word.span.end -= word.text.len() - letters;
            word.text.truncate(letters);
        }
    }
    out
}

/// Where `phrase`, words with one space between them, first stands in `words`.
pub(super) fn find(words: &[Word], phrase: &str) -> Option<usize> {
    (0..words.len()).find(|at| starts_with(&words[*at..], phrase))
}

/// Whether `words` begin with `phrase`, words with one space between them.
pub(super) fn starts_with(words: &[Word], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase
        .split(' ')
        .all(|part| words.next().is_some_and(|word| word.text == part))
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
pub(super) fn grade(words: &[Word]) -> Option<(Grade, usize)> {
    if starts_with(words, "in adequate") {
        return Some((Grade::Inadequate, 2));
    }
    let (phrase, grade) = GRADES
        .iter()
        .find(|(phrase, _)| starts_with(words, phrase))?;
    Some((*grade, phrase.split(' ').count()))
}

/// The words as printed, white space made one space.
pub(super) fn printed(text: &str, words: &[Word]) -> String {
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

    fn all(text: &str) -> Vec<Word> {
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
