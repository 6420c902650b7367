//! Lines of a source become paragraphs, each in its zone: headline, cross-head, caption, bullet, body, residue.
//!
//! A paragraph is a span of the untouched text; line breaks inside it stay where they are.

use super::bullets::{behind_letter, is_bullet, is_numbered};
use super::lexicon::Lexicon;
use crate::model::Span;
use crate::model::dateline::is_dateline;

/// Where in an article a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The first line that is no date or byline, any later line that repeats it, and the lines below it that sum the article up.
    Headline,
    /// A short line between paragraphs that heads the next ones.
    CrossHead,
    /// Under a picture, or above the lead and repeated by it.
    Caption,
    /// An item of a list.
    Bullet,
    /// Running text.
    Body,
    /// Left over from a web page: no part of the article.
    Residue,
}

impl Zone {
    /// Whether it heads what stands below.
    pub(crate) fn heads(self) -> bool {
        matches!(self, Self::Headline | Self::CrossHead)
    }
}

/// A logical paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its text without the white space around it and without a bullet.
    pub(crate) span: Span,
    /// Its zone.
    pub(crate) zone: Zone,
}

/// A line longer than this that does not end a sentence may run on (`quotes.md` 0.1), in characters.
const RUNS_ON: usize = 40;
/// A cross-head has at most this many words.
const CROSS_HEAD_WORDS: usize = 9;
/// Widest column, in characters, at which a text is taken to be hard-wrapped.
const WIDEST_WRAP: usize = 130;
/// How long a line is, in characters, that was wrapped by hand.
const WRAPPED: std::ops::RangeInclusive<usize> = 75..=WIDEST_WRAP;
/// An item of a list without bullets is at most this long, in bytes.
const LONGEST_ITEM: usize = 220;
/// So many lines may stand above the headline of a pasted page: the day, the time, whoever wrote it.
const ABOVE: usize = 3;
/// Residue lines are short: longer ones are sentences that happen to begin alike.
const RESIDUE_WORDS: usize = 14;

#[derive(Clone, Copy)]
struct Line {
    span: Span,
    bullet: bool,
    blank_before: bool,
}

/// Splits a text into its paragraphs, in order, blank ones left out.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut lines = lines(text);
    if wrap_column(text, &lines).is_none() {
        unmarked_bullets(text, &mut lines);
    }
    let joined = join(text, &lines);
    zones(text, &joined)
}

/// The non-blank lines of a text, trimmed, bullets taken off.
fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::with_capacity(text.len() / 100);
    let (mut at, mut blank) = (0, true);
    while at < text.len() {
        let end = line_end(&text.as_bytes()[at..]).map_or(text.len(), |len| at + len);
        let feed = usize::from(text.as_bytes()[end - 1] == b'\n');
        let span = Span::new(at, end - feed).trimmed(text);
        at = end;
        if span.is_empty() {
            blank = true;
            continue;
        }
        let words = span.of(text);
        let first = words.chars().next().filter(|c| is_bullet(*c));
        let rest = first
            .map(|c| &words[c.len_utf8()..])
            .filter(|rest| rest.starts_with(char::is_whitespace))
            .or_else(|| behind_letter(words));
        let content = rest.map_or(span, |rest| {
            Span::new(span.end - rest.len(), span.end).trimmed(text)
        });
        out.push(Line {
            span: content,
            bullet: rest.is_some(),
            blank_before: blank,
        });
        blank = false;
    }
    out
}

/// One past the end of the first line: a line feed, a form feed, or one of Unicode's own (U+0085, U+2028, U+2029).
fn line_end(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'\n', 0x0C, &bytes[from..]).unwrap_or(bytes.len() - from);
        let exotic = memchr::memchr2_iter(0xC2, 0xE2, &bytes[from..at]).find_map(|i| {
            let rest = &bytes[from + i..];
            match rest {
                [0xC2, 0x85, ..] => Some(from + i + 2),
                [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some(from + i + 3),
                _ => None,
            }
        });
        from = at;
        if exotic.is_some() || at < bytes.len() {
            return exotic.or(Some(at + 1));
        }
        if from >= bytes.len() {
            return None;
        }
    }
}

/// Lines after a colon that are numbered or start in lower case, or that two at a time end no sentence, are items of a list whose
/// bullets were lost.
fn unmarked_bullets(text: &str, lines: &mut [Line]) {
    let item = |line: &Line| {
        let words = line.span.of(text);
        let open = !ends_sentence(words) && words.len() <= LONGEST_ITEM && !line.bullet;
        let lower = words
            .trim_start_matches(['"', '“', '‘', '\''])
            .starts_with(char::is_lowercase);
        (open, lower && words.len() <= LONGEST_ITEM && !line.bullet)
    };
    let mut at = 0;
    while at + 1 < lines.len() {
        at += 1;
        if !lines[at - 1].span.of(text).ends_with(':') {
            continue;
        }
        // The items of a list are all set apart alike.
        let apart = lines.get(at + 1).is_some_and(|l| l.blank_before);
        let alike = |(n, l): &(usize, &Line)| *n == 0 || l.blank_before == apart;
        let list = || {
            lines[at..]
                .iter()
                .enumerate()
                .take_while(alike)
                .map(|(_, l)| item(l))
        };
        let lower = list().take_while(|i| i.1).count();
        let open = list().take_while(|i| i.0).count();
        let numbers = lines[at..].iter().map(|l| l.span.of(text));
        let numbered = numbers.take_while(|line| is_numbered(line)).count();
        let items = if numbered >= 2 {
            numbered
        } else if lower >= 2 {
            lower
        } else if open >= 3 {
            open
        } else {
            0
        };
        for line in &mut lines[at..at + items] {
            line.bullet = true;
        }
        at += items;
    }
}

/// The column at which the text was wrapped by hand or machine, if it was.
fn wrap_column(text: &str, lines: &[Line]) -> Option<usize> {
    // One line that is wider says that it was not.
    let widest = lines.iter().try_fold(0, |widest, line| {
        let width = width(line.span.of(text));
        (width <= WIDEST_WRAP).then_some(width.max(widest))
    });
    let widest = widest.filter(|widest| *widest >= RUNS_ON)?;
    let inner = lines
        .windows(2)
        .filter(|w| !w[1].blank_before && !w[1].bullet);
    let (mut wrapped, mut all) = (0, 0);
    for pair in inner {
        all += 1;
        wrapped += usize::from(!ends_sentence(pair[0].span.of(text)));
    }
    (all >= 4 && wrapped * 2 > all).then_some(widest)
}

/// How wide a line is, in characters; of a long line it is enough that it is one.
fn width(line: &str) -> usize {
    if line.len() > 3 * WIDEST_WRAP {
        line.len()
    } else {
        line.chars().count()
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']'])
        .ends_with(['.', '!', '?', '…', ':'])
}

/// Joins lines that run on into the next one.
fn join(text: &str, lines: &[Line]) -> Vec<Line> {
    let wrap = wrap_column(text, lines);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut last_len = 0;
    for (number, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        let out_of_title = number > 1;
        let runs_on = |before: &Line| {
            let first = words.chars().next().unwrap_or(' ');
            let open = || !ends_sentence(before.span.of(text));
            // In a text that was wrapped a line goes on in the next one, however short it is.
            let column = wrap.filter(|_| !line.blank_before && out_of_title);
            let long = column.is_some() || last_len > RUNS_ON;
            let lower = first.is_lowercase() && long && open();
            let near = column.is_some_and(|column| last_len * 4 >= column * 3) && open();
            let full = wrap.is_some_and(|column| {
                let next = words.split_whitespace().next().map_or(0, str::len);
                !line.blank_before && last_len + 1 + next > column && last_len > RUNS_ON / 2
            });
            // A page of which only some paragraphs are wrapped: a long line that ends no sentence goes on in the next.
            let wrapped =
                !line.blank_before && out_of_title && WRAPPED.contains(&last_len) && open();
            !line.bullet && (lower || near || full || wrapped)
        };
        match out.last_mut() {
            Some(before) if runs_on(before) => before.span.end = line.span.end,
            _ => out.push(*line),
        }
        last_len = width(words);
    }
    out
}

/// Gives every paragraph its zone.
fn zones(text: &str, lines: &[Line]) -> Vec<Paragraph> {
    let lexicon = Lexicon::get();
    let dated = |line: &&Line| is_dateline(line.span.of(text));
    let above = lines.iter().take(ABOVE).take_while(dated).count();
    let top = above.min(lines.len().saturating_sub(1));
    let Some(headline) = lines.get(top).map(|l| l.span.of(text)) else {
        return Vec::new();
    };
    let last_body = lines
        .iter()
        .rposition(|l| ends_sentence(l.span.of(text)))
        .unwrap_or(0);
    let mut out: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut caption_next = false;
    for (i, line) in lines.iter().enumerate() {
        let caption = lexicon.caption_in(line.span.of(text));
        if let Some(own) = caption.filter(|_| i > 0) {
            let span = Span::new(line.span.start + own, line.span.end);
            out.push(Paragraph {
                span: span.trimmed(text),
                zone: Zone::Caption,
            });
            continue;
        }
        let words = line.span.of(text);
        let count = count_words(words, RESIDUE_WORDS + 1);
        let short = count <= RESIDUE_WORDS;
        let announced =
            std::mem::replace(&mut caption_next, short && lexicon.announces_caption(words));
        let zone = match () {
            () if i == top || words == headline => Zone::Headline,
            () if i == top + 1
                && !line.bullet
                && count > CROSS_HEAD_WORDS
                && is_standfirst(words) =>
            {
                Zone::Headline
            }
            () if short && lexicon.is_residue(words) => Zone::Residue,
            () if announced => Zone::Caption,
            () if line.bullet => Zone::Bullet,
            () if i < last_body && count <= CROSS_HEAD_WORDS && is_open(words) => Zone::CrossHead,
            () => Zone::Body,
        };
        out.push(Paragraph {
            span: line.span,
            zone,
        });
    }
    out
}

/// How many words a line has, as far as `most`.
fn count_words(line: &str, most: usize) -> usize {
    // Most lines are long, with plain spaces after plain words, and seen to be so at once.
    let head = &line.as_bytes()[..line.len().min(PLAIN)];
    let (words, gaps) = (head.iter(), head.iter().skip(1));
    let ends = |(word, gap): (&u8, &u8)| u8::from(word.is_ascii_graphic() && *gap == b' ');
    let plain: u8 = words.zip(gaps).map(ends).sum();
    if usize::from(plain) >= most {
        return most;
    }
    if !line.is_ascii() {
        return line.split_whitespace().take(most).count();
    }
    let mut inside = false;
    let begins = |byte: &u8| {
        let before = std::mem::replace(&mut inside, !matches!(byte, b'\t'..=b'\r' | b' '));
        inside && !before
    };
    line.bytes().filter(begins).take(most).count()
}

/// In so many bytes a line has more words than are ever counted, as a rule.
const PLAIN: usize = 128;

/// A second line that is as long as a sentence and ends like a title sums the article up.
fn is_standfirst(words: &str) -> bool {
    let byline = words
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("by "));
    !byline && !ends_sentence(words) && !words.ends_with([',', ';', '-', '–'])
}

/// Whether nothing ends or goes on at the end of a line: it may head the lines after it.
fn is_open(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '\'']);
    !bare.ends_with(['.', '!', '?', ':', ';', ',', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Zone, &str)> {
        paragraphs(text)
            .into_iter()
            .map(|p| (p.zone, p.span.of(text)))
            .collect()
    }

    #[test]
    fn a_sentence_broken_over_lines_is_one_paragraph() {
        let text = "Title\n\nThe letter said that not all of the social workers in the team were\n\nclear about it.\nNext one.";
        assert_eq!(shown(text).len(), 3);
        assert!(shown(text)[1].1.ends_with("clear about it."));
    }

    #[test]
    fn the_headline_of_a_pasted_page_stands_below_the_day() {
        let text =
            "Mon, 3 May 2021\n\nBy Jess Okoro\n\nMallow told ‘to act’\n\nThe council was told so.";
        let zones: Vec<_> = shown(text).into_iter().map(|(zone, _)| zone).collect();
        assert_eq!(zones[2..], [Zone::Headline, Zone::Body]);
        assert_eq!(shown("Mon, 3 May 2021")[0].0, Zone::Headline);
    }

    #[test]
    fn a_hard_wrapped_page_is_joined_even_before_capitals() {
        let text = "Head\n\nThe letter was sent on Friday to every member of the board and to\nOfsted and it was then read out in full at the next meeting of the\nMarshshire scrutiny panel which is a body of the council that meets\nMondays and it said very little about the things that were wrong in\nSeptember.\n\nA new one.";
        assert_eq!(shown(text).len(), 3);
    }

    #[test]
    fn bullets_cross_heads_and_residue_are_told_apart() {
        let text = "Head\n\nBody text ends here.\n\n'Not heard'\n\n• First item here\n- Second\n\nHide Ad\n\nMore body.";
        let zones: Vec<_> = shown(text).into_iter().map(|(z, _)| z).collect();
        assert_eq!(
            zones,
            [
                Zone::Headline,
                Zone::Body,
                Zone::CrossHead,
                Zone::Bullet,
                Zone::Bullet,
                Zone::Residue,
                Zone::Body
            ]
        );
    }
}
