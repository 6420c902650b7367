//! Giving names: to headings and briefings, and to tags, two of which become one when the name is taken.

use super::picker::{Choice, Entry, Picker, Sort};
use super::{App, Effect, Overlay, words};
use crate::model::mark::{Deed, Mark};

/// What is given a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named {
    /// A new heading of this briefing, before this item.
    Heading(i64, Option<i64>),
    /// A heading that reads so now.
    Reworded(i64, String),
    /// A briefing that is called so now.
    Briefing(i64, String),
    /// A tag that is called so now.
    Tag(String),
}

impl Named {
    /// The panel's title.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Heading(..) => "Heading".to_owned(),
            Self::Reworded(..) => "Change the heading".to_owned(),
            Self::Briefing(_, name) => format!("Rename the briefing ‘{}’", words::line(name)),
            Self::Tag(name) => format!(
                "Rename the tag ‘{}’, or join it to another",
                words::line(name)
            ),
        }
    }

    /// What is in the line to begin with.
    fn now(&self) -> &str {
        match self {
            Self::Heading(..) => "",
            Self::Reworded(_, name) | Self::Briefing(_, name) | Self::Tag(name) => name,
        }
    }

    fn deed(self, name: String) -> Deed {
        match self {
            Self::Heading(briefing, before) => Deed::Heading {
                briefing,
                before,
                text: name,
            },
            Self::Reworded(item, _) => Deed::Comment(item, name),
            Self::Briefing(id, _) => Deed::RenameBriefing(id, name),
            Self::Tag(from) => Deed::RenameTag { from, to: name },
        }
    }
}

impl App {
    /// Opens a line to type a name into. Names that are taken are listed where one of them may be meant.
    pub(super) fn name_thing(&mut self, named: Named) {
        let others: Vec<&String> = match &named {
            Named::Tag(name) => self
                .own
                .work
                .tags
                .iter()
                .filter(|tag| *tag != name)
                .collect(),
            _ => Vec::new(),
        };
        let entry = |name: &String| Entry {
            choice: Choice::Name(name.clone()),
            text: words::line(name),
            detail: "join it to this".to_owned(),
            also: String::new(),
        };
        let entries = others.into_iter().map(entry).collect();
        let now = named.now().to_owned();
        let mut picker = Picker::new(Sort::Name(named), entries, 0);
        picker.insert(&now);
        self.overlay = Some(Overlay::Picker(Box::new(picker)));
    }

    /// Gives the name that was typed, or the one that was chosen from the list; whether a name was asked for.
    pub(super) fn give_name(&mut self, picker: &Picker) -> bool {
        let Sort::Name(named) = &picker.sort else {
            return false;
        };
        let chosen = picker.selected().and_then(|entry| match &entry.choice {
            Choice::Name(name) | Choice::New(name) => Some(name.clone()),
            _ => None,
        });
        match chosen.unwrap_or_else(|| picker.typed().trim().to_owned()) {
            name if name.is_empty() => self.say("It stays as it is: nothing was typed."),
            name if name == named.now() => self.say("It is called that already."),
            name if matches!(named, Named::Briefing(..)) && self.is_briefing(&name) => {
                self.say("Another briefing is called that: choose another name.");
            }
            name => self.effects.push(Effect::Do(named.clone().deed(name))),
        }
        true
    }

    fn is_briefing(&self, name: &str) -> bool {
        let mut names = self
            .own
            .work
            .briefings
            .iter()
            .map(|briefing| &briefing.name);
        names.any(|known| known == name)
    }

    /// Offers to list what the reader marked, what has a note, and what has each tag, the one used last first.
    pub(super) fn open_tags(&mut self) {
        let marks = &self.own.work.marks;
        let entry = |choice, text: String, on: &dyn Fn(&Mark) -> bool| {
            let passages = marks.iter().filter(|mark| on(mark)).count();
            (passages > 0 || matches!(choice, Choice::Name(_))).then(|| Entry {
                choice,
                text,
                detail: words::count(passages, "passage"),
                also: String::new(),
            })
        };
        let marked = entry(Choice::Ask("is:marked"), "marked".to_owned(), &|mark| {
            mark.star
        });
        let noted = entry(Choice::Ask("has:note"), "with a note".to_owned(), &|mark| {
            !mark.note.is_empty()
        });
        let tags = self.own.work.tags.iter().filter_map(|name| {
            let text = format!("#{}", words::line(name));
            entry(Choice::Name(name.clone()), text, &|mark| {
                mark.tags.contains(name)
            })
        });
        let entries: Vec<Entry> = marked.into_iter().chain(noted).chain(tags).collect();
        if entries.is_empty() {
            return self.say("Nothing is marked, noted or tagged yet.");
        }
        self.offer_choice(Sort::Tags, entries, 0);
    }

    /// Asks for another name for the selected tag.
    pub(super) fn rename_tag(&mut self) {
        let picker = self.picker().filter(|picker| picker.sort == Sort::Tags);
        let selected = picker.and_then(Picker::selected);
        if let Some(Choice::Name(name)) = selected.map(|entry| entry.choice.clone()) {
            self.name_thing(Named::Tag(name));
        }
    }

    /// Offers every briefing.
    pub(super) fn open_briefings(&mut self) {
        if self.own.work.briefings.is_empty() {
            return self.say("There is no briefing yet: adding a passage to one makes it.");
        }
        let entries = self.own.work.briefings.iter().map(|briefing| Entry {
            choice: Choice::Briefing(briefing.id),
            text: words::line(&briefing.name),
            detail: words::count(briefing.items.len(), "item"),
            also: String::new(),
        });
        let entries = entries.collect();
        self.offer_choice(Sort::Briefings, entries, 0);
    }

    /// Throws the selected briefing away, or takes the selected tag off everything; whether one is selected.
    pub(super) fn forget_own(&mut self) -> bool {
        let Some(picker) = self.picker() else {
            return false;
        };
        let deed = match (picker.selected().map(|entry| &entry.choice), &picker.sort) {
            (Some(Choice::Briefing(id)), _) => Deed::DropBriefing(*id),
            (Some(Choice::Name(name)), Sort::Tags) => Deed::DropTag(name.clone()),
            _ => return false,
        };
        self.overlay = None;
        self.effects.push(Effect::Do(deed));
        true
    }
}
