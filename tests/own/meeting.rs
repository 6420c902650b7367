//! Meeting mode: what everybody in the room sees, and what nobody may see.

use super::{Desk, FOUND};

/// The words on screen, whatever rows they stand on.
fn flowing(desk: &Desk) -> String {
    desk.screen()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn one_passage_is_shown_with_who_says_it_and_where_and_nothing_private() {
    let mut desk = Desk::new();
    desk.press("2#secret tag<enter>aSecret note<esc>bSecret briefing<enter>/visits<enter>M");
    let screen = flowing(&desk);
    for words in [
        "“Inspectors found that visits to children in Mallow are often late.”",
        "Ofsted Ofsted, Mallow, paragraph 1",
        "1 of 2",
    ] {
        assert!(screen.contains(words), "{words}\n{}", desk.screen());
    }
    for words in [
        "ecret",
        "sqlite",
        "visits to children in care",
        "Findings",
        "Councils",
        "Hits",
        "document",
    ] {
        assert!(!screen.contains(words), "{words}\n{}", desk.screen());
    }
    assert_eq!(desk.screen().matches("visits").count(), 1, "not the query");
}

#[test]
fn arrows_and_numbers_go_through_what_is_listed_and_esc_leads_to_the_passage() {
    let mut desk = Desk::new();
    desk.press("2M<right>");
    desk.shows("2 of 3");
    assert!(flowing(&desk).contains("not yet good enough"));
    desk.press("<right><right>");
    desk.shows("This is the last one.");
    desk.press("<left><left>");
    desk.shows("1 of 3");
    desk.press("3");
    desk.shows("3 of 3");
    desk.press("<esc>");
    desk.shows("3/3");
    desk.press("y");
    assert_eq!(desk.copied(), FOUND[2]);
}

#[test]
fn b_blanks_the_screen_and_any_key_brings_the_passage_back_without_more() {
    let mut desk = Desk::new();
    desk.press("2Mb");
    assert_eq!(desk.screen().trim(), "");
    desk.press("<right>");
    desk.shows("1 of 3");
}

#[test]
fn a_passage_is_found_in_a_line_that_shows_only_what_is_typed() {
    let mut desk = Desk::new();
    desk.press("2M/plans");
    assert_eq!(
        desk.screen()
            .lines()
            .last()
            .unwrap()
            .trim_end()
            .trim_start(),
        "/ plans".to_owned() + &" ".repeat(87) + "enter find   esc leave"
    );
    assert!(
        flowing(&desk).contains("often late"),
        "the passage stays until enter"
    );
    desk.press("<enter>");
    desk.shows("1 of 1");
    assert!(flowing(&desk).contains("not yet good enough"));
    desk.press("/zebra<enter>");
    desk.shows("No passage of the documents held here matches.");
    assert!(flowing(&desk).contains("not yet good enough"));
    desk.press("/grade:<enter>");
    assert!(
        flowing(&desk).contains("not yet good enough"),
        "a query that cannot be understood"
    );
    desk.press("/abc<esc>");
    desk.shows("1 of 1");
    desk.press("<esc>");
    desk.shows("Hits");
    desk.press("y");
    assert_eq!(desk.copied(), FOUND[1]);
}

#[test]
fn a_briefing_is_gone_through_in_its_order_without_its_comments() {
    let mut desk = Desk::new();
    desk.press("2jbBoard<enter>kb1jjb1B<enter>HSecret heading<enter>jaSecret comment<esc>M");
    desk.shows("1 of 3");
    assert!(flowing(&desk).contains("not yet good enough"));
    desk.press("l");
    assert!(flowing(&desk).contains("often late"));
    assert!(!flowing(&desk).contains("ecret"), "{}", desk.screen());
    desk.press("<esc>");
    desk.shows("Briefing · Board");
    desk.press("y");
    assert_eq!(
        desk.copied(),
        FOUND[0],
        "the passage last shown is selected"
    );
}

#[test]
fn what_is_looked_for_in_between_leads_back_to_the_passage_of_the_briefing() {
    let mut desk = Desk::new();
    desk.press("2jbBoard<enter>kb1jjb1B<enter>M");
    desk.press("l");
    desk.shows("2 of 3");
    desk.press("/plans<enter>");
    desk.shows("1 of 1");
    desk.shows("esc back to the briefing");
    desk.press("<esc>");
    desk.shows("2 of 3");
    desk.press("<esc>");
    desk.shows("Briefing · Board");
}

#[test]
fn a_passage_for_everybody_draws_at_every_size() {
    for keys in ["2jM", "2M/plans", "2M1", "2M?"] {
        let mut desk = Desk::new();
        desk.press(keys);
        desk.draws_at_every_size();
    }
}

#[test]
fn the_help_opens_at_the_keys_of_the_meeting() {
    let mut desk = Desk::new();
    desk.press("2M?");
    desk.shows("In a meeting");
    desk.press("<esc>");
    desk.shows("1 of 3");
}
