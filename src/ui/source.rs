//! The source: the whole document, with the selected passage, everybody's quoted words and the filter's hits marked.

use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};

use super::canvas::{Canvas, reversed, styled};
use super::findings::speaker;
use super::look::Token;
use super::{explain, nothing, pane};
use crate::app::{App, Area, Pane, Row, Sheet, Source, attribution, shorten, words, wrap};
use crate::model::document::page_at;
use crate::model::{QuotationKind, QuotationRow, Span, SpeakerClass};

/// What the reader's own signs in the gutter mean.
const OWN: [(char, &str); 4] = [
    ('*', "* marked"),
    ('+', "+ note"),
    ('#', "# tagged"),
    ('>', "> in a briefing"),
];

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let source = &app.source;
    let page = source
        .sheet
        .as_ref()
        .and_then(|sheet| page(sheet, source.top));
    let section = source.section().map(|title| format!(" · {title}"));
    let title = format!("Source{}", section.unwrap_or_default());
    pane(
        canvas,
        app,
        Pane::Source,
        area,
        [&title, &page.unwrap_or_default()],
    );
    let body = area.body();
    let Some(sheet) = &source.sheet else {
        let sentence = match app.listed() {
            0 => "",
            _ => "Select a finding to read it where it stands.",
        };
        return nothing(canvas, body, sentence);
    };
    let frame = source.frame;
    let body = Area {
        x: body.x + frame.inset,
        width: body.width - frame.inset,
        ..body
    };
    head(canvas, source, sheet, body);
    let rows = sheet.rows.iter().skip(source.top).take(frame.rows.into());
    for (y, row) in (body.y + frame.head..).zip(rows) {
        text(canvas, source, sheet, Area { y, ..body }, row);
    }
    let foot = Area {
        y: body.y + body.height - frame.foot,
        height: frame.foot,
        ..body
    };
    match frame.foot {
        0 => {}
        1 => legend(canvas, app, sheet, foot),
        _ => explain::draw(canvas, app, foot),
    }
}

/// `page 3 of 12`, for the first row in sight.
fn page(sheet: &Sheet, top: usize) -> Option<String> {
    let starts = &sheet.document.page_starts;
    let page = page_at(starts, sheet.rows.get(top)?.span.start)?;
    Some(format!("page {page} of {}", starts.len()))
}

fn head(canvas: &mut Canvas<'_>, source: &Source, sheet: &Sheet, body: Area) {
    let summary = &sheet.document.summary;
    let title = words::title(summary);
    let lines = wrap(
        &title,
        usize::from(source.frame.columns + source.frame.gutter),
    );
    let most = usize::from(source.frame.title);
    for (i, y) in (0..most).zip(body.y..body.y + body.height) {
        // The last line that fits says when more is left out.
        let text = if i + 1 == most {
            &title[lines[i].start..]
        } else {
            &title[lines[i].clone()]
        };
        canvas.text(
            body.x,
            y,
            body.width,
            &shorten(text, body.width.into()),
            Token::Heading,
        );
    }
    if source.frame.head > source.frame.title {
        let y = body.y + source.frame.title;
        canvas.text(
            body.x,
            y,
            body.width,
            &words::provenance(summary, &sheet.document.near, body.width.into()),
            Token::Dim,
        );
    }
}

pub(super) fn text(canvas: &mut Canvas<'_>, source: &Source, sheet: &Sheet, area: Area, row: &Row) {
    let frame = source.frame;
    let gutter = area.x + frame.margin;
    if let Some(page) = row.page {
        let label = format!("── page {page} ");
        let rule = "─".repeat(usize::from(frame.columns).saturating_sub(label.chars().count()));
        return canvas.text(
            gutter + frame.gutter,
            area.y,
            frame.columns,
            &(label + &rule),
            Token::Rule,
        );
    }
    if frame.margin > 0 {
        canvas.text(
            area.x,
            area.y,
            frame.margin - 1,
            &margin(sheet, row.span),
            Token::Dim,
        );
    }
    if source
        .finding
        .is_some_and(|finding| touches(finding, row.span))
    {
        canvas.text(gutter, area.y, 1, "▌", Token::Focus);
    }
    // The reader's own sign takes the first column that no speaker needs.
    let own = source.marks.iter();
    let own = own.filter(|(span, _)| row.span.holds(span.start));
    let own = own.map(|(_, sign)| (*sign, Token::Key)).take(1);
    let signs = marks(sheet, row.span).into_iter().chain(own);
    for (x, (mark, token)) in (gutter + 1..).zip(signs) {
        canvas.text(x, area.y, 1, &mark.to_string(), token);
    }
    let quoted = quoted(sheet, row.span);
    let target = match source.selection {
        Some(selection) => Some(selection.span),
        None => source.quotation().map(|row| row.quotation.span),
    };
    let style = |at: usize| style(canvas, source, &quoted, target, row.span.start + at);
    let line = styled(row.span.of(&sheet.document.text), style);
    canvas.line(gutter + frame.gutter, area.y, frame.columns, &line);
}

fn touches(passage: Span, row: Span) -> bool {
    passage.overlaps(row) || (row.is_empty() && passage.holds(row.start))
}

/// The quotations that have words on a row, in the order of the text.
fn here(sheet: &Sheet, row: Span) -> impl Iterator<Item = &QuotationRow> {
    sheet
        .document
        .quotations
        .iter()
        .filter(move |q| q.quotation.span.overlaps(row))
}

/// The spans on a row that stand in quotation marks; an inner quotation comes after the one around it.
fn quoted(sheet: &Sheet, row: Span) -> Vec<(Span, SpeakerClass)> {
    let quoted = here(sheet, row).filter(|q| q.quotation.kind != QuotationKind::Indirect);
    quoted
        .map(|q| (q.quotation.span, q.quotation.class))
        .collect()
}

fn style(
    canvas: &Canvas<'_>,
    source: &Source,
    quoted: &[(Span, SpeakerClass)],
    target: Option<Span>,
    at: usize,
) -> Style {
    let whose = quoted.iter().rfind(|(span, _)| span.holds(at));
    let mut style = canvas.style(whose.map_or(Token::Text, |(_, class)| speaker(*class)));
    let next = source.hits.partition_point(|hit| hit.end <= at);
    if source.hits.get(next).is_some_and(|hit| hit.holds(at)) {
        style = style.patch(canvas.over(Token::Hit));
    }
    if target.is_some_and(|span| span.holds(at)) {
        style = reversed(style);
    }
    style
}

/// Up to two speakers of a row: capitals for quoted words, small letters for words reported without quotation marks.
fn marks(sheet: &Sheet, row: Span) -> Vec<(char, Token)> {
    let mut marks: Vec<(char, Token)> = Vec::new();
    let (spoken, reported): (Vec<_>, Vec<_>) =
        here(sheet, row).partition(|q| q.quotation.kind != QuotationKind::Indirect);
    for (rows, token) in [(spoken, None), (reported, Some(Token::Dim))] {
        for quotation in rows {
            let class = quotation.quotation.class;
            let mark = words::mark(class);
            if marks.len() < 2 && !marks.iter().any(|(m, _)| m.eq_ignore_ascii_case(&mark)) {
                let small = token.map(|token| (mark.to_ascii_lowercase(), token));
                marks.push(small.unwrap_or((mark, speaker(class))));
            }
        }
    }
    marks
}

/// Paragraph number, else page, beside the row where a finding begins.
fn margin(sheet: &Sheet, row: Span) -> String {
    let begins = |span: Span| row.holds(span.start);
    let finding = sheet
        .document
        .findings
        .iter()
        .find(|f| begins(f.finding.span));
    finding.map_or(String::new(), |f| match f.finding.paragraph {
        Some(number) => format!("¶{number}"),
        None => words::place(f.page, None),
    })
}

/// Who said what was stepped to; else what the marks mean, and how far down the reader is.
fn legend(canvas: &mut Canvas<'_>, app: &App, sheet: &Sheet, area: Area) {
    let source = &app.source;
    let seen = (source.top + usize::from(source.frame.rows)).min(sheet.rows.len());
    let share = (seen * 100).checked_div(sheet.rows.len()).unwrap_or(100);
    let right = area.x + area.width;
    let end = canvas.text_right(right, area.y, &format!("{share:>3}%"), Token::Dim);
    if let Some(row) = source.quotation() {
        let columns = end.saturating_sub(area.x + 1);
        // What is selected beyond a quotation is not its speaker's, whoever copies it.
        let quoted = row.quotation.span;
        if source
            .selection
            .is_some_and(|selected| !quoted.contains(selected.span))
        {
            let who = words::who(row.quotation.class);
            let text = format!("not all {who}: beyond the quotation");
            return canvas.text(area.x, area.y, columns, &text, Token::Text);
        }
        let traced = app.shelf.trace_words(row.id).unwrap_or_default();
        let text = attribution::traced_attribution(row, &traced, columns.into());
        return canvas.text(area.x, area.y, columns, &text, speaker(row.quotation.class));
    }
    let note = app.selected().filter(|_| app.opened.is_none());
    let note = note.and_then(|id| app.own.signs(id).note);
    if let Some(note) = note {
        let columns = end.saturating_sub(area.x + 1);
        let text = format!("+ {}", words::line(&note));
        return canvas.text(area.x, area.y, columns, &text, Token::Key);
    }
    let columns = usize::from(end.saturating_sub(area.x + 1));
    let signs = signs(canvas, source);
    let fits = |line: &Line<'_>| line.width() <= columns;
    let lines = [("  ", false), (" ", false), (" ", true)];
    let lines = lines.map(|(gap, short)| speakers(canvas, gap, short));
    let Some(mut line) = lines.into_iter().find(fits) else {
        return;
    };
    for sign in signs {
        if line.width() + 2 + sign.width() <= columns {
            line.push_span("  ");
            line.push_span(sign);
        }
    }
    canvas.line(area.x, area.y, end - area.x, &line);
}

/// What the letters in the gutter mean.
fn speakers<'a>(canvas: &Canvas<'_>, gap: &'a str, short: bool) -> Line<'a> {
    let mut line = Line::default();
    for class in SpeakerClass::ALL {
        let who = match class {
            SpeakerClass::Unattributed if short => "unknown",
            class => words::who(*class),
        };
        let label = format!("{} {who}", words::mark(*class));
        if !line.spans.is_empty() {
            line.push_span(gap);
        }
        line.push_span(Run::styled(label, canvas.style(speaker(*class))));
    }
    line
}

/// What the other signs in the gutter mean: small letters, and the reader's own where there are any.
fn signs<'a>(canvas: &Canvas<'_>, source: &Source) -> Vec<Run<'a>> {
    let own = OWN
        .iter()
        .filter(|(sign, _)| source.marks.iter().any(|(_, known)| known == sign));
    let own = own.map(|(_, label)| Run::styled(*label, canvas.style(Token::Key)));
    let small = Run::styled("small: reported", canvas.style(Token::Dim));
    own.chain([small]).collect()
}
