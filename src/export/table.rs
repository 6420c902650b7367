//! A paper as a table for a spreadsheet: the fields of the JSON, a row for each passage.

use super::json::Row;
use super::{Paper, csv};

/// Spreadsheets take a file without this mark for one in an older encoding.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The table with a line of names above it.
pub(super) fn table(paper: &Paper) -> Vec<u8> {
    let mut out = BYTE_ORDER_MARK.to_vec();
    out.extend(csv::record(&Row::COLUMNS));
    for (heading, passage) in paper.passages() {
        let row = serde_json::to_value(Row::new(heading, passage)).unwrap_or_default();
        out.extend(csv::record(&Row::COLUMNS.map(|name| csv::cell(&row[name]))));
    }
    out
}
