//! Text from a document, made safe to show: what would steer a terminal or hide from the eye is given a visible stand-in.
//!
//! Everything that reaches a terminal from a file, a name, a title, a query or an error passes through here.

use std::borrow::Cow;

/// `text` with a visible stand-in for every character that steers a terminal or cannot be seen.
///
/// One character out for one character in, so counts in characters still hold (counts in bytes do not). The line feed
/// stays; a tab becomes a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, stand_in)
}

/// As [`visible`], with a stand-in for the line feed too: for a file name, a title or anything else that must stay on one line.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    replaced(text, |c| match c {
        '\n' => Some('\u{240a}'),
        _ => stand_in(c),
    })
}

/// Whether `c` may be shown as it is, anywhere: neither steering a terminal nor hidden, nor a line end or a tab.
pub fn is_visible(c: char) -> bool {
    matches!(c, ' '..='~') || !is_unseen(c)
}

fn replaced(text: &str, stand_in: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if text.chars().all(|c| stand_in(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| stand_in(c).unwrap_or(c)).collect())
}

/// What is shown instead of `c`; `None` when `c` may be shown as it is.
fn stand_in(c: char) -> Option<char> {
    match c {
        ' '..='~' | '\n' => None,
        '\t' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{ad}' => Some('-'),
        '\u{2028}' | '\u{2029}' => Some('\u{2424}'),
        _ if is_unseen(c) => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Controls, format characters (`Cf`), line and paragraph separators, and `Default_Ignorable_Code_Point`; Unicode 16.
///
/// The test compares every character with Unicode's own tables: published lists of "the bidi characters" are wrong.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}'
        | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_in_a_document_is_seen_and_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}\r\n"), "a␛[31mb␇␍\n");
        assert_eq!(visible_line("two\nlines\tof"), "two␊lines of");
        assert_eq!(visible("a\u{9b}31m"), "a\u{fffd}31m");
        assert_eq!(
            visible("\u{202e}evil\u{e0041}\u{200b}"),
            "\u{fffd}evil\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn plain_text_is_not_copied_and_looks_as_it_did() {
        for text in ["“lacks rigour” – 60%", "naïve\u{a0}Ynys Môn\n日本", ""] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    /// Every character of Unicode, against Unicode's own properties: none of these classes comes out, nothing else changes.
    #[test]
    fn no_character_that_steers_or_hides_comes_out() {
        let classes = r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}]";
        let unseen = regex::Regex::new(classes).unwrap();
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let text = c.to_string();
            let out = visible(&text);
            assert_eq!(out.chars().count(), 1, "{:04x}", u32::from(c));
            assert!(
                out == "\n" || !unseen.is_match(&out),
                "{:04x} comes out",
                u32::from(c)
            );
            assert_eq!(
                c != '\n' && unseen.is_match(&text),
                *out != *text,
                "{:04x}",
                u32::from(c)
            );
        }
    }
}
