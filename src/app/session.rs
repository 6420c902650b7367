//! Where the reader is, to be there again the next time: plain data, what it is taken from, and going back to it.
//!
//! A session may be old, of a library that has changed since, or written by anybody: what does not fit is left out and said.

use serde::{Deserialize, Serialize};

use super::sizes::Shares;
use super::{App, Pane};
use crate::model::visible::visible_line;
use crate::model::{DocumentId, FindingId, FindingRow, Gss};
use crate::search::Query;

/// Characters of a query, and of a finding's first words, that are kept.
const MOST: usize = 2_000;
const WORDS: usize = 80;

/// Where the reader is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The library, as it was opened.
    pub library: String,
    /// The look that the reader chose, by name.
    pub look: Option<String>,
    /// Terminals that did not answer when they were asked for their background, each as often as that was so.
    pub silent: Vec<String>,
    council: Option<Gss>,
    query: String,
    only_ofsted: bool,
    pane: Pane,
    zoomed: bool,
    shares: Shares,
    finding: Option<Held>,
    /// The document in the source, when it is not the selected finding's.
    document: Option<String>,
    /// The first byte in sight of the source.
    at: usize,
}

/// A finding, so that it is known again when documents have other numbers or other rules found it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    /// SHA-256 of its document's original bytes.
    document: String,
    ordinal: u32,
    /// How it begins.
    words: String,
}

impl App {
    /// Goes back to where the reader was as soon as the findings are read, unless the reader goes somewhere before that.
    #[must_use]
    pub fn resuming(mut self, session: Option<Session>) -> Self {
        self.resuming = session.map(Box::new);
        self
    }

    /// Where the reader is now.
    pub fn session(&mut self) -> Session {
        if let Some(session) = &self.resuming {
            return (**session).clone();
        }
        let top = |source: &super::Source| {
            let sheet = source.sheet.as_ref()?;
            Some(sheet.rows.get(source.top)?.span.start)
        };
        Session {
            council: self.council().cloned(),
            query: self
                .filter_text()
                .unwrap_or_default()
                .trim()
                .chars()
                .take(MOST)
                .collect(),
            only_ofsted: self.only_ofsted,
            pane: self.focus,
            zoomed: self.zoomed,
            shares: self.shares,
            finding: self.selected().and_then(|id| self.held_at(id)),
            document: self.opened.and_then(|id| self.hash(id)),
            at: top(&self.source).unwrap_or_default(),
            ..Session::default()
        }
    }

    fn hash(&self, id: DocumentId) -> Option<String> {
        Some(self.shelf.summary(id)?.sha256.clone())
    }

    fn held_at(&mut self, id: FindingId) -> Option<Held> {
        let passage = self.shelf.finding(id)?;
        Some(Held {
            document: self.hash(id.document)?,
            ordinal: id.ordinal,
            words: passage.row.text.chars().take(WORDS).collect(),
        })
    }

    /// Goes back, and says what is not as it was.
    pub(super) fn resume(&mut self) {
        let Some(session) = self.resuming.take() else {
            return;
        };
        self.only_ofsted = session.only_ofsted;
        self.resume_list(&session);
        let finding = session.finding.as_ref().map(|held| self.find_held(held));
        if let Some(Some(entry)) = finding {
            self.list(Some(entry));
        }
        let document = session
            .document
            .as_deref()
            .map(|hash| self.document_of(hash));
        if let Some(Some(id)) = document {
            self.open_document(id);
        }
        (self.focus, self.zoomed) = (session.pane, session.zoomed);
        self.shares = session.shares;
        self.refresh();
        let gone = finding == Some(None) || document == Some(None);
        let council = session.council.is_some() && self.council() != session.council.as_ref();
        if gone || council {
            let what = if gone { "the passage" } else { "the council" };
            self.say(format!(
                "The library has changed: {what} where you were last is not in it now."
            ));
        } else {
            self.source.go_to(session.at);
        }
    }

    /// Lists again what was listed: the council's findings, or what the query finds.
    fn resume_list(&mut self, session: &Session) {
        let query = visible_line(&session.query)
            .chars()
            .take(MOST)
            .collect::<String>();
        let asks = Query::parse(&query).is_ok_and(|query| !query.is_empty());
        if !asks {
            self.ask();
            self.choose_council(session.council.as_ref());
            return self.list(None);
        }
        self.run(&query);
        if let Some(filter) = &mut self.filter {
            filter.council.clone_from(&session.council);
        }
        self.choose_council(session.council.as_ref());
        self.list(None);
    }

    fn document_of(&self, hash: &str) -> Option<DocumentId> {
        self.shelf
            .listed()
            .find(|document| document.sha256 == hash)
            .map(|document| document.id)
    }

    /// The entry of a finding that begins with the words kept: the one with its number, else any of the same document.
    fn find_held(&mut self, held: &Held) -> Option<u32> {
        let document = self.document_of(&held.document)?;
        let view = self.shelf.document(document)?;
        let same = |row: &&FindingRow| row.text.starts_with(&held.words);
        let mut rows = view.findings.iter();
        let numbered = rows.find(|row| row.id.ordinal == held.ordinal);
        let found = numbered
            .filter(same)
            .or_else(|| view.findings.iter().find(same));
        self.shelf.entry(found?.id)
    }
}
