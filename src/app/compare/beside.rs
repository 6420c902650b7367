//! Opening two documents side by side: a quotation with its report, or any two of a council.

use std::rc::Rc;

use super::around::{Sentence, around};
use super::differing;
use super::{Compared, Side};
use crate::app::picker::{Choice, Entry, Sort};
use crate::app::{App, Area, absence, traced, words};
use crate::library::DocumentView;
use crate::model::mark::Target;
use crate::model::timeline::{Known, Timeline};
use crate::model::trace::is_primary;
use crate::model::{
    DocumentId, DocumentSummary, QuotationId, Span, SpeakerClass, TraceRow, TraceStatus,
};

const UNTRACED: &str = "This quotation was not traced to a report.";
const NONE_TRACED: &str = "No quotation by Ofsted in this passage was traced to a report.";

/// Opening.
impl App {
    /// Opens the report beside the quotation under the cursor, or says why there is nothing to open.
    pub(in crate::app) fn open_primary(&mut self) {
        let Some(id) = self
            .opened
            .or_else(|| self.selected().map(|id| id.document))
        else {
            return self.say("No quotation is selected.");
        };
        match self.traced_here(id) {
            Ok(row) if row.trace.report.is_none() => {
                let known = self.would_be(id);
                let which = known.map_or(String::new(), |known| {
                    format!(" It would be {}.", absence::report_on(&known))
                });
                self.say(format!(
                    "Nothing to show beside it: {}.{which}",
                    traced::NOT_HELD
                ));
            }
            Ok(row) => self.compare_trace(&row),
            Err(why) => self.say(why),
        }
    }

    /// The report that an article is about and that is not held, as far as the texts tell.
    fn would_be(&self, article: DocumentId) -> Option<Known> {
        let councils = &self.shelf.summary(article)?.councils;
        councils.iter().find_map(|gss| {
            let records = self.shelf.catalogue.records(gss).ok()?;
            Timeline::new(records).source_of(article).cloned()
        })
    }

    /// The trace of the quotation under the cursor, else of the first one of the selected finding; or why there is none.
    fn traced_here(&mut self, id: DocumentId) -> Result<TraceRow, &'static str> {
        let row = self.known_trace(id);
        match &row {
            // Words that were found stand where they were found; that they stand nowhere may be out of date.
            Ok(row) if row.trace.place.is_some() => {}
            Ok(_) | Err(UNTRACED | NONE_TRACED) if self.shelf.renewing.is_some() => {
                return Err("Quotations are being traced anew: try again in a moment.");
            }
            _ => {}
        }
        row
    }

    fn known_trace(&mut self, id: DocumentId) -> Result<TraceRow, &'static str> {
        let rows = self.shelf.traces(id);
        let document = self
            .shelf
            .document(id)
            .ok_or("The document cannot be read.")?;
        if is_primary(document.summary.kind) {
            return Err("This is Ofsted's own report: quotations are traced to it, not from it.");
        }
        let target = self.source.quotation().filter(|row| row.id.document == id);
        if let Some(target) = target {
            let found = rows.iter().find(|row| row.id == target.id);
            return found.cloned().ok_or(match target.quotation.class {
                SpeakerClass::Ofsted => UNTRACED,
                _ => "These are not Ofsted's words: only Ofsted's are traced to a report.",
            });
        }
        let finding = self.selected().filter(|_| self.opened.is_none());
        let finding = finding.and_then(|id| document.findings.iter().find(|row| row.id == id));
        let span = finding.map_or(Span::new(0, document.text.len()), |row| row.finding.span);
        let stands =
            |row: &&TraceRow| quoted(&document, row.id).is_some_and(|quoted| span.overlaps(quoted));
        let here: Vec<&TraceRow> = rows.iter().filter(stands).collect();
        let hit = |row: &&&TraceRow| {
            let held = row.trace.report.is_some();
            let hits = &self.source.hits;
            let quoted = quoted(&document, row.id);
            held && quoted.is_some_and(|quoted| hits.iter().any(|hit| hit.overlaps(quoted)))
        };
        let best = here.iter().find(hit);
        let best = best.or_else(|| here.iter().find(|row| row.trace.report.is_some()));
        let best = best.or(here.first()).copied().cloned();
        best.ok_or(NONE_TRACED)
    }

    pub(in crate::app) fn compare_trace(&mut self, row: &TraceRow) {
        let Some(article) = self.shelf.document(row.id.document) else {
            return;
        };
        let report = row.trace.report.and_then(|id| self.shelf.document(id));
        let Some(words) = quoted(&article, row.id) else {
            return self.fail("The quotation no longer stands in its document: import it again.");
        };
        let mut left = Side {
            label: "Article",
            place: article_place(&article, row.id),
            passage: Some(differing::sentence(&article.text, words)),
            ..Side::of(Rc::clone(&article))
        };
        let mut right = report.map_or_else(Side::default, Side::of);
        right.label = "Report";
        let (mut told, mut whose) = (String::new(), None);
        if let (Some(place), Some(report)) = (&row.trace.place, right.document.clone())
            && let Some(parts) = self.shelf.shown_spans(report.summary.id, &place.parts)
            && let (Some(first), Some(last)) = (parts.first(), parts.last())
        {
            let span = Span::new(first.start, last.end);
            whose = report
                .quoted_at(span)
                .map(|row| row.quotation.quoted_from());
            right.passage = Some(differing::sentence(&report.text, span));
            right.place = traced::place(row.page, row.paragraph);
            let [one, other] = differing::marks(
                (&article.text, &[words]),
                (&report.text, &parts),
                &place.differences,
            );
            left.mark(one);
            right.mark(other);
            let sides = [
                (&article.text, words, left.passage),
                (&report.text, span, right.passage),
            ];
            let sentences = sides.map(|(text, quoted, passage)| Sentence {
                text,
                quoted,
                whole: passage.unwrap_or(quoted),
            });
            if let Some(found) = around(&sentences) {
                let [one, other] = found.marks;
                left.mark(one);
                right.mark(other);
                told = found.told;
            }
        }
        let (focus, locked) = self
            .compared
            .as_ref()
            .map_or((1, false), |c| (c.focus, c.locked));
        let told = verdict(row, &told, whose.as_deref());
        self.compared = Some(Box::new(Compared {
            sides: [left, right],
            focus,
            locked,
            verdict: Some(self.with_count(row, &told)),
            told,
            between: Area::default(),
            quotation: Some(row.id),
            origin: origin(row),
        }));
        self.mark_compared();
    }

    /// What became of a quotation, with its order among those of its document.
    fn with_count(&mut self, row: &TraceRow, told: &str) -> String {
        let rows = self.shelf.traces(row.id.document);
        let number = rows.iter().position(|known| known.id == row.id);
        let number = number.map_or(0, |at| at + 1);
        let stands = |other: &&TraceRow| {
            other.trace.report == row.trace.report && other.trace.status < TraceStatus::NotFound
        };
        let standing = rows.iter().filter(stands).count();
        let all = rows.len();
        format!(
            "{told} · quotation {number} of {all} traced; {standing} of {all} stand in this report"
        )
    }

    /// Offers every other document, those about the same council first.
    pub(in crate::app) fn open_beside(&mut self) {
        let Some(id) = self
            .opened
            .or_else(|| self.selected().map(|id| id.document))
        else {
            return self.say("No document is open.");
        };
        let councils = self
            .shelf
            .summary(id)
            .map(|d| d.councils.clone())
            .unwrap_or_default();
        let about =
            |document: &DocumentSummary| document.councils.iter().any(|gss| councils.contains(gss));
        let others = self.shelf.listed().filter(|document| document.id != id);
        // Those about the same council first; the library's order otherwise.
        let (own, foreign): (Vec<_>, Vec<_>) = others.partition(|document| about(document));
        let entry = |document: &DocumentSummary, council: Option<&str>| {
            let title = words::title(document);
            Entry {
                choice: Choice::Beside(document.id),
                text: council.map_or(title.clone(), |name| format!("{name} · {title}")),
                detail: words::origin(document),
                also: words::also(document),
            }
        };
        let own = own.iter().map(|document| entry(document, None));
        let foreign = foreign.iter().map(|document| {
            let gss = document.councils.first();
            entry(document, gss.and_then(|gss| self.shelf.name(gss)))
        });
        let entries: Vec<Entry> = own.chain(foreign).collect();
        if entries.is_empty() {
            return self.say("The library holds no other document.");
        }
        self.offer_choice(Sort::Beside, entries, 0);
    }

    /// Puts another document beside the one of the selected finding.
    pub(in crate::app) fn compare_with(&mut self, other: DocumentId) {
        let finding = self.selected().filter(|_| self.opened.is_none());
        let Some(id) = self.opened.or(finding.map(|id| id.document)) else {
            return;
        };
        let (Some(one), Some(other)) = (self.shelf.document(id), self.shelf.document(other)) else {
            return;
        };
        let row = finding.and_then(|id| one.findings.iter().find(|row| row.id == id));
        let passage = row.map(|row| row.finding.span);
        let place = row.map(|row| traced::place(row.page, row.finding.paragraph));
        let left = Side {
            passage,
            place: place.unwrap_or_default(),
            ..Side::of(Rc::clone(&one))
        };
        self.compared = Some(Box::new(Compared {
            sides: [left, Side::of(other)],
            focus: 1,
            locked: false,
            verdict: None,
            told: String::new(),
            between: Area::default(),
            quotation: None,
            origin: None,
        }));
        self.mark_compared();
    }

    /// Marks the filter's hits on both sides; a document without a passage of its own begins at its first hit.
    fn mark_compared(&mut self) {
        let Some(mut compared) = self.compared.take() else {
            return;
        };
        for side in &mut compared.sides {
            // Beside a quotation a hit would look like a word that both sides have.
            let asking = self.asking().filter(|_| compared.verdict.is_none());
            if let (Some(document), Some(_)) = (&side.document, asking) {
                side.source.hits = self.hits_in(document);
            }
            if side.passage.is_none() && compared.verdict.is_none() {
                let first = side.source.hits.first();
                side.passage = side
                    .document
                    .as_ref()
                    .zip(first)
                    .and_then(|(document, hit)| {
                        let spans = document.findings.iter().map(|row| row.finding.span);
                        spans.into_iter().find(|span| span.overlaps(*hit))
                    });
            }
        }
        self.compared = Some(compared);
    }

    /// Where the filter matches in the findings of a document that it found.
    fn hits_in(&self, document: &DocumentView) -> Vec<Span> {
        let entries = self.asked.hits.entries.iter();
        let found = entries.filter_map(|entry| self.shelf.id(*entry));
        let found: Vec<_> = found
            .filter(|id| id.document == document.summary.id)
            .collect();
        let rows = document
            .findings
            .iter()
            .filter(|row| found.contains(&row.id));
        let marks = rows.flat_map(|row| {
            let (start, words) = (row.finding.span.start, row.finding.span.of(&document.text));
            let marks = self.shelf.engine.highlight(&self.asked.query, words);
            marks
                .into_iter()
                .map(move |m| Span::new(start + m.start, start + m.end))
        });
        let mut spans: Vec<Span> = marks.collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }
}

/// What became of a quotation, what differs around it, and whose words they are when the report itself quotes them.
fn verdict(row: &TraceRow, around: &str, whose: Option<&str>) -> String {
    let verdict = traced::verdict(&row.trace);
    let whose = whose.map_or(String::new(), |whose| {
        format!(" · NOT OFSTED'S OWN: {}", words::line(whose))
    });
    let around = match around {
        "" => String::new(),
        told => format!(" · AROUND IT the sentence says {told}"),
    };
    format!("{verdict}{whose}{around}")
}

/// Where the words of a quotation stand.
fn quoted(document: &DocumentView, id: QuotationId) -> Option<Span> {
    let row = document.quotations.iter().find(|row| row.id == id)?;
    Some(row.quotation.span)
}

/// Page and paragraph of a quotation in its own document.
fn article_place(article: &DocumentView, id: QuotationId) -> String {
    let quotation = article.quotations.iter().find(|row| row.id == id);
    let page = quotation.and_then(|row| row.page);
    let holds = |span: Span| quotation.is_some_and(|q| span.contains(q.quotation.span));
    let finding = article.findings.iter().find(|row| holds(row.finding.span));
    traced::place(page, finding.and_then(|row| row.finding.paragraph))
}

/// The passage of the report that a quotation comes from.
fn origin(row: &TraceRow) -> Option<Target> {
    let (report, place) = row.trace.report.zip(row.trace.place.as_ref())?;
    Some(Target::Words(report, place.span()))
}
