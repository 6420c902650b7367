//! The help: a panel over the panes.

use super::canvas::Canvas;
use super::findings::speaker;
use super::look::Token;
use super::panel::panel;
use crate::app::{App, Area, HelpLine};
use crate::model::SpeakerClass;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area, top: usize) {
    panel(canvas, area, "Help");
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
