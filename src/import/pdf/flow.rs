//! Blocks become the text of a document: paragraphs with a blank line between them, table rows a line each.

use std::collections::{HashMap, HashSet};
use std::mem;

use super::blocks::Block;
use super::tags::Element;
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
fn paragraphs(mut blocks: Vec<Block>) -> Vec<Paragraph> {
    unframe(&mut blocks);
    let blocks = in_page_order(joined(labelled(blocks)));
    let mut rows: HashMap<Element, Vec<&Block>> = HashMap::new();
    for block in &blocks {
        if let Some(row) = block.row() {
            rows.entry(row).or_default().push(block);
        }
    }
    let mut out: Vec<Paragraph> = Vec::new();
    let mut below_row = false;
    for block in &blocks {
        let cells = block.row().map(|row| rows.remove(&row));
        let parts = match cells {
            None => item(block),
            Some(Some(cells)) => row(cells),
            // Printed with the first cell of its row.
            Some(None) => continue,
        };
        out.push(Paragraph {
            parts,
            row: block.row().is_some() && below_row,
        });
        below_row = block.row().is_some();
    }
    out
}

/// Takes rows of one cell apart: they are a frame around paragraphs, and no table.
fn unframe(blocks: &mut [Block]) {
    let mut cells: HashMap<Element, HashSet<usize>> = HashMap::new();
    for place in blocks.iter().filter_map(|block| block.place) {
        if let Some(row) = place.row {
            cells.entry(row).or_default().insert(place.cell);
        }
    }
    for place in blocks.iter_mut().filter_map(|block| block.place.as_mut()) {
        let alone = |row: &Element| cells.get(row).is_some_and(|cells| cells.len() < 2);
        place.row = place.row.filter(|row| !alone(row));
    }
}

/// A row as one line: its cells in their order, parted by tabs.
fn row(mut cells: Vec<&Block>) -> Vec<(usize, String)> {
    let cell = |block: &Block| block.place.map_or(0, |place| place.cell);
    cells.sort_by_key(|block| cell(block));
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut before = None;
    for block in cells {
        if let Some((_, text)) = parts.last_mut() {
            text.truncate(text.trim_end().len());
            text.push(if before == Some(cell(block)) {
                ' '
            } else {
                '\t'
            });
        }
        parts.extend(item(block));
        before = Some(cell(block));
    }
    parts
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

/// Joins a paragraph that breaks off at the foot of a page or column with its rest at the head of the next. Producers that
/// tag by guessing cut there too.
fn joined(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let running = |before: &Block| {
            let in_table = before.row().is_some() || block.row().is_some();
            let next_page = block.first_page() == before.last_page() + 1;
            let turned = next_page || before.is_column_before(&block);
            turned && !in_table && typography::breaks_off(before.tail(), block.head())
        };
        let foot = out.iter().rposition(|before| !before.is_note_below(&block));
        match foot.filter(|foot| running(&out[*foot])) {
            Some(foot) => out[foot].append(block),
            None => out.push(block),
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
        let same_row = |other: &Block| other.row().is_some() && other.row() == blocks[at].row();
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
