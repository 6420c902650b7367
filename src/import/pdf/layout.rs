//! Blocks from the layout alone, for pages without a structure tree: distance, size and column say what belongs together.

use super::blocks::Block;
use super::glyphs::{COLUMN, Run};

/// Lines further apart than this share of the usual distance begin a new paragraph.
const NEW_PARAGRAPH: f64 = 1.22;
/// Sizes that differ by more than this share are not of one paragraph.
const NEW_SIZE: f64 = 0.08;
/// A cell of a table has at most this many lines: what has more and something beside it is a column of text.
const CELL_LINES: usize = 5;
/// Distance of baselines as a share of the size, when a document has too few lines to tell.
const USUAL: f64 = 1.2;

/// What is usual in one document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Distance of the baselines of one paragraph, as a share of the size.
    leading: f64,
}

impl Layout {
    /// Measures the pages of a document.
    pub(super) fn measured(pages: &[Vec<Run>]) -> Self {
        let mut steps: Vec<f64> = (pages.iter())
            .flat_map(|runs| runs.windows(2))
            .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank())
            .map(|pair| (pair[1].y - pair[0].y) / pair[0].size.max(1.0))
            .filter(|step| (0.9..2.5).contains(step))
            .collect();
        steps.sort_by(f64::total_cmp);
        let leading = steps.get(steps.len() / 2).copied().unwrap_or(USUAL);
        Self { leading }
    }

    /// Begins a page.
    pub(super) fn pen(self) -> Pen {
        Pen {
            layout: self,
            open: None,
        }
    }
}

/// Where the layout's own block on this page has got to.
pub(super) struct Pen {
    layout: Layout,
    open: Option<Open>,
}

/// The block that is being written.
struct Open {
    at: usize,
    size: f64,
    top: f64,
    y: f64,
    left: f64,
    /// Left and right end of the cell that is being written.
    cell: (f64, f64),
    columns: usize,
    /// Lines of the cell so far.
    lines: usize,
}

/// How a run follows the one before.
enum Follows {
    SameCell,
    NextCell,
    NewBlock,
}

impl Pen {
    /// Adds a run to the block that is open, or begins one.
    pub(super) fn add(&mut self, run: &Run, page: usize, blocks: &mut Vec<Block>) {
        let follows = self.open.as_ref().map_or(Follows::NewBlock, |open| {
            open.follows(run, self.layout.leading)
        });
        match (follows, self.open.as_mut()) {
            (Follows::SameCell, Some(open)) => {
                open.cell.1 = open.cell.1.max(run.x1);
                open.lines += usize::from((run.y - open.y).abs() > 0.5 * open.size);
                blocks[open.at].push(run, page);
            }
            (Follows::NextCell, Some(open)) => {
                open.cell = (run.x0, run.x1);
                open.columns += 1;
                open.lines = 1;
                blocks[open.at].push_cell(run, page);
            }
            _ if run.is_blank() => return,
            _ => {
                let mut block = Block::default();
                block.push(run, page);
                blocks.push(block);
                self.open = Some(Open {
                    at: blocks.len() - 1,
                    size: run.size,
                    top: run.y,
                    y: run.y,
                    left: run.x0,
                    cell: (run.x0, run.x1),
                    columns: 1,
                    lines: 1,
                });
            }
        }
        if let Some(open) = self.open.as_mut()
            && !run.is_blank()
        {
            open.y = run.y;
            open.size = open.size.max(run.size);
        }
    }
}

impl Open {
    fn follows(&self, run: &Run, leading: f64) -> Follows {
        let size = self.size.max(run.size).max(1.0);
        let down = run.y - self.y;
        let beside = run.x0 - self.cell.1;
        let in_height = (self.top - 0.5 * size..=self.y + 0.5 * size).contains(&run.y);
        if run.is_blank() {
            return if down.abs() < 0.5 * size && beside < COLUMN * size {
                Follows::SameCell
            } else {
                Follows::NewBlock
            };
        }
        if in_height && beside > COLUMN * size {
            return if self.columns == 1 && self.lines > CELL_LINES {
                Follows::NewBlock
            } else {
                Follows::NextCell
            };
        }
        if down.abs() < 0.5 * size {
            return Follows::SameCell;
        }
        let resized = (run.size - self.size).abs() > NEW_SIZE * self.size;
        let far = down > NEW_PARAGRAPH * leading * size || down < 0.0;
        let next_row = self.columns > 1 && run.x0 < self.cell.0 - size;
        if resized || far || next_row || self.begins_item(run) {
            Follows::NewBlock
        } else {
            Follows::SameCell
        }
    }

    /// Whether the run begins with a bullet or a paragraph's number where the lines begin.
    fn begins_item(&self, run: &Run) -> bool {
        run.x0 <= self.left + 0.5 * self.size && crate::import::typography::is_item(&run.text)
    }
}
