//! The tokens of a whole text, kept small between the two times they are read: whoever is named anywhere must be known before
//! anything is attributed, and a long text has very many tokens.

use super::key::Key;
use super::lexicon::{Known, Role};
use super::marks::Marked;
use super::tokens::{Kind, Source, Token, without_possessive};
use crate::model::Span;

/// The paragraphs of a text, one after the other.
pub(super) struct Pages<'s> {
    source: &'s Source<'s>,
    /// The quotations of the text.
    pub(super) marked: Vec<Marked>,
    kept: Vec<Kept>,
    /// Where each paragraph ends among them.
    ends: Vec<usize>,
}

/// What the text itself does not tell of a token.
#[derive(Debug, Clone, Copy)]
struct Kept {
    start: u32,
    /// One past its last byte; of a quotation its number.
    end: u32,
    role: Option<Role>,
    known: Option<Known>,
    phrase: u8,
    capital: bool,
    possessive: bool,
    shape: Shape,
}

/// A token's kind, whatever it is of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Word,
    Number,
    Sign,
    Quote,
    /// A quotation of the words of a grade.
    Grade,
}

/// Fewest bytes of text that a token takes on average.
const TOKEN: usize = 5;

impl<'s> Pages<'s> {
    /// Room for a text of so many paragraphs.
    pub(super) fn new(source: &'s Source<'s>, paragraphs: usize) -> Self {
        Self {
            source,
            marked: Vec::new(),
            kept: Vec::with_capacity(source.text.len() / TOKEN),
            ends: Vec::with_capacity(paragraphs),
        }
    }

    /// Reads the next paragraph, whose quotations these are, and leaves its tokens in `tokens`.
    pub(super) fn add(&mut self, span: Span, marked: Vec<Marked>, tokens: &mut Vec<Token<'s>>) {
        tokens.clear();
        self.source.read(span, &marked, self.marked.len(), tokens);
        self.marked.extend(marked);
        self.kept.extend(tokens.iter().map(Kept::of));
        self.ends.push(self.kept.len());
    }

    /// Leaves in `tokens` those of a paragraph, by its number.
    pub(super) fn read(&self, number: usize, tokens: &mut Vec<Token<'s>>) {
        let kept = self.kept(number).iter();
        tokens.clear();
        tokens.extend(kept.map(|kept| kept.token(self.source, &self.marked)));
    }

    /// How many tokens a paragraph has.
    pub(super) fn count(&self, number: usize) -> usize {
        self.kept(number).len()
    }

    /// How many paragraphs there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The tokens of one paragraph.
    pub(super) fn page(&self, number: usize) -> Vec<Token<'s>> {
        let mut tokens = Vec::new();
        self.read(number, &mut tokens);
        tokens
    }

    /// The tokens of each paragraph from one on.
    pub(super) fn from(&self, number: usize) -> impl Iterator<Item = Vec<Token<'s>>> {
        (number..self.len()).map(|number| self.page(number))
    }

    fn kept(&self, number: usize) -> &[Kept] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.kept[start..self.ends[number]]
    }
}

impl Kept {
    fn of(token: &Token<'_>) -> Self {
        let (end, shape) = match token.kind {
            Kind::Word => (token.end, Shape::Word),
            Kind::Number => (token.end, Shape::Number),
            Kind::Sign(_) => (token.end, Shape::Sign),
            Kind::Quote(number) if token.grade => (number, Shape::Grade),
            Kind::Quote(number) => (number, Shape::Quote),
        };
        Self {
            start: token.start,
            end,
            role: token.role,
            known: token.known,
            phrase: token.phrase,
            capital: token.capital,
            possessive: token.possessive,
            shape,
        }
    }

    fn token<'s>(self, source: &'s Source<'_>, marked: &[Marked]) -> Token<'s> {
        let own = Span::new(self.start as usize, self.end as usize);
        let quoted = |grade| Token {
            grade,
            ..Token::new(
                marked[self.end as usize].outer,
                Kind::Quote(self.end),
                ("", Key::of("")),
                None,
            )
        };
        let plain = |kind| {
            let word = own.of(source.lower());
            let word = if self.possessive {
                without_possessive(word).0
            } else {
                word
            };
            let key = Key::at(source.lower().as_bytes(), own.start, own.start + word.len());
            Token::new(own, kind, (word, key), self.known)
        };
        let token = match self.shape {
            Shape::Word => plain(Kind::Word),
            Shape::Number => plain(Kind::Number),
            Shape::Sign => plain(Kind::Sign(sign(own.of(source.text)))),
            Shape::Quote => quoted(false),
            Shape::Grade => quoted(true),
        };
        Token {
            role: self.role,
            phrase: self.phrase,
            capital: self.capital,
            possessive: self.possessive,
            ..token
        }
    }
}

fn sign(own: &str) -> char {
    own.chars().next().unwrap_or_default()
}
