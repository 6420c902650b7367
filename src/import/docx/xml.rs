//! A part of a Word file, walked element by element within limits. Entities of its own are never expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::damaged;
use crate::import::ImportError;

/// Elements nested deeper than this are refused.
const DEEPEST: usize = 512;

/// An element as it begins.
pub(super) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // Looking for doubles takes time by the square of their number.
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name);
        found.map(|attribute| attribute.value.into_owned())
    }

    /// An attribute that switches something on: without a value it does.
    pub(super) fn is_on(&self) -> bool {
        self.get("val")
            .is_none_or(|value| !["0", "false", "off"].contains(&value.as_str()))
    }
}

/// What takes in the elements of a part. Names are without prefixes.
pub(super) trait Sink {
    /// An element begins; `false` leaves it out with all that is in it.
    fn begin(&mut self, element: &Element<'_>) -> bool;
    /// Text of the element that is open.
    fn text(&mut self, text: &str);
    /// An element ends.
    fn end(&mut self, name: &str);
}

/// Walks a part.
pub(super) fn walk(part: &str, sink: &mut impl Sink) -> Result<(), ImportError> {
    let mut reader = Reader::from_str(part);
    let (mut depth, mut left_out) = (0_usize, 0_usize);
    loop {
        let event = reader
            .read_event()
            .map_err(|_broken| damaged("a part is no proper XML"))?;
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    let why = format!("its elements are nested more than {DEEPEST} deep");
                    return Err(ImportError::TooComplex(why));
                }
                if left_out > 0 || !sink.begin(&Element(&element)) {
                    left_out += 1;
                }
            }
            Event::Empty(element) if left_out == 0 && sink.begin(&Element(&element)) => {
                sink.end(element.local_name().into_inner());
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                if left_out > 0 {
                    left_out -= 1;
                } else {
                    sink.end(element.local_name().into_inner());
                }
            }
            Event::Text(text) if left_out == 0 => sink.text(&text),
            Event::CData(text) if left_out == 0 => sink.text(&text),
            Event::GeneralRef(reference) if left_out == 0 => {
                if let Some(c) = character(&reference) {
                    sink.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof if depth > 0 => return Err(damaged("a part breaks off")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The character that a reference stands for.
fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
