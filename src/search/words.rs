//! Words of a text: where they stand and how they are folded.
//!
//! Offsets are always UTF-8 bytes of the untouched text. Knows no index and no query.

use crate::model::Span;

/// Bytes kept of one word; the rest of a longer run of letters still belongs to its span.
pub(super) const LONGEST: usize = 40;

/// How a token stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// A word followed by a hyphen and more of a compound.
    Part,
    /// A second reading of what was just read: a hyphenated compound joined, the bare number of a percentage.
    Extra,
}

/// One word as it is indexed, with the bytes it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    /// Lower case, without apostrophes and hyphens.
    pub(super) word: &'a str,
    /// Where it stands in the untouched text.
    pub(super) span: Span,
    /// How it stands there.
    pub(super) kind: Kind,
    /// For a compound joined, how many tokens before it are its parts; else 0.
    pub(super) parts: usize,
}

/// Calls `each` with the words of `text` in order; an [`Kind::Extra`] follows the words it reads again.
pub(super) fn tokens(text: &str, mut each: impl FnMut(Token<'_>)) {
    let mut scan = Scan::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() {
            scan.push(at, end, c);
            continue;
        }
        if scan.word.is_empty() {
            continue;
        }
        let rest = &text[end..];
        match c {
            '\u{ad}' => {}
            '\'' | '’' | '‘' | 'ʼ' if rest.starts_with(char::is_alphabetic) => {}
            '-' | '‐' | '‑' if continues(rest) => scan.part(&mut each),
            '%' if scan.is_number() => scan.percentage(end, &mut each),
            _ => scan.close(end, rest, &mut each),
        }
    }
    scan.close(text.len(), "", &mut each);
}

/// Whether a compound goes on after its hyphen: at once, or on the next line.
fn continues(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{c}']);
    let gap = &rest[..rest.len() - next.len()];
    next.starts_with(char::is_alphanumeric) && (gap.is_empty() || gap.contains('\n'))
}

/// The word being read, and the compound it may belong to.
#[derive(Default)]
struct Scan {
    word: String,
    span: (usize, usize),
    joined: String,
    joined_start: usize,
    parts: usize,
}

impl Scan {
    fn push(&mut self, at: usize, end: usize, c: char) {
        if self.word.is_empty() {
            self.span.0 = at;
        }
        self.span.1 = end;
        if self.word.len() < LONGEST {
            fold(c, |c| self.word.push(c));
        }
    }

    fn is_number(&self) -> bool {
        self.joined.is_empty() && self.word.bytes().all(|b| b.is_ascii_digit())
    }

    fn emit(&self, kind: Kind, each: &mut impl FnMut(Token<'_>)) {
        each(Token {
            word: &self.word,
            span: Span::new(self.span.0, self.span.1),
            kind,
            parts: if kind == Kind::Extra { self.parts } else { 0 },
        });
    }

    fn part(&mut self, each: &mut impl FnMut(Token<'_>)) {
        if self.joined.is_empty() {
            self.joined_start = self.span.0;
        }
        self.emit(Kind::Part, each);
        self.joined += &self.word;
        self.parts += 1;
        self.word.clear();
    }

    fn percentage(&mut self, end: usize, each: &mut impl FnMut(Token<'_>)) {
        let number = self.word.len();
        let number_end = std::mem::replace(&mut self.span.1, end);
        self.word.push('%');
        self.emit(Kind::Word, each);
        self.word.truncate(number);
        self.span.1 = number_end;
        self.emit(Kind::Extra, each);
        self.word.clear();
    }

    /// Ends the word, and the compound with it; `after` is the byte at which `rest` begins.
    fn close(&mut self, after: usize, rest: &str, each: &mut impl FnMut(Token<'_>)) {
        if self.word.is_empty() {
            return;
        }
        self.emit(Kind::Word, each);
        if self.is_number()
            && let Some(cent) = ["per cent", "percent"]
                .iter()
                .find(|p| rest.starts_with(*p))
        {
            self.word.push('%');
            self.span.1 = after + cent.len();
            self.emit(Kind::Extra, each);
        }
        // "2019-2020" is two numbers, "post-18" is one word.
        if self.parts > 0 {
            self.joined += &self.word;
            std::mem::swap(&mut self.word, &mut self.joined);
            truncate(&mut self.word);
            self.span.0 = self.joined_start;
            self.parts += 1;
            if self.word.contains(char::is_alphabetic) {
                self.emit(Kind::Extra, each);
            }
        }
        self.parts = 0;
        self.word.clear();
        self.joined.clear();
    }
}

fn truncate(word: &mut String) {
    if word.len() > LONGEST {
        word.truncate(word.floor_char_boundary(LONGEST));
    }
}

/// Lower case, with the ligatures of typeset reports taken apart.
fn fold(c: char, mut put: impl FnMut(char)) {
    match c {
        'ﬀ' => "ff".chars().for_each(put),
        'ﬁ' => "fi".chars().for_each(put),
        'ﬂ' => "fl".chars().for_each(put),
        'ﬃ' => "ffi".chars().for_each(put),
        'ﬄ' => "ffl".chars().for_each(put),
        c if c.is_ascii() => put(c.to_ascii_lowercase()),
        c => c.to_lowercase().for_each(put),
    }
}

/// Where each folded letter of the token at `span` stands; a ligature stands for each of its letters.
pub(super) fn letter_spans(text: &str, span: Span) -> Vec<Span> {
    let mut letters = Vec::with_capacity(span.len());
    for (at, c) in span.of(text).char_indices() {
        if c.is_alphanumeric() || c == '%' {
            let start = span.start + at;
            fold(c, |_| letters.push(Span::new(start, start + c.len_utf8())));
        }
    }
    letters
}

/// Whether the token at `span` reads as `word`, or begins with it.
pub(super) fn reads(text: &str, span: Span, word: &str, as_prefix: bool) -> bool {
    let mut wanted = word.chars();
    let mut same = true;
    let mut longer = false;
    for c in span
        .of(text)
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '%')
    {
        fold(c, |c| match wanted.next() {
            Some(w) => same &= w == c,
            None => longer = true,
        });
        if !same || longer {
            break;
        }
    }
    let cut = word.len() >= LONGEST;
    same && wanted.next().is_none() && (!longer || as_prefix || cut)
}

/// The letters of a word as a set: 26 letters, 10 digits, and 28 places shared by all other characters.
pub(super) fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, c| {
        let place = match c {
            'a'..='z' => c as u32 - 'a' as u32,
            '0'..='9' => 26 + (c as u32 - '0' as u32),
            _ => 36 + (c as u32) % 28,
        };
        mask | 1 << place
    })
}

/// Whether at most `limit` of the bits are set; counting them all is slower.
pub(super) fn at_most(mut bits: u64, limit: usize) -> bool {
    for _ in 0..limit {
        bits &= bits.wrapping_sub(1);
    }
    bits == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Kind, &str)> {
        let mut found = Vec::new();
        tokens(text, |t| {
            found.push((t.word.to_owned(), t.kind, t.span.of(text)));
        });
        found
    }

    fn words(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(word, ..)| word).collect()
    }

    #[test]
    fn a_compound_is_found_in_parts_and_joined_even_across_a_line() {
        let found = read("a pre-proceedings plan");
        assert_eq!(found[1], ("pre".into(), Kind::Part, "pre"));
        assert_eq!(found[2], ("proceedings".into(), Kind::Word, "proceedings"));
        assert_eq!(
            found[3],
            ("preproceedings".into(), Kind::Extra, "pre-proceedings")
        );
        assert_eq!(
            words("multi-\n  agency"),
            ["multi", "agency", "multiagency"]
        );
        assert_eq!(
            words("2019-2020 post-18"),
            ["2019", "2020", "post", "18", "post18"]
        );
        assert_eq!(words("blame - a -b c- d"), ["blame", "a", "b", "c", "d"]);
    }

    #[test]
    fn apostrophes_inside_words_are_dropped_and_quotation_marks_are_not_letters() {
        assert_eq!(
            words("children’s ‘good’ don't 'x'"),
            ["childrens", "good", "dont", "x"]
        );
        assert_eq!(words("Oﬀicer of\u{ad}fered"), ["officer", "offered"]);
    }

    #[test]
    fn a_percentage_is_one_word_however_it_is_written() {
        let found = read("only 60% and 22 per cent");
        assert_eq!(found[1], ("60%".into(), Kind::Word, "60%"));
        assert_eq!(found[2], ("60".into(), Kind::Extra, "60"));
        assert_eq!(found[5], ("22%".into(), Kind::Extra, "22 per cent"));
    }

    #[test]
    fn letters_are_placed_in_the_untouched_text() {
        let text = "x oﬃcer’s";
        let span = Span::new(2, text.len());
        let letters = letter_spans(text, span);
        assert_eq!(letters.len(), "officers".len());
        assert_eq!(letters[1].of(text), "ﬃ");
        assert_eq!(letters[7].of(text), "s");
        assert!(reads(text, span, "officers", false) && reads(text, span, "off", true));
        assert!(!reads(text, span, "off", false) && !reads(text, span, "officersx", true));
    }
}
