//! Plain text. A byte-order mark is dropped, CRLF and CR become LF; nothing else changes.

use super::{ImportError, Importer, charset, headline, refused};
use crate::model::Document;
use crate::model::dateline::is_dateline;

/// Plain text: whatever no other format claims.
pub(super) struct Text;

impl Importer for Text {
    fn name(&self) -> &'static str {
        "plain text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn sniff(&self, _: &[u8]) -> bool {
        true
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ImportError> {
        refused::check(bytes)?;
        let text = unified(&charset::decode(bytes, None)?);
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        Ok(Document {
            title: title(&text),
            page_starts: page_starts(&text),
            text,
            ..Document::default()
        })
    }
}

/// What stands above the headline of a pasted page, in lines at most: the day, the time, whoever wrote it.
const ABOVE: usize = 3;

/// The first line, when it reads like a headline; above it may stand when and by whom it was published.
fn title(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut first = lines.take(ABOVE + 1).skip_while(|line| is_dateline(line));
    first.next().and_then(headline)
}

/// The text with every line end an LF.
pub(super) fn unified(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Where pages begin: at the start and after each form feed that has text behind it; empty without form feeds.
pub(super) fn page_starts(text: &str) -> Vec<usize> {
    let end = text.trim_end().len();
    let breaks = text.match_indices('\u{c}').map(|(at, _)| at + 1);
    let mut starts: Vec<_> = std::iter::once(0)
        .chain(breaks.filter(|start| *start < end))
        .collect();
    if !text.contains('\u{c}') {
        starts.clear();
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Document, ImportError> {
        Text.read(bytes)
    }

    #[test]
    fn line_ends_become_lf_the_mark_goes_and_nothing_else_changes() {
        let document =
            read("\u{feff}One\r\nTwo\rThree \u{a0}\t“x”\r\r\n\u{feff}".as_bytes()).unwrap();
        assert_eq!(document.text, "One\nTwo\nThree \u{a0}\t“x”\n\n\u{feff}");
    }

    #[test]
    fn form_feeds_part_pages_and_stay_in_the_text() {
        let document = read(b"one\x0ctwo\x0c\x0cfour\x0c\n").unwrap();
        assert_eq!(document.text, "one\u{c}two\u{c}\u{c}four\u{c}\n");
        assert_eq!(document.page_starts, [0, 4, 8, 9]);
        assert_eq!(read(b"a single page\x0c").unwrap().page_starts, [0]);
        assert!(read(b"no pages").unwrap().page_starts.is_empty());
    }

    #[test]
    fn blank_files_are_refused() {
        for bytes in ["", " \r\n\t\u{a0}\n", "\u{feff}", "\u{c}\n"] {
            assert!(
                matches!(read(bytes.as_bytes()), Err(ImportError::Empty)),
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn a_headline_is_taken_and_a_paragraph_is_not() {
        let title = |text: &str| read(text.as_bytes()).unwrap().title;
        assert_eq!(
            title("\n  Mallow  council 'told to improve'\n\nText"),
            Some("Mallow council 'told to improve'".into())
        );
        assert_eq!(title("The council was told so yesterday.\nMore"), None);
        assert_eq!(title(&"word ".repeat(40)), None);
        assert_eq!(title("12\nA headline"), None);
    }

    #[test]
    fn a_pasted_page_is_called_by_its_headline_not_by_the_day_above_it() {
        let title = |text: &str| read(text.as_bytes()).unwrap().title;
        assert_eq!(
            title(
                "Wednesday, 18 September 2024 06:01\n\nBy Jess Okoro\n\nMallow told to improve\n\nText."
            ),
            Some("Mallow told to improve".into())
        );
        assert_eq!(title("By Jess Okoro\nMallow was told to improve."), None);
        assert_eq!(title("By Jess Okoro"), None);
    }
}
