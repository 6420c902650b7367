//! The marks of printed pages that are no part of the words: hyphens at line ends, bullets, leaders, white space.
//!
//! Knows nothing of any format.

use std::collections::HashSet;

/// Stands in a text under construction where a line ended after a hyphen; never in a finished one.
pub(super) const LINE_END: char = '\u{1}';
/// A hyphen that shows only at a line end.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// Document words that a hyphen must part at a line end before the document is taken to hyphenate by itself.
const HYPHENATES: usize = 3;

/// A finished text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settled {
    /// The text.
    pub(super) text: String,
    /// Byte offset at which each page begins.
    pub(super) page_starts: Vec<usize>,
}

/// Decides every hyphen at a line end, and carries the page breaks (byte offsets, ascending) over.
pub(super) fn settled(text: &str, breaks: &[usize]) -> Settled {
    let words = Words::of(text);
    let mut out = String::with_capacity(text.len());
    let mut page_starts = vec![0];
    let mut breaks = breaks.iter().peekable();
    for (at, c) in text.char_indices() {
        while breaks.next_if(|page| **page <= at).is_some() {
            page_starts.push(out.len());
        }
        match c {
            LINE_END => words.settle(&text[at + 1..], &mut out),
            // One that is drawn in the middle of a line is a hyphen of the word.
            SOFT_HYPHEN if !text[at..].starts_with("\u{ad}\u{1}") => out.push('-'),
            ' ' if out.ends_with([' ', '\t', '\n']) => {}
            _ => out.push(c),
        }
    }
    page_starts.extend(breaks.map(|_| out.len()));
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    for start in &mut page_starts {
        *start = (*start).min(out.len());
    }
    Settled {
        text: out,
        page_starts,
    }
}

/// The words that a document uses in the middle of its lines: they tell how it spells the ones at line ends.
struct Words {
    plain: HashSet<String>,
    compound: HashSet<String>,
    /// Whether the document was hyphenated by a machine.
    hyphenates: bool,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self {
            plain: HashSet::new(),
            compound: HashSet::new(),
            hyphenates: false,
        };
        for word in text.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c) || c == LINE_END)) {
            if word.contains(LINE_END) {
                continue;
            }
            if word.contains(is_hyphen) {
                words.compound.insert(folded(word));
            }
            words
                .plain
                .extend(word.split(is_hyphen).map(str::to_lowercase));
        }
        let parted = text.match_indices(LINE_END).filter(|(at, _)| {
            let (left, right) = around(&text[..*at], &text[at + 1..]);
            words.plain.contains(&format!("{left}{right}"))
                && !words.plain.contains(&left)
                && !words.compound.contains(&format!("{left}-{right}"))
        });
        words.hyphenates = parted.count() >= HYPHENATES;
        words
    }

    /// Decides about the hyphen with which `out` ends, `rest` being what follows.
    fn settle(&self, rest: &str, out: &mut String) {
        let soft = out.ends_with(SOFT_HYPHEN);
        let (left, right) = around(out, rest);
        if !self.belongs(&left, &right, soft) {
            out.pop();
        } else if soft {
            out.pop();
            out.push('-');
        }
        if matches!(right.as_str(), "and" | "or" | "to") {
            out.push(' ');
        }
    }

    /// Whether the hyphen between the two parts belongs to the word.
    fn belongs(&self, left: &str, right: &str, soft: bool) -> bool {
        let lower = right.chars().all(char::is_lowercase) && left.chars().all(char::is_alphabetic);
        let (whole, compound) = (format!("{left}{right}"), format!("{left}-{right}"));
        if !lower || right.is_empty() || self.compound.contains(&compound) {
            return true;
        }
        if matches!(right, "and" | "or" | "to") {
            return true;
        }
        let known = |word: &str| self.plain.contains(word);
        let parted = self.hyphenates && !(known(left) && known(right));
        !(soft || parted || known(&whole))
    }
}

/// The parts of a word on both sides of a line end, in lower case; the right one as it stands.
fn around(before: &str, after: &str) -> (String, String) {
    let before = before.trim_end_matches(is_hyphen);
    let start = before.rfind(|c: char| !c.is_alphanumeric());
    let left = start.map_or(before, |at| {
        before[at..].trim_start_matches(|c: char| !c.is_alphanumeric())
    });
    let end = after
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(after.len());
    (left.to_lowercase(), after[..end].to_owned())
}

fn folded(word: &str) -> String {
    let plain = |c: char| if is_hyphen(c) { '-' } else { c };
    word.to_lowercase().chars().map(plain).collect()
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | SOFT_HYPHEN)
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◼'
            | '◾'
            | '⁃'
            | '∙'
            | '·'
            | '►'
            | '➢'
            | '❖'
    )
}

/// `text` with the bullet at its beginning, if there is one, written as `• `. In a list a dash or an `o` is a bullet too.
pub(super) fn bulleted(text: &str, listed: bool) -> String {
    let trimmed = text.trim_start();
    let Some(first) = trimmed.chars().next() else {
        return text.to_owned();
    };
    let rest = trimmed[first.len_utf8()..].trim_start_matches(is_bullet);
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let sign = is_bullet(first)
        || (listed && spaced && matches!(first, '-' | '–' | '—' | '−' | 'o' | '*'));
    if sign {
        format!("• {}", rest.trim_start())
    } else {
        trimmed.to_owned()
    }
}

/// Whether a line begins as an item of a list or a numbered paragraph does.
pub(super) fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits)
        && line[digits..]
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    numbered || line.starts_with(is_bullet)
}

/// Whether a paragraph that ends with `before` goes on with `after`: no end of a sentence, and no beginning of one.
pub(super) fn breaks_off(before: &str, after: &str) -> bool {
    let before = before.trim_end().trim_end_matches(LINE_END);
    let ended = before.ends_with(['.', '!', '?', ':', ';', '…', '”', '"']) || before.is_empty();
    let open = before.ends_with([',', '-', '–']);
    let first = after.trim_start().chars().next();
    !ended && (open || first.is_some_and(char::is_lowercase)) && !is_item(after)
}
