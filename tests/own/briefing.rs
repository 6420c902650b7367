//! Briefings on screen, by keys alone: what is in the library after each, and what undo brings back.

use casebook::app::{Effect, Exported};
use casebook::model::mark::Content;

use super::{Desk, FOUND};

/// A briefing with every finding in it, open.
fn open() -> Desk {
    let mut desk = Desk::new();
    desk.press("2bBoard<enter>jb1jb1B<enter>");
    desk.shows("Briefing · Board");
    desk.shows("3 passages");
    desk
}

/// What is in the briefing, in order: a heading as it is, a passage by its first word, with its comment.
fn items(desk: &Desk) -> Vec<String> {
    let work = desk.work();
    let briefing = work.briefings.first();
    let item = |item: &casebook::model::mark::Item| {
        let text = match &item.what {
            Content::Heading(text) => format!("# {text}"),
            Content::Passage(mark) => {
                let exact = &work.mark(*mark).unwrap().citation.anchor.exact;
                exact.split(' ').next().unwrap().to_owned()
            }
        };
        match item.comment.as_str() {
            "" => text,
            comment => format!("{text} ({comment})"),
        }
    };
    briefing.map_or_else(Vec::new, |briefing| {
        briefing.items.iter().map(item).collect()
    })
}

#[test]
fn items_are_moved_and_every_move_is_in_the_library_and_can_be_undone() {
    let mut desk = open();
    assert_eq!(items(&desk), ["Inspectors", "Managers", "Visits"]);
    desk.press("J");
    assert_eq!(items(&desk), ["Managers", "Inspectors", "Visits"]);
    desk.shows("Saved: “Inspectors found that visits to…” moved. u undoes it.");
    desk.press("<alt-down>");
    assert_eq!(
        items(&desk),
        ["Managers", "Visits", "Inspectors"],
        "the item stays selected"
    );
    desk.press("J");
    desk.shows("It is the last already.");
    desk.press("KK");
    assert_eq!(items(&desk), ["Inspectors", "Managers", "Visits"]);
    desk.press("uuu");
    assert_eq!(items(&desk), ["Managers", "Inspectors", "Visits"]);
    desk.press("u");
    assert_eq!(items(&desk), ["Inspectors", "Managers", "Visits"]);
}

#[test]
fn headings_and_comments_are_written_changed_and_undone() {
    let mut desk = open();
    desk.press("jHLate plans<enter>");
    assert_eq!(
        items(&desk),
        ["Inspectors", "# Late plans", "Managers", "Visits"]
    );
    desk.shows("3 passages · 1 heading");
    desk.press("a<ctrl-u>Slow plans<enter>");
    desk.shows("Saved: heading “Late plans” changed.");
    desk.press("jaAsk when.<enter>And who.<esc>");
    assert_eq!(
        items(&desk),
        [
            "Inspectors",
            "# Slow plans",
            "Managers (Ask when.\nAnd who.)",
            "Visits"
        ]
    );
    desk.shows("+ Ask when.");
    desk.shows("+ And who.");
    desk.press("uuu");
    assert_eq!(items(&desk), ["Inspectors", "Managers", "Visits"]);
    desk.press("<ctrl-r>");
    assert_eq!(items(&desk)[1], "# Late plans");
}

#[test]
fn a_passage_taken_out_comes_back_where_it_was() {
    let mut desk = open();
    desk.press("jd");
    assert_eq!(items(&desk), ["Inspectors", "Visits"]);
    desk.shows("taken out of its briefing. u undoes it.");
    desk.press("u");
    assert_eq!(items(&desk), ["Inspectors", "Managers", "Visits"]);
    desk.press("d");
    assert_eq!(
        items(&desk),
        ["Inspectors", "Visits"],
        "what came back is selected"
    );
}

#[test]
fn a_briefing_is_renamed_thrown_away_and_brought_back() {
    let mut desk = open();
    desk.press("R<ctrl-u>Committee<enter>");
    desk.shows("Briefing · Committee");
    desk.press("<esc>bOther<enter>B");
    desk.shows("Committee");
    desk.press("comm<enter>R<ctrl-u>Other<enter>");
    desk.shows("Another briefing is called that");
    desk.press("B<ctrl-x>");
    desk.shows("Saved: briefing ‘Committee’ thrown away.");
    assert_eq!(desk.work().briefings.len(), 1);
    desk.press("uB<enter>");
    desk.shows("Briefing · Committee");
    assert_eq!(items(&desk).len(), 3);
}

#[test]
fn what_an_item_says_is_one_key_away_in_the_source_and_esc_leads_back() {
    let mut desk = open();
    desk.press("j<enter>");
    desk.shows("document");
    desk.shows("▌C>");
    desk.press("<esc>");
    desk.shows("Briefing · Board");
    desk.press("Y");
    assert!(desk.copied().starts_with(&format!("“{}”", FOUND[1])));
    desk.press("<esc>");
    assert!(!desk.screen().contains("Briefing ·"), "{}", desk.screen());
}

#[test]
fn it_is_exported_from_its_view_and_nothing_else_is_offered() {
    let mut desk = open();
    desk.press("e");
    assert!(!desk.screen().contains("listed:"), "{}", desk.screen());
    desk.press("word<enter>");
    let briefing = Exported::Briefing("Board".into());
    assert_eq!(desk.effects.pop(), Some(Effect::Export(briefing, "docx")));
}

#[test]
fn every_finding_listed_goes_into_a_briefing_as_one_deed() {
    let mut desk = Desk::new();
    desk.press("/visits<enter>gbBoard<enter>");
    desk.shows("Saved: 2 findings added to the briefing ‘Board’.");
    assert_eq!(items(&desk).len(), 2);
    desk.press("u");
    assert!(
        desk.work()
            .briefings
            .iter()
            .all(|briefing| briefing.items.is_empty())
    );
}

#[test]
fn a_tag_with_a_quotation_mark_in_its_name_is_listed_like_any_other() {
    let mut desk = Desk::new();
    desk.press("2#say \"no\" twice<enter>g#<enter>");
    desk.shows("1 hit");
    desk.press("<esc><esc>g#<ctrl-x>");
    desk.shows("taken off 1 passage");
}

#[test]
fn a_tag_is_renamed_joined_to_another_taken_off_and_every_step_undone() {
    let mut desk = Desk::new();
    desk.press("2#late<enter>j#later<enter>j#late<enter>");
    let tags = |desk: &Desk| -> Vec<String> {
        let marks = desk.work().marks;
        marks.into_iter().map(|mark| mark.tags.join("+")).collect()
    };
    assert_eq!(tags(&desk), ["late", "later", "late"]);
    desk.press("g#");
    desk.shows("2 passages");
    desk.press("<enter>");
    desk.shows("tag:");
    desk.shows("2 hits");
    desk.press("<esc><esc>g#");
    desk.press("<ctrl-r><ctrl-u>la<enter>");
    desk.shows("Saved: tag ‘late’ on 2 passages renamed ‘la’.");
    assert_eq!(
        tags(&desk),
        ["la", "later", "la"],
        "a name that begins another is no join"
    );
    desk.press("g#<ctrl-r><ctrl-u>la<down><enter>");
    desk.shows("joined to ‘la");
    desk.press("u");
    assert_eq!(tags(&desk), ["la", "later", "la"]);
    desk.press("g#later<ctrl-x>");
    desk.shows("Saved: tag ‘later’ taken off 1 passage.");
    assert_eq!(tags(&desk), ["la", "la"]);
    desk.press("uu");
    assert_eq!(tags(&desk), ["late", "later", "late"]);
}

#[test]
fn a_briefing_draws_at_every_size() {
    let mut desk = open();
    desk.press("HHeading<enter>jaComment<esc>");
    desk.draws_at_every_size();
}

#[test]
fn on_a_narrow_screen_where_the_words_come_from_is_whole() {
    let mut desk = open();
    let size = casebook::app::Input::Resize {
        width: 40,
        height: 16,
    };
    desk.app.handle(size);
    desk.shows("paragraph 1");
}
