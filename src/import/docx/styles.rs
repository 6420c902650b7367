//! The lists that paragraph styles belong to: "List Number" and numbered headings say nothing in the paragraph itself.

use std::collections::HashMap;

use super::xml::{self, Element, Sink};
use crate::import::ImportError;

/// A style is based on another, and that on another, at most so often.
const DEEPEST: usize = 16;

/// What one style says.
#[derive(Default)]
struct Style {
    based_on: String,
    number: Option<String>,
    level: usize,
}

/// The styles of a file by their names in the paragraphs.
#[derive(Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    // While reading.
    open: String,
}

impl Styles {
    /// Reads the part that describes styles.
    pub(super) fn read(part: &str) -> Result<Self, ImportError> {
        let mut styles = Self::default();
        xml::walk(part, &mut styles)?;
        Ok(styles)
    }

    /// The number of the list that paragraphs of this style are in, and the level.
    pub(super) fn list(&self, style: &str) -> Option<(String, usize)> {
        let mut next = style;
        for _ in 0..DEEPEST {
            let style = self.known.get(next)?;
            if let Some(number) = &style.number {
                return Some((number.clone(), style.level));
            }
            next = &style.based_on;
        }
        None
    }
}

impl Sink for Styles {
    fn begin(&mut self, element: &Element<'_>) -> bool {
        let value = || element.get("val").unwrap_or_default();
        match (element.name(), self.known.get_mut(&self.open)) {
            ("style", _) => {
                self.open = element.get("styleId").unwrap_or_default();
                self.known.insert(self.open.clone(), Style::default());
            }
            ("basedOn", Some(style)) => style.based_on = value(),
            ("numId", Some(style)) => style.number = Some(value()),
            ("ilvl", Some(style)) => style.level = value().parse().unwrap_or(0),
            _ => {}
        }
        true
    }

    fn text(&mut self, _: &str) {}

    fn end(&mut self, name: &str) {
        if name == "style" {
            self.open.clear();
        }
    }
}
