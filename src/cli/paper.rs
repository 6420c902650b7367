//! From the library to a paper: findings or a briefing with their citations, for [`crate::export`] to write.

use std::collections::BTreeSet;

use anyhow::Context;

use crate::export::{Block, Graded, Paper, Passage, citation};
use crate::library::{Catalogue, Library};
use crate::model::mark::{Content, Target};
use crate::model::{Area, Citation, FindingId, QuotationKind, Span};

/// The findings of these numbers, under a heading for each council when there are several; within one in this order.
pub(super) fn of_findings(
    library: &Library,
    findings: &[FindingId],
    hits: impl Fn(&str) -> Vec<Span>,
    [title, about]: [String; 2],
) -> anyhow::Result<Paper> {
    let mut parts: Vec<(String, Vec<Block>)> = Vec::new();
    for id in findings {
        let Some(cited) = library.citation(Target::Finding(*id))? else {
            continue;
        };
        let council = citation::about(&cited.source).unwrap_or_else(|| "No council".to_owned());
        let passage = Passage {
            id: Some(id.to_string()),
            hits: hits(&cited.anchor.exact),
            ..passage(library, cited)?
        };
        let block = Block::Passage(Box::new(passage));
        match parts.iter_mut().find(|(name, _)| *name == council) {
            Some((_, blocks)) => blocks.push(block),
            None => parts.push((council, vec![block])),
        }
    }
    let several = parts.len() > 1;
    let blocks = parts.into_iter().flat_map(|(council, blocks)| {
        let heading = several.then_some(Block::Heading(council));
        heading.into_iter().chain(blocks)
    });
    with_grades(
        library,
        Paper {
            title,
            about,
            blocks: blocks.collect(),
            grades: Vec::new(),
        },
    )
}

/// A briefing, as its reader ordered it; with the reader's labels and notes when `private`.
pub(super) fn of_briefing(library: &Library, name: &str, private: bool) -> anyhow::Result<Paper> {
    let work = library.work()?;
    let briefing = work
        .briefings
        .iter()
        .find(|b| b.name.to_lowercase() == name.to_lowercase());
    let briefing = briefing.with_context(|| {
        let names: Vec<&str> = work.briefings.iter().map(|b| b.name.as_str()).collect();
        match names.as_slice() {
            [] => {
                format!("there is no briefing “{name}”, nor any other; b in the explorer makes one")
            }
            names => format!(
                "there is no briefing “{name}”; there is {}",
                names.join(", ")
            ),
        }
    })?;
    let mut blocks = Vec::new();
    for item in &briefing.items {
        let mark = match &item.what {
            Content::Heading(heading) => {
                blocks.push(Block::Heading(heading.clone()));
                continue;
            }
            Content::Passage(mark) => work
                .mark(*mark)
                .context("a briefing holds a mark that is not there")?,
        };
        // As the words stand now, when they have a place; else as they stood when they were marked.
        let placed = mark.placed.as_ref();
        let now =
            placed.map(|placed| library.citation(Target::Words(placed.document, placed.span)));
        let cited = now
            .transpose()?
            .flatten()
            .unwrap_or_else(|| mark.citation.clone());
        blocks.push(Block::Passage(Box::new(Passage {
            comment: item.comment.clone(),
            tags: if private {
                mark.tags.clone()
            } else {
                Vec::new()
            },
            note: if private {
                mark.note.clone()
            } else {
                String::new()
            },
            ..passage(library, cited)?
        })));
    }
    with_grades(
        library,
        Paper {
            title: briefing.name.clone(),
            about: String::new(),
            blocks,
            grades: Vec::new(),
        },
    )
}

/// A passage with the quotations in it.
pub(super) fn passage(library: &Library, citation: Citation) -> anyhow::Result<Passage> {
    let span = citation.anchor.span;
    let found = match citation.document {
        Some(document) => library.quotations(document, span)?,
        None => Vec::new(),
    };
    let inside = found.iter().filter(|quotation| {
        quotation.kind != QuotationKind::Indirect
            && span.contains(quotation.span)
            && quotation.span != span
    });
    let quoted = inside.map(|quotation| {
        let Span { start, end } = quotation.span;
        (
            Span::new(start - span.start, end - span.start),
            quotation.class,
        )
    });
    Ok(Passage {
        quoted: quoted.collect(),
        citation,
        ..Passage::default()
    })
}

/// The paper with every overall grade that the library holds of the councils in it.
fn with_grades(library: &Library, mut paper: Paper) -> anyhow::Result<Paper> {
    let passages = paper.passages();
    let councils: BTreeSet<_> = passages
        .filter_map(|(_, p)| p.citation.source.council.clone())
        .collect();
    for document in library.documents()? {
        let (Some(council), Some(date)) = (
            document
                .councils
                .first()
                .filter(|gss| councils.contains(gss)),
            document
                .inspection_end
                .or(document.published.map(|dated| dated.date)),
        ) else {
            continue;
        };
        let judgements = library.judgements(document.id)?;
        let overall = judgements
            .iter()
            .filter(|judgement| judgement.area == Area::Overall);
        paper.grades.extend(overall.map(|judgement| Graded {
            council: super::json::council_name(council).into_owned(),
            date,
            grade: judgement.grade,
        }));
    }
    paper
        .grades
        .sort_by(|a, b| (&a.council, a.date).cmp(&(&b.council, b.date)));
    Ok(paper)
}
