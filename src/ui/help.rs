//! The help: a panel over the panes.

use super::canvas::Canvas;
use super::findings::speaker;
use super::look::Token;
use crate::app::{App, Area, HelpLine, Overlay};
use crate::model::SpeakerClass;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let Some(Overlay::Help { top }) = app.overlay else {
        return;
    };
    canvas.clear(area);
    border(canvas, area);
    let lines = app.help();
    let (x, columns, rows) = (area.x + 2, area.width - 4, area.height - 2);
    for (y, line) in (area.y + 1..=area.y + rows).zip(lines.iter().skip(top)) {
        entry(
            canvas,
            Area {
                x,
                y,
                width: columns,
                height: 1,
            },
            line,
        );
    }
    let below = lines.len().saturating_sub(top + usize::from(rows));
    let more = if below > 0 {
        format!(" {below} more below ")
    } else {
        String::new()
    };
    canvas.text_right(
        area.x + area.width - 2,
        area.y + area.height - 1,
        &more,
        Token::Dim,
    );
    canvas.text(area.x + 2, area.y, columns, " Help ", Token::Focus);
}

fn entry(canvas: &mut Canvas<'_>, area: Area, line: &HelpLine) {
    let column = area.width / 3;
    match line {
        HelpLine::Blank => {}
        HelpLine::Heading(text) => canvas.text(area.x, area.y, area.width, text, Token::Heading),
        HelpLine::Keys(keys, text) => {
            let columns = if text.is_empty() {
                area.width - 2
            } else {
                column - 3
            };
            canvas.text(area.x + 2, area.y, columns, keys, Token::Key);
            canvas.text(
                area.x + column,
                area.y,
                area.width - column,
                text,
                Token::Text,
            );
        }
        HelpLine::Text(text) => canvas.text(area.x + 4, area.y, area.width - 4, text, Token::Text),
        HelpLine::Mark(mark, text) => {
            let token = mark_token(*mark);
            canvas.text(area.x + 2, area.y, 1, &mark.to_string(), token);
            canvas.text(area.x + 5, area.y, area.width - 5, text, Token::Text);
        }
    }
}

fn mark_token(mark: char) -> Token {
    let class = SpeakerClass::ALL
        .iter()
        .find(|class| crate::app::words::mark(**class) == mark);
    class.map_or(Token::Key, |class| speaker(*class))
}

fn border(canvas: &mut Canvas<'_>, area: Area) {
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    let across = "─".repeat(usize::from(area.width - 2));
    canvas.text(
        area.x,
        area.y,
        area.width,
        &format!("╭{across}╮"),
        Token::Rule,
    );
    canvas.text(
        area.x,
        bottom,
        area.width,
        &format!("╰{across}╯"),
        Token::Rule,
    );
    for y in area.y + 1..bottom {
        canvas.text(area.x, y, 1, "│", Token::Rule);
        canvas.text(right, y, 1, "│", Token::Rule);
    }
}
