//! Selecting words of the source by sentence and word, and what can be done with them.

use super::{Desk, FOUND};

#[test]
fn a_part_of_a_paragraph_is_copied_and_cited_with_its_own_place() {
    let mut desk = Desk::new();
    desk.press("2jv");
    desk.shows("selecting");
    desk.press("y");
    assert_eq!(desk.copied(), FOUND[1]);
    desk.press("<left><left><left><left>Y");
    assert_eq!(
        desk.copied(),
        "“Managers said plans were “not yet good enough”,…” Ofsted, Mallow, paragraph 2"
    );
    desk.press("o<right><right>y");
    assert_eq!(desk.copied(), "plans were “not yet good enough”,");
    desk.press("c");
    assert_eq!(desk.copied(), "Ofsted, Mallow, paragraph 2");
    desk.press("<esc>");
    assert!(!desk.screen().contains("selecting"));
}

#[test]
fn a_selection_over_paragraphs_is_one_line_with_spaces_for_the_breaks() {
    let mut desk = Desk::new();
    desk.press("2vjjy");
    let copied = desk.copied();
    assert!(
        copied.starts_with(FOUND[0]) && copied.ends_with(FOUND[1]),
        "{copied}"
    );
    assert!(!copied.contains('\n'));
}

#[test]
fn a_selection_is_marked_noted_and_briefed_like_a_finding() {
    let mut desk = Desk::new();
    desk.press("2jv<left><left><left><left>*aWhy?<esc>bBoard<enter>");
    let work = desk.work();
    assert_eq!(work.marks.len(), 1);
    let mark = &work.marks[0];
    assert_eq!(
        mark.citation.anchor.exact,
        "Managers said plans were “not yet good enough”,"
    );
    assert!(mark.star && mark.note == "Why?");
    assert_eq!(work.briefings[0].items.len(), 1);
    desk.press("u");
    assert!(
        desk.work()
            .briefings
            .iter()
            .all(|briefing| briefing.items.is_empty()),
        "undone while selecting"
    );
    desk.press("<esc>3nv");
    desk.press("y");
    assert_eq!(
        desk.copied(),
        "not yet good enough",
        "the quotation stepped to"
    );
}

#[test]
fn a_selection_ends_when_another_passage_is_opened_and_draws_at_every_size() {
    let mut desk = Desk::new();
    desk.press("2v2jk");
    assert!(!desk.screen().contains("selecting") || desk.screen().contains("Findings"));
    desk.press("v");
    desk.draws_at_every_size();
}

#[test]
fn words_selected_beyond_a_quotation_are_not_shown_as_its_speakers() {
    let mut desk = Desk::new();
    desk.press("2jln");
    desk.press("v");
    assert!(!desk.screen().contains("beyond the quotation"));
    desk.press("<right>");
    desk.shows("not all council: beyond the quotation");
    desk.press("<left>");
    assert!(!desk.screen().contains("beyond the quotation"));
}
