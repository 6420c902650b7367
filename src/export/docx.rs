//! A paper as a Word document: headings that make a table of contents, quotations in a style of their own, and each
//! citation as a footnote.

use std::io::{Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::citation::LINE_ENDS;
use super::citation::{cuts, reference};
use super::{Block, Paper, Passage};
use crate::model::visible::visible;
use crate::model::{Span, SpeakerClass};

const CONTENT_TYPES: &str = include_str!("../../assets/export/docx/content-types.xml");
const PACKAGE: &str = include_str!("../../assets/export/docx/package.rels");
const RELATIONS: &str = include_str!("../../assets/export/docx/document.rels");
const STYLES: &str = include_str!("../../assets/export/docx/styles.xml");
const SETTINGS: &str = include_str!("../../assets/export/docx/settings.xml");

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

type Xml = Writer<Cursor<Vec<u8>>>;

/// The document's bytes.
pub(super) fn document(paper: &Paper) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of day: the same paper is the same file.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let parts: [(&str, Vec<u8>); 8] = [
        ("[Content_Types].xml", CONTENT_TYPES.into()),
        ("_rels/.rels", PACKAGE.into()),
        ("word/_rels/document.xml.rels", RELATIONS.into()),
        ("word/styles.xml", STYLES.into()),
        ("word/settings.xml", SETTINGS.into()),
        ("word/document.xml", body(paper)?),
        ("word/footnotes.xml", footnotes(paper)?),
        ("docProps/core.xml", properties(paper)?),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn begun() -> std::io::Result<Xml> {
    let mut xml = Writer::new(Cursor::new(Vec::new()));
    xml.write_event(Event::Decl(BytesDecl::new(
        "1.0",
        Some("UTF-8"),
        Some("yes"),
    )))?;
    Ok(xml)
}

fn body(paper: &Paper) -> std::io::Result<Vec<u8>> {
    let mut xml = begun()?;
    let mut number = 0;
    xml.create_element("w:document")
        .with_attribute(("xmlns:w", NAMESPACE))
        .write_inner_content(|xml| {
            xml.create_element("w:body").write_inner_content(|xml| {
                paragraph(xml, "Title", |xml| run(xml, "", &paper.title))?;
                if !paper.about.is_empty() {
                    paragraph(xml, "Subtitle", |xml| run(xml, "", &paper.about))?;
                }
                for block in &paper.blocks {
                    match block {
                        Block::Heading(heading) => {
                            paragraph(xml, "Heading1", |xml| run(xml, "", heading))?;
                        }
                        Block::Passage(passage) => {
                            number += 1;
                            write_passage(xml, passage, number)?;
                        }
                    }
                }
                section(xml)
            })?;
            Ok(())
        })?;
    Ok(xml.into_inner().into_inner())
}

/// A4 with margins of 2.5 cm, in twentieths of a point.
fn section(xml: &mut Xml) -> std::io::Result<()> {
    xml.create_element("w:sectPr").write_inner_content(|xml| {
        let size = [("w:w", "11906"), ("w:h", "16838")];
        xml.create_element("w:pgSz")
            .with_attributes(size)
            .write_empty()?;
        let margins = ["top", "right", "bottom", "left"].map(|side| (format!("w:{side}"), "1417"));
        let margins = margins.iter().map(|(side, width)| (side.as_str(), *width));
        let page = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
        xml.create_element("w:pgMar")
            .with_attributes(margins)
            .with_attributes(page)
            .write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn write_passage(xml: &mut Xml, passage: &Passage, number: usize) -> std::io::Result<()> {
    let [before, after] = cuts(&passage.citation).map(|cut| if cut { "…" } else { "" });
    paragraph(xml, "Quote", |xml| {
        run(xml, "", &format!("“{before}"))?;
        for (style, words) in runs(passage) {
            run(xml, style, &words)?;
        }
        run(xml, "", &format!("{after}”"))?;
        xml.create_element("w:r").write_inner_content(|xml| {
            character_style(xml, "FootnoteReference")?;
            let id = number.to_string();
            xml.create_element("w:footnoteReference")
                .with_attribute(("w:id", id.as_str()))
                .write_empty()?;
            Ok(())
        })?;
        Ok(())
    })?;
    for (label, text) in [("", &passage.comment), ("Note: ", &passage.note)] {
        if !text.is_empty() {
            paragraph(xml, "BodyText", |xml| {
                run(xml, "", &format!("{label}{text}"))
            })?;
        }
    }
    if !passage.tags.is_empty() {
        let tags = format!("Tags: {}", passage.tags.join(", "));
        paragraph(xml, "BodyText", |xml| run(xml, "", &tags))?;
    }
    Ok(())
}

/// The words in pieces, those in quotation marks in the style of whose they are.
fn runs(passage: &Passage) -> Vec<(&'static str, String)> {
    let text = passage.citation.anchor.exact.as_str();
    let mut ends: Vec<usize> = vec![0, text.len()];
    let spans = passage
        .quoted
        .iter()
        .flat_map(|(span, _)| [span.start, span.end]);
    ends.extend(spans.filter(|at| text.is_char_boundary(*at)));
    ends.sort_unstable();
    ends.dedup();
    let piece = |ends: &[usize]| {
        let span = Span::new(ends[0], ends[1]);
        let quoted = passage
            .quoted
            .iter()
            .rfind(|(quoted, _)| quoted.contains(span));
        let style = match quoted {
            Some((_, SpeakerClass::Ofsted)) => "OfstedWords",
            Some(_) => "OtherWords",
            None => "",
        };
        // Where the source breaks its lines is not what it says.
        (style, span.of(text).replace(LINE_ENDS, " "))
    };
    ends.windows(2).map(piece).collect()
}

fn footnotes(paper: &Paper) -> std::io::Result<Vec<u8>> {
    let mut xml = begun()?;
    xml.create_element("w:footnotes")
        .with_attribute(("xmlns:w", NAMESPACE))
        .write_inner_content(|xml| {
            // Word wants the lines that part notes from the text, under these numbers.
            for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
                xml.create_element("w:footnote")
                    .with_attributes([("w:type", kind), ("w:id", id)])
                    .write_inner_content(|xml| {
                        paragraph(xml, "FootnoteText", |xml| {
                            xml.create_element("w:r").write_inner_content(|xml| {
                                xml.create_element(format!("w:{kind}")).write_empty()?;
                                Ok(())
                            })?;
                            Ok(())
                        })
                    })?;
            }
            for (number, (_, passage)) in (1..).zip(paper.passages()) {
                footnote(xml, number, &reference(&passage.citation))?;
            }
            Ok(())
        })?;
    Ok(xml.into_inner().into_inner())
}

fn footnote(xml: &mut Xml, number: usize, text: &str) -> std::io::Result<()> {
    let id = number.to_string();
    xml.create_element("w:footnote")
        .with_attribute(("w:id", id.as_str()))
        .write_inner_content(|xml| {
            paragraph(xml, "FootnoteText", |xml| {
                xml.create_element("w:r").write_inner_content(|xml| {
                    character_style(xml, "FootnoteReference")?;
                    xml.create_element("w:footnoteRef").write_empty()?;
                    Ok(())
                })?;
                run(xml, "", &format!(" {text}"))
            })
        })?;
    Ok(())
}

fn properties(paper: &Paper) -> std::io::Result<Vec<u8>> {
    let mut xml = begun()?;
    xml.create_element("cp:coreProperties")
        .with_attributes([
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ])
        .write_inner_content(|xml| {
            xml.create_element("dc:title")
                .write_text_content(BytesText::new(&visible(&paper.title)))?;
            xml.create_element("dc:language")
                .write_text_content(BytesText::new("en-GB"))?;
            Ok(())
        })?;
    Ok(xml.into_inner().into_inner())
}

fn paragraph(
    xml: &mut Xml,
    style: &str,
    content: impl FnOnce(&mut Xml) -> std::io::Result<()>,
) -> std::io::Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            xml.create_element("w:pStyle")
                .with_attribute(("w:val", style))
                .write_empty()?;
            Ok(())
        })?;
        content(xml)
    })?;
    Ok(())
}

fn character_style(xml: &mut Xml, style: &str) -> std::io::Result<()> {
    xml.create_element("w:rPr").write_inner_content(|xml| {
        xml.create_element("w:rStyle")
            .with_attribute(("w:val", style))
            .write_empty()?;
        Ok(())
    })?;
    Ok(())
}

/// Words in a style; line ends become line breaks.
fn run(xml: &mut Xml, style: &str, words: &str) -> std::io::Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        if !style.is_empty() {
            character_style(xml, style)?;
        }
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                xml.create_element("w:br").write_empty()?;
            }
            let text = visible(line);
            xml.create_element("w:t")
                .with_attribute(("xml:space", "preserve"))
                .write_text_content(BytesText::new(&text))?;
        }
        Ok(())
    })?;
    Ok(())
}
