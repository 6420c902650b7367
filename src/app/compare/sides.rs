//! What the two sides of a comparison stand at: for copying and marking, and to be written to a file.

use super::{Compared, Side};
use crate::app::picker::{Choice, Entry, Sort};
use crate::app::{App, Effect, Exported};
use crate::export::{self, COMPARISONS, Comparison};
use crate::model::mark::Target;
use crate::model::{DocumentId, FindingRow, Span};

impl Compared {
    /// What the keys act on: the quotation on the left and the passage it comes from on the right, else the finding at which
    /// the side stands.
    pub(in crate::app) fn target(&self) -> Option<Target> {
        self.target_of(self.focus)
    }

    fn target_of(&self, at: usize) -> Option<Target> {
        let traced = match at {
            0 => self.quotation.map(Target::Quotation),
            _ => self.origin,
        };
        let finding = || self.sides[at].finding().map(|row| Target::Finding(row.id));
        traced.or_else(finding)
    }
}

impl Side {
    /// The finding at which it stands.
    fn finding(&self) -> Option<&FindingRow> {
        let (document, passage) = self.document.as_ref().zip(self.passage)?;
        let mut findings = document.findings.iter();
        findings.find(|row| row.finding.span.overlaps(passage))
    }

    fn id(&self) -> Option<DocumentId> {
        Some(self.document.as_ref()?.summary.id)
    }

    /// The passage with its marks, without where it comes from.
    fn exported(&self) -> Option<export::Side> {
        let (document, passage) = self.document.as_ref().zip(self.passage)?;
        let inside = |spans: &[Span]| {
            let spans = spans.iter().filter(|span| passage.contains(**span));
            let moved = spans.map(|s| Span::new(s.start - passage.start, s.end - passage.start));
            moved.collect()
        };
        Some(export::Side {
            label: self.label.to_owned(),
            text: passage.of(&document.text).to_owned(),
            same: inside(&self.same),
            differing: inside(&self.differing),
            hits: inside(&self.source.hits),
            ..export::Side::default()
        })
    }
}

impl App {
    /// Offers the forms in which what stands side by side can be written.
    pub(in crate::app) fn open_comparisons(&mut self) {
        let all = self
            .compared
            .as_ref()
            .is_some_and(|compared| compared.sides.iter().all(|side| side.exported().is_some()));
        if !all {
            return self.say("There is no passage on both sides: step to one with n on each.");
        }
        let entry = |(suffix, name): (&'static str, &str)| Entry {
            choice: Choice::ExportSides(suffix),
            text: format!("both passages: {name}"),
            detail: format!(".{suffix}"),
            also: String::new(),
        };
        let entries = COMPARISONS.map(entry).to_vec();
        self.offer_choice(Sort::Export, entries, 0);
    }

    /// Has both passages written in the form with this suffix.
    pub(in crate::app) fn export_sides(&mut self, suffix: &'static str) {
        match self.comparison() {
            Some((name, comparison)) => {
                let name = format!("{name}.{suffix}");
                if let Some(text) = export::comparison(&comparison, suffix) {
                    let bytes = text.into_bytes();
                    let file = Exported::Ready { name, bytes };
                    self.effects.push(Effect::Export(file, suffix));
                }
            }
            None => self.fail("The library no longer holds these words: start casebook again."),
        }
    }

    /// What stands side by side, and what to call it.
    fn comparison(&self) -> Option<(String, Comparison)> {
        let compared = self.compared.as_ref()?;
        let side = |at: usize| {
            let target = compared.target_of(at)?;
            let citation = self.shelf.catalogue.cite(target).ok()??;
            let side = compared.sides[at].exported()?;
            Some(export::Side { citation, ..side })
        };
        let sides = [side(0)?, side(1)?];
        let [one, other] = [compared.sides[0].id()?, compared.sides[1].id()?];
        let verdict = compared.told.clone();
        Some((
            format!("casebook-comparison-{one}-{other}"),
            Comparison { verdict, sides },
        ))
    }
}
