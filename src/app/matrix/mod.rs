//! The matrix on screen: themes in columns, and councils, documents or years in lines, scrolled both ways.

mod keys;

use super::cursor::{Cursor, Motion};
use super::layout::Area;
use super::wrap::{shorten, width};
use super::{Layout, words};
use crate::model::Gss;
use crate::model::matrix::{Cell, Matrix, Of, Row};
use crate::model::theme::theme;

/// Columns of a cell with its sign and the gap before it.
pub(crate) const CELL: u16 = 12;
/// Columns of a name above the cells: between two of them there is a gap that cannot be a space of one.
const NAME: usize = 10;
/// Rows for the names of the themes.
pub(crate) const HEAD: u16 = 3;
/// Rows at the foot, with its rule.
const FOOT: u16 = 4;

/// The matrix on screen.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The numbers.
    pub(crate) matrix: Matrix,
    /// What it counts, as text of the filter; empty for everything.
    pub(crate) query: String,
    /// The council that it is narrowed to.
    pub(crate) council: Option<String>,
    about: Option<Gss>,
    /// The selected line and the first one in sight.
    pub(crate) cursor: Cursor,
    /// The selected column: 0 has all findings of a line, the others a theme each.
    pub(crate) column: usize,
    /// The first theme's column in sight, from 1.
    pub(crate) left: usize,
    /// The column by which the lines are sorted; `None` for their own order.
    pub(crate) sorted: Option<usize>,
    /// Everything that the view covers.
    pub(crate) area: Area,
    /// Columns of the lines' names.
    pub(crate) names: u16,
    /// What was typed into the filter before, to be asked again.
    before: String,
}

impl Grid {
    /// The cell at a line and a column.
    pub(crate) fn cell(row: &Row, column: usize) -> Cell {
        match column.checked_sub(1) {
            None => row.whole,
            Some(theme) => row.cells.get(theme).copied().unwrap_or_default(),
        }
    }

    /// What a column is called.
    pub(crate) fn heading(&self, column: usize) -> String {
        let Some(key) = column
            .checked_sub(1)
            .and_then(|at| self.matrix.themes.get(at))
        else {
            return "All".to_owned();
        };
        theme(key).map_or_else(|| words::line(key), |theme| theme.short.clone())
    }

    /// The columns of themes in sight.
    pub(crate) fn in_sight(&self) -> std::ops::Range<usize> {
        let room = self.area.width.saturating_sub(2 + self.names + CELL);
        let fit = usize::from(room / CELL).max(1);
        self.left..(self.left + fit).min(self.matrix.themes.len() + 1)
    }

    /// Rows of lines in sight.
    pub(crate) fn rows(&self) -> usize {
        usize::from(self.area.height.saturating_sub(2 + HEAD + self.foot()))
    }

    /// Rows of the foot.
    pub(crate) const fn foot(&self) -> u16 {
        if self.area.height >= 16 { FOOT } else { 0 }
    }

    /// What the selected cell holds, in a sentence.
    pub(crate) fn says(&self) -> String {
        let Some(row) = self.matrix.rows.get(self.cursor.selected) else {
            return String::new();
        };
        let cell = Self::cell(row, self.column);
        let of = match self.column {
            0 => String::new(),
            column => format!(" · {}", self.heading(column)),
        };
        let mixed = cell.findings - cell.concerns - cell.strengths;
        format!(
            "{}{of}: {}, {}, {}, {mixed} mixed",
            row.name,
            words::count(cell.findings, "finding"),
            words::count(cell.concerns, "concern"),
            words::count(cell.strengths, "strength"),
        )
    }

    /// What is counted, in a line.
    pub(crate) fn title(&self) -> String {
        let by = self.matrix.by;
        let council = self.council.as_ref().map(|name| format!(" · {name}"));
        let query = match self.query.trim() {
            "" => String::new(),
            query => format!(" · {}", words::line(query)),
        };
        format!(
            "Matrix · themes by {by}{}{query}",
            council.unwrap_or_default()
        )
    }

    /// The order of the lines, for the reader.
    pub(crate) fn order(&self) -> String {
        match self.sorted {
            None => words::grouped(self.matrix.rows.len()),
            Some(column) => format!("sorted by {}", self.heading(column)),
        }
    }

    /// Which themes are in sight, when there are more at either side: `‹ themes 3–9 of 16 ›`.
    pub(crate) fn more(&self) -> Option<String> {
        let (shown, all) = (self.in_sight(), self.matrix.themes.len());
        let (before, after) = (shown.start > 1, shown.end <= all);
        let sign = |more, sign| if more { sign } else { "" };
        let (left, right) = (sign(before, "‹ "), sign(after, " ›"));
        let (first, last) = (shown.start, shown.end - 1);
        let named = if first == last {
            format!("theme {first}")
        } else {
            format!("themes {first}–{last}")
        };
        (before || after).then(|| format!("{left}{named} of {all}{right}"))
    }

    pub(super) fn step(&mut self, motion: Motion) {
        let page = self.rows();
        self.cursor.step(motion, self.matrix.rows.len(), page);
    }

    fn across(&mut self, right: bool) {
        let last = self.matrix.themes.len();
        self.column = if right {
            (self.column + 1).min(last)
        } else {
            self.column.saturating_sub(1)
        };
    }

    pub(super) fn lay(&mut self, layout: Layout) {
        self.area = layout.middle();
        let longest = self.matrix.rows.iter().map(|row| width(&row.name)).max();
        let most = (self.area.width / 4).clamp(16, 36);
        self.names = u16::try_from(longest.unwrap_or_default())
            .unwrap_or(most)
            .clamp(8, most);
        let rows = self.rows();
        self.cursor.reveal(self.matrix.rows.len(), rows);
        self.left = self.left.max(1);
        if self.column > 0 {
            let fit = self.in_sight().len().max(1);
            self.left = self
                .left
                .clamp((self.column + 1).saturating_sub(fit).max(1), self.column);
        }
    }

    /// The lines of a column's heading: as many words on each as fit, a longer one cut.
    pub(crate) fn heading_lines(&self, column: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in self.heading(column).split(' ') {
            let word = shorten(word, NAME);
            match lines.last_mut() {
                Some(line) if width(line) + 1 + width(&word) <= NAME => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        lines
    }

    /// The query that lists what the selected cell counts.
    fn asks(&self) -> Option<String> {
        let row = self.matrix.rows.get(self.cursor.selected)?;
        let of = match &row.of {
            Of::Council(_) => format!("council:\"{}\"", row.name),
            Of::Document(id) => format!("doc:{id}"),
            Of::Year(year) => format!("year:{year}"),
        };
        let theme = self
            .column
            .checked_sub(1)
            .and_then(|at| self.matrix.themes.get(at));
        let theme = theme.map(|key| format!("theme:{key}"));
        let council = self
            .council
            .as_ref()
            .filter(|_| !matches!(row.of, Of::Council(_)));
        let council = council.map(|name| format!("council:\"{name}\""));
        let base = Some(self.query.trim().to_owned()).filter(|text| !text.is_empty());
        // What was typed comes last: a phrase that is not closed would take in what follows.
        let parts: Vec<String> = [council, Some(of), theme, base]
            .into_iter()
            .flatten()
            .collect();
        Some(parts.join(" "))
    }
}
