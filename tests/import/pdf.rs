//! PDFs with and without a structure tree, whole and damaged.

use super::pdf::{Pdf, file};
use super::{imported, pages, refused};

/// Two pages, tagged: a heading, numbered paragraphs of which one runs over the page, bullets, a footnote.
fn tagged() -> Pdf {
    let mut pdf = Pdf::new();
    let root = pdf.element("Document", None);
    let heading = pdf.element("H1", Some(root));
    let list = pdf.element("L", Some(root));
    let item = pdf.element("LI", Some(list));
    let (label, body) = (
        pdf.element("Lbl", Some(item)),
        pdf.element("LBody", Some(item)),
    );
    let bullets = pdf.element("L", Some(root));
    let bullet = pdf.element("LI", Some(bullets));
    let (sign, words) = (
        pdf.element("Lbl", Some(bullet)),
        pdf.element("LBody", Some(bullet)),
    );
    let note = pdf.element("Note", Some(body));
    pdf.page()
        .artifact(60.0, 40.0, "Inspection of Marshshire")
        .of(heading, 60.0, 100.0, "The impact of leaders")
        .of(label, 60.0, 140.0, "1.")
        .of(
            body,
            80.0,
            140.0,
            "Leaders know their ser\u{fb01}ce  well and multi-",
        )
        .of(
            body,
            80.0,
            155.0,
            "agency partners meet. Oversight is weak for some",
        )
        .sized(body, (368.0, 150.0), 7.0, "1")
        .sized(note, (60.0, 740.0), 6.0, "1")
        .sized(note, (64.0, 743.0), 9.0, " As the board said.")
        .artifact(280.0, 800.0, "1");
    pdf.page()
        .artifact(60.0, 40.0, "Inspection of Marshshire")
        .of(body, 80.0, 100.0, "children in care, whose long\u{ad}")
        .of(body, 80.0, 115.0, "term plans drift.")
        .of(sign, 60.0, 140.0, "\u{f0b7}")
        .of(words, 80.0, 140.0, "The quality of supervision.")
        .artifact(280.0, 800.0, "2");
    pdf
}

#[test]
fn a_tagged_report_reads_as_its_author_wrote_it() {
    let document = imported("marshshire 13 june 2017.pdf", &tagged().bytes());
    assert_eq!(
        document.text,
        "The impact of leaders\n\n\
         ¹ As the board said.\n\n\
         1. Leaders know their serfice well and multi-agency partners meet. Oversight is weak for some¹ \
         children in care, whose longterm plans drift.\n\n\
         • The quality of supervision.\n"
    );
    assert!(
        pages(&document)[1].starts_with("children in care"),
        "{:?}",
        pages(&document)
    );
    assert_eq!(document.title.as_deref(), Some("The impact of leaders"));
}

#[test]
fn each_label_of_a_judgement_table_stands_beside_its_grade_however_it_was_drawn() {
    let mut pdf = Pdf::new();
    let root = pdf.element("Document", None);
    let table = pdf.element("Table", Some(root));
    let mut cells = Vec::new();
    for _ in 0..3 {
        let row = pdf.element("TR", Some(table));
        let (left, right) = (pdf.element("TD", Some(row)), pdf.element("TD", Some(row)));
        cells.push((pdf.element("P", Some(left)), pdf.element("P", Some(right))));
    }
    let frame = pdf.element("TR", Some(table));
    let frame = pdf.element("TD", Some(frame));
    let (first, second) = (pdf.element("P", Some(frame)), pdf.element("P", Some(frame)));
    let [one, two, three] = cells[..] else {
        unreachable!()
    };
    pdf.page()
        .of(one.1, 400.0, 100.0, "Grade")
        .of(two.1, 400.0, 130.0, "Requires improvement")
        .of(two.1, 400.0, 145.0, "to be good")
        .of(three.1, 400.0, 160.0, "Inadequate")
        .of(one.0, 60.0, 100.0, "Judgement")
        .of(two.0, 60.0, 130.0, "The experiences and")
        .of(two.0, 60.0, 145.0, "progress of care leavers")
        .of(three.0, 60.0, 160.0, "Overall effectiveness")
        .of(first, 60.0, 190.0, "A frame around paragraphs.")
        .of(second, 60.0, 220.0, "It is no table.");
    assert_eq!(
        imported("a.pdf", &pdf.bytes()).text,
        "Judgement\tGrade\n\
         The experiences and progress of care leavers\tRequires improvement to be good\n\
         Overall effectiveness\tInadequate\n\n\
         A frame around paragraphs.\n\nIt is no table.\n"
    );
}

/// Four pages without tags, with furniture, a table, bullets, and a paragraph over the page.
fn untagged() -> Pdf {
    let mut pdf = Pdf::new();
    for page in 1..=4 {
        pdf.page()
            .text(60.0, 40.0, 9.0, "Ravensgate City Council: inspection")
            .text(280.0, 800.0, 9.0, &format!("Page {page} of 4"));
        match page {
            1 => pdf
                .text(60.0, 100.0, 20.0, "Ravensgate City Council")
                .text(60.0, 140.0, 12.0, "1. Children who need help")
                .text(60.0, 154.0, 12.0, "and protection")
                .text(400.0, 147.0, 12.0, "Requires improvement")
                .text(60.0, 172.0, 12.0, "2. Leadership")
                .text(400.0, 172.0, 12.0, "Good"),
            2 => pdf
                .text(
                    60.0,
                    100.0,
                    12.0,
                    "Managers meet every week to look at the plans of children who",
                )
                .text(60.0, 114.0, 12.0, "wait. They do not act.")
                .text(
                    60.0,
                    138.0,
                    12.0,
                    "24. Social workers know the children well and visit them in",
                )
                .text(60.0, 152.0, 12.0, "their homes."),
            3 => pdf
                .text(60.0, 700.0, 12.0, "\u{f0a7} one")
                .text(60.0, 714.0, 12.0, "\u{f0a7} two")
                .text(60.0, 750.0, 12.0, "Children wait too long for the"),
            _ => pdf.text(60.0, 100.0, 12.0, "Ravensgate hub to answer."),
        };
    }
    pdf
}

#[test]
fn an_untagged_report_is_read_by_its_layout_without_headers_and_page_numbers() {
    let document = imported("a.pdf", &untagged().bytes());
    assert_eq!(
        document.text,
        "Ravensgate City Council\n\n\
         1. Children who need help and protection\tRequires improvement\n\n\
         2. Leadership\tGood\n\n\
         Managers meet every week to look at the plans of children who wait. They do not act.\n\n\
         24. Social workers know the children well and visit them in their homes.\n\n\
         • one\n\n• two\n\n\
         Children wait too long for the Ravensgate hub to answer.\n"
    );
    let pages = pages(&document);
    assert_eq!(pages.len(), 4);
    assert_eq!(pages[3], "Ravensgate hub to answer.\n");
}

#[test]
fn a_sentence_that_runs_over_to_the_next_column_is_one_paragraph() {
    let column = |pdf: &mut Pdf, x: f64, lines: &[(f64, &str)]| {
        for (y, line) in lines {
            pdf.text(x, *y, 11.0, line);
        }
    };
    let mut pdf = Pdf::new();
    pdf.page().text(60.0, 60.0, 18.0, "Council told to improve");
    let left = [
        (100.0, "Inspectors found that plans"),
        (113.0, "drift, that visits are late and"),
        (126.0, "that nobody asks why."),
        (148.0, "Managers do not know why"),
        (161.0, "children have to wait for the"),
    ];
    let right = [
        (100.0, "Tarnshire hub to answer, and"),
        (113.0, "nobody has told them that it"),
        (126.0, "was to be open at night."),
        (148.0, "The council is sorry."),
    ];
    column(&mut pdf, 60.0, &left);
    column(&mut pdf, 330.0, &right);
    assert_eq!(
        imported("a.pdf", &pdf.bytes()).text,
        "Council told to improve\n\n\
         Inspectors found that plans drift, that visits are late and that nobody asks why.\n\n\
         Managers do not know why children have to wait for the Tarnshire hub to answer, and nobody has told them that it was \
         to be open at night.\n\nThe council is sorry.\n"
    );
}

#[test]
fn a_column_of_one_long_paragraph_is_not_a_table_with_the_next() {
    let mut pdf = Pdf::new();
    pdf.page();
    for (line, y) in (1..).zip([100.0, 113.0, 126.0, 139.0, 152.0, 165.0, 178.0]) {
        pdf.text(60.0, y, 11.0, &format!("words of line {line} that go on"));
    }
    pdf.text(330.0, 100.0, 11.0, "and end here.");
    let text = imported("a.pdf", &pdf.bytes()).text;
    assert!(!text.contains('\t'), "{text}");
    assert!(
        text.ends_with("words of line 7 that go on and end here.\n"),
        "{text}"
    );
}

#[test]
fn text_drawn_twice_for_a_bold_look_is_read_once() {
    let mut pdf = Pdf::new();
    pdf.page()
        .text(60.0, 100.0, 12.0, "Inadequate")
        .text(60.3, 100.0, 12.0, "Inadequate")
        .text(60.0, 130.0, 12.0, "Inadequate");
    assert_eq!(
        imported("a.pdf", &pdf.bytes()).text,
        "Inadequate\n\nInadequate\n"
    );
}

#[test]
fn a_report_of_which_a_part_is_missing_never_passes_for_the_report() {
    let whole = untagged().bytes();
    for share in [10, 30, 50, 70, 90, 99] {
        let said = refused("a.pdf", &whole[..whole.len() * share / 100]);
        assert!(said.starts_with("an incomplete PDF"), "{share}%: {said}");
        assert!(said.ends_with("download it again"), "{said}");
    }
    let said = refused("a.pdf", &untagged().claims(40).bytes());
    assert_eq!(
        said,
        "an incomplete PDF: only 4 of its 40 pages are there; download it again"
    );
}

#[test]
fn what_cannot_be_read_in_a_pdf_is_said_with_what_to_do() {
    let mut picture = Pdf::new();
    picture.page().page();
    let said = refused("scan.pdf", &picture.bytes());
    assert!(
        said.starts_with("has no text on its 2 pages: it needs OCR"),
        "{said}"
    );

    let said = refused("none.pdf", &Pdf::new().bytes());
    assert!(said.starts_with("a PDF without pages"), "{said}");

    let zeros = "00".repeat(32);
    let lock = format!("<< /Filter /Standard /V 1 /R 2 /O <{zeros}> /U <{zeros}> /P -4 >>");
    let trailer = format!("/Encrypt {{}} 0 R /ID [<{zeros}> <{zeros}>]");
    let said = refused("locked.pdf", &untagged().with(&lock, &trailer).bytes());
    assert!(
        said.starts_with("locked with a password; open it"),
        "{said}"
    );

    let said = refused("odd.pdf", &file(&["<< /Type /Catalog >>".to_owned()], ""));
    assert!(said.starts_with("a damaged PDF"), "{said}");
}

#[test]
fn a_page_that_draws_without_end_is_given_up() {
    let mut pdf = Pdf::new();
    pdf.page();
    for _ in 0..4_100 {
        pdf.text(60.0, 100.0, 12.0, &"ab".repeat(50));
    }
    let said = refused("endless.pdf", &pdf.bytes());
    assert!(
        said.starts_with("too much to read safely: page 1"),
        "{said}"
    );
}
