//! What an empty list says: why nothing is in it, and what to do about it.

use std::borrow::Cow;

use crate::app::{Action, App, Context, Pane, words, wrap};

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

    /// What each word of the filter finds by itself, and what can be done: where there is little room, what can be done alone.
    fn nothing_found(&self) -> String {
        let nothing = &self.asked.nothing;
        let mut head = "No passage matches.".to_owned();
        if self.councils.selected().is_some() || nothing.parts.is_empty() {
            head.clone_from(&nothing.sentence);
        }
        let mut parts = Vec::new();
        if nothing.parts.len() > 1 || nothing.parts.iter().any(|part| !part.2.is_empty()) {
            parts.push("By themselves:".to_owned());
            parts.extend(nothing.parts.iter().map(words::part_found));
        }
        let searched = nothing.searched.join("\n");
        let (parts, ways) = (parts.join("\n"), self.ways_on());
        let fuller: [&[&String]; 3] = [
            &[&head, &searched, &parts, &ways],
            &[&head, &parts, &ways],
            &[&head, &ways],
        ];
        let pane = self.layout.and_then(|l| l.panes[Pane::Findings as usize]);
        let room = pane.unwrap_or_default().body();
        let joined = |told: &&[&String]| {
            let told = told.iter().map(|part| part.as_str());
            let told: Vec<&str> = told.filter(|part| !part.is_empty()).collect();
            [told.join("\n\n"), told.join("\n")]
        };
        let fits = |told: &String| wrap(told, room.width.into()).len() <= room.height.into();
        let told = fuller.iter().flat_map(joined).find(fits);
        told.unwrap_or(ways)
    }

    /// What can be done when nothing is found, with the keys that do it.
    fn ways_on(&self) -> String {
        let key = |action| self.key_for(Context::Panes, action);
        let nothing = &self.asked.nothing;
        let mut ways = Vec::new();
        if self.only_ofsted {
            let everybody = key(Action::OnlyOfsted);
            ways.push(format!(
                "Only Ofsted's words are listed; {everybody} lists everybody's."
            ));
        }
        let back = key(Action::Back);
        if self.councils.selected().is_some() && !self.asked.hits.entries.is_empty() {
            let (list, top) = (key(Action::Councils), key(Action::First));
            ways.push(format!("{list} and {top} list the hits elsewhere."));
        } else if nothing.parts.len() > 1 {
            ways.push(format!(
                "Take one of them away, or clear the filter with {back}."
            ));
        } else {
            ways.push(format!("Clear the filter with {back}."));
        }
        ways.join("\n")
    }
}
