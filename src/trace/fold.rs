//! Reading a text character by character into folded words.
//!
//! Compared is what the eye compares: letters without case, accents, ligatures and kinds of quotation mark; possessives, per
//! cents and decimals stay what they are, and punctuation only says where a sentence ends.

use super::words::{After, Folded, Word};
use crate::model::Span;

/// A text being folded.
pub(super) struct Folding<'t> {
    text: &'t str,
    out: Folded,
    /// Where the word being read begins in the letters, and its bytes of the source so far.
    open: Option<(usize, Span)>,
}

impl<'t> Folding<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            out: Folded::default(),
            open: None,
        }
    }

    /// Reads one stretch; a word may go on in the next one only when a soft hyphen ends this one.
    pub(super) fn read(&mut self, span: Span) {
        let part = span.of(self.text);
        let mut chars = part.char_indices().peekable();
        let mut line_start = true;
        while let Some((at, c)) = chars.next() {
            let rest = &part[at + c.len_utf8()..];
            let here = span.start + at;
            let numbered = line_start && c.is_ascii_digit();
            if numbered && let Some(skip) = list_number(&part[at..], &part[..at]) {
                self.close(After::Sentence);
                while chars.next_if(|(next, _)| *next < at + skip).is_some() {}
                line_start = false;
                continue;
            }
            line_start = c == '\n' || c == '\u{c}' || (line_start && c.is_whitespace());
            match c {
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
                _ if self.takes(c, rest) => self.push(here, c),
                _ => self.part(c, rest),
            }
        }
        self.close(After::Space);
    }

    /// Whether a character belongs to a word: letters, digits, signs of quantity, and what stands between them.
    fn takes(&self, c: char, rest: &str) -> bool {
        let inside = |next: fn(&char) -> bool| {
            let last = self.open.and_then(|_| self.out.letters.chars().next_back());
            let next = rest.chars().next().filter(next);
            last.filter(|c| c.is_alphanumeric()).zip(next)
        };
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {
                inside(|next| next.is_alphabetic()).is_some()
            }
            '.' | ',' => {
                inside(char::is_ascii_digit).is_some_and(|(last, _)| last.is_ascii_digit())
            }
            '%' | '£' | '&' => true,
            _ => c.is_alphanumeric(),
        }
    }

    fn push(&mut self, at: usize, c: char) {
        let letters = &mut self.out.letters;
        let (_, source) = self.open.get_or_insert((letters.len(), Span::new(at, at)));
        source.end = at + c.len_utf8();
        match c {
            'a'..='z' | '0'..='9' | '%' | '£' | '.' => letters.push(c),
            ',' => {}
            'A'..='Z' => letters.push(c.to_ascii_lowercase()),
            '&' => letters.push_str("and"),
            'ﬀ' => letters.push_str("ff"),
            'ﬁ' => letters.push_str("fi"),
            'ﬂ' => letters.push_str("fl"),
            'ﬃ' => letters.push_str("ffi"),
            'ﬄ' => letters.push_str("ffl"),
            'ﬅ' | 'ﬆ' => letters.push_str("st"),
            '’' | '‘' | 'ʼ' | '`' | '´' | '\'' => letters.push('\''),
            _ => letters.extend(c.to_lowercase().map(plain)),
        }
    }

    /// Ends the word, if one is open, and notes what parts it from the next.
    fn part(&mut self, c: char, rest: &str) {
        let after = match c {
            '-' | '\u{2010}' | '\u{2011}' if self.open.is_some() => After::Hyphen,
            '.' | '!' | '?' if ends_sentence(rest) => After::Sentence,
            '•' | '\u{e000}'..='\u{f8ff}' | '\u{25a0}'..='\u{25ff}' => After::Sentence,
            '\n' if begins_block(rest) => After::Sentence,
            '\u{c}' => After::Space,
            _ if c.is_whitespace() => After::Space,
            _ => After::Pause,
        };
        self.close(after);
    }

    fn close(&mut self, after: After) {
        if let Some((start, source)) = self.open.take() {
            self.out.words.push(Word {
                start,
                end: self.out.letters.len(),
                source,
                after,
            });
        } else if let Some(last) = self.out.words.last_mut() {
            last.after = last.after.min(after);
        }
    }

    pub(super) fn finish(mut self) -> Folded {
        self.close(After::Sentence);
        self.out
    }
}

/// Whether a full stop before `rest` ends a sentence: quotation marks and brackets may close, then white space and a beginning.
fn ends_sentence(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['"', '\'', '”', '’', ')', ']']);
    let next = rest.trim_start();
    let spaced = next.len() < rest.len() || next.is_empty();
    spaced && !next.starts_with(char::is_lowercase)
}

/// Whether a line end before `rest` ends a heading or list item: an empty line, and something that begins with a capital.
fn begins_block(rest: &str) -> bool {
    let next = rest.trim_start();
    let blank = rest[..rest.len() - next.len()].contains('\n');
    blank && !next.starts_with(char::is_lowercase)
}

/// Bytes of a paragraph's number at the beginning of a line ("24. "), which is no word of the text; `None` for any other number.
fn list_number(line: &str, before: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    let fresh = before
        .trim_end()
        .ends_with(['.', '!', '?', ':', ';', '”', '’'])
        || before.trim_end().is_empty()
        || before[before.trim_end().len()..].matches('\n').count() > 1;
    (digits <= 3 && fresh && rest.starts_with(char::is_whitespace)).then_some(digits + 1)
}

/// A letter without its accent, for the letters of western European names.
fn plain(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ŵ' => 'w',
        _ => c,
    }
}
