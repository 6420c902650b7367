//! A council's inspections, documents and what they say of other inspections, in the order of time.
//!
//! Published reports contradict themselves and each other. Statements that cannot all be right stand side by side, each with
//! its page; which of them is right is not for casebook to choose.

mod disagree;
mod known;
#[cfg(test)]
mod tests;

use super::statement::{Statement, StatementKind};
use super::trace::is_primary;
use super::{DocumentId, DocumentSummary, FindingRow, Judgement, PartialDate};

pub use known::Known;

/// What the library holds of one document for the timeline of a council.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The document.
    pub document: DocumentSummary,
    /// The grades in it, when the council is the one that it is about.
    pub judgements: Vec<Judgement>,
    /// What it says of inspections.
    pub told: Vec<Told>,
    /// The council's answers in it.
    pub responses: Vec<Answer>,
}

/// A council's answer as a document tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The passage.
    pub row: FindingRow,
    /// Whether the document tells it in its own words.
    pub reported: bool,
}

/// A statement about an inspection with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The document that says so.
    pub document: DocumentId,
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// The statement.
    pub statement: Statement,
    /// The whole sentence, as the document has it.
    pub sentence: String,
}

/// What happened, as far as documents are held or tell of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A document came out.
    Document {
        /// What is held of it.
        record: Box<Record>,
        /// Statements of other documents that give its grades differently.
        contradicted: Vec<Told>,
    },
    /// An inspection or visit that documents tell of, and of which no report is held.
    Known(Known),
}

/// A council's timeline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// What has a date, in the order of time; what is known to the month or year stands after what is known to the day.
    pub dated: Vec<(PartialDate, Event)>,
    /// Documents of which no date is known.
    pub undated: Vec<Event>,
}

impl Timeline {
    /// Puts what is held about one council in order.
    pub fn new(records: Vec<Record>) -> Self {
        let known = known::known(&records);
        let mut timeline = Self::default();
        timeline.dated.extend(
            known
                .into_iter()
                .map(|known| (known.first, Event::Known(known))),
        );
        let contradicted: Vec<Vec<Told>> = records
            .iter()
            .map(|record| disagree::contradicting(record, &records))
            .collect();
        for (record, contradicted) in records.into_iter().zip(contradicted) {
            let date = came_out(&record.document);
            let event = Event::Document {
                record: Box::new(record),
                contradicted,
            };
            match date {
                Some(date) => timeline.dated.push((date, event)),
                None => timeline.undated.push(event),
            }
        }
        timeline.dated.sort_by_key(|(date, event)| {
            let order = (date.month().unwrap_or(13), date.day().unwrap_or(32));
            // An article of a month comes after the report of a day in it, and after the inspection both are about.
            let kind = match event {
                Event::Known(_) => 0,
                Event::Document { record, .. } => 1 + u8::from(!is_primary(record.document.kind)),
            };
            (date.year(), order, kind, event.document())
        });
        timeline
    }

    /// The inspections and visits that documents tell of and of which no report is held, in the order of time.
    pub fn not_held(&self) -> impl Iterator<Item = &Known> {
        self.dated.iter().filter_map(|(_, event)| match event {
            Event::Known(known) => Some(known),
            Event::Document { .. } => None,
        })
    }

    /// The inspection that an article is about, when no report of it is held and the texts tell which it was: the one it
    /// names, or else the last one before it came out.
    pub fn source_of(&self, article: DocumentId) -> Option<&Known> {
        let names = |known: &&Known| {
            let said = |told: &Told| {
                told.document == article && told.statement.kind == StatementKind::Inspection
            };
            known.told.iter().any(said)
        };
        self.not_held().find(names).or_else(|| {
            let out = self
                .dated
                .iter()
                .find_map(|(_, event)| event.published(article));
            self.not_held()
                .filter(|known| out.is_some_and(|out| known.last.meets(year_before(out), out)))
                .last()
        })
    }
}

impl Event {
    fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Document { record, .. } => Some(record.document.id),
            Self::Known(_) => None,
        }
    }

    fn published(&self, id: DocumentId) -> Option<PartialDate> {
        match self {
            Self::Document { record, .. } if record.document.id == id => came_out(&record.document),
            _ => None,
        }
    }
}

/// When a document came out; a report that prints no date stands at the end of its inspection.
pub fn came_out(document: &DocumentSummary) -> Option<PartialDate> {
    let published = document.published.map(|dated| dated.date);
    published
        .or(document.inspection_end)
        .or(document.inspection_start)
}

fn year_before(day: PartialDate) -> PartialDate {
    match day.month() {
        Some(month) => PartialDate::month_of(day.year() - 1, month),
        None => PartialDate::year_only(day.year() - 1),
    }
}
