//! Runs become blocks: paragraphs, headings, list items and table rows, put together across lines and pages.
//!
//! Where the structure tree says which runs belong together it is believed; the rest goes by the layout (`layout`).

use std::collections::HashMap;

use super::glyphs::{Run, SPACE};
use super::layout::Layout;
use super::tags::{Element, Place};
use crate::import::typography::{LINE_END, SOFT_HYPHEN};

/// A line ends when the baseline moves by more than this share of the size: less is a raised figure.
const NEW_LINE: f64 = 0.6;

/// A piece of text that a reader takes for one: its words by page, without the line breaks of the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// The words on each page, in order; pages are counted from 0.
    pub(super) parts: Vec<(usize, String)>,
    /// Where it stands in the structure; `None` when only the layout speaks.
    pub(super) place: Option<Place>,
    /// Where its first run began: from the left, and the baseline.
    start: (f64, f64),
    /// Where its last run ended.
    pen: Option<Pen>,
}

/// Where the last run of a block ended.
#[derive(Debug, Clone, Copy)]
struct Pen {
    page: usize,
    x1: f64,
    y: f64,
    size: f64,
}

impl Block {
    /// Whether there is nothing to read in it.
    pub(super) fn is_blank(&self) -> bool {
        self.parts.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// The page on which it begins.
    pub(super) fn first_page(&self) -> usize {
        self.parts.first().map_or(0, |(page, _)| *page)
    }

    /// The page on which it ends.
    pub(super) fn last_page(&self) -> usize {
        self.parts.last().map_or(0, |(page, _)| *page)
    }

    /// Whether it may be a footnote on the page before `next`: said to be one, or in smaller print.
    pub(super) fn is_note_below(&self, next: &Self) -> bool {
        let size = |block: &Self| block.pen.map_or(0.0, |pen| pen.size);
        let noted = self.place.is_some_and(|place| place.note);
        next.first_page() == self.last_page() + 1 && (noted || size(self) < 0.92 * size(next))
    }

    /// Whether `next` begins at the head of a column to the right of the one at whose foot this ends, as far as the layout
    /// tells.
    pub(super) fn is_column_before(&self, next: &Self) -> bool {
        let loose = self.place.is_none() && next.place.is_none();
        let same_page = next.first_page() == self.last_page();
        let turned = self.pen.is_some_and(|pen| {
            let (x, y) = next.start;
            x > self.start.0 + pen.size && y < pen.y - pen.size
        });
        loose && same_page && turned
    }

    /// The table row it is in.
    pub(super) fn row(&self) -> Option<Element> {
        self.place.and_then(|place| place.row)
    }

    /// Its first words.
    pub(super) fn head(&self) -> &str {
        self.parts.first().map_or("", |(_, text)| text)
    }

    /// Its last words.
    pub(super) fn tail(&self) -> &str {
        self.parts.last().map_or("", |(_, text)| text)
    }

    /// Adds the run that follows, with a space where there is a gap or a new line.
    pub(super) fn push(&mut self, run: &Run, page: usize) {
        if self.pen.is_none() && run.is_blank() {
            return;
        }
        if let Some(pen) = self.pen {
            let size = pen.size.max(run.size).max(1.0);
            let moved = (run.y - pen.y).abs() > NEW_LINE * size || run.x0 < pen.x1 - 0.6 * size;
            if moved || page != pen.page {
                self.line_end();
            } else if run.x0 - pen.x1 > SPACE * size {
                self.space();
            }
        }
        if self.parts.is_empty() {
            self.start = (run.x0, run.y);
        }
        if self.parts.last().is_none_or(|(last, _)| *last != page) {
            self.parts.push((page, String::new()));
        }
        self.write(&run.text);
        self.pen = Some(Pen {
            page,
            x1: run.x1,
            y: run.y,
            size: run.size,
        });
    }

    /// Adds a run of the next cell of the same row.
    pub(super) fn push_cell(&mut self, run: &Run, page: usize) {
        let (_, text) = self
            .parts
            .last_mut()
            .map_or((0, None), |(p, t)| (*p, Some(t)));
        if let Some(text) = text {
            text.truncate(text.trim_end().len());
            text.push('\t');
        }
        self.pen = None;
        self.push(run, page);
    }

    /// Takes over the words of the block that goes on where this one stops.
    pub(super) fn append(&mut self, rest: Self) {
        self.line_end();
        for (page, text) in rest.parts {
            match self.parts.last_mut() {
                Some((last, words)) if *last == page => words.push_str(&text),
                _ => self.parts.push((page, text)),
            }
        }
        self.pen = rest.pen;
    }

    /// A line ends: with a space, or after a hyphen with a mark for the decision whether it belongs to the word.
    fn line_end(&mut self) {
        let Some((_, text)) = self.parts.last_mut() else {
            return;
        };
        let bare = text.trim_end();
        let hyphen = bare.ends_with(['-', '\u{2010}', SOFT_HYPHEN]);
        let in_word = bare.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
        if hyphen && in_word {
            text.truncate(bare.len());
            text.push(LINE_END);
        } else {
            self.space();
        }
    }

    fn space(&mut self) {
        if let Some((_, text)) = self.parts.last_mut()
            && !text.is_empty()
            && !text.ends_with([' ', '\t', LINE_END])
        {
            text.push(' ');
        }
    }

    fn write(&mut self, words: &str) {
        let Some((_, text)) = self.parts.last_mut() else {
            return;
        };
        let fresh = text.is_empty() || text.ends_with([' ', '\t', LINE_END]);
        text.push_str(if fresh { words.trim_start() } else { words });
    }
}

/// One page's runs with the places that the structure tree gives to their marks.
pub(super) struct PageRuns {
    /// The runs in the order in which they are drawn, furniture left out.
    pub(super) runs: Vec<Run>,
    /// The place of each mark; empty when the page is not tagged.
    pub(super) places: HashMap<i32, Place>,
}

/// Puts together the blocks of a document, in the order in which they begin.
pub(super) fn blocks(pages: &[PageRuns]) -> Vec<Block> {
    let loose = |page: &PageRuns| -> Vec<Run> {
        let untagged = |run: &&Run| page.place(run).is_none();
        page.runs.iter().filter(untagged).cloned().collect()
    };
    let layout = Layout::measured(&pages.iter().map(loose).collect::<Vec<_>>());
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: HashMap<Element, usize> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        let mut pen = layout.pen();
        for run in &page.runs {
            match page.place(run) {
                Some(place) if place.artifact => {}
                Some(place) => {
                    let at = *open.entry(place.block).or_insert_with(|| {
                        blocks.push(Block {
                            place: Some(place),
                            ..Block::default()
                        });
                        blocks.len() - 1
                    });
                    blocks[at].push(run, number);
                }
                None => pen.add(run, number, &mut blocks),
            }
        }
    }
    blocks.retain(|block| !block.is_blank());
    blocks
}

impl PageRuns {
    fn place(&self, run: &Run) -> Option<Place> {
        run.mark.and_then(|mark| self.places.get(&mark).copied())
    }
}
