//! A line that is typed into, wherever it stands: its end stays in sight.

use tui_input::Input;

use crate::app::cells;

/// The typed words as far as they fit.
pub(super) fn shown(input: &Input, room: u16) -> &str {
    let from = input.visual_scroll(room.into());
    let mut skipped = 0;
    let first = cells(input.value()).find(|cell| {
        skipped += cell.width;
        skipped > from
    });
    first.map_or("", |cell| &input.value()[cell.at..])
}

/// The column of the cursor among those shown.
pub(super) fn column(input: &Input, room: u16) -> u16 {
    let from = input.visual_scroll(room.into());
    let column = input.visual_cursor().saturating_sub(from);
    u16::try_from(column).unwrap_or(room).min(room)
}
