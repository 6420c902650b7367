//! Who said the quotation under the cursor and how that is known: rows at the foot of the source.

use super::canvas::Canvas;
use super::findings::speaker;
use super::look::Token;
use crate::app::{App, Area, attribution, wrap};

/// Draws the explanation: with a rule and all of it where there is room, else its first lines.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let mut rows = area.y..area.y + area.height;
    if area.height > 4
        && let Some(y) = rows.next()
    {
        let rule = "─".repeat(area.width.into());
        canvas.text(area.x, y, area.width, &rule, Token::Rule);
        canvas.text(area.x, y, area.width, "Whose words ", Token::Title);
    }
    let source = &app.source;
    let Some((row, number)) = source.quotation().zip(source.ordinal()) else {
        let Some(y) = rows.next() else { return };
        return canvas.text(area.x, y, area.width, "No quotation here.", Token::Dim);
    };
    let gss = row.quotation.council.as_ref();
    let council = gss.and_then(|gss| app.shelf.name(gss));
    let told = attribution::explanation(row, council, number);
    let Some(y) = rows.next() else { return };
    let end = canvas.text_right(area.x + area.width, y, &told.sure, Token::Text);
    let columns = end.saturating_sub(area.x + 1);
    canvas.text(area.x, y, columns, &told.who, speaker(row.quotation.class));
    let traced = app.shelf.trace_words(row.id);
    let traced = traced.map(|words| format!("trace  {words}"));
    let wrapped = traced.iter().chain(&told.why).flat_map(|line| {
        let lines = wrap(line, area.width.into());
        lines.into_iter().map(|range| &line[range])
    });
    let lines: Vec<&str> = wrapped.collect();
    let left_out = lines.len() > rows.len();
    for (y, line) in rows.zip(lines) {
        canvas.text(area.x, y, area.width, line, Token::Text);
    }
    if left_out {
        canvas.text_right(
            area.x + area.width,
            area.y + area.height - 1,
            " …",
            Token::Dim,
        );
    }
}
