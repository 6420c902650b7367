//! Words with what stands around them: how they are kept, and how they are found again in another copy of the document.

use crate::model::Span;
use crate::model::citation::Anchor;

/// Characters kept on each side.
const AROUND: usize = 48;

/// Words of so many characters are told by themselves; shorter ones only by what stands around them.
const TELLING: usize = 40;

/// So many characters around short words must agree.
const AGREEING: usize = 12;

/// Words of `text` with what stands around them.
pub(super) fn anchor(sha256: &str, text: &str, span: Span) -> Anchor {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND - 1);
    let end = after.char_indices().nth(AROUND);
    Anchor {
        sha256: sha256.to_owned(),
        span,
        exact: span.of(text).to_owned(),
        prefix: before[start.map_or(0, |(at, _)| at)..].to_owned(),
        suffix: after[..end.map_or(after.len(), |(at, _)| at)].to_owned(),
    }
}

/// Where the words stand in `text`: in the place where most of what stood around them still does, the nearest of several.
/// `None` when they are not there, or too short to be told by themselves.
pub(super) fn find(anchor: &Anchor, text: &str) -> Option<Span> {
    let Anchor { span, exact, .. } = anchor;
    let unmoved = span.of(text) == exact
        && text[..span.start].ends_with(&anchor.prefix)
        && text[span.end..].starts_with(&anchor.suffix);
    if unmoved && !exact.is_empty() {
        return Some(*span);
    }
    let (text, words) = (Folded::new(text), Folded::new(exact).text);
    let (prefix, suffix) = (Folded::new(&anchor.prefix), Folded::new(&anchor.suffix));
    let words = words.trim();
    let around = |at: usize| {
        let (before, after) = (&text.text[..at], &text.text[at + words.len()..]);
        let backwards = agreeing(
            before.trim_end().chars().rev(),
            prefix.text.trim_end().chars().rev(),
        );
        backwards + agreeing(after.trim_start().chars(), suffix.text.trim_start().chars())
    };
    let found = text.text.match_indices(words).map(|(at, _)| at);
    let whole = found.filter(|at| !words.is_empty() && text.is_whole(*at, words));
    let placed = whole.map(|at| (around(at), text.back(at, words.len())));
    let (agreed, found) = placed.max_by_key(|(agreed, found)| {
        (*agreed, std::cmp::Reverse(found.start.abs_diff(span.start)))
    })?;
    (words.chars().count() >= TELLING || agreed >= AGREEING).then_some(found)
}

/// How many characters two texts have in common from the beginning.
fn agreeing(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

/// A text in which another layout or another hand with quotation marks makes no difference, with the way back.
struct Folded {
    text: String,
    /// For each character: where it begins here, and where it stands in the original.
    from: Vec<(usize, Span)>,
}

impl Folded {
    fn new(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            from: Vec::with_capacity(original.len()),
        };
        for (at, c) in original.char_indices() {
            let span = Span::new(at, at + c.len_utf8());
            let c = match c {
                '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
                '‘' | '’' | '‚' | '‛' | '`' | '´' => '\'',
                '“' | '”' | '„' | '‟' => '"',
                '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            if c == ' ' && folded.text.ends_with(' ') {
                continue;
            }
            folded.from.push((folded.text.len(), span));
            folded.text.push(c);
        }
        folded
    }

    /// Whether words at `at` are not part of longer ones.
    fn is_whole(&self, at: usize, words: &str) -> bool {
        let parts = |one: Option<char>, other: Option<char>| {
            !(one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric))
        };
        let (before, after) = (&self.text[..at], &self.text[at + words.len()..]);
        parts(before.chars().next_back(), words.chars().next())
            && parts(words.chars().next_back(), after.chars().next())
    }

    /// Where so many bytes from `at` stand in the original.
    fn back(&self, at: usize, length: usize) -> Span {
        let first = self.from.partition_point(|(start, _)| *start < at);
        let last = self.from.partition_point(|(start, _)| *start < at + length);
        let start = self.from.get(first).map_or(0, |(_, span)| span.start);
        let end = last.checked_sub(1).and_then(|last| self.from.get(last));
        Span::new(start, end.map_or(start, |(_, span)| span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Visits\n\n1. Visits to children in Mallow are often late. Managers do not see it.\n\n\
        2. Plans are written in time. Visits to children in Mallow are often late when staff are ill.\n";

    fn kept(words: &str, nth: usize) -> Anchor {
        let (at, _) = OLD.match_indices(words).nth(nth).unwrap();
        anchor("aa", OLD, Span::new(at, at + words.len()))
    }

    fn found<'a>(anchor: &Anchor, text: &'a str) -> Option<&'a str> {
        find(anchor, text).map(|span| span.of(text))
    }

    #[test]
    fn words_are_found_where_they_were_and_where_they_moved_to() {
        let anchor = kept("Managers do not see it.", 0);
        assert_eq!(find(&anchor, OLD), Some(anchor.span));
        let moved = format!("A new beginning.\n\n{OLD}");
        assert_eq!(found(&anchor, &moved), Some("Managers do not see it."));
    }

    #[test]
    fn of_several_places_the_one_with_the_same_words_around_it_is_taken() {
        let words = "Visits to children in Mallow are often late";
        let text = format!(
            "2. Plans are written in time. {words} when staff are ill.\n\n1. {words}. Managers do not see it."
        );
        let first = find(&kept(words, 0), &text).unwrap();
        assert!(text[first.start..].starts_with(&format!("{words}. Managers")));
        let second = find(&kept(words, 1), &text).unwrap();
        assert!(text[second.start..].starts_with(&format!("{words} when")));
    }

    #[test]
    fn another_layout_is_no_other_text_and_the_words_come_back_as_they_stand_there() {
        let old = "Inspectors said leaders’ plans are “not yet good enough” for children – by far.";
        let anchor = anchor("aa", old, Span::new(0, old.len()));
        let new = "Title\nInspectors said leaders' plans\nare \"not yet  good\u{a0}enough\" for child\u{ad}ren - by far.\nEnd";
        let there = &new["Title\n".len()..new.len() - "\nEnd".len()];
        assert_eq!(found(&anchor, new), Some(there));
    }

    #[test]
    fn words_that_changed_or_say_nothing_by_themselves_are_not_placed() {
        let anchor = kept("Managers do not see it.", 0);
        assert_eq!(find(&anchor, &OLD.replace("do not", "now")), None);
        let short = kept("late", 0);
        assert_eq!(found(&short, "Elsewhere the bus is late too."), None);
        assert_eq!(found(&short, &format!("New.\n{OLD}")), Some("late"));
        assert_eq!(find(&short, ""), None);
        let whole = kept("Plans", 0);
        assert_eq!(
            find(&whole, "2. Plansare written in time. Visits to children"),
            None
        );
    }

    #[test]
    fn what_stands_around_is_cut_at_characters() {
        let text = "é".repeat(100) + "words" + &"ü".repeat(100);
        let anchor = anchor("aa", &text, Span::new(200, 205));
        assert_eq!(
            (anchor.exact.as_str(), anchor.prefix.chars().count()),
            ("words", AROUND)
        );
        assert_eq!(anchor.suffix, "ü".repeat(AROUND));
    }
}
