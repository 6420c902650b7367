//! The passage that is shown: its words, who says them and where they stand.

use super::super::shown::{flat, flat_spans};
use super::super::story::Scene;
use super::super::{App, words};
use super::{Queue, Shown};
use crate::export::citation::{cuts, reference, who};
use crate::model::mark::Target;
use crate::model::{Citation, QuotationKind, Span, SpeakerClass};

/// What is shown.
impl App {
    /// Takes the passage in turn from the library, when it is another one.
    pub(in crate::app) fn renew_meeting(&mut self) {
        let listed = (
            self.selected(),
            self.findings.cursor.selected,
            self.findings.rows.len(),
        );
        let Some(Scene::Meeting(meeting)) = self.scene() else {
            return;
        };
        let (target, at, all) = match &meeting.queue {
            Queue::Listed => (listed.0.map(Target::Finding), listed.1, listed.2),
            Queue::Briefing { targets, at, .. } => (targets.get(*at).copied(), *at, targets.len()),
        };
        let shown = (target != meeting.target)
            .then(|| target.and_then(|target| self.passage_for_all(target)));
        let Some(meeting) = self.meeting() else {
            return;
        };
        meeting.position = format!(
            "{} of {}",
            words::grouped((at + 1).min(all)),
            words::grouped(all)
        );
        if let Some(shown) = shown {
            meeting.target = target;
            meeting.shown = shown.unwrap_or_default();
        }
    }

    fn passage_for_all(&self, target: Target) -> Option<Shown> {
        let citation = self.shelf.catalogue.cite(target).ok().flatten()?;
        let [before, after] = cuts(&citation).map(|cut| if cut { "…" } else { "" });
        let words = flat(&citation.anchor.exact);
        let opening = format!("“{before}");
        let shift = |span: Span| Span::new(opening.len() + span.start, opening.len() + span.end);
        let quoted = self.quoted_for_all(&citation, &words);
        let mut quoted: Vec<_> = quoted
            .into_iter()
            .map(|(span, class)| (shift(span), class))
            .collect();
        let text = format!("{opening}{words}{after}”");
        if citation.source.quoted {
            quoted.insert(0, (Span::new(0, text.len()), citation.source.class));
        }
        Some(Shown {
            quoted,
            who: words::line(&who(&citation.source)),
            from: reference(&citation),
            text,
        })
    }

    /// The words in quotation marks within a passage, in bytes of its one line `words`.
    fn quoted_for_all(&self, citation: &Citation, words: &str) -> Vec<(Span, SpeakerClass)> {
        let whole = citation.anchor.span;
        let found = citation
            .document
            .and_then(|document| self.shelf.catalogue.quotations(document, whole).ok());
        let inside: Vec<_> = found
            .unwrap_or_default()
            .into_iter()
            .filter(|q| {
                q.kind != QuotationKind::Indirect && whole.contains(q.span) && q.span != whole
            })
            .collect();
        let within = inside
            .iter()
            .map(|q| Span::new(q.span.start - whole.start, q.span.end - whole.start));
        let spans = flat_spans(&citation.anchor.exact, words, within);
        spans
            .into_iter()
            .zip(inside.iter().map(|q| q.class))
            .collect()
    }
}
