//! A small writer of Word files: the parts as given, zipped.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file with these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A file whose text is this XML inside `w:body`.
pub(crate) fn body(xml: &str) -> Vec<u8> {
    zipped(&[(
        "word/document.xml",
        part(&format!("<w:body>{xml}</w:body>")).as_bytes(),
    )])
}

/// A part whose root holds this XML.
pub(crate) fn part(xml: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\">{xml}</w:document>"
    )
}

/// A paragraph of one run.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
