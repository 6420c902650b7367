//! What keys do, told as a reader would tell it: keys in, words on the screen and selections out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/library.rs"]
mod library;
#[path = "support/screen.rs"]
mod screen;

use casebook::app::{
    Action, App, Brought, Change, Effect, Exported, Input, Keymap, Memory, News, Pane,
};
use casebook::model::DocumentId;
use library::Invented;
use screen::{open, press, rows};

fn at(keys: &str) -> App {
    let mut app = open(Invented::new(), 120, 40);
    press(&mut app, keys);
    app
}

fn selected(app: &App) -> String {
    app.selected()
        .map_or("none".to_owned(), |id| id.to_string())
}

fn shows(app: &App, words: &str) -> bool {
    rows(app).join("\n").contains(words)
}

#[test]
fn moving_in_the_councils_changes_findings_and_source_at_once() {
    let app = at("jjj");
    assert_eq!(
        app.council().map(|g| g.as_str().to_owned()).as_deref(),
        Some("E99000002")
    );
    assert_eq!(selected(&app), "d2f1");
    assert!(shows(&app, "Findings · Northwold") && shows(&app, "Inspection of local authority"));
    assert_eq!(app.listed(), 6);
}

#[test]
fn all_councils_come_first_and_list_every_finding() {
    let app = at("");
    assert_eq!((app.council(), app.listed()), (None, 12));
}

#[test]
fn movement_keys_agree_with_their_names() {
    assert_eq!(selected(&at("lG")), "d3f2");
    assert_eq!(selected(&at("lGgg")), "d1f1");
    assert_eq!(selected(&at("l<down><down><up>")), "d1f2");
    assert_eq!(selected(&at("ljjkk<home>")), "d1f1");
    assert_eq!(selected(&at("l<end>k")), "d3f1");
}

#[test]
fn panes_are_reached_by_letters_arrows_tab_and_numbers() {
    let focus = |keys| at(keys).focus();
    assert_eq!(focus("l"), Some(Pane::Findings));
    assert_eq!(focus("<right><right><right>"), Some(Pane::Source));
    assert_eq!(focus("<tab><tab><tab>"), Some(Pane::Councils));
    assert_eq!(focus("<shift-tab>"), Some(Pane::Source));
    assert_eq!(focus("3h"), Some(Pane::Findings));
    assert_eq!(focus("2"), Some(Pane::Findings));
    assert_eq!(focus("<enter><enter><enter>"), Some(Pane::Source));
}

#[test]
fn escape_pops_one_layer_and_never_quits() {
    let mut app = at("3z?");
    let quits = |effects: Vec<Effect>| effects.contains(&Effect::Quit);
    for focus in [
        Some(Pane::Source),
        Some(Pane::Source),
        Some(Pane::Findings),
        Some(Pane::Councils),
        Some(Pane::Councils),
    ] {
        assert!(!quits(app.handle(Input::Key("esc".parse().unwrap()))));
        assert_eq!(app.focus(), focus);
    }
    assert!(shows(&app, "q leaves casebook"));
}

#[test]
fn q_and_ctrl_c_quit_but_q_is_a_letter_in_the_filter() {
    let quits =
        |keys: &str, key: &str| at(keys).handle(Input::Key(key.parse().unwrap())) == [Effect::Quit];
    assert!(quits("", "q") && quits("", "ctrl-c") && quits("/", "ctrl-c") && quits("?", "ctrl-c"));
    assert!(!quits("/", "q") && !quits("?", "q"));
}

#[test]
fn a_key_that_follows_escape_in_one_breath_is_not_lost() {
    let pressed = |keys: &str, key: &str| {
        let mut app = at(keys);
        let effects = app.handle(Input::Key(key.parse().unwrap()));
        (app, effects)
    };
    let quits = |keys: &str, key: &str| pressed(keys, key).1.contains(&Effect::Quit);
    assert!(quits("/slow", "ctrl-alt-c") && quits("?", "alt-q"));
    assert_eq!(selected(&pressed("lg", "alt-j").0), selected(&at("lj")));
    // What alt itself means stays so.
    assert!(shows(&pressed("/slow care", "alt-backspace").0, "/ slow"));
}

#[test]
fn a_filter_selects_the_best_hit_over_all_councils() {
    let app = at("jjj/lacks rigour");
    assert_eq!(
        (app.council(), selected(&app).as_str(), app.listed()),
        (None, "d1f2", 1)
    );
    assert!(shows(&app, "1 hit in Marshshire") && shows(&app, "Hits · all councils"));
    assert_eq!(app.focus(), None);
}

#[test]
fn enter_keeps_the_filter_and_goes_to_the_findings() {
    let app = at("/oversight<enter>");
    assert_eq!(app.focus(), Some(Pane::Findings));
    assert_eq!(app.filter_text(), Some("oversight"));
    let mut moved = at("/oversight<enter>j");
    let there = selected(&moved);
    assert_ne!(there, selected(&app));
    press(&mut moved, "<esc>");
    assert_eq!(
        (selected(&moved), moved.filter_text()),
        (there, None),
        "the reader stays where they went"
    );
}

#[test]
fn escape_clears_the_filter_then_leaves_it_and_everything_is_as_before() {
    let mut app = at("jjjlj");
    let before = selected(&app);
    press(&mut app, "/rigour");
    assert_ne!(selected(&app), before);
    press(&mut app, "<esc>");
    assert_eq!(app.filter_text(), Some(""));
    press(&mut app, "<esc>");
    assert_eq!(app.filter_text(), None);
    assert_eq!(
        (selected(&app), app.focus()),
        (before, Some(Pane::Findings))
    );
    assert!(shows(&app, "Findings · Northwold"));
}

#[test]
fn a_selection_moved_by_the_reader_survives_more_typing() {
    assert_eq!(
        selected(&at("/oversight<down>")),
        selected(&at("/oversight<down> "))
    );
    let moved = at("/over<down>sight");
    assert_eq!(selected(&moved), selected(&at("/over<down>")));
}

#[test]
fn moving_in_the_councils_narrows_the_hits() {
    let app = at("/oversight<enter>hj");
    assert_eq!(
        app.council().map(|g| g.as_str().to_owned()).as_deref(),
        Some("E99000001")
    );
    assert_eq!((app.listed(), selected(&app).as_str()), (1, "d1f2"));
    assert!(
        !rows(&app).iter().any(|row| row.contains("Eastmere")),
        "a council without hits is not listed"
    );
}

#[test]
fn a_query_that_cannot_be_understood_leaves_the_last_result() {
    let good = at("/oversight");
    let bad = at("/oversight council:");
    assert!(
        bad.listed() == good.listed() && selected(&bad) == selected(&good),
        "{}",
        rows(&bad).join("\n")
    );
}

#[test]
fn no_result_says_so_in_words() {
    let app = at("/zebra");
    assert_eq!((selected(&app).as_str(), app.listed()), ("none", 0));
    assert!(
        shows(&app, "“zebra”") && shows(&app, "No passage matches."),
        "{}",
        rows(&app).join("\n")
    );
    let apart = at("/rigour Northwold caseloads");
    assert!(
        shows(&apart, "never all of them in one passage"),
        "{}",
        rows(&apart).join("\n")
    );
}

#[test]
fn typed_words_can_be_edited() {
    let text = |keys| at(keys).filter_text().map(str::to_owned);
    assert_eq!(text("/drift delay<ctrl-w>x").as_deref(), Some("drift x"));
    assert_eq!(text("/drift<ctrl-u>").as_deref(), Some(""));
    assert_eq!(
        text("/rift<home>d<end>s<left><backspace>").as_deref(),
        Some("drifs")
    );
    assert_eq!(text("/jkq?").as_deref(), Some("jkq?"));
}

#[test]
fn pasted_text_is_typed_and_never_taken_for_keys() {
    let mut app = at("/");
    assert_eq!(
        app.handle(Input::Paste("lacks\nrigour\u{1b}q".to_owned())),
        []
    );
    assert_eq!(app.filter_text(), Some("lacks rigour␛q"));
    let mut app = at("");
    assert_eq!(app.handle(Input::Paste("q".to_owned())), []);
    assert_eq!(app.filter_text(), None);
}

#[test]
fn n_steps_through_quotations_and_names_the_speaker() {
    let foot = |keys| {
        rows(&at(keys))[38]
            .rsplit('│')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert!(
        foot("3n").starts_with("O Ofsted: the watchdog · “said” · fragment"),
        "{}",
        foot("3n")
    );
    assert!(
        foot("3nnnn").starts_with("C council: The council"),
        "{}",
        foot("3nnnn")
    );
    assert!(foot("3nnnnNNN").starts_with("O Ofsted: the watchdog"));
    assert!(shows(&at("3nnnnnnn"), "No further quotation."));
    assert!(shows(&at("3N"), "No earlier quotation."));
}

#[test]
fn only_ofsteds_words_when_asked_and_the_screen_says_so() {
    let app = at("3onnn");
    assert!(shows(&app, "only Ofsted's words") && shows(&app, "O Ofsted: Inspectors"));
    assert!(shows(&at("3onnnn"), "No further quotation by Ofsted."));
}

#[test]
fn n_steps_through_hits_while_something_is_filtered() {
    let app = at("/children<enter>");
    let first = selected(&app);
    let second = selected(&at("/children<enter>n"));
    assert_ne!(first, second);
    assert_eq!(selected(&at("/children<enter>nN")), first);
    assert!(shows(&at("/rigour<enter>n"), "No further hit."));
    let read_on = |keys: &str| selected(&at(keys));
    assert!(
        read_on("/children<enter>3n") > first,
        "in the source, as one reads on"
    );
}

#[test]
fn a_narrow_screen_shows_the_pane_that_has_the_keys() {
    let mut app = open(Invented::new(), 50, 20);
    assert!(shows(&app, "Councils") && !shows(&app, "Findings ·"));
    press(&mut app, "<enter>");
    assert!(shows(&app, "Findings ·") && shows(&app, "All councils › finding 1"));
    press(&mut app, "n");
    assert_eq!(
        app.focus(),
        Some(Pane::Source),
        "stepping needs the source in sight"
    );
    assert!(shows(&app, "O Ofsted: the watchdog"));
}

#[test]
fn zoom_gives_a_pane_the_whole_screen_and_back() {
    let mut app = at("3z");
    assert!(!shows(&app, "Councils") && shows(&app, "zoomed"));
    press(&mut app, "z");
    assert!(shows(&app, "Councils"));
}

#[test]
fn the_help_scrolls_to_its_end() {
    let app = at("?");
    assert!(shows(&app, "To begin with") && !shows(&app, "open the note in your own editor"));
    assert!(shows(&at("?G"), "to the last row or line"));
    assert!(!shows(&at("?G<esc>"), "to the last row or line"));
    assert!(!shows(&at("??"), "more below"));
}

#[test]
fn a_document_that_cannot_be_read_is_named_and_the_rest_still_works() {
    let mut library = Invented::new();
    let index = Box::new(indexed::index(&library));
    library.broken = Some(DocumentId(2));
    let mut app = App::new(Box::new(library)).unwrap();
    app.handle(Input::Resize {
        width: 120,
        height: 40,
    });
    app.learn(News::Index(index));
    press(&mut app, "jjj");
    assert!(shows(
        &app,
        "The library cannot give document d2: the page cannot be read."
    ));
    press(&mut app, "k");
    assert!(shows(&app, "far too long"));
}

#[test]
fn resizing_keeps_the_finding_in_sight() {
    let mut app = at("lG");
    for (width, height) in [(60, 12), (200, 50), (46, 10), (100, 14)] {
        app.handle(Input::Resize { width, height });
        press(&mut app, "3");
        let text = rows(&app).join(" ");
        assert!(
            text.contains("▌X"),
            "{width}x{height}\n{}",
            rows(&app).join("\n")
        );
    }
}

#[test]
fn the_long_list_scrolls_with_its_selection() {
    let mut app = open(Invented::new(), 80, 14);
    press(&mut app, "l");
    for _ in 0..12 {
        let row = rows(&app)
            .iter()
            .filter(|row| row.trim_start().starts_with('▌'))
            .count();
        assert!(row > 0, "{}", rows(&app).join("\n"));
        press(&mut app, "j");
    }
    assert_eq!(selected(&app), "d3f2");
}

/// What came to be remembered by the keys.
fn remembered(app: &mut App, keys: &[&str]) -> Vec<Change> {
    let mut changes = Vec::new();
    for key in keys {
        let effects = app.handle(Input::Key(key.parse().unwrap()));
        changes.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Keep(change) => Some(change),
            _ => None,
        }));
    }
    changes
}

fn remembering(memory: Memory) -> App {
    let app = App::new(Box::new(Invented::new())).unwrap();
    let mut app = app.with(Keymap::standard(), memory);
    app.handle(Input::Resize {
        width: 120,
        height: 40,
    });
    app.learn(News::Index(Box::new(indexed::index(&Invented::new()))));
    app
}

#[test]
fn the_tally_says_how_many_in_the_council_chosen() {
    let app = at("/oversight<enter>hj");
    assert!(shows(&app, "1 in Marshshire"), "{}", rows(&app)[0]);
    assert!(shows(&at("/oversight"), "2 hits in 2 councils"));
    assert!(shows(&at("/zebra"), "no hits"));
}

#[test]
fn a_council_chosen_while_filtering_stays_chosen_and_its_zero_is_an_answer() {
    let mut app = at("/c<enter>hjj/");
    press(&mut app, "aseloads");
    assert_eq!(app.listed(), 0);
    assert!(
        shows(
            &app,
            "0 in the 1 Marshshire document you hold; 1 hit elsewhere."
        ),
        "{}",
        rows(&app).join("\n")
    );
    press(&mut app, "<enter>hk");
    assert_eq!((app.listed(), selected(&app).as_str()), (1, "d2f3"));
}

#[test]
fn a_council_without_documents_is_not_held_rather_than_silent() {
    let app = at("/council:camden drift");
    assert!(
        shows(
            &app,
            "No document about Camden is in your library; 1 hit elsewhere."
        ),
        "{}",
        rows(&app).join("\n")
    );
    assert!(!shows(&app, "like “council:camden”"));
}

#[test]
fn no_result_says_what_each_word_finds_alone() {
    let text = rows(&at("/oversight zebra")).join("\n");
    assert!(
        text.contains("2  oversight") && text.contains("0  zebra"),
        "{text}"
    );
    let text = rows(&at("/oversihgtt zxqv")).join("\n");
    assert!(text.contains("Nothing here is like “zxqv”"), "{text}");
}

#[test]
fn tab_completes_fields_and_their_values() {
    let text = |keys| {
        at(keys)
            .filter_text()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    assert_eq!(text("/the<tab>"), "theme:");
    assert_eq!(text("/slow theme:ov<tab>"), "slow theme:oversight ");
    assert_eq!(text("/council:gl<tab>"), "council:Gloucestershire ");
    assert_eq!(text("/council:northw<tab>"), "council:Northwold ");
    assert_eq!(
        text("/council:gl<tab><tab><shift-tab>"),
        "council:Gloucestershire "
    );
    assert_eq!(text("/speaker:of<tab>slow"), "speaker:ofsted slow");
    assert_eq!(
        text("/publisher:marsh<tab>"),
        "publisher:\"Marshshire Echo\" "
    );
    assert_eq!(text("/kind:rec<tab>"), "kind:recommendation ");
    assert_eq!(text("/year:<tab>"), "year:2021 ");
    assert!(
        shows(&at("/council:nor"), "Northwold   "),
        "offers are shown while one types"
    );
    assert_eq!(
        at("/slow<tab>").focus(),
        Some(Pane::Findings),
        "nothing to complete"
    );
}

#[test]
fn older_queries_come_back_with_up_and_are_remembered_once_kept_or_left() {
    let mut app = at("");
    let keys = ["/", "s", "l", "o", "w", "enter"];
    assert_eq!(
        remembered(&mut app, &keys),
        [Change::Asked("slow".to_owned())]
    );
    let keys = ["esc", "/", "r", "i", "s", "k", "esc", "esc"];
    assert_eq!(
        remembered(&mut app, &keys).last(),
        Some(&Change::Asked("risk".to_owned()))
    );
    press(&mut app, "/<up>");
    assert_eq!(app.filter_text(), Some("risk"));
    press(&mut app, "<up>");
    assert_eq!(app.filter_text(), Some("slow"));
    assert!(app.listed() > 0 && selected(&app) != "none");
    press(&mut app, "<down><down>");
    assert_eq!(app.filter_text(), Some(""));
    let queries = vec!["caseloads".to_owned()];
    let mut later = remembering(Memory {
        queries,
        ..Memory::default()
    });
    press(&mut later, "/<up>");
    assert_eq!(
        (later.filter_text(), selected(&later).as_str()),
        (Some("caseloads"), "d2f3")
    );
}

#[test]
fn arrows_walk_the_hits_and_up_from_the_first_one_goes_back_in_time() {
    let queries = vec!["caseloads".to_owned()];
    let mut app = remembering(Memory {
        queries,
        ..Memory::default()
    });
    press(&mut app, "/oversight<down>");
    let second = selected(&app);
    press(&mut app, "<up>");
    assert_ne!(selected(&app), second);
    assert_eq!(app.filter_text(), Some("oversight"));
    press(&mut app, "<up>");
    assert_eq!(app.filter_text(), Some("caseloads"));
    press(&mut app, "<down>");
    assert_eq!(
        app.filter_text(),
        Some("oversight"),
        "what was typed is not lost"
    );
}

#[test]
fn a_search_is_saved_under_a_name_run_and_thrown_away() {
    let mut app = at("/slow<enter>S");
    assert!(shows(&app, "Save this search as"));
    press(&mut app, "leaders");
    let saved = remembered(&mut app, &["enter"]);
    let (name, query) = ("leaders".to_owned(), "slow".to_owned());
    assert_eq!(saved, [Change::Saved { name, query }]);
    assert!(shows(&app, "Saved “leaders”."));
    press(&mut app, "<esc><esc>s");
    assert!(shows(&app, "Saved searches") && shows(&app, "leaders"));
    press(&mut app, "lead<enter>");
    assert_eq!(
        (app.filter_text(), selected(&app).as_str()),
        (Some("slow"), "d2f2")
    );
    press(&mut app, "s");
    let gone = remembered(&mut app, &["ctrl-x"]);
    assert_eq!(gone, [Change::Forgotten("leaders".to_owned())]);
    assert!(shows(&app, "“leaders” is gone; it was: slow"));
    assert!(shows(&at("s"), "No search saved yet; S saves"));
    assert!(shows(&at("S"), "There is no filter to save"));
    assert!(shows(&at("/slow<ctrl-s>"), "Save this search as"));
}

#[test]
fn only_ofsteds_words_are_listed_and_counted_when_asked() {
    let all = at("").listed();
    let mut app = at("o");
    assert!(app.listed() < all && app.listed() == 9, "{}", app.listed());
    let council = |app: &App, name: &str| {
        let row = rows(app)
            .into_iter()
            .find(|row| row.contains(name))
            .unwrap();
        row.split('│').next().unwrap().trim().to_owned()
    };
    assert!(
        council(&app, "Eastmere").ends_with(" 0"),
        "{}",
        council(&app, "Eastmere")
    );
    press(&mut app, "/children");
    assert!(app.listed() > 0 && !shows(&app, "X other · finding"));
    press(&mut app, "<esc><esc>o");
    assert_eq!(app.listed(), all);
    assert!(shows(&at("jol"), "No finding here is in Ofsted's"));
}

#[test]
fn the_words_quoted_in_a_finding_carry_their_speakers_mark_in_the_list() {
    let app = at("/deeply sorry");
    let row = rows(&app)
        .into_iter()
        .find(|row| row.contains("The council said it was"))
        .unwrap();
    assert!(row.contains("▌C  The council said it was “deeply"), "{row}");
}

#[test]
fn a_quotation_is_explained_on_request() {
    let app = at("3nw");
    for words in [
        "O Ofsted: the watchdog",
        "90% sure",
        "cue    “said”",
        "rule   cue",
        "kind   fragment, in another's sentence",
        "place  quotation 1 of 7",
    ] {
        assert!(shows(&app, words), "{words}\n{}", rows(&app).join("\n"));
    }
    assert!(
        shows(&at("w"), "O Ofsted: the watchdog"),
        "the first one of the finding"
    );
    assert!(shows(&at("lGw"), "X other: one former worker"));
    assert!(!shows(&at("3nww"), "cue    “said”"));
    assert!(shows(
        &at("ljjjw"),
        "indirect, reported without quotation marks"
    ));
    let mut narrow = open(Invented::new(), 46, 14);
    press(&mut narrow, "w");
    assert!(shows(&narrow, "O Ofsted: the watchdog") && shows(&narrow, "90% sure"));
}

#[test]
fn the_palette_finds_commands_by_name_and_remembers_them() {
    let mut app = at(":");
    assert!(shows(&app, "Commands") && shows(&app, "filter every finding"));
    press(&mut app, "only ofs");
    let chosen = remembered(&mut app, &["enter"]);
    assert_eq!(chosen, [Change::Chosen(Action::OnlyOfsted)]);
    assert!(shows(&app, "What Ofsted said, quoted or reported") && app.listed() == 9);
    press(&mut app, ":");
    let first = rows(&app)
        .into_iter()
        .find(|row| row.contains("Ofsted's words alone"))
        .unwrap();
    let row = rows(&app).iter().position(|row| *row == first).unwrap();
    assert!(
        rows(&app)[row - 1].contains('─'),
        "the latest one stands first: {first}"
    );
    press(&mut app, "quit");
    let effects = app.handle(Input::Key("enter".parse().unwrap()));
    assert!(effects.contains(&Effect::Quit));
}

#[test]
fn a_count_repeats_a_movement_and_a_pane_number_is_no_count() {
    assert_eq!(selected(&at("l5j")), "d2f2");
    assert_eq!(selected(&at("l012G")), "d3f2");
    assert_eq!(selected(&at("l4G")), "d1f4");
    assert_eq!(selected(&at("2j")), "d1f2", "2 goes to the findings");
    assert_eq!(selected(&at("l5<esc>j")), "d1f2", "esc drops the count");
    assert!(shows(&at("l5"), "5") && shows(&at("3o5n"), "No further quotation by Ofsted."));
}

#[test]
fn a_begun_chord_shows_what_can_follow() {
    let mut app = at("lGg");
    assert!(shows(&app, "to the first row or line") && shows(&app, "go to a document"));
    press(&mut app, "g");
    assert_eq!(selected(&app), "d1f1");
    assert!(!shows(&app, "go to a document"));
    let mut app = at("g<esc>");
    assert!(!shows(&app, "go to a document"));
    press(&mut app, "j");
    assert!(
        app.council().is_some(),
        "the next key means what it always does"
    );
}

#[test]
fn every_document_can_be_opened_with_or_without_findings() {
    let mut library = Invented::new();
    library.add_leaflet();
    let mut app = open(library, 120, 40);
    press(&mut app, "D");
    assert!(shows(&app, "Documents") && shows(&app, "A leaflet"));
    press(&mut app, "leafl<enter>");
    assert_eq!(app.focus(), Some(Pane::Source));
    assert!(shows(&app, "Nobody was judged in this leaflet"));
    press(&mut app, "<esc>");
    assert!(
        shows(&app, "far too long"),
        "back at the finding's own document"
    );
}

#[test]
fn the_outline_leads_to_a_section() {
    let mut app = at("GlO");
    assert!(shows(&app, "Sections"));
    let mut report = at("jjjO");
    assert!(
        shows(&report, "Recommendations"),
        "{}",
        rows(&report).join("\n")
    );
    press(&mut report, "recomm<enter>");
    assert_eq!(report.focus(), Some(Pane::Source));
    press(&mut app, "<esc>");
    assert_eq!(app.focus(), Some(Pane::Findings));
}

fn with_primary() -> Invented {
    let mut library = Invented::new();
    library.add_primary();
    library
}

fn traced(keys: &str) -> App {
    let mut app = open(with_primary(), 120, 40);
    press(&mut app, keys);
    app
}

fn says(app: &App, words: &[&str]) {
    for words in words {
        assert!(shows(app, words), "{words}\n{}", rows(app).join("\n"));
    }
}

#[test]
fn p_puts_the_report_beside_the_quotation_and_escape_goes_back() {
    let before = rows(&traced("lln")).join("\n");
    let mut app = traced("llnp");
    says(
        &app,
        &[
            "Article: Marshshire children left waiting",
            "Report: Marshshire: focused visit",
            "10 Jun 2021",
            "p. 2 ¶8",
            "VERBATIM: every word stands in the report",
            "AROUND IT the sentence says “in Marshshire waited” for “wait”",
            "1 of 3 traced",
            "2 of 3 stand",
            "8. Too many children wait far too long for a",
        ],
    );
    press(&mut app, "]");
    says(
        &app,
        &[
            "ALTERED: “lacks” for “lacked”",
            "quotation 2 of 3 traced",
            "p. 2 ¶9",
            "≠",
            "lacked rigour in most teams.",
        ],
    );
    press(&mut app, "]");
    says(
        &app,
        &[
            "this does not mean that Ofsted did not say it",
            "not in the library",
        ],
    );
    press(&mut app, "]");
    says(&app, &["No further traced quotation."]);
    press(&mut app, "[[");
    says(&app, &["VERBATIM"]);
    press(&mut app, "?");
    says(&app, &["next quotation that was traced"]);
    press(&mut app, "<esc>");
    says(&app, &["VERBATIM"]);
    press(&mut app, "<esc>");
    assert_eq!(rows(&app).join("\n"), before);
}

#[test]
fn each_side_scrolls_alone_or_both_locked_to_the_passage() {
    let mut app = traced("l");
    app.handle(Input::Resize {
        width: 120,
        height: 24,
    });
    press(&mut app, "pgg");
    assert!(
        !shows(&app, "Too many children wait far too long"),
        "{}",
        rows(&app).join("\n")
    );
    says(
        &app,
        &[
            "Focused visit to children’s services",
            "waited “far too long”",
        ],
    );
    press(&mut app, "=");
    says(
        &app,
        &["Too many children wait far too long", "scroll together"],
    );
    press(&mut app, "<tab>gg");
    assert!(!shows(&app, "Too many children wait far too long"));
    press(&mut app, "=");
    says(&app, &["each scrolls alone"]);
}

#[test]
fn without_a_trace_or_report_p_says_why_and_opens_nothing() {
    for (keys, words) in [
        ("llnnnp", "this does not mean that Ofsted did not say it"),
        ("llnnnnp", "These are not Ofsted's words"),
        ("ljjp", "No quotation by Ofsted in this passage was traced"),
        ("ljjjjp", "This is Ofsted's own report"),
    ] {
        let app = traced(keys);
        says(&app, &[words]);
        assert!(app.focus().is_some(), "{keys} opened something");
    }
}

#[test]
fn a_traced_quotation_says_where_it_stands() {
    says(
        &traced("lln"),
        &["verbatim in Marshshire 10 Jun 2021, p. 2 ¶8"],
    );
    says(&traced("llnnw"), &["trace  altered: “lacks” for “lacked”"]);
    says(&traced("llnnn"), &["report not held"]);
}

#[test]
fn two_documents_of_a_council_stand_side_by_side_with_the_hits_in_both() {
    let mut app = traced("l|");
    says(&app, &["Compare with", "Marshshire: focused visit"]);
    assert!(!shows(&app, "What the letter to Eastmere does not say │"));
    press(&mut app, "<enter>");
    says(
        &app,
        &[
            "Document: Marshshire children",
            "Report: Marshshire: focused visit",
        ],
    );
    press(&mut app, "<esc>");
    assert_eq!(app.focus(), Some(Pane::Findings));
    let mut alone = at("jjjl|");
    says(
        &alone,
        &["Compare with", "Marshshire · Marshshire children left"],
    );
    press(&mut alone, "<esc>");
}

/// Presses keys in an order that nobody would think of, the same one at each run.
fn history(keys: &str) -> App {
    let mut library = Invented::new();
    library.add_primary();
    library.add_history();
    let mut app = open(library, 100, 30);
    press(&mut app, keys);
    app
}

#[test]
fn t_shows_the_councils_history_and_enter_leads_into_it_and_escape_back() {
    let mut app = history("jjl");
    let before = rows(&app);
    press(&mut app, "t");
    says(
        &app,
        &[
            "Timeline · Marshshire",
            "4 documents · 1 inspection report not held",
            "≠ inspection",
            "cannot all be right",
        ],
    );
    press(&mut app, "jj");
    says(
        &app,
        &[
            "“The last inspection, in 2013, found them adequate.” (inspection report of 9 May 2016, p.3)",
        ],
    );
    press(&mut app, "<enter>");
    says(&app, &["Marshshire: inspection of services", "── page 3"]);
    press(&mut app, "<esc>");
    says(&app, &["Timeline · Marshshire", "found them adequate"]);
    press(&mut app, "<esc>");
    assert_eq!(rows(&app), before);
}

#[test]
fn absence_from_a_councils_reports_names_those_searched_and_those_not_held() {
    let mut app = history("/oversight<enter>1j/ supervision");
    says(
        &app,
        &[
            "0 in the 2 Marshshire reports",
            "9 May 2016",
            "Known of and not held:",
            "Mar 2012 –",
        ],
    );
    press(&mut app, "<esc><esc><esc><esc>/lacks rigour<enter>1j");
    says(
        &app,
        &[
            "1 hit in Marshshire Echo, 14 Jun 2021. 0 in the 2 Marshshire reports you hold",
            "0 hits elsewhere.",
        ],
    );
    says(&app, &["Known of and not held: inspection of"]);
}

#[test]
fn the_next_disagreement_is_a_key_away_and_the_last_says_so() {
    let mut app = history("jjtn");
    says(&app, &["No further statements that disagree."]);
    press(&mut app, "GN");
    says(&app, &["Statements on which inspection it was"]);
    press(&mut app, "t");
    assert!(!shows(&app, "Timeline ·"));
}

#[test]
fn x_counts_what_is_listed_and_enter_lists_the_cell_and_escape_leads_back() {
    let mut app = history("/social worker<enter>x");
    says(
        &app,
        &[
            "Matrix · themes by councils · social worker",
            "Marshshire",
            "Northwold",
        ],
    );
    press(&mut app, "<tab>");
    says(
        &app,
        &[
            "Matrix · themes by documents",
            "14 Jun 2021 Marshshire · Marshshire Echo",
        ],
    );
    press(&mut app, "lllllllll");
    says(
        &app,
        &["· Drift & delay: 1 finding, 1 concern, 0 strengths"],
    );
    let matrix = rows(&app);
    press(&mut app, "<enter>");
    says(&app, &["doc:d1 theme:drift social worker", "far too long"]);
    assert_eq!(app.listed(), 1);
    press(&mut app, "l<esc><esc>");
    assert_eq!(rows(&app), matrix);
    press(&mut app, "<esc>");
    assert_eq!(app.filter_text(), Some("social worker"));
    says(&app, &["Hits"]);
}

#[test]
fn a_cell_counts_no_more_than_it_says_after_a_phrase_that_was_not_closed() {
    let mut app = history("/\"social worker<enter>x<tab><enter>");
    let counted = app.listed();
    assert!(counted > 0, "{}", rows(&app).join("\n"));
    says(&app, &[&format!("1/{counted} "), "\"social worker "]);
    press(&mut app, "<esc>");
    says(&app, &["Matrix · "]);
}

#[test]
fn escape_from_a_document_leads_to_what_the_cell_listed_and_then_to_the_matrix() {
    let mut app = history("x<enter>");
    let listed = app.listed();
    press(&mut app, "D<enter>");
    press(&mut app, "<esc>");
    assert_eq!(app.listed(), listed);
    assert!(!shows(&app, "Matrix · "));
    while app.filter_text().is_some() {
        press(&mut app, "<esc>");
    }
    says(&app, &["Matrix · "]);
}

#[test]
fn a_meeting_over_a_document_leads_back_to_the_view_it_was_opened_from() {
    let mut app = history("jjt");
    let timeline = rows(&app);
    press(&mut app, "<enter>");
    assert!(!shows(&app, "Timeline · "));
    press(&mut app, "M<esc><esc>");
    assert_eq!(rows(&app), timeline);
}

#[test]
fn the_matrix_is_sorted_by_the_column_and_back() {
    let mut app = history("x");
    let first = |app: &App| {
        rows(app)
            .into_iter()
            .find(|row| row.contains("shire") || row.contains("mere") || row.contains("wold"))
    };
    assert!(first(&app).is_some_and(|row| row.contains("Eastmere")));
    press(&mut app, "s");
    assert!(
        first(&app).is_some_and(|row| row.contains("Northwold")),
        "{:?}",
        rows(&app)
    );
    says(&app, &["Most findings first: All."]);
    press(&mut app, "s");
    assert!(first(&app).is_some_and(|row| row.contains("Eastmere")));
}

#[test]
fn the_matrix_of_one_council_begins_with_its_documents_and_leaves_as_a_table_or_a_picture() {
    let mut app = history("jjx");
    says(&app, &["themes by documents · Marshshire"]);
    for (key, start) in [("e", "\u{feff}document,id,findings"), ("E", "<svg ")] {
        let effects = app.handle(Input::Key(key.parse().unwrap()));
        let [Effect::Export(Exported::Ready { name, bytes }, _)] = effects.as_slice() else {
            panic!("{effects:?}");
        };
        assert!(name.starts_with("casebook-matrix-documents."), "{name}");
        assert!(String::from_utf8_lossy(bytes).starts_with(start));
    }
}

#[test]
fn a_timeline_of_all_councils_asks_for_one() {
    let mut library = Invented::default();
    library.add_leaflet();
    let mut app = open(library, 100, 30);
    press(&mut app, "t");
    says(&app, &["Choose a council first"]);
}

#[test]
fn any_two_documents_stand_side_by_side_and_each_side_steps_through_its_passages() {
    let mut app = history("l|");
    says(&app, &["Compare with", "Northwold · Northwold: inspection"]);
    press(&mut app, "northwold<enter>");
    says(&app, &["Report: Northwold"]);
    press(&mut app, "nn");
    says(&app, &["p. 1 ¶2"]);
    press(&mut app, "nnnnnnnn");
    says(&app, &["No further passage on this side.", "p. 3 ¶6"]);
    press(&mut app, "N");
    says(&app, &["p. 3 ¶5"]);
}

#[test]
fn a_passage_says_how_many_other_reports_hold_its_words_and_w_puts_them_side_by_side() {
    let mut app = history("/caseloads<enter>");
    press(&mut app, "z");
    says(&app, &["in 1 other report"]);
    press(&mut app, "zW");
    says(
        &app,
        &[
            "The same words in other reports",
            "Marshshire 9 May 2016",
            "p. 1 · nearly",
        ],
    );
    press(&mut app, "<enter>");
    says(
        &app,
        &[
            "NEARLY THE SAME WORDS",
            "Report: Northwold",
            "Report: Marshshire",
        ],
    );
    press(&mut app, "<esc><esc>/interview<enter>W");
    says(&app, &["No other report that you hold has these words."]);
}

#[test]
fn both_passages_of_a_comparison_are_written_with_what_differs_marked() {
    let mut app = traced("llnp]");
    press(&mut app, "e");
    says(
        &app,
        &["both passages: web page", "both passages: Markdown"],
    );
    let effects = app.handle(Input::Key("enter".parse().unwrap()));
    let [Effect::Export(Exported::Ready { name, bytes }, "html")] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(name, "casebook-comparison-d1-d5.html");
    let page = String::from_utf8_lossy(bytes);
    for words in [
        "<h1>Article and report</h1>",
        "ALTERED: “lacks” for “lacked”",
        "<strong class=\"differs\">lacks</strong>",
        "<strong class=\"differs\">lacked</strong>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("quotation 2 of 3"), "{page}");
    says(&app, &["ALTERED: “lacks” for “lacked”"]);
}

#[test]
fn two_documents_are_compared_passage_by_passage_and_each_passage_can_be_copied() {
    let mut app = at("jjjl|<enter>e");
    says(&app, &["There is no passage on both sides"]);
    press(&mut app, "n");
    let copied = |app: &mut App| match app.handle(Input::Key("y".parse().unwrap())).as_slice() {
        [Effect::Copy { text, .. }] => text.clone(),
        other => panic!("{other:?}"),
    };
    let right = copied(&mut app);
    press(&mut app, "h");
    let left = copied(&mut app);
    assert!(!left.is_empty() && left != right, "{left}");
    press(&mut app, "n");
    assert_ne!(
        copied(&mut app),
        left,
        "the side has gone on to its next passage"
    );
    press(&mut app, "e<down>");
    let effects = app.handle(Input::Key("enter".parse().unwrap()));
    assert!(
        matches!(effects.as_slice(), [Effect::Export(_, "md")]),
        "{effects:?}"
    );
}

#[test]
fn two_documents_side_by_side_are_given_more_room_and_less_like_panes() {
    // The column, or on a narrow screen the row, at which the right or lower side begins.
    let beside = |app: &App| {
        let line = rows(app)[1].clone();
        line.chars().position(|c| c == '│').unwrap()
    };
    let mut app = traced("llnp");
    let even = beside(&app);
    press(&mut app, ">");
    assert_eq!(beside(&app), even - 4, "the right side has the keys");
    press(&mut app, "h>>");
    assert_eq!(beside(&app), even + 4);
    press(&mut app, "<esc>p");
    assert_eq!(beside(&app), even + 4, "it stays so");
    press(&mut app, "g=");
    assert_eq!(beside(&app), even);
    press(&mut app, "<<<<<<<<<<<<<<<<<");
    says(&app, &["The pane is as narrow as it can be."]);
    let report = |app: &App| {
        let lines = rows(app);
        lines
            .iter()
            .position(|line| line.contains("Report:"))
            .unwrap()
    };
    let mut app = open(with_primary(), 80, 30);
    press(&mut app, "llnp");
    let even = report(&app);
    press(&mut app, "<");
    assert_eq!(report(&app), even + 2, "the lower side gives way");
}

#[test]
fn while_traces_are_renewed_the_screen_says_so_and_what_was_found_already_can_be_shown() {
    let mut app = traced("ll");
    app.learn(News::Renewing { done: 3, total: 12 });
    says(&app, &["renewing 3 of 12"]);
    press(&mut app, "np");
    says(&app, &["VERBATIM: every word stands in the report"]);
    press(&mut app, "<esc>");
    let mut app = at("ll");
    app.learn(News::Renewing { done: 3, total: 12 });
    press(&mut app, "np");
    says(&app, &["Quotations are being traced anew"]);
    app.learn(News::NotRenewed("The disc is full.".into()));
    says(&app, &["The disc is full."]);
    assert!(!shows(&app, "renewing"));
}

#[test]
fn when_traces_have_been_renewed_nothing_on_the_screen_moves() {
    for keys in [
        "",
        "jjjl",
        "lGk",
        "lGkkl<ctrl-d>",
        "ljlnnx<esc>",
        "/oversight",
        "/oversight<enter>j",
        "jjl/oversight<enter>k",
        "lnt",
        "lx",
        "llnp",
        "llnp|",
        "l|",
        "lW",
        ":comp",
        "D",
        "lnw",
        "lz",
    ] {
        let mut app = open(with_primary(), 90, 20);
        press(&mut app, keys);
        let (before, at) = (rows(&app), selected(&app));
        app.learn(News::Renewing { done: 0, total: 2 });
        let index = indexed::index(&with_primary());
        app.learn(News::Renewed(Box::new(index)));
        assert_eq!((rows(&app), selected(&app)), (before, at), "{keys}");
    }
}

#[test]
fn an_import_that_is_done_closes_no_meeting_and_no_comparison() {
    for keys in ["2M", "llnp", "lt", "lx"] {
        let mut app = open(with_primary(), 90, 20);
        press(&mut app, keys);
        let before = rows(&app);
        app.learn(News::Brought(Box::new(Brought {
            said: "Imported 1 document.".into(),
            added: vec![DocumentId(1)],
            index: indexed::index(&with_primary()),
        })));
        // The last line may say that it was imported; nothing else is another.
        let after = rows(&app);
        assert_eq!(
            before[..before.len() - 1],
            after[..after.len() - 1],
            "{keys}"
        );
        if keys == "2M" {
            assert_eq!(before, after, "a room sees nothing of it");
        }
    }
}

#[test]
fn when_a_filter_is_left_after_a_renewal_the_finding_from_before_it_is_selected() {
    let mut app = open(with_primary(), 120, 40);
    press(&mut app, "lGk/oversight");
    let index = indexed::index(&with_primary());
    app.learn(News::Renewed(Box::new(index)));
    press(&mut app, "<esc><esc>");
    assert_eq!(selected(&app), selected(&traced("lGk")));
}

#[test]
fn no_order_of_keys_breaks_the_explorer() {
    let keys = [
        "j",
        "k",
        "h",
        "l",
        "g",
        "G",
        "1",
        "3",
        "5",
        "0",
        "n",
        "N",
        "o",
        "i",
        "z",
        "/",
        ":",
        "D",
        "O",
        "s",
        "S",
        "L",
        "?",
        "enter",
        "esc",
        "tab",
        "shift-tab",
        "up",
        "down",
        "ctrl-s",
        "ctrl-o",
        "ctrl-x",
        "ctrl-w",
        "ctrl-u",
        "backspace",
        "left",
        "home",
        "pgdn",
        "ctrl-d",
        "\"",
        "-",
        "p",
        "|",
        "]",
        "[",
        "=",
        "c",
        "e",
        "r",
        "space",
    ];
    let mut library = Invented::new();
    library.add_leaflet();
    library.add_primary();
    let mut app = open(library, 100, 30);
    let mut state: u64 = 7;
    let mut next = |among: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % among
    };
    for step in 0..6_000 {
        app.handle(Input::Key(keys[next(keys.len())].parse().unwrap()));
        if step % 50 == 0 {
            let (width, height) = [(100, 30), (46, 12), (160, 48), (41, 8)][next(4)];
            app.handle(Input::Resize { width, height });
        }
        if step % 10 == 0 {
            rows(&app);
        }
        assert!(app.listed() <= 12);
    }
}

#[test]
fn what_is_typed_before_the_findings_are_read_is_asked_once_they_are() {
    let mut app = App::new(Box::new(Invented::new())).unwrap();
    app.handle(Input::Resize {
        width: 120,
        height: 40,
    });
    press(&mut app, "/caseloads");
    assert_eq!(app.listed(), 0);
    app.learn(News::Index(Box::new(indexed::index(&Invented::new()))));
    assert_eq!((app.listed(), selected(&app).as_str()), (1, "d2f3"));
}

#[test]
fn a_hit_at_the_end_of_a_passage_longer_than_the_pane_is_in_sight() {
    let mut app = open(Invented::new(), 46, 9);
    press(&mut app, "/\"children wait\"<enter>ll");
    says(&app, &["how long children", "wait."]);
}

#[test]
fn no_key_leaves_a_list_on_the_screen_that_answers_another_line() {
    let fresh = |line: &str| {
        let mut app = at("/");
        app.handle(Input::Paste(line.to_owned()));
        app
    };
    let mut app = at("/");
    let typed = "overs<backspace><backspace>er delay<ctrl-w>rigor<home>-<delete><end> council:no<ctrl-u>kind:re<backspace>x";
    let mut keys = typed;
    while let Some(first) = keys.chars().next() {
        let named = keys.find('>').filter(|_| first == '<');
        let (key, rest) = keys.split_at(named.map_or(first.len_utf8(), |end| end + 1));
        press(&mut app, key);
        keys = rest;
        let line = app.filter_text().unwrap().to_owned();
        // A line that cannot be understood leaves the last good answer, and says so.
        if shows(&app, "— write ") {
            continue;
        }
        let fresh = fresh(&line);
        assert_eq!(app.listed(), fresh.listed(), "{line}");
        assert_eq!(selected(&app), selected(&fresh), "{line}");
        let list = |app: &App| rows(app)[1..].join("\n");
        assert_eq!(list(&app), list(&fresh), "{line}");
    }
}
