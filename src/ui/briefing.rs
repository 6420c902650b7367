//! A briefing: its name, and below it headings, passages with where they come from, and comments.

use super::canvas::Canvas;
use super::look::Token;
use super::nothing;
use crate::app::{BINDER_GUTTER, Binder, BinderPart as Part, words};

pub(super) fn draw(canvas: &mut Canvas<'_>, binder: &Binder) {
    let area = binder.area;
    if area.height < 2 {
        return;
    }
    let end = canvas.text_right(area.x + area.width - 1, area.y, &binder.tally(), Token::Dim);
    let title = format!("Briefing · {}", words::line(&binder.name));
    canvas.text(
        area.x + 1,
        area.y,
        end.saturating_sub(area.x + 2),
        &title,
        Token::Focus,
    );
    let rule = "━".repeat(area.width.into());
    canvas.text(area.x, area.y + 1, area.width, &rule, Token::Focus);
    let body = binder.body();
    if binder.lines.is_empty() {
        return nothing(canvas, body, "There is nothing in it yet.");
    }
    let shown = binder.lines.iter().skip(binder.cursor.top);
    let next = shown.clone().skip(1).map(Some).chain([None]);
    for (y, (line, next)) in (body.y..body.y + body.height).zip(shown.zip(next)) {
        let x = body.x + BINDER_GUTTER;
        let columns = body.width.saturating_sub(BINDER_GUTTER);
        let number = line
            .number
            .map_or_else(String::new, |number| number.to_string());
        canvas.text_right(x - 1, y, &number, Token::Dim);
        let (sign, token) = match line.part {
            Part::Heading => ("", Token::Heading),
            Part::Words | Part::Blank => ("", Token::Text),
            Part::From => ("", Token::Dim),
            Part::Lost => ("", Token::Error),
            Part::Comment => ("+ ", Token::Key),
        };
        canvas.text(x, y, columns, &format!("{sign}{}", line.text), token);
        let goes_on = next.is_some_and(|next| next.piece == line.piece && next.part != Part::Blank);
        if goes_on && y + 1 == body.y + body.height {
            canvas.text(x + columns, y, 1, "…", Token::Dim);
        }
        if line.piece != binder.cursor.selected || line.part == Part::Blank {
            continue;
        }
        // A passage is several lines: all of them have the bar, the first is turned inside out.
        canvas.text(body.x, y, 1, "▌", Token::Focus);
        if line.number.is_some() || line.part == Part::Heading {
            canvas.select(x, y, columns);
        }
    }
}
