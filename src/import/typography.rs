//! The marks of printed pages that are no part of the words: hyphens at line ends, bullets, leaders, white space.
//!
//! Knows nothing of any format.

use std::collections::HashSet;

/// Stands in a text under construction where a line ended after a hyphen; never in a finished one.
pub(super) const LINE_END: char = '\u{1}';
/// A hyphen that shows only at a line end.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// Words that must be parted at line ends before a document is taken to have been hyphenated by a machine.
const HYPHENATED: usize = 3;

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
        let ends = text.match_indices(LINE_END);
        let all: Vec<_> = ends
            .map(|(at, _)| around(&text[..at], &text[at + 1..]))
            .collect();
        let parted = all.iter().filter(|(left, right)| {
            words.plain.contains(&format!("{left}{right}"))
                && !words.plain.contains(left)
                && !words.compound.contains(&format!("{left}-{right}"))
        });
        let parted = parted.count();
        words.hyphenates = parted >= HYPHENATED && parted * 2 > all.len();
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

    /// Whether the hyphen between the two parts belongs to the word. What was printed is kept unless it is known better.
    fn belongs(&self, left: &str, right: &str, soft: bool) -> bool {
        let plain = right.chars().all(char::is_lowercase) && left.chars().all(char::is_alphabetic);
        if !plain || right.is_empty() || matches!(right, "and" | "or" | "to") {
            return true;
        }
        let known = |word: &str| self.plain.contains(word);
        let whole = known(&format!("{left}{right}"));
        let parted = self.hyphenates && (whole || !(known(left) && known(right)));
        self.compound.contains(&format!("{left}-{right}")) || !(soft || parted)
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

/// Words after which no sentence ends.
const LEADING_ON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "between", "by", "for", "from", "had", "has", "have",
    "in", "into", "is", "its", "of", "on", "or", "our", "that", "the", "their", "these", "this",
    "those", "to", "was", "were", "which", "who", "with",
];

/// Whether a paragraph that ends with `before` goes on with `after`: no end of a sentence, and no beginning of one.
pub(super) fn breaks_off(before: &str, after: &str) -> bool {
    let before = before.trim_end().trim_end_matches(LINE_END);
    let ended = before.ends_with(['.', '!', '?', ':', ';', '…', '”', '"']) || before.is_empty();
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let open = before.ends_with([',', '-', '–']) || LEADING_ON.contains(&last);
    let first = after.trim_start().chars().next();
    !ended && (open || first.is_some_and(char::is_lowercase)) && !is_item(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(text: &str) -> String {
        settled(text, &[]).text.trim_end().to_owned()
    }

    #[test]
    fn a_hyphen_typed_at_a_line_end_stays_and_one_that_a_machine_set_goes() {
        assert_eq!(print("the multi-\u{1}agency hub"), "the multi-agency hub");
        assert_eq!(print("wellbeing, well-\u{1}being"), "wellbeing, well-being");
        assert_eq!(
            print("in 2014-\u{1}15 and pre-\u{1}and post-birth"),
            "in 2014-15 and pre- and post-birth"
        );
        assert_eq!(
            print("pre-proceedings; pre\u{ad}\u{1}proceedings"),
            "pre-proceedings; pre-proceedings"
        );
        assert_eq!(
            print("the chil\u{ad}\u{1}dren, long\u{ad}term"),
            "the children, long-term"
        );
        let machine = "children inspectors assessment; chil-\u{1}dren, inspec-\u{1}tors, assess-\u{1}ment, safe-\u{1}guarding";
        assert_eq!(
            print(machine),
            "children inspectors assessment; children, inspectors, assessment, safeguarding"
        );
    }

    #[test]
    fn page_breaks_keep_their_place_when_hyphens_and_blanks_go() {
        let text = "the chil\u{ad}\u{1}dren  seen";
        let settled = settled(text, &[text.find("dren").unwrap(), text.len()]);
        assert_eq!(settled.text, "the children seen\n");
        assert_eq!(
            settled.page_starts,
            ["", "the chil", "the children seen"].map(str::len)
        );
    }

    #[test]
    fn bullets_of_every_sort_are_one_sign_and_dashes_only_in_lists() {
        for text in ["• one", "■one", " ◼ one", "○  one", "•• one"] {
            assert_eq!(bulleted(text, false), "• one", "{text}");
        }
        assert_eq!(bulleted("– one", true), "• one");
        assert_eq!(bulleted("– one", false), "– one");
        assert_eq!(bulleted("-one", true), "-one");
        assert_eq!(bulleted("24. one", true), "24. one");
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page_when_its_sentence_does() {
        for (before, after) in [
            ("leaders took immediate", "action to put in place"),
            ("the lack of monitoring of", "‘no further action’ decisions"),
            ("too many children wait,", "Ofsted found"),
        ] {
            assert!(breaks_off(before, after), "{before}");
        }
        for (before, after) in [
            ("It is good.", "however"),
            ("whose needs are met", "What needs to improve"),
            ("help for those in", "24. Children"),
            ("plans that are", "• better"),
        ] {
            assert!(!breaks_off(before, after), "{before}");
        }
    }
}
