//! Everything that reads what others wrote, with inputs to begin from and the words its format is made of.

use std::fs;
use std::path::Path;

use casebook::app::{Keymap, Session};
use casebook::import::manifest::Manifest;
use casebook::import::{self, Source};
use casebook::library::{Exchange, Library};
use casebook::search::{Engine, Query, Store, index_path};
use casebook::{extract, trace};

use crate::docx::{body, paragraph, part, zipped};
use crate::pdf::Pdf;
use crate::place::Place;

/// What is done with an input.
type Run = Box<dyn FnMut(&[u8])>;

/// One reader.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) corpus: Vec<Vec<u8>>,
    /// What is put into inputs to make them look right.
    pub(crate) words: &'static [&'static str],
    pub(crate) run: Run,
}

const SAID: &[&str] = &[
    "Ofsted said ",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    ", said the director",
    "Doncaster Council",
    "inspectors found",
    "\n\n",
    "\n",
    "• ",
    "1. ",
    "14 March 2025",
    "inadequate",
    "Overall effectiveness",
    "The council said: ",
    "she",
    "(",
    ")",
    "– ",
    "Mrs A. B. Mallow",
    "2.4 ",
];
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<blockquote>",
    "<div ",
    "<table><tr><td>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&#27;",
    "&quot;",
    "&#x110000;",
    "<br>",
    "<article>",
    "<title>",
    "<meta charset=",
    "\"utf-16\"",
    "<![CDATA[",
    "<svg>",
    "<template>",
    "<li>",
    "<ul>",
    "<h1>",
    "<a href='",
];
const WORD: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tab/>",
    "<w:br/>",
    "<w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "<w:numPr>",
    "<w:ilvl w:val=\"9\"/>",
    "<w:numId w:val=\"1\"/>",
    "<w:del>",
    "<mc:AlternateContent>",
    "<w:pStyle w:val=\"a\"/>",
    "&lt;",
    "&#0;",
    "<!DOCTYPE",
    "xmlns:w=\"",
    "<w:fldChar>",
];
const PDF: &[&str] = &[
    "obj",
    "endobj",
    "stream\n",
    "endstream",
    "xref\n",
    "trailer",
    "<<",
    ">>",
    "/Length ",
    "/Filter /FlateDecode",
    "/Kids [",
    "/Count ",
    "/Type /Page",
    "/Parent 1 0 R",
    "/Contents 1 0 R",
    " 0 R",
    "BT ",
    " ET",
    " Tj",
    " TJ",
    " Tf",
    " Tm",
    " cm",
    " Do",
    "/Font",
    "/ToUnicode",
    "startxref\n0",
    "%%EOF",
    "q ",
    "Q ",
    "/Encoding",
    "/Widths [",
    "/StructTreeRoot",
    "/MCID ",
    "BDC",
    "EMC",
    "/ObjStm",
    "/Prev ",
    "/Encrypt",
    "-2147483648",
    "/Resources",
];
const ASKED: &[&str] = &[
    "council:",
    "theme:",
    "speaker:",
    "kind:",
    "grade:",
    "area:",
    "year:",
    "..",
    "publisher:",
    "doc:",
    "trace:",
    "is:",
    "has:",
    "tag:",
    "-",
    "\"",
    " ",
    "doncaster",
    "2017",
    "\u{301}",
    "é",
    "ﬁ",
];
const KEYS: &[&str] = &[
    "[panes]\n",
    "[always]\n",
    "quit = ",
    "down = ",
    "[\"j\"]",
    "'ctrl-x'",
    "\"g g\"",
    "alt-",
    "ctrl-",
    "shift-",
    "[]",
    "\n",
    "f12",
    "\\u001b",
];
const NOTED: &[&str] = &[
    "\"annotations\"",
    "\"target\"",
    "\"selector\"",
    "\"exact\": \"\"",
    "\"start\": ",
    "\"end\": ",
    "null",
    "[]",
    "{}",
    "\"tags\"",
    "\"briefings\"",
    "\"annotation\": ",
    "\"casebook\": {\"marked\": true}",
    "\"uri\": \"urn:sha256:\"",
    "\\u0000",
    "\\ud800",
];

/// Reads bytes as an import would, and works out what they say.
fn read(name: &str, bytes: &[u8]) {
    let source = Source {
        path: Some(Path::new(name)),
        bytes,
    };
    let Ok(document) = import::read(&source, None) else {
        return;
    };
    understood(&document);
}

/// Extracts, and looks whether every place is one.
fn understood(document: &casebook::model::Document) {
    let found = extract::extract(document);
    let spans = found.quotations.iter().map(|q| q.span);
    for span in spans.chain(found.findings.iter().map(|f| f.span)) {
        assert!(
            document.text.get(span.start..span.end).is_some(),
            "{span:?} is no place"
        );
    }
}

fn files(folder: &str, suffix: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|own| own == suffix) {
            found.push(fs::read(entry.path()).unwrap());
        }
    }
    // The same order everywhere.
    found.sort();
    found
}

fn target(
    name: &'static str,
    corpus: Vec<Vec<u8>>,
    words: &'static [&'static str],
    run: impl FnMut(&[u8]) + 'static,
) -> Target {
    Target {
        name,
        corpus,
        words,
        run: Box::new(run),
    }
}

/// Every one; what ever broke one stands in `tests/fuzz/` with its name as suffix.
pub(crate) fn targets() -> Vec<Target> {
    let mut all = importers();
    all.extend(settings());
    all.extend(of_a_library());
    for target in &mut all {
        target.corpus.extend(files("tests/fuzz", target.name));
    }
    all
}

fn importers() -> Vec<Target> {
    let texts = [files("seeds", "txt"), files("tests/inspections", "txt")].concat();
    let mut report = Pdf::new();
    report
        .page()
        .text(72.0, 72.0, 12.0, "Doncaster: inspection of services");
    report.text(72.0, 90.0, 12.0, "1. Ofsted said it was “too slow”.");
    report
        .page()
        .text(72.0, 72.0, 12.0, "Leaders are inadequate.");
    let mut tagged = Pdf::new();
    let root = tagged.element("Document", None);
    let line = tagged.element("P", Some(root));
    tagged
        .page()
        .of(line, 72.0, 72.0, "Inspectors found drift.");
    let paragraphs: String = ["Council told to improve", "Ofsted said: “It is slow”."]
        .map(paragraph)
        .concat();
    let document = part(&format!(
        "<w:body>{paragraphs}<w:tbl><w:tr><w:tc>{paragraphs}</w:tc></w:tr></w:tbl></w:body>"
    ));
    let notes = b"# Council told to improve\n\n> Ofsted said: *too slow*\n\n- one\n- [two](x)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".to_vec();
    vec![
        target("text", texts.clone(), SAID, |bytes| read("a.txt", bytes)),
        target("markdown", vec![notes, texts[0].clone()], SAID, |bytes| {
            read("a.md", bytes);
        }),
        target(
            "html",
            files("tests/fixtures/import", "html"),
            TAGS,
            |bytes| read("a.html", bytes),
        ),
        target("docx", vec![document.into_bytes()], WORD, |bytes| {
            let parts = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
            read("a.docx", &zipped(&parts.map(|name| (name, bytes))));
        }),
        target("zip", vec![body(&paragraphs)], &[], |bytes| {
            read("a.docx", bytes);
        }),
        target("pdf", vec![report.bytes(), tagged.bytes()], PDF, |bytes| {
            read("a.pdf", bytes);
        }),
        target("quotations", texts, SAID, |bytes| {
            let text = String::from_utf8_lossy(bytes).replace('\r', "\n");
            let document = casebook::model::Document {
                text,
                ..Default::default()
            };
            understood(&document);
            let quotations = extract::extract(&document).quotations;
            let article = trace::Article {
                published: None,
                text: &document.text,
                quotations: &quotations,
            };
            let report =
                trace::Report::new(casebook::model::DocumentId(1), None, &document.text, &[]);
            trace::trace(&article, &[&report]);
        }),
    ]
}

fn settings() -> Vec<Target> {
    let own = |name: &str| fs::read(Path::new("tests/fuzz").join(name)).unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let place = Place::new();
    vec![
        target(
            "keymap",
            vec![own("keymap.toml"), fs::read("assets/keymap.toml").unwrap()],
            KEYS,
            move |bytes| {
                let (keymap, _) = Keymap::standard().rebound(&text(bytes));
                // Whatever the file says, there is a way out.
                assert!(casebook::app::Context::ALL.into_iter().any(|context| {
                    keymap
                        .first_key(context, casebook::app::Action::Quit)
                        .is_some()
                }));
                drop(Keymap::parse(&text(bytes)));
            },
        ),
        target(
            "session",
            vec![toml::to_string(&Session::default()).unwrap().into_bytes()],
            KEYS,
            move |bytes| {
                drop(toml::from_str::<Session>(&text(bytes)));
            },
        ),
        target(
            "manifest",
            vec![
                own("manifest.toml"),
                fs::read("seeds/PROVENANCE.toml").unwrap(),
            ],
            KEYS,
            move |bytes| {
                drop(Manifest::parse(&text(bytes)));
            },
        ),
        // The program itself reads it: some thousand times slower than the others.
        target("config", vec![own("config.toml")], KEYS, move |bytes| {
            place.write("config/config.toml", bytes);
            let ran = place
                .program()
                .env("CASEBOOK_CONFIG_DIR", place.path("config"))
                .args(["config", "check"])
                .output()
                .unwrap();
            assert!(ran.status.code().is_some_and(|code| code < 3), "{ran:?}");
        }),
    ]
}

fn engine(library: &Library) -> Engine {
    let mut store = Store {
        path: None,
        writes: false,
        source: library,
        progress: &mut |_, _| {},
    };
    Engine::new(store.open().unwrap().index)
}

fn of_a_library() -> Vec<Target> {
    let place = Place::new();
    place.write("a.txt", "Council told to improve\n\nOfsted said that Doncaster Council was “too slow” and “adrift”.\n");
    assert_eq!(place.run(&["import", "a.txt"]).code, Some(0));
    place.run(&[
        "mark",
        "d1q1",
        "--note",
        "a note",
        "--tag",
        "urgent",
        "--briefing",
        "Monday",
    ]);
    place.run(&["search", "slow"]);
    place.run(&["marks", "export", "marks.json"]);
    let marks = [
        fs::read("tests/fuzz/annotations.json").unwrap(),
        fs::read(place.path("marks.json")).unwrap(),
    ];
    let index = fs::read(index_path(&place.library())).unwrap();
    let queries = fs::read_to_string("tests/fuzz/queries.txt").unwrap();
    let queries = queries
        .lines()
        .map(|line| line.as_bytes().to_vec())
        .collect();
    let mut library = Library::open(&place.library()).unwrap();
    let mut engine = engine(&library);
    let damaged = place.path("damaged.index");
    let reader = Library::open(&place.library()).unwrap();
    vec![
        target("query", queries, ASKED, move |bytes| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            if let Ok(query) = Query::parse(&text) {
                engine.search(&query);
            }
        }),
        target("index", vec![index], &[], move |bytes| {
            fs::write(&damaged, bytes).unwrap();
            let mut store = Store {
                path: Some(damaged.clone()),
                writes: false,
                source: &reader,
                progress: &mut |_, _| {},
            };
            let opened = store.open().unwrap();
            Engine::new(opened.index).search(&Query::parse("slow").unwrap());
        }),
        target("marks", marks.to_vec(), NOTED, move |bytes| {
            let _folder = &place;
            let Ok(marks) = serde_json::from_slice::<Exchange>(bytes) else {
                return;
            };
            if marks.fault().is_none() {
                library.merge(&marks).unwrap();
                library.undo().unwrap();
            }
        }),
    ]
}
