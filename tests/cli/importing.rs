//! What `casebook import` says of each file, and what is in the library afterwards.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::place::{Place, Ran};

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
        &serde_json::json!({"status": "duplicate", "id": "d1", "path": "in/copy of a.txt", "reason": null, "near": []})
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
        "added d2 in/b.txt",
        "failed in/c.txt: empty",
        "failed in/d.txt: an incomplete PDF: it ends in the middle; download it again",
        "failed in/e.txt: a damaged Word file: its list of parts is missing or broken",
        "failed in/f.pdf: a web page, not a PDF or an article: the publisher's site answered with an error page (“Report not found”)",
        "failed in/g.txt: binary data (byte 2 is a control code)",
        "added d3 in/h.txt/i.txt",
    ];
    assert_eq!(lines.len(), expected.len(), "{}", ran.out);
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
    assert_eq!(place.json(&["documents"]).len(), 3);
}

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
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
        let summary = ran.err.starts_with("casebook: 40 files") && ran.err.lines().count() == 1;
        assert!(ran.err.is_empty() || summary, "{args:?}: {}", ran.err);
    }
    assert_eq!(place.json(&["documents"]).len(), 41, "the import went on");
}

#[test]
fn a_file_that_kills_its_reader_costs_itself_alone() {
    let place = Place::new();
    let page = |content: &str| {
        format!(
            "<!DOCTYPE html><html><head><title>A council told to act</title></head><body><p>{content}</p></body></html>"
        )
    };
    place.write("in/a.html", page("Inspectors visited."));
    place.write("in/b.pdf", bomb());
    place.write("in/c.html", page("They came back."));
    place.write("in/d.pdf", bomb());
    place.write("in/e.txt", "Plain words.\n");
    let ran = place.run(&["import", "--memory-limit", "100", "in"]);
    let lines: Vec<_> = ran.out.lines().collect();
    let expected = [
        "added d1 in/a.html",
        "failed in/b.pdf: reading it needed more than 100 MB of memory, or broke the reader; it is damaged",
        "added d2 in/c.html",
        "failed in/d.pdf: reading it needed more than 100 MB",
        "added d3 in/e.txt",
    ];
    assert_eq!(
        (ran.code, lines.len()),
        (Some(1), expected.len()),
        "{}",
        ran.out
    );
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
}

#[test]
fn a_file_that_never_ends_is_given_up_at_the_limit() {
    let place = Place::new();
    place.write("endless.pdf", endless());
    let ran = place.run(&["import", "--time-limit", "1", "endless.pdf"]);
    assert!(
        ran.out
            .starts_with("failed endless.pdf: reading it took more than 1 s; it is damaged"),
        "{}",
        ran.out
    );
}

#[test]
fn a_text_that_is_slow_to_understand_holds_up_no_other() {
    let place = Place::new();
    let said = "Ofsted said Doncaster Council was “too slow”, and inspectors found drift. ";
    place.write("in/long.txt", said.repeat(250_000));
    place.write("in/short.txt", said);
    // Sooner than what is kept of a long text takes more memory than a reader is given.
    let ran = place.run(&["import", "--time-limit", "2", "in"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert!(
        lines[0].starts_with("failed in/long.txt: reading it took more than 2 s"),
        "{}",
        ran.out
    );
    assert!(lines[1].starts_with("added "), "{}", ran.out);
}

/// A PDF of 200 kB whose page unpacks to 200 MB.
fn bomb() -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..200 {
        packer.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let content = packer.finish().unwrap();
    let dictionary = format!("/Length {} /Filter /FlateDecode", content.len());
    pdf(&[stream(&dictionary, &content)], "")
}

/// A PDF whose page draws a form that draws another ten times, eleven deep, and never a letter.
fn endless() -> Vec<u8> {
    let form = |deep: usize| {
        let content = format!("/X{} Do ", deep + 1).repeat(10);
        let resources = format!(
            "/Resources << /XObject << /X{} {} 0 R >> >>",
            deep + 1,
            deep + 5
        );
        let dictionary = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources} /Length {}",
            content.len()
        );
        stream(&dictionary, content.as_bytes())
    };
    let mut objects = vec![stream("/Length 6", b"/X1 Do")];
    objects.extend((1..=11).map(form));
    pdf(&objects, "/Resources << /XObject << /X1 5 0 R >> >>")
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    [
        format!("<< {dictionary} >>\nstream\n").as_bytes(),
        content,
        b"\nendstream",
    ]
    .concat()
}

/// A PDF of one page; its content is the first of `objects`, which are numbered from 4.
fn pdf(objects: &[Vec<u8>], resources: &str) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {resources} >>"
    );
    let head = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.into_bytes(),
    ];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, object) in (1..).zip(head.iter().chain(objects)) {
        table.extend([format!("{:010} 00000 n \n", out.len())]);
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let (start, size) = (out.len(), objects.len() + 4);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend(end.bytes());
    out
}
