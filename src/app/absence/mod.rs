//! What absence means in words: where a query about one council was searched, and which inspections are known of and not held.
//!
//! "Not in the reports you hold" is never "Ofsted did not say it".

mod empty;
mod lacking;
mod nothing;

use super::words;
use crate::model::statement::Visit;
use crate::model::timeline::{Known, came_out};
use crate::model::trace::is_primary;
use crate::model::{DocumentId, DocumentSummary};

pub(super) use nothing::Nothing;

/// Reports named one by one; more are counted.
const NAMED: usize = 6;

/// What was asked about a council and where it was found.
pub(crate) struct Searched<'a> {
    /// The council's name.
    pub(crate) council: &'a str,
    /// Every document about it.
    pub(crate) documents: Vec<&'a DocumentSummary>,
    /// How many hits each document has that has any.
    pub(crate) hits: Vec<(DocumentId, usize)>,
    /// Hits about other councils, when they are worth a sentence.
    pub(crate) elsewhere: Option<usize>,
    /// Inspections of it that are known of and whose reports are not held.
    pub(crate) known: &'a [Known],
}

impl Searched<'_> {
    /// Whether there is anything to say: when a report has a hit, the hits speak for themselves.
    pub(crate) fn is_absent(&self) -> bool {
        let reports = self
            .documents
            .iter()
            .filter(|document| is_primary(document.kind));
        reports.into_iter().all(|report| self.found(report.id) == 0)
    }

    fn found(&self, id: DocumentId) -> usize {
        let found = self.hits.iter().find(|(document, _)| *document == id);
        found.map_or(0, |(_, count)| *count)
    }

    /// In sentences: where the hits are, which reports were searched, and which inspection is known of and not held.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let papers = self
            .documents
            .iter()
            .filter(|document| self.found(document.id) > 0);
        let papers: Vec<String> = papers.map(|document| self.found_in(document)).collect();
        let mut reports: Vec<&&DocumentSummary> = self
            .documents
            .iter()
            .filter(|document| is_primary(document.kind))
            .collect();
        reports.sort_by_key(|report| came_out(report));
        let dates: Vec<String> = reports.iter().map(|report| date(report)).collect();
        let mut sentences = Vec::new();
        if !papers.is_empty() {
            sentences.push(format!("{}.", papers.join("; ")));
        }
        sentences.push(match reports.len() {
            0 => format!(
                "No report of Ofsted's on {} is in your library.",
                self.council
            ),
            1 => format!("0 in the 1 {} report you hold: {}.", self.council, dates[0]),
            count => format!(
                "0 in the {count} {} reports you hold: {}.",
                self.council,
                some(&dates)
            ),
        });
        if let Some(count) = self.elsewhere {
            sentences.push(format!("{} elsewhere.", words::count(count, "hit")));
        }
        if !self.known.is_empty() {
            let known: Vec<String> = self.known.iter().map(what).collect();
            sentences.push(format!("Known of and not held: {}.", some(&known)));
        }
        sentences
    }

    fn found_in(&self, document: &DocumentSummary) -> String {
        let count = words::count(self.found(document.id), "hit");
        let publisher = document
            .publisher
            .as_deref()
            .unwrap_or("an unknown publisher");
        format!("{count} in {}, {}", words::line(publisher), date(document))
    }
}

fn date(document: &DocumentSummary) -> String {
    came_out(document).map_or("undated".to_owned(), words::date)
}

/// `inspection of Oct 2012 – Nov 2012`.
pub(crate) fn what(known: &Known) -> String {
    let (first, last) = (words::date(known.first), words::date(known.last));
    let days = if known.first == known.last {
        first
    } else {
        format!("{first} – {last}")
    };
    format!("{} of {days}", known.visit)
}

/// The report or letter that a quotation would come from.
pub(crate) fn report_on(known: &Known) -> String {
    let paper = match known.visit {
        Visit::Monitoring | Visit::Focused => "letter",
        Visit::Inspection | Visit::Joint => "report",
    };
    format!("the {paper} on the {}", what(known))
}

fn some(all: &[String]) -> String {
    if all.len() <= NAMED {
        return all.join(", ");
    }
    // The latest are the likeliest to be meant.
    let last = all[all.len() - (NAMED - 1)..].join(", ");
    format!("{} earlier ones, {last}", all.len() - (NAMED - 1))
}
