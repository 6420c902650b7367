//! Where a key is pressed.

use serde::Deserialize;

/// Where a key is pressed: each has its own table in `keymap.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Context {
    /// Everywhere, when the place itself gives the key no meaning.
    Always,
    /// In the three panes.
    Panes,
    /// In the filter's line.
    Filter,
    /// In a panel to choose from, such as the commands.
    Picker,
    /// Over the help.
    Overlay,
    /// With two documents side by side.
    Compare,
    /// While a note is written.
    Note,
    /// In a council's timeline.
    Timeline,
    /// While something is brought in.
    Import,
    /// In the matrix.
    Matrix,
    /// In a briefing.
    Briefing,
    /// While one passage is shown to everybody in the room.
    Meeting,
    /// In the line to find a passage for them.
    MeetingFilter,
    /// While words of the source are selected.
    Select,
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Self; 14] = [
        Self::Panes,
        Self::Compare,
        Self::Timeline,
        Self::Matrix,
        Self::Briefing,
        Self::Meeting,
        Self::MeetingFilter,
        Self::Select,
        Self::Filter,
        Self::Picker,
        Self::Note,
        Self::Import,
        Self::Overlay,
        Self::Always,
    ];

    /// Whether letters are typed into a line there.
    pub const fn has_line(self) -> bool {
        matches!(
            self,
            Self::Filter | Self::Picker | Self::Note | Self::Import | Self::MeetingFilter
        )
    }

    /// Whether a digit that means nothing else begins a count there.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Panes | Self::Meeting)
    }

    /// Its heading in the help.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Always => "Everywhere",
            Self::Panes => "In the panes",
            Self::Filter => "While you type a filter",
            Self::Picker => "While you choose from a list",
            Self::Note => "While you write a note",
            Self::Overlay => "In this help",
            Self::Compare => "With two documents side by side",
            Self::Timeline => "In a council's timeline",
            Self::Import => "While you bring something in",
            Self::Matrix => "In the matrix",
            Self::Briefing => "In a briefing",
            Self::Meeting => "In a meeting",
            Self::Select => "While you select words",
            Self::MeetingFilter => "While you find a passage in a meeting",
        }
    }
}
