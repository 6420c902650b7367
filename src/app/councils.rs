//! The list of councils: all of them first, then each with what it counts.

use super::cursor::{Cursor, Motion};
use crate::library::CouncilSummary;
use crate::model::Gss;
use crate::search::Hits;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// The council, by its order on the shelf; `None` for all councils.
    pub(crate) council: Option<usize>,
    /// Findings, or hits while something is filtered.
    pub(crate) count: usize,
}

/// The councils listed.
#[derive(Debug, Default)]
pub(crate) struct Councils {
    /// All councils first, then those that have findings or hits to show.
    pub(crate) rows: Vec<Row>,
    /// The selected row and the first one in sight.
    pub(crate) cursor: Cursor,
}

impl Councils {
    /// Lists every council with its findings.
    pub(crate) fn list(&mut self, councils: &[CouncilSummary], findings: usize) {
        let rows = councils.iter().enumerate();
        let rows = rows.map(|(i, c)| Row {
            council: Some(i),
            count: c.findings,
        });
        self.rows = [Row {
            council: None,
            count: findings,
        }]
        .into_iter()
        .chain(rows)
        .collect();
    }

    /// Lists the councils that have hits, with their number, and those that stay without one.
    pub(crate) fn count(
        &mut self,
        councils: &[CouncilSummary],
        hits: &Hits,
        stays: impl Fn(usize) -> bool,
    ) {
        let count = |gss: &Gss| {
            let counts = &hits.councils;
            let found = counts.iter().find(|(hit, _)| hit.as_ref() == Some(gss));
            found.map_or(0, |(_, count)| *count)
        };
        let rows = councils.iter().enumerate().map(|(at, council)| Row {
            council: Some(at),
            count: count(&council.gss),
        });
        let rows = rows.filter(|row| row.count > 0 || row.council.is_some_and(&stays));
        let all = Row {
            council: None,
            count: hits.entries.len(),
        };
        self.rows = [all].into_iter().chain(rows).collect();
    }

    /// The selected council, by its order on the shelf; `None` for all.
    pub(crate) fn selected(&self) -> Option<usize> {
        self.rows
            .get(self.cursor.selected)
            .and_then(|row| row.council)
    }

    /// Selects a council, or all when it is not listed.
    pub(crate) fn select(&mut self, council: Option<usize>) {
        let row = self.rows.iter().position(|row| row.council == council);
        self.cursor.selected = row.unwrap_or_default();
    }

    /// Moves the selection.
    pub(crate) fn step(&mut self, motion: Motion, page: usize) {
        self.cursor.step(motion, self.rows.len(), page);
    }
}
