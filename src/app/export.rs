//! The export menu: what is listed, or a briefing, as a file of another form.

use super::picker::{Choice, Entry, Sort};
use super::{App, Store, words};
use crate::export::{FORMATS, slug};
use crate::model::FindingId;

/// Findings exported at a time.
const MOST: usize = 10_000;

/// What is to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// Findings, in this order, and what was asked for.
    Findings(Vec<FindingId>, String),
    /// The briefing of this name.
    Briefing(String),
    /// What is ready to be written, under this name.
    Ready {
        /// Its name.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
}

impl App {
    /// Offers to write what is listed or a briefing.
    pub(super) fn open_exports(&mut self) {
        self.open_exports_of(None);
    }

    /// Offers to write this briefing, or else what is listed or any of them.
    pub(super) fn open_exports_of(&mut self, only: Option<&str>) {
        let listed = self.findings.rows.len();
        let whole = (only.is_none() && (1..=MOST).contains(&listed))
            .then(|| words::count(listed, "finding") + " listed");
        let briefings = self
            .own
            .work
            .briefings
            .iter()
            .filter(|briefing| !briefing.items.is_empty())
            .filter(|briefing| only.is_none_or(|only| only == briefing.name));
        let briefings = briefings.map(|b| {
            (
                Some(b.name.clone()),
                format!("briefing ‘{}’", words::line(&b.name)),
            )
        });
        let all = whole.map(|text| (None, text)).into_iter().chain(briefings);
        let entries: Vec<Entry> = all
            .flat_map(|(briefing, what)| {
                let file = slug(briefing.as_deref().unwrap_or(&self.listed_about()));
                FORMATS.iter().map(move |format| Entry {
                    choice: Choice::Export(briefing.clone(), format.suffix),
                    text: format!("{what}: {}", format.name),
                    detail: format!("{file}.{}", format.suffix),
                    also: String::new(),
                })
            })
            .collect();
        if entries.is_empty() {
            return self
                .say("There is nothing to export: filter for something, or fill a briefing.");
        }
        self.offer_choice(Sort::Export, entries, 0);
    }

    /// What a row of the menu means.
    pub(super) fn exported(&self, briefing: Option<String>) -> Exported {
        if let Some(name) = briefing {
            return Exported::Briefing(name);
        }
        let ids = self
            .findings
            .rows
            .iter()
            .filter_map(|entry| self.shelf.id(*entry));
        Exported::Findings(ids.collect(), self.listed_about())
    }

    /// What the findings listed are about, which their file is called after.
    fn listed_about(&self) -> String {
        let asked = self.filter_text().unwrap_or_default().trim();
        let council = self
            .councils
            .selected()
            .and_then(|at| self.shelf.councils.get(at));
        match (asked, council) {
            ("", Some(council)) => council.name.clone(),
            ("", None) => "all findings".to_owned(),
            (asked, Some(council)) => format!("{asked}, {}", council.name),
            (asked, None) => asked.to_owned(),
        }
    }

    /// Has a file written, and says where it is.
    pub fn hand_out(
        &mut self,
        what: &Exported,
        suffix: &str,
        store: Option<&mut (dyn Store + 'static)>,
    ) {
        match store.map(|store| store.export(what, suffix)) {
            Some(Ok(said)) => self.say(words::line(&said)),
            Some(Err(error)) => self.fail(format!("Not exported: {error:#}")),
            None => self.fail("Not exported: there is nowhere to write to."),
        }
        self.refresh();
    }
}
