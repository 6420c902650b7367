//! Word files that unpack without end, lack parts, or name places outside.

use crate::dice::Dice;
use crate::docx::{body, paragraph, part, zipped};

use super::{Hostile, Scale, around};

fn article() -> Vec<u8> {
    let paragraphs: String = around("").split("\n\n").map(paragraph).collect();
    body(&paragraphs)
}

pub(super) fn files(scale: Scale, dice: &mut Dice) -> Vec<Hostile> {
    let mut all: Vec<_> = made(scale)
        .into_iter()
        .map(|(name, bytes)| Hostile::new(&format!("word {name}.docx"), bytes))
        .collect();
    let whole = article();
    for part in 1..=10 {
        let cut = whole[..whole.len() * part / 11].to_vec();
        all.push(Hostile::new(&format!("word cut {part}.docx"), cut));
    }
    for number in 0..30 {
        let mut bytes = whole.clone();
        for _ in 0..=number / 3 {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
        all.push(Hostile::new(&format!("word mutated {number}.docx"), bytes));
    }
    all
}

fn made(scale: Scale) -> Vec<(&'static str, Vec<u8>)> {
    let bomb = vec![b' '; scale.of(200_000_000)];
    let document = part(&format!(
        "<w:body>{}</w:body>",
        paragraph("Ofsted said “x”.")
    ));
    let document = document.as_bytes();
    let names: Vec<String> = (0..12_000)
        .map(|number| format!("word/p{number}.xml"))
        .collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b""[..]))
        .chain([("word/document.xml", document)])
        .collect();
    let entities = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">{}]><w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>",
        ('a'..='i')
            .zip('b'..='j')
            .fold(String::new(), |text, (of, name)| text
                + &format!(
                    "<!ENTITY {name} \"{}\">",
                    format!("&{of};").repeat(10)
                ))
    );
    let external = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
    let attributes: String = (0..scale.of(100_000))
        .map(|number| format!(" a{number}=\"\""))
        .collect();
    let spaces: String = (0..scale.of(50_000))
        .map(|number| format!(" xmlns:n{number}=\"urn:{number}\""))
        .collect();
    let text = |thing: &str| body(&paragraph(thing));
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    encrypted.resize(4_096, 0);
    let mut locked = zipped(&[("word/document.xml", document)]);
    // The flag of an entry that is encrypted, in its own header and in the list of parts.
    for (signature, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found = locked
            .windows(4)
            .position(|bytes| bytes == signature)
            .unwrap();
        locked[found + at] |= 1;
    }
    vec![
        ("ratio bomb", zipped(&[("word/document.xml", &bomb)])),
        ("ratio bomb beside", zipped(&[("word/document.xml", document), ("word/styles.xml", &bomb)])),
        ("count bomb", zipped(&many)),
        ("outside", zipped(&[("../../../tmp/owned", b"x"), ("/etc/owned", b"x"), ("word/document.xml", document)])),
        ("outside alone", zipped(&[("../word/document.xml", document)])),
        ("no document", zipped(&[("word/other.xml", document)])),
        ("empty document", zipped(&[("word/document.xml", b"")])),
        ("not xml", zipped(&[("word/document.xml", b"\x1b]0;owned\x07")])),
        ("encrypted", encrypted),
        ("locked part", locked),
        ("entity bomb", zipped(&[("word/document.xml", entities.as_bytes())])),
        ("entity outside", zipped(&[("word/document.xml", external.as_bytes())])),
        ("attributes", body(&format!("<w:p{attributes}><w:r><w:t>x</w:t></w:r></w:p>"))),
        ("namespaces", body(&format!("<w:p{spaces}><w:r><w:t>x</w:t></w:r></w:p>"))),
        ("deep", body(&"<w:tbl><w:tr><w:tc>".repeat(scale.of(100_000)))),
        ("deep and closed", body(&format!("{}{}", "<w:p>".repeat(scale.of(50_000)), "</w:p>".repeat(scale.of(50_000))))),
        ("unclosed", body("<w:p><w:r><w:t>“Ofsted said")),
        ("escapes", text("&#27;[31m&#x202e;&#x9b;2J“x” said Ofsted")),
        ("raw escapes", text("\u{1b}]0;owned\u{7}\u{202e} “x” said Ofsted")),
        ("many paragraphs", body(&paragraph("x").repeat(scale.of(300_000)))),
        ("long run", text(&"Ofsted said “x”. ".repeat(scale.of(600_000)))),
        ("tabs", body(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:tab/>".repeat(scale.of(500_000))))),
        ("styles in a circle", zipped(&[("word/document.xml", document), ("word/styles.xml", part("<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>").as_bytes())])),
        ("title", zipped(&[("word/document.xml", document), ("docProps/core.xml", "<c xmlns:dc=\"urn:dc\"><dc:title>\u{1b}[31m&#27;]0;x&#7;\u{202e}</dc:title></c>".as_bytes())])),
        ("in itself", zipped(&[("word/document.xml", &zipped(&[("word/document.xml", document)]))])),
    ]
}
