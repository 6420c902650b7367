//! A paragraph as words, numbers, punctuation and masked quotations, with what each word does (`quotes.md` section 3).
//!
//! Quotations are masked before anything looks for a source or a cue, so that "Ofsted say …" inside a council's words is
//! never taken for Ofsted's.

use memchr::memmem;

use super::lexicon::{Lexicon, Role, Set};
use super::marks::Marked;
use crate::model::Span;

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
    Quote(usize),
}

/// One word, number, sign or masked quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'t> {
    /// Where it stands.
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// The word in lower case (ASCII) without a possessive ending.
    pub(crate) word: &'t str,
    /// What it does, when the lexicon knows; for a phrase on its first word.
    pub(crate) role: Option<Role>,
    /// Number of tokens of the phrase that starts here; 0 inside a phrase.
    pub(crate) phrase: usize,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// Whether it had a possessive ending.
    pub(crate) possessive: bool,
    /// Whether it masks the words of a grade.
    pub(crate) grade: bool,
}

impl Token<'_> {
    /// Whether it is this sign.
    pub(crate) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether it opens a prepositional phrase; "to" is listed among the modal words.
    pub(crate) fn is_preposition(&self) -> bool {
        self.role == Some(Role::Prep) || self.word == "to"
    }

    /// The quotation it masks.
    pub(crate) fn quote(&self) -> Option<usize> {
        match self.kind {
            Kind::Quote(number) => Some(number),
            _ => None,
        }
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

    /// Whether its words in lower case (ASCII) hold `word`.
    pub(crate) fn mentions(&self, word: &str) -> bool {
        memmem::find(self.lower.as_bytes(), word.as_bytes()).is_some()
    }

    /// The tokens of a paragraph. `quotes` are the paragraph's own, numbered from `first`.
    pub(crate) fn tokens(
        &self,
        paragraph: Span,
        quotes: &[Marked],
        first: usize,
    ) -> Vec<Token<'_>> {
        let mut out = Vec::with_capacity(paragraph.len() / 5);
        let mut at = paragraph.start;
        for (number, quote) in quotes.iter().enumerate().filter(|(_, q)| !q.nested) {
            self.read(Span::new(at, quote.outer.start), &mut out);
            out.push(Token {
                span: quote.outer,
                kind: Kind::Quote(first + number),
                word: "",
                role: None,
                phrase: 1,
                capital: false,
                possessive: false,
                grade: quote.inner.len() <= LONGEST_GRADE
                    && Lexicon::get().is_grade(words_of_grade(quote.inner.of(&self.lower))),
            });
            at = quote.outer.end;
        }
        self.read(Span::new(at, paragraph.end), &mut out);
        let mut out = drop_links(out);
        assign_roles(&mut out);
        out
    }

    fn read<'s>(&'s self, span: Span, out: &mut Vec<Token<'s>>) {
        let words = span.of(self.text);
        let mut at = 0;
        while let Some(first) = words[at..].chars().next() {
            let start = at;
            at += first.len_utf8();
            if first.is_whitespace() {
                continue;
            }
            let kind = match first {
                _ if !is_word_char(first) => Kind::Sign(first),
                '0'..='9' => Kind::Number,
                _ => Kind::Word,
            };
            if !matches!(kind, Kind::Sign(_)) {
                at = word_end(words, at, first);
            }
            let token = self.token(Span::new(span.start + start, span.start + at), kind, first);
            // "the inspectors’ words": after a plural the mark is part of the word.
            let rest = &words[at..];
            let mark = ['\'', '’'].into_iter().find(|mark| rest.starts_with(*mark));
            let plural = mark.filter(|_| kind == Kind::Word && words[..at].ends_with('s'));
            at += plural.map_or(0, char::len_utf8);
            out.push(Token {
                possessive: token.possessive || plural.is_some(),
                ..token
            });
        }
    }

    fn token(&self, span: Span, kind: Kind, first: char) -> Token<'_> {
        let lower = span.of(&self.lower);
        let word = ["'s", "’s"]
            .iter()
            .find_map(|ending| lower.strip_suffix(ending));
        let contraction = matches!(
            word,
            Some("it" | "that" | "there" | "he" | "she" | "what" | "let" | "who" | "here")
        );
        let (word, possessive) = match word {
            Some(stem) if !contraction => (stem, true),
            _ => (lower, false),
        };
        Token {
            span,
            kind,
            word,
            role: None,
            phrase: 1,
            capital: first.is_uppercase(),
            possessive,
            grade: false,
        }
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
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let Some(next) = words[at..].chars().next() else {
            return at;
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

/// Whether a character is a letter or digit; the marks and dashes of running text are told at once.
fn is_word_char(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// ", external" is left in running text by a link's picture: no part of the sentence.
fn drop_links(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let lexicon = Lexicon::get();
    let is_link = |pair: &[Token<'_>]| {
        pair[0].is(',') && pair[1].kind == Kind::Word && lexicon.has(Set::Link, pair[1].word)
    };
    if !tokens.windows(2).any(is_link) {
        return tokens;
    }
    let mut kept: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let after_comma = kept.last().is_some_and(|t| t.is(','));
        if after_comma && token.kind == Kind::Word && Lexicon::get().has(Set::Link, token.word) {
            kept.pop();
        } else {
            kept.push(token);
        }
    }
    kept
}

fn assign_roles(tokens: &mut [Token<'_>]) {
    let lexicon = Lexicon::get();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].kind != Kind::Word {
            at += 1;
            continue;
        }
        // "the judge", "Ofsted's praise", "a family judge": the word is a noun.
        let before = |back: usize| at.checked_sub(back).map(|i| &tokens[i]);
        // "Judge criticises council": what opens a line before a verb is its subject.
        let opens = || {
            at == 0
                && tokens[at].capital
                && tokens.get(1).is_some_and(|t| {
                    let verb = lexicon.phrase(t.word, || false, |_| None);
                    !t.capital && matches!(verb, Some((_, Role::Verb(_) | Role::Aux | Role::Be)))
                })
        };
        let article = || {
            opens()
                || before(1).is_some_and(|t| t.possessive || matches!(t.word, "the" | "a" | "an"))
                || before(1).is_some_and(|t| t.kind == Kind::Word && !t.word.ends_with('s'))
                    && before(2).is_some_and(|t| matches!(t.word, "a" | "an"))
        };
        let found = lexicon.phrase(tokens[at].word, article, |i| {
            let token = tokens.get(at + i).filter(|t| t.kind == Kind::Word)?;
            Some(token.word)
        });
        let found = found.filter(|(_, role)| *role != Role::Party || tokens[at].capital);
        let Some((len, role)) = found else {
            at += 1;
            continue;
        };
        tokens[at].role = Some(role);
        tokens[at].phrase = len;
        for inside in &mut tokens[at + 1..at + len] {
            inside.phrase = 0;
            inside.role = None;
        }
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::{Source as Noun, Verb};

    #[test]
    fn words_keep_their_hyphens_and_lose_their_possessives() {
        let source = Source::new("Ofsted’s 40-page report didn't say 2.5.");
        let tokens = source.tokens(Span::new(0, source.text.len()), &[], 0);
        let words: Vec<_> = tokens.iter().map(|t| t.word).collect();
        assert_eq!(
            words,
            ["ofsted", "40-page", "report", "didn't", "say", "2.5", "."]
        );
        assert!(tokens[0].possessive);
    }

    #[test]
    fn a_phrase_is_read_before_its_words() {
        let source = Source::new("Government inspectors pointed out");
        let tokens = source.tokens(Span::new(0, source.text.len()), &[], 0);
        assert_eq!(tokens[0].role, Some(Role::Source(Noun::Ofsted)));
        assert_eq!(tokens[0].phrase, 2);
        assert_eq!(tokens[2].role, Some(Role::Verb(Verb::Say)));
    }
}
