//! Who said the quotation under the cursor and how that is known: rows at the foot of the source.

use super::canvas::Canvas;
use super::findings::speaker;
use super::look::Token;
use crate::app::attribution::{self, Explanation};
use crate::app::{App, Area, shorten, words, wrap};
use crate::model::SpeakerClass;

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
    let Some((told, class, lines)) = told(app, area) else {
        let Some(y) = rows.next() else { return };
        return canvas.text(area.x, y, area.width, "No quotation here.", Token::Dim);
    };
    let Some(y) = rows.next() else { return };
    let end = canvas.text_right(area.x + area.width, y, &told.sure, Token::Text);
    let columns = end.saturating_sub(area.x + 1);
    canvas.text(area.x, y, columns, &told.who, speaker(class));
    let wrapped = lines.iter().chain(&told.why).flat_map(|line| {
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

/// What is explained: the quotation stepped to or that of the selected finding, else the finding itself; whose words they are,
/// and the lines that come first: the words where there is much room, and where they stand in a report.
fn told(app: &App, area: Area) -> Option<(Explanation, SpeakerClass, Vec<String>)> {
    let source = &app.source;
    let Some((row, number)) = source.quotation().zip(source.ordinal()) else {
        let document = &source.sheet.as_ref()?.document;
        let id = app.selected().filter(|_| app.opened.is_none())?;
        let row = document.findings.iter().find(|row| row.id == id)?;
        let told = attribution::unquoted(document, row);
        return Some((told, row.finding.class, Vec::new()));
    };
    let quotation = &row.quotation;
    let gss = quotation.council.as_ref();
    let council = gss.and_then(|gss| app.shelf.name(gss));
    let begins = format!("words  {}", words::line(&row.text));
    let begins = (area.height > 8).then(|| shorten(&begins, area.width.into()));
    let traced = app.shelf.trace_words(row.id);
    let traced = traced.map(|words| format!("trace  {words}"));
    let lines = begins.into_iter().chain(traced).collect();
    let told = attribution::explanation(row, council, number);
    Some((told, quotation.class, lines))
}
