//! The same words in other reports: some six hundred sentences stand word for word in the reports of two to four councils.

use std::rc::Rc;

use super::align;
use super::primaries::Report;
use super::words::{Folded, Words};
use crate::model::Span;

/// A passage of fewer words is found everywhere and says nothing.
pub const PASSAGE: usize = 8;

/// A passage to be looked for in other reports.
#[derive(Debug, Clone)]
pub struct Passage {
    folded: Rc<Folded>,
    words: Words,
}

/// Where another report has the passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Same {
    /// In bytes of that report's text.
    pub span: Span,
    /// Whether it is word for word; else one word in ten may differ.
    pub verbatim: bool,
}

impl Passage {
    /// The passage at `span`; `None` when it has fewer than `least` words.
    pub fn new(text: &str, span: Span, least: usize) -> Option<Self> {
        let folded = Rc::new(Folded::passage(text, span));
        let words = 0..folded.words.len();
        (words.len() >= least).then_some(Self { folded, words })
    }

    /// Its sentences of at least `least` words; none when it is one sentence itself.
    pub fn sentences(&self, least: usize) -> Vec<Self> {
        let mut sentences = Vec::new();
        let mut at = self.words.start;
        while at < self.words.end {
            let words = self.folded.sentence(at..at + 1);
            at = words.end;
            if words.len() >= least && words != self.words {
                let folded = Rc::clone(&self.folded);
                sentences.push(Self { folded, words });
            }
        }
        sentences
    }

    pub(super) fn words(&self) -> Words {
        self.words.clone()
    }

    pub(super) fn letters(&self, words: Words) -> &str {
        self.folded.letters(words)
    }

    /// Where it stands in the text it was made of.
    pub fn span(&self) -> Span {
        self.folded.source(self.words.clone())
    }

    /// Where `report` has it word for word.
    pub fn verbatim(&self, report: &Report) -> Option<Same> {
        let found = report.folded().find(&self.folded, self.words.clone());
        let first = found.into_iter().next()?;
        Some(Same {
            span: report.folded().source(first),
            verbatim: true,
        })
    }

    /// Where `report` has it word for word, or else nearly, but never the opposite.
    pub fn nearly(&self, report: &Report) -> Option<Same> {
        let near = || {
            let near = align::near(report.folded(), &self.folded, &self.words);
            let quoted = self.words.len();
            let same = |a: &align::Alignment| a.differs_little(quoted) && !a.is_negated();
            let found = near.into_iter().find(same)?;
            Some(Same {
                span: report.folded().source(found.words),
                verbatim: false,
            })
        };
        self.verbatim(report)
            .or_else(|| self.has_most_words_in(report.folded()).then(near)?)
    }

    /// Whether six in ten of its words stand anywhere in a passage: without them it cannot be nearly the same, also where an
    /// amount is written otherwise ("60%" for three words of eight), and looking is cheap.
    fn has_most_words_in(&self, passage: &Folded) -> bool {
        let mut theirs: Vec<&str> = (0..passage.words.len())
            .map(|at| passage.letters(at..at + 1))
            .collect();
        theirs.sort_unstable();
        let held = |at: &usize| {
            let ours = self.folded.letters(*at..*at + 1);
            theirs.binary_search(&ours).is_ok()
        };
        self.words().filter(held).count() * 10 >= self.words.len() * 6
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentId;

    #[test]
    fn the_same_words_are_found_over_a_line_end_and_with_a_word_changed_but_not_turned_round() {
        let passage = "Performance monitoring lacks rigour as reports are drawn from many sources.";
        let sought = Passage::new(passage, Span::new(0, passage.len()), PASSAGE).unwrap();
        let found = |text: &str| {
            let report = Report::new(DocumentId(1), None, text, &[]);
            sought
                .nearly(&report)
                .map(|same| (same.span.of(text).len() > 40, same.verbatim))
        };
        assert_eq!(
            found(
                "So: performance monitoring lacks\nrigour, as reports are drawn from many sources"
            ),
            Some((true, true))
        );
        assert_eq!(
            found("Performance monitoring lacks rigour as reports are taken from many sources"),
            Some((true, false))
        );
        assert_eq!(
            found("Performance monitoring lacks rigour as reports are not drawn from many sources"),
            None
        );
        assert_eq!(found("Monitoring of performance lacks rigour"), None);
        assert!(Passage::new("too short by far", Span::new(0, 16), PASSAGE).is_none());
    }
}
