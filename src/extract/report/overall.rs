//! Grades that a report gives in a sentence: overall, and the safeguarding board's.

use super::lines::Line;
use super::table::Row;
use super::words::{Word, agrees, each, find, grade, printed, starts_with, words};
use crate::model::{Area, Grade, Judgement, Span};

/// How sentences that give the overall grade begin, the most telling first.
const OVERALL: &[&str] = &[
    "the overall judgement is",
    "overall judgement",
    "childrens services in",
    "childrens services are",
    "services for children in",
    "overall services for children",
    "overall childrens services",
    "childrens services",
];
/// How lines that give the board's grade begin.
const BOARD: &[&str] = &[
    "the effectiveness of the local safeguarding children board lscb",
    "the effectiveness of the local safeguarding children board",
    "the effectiveness of the lscb",
    "the local safeguarding children board lscb",
    "the local safeguarding children board",
    "the lscb",
];
/// A council's name and the verb stand between such a beginning and its grade, in words.
const BETWEEN: usize = 14;

/// The overall grade as a sentence of these lines gives it.
pub(super) fn overall(text: &str, lines: &[Line]) -> Option<Row> {
    let all: Vec<Word<'_>> = lines
        .iter()
        .flat_map(|line| words(text, line.span))
        .collect();
    OVERALL.iter().find_map(|opening| {
        let first = find(&all, opening)?;
        let behind = first + opening.split(' ').count();
        let from = all[first].span.start;
        (behind..all.len().min(behind + BETWEEN))
            .find_map(|at| given(text, from, &all[at..], Area::Overall))
    })
}

/// The board's grade: a line of its own, which ends with the grade. A sentence about what the board does is none.
pub(super) fn board(text: &str, lines: &[Line]) -> Option<Row> {
    (0..lines.len()).find_map(|at| {
        let near = || {
            let near = lines[at..].iter().take(3);
            near.flat_map(|line| each(text, line.span))
        };
        // Two words tell of most lines that they do not begin so.
        let two: Vec<Word<'_>> = near().take(2).collect();
        if !BOARD.iter().any(|opening| agrees(&two, opening)) {
            return None;
        }
        let near: Vec<Word<'_>> = near().collect();
        let opening = BOARD.iter().find(|opening| starts_with(&near, opening))?;
        let mut rest = &near[opening.split(' ').count()..];
        if starts_with(rest, "is") {
            rest = &rest[1..];
        }
        let (_, length) = grade(rest)?;
        let end = rest[length - 1].span.end;
        let ends_line = lines[at..].iter().take(3).any(|line| {
            line.span.start < end
                && line.span.end >= end
                && text[end..line.span.end].trim_end_matches('.').is_empty()
        });
        let from = near[0].span.start;
        ends_line
            .then(|| given(text, from, rest, Area::Lscb))
            .flatten()
    })
}

/// Grades of 2013 as they stand under the headings: "Grade 4 (inadequate)".
pub(super) fn numbered(text: &str, lines: &[Line]) -> Vec<Row> {
    const UNDER: &[(&str, Area)] = &[
        ("overall effectiveness", Area::Overall),
        ("leadership and management", Area::Leaders),
    ];
    let mut out: Vec<Row> = Vec::new();
    let mut area = None;
    for line in lines {
        let words = words(text, line.span);
        if let Some((_, found)) = UNDER
            .iter()
            .find(|(heading, _)| starts_with(&words, heading))
        {
            area = Some(*found);
        }
        let row = words
            .get(2..)
            .filter(|_| starts_with(&words, "grade") && words[1].is_number());
        if let Some(row) = row.and_then(|rest| given(text, words[0].span.start, rest, area.take()?))
        {
            out.push(row);
        }
    }
    out
}

/// The grade with which `at` begins; its sentence or line begins at `from`.
fn given(text: &str, from: usize, at: &[Word<'_>], area: Area) -> Option<Row> {
    let (grade, length): (Grade, usize) = grade(at)?;
    let judgement = Judgement {
        area,
        grade,
        printed: printed(text, &at[..length]),
    };
    let span = Some(Span::new(from, at[length - 1].span.end));
    Some(Row { judgement, span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::report::lines::lines;

    #[test]
    fn both_sentence_forms_give_the_overall_grade() {
        for (text, expected) in [
            (
                "The overall judgement is requires improvement\nThere are no failures.",
                "requires improvement",
            ),
            (
                "The overall judgement is that children’s services are inadequate",
                "inadequate",
            ),
            (
                "Children’s services in Mallow require improvement\nto be good",
                "require improvement to be good",
            ),
            (
                "Children’s services in the London Borough of Mallow are\noutstanding.",
                "outstanding",
            ),
            ("Children’s services in Mallow are adequate", "adequate"),
        ] {
            let found = overall(text, &lines(text, &[])).map(|row| row.judgement.printed);
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_boards_grade_is_a_line_and_never_praise_in_passing() {
        for (text, expected) in [
            (
                "The effectiveness of the Local Safeguarding Children Board (LSCB) is\ngood\nIt works.",
                Some(Grade::Good),
            ),
            (
                "The Local Safeguarding Children Board requires improvement.\nMore",
                Some(Grade::RequiresImprovement),
            ),
            (
                "The Local Safeguarding Children Board is inadequate\n",
                Some(Grade::Inadequate),
            ),
            (
                "The Local Safeguarding Children Board is good at asking questions\n",
                None,
            ),
            ("The LSCB is a good board.", None),
        ] {
            assert_eq!(
                board(text, &lines(text, &[])).map(|row| row.judgement.grade),
                expected,
                "{text}"
            );
        }
    }
}
