//! A folder of its own for each test, the program run in it, and a document whose rows are known.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use casebook::extract;
use casebook::library::{Extracted, Library, NewLibrary};
use casebook::model::{
    Area, DateOrigin, Dated, Document, Finding, FindingKind, Grade, Gss, Judgement, PartialDate,
    Polarity, Quotation, QuotationKind, Span, SpeakerClass,
};
use serde_json::Value;

/// A folder of its own for each test, with a library in it that does not exist yet.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

/// What the program did.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// What a `PROVENANCE.toml` says of a file about one council.
pub(crate) fn entry(file: &str, kind: &str, published: &str, gss: &str) -> String {
    format!(
        "[[document]]\nfile = \"{file}\"\npublished = \"{published}\"\npublished_from = \"invented\"\nkind = \"{kind}\"\ncouncils = [\"{gss}\"]\n"
    )
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.path("library.sqlite")
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program with its home here and nothing of the machine's own settings; `CASEBOOK_PROGRAM` names another build of it,
    /// for long procedures.
    pub(crate) fn program(&self) -> Command {
        let named = std::env::var_os("CASEBOOK_PROGRAM");
        let mut command = Command::new(named.unwrap_or(env!("CARGO_BIN_EXE_casebook").into()));
        command
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("CASEBOOK_LIBRARY", self.library());
        for name in [
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "CASEBOOK_CONFIG_DIR",
        ] {
            command.env_remove(name);
        }
        command.stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.program().args(args).output().unwrap())
    }

    pub(crate) fn json(&self, args: &[&str]) -> Vec<Value> {
        let ran = self.run(&[args, &["--json"]].concat());
        ran.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// A library with one document whose rows are known, so that these tests need no extraction.
    pub(crate) fn with_rows(document: &Document) -> Self {
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
            ..Extracted::default()
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
pub(crate) fn article() -> Document {
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
