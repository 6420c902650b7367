//! `casebook export`: what matches, or a briefing, as a file of another form.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, bail};

use super::matches::Matches;
use super::out::Out;
use super::{note, out, paper, whole};
use crate::export::{self, FORMATS, Format, Paper};
use crate::library::Library;

/// What is to be exported, and where to.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Wanted {
    /// Words, "phrases" and fields such as council:glouc or speaker:ofsted
    #[arg(required_unless_present = "briefing", conflicts_with = "briefing")]
    query: Vec<String>,
    /// The briefing of this name instead
    #[arg(long, value_name = "NAME")]
    briefing: Option<String>,
    #[arg(short, long, value_name = "FILE", help = OUTPUT.as_str())]
    output: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    /// With your own notes and labels, which are otherwise left out
    #[arg(long, requires = "briefing")]
    notes: bool,
}

/// What `--output` takes.
static OUTPUT: LazyLock<String> =
    LazyLock::new(|| format!("The file; its end says the form: {}", suffixes()));

/// Every end that a file's name may have.
fn suffixes() -> String {
    let suffixes: Vec<String> = FORMATS
        .iter()
        .map(|format| format!(".{}", format.suffix))
        .collect();
    suffixes.join(", ")
}

/// Writes the file; `false` when there is nothing to write.
pub(super) fn export(
    library: &Library,
    wanted: &Wanted,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let format = format(&wanted.output)?;
    let paper = match &wanted.briefing {
        Some(name) => paper::of_briefing(library, name, wanted.notes)?,
        None => of_query(library, &wanted.query.join(" "))?,
    };
    let passages = paper.passages().count();
    if passages == 0 {
        note("there is no passage to export; no file was written");
        return Ok(false);
    }
    write(&paper, format, &wanted.output, wanted.force)?;
    let path = wanted.output.to_string_lossy();
    let row = serde_json::json!({ "path": path, "passages": passages });
    out.row(&row, || vec![format!("{} to {path}", counted(passages))])?;
    Ok(true)
}

/// The form that a file's name asks for.
pub(super) fn format(path: &Path) -> anyhow::Result<&'static Format> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    export::format(&name).with_context(|| {
        let suffixes = suffixes();
        format!("{name} does not say in which form to write: end the name with {suffixes}")
    })
}

/// Writes a paper, whole or not at all.
pub(super) fn write(paper: &Paper, format: &Format, path: &Path, over: bool) -> anyhow::Result<()> {
    let bytes = (format.write)(paper)?;
    whole::write(path, &bytes, over)
}

fn of_query(library: &Library, query: &str) -> anyhow::Result<Paper> {
    let Some(mut matches) = Matches::of(library, query)? else {
        bail!("an empty query would export everything; type some words");
    };
    let findings = std::mem::take(&mut matches.findings);
    let about = format!("{} for: {query}", counted(findings.len()));
    let hits = |text: &str| matches.highlight(text);
    paper::of_findings(library, &findings, hits, [query.to_owned(), about])
}

/// `1 passage`, `2 passages`.
pub(super) fn counted(passages: usize) -> String {
    out::counted(passages, "passage")
}

/// Writes a paper to a new file in the current folder, named after its title, and says where it is.
pub(super) fn write_beside(paper: &Paper, suffix: &str) -> anyhow::Result<String> {
    let format = export::format(&format!("paper.{suffix}")).context("there is no such form")?;
    let bytes = (format.write)(paper)?;
    let name = format!("{}.{suffix}", export::slug(&paper.title));
    let path = whole::write_beside(&std::path::absolute(".")?, &name, &bytes)?;
    Ok(path.to_string_lossy().into_owned())
}
