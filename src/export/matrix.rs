//! A matrix as a table for a spreadsheet, and as a picture (SVG) for a page or a slide.
//!
//! The picture says with numbers and signs what it shows with colour.

use super::citation::html;
use super::csv;
use super::table::BYTE_ORDER_MARK;
use crate::model::matrix::{By, Cell, Lean, Matrix, Of, Row};
use crate::model::theme::theme;
use crate::model::visible::visible;

/// Pixels of a cell of the picture, and of the slanted names of the themes above.
const CELL: usize = 46;
const HEAD: usize = 130;
/// Pixels of a letter, near enough.
const LETTER: usize = 7;

/// Writes a matrix as the end of a file's name asks; `None` when it is neither `csv` nor `svg`.
pub fn matrix(name: &str, matrix: &Matrix, title: &str) -> Option<Vec<u8>> {
    let (_, suffix) = name.rsplit_once('.')?;
    match suffix.to_ascii_lowercase().as_str() {
        "csv" => Some(table(matrix)),
        "svg" => Some(picture(matrix, title).into_bytes()),
        _ => None,
    }
}

/// A line for each council, document or year; for each theme all findings, then those that are concerns and strengths.
fn table(matrix: &Matrix) -> Vec<u8> {
    let (what, code) = match matrix.by {
        By::Councils => ("council", "gss"),
        By::Documents => ("document", "id"),
        By::Years => ("year", "id"),
    };
    let kinds = ["", " concern", " strength"];
    let themed = matrix.themes.iter();
    let themed = themed.flat_map(|key| kinds.map(|kind| format!("{key}{kind}")));
    let all = kinds.map(|kind| format!("findings{kind}"));
    let head: Vec<String> = [what.to_owned(), code.to_owned()]
        .into_iter()
        .chain(all)
        .chain(themed)
        .collect();
    let mut out = BYTE_ORDER_MARK.to_vec();
    out.extend(csv::record(&head));
    for row in &matrix.rows {
        let cells = std::iter::once(&row.whole)
            .chain(&row.cells)
            .flat_map(numbers);
        let cells: Vec<String> = [visible(&row.name).into_owned(), code_of(row)]
            .into_iter()
            .chain(cells)
            .collect();
        out.extend(csv::record(&cells));
    }
    out
}

fn numbers(cell: &Cell) -> [String; 3] {
    [cell.findings, cell.concerns, cell.strengths].map(|count| count.to_string())
}

/// What a line is about, as other programs know it.
pub fn code_of(row: &Row) -> String {
    match &row.of {
        Of::Council(gss) => gss.to_string(),
        Of::Document(id) => id.to_string(),
        Of::Year(year) => year.to_string(),
    }
}

fn picture(matrix: &Matrix, title: &str) -> String {
    let longest = matrix.rows.iter().map(|row| row.name.chars().count()).max();
    let names = (longest.unwrap_or_default().min(60) * LETTER + 16).max(120);
    let (width, height) = (
        names + matrix.themes.len() * CELL + HEAD,
        HEAD + matrix.rows.len() * CELL / 2 + 60,
    );
    let most = matrix
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.findings)
        .max();
    let mut inside = vec![format!(
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    )];
    inside.push(text(8, 20, " font-weight=\"bold\"", title));
    for (at, key) in matrix.themes.iter().enumerate() {
        let (x, y) = (names + at * CELL + CELL / 2, HEAD - 8);
        let short = theme(key).map_or(key.as_str(), |theme| theme.short.as_str());
        inside.push(text(
            x,
            y,
            &format!(" transform=\"rotate(-45 {x} {y})\""),
            short,
        ));
    }
    for (at, row) in matrix.rows.iter().enumerate() {
        let y = HEAD + at * CELL / 2;
        inside.push(text(8, y + 16, "", &cut(&row.name, 60)));
        for (at, cell) in row.cells.iter().enumerate() {
            inside.push(square(names + at * CELL, y, *cell, most.unwrap_or(1)));
        }
    }
    let legend = "findings by theme: − mostly concern, + mostly strength, ± neither; a finding counts for each of its themes";
    inside.push(text(8, height - 20, " fill=\"#444444\"", legend));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#111111\">\n<title>{}</title>\n{}</svg>\n",
        html(title),
        inside.concat()
    )
}

/// A cell: its number with a sign, on a square that is the fuller the more findings there are.
fn square(x: usize, y: usize, cell: Cell, most: usize) -> String {
    let middle = x + CELL / 2;
    let Some(lean) = cell.lean() else {
        return text(
            middle,
            y + 16,
            " text-anchor=\"middle\" fill=\"#888888\"",
            "·",
        );
    };
    // Orange and blue are told apart by nearly everybody; the sign says the same.
    let colour = match lean {
        Lean::Concern => "#e69f00",
        Lean::Strength => "#56b4e9",
        Lean::Mixed => "#bbbbbb",
    };
    let share = 15 + 75 * cell.findings / most.max(1);
    let words = format!("{}{}", cell.findings, lean.sign());
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\" opacity=\"0.{share:02}\"/>\n{}",
        x + 1,
        y + 1,
        CELL - 2,
        CELL / 2 - 2,
        text(middle, y + 16, " text-anchor=\"middle\"", &words)
    )
}

fn text(x: usize, y: usize, more: &str, words: &str) -> String {
    format!("<text x=\"{x}\" y=\"{y}\"{more}>{}</text>\n", html(words))
}

fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Polarity;

    fn small() -> Matrix {
        let mut cells = [Cell::default(); 2];
        cells[0].add(Polarity::Concern, 12);
        cells[0].add(Polarity::Strength, 1);
        let row = |name: &str, whole| Row {
            of: Of::Year(2017),
            name: name.to_owned(),
            cells: cells.to_vec(),
            whole,
        };
        Matrix {
            by: By::Years,
            themes: vec!["drift".into(), "risk".into()],
            rows: vec![row("=1+1 <b>\u{1b}", cells[0])],
            elsewhere: 0,
        }
    }

    #[test]
    fn the_table_has_three_numbers_for_each_theme_and_no_cell_runs() {
        let bytes = matrix("m.csv", &small(), "").unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines[0],
            "year,id,findings,findings concern,findings strength,drift,drift concern,drift strength,risk,risk concern,risk strength"
        );
        assert!(lines[1].starts_with("'=1+1"), "{}", lines[1]);
        assert!(
            lines[1].ends_with(",2017,13,12,1,13,12,1,0,0,0"),
            "{}",
            lines[1]
        );
    }

    #[test]
    fn the_picture_is_sound_xml_and_says_with_signs_what_it_shows_with_colour() {
        let bytes = matrix("M.SVG", &small(), "a < b & \"c\"").unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut words = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Text(text) => words.push((*text).to_owned()),
                _ => {}
            }
        }
        assert!(
            words.contains(&"13−".to_owned()) && words.contains(&"·".to_owned()),
            "{words:?}"
        );
        assert!(!text.contains('\u{1b}') && !text.contains("<b>"));
        assert!(matrix("m.png", &small(), "").is_none());
    }
}
