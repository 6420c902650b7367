//! The table of judgements, in every form in which it is printed or pulled out of a PDF.
//!
//! Labels and grades are told apart by the cell they stand in, and then paired in their order: text that came out column by
//! column, or with a label wrapped around its grade, still has the labels in order and the grades in order.

use super::lines::{Line, cells};
use super::words::{Word, grade, printed, words};
use crate::model::{Area, Grade, Judgement, Span};

/// Labels of all frameworks, a longer one before one that it begins with. Some are judged and are no area of ours: they
/// are known so that the others keep their places.
const LABELS: &[(&str, Option<Area>)] = &[
    (
        "the impact of leaders on social work practice with children and families",
        Some(Area::Leaders),
    ),
    (
        "the experiences and progress of children who need help and protection",
        Some(Area::HelpAndProtection),
    ),
    (
        "the experiences and progress of children in care and care leavers",
        Some(Area::InCareAndCareLeavers),
    ),
    (
        "the experiences and progress of children in care",
        Some(Area::InCare),
    ),
    (
        "the experiences and progress of care leavers",
        Some(Area::CareLeavers),
    ),
    ("overall effectiveness", Some(Area::Overall)),
    (
        "children who need help and protection",
        Some(Area::HelpAndProtection),
    ),
    (
        "children looked after and achieving permanence",
        Some(Area::InCare),
    ),
    ("adoption performance", Some(Area::Adoption)),
    (
        "experiences and progress of care leavers",
        Some(Area::CareLeavers),
    ),
    (
        "experience and progress of care leavers",
        Some(Area::CareLeavers),
    ),
    ("leadership management and governance", Some(Area::Leaders)),
    ("capacity to improve", None),
    ("outcomes for looked after children and young people", None),
    ("quality of provision", None),
    ("leadership and management", Some(Area::Leaders)),
];

/// A judgement with where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) judgement: Judgement,
    /// Label and grade, when they stand together.
    pub(super) span: Option<Span>,
}

/// A table of judgements.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Its rows in order.
    pub(super) rows: Vec<Row>,
    /// Where its first label begins and its last grade ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The column of grades is at least this far to the right, in bytes.
const RIGHT: usize = 24;
/// How a grade's first line begins.
const GRADE_BEGINS: &[&str] = &[
    "outstanding",
    "good",
    "requires",
    "require",
    "adequate",
    "inadequate",
    "not",
];
/// A label and its grade stand together when no more than this is between them, in bytes.
const TOGETHER: usize = 60;
/// A grade wraps over at most this many cells of its column.
const GRADE_CELLS: usize = 3;

struct Cell<'t> {
    words: Vec<Word<'t>>,
    right: bool,
    /// Whether its grade, or the grade it is part of, has been taken.
    used: bool,
}

impl<'t> Cell<'t> {
    fn new(words: Vec<Word<'t>>, right: bool) -> Self {
        Self {
            words,
            right,
            used: false,
        }
    }
}

/// The table in these lines; empty when there is none.
pub(super) fn read(text: &str, lines: &[Line]) -> Table {
    let mut cells = table_cells(text, lines);
    let all = take_grades(text, &mut cells);
    let labels = labels(&cells);
    let Some(first) = labels.first().map(|label| label.at) else {
        return Table::default();
    };
    let line = lines
        .iter()
        .rfind(|line| line.span.start <= first)
        .map_or(first, |line| line.span.start);
    let grades: Vec<&Printed> = all.iter().filter(|grade| grade.end > line).collect();
    let paired: Vec<(&Label, &Printed)> = if grades.len() >= labels.len() {
        labels.iter().zip(grades).collect()
    } else {
        in_order(&labels, &grades)
    };
    let end = paired
        .iter()
        .map(|(label, grade)| label.end.max(grade.end))
        .max();
    let rows = paired.into_iter().filter_map(|(label, grade)| {
        let judgement = Judgement {
            area: label.area?,
            grade: grade.grade,
            printed: grade.words.clone(),
        };
        let together = grade.at >= label.end && grade.at - label.end <= TOGETHER;
        let between = label.end..grade.at;
        let alone = !labels.iter().any(|other| between.contains(&other.at))
            && !all.iter().any(|other| between.contains(&other.at));
        let span = (together && alone).then(|| Span::new(label.at, grade.end));
        Some(Row { judgement, span })
    });
    Table {
        rows: rows.collect(),
        start: line,
        end: end.unwrap_or(line),
    }
}

/// With grades missing, each goes to the first label before it that has none.
fn in_order<'a>(labels: &'a [Label], grades: &[&'a Printed]) -> Vec<(&'a Label, &'a Printed)> {
    let mut out: Vec<(&Label, &Printed)> = Vec::new();
    let mut next = 0;
    for (place, label) in labels.iter().enumerate() {
        let until = labels.get(place + 1).map_or(usize::MAX, |label| label.at);
        if let Some(grade) = grades
            .get(next)
            .filter(|grade| grade.at < until || grades.len() - next >= labels.len() - place)
        {
            out.push((label, grade));
            next += 1;
        }
    }
    out
}

fn table_cells<'t>(text: &'t str, lines: &[Line]) -> Vec<Cell<'t>> {
    let column = grade_column(text, lines);
    let mut out: Vec<Cell<'_>> = Vec::new();
    for line in lines {
        for cell in cells(text, line.span) {
            let words: Vec<Word<'_>> = words(text, cell);
            let behind_tab = text[line.span.start..cell.start].contains('\t');
            let right = behind_tab || column_of(line, cell) >= column;
            if words.is_empty() {
                continue;
            }
            match row_in_one(&words).filter(|_| !right) {
                Some(split) => {
                    let (label, grade) = words.split_at(split);
                    out.push(Cell::new(label.to_vec(), false));
                    out.push(Cell::new(grade.to_vec(), true));
                }
                None => out.push(Cell::new(words, right)),
            }
        }
    }
    out
}

/// How far to the right a cell begins, in bytes.
fn column_of(line: &Line, cell: Span) -> usize {
    line.indent + cell.start - line.span.start
}

/// Where the column of grades begins in a table laid out with spaces; past every line when there is none.
fn grade_column(text: &str, lines: &[Line]) -> usize {
    let all = lines.iter().flat_map(|line| {
        cells(text, line.span)
            .into_iter()
            .map(move |cell| (line, cell))
    });
    let begins_grade = |cell: Span| {
        let first = words(text, cell).into_iter().next();
        first.is_some_and(|word| GRADE_BEGINS.contains(&&*word.text))
    };
    let columns = all
        .filter(|(_, cell)| begins_grade(*cell))
        .map(|(line, cell)| column_of(line, cell));
    columns
        .filter(|column| *column >= RIGHT)
        .min()
        .unwrap_or(usize::MAX)
}

/// Where the grade begins in a cell that holds a whole row.
fn row_in_one(words: &[Word<'_>]) -> Option<usize> {
    let labelled = label_at(&mut words.iter().skip_while(|word| word.is_number()))?;
    let numbers = words.iter().take_while(|word| word.is_number()).count();
    let split = numbers + labelled.1;
    let (_, length) = grade(&words[split..])?;
    (split + length == words.len()).then_some(split)
}

/// A printed grade.
struct Printed {
    grade: Grade,
    words: String,
    at: usize,
    end: usize,
}

/// Takes the cells that hold a grade and nothing else, alone or with the next cells of their column; a grade that wrapped to
/// the beginning of the next line stands in the next cell.
fn take_grades(text: &str, cells: &mut [Cell<'_>]) -> Vec<Printed> {
    let mut out = Vec::new();
    for at in 0..cells.len() {
        if cells[at].used {
            continue;
        }
        let free = |next: &usize| !cells[*next].used;
        let column = (at..cells.len()).filter(|next| cells[*next].right == cells[at].right);
        let column: Vec<usize> = column.filter(free).take(GRADE_CELLS).collect();
        let wrapped: Vec<usize> = (at..cells.len()).filter(free).take(2).collect();
        let Some((taken, words, grade)) = whole(cells, &column).or_else(|| whole(cells, &wrapped))
        else {
            continue;
        };
        let (start, end) = (words[0].span.start, words[words.len() - 1].span.end);
        let lines: Vec<String> = taken
            .iter()
            .map(|cell| printed(text, &within(&cells[*cell].words, end)))
            .collect();
        out.push(Printed {
            grade,
            words: lines.join(" ").trim().to_owned(),
            at: start,
            end,
        });
        for cell in taken {
            cells[cell].used = true;
        }
    }
    out
}

/// As many of these cells as hold a grade and nothing else together, with its words.
fn whole<'t>(cells: &[Cell<'t>], together: &[usize]) -> Option<(Vec<usize>, Vec<Word<'t>>, Grade)> {
    (1..=together.len()).rev().find_map(|count| {
        let taken = &together[..count];
        let joined = taken
            .iter()
            .flat_map(|cell| cells[*cell].words.iter().cloned());
        let joined: Vec<Word<'_>> = joined.collect();
        let (grade, length) = grade(&joined)?;
        // "Inadequate (4)".
        let rest = joined[length..].iter().all(Word::is_number);
        rest.then(|| (taken.to_vec(), joined[..length].to_vec(), grade))
    })
}

fn within<'t>(words: &[Word<'t>], end: usize) -> Vec<Word<'t>> {
    words
        .iter()
        .filter(|word| word.span.end <= end)
        .cloned()
        .collect()
}

struct Label {
    area: Option<Area>,
    at: usize,
    end: usize,
}

/// The labels that fill whole cells, each area once.
fn labels(cells: &[Cell<'_>]) -> Vec<Label> {
    let left: Vec<&Cell<'_>> = cells
        .iter()
        .filter(|cell| !cell.used && !cell.right)
        .collect();
    // Words with whether they begin and end a cell.
    let stream: Vec<(&Word<'_>, bool, bool)> = left
        .iter()
        .flat_map(|cell| {
            let last = cell.words.len() - 1;
            let begins = cell
                .words
                .iter()
                .take_while(|word| word.is_number())
                .count();
            cell.words
                .iter()
                .enumerate()
                .map(move |(at, word)| (word, at <= begins, at == last))
        })
        .filter(|(word, ..)| !word.is_number())
        .collect();
    let mut out: Vec<Label> = Vec::new();
    let mut at = 0;
    while at < stream.len() {
        let found = stream[at]
            .1
            .then(|| label_at(&mut stream[at..].iter().map(|(word, ..)| *word)))
            .flatten();
        let Some((area, length)) = found.filter(|(_, length)| stream[at + length - 1].2) else {
            at += 1;
            continue;
        };
        let end = stream[at..at + length]
            .iter()
            .map(|(word, ..)| word.span.end)
            .max()
            .unwrap_or_default();
        if area.is_none() || !out.iter().any(|label| label.area == area) {
            out.push(Label {
                area,
                at: stream[at].0.span.start,
                end,
            });
        }
        at += length;
    }
    out
}

/// The label with whose words these begin, in whatever order a justified cell left them, and how many they are.
fn label_at<'w>(words: &mut dyn Iterator<Item = &'w Word<'w>>) -> Option<(Option<Area>, usize)> {
    let longest = LABELS
        .iter()
        .map(|(label, _)| label.split(' ').count())
        .max()
        .unwrap_or_default();
    let next: Vec<&str> = words.take(longest).map(|word| &*word.text).collect();
    let begins = |(label, _): &&(&str, _)| label.split(' ').next() == next.first().copied();
    LABELS.iter().filter(begins).find_map(|(label, area)| {
        let mut wanted: Vec<&str> = label.split(' ').collect();
        let mut given: Vec<&str> = next.get(..wanted.len())?.to_vec();
        wanted.sort_unstable();
        given.sort_unstable();
        (wanted == given).then_some((*area, wanted.len()))
    })
}

#[cfg(test)]
mod tests;
