//! A text folded for comparison: its words without case, marks and page furniture, with a map back to the source.
//!
//! Two forms of the same thing: words, for saying what differs, and the letters of all words in a row, in which "good-quality",
//! "good quality" and "goodquality" are one (a PDF's text loses hyphens at line ends). Knows no report and no quotation.

use memchr::memmem;

use super::furniture::furniture;
use super::negation;
use crate::model::Span;

/// A word of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its folded letters in [`Folded::letters`].
    start: usize,
    end: usize,
    /// Where it stands in the source.
    pub(super) source: Span,
    /// What stands between it and the next word.
    pub(super) after: After,
}

/// What stands between two words, the strongest thing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum After {
    /// The end of a sentence, heading, list item or text.
    Sentence,
    /// A comma, colon, bracket, dash or the like.
    Pause,
    /// A hyphen, and perhaps a line end.
    Hyphen,
    /// White space alone.
    Space,
}

/// Words `start` up to but not including `end` of a folded text.
pub(super) type Words = std::ops::Range<usize>;

/// A folded text.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    letters: String,
    pub(super) words: Vec<Word>,
}

impl Folded {
    /// Folds a text with pages; what is only page furniture is left out.
    pub(super) fn document(text: &str, page_starts: &[usize]) -> Self {
        let mut folding = Folding::new(text);
        let mut from = 0;
        for span in furniture(text, page_starts) {
            folding.read(Span::new(from, span.start));
            from = span.end;
        }
        folding.read(Span::new(from, text.len()));
        folding.finish()
    }

    /// Folds a stretch of a text.
    pub(super) fn passage(text: &str, span: Span) -> Self {
        let mut folding = Folding::new(text);
        folding.read(span);
        folding.finish()
    }

    /// The folded letters of a word.
    pub(super) fn word(&self, at: usize) -> &str {
        let word = &self.words[at];
        &self.letters[word.start..word.end]
    }

    /// The folded letters of some words.
    pub(super) fn letters(&self, words: Words) -> &str {
        match (self.words.get(words.start), words.end.checked_sub(1)) {
            (Some(first), Some(last)) if words.start <= last => {
                &self.letters[first.start..self.words[last].end]
            }
            _ => "",
        }
    }

    /// Where some words stand in the source; empty for no words.
    pub(super) fn source(&self, words: Words) -> Span {
        match (self.words.get(words.start), words.end.checked_sub(1)) {
            (Some(first), Some(last)) if words.start <= last => {
                Span::new(first.source.start, self.words[last].source.end)
            }
            _ => Span::new(0, 0),
        }
    }

    /// The word at, or else after, a byte of the source.
    pub(super) fn at_source(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.source.end <= byte)
    }

    /// The sentence in which some words stand.
    pub(super) fn sentence(&self, words: Words) -> Words {
        let ends = |word: &Word| word.after == After::Sentence;
        let before = &self.words[..words.start];
        let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
        let last = words.end.max(1) - 1;
        let end = self.words[last..].iter().position(ends);
        start..end.map_or(self.words.len(), |at| last + at + 1)
    }

    /// Every place that holds `sought[words]` in a row, whole words on both ends, hyphens and spaces inside as they may be.
    pub(super) fn find(&self, sought: &Self, words: Words) -> Vec<Words> {
        let needle = sought.letters(words.clone());
        if needle.is_empty() {
            return Vec::new();
        }
        let starts = memmem::find_iter(self.letters.as_bytes(), needle);
        let whole = |start: usize| {
            let first = self.words.binary_search_by_key(&start, |w| w.start).ok()?;
            let end = start + needle.len();
            let last = self.words.binary_search_by_key(&end, |w| w.end).ok()?;
            Some(first..last + 1)
        };
        starts
            .filter_map(whole)
            .filter(|found| self.parted_alike(found.clone(), sought, words.clone()))
            .collect()
    }

    /// Whether two runs of the same letters may be parted differently: never inside a number, and a space never takes a
    /// negation off its word ("not able", "notable").
    fn parted_alike(&self, here: Words, sought: &Self, there: Words) -> bool {
        let (ours, theirs) = (self.joints(here), sought.joints(there));
        let sound = |one: &[Joint], other: &[Joint]| {
            let alone = one.iter().filter(|joint| !other.contains(joint));
            alone.into_iter().all(|joint| joint.may_close)
        };
        ours.len() == theirs.len() && ours == theirs || sound(&ours, &theirs) && sound(&theirs, &ours)
    }

    fn joints(&self, words: Words) -> Vec<Joint> {
        let offset = self.words[words.start].start;
        let inner = words.start..words.end.saturating_sub(1);
        inner
            .map(|at| {
                let (left, right) = (self.word(at), self.word(at + 1));
                let digits = left.ends_with(|c: char| c.is_ascii_digit())
                    && right.starts_with(|c: char| c.is_ascii_digit());
                let hyphen = self.words[at].after == After::Hyphen;
                Joint {
                    at: self.words[at].end - offset,
                    may_close: !digits && (hyphen || !negation::is_prefix(left)),
                }
            })
            .collect()
    }
}

/// Where two words meet, in letters from the first.
#[derive(Debug, Clone, Copy)]
struct Joint {
    at: usize,
    may_close: bool,
}

impl PartialEq for Joint {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

/// A text being folded.
struct Folding<'t> {
    text: &'t str,
    out: Folded,
    /// Where the word being read begins in the letters, and its bytes of the source so far.
    open: Option<(usize, Span)>,
}

impl<'t> Folding<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            out: Folded::default(),
            open: None,
        }
    }

    /// Reads one stretch; a word may go on in the next one only when a soft hyphen ends this one.
    fn read(&mut self, span: Span) {
        let part = span.of(self.text);
        let mut chars = part.char_indices().peekable();
        let mut line_start = true;
        while let Some((at, c)) = chars.next() {
            let rest = &part[at + c.len_utf8()..];
            let here = span.start + at;
            if line_start && c.is_ascii_digit() {
                if let Some(skip) = list_number(&part[at..], &part[..at]) {
                    self.close(After::Sentence);
                    while chars.next_if(|(next, _)| *next < at + skip).is_some() {}
                    line_start = false;
                    continue;
                }
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
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => inside(|next| next.is_alphabetic()).is_some(),
            '.' | ',' => inside(char::is_ascii_digit).is_some_and(|(last, _)| last.is_ascii_digit()),
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

    fn finish(mut self) -> Folded {
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
    let fresh = before.trim_end().ends_with(['.', '!', '?', ':', ';', '”', '’'])
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = Folded::document(text, &[]);
        (0..folded.words.len()).map(|at| folded.word(at).to_owned()).collect()
    }

    fn found(text: &str, quote: &str) -> Vec<String> {
        let (report, sought) = (Folded::document(text, &[]), Folded::document(quote, &[]));
        let places = report.find(&sought, 0..sought.words.len());
        places.into_iter().map(|place| report.source(place).of(text).to_owned()).collect()
    }

    #[test]
    fn words_are_folded_for_case_quote_marks_ligatures_and_accents() {
        assert_eq!(words("Children’s ‘Good’ ﬁnes, naïve"), ["children's", "good", "fines", "naive"]);
        assert_eq!(words("60% of 1,000 at 3.5. £2 R&D"), ["60%", "of", "1000", "at", "3.5", "£2", "randd"]);
        assert_eq!(words("services’ well\u{ad}being"), ["services", "wellbeing"]);
    }

    #[test]
    fn hyphens_part_and_join_but_never_numbers_or_a_negation() {
        let report = "Work of goodquality is notable in 2017.";
        assert_eq!(found(report, "good-quality"), ["goodquality"]);
        assert_eq!(found(report, "good quality"), ["goodquality"]);
        assert_eq!(found("multi-agency", "multiagency"), ["multi-agency"]);
        assert!(found(report, "not able").is_empty());
        assert!(found(report, "20 17").is_empty());
        assert!(found("in adequate", "inadequate").is_empty());
        assert_eq!(found("non-compliant", "noncompliant"), ["non-compliant"]);
    }

    #[test]
    fn only_whole_words_are_found() {
        assert!(found("appropriate timescales", "appropriate timescale").is_empty());
        assert!(found("ineffective", "effective").is_empty());
        assert_eq!(found("Drift. drift, DRIFT", "drift").len(), 3);
    }

    #[test]
    fn a_paragraph_number_is_no_word_and_a_year_at_a_line_start_is() {
        assert_eq!(words("done.\n24.\n\nVisits"), ["done", "visits"]);
        assert_eq!(words("in May\n2017. Then"), ["in", "may", "2017", "then"]);
        assert_eq!(words("aged\n12. Then"), ["aged", "12", "then"]);
    }

    #[test]
    fn sentences_end_at_stops_headings_and_bullets() {
        let text = "Executive summary\n\nOverall, it is poor. Staff cope\n\u{f0a7} Not all do";
        let folded = Folded::document(text, &[]);
        let sentence = |words| folded.source(folded.sentence(words)).of(text);
        assert_eq!(sentence(3..4), "Overall, it is poor");
        assert_eq!(sentence(0..1), "Executive summary");
        assert_eq!(sentence(8..9), "Not all do");
    }
}
