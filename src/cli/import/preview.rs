//! What is in files that were read and are not stored: what each is, its council, its dates, and what of its quotations can be
//! traced.

use std::collections::BTreeSet;

use super::looked::Seen;
use super::several::several;
use crate::cli::absent::{absent, would_be};
use crate::cli::facts::traced;
use crate::cli::ingest::Understood;
use crate::cli::list::{names, published};
use crate::cli::out::flat;
use crate::cli::primaries::{Primaries, verdict};
use crate::library::{DocumentView, Library};
use crate::model::statement::StatementKind;
use crate::model::timeline::{Record, Told};
use crate::model::trace::is_primary;
use crate::model::{
    DocumentId, DocumentKind, FindingKind, PartialDate, Polarity, QuotationKind, SpeakerClass,
    TraceStatus,
};

pub(in crate::cli) use crate::app::Preview;

/// The number that a document goes by before it is stored: no document of a library has it.
pub(in crate::cli) const UNSTORED: DocumentId = DocumentId(0);
/// So much that it tells of other inspections.
const SAID: usize = 6;
/// Words of a text that are shown for it to be known by.
const WORDS: usize = 40;

pub(in crate::cli) type Row = (&'static str, String);

/// That nothing could be looked at, and why.
pub(in crate::cli) fn failed(error: &anyhow::Error) -> Preview {
    Preview {
        name: "Nothing was read".to_owned(),
        rows: vec![("why", format!("{error:#}"))],
        documents: 0,
    }
}

/// What is in the files seen.
pub(in crate::cli) fn of(
    library: &Library,
    name: String,
    seen: &[Seen],
) -> anyhow::Result<Preview> {
    let documents = seen
        .iter()
        .filter(|seen| matches!(seen, Seen::New(_)))
        .count();
    let rows = match seen {
        [Seen::New(understood)] => of_one(library, understood)?,
        [Seen::Known(id)] => vec![("what", known(library, *id)?)],
        [Seen::Failed(_, why)] => vec![("why not", why.clone())],
        many => several(library, many)?,
    };
    Ok(Preview {
        name,
        rows,
        documents,
    })
}

/// That a document is there already, and which.
pub(in crate::cli) fn known(library: &Library, id: DocumentId) -> anyhow::Result<String> {
    let name = library
        .summary(id)?
        .map_or_else(String::new, |summary| summary.name());
    Ok(format!("already in the library as {id}: {}", flat(&name)))
}

/// Everything about one document.
fn of_one(library: &Library, understood: &Understood) -> anyhow::Result<Vec<Row>> {
    let (view, told) = understood.shown(UNSTORED);
    let mut rows = about(&view, understood);
    rows.extend(said(&told));
    rows.extend(counted(understood));
    if !is_primary(view.summary.kind) {
        rows.extend(quoted(library, &view, &told)?);
    }
    let near = library.near_to(&understood.extraction.likeness)?;
    for id in near {
        let name = library
            .summary(id)?
            .map_or_else(String::new, |summary| summary.name());
        rows.push(("nearly", format!("the same text as {id}: {}", flat(&name))));
    }
    let words = view
        .text
        .split_whitespace()
        .take(WORDS)
        .collect::<Vec<_>>()
        .join(" ");
    rows.push(("begins", format!("{words} …")));
    Ok(rows)
}

/// What it is, when it is from and what it is about.
fn about(view: &DocumentView, understood: &Understood) -> Vec<Row> {
    let summary = &view.summary;
    let words = view.text.split_whitespace().count();
    let size = match view.page_starts.len() {
        0 => format!("{words} words"),
        1 => format!("1 page, {words} words"),
        pages => format!("{pages} pages, {words} words"),
    };
    let kind = match summary.kind {
        DocumentKind::Other => "a text",
        kind => kind.as_str(),
    };
    let mut rows = vec![("what", format!("{kind}, {size}"))];
    let inspection = understood.extraction.inspection.as_ref();
    rows.extend(summary.title.as_ref().map(|title| ("title", flat(title))));
    rows.extend(
        summary
            .publisher
            .as_ref()
            .map(|name| ("publisher", flat(name))),
    );
    rows.push((
        "council",
        match summary.councils.as_slice() {
            [] => "none is named: it will be listed under no council".to_owned(),
            councils => names(councils),
        },
    ));
    rows.push((
        "published",
        match summary.published {
            Some(dated) => format!("{} (read in its {})", dated.date, dated.origin),
            None => "no date was found".to_owned(),
        },
    ));
    if let Some(inspection) = inspection {
        let days = inspection.start.zip(inspection.end);
        let days = days.map(|(start, end)| between(Some(start), Some(end)));
        let by = inspection
            .lead_inspector
            .as_ref()
            .map(|lead| format!("led by {lead}"));
        let framework = inspection.framework.map(|framework| framework.to_string());
        let all = [framework, days, by].into_iter().flatten();
        rows.push(("inspection", all.collect::<Vec<_>>().join(", ")));
        let grades = understood.extraction.judgements.iter();
        let grades =
            grades.map(|row| format!("{}: {}", row.area.as_str().replace('_', " "), row.grade));
        let grades = grades.collect::<Vec<_>>().join("; ");
        rows.extend((!grades.is_empty()).then_some(("grades", grades)));
    }
    rows
}

/// What it says of other inspections.
fn said(told: &[Told]) -> Vec<Row> {
    let mut said: Vec<String> = Vec::new();
    for told in told {
        let statement = &told.statement;
        let grade = statement
            .grade
            .map(|grade| format!(", {grade}"))
            .unwrap_or_default();
        let about = match statement.kind {
            StatementKind::PreviousInspection => "an earlier ",
            _ => "",
        };
        if statement.first.is_some() {
            let days = between(statement.first, statement.last);
            let one = format!("{about}{} of {days}{grade}", statement.visit);
            if !said.contains(&one) {
                said.push(one);
            }
        }
    }
    let rows = said.into_iter().take(SAID);
    rows.enumerate()
        .map(|(at, said)| (if at == 0 { "tells of" } else { "" }, said))
        .collect()
}

pub(in crate::cli) fn between(first: Option<PartialDate>, last: Option<PartialDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) | (None, Some(day)) => day.to_string(),
        (None, None) => String::new(),
    }
}

/// How many findings and quotations, and of what sort.
fn counted(understood: &Understood) -> Vec<Row> {
    let findings = &understood.extraction.findings;
    let of = |polarity| {
        findings
            .iter()
            .filter(|finding| finding.polarity == polarity)
            .count()
    };
    let must = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Recommendation)
        .count();
    let quotations = &understood.extraction.quotations;
    let marked = quotations
        .iter()
        .filter(|quotation| quotation.kind != QuotationKind::Indirect);
    let by = |class: SpeakerClass| {
        let count = marked
            .clone()
            .filter(|quotation| quotation.class == class)
            .count();
        (count > 0).then(|| format!("{count} by {}", who(class)))
    };
    let classes: Vec<String> = SpeakerClass::ALL
        .iter()
        .filter_map(|class| by(*class))
        .collect();
    let reported = quotations.len() - marked.clone().count();
    let reported = match reported {
        0 => String::new(),
        1 => "; and a sentence that reports Ofsted without quotation marks".to_owned(),
        many => format!("; and {many} sentences that report Ofsted without quotation marks"),
    };
    vec![
        (
            "findings",
            match findings.len() {
                0 => "none".to_owned(),
                all => format!(
                    "{all}: {} of concern, {} of strength, {} mixed; {must} to be acted on",
                    of(Polarity::Concern),
                    of(Polarity::Strength),
                    of(Polarity::Mixed)
                ),
            },
        ),
        (
            "quotations",
            match marked.count() {
                0 => format!("none{reported}"),
                all => format!("{all}: {}{reported}", classes.join(", ")),
            },
        ),
    ]
}

/// Whose words, as a sentence has it.
const fn who(class: SpeakerClass) -> &'static str {
    match class {
        SpeakerClass::Ofsted => "Ofsted",
        SpeakerClass::Council => "the council",
        SpeakerClass::Other => "others",
        SpeakerClass::Unattributed => "nobody named",
    }
}

/// What becomes of an article's Ofsted quotations in the reports that are held.
fn quoted(library: &Library, view: &DocumentView, told: &[Told]) -> anyhow::Result<Vec<Row>> {
    let traces = traced(library, view)?;
    if traces.is_empty() {
        return Ok(vec![("traced", "it quotes nothing from Ofsted".to_owned())]);
    }
    let count = |status| {
        traces
            .iter()
            .filter(|row| row.trace.status == status)
            .count()
    };
    let mut rows = Vec::new();
    let held = traces.len() - count(TraceStatus::NoPrimary);
    if held > 0 {
        let all = TraceStatus::ALL
            .iter()
            .filter(|status| **status != TraceStatus::NoPrimary);
        let told = all.filter(|status| count(**status) > 0);
        let told =
            told.map(|status| format!("{} {}", count(*status), status.as_str().replace('_', " ")));
        let reports: BTreeSet<_> = traces.iter().filter_map(|row| row.trace.report).collect();
        let mut named = Vec::new();
        for id in reports {
            if let Some(report) = library.summary(id)? {
                named.push(format!(
                    "{id}, {}, {}",
                    names(&report.councils),
                    published(&report)
                ));
            }
        }
        let told = told.collect::<Vec<_>>().join(", ");
        rows.push(("traced", format!("{told}, in {}", named.join("; "))));
    }
    let mut primaries = Primaries::new(library);
    primaries.open(&traces)?;
    for row in &traces {
        if row.trace.status == TraceStatus::Altered {
            rows.push(("altered", verdict(row)));
        }
    }
    if held < traces.len() {
        let record = Record {
            document: view.summary.clone(),
            judgements: Vec::new(),
            told: told.to_vec(),
            responses: Vec::new(),
        };
        let would_be = would_be(library, UNSTORED, &view.summary.councils, Some(&record))?;
        let untraced = traces.len() - held;
        let absent = absent(library, &view.summary, would_be.as_ref())?;
        rows.push(("not traced", format!("{untraced}: {absent}")));
    }
    Ok(rows)
}
