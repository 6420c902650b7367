//! Records of a table as a spreadsheet reads them: RFC 4180, and nothing in a cell that it would run.

use std::borrow::Cow;

use serde_json::Value;

use crate::model::visible::visible;

/// What makes a spreadsheet take a cell for a formula, whatever quotation marks are around it; the wide forms of East Asian
/// keyboards too.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

/// One record with its line end.
pub fn record(cells: &[impl AsRef<str>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = csv::WriterBuilder::new().from_writer(&mut out);
    let written = writer.write_record(cells.iter().map(|cell| defused(cell.as_ref()).into_owned()));
    // Memory takes every byte, and there is one record alone, which cannot differ from another in length.
    debug_assert!(written.is_ok());
    drop(writer);
    out
}

/// A JSON value as the text of one cell; a list's members are parted by semicolons.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => visible(text).into_owned(),
        Value::Array(members) => members.iter().map(cell).collect::<Vec<_>>().join("; "),
        value => value.to_string(),
    }
}

/// The text of a cell with an apostrophe before what a spreadsheet would run.
fn defused(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        String::from_utf8(record(cells)).unwrap()
    }

    #[test]
    fn cells_with_commas_quotation_marks_and_line_ends_stay_one_cell() {
        assert_eq!(
            written(&["a", "b, c", "“d” \"e\"", "f\ng"]),
            "a,\"b, c\",\"“d” \"\"e\"\"\",\"f\ng\"\n"
        );
        assert_eq!(written(&[""]), "\"\"\n");
    }

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_text() {
        for formula in ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let out = written(&[formula, "x"]);
            let cell = out.trim_start_matches('"');
            assert!(cell.starts_with('\''), "{out}");
        }
        assert_eq!(written(&["60% - not 70%"]), "60% - not 70%\n");
    }
}
