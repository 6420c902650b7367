//! Names as they are typed, and what is told when something is brought in.

use super::*;
use crate::library::{Catalogue, NewLibrary};
use crate::model::{Document, DocumentId, DocumentKind, Gss, TraceStatus};

#[test]
fn a_name_is_understood_as_it_comes_onto_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a report.pdf");
    fs::write(&file, "x").unwrap();
    let shown = file.to_string_lossy();
    for typed in [
        shown.to_string(),
        format!("'{shown}' "),
        format!("\"{shown}\""),
        format!("file://{shown}"),
        shown.replace(' ', "\\ "),
    ] {
        assert_eq!(named(&typed), file, "{typed}");
    }
    assert_eq!(named("no such file"), Path::new("no such file"));
}

#[test]
fn names_that_begin_alike_are_offered_whatever_their_capitals() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Report one.pdf", "report two.pdf", "other.txt", ".hidden"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    fs::create_dir(folder.path().join("reports")).unwrap();
    let tray = Tray::new(Path::new("x"), Access::Write);
    let inside = |typed: &str| {
        let whole = format!("{}/{typed}", folder.path().display());
        let names = tray.complete(&whole).into_iter();
        let short = |name: String| {
            name.rsplit_once(&format!("{}/", folder.path().display()))
                .unwrap()
                .1
                .to_owned()
        };
        names.map(short).collect::<Vec<_>>()
    };
    assert_eq!(
        inside("rep"),
        ["Report one.pdf", "report two.pdf", "reports/"]
    );
    assert_eq!(inside(".h"), [".hidden"]);
    assert_eq!(inside("zz"), Vec::<String>::new());
}

#[test]
fn what_is_brought_in_is_shown_at_once_and_everything_about_its_council_is_traced_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = Library::open_or_create(&path, NewLibrary::Empty).unwrap();
    let document = |name: &str, kind, text: &str| {
        Understood::new(Document {
            sha256: name.into(),
            kind,
            text: text.into(),
            councils: vec![Gss("E10000013".into())],
            ..Document::default()
        })
    };
    let words = "too many children wait for a social worker";
    let article = format!("Ofsted said “{words}” in Gloucestershire.\n");
    let article = document("a", DocumentKind::NewsArticle, &article);
    article.store(&mut library).unwrap();
    let mut tray = Tray::new(&path, Access::Write);
    let status = |library: &Library| {
        let traces = library.traces(DocumentId(1)).unwrap();
        traces.first().map(|row| row.trace.status)
    };
    for (report, expected) in [
        (None, TraceStatus::NoPrimary),
        (Some(words), TraceStatus::Verbatim),
    ] {
        let report = report.map(|words| {
            let text = format!("Gloucestershire\n\nSome say {words}.\n");
            document("r", DocumentKind::InspectionReport, &text)
        });
        *tray.found.lock().unwrap() = report.into_iter().collect();
        let mut told = Vec::new();
        (tray.bring())(&mut |news| {
            told.push(match news {
                News::Brought(_) => "brought",
                News::Renewing { .. } => "renewing",
                News::Renewed(_) => "renewed",
                other => panic!("{other:?}"),
            });
        });
        assert_eq!(
            (told.first(), told.last()),
            (Some(&"brought"), Some(&"renewed"))
        );
        assert_eq!(status(&library), Some(expected));
    }
}
