//! What the word under the filter's cursor can be completed to: a field's name, or a value that the library has.

use std::ops::Range;

use crate::app::fuzzy;
use crate::app::shelf::Shelf;
use crate::model::SpeakerClass;
use crate::model::council::councils;
use crate::model::theme::themes;
use crate::search::{field_names, field_values};

/// Offers made at a time: more cannot be looked through.
const MOST: usize = 40;

/// Values among which scattered letters are looked for at every key.
const SCATTERED: usize = 1_000;

/// What a word can become.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Completion {
    /// The bytes of the line that an offer takes the place of.
    place: Range<usize>,
    /// What stands before the value, such as `-council:`.
    head: String,
    /// The offers, best first: field names with their colon, or values.
    pub(crate) offers: Vec<String>,
    /// The offer in the line now; `None` while they are only shown.
    pub(crate) taken: Option<usize>,
}

impl Completion {
    /// Whether it offers values of a field, which is worth showing unasked.
    pub(crate) fn of_values(&self) -> bool {
        self.head.ends_with(':')
    }

    /// The line with the next offer in it, or the one before, and the cursor's byte.
    pub(crate) fn turn(&mut self, line: &str, forward: bool) -> (String, usize) {
        let count = self.offers.len();
        let at = match (self.taken, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.taken = Some(at);
        let offer = &self.offers[at];
        // A value is finished and a name waits for one.
        let (mark, end) = match (self.of_values(), offer.contains(' ')) {
            (true, true) => ("\"", " "),
            (true, false) => ("", " "),
            (false, _) => ("", ""),
        };
        let word = format!("{}{mark}{offer}{mark}{end}", self.head);
        let rest = line[self.place.end..].trim_start_matches(' ');
        let text = format!("{}{word}{rest}", &line[..self.place.start]);
        self.place.end = self.place.start + word.len();
        (text, self.place.end)
    }
}

/// What the word before the cursor can become; `None` when nothing comes to mind.
pub(crate) fn completion(line: &str, cursor: usize, shelf: &Shelf) -> Option<Completion> {
    let before = line.get(..cursor)?;
    let start = word_start(before);
    let word = &before[start..];
    let sign = if word.starts_with('-') { "-" } else { "" };
    let bare = &word[sign.len()..];
    let (head, offers) = match bare.split_once(':') {
        Some((name, value)) => {
            let name = name.to_ascii_lowercase();
            let value = value.trim_matches(['"', '“', '”']);
            (format!("{sign}{name}:"), values(&name, value, shelf))
        }
        None => (sign.to_owned(), names(bare)),
    };
    // The rest of the word, to the right of the cursor, goes as well.
    let rest = line[cursor..]
        .find([' ', '"'])
        .unwrap_or(line.len() - cursor);
    (!offers.is_empty()).then_some(Completion {
        place: start..cursor + rest,
        head,
        offers,
        taken: None,
    })
}

/// Where the word at the end of `before` begins; white space inside quotation marks parts nothing.
fn word_start(before: &str) -> usize {
    let (mut start, mut quoted) = (0, false);
    for (at, c) in before.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => start = at + c.len_utf8(),
            _ => {}
        }
    }
    start
}

fn names(typed: &str) -> Vec<String> {
    let typed = typed.to_ascii_lowercase();
    let names = field_names().filter(|name| name.starts_with(&typed));
    names.map(|name| format!("{name}:")).collect()
}

/// Values of a field that fit what was typed, best first; with nothing typed all of them.
fn values(name: &str, typed: &str, shelf: &Shelf) -> Vec<String> {
    let every: Vec<(String, Vec<&str>)> = match name {
        "council" => named_councils(shelf),
        "theme" => themes()
            .iter()
            .map(|t| (t.key.clone(), vec![t.name.as_str()]))
            .collect(),
        "speaker" => {
            let classes = SpeakerClass::ALL.iter().map(|class| class.as_str());
            classes.chain(shelf.engine.speakers()).map(alone).collect()
        }
        "tag" => shelf.engine.tags().map(alone).collect(),
        "publisher" => shelf.publishers().into_iter().map(alone).collect(),
        "year" => shelf
            .years()
            .iter()
            .map(|year| (year.to_string(), vec![]))
            .collect(),
        "doc" => shelf
            .listed()
            .map(|document| (document.id.to_string(), vec![]))
            .collect(),
        _ => field_values(name).iter().copied().map(alone).collect(),
    };
    // Scattered letters are looked for only where that takes no time.
    let fit = if every.len() <= SCATTERED {
        fuzzy::fit
    } else {
        fuzzy::fit_begun
    };
    let fits = every.into_iter().filter_map(|(value, others)| {
        let names = std::iter::once(value.as_str()).chain(others);
        let score = names
            .filter_map(|name| fit(typed, name))
            .map(|fit| fit.score)
            .max()?;
        Some((score, value))
    });
    let mut fits: Vec<(i64, String)> = fits.collect();
    // Stable: values that fit alike keep the order in which they are known.
    fits.sort_by_key(|(score, _)| -score);
    fits.truncate(MOST);
    fits.into_iter().map(|(_, value)| value).collect()
}

fn alone(value: &str) -> (String, Vec<&str>) {
    (value.to_owned(), Vec::new())
}

/// The councils in the library, then every other one: with their other names.
fn named_councils(shelf: &Shelf) -> Vec<(String, Vec<&str>)> {
    let others = |name: &str| {
        let known = councils().iter().find(|c| c.name == name);
        known.map_or_else(Vec::new, |c| {
            let names = c.aliases.iter().chain(&c.abbreviations);
            names.map(String::as_str).collect()
        })
    };
    let held = shelf.councils.iter().map(|c| c.name.as_str());
    let held: Vec<&str> = held.collect();
    let rest = councils().iter().map(|c| c.name.as_str());
    let rest = rest.filter(|name| !held.contains(name));
    let all = held.iter().copied().chain(rest);
    all.map(|name| (name.to_owned(), others(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_under_the_cursor_begins_after_white_space_outside_quotation_marks() {
        assert_eq!(word_start("drift council:gl"), 6);
        assert_eq!(word_start("drift council:\"north so"), 6);
        assert_eq!(word_start("\"lacks rigour\" th"), 15);
        assert_eq!(word_start(""), 0);
    }

    #[test]
    fn an_offer_takes_the_words_place_and_the_next_one_its_own() {
        let mut completion = Completion {
            place: 6..12,
            head: "-theme:".to_owned(),
            offers: vec!["risk".to_owned(), "north side".to_owned()],
            taken: None,
        };
        let (line, at) = completion.turn("drift -theme sorry", true);
        assert_eq!((line.as_str(), at), ("drift -theme:risk sorry", 18));
        let (line, at) = completion.turn(&line, true);
        assert_eq!(
            (line.as_str(), at),
            ("drift -theme:\"north side\" sorry", 26)
        );
        let (line, _) = completion.turn(&line, false);
        assert_eq!(line, "drift -theme:risk sorry");
    }

    #[test]
    fn names_of_fields_are_completed_with_their_colon() {
        assert_eq!(names("the"), ["theme:"]);
        assert_eq!(names("T"), ["theme:", "trace:", "tag:"]);
        assert_eq!(names("zebra"), [""; 0]);
        assert!(names("").len() > 10);
    }
}
