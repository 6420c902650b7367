//! Word files: what is read, what is left out, and files made to fill the memory.

use super::docx::{body, paragraph, part, zipped};
use super::{imported, refused};

fn text(xml: &str) -> String {
    imported("paper.docx", &body(xml)).text
}

#[test]
fn a_paper_reads_as_it_is_printed() {
    let numbering = part(
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"24\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1(%2)\"/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"6\"><w:abstractNumId w:val=\"2\"/></w:num>",
    );
    let listed = |number: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let main = [
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Fenmoor children’s services</w:t></w:r></w:p>".to_owned(),
        listed(5, 0, "Supervision is weak."),
        listed(5, 1, "It is late."),
        listed(5, 0, "Plans drift."),
        listed(6, 0, "visits"),
        "<w:p><w:pPr><w:pStyle w:val=\"Numbered\"/></w:pPr><w:r><w:t>Caseloads are high.</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:t>The board</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\"> met &amp; agreed.</w:t></w:r></w:p>".to_owned(),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Area</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Grade</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>Leaders</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Requires</w:t></w:r></w:p><w:p><w:r><w:t>improvement</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
    ]
    .concat();
    let styles = part(
        "<w:style w:styleId=\"List\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>\
         <w:style w:styleId=\"Numbered\"><w:basedOn w:val=\"List\"/></w:style>",
    );
    let notes = part(&format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        paragraph("a line"),
        paragraph("Set up in May.")
    ));
    let core = "<cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\" xmlns:dcterms=\"c\"><dc:title>Draft 7</dc:title>\
                <dcterms:created>2018-06-08T10:00:00Z</dcterms:created></cp:coreProperties>";
    let file = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "word/document.xml",
            part(&format!("<w:body>{main}</w:body>")).as_bytes(),
        ),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    let document = imported("paper.docx", &file);
    assert_eq!(
        document.text,
        "Fenmoor children’s services\n\n24. Supervision is weak.\n\n24(a) It is late.\n\n25. Plans drift.\n\n• visits\n\n\
         26. Caseloads are high.\n\nThe board¹ met & agreed.\n\nArea\tGrade\nLeaders\tRequires improvement\n\n¹ Set up in May.\n"
    );
    assert_eq!(
        document.title.as_deref(),
        Some("Fenmoor children’s services")
    );
    let published = document.published.unwrap();
    assert_eq!(
        (
            published.date.to_string().as_str(),
            published.origin.to_string().as_str()
        ),
        ("2018-06-08", "metadata")
    );
}

#[test]
fn a_printed_date_counts_for_more_than_when_the_file_was_made() {
    let core = |fields: &str| format!("<cp:p xmlns:cp=\"a\" xmlns:dcterms=\"c\">{fields}</cp:p>");
    let dated = |line: &str, fields: &str| {
        let main = part(&format!(
            "<w:body>{}{}</w:body>",
            paragraph("A paper"),
            paragraph(line)
        ));
        let file = zipped(&[
            ("word/document.xml", main.as_bytes()),
            ("docProps/core.xml", core(fields).as_bytes()),
        ]);
        let published = imported("paper.docx", &file).published.unwrap();
        format!("{} {}", published.date, published.origin)
    };
    let made = "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>";
    let saved = format!("{made}<dcterms:modified>2025-03-10T09:00:00Z</dcterms:modified>");
    assert_eq!(dated("Meeting: 14 March 2025", &saved), "2025-03-14 text");
    assert_eq!(dated("For members.", &saved), "2025-03-10 metadata");
    assert_eq!(dated("For members.", made), "2013-12-23 metadata");
}

#[test]
fn what_was_deleted_or_hidden_is_not_read_and_what_was_inserted_is() {
    assert_eq!(
        text(
            "<w:p><w:r><w:t>The plan </w:t></w:r><w:del><w:r><w:delText>is not</w:delText></w:r></w:del><w:ins><w:r><w:t>is</w:t></w:r></w:ins>\
             <w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> good</w:t></w:r>\
             <w:r><w:instrText>PAGE</w:instrText><w:noBreakHyphen/><w:t>enough</w:t><w:tab/><w:sym w:char=\"F0B7\"/></w:r></w:p>"
        ),
        "The plan is good-enough •\n"
    );
    assert_eq!(
        text(&format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>\
             <w:t>Beside a box.</w:t></w:r></w:p>",
            paragraph("In a box."),
            paragraph("In a box.")
        )),
        "In a box.\n\nBeside a box.\n"
    );
    let framed = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        paragraph("One."),
        paragraph("Two.")
    );
    assert_eq!(text(&framed), "One.\n\nTwo.\n");
}

#[test]
fn a_bomb_ends_in_a_line() {
    let parts: Vec<(String, &[u8])> = (0..10_001)
        .map(|n| (format!("word/{n}.xml"), b"".as_slice()))
        .collect();
    let mut many: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), *part))
        .collect();
    many.push(("word/document.xml", b"<w/>"));
    let large = [part("<w:body>").into_bytes(), vec![b' '; 65_000_000]].concat();
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>";
    let entities = part(&paragraph("&b;word")).replace("?>", &format!("?>{entities}"));
    for (file, said) in [
        (zipped(&many), "too much to read safely: it has 10002 parts"),
        (
            zipped(&[("word/document.xml", &large)]),
            "too much to read safely: a part unpacks to more than 64 MB",
        ),
        (
            body(&"<w:tbl><w:tr><w:tc>".repeat(50_000)),
            "too much to read safely: its elements are nested more than 512",
        ),
        (
            zipped(&[("word/document.xml", part("<w:body><w:p>").as_bytes())]),
            "a damaged Word file",
        ),
        (
            zipped(&[("word/document.xml", b"\xff\xfe<")]),
            "a damaged Word file: a part is not UTF-8",
        ),
        (
            zipped(&[("word/document.xml.bak", b"<w/>")]),
            "a damaged Word file: it has no text part",
        ),
        (body(""), "empty"),
    ] {
        let reason = refused("bomb.docx", &file);
        assert!(reason.starts_with(said), "{reason}");
    }
    assert_eq!(
        imported(
            "a.docx",
            &zipped(&[("word/document.xml", entities.as_bytes())])
        )
        .text,
        "word\n"
    );
    let whole = body(&paragraph("Some words."));
    let cut = refused("cut.docx", &whole[..whole.len() - 40]);
    assert!(
        cut.starts_with("a damaged Word file: its list of parts"),
        "{cut}"
    );
}
