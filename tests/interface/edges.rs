//! What could mislead or hide at the edges of the screen: notices, cut words, empty answers, panels over what they are about.

use casebook::app::Route;
use casebook::ui::Look;
use ratatui::style::Modifier;

use super::screen::{frame, open, press, rows};
use super::{Invented, at, text};

/// The last line of the screen.
fn foot(app: &casebook::app::App) -> String {
    rows(app).pop().unwrap()
}

#[test]
fn after_copying_the_way_out_is_still_named_and_so_is_what_the_letters_mean() {
    for size in [(120, 36), (80, 24)] {
        let mut app = at(size, "lln");
        app.copied(
            "the words",
            "far too long",
            Ok(Route::Program("xclip".to_owned())),
        );
        let last = foot(&app);
        assert!(
            last.contains("Copied the words with xclip. far too long"),
            "{last}"
        );
        assert!(
            last.contains("esc back") && last.contains("? help"),
            "{last}"
        );
        assert!(text(&app).contains("O Ofsted"), "{}", text(&app));
    }
    // One that is longer stands above the keys, which are all there.
    let mut app = at((46, 12), "ll");
    let keys = foot(&app);
    app.copied("the words", "far too long", Ok(Route::Terminal));
    assert_eq!(foot(&app), keys);
    assert!(text(&app).contains("(OSC 52)"), "{}", text(&app));
}

#[test]
fn a_citation_that_is_cut_in_a_meeting_says_so() {
    let app = at((46, 12), "lM");
    let shown = rows(&app);
    let cited = shown
        .iter()
        .rposition(|row| row.contains("Marshshire"))
        .unwrap();
    let whole = text(&at((120, 36), "lM"));
    assert!(whole.contains("Marshshire"), "{whole}");
    let last = shown[cited + 1..].iter().find(|row| row.contains('…'));
    let said = shown[cited].ends_with('…') || last.is_some();
    let end = whole
        .lines()
        .filter(|row| !row.trim().is_empty())
        .rev()
        .nth(1)
        .unwrap();
    assert!(
        said || text(&app).contains(end.trim()),
        "{}\n{whole}",
        text(&app)
    );
}

#[test]
fn who_looks_for_a_passage_in_a_meeting_is_told_how_to_go_on_and_sees_where_letters_go() {
    for size in [(80, 24), (46, 12)] {
        let app = at(size, "lM/drift");
        let last = foot(&app);
        assert!(
            last.contains("/ drift") && last.contains("enter find   esc leave"),
            "{last}"
        );
        let cells = frame(&app, &Look::named("contrast").unwrap());
        let cursor = cells[(9, size.1 - 1)].modifier;
        assert!(cursor.contains(Modifier::REVERSED), "{last}");
    }
}

#[test]
fn no_further_hit_here_says_where_the_others_are() {
    let app = at((120, 36), "/the<enter>llG");
    assert!(foot(&app).contains("? help"));
    let mut app = at((120, 36), "/the<enter>ll");
    for _ in 0..20 {
        press(&mut app, "n");
    }
    let shown = text(&app);
    assert!(
        shown.contains("No further hit.") && shown.contains("also in other documents: N"),
        "{shown}"
    );
    let mut app = at((120, 36), "/the<enter>1jlnnnnnnnnnnnnnn");
    let shown = text(&app);
    assert!(
        shown.contains("No further hit.") && shown.contains("about others: 1 and "),
        "{shown}"
    );
    press(&mut app, "1gg");
    assert_eq!(app.council(), None);
}

#[test]
fn an_empty_answer_about_a_field_is_said_in_plain_words_and_names_the_way_out() {
    for size in [(120, 36), (80, 24), (46, 12)] {
        let shown = text(&at(size, "/has:note<enter>"));
        assert!(shown.contains("No finding here has a note."), "{shown}");
        assert!(!shown.contains("word away"), "{shown}");
        assert!(shown.contains("Clear the filter with esc."), "{shown}");
        let shown = text(&at(size, "/oversight zebra<enter>"));
        assert!(
            shown.contains("Take one of them away") && shown.contains("esc."),
            "{shown}"
        );
    }
}

#[test]
fn w_explains_the_finding_that_is_selected_and_no_quotation_of_another() {
    // Nobody is quoted in a report's own paragraph.
    let mut app = at((120, 36), "jjjlw");
    let shown = text(&app);
    assert!(
        shown.contains("Whose words") && shown.contains("the report's own words"),
        "{shown}"
    );
    // What was stepped to is explained while the text is read, and the finding again when the list has the keys.
    press(&mut app, "1gg2");
    let first = text(&app);
    assert!(first.contains("words  far too long"), "{first}");
    press(&mut app, "3nn");
    assert!(
        !text(&app).contains("words  far too long"),
        "{}",
        text(&app)
    );
    press(&mut app, "2");
    let shown = text(&app);
    assert!(shown.contains("words  far too long"), "{shown}");
    let source = shown.lines().filter_map(|row| row.rsplit('│').next());
    let source: Vec<&str> = source.collect();
    assert!(
        source.iter().any(|row| row.contains('▌')),
        "what is selected is in sight, with its explanation: {shown}"
    );
}

#[test]
fn the_panel_of_a_note_is_called_after_the_words_and_leaves_them_in_sight() {
    for size in [(160, 48), (120, 36), (80, 24)] {
        for keys in ["la", "l#", "lb", "ljja"] {
            let shown = text(&at(size, keys));
            let title = shown.lines().find(|row| row.contains('╭')).unwrap();
            assert!(title.contains('“') && !title.contains("d1f"), "{title}");
            let mut app = at(size, keys.trim_end_matches(['a', '#', 'b']));
            let cells = frame(&app, &Look::dark());
            let bar = |cells: &ratatui::buffer::Buffer| {
                let all = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y)));
                let list = all.filter(|(x, _)| *x < size.0 * 2 / 5);
                list.filter(|at| cells[*at].symbol() == "▌").count()
            };
            let before = bar(&cells);
            press(&mut app, &keys[keys.len() - 1..]);
            let after = bar(&frame(&app, &Look::dark()));
            assert!(
                after >= before,
                "{keys} {size:?}: {before} {after}\n{shown}"
            );
        }
    }
}

#[test]
fn what_has_the_keys_is_marked_without_colour_and_beside_its_title() {
    for (keys, title) in [("", "▸Councils"), ("l", "▸Findings"), ("ll", "▸Source")] {
        let shown = text(&at((120, 36), keys));
        assert!(
            shown.contains(title) && shown.matches('▸').count() == 1,
            "{shown}"
        );
    }
    let mut library = Invented::new();
    library.add_primary();
    let mut app = open(library, 46, 12);
    press(&mut app, "ljp");
    let marked = |app: &casebook::app::App| {
        let shown = rows(app);
        shown.iter().position(|row| row.starts_with('▸')).unwrap()
    };
    let before = marked(&app);
    press(&mut app, "<tab>");
    assert_ne!(marked(&app), before);
}

#[test]
fn every_speaker_stands_in_the_legend_on_a_small_screen_too() {
    for (size, keys) in [((120, 36), "ll"), ((80, 24), "ll"), ((46, 12), "ll")] {
        let shown = text(&at(size, keys));
        let legend = shown
            .lines()
            .find(|row| row.contains("O Ofsted") && row.contains("X other"));
        let legend = legend.unwrap_or_else(|| panic!("{shown}"));
        assert!(legend.contains("? un"), "{legend}");
    }
}

#[test]
fn what_is_left_out_before_a_passage_does_not_touch_its_letter() {
    let shown = text(&at((80, 24), "/managers"));
    assert!(!shown.contains("O…") && !shown.contains("C…"), "{shown}");
}

#[test]
fn a_selected_command_still_shows_which_letters_fit() {
    let app = at((120, 36), ":copy");
    let cells = frame(&app, &Look::dark());
    let all = (0..36).flat_map(|y| (0..120).map(move |x| (x, y)));
    let both = Modifier::REVERSED | Modifier::UNDERLINED;
    assert!(all.filter(|at| cells[*at].modifier.contains(both)).count() >= 4);
}

#[test]
fn the_last_line_names_only_keys_that_do_something_there() {
    // While a chord is begun, the panel says what can follow.
    let chord = foot(&at((120, 36), "g"));
    assert_eq!(chord.trim(), "esc leave", "{chord}");
    let welcome = open(Invented::new(), 120, 36).welcoming(true);
    let last = foot(&welcome);
    assert!(
        last.contains("enter go on") && !last.contains("next"),
        "{last}"
    );
    for (keys, way) in [("", "q quit"), ("ll", "esc back")] {
        let mut app = open(Invented::default(), 120, 20);
        press(&mut app, keys);
        let last = foot(&app);
        assert!(last.contains("i import") && last.contains(way), "{last}");
        assert!(!last.contains("next") && !last.contains("copy"), "{last}");
    }
}

#[test]
fn the_export_panel_names_the_file_that_will_be_written() {
    let shown = text(&at((120, 36), "/lacks rigour<enter>e"));
    assert!(shown.contains("lacks-rigour.docx"), "{shown}");
    assert!(shown.contains("the folder you are in"), "{shown}");
}

#[test]
fn a_note_says_on_its_face_what_enter_and_esc_do() {
    for size in [(120, 36), (80, 24), (46, 12)] {
        let shown = text(&at(size, "laWho?"));
        for words in ["esc saves and closes", "enter new line"] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(shown.contains("ctrl-x"), "{shown}");
    }
}

#[test]
fn letters_scattered_over_a_line_offer_no_command() {
    let shown = text(&at((120, 36), ":ofst"));
    assert!(!shown.contains("select words"), "{shown}");
    assert!(text(&at((120, 36), ":timline")).contains("timeline"));
}

#[test]
fn the_names_above_a_matrix_stand_apart_and_more_themes_are_named_once() {
    let mut library = Invented::new();
    library.add_history();
    let mut app = open(library, 120, 36);
    press(&mut app, "x");
    let shown = rows(&app);
    assert!(
        shown[1].contains("themes 1–") && shown[1].ends_with('›'),
        "{}",
        shown[1]
    );
    let names = shown[3].split("  ").filter(|name| !name.trim().is_empty());
    assert!(
        names.clone().all(|name| name.trim().chars().count() <= 10),
        "{}",
        shown[3]
    );
    press(&mut app, "llllllllllllllllllll");
    let first = rows(&app)[1].clone();
    assert!(first.contains("‹ themes"), "{first}");
}

#[test]
fn a_list_is_as_wide_as_its_longest_row_where_the_screen_has_room() {
    let shown = text(&at((200, 50), "D"));
    let top = shown.lines().find(|row| row.contains('╭')).unwrap();
    assert!(!shown.contains('…') || top.chars().count() > 80, "{shown}");
}

#[test]
fn the_line_between_two_documents_is_dragged() {
    for (size, from, to) in [((120, 36), (59, 10), (75, 12)), ((80, 24), (3, 13), (3, 8))] {
        let mut library = Invented::new();
        library.add_primary();
        let mut app = open(library, size.0, size.1);
        press(&mut app, "mljp");
        let place = |app: &casebook::app::App| {
            let shown = rows(app);
            let across = shown[6].chars().position(|c| c == '│');
            let down = shown
                .iter()
                .position(|row| row.contains("Report: Marshshire"));
            (across, down)
        };
        let before = place(&app);
        let line = match before {
            (Some(x), _) if size.0 > 100 => (x, from.1),
            (_, y) => (from.0, y.unwrap()),
        };
        super::at_cell(&mut app, line, casebook::app::Gesture::Press);
        super::at_cell(&mut app, to, casebook::app::Gesture::Drag);
        super::at_cell(&mut app, to, casebook::app::Gesture::Release);
        let after = place(&app);
        assert_ne!(after, before, "{}", text(&app));
        if size.0 > 100 {
            assert_eq!(after.0, Some(75), "{}", text(&app));
        }
        press(&mut app, "g=");
        assert_eq!(place(&app), before);
    }
}

#[test]
fn keys_in_a_panel_do_no_harm_while_the_window_is_too_small_to_show_it() {
    for keys in ["D", ":", "lb", "l#", "la", "?", "i"] {
        let mut app = at((120, 36), keys);
        app.handle(casebook::app::Input::Resize {
            width: 10,
            height: 5,
        });
        press(&mut app, "<down><up>a<enter>");
        app.handle(casebook::app::Input::Resize {
            width: 120,
            height: 36,
        });
        assert!(text(&app).contains("Councils"), "{keys}");
    }
}

#[test]
fn a_list_is_no_higher_than_what_fits_the_letters_typed_and_its_top_stays() {
    let frame = |keys: &str| {
        let shown = rows(&at((200, 50), keys));
        let at = |corner: char| shown.iter().position(|row| row.contains(corner)).unwrap();
        (at('╭'), at('╰'))
    };
    let (top, bottom) = frame(":");
    let (narrowed, end) = frame(":copy");
    assert_eq!(narrowed, top);
    assert_eq!(end, top + 8, "{bottom}");
}

#[test]
fn an_explanation_does_not_cover_what_it_explains() {
    let marked = |app: &casebook::app::App| {
        let source = rows(app);
        let source = source.iter().filter_map(|row| row.rsplit('│').next());
        source.filter(|row| row.contains('▌')).count()
    };
    for (down, size) in (0..12).flat_map(|down| [(down, (80, 24)), (down, (120, 36))]) {
        let mut app = at(size, &format!("l{}l", "j".repeat(down)));
        let before = marked(&app);
        press(&mut app, "w");
        let shown = text(&app);
        assert!(shown.contains("Whose words"), "{shown}");
        assert_eq!(marked(&app), before, "{down} {size:?}: {shown}");
    }
}

#[test]
fn a_part_of_a_long_passage_in_a_meeting_ends_in_an_ellipsis() {
    let app = at((40, 8), "lM");
    let shown = text(&app);
    assert!(foot(&app).contains("part 1 of "), "{shown}");
    let who = shown
        .lines()
        .position(|line| line.contains("As reported"))
        .unwrap();
    let last = shown
        .lines()
        .take(who)
        .filter(|line| !line.trim().is_empty())
        .last();
    assert!(last.unwrap().trim_end().ends_with('…'), "{shown}");
}
