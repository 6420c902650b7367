//! A paragraph as words, numbers, punctuation and masked quotations, with what each word does (`quotes.md` section 3).
//!
//! Quotations are masked before anything looks for a source or a cue, so that "Ofsted say …" inside a council's words is
//! never taken for Ofsted's.

use memchr::memmem;

use super::key::Key;
use super::key::is_word;
use super::lexicon::{Known, Lexicon, Role, Set};
use super::marks::Marked;
use super::roles::assign_roles;
use super::sets::Sets;
use crate::model::Span;
use crate::model::phrases::{FOLDED, is_word_char};

/// What stands at a place in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word; hyphens and apostrophes inside it are part of it.
    Word,
    /// A number.
    Number,
    /// Any other visible character.
    Sign(char),
    /// A quotation, by its number in the document.
    Quote(u32),
}

/// One word, number, sign or masked quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'t> {
    /// Where it stands.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(crate) kind: Kind,
    /// The word in lower case (ASCII) without a possessive ending.
    pub(crate) word: &'t str,
    /// The same as a number.
    pub(crate) key: Key,
    /// What it does, when the lexicon knows; for a phrase on its first word.
    pub(crate) role: Option<Role>,
    /// What the lexicon knows of it.
    pub(super) known: Option<Known>,
    pub(super) sets: Sets,
    /// Number of tokens of the phrase that starts here; 0 inside a phrase.
    pub(super) phrase: u8,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// Whether it had a possessive ending.
    pub(crate) possessive: bool,
    /// Whether it masks the words of a grade.
    pub(crate) grade: bool,
}

impl<'t> Token<'t> {
    pub(super) fn new(
        span: Span,
        kind: Kind,
        (word, key): (&'t str, Key),
        known: Option<Known>,
    ) -> Self {
        Self {
            start: small(span.start),
            end: small(span.end),
            kind,
            word,
            key,
            role: None,
            known,
            sets: known.map_or_else(Sets::default, Known::sets),
            phrase: 1,
            capital: false,
            possessive: false,
            grade: false,
        }
    }

    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The same as a number of tokens.
    pub(crate) fn phrase(&self) -> usize {
        usize::from(self.phrase)
    }

    /// Whether it is this sign.
    pub(crate) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether it opens a prepositional phrase; "to" is listed among the modal words.
    pub(crate) fn is_preposition(&self) -> bool {
        self.role == Some(Role::Prep) || is_word!(self, "to")
    }

    /// Whether a list of the lexicon holds it.
    pub(crate) fn has(&self, set: Set) -> bool {
        self.sets.has(set)
    }

    /// The quotation it masks.
    pub(crate) fn quote(&self) -> Option<usize> {
        match self.kind {
            Kind::Quote(number) => Some(number as usize),
            _ => None,
        }
    }
}

/// A place in a text: none is as long as four thousand million bytes.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The words of a text from the first of some tokens to the last.
pub(crate) fn words_of<'t>(text: &'t str, tokens: &[Token<'_>]) -> &'t str {
    match tokens {
        [] => "",
        [first, .., last] => Span::new(first.span().start, last.span().end).of(text),
        [only] => only.span().of(text),
    }
}

/// A text beside its lower-case form of the same length, so that offsets hold in both.
#[derive(Debug)]
pub(crate) struct Source<'t> {
    pub(crate) text: &'t str,
    lower: String,
}

impl<'t> Source<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            lower: text.to_ascii_lowercase(),
        }
    }

    /// The text in lower case (ASCII).
    pub(crate) fn lower(&self) -> &str {
        &self.lower
    }

    /// Whether its words in lower case (ASCII) hold `word`.
    pub(crate) fn mentions(&self, word: &str) -> bool {
        memmem::find(self.lower.as_bytes(), word.as_bytes()).is_some()
    }

    /// Adds the tokens of a paragraph to those before it. `quotes` are the paragraph's own, numbered from `first`.
    pub(crate) fn read<'s>(
        &'s self,
        paragraph: Span,
        quotes: &[Marked],
        first: usize,
        out: &mut Vec<Token<'s>>,
    ) {
        let before = out.len();
        let mut at = paragraph.start;
        for (number, quote) in quotes.iter().enumerate().filter(|(_, q)| !q.nested) {
            self.words(Span::new(at, quote.outer.start), out);
            let short = quote.inner.len() <= LONGEST_GRADE;
            let grade = || words_of_grade(quote.inner.of(&self.lower));
            out.push(Token {
                grade: short && Lexicon::get().is_grade(grade()),
                ..Token::new(
                    quote.outer,
                    Kind::Quote(small(first + number)),
                    ("", Key::of("")),
                    None,
                )
            });
            at = quote.outer.end;
        }
        self.words(Span::new(at, paragraph.end), out);
        drop_links(out, before);
        assign_roles(&mut out[before..]);
    }

    fn words<'s>(&'s self, span: Span, out: &mut Vec<Token<'s>>) {
        let words = span.of(self.text);
        let lexicon = Lexicon::get();
        let mut at = 0;
        while let Some(byte) = words.as_bytes().get(at) {
            let start = at;
            let (first, kind) = match (*byte, FOLDED[usize::from(*byte)]) {
                (b' ', _) => {
                    at += 1;
                    continue;
                }
                (b'0'..=b'9', _) => (char::from(*byte), Kind::Number),
                (letter, b'a'..=b'z') => (char::from(letter), Kind::Word),
                _ => match words[at..].chars().next().unwrap_or_default() {
                    letter if is_word_char(letter) => (letter, Kind::Word),
                    sign => (sign, Kind::Sign(sign)),
                },
            };
            at += first.len_utf8();
            if first.is_whitespace() {
                continue;
            }
            if !matches!(kind, Kind::Sign(_)) {
                at = word_end(words, at, first);
            }
            let own = Span::new(span.start + start, span.start + at);
            if lengthens_run(out, kind, own) {
                continue;
            }
            let (word, mut possessive) = without_possessive(own.of(&self.lower));
            // "the inspectors’ words": after a plural the mark is part of the word.
            if kind == Kind::Word && words.as_bytes()[at - 1] == b's' {
                let mark = words[at..].chars().next();
                if let Some(mark) = mark.filter(|c| matches!(c, '\'' | '’')) {
                    at += mark.len_utf8();
                    possessive = true;
                }
            }
            let key = Key::at(self.lower.as_bytes(), own.start, own.start + word.len());
            let known = (kind == Kind::Word)
                .then(|| lexicon.known_by(key))
                .flatten();
            out.push(Token {
                capital: first.is_uppercase(),
                possessive,
                ..Token::new(own, kind, (word, key), known)
            });
        }
    }
}

/// Adds a sign to a run of the same one that is two tokens long, if it goes on with one: a line of ten million marks says no more
/// than two of them.
fn lengthens_run(out: &mut [Token<'_>], kind: Kind, own: Span) -> bool {
    let Kind::Sign(sign) = kind else {
        return false;
    };
    let [.., one, last] = out else {
        return false;
    };
    let run = last.kind == kind && one.kind == kind && sign != '.' && last.end == small(own.start);
    if run {
        last.end = small(own.end);
    }
    run
}

/// A word without its "’s", and whether it had one that makes a possessive.
pub(super) fn without_possessive(word: &str) -> (&str, bool) {
    let stem = match word.as_bytes() {
        [stem @ .., b'\'', b's'] | [stem @ .., 0xE2, 0x80, 0x99, b's'] => &word[..stem.len()],
        _ => return (word, false),
    };
    let contraction = matches!(
        stem,
        "it" | "that" | "there" | "he" | "she" | "what" | "let" | "who" | "here"
    );
    if contraction {
        (word, false)
    } else {
        (stem, true)
    }
}

/// The words of a grade are no longer, in bytes.
const LONGEST_GRADE: usize = 40;

/// The words of a short quotation without the comma or full stop before its closing mark.
fn words_of_grade(words: &str) -> &str {
    words.trim_end_matches([',', '.'])
}

/// One past the last byte of the word or number that starts with `first` and is known up to `at`; hyphens and apostrophes
/// join what stands on both sides.
fn word_end(words: &str, mut at: usize, first: char) -> usize {
    let bytes = words.as_bytes();
    loop {
        while bytes
            .get(at)
            .is_some_and(|b| FOLDED[usize::from(*b)] > b' ')
        {
            at += 1;
        }
        let next = match bytes.get(at) {
            Some(0x80..) => words[at..].chars().next().unwrap_or_default(),
            Some(b'-' | b'\'' | b'.' | b',') => char::from(bytes[at]),
            _ => return at,
        };
        let joined = matches!(next, '-' | '\'' | '’' | '.' | ',' | '‑' | '\u{2010}')
            && joins(words, at, next, first);
        if !joined && !is_word_char(next) {
            return at;
        }
        at += next.len_utf8();
    }
}

/// Whether a sign at `at` joins the letters or digits on both sides into one word.
fn joins(words: &str, at: usize, sign: char, first: char) -> bool {
    let after = words[at + sign.len_utf8()..].chars().next();
    match sign {
        '.' | ',' => first.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit()),
        _ => after.is_some_and(is_word_char),
    }
}

/// ", external" is left in running text by a link's picture: no part of the sentence.
fn drop_links(tokens: &mut Vec<Token<'_>>, from: usize) {
    let is_link = |pair: &[Token<'_>]| pair[0].is(',') && pair[1].has(Set::Link);
    if !tokens[from..].windows(2).any(is_link) {
        return;
    }
    let read = tokens.split_off(from);
    for token in read {
        if token.has(Set::Link) && tokens[from..].last().is_some_and(|t| t.is(',')) {
            tokens.pop();
        } else {
            tokens.push(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_hyphens_and_lose_their_possessives() {
        let source = Source::new("Ofsted’s 40-page report didn't say 2.5.");
        let mut tokens = Vec::new();
        source.read(Span::new(0, source.text.len()), &[], 0, &mut tokens);
        let words: Vec<_> = tokens.iter().map(|t| t.word).collect();
        assert_eq!(
            words,
            ["ofsted", "40-page", "report", "didn't", "say", "2.5", "."]
        );
        assert!(tokens[0].possessive);
    }
}
