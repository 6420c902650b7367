//! Pictures for a page: which themes come up for which council, and the councils' grades in the order of time.
//!
//! Both say with numbers, shapes and words what they show with size and colour.

use std::collections::BTreeMap;

use super::citation::{about, day, html};
use super::{Graded, Paper};
use crate::model::Grade;
use crate::model::theme::themes;

/// Columns for the councils' names, in pixels of the picture.
const NAMES: usize = 190;

/// Width of the timeline after the names.
const YEARS: f64 = 560.0;

/// Both pictures, as far as there is anything to see in them.
pub(super) fn pictures(paper: &Paper) -> String {
    let figures: Vec<String> = [matrix(paper), timeline(&paper.grades)]
        .into_iter()
        .flatten()
        .collect();
    if figures.is_empty() {
        return String::new();
    }
    format!(
        "<section>\n<h2>At a glance</h2>\n{}</section>\n",
        figures.concat()
    )
}

fn figure(caption: &str, (width, height): (usize, usize), inside: &str) -> String {
    let caption = html(caption);
    format!(
        "<figure>\n<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-label=\"{caption}\" font-size=\"13\" fill=\"currentColor\">\n{inside}</svg>\n\
         <figcaption>{caption}</figcaption>\n</figure>\n"
    )
}

fn text(x: f64, y: f64, more: &str, words: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\"{more}>{}</text>\n",
        html(words)
    )
}

/// How many passages touch each theme, for each council: a disc in each cell, with its number.
fn matrix(paper: &Paper) -> Option<String> {
    const CELL: usize = 32;
    const HEAD: usize = 120;
    let mut counts: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for (_, passage) in paper.passages() {
        let source = &passage.citation.source;
        let row = counts
            .entry(about(source).unwrap_or_else(|| "no council".to_owned()))
            .or_default();
        source
            .themes
            .iter()
            .for_each(|theme| *row.entry(theme).or_default() += 1);
    }
    counts.retain(|_, row| !row.is_empty());
    let columns: Vec<_> = (themes().iter())
        .filter(|theme| {
            counts
                .values()
                .any(|row| row.contains_key(theme.key.as_str()))
        })
        .collect();
    let most = counts.values().flat_map(BTreeMap::values).copied().max()?;
    let middle =
        |at: usize| f64::from(u32::try_from(NAMES + at * CELL + CELL / 2).unwrap_or_default());
    let mut inside = Vec::new();
    for (at, theme) in columns.iter().enumerate() {
        let (x, y) = (middle(at), 110.0);
        let turned = format!(" transform=\"rotate(-45 {x:.1} {y:.1})\"");
        inside.push(text(x, y, &turned, &theme.short));
    }
    for (row, (council, counted)) in counts.iter().enumerate() {
        let y = f64::from(u32::try_from(HEAD + row * CELL + CELL / 2).unwrap_or_default());
        inside.push(text(0.0, y + 4.0, "", council));
        for (at, theme) in columns.iter().enumerate() {
            let x = middle(at);
            let Some(count) = counted.get(theme.key.as_str()) else {
                inside.push(text(
                    x,
                    y + 4.0,
                    " text-anchor=\"middle\" opacity=\"0.4\"",
                    "·",
                ));
                continue;
            };
            let share = f64::from(u32::try_from(*count).unwrap_or(u32::MAX))
                / f64::from(u32::try_from(most).unwrap_or(1));
            let radius = 4.0 + 11.0 * share.sqrt();
            inside.push(format!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"var(--ofsted)\" opacity=\"0.3\"/>\n"
            ));
            inside.push(text(
                x,
                y + 4.0,
                " text-anchor=\"middle\"",
                &count.to_string(),
            ));
        }
    }
    let size = (
        NAMES + columns.len() * CELL + 90,
        HEAD + counts.len() * CELL + 8,
    );
    Some(figure(
        "Passages here by council and theme; a passage may touch several themes.",
        size,
        &inside.concat(),
    ))
}

/// The overall grades of each council along the years.
fn timeline(grades: &[Graded]) -> Option<String> {
    const ROW: f64 = 52.0;
    let mut rows: Vec<(&str, Vec<&Graded>)> = Vec::new();
    for graded in grades {
        match rows
            .iter_mut()
            .find(|(council, _)| *council == graded.council)
        {
            Some((_, row)) => row.push(graded),
            None => rows.push((&graded.council, vec![graded])),
        }
    }
    let at = |graded: &Graded| {
        f64::from(graded.date.year())
            + f64::from(graded.date.month().map_or(6, |month| month - 1)) / 12.0
    };
    let first = grades.iter().map(at).reduce(f64::min)?.floor();
    let last = grades.iter().map(at).reduce(f64::max)?.floor() + 1.0;
    let x = |year: f64| names() + (year - first) / (last - first) * YEARS;
    let bottom = 30.0 + ROW * f64::from(u32::try_from(rows.len()).unwrap_or_default());
    let mut inside = vec![years(first, last, bottom, x)];
    let mut y = 30.0;
    for (council, row) in &rows {
        inside.push(along(council, row, y, |graded| x(at(graded))));
        y += ROW;
    }
    let height = rows.len() * 52 + 44;
    Some(figure(
        "Overall grades in the reports that the library holds, by the end of the inspection.",
        (NAMES + 650, height),
        &inside.concat(),
    ))
}

/// One council's grades on a line of their own.
fn along(council: &str, row: &[&Graded], y: f64, x: impl Fn(&Graded) -> f64) -> String {
    let line = y + 16.0;
    let (from, to) = (names(), names() + YEARS);
    let mut out = vec![text(0.0, line + 5.0, "", council)];
    out.push(format!(
        "<line x1=\"{from}\" x2=\"{to:.1}\" y1=\"{line}\" y2=\"{line}\" stroke=\"currentColor\" opacity=\"0.25\"/>\n"
    ));
    let mut taken = f64::MIN;
    for graded in row {
        let x = x(graded);
        let (colour, sign) = look(graded.grade);
        let title = format!("{council}: {}, {}", graded.grade, day(graded.date));
        // Words that would run into each other stand above and below by turns.
        let above = x - taken < 105.0;
        let words = if above { line - 10.0 } else { line + 24.0 };
        let middle = " text-anchor=\"middle\"";
        out.push(format!("<g><title>{}</title>\n", html(&title)));
        out.push(text(
            x,
            line + 6.0,
            &format!("{middle} font-size=\"18\" fill=\"{colour}\""),
            sign,
        ));
        out.push(text(
            x,
            words,
            &format!("{middle} font-size=\"11\""),
            graded.grade.as_str(),
        ));
        out.push("</g>\n".to_owned());
        taken = if above { f64::MIN } else { x };
    }
    out.concat()
}

/// Where the names end.
fn names() -> f64 {
    f64::from(u32::try_from(NAMES).unwrap_or_default())
}

fn years(first: f64, last: f64, bottom: f64, x: impl Fn(f64) -> f64) -> String {
    // So many years apart that their numbers do not touch.
    let step = ((last - first) / 12.0).ceil().max(1.0);
    let mut out = Vec::new();
    let mut year = first;
    while year <= last {
        let at = x(year);
        out.push(text(
            at,
            14.0,
            " text-anchor=\"middle\" font-size=\"11\" opacity=\"0.7\"",
            &format!("{year:.0}"),
        ));
        out.push(format!(
            "<line x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"20\" y2=\"{bottom}\" stroke=\"currentColor\" opacity=\"0.12\"/>\n"
        ));
        year += step;
    }
    out.concat()
}

/// Colours that differ for every sort of eye, and a sign that differs without any.
const fn look(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::Outstanding => ("#0072b2", "▲"),
        Grade::Good => ("#56b4e9", "●"),
        Grade::RequiresImprovement => ("#e69f00", "◆"),
        Grade::Adequate => ("#b08a00", "■"),
        Grade::Inadequate => ("#d55e00", "▼"),
        Grade::NotJudged => ("#888888", "○"),
    }
}
