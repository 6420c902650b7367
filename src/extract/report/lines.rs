//! The printed lines of a report without what every page repeats: running headers, footers, page numbers.
//!
//! Reads three forms alike: one line per paragraph with blank lines between, a table's cells parted by tabs; lines as
//! printed, pages parted by form feeds; and lines in columns, cells parted by wide gaps.

use std::collections::HashMap;

use crate::model::Span;

/// A line with something on it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words, trimmed.
    pub(super) span: Span,
    /// The page it stands on, from 0.
    pub(super) page: usize,
    /// How far it is indented, in bytes.
    pub(super) indent: usize,
    /// Whether it is the first line after a blank one, or of a page.
    pub(super) opens: bool,
}

/// How many lines at each end of a page may be a running header or footer.
const EDGE: usize = 3;
/// On how many pages a line must be repeated to be one: on so many, and on one in so many. A heading comes back too, but
/// not on every third page.
const REPEATED: usize = 3;
const ONE_IN: usize = 3;
/// This many spaces inside a line part two cells of a table.
const GAP: usize = 3;

/// The lines of a report in order.
pub(super) fn lines(text: &str, page_starts: &[usize]) -> Vec<Line> {
    let mut lines: Vec<Line> = each(text, page_starts).collect();
    let furniture = furniture(text, &lines);
    let mut at = 0;
    let mut dropped = false;
    lines.retain_mut(|line| {
        let keep = !furniture[at];
        at += 1;
        // What stands behind a dropped header opens as the header did.
        line.opens |= dropped;
        dropped = !keep && line.opens;
        keep
    });
    lines
}

/// Each line with something on it that is not the number of a page.
pub(super) fn each<'t>(text: &'t str, page_starts: &'t [usize]) -> impl Iterator<Item = Line> + 't {
    let (mut at, mut page, mut blank) = (0, 0, true);
    let bytes = text.as_bytes();
    let raw = std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\x0C', rest).map_or(bytes.len(), |len| at + len + 1);
        Some(Span::new(std::mem::replace(&mut at, end), end))
    });
    raw.filter_map(move |span| {
        let ends_page = bytes[span.end - 1] == b'\x0C';
        let words = span.trimmed(text);
        if words.is_empty() {
            blank = true;
            return None;
        }
        let now = page_starts
            .partition_point(|start| *start <= words.start)
            .saturating_sub(1);
        let opens = blank || now != page;
        page = now;
        blank = ends_page;
        (!is_page_number(words.of(text))).then_some(Line {
            span: words,
            page,
            indent: words.start - span.start,
            opens,
        })
    })
}

/// `12`, `Page 3 of 12`; a footnote's number on a line of its own is dropped with them.
fn is_page_number(words: &str) -> bool {
    let number = |word: &str| {
        word.len() <= 3 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !words.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut parts = words.split_ascii_whitespace();
    match (
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
    ) {
        (Some(one), None, ..) => number(one),
        (Some(page), Some(one), None, ..) => page.eq_ignore_ascii_case("page") && number(one),
        (Some(page), Some(one), Some("of"), Some(all), None) => {
            page.eq_ignore_ascii_case("page") && number(one) && number(all)
        }
        _ => false,
    }
}

/// Which lines stand at the head or foot of several pages alike. Never those of the first page: the title may be repeated.
fn furniture(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut pages: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(range) if lines[range.start].page == line.page => range.end = at + 1,
            _ => pages.push(at..at + 1),
        }
    }
    let edges = |range: &std::ops::Range<usize>| {
        let head = range.clone().take(EDGE);
        let foot = range.clone().rev().take(EDGE);
        let mut edges: Vec<usize> = head.chain(foot).collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    };
    let key = |at: usize| -> String {
        let words = lines[at].span.of(text).chars();
        words
            .filter(|c| !c.is_whitespace() && !c.is_ascii_digit())
            .collect()
    };
    let mut repeated: HashMap<String, usize> = HashMap::new();
    for at in pages.iter().skip(1).flat_map(&edges) {
        *repeated.entry(key(at)).or_default() += 1;
    }
    let mut out = vec![false; lines.len()];
    for at in pages.iter().skip(1).flat_map(&edges) {
        let key = key(at);
        let worded = key.contains(char::is_alphabetic);
        let count = repeated.get(&key).copied().unwrap_or_default();
        out[at] = worded && count >= REPEATED.max(pages.len() / ONE_IN);
    }
    out
}

/// The cells of a line: parted by tabs or wide gaps; a line of running text is one cell.
pub(super) fn cells(text: &str, line: Span) -> Vec<Span> {
    let words = line.of(text);
    let mut out = Vec::new();
    let (mut start, mut end, mut gap) = (0, 0, 0);
    for (at, c) in words.char_indices() {
        match c {
            '\t' => gap = GAP,
            c if c.is_whitespace() => gap += 1,
            c => {
                if gap >= GAP && end > start {
                    out.push(Span::new(line.start + start, line.start + end));
                    start = at;
                }
                (gap, end) = (0, at + c.len_utf8());
            }
        }
    }
    if end > start {
        out.push(Span::new(line.start + start, line.start + end));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\u{0C}').map(|(at, _)| at + 1));
        lines(text, &starts)
            .iter()
            .map(|line| line.span.of(text))
            .collect()
    }

    #[test]
    fn what_every_page_repeats_is_no_line_and_the_title_is_one() {
        let text = "Inspection of Mallow\nWords one.\n1\n\u{c}Inspection of Mallow\nWords two.\n2\n\u{c}Inspection of Mallow\n\
            Words three.\n3\n\u{c}Inspection of Mallow  4\nWords four.\n";
        assert_eq!(
            read(text),
            [
                "Inspection of Mallow",
                "Words one.",
                "Words two.",
                "Words three.",
                "Words four."
            ]
        );
    }

    #[test]
    fn tabs_and_wide_gaps_part_cells() {
        let of = |text: &'static str| -> Vec<&str> {
            cells(text, Span::new(0, text.len()))
                .iter()
                .map(|cell| cell.of(text))
                .collect()
        };
        assert_eq!(
            of("Overall effectiveness\tRequires improvement"),
            ["Overall effectiveness", "Requires improvement"]
        );
        assert_eq!(
            of("The impact of leaders      Good"),
            ["The impact of leaders", "Good"]
        );
        assert_eq!(
            of("Children looked  after  and"),
            ["Children looked  after  and"]
        );
    }
}
