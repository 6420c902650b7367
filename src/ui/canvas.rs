//! Cells to write on: text by token, spans of a text as styles, all clipped to the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Run};

use super::look::{Look, Token};
use crate::app::{Area, cells, shorten, width, wrap};

/// The frame being drawn, in a look.
pub(super) struct Canvas<'a> {
    /// The cells.
    pub(super) cells: &'a mut Buffer,
    /// The look.
    pub(super) look: &'a Look,
}

impl Canvas<'_> {
    /// The style of a token.
    pub(super) fn style(&self, token: Token) -> Style {
        self.look.style(token)
    }

    /// What a token adds to words that have a style already: a hit keeps its speaker's colour.
    pub(super) fn over(&self, token: Token) -> Style {
        self.look.own(token)
    }

    /// Writes a line over whatever stands there, cut at `columns`.
    pub(super) fn line(&mut self, x: u16, y: u16, columns: u16, line: &Line<'_>) {
        let area = self.cells.area;
        if x < area.right() && y < area.bottom() {
            let columns = columns.min(area.right() - x);
            let (end, _) = self.cells.set_line(x, y, line, columns);
            self.cells
                .set_style(Rect::new(x, y, end - x, 1), self.plain());
            self.cells.set_line(x, y, line, columns);
        }
    }

    /// Writes text in one style, cut at `columns` with "…".
    pub(super) fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, token: Token) {
        let line = Line::styled(shorten(text, columns.into()), self.style(token));
        self.line(x, y, columns, &line);
    }

    /// Writes as many of `pieces` as fit whole.
    pub(super) fn pieces(&mut self, x: u16, y: u16, columns: u16, pieces: &[&str], token: Token) {
        let mut left = columns;
        let fits = |piece: &&&str| {
            let need = columns_of(piece);
            let fits = need <= left;
            left = left.saturating_sub(need.saturating_add(3));
            fits
        };
        let text = pieces
            .iter()
            .take_while(fits)
            .copied()
            .collect::<Vec<_>>()
            .join("   ");
        self.text(x, y, columns, &text, token);
    }

    /// Writes text so that it ends at column `right`; returns the column where it begins.
    pub(super) fn text_right(&mut self, right: u16, y: u16, text: &str, token: Token) -> u16 {
        let columns = columns_of(text);
        let x = right.saturating_sub(columns);
        self.text(x, y, columns, text, token);
        x
    }

    /// Writes text from the top of an area on; the last line that fits says when more is left out.
    pub(super) fn wrapped(&mut self, area: Area, text: &str, token: Token) {
        let lines = wrap(text, area.width.into());
        let left_out = lines.len() > area.height.into();
        for (y, line) in (area.y..area.y + area.height).zip(lines) {
            if left_out && y + 1 == area.y + area.height {
                let words = format!("{}…", cut(&text[line], area.width));
                return self.text(area.x, y, area.width, &words, token);
            }
            self.text(area.x, y, area.width, &text[line], token);
        }
    }

    /// Turns a row of cells inside out for the focused selection: one plain bar, whatever was written on it.
    pub(super) fn select(&mut self, x: u16, y: u16, columns: u16) {
        let style = self.plain().patch(self.style(Token::Selected));
        self.cells.set_style(Rect::new(x, y, columns, 1), style);
    }

    /// Adds a token's style to a row of cells.
    pub(super) fn paint(&mut self, x: u16, y: u16, columns: u16, token: Token) {
        let style = self.over(token);
        self.cells.set_style(Rect::new(x, y, columns, 1), style);
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Area) {
        let rect = Rect::new(area.x, area.y, area.width, area.height).intersection(self.cells.area);
        for position in rect.positions() {
            if let Some(cell) = self.cells.cell_mut(position) {
                cell.reset();
                cell.set_style(self.look.style(Token::Text));
            }
        }
    }

    /// Gives every cell the style of words to read: the background, in a look that paints one.
    pub(super) fn paint_all(&mut self) {
        let style = self.style(Token::Text);
        self.cells.set_style(self.cells.area, style);
    }

    /// Words to read and nothing else, whatever stood there.
    fn plain(&self) -> Style {
        Style::reset().patch(self.style(Token::Text))
    }
}

/// A line without its last letters where they leave no room for an ellipsis.
fn cut(line: &str, columns: u16) -> &str {
    let mut line = line.trim_end();
    while columns_of(line) >= columns.max(1) {
        let end = cells(line).last().map_or(0, |cell| cell.at);
        line = line[..end].trim_end();
    }
    line
}

/// Columns that `text` takes on one line of a screen.
pub(super) fn columns_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// `text` as a line whose style may change at any character; `style` is asked with byte offsets into `text`.
pub(super) fn styled(text: &str, style: impl Fn(usize) -> Style) -> Line<'_> {
    let mut runs: Vec<(usize, Style)> = Vec::new();
    for cell in cells(text) {
        let style = style(cell.at);
        if runs.last().is_none_or(|run| run.1 != style) {
            runs.push((cell.at, style));
        }
    }
    let ends = runs.iter().skip(1).map(|run| run.0).chain([text.len()]);
    runs.iter()
        .zip(ends)
        .map(|((start, style), end)| Run::styled(&text[*start..end], *style))
        .collect()
}

/// The style turned inside out, to point at something.
pub(super) fn reversed(style: Style) -> Style {
    style.add_modifier(Modifier::REVERSED)
}
