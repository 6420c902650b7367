//! What a reader is told the first time: what can be asked here, and four keys that answer it. Any key goes on.

use super::wrap::wrap;
use super::{Action, App, Code, Context, HelpLine, Key, Overlay};

/// What can be asked.
const QUESTION: &str =
    "What did Ofsted say about this council, who said it, and where is it written?";

/// The keys that answer it.
const KEYS: [(Action, &str); 4] = [
    (Action::Filter, "then type words: lacks rigour"),
    (Action::Open, "opens it; esc goes back"),
    (Action::CopyCited, "copies words and citation"),
    (Action::Help, "every key; : finds a command"),
];

/// How one goes on.
const END: &str = "Any key goes on. This is shown once; `casebook tour` shows more.";

impl App {
    /// Welcomes a reader who has never been here.
    #[must_use]
    pub fn welcoming(mut self, first: bool) -> Self {
        if first {
            self.overlay = Some(Overlay::Welcome);
        }
        self
    }

    /// Ends the welcome, if it is shown; whether the key has done its work by that.
    pub(super) fn welcomed(&mut self, key: Key) -> bool {
        let shown = matches!(self.overlay, Some(Overlay::Welcome));
        if shown {
            self.overlay = None;
        }
        shown && matches!(key.code, Code::Enter | Code::Esc | Code::Char(' '))
    }

    /// The welcome, line by line.
    pub(crate) fn welcome(&self) -> Vec<HelpLine> {
        let columns = self.layout.map_or(0, |layout| layout.overlay.width);
        let wrapped = |text: &'static str| {
            let lines = wrap(text, columns.saturating_sub(4).max(1).into());
            lines.into_iter().map(move |line| &text[line])
        };
        let key = |(action, text): (Action, &'static str)| {
            let key = self.keymap.first_key(Context::Panes, action)?;
            Some(HelpLine::Pair(key.label(), text))
        };
        let parts: [Vec<HelpLine>; 3] = [
            wrapped(QUESTION).map(HelpLine::Heading).collect(),
            KEYS.into_iter().filter_map(key).collect(),
            wrapped(END).map(HelpLine::Plain).collect(),
        ];
        let height = self.layout.map_or(0, |layout| layout.overlay.height);
        let roomy = usize::from(height) > parts.iter().map(Vec::len).sum::<usize>() + 4;
        let gap: &[HelpLine] = if roomy { &[HelpLine::Blank] } else { &[] };
        parts.join(gap)
    }
}
