//! What an empty list says: why nothing is in it, and what to do about it.

use std::borrow::Cow;

use crate::app::{Action, App, Context, words};

impl App {
    /// What a library without documents says.
    pub(crate) fn empty_library(&self) -> String {
        let key = |action| self.key_for(Context::Panes, action);
        words::empty_library(&key(Action::Import), &key(Action::Quit))
    }

    /// Why the findings pane is empty and what to do about it.
    pub(crate) fn nothing_listed(&self) -> Cow<'static, str> {
        let sentence = match self.asking() {
            _ if self.shelf.documents() == 0 => return self.empty_library().into(),
            _ if !self.shelf.read => return words::reading(self.shelf.indexing),
            Some(_) => return self.nothing_found().into(),
            None if self.only_ofsted => "No finding here is in Ofsted's words.",
            None if self.shelf.findings() == 0 => {
                "The documents hold no findings.\n\nBring in more with:\n\ncasebook import FOLDER"
            }
            None => "No findings about this council.",
        };
        sentence.into()
    }

    /// What each word of the filter finds by itself, and what can be done.
    fn nothing_found(&self) -> String {
        let nothing = &self.asked.nothing;
        let key = |action| self.key_for(Context::Panes, action);
        let mut lines = vec!["No passage matches.".to_owned(), String::new()];
        if self.councils.selected().is_some() || nothing.parts.is_empty() {
            lines[0].clone_from(&nothing.sentence);
        }
        if !nothing.searched.is_empty() {
            lines.extend(nothing.searched.iter().cloned());
            lines.push(String::new());
        }
        if nothing.parts.len() > 1 || nothing.parts.iter().any(|part| !part.2.is_empty()) {
            lines.push("By themselves:".to_owned());
            lines.extend(nothing.parts.iter().map(words::part_found));
            lines.push(String::new());
        }
        if self.only_ofsted {
            lines.push(format!(
                "Only Ofsted's words are listed; {} lists everybody's.",
                key(Action::OnlyOfsted)
            ));
        }
        let back = key(Action::Back);
        lines.push(if self.councils.selected().is_some() {
            "All councils has the hits elsewhere.".to_owned()
        } else {
            format!("Take a word away, or clear the filter with {back}.")
        });
        lines.join("\n")
    }
}
