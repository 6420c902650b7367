//! Which words of a quotation and of the report's passage are the same, and which are the differences that the trace names.
//!
//! Whether something differs is decided by the trace alone; here its words are only found again on both sides. A word that
//! has no partner and is named by no difference (a page number inside the passage, a hyphen parted otherwise) gets no mark.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Difference, Span};

/// Longest side, in words, whose words are joined: the work grows with the product of both.
const LONGEST: usize = 1200;

/// The marked words of one side, in bytes of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::app) struct Marks {
    /// Runs of words that the other side has as well.
    pub(in crate::app) same: Vec<Span>,
    /// Words that differ.
    pub(in crate::app) differing: Vec<Span>,
}

/// Marks the words of a quotation and of the report's parts; texts are whole documents, spans say which words of them.
pub(in crate::app) fn marks(
    (quote, quoted): (&str, &[Span]),
    (report, parts): (&str, &[Span]),
    differences: &[Difference],
) -> [Marks; 2] {
    let sides = [words(quote, quoted), words(report, parts)];
    if sides.iter().any(|words| words.len() > LONGEST) {
        return [Marks::default(), Marks::default()];
    }
    let partners = partners(&sides[0], &sides[1]);
    let named = [
        named(differences.iter().map(|d| d.quote.as_str())),
        named(differences.iter().map(|d| d.report.as_str())),
    ];
    [0, 1].map(|side| mark(&sides[side], &partners[side], &named[side]))
}

fn mark(words: &[Word], partnered: &[bool], named: &BTreeSet<String>) -> Marks {
    let mut marks = Marks::default();
    let mut joined = false;
    for (word, partnered) in words.iter().zip(partnered) {
        match marks.same.last_mut().filter(|_| joined && *partnered) {
            Some(run) => run.end = word.span.end,
            None if *partnered => marks.same.push(word.span),
            None if named.contains(&word.folded) => marks.differing.push(word.span),
            None => {}
        }
        joined = *partnered;
    }
    marks
}

/// A word as it stands and as it is compared.
pub(in crate::app) struct Word {
    pub(in crate::app) span: Span,
    folded: String,
}

pub(in crate::app) fn words(text: &str, spans: &[Span]) -> Vec<Word> {
    let within = |span: &Span| {
        let part = span.of(text);
        let start = span.start;
        pieces(part).map(move |range| Word {
            span: Span::new(start + range.start, start + range.end),
            folded: fold(&part[range]),
        })
    };
    spans.iter().flat_map(within).collect()
}

/// Stretches between spaces, hyphens and dashes, without the punctuation at their ends.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‑'));
    parts.filter_map(move |part| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        let first = part.find(char::is_alphanumeric)?;
        let (last, letter) = part.char_indices().rfind(|(_, c)| c.is_alphanumeric())?;
        let mut end = last + letter.len_utf8();
        if part[end..].starts_with('%') {
            end += 1;
        }
        Some(start + first..start + end)
    })
}

fn fold(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn named<'a>(differing: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let each = differing.flat_map(|words| pieces(words).map(move |range| fold(&words[range])));
    each.collect()
}

/// Which words of each side stand in the longest run of words that both have in order.
fn partners(one: &[Word], other: &[Word]) -> [Vec<bool>; 2] {
    let mut found = [vec![false; one.len()], vec![false; other.len()]];
    for (i, j) in pairs(one, other) {
        (found[0][i], found[1][j]) = (true, true);
    }
    found
}

/// The longest run of words that both sides have in order: each word of it by its place on either side.
pub(in crate::app) fn pairs(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    if one.len().max(other.len()) > LONGEST {
        return Vec::new();
    }
    let columns = other.len() + 1;
    let mut longest = vec![0_u16; (one.len() + 1) * columns];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[i * columns + j] = if one[i].folded == other[j].folded {
                longest[(i + 1) * columns + j + 1] + 1
            } else {
                longest[(i + 1) * columns + j].max(longest[i * columns + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < one.len() && j < other.len() {
        if one[i].folded == other[j].folded {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * columns + j] >= longest[i * columns + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

/// The sentence or paragraph around `span`: to the stop, blank line or end of text on both sides.
pub(in crate::app) fn sentence(text: &str, span: Span) -> Span {
    let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
        return span;
    };
    let start = stops(before).last().unwrap_or(0);
    // The quotation may hold its own stop: what stands after it is then another sentence.
    let quoted = span.of(text);
    let closed = quoted.trim_end().ends_with(['.', '!', '?']);
    let end = match stops(after).next() {
        _ if closed => span.end + closing(after),
        Some(stop) => span.end + stop,
        None => text.len(),
    };
    Span::new(start, end).trimmed(text)
}

/// Quotation marks and brackets at the beginning, in bytes.
fn closing(text: &str) -> usize {
    let marks = |c: char| matches!(c, '”' | '’' | '"' | '\'' | ')' | ']');
    text.len() - text.trim_start_matches(marks).len()
}

/// Where sentences end, in bytes: after a stop with its closing marks, or at a blank line.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    let at = text.match_indices(['.', '!', '?', '\n']);
    at.filter_map(move |(at, sign)| {
        let rest = &text[at + sign.len()..];
        if sign == "\n" {
            let blank = rest
                .trim_start_matches([' ', '\t', '\u{c}'])
                .starts_with('\n');
            return blank.then_some(at);
        }
        let end = at + sign.len() + closing(rest);
        let next = text[end..].trim_start();
        let parted = next.len() < text[end..].len() || text[end..].is_empty();
        let begins = next.chars().next().is_none_or(|c| !c.is_lowercase());
        let number = text[..at].ends_with(|c: char| c.is_ascii_digit())
            && text[..at]
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .ends_with('\n');
        (parted && begins && !number).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|span| span.of(text).to_owned()).collect()
    }

    fn difference(quote: &str, report: &str) -> Difference {
        Difference {
            quote: quote.to_owned(),
            report: report.to_owned(),
            negated: false,
        }
    }

    #[test]
    fn a_replaced_word_is_marked_on_both_sides_and_the_rest_is_joined() {
        let (quote, report) = (
            "only 60% of boats are seen",
            "only 60% of boats were checked",
        );
        let spans = |text: &str| [Span::new(0, text.len())];
        let [one, other] = marks(
            (quote, &spans(quote)),
            (report, &spans(report)),
            &[difference("are seen", "were checked")],
        );
        assert_eq!(shown(quote, &one.same), ["only 60% of boats"]);
        assert_eq!(shown(quote, &one.differing), ["are", "seen"]);
        assert_eq!(shown(report, &other.differing), ["were", "checked"]);
    }

    #[test]
    fn what_no_difference_names_is_never_marked_as_differing() {
        let (quote, report) = ("good-quality work", "goodquality\n12\nwork");
        let spans = |text: &str| [Span::new(0, text.len())];
        let [one, other] = marks((quote, &spans(quote)), (report, &spans(report)), &[]);
        assert!(one.differing.is_empty() && other.differing.is_empty());
        assert_eq!(shown(report, &other.same), ["work"]);
    }

    #[test]
    fn the_sentence_around_words_ends_at_stops_and_blank_lines() {
        let text = "Heading\n\n24. Some boats leak. Only 60.5% of\nthem are seen, e.g. by day.” Others sail.";
        let around = |words: &str| {
            let start = text.find(words).unwrap();
            sentence(text, Span::new(start, start + words.len())).of(text)
        };
        assert_eq!(
            around("them"),
            "Only 60.5% of\nthem are seen, e.g. by day.”"
        );
        assert_eq!(around("boats"), "24. Some boats leak.");
        assert_eq!(around("sail"), "Others sail.");
        assert_eq!(around("Heading"), "Heading");
    }
}
