//! Quotation marks become quotations: double marks here, single ones in [`super::single`] (`quotes.md` sections 1 and 2).
//!
//! One paragraph at a time: a mark that is missing costs at most one quotation.

use super::single;
use crate::model::Span;

/// A quotation as its marks give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The words without their marks.
    pub(crate) inner: Span,
    /// The words with their marks.
    pub(crate) outer: Span,
    /// Whether it stands inside another one.
    pub(crate) nested: bool,
    /// Whether both its marks are there.
    pub(crate) closed: bool,
}

/// So far ahead of a mark its partners are looked for, in bytes.
const AHEAD: usize = 600;
/// Deeper nesting than this is noise.
const DEEPEST: usize = 8;

/// The quotations of one paragraph in order. `running` says that it is running text, where single marks may hold speech.
pub(crate) fn quotations(text: &str, paragraph: Span, running: bool) -> Vec<Marked> {
    let places = places(paragraph.of(text));
    if places.is_empty() {
        return Vec::new();
    }
    let mut found = Doubles::read(text, paragraph, &places);
    found.extend(single::quotations(
        text, paragraph, &places, &found, running,
    ));
    found.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    let mut end = 0;
    // Two that cross cannot both be quotations: the one that began first stands.
    found.retain_mut(|quote| {
        let crosses = quote.outer.start < end && end < quote.outer.end;
        quote.nested |= quote.outer.end <= end;
        end = if crosses {
            end
        } else {
            end.max(quote.outer.end)
        };
        !crosses && !quote.inner.is_empty()
    });
    found
}

/// An opening mark that still waits for its closing one: its own span.
type Opener = Span;

#[derive(Default)]
struct Doubles {
    open: Vec<Opener>,
    /// Closed quotations inside the outermost open one.
    inside: Vec<Marked>,
    done: Vec<Marked>,
}

impl Doubles {
    fn read(text: &str, paragraph: Span, places: &[usize]) -> Vec<Marked> {
        let mut state = Self::default();
        let words = paragraph.of(text);
        let mut done = 0;
        for at in places.iter().copied() {
            let found = double_mark(&words[at..]).filter(|_| at >= done);
            let Some((mark, len)) = found else {
                continue;
            };
            // What was spelt out as a mark is one, for the next one's eyes too.
            let before = if at == done && done > 0 {
                Some('"')
            } else {
                words[..at].chars().next_back()
            };
            let after = words[at + len..].chars().next();
            let own = Span::new(paragraph.start + at, paragraph.start + at + len);
            if opens(mark, before, after, !state.open.is_empty()) {
                state.opener(text, own, paragraph);
            } else {
                state.closer(own);
            }
            done = at + len;
        }
        state.finish(text, paragraph);
        state.done
    }

    fn opener(&mut self, text: &str, mark: Opener, paragraph: Span) {
        if let Some(last) = self.open.last() {
            let so_far = text[last.end..mark.start].trim_end();
            if so_far.ends_with(['.', '!', '?', '…']) && !Self::is_balanced(text, mark, paragraph)
            {
                self.end_unclosed(text, mark.start);
            }
        }
        if self.open.len() < DEEPEST {
            self.open.push(mark);
        }
    }

    /// "“Not so hard. “Drift” is a strong word.”": the curly marks ahead close the outer quotation as well.
    fn is_balanced(text: &str, mark: Opener, paragraph: Span) -> bool {
        let end = paragraph.end.min(mark.start + AHEAD);
        let ahead = &text.as_bytes()[mark.start..end];
        let count = |sign: &[u8]| memchr::memmem::find_iter(ahead, sign).count();
        count("”".as_bytes()) > count("“".as_bytes())
    }

    fn closer(&mut self, mark: Span) {
        let Some(opener) = self.open.pop() else {
            return;
        };
        let inner = Span::new(opener.end, mark.start);
        // Nothing stands between them.
        if inner.is_empty() {
            return;
        }
        let quote = Marked {
            inner,
            outer: Span::new(opener.start, mark.end),
            nested: !self.open.is_empty(),
            closed: true,
        };
        if quote.nested {
            self.inside.push(quote);
        } else {
            self.done.push(quote);
            self.done.append(&mut self.inside);
        }
    }

    /// Ends the outermost open quotation at the last visible character before `end`.
    fn end_unclosed(&mut self, text: &str, end: usize) {
        let Some(opener) = self.open.first() else {
            return;
        };
        let inner = Span::new(opener.end, end).trimmed(text);
        self.done.push(Marked {
            inner,
            outer: Span::new(opener.start, inner.end),
            nested: false,
            closed: false,
        });
        self.done.append(&mut self.inside);
        self.open.clear();
    }

    /// The paragraph ends. An opener at its very start is speech that goes on in the next paragraph; any other one lost
    /// its closing mark, and must not swallow the quotations after it.
    fn finish(&mut self, text: &str, paragraph: Span) {
        let Some(opener) = self.open.first().copied() else {
            return;
        };
        let speech = opener.start == paragraph.start;
        let next = self
            .inside
            .iter()
            .map(|q| q.outer.start)
            .chain(self.open.get(1).map(|o| o.start))
            .min();
        match next {
            Some(next) if !speech => {
                let later: Vec<Opener> = self.open.drain(1..).collect();
                let inside = std::mem::take(&mut self.inside);
                self.end_unclosed(text, next);
                self.done
                    .extend(inside.into_iter().map(|q| Marked { nested: false, ..q }));
                self.open.extend(later.first());
                self.end_unclosed(text, paragraph.end);
            }
            _ => self.end_unclosed(text, paragraph.end),
        }
    }
}

/// Double marks as web pages spell them when their encoding got lost.
const ENTITIES: &[(&str, char)] = &[
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#x22;", '"'),
    ("&ldquo;", '“'),
    ("&#8220;", '“'),
    ("&#x201c;", '“'),
    ("&rdquo;", '”'),
    ("&#8221;", '”'),
    ("&#x201d;", '”'),
];

/// Where marks may stand: the bytes that begin one, single marks and entities among them, apostrophes left out.
fn places(words: &str) -> Vec<usize> {
    let bytes = words.as_bytes();
    // Curly marks begin with 0xE2, and dashes too.
    let begun = memchr::memchr3_iter(b'"', b'\'', 0xE2, bytes);
    let mut all: Vec<usize> = begun.filter(|at| may_be_mark(bytes, *at)).collect();
    let known = all.len();
    all.extend(memchr::memchr_iter(b'&', bytes));
    if all.len() > known {
        all.sort_unstable();
    }
    all
}

/// Whether what begins at `at` may be a mark: no dash, and no apostrophe between two letters.
fn may_be_mark(bytes: &[u8], at: usize) -> bool {
    let rest = match bytes[at..] {
        [b'\'', ref rest @ ..] | [0xE2, 0x80, 0x99, ref rest @ ..] => rest,
        [0xE2, ref rest @ ..] => return matches!(rest, [0x80, 0x98..=0x9F, ..]),
        _ => return true,
    };
    let before = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
    !(before && rest.first().is_some_and(u8::is_ascii_alphanumeric))
}

/// The double mark at the start of `rest`, and its length in bytes.
fn double_mark(rest: &str) -> Option<(char, usize)> {
    let first = rest.chars().next()?;
    match first {
        '"' | '“' | '”' | '„' | '‟' => Some((first, first.len_utf8())),
        '&' => ENTITIES
            .iter()
            .find(|(entity, _)| rest.starts_with(entity))
            .map(|(entity, mark)| (*mark, entity.len())),
        // Two single marks in a row are typed for a double one.
        '\'' if rest[1..].starts_with('\'') && !rest[2..].starts_with('\'') => Some(('"', 2)),
        _ => None,
    }
}

/// Whether a double mark opens, from its shape and the characters beside it.
fn opens(mark: char, before: Option<char>, after: Option<char>, is_open: bool) -> bool {
    let free = before.is_none_or(|c| c.is_whitespace() || "([{-–—/:‘'\u{A0}".contains(c));
    match mark {
        // Some pages close with the mark that opens: “so“ or “so.“
        '“' if is_open && before.is_some_and(|c| !c.is_whitespace() && c != '(') => {
            after.is_some_and(char::is_alphanumeric)
        }
        '“' | '„' | '‟' => true,
        '”' => !is_open && free && after.is_some_and(char::is_alphanumeric),
        _ => match after {
            None => false,
            Some(after) if after.is_whitespace() => !is_open && before.is_none(),
            Some(after) if !is_open && before.is_some_and(|c| c == ',' || c == '.') => {
                after.is_alphabetic()
            }
            Some(_) => free,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<(&str, bool)> {
        let all = Span::new(0, text.len());
        quotations(text, all, true)
            .into_iter()
            .map(|q| (q.inner.of(text), q.nested))
            .collect()
    }

    #[test]
    fn straight_and_curly_marks_pair_up() {
        assert_eq!(
            quoted("It said \"one\" and “two”."),
            [("one", false), ("two", false)]
        );
    }

    #[test]
    fn a_closing_mark_used_to_open_still_opens() {
        assert_eq!(
            quoted("were working ”hard” and ”well”."),
            [("hard", false), ("well", false)]
        );
    }

    #[test]
    fn marks_that_a_web_page_spelt_out_are_marks() {
        assert_eq!(
            quoted("It was &quot;not credible&quot;, &#8220;an insult&#8221; and ''sad''."),
            [
                ("not credible", false),
                ("an insult", false),
                ("sad", false)
            ]
        );
    }

    #[test]
    fn an_opening_mark_used_to_close_closes() {
        assert_eq!(
            quoted("He was “sorry“ and “far from done.“"),
            [("sorry", false), ("far from done.", false)]
        );
    }

    #[test]
    fn a_lost_closing_mark_costs_one_quotation() {
        let found = quoted("It said “too many and later “drift” and “delay” were found.");
        assert_eq!(found[1..], [("drift", false), ("delay", false)]);
        assert_eq!(found[0].0, "too many and later");
    }

    #[test]
    fn a_lost_opening_mark_costs_one_quotation() {
        assert_eq!(
            quoted("It said too many” and later “drift” was found."),
            [("drift", false)]
        );
    }

    #[test]
    fn an_opener_after_a_full_stop_starts_the_next_quotation() {
        assert_eq!(
            quoted("“It is late. “There are many.”"),
            [("It is late.", false), ("There are many.", false)]
        );
    }

    #[test]
    fn an_opener_inside_a_sentence_is_nested() {
        assert_eq!(
            quoted("“He called it “a line” and left.”"),
            [("He called it “a line” and left.", false), ("a line", true)]
        );
    }

    #[test]
    fn words_quoted_at_the_head_of_a_sentence_are_nested_when_the_marks_ahead_close_both() {
        assert_eq!(
            quoted("“I am glad. “Drift” is a strong word.”"),
            [
                ("I am glad. “Drift” is a strong word.", false),
                ("Drift", true)
            ]
        );
    }

    #[test]
    fn speech_that_goes_on_in_the_next_paragraph_ends_at_its_last_character() {
        assert_eq!(quoted("“We go on. "), [("We go on.", false)]);
    }

    #[test]
    fn single_marks_inside_double_ones_are_nested() {
        assert_eq!(
            quoted("“up to ‘good’ level and I’m glad,” she said."),
            [("up to ‘good’ level and I’m glad,", false), ("good", true)]
        );
    }

    #[test]
    fn double_marks_inside_single_ones_are_nested() {
        assert_eq!(
            quoted("She said: ‘They told us it was “late”, again.’"),
            [
                ("They told us it was “late”, again.", false),
                ("late", true)
            ]
        );
    }
}
