//! Blocks become the text of a document: paragraphs with a blank line between them, table rows a line each.

use std::collections::HashSet;
use std::mem;

use super::blocks::Block;
use crate::import::typography::{self, Settled};

/// The text of the blocks with the start of each of `pages` pages, in bytes.
pub(super) fn text(blocks: Vec<Block>, pages: usize) -> Settled {
    let mut out = Writer {
        text: String::new(),
        page: 0,
        breaks: Vec::new(),
    };
    for paragraph in paragraphs(blocks) {
        out.paragraph(&paragraph);
    }
    out.breaks.resize(pages.saturating_sub(1), out.text.len());
    typography::settled(&out.text, &out.breaks)
}

/// A paragraph or table row as it will be printed, with its words by page.
struct Paragraph {
    parts: Vec<(usize, String)>,
    /// Stands directly below the one before: the next row of a table.
    row: bool,
}

struct Writer {
    text: String,
    page: usize,
    /// Where each page after the first begins.
    breaks: Vec<usize>,
}

impl Writer {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        if !self.text.is_empty() {
            let end = self.text.trim_end().len();
            self.text.truncate(end);
            self.text
                .push_str(if paragraph.row { "\n" } else { "\n\n" });
        }
        for (page, words) in &paragraph.parts {
            while self.page < *page {
                self.page += 1;
                self.breaks.push(self.text.len());
            }
            self.text.push_str(words);
        }
    }
}

/// Labels joined to their items, cells to their rows, paragraphs that the page cut in two to one.
fn paragraphs(blocks: Vec<Block>) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut rows_done = HashSet::new();
    let mut in_table = false;
    let blocks = in_page_order(joined(labelled(blocks)));
    for (at, block) in blocks.iter().enumerate() {
        let row = block.place.and_then(|place| place.row);
        let Some(row) = row else {
            in_table = false;
            out.push(Paragraph {
                parts: item(block),
                row: false,
            });
            continue;
        };
        if !rows_done.insert(row) {
            continue;
        }
        let of_row = |block: &&Block| block.place.and_then(|place| place.row) == Some(row);
        let cells: Vec<&Block> = blocks[at..].iter().filter(of_row).collect();
        let mut printed = row_paragraphs(&cells, in_table);
        in_table = printed.len() == 1;
        out.append(&mut printed);
    }
    out
}

/// A row as one line, its cells parted by tabs; a row of one cell is a frame, and what is in it are paragraphs.
fn row_paragraphs(cells: &[&Block], below_row: bool) -> Vec<Paragraph> {
    let cell = |block: &Block| block.place.map_or(0, |place| place.cell);
    let framed = cells.iter().all(|block| cell(block) == cell(cells[0]));
    if framed {
        let paragraph = |block: &&Block| Paragraph {
            parts: item(block),
            row: false,
        };
        return cells.iter().map(paragraph).collect();
    }
    let mut sorted = cells.to_vec();
    sorted.sort_by_key(|block| cell(block));
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut before = None;
    for block in sorted {
        let sign = if before == Some(cell(block)) {
            ' '
        } else {
            '\t'
        };
        for (at, (page, words)) in item(block).into_iter().enumerate() {
            let mut text = String::new();
            if at == 0 && before.is_some() {
                text.push(sign);
            }
            text.push_str(if at == 0 { words.trim_start() } else { &words });
            if at == 0
                && let Some((_, last)) = parts.last_mut()
            {
                last.truncate(last.trim_end().len());
            }
            parts.push((page, text));
        }
        before = Some(cell(block));
    }
    vec![Paragraph {
        parts,
        row: below_row,
    }]
}

/// The words of a block, a bullet at its beginning written as `• `.
fn item(block: &Block) -> Vec<(usize, String)> {
    let mut parts = block.parts.clone();
    let listed = block.place.is_none_or(|place| place.item.is_some());
    if let Some((_, first)) = parts.first_mut() {
        *first = typography::bulleted(first, listed);
    }
    parts
}

/// Puts the bullet or number of a list item before its words.
fn labelled(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut label: Option<Block> = None;
    for mut block in blocks {
        let place = block.place.unwrap_or_default();
        if let Some(mut before) = label.take() {
            let same = before.place.and_then(|place| place.item) == place.item;
            if same && !place.label {
                let place = block.place;
                before.append(mem::take(&mut block));
                before.place = place;
                block = before;
            } else {
                out.push(before);
            }
        }
        if place.label {
            label = Some(block);
        } else {
            out.push(block);
        }
    }
    out.extend(label);
    out
}

/// Joins, where no structure tells, a paragraph that breaks off at the foot of a page with the rest on the next.
fn joined(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let runs_on = out.last().is_some_and(|before| {
            let loose = before.place.is_none() && block.place.is_none();
            let next_page = block.first_page() == before.last_page() + 1;
            loose && next_page && typography::breaks_off(before.tail(), &block.parts[0].1)
        });
        match out.last_mut() {
            Some(before) if runs_on => before.append(block),
            _ => out.push(block),
        }
    }
    out
}

/// Moves what begins on a page, but was drawn after a paragraph that ends on the next one, before that paragraph:
/// a footnote keeps its page number that way.
fn in_page_order(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut at = 0;
    while at < blocks.len() {
        let (first, last) = (blocks[at].first_page(), blocks[at].last_page());
        let same_row = |other: &Block| {
            let row = |block: &Block| block.place.and_then(|place| place.row);
            row(other).is_some() && row(other) == row(&blocks[at])
        };
        let earlier = (at + 1..blocks.len())
            .take_while(|next| blocks[*next].first_page() <= first)
            .filter(|next| blocks[*next].last_page() < last && !same_row(&blocks[*next]));
        let moved: Vec<usize> = if last > first {
            earlier.collect()
        } else {
            Vec::new()
        };
        for from in &moved {
            let block = blocks.remove(*from);
            blocks.insert(at, block);
            at += 1;
        }
        at += 1;
    }
    blocks
}
