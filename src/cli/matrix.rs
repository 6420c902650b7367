//! `casebook matrix`: how often each theme comes up for each council, document or year.

use std::path::{Path, PathBuf};

use anyhow::bail;
use serde::Serialize;

use super::json::council_name;
use super::list::found;
use super::matches::Matches;
use super::out::{Out, columns, flat};
use super::whole;
use crate::app::shorten;
use crate::export;
use crate::library::{Catalogue, Library};
use crate::model::DocumentSummary;
use crate::model::matrix::{By, Cell, Lean, Matrix, Of, Row};
use crate::model::theme::theme;

/// What is to be counted, and where to.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Wanted {
    /// Only findings that match
    query: Vec<String>,
    /// What the lines are
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    by: By,
    /// Write this file instead; its end says the form: .csv a table, .svg a picture
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    pub(super) table: super::args::Table,
}

impl clap::ValueEnum for By {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.as_str()))
    }
}

#[derive(Debug, Serialize)]
struct RowJson<'a> {
    by: By,
    id: String,
    name: &'a str,
    findings: usize,
    concerns: usize,
    strengths: usize,
    themes: Vec<CellJson<'a>>,
}

#[derive(Debug, Serialize)]
struct CellJson<'a> {
    theme: &'a str,
    findings: usize,
    concerns: usize,
    strengths: usize,
    lean: Option<Lean>,
}

/// Columns for the names of the lines.
const NAMES: usize = 32;

const COLUMNS: &[&str] = &["by", "id", "name", "findings", "concerns", "strengths"];

/// Counts, and prints the lines or writes the file; `false` when nothing was found.
pub(super) fn matrix(
    library: &Library,
    wanted: &Wanted,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let query = wanted.query.join(" ");
    let documents = library.documents()?;
    let mut matrix = Matches::matrix(library, &query, wanted.by)?;
    name(&mut matrix, &documents);
    matrix.arrange(
        &documents
            .iter()
            .map(|document| document.id)
            .collect::<Vec<_>>(),
    );
    if let Some(path) = &wanted.output {
        return write(&matrix, &query, path, wanted.force, out);
    }
    out.columns(COLUMNS)?;
    if !out.is_for_programs() && !matrix.rows.is_empty() {
        heading(&matrix, out)?;
    }
    for row in &matrix.rows {
        out.row(&json(&matrix, row), || vec![line(row)])?;
    }
    if !out.is_for_programs() && !matrix.rows.is_empty() {
        out.line("− mostly concern, + mostly strength, ± neither; a finding counts for each of its themes")?;
    }
    Ok(found(matrix.rows.len(), "findings", &query))
}

/// Gives every line its name.
fn name(matrix: &mut Matrix, documents: &[DocumentSummary]) {
    for row in &mut matrix.rows {
        row.name = match &row.of {
            Of::Council(gss) => council_name(gss).into_owned(),
            Of::Document(id) => {
                let document = documents.iter().find(|document| document.id == *id);
                let name = document.map(|document| flat(&document.name()));
                format!("{id} {}", name.unwrap_or_default())
            }
            Of::Year(year) => year.to_string(),
        };
    }
}

fn write(
    matrix: &Matrix,
    query: &str,
    path: &Path,
    over: bool,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let shown = path.to_string_lossy().into_owned();
    let bytes = export::matrix(&shown, matrix, &title(matrix.by, query));
    let Some(bytes) = bytes else {
        bail!("{shown} does not say in which form to write: end the name with .csv or .svg");
    };
    if !found(matrix.rows.len(), "findings", query) {
        return Ok(false);
    }
    whole::write(path, &bytes, over)?;
    let row = serde_json::json!({ "path": shown, "rows": matrix.rows.len() });
    out.row(&row, || {
        vec![format!("{} {} to {shown}", matrix.rows.len(), matrix.by)]
    })?;
    Ok(true)
}

/// What a matrix shows, in a line.
pub(super) fn title(by: By, query: &str) -> String {
    match query.trim() {
        "" => format!("Findings by theme and {by}"),
        query => format!("Findings by theme and {by}: {query}"),
    }
}

/// The themes' keys over the columns, on as many lines as the longest name needs.
fn heading(matrix: &Matrix, out: &mut Out<'_>) -> anyhow::Result<()> {
    let names = matrix
        .themes
        .iter()
        .map(|key| theme(key).map_or(key.as_str(), |theme| theme.short.as_str()));
    let numbered: Vec<String> = (1..)
        .zip(names)
        .map(|(number, name)| format!("{number} {name}"))
        .collect();
    out.line(&numbered.join(", "))?;
    let numbers: Vec<String> = (1..=matrix.themes.len())
        .map(|number| format!("{number:>5} "))
        .collect();
    out.line(&columns(&[("", NAMES), ("all", 6)], &numbers.concat()))?;
    Ok(())
}

fn line(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| padded(*cell)).collect();
    columns(
        &[
            (&shorten(&row.name, NAMES), NAMES),
            (&row.whole.findings.to_string(), 6),
        ],
        cells.concat().trim_end(),
    )
}

fn padded(cell: Cell) -> String {
    match cell.lean() {
        None => format!("{:>5} ", "·"),
        Some(lean) => format!("{:>5}{}", cell.findings, lean.sign()),
    }
}

fn json<'a>(matrix: &'a Matrix, row: &'a Row) -> RowJson<'a> {
    let themes = matrix.themes.iter().zip(&row.cells);
    RowJson {
        by: matrix.by,
        id: export::code_of(row),
        name: &row.name,
        findings: row.whole.findings,
        concerns: row.whole.concerns,
        strengths: row.whole.strengths,
        themes: themes
            .map(|(theme, cell)| CellJson {
                theme,
                findings: cell.findings,
                concerns: cell.concerns,
                strengths: cell.strengths,
                lean: cell.lean(),
            })
            .collect(),
    }
}
