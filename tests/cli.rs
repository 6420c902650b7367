//! The built program from outside: what it prints, what it leaves behind, and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use casebook::extract;
use casebook::library::{Extracted, Library, NewLibrary};
use casebook::model::visible::is_visible;
use casebook::model::{
    Area, DateOrigin, Dated, Document, Finding, FindingKind, Grade, Gss, Judgement, PartialDate,
    Polarity, Quotation, QuotationKind, Span, SpeakerClass,
};
use serde_json::Value;

/// A folder of its own for each test, with a library in it that does not exist yet.
struct Place {
    folder: tempfile::TempDir,
}

/// What the program did.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn library(&self) -> PathBuf {
        self.path("library.sqlite")
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program with its home here and nothing of the machine's own settings.
    fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("CASEBOOK_LIBRARY", self.library());
        for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.program().args(args).output().unwrap())
    }

    fn json(&self, args: &[&str]) -> Vec<Value> {
        let ran = self.run(&[args, &["--json"]].concat());
        ran.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// A library with one document whose rows are known, so that these tests need no extraction.
    fn with_rows(document: &Document) -> Self {
        let place = Self::new();
        let text = &document.text;
        let span = |words: &str| {
            text.find(words)
                .map(|start| Span::new(start, start + words.len()))
                .unwrap()
        };
        let council = Some(Gss("E10000013".into()));
        let finding = Finding {
            span: span("Inspectors said “drift”"),
            kind: FindingKind::Finding,
            polarity: Polarity::Concern,
            themes: vec!["drift".into()],
            council: council.clone(),
            area: Some(Area::Leaders),
            paragraph: None,
            class: SpeakerClass::Ofsted,
            speaker: Some("inspectors".into()),
        };
        let quotation = Quotation {
            span: span("drift"),
            kind: QuotationKind::Fragment,
            class: SpeakerClass::Ofsted,
            speaker: Some("inspectors\u{1b}[2J".into()),
            cue: Some("said".into()),
            confidence: 0.9,
            rule: "verb".into(),
            council: council.clone(),
            nested: false,
        };
        let judgement = Judgement {
            area: Area::Overall,
            grade: Grade::Good,
            printed: "Good".into(),
        };
        let extracted = Extracted {
            version: extract::VERSION,
            councils: council.as_slice(),
            quotations: &[quotation],
            findings: &[finding],
            judgements: &[judgement],
        };
        let mut library = Library::open_or_create(&place.library(), NewLibrary::Empty).unwrap();
        library.save(document, &extracted).unwrap();
        place
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// An invented article in which every sort of character that steers or hides stands somewhere.
fn article() -> Document {
    let steering = "\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{200b}\u{e0041}\u{85}\u{2028}\r";
    Document {
        path: Some(format!("press/{steering}\n.txt")),
        sha256: "ab".into(),
        title: Some(format!("Mallow {steering}")),
        publisher: Some(format!("The Gazette {steering}")),
        published: Some(Dated {
            date: PartialDate::month_of(2012, 11),
            origin: DateOrigin::Manifest,
        }),
        text: format!("é {steering}\u{c}Inspectors said “drift” {steering} was common.\n"),
        page_starts: vec![0, 3],
        ..Document::default()
    }
}

fn keys(row: &Value) -> Vec<&str> {
    row.as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn sorted(keys: &str) -> Vec<&str> {
    let mut keys: Vec<_> = keys.split_whitespace().collect();
    keys.sort_unstable();
    keys
}

#[test]
fn a_first_run_makes_a_library_with_the_seeds_and_says_so_once() {
    let place = Place::new();
    let first = place.run(&["documents"]);
    assert_eq!(
        (first.code, first.out.lines().count()),
        (Some(0), 5),
        "{}",
        first.err
    );
    assert!(
        first
            .err
            .contains("a new library with the five seed documents"),
        "{}",
        first.err
    );
    let second = place.run(&["documents"]);
    assert_eq!(
        (second.code, second.out, second.err.as_str()),
        (Some(0), first.out, "")
    );
}

#[test]
fn without_a_library_named_it_is_kept_in_the_data_folder() {
    let place = Place::new();
    let ran = Ran::from(
        place
            .program()
            .env_remove("CASEBOOK_LIBRARY")
            .arg("documents")
            .output()
            .unwrap(),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let data = if cfg!(windows) {
        return;
    } else {
        ".local/share/casebook/library.sqlite"
    };
    assert!(place.path(data).is_file());
    let paths = Ran::from(
        place
            .program()
            .env_remove("CASEBOOK_LIBRARY")
            .args(["paths", "--json"])
            .output()
            .unwrap(),
    );
    let row: Value = serde_json::from_str(&paths.out).unwrap();
    assert!(
        row["library"]
            .as_str()
            .unwrap()
            .ends_with("casebook/library.sqlite")
    );
}

#[test]
fn an_import_into_nothing_makes_a_library_of_what_was_named_alone() {
    let place = Place::new();
    place.write("a.txt", "Mallow\n\nInspectors visited.\n");
    let ran = place.run(&["import", "a.txt"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "added d1 a.txt\n", "")
    );
    let rows = place.json(&["documents"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["title"], &rows[0]["path"], &rows[0]["chars"]),
        (&"Mallow".into(), &"a.txt".into(), &28.into())
    );
}

#[test]
fn importing_again_changes_nothing_and_copies_are_named() {
    let place = Place::new();
    place.write("in/a.txt", "One.\n");
    place.write("in/copy of a.txt", "One.\n");
    assert_eq!(
        place.run(&["import", "in"]).out,
        "added d1 in/a.txt\nduplicate of d1 in/copy of a.txt\n"
    );
    let again = place.run(&["import", "./in//a.txt", "in/copy of a.txt"]);
    assert_eq!(
        (again.code, again.out.as_str()),
        (
            Some(0),
            "unchanged d1 in/a.txt\nduplicate of d1 in/copy of a.txt\n"
        )
    );
    let row = &place.json(&["import", "in/copy of a.txt"])[0];
    assert_eq!(
        row,
        &serde_json::json!({"status": "duplicate", "id": "d1", "path": "in/copy of a.txt", "reason": null})
    );
}

#[test]
fn a_mixed_folder_gives_one_line_per_file_and_the_good_ones_are_in() {
    let place = Place::new();
    place.write("in/a.txt", "Good text.\n");
    place.write("in/b.txt", b"caf\xe9");
    place.write("in/c.txt", " \n");
    place.write("in/d.txt", "%PDF-1.7\n");
    place.write("in/e.txt", b"PK\x03\x04 word/document.xml");
    place.write("in/f.pdf", "<!DOCTYPE html><title>Report not found</title>");
    place.write("in/g.txt", b"ab\0cd");
    place.write("in/h.txt/i.txt", "Also good.\n");
    place.write("in/.hidden.txt", "Not looked at.\n");
    let ran = place.run(&["import", "missing.txt", "in"]);
    assert_eq!(ran.code, Some(1));
    let lines: Vec<_> = ran.out.lines().collect();
    let expected = [
        "failed missing.txt: no such file or folder; check the name",
        "added d1 in/a.txt",
        "failed in/b.txt: not UTF-8: first bad byte at byte 3; save it as UTF-8",
        "failed in/c.txt: empty",
        "failed in/d.txt: PDF is not read yet; save its text as UTF-8",
        "failed in/e.txt: DOCX (Word) is not read yet",
        "failed in/f.pdf: HTML (a saved web page",
        "failed in/g.txt: binary data (a NUL byte at byte 2)",
        "added d2 in/h.txt/i.txt",
    ];
    assert_eq!(lines.len(), expected.len(), "{}", ran.out);
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
    assert_eq!(place.json(&["documents"]).len(), 2);
}

#[cfg(unix)]
#[test]
fn pipes_links_and_unreadable_names_do_not_hang_or_stop_an_import() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    place.write("in/z.txt", "Good.\n");
    fs::write(
        place
            .path("in")
            .join(std::ffi::OsStr::from_bytes(b"bad\xff\x1b[2J.txt")),
        "Named badly.\n",
    )
    .unwrap();
    std::os::unix::fs::symlink("..", place.path("in/loop")).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(place.path("in/pipe.txt"))
            .status()
            .unwrap()
            .success()
    );
    let ran = place.run(&["import", "in"]);
    assert_eq!(ran.code, Some(1));
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines[0], "added d1 in/bad\u{fffd}␛[2J.txt");
    assert!(
        lines[1].starts_with("failed in/pipe.txt: a named pipe"),
        "{}",
        ran.out
    );
    assert_eq!(lines[2..], ["added d2 in/z.txt"]);
    assert!(
        ran.err
            .contains("in/loop: links in folders are not followed"),
        "{}",
        ran.err
    );
}

#[test]
fn a_manifest_gives_what_the_file_does_not_say() {
    let place = Place::new();
    place.write("in/a.txt", "Mallow in brief\n\nInspectors visited.\n");
    place.write("in/b 13 june 2017.txt", "Other text.\n");
    place.write(
        "in/PROVENANCE.toml",
        "[[document]]\nfile = \"a.txt\"\npublisher = \"The Gazette\"\npublished = \"2012-11\"\nkind = \"news article\"\ncouncils = [\"E10000013\"]\n",
    );
    place.run(&["import", "in"]);
    let rows = place.json(&["documents"]);
    let field = |row: usize, name: &str| rows[row][name].as_str().unwrap_or("null").to_owned();
    assert_eq!(
        [
            field(0, "published"),
            field(0, "published_from"),
            field(0, "kind")
        ],
        ["2017-06-13", "file name", "other"]
    );
    assert_eq!(
        [
            field(1, "published"),
            field(1, "published_from"),
            field(1, "kind")
        ],
        ["2012-11", "manifest", "news article"]
    );
    assert_eq!(rows[1]["councils"], serde_json::json!(["Gloucestershire"]));
    place.write("bad/a.txt", "Third text.\n");
    place.write("bad/PROVENANCE.toml", "[[document]]\nkind = 3\n");
    let ran = place.run(&["import", "bad"]);
    assert!(
        ran.out
            .starts_with("failed bad/a.txt: the PROVENANCE.toml beside it cannot be used: line 2"),
        "{}",
        ran.out
    );
}

#[test]
fn standard_input_is_imported_as_a_dash() {
    let place = Place::new();
    let run = |words: &str| {
        let mut child = place
            .program()
            .args(["import", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(words.as_bytes())
            .unwrap();
        Ran::from(child.wait_with_output().unwrap())
    };
    let first = run("Words from a pipe.\r\n");
    assert_eq!((first.code, first.out.as_str()), (Some(0), "added d1 -\n"));
    assert_eq!(run("Words from a pipe.\r\n").out, "unchanged d1 -\n");
    let empty = run("");
    assert_eq!(
        (empty.code, empty.out.as_str()),
        (Some(1), "failed -: empty; there is nothing to read in it\n")
    );
    assert_eq!(place.json(&["documents"])[0]["path"], Value::Null);
}

#[test]
fn json_rows_have_every_field_and_offsets_in_bytes_and_characters() {
    let place = Place::with_rows(&article());
    let text = article().text;
    let fields = [
        (
            vec!["documents"],
            "id path sha256 kind title publisher published published_from councils framework inspection_start \
             inspection_end lead_inspector pages chars",
        ),
        (
            vec!["findings"],
            "id document council kind polarity themes area page paragraph start end char_start char_end text quotations",
        ),
        (
            vec!["quotations"],
            "id document path council speaker speaker_class kind cue confidence rule page start end char_start char_end \
             text trace",
        ),
        (
            vec!["judgements"],
            "document council gss framework area grade grade_printed inspection_start inspection_end published",
        ),
        (
            vec!["councils"],
            "gss name documents findings ofsted_quotations grade matches",
        ),
    ];
    for (command, expected) in fields {
        let rows = place.json(&command);
        assert_eq!(rows.len(), 1, "{command:?}");
        assert_eq!(keys(&rows[0]), sorted(expected), "{command:?}");
    }
    let row = &place.json(&["quotations"])[0];
    let at = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], "drift");
    let characters: String = text
        .chars()
        .skip(at("char_start"))
        .take(at("char_end") - at("char_start"))
        .collect();
    assert_eq!(characters, "drift");
    assert_eq!(row["council"], "Gloucestershire");
    assert_eq!(
        (
            row["id"].as_str(),
            row["page"].as_u64(),
            row["confidence"].as_f64()
        ),
        (Some("d1q1"), Some(2), Some(0.9))
    );
    assert_eq!(row["path"].as_str(), article().path.as_deref());
    assert_eq!(
        place.json(&["findings"])[0]["quotations"],
        serde_json::json!(["d1q1"])
    );
    assert_eq!(place.json(&["show", "d1"])[0]["text"], text);
}

#[test]
fn nothing_in_a_document_reaches_the_terminal_as_a_control() {
    let place = Place::with_rows(&article());
    let commands: [&[&str]; 12] = [
        &[],
        &["documents"],
        &["councils"],
        &["findings"],
        &["quotations"],
        &["judgements"],
        &["show", "d1"],
        &["show", "d1f1"],
        &["show", "d1q1"],
        &["show", "d1\u{1b}[2J"],
        &["search", "\u{1b}[2J\u{202e}nonsense"],
        &["import", "no\u{1b}[2J\u{9b}such\nfile"],
    ];
    for args in commands {
        for args in [args.to_vec(), [args, &["--json"]].concat()] {
            let ran = place.run(&args);
            assert!(ran.code.is_some_and(|code| code <= 2), "{args:?}");
            for text in [&ran.out, &ran.err] {
                let raw = text.chars().find(|c| *c != '\n' && !is_visible(*c));
                assert_eq!(raw, None, "{args:?}: {text}");
            }
        }
    }
    let usage = place.run(&["--no\u{1b}[2J\u{202e}\u{9b}such"]);
    let raw = usage.err.chars().find(|c| *c != '\n' && !is_visible(*c));
    assert_eq!((usage.code, raw), (Some(2), None), "{}", usage.err);
}

#[test]
fn show_marks_whose_words_stand_in_a_document() {
    let place = Place::with_rows(&article());
    let shown = place.run(&["show", "d1f1"]).out;
    assert!(
        shown.contains("Inspectors said “[q1 ofsted: drift]”"),
        "{shown}"
    );
    assert!(
        shown.contains("rule verb, cue “said”, confidence 0.90"),
        "{shown}"
    );
}

#[test]
fn what_is_not_there_is_said_with_exit_code_one_and_a_mistake_with_two() {
    let place = Place::new();
    let cases: [(&[&str], i32, &str); 6] = [
        (&["show", "d99"], 1, "there is no d99 in this library"),
        (&["show", "d1f999"], 1, "there is no d1f999"),
        (&["show", "report"], 2, "`report` is not an ID"),
        (
            &["search", "xyzzyplugh"],
            1,
            "no findings in the library match xyzzyplugh",
        ),
        (&["gossip"], 2, "unrecognized subcommand"),
        (&["import"], 2, "required arguments"),
    ];
    for (args, code, words) in cases {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}

#[test]
fn without_a_terminal_the_councils_are_listed_instead_of_the_explorer() {
    let place = Place::with_rows(&article());
    let ran = place.run(&[]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out.starts_with("Gloucestershire") && ran.out.lines().count() == 1,
        "{}",
        ran.out
    );
    assert!(ran.err.contains("not a terminal"), "{}", ran.err);
}

fn refused(place: &Place, path: &Path, words: &str) {
    let before = fs::read(path).unwrap();
    for args in [&["documents"][..], &["import", "a.txt"]] {
        let ran = Ran::from(
            place
                .program()
                .env("CASEBOOK_LIBRARY", path)
                .args(args)
                .output()
                .unwrap(),
        );
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(
            ran.err.contains(words) && ran.err.lines().count() == 1,
            "{}",
            ran.err
        );
        assert_eq!(fs::read(path).unwrap(), before, "the file was touched");
    }
}

#[test]
fn a_library_from_a_newer_casebook_and_other_files_are_refused_untouched() {
    let place = Place::new();
    place.write("a.txt", "Text.\n");
    place.run(&["import", "a.txt"]);
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    connection
        .pragma_update(None, "user_version", 1000)
        .unwrap();
    drop(connection);
    refused(&place, &place.library(), "was written by a newer casebook");
    refused(
        &place,
        &place.write("letter.sqlite", "Dear colleagues, ".repeat(90)),
        "is not a casebook library",
    );
    let other = place.path("other.sqlite");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    refused(&place, &other, "is not a casebook library");
}

#[test]
fn a_reader_of_a_pipe_may_leave() {
    let place = Place::new();
    place.write("long.txt", "Many words. ".repeat(100_000));
    for name in 0..40 {
        place.write(
            &format!("in/{name:02}.txt"),
            format!("Text number {name}.\n"),
        );
    }
    place.run(&["import", "long.txt"]);
    for args in [&["show", "d1"][..], &["import", "in"]] {
        let mut child = place
            .program()
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0]).unwrap();
        let ran = Ran::from(child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    }
    assert_eq!(place.json(&["documents"]).len(), 41, "the import went on");
}

#[test]
fn an_interrupted_first_run_is_taken_up_again() {
    let place = Place::new();
    drop(Library::open_or_create(&place.library(), NewLibrary::Seeded).unwrap());
    assert_eq!(place.json(&["documents"]).len(), 5);
}

#[test]
fn rows_of_older_rules_are_extracted_anew() {
    let place = Place::with_rows(&article());
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    connection
        .execute("UPDATE document SET extractor = 0", [])
        .unwrap();
    drop(connection);
    assert_eq!(
        place.run(&["judgements"]).code,
        Some(1),
        "the planted row is gone"
    );
}

#[test]
fn completions_are_printed_for_a_shell() {
    let ran = Place::new().run(&["completions", "bash"]);
    assert!(
        ran.code == Some(0) && ran.out.contains("_casebook()"),
        "{}",
        ran.err
    );
}
