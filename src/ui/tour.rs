//! What the tour says, below a rule with its title.

use super::canvas::Canvas;
use super::look::Token;
use crate::app::{Action, App, Area, Context, width};

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let columns = area.width.saturating_sub(2);
    let Some((title, lines)) = app.tour_lines(columns.into()) else {
        return;
    };
    canvas.clear(area);
    let rule = "─".repeat(area.width.into());
    canvas.text(0, area.y, area.width, &rule, Token::Rule);
    let title = format!(" {title} ");
    canvas.text(2, area.y, columns, &title, Token::Focus);
    if let Some(key) = app.keymap.first_key(Context::Always, Action::SkipStep) {
        let skip = format!(" {} skips this step ", key.label());
        if width(&title) + width(&skip) + 4 < area.width.into() {
            canvas.text_right(area.width - 2, area.y, &skip, Token::Dim);
        }
    }
    for (y, line) in (area.y + 1..area.y + area.height).zip(&lines) {
        canvas.text(1, y, columns, line, Token::Text);
    }
}
