//! The sections of a document, read off its layout: short paragraphs that stand alone and are no sentence.

use super::shown::flat;
use crate::library::DocumentView;
use crate::model::dateline::is_dateline;
use crate::model::document::page_at;

/// Longest heading in characters: the longest of inspection reports run over two lines.
const LONGEST: usize = 110;

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    /// The byte of the shown text at which its heading begins.
    pub(crate) at: usize,
    /// Its heading on one line.
    pub(crate) title: String,
    /// Its page, from 1.
    pub(crate) page: Option<u32>,
}

impl Section {
    /// Whether it is no section but a page on which none begins.
    pub(crate) fn is_page(&self) -> bool {
        self.page
            .is_some_and(|page| self.title == format!("page {page}"))
    }
}

/// The sections of a document, in order; a page on which none begins stands for itself.
pub(crate) fn sections(document: &DocumentView) -> Vec<Section> {
    let text = &document.text;
    let mut found: Vec<Section> = Vec::new();
    for (at, paragraph) in paragraphs(text) {
        let title = flat(&paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        // Web pages print their title twice.
        let again = found.last().is_some_and(|last| last.title == title);
        if is_heading(paragraph) && !again {
            let page = page_at(&document.page_starts, at);
            found.push(Section { at, title, page });
        }
    }
    for (page, at) in (1..).zip(&document.page_starts) {
        if !found.iter().any(|section| section.page == Some(page)) {
            found.push(Section {
                at: *at,
                title: format!("page {page}"),
                page: Some(page),
            });
        }
    }
    found.sort_by_key(|section| section.at);
    found
}

/// Runs of lines without a blank one between them, each with the byte at which its first word stands.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive(['\n', '\u{c}']).map(move |line| {
        at += line.len();
        (at - line.len(), line)
    });
    let mut lines = lines.peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|(_, line)| line.trim().is_empty()).is_some() {}
        let (start, first) = lines.next()?;
        let mut end = start + first.len();
        while !text[..end].ends_with('\u{c}')
            && let Some((at, line)) = lines.next_if(|(_, line)| !line.trim().is_empty())
        {
            end = at + line.len();
        }
        let words = text[start..end].trim();
        let indent = text[start..end].len() - text[start..end].trim_start().len();
        Some((start + indent, words))
    })
}

fn is_heading(paragraph: &str) -> bool {
    let first = paragraph
        .chars()
        .find(|c| !matches!(c, '“' | '‘' | '"' | '\''));
    let last = paragraph
        .chars()
        .rev()
        .find(|c| !matches!(c, '”' | '’' | '"' | '\'' | ')'));
    let words = paragraph.split_whitespace().count();
    paragraph.chars().count() <= LONGEST
        && words <= 16
        && first.is_some_and(char::is_uppercase)
        && !last.is_some_and(|c| matches!(c, '.' | ',' | ';' | '!' | '-' | '–'))
        && paragraph.lines().count() <= 2
        && paragraph.chars().filter(|c| c.is_alphabetic()).count() * 2 > paragraph.len()
        && !is_dateline(paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_paragraph_that_is_no_sentence_is_a_heading() {
        for heading in [
            "What needs to improve",
            "The experiences and progress of children in need of help and\nprotection: requires improvement",
            "‘A slow tide’",
            "Recommendations",
            "By the sea",
            "Last chance for the trust",
            "Sunday services",
            "Monitoring visit 3 May 2021",
            "Sunderland in 2019",
        ] {
            assert!(is_heading(heading), "{heading}");
        }
        for other in [
            "Leaders have been slow to act.",
            "• gaps in visiting",
            "12",
            "said Ada Penhallow",
            "2. Leaders are slow",
            "Wednesday, 18 September 2024 06:01 By Jess Okoro",
            "By Jess Okoro",
            "Published: 3 May 2021",
            "Mon, 3 May 2021",
            "Last updated on 3 May",
        ] {
            assert!(!is_heading(other), "{other}");
        }
    }

    #[test]
    fn paragraphs_are_parted_by_blank_lines_and_page_ends() {
        let text = "One\ntwo\n\n  Three\u{c}Four\n";
        let found: Vec<_> = paragraphs(text).collect();
        assert_eq!(found, [(0, "One\ntwo"), (11, "Three"), (17, "Four")]);
    }
}
