//! One passage for everybody in the room: wide margins, room between the lines, who says it and where it stands.

use super::canvas::{Canvas, columns_of, styled};
use super::findings::speaker;
use super::line;
use super::look::Token;
use crate::app::{Action, App, Context, Meeting};

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, meeting: &Meeting) {
    if meeting.blank {
        return;
    }
    passage(canvas, meeting);
    let (width, height) = app.size();
    let (left, last) = (2, height - 1);
    let key = app.keymap.first_key(Context::Meeting, Action::Open);
    let key = key.map_or_else(String::new, |key| format!(" · {}", key.label()));
    let count = app.count.map(|count| format!("go to {count}{key}"));
    let position = count.unwrap_or_else(|| meeting.position());
    // While something is typed, how to go on and how to leave is worth more than the place.
    let (right, token) = match meeting.typed {
        Some(_) => (app.meeting_filter_keys(), Token::Dim),
        None => (position, Token::Title),
    };
    let end = canvas.text_right(width - left, last, &right, token);
    let room = end.saturating_sub(left + 1);
    let Some(typed) = &meeting.typed else {
        let said: Vec<&str> = meeting.said.split("   ").collect();
        canvas.pieces(left, last, room, &said, Token::Dim);
        return;
    };
    canvas.text(left, last, 1, "/", Token::Key);
    let room = room.saturating_sub(2);
    canvas.text(
        left + 2,
        last,
        room,
        line::shown(typed, room),
        Token::Heading,
    );
    // The look is painted whatever the terminal's own is, so its cursor may have the colour of the ground: it is drawn instead.
    canvas.select(left + 2 + line::column(typed, room), last, 1);
}

fn passage(canvas: &mut Canvas<'_>, meeting: &Meeting) {
    let (page, shown) = (&meeting.page, &meeting.shown);
    let body = page.body;
    for (row, range) in (0u16..).zip(&page.lines) {
        let style = |at: usize| {
            let whose = shown
                .quoted
                .iter()
                .rfind(|(span, _)| span.holds(range.start + at));
            // The writer's own words are plain: in one weight with those quoted they would pass for them.
            canvas.style(whose.map_or(Token::Text, |(_, class)| speaker(*class)))
        };
        let words = styled(&shown.text[range.clone()], style);
        canvas.line(body.x, body.y + row * page.gap, body.width, &words);
    }
    // A part of a passage is never taken for the whole: what is left out stands in the next part.
    if meeting.goes_on()
        && let Some((row, range)) = (0u16..).zip(&page.lines).last()
    {
        let x = body.x + columns_of(shown.text[range.clone()].trim_end());
        canvas.text(x, body.y + row * page.gap, 1, "…", Token::Dim);
    }
    canvas.text(body.x, page.who, body.width, &shown.who, Token::Focus);
    for (y, text) in (page.who + 1..).zip(&page.from) {
        canvas.text(body.x, y, body.width, text, Token::Text);
    }
}
