//! The same words in other reports: how many hold a passage, which, and both side by side.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Compared, Side};
use crate::app::picker::{Choice, Entry, Sort};
use crate::app::shelf::Passage;
use crate::app::{App, Area, shorten, traced, width, words};
use crate::model::{FindingId, Same};

impl Passage {
    /// How many other reports hold its words, or a sentence of it.
    pub(crate) fn reports(&self) -> usize {
        let others: BTreeSet<_> = self.same.iter().map(|same| same.other.document).collect();
        others.len()
    }

    /// The same for the reader, in so many columns: ` · in 3 other reports`, or shorter; empty when there is none.
    pub(crate) fn elsewhere(&self, columns: usize) -> String {
        let count = self.reports();
        if count == 0 {
            return String::new();
        }
        let number = words::grouped(count);
        let whole = match count {
            1 => " · in 1 other report".to_owned(),
            _ => format!(" · in {number} other reports"),
        };
        match whole {
            whole if width(&whole) <= columns => whole,
            _ => shorten(&format!(" · in {number} more"), columns),
        }
    }
}

impl App {
    /// Offers the other reports that hold the words of the selected finding.
    pub(in crate::app) fn open_elsewhere(&mut self) {
        let Some(id) = self.selected() else {
            return self.say("No finding is selected.");
        };
        let Some(passage) = self.shelf.finding(id) else {
            return;
        };
        let entry = |same: &Same| {
            let report = self.shelf.summary(same.other.document)?;
            let how = if same.verbatim {
                "word for word"
            } else {
                "nearly"
            };
            let place = traced::place(same.page, None);
            Some(Entry {
                choice: Choice::Same(id, *same),
                text: self.shelf.report_name(report),
                detail: format!("{place} · {how}"),
                also: format!("{} {}", report.id, words::title(report)),
            })
        };
        let entries: Vec<Entry> = passage.same.iter().filter_map(entry).collect();
        if entries.is_empty() {
            return self.say("No other report that you hold has these words.");
        }
        self.offer_choice(Sort::Elsewhere, entries, 0);
    }

    /// Puts the passage of another report that has the same words beside this one.
    pub(in crate::app) fn compare_same(&mut self, id: FindingId, same: &Same) {
        let (here, there) = (id.document, same.other.document);
        let spans = self.shelf.shown_spans(here, &[same.span]);
        let others = self.shelf.shown_spans(there, &[same.there]);
        let documents = self.shelf.document(here).zip(self.shelf.document(there));
        let (Some((one, other)), Some(ours), Some(theirs)) = (documents, spans, others) else {
            return;
        };
        let row = one.findings.iter().find(|row| row.id == id);
        let place = row.map(|row| traced::place(row.page, row.finding.paragraph));
        let left = Side {
            passage: ours.first().copied(),
            place: place.unwrap_or_default(),
            same: ours,
            ..Side::of(Rc::clone(&one))
        };
        let right = Side {
            passage: theirs.first().copied(),
            place: traced::place(same.page, None),
            same: theirs,
            ..Side::of(other)
        };
        let verdict = if same.verbatim {
            "THE SAME WORDS stand in both reports"
        } else {
            "NEARLY THE SAME WORDS stand in both reports: one word in ten may differ, but not the sense"
        };
        self.compared = Some(Box::new(Compared {
            sides: [left, right],
            focus: 1,
            locked: false,
            verdict: Some(verdict.to_owned()),
            told: verdict.to_owned(),
            between: Area::default(),
            quotation: None,
            origin: None,
        }));
    }
}
