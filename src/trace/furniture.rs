//! What a page prints beside its text: the lines at head and foot that come back on page after page, and page numbers.
//!
//! A sentence runs on over a page break; these lines stand in the middle of it and are none of its words.

use std::collections::HashMap;

use crate::model::Span;

/// Lines looked at from the head and from the foot of a page: ILACS reports print three at the foot.
const EDGE: usize = 4;

/// On so many pages a line must come back.
const PAGES: usize = 3;

/// The furniture of every page, in order; none for a text without pages.
pub(super) fn furniture(text: &str, page_starts: &[usize]) -> Vec<Span> {
    let ends = page_starts.iter().skip(1).copied().chain([text.len()]);
    let pages: Vec<Vec<Span>> = page_starts
        .iter()
        .zip(ends)
        .map(|(start, end)| edges(text, *start, end))
        .collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let mut seen: Vec<String> = page.iter().map(|line| shape(line.of(text))).collect();
        seen.sort_unstable();
        seen.dedup();
        for shape in seen {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let repeated = |line: &Span| {
        counts
            .get(&shape(line.of(text)))
            .is_some_and(|count| *count >= PAGES)
    };
    let bare = |line: &Span| line.len() <= 3 && line.of(text).bytes().all(|b| b.is_ascii_digit());
    let mut found: Vec<Span> = pages
        .into_iter()
        .flatten()
        .filter(|line| bare(line) || repeated(line))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The first and last lines of a page that are not blank, without the white space around them.
fn edges(text: &str, start: usize, end: usize) -> Vec<Span> {
    let page = Span::new(start, end).of(text);
    let mut lines = Vec::new();
    let mut at = start;
    for line in page.split(['\n', '\u{c}']) {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len() + 1;
        if !span.is_empty() {
            lines.push(span);
        }
    }
    let foot = lines.len().saturating_sub(EDGE).max(EDGE.min(lines.len()));
    lines
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < EDGE || *at >= foot)
        .map(|(_, line)| *line)
        .collect()
}

/// A line without its numbers, so that a running head with page numbers is the same on every page.
fn shape(line: &str) -> String {
    let plain = line.chars().filter(|c| !c.is_whitespace());
    plain
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_feet_and_page_numbers_are_furniture_and_the_text_is_not() {
        let pages = [
            "A\nb\nc\nd\ne\nInspection of Mallow\n1\n",
            "the\n2 of\nf\ng\nh\nInspection of Mallow\n2\n",
            "last\ni\nj\nk\nl\nInspection of Mallow\n3",
        ];
        let text = pages.join("\u{c}");
        let starts = [0, pages[0].len() + 1, pages[0].len() + pages[1].len() + 2];
        let lines: Vec<_> = furniture(&text, &starts)
            .into_iter()
            .map(|span| span.of(&text))
            .collect();
        assert_eq!(
            lines,
            [
                "Inspection of Mallow",
                "1",
                "Inspection of Mallow",
                "2",
                "Inspection of Mallow",
                "3"
            ]
        );
        assert!(furniture(&text, &[]).is_empty());
    }
}
