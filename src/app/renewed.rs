//! What was renewed beside the explorer is taken over, and nothing moves: the reader stays where they are.

use super::{App, words};
use crate::search::Index;

impl App {
    /// How far the renewal is that goes on beside the explorer; `None` when there is none.
    pub(crate) fn renewing(&self) -> Option<String> {
        let (done, total) = self.shelf.renewing?;
        let [done, total] = [done, total].map(words::grouped);
        Some(format!("renewing {done} of {total}"))
    }

    /// Takes over everything that is known of the documents, and this index of it.
    pub(super) fn renewed(&mut self, index: Index) {
        self.shelf.renewing = None;
        let (councils, findings) = (self.councils.cursor, self.findings.cursor);
        let (opened, moved) = (self.opened, self.filter.as_ref().map(|filter| filter.moved));
        let before = self
            .filter
            .as_ref()
            .and_then(|filter| filter.before.finding);
        let before = before.and_then(|entry| self.shelf.id(entry));
        if !self.take_again(index) {
            return;
        }
        self.opened = opened;
        if let (Some(filter), Some(moved)) = (&mut self.filter, moved) {
            filter.before.finding = before.and_then(|id| self.shelf.entry(id));
            filter.moved = moved;
        }
        // The selected row stays where it is on the screen, however many there are above it now.
        self.councils.cursor.follow(councils);
        self.findings.cursor.follow(findings);
    }
}
