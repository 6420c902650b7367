//! A text folded for comparison: its words without case, marks and page furniture, with a map back to the source.
//!
//! Two forms of the same thing: words, for saying what differs, and the letters of all words in a row, in which "good-quality",
//! "good quality" and "goodquality" are one (a PDF's text loses hyphens at line ends). Knows no report and no quotation.

use memchr::memmem;

use super::fold::Folding;
use super::furniture::furniture;
use super::negation;
use crate::model::Span;

/// A word of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its folded letters in [`Folded::letters`].
    pub(super) start: usize,
    pub(super) end: usize,
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
    pub(super) letters: String,
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

    /// Whether no sentence ends before or among some words.
    pub(super) fn is_one_sentence(&self, words: Words) -> bool {
        let mut here = words.start.saturating_sub(1)..words.end;
        here.all(|at| self.words[at].after != After::Sentence)
    }

    /// Every place that holds `sought[words]` in a row, whole words on both ends, hyphens and spaces inside as they may be.
    pub(super) fn find(&self, sought: &Self, words: Words) -> Vec<Words> {
        let needle = sought.letters(words.clone());
        // A searcher costs more than the search of a short text.
        if needle.is_empty() || needle.len() > self.letters.len() {
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
        ours.len() == theirs.len() && ours == theirs
            || sound(&ours, &theirs) && sound(&theirs, &ours)
    }

    /// Whether the gap behind a word may be closed without changing what is said.
    pub(super) fn may_close(&self, at: usize) -> bool {
        let (left, right) = (self.word(at), self.word(at + 1));
        let digits = left.ends_with(|c: char| c.is_ascii_digit())
            && right.starts_with(|c: char| c.is_ascii_digit());
        let hyphen = self.words[at].after == After::Hyphen;
        !digits && (hyphen || !negation::is_prefix(left))
    }

    fn joints(&self, words: Words) -> Vec<Joint> {
        let offset = self.words[words.start].start;
        let inner = words.start..words.end.saturating_sub(1);
        inner
            .map(|at| Joint {
                at: self.words[at].end - offset,
                may_close: self.may_close(at),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = Folded::document(text, &[]);
        (0..folded.words.len())
            .map(|at| folded.word(at).to_owned())
            .collect()
    }

    fn found(text: &str, quote: &str) -> Vec<String> {
        let (report, sought) = (Folded::document(text, &[]), Folded::document(quote, &[]));
        let places = report.find(&sought, 0..sought.words.len());
        places
            .into_iter()
            .map(|place| report.source(place).of(text).to_owned())
            .collect()
    }

    #[test]
    fn words_are_folded_for_case_quote_marks_ligatures_and_accents() {
        assert_eq!(
            words("Children’s ‘Good’ ﬁnes, naïve"),
            ["children's", "good", "fines", "naive"]
        );
        assert_eq!(
            words("60% of 1,000 at 3.5. £2 R&D"),
            ["60%", "of", "1000", "at", "3.5", "£2", "randd"]
        );
        assert_eq!(
            words("services’ well\u{ad}being"),
            ["services", "wellbeing"]
        );
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
