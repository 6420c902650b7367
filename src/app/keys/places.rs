//! What a row of the table of actions is made of, and the places that share an action.

use super::Action;
use super::Context::{
    self, Briefing, Compare, Filter, Import, Matrix, Meeting, MeetingFilter, Note, Overlay, Panes,
    Picker, Select, Timeline,
};

/// What the reader is told about an action.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The action.
    pub action: Action,
    /// Its line in the help.
    pub help: &'static str,
    /// One or two words for the status line.
    pub hint: &'static str,
    /// Where it can be bound.
    pub contexts: &'static [Context],
}

pub(super) const fn about(
    action: Action,
    hint: &'static str,
    help: &'static str,
    contexts: &'static [Context],
) -> About {
    About {
        action,
        help,
        hint,
        contexts,
    }
}

pub(super) const LISTS: &[Context] = &[
    Panes, Filter, Picker, Overlay, Compare, Timeline, Note, Import, Matrix, Briefing, Meeting,
    Select,
];
pub(super) const PAGES: &[Context] =
    &[Panes, Overlay, Compare, Timeline, Matrix, Briefing, Meeting];
pub(super) const STEPPING: &[Context] = &[Panes, Compare, Timeline, Meeting];
pub(super) const TELLING: &[Context] = &[Panes, Timeline];
pub(super) const OPENING: &[Context] = &[Panes, Timeline, Matrix, Briefing, Meeting];
pub(super) const MATRIX: &[Context] = &[Matrix];
pub(super) const COUNTING: &[Context] = &[Panes, Matrix];
pub(super) const SIDES: &[Context] = &[Panes, Compare];
pub(super) const ACROSS: &[Context] = &[Panes, Compare, Matrix];
pub(super) const COMPARE: &[Context] = &[Compare];
pub(super) const PANES: &[Context] = &[Panes];
pub(super) const FILTER: &[Context] = &[Filter];
pub(super) const SEEKING: &[Context] = &[Panes, Meeting, Overlay];
pub(super) const ASKED: &[Context] = &[Filter, MeetingFilter];
pub(super) const PICKER: &[Context] = &[Picker];
pub(super) const CHOOSING: &[Context] = &[Picker, Import];
pub(super) const COMPLETING: &[Context] = &[Filter, Import];
pub(super) const LINE: &[Context] = &[Filter, Picker, Note, Import, MeetingFilter];
pub(super) const NOTE: &[Context] = &[Note];
pub(super) const ASKING: &[Context] = &[Panes, Filter];
pub(super) const PUTTING: &[Context] = &[Panes, Compare, Select];
/// Where there are words to put something on, or to copy.
pub(super) const WORDS: &[Context] = &[Panes, Compare, Briefing, Select];
pub(super) const OWN: &[Context] = &[Panes, Compare, Briefing, Select];
pub(super) const BINDER: &[Context] = &[Briefing];
pub(super) const NAMING: &[Context] = &[Briefing, Picker];
pub(super) const TURNING: &[Context] = &[Panes, Briefing];
pub(super) const GIVING: &[Context] = &[Panes, Briefing, Compare];
pub(super) const SHOWING: &[Context] = &[Panes, Briefing];
pub(super) const MEETING: &[Context] = &[Meeting];
pub(super) const CHOOSING_WORDS: &[Context] = &[Panes, Select];
pub(super) const SELECT: &[Context] = &[Select];
pub(super) const BY_WORDS: &[Context] = &[Filter, Picker, Note, Import, MeetingFilter, Select];
pub(super) const ALWAYS: &[Context] = &Context::ALL;
