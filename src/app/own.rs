//! The reader's own work as the explorer shows it: what is on which finding, and on which words of a document.

use std::collections::HashMap;

use super::App;
use crate::library::DocumentView;
use crate::model::mark::{Content, Mark, Placed, Target, Work};
use crate::model::{DocumentId, FindingId, Span};

/// The reader's own work, by where it is shown.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// All of it.
    pub(crate) work: Work,
    /// The marks on words of each finding, by their order in the work.
    findings: HashMap<FindingId, Vec<usize>>,
    /// The same for each document.
    documents: HashMap<DocumentId, Vec<usize>>,
    /// The latest entry of the undo log when the explorer opened; `None` before the log was looked at.
    pub(super) earlier: Option<i64>,
    /// Whether the reader was asked to press undo once more.
    pub(super) asked: bool,
    /// How many deeds are undone, or done again, at one stroke.
    pub(super) stride: usize,
}

/// What is on a finding, or on words in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// Whether a star is.
    pub(crate) star: bool,
    /// The labels.
    pub(crate) tags: Vec<String>,
    /// The note.
    pub(crate) note: Option<String>,
    /// Whether it is in a briefing.
    pub(crate) briefed: bool,
}

impl Own {
    /// The work, sorted by place.
    pub(crate) fn new(work: Work) -> Self {
        let mut own = Self::default();
        for (at, mark) in work.marks.iter().enumerate() {
            let Some(placed) = &mark.placed else { continue };
            own.documents.entry(placed.document).or_default().push(at);
            for ordinal in &placed.findings {
                let id = FindingId {
                    document: placed.document,
                    ordinal: *ordinal,
                };
                own.findings.entry(id).or_default().push(at);
            }
        }
        own.work = work;
        own
    }

    /// The marks on words of a finding.
    pub(crate) fn on_finding(&self, id: FindingId) -> impl Iterator<Item = &Mark> {
        let marks = self.findings.get(&id).into_iter().flatten();
        marks.filter_map(|at| self.work.marks.get(*at))
    }

    /// The marks in a document.
    pub(crate) fn in_document(&self, id: DocumentId) -> impl Iterator<Item = &Mark> {
        let marks = self.documents.get(&id).into_iter().flatten();
        marks.filter_map(|at| self.work.marks.get(*at))
    }

    /// What is on the words of a document as it is shown, with a sign for it.
    pub(super) fn shown(&self, document: &DocumentView) -> Vec<(Span, char)> {
        let shown = |placed: &Placed| {
            // In the shown text words may stand elsewhere than in the stored one; findings and quotations were moved with them.
            let finding = document
                .findings
                .iter()
                .find(|row| Some(row.id.ordinal) == placed.finding);
            let quotation = document
                .quotations
                .iter()
                .find(|row| Some(row.id.ordinal) == placed.quotation);
            let quoted = quotation.map(|row| row.quotation.span);
            quoted
                .or(finding.map(|row| row.finding.span))
                .unwrap_or(placed.span)
        };
        let marks = self.in_document(document.summary.id);
        let signs = marks.filter_map(|mark| Some((shown(mark.placed.as_ref()?), sign(mark))));
        signs.collect()
    }

    /// What is on a finding.
    pub(crate) fn signs(&self, id: FindingId) -> Signs {
        let mut signs = Signs::default();
        for mark in self.on_finding(id) {
            signs.star |= mark.star;
            signs.tags.extend(mark.tags.iter().cloned());
            signs.briefed |= self.is_briefed(mark.id);
            if !mark.note.is_empty() {
                signs.note.get_or_insert_with(|| mark.note.clone());
            }
        }
        signs.tags.sort();
        signs.tags.dedup();
        signs
    }

    /// Whether a mark is in a briefing.
    pub(crate) fn is_briefed(&self, mark: i64) -> bool {
        let mut items = self
            .work
            .briefings
            .iter()
            .flat_map(|briefing| &briefing.items);
        items.any(|item| item.what == Content::Passage(mark))
    }

    /// The mark on the very words of a target.
    pub(crate) fn exactly(&self, target: Target) -> Option<&Mark> {
        let document = match target {
            Target::Finding(id) => id.document,
            Target::Quotation(id) => id.document,
            Target::Words(id, _) => id,
        };
        self.in_document(document).find(|mark| {
            mark.placed.as_ref().is_some_and(|placed| match target {
                Target::Finding(id) => placed.finding == Some(id.ordinal),
                Target::Quotation(id) => placed.quotation == Some(id.ordinal),
                Target::Words(_, span) => placed.span == span,
            })
        })
    }
}

/// The sign beside words that something is on: the star before the note, the note before the label.
fn sign(mark: &Mark) -> char {
    match mark {
        Mark { star: true, .. } => '*',
        Mark { note, .. } if !note.is_empty() => '+',
        Mark { tags, .. } if !tags.is_empty() => '#',
        _ => '>',
    }
}

impl App {
    /// Notes where the undo log stands, so that what was done before is told from what is done now.
    pub(super) fn read_log(&mut self) {
        let latest = self.shelf.catalogue.history().ok();
        self.own.earlier = latest.and_then(|log| log.first().map(|entry| entry.id));
    }

    /// Takes the reader's own work from the library as it is now.
    pub(super) fn read_own(&mut self) {
        match self.shelf.catalogue.own_work() {
            Ok(work) => {
                self.shelf.engine.own(&work.marks);
                self.own = Own {
                    earlier: self.own.earlier,
                    asked: self.own.asked,
                    ..Own::new(work)
                }
            }
            Err(error) => {
                return self.fail(format!(
                    "Your marks cannot be read: {error:#}. Run `casebook check`."
                ));
            }
        }
        self.renew_briefing();
    }
}
