//! Standard output: lines for people, JSON and CSV for programs. Nothing gets past here that would steer a terminal.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};
use unicode_width::UnicodeWidthStr;

use crate::export::csv;
use crate::model::visible::{is_visible, visible, visible_line};

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Lines for people.
    Lines,
    /// One JSON object per line.
    Json,
    /// A table for a spreadsheet, with a line of names above it.
    Csv,
}

/// Where rows go, and in which form.
pub(super) struct Out<'a> {
    to: BufWriter<Box<dyn Write + 'a>>,
    form: Form,
    /// The fields of a row that are cells of a table: `trace.status` is a field in a field.
    columns: &'static [&'static str],
}

impl<'a> Out<'a> {
    /// Writes to `to` in this form.
    pub(super) fn new(to: impl Write + 'a, form: Form) -> Self {
        Self {
            to: BufWriter::new(Box::new(to)),
            form,
            columns: &[],
        }
    }

    /// Whether programs are meant to read it.
    pub(super) fn is_for_programs(&self) -> bool {
        self.form != Form::Lines
    }

    /// Begins a list whose rows have these fields. A table says their names even when no row follows.
    pub(super) fn columns(&mut self, columns: &'static [&'static str]) -> io::Result<()> {
        self.columns = columns;
        match self.form {
            Form::Csv => self.record(columns),
            _ => Ok(()),
        }
    }

    /// Writes a row in the form that was asked for.
    pub(super) fn row(
        &mut self,
        row: &impl Serialize,
        lines: impl FnOnce() -> Vec<String>,
    ) -> io::Result<()> {
        match self.form {
            Form::Lines => lines().iter().try_for_each(|line| self.line(line)),
            Form::Json => {
                let written = row.serialize(&mut Serializer::with_formatter(&mut self.to, Escaped));
                told(written.map_err(io::Error::from))?;
                told(self.to.write_all(b"\n"))
            }
            Form::Csv => {
                let row = serde_json::to_value(row)?;
                let cells: Vec<String> = self.columns.iter().map(|name| cell(&row, name)).collect();
                self.record(&cells)
            }
        }
    }

    fn record(&mut self, cells: &[impl AsRef<str>]) -> io::Result<()> {
        told(self.to.write_all(&csv::record(cells)))
    }

    /// Writes one line for people.
    pub(super) fn line(&mut self, line: &str) -> io::Result<()> {
        told(writeln!(self.to, "{}", visible_line(line)))
    }

    /// Writes text that keeps its line ends.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        told(self.to.write_all(visible(text).as_bytes()))
    }

    /// Sends everything on its way.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        told(self.to.flush())
    }

    /// Drops everything from here on: whoever was reading has gone.
    pub(super) fn mute(&mut self) {
        // What the old writer still holds has nowhere to go.
        let old = std::mem::replace(&mut self.to, BufWriter::new(Box::new(io::sink())));
        let _ = old.into_parts();
    }
}

/// The error with where it happened; its kind stays, so that a closed pipe is still known as one.
fn told(written: io::Result<()>) -> io::Result<()> {
    written.map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("standard output cannot be written: {error}"),
        )
    })
}

/// A field of a row as one cell.
fn cell(row: &Value, name: &str) -> String {
    let field = name.split('.').try_fold(row, |value, name| value.get(name));
    field.map_or_else(String::new, csv::cell)
}

/// JSON in which every character that steers a terminal or hides from the eye is written as an escape: the value is the same.
struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|c| !is_visible(c)) {
            let (plain, hidden) = rest.split_at(at);
            to.write_all(plain.as_bytes())?;
            let mut left = hidden.chars();
            for unit in left
                .next()
                .into_iter()
                .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
            {
                write!(to, "\\u{unit:04x}")?;
            }
            rest = left.as_str();
        }
        to.write_all(rest.as_bytes())
    }
}

/// Cells in columns of these widths, two spaces apart; the last takes what is left. A longer cell pushes the rest on.
pub(super) fn columns(cells: &[(&str, usize)], last: &str) -> String {
    let mut line = String::new();
    for (text, width) in cells {
        let text = visible_line(text);
        line += &text;
        line.extend(std::iter::repeat_n(
            ' ',
            width.saturating_sub(text.width()) + 2,
        ));
    }
    line + last
}

/// `1 mark`, `2 marks`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {}", plural(count, noun))
}

/// `mark` for one, `marks` for any other number.
pub(super) fn plural(count: usize, noun: &str) -> String {
    match count {
        1 => noun.to_owned(),
        _ => format!("{noun}s"),
    }
}

/// The text on one line, each run of white space one space.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: Form, text: &str) -> String {
        #[derive(Serialize)]
        struct Row<'a> {
            text: &'a str,
        }
        let mut bytes = Vec::new();
        let mut out = Out::new(&mut bytes, form);
        out.columns(&["text", "none", "text.none"]).unwrap();
        out.row(&Row { text }, || vec![text.to_owned()]).unwrap();
        out.flush().unwrap();
        drop(out);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn no_control_gets_out_and_json_keeps_the_value() {
        let hostile: String = (0..=0x0010_ffff)
            .filter_map(char::from_u32)
            .filter(|c| !is_visible(*c))
            .collect();
        for form in [Form::Lines, Form::Json, Form::Csv] {
            let out = written(form, &hostile);
            assert!(out.chars().all(|c| is_visible(c) || c == '\n'), "{form:?}");
        }
        let json: Value = serde_json::from_str(&written(Form::Json, &hostile)).unwrap();
        assert_eq!(json["text"], hostile);
        assert_eq!(
            written(Form::Json, "a\u{1b}[31m“b”\u{e0041}"),
            "{\"text\":\"a\\u001b[31m“b”\\udb40\\udc41\"}\n"
        );
    }

    #[test]
    fn a_table_has_a_line_of_names_and_an_empty_cell_for_what_is_not_there() {
        assert_eq!(
            written(Form::Csv, "“a”, \"b\"\u{7}"),
            "text,none,text.none\n\"“a”, \"\"b\"\"␇\",,\n"
        );
        let row = serde_json::json!({"in": {"list": ["a", 2], "of": [{"x": 1}]}});
        assert_eq!(cell(&row, "in.list"), "a; 2");
        assert_eq!(cell(&row, "in.of"), "{\"x\":1}");
    }

    #[test]
    fn columns_align_by_width_on_screen() {
        assert_eq!(columns(&[("日本", 6), ("b", 2)], "end"), "日本    b   end");
        assert_eq!(columns(&[("too long", 3)], "end"), "too long  end");
        assert_eq!(flat(" a\n\n b\u{c}c "), "a b c");
    }
}
