//! The paragraphs, tables and notes of a Word file.

use std::collections::HashMap;
use std::mem;

use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{self, Element, Sink};
use crate::import::{ImportError, headline};

/// What is not part of the text as it stands: deletions, the other version of a drawing, what a field computes from.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "sectPr",
];

/// A paragraph under construction.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    /// Number of its list, and level.
    list: Option<(String, usize)>,
}

/// A table under construction: its finished rows, and the cells of the one that is open.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Vec<String>>>,
}

/// Takes in the elements of the text parts.
pub(super) struct Body {
    numbering: Numbering,
    styles: Styles,
    /// Finished paragraphs of the document and, above them, of each cell that is open.
    levels: Vec<Vec<String>>,
    tables: Vec<Table>,
    paragraphs: Vec<Paragraph>,
    /// For each run that is open, whether it is hidden.
    runs: Vec<bool>,
    in_text: bool,
    title: Option<String>,
    /// The number under which each note was referred to.
    notes: HashMap<String, usize>,
    /// Which notes are being read: foot- or endnotes; empty for the text itself.
    reading: &'static str,
    /// Number of the note that is open, for its first paragraph.
    note: Option<usize>,
}

impl Body {
    pub(super) fn new(numbering: Numbering, styles: Styles) -> Self {
        Self {
            numbering,
            styles,
            levels: vec![Vec::new()],
            tables: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            in_text: false,
            title: None,
            notes: HashMap::new(),
            reading: "",
            note: None,
        }
    }

    /// Takes in the text.
    pub(super) fn read(&mut self, part: &str) -> Result<(), ImportError> {
        xml::walk(part, self)
    }

    /// Takes in footnotes or endnotes, which come after the text.
    pub(super) fn read_notes(&mut self, part: &str) -> Result<(), ImportError> {
        self.reading = if part.contains("footnote") {
            "footnote"
        } else {
            "endnote"
        };
        xml::walk(part, self)
    }

    /// The title, as a paragraph styled as one gave it, and the text.
    pub(super) fn finish(mut self) -> (Option<String>, String) {
        let paragraphs = mem::take(&mut self.levels).concat();
        (self.title, paragraphs.join("\n\n") + "\n")
    }

    fn emit(&mut self, text: String) {
        if let Some(level) = self.levels.last_mut() {
            level.push(text);
        }
    }

    fn write(&mut self, text: &str) {
        if self.runs.last().is_some_and(|hidden| *hidden) {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        if ["Title", "Heading1"].contains(&paragraph.style.as_str()) && self.title.is_none() {
            self.title = headline(text);
        }
        let list = match paragraph.list {
            // A level without a number is one of the style's own list.
            Some((number, level)) if number.is_empty() => {
                let list = self.styles.list(&paragraph.style);
                list.map(|(number, _)| (number, level))
            }
            None => self.styles.list(&paragraph.style),
            list => list,
        };
        let sign = match (&list, self.note.take()) {
            (_, Some(note)) => superscript(note) + " ",
            (Some((number, _)), _) if number == "0" => String::new(),
            (Some((number, level)), _) => self.numbering.next(number, *level),
            (None, _) if paragraph.style.starts_with("ListBullet") => "• ".into(),
            _ => String::new(),
        };
        self.emit(sign + text);
    }

    /// A table is a line for each row; one of single cells is a frame around paragraphs.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        if table.rows.iter().all(|row| row.len() < 2) {
            for paragraph in table.rows.into_iter().flatten().flatten() {
                self.emit(paragraph);
            }
            return;
        }
        let line = |row: &Vec<Vec<String>>| {
            let cells = row
                .iter()
                .map(|cell| cell.join(" ").replace(['\n', '\t'], " "));
            cells.collect::<Vec<_>>().join("\t").trim_end().to_owned()
        };
        let lines: Vec<String> = table
            .rows
            .iter()
            .map(line)
            .filter(|line| !line.is_empty())
            .collect();
        if !lines.is_empty() {
            self.emit(lines.join("\n"));
        }
    }

    fn refer(&mut self, kind: &str, element: &Element<'_>) {
        let next = self.notes.len() + 1;
        let key = format!("{kind} {}", element.get("id").unwrap_or_default());
        let number = *self.notes.entry(key).or_insert(next);
        self.write(&superscript(number));
    }

    /// A note begins; those that draw the line above notes are left out.
    fn begin_note(&mut self, element: &Element<'_>) -> bool {
        let key = format!("{} {}", self.reading, element.get("id").unwrap_or_default());
        self.note = self.notes.get(&key).copied();
        self.note.is_some()
    }

    /// Elements that stand for a sign, and those that say how a paragraph looks.
    fn sign_or_property(&mut self, element: &Element<'_>) {
        let in_run = !self.runs.is_empty();
        let value = || element.get("val").unwrap_or_default();
        match element.name() {
            "tab" | "ptab" if in_run => self.write(" "),
            "br" | "cr" if in_run => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => {
                let code = element
                    .get("char")
                    .and_then(|code| u32::from_str_radix(&code, 16).ok());
                let sign = code.and_then(char::from_u32).unwrap_or('•');
                // Symbol and Wingdings, of which papers use the bullets.
                let private = ('\u{e000}'..='\u{f8ff}').contains(&sign);
                let sign = if private { '•' } else { sign };
                self.write(sign.encode_utf8(&mut [0; 4]));
            }
            "vanish" if in_run => {
                let hidden = element.is_on();
                self.runs
                    .last_mut()
                    .into_iter()
                    .for_each(|run| *run = hidden);
            }
            "pStyle" => {
                let style = value();
                self.paragraphs
                    .last_mut()
                    .into_iter()
                    .for_each(|p| p.style.clone_from(&style));
            }
            "numId" => {
                let number = value();
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.list.get_or_insert_default().0 = number;
                }
            }
            "ilvl" => {
                let level = value().parse().unwrap_or(0);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.list.get_or_insert_default().1 = level;
                }
            }
            _ => {}
        }
    }
}

impl Sink for Body {
    fn begin(&mut self, element: &Element<'_>) -> bool {
        let name = element.name();
        match name {
            _ if LEFT_OUT.contains(&name) => return false,
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => self.runs.push(false),
            "t" => self.in_text = true,
            "tbl" => self.tables.push(Table::default()),
            "tr" => self
                .tables
                .last_mut()
                .into_iter()
                .for_each(|table| table.rows.push(Vec::new())),
            "tc" => self.levels.push(Vec::new()),
            "footnoteReference" => self.refer("footnote", element),
            "endnoteReference" => self.refer("endnote", element),
            "footnote" | "endnote" if !self.reading.is_empty() => return self.begin_note(element),
            _ => self.sign_or_property(element),
        }
        true
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.write(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" => drop(self.runs.pop()),
            "t" => self.in_text = false,
            "tbl" => self.end_table(),
            // The lowest level is the document's.
            "tc" if self.levels.len() > 1 => {
                let cell = self.levels.pop().unwrap_or_default();
                if let Some(row) = self
                    .tables
                    .last_mut()
                    .and_then(|table| table.rows.last_mut())
                {
                    row.push(cell);
                }
            }
            _ => {}
        }
    }
}

fn superscript(number: usize) -> String {
    let figures = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    digits
        .bytes()
        .map(|digit| figures[usize::from(digit - b'0')])
        .collect()
}
