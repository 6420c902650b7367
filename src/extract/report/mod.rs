//! Ofsted's own reports and letters: what was inspected, when and by whom, the grades, and the findings with their sections.
//!
//! A report is known by its front page and a letter by its subject line, never by what it says further on: other documents
//! quote both.

mod council;
mod front;
mod headings;
mod inspector;
mod letter;
mod lines;
mod overall;
mod passages;
mod quoted;
mod table;
mod words;

use super::layout::Paragraph;
use super::themes::Weight;
use super::tokens::Source;
use crate::model::{
    DateOrigin, Dated, Document, DocumentKind, Finding, FindingKind, Framework, Grade, Gss,
    Inspection, Judgement, Polarity, Quotation, Span, SpeakerClass,
};
use front::Front;
use headings::Role;
use lines::Line;
use passages::{Opening, Passage};
use table::{Row, Table};
use words::{starts_with, words};

/// Whose findings a report's are.
pub(super) const SPEAKER: &str = "Ofsted";

/// What a report or letter says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report {
    /// The inspection or visit.
    pub(super) inspection: Inspection,
    /// The council that the title names; `None` for one that is not known, or abolished.
    pub(super) council: Option<Gss>,
    /// Its grades, as its table has them.
    rows: Vec<Row>,
    /// The council as the title names it.
    title_council: String,
    passages: Vec<Passage>,
}

/// The front matter of a report ends within so many lines, in every layout.
const FRONT_LINES: usize = 140;

/// Reads a document as a report or letter; `None` when it is neither.
pub(super) fn read(document: &Document) -> Option<Report> {
    use DocumentKind::{FocusedVisitLetter, InspectionReport, MonitoringLetter, Other};
    let text = &document.text;
    if !matches!(
        document.kind,
        Other | InspectionReport | MonitoringLetter | FocusedVisitLetter
    ) {
        return None;
    }
    // Whatever has pages of its own repeats something on them, and its lines are only known as a whole.
    let paged = document.page_starts.len() > 1;
    if !paged && !begins_as_one(text) {
        return None;
    }
    let lines = lines::lines(text, &document.page_starts);
    inspection_report(text, &lines).or_else(|| letter::read(text, &lines))
}

/// Whether a text without pages begins as a report or letter does.
fn begins_as_one(text: &str) -> bool {
    let lines = || lines::each(text, &[]).take(FRONT_LINES);
    let letter = || {
        let lines: Vec<Line> = lines().collect();
        letter::subject(text, &lines).is_some()
    };
    front(text, lines()).is_some() || text.contains(letter::GREETING) && letter()
}

fn front(text: &str, lines: impl Iterator<Item = Line>) -> Option<Front> {
    let words = lines.flat_map(|line| words::each(text, line.span));
    front::read(text, words)
}

fn inspection_report(text: &str, lines: &[Line]) -> Option<Report> {
    let front = front(text, lines.iter().take(FRONT_LINES).cloned())?;
    let table = table(text, lines, &front);
    if front.start.is_none() && table.rows.is_empty() {
        return None;
    }
    let opening = opening(lines, &front, &table, front_lines(text, lines, &front));
    let printed = |date| Dated {
        date,
        origin: DateOrigin::Text,
    };
    Some(Report {
        council: council::titled(&front.council, front.end),
        title_council: front.council,
        passages: passages::passages(text, lines, opening),
        rows: table.rows,
        inspection: Inspection {
            kind: DocumentKind::InspectionReport,
            framework: Some(front.framework),
            title: front.title,
            start: front.start,
            end: front.end,
            published: front.published.map(printed),
            lead_inspector: inspector::lead_inspector(lines.iter().map(|line| line.span.of(text))),
        },
    })
}

/// Where the findings may begin, and what stands there.
fn opening(lines: &[Line], front: &Front, table: &Table, near: &[Line]) -> Opening {
    // From 2013 to 2018 grades and footnotes go on below the table, up to the first section.
    let goes_on = matches!(front.framework, Framework::Sif | Framework::Lscb);
    let sections = near.len() < lines.len().min(FRONT_LINES);
    let front_page = near
        .last()
        .filter(|_| goes_on && sections)
        .map(|line| line.span.end);
    let labels = front.labels.unwrap_or_default();
    Opening {
        from: table.end.max(labels).max(front_page.unwrap_or_default()),
        // Since 2018 a summary without a heading follows the table.
        role: match front.framework {
            Framework::Ilacs => Role::Findings,
            _ => Role::Skip,
        },
        board: front.framework == Framework::Lscb,
    }
}

/// All grades of a report, in the order of its table, the overall grade of a sentence first.
fn table(text: &str, lines: &[Line], front: &Front) -> Table {
    match front.framework {
        Framework::Ilacs => table::read(text, front_lines(text, lines, front)),
        Framework::Lac2013 => {
            let begins =
                |line: &Line| starts_with(&words(text, line.span), "record of main findings");
            let record = lines
                .iter()
                .rposition(begins)
                .map(|at| table::read(text, &lines[at + 1..]));
            let rows = record
                .map(|table| table.rows)
                .filter(|rows| !rows.is_empty());
            // Its table stands at the end: the findings come before.
            Table {
                rows: rows.unwrap_or_else(|| overall::numbered(text, lines)),
                ..Table::default()
            }
        }
        Framework::Sif | Framework::Lscb => {
            let near = front_lines(text, lines, front);
            let table = table::read(text, near);
            let overall = overall::overall(text, near).or_else(|| overall::overall(text, lines));
            let overall = overall.filter(|_| front.framework == Framework::Sif);
            let rows = overall
                .into_iter()
                .chain(table.rows)
                .chain(overall::board(text, lines))
                .collect();
            Table { rows, ..table }
        }
    }
}

/// The lines between the labels of the front page and the first section.
fn front_lines<'l>(text: &str, lines: &'l [Line], front: &Front) -> &'l [Line] {
    let from =
        lines.partition_point(|line| front.labels.is_some_and(|labels| line.span.end <= labels));
    let lines = &lines[from..lines.len().min(from + FRONT_LINES)];
    let ends = |line: &Line| {
        let words = words(text, line.span);
        let sections = [
            "contents",
            "executive summary",
            "what needs to improve",
            "summary of",
            "information about",
            "recommendations",
        ];
        sections.iter().any(|section| starts_with(&words, section))
    };
    let end = lines.iter().position(ends).unwrap_or(lines.len());
    &lines[..end]
}

impl Report {
    /// Its grades, in the order of its table.
    pub(super) fn judgements(&self) -> Vec<Judgement> {
        self.rows.iter().map(|row| row.judgement.clone()).collect()
    }

    /// The findings in the order of the text: one for each grade, numbered paragraph, recommendation and bullet.
    pub(super) fn findings(&self, text: &str, council: Option<&Gss>) -> Vec<Finding> {
        // "In order to improve …, the council should take the following action.": its list says what.
        let leads = |at: usize, passage: &Passage| {
            let next = self
                .passages
                .get(at + 1)
                .is_some_and(|next| next.bullet && next.number == passage.number);
            next && !passage.bullet && passage.span.of(text).starts_with("In order to improve")
        };
        let passages = self
            .passages
            .iter()
            .enumerate()
            .filter(|(at, passage)| !leads(*at, passage))
            .map(|(_, passage)| finding(text, passage, council));
        let mut findings: Vec<Finding> = passages.collect();
        for row in &self.rows {
            let graded = row.span.map(|span| graded(span, &row.judgement, council));
            let free = |graded: &Finding| {
                let held = |finding: &Finding| finding.span.overlaps(graded.span);
                !findings.iter().any(held)
            };
            findings.extend(graded.filter(free));
        }
        findings.sort_by_key(|finding| finding.span.start);
        findings
    }

    /// Words in quotation marks. Sentences without marks are the report's own throughout, and no quotations.
    pub(super) fn quotations(
        &self,
        source: &Source<'_>,
        paragraphs: &[Paragraph],
        council: Option<&Gss>,
    ) -> Vec<Quotation> {
        let (first, last) = (self.passages.first(), self.passages.last());
        let findings = first
            .zip(last)
            .map(|(first, last)| Span::new(first.span.start, last.span.end));
        quoted::quotations(
            source,
            paragraphs,
            findings.unwrap_or_default(),
            &self.title_council,
            council,
        )
    }
}

/// A grade as a finding: of its area, and of no theme, or every report would be about every one.
fn graded(span: Span, judgement: &Judgement, council: Option<&Gss>) -> Finding {
    let polarity = match judgement.grade {
        Grade::Outstanding | Grade::Good => Polarity::Strength,
        Grade::RequiresImprovement | Grade::Adequate | Grade::Inadequate => Polarity::Concern,
        Grade::NotJudged => Polarity::Mixed,
    };
    Finding {
        span,
        kind: FindingKind::Judgement,
        polarity,
        themes: Vec::new(),
        council: council.cloned(),
        area: Some(judgement.area),
        paragraph: None,
        class: SpeakerClass::Ofsted,
        speaker: Some(SPEAKER.to_owned()),
    }
}

fn finding(text: &str, passage: &Passage, council: Option<&Gss>) -> Finding {
    let words = passage.span.of(text);
    let weight = Weight::of(words);
    let (kind, polarity) = match passage.role {
        // What must be done is not done: "ensure that plans are good" is no praise.
        Role::Improve => (FindingKind::Recommendation, Polarity::Concern),
        _ => (FindingKind::Finding, weight.polarity()),
    };
    Finding {
        span: passage.span,
        kind,
        polarity,
        themes: weight.keys(),
        council: council.cloned(),
        area: passage.area,
        paragraph: passage.number,
        class: SpeakerClass::Ofsted,
        speaker: Some(SPEAKER.to_owned()),
    }
}
