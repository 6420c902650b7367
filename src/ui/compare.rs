//! Two documents side by side: a head, the text, and between them what became of the quotation.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::canvas::{Canvas, reversed};
use super::look::Token;
use super::source;
use crate::app::{Area, Compared, Row, Sheet, Side, cells, words, wrap};
use crate::model::Span;

pub(super) fn draw(canvas: &mut Canvas<'_>, compared: &Compared) {
    for (at, side) in compared.sides.iter().enumerate() {
        let focused = at == compared.focus || compared.locked;
        head(canvas, side, focused);
        text(canvas, side);
    }
    let [left, right] = [&compared.sides[0].area, &compared.sides[1].area];
    if left.y == right.y {
        for y in left.y..left.y + left.height {
            let sign = if y + 1 == left.y + compared.sides[0].head {
                "┼"
            } else {
                "│"
            };
            canvas.text(left.x + left.width, y, 1, sign, Token::Rule);
        }
    }
    if let Some(verdict) = &compared.verdict {
        between(canvas, verdict, compared.between);
    }
}

/// Title; where from, with page and paragraph; and a rule, heavy when the side has the keys.
fn head(canvas: &mut Canvas<'_>, side: &Side, focused: bool) {
    let Area {
        x,
        y,
        width,
        height,
    } = side.area;
    if height == 0 {
        return;
    }
    let (title_token, rule_token) = if focused {
        (Token::Focus, Token::Focus)
    } else {
        (Token::Title, Token::Rule)
    };
    if focused {
        canvas.text(x, y, 1, super::FOCUSED, Token::Focus);
    }
    let right = x + width - 1;
    let end = canvas.text_right(right, y, &side.place, Token::Title);
    let title = side.document.as_ref().map_or_else(
        || "not in the library".to_owned(),
        |document| words::title(&document.summary),
    );
    let label = format!("{}: {title}", side.label);
    canvas.text(x + 1, y, end.saturating_sub(x + 2), &label, title_token);
    if side.head >= 2
        && let Some(document) = &side.document
    {
        let columns = width.saturating_sub(2);
        let origin = words::provenance(&document.summary, &document.near, columns.into());
        canvas.text(x + 1, y + 1, columns, &origin, Token::Dim);
    }
    if side.head >= 3 {
        let rule = if focused { "━" } else { "─" }.repeat(width.into());
        canvas.text(x, y + 2, width, &rule, rule_token);
    }
}

fn text(canvas: &mut Canvas<'_>, side: &Side) {
    let body = side.body();
    let Some(sheet) = &side.source.sheet else {
        let words = "The report it would come from is not held.";
        return super::nothing(canvas, body, words);
    };
    let rows = sheet.rows.iter().skip(side.source.top);
    for (y, row) in (body.y..body.y + body.height).zip(rows) {
        let area = Area {
            y,
            height: 1,
            ..body
        };
        source::text(canvas, &side.source, sheet, area, row);
        emphasise(canvas, side, sheet, area, row);
    }
}

/// Underlines the words that both sides have, turns those that differ inside out, and marks their rows with `≠`.
fn emphasise(canvas: &mut Canvas<'_>, side: &Side, sheet: &Sheet, area: Area, row: &Row) {
    let touches = |spans: &[Span]| spans.iter().any(|span| span.overlaps(row.span));
    if row.page.is_some() || !(touches(&side.same) || touches(&side.differing)) {
        return;
    }
    let frame = side.source.frame;
    let gutter = area.x + frame.margin;
    if touches(&side.differing) {
        canvas.text(gutter + frame.gutter - 2, area.y, 1, "≠", Token::Error);
    }
    let holds = |spans: &[Span], at: usize| spans.iter().any(|span| span.holds(at));
    let mut x = gutter + frame.gutter;
    for cell in cells(row.span.of(&sheet.document.text)) {
        let columns = u16::try_from(cell.width).unwrap_or(1);
        let at = row.span.start + cell.at;
        let rect = Rect::new(x, area.y, columns, 1).intersection(canvas.cells.area);
        let plain = canvas.style(Token::Text).remove_modifier(Modifier::all());
        if holds(&side.differing, at) {
            let style = reversed(plain).add_modifier(Modifier::BOLD);
            canvas.cells.set_style(rect, style);
        } else if holds(&side.same, at) {
            let emphasis = Modifier::BOLD | Modifier::UNDERLINED;
            canvas.cells.set_style(rect, plain.add_modifier(emphasis));
        }
        x += columns;
    }
}

fn between(canvas: &mut Canvas<'_>, verdict: &str, area: Area) {
    let lines = wrap(verdict, area.width.saturating_sub(2).into());
    let mut y = area.y;
    let ruled = usize::from(area.height) > lines.len().min(4) && area.height > 1;
    if ruled {
        canvas.text(
            area.x,
            y,
            area.width,
            &"─".repeat(area.width.into()),
            Token::Rule,
        );
        y += 1;
    }
    let rows = usize::from(area.y + area.height - y);
    for (i, line) in lines.iter().take(rows).enumerate() {
        // The last line that fits says when more is left out.
        let words = if i + 1 == rows {
            &verdict[line.start..]
        } else {
            &verdict[line.clone()]
        };
        canvas.text(
            area.x + 1,
            y,
            area.width.saturating_sub(2),
            words,
            Token::Heading,
        );
        y += 1;
    }
}
