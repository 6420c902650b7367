//! `casebook timeline`: a council's inspections, documents and what they say of other inspections, in the order of time.

use anyhow::bail;
use serde::Serialize;

use super::json::council_name;
use super::list::{names, published};
use super::note;
use super::out::{Out, columns, flat};
use super::primaries::quoted;
use crate::library::Library;
use crate::model::timeline::{Answer, Event, Known, Record, Timeline, Told};
use crate::model::{Area, DateOrigin, Grade, Gss, PartialDate};
use crate::search::{Query, written};

/// One event; what does not apply to it is `null` or empty.
#[derive(Debug, Default, Serialize)]
struct EventJson<'a> {
    /// `document`, or the visit that is told of and not held.
    event: &'static str,
    date: Option<PartialDate>,
    /// The latest date told of.
    date_last: Option<PartialDate>,
    date_from: Option<DateOrigin>,
    document: Option<String>,
    kind: Option<&'static str>,
    title: Option<String>,
    publisher: Option<&'a str>,
    inspection_start: Option<PartialDate>,
    inspection_end: Option<PartialDate>,
    /// The overall grade.
    grade: Option<Grade>,
    grades: Vec<GradeJson>,
    /// Findings that are the council's answers.
    responses: Vec<String>,
    /// What documents say of it; of a document, those that give its grades differently.
    told: Vec<ToldJson<'a>>,
    /// Whether the statements cannot all be right.
    disputed: bool,
}

const COLUMNS: &[&str] = &[
    "event",
    "date",
    "date_last",
    "date_from",
    "document",
    "kind",
    "title",
    "publisher",
    "inspection_start",
    "inspection_end",
    "grade",
    "responses",
    "disputed",
];

#[derive(Debug, Serialize)]
struct GradeJson {
    area: Area,
    grade: Grade,
}

#[derive(Debug, Serialize)]
struct ToldJson<'a> {
    document: String,
    page: Option<u32>,
    start: usize,
    end: usize,
    date: Option<PartialDate>,
    area: Option<Area>,
    grade: Option<Grade>,
    text: &'a str,
}

/// Lists a council's timeline; `false` when nothing is held about it.
pub(super) fn timeline(
    library: &Library,
    council: &str,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let gss = named(council)?;
    let timeline = Timeline::new(library.records(&gss)?);
    out.columns(COLUMNS)?;
    if timeline.dated.is_empty() && timeline.undated.is_empty() {
        note(&format!(
            "the library holds no document about {}",
            council_name(&gss)
        ));
        return Ok(false);
    }
    for (date, event) in &timeline.dated {
        one(Some(*date), event, out)?;
    }
    for event in &timeline.undated {
        one(None, event, out)?;
    }
    Ok(true)
}

/// The one council that a name, an alias or a code means.
pub(super) fn named(council: &str) -> anyhow::Result<Gss> {
    let query = Query::parse(&written("council", council))?;
    match query.councils().as_slice() {
        [gss] => Ok((*gss).clone()),
        [] => bail!(
            "no council is called {}; `casebook councils` lists those in the library",
            flat(council)
        ),
        several => {
            let several: Vec<Gss> = several.iter().map(|gss| (*gss).clone()).collect();
            bail!("{} may be {}: say which", flat(council), names(&several))
        }
    }
}

fn one(date: Option<PartialDate>, event: &Event, out: &mut Out<'_>) -> anyhow::Result<()> {
    match event {
        Event::Document {
            record,
            contradicted,
        } => {
            let lines = || document_lines(date, record, contradicted);
            out.row(&document_json(date, record, contradicted), lines)?;
        }
        Event::Known(known) => out.row(&known_json(known), || known_lines(known))?,
    }
    Ok(())
}

fn document_json<'a>(
    date: Option<PartialDate>,
    record: &'a Record,
    contradicted: &'a [Told],
) -> EventJson<'a> {
    let document = &record.document;
    let overall = record
        .judgements
        .iter()
        .find(|given| given.area == Area::Overall);
    let grades = record.judgements.iter().map(|given| GradeJson {
        area: given.area,
        grade: given.grade,
    });
    EventJson {
        event: "document",
        date,
        date_from: document.published.map(|dated| dated.origin),
        document: Some(document.id.to_string()),
        kind: Some(document.kind.as_str()),
        title: Some(document.name()),
        publisher: document.publisher.as_deref(),
        inspection_start: document.inspection_start,
        inspection_end: document.inspection_end,
        grade: overall.map(|given| given.grade),
        grades: grades.collect(),
        responses: record
            .responses
            .iter()
            .map(|answer| answer.row.id.to_string())
            .collect(),
        told: contradicted.iter().map(told_json).collect(),
        disputed: !contradicted.is_empty(),
        ..EventJson::default()
    }
}

fn known_json(known: &Known) -> EventJson<'_> {
    EventJson {
        event: known.visit.as_str(),
        date: Some(known.first),
        date_last: Some(known.last),
        told: known.told.iter().map(told_json).collect(),
        disputed: known.disputed,
        ..EventJson::default()
    }
}

fn told_json(told: &Told) -> ToldJson<'_> {
    let said = &told.statement;
    ToldJson {
        document: told.document.to_string(),
        page: told.page,
        start: said.span.start,
        end: said.span.end,
        date: said.first,
        area: said.area,
        grade: said.grade,
        text: &told.sentence,
    }
}

fn document_lines(
    date: Option<PartialDate>,
    record: &Record,
    contradicted: &[Told],
) -> Vec<String> {
    let document = &record.document;
    let (id, kind) = (document.id.to_string(), document.kind.as_str());
    let date = date.map_or("undated".to_owned(), |date| date.to_string());
    let inspected = document.inspection_start.zip(document.inspection_end);
    let of_inspection = |(start, end)| {
        format!(
            "inspected {start} to {end}, published {}",
            published(document)
        )
    };
    let by = flat(document.publisher.as_deref().unwrap_or("unknown publisher"));
    let paper = || format!("{by}, {}: {}", published(document), flat(&document.name()));
    let what = inspected.map_or_else(paper, of_inspection);

    let mut lines = vec![columns(&[(&date, 20), (&id, 5), (kind, 20)], &what)];
    lines.extend(record.judgements.iter().map(|given| {
        let area = given.area.as_str();
        columns(&[("", 20), ("", 5), (area, 26)], given.grade.as_str())
    }));
    lines.extend(contradicted.iter().map(|told| told_line("but", told)));
    lines.extend(record.responses.iter().map(|Answer { row, .. }| {
        let id = row.id.to_string();
        columns(&[("", 20), (&id, 7), ("response", 18)], &quoted(&row.text))
    }));
    lines
}

fn known_lines(known: &Known) -> Vec<String> {
    let date = span(known);
    let head = if known.disputed {
        "no report held; these statements cannot all be right"
    } else {
        "no report held; told of in"
    };
    let first = columns(&[(&date, 20), ("-", 5), (known.visit.as_str(), 20)], head);
    let told = known.told.iter().map(|told| told_line("", told));
    std::iter::once(first).chain(told).collect()
}

fn told_line(lead: &str, told: &Told) -> String {
    let said = &told.statement;
    let page = told
        .page
        .map(|page| format!(" p. {page}"))
        .unwrap_or_default();
    let place = format!("{}{page}", told.document);
    let day = said.first.map(|day| day.to_string()).unwrap_or_default();
    let parts = [said.area.map(Area::as_str), said.grade.map(Grade::as_str)];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let of = format!("{day} {}", parts.join(" "));
    columns(
        &[(lead, 20), (&place, 10), (&of, 36)],
        &quoted(&told.sentence),
    )
}

/// The dates told: `2010-11`, or `2011-02 to 2012-02`.
pub(super) fn span(known: &Known) -> String {
    if known.first == known.last {
        known.first.to_string()
    } else {
        format!("{} to {}", known.first, known.last)
    }
}
