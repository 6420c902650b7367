//! The bullets and numbers of a Word file's lists, which its paragraphs only refer to.

use std::collections::HashMap;

use super::xml::{self, Element, Sink};
use crate::import::ImportError;

/// Levels of a list, by Word's own limit.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    format: String,
    /// The number with `%1` for the count of the first level, and so on.
    pattern: String,
    start: usize,
}

/// The lists of a file and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each abstract list.
    lists: HashMap<String, Vec<Level>>,
    /// The abstract list of each number that paragraphs refer to.
    numbers: HashMap<String, String>,
    counts: HashMap<String, Vec<usize>>,
    // While reading.
    list: String,
    number: String,
    level: usize,
}

impl Numbering {
    /// Reads the part that describes lists.
    pub(super) fn read(part: &str) -> Result<Self, ImportError> {
        let mut numbering = Self::default();
        xml::walk(part, &mut numbering)?;
        Ok(numbering)
    }

    /// What stands before the next paragraph of a list at this level: `• ` or `24. `; empty for a list without signs.
    pub(super) fn next(&mut self, number: &str, level: usize) -> String {
        let list = self.numbers.get(number);
        let Some(levels) = list.and_then(|list| self.lists.get(list)) else {
            return "• ".into();
        };
        let Some(this) = levels
            .get(level.min(LEVELS - 1))
            .filter(|_| level < levels.len())
        else {
            return "• ".into();
        };
        match this.format.as_str() {
            "bullet" => return "• ".into(),
            "none" => return String::new(),
            _ => {}
        }
        let counts = self.counts.entry(list.cloned().unwrap_or_default());
        let counts = counts.or_insert_with(|| vec![0; LEVELS]);
        counts[level] += 1;
        counts[level + 1..].fill(0);
        let mut sign = this.pattern.clone();
        for (at, (level, count)) in levels.iter().zip(counts.iter()).enumerate() {
            // A level that was passed over counts as begun.
            let count = level.start + count.saturating_sub(1);
            sign = sign.replace(&format!("%{}", at + 1), &written(count, &level.format));
        }
        let sign = sign.trim();
        if sign.is_empty() {
            String::new()
        } else {
            format!("{sign} ")
        }
    }

    fn open_level(&mut self) -> Option<&mut Level> {
        let level = self.level;
        self.lists.get_mut(&self.list)?.get_mut(level)
    }
}

impl Sink for Numbering {
    fn begin(&mut self, element: &Element<'_>) -> bool {
        let value = || element.get("val").unwrap_or_default();
        match element.name() {
            "abstractNum" => {
                self.list = element.get("abstractNumId").unwrap_or_default();
                self.lists.insert(self.list.clone(), Vec::new());
            }
            "lvl" => {
                let level = element.get("ilvl").and_then(|level| level.parse().ok());
                self.level = level.unwrap_or(0).min(LEVELS - 1);
                let least = self.level + 1;
                if let Some(levels) = self.lists.get_mut(&self.list)
                    && levels.len() < least
                {
                    levels.resize(least, Level::default());
                }
            }
            "start" => {
                let start = value().parse().unwrap_or(1);
                self.open_level()
                    .into_iter()
                    .for_each(|level| level.start = start);
            }
            "numFmt" => {
                let format = value();
                self.open_level()
                    .into_iter()
                    .for_each(|level| level.format.clone_from(&format));
            }
            "lvlText" => {
                let pattern = value();
                self.open_level()
                    .into_iter()
                    .for_each(|level| level.pattern.clone_from(&pattern));
            }
            "num" => self.number = element.get("numId").unwrap_or_default(),
            "abstractNumId" => {
                self.numbers.insert(self.number.clone(), value());
            }
            "lvlOverride" => return false,
            _ => {}
        }
        true
    }

    fn text(&mut self, _: &str) {}

    fn end(&mut self, name: &str) {
        if name == "abstractNum" {
            self.list.clear();
        }
    }
}

/// A count in one of Word's formats; those not known here as a decimal number.
fn written(count: usize, format: &str) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at)
            .to_string()
            .repeat(count.saturating_sub(1) / 26 % 9 + 1)
    };
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        _ => count.to_string(),
    }
}

fn roman(count: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = count % 4_000;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        out.push_str(&sign.repeat(rest / value));
        rest %= value;
    }
    out
}
