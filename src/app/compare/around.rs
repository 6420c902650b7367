//! The words around a quotation, beside those around its place in the report: words that are quoted to the letter can mislead
//! by the words that are put around them.

use super::differing::{Marks, Word, pairs, words};
use crate::app::words::line;
use crate::model::Span;

/// So many words on either side may differ in a row before the two sentences go separate ways.
const GAP: usize = 4;
/// So many words outside the quotation must be the same for its sentence to be taken from the report's.
const LEAST: usize = 3;
/// Differences named; more are only marked.
const NAMED: usize = 3;

/// One side: its text, the words that are quoted or stand for them, and the sentence around those.
pub(in crate::app) struct Sentence<'a> {
    pub(in crate::app) text: &'a str,
    pub(in crate::app) quoted: Span,
    pub(in crate::app) whole: Span,
}

/// What is the same and what differs around a quotation.
pub(in crate::app) struct Around {
    /// On each side.
    pub(in crate::app) marks: [Marks; 2],
    /// The differences in words: `“were risk assessed” for “are seen”; “an” added`.
    pub(in crate::app) told: String,
}

/// Compares the sentences around a quotation and its place; `None` when they do not go together.
pub(in crate::app) fn around(sides: &[Sentence<'_>; 2]) -> Option<Around> {
    let sentences = sides.each_ref().map(|side| words(side.text, &[side.whole]));
    let pairs = pairs(&sentences[0], &sentences[1]);
    let quoted = |(one, other): &(usize, usize)| {
        sides[0].quoted.overlaps(sentences[0][*one].span)
            && sides[1].quoted.overlaps(sentences[1][*other].span)
    };
    let first = pairs.iter().position(quoted)?;
    let last = pairs.iter().rposition(quoted)?;
    let close = |pair: &[(usize, usize)]| {
        pair[1].0 - pair[0].0 <= GAP + 1 && pair[1].1 - pair[0].1 <= GAP + 1
    };
    let left = pairs[..=first]
        .windows(2)
        .rev()
        .take_while(|pair| close(pair))
        .count();
    let right = pairs[last..]
        .windows(2)
        .take_while(|pair| close(pair))
        .count();
    if left + right < LEAST {
        return None;
    }
    let mut around = Around {
        marks: [Marks::default(), Marks::default()],
        told: String::new(),
    };
    let mut told = Vec::new();
    for pair in pairs[first - left..=last + right].windows(2) {
        if quoted(&pair[0]) && quoted(&pair[1]) {
            continue;
        }
        let gaps = [
            &sentences[0][pair[0].0 + 1..pair[1].0],
            &sentences[1][pair[0].1 + 1..pair[1].1],
        ];
        let outside = |(side, gap): (usize, &[Word])| {
            gap.iter()
                .all(|word| !sides[side].quoted.overlaps(word.span))
        };
        if gaps.into_iter().enumerate().all(outside) {
            around.mark(gaps);
            told.extend(said(sides, gaps));
        }
        around.join(&sentences, pair, &quoted);
    }
    let more = if told.len() > NAMED { "; …" } else { "" };
    told.truncate(NAMED);
    around.told = told.join("; ") + more;
    Some(around)
}

impl Around {
    fn mark(&mut self, gaps: [&[Word]; 2]) {
        for (marks, gap) in self.marks.iter_mut().zip(gaps) {
            marks.differing.extend(gap.iter().map(|word| word.span));
        }
    }

    /// Marks both words of the pairs outside the quotation as the same.
    fn join(
        &mut self,
        sentences: &[Vec<Word>; 2],
        pair: &[(usize, usize)],
        quoted: &impl Fn(&(usize, usize)) -> bool,
    ) {
        for (one, other) in pair.iter().filter(|pair| !quoted(pair)) {
            let spans = [sentences[0][*one].span, sentences[1][*other].span];
            for (marks, span) in self.marks.iter_mut().zip(spans) {
                // Each pair stands in two windows.
                if marks.same.last() != Some(&span) {
                    marks.same.push(span);
                }
            }
        }
    }
}

/// A difference in words; `None` where nothing differs.
fn said(sides: &[Sentence<'_>; 2], gaps: [&[Word]; 2]) -> Option<String> {
    let words = |side: usize| {
        let (first, last) = (gaps[side].first()?, gaps[side].last()?);
        let span = Span::new(first.span.start, last.span.end);
        Some(line(&span.of(sides[side].text).replace('\n', " ")))
    };
    match (words(0), words(1)) {
        (None, None) => None,
        (Some(ours), None) => Some(format!("“{ours}” added")),
        (None, Some(theirs)) => Some(format!("“{theirs}” left out")),
        (Some(ours), Some(theirs)) => Some(format!("“{ours}” for “{theirs}”")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side<'a>(text: &'a str, quoted: &str) -> Sentence<'a> {
        let start = text.find(quoted).unwrap();
        Sentence {
            text,
            quoted: Span::new(start, start + quoted.len()),
            whole: Span::new(0, text.len()),
        }
    }

    fn shown(text: &str, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_put_around_a_quotation_are_marked_where_the_report_has_others() {
        let ours =
            "It found only 48% of boats were sea tested within a “proper timescale”, it said.";
        let theirs =
            "Data show that only 48% of boats are seen within proper timescales from a call.";
        let sides = [
            side(ours, "proper timescale"),
            side(theirs, "proper timescales"),
        ];
        let found = around(&sides).unwrap();
        assert_eq!(found.told, "“were sea tested” for “are seen”; “a” added");
        assert_eq!(
            shown(ours, &found.marks[0].differing),
            ["were", "sea", "tested", "a"]
        );
        assert_eq!(shown(theirs, &found.marks[1].differing), ["are", "seen"]);
        assert_eq!(
            shown(theirs, &found.marks[1].same)[..4],
            ["only", "48%", "of", "boats"]
        );
    }

    #[test]
    fn a_sentence_of_the_papers_own_around_a_fragment_is_not_compared() {
        let sides = [
            side(
                "The watchdog was blunt: oversight was “weak”, it said on Friday.",
                "weak",
            ),
            side(
                "Leaders know that scrutiny of the plan is weak and that records are late.",
                "weak",
            ),
        ];
        assert!(around(&sides).is_none());
        let none = [side("“weak”", "weak"), side("strong", "strong")];
        assert!(around(&none).is_none());
    }
}
