//! Says in words what a query without hits, or without hits in a council's reports, means.

use super::Searched;
use super::nothing::Case;
use crate::app::{App, Notice};
use crate::model::{DocumentId, DocumentSummary};

/// Hits that are few enough to look through their documents at each key.
const FEW: usize = 500;

impl App {
    /// Says why nothing is listed, when the reader has asked for something.
    pub(in crate::app) fn explain_nothing(&mut self) {
        let asking = self.filter.as_mut().filter(|filter| filter.asks());
        let Some(filter) = asking.filter(|_| self.shelf.read) else {
            return;
        };
        if !self.findings.rows.is_empty() {
            filter.message = None;
            return self.explain_absence();
        }
        let councils = &self.shelf.councils;
        let case = Case {
            query: &self.asked.query,
            hits: &self.asked.hits,
            narrowed: self.councils.selected().and_then(|at| councils.get(at)),
            councils,
        };
        self.asked.nothing = case.explain(&mut self.shelf.engine);
        self.asked.nothing.searched = self.absence(None);
        let text = self.asked.nothing.sentence.clone();
        if let Some(filter) = &mut self.filter {
            filter.message = Some(Notice {
                text,
                failed: false,
            });
        }
    }

    /// Says that what was found about a council stands in no report of Ofsted's that is held, and which those are.
    fn explain_absence(&mut self) {
        let elsewhere = self.asked.query.anywhere();
        let elsewhere = self
            .shelf
            .engine
            .count(&elsewhere)
            .saturating_sub(self.findings.rows.len());
        let sentences = self.absence(Some(elsewhere));
        if let Some(filter) = self.filter.as_mut().filter(|_| !sentences.is_empty()) {
            filter.message = Some(Notice {
                text: sentences.join(" "),
                failed: false,
            });
        }
    }

    /// What the absence of a query's words from a council's reports means; nothing when a report has them, when no single
    /// council is asked for, or when nothing else is.
    fn absence(&mut self, elsewhere: Option<usize>) -> Vec<String> {
        let named = self.asked.query.councils();
        let chosen = self.council().cloned();
        let gss = match (named.as_slice(), chosen) {
            ([gss], None) => (*gss).clone(),
            ([], Some(gss)) => gss,
            ([named], Some(gss)) if **named == gss => gss,
            _ => return Vec::new(),
        };
        if self.asked.query.anywhere().is_empty() || self.findings.rows.len() > FEW {
            return Vec::new();
        }
        let mut hits: Vec<(DocumentId, usize)> = Vec::new();
        for id in self
            .findings
            .rows
            .iter()
            .filter_map(|entry| self.shelf.id(*entry))
        {
            match hits
                .iter_mut()
                .find(|(document, _)| *document == id.document)
            {
                Some((_, count)) => *count += 1,
                None => hits.push((id.document, 1)),
            }
        }
        let known = self.shelf.known(&gss);
        let about = |document: &&DocumentSummary| document.councils.contains(&gss);
        let searched = Searched {
            council: self.shelf.name(&gss).unwrap_or(gss.as_str()),
            documents: self.shelf.listed().filter(about).collect(),
            hits,
            elsewhere,
            known: &known,
        };
        if searched.is_absent() && !searched.documents.is_empty() {
            searched.sentences()
        } else {
            Vec::new()
        }
    }
}
