//! The reader's own work in the explorer, over a library on disc: keys in, what is in the library and on the screen out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/screen.rs"]
#[allow(dead_code, reason = "not every test has use for it")]
mod screen;

#[path = "own/briefing.rs"]
mod briefing;
#[path = "own/meeting.rs"]
mod meeting;
#[path = "own/select.rs"]
mod select;
#[path = "own/session.rs"]
mod session;

use std::path::PathBuf;

use casebook::app::{App, Change, Effect, Exported, Input, Key, Store};
use casebook::library::{Extracted, Library, NewLibrary};
use casebook::model::mark::{Deed, Work};
use casebook::model::{
    Document, DocumentKind, Finding, FindingKind, Gss, Polarity, Quotation, QuotationKind, Span,
    SpeakerClass,
};
use casebook::search::Index;
use screen::rows;

const TEXT: &str = "Inspection of Mallow\n\n1. Inspectors found that visits to children in Mallow are often late.\n\n\
    2. Managers said plans were “not yet good enough”, and wrote new ones.\n\n\
    3. Visits to children in care are made in time, and children say so.\n";

const FOUND: [&str; 3] = [
    "Inspectors found that visits to children in Mallow are often late.",
    "Managers said plans were “not yet good enough”, and wrote new ones.",
    "Visits to children in care are made in time, and children say so.",
];

/// An explorer with its library and what it asked of the terminal.
struct Desk {
    folder: tempfile::TempDir,
    app: App,
    store: Written,
    effects: Vec<Effect>,
}

/// The writing side.
struct Written(Library);

impl Store for Written {
    fn keep(&mut self, _: &Change) -> anyhow::Result<()> {
        Ok(())
    }

    fn act(&mut self, deed: &Deed) -> anyhow::Result<Option<String>> {
        Ok(self.0.act(deed)?)
    }

    fn export(&mut self, what: &Exported, suffix: &str) -> anyhow::Result<String> {
        Ok(format!("{what:?} as {suffix}"))
    }

    fn index(&mut self) -> anyhow::Result<Index> {
        Ok(indexed::index(&self.0))
    }

    fn put_copied(&mut self, _: &str) -> anyhow::Result<String> {
        anyhow::bail!("no folder")
    }

    fn put_draft(&mut self, _: &str) -> anyhow::Result<String> {
        anyhow::bail!("no folder")
    }

    fn take_draft(&mut self, _: &str) -> anyhow::Result<String> {
        anyhow::bail!("no folder")
    }
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn save(library: &mut Library) {
    let council = Some(Gss("Mallow".into()));
    let finding = |(number, words): (u32, &&str)| Finding {
        span: span(words),
        kind: FindingKind::Finding,
        polarity: Polarity::Concern,
        themes: vec!["drift".into()],
        council: council.clone(),
        area: None,
        paragraph: Some(number),
        class: SpeakerClass::Ofsted,
        speaker: None,
    };
    let findings: Vec<_> = (1..).zip(&FOUND).map(finding).collect();
    let quotation = Quotation {
        span: span("not yet good enough"),
        kind: QuotationKind::Fragment,
        class: SpeakerClass::Council,
        speaker: Some("managers".into()),
        cue: None,
        confidence: 0.9,
        rule: "verb".into(),
        council: council.clone(),
        nested: false,
    };
    let document = Document {
        path: Some("mallow.txt".into()),
        sha256: "aa".into(),
        kind: DocumentKind::InspectionReport,
        title: Some("Inspection of Mallow".into()),
        text: TEXT.into(),
        ..Document::default()
    };
    let extracted = Extracted {
        councils: council.as_slice(),
        findings: &findings,
        quotations: &[quotation],
        ..Extracted::default()
    };
    library.save(&document, &extracted).unwrap();
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let mut library = Library::open_or_create(&path, NewLibrary::Empty).unwrap();
        save(&mut library);
        Self {
            app: screen::open(Library::open(&path).unwrap(), 120, 40),
            store: Written(library),
            effects: Vec::new(),
            folder,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("library.sqlite")
    }

    /// Presses keys and does what the explorer asks for, as the terminal's loop does.
    fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
            let (name, tail) = named.unwrap_or_else(|| rest.split_at(first.len_utf8()));
            let name = if name == " " { "space" } else { name };
            for effect in self.app.handle(Input::Key(name.parse::<Key>().unwrap())) {
                match effect {
                    Effect::Do(deed) => self.app.carry_out(&deed, Some(&mut self.store)),
                    other => self.effects.push(other),
                }
            }
            rest = tail;
        }
    }

    fn work(&self) -> Work {
        Library::open(&self.path()).unwrap().work().unwrap()
    }

    fn screen(&self) -> String {
        rows(&self.app).join("\n")
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        assert!(self.screen().contains(words), "{words}\n{}", self.screen());
    }

    /// Draws it at many sizes: drawing is all that is asked.
    fn draws_at_every_size(&mut self) {
        for width in (0..=130).step_by(3) {
            for height in [0, 1, 2, 3, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 36, 45] {
                self.app.handle(Input::Resize { width, height });
                screen::frame(&self.app, &casebook::ui::Look::named("mono").unwrap());
            }
        }
    }

    fn copied(&mut self) -> String {
        match self.effects.pop() {
            Some(Effect::Copy { text, .. }) => text,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_star_is_in_the_library_before_the_screen_says_so_and_u_takes_it_off() {
    let mut desk = Desk::new();
    desk.press("2*");
    assert!(desk.work().marks[0].star);
    desk.shows("Saved: mark on “Inspectors found that visits to…”. u undoes it.");
    desk.shows("*  O Ofsted");
    desk.press("*");
    assert!(desk.work().marks.is_empty());
    desk.press("uu");
    assert!(desk.work().marks.is_empty());
    desk.shows("Undone: mark on");
    desk.press("<ctrl-r>");
    assert_eq!(desk.work().marks.len(), 1);
    desk.shows("Done again: mark on");
}

#[test]
fn in_the_source_the_quotation_under_the_cursor_is_marked() {
    let mut desk = Desk::new();
    desk.press("2j3n*");
    let work = desk.work();
    assert_eq!(work.marks[0].citation.anchor.exact, "not yet good enough");
    desk.press("<esc>");
    desk.shows("*  O Ofsted");
}

#[test]
fn tags_are_offered_the_last_one_first_completed_and_chosen_by_number() {
    let mut desk = Desk::new();
    desk.press("2#urgent<enter>");
    desk.shows("#urgent");
    desk.press("j#for the board<enter>");
    assert_eq!(desk.work().tags, ["for the board", "urgent"]);
    desk.press("j#");
    desk.shows("1 for the board");
    desk.press("2");
    let tags = |desk: &Desk| -> Vec<Vec<String>> {
        desk.work()
            .marks
            .into_iter()
            .map(|mark| mark.tags)
            .collect()
    };
    assert_eq!(tags(&desk)[2], ["urgent"]);
    desk.press("#urg<enter>");
    assert_eq!(tags(&desk).len(), 2, "chosen again it comes off");
    desk.press("# 2024 review<enter>");
    assert_eq!(
        tags(&desk)[2],
        ["2024 review"],
        "a digit alone chooses; with more it is a name"
    );
}

#[test]
fn every_listed_finding_is_tagged_and_one_key_undoes_it() {
    let mut desk = Desk::new();
    desk.press("/visits<enter>T");
    desk.shows("Tag · 2 findings");
    desk.press("visits<enter>");
    desk.shows("Saved: tag ‘visits’ on 2 findings.");
    assert_eq!(desk.work().marks.len(), 2);
    desk.press("u");
    assert!(desk.work().marks.is_empty());
}

#[test]
fn a_note_has_lines_and_is_saved_on_leaving() {
    let mut desk = Desk::new();
    desk.press("2aAsk about this.<enter>Soon!<esc>");
    assert_eq!(desk.work().marks[0].note, "Ask about this.\nSoon!");
    desk.shows("+ Ask about this.");
    desk.press("a<backspace>.<ctrl-x>");
    desk.shows("The note stays as it was.");
    assert_eq!(desk.work().marks[0].note, "Ask about this.\nSoon!");
    desk.press("a<esc>");
    desk.shows("The note is as it was.");
    desk.press("a<ctrl-c>");
    assert_eq!(desk.effects.last(), Some(&Effect::Quit));
    desk.press("aMore<ctrl-c>");
    assert!(
        desk.work().marks[0].note.ends_with("Soon!More"),
        "leaving casebook saves it"
    );
}

#[test]
fn the_help_over_a_note_keeps_what_was_written() {
    let mut desk = Desk::new();
    desk.press("2aAsk about this.<f1>");
    desk.shows("Help");
    assert_eq!(desk.work().marks[0].note, "Ask about this.");
}

#[test]
fn the_readers_own_editor_gets_the_note_and_gives_it_back() {
    let mut desk = Desk::new();
    desk.press("2aone<ctrl-o>");
    assert_eq!(desk.effects.last(), Some(&Effect::Edit("one".into())));
    desk.app.edited("one\r\ntwo\u{1b}\n\n");
    desk.press("<ctrl-s>");
    assert_eq!(desk.work().marks[0].note, "one\ntwo␛");
}

#[test]
fn b_adds_to_a_briefing_and_the_last_one_is_offered_first() {
    let mut desk = Desk::new();
    desk.press("2bBoard<enter>");
    desk.press("jbCommittee<enter>");
    desk.press("jb1");
    let work = desk.work();
    let count = |name: &str| {
        work.briefings
            .iter()
            .find(|b| b.name == name)
            .unwrap()
            .items
            .len()
    };
    assert_eq!((count("Board"), count("Committee")), (1, 2));
    desk.shows(">  O Ofsted");
}

#[test]
fn the_list_of_what_was_done_goes_back_and_forward() {
    let mut desk = Desk::new();
    desk.press("2*j*j*");
    desk.press("U");
    desk.shows("What you did");
    desk.press("<down><enter>");
    assert_eq!(desk.work().marks.len(), 1);
    desk.press("U");
    desk.shows("undone ·");
    desk.press("<up><up><enter>");
    assert_eq!(desk.work().marks.len(), 3);
}

#[test]
fn an_import_of_another_day_needs_a_second_u_and_the_panes_follow_it() {
    let mut desk = Desk::new();
    desk.press("2u");
    desk.shows("u once more undoes: import of “Inspection of Mallow” (");
    desk.press("ju");
    desk.shows("u once more undoes");
    assert_eq!(desk.app.listed(), 3);
    desk.press("u");
    assert_eq!(desk.app.listed(), 0);
    desk.shows("Undone: import of “Inspection of Mallow”. ctrl-r does it again.");
    desk.press("u");
    desk.shows("Nothing to undo.");
}

#[test]
fn the_exact_words_are_copied_and_never_the_screen() {
    let mut desk = Desk::new();
    desk.press("2y");
    assert_eq!(desk.copied(), FOUND[0]);
    desk.press("j3ny");
    assert_eq!(desk.copied(), "not yet good enough");
    desk.press("2kY");
    assert_eq!(
        desk.copied(),
        format!("“{}” Ofsted, Mallow, paragraph 1", FOUND[0])
    );
    desk.press("c");
    assert_eq!(desk.copied(), "Ofsted, Mallow, paragraph 1");
    desk.press("gy");
    assert!(desk.copied().starts_with("> “Inspectors"));
    desk.press("gh");
    assert!(desk.copied().starts_with("<blockquote>"));
}

#[test]
fn it_is_said_by_which_way_words_left_and_copied_only_when_that_is_known() {
    use casebook::app::Route;
    let mut desk = Desk::new();
    for (route, said) in [
        (
            Ok(Route::Program("wl-copy".into())),
            "Copied the words with wl-copy. plans drift",
        ),
        (Ok(Route::Tmux), "Put the words in tmux's buffer"),
        (
            Ok(Route::Terminal),
            "Sent the words to the terminal (OSC 52)",
        ),
        (
            Ok(Route::Left("/x/copied.txt".into())),
            "No clipboard can be reached: the words are in /x/copied.txt",
        ),
        (Err("why".to_owned()), "Not copied: why"),
    ] {
        desk.app.copied("the words", "plans drift", route);
        desk.shows(said);
    }
}

#[test]
fn a_mark_that_cannot_be_written_is_not_shown_as_made() {
    let mut desk = Desk::new();
    for effect in desk.app.handle(Input::Key("*".parse().unwrap())) {
        if let Effect::Do(deed) = effect {
            desk.app.carry_out(&deed, None);
        }
    }
    desk.shows("Not saved: there is nowhere to write to.");
    assert!(!desk.screen().contains("* O"), "{}", desk.screen());
}

#[test]
fn what_is_listed_and_each_briefing_is_offered_in_every_form() {
    let mut desk = Desk::new();
    desk.press("2bBoard<enter>/visits<enter>e");
    desk.shows("2 findings listed: web page");
    desk.press("board word<enter>");
    let briefing = Exported::Briefing("Board".into());
    assert_eq!(desk.effects.pop(), Some(Effect::Export(briefing, "docx")));
    desk.press("e<enter>");
    match desk.effects.pop() {
        Some(Effect::Export(Exported::Findings(ids, about), "html")) => {
            assert_eq!((ids.len(), about.as_str()), (2, "visits"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_just_marked_tagged_or_noted_is_found_by_it_and_undoing_takes_it_out_of_the_list() {
    let mut desk = Desk::new();
    desk.press("2*jj#urgent<enter>k2aAsk about this.<esc>");
    desk.press("<esc>/is:marked<enter>");
    assert_eq!(desk.app.listed(), 1);
    desk.press("/<ctrl-u>tag:urg<enter>");
    assert_eq!(desk.app.listed(), 1);
    desk.press("/<ctrl-u>has:note -tag:urgent<enter>");
    assert_eq!(desk.app.listed(), 1);
    desk.shows("+ Ask about this.");
    desk.press("a<ctrl-u><esc>");
    assert_eq!(desk.app.listed(), 0);
    desk.press("u");
    assert_eq!(desk.app.listed(), 1, "undone, it is there again");
}

#[test]
fn the_row_after_one_that_leaves_the_list_takes_its_place() {
    let mut desk = Desk::new();
    desk.press("2*j*j*<esc>/is:marked<enter>");
    assert_eq!(desk.app.listed(), 3);
    desk.press("ggj");
    let second = desk.app.selected();
    desk.press("*");
    assert_eq!(desk.app.listed(), 2);
    assert_ne!(desk.app.selected(), second);
    desk.shows(FOUND[2].split_at(30).0);
    desk.press("*");
    assert_eq!(desk.app.listed(), 1);
    assert!(desk.app.selected().is_some());
    desk.press("uu");
    assert_eq!(desk.app.listed(), 3);
}

#[test]
fn the_readers_own_tags_are_offered_where_a_tag_is_typed() {
    let mut desk = Desk::new();
    desk.press("2#for the board<enter>j#urgent<enter><esc>");
    desk.press("/tag:bo<tab>");
    assert_eq!(desk.app.filter_text(), Some("tag:\"for the board\" "));
    assert_eq!(desk.app.listed(), 1);
    desk.press("<ctrl-u>tag:ugrent<enter>");
    desk.shows("urgent");
    assert_eq!(desk.app.listed(), 0);
}
