//! Single quotation marks, told apart from apostrophes and plural possessives (`quotes.md` section 2).

use super::apostrophe::Mark;
use super::marks::Marked;
use crate::model::Span;

/// Longest quotation in single marks that is not speech, in bytes.
const LONGEST_FRAGMENT: usize = 400;
/// An apostrophe-like mark opens speech without end only before this much text, in bytes.
const SHORTEST_SPEECH: usize = 60;
/// Plural possessives that one quotation may hold before its closing mark.
const POSSESSIVES: usize = 6;

/// Quotations in single marks, outside `doubles` and inside them. `places` are all where a mark may stand. In running text single marks may hold speech.
pub(super) fn quotations(
    text: &str,
    paragraph: Span,
    places: &[usize],
    doubles: &[Marked],
    running: bool,
) -> Vec<Marked> {
    let marks = marks(text, paragraph, places);
    if marks.is_empty() {
        return Vec::new();
    }
    let outer: Vec<Span> = doubles
        .iter()
        .filter(|q| !q.nested)
        .map(|q| q.outer)
        .collect();
    let mut level = outer.iter().peekable();
    let (mut outside, mut inside): (Vec<Mark>, Vec<Vec<Mark>>) =
        (Vec::new(), vec![Vec::new(); outer.len()]);
    let mut index = 0;
    for mark in marks {
        while level.next_if(|span| span.end <= mark.span.start).is_some() {
            index += 1;
        }
        match level.peek() {
            Some(span) if span.contains(mark.span) => inside[index].push(mark),
            _ => outside.push(mark),
        }
    }
    let mut found = read(text, paragraph, &outside, running);
    for (span, marks) in outer.iter().zip(&inside) {
        found.extend(
            read(text, *span, marks, false)
                .into_iter()
                .map(|q| Marked { nested: true, ..q }),
        );
    }
    found
}

/// All single marks of a paragraph that are not apostrophes inside a word.
fn marks(text: &str, paragraph: Span, places: &[usize]) -> Vec<Mark> {
    let words = paragraph.of(text);
    let mut found: Vec<Mark> = Vec::new();
    for at in places.iter().copied() {
        let Some(sign) = words[at..]
            .chars()
            .next()
            .filter(|c| matches!(c, '\'' | '‘' | '’'))
        else {
            continue;
        };
        let span = Span::new(paragraph.start + at, paragraph.start + at + sign.len_utf8());
        // Three and more of them quote nothing that two do not.
        if let [.., one, last] = found.as_mut_slice()
            && one.sign == sign
            && last.sign == sign
            && one.span.end == last.span.start
            && last.span.end == span.start
        {
            one.span = last.span;
            last.span = span;
            last.after = words[at + sign.len_utf8()..].chars().next();
            continue;
        }
        let mark = Mark {
            span,
            sign,
            before: words[..at].chars().next_back(),
            after: words[at + sign.len_utf8()..].chars().next(),
            last_visible: None,
        };
        if !mark.is_apostrophe() {
            found.push(Mark {
                last_visible: words[..at].trim_end().chars().next_back(),
                ..mark
            });
        }
    }
    found
}

/// Pairs marks of one level.
fn read(text: &str, level: Span, marks: &[Mark], running: bool) -> Vec<Marked> {
    if marks.is_empty() {
        return Vec::new();
    }
    let next_of = |test: &dyn Fn(&Mark) -> bool| {
        let mut next = vec![None; marks.len() + 1];
        for i in (0..marks.len()).rev() {
            next[i] = if test(&marks[i]) {
                Some(i)
            } else {
                next[i + 1]
            };
        }
        next
    };
    let pairing = Pairing {
        text,
        marks,
        close: next_of(&|m| m.closes()),
        firm: next_of(&|m| m.closes_firmly()),
        open: next_of(&|m| m.opens(text)),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(opener) = pairing.open[at] {
        at = opener + 1;
        let start = marks[opener].span;
        if let Some(closer) = pairing.closer(opener, running) {
            let end = marks[closer].span;
            found.push(Marked {
                inner: Span::new(start.end, end.start),
                outer: Span::new(start.start, end.end),
                nested: false,
                closed: true,
            });
            at = closer + 1;
        } else if running && pairing.may_be_unclosed(opener, level) {
            let inner = Span::new(start.end, level.end).trimmed(text);
            found.push(Marked {
                inner,
                outer: Span::new(start.start, inner.end),
                nested: false,
                closed: false,
            });
            break;
        }
    }
    found
}

/// The marks of one level, with the next closing, surely closing and opening mark from each on.
struct Pairing<'t> {
    text: &'t str,
    marks: &'t [Mark],
    close: Vec<Option<usize>>,
    firm: Vec<Option<usize>>,
    open: Vec<Option<usize>>,
}

impl Pairing<'_> {
    fn closer(&self, opener: usize, running: bool) -> Option<usize> {
        let next_open = self.open[opener + 1];
        let mark = &self.marks[opener];
        if running && mark.may_start_speech() {
            let first = self.close[opener + 1]?;
            let firm = self.firm[opener + 1];
            let nested = next_open.is_some_and(|open| open < first);
            let clear = next_open.is_none_or(|open| firm.is_some_and(|firm| firm < open));
            if firm.is_some() && (clear || nested || self.marks[first].may_be_possessive(self.text))
            {
                return firm;
            }
            if firm.is_none()
                && self.marks[first].may_be_possessive(self.text)
                && self.is_speech(opener)
            {
                return None;
            }
        }
        let closer = self.fragment_closer(opener)?;
        let inner = Span::new(mark.span.end, self.marks[closer].span.start);
        let short = inner.len() <= LONGEST_FRAGMENT;
        (short && !crosses_sentence(inner.of(self.text))).then_some(closer)
    }

    /// The first closing mark, plural possessives passed over while a surer closing mark comes before the next opener.
    fn fragment_closer(&self, opener: usize) -> Option<usize> {
        let first = self.close[opener + 1]?;
        let mut closer = first;
        for _ in 0..POSSESSIVES {
            if !self.marks[closer].may_be_possessive(self.text) {
                return Some(closer);
            }
            let (Some(next), open) = (self.close[closer + 1], self.open[closer + 1]) else {
                break;
            };
            let other_before_opener = open.is_none_or(|open| next <= open);
            let inner = Span::new(self.marks[opener].span.end, self.marks[next].span.start);
            let long = inner.len() > LONGEST_FRAGMENT || crosses_sentence(inner.of(self.text));
            if !other_before_opener || long {
                break;
            }
            closer = next;
        }
        Some(first)
    }

    /// Speech that was never closed: nothing after it surely closes, and there is a sentence of it.
    fn may_be_unclosed(&self, opener: usize, level: Span) -> bool {
        let long = level.end - self.marks[opener].span.end >= SHORTEST_SPEECH;
        self.is_speech(opener)
            && self.firm[opener + 1].is_none()
            && (long || self.marks[opener].sign == '‘')
    }

    /// Whether a mark after a colon, at the start of the paragraph, or at that of a sentence after other words in marks stands
    /// before a capital.
    fn is_speech(&self, opener: usize) -> bool {
        let mark = &self.marks[opener];
        let capital = mark.after.is_some_and(char::is_uppercase);
        let resumed = || opener > 1 && self.marks[..opener].iter().any(Mark::closes_firmly);
        match mark.last_visible {
            None | Some(':') => capital,
            Some('.' | '!' | '?') => capital && resumed(),
            // "‘It is hard,’ he said, ‘but it had to be."
            Some(',') => mark.sign == '‘' && resumed(),
            _ => false,
        }
    }
}

/// Whether a sentence ends inside: a full stop, a space, a capital.
fn crosses_sentence(words: &str) -> bool {
    let bytes = words.as_bytes();
    bytes.windows(3).any(|w| {
        matches!(w[0], b'.' | b'!' | b'?')
            && w[1].is_ascii_whitespace()
            && w[2].is_ascii_uppercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::marks;

    fn quoted(text: &str) -> Vec<&str> {
        marks::quotations(text, Span::new(0, text.len()), true)
            .into_iter()
            .map(|q| q.inner.of(text))
            .collect()
    }

    #[test]
    fn apostrophes_are_not_quotation_marks() {
        assert!(
            quoted("The children's services' leaders didn't go in the '90s, 'til ’em.").is_empty()
        );
        assert!(quoted("The council’s partners’ plans weren’t ready.").is_empty());
    }

    #[test]
    fn a_plural_possessive_inside_a_fragment_does_not_close_it() {
        assert_eq!(
            quoted("It found ‘the services’ failure to act’ and left."),
            ["the services’ failure to act"]
        );
        assert_eq!(
            quoted("The 'services' were called 'poor' by all."),
            ["services", "poor"]
        );
    }

    #[test]
    fn a_fragment_that_ends_in_s_closes_before_a_word_that_nobody_owns() {
        assert_eq!(
            quoted("Children wait ‘up to four years’ for a place, and parents’ trust ‘is gone’."),
            ["up to four years", "is gone"]
        );
    }

    #[test]
    fn british_speech_runs_to_its_closing_mark() {
        let text =
            "‘We don’t accept the inspectors’ words. They’re wrong,’ he said. ‘It isn’t so.’";
        assert_eq!(
            quoted(text),
            [
                "We don’t accept the inspectors’ words. They’re wrong,",
                "It isn’t so."
            ]
        );
    }

    #[test]
    fn speech_after_a_colon_is_not_cut_at_a_possessive() {
        assert_eq!(
            quoted("She said: 'The homes' rules are old. We will change.'"),
            ["The homes' rules are old. We will change."]
        );
    }

    #[test]
    fn speech_resumed_after_its_speaker_may_go_on_in_the_next_paragraph() {
        assert_eq!(
            quoted(
                "'I am sorry,' said Ms Doe. 'The children of this town are owed a good deal more than that, though."
            ),
            [
                "I am sorry,",
                "The children of this town are owed a good deal more than that, though."
            ]
        );
    }

    #[test]
    fn speech_that_goes_on_in_the_next_paragraph_is_kept() {
        assert_eq!(
            quoted("‘We are sorry and we will change."),
            ["We are sorry and we will change."]
        );
    }
}
