//! The timeline of a council on screen: a line for each event, grade, statement and answer, most of which lead to a document.

use std::collections::HashMap;

use super::cursor::{Cursor, Motion};
use super::layout::Area;
use super::wrap::{width, wrap};
use super::{Layout, words};
use crate::model::timeline::{Answer, Event, Known, Record, Timeline, Told};
use crate::model::trace::is_primary;
use crate::model::{Area as Judged, DocumentId, DocumentSummary, Grade, PartialDate};

/// Columns for the date at most.
const DATES: usize = 19;
/// Rows for the whole words of the selected line.
const FOOT: u16 = 4;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A report or letter of Ofsted's, with its overall grade.
    Report(Option<Grade>),
    /// Any other document.
    Paper,
    /// An inspection that is told of and not held.
    Known,
    /// The same, told of in ways that cannot all be right.
    Disputed,
    /// A grade for one area.
    Grade(Grade),
    /// What a document says of an inspection.
    Told,
    /// What a document says of a report that the report does not say.
    Against,
    /// The council's answer, and whether it is told without quotation marks.
    Response(bool),
}

/// A line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it is.
    pub(crate) sort: Sort,
    /// The date; empty on a line that belongs to the event above.
    pub(crate) date: String,
    /// Its words on one line.
    pub(crate) text: String,
    /// Page and paragraph, at the right end.
    pub(crate) place: String,
    /// All of its words, for the foot.
    pub(crate) whole: String,
    /// Where it leads: a document and the byte of its stored text.
    pub(super) leads: Option<(DocumentId, Option<usize>)>,
}

/// The timeline on screen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chronicle {
    /// The council.
    pub(crate) council: String,
    /// How much is shown: `5 documents · 3 inspection reports not held`.
    pub(crate) tally: String,
    /// Everything there is.
    pub(crate) lines: Vec<Line>,
    /// The selected line and the first one in sight.
    pub(crate) cursor: Cursor,
    /// Everything that the view covers.
    pub(crate) area: Area,
    /// Columns of the dates.
    pub(crate) dates: u16,
}

impl Chronicle {
    /// The timeline of the council of this name.
    pub(super) fn new(council: String, timeline: &Timeline) -> Self {
        let lines = lines(timeline);
        let widest = lines.iter().map(|line| width(&line.date)).max();
        let known = timeline.not_held().count();
        let documents = timeline.dated.len() + timeline.undated.len() - known;
        let documents = words::count(documents, "document");
        let tally = match known {
            0 => documents,
            known => format!(
                "{documents} · {} not held",
                words::count(known, "inspection report")
            ),
        };
        Self {
            council,
            tally,
            lines,
            dates: u16::try_from(widest.unwrap_or_default().min(DATES)).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The selected line.
    pub(crate) fn selected(&self) -> Option<&Line> {
        self.lines.get(self.cursor.selected)
    }

    /// Where the lines stand, below the title and its rule.
    pub(crate) fn body(&self) -> Area {
        self.area.between(2, self.foot_rows())
    }

    /// Where the whole words of the selected line stand, with the rule above them.
    pub(crate) fn foot(&self) -> Area {
        let rows = self.foot_rows();
        Area {
            y: self.area.y + self.area.height.saturating_sub(rows),
            height: rows,
            ..self.area
        }
    }

    /// The lines of the foot.
    pub(crate) fn foot_lines(&self) -> Vec<&str> {
        let whole = self.selected().map_or("", |line| line.whole.as_str());
        let lines = wrap(whole, usize::from(self.area.width.saturating_sub(2)));
        lines.into_iter().map(|line| &whole[line]).collect()
    }

    fn foot_rows(&self) -> u16 {
        if self.area.height >= 14 { FOOT } else { 0 }
    }

    pub(super) fn step(&mut self, motion: Motion) {
        let page = usize::from(self.body().height);
        self.cursor.step(motion, self.lines.len(), page);
    }

    /// Goes to the next place where statements disagree, or the one before; whether there is one.
    pub(super) fn step_disputed(&mut self, forward: bool) -> bool {
        let at = self.cursor.selected;
        let disputed = |line: &Line| matches!(line.sort, Sort::Disputed | Sort::Against);
        let mut places = (0..self.lines.len()).filter(|at| disputed(&self.lines[*at]));
        let found = if forward {
            places.find(|place| *place > at)
        } else {
            places.rfind(|place| *place < at)
        };
        if let Some(found) = found {
            self.cursor.selected = found;
        }
        found.is_some()
    }

    pub(super) fn lay(&mut self, layout: Layout) {
        self.area = layout.middle();
        let rows = usize::from(self.body().height);
        self.cursor.reveal(self.lines.len(), rows);
    }
}

/// All lines of a timeline.
fn lines(timeline: &Timeline) -> Vec<Line> {
    let dated = timeline.dated.iter().map(|(_, event)| event);
    let names: HashMap<DocumentId, String> = dated
        .chain(&timeline.undated)
        .filter_map(|event| match event {
            Event::Document { record, .. } => Some((record.document.id, name(&record.document))),
            Event::Known(_) => None,
        })
        .collect();
    let mut lines = Vec::new();
    for (date, event) in &timeline.dated {
        match event {
            Event::Document {
                record,
                contradicted,
            } => document(&mut lines, words::date(*date), record, contradicted, &names),
            Event::Known(known) => told_of(&mut lines, known, &names),
        }
    }
    for event in &timeline.undated {
        if let Event::Document {
            record,
            contradicted,
        } = event
        {
            document(
                &mut lines,
                "undated".to_owned(),
                record,
                contradicted,
                &names,
            );
        }
    }
    lines
}

/// What a statement's document is called: `report of 13 Jun 2017`, `BBC, Jun 2017`.
fn name(document: &DocumentSummary) -> String {
    let date = document
        .published
        .map_or("undated".to_owned(), |dated| words::date(dated.date));
    if is_primary(document.kind) {
        return format!("{} of {date}", document.kind);
    }
    let publisher = document.publisher.as_deref().unwrap_or("unknown publisher");
    format!("{}, {date}", words::line(publisher))
}

fn document(
    lines: &mut Vec<Line>,
    date: String,
    record: &Record,
    contradicted: &[Told],
    names: &HashMap<DocumentId, String>,
) {
    let summary = &record.document;
    let overall = record
        .judgements
        .iter()
        .find(|given| given.area == Judged::Overall);
    let overall = overall.map(|given| given.grade);
    let title = words::title(summary);
    let (sort, text) = if is_primary(summary.kind) {
        let grade = overall
            .map(|grade| format!("{grade} · "))
            .unwrap_or_default();
        let framework = summary
            .framework
            .as_deref()
            .map(|name| format!(" · {}", words::line(name)));
        let inspected = summary.inspection_start.zip(summary.inspection_end);
        let days = inspected.map(|(start, end)| format!(" · inspected {}", days(start, end)));
        let parts = [framework, days].into_iter().flatten().collect::<String>();
        (
            Sort::Report(overall),
            format!("{grade}{}{parts}", summary.kind),
        )
    } else {
        let publisher = summary.publisher.as_deref().unwrap_or("unknown publisher");
        (Sort::Paper, format!("{title} · {}", words::line(publisher)))
    };
    lines.push(Line {
        sort,
        date,
        text,
        place: String::new(),
        whole: format!("{title} · {}", words::provenance(summary, &[], usize::MAX)),
        leads: Some((summary.id, None)),
    });
    lines.extend(record.judgements.iter().map(|given| Line {
        sort: Sort::Grade(given.grade),
        date: String::new(),
        text: format!("{:<26}{}", judged(given.area), given.grade),
        place: String::new(),
        whole: format!(
            "{}: {}, printed “{}”",
            judged(given.area),
            given.grade,
            words::line(&given.printed)
        ),
        leads: Some((summary.id, None)),
    }));
    lines.extend(
        contradicted
            .iter()
            .map(|told| told_line(Sort::Against, told, names)),
    );
    lines.extend(
        record
            .responses
            .iter()
            .map(|Answer { row, reported }| Line {
                sort: Sort::Response(*reported),
                date: String::new(),
                text: words::line(&row.text.replace('\n', " ")),
                place: words::place(row.page, row.finding.paragraph),
                whole: words::line(&row.text.replace('\n', " ")),
                leads: Some((summary.id, Some(row.finding.span.start))),
            }),
    );
}

fn told_of(lines: &mut Vec<Line>, known: &Known, names: &HashMap<DocumentId, String>) {
    let (sort, note) = if known.disputed {
        (Sort::Disputed, "these statements cannot all be right")
    } else {
        (Sort::Known, "mentioned in documents")
    };
    let (first, last) = (words::date(known.first), words::date(known.last));
    lines.push(Line {
        sort,
        date: dates(known.first, known.last),
        text: format!("{} · {note} · report not held", known.visit),
        place: String::new(),
        whole: if known.disputed {
            format!(
                "Statements on which inspection it was, or on its grade, differ ({first} to {last}). None is taken for the right \
                 one: read them where they stand."
            )
        } else {
            "The library holds no report of it. Bring it in with `casebook import` to read it here.".to_owned()
        },
        leads: known.told.first().map(leads),
    });
    lines.extend(
        known
            .told
            .iter()
            .map(|told| told_line(Sort::Told, told, names)),
    );
}

fn leads(told: &Told) -> (DocumentId, Option<usize>) {
    (told.document, Some(told.statement.sentence.start))
}

fn told_line(sort: Sort, told: &Told, names: &HashMap<DocumentId, String>) -> Line {
    let said = &told.statement;
    let date = said.first.map(words::date).unwrap_or_default();
    let about = match (said.area, said.grade) {
        (Some(area), Some(grade)) => format!("{}: {grade}", judged(area)),
        (Some(area), None) => judged(area),
        (None, Some(grade)) => grade.to_string(),
        (None, None) => "no grade named".to_owned(),
    };
    let by = names.get(&told.document).map_or("", String::as_str);
    let sentence = words::line(
        &told
            .sentence
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    );
    let place = words::place(told.page, None);
    let page = if place.is_empty() {
        place.clone()
    } else {
        format!(", {place}")
    };
    Line {
        sort,
        date: String::new(),
        text: format!("{date:<9} {about} · {by}: “{sentence}”"),
        place,
        whole: format!("“{sentence}” ({by}{page})"),
        leads: Some(leads(told)),
    }
}

/// A judgement area in words.
fn judged(area: Judged) -> String {
    match area {
        Judged::Lscb => "safeguarding board".to_owned(),
        area => area.as_str().replace('_', " "),
    }
}

/// The days of an inspection: `27 Feb to 23 Mar 2017`.
fn days(start: PartialDate, end: PartialDate) -> String {
    let (first, last) = (words::date(start), words::date(end));
    let year = format!(" {}", end.year());
    let short = first.strip_suffix(&year).filter(|_| start != end);
    match short {
        Some(short) => format!("{short} to {last}"),
        None if start == end => last,
        None => format!("{first} to {last}"),
    }
}

/// The dates told of an inspection, in a column: `Feb 2011 – Feb 2012`.
fn dates(first: PartialDate, last: PartialDate) -> String {
    if first == last {
        words::date(first)
    } else {
        format!("{} – {}", words::date(first), words::date(last))
    }
}
