//! The keys that are named on the screen: those that matter where the reader is, and those that can follow a chord's first.

use super::{About, Action, App, Chord, Context, HelpLine, Overlay, Pane, Sort, help};

/// A key worth naming in the status line.
pub(crate) struct Hint {
    /// The key.
    pub(crate) key: String,
    /// What it does.
    pub(crate) words: &'static str,
    /// Whether others give way to it: how to leave, and the way to all other keys.
    pub(crate) kept: bool,
}

impl App {
    /// The key to name for an action; the palette, which has every action, when it has none.
    pub(super) fn key_for(&self, context: Context, action: Action) -> String {
        let key = self.keymap.first_key(context, action);
        key.map_or("`:`".to_owned(), Chord::label)
    }

    /// The actions worth naming in the status line, with the key for each.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        let context = self.context();
        let hint = |action: &Action| {
            let key = self.keymap.first_key(context, *action)?.label();
            let words = self.hint(context, *action)?;
            let kept = matches!(action, Action::Back | Action::Help);
            Some(Hint { key, words, kept })
        };
        self.worth_naming(context).iter().filter_map(hint).collect()
    }

    /// What matters where the reader is, most important first.
    fn worth_naming(&self, context: Context) -> &'static [Action] {
        use Action::{
            Back, Choose, Complete, CopyCited, Discard, Down, Editor, Explain, Filter, Forget,
            Help, Keep, Lock, Mark, Newer, Next, NextPane, NextTraced, OnlyOfsted, Open, Palette,
            Quit, SaveSearch, Up, Zoom,
        };
        let forgets = [Sort::Searches, Sort::Briefings, Sort::Tags];
        let saved = self.picker().is_some_and(|p| forgets.contains(&p.sort));
        match (context, self.focus) {
            // A panel above says what can follow.
            _ if !self.begun.is_empty() => &[Back],
            _ if matches!(self.overlay, Some(Overlay::Welcome)) => {
                &[Open, Filter, Palette, Help, Quit]
            }
            (Context::Filter, _) if self.asking().is_some() && self.listed() == 0 => {
                &[Back, Complete, SaveSearch]
            }
            (Context::Filter, _) if self.asking().is_some() => {
                &[Keep, Newer, Complete, Back, SaveSearch]
            }
            (Context::Filter, _) => &[Action::Older, Complete, Action::Searches, Back],
            (Context::Picker, _) if saved => &[Choose, Forget, Back],
            (Context::Picker, _) if self.picker().is_none() => &[Back, Down, Up],
            (Context::Picker, _) => &[Choose, Down, Up, Back],
            (Context::Compare, _) if self.compares_freely() => {
                &[Next, NextPane, Lock, Action::Export, Back, Help]
            }
            (Context::Compare, _) => &[NextTraced, NextPane, Lock, Action::Export, Back, Help],
            (Context::Timeline, _) => &[Open, Down, Next, Back, Help],
            (Context::Matrix, _) => &[
                Open,
                Action::Across,
                Action::Sort,
                Action::ExportTable,
                Back,
                Help,
            ],
            (Context::Briefing, _) => &[
                Open,
                Back,
                Action::MoveDown,
                Action::Heading,
                Action::Note,
                Action::Drop,
                Action::Export,
                Action::Meeting,
                Help,
            ],
            (Context::Select, _) => &[
                CopyCited,
                Back,
                Action::WordOn,
                Action::WordBack,
                Down,
                Action::OtherEnd,
                Mark,
                Action::Brief,
                Help,
            ],
            // Whoever looks on needs no keys; what a key does is said once, when the view opens.
            (Context::Meeting | Context::MeetingFilter, _) => &[],
            (Context::Overlay, _) => &[Filter, Down, Up, Back],
            (Context::Note, _) => &[Back, Discard, Editor],
            (Context::Import, _) => self.import_hints(),
            (Context::Panes, Pane::Source) if self.shelf.documents() == 0 => {
                &[Action::Import, Back, Palette, Help]
            }
            (Context::Panes, _) if self.shelf.documents() == 0 => {
                &[Action::Import, Palette, Help, Quit]
            }
            (_, Pane::Councils) => &[Open, Filter, Next, Palette, Help, Quit],
            (_, Pane::Findings) => &[
                Open, Filter, Next, Mark, CopyCited, OnlyOfsted, Palette, Help, Quit,
            ],
            (_, Pane::Source) => &[
                Next, Explain, CopyCited, Mark, OnlyOfsted, Zoom, Back, Palette, Help,
            ],
        }
    }

    /// What an action comes to here, in a word or two.
    fn hint(&self, context: Context, action: Action) -> Option<&'static str> {
        use Action::{Back, Choose, Down, Filter, Keep, Newer, Next, OnlyOfsted, Open};
        Some(match (action, context, self.asking().is_some()) {
            (Back, ..) if !self.begun.is_empty() => "leave",
            (Open, Context::Panes, _) if self.overlay.is_some() => "go on",
            (Next, Context::Timeline, _) => "next disagreement",
            (Next, Context::Compare, _) => "next passage",
            (Next, _, true) if self.opened.is_none() => "next hit",
            (Next, ..) => "next quotation",
            (Newer, ..) => "next hit",
            (Keep, Context::Filter, _) => "to the hits",
            (Filter, Context::Overlay, _) => "find a key",
            (Action::Older, ..) => "older query",
            (Back, Context::Filter, _) if self.filter_text() == Some("") => "leave",
            (Back, Context::Filter, _) => "clear",
            (Back, Context::Note, _) => "save",
            (Action::Note, Context::Briefing, _) => "comment",
            (Down, Context::Select, _) => "a sentence more",
            (Back, Context::Import, _) => "leave",
            (Choose, Context::Import, _) => self.import_verb(),
            (Choose, ..) => self.picker().map_or("choose", |picker| picker.sort.verb()),
            (OnlyOfsted, ..) if self.only_ofsted => "everybody",
            _ => action.about()?.hint,
        })
    }

    /// Whether a chord has been begun: what can follow, and what it does.
    pub(crate) fn following(&self) -> Vec<(String, &'static About)> {
        if self.begun.is_empty() {
            return Vec::new();
        }
        let following = self.keymap.following(self.context(), &self.begun);
        let about = |(keys, action): (String, Action)| Some((keys, action.about()?));
        following.into_iter().filter_map(about).collect()
    }

    /// The help as it stands now.
    pub(crate) fn help(&self) -> Vec<HelpLine> {
        let sought = match &self.overlay {
            Some(Overlay::Help(help)) => help.typed(),
            _ => "",
        };
        let columns = self.layout.map_or(0, |layout| layout.overlay.width);
        help::lines(&self.keymap, columns, sought)
    }
}
