//! What the explorer looks like: words and styles at the four sizes that matter, and nothing broken at any other.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/library.rs"]
mod library;
#[path = "support/screen.rs"]
mod screen;

use casebook::app::{App, Input};
use casebook::ui::{LOOKS, Look};
use library::Invented;
use ratatui::buffer::{Buffer, Cell};
use screen::{frame, open, press, rows};

/// The words on screen and then every run of cells that has a style, as `row:from-to style`, or `first-last:from-to style`
/// for the same run on rows that follow each other.
fn picture(app: &App, look: &Look) -> String {
    let cells = frame(app, look);
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for y in 0..cells.area.height {
        for run in row_runs(&cells, y) {
            match runs
                .iter_mut()
                .find(|(_, last, known)| last + 1 == y && *known == run)
            {
                Some((_, last, _)) => *last = y,
                None => runs.push((y, y, run)),
            }
        }
    }
    let rows_of = |first, last| {
        if first == last {
            format!("{first}")
        } else {
            format!("{first}-{last}")
        }
    };
    let lines = runs
        .iter()
        .map(|(first, last, run)| format!("{}:{run}", rows_of(first, last)));
    rows(app).join("\n") + "\n\n" + &lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn row_runs(cells: &Buffer, y: u16) -> Vec<String> {
    let style = |x: u16| look_of(&cells[(x, y)]);
    let mut runs = Vec::new();
    let mut start = 0;
    for x in 1..=cells.area.width {
        if x == cells.area.width || style(x) != style(start) {
            runs.extend(
                Some(style(start))
                    .filter(|s| !s.is_empty())
                    .map(|s| format!("{start}-{} {s}", x - 1)),
            );
            start = x;
        }
    }
    runs
}

fn look_of(cell: &Cell) -> String {
    let plain = Cell::default();
    let mut parts = Vec::new();
    if cell.fg != plain.fg {
        parts.push(format!("{}", cell.fg));
    }
    if cell.bg != plain.bg {
        parts.push(format!("on {}", cell.bg));
    }
    if cell.modifier != plain.modifier {
        parts.push(format!("{:?}", cell.modifier));
    }
    parts.join(" ")
}

/// A file snapshot of the screen after `keys`, at each of the four sizes.
macro_rules! snapshots {
    ($name:literal, $keys:literal) => {
        for (width, height) in [(160, 48), (120, 36), (80, 24), (46, 12)] {
            let mut app = open(Invented::new(), width, height);
            press(&mut app, $keys);
            insta::assert_snapshot!(
                format!("{}-{width}x{height}", $name),
                picture(&app, &Look::dark())
            );
        }
    };
}

#[test]
fn the_first_screen() {
    snapshots!("first", "");
}

#[test]
fn a_filter_marks_its_words_in_list_and_source() {
    snapshots!("filter", "/lacks rigour");
}

#[test]
fn stepping_shows_whose_words_a_quotation_holds() {
    snapshots!("quotation", "lln");
}

#[test]
fn a_report_shows_pages_and_paragraphs() {
    snapshots!("report", "Gll<pgdn>");
}

#[test]
fn a_quotation_is_explained_under_the_source() {
    snapshots!("explained", "llnw");
}

#[test]
fn the_commands_can_be_searched() {
    snapshots!("palette", ":ofst");
}

#[test]
fn every_document_is_listed() {
    snapshots!("documents", "D");
}

#[test]
fn nothing_found_says_why() {
    snapshots!("nothing", "/oversight zebra");
}

#[test]
fn offers_stand_under_the_filter() {
    snapshots!("offers", "/theme:<tab>");
}

#[test]
fn a_begun_chord_says_what_can_follow() {
    snapshots!("chord", "g");
}

#[test]
fn the_help() {
    snapshots!("help", "?");
}

fn traced(width: u16, height: u16, keys: &str) -> App {
    let mut library = Invented::new();
    library.add_primary();
    let mut app = open(library, width, height);
    press(&mut app, keys);
    app
}

#[test]
fn an_altered_quotation_stands_beside_its_report() {
    for (width, height) in [(160, 48), (90, 30), (80, 24)] {
        let app = traced(width, height, "ljp");
        let name = format!("compare-{width}x{height}");
        insta::assert_snapshot!(name, picture(&app, &Look::dark()));
    }
}

/// The explorer on the council that has a history.
fn with_history(width: u16, height: u16, keys: &str) -> App {
    let mut library = Invented::new();
    library.add_primary();
    library.add_history();
    let mut app = open(library, width, height);
    press(&mut app, keys);
    app
}

#[test]
fn a_councils_timeline_shows_grades_documents_and_what_does_not_agree() {
    for (width, height) in [(160, 48), (120, 36), (80, 24), (46, 12)] {
        let app = with_history(width, height, "jjtj");
        let name = format!("timeline-{width}x{height}");
        insta::assert_snapshot!(name, picture(&app, &Look::dark()));
    }
}

#[test]
fn a_timeline_draws_at_every_size() {
    for keys in ["jjt", "jjtG", "jjtj<enter>", "jjt?"] {
        let mut app = with_history(80, 24, keys);
        for width in (0..=130).step_by(3) {
            for height in [0, 1, 2, 3, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 36, 45] {
                app.handle(Input::Resize { width, height });
                frame(&app, &Look::named("mono").unwrap());
            }
        }
    }
}

#[test]
fn the_matrix_counts_themes_with_signs() {
    for (width, height) in [(160, 48), (120, 36), (80, 24), (46, 12)] {
        let app = with_history(width, height, "xl");
        let name = format!("matrix-{width}x{height}");
        insta::assert_snapshot!(name, picture(&app, &Look::dark()));
    }
}

#[test]
fn a_matrix_draws_at_every_size() {
    for keys in ["x", "xllllllllG", "x<tab>s", "x<tab><tab>j<enter>", "x?"] {
        let mut app = with_history(80, 24, keys);
        for width in (0..=190).step_by(4) {
            for height in [0, 1, 2, 3, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 36, 45] {
                app.handle(Input::Resize { width, height });
                frame(&app, &Look::named("mono").unwrap());
            }
        }
    }
}

#[test]
fn two_documents_side_by_side_draw_at_every_size() {
    for keys in ["ljp", "lp]]", "l|<enter>", "lp?"] {
        let mut app = traced(80, 24, keys);
        for width in 0..=130 {
            for height in [0, 1, 2, 3, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 36, 45] {
                app.handle(Input::Resize { width, height });
                frame(&app, &Look::named("mono").unwrap());
            }
        }
    }
}

#[test]
fn light_and_mono_looks() {
    let mut app = open(Invented::new(), 100, 30);
    press(&mut app, "/lacks rigour<enter>ln");
    insta::assert_snapshot!("light", picture(&app, &Look::named("light").unwrap()));
    insta::assert_snapshot!("mono", picture(&app, &Look::named("mono").unwrap()));
}

#[test]
fn an_empty_library_says_what_to_do() {
    for (width, height) in [(120, 20), (46, 12)] {
        let app = open(Invented::default(), width, height);
        let text = rows(&app).join("\n");
        assert!(text.contains("casebook import FOLDER"), "{text}");
    }
}

#[test]
fn before_the_findings_are_read_the_screen_says_so() {
    let mut app = App::new(Box::new(Invented::new())).unwrap();
    app.handle(Input::Resize {
        width: 100,
        height: 20,
    });
    let text = rows(&app).join("\n");
    assert!(
        text.contains("Reading the findings") && text.contains("Northwold"),
        "{text}"
    );
}

#[test]
fn a_tiny_window_asks_to_be_made_larger() {
    let app = open(Invented::new(), 39, 20);
    assert!(rows(&app).join(" ").contains("Make the window larger"));
}

#[test]
fn every_size_draws_in_every_state() {
    let states = [
        "",
        "ll",
        "/rigour",
        "/\"rig",
        "/zebra",
        "lln",
        "?G",
        "zl",
        "lni",
        "lnw",
        ":",
        "D",
        "O",
        "g",
        "/council:nor<tab>",
        "/slow<ctrl-s>",
        "/oversight zebra",
        "o",
    ];
    for (from, keys) in states.into_iter().enumerate() {
        let mut app = open(Invented::new(), 80, 24);
        press(&mut app, keys);
        // Every third width for a state, and every width for some.
        for width in (u16::try_from(from).unwrap() % 3..=120).step_by(3) {
            for height in [0, 1, 2, 3, 7, 8, 9, 10, 12, 15, 16, 20, 24, 36, 45] {
                app.handle(Input::Resize { width, height });
                frame(&app, &Look::dark());
            }
        }
    }
}

#[test]
fn every_size_up_to_120_by_45_draws() {
    let mut app = open(Invented::new(), 80, 24);
    press(&mut app, "/a<enter>l");
    for width in 0..=120 {
        for height in 0..=45 {
            app.handle(Input::Resize { width, height });
            frame(&app, &Look::named("mono").unwrap());
        }
    }
}

#[test]
fn a_document_cannot_steer_the_terminal() {
    let mut app = open(Invented::new(), 120, 36);
    press(&mut app, "jll");
    let text = rows(&app).join("\n");
    assert!(text.contains("␛[31mimproving␛[0m"), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
}

/// Where `words` stand on the screen, as column and row.
fn find(cells: &Buffer, words: &str) -> Option<(u16, u16)> {
    let wanted: Vec<String> = words.chars().map(String::from).collect();
    let places = (0..cells.area.height).flat_map(|y| (0..cells.area.width).map(move |x| (x, y)));
    let stand = |(x, y): (u16, u16)| {
        let cell = |i: usize| cells.cell((x + u16::try_from(i).unwrap_or(0), y));
        let same = |(i, c): (usize, &String)| cell(i).is_some_and(|cell| cell.symbol() == c);
        wanted.iter().enumerate().all(same)
    };
    places.into_iter().find(|place| stand(*place))
}

#[test]
fn every_distinction_survives_with_colour_removed_in_every_look() {
    let looks = LOOKS.iter().filter_map(|(name, _)| Look::named(name));
    let looks = looks.flat_map(|look| [look.clone().sixteen(), look]);
    for look in looks {
        let mut app = open(Invented::new(), 120, 40);
        press(&mut app, "3z");
        let cells = frame(&app, &look);
        let plain = cells[find(&cells, "taken on").unwrap()].modifier;
        for (words, mark) in [
            ("far too long", "O"),
            ("deeply sorry", "C"),
            ("Families were", "X"),
            ("A slow tide", "?"),
        ] {
            let at = find(&cells, words).unwrap();
            assert_ne!(
                cells[at].modifier, plain,
                "{words} looks like any other word"
            );
            let row: Vec<_> = (0..at.0).map(|x| cells[(x, at.1)].symbol()).collect();
            assert!(row.contains(&mark), "{words} has no mark: {row:?}");
        }
        press(&mut app, "z/lacks rigour");
        let cells = frame(&app, &look);
        let at = find(&cells, "rigour” and").unwrap();
        let quoted = find(&cells, "far too long").unwrap();
        assert_ne!(
            cells[at].modifier, cells[quoted].modifier,
            "a hit looks like a quotation"
        );
        press(&mut app, "<esc><esc>1");
        let cells = frame(&app, &look);
        let (one, other) = (
            find(&cells, "All councils").unwrap(),
            find(&cells, "Eastmere").unwrap(),
        );
        assert_ne!(
            cells[one].modifier, cells[other].modifier,
            "the selection cannot be seen"
        );
    }
}

#[test]
fn a_hit_keeps_its_speakers_colour_in_a_painted_look() {
    let look = Look::named("contrast").unwrap();
    let mut app = open(Invented::new(), 120, 40);
    press(&mut app, "/lacks rigour");
    let cells = frame(&app, &look);
    let (hit, mark) = (
        find(&cells, "lacks rigour”").unwrap(),
        find(&cells, "O Ofsted ·").unwrap(),
    );
    assert_eq!(cells[hit].fg, cells[mark].fg);
    assert_eq!(cells[hit].bg, cells[(0, 39)].bg);
}

#[test]
fn what_would_be_imported_stands_in_a_panel() {
    use casebook::app::{News, Preview};
    for (width, height) in [(160, 48), (120, 36), (80, 24), (46, 12)] {
        let mut app = open(Invented::new(), width, height);
        press(&mut app, "imallow.txt<enter>");
        let rows = vec![
            ("what", "news article, 612 words".to_owned()),
            ("title", "Mallow told to improve".to_owned()),
            ("council", "Mallow".to_owned()),
            ("published", "no date was found".to_owned()),
            (
                "quotations",
                "7: 5 by Ofsted, 2 by the council; and 3 sentences that report Ofsted without quotation marks".to_owned(),
            ),
            ("traced", "4 verbatim, 1 altered, in d2, Mallow, 2022-03 (text)".to_owned()),
            ("altered", "“risk assessed” for “seen”".to_owned()),
        ];
        let preview = Preview {
            name: "mallow.txt".to_owned(),
            rows,
            documents: 1,
        };
        app.learn(News::Found(1, preview));
        insta::assert_snapshot!(
            format!("import-{width}x{height}"),
            picture(&app, &Look::dark())
        );
    }
}
