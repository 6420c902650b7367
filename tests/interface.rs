//! The comforts of the interface, told as a reader would tell them: finding a key, sizes of panes, the mouse, first steps.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "interface/edges.rs"]
mod edges;
#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/library.rs"]
mod library;
#[path = "support/screen.rs"]
mod screen;

use casebook::app::{
    ACTIONS, About, App, Chord, Context, Effect, Gesture, Input, Keymap, Mouse, Pane,
};
use library::Invented;
use screen::{open, press, rows};

fn at(size: (u16, u16), keys: &str) -> App {
    let mut app = open(Invented::new(), size.0, size.1);
    press(&mut app, keys);
    app
}

fn text(app: &App) -> String {
    rows(app).join("\n")
}

#[test]
fn a_key_is_found_in_the_help_by_what_it_does() {
    let app = at((120, 40), "?/markdown copy");
    let shown = text(&app);
    assert!(
        shown.contains("as Markdown") && shown.contains("gy"),
        "{shown}"
    );
    assert!(!shown.contains("find a command by name"), "{shown}");
    let shown = text(&at((120, 40), "?/meeting blank<enter>"));
    assert!(shown.contains("show nothing for a while"), "{shown}");
    let shown = text(&at((120, 40), "?/markdown copy<esc>"));
    assert!(
        shown.contains("find a command by name"),
        "esc clears first: {shown}"
    );
    let shown = text(&at((120, 40), "?/markdown copy<esc><esc>"));
    assert!(!shown.contains("Help"), "and then leaves: {shown}");
    assert!(text(&at((120, 40), "?/zzz")).contains("No key does that."));
}

#[test]
fn the_whole_of_what_a_key_does_stands_in_the_help() {
    for width in [46, 80, 120] {
        let mut app = at((width, 40), "?");
        let mut seen = String::new();
        for _ in 0..40 {
            seen += &text(&app);
            press(&mut app, "<pgdn>");
        }
        assert!(
            !seen.contains("alone, or…") && seen.contains("everybody's"),
            "{width}"
        );
    }
}

#[test]
fn a_notice_longer_than_the_screen_is_shown_whole() {
    let mut app = at((46, 12), "");
    app.fail("keymap.toml line 2: `hyper-z` is no key: write a letter, or a name such as `enter` or `ctrl-d`");
    let shown = text(&app);
    assert!(
        shown.contains("hyper-z") && shown.contains("`ctrl-d`"),
        "{shown}"
    );
}

#[test]
fn the_way_to_every_key_is_named_on_the_narrowest_screen_too() {
    for keys in ["", "l", "ll"] {
        let shown = text(&at((46, 12), keys));
        assert!(shown.lines().last().unwrap().contains("? help"), "{shown}");
    }
}

#[test]
fn all_that_can_follow_a_key_is_shown_on_a_low_screen_too() {
    let shown = text(&at((46, 12), "g"));
    for words in ["documents", "copy as HTML", "brief all", "sections"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn the_section_that_is_read_stays_named_when_its_heading_is_out_of_sight() {
    let mut library = Invented::new();
    library.add_primary();
    let mut app = open(library, 120, 20);
    press(&mut app, "jjjll");
    assert!(!rows(&app)[1].contains("Source ·"), "{}", text(&app));
    press(&mut app, "GO");
    let named = text(&app);
    press(&mut app, "<esc>");
    let shown = rows(&app)[1].clone();
    assert!(shown.contains("Source · "), "{shown}\n{named}");
}

#[test]
fn an_empty_library_names_the_key_that_fills_it() {
    for size in [(120, 20), (80, 24), (46, 12)] {
        let app = open(Invented::default(), size.0, size.1);
        let shown = text(&app);
        assert!(shown.contains("i brings in a file"), "{shown}");
        assert!(shown.contains("casebook import FOLDER"), "{shown}");
        assert!(!shown.contains("Select a finding"), "{shown}");
    }
}

/// Does something with the mouse on the first cell where `words` begin.
fn point(app: &mut App, words: &str, gesture: Gesture) {
    let shown = rows(app);
    let row = shown.iter().position(|row| row.contains(words)).unwrap();
    let column = shown[row].split(words).next().unwrap().chars().count();
    at_cell(app, (column, row), gesture);
}

fn at_cell(app: &mut App, (x, y): (usize, usize), gesture: Gesture) -> Vec<Effect> {
    let (x, y) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    app.handle(Input::Mouse(Mouse { x, y, gesture }))
}

/// Columns at which the lines between the panes stand, on the row of their rules.
fn borders(app: &App) -> Vec<usize> {
    let rule = rows(app)[2].clone();
    let signs = rule.chars().enumerate().filter(|(_, c)| *c == '┼');
    signs.map(|(at, _)| at).collect()
}

#[test]
fn the_mouse_does_nothing_until_it_is_asked_for() {
    let mut app = at((120, 40), "");
    let before = text(&app);
    point(&mut app, "Northwold", Gesture::Press);
    assert_eq!(text(&app), before);
    press(&mut app, "m");
    assert!(text(&app).contains("Shift-drag selects text"));
    point(&mut app, "Northwold", Gesture::Press);
    assert!(text(&app).contains("Findings · Northwold"));
    press(&mut app, "m");
    assert!(text(&app).contains("belongs to your terminal"));
    point(&mut app, "Eastmere", Gesture::Press);
    assert!(text(&app).contains("Findings · Northwold"));
}

#[test]
fn the_terminal_is_told_when_the_mouse_is_wanted() {
    let mut app = at((120, 40), "");
    let key = || Input::Key("m".parse().unwrap());
    assert_eq!(app.handle(key()), [Effect::Mouse(true)]);
    assert_eq!(app.handle(key()), [Effect::Mouse(false)]);
}

#[test]
fn a_press_takes_the_pane_and_the_row_and_a_second_one_opens_it() {
    let mut app = at((120, 40), "m");
    let finding = (40, 14);
    at_cell(&mut app, finding, Gesture::Press);
    assert_eq!(app.focus(), Some(Pane::Findings));
    let taken = app.selected().unwrap();
    assert_ne!(taken.ordinal, 1);
    at_cell(&mut app, finding, Gesture::Press);
    assert_eq!(
        (app.focus(), app.selected()),
        (Some(Pane::Source), Some(taken))
    );
    point(&mut app, "All councils", Gesture::Press);
    assert_eq!(app.focus(), Some(Pane::Councils));
}

#[test]
fn the_wheel_moves_what_is_under_it_and_leaves_the_keys_where_they_are() {
    let mut app = at((120, 16), "jjjm");
    let source = |app: &App| rows(app)[8].chars().skip(60).collect::<String>();
    let before = source(&app);
    at_cell(&mut app, (100, 8), Gesture::Wheel(2));
    assert_ne!(source(&app), before);
    assert_eq!(app.focus(), Some(Pane::Councils));
    let selected = app.selected();
    at_cell(&mut app, (40, 8), Gesture::Wheel(1));
    assert_ne!(app.selected(), selected);
    assert_eq!(app.focus(), Some(Pane::Councils));
    at_cell(&mut app, (40, 8), Gesture::Wheel(-1));
    assert_eq!(app.selected(), selected);
}

#[test]
fn the_line_between_two_panes_is_dragged() {
    let mut app = at((120, 40), "m");
    let [first, second] = borders(&app)[..] else {
        panic!("{}", text(&app));
    };
    at_cell(&mut app, (first, 10), Gesture::Press);
    at_cell(&mut app, (first + 6, 10), Gesture::Drag);
    at_cell(&mut app, (first + 9, 12), Gesture::Drag);
    at_cell(&mut app, (0, 0), Gesture::Release);
    assert_eq!(borders(&app)[0], first + 9);
    at_cell(&mut app, (3, 10), Gesture::Drag);
    assert_eq!(borders(&app)[0], first + 9, "what was let go stays");
    let second = second.max(borders(&app)[1]);
    at_cell(&mut app, (second, 3), Gesture::Press);
    at_cell(&mut app, (119, 3), Gesture::Drag);
    assert!(borders(&app)[1] <= 120 - 12, "no pane vanishes");
}

#[test]
fn a_flood_of_wheel_and_drag_is_one_thing() {
    let mouse = |x, gesture| Mouse { x, y: 4, gesture };
    let wheel = mouse(3, Gesture::Wheel(1));
    let joined = wheel.joined(wheel).and_then(|both| both.joined(wheel));
    assert_eq!(joined, Some(mouse(3, Gesture::Wheel(3))));
    assert_eq!(wheel.joined(mouse(9, Gesture::Wheel(1))), None);
    let drag = mouse(3, Gesture::Drag);
    assert_eq!(
        drag.joined(mouse(9, Gesture::Drag)),
        Some(mouse(9, Gesture::Drag))
    );
    assert_eq!(drag.joined(mouse(9, Gesture::Release)), None);
    assert_eq!(
        mouse(3, Gesture::Press).joined(mouse(3, Gesture::Press)),
        None
    );
}

#[test]
fn a_command_is_chosen_with_the_mouse() {
    let mut app = at((120, 40), "m:");
    point(&mut app, "zoom: give", Gesture::Press);
    assert!(text(&app).contains("Commands"));
    point(&mut app, "zoom: give", Gesture::Press);
    assert!(!text(&app).contains("Commands") && text(&app).contains("zoomed"));
}

#[test]
fn no_place_to_press_or_turn_the_wheel_breaks_anything() {
    let states = [
        "m",
        "m/rigour",
        "mllv",
        "m?",
        "m:",
        "mx",
        "mM",
        "mi",
        "mla",
        "mt",
        "m|<enter>",
        "mzl",
    ];
    let gestures = [
        Gesture::Press,
        Gesture::Drag,
        Gesture::Release,
        Gesture::Wheel(-3),
    ];
    for keys in states {
        for (width, height) in [(120, 36), (46, 12)] {
            let mut app = at((width, height), keys);
            for x in (0..width).step_by(17) {
                for y in (0..height).step_by(5) {
                    for gesture in gestures {
                        app.handle(Input::Mouse(Mouse { x, y, gesture }));
                    }
                    rows(&app);
                }
            }
        }
    }
}

#[test]
fn panes_grow_and_shrink_by_keys_and_stay_that_way_the_next_time() {
    let mut app = at((120, 40), "");
    let usual = borders(&app);
    press(&mut app, ">>");
    assert_eq!(borders(&app)[0], usual[0] + 8);
    press(&mut app, "<<><<>");
    assert_eq!(borders(&app)[0], usual[0]);
    press(&mut app, "3>");
    assert_eq!(
        borders(&app)[1],
        usual[1] - 4,
        "the source grows to the left"
    );
    let session = app.session();
    let mut again = open(Invented::new(), 120, 40).resuming(Some(session));
    again.handle(Input::Resize {
        width: 120,
        height: 40,
    });
    again.learn(casebook::app::News::Index(Box::new(indexed::index(
        &Invented::new(),
    ))));
    assert_eq!(borders(&again), borders(&app));
    press(&mut app, "=");
    assert_eq!(borders(&app), usual);
}

#[test]
fn a_pane_made_as_narrow_as_can_be_still_draws_and_says_so() {
    for width in [60, 100, 200] {
        for keys in ["", "l", "ll", "/rigour<enter>", "jjjlln", "llnw"] {
            let mut app = at((width, 24), keys);
            for resize in ["<<>", ">"] {
                for _ in 0..6 {
                    press(&mut app, &resize.repeat(8));
                    rows(&app);
                }
                let shown = text(&app);
                assert!(
                    shown.contains("as narrow as") || shown.contains("as wide as"),
                    "{shown}"
                );
                for height in [8, 12, 40] {
                    app.handle(Input::Resize { width, height });
                    rows(&app);
                }
                app.handle(Input::Resize { width, height: 24 });
            }
        }
    }
    let mut one = at((46, 12), "");
    press(&mut one, ">");
    assert!(text(&one).contains("One pane has the whole screen."));
}

/// A key as the README writes it, as `keymap.toml` does.
fn spelled(key: &str) -> String {
    let named = match key {
        "↓" => "down",
        "↑" => "up",
        "←" => "left",
        "→" => "right",
        "\\|" => "|",
        "gg" => "g g",
        key => key,
    };
    if named.chars().count() > 1 {
        named.to_lowercase()
    } else {
        named.to_owned()
    }
}

#[test]
fn every_key_in_the_readmes_table_does_something_that_the_help_explains() {
    let readme = include_str!("../README.md");
    let table = readme.split("| key | what it does |").nth(1).unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let keymap = Keymap::standard();
    let mut found = 0;
    for row in rows {
        let cells = row.replace("\\|", "\u{1}");
        let cells: Vec<String> = cells
            .split('|')
            .map(|cell| cell.replace('\u{1}', "\\|"))
            .collect();
        for (cell, contexts) in [
            (&cells[1], &[Context::Panes, Context::Always][..]),
            (&cells[2], &Context::ALL[..]),
        ] {
            for key in cell.split('`').skip(1).step_by(2) {
                let chord: Chord = spelled(key)
                    .parse()
                    .unwrap_or_else(|_| panic!("`{key}` is no key: {row}"));
                let does = |about: &&About| {
                    contexts
                        .iter()
                        .any(|context| keymap.keys(*context, about.action).contains(&chord))
                };
                let about = ACTIONS
                    .iter()
                    .find(does)
                    .unwrap_or_else(|| panic!("`{key}` does nothing: {row}"));
                assert!(!about.help.is_empty(), "`{key}`");
                found += 1;
            }
        }
    }
    assert!(found > 60, "{found}");
}

#[test]
fn a_newcomer_is_welcomed_once_and_any_key_goes_on() {
    for size in [(120, 36), (80, 24), (46, 12)] {
        let welcomed = || open(Invented::new(), size.0, size.1).welcoming(true);
        let mut app = welcomed();
        app.handle(Input::Resize {
            width: size.0,
            height: size.1,
        });
        let shown = text(&app);
        assert!(
            shown.contains("who said it") && shown.contains("lacks rigour"),
            "{shown}"
        );
        assert!(shown.contains("Any key goes on"), "{shown}");
        assert!(
            shown.contains("? help"),
            "the panes' own keys hold: {shown}"
        );
        press(&mut app, "/lacks rigour");
        assert_eq!(app.filter_text(), Some("lacks rigour"));
        assert!(!text(&app).contains("Any key goes on"));
        let mut app = welcomed();
        press(&mut app, "<enter>");
        assert_eq!(
            app.focus(),
            Some(Pane::Councils),
            "enter closes it and opens nothing"
        );
        let mut app = welcomed();
        press(&mut app, "?");
        assert!(text(&app).contains("Help"));
    }
}

#[test]
fn what_is_selected_or_graded_shows_without_any_colour_in_every_view_and_look() {
    use casebook::ui::{LOOKS, Look};
    use ratatui::style::Modifier;
    let looks: Vec<Look> = LOOKS
        .iter()
        .filter_map(|(name, _)| Look::named(name))
        .collect();
    let mut library = Invented::new();
    library.add_primary();
    library.add_history();
    let mut app = open(library, 120, 36);
    for (keys, marks) in [
        ("", &["▼", "◆", "▌"][..]),
        ("x", &["−", "±"]),
        ("<esc>jjtj", &["≠", "◆", "▼", "¶", "“"]),
        ("<esc>:", &[">"]),
        ("<esc>D", &[">"]),
        ("<esc>1ggljp", &["≠", "O", "ALTERED"]),
    ] {
        press(&mut app, keys);
        for look in &looks {
            let cells = screen::frame(&app, look);
            let reversed = cells
                .content()
                .iter()
                .any(|cell| cell.modifier.contains(Modifier::REVERSED));
            assert!(reversed, "{keys}: nothing is seen to be selected");
        }
        let shown = text(&app);
        for mark in marks {
            assert!(shown.contains(mark), "{keys}: no {mark}\n{shown}");
        }
    }
}
