//! Breaks text into lines that fit a width, as byte ranges: nothing is copied, and a span keeps its meaning.
//!
//! Text comes here after [`visible`](crate::model::visible::visible), so that what is measured is what is drawn.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A character as the reader sees one, with its place and its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    /// Byte offset in the text.
    pub(crate) at: usize,
    /// The grapheme.
    pub(crate) text: &'a str,
    /// Columns it takes: 0, 1 or 2.
    pub(crate) width: usize,
}

/// The graphemes of `text` with their widths, offsets counted from the beginning of `text`.
pub(crate) fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let lone = |i: usize| bytes.get(i).is_none_or(|b| b.is_ascii() && *b != b'\n');
        // Two ASCII bytes in a row never join: the slow rules are needed only around the rest.
        let length = match (bytes.get(at)?.is_ascii(), lone(at + 1)) {
            (true, true) => 1,
            _ => text[at..].graphemes(true).next()?.len(),
        };
        let grapheme = &text[at..at + length];
        let width = match bytes[at] {
            b' '..=b'~' if length == 1 => 1,
            _ => grapheme.width().min(2),
        };
        let cell = Cell {
            at,
            text: grapheme,
            width,
        };
        at += length;
        Some(cell)
    })
}

/// Columns that `text` takes on one line.
pub(crate) fn width(text: &str) -> usize {
    cells(text).map(|cell| cell.width).sum()
}

/// As much of `text` as fits `columns`, with "…" when something is left out.
pub(crate) fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = cells(text).take_while(|cell| {
        let fits = cell.width <= left;
        left = left.saturating_sub(cell.width);
        fits
    });
    let end = fits.last().map_or(0, |cell| cell.at + cell.text.len());
    match columns {
        0 => String::new(),
        _ => format!("{}…", text[..end].trim_end()),
    }
}

/// The lines of `text` at `columns` wide: line feeds and form feeds end a line, white space at a break belongs to no line,
/// a word longer than a line is broken. Empty lines are empty ranges.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split(['\n', '\u{c}']) {
        wrap_paragraph(paragraph, start, columns.max(1), &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// Where a line may end, where the next one begins, and how many columns stand before that.
struct Break {
    end: usize,
    next: usize,
    column: usize,
}

fn wrap_paragraph(text: &str, base: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let body = text.trim_end();
    let mut start = indentation(body, columns);
    let (mut column, mut chance, mut previous) = (0, None::<Break>, ' ');
    let indent = start;
    for cell in cells(&body[indent..]).map(|cell| Cell {
        at: cell.at + indent,
        ..cell
    }) {
        let first = cell.text.chars().next().unwrap_or(' ');
        if cell.text.chars().all(parts_words) {
            let next = cell.at + cell.text.len();
            let end = chance
                .take()
                .filter(|c| c.next == cell.at)
                .map_or(cell.at, |c| c.end);
            chance = Some(Break {
                end,
                next,
                column: column + cell.width,
            });
        } else {
            if matches!(previous, '-' | '–' | '—' | '/') && first.is_alphanumeric() {
                chance = Some(Break {
                    end: cell.at,
                    next: cell.at,
                    column,
                });
            }
            let full = |column| column + cell.width > columns;
            if let Some(at) = chance.take_if(|c| full(column) && c.end > start) {
                lines.push(base + start..base + at.end);
                (start, column) = (at.next, column - at.column);
            }
            if full(column) && cell.at > start {
                lines.push(base + start..base + cell.at);
                (start, column) = (cell.at, 0);
            }
        }
        column += cell.width;
        previous = first;
    }
    lines.push(base + start..base + body.len());
}

fn parts_words(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Where a paragraph begins: at its indentation while that is small, at its first word when it would eat the line.
fn indentation(text: &str, columns: usize) -> usize {
    let end = text.len() - text.trim_start().len();
    if width(&text[..end]) <= 8.min(columns / 4) {
        0
    } else {
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn words_move_to_the_next_line_whole() {
        assert_eq!(
            lines("too many children at risk", 10),
            ["too many", "children", "at risk"]
        );
        assert_eq!(lines("one  two", 5), ["one", "two"]);
        assert_eq!(lines("ab\n\ncd\u{c}ef\n", 9), ["ab", "", "cd", "ef", ""]);
        assert_eq!(lines("", 5), [""]);
    }

    #[test]
    fn a_long_word_is_broken_and_hyphens_are_chances() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(
            lines("well-informed staff", 8),
            ["well-", "informed", "staff"]
        );
        assert_eq!(lines("日本語 text", 5), ["日本", "語", "text"]);
    }

    #[test]
    fn a_small_indentation_is_kept_and_a_wide_one_dropped() {
        assert_eq!(lines("  • one two", 20), ["  • one two"]);
        assert_eq!(lines("                    one", 20), ["one"]);
        assert_eq!(lines("   \n x", 20), ["", " x"]);
    }

    #[test]
    fn a_shortened_text_says_so() {
        assert_eq!(shorten("council", 7), "council");
        assert_eq!(shorten("council", 5), "coun…");
        assert_eq!(shorten("日本語", 4), "日…");
        assert_eq!(shorten("council", 0), "");
    }

    proptest! {
        #[test]
        fn every_word_stands_on_exactly_one_line_that_fits(
            text in "([a-z“”é日\u{301}\u{a0}👩🏽 \n\u{c}/-]|[a-z]{1,9} ){0,60}", columns in 0usize..40
        ) {
            let wrapped = wrap(&text, columns);
            let mut end = 0;
            for line in &wrapped {
                prop_assert!(line.start >= end, "lines overlap");
                prop_assert!(text[end..line.start].trim().is_empty(), "words lost");
                let fits = width(&text[line.clone()]) <= columns.max(1);
                prop_assert!(fits || cells(&text[line.clone()]).filter(|c| c.width > 0).count() <= 1);
                end = line.end;
            }
            prop_assert!(text[end..].trim().is_empty(), "words lost at the end");
        }
    }
}
