//! The matrix: names at the left, themes above, a number with a sign in each cell, and the selected cell in words below.

use super::canvas::Canvas;
use super::look::Token;
use crate::app::{Area, Grid, MATRIX_CELL, MATRIX_HEAD};
use crate::model::matrix::{Cell, Lean};

/// What the signs mean.
const LEGEND: [&str; 5] = [
    "− mostly concern",
    "+ mostly strength",
    "± neither",
    "· none",
    "each theme of a finding counts",
];

pub(super) fn draw(canvas: &mut Canvas<'_>, grid: &Grid) {
    let Area {
        x,
        y,
        width,
        height,
    } = grid.area;
    if height < 2 {
        return;
    }
    let right = [Some(grid.order()), grid.more()];
    let right: Vec<String> = right.into_iter().flatten().collect();
    let end = canvas.text_right(x + width - 1, y, &right.join(" · "), Token::Dim);
    canvas.text(
        x + 1,
        y,
        end.saturating_sub(x + 2),
        &grid.title(),
        Token::Focus,
    );
    canvas.text(x, y + 1, width, &"━".repeat(width.into()), Token::Focus);
    head(canvas, grid);
    let first = y + 2 + MATRIX_HEAD;
    let rows = grid
        .matrix
        .rows
        .iter()
        .enumerate()
        .skip(grid.cursor.top)
        .take(grid.rows());
    for (y, (at, row)) in (first..).zip(rows) {
        let selected = at == grid.cursor.selected;
        canvas.text(x + 1, y, grid.names, &row.name, Token::Text);
        if selected {
            canvas.paint(x + 1, y, grid.names, Token::Marked);
        }
        for (column, left) in columns(grid) {
            cell(canvas, left, y, Grid::cell(row, column));
            if selected && column == grid.column {
                canvas.select(left, y, MATRIX_CELL);
            }
        }
    }
    foot(canvas, grid);
}

/// The columns in sight, each with where it begins: all findings first, which never scrolls away.
fn columns(grid: &Grid) -> impl Iterator<Item = (usize, u16)> + '_ {
    let start = grid.area.x + 1 + grid.names;
    let shown = std::iter::once(0).chain(grid.in_sight());
    let right = grid.area.x + grid.area.width;
    let places = shown.zip((0..).map(move |at: u16| start + at * MATRIX_CELL));
    places.take_while(move |(_, left)| left + MATRIX_CELL <= right)
}

fn head(canvas: &mut Canvas<'_>, grid: &Grid) {
    let top = grid.area.y + 2;
    let bottom = grid.area.y + grid.area.height;
    for (column, left) in columns(grid) {
        let lines = grid.heading_lines(column);
        let lines = lines.iter().take(MATRIX_HEAD.into());
        let token = if column == grid.column {
            Token::Focus
        } else {
            Token::Title
        };
        for (y, line) in (top..bottom).zip(lines) {
            canvas.text_right(left + MATRIX_CELL, y, line, token);
        }
    }
}

fn cell(canvas: &mut Canvas<'_>, left: u16, y: u16, cell: Cell) {
    let right = left + MATRIX_CELL;
    let Some(lean) = cell.lean() else {
        canvas.text_right(right, y, "· ", Token::Dim);
        return;
    };
    let token = match lean {
        Lean::Concern => Token::GradeLow,
        Lean::Strength => Token::GradeHigh,
        Lean::Mixed => Token::GradeMiddle,
    };
    canvas.text_right(right, y, &lean.sign().to_string(), token);
    canvas.text_right(right - 1, y, &cell.findings.to_string(), Token::Text);
}

fn foot(canvas: &mut Canvas<'_>, grid: &Grid) {
    let rows = grid.foot();
    if rows == 0 {
        return;
    }
    let Area { x, width, .. } = grid.area;
    let y = grid.area.y + grid.area.height - rows;
    canvas.text(x, y, width, &"─".repeat(width.into()), Token::Rule);
    let columns = width.saturating_sub(2);
    canvas.text(x + 1, y + 1, columns, &grid.says(), Token::Text);
    canvas.pieces(x + 1, y + 2, columns, &LEGEND, Token::Dim);
    let elsewhere = grid.matrix.elsewhere;
    if elsewhere > 0 {
        let words = format!("{elsewhere} more stand in no line here");
        canvas.text(x + 1, y + 3, columns, &words, Token::Dim);
    }
}
