//! The explorer in a real pseudo-terminal, read back through a terminal emulator: what a reader's own terminal would show.
//!
//! Most tests run this test program itself as the child, with an invented library; the last ones run casebook on the seeds.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "a skipped test says so")]

#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/library.rs"]
mod library;
#[path = "support/terminal.rs"]
mod terminal;

use casebook::app::News;
use casebook::model::DocumentId;
use casebook::term::Setting;
use library::Invented;
use terminal::Session;

const CHILD: &str = "explorer_inside_the_pseudo_terminal";

/// Not a test of its own: the explorer that the tests below watch.
#[test]
#[ignore = "runs inside the pseudo-terminal of the other tests"]
fn explorer_inside_the_pseudo_terminal() {
    let Some(library) = std::env::var_os("CASEBOOK_TEST_LIBRARY") else {
        return;
    };
    let mut invented = Invented::new();
    invented.trap = (library == "trap").then_some(DocumentId(2));
    let beside = move |tell: &mut dyn FnMut(News)| {
        if library == "slow" {
            tell(News::Indexing {
                done: 1,
                total: 1_203,
            });
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
        assert_ne!(library, "faulty", "deliberate panic while reading");
        tell(News::Index(Box::new(indexed::index(&Invented::new()))));
        if library == "damaged" {
            tell(News::Notice(
                "The index was damaged: it was built again.".into(),
            ));
        }
    };
    casebook::term::explore(invented, Setting::default(), beside).unwrap();
}

fn start(width: u16, height: u16, environment: &[(&str, &str)]) -> Session {
    let program = std::env::current_exe().unwrap();
    let arguments = [
        "--exact",
        CHILD,
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ];
    let environment = [environment, &[("CASEBOOK_TEST_LIBRARY", "whole")]].concat();
    Session::start(&program, &arguments, width, height, &environment)
}

#[test]
fn filter_move_and_quit() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| {
        s.contains("All councils") && s.contains("far too long")
    });
    session.send("/lacks rigour");
    session.until("the hit", |s| {
        s.contains("/ lacks rigour") && s.contains("1 hit in Marshshire")
    });
    session.send("\r");
    session.send("l");
    session.until("the source has the keys", |s| s.contains("o only Ofsted"));
    session.send("\x1b");
    session.until("back in the findings", |s| s.contains("enter open"));
    session.send("\x1b");
    session.until("the filter is gone", |s| {
        s.contains("Findings · all councils")
    });
    session.send("q");
    assert_eq!(session.exit(), 0);
    for (sequence, what) in [
        ("\x1b[?1049h", "alternate screen entered"),
        ("\x1b[?1049l", "and left"),
        ("\x1b[?2026h", "frames shown at once"),
        ("\x1b[?2026l", "and ended"),
        ("\x1b[?2004l", "bracketed paste ended"),
    ] {
        assert!(session.wrote(sequence), "{what}");
    }
    assert!(
        !session.wrote("\x1b[6n") && !session.wrote("\x1b[?1000h"),
        "no question, no mouse"
    );
    assert!(session.cursor_is_visible());
}

#[test]
fn a_resize_lays_everything_out_again() {
    let mut session = start(120, 30, &[]);
    session.until("three panes", |s| s.contains("Source"));
    session.resize(70, 12);
    session.until("two panes", |s| {
        s.lines().count() == 12 && !s.contains("Source")
    });
    session.resize(30, 12);
    session.until("a sentence", |s| s.contains("Make the window larger"));
    session.resize(120, 30);
    session.until("three panes again", |s| {
        s.contains("Source") && s.contains("q quit")
    });
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn pasted_text_runs_no_command() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| s.contains("far too long"));
    session.send("\x1b[200~q\x1b[201~/\x1b[200~slow\x1b[201~");
    session.until("pasted into the filter", |s| s.contains("/ slow"));
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_mouse_reported_outside_the_screen_ends_nothing() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| s.contains("far too long"));
    session.send("\x1b[<0;0;0M\x1b[<64;0;5m\x1b[M   \x1b[32;0;0M\x1b[0;0R/slow");
    session.until("keys arrive", |s| s.contains("/ slow"));
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_long_burst_of_keys_is_taken_whole_and_later_ones_are_heard() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| s.contains("far too long"));
    // Keys that mean nothing, as many as the terminal holds at once.
    session.send(&"~".repeat(4_000));
    session.send("/slow");
    session.until("keys arrive", |s| s.contains("/ slow"));
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn no_color_shows_no_colour_and_keeps_the_selection() {
    let mut session = start(120, 30, &[("NO_COLOR", "1")]);
    session.until("the first frame", |s| s.contains("far too long"));
    let (coloured, inverse, bold) = session.styles();
    assert_eq!(coloured, 0);
    assert!(
        inverse > 0 && bold > 0,
        "{inverse} inverse, {bold} bold cells"
    );
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_why() {
    let mut session = start(120, 30, &[("CASEBOOK_TEST_LIBRARY", "trap")]);
    session.until("the first frame", |s| s.contains("far too long"));
    session.send("jjj");
    assert_eq!(session.exit(), 101);
    session.until("the message", |s| {
        s.contains("deliberate panic") && !s.contains("All councils")
    });
    assert!(session.cursor_is_visible());
}

#[test]
fn the_first_frame_does_not_wait_for_the_index_and_what_was_typed_meanwhile_is_answered() {
    let mut session = start(120, 30, &[("CASEBOOK_TEST_LIBRARY", "slow")]);
    session.until("councils and how far it is", |s| {
        s.contains("Northwold") && s.contains("Building the index: 1 of 1,203")
    });
    session.send("/lacks rigour");
    session.until("the words typed, and nothing said of them yet", |s| {
        s.contains("/ lacks rigour") && s.contains("Building the index") && !s.contains("no hits")
    });
    session.until("the hit", |s| s.contains("1 hit in Marshshire"));
    let Some(before) = session.settled() else {
        eprintln!("skipped: this system does not count context switches in /proc");
        return;
    };
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(
        session.switches(),
        Some(before),
        "it sleeps once all is read"
    );
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn why_the_index_was_built_again_is_said_in_the_explorer() {
    let mut session = start(120, 30, &[("CASEBOOK_TEST_LIBRARY", "damaged")]);
    session.until("the notice beside the findings", |s| {
        s.contains("The index was damaged") && s.contains("far too long")
    });
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_panic_beside_the_interface_gives_the_terminal_back_too() {
    let mut session = start(120, 30, &[("CASEBOOK_TEST_LIBRARY", "faulty")]);
    assert_eq!(session.exit(), 101);
    session.until("the message", |s| {
        s.contains("deliberate panic while reading") && !s.contains("All councils")
    });
    assert!(session.cursor_is_visible());
}

#[test]
fn a_terminating_signal_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut session = start(120, 30, &[]);
        session.until("the first frame", |s| s.contains("far too long"));
        session.signal(signal);
        assert_ne!(
            session.exit(),
            0,
            "{signal} ends the program as it always does"
        );
        session.until("the primary screen", |s| !s.contains("All councils"));
        assert!(
            session.wrote("\x1b[?1049l") && session.cursor_is_visible(),
            "{signal}"
        );
    }
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_takes_it_again() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| s.contains("far too long"));
    session.signal("TSTP");
    session.until("the primary screen", |s| !s.contains("All councils"));
    session.until_state("stopped", 'T');
    session.signal("CONT");
    session.until("the frame again", |s| {
        s.contains("All councils") && s.contains("far too long")
    });
    session.send("/slow");
    session.until("keys arrive", |s| s.contains("/ slow"));
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn ctrl_z_without_a_shell_behind_it_does_not_freeze() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| s.contains("far too long"));
    session.send("\x1a");
    session.until("a word about it", |s| s.contains("no shell to go back to"));
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn an_idle_explorer_does_not_wake() {
    let mut session = start(120, 30, &[]);
    session.until("the first frame", |s| s.contains("far too long"));
    let Some(before) = session.settled() else {
        eprintln!("skipped: this system does not count context switches in /proc");
        return;
    };
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(
        session.switches(),
        Some(before),
        "it woke up with nothing to do"
    );
    session.send("q");
    assert_eq!(session.exit(), 0);
}

/// casebook itself with its home in `folder`.
fn casebook(folder: &std::path::Path, arguments: &[&str]) -> Session {
    let library = folder.join("library.casebook");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_casebook"));
    let home = folder.to_str().unwrap();
    let environment = [
        ("HOME", home),
        ("XDG_DATA_HOME", home),
        ("XDG_STATE_HOME", home),
        ("XDG_CACHE_HOME", home),
        ("CASEBOOK_CONFIG_DIR", home),
    ];
    let arguments = [&["--library", library.to_str().unwrap()], arguments].concat();
    Session::start(program, &arguments, 120, 40, &environment)
}

#[test]
fn the_program_opens_on_the_seeds() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds' councils", |s| {
        ["Cornwall", "Doncaster", "Gloucestershire"]
            .iter()
            .all(|council| s.contains(council))
    });
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn lacks_rigour_finds_the_doncaster_bullet_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds' findings", |s| {
        s.contains("Findings · all councils") && s.contains("1/")
    });
    session.send("/lacks rigour");
    session.until("the bullet, in list and source", |s| {
        s.contains("1/")
            && s.contains("▌   Doncaster · 16 Nov 2012")
            && s.matches("rigour").count() >= 3
    });
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn absence_is_said_in_words_about_the_council_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds' findings", |s| {
        s.contains("1/") && s.contains("q quit")
    });
    session.send("/council:donc\t");
    session.until("the council completed", |s| {
        s.contains("/ council:Doncaster") && s.contains("hits in Doncaster")
    });
    session.send("zxq");
    session.until("absence", |s| {
        let words = [
            "0 in the",
            "Doncaster document",
            "Nothing here is like “zxq”",
        ];
        words.iter().all(|words| s.contains(words))
    });
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn queries_and_saved_searches_are_there_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds' findings", |s| {
        s.contains("1/") && s.contains("q quit")
    });
    session.send("/lacks rigour\r");
    session.until("kept", |s| s.contains("Hits") && s.contains("q quit"));
    session.send("Sthe bullet\r");
    session.until("saved", |s| s.contains("Saved “the bullet”."));
    session.send("q");
    assert_eq!(session.exit(), 0);
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds' findings", |s| {
        s.contains("1/") && s.contains("q quit")
    });
    session.send("/\x1b[A");
    session.until("the older query", |s| {
        s.contains("/ lacks rigour") && s.contains("hit")
    });
    session.send("\x1b");
    session.until("an empty line", |s| s.contains("esc leave"));
    session.send("\x1b");
    session.until("the panes", |s| s.contains("q quit"));
    session.send("s");
    session.until("the saved search", |s| s.contains("the bullet"));
    session.send("\r");
    session.until("run", |s| {
        s.contains("/ lacks rigour") && s.contains("q quit")
    });
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_signal_to_end_loses_nothing_of_where_the_reader_was() {
    let folder = tempfile::tempdir().unwrap();
    for (signal, words) in [("TERM", "rigour"), ("HUP", "drift")] {
        let mut session = casebook(folder.path(), &[]);
        session.until("the seeds' findings", |s| s.contains("q quit"));
        session.send(&format!("\x1b/{words}\r"));
        session.until("hits", |s| {
            s.contains(&format!("/ {words}")) && s.contains("q quit")
        });
        session.signal(signal);
        assert_ne!(session.exit(), 0, "{signal} ends it as ever");
        let mut session = casebook(folder.path(), &[]);
        session.until("where it was", |s| s.contains(&format!("/ {words}")));
        session.send("\x03");
        assert_eq!(session.exit(), 0);
    }
}

#[test]
fn the_readers_own_keys_hold_and_a_bad_line_is_named_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("keymap.toml"),
        "[panes]\nhelp = \"H\"\nzoom = \"hyper-z\"\n",
    )
    .unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the fault", |s| {
        s.contains("keymap.toml line 3: `hyper-z` is no key")
    });
    session.send("H");
    session.until("the help", |s| {
        s.contains("Help") && s.contains("To begin with")
    });
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn who_says_so_and_the_copy_after_it_are_about_the_words_that_were_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the welcome", |s| s.contains("copies words and citation"));
    session.send("/\"lacks rigour\"\r");
    session.until("the hit", |s| s.contains("1 hit"));
    session.send("\rwY");
    session.until("the words that were copied", |s| {
        let screen = s.split_whitespace().collect::<Vec<_>>().join(" ");
        screen.contains("“lacks rigour” Ofsted, as quoted by")
    });
    session.send("\x03");
    assert_eq!(session.exit(), 0);
}

#[test]
fn the_contrast_look_paints_every_cell_and_looks_follow_each_other() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.toml"), "theme = \"mono\"\n").unwrap();
    let mut session = casebook(folder.path(), &["--theme", "contrast"]);
    session.until("the whole frame", |s| {
        s.contains("1/") && s.contains("q quit")
    });
    session.settled();
    assert_eq!(
        session.styles().0,
        120 * 40,
        "the command line comes before the file"
    );
    session.send("L");
    session.until("the next look", |s| s.contains("Look: mono"));
    assert_eq!(session.styles().0, 0);
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn an_article_is_brought_in_after_a_look_and_taken_back_with_u() {
    let folder = tempfile::tempdir().unwrap();
    let article = "Mallowshire told to improve\n\nBy Nora Sedge, 14 March 2025\n\nOfsted said services in Doncaster Council \
        were marked by “drift and delay”, and that managers’ oversight “lacks rigour”.\n\nThe council said: “We are sorry.”\n";
    let file = folder.path().join("an article.txt");
    std::fs::write(&file, article).unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds", |s| s.contains("5 documents"));
    session.send("i");
    session.until("the line", |s| s.contains("enter look at it"));
    session.send(&file.to_string_lossy()[..file.to_string_lossy().len() - 9]);
    session.send("\t");
    session.until("the name completed", |s| s.contains("article.txt"));
    session.send("\r");
    session.until("what was found", |s| {
        s.contains("enter import it")
            && s.contains("Mallowshire told to improve")
            && s.contains("Doncaster")
            && s.contains("2025-03-14")
            && s.contains("2 by Ofsted, 1 by the council")
    });
    session.send("\r");
    session.until("it is in", |s| {
        s.contains("Imported d6") && s.contains("6 documents")
    });
    session.send("u");
    session.until("it is gone", |s| {
        s.contains("Undone: import of") && s.contains("5 documents")
    });
    session.send("i");
    // As a terminal sends what is pasted.
    session.send(&format!("\x1b[200~{article}\x1b[201~"));
    session.until("the pasted text", |s| s.contains("A pasted text"));
    session.send("\x1b");
    session.until("left", |s| s.contains("Nothing was imported."));
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn the_mouse_is_taken_only_when_it_is_wanted_and_given_back_whatever_happens() {
    use vt100::MouseProtocolMode as Mode;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.toml"), "mouse = true\n").unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("the seeds and a word on the mouse", |s| {
        s.contains("1/") && s.contains("Shift-drag selects text")
    });
    let mode = |session: &Session| session.screen().mouse_protocol_mode();
    assert_eq!(mode(&session), Mode::ButtonMotion);
    assert!(!session.wrote("\x1b[?1003h"), "mere movement wakes nobody");
    // Doncaster, as a terminal tells of a press and a release.
    session.send("\x1b[<0;8;6M\x1b[<0;8;6m");
    session.until("its findings", |s| s.contains("Findings · Doncaster"));
    session.send(&"\x1b[<65;50;20M".repeat(60));
    session.until("the last of them", |s| s.contains("18/18"));
    session.signal("TSTP");
    session.until("the primary screen", |s| !s.contains("All councils"));
    session.until_state("stopped", 'T');
    assert_eq!(mode(&session), Mode::None, "stopped");
    session.signal("CONT");
    session.until("the frame again", |s| s.contains("18/18"));
    session.until("the mouse again", |_| mode(&session) == Mode::ButtonMotion);
    session.send("m");
    session.until("left to the terminal", |_| mode(&session) == Mode::None);
    session.send("m");
    session.until("taken again", |_| mode(&session) == Mode::ButtonMotion);
    session.signal("TERM");
    session.exit();
    assert_eq!(mode(&session), Mode::None, "ended");
}

#[test]
fn a_light_terminal_gets_the_light_look_without_being_told() {
    let answered = || {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().to_str().unwrap();
        let mut session = start(120, 30, &[("HOME", home), ("COLORFGBG", "")]);
        session.until("the question", |_| session.wrote("\x1b]11;?"));
        session.send("\x1b]10;rgb:0000/0000/0000\x07\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?1;2c");
        session.until("the first frame", |s| s.contains("far too long"));
        session.send("L");
        session.until("the next look", |s| s.contains("Look: "));
        session.screen().contents().contains("Look: contrast")
    };
    // On a busy machine this answer may come too late, which is no fault of the program.
    assert!((0..8).any(|_| answered()));
}

#[test]
fn a_terminal_that_answers_nothing_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let mut session = start(120, 30, &[("HOME", home), ("COLORFGBG", "")]);
    session.until("the first frame", |s| s.contains("far too long"));
    session.send("L");
    session.until("it was the dark one", |s| s.contains("Look: light"));
    session.send("q");
    assert_eq!(session.exit(), 0);
}

/// What was last sent to the clipboard through the terminal.
fn clipboard(session: &Session) -> String {
    use base64::Engine;
    let bytes = String::from_utf8(session.bytes()).unwrap();
    let sent = bytes.rsplit("\x1b]52;c;").next().unwrap();
    let sent = sent.split('\x07').next().unwrap();
    let bytes = base64::engine::general_purpose::STANDARD.decode(sent);
    String::from_utf8(bytes.unwrap()).unwrap()
}

#[test]
fn a_newcomer_finds_a_quotation_says_who_said_it_and_copies_it_with_its_citation() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &[]);
    session.until("what to press", |s| {
        s.contains("then type words: lacks rigour") && s.contains("copies words")
    });
    session.send("/lacks rigour");
    session.until("the words, whose they are, and how to go on", |s| {
        s.contains("2 hits") && s.contains("O Ofsted") && s.contains("enter to the hits")
    });
    session.send("\r");
    session.until("how to copy", |s| s.contains("Y copy with citation"));
    session.send("Y");
    session.until("that it was copied", |s| s.contains("with their citation"));
    let copied = clipboard(&session);
    for words in ["lacks rigour", "Doncaster Free Press", "16 November 2012"] {
        assert!(copied.contains(words), "{words}: {copied}");
    }
    session.send("q");
    assert_eq!(session.exit(), 0);
    let mut session = casebook(folder.path(), &[]);
    session.until("the panes", |s| s.contains("q quit"));
    session.settled();
    session.until("no second welcome", |s| !s.contains("Any key goes on"));
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn plain_prints_instead_of_drawing() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = casebook(folder.path(), &["--plain"]);
    assert_eq!(session.exit(), 0);
    session.until("the councils and what prints the rest", |s| {
        s.contains("Gloucestershire") && s.contains("timeline") && s.contains("casebook help")
    });
    assert!(!session.wrote("\x1b[?1049h"), "nothing is drawn");
}
