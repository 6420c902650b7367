//! A place in a list: what is selected and what is on screen. One arithmetic for every pane.

/// A movement, the same in every list and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motion {
    /// By so many rows, up when negative.
    Rows(isize),
    /// By so many half screens.
    Halves(isize),
    /// By so many screens.
    Pages(isize),
    /// To this row, from 0.
    To(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Motion {
    /// Where this movement leads from row `from` of `count`, with `page` rows on screen.
    pub(crate) fn apply(self, from: usize, count: usize, page: usize) -> usize {
        let page = isize::try_from(page.max(1)).unwrap_or(isize::MAX);
        let by = match self {
            Self::Rows(n) => n,
            Self::Halves(n) => n.saturating_mul((page / 2).max(1)),
            // One row stays in sight, so that the reader keeps the place.
            Self::Pages(n) => n.saturating_mul((page - 1).max(1)),
            Self::To(row) => return row.min(count.saturating_sub(1)),
            Self::First => isize::MIN,
            Self::Last => isize::MAX,
        };
        from.saturating_add_signed(by).min(count.saturating_sub(1))
    }
}

/// The selected row and the first row on screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The selected row, from 0.
    pub(crate) selected: usize,
    /// The first row on screen.
    pub(crate) top: usize,
}

impl Cursor {
    /// At row `selected`, wherever the screen has to begin for it.
    pub(crate) const fn at(selected: usize) -> Self {
        Self { selected, top: 0 }
    }

    /// In the same place of a list of `count` rows.
    pub(crate) fn among(self, count: usize) -> Self {
        let selected = self.selected.min(count.saturating_sub(1));
        Self { selected, ..self }
    }

    /// Puts the selected row where it was on the screen at `before`.
    pub(crate) const fn follow(&mut self, before: Self) {
        let above = before.selected.saturating_sub(before.top);
        self.top = self.selected.saturating_sub(above);
    }

    /// Moves among `count` rows of one line each.
    pub(crate) fn step(&mut self, motion: Motion, count: usize, page: usize) {
        self.selected = motion.apply(self.selected, count, page);
    }

    /// Scrolls as little as needed for the selection to be among `page` rows of one line each.
    pub(crate) fn reveal(&mut self, count: usize, page: usize) {
        self.selected = self.selected.min(count.saturating_sub(1));
        let lowest = (self.selected + 1).saturating_sub(page.max(1));
        self.top = self
            .top
            .clamp(lowest, self.selected)
            .min(count.saturating_sub(page))
            .max(lowest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_stops_at_both_ends() {
        assert_eq!(Motion::Rows(1).apply(2, 3, 10), 2);
        assert_eq!(Motion::Rows(-1).apply(0, 3, 10), 0);
        assert_eq!(Motion::Last.apply(0, 0, 10), 0);
        assert_eq!(Motion::Pages(1).apply(0, 100, 10), 9);
        assert_eq!(Motion::Halves(-1).apply(50, 100, 10), 45);
        assert_eq!(Motion::Pages(1).apply(0, 100, 0), 1);
    }

    #[test]
    fn the_selection_stays_on_screen_and_no_row_is_wasted() {
        let mut cursor = Cursor {
            selected: 9,
            top: 0,
        };
        cursor.reveal(20, 5);
        assert_eq!(cursor.top, 5);
        cursor.selected = 3;
        cursor.reveal(20, 5);
        assert_eq!(cursor.top, 3);
        cursor = Cursor {
            selected: 4,
            top: 4,
        };
        cursor.reveal(5, 5);
        assert_eq!(
            cursor.top, 0,
            "the list fits, so it starts at its first row"
        );
    }
}
