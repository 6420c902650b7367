//! Tables of judgements in every form in which they come out of a PDF.

use super::*;
use crate::extract::report::lines::lines;

fn rows(text: &str) -> Vec<String> {
    let table = read(text, &lines(text, &[]));
    table
        .rows
        .iter()
        .map(|row| &row.judgement)
        .map(|row| format!("{}: {} ({})", row.area, row.grade, row.printed))
        .collect()
}

const FOUR: [&str; 4] = [
    "leaders: requires improvement (Requires improvement to be good)",
    "help_and_protection: inadequate (Inadequate)",
    "in_care_and_care_leavers: good (Good)",
    "overall: inadequate (Inadequate)",
];

#[test]
fn rows_of_tabs_are_read() {
    let text = "Judgement\tGrade\nThe impact of leaders on social work practice with children and families\tRequires \
        improvement to be good\nThe experiences and progress of children who need help and protection\tInadequate\nThe \
        experiences and progress of children in care and care leavers\tGood\nOverall effectiveness\tInadequate\n\nGood \
        words.\n";
    assert_eq!(rows(text), FOUR);
}

#[test]
fn wrapped_labels_and_grades_are_read() {
    let text = "Judgement\n\nGrade\n\nThe impact of leaders on social work practice with\nchildren and families\n\nRequires \
        improvement to\nbe good\n\nThe experiences and progress of children who need\nhelp and protection\n\nInadequate\n\n\
        The experiences and progress of children in care and\ncare leavers\n\nGood\n\nOverall effectiveness\n\nInadequate\n\n\
        Services for children have got worse.\n";
    assert_eq!(rows(text), FOUR);
}

#[test]
fn labels_wrapped_around_their_grades_are_read() {
    let text = " Judgement                                  Grade\n\n \
        The impact of leaders on social work       Requires improvement\n \
        practice with children and families        to be good\n\n \
        The experiences and progress of            Inadequate\n children who need help and protection\n\n \
        The experiences and progress of            Good\n children in care and care leavers\n\n \
        Overall effectiveness                      Inadequate\n";
    assert_eq!(rows(text), FOUR);
}

#[test]
fn five_rows_and_four_without_overall_are_read() {
    let text = "The impact of leaders on social work practice with children and families\tOutstanding\nThe experiences and \
        progress of children who need help and protection\tGood\nThe experiences and progress of children in care\tGood\n\
        The experiences and progress of care leavers\tRequires improvement\n";
    let four = [
        "leaders: outstanding (Outstanding)",
        "help_and_protection: good (Good)",
        "in_care: good (Good)",
        "care_leavers: requires improvement (Requires improvement)",
    ];
    assert_eq!(rows(text), four);
    let five = format!("{text}Overall effectiveness\tGood\n");
    assert_eq!(rows(&five)[..4], four);
    assert_eq!(rows(&five)[4], "overall: good (Good)");
}

#[test]
fn the_single_frameworks_table_is_read_however_it_is_scrambled() {
    let plain = "Leadership, management and governance require improvement because plans are late.\n\n1. Children who need \
        help and protection\n\nRequires\nimprovement\n\n2. Children looked after and achieving\npermanence\n\nGood\n\n\
        2.1 Adoption performance\n\nNot judged\n\n2.2 Experiences and progress of care leavers\n\nRequire improvement\n\n\
        3. Leadership, management and governance\n\nOutstanding\n\nThe effectiveness of the board is\ngood\n";
    let expected = [
        "help_and_protection: requires improvement (Requires improvement)",
        "in_care: good (Good)",
        "adoption: not judged (Not judged)",
        "care_leavers: requires improvement (Require improvement)",
        "leaders: outstanding (Outstanding)",
    ];
    assert_eq!(rows(plain), expected);
    let columns = plain.replace(
        "protection\n\nRequires\nimprovement\n\n2. Children looked after and achieving\npermanence\n\nGood",
        "protection\n\n2. Children looked after and achieving permanence\n\nRequires\nimprovement\n\nGood",
    );
    assert_eq!(rows(&columns), expected);
    let justified = plain.replace(
        "2. Children looked after and achieving\npermanence\n\nGood",
        "2. Children looked\npermanence\n\nGood\n\nafter\n\nand\n\nachieving",
    );
    assert_eq!(rows(&justified), expected);
    let one_line = "1. Children who need help and protection Requires improvement\n2. Children looked after and achieving \
        permanence Good\n2.1 Adoption performance Not judged\n2.2 Experiences and progress of care leavers Require \
        improvement\n3. Leadership, management and governance Outstanding\n";
    assert_eq!(rows(one_line), expected);
}

#[test]
fn the_record_of_2013_knows_adequate_and_numbers() {
    let text = "Overall effectiveness\n\nAdequate (3)\n\nCapacity to improve\n\nGood\n\nOutcomes for looked after \
        children\nand young people\n\nInadequate\n\nQuality of provision\n\nAdequate\n\nLeadership and management\n\nGood\n";
    assert_eq!(
        rows(text),
        ["overall: adequate (Adequate)", "leaders: good (Good)"]
    );
}

#[test]
fn running_text_has_no_table() {
    assert!(rows("Overall effectiveness was good.\nGood work is seen.\n").is_empty());
}

#[test]
fn a_row_is_a_passage_where_its_label_and_grade_stand_together() {
    let spans = |text: &str| -> Vec<String> {
        let rows = read(text, &lines(text, &[])).rows;
        rows.iter()
            .map(|row| row.span.map_or("", |span| span.of(text)).to_owned())
            .collect()
    };
    assert_eq!(
        spans(
            "Judgement\tGrade\nThe experiences and progress of care leavers\tGood\nOverall effectiveness\tGood\n"
        ),
        [
            "The experiences and progress of care leavers\tGood",
            "Overall effectiveness\tGood"
        ]
    );
    let apart = "The experiences and progress of care leavers\n\nOverall effectiveness\n\nGood\n\nInadequate\n";
    assert_eq!(spans(apart), ["", ""]);
}
