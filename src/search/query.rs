//! What the reader typed, read as words, phrases, negations and fields.

use super::QueryError;
use super::field::Field;
use super::phrase::Phrase;
use super::words::{Kind, tokens};

/// Words that one query may have: each costs one pass over the index.
const MOST_WORDS: usize = 32;

/// Every mark that opens or closes a phrase.
pub(super) const QUOTES: [char; 5] = ['"', '“', '”', '„', '‟'];

/// A parsed query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
}

/// One thing that a finding must be, or must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Whether it must not be so.
    pub(super) negated: bool,
    /// As the reader typed it.
    pub(super) typed: String,
    /// What is asked.
    pub(super) ask: Ask,
}

/// What a clause asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// A word that a word of the finding must match.
    Word(Word),
    /// Words in a row, as written.
    Phrase(Phrase),
    /// A property of the finding or its document.
    Field(Field),
}

/// A typed word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded; a hyphenated one joined.
    pub(super) letters: String,
    /// A hyphenated one as the words it is made of.
    pub(super) parts: Option<Phrase>,
    /// Whether nothing, not even a space, was typed after it.
    pub(super) unfinished: bool,
}

/// The words of a text, hyphenated ones joined. The last may be unfinished when the text ends in it.
pub(super) fn read_words(text: &str, unfinished: bool) -> Vec<(Word, usize)> {
    let mut found: Vec<(Word, usize)> = Vec::new();
    let mut end = 0;
    tokens(text, |token| {
        let mut start = token.span.start;
        if token.kind == Kind::Extra {
            // The bare number of a percentage is not what was typed; a compound stands for its parts.
            let Some(first) = found
                .len()
                .checked_sub(token.parts)
                .filter(|_| token.parts > 0)
            else {
                return;
            };
            start = found[first].1;
            found.truncate(first);
        }
        end = token.span.end;
        let open = unfinished && end == text.len();
        let compound = token.kind == Kind::Extra;
        let word = Word {
            letters: token.word.to_owned(),
            parts: compound
                .then(|| Phrase::read(token.span.of(text), open))
                .flatten(),
            unfinished: open,
        };
        found.push((word, start));
    });
    found
}

impl Query {
    /// Reads what the reader typed. Never panics. A phrase or field that may still be being typed is no error.
    ///
    /// # Errors
    /// For an unknown field, a value no field can have, or more words than can be searched at a keystroke.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut at = 0;
        while let Some(next) = text[at..].find(|c: char| !c.is_whitespace()) {
            at = query.clause(text, at + next)?;
        }
        Ok(query)
    }

    /// Whether it asks for nothing, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Reads the clause that begins at byte `at`; gives the byte after it.
    fn clause(&mut self, text: &str, at: usize) -> Result<usize, QueryError> {
        let after_sign = text[at..].strip_prefix('-').map_or(at, |_| at + 1);
        let rest = &text[after_sign..];
        let negated = after_sign > at && rest.starts_with(|c: char| !c.is_whitespace() && c != '-');
        let start = if negated { after_sign } else { at };
        if let Some((inner, end)) = quoted(text, start) {
            self.phrase(text, inner, end, negated);
            return Ok(end);
        }
        if let Some((name, value_at)) = field_name(text, start) {
            return self.field(text, &name, start, value_at, negated);
        }
        let end = chunk_end(text, start);
        let chunk = &text[start..end];
        for (word, from) in read_words(chunk, end == text.len()) {
            self.word(word, chunk, start + from, negated)?;
        }
        Ok(end)
    }

    fn word(
        &mut self,
        word: Word,
        chunk: &str,
        at: usize,
        negated: bool,
    ) -> Result<(), QueryError> {
        let words = self
            .clauses
            .iter()
            .filter(|c| matches!(c.ask, Ask::Word(_)));
        if words.count() >= MOST_WORDS {
            let message = format!(
                "more than {MOST_WORDS} words — put a passage in quotation marks to look for it as it stands"
            );
            return Err(QueryError { at, message });
        }
        // One letter after a minus sign would take out nearly everything while the word is being typed.
        if negated && word.unfinished && word.letters.chars().count() < 3 {
            return Ok(());
        }
        let typed = if word.parts.is_some() {
            chunk.to_owned()
        } else {
            word.letters.clone()
        };
        self.push(negated, typed, Ask::Word(word));
        Ok(())
    }

    fn phrase(&mut self, text: &str, inner: std::ops::Range<usize>, end: usize, negated: bool) {
        let unfinished = inner.end == end;
        let words = &text[inner];
        if let Some(phrase) = Phrase::read(words, unfinished) {
            self.push(negated, format!("“{}”", words.trim()), Ask::Phrase(phrase));
        }
    }

    /// Reads a field's value; gives the byte after it.
    fn field(
        &mut self,
        text: &str,
        name: &str,
        start: usize,
        value_at: usize,
        negated: bool,
    ) -> Result<usize, QueryError> {
        let (value, end) = match quoted(text, value_at) {
            Some((inner, end)) => (inner, end),
            None => (
                value_at..chunk_end(text, value_at),
                chunk_end(text, value_at),
            ),
        };
        let open = end == text.len();
        let field = Field::parse(name, &text[value], open).map_err(|message| {
            let known = super::field::names().any(|field| field == name);
            let at = if known { value_at } else { start };
            QueryError { at, message }
        })?;
        if let Some(field) = field {
            self.push(negated, text[start..end].to_owned(), Ask::Field(field));
        }
        Ok(end)
    }

    fn push(&mut self, negated: bool, typed: String, ask: Ask) {
        self.clauses.push(Clause {
            negated,
            typed,
            ask,
        });
    }
}

/// The inside of the phrase that opens at byte `at`, and the byte after it; one without an end runs to the end.
fn quoted(text: &str, at: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let open = text[at..].chars().next().filter(|c| QUOTES.contains(c))?;
    let start = at + open.len_utf8();
    let close = text[start..]
        .char_indices()
        .find(|(_, c)| QUOTES.contains(c));
    Some(match close {
        Some((inside, mark)) => (start..start + inside, start + inside + mark.len_utf8()),
        None => (start..text.len(), text.len()),
    })
}

/// The field named at byte `at`, in lower case, and the byte at which its value begins.
///
/// A name without a value is a field only when it is a known one: "said:" in pasted text is a word.
fn field_name(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = &text[at..];
    let colon = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let value = rest[colon..].strip_prefix(':').filter(|_| colon > 0)?;
    let name = rest[..colon].to_ascii_lowercase();
    let has_value =
        value.starts_with(|c: char| c.is_alphanumeric() || c == '.' || QUOTES.contains(&c));
    let known = super::field::names().any(|field| field == name);
    (known || has_value).then_some((name, at + colon + 1))
}

/// The end of the run without white space or quotation marks that begins at byte `at`.
fn chunk_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(|c: char| c.is_whitespace() || QUOTES.contains(&c))
        .map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Vec<(bool, String)> {
        let query = Query::parse(text).unwrap();
        query
            .clauses
            .into_iter()
            .map(|c| (c.negated, c.typed))
            .collect()
    }

    #[test]
    fn words_phrases_negations_and_fields_are_told_apart() {
        let expected = [
            (false, "drift"),
            (false, "“lacks rigour”"),
            (true, "adoption"),
            (true, "“not to blame”"),
            (true, "kind:response"),
            (false, "council:\"north somerset\""),
            (false, "pre-proceedings"),
        ];
        let text = "Drift “lacks rigour\" -adoption -\"not to blame\" -kind:response council:\"north somerset\" pre-proceedings";
        assert_eq!(parsed(text), expected.map(|(n, t)| (n, t.to_owned())));
        assert_eq!(parsed("risk/harm - -- 60%").len(), 3);
    }

    #[test]
    fn what_is_still_being_typed_is_no_error() {
        for text in [
            "",
            "  ",
            "council:",
            "-",
            "\"",
            "-\"",
            "year:20",
            "doc:",
            "is:",
            "-ad",
            "Council: ",
        ] {
            assert!(Query::parse(text).unwrap().is_empty(), "{text}");
        }
        assert_eq!(parsed("\"lacks ri"), [(false, "“lacks ri”".to_owned())]);
        assert_eq!(parsed("the report said: risk").len(), 4);
        assert_eq!(parsed("at 10:30").len(), 3);
    }

    #[test]
    fn only_the_last_word_is_unfinished_and_a_space_finishes_it() {
        let unfinished = |text| -> Vec<bool> {
            let clauses = Query::parse(text).unwrap().clauses;
            let words = clauses.into_iter().filter_map(|c| match c.ask {
                Ask::Word(word) => Some(word.unfinished),
                _ => None,
            });
            words.collect()
        };
        assert_eq!(unfinished("drift delay"), [false, true]);
        assert_eq!(unfinished("drift delay "), [false, false]);
        assert_eq!(unfinished("drift pre-pro"), [false, true]);
        assert_eq!(unfinished("60%"), [true]);
    }

    #[test]
    fn errors_point_at_the_byte() {
        let error = |text: &str| Query::parse(text).unwrap_err();
        assert_eq!(error("drift year:20x delay").at, 11);
        assert_eq!(error("é foo:bar").at, 3);
        assert_eq!(error(&"word ".repeat(33)).at, 160);
    }

    proptest! {
        #[test]
        fn any_text_at_all_is_read_or_refused_without_a_panic(text in "\\PC{0,60}") {
            check(&text)?;
        }

        #[test]
        fn any_mixture_of_the_language_is_too(
            parts in proptest::collection::vec(
                prop::sample::select(vec![
                    "council:", "year:", "2017", "..", ".", "grade:", "is:", "doc:d", "-", "\"", "”", "“", " ", "a", "pre-",
                    "60%", "’", "\u{ad}", "é", "ﬁ", "\n", ":", "x:", "20x", "per cent", "\0",
                ]),
                0..14,
            )
        ) {
            check(&parts.concat())?;
        }
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        if let Err(error) = Query::parse(text) {
            prop_assert!(text.is_char_boundary(error.at));
            prop_assert!(!error.message.is_empty());
            prop_assert!(!error.message.contains(char::is_control));
        }
        Ok(())
    }
}
