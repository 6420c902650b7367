//! Every screen in every look and size, on one page to be looked at: `just gallery`. Nothing of it is held.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::ui::LOOKS;

use crate::stage::Stage;

const SIZES: [(u16, u16); 4] = [(200, 50), (120, 36), (80, 24), (46, 12)];

/// What is opened.
#[derive(Debug, Clone, Copy)]
enum On {
    /// The five seeds.
    Seeds,
    /// The invented council whose report is held.
    Invented,
    /// The five seeds, for the first time.
    First,
    /// A library with nothing in it.
    Nothing,
    /// The seeds, with this `keymap.toml`.
    Keymap(&'static str),
}

use On::{First, Invented, Keymap, Nothing, Seeds};

/// A name for each screen, and the keys that lead to it.
const SCREENS: &[(&str, On, &str)] = &[
    ("welcome", First, ""),
    ("panes", Seeds, ""),
    ("findings", Seeds, "jjjljj"),
    ("source", Seeds, "jjjlljjjjjjjj"),
    ("filter-empty", Seeds, "/"),
    ("filter", Seeds, "/lacks rigour"),
    ("filter-kept", Seeds, "/drift delay<enter>l"),
    ("filter-offers", Seeds, "/theme:<tab>"),
    ("filter-wrong", Seeds, "/\"lacks rig"),
    ("no-result", Seeds, "/oversight zebra"),
    ("trace", Invented, "ljp"),
    ("compare", Seeds, "jjjl|<enter>"),
    ("timeline", Seeds, "jjjt"),
    ("timeline-history", Invented, "jjtj"),
    ("matrix", Seeds, "xjl"),
    ("meeting", Seeds, "/lacks rigour<enter>M"),
    ("meeting-filter", Seeds, "lM/drift"),
    ("meeting-blank", Seeds, "lMb"),
    ("explain", Seeds, "jjjlnw"),
    ("select", Seeds, "lnvjl"),
    ("zoom", Seeds, "llz"),
    ("chord", Seeds, "g"),
    ("help", Seeds, "?"),
    ("palette", Seeds, ":"),
    ("palette-filtered", Seeds, ":copy"),
    ("documents", Seeds, "D"),
    ("outline", Seeds, "llO"),
    ("searches-none", Seeds, "s"),
    ("save-search", Seeds, "/drift<enter>S"),
    ("import", Seeds, "i"),
    ("note", Seeds, "laAsk who reviewed this."),
    ("tag", Seeds, "l#urgent"),
    (
        "own-work",
        Seeds,
        "l*#urgent<enter>aAsk who reviewed this.<esc>",
    ),
    ("briefing-add", Seeds, "lb"),
    (
        "briefing",
        Seeds,
        "lbPanel<enter>jb<enter>jb<enter>B<enter>jHWorkforce<enter>",
    ),
    ("history", Seeds, "l*jaA note.<esc>U"),
    ("export", Seeds, "/drift<enter>e"),
    ("copied", Seeds, "/lacks rigour<enter>Y"),
    ("only-ofsted", Seeds, "lo"),
    ("notice", Seeds, "lu"),
    ("error", Keymap("[panes]\nzoom = \"hyper-z\"\n"), ""),
    ("empty", Nothing, ""),
    ("empty-source", Nothing, "ll"),
];

fn open(on: On, size: (u16, u16), look: &str) -> Stage {
    match on {
        Seeds => Stage::open(size, look),
        First => Stage::open_with(size, look, |home| {
            fs::remove_file(home.join("casebook/state.toml")).unwrap();
        }),
        Invented => crate::invented::open(size, look),
        Nothing => Stage::open_with(size, look, |home| {
            let library = home.join("library.sqlite");
            for file in fs::read_dir(home).unwrap().flatten() {
                if file.path() != home.join("casebook") {
                    fs::remove_file(file.path()).unwrap();
                }
            }
            casebook::library::Library::open_or_create(
                &library,
                casebook::library::NewLibrary::Empty,
            )
            .unwrap();
        }),
        Keymap(text) => Stage::open_with(size, look, |home| {
            fs::write(home.join("keymap.toml"), text).unwrap();
        }),
    }
}

/// Writes the pictures of one screen and its part of the page.
fn screen(folder: &Path, (name, on, keys): (&str, On, &str)) -> String {
    let mut part = format!("<h2 id=\"{name}\">{name}</h2>\n<p><code>{keys}</code></p>\n");
    for (look, _) in LOOKS {
        for (width, height) in SIZES {
            let mut stage = open(on, (width, height), look);
            stage.press(keys);
            let file = format!("{name}-{look}-{width}x{height}.svg");
            let title = format!("{name}, {look}, {width} by {height}");
            fs::write(folder.join(&file), stage.drawn(&title)).unwrap();
            let _ = writeln!(
                part,
                "<img src=\"{file}\" alt=\"{title}\" title=\"{title}\">"
            );
        }
    }
    part
}

/// `CASEBOOK_GALLERY=trace,note` makes these alone.
#[test]
#[ignore = "takes minutes and holds nothing: `just gallery`"]
fn gallery() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    fs::create_dir_all(&folder).unwrap();
    let wanted = std::env::var("CASEBOOK_GALLERY").unwrap_or_default();
    let wanted: Vec<_> = wanted.split(',').filter(|name| !name.is_empty()).collect();
    let screens = SCREENS
        .iter()
        .filter(|screen| wanted.is_empty() || wanted.contains(&screen.0));
    let parts: Vec<String> = screens.map(|shown| screen(&folder, *shown)).collect();
    let page = format!(
        "<!doctype html>\n<html lang=\"en-GB\"><meta charset=\"utf-8\"><title>casebook: every screen</title>\n\
         <style>body{{font-family:sans-serif;background:#888}}img{{vertical-align:top;margin:4px;max-width:100%}}</style>\n\
         <h1>Every screen</h1>\n{}</html>\n",
        parts.concat()
    );
    fs::write(folder.join("index.html"), page).unwrap();
    eprintln!("{}", folder.join("index.html").display());
}
