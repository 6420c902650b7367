//! A briefing on screen: its headings, passages and comments in order, and the keys that change them.
//!
//! Nothing is changed here: each key becomes a deed, and when the library has done it the briefing is taken from it again.

use super::cursor::{Cursor, Motion};
use super::layout::Area;
use super::naming::Named;
use super::note::Subject;
use super::shown::flat;
use super::story::Scene;
use super::wrap::{shorten, wrap};
use super::{Action, App, Effect, Layout, words};
use crate::export::citation::{reference, words as in_marks};
use crate::model::Citation;
use crate::model::mark::{Briefing, Content, Deed, Item, Mark, Target};
use crate::model::visible::visible;

/// Columns before the words: the item's number and a space.
pub(crate) const GUTTER: u16 = 5;

/// Longest line, in columns, as in the source: longer ones are hard to read.
const MEASURE: u16 = 80;

/// Lines of a passage's words at most; the whole of them is one key away.
const WORDS: usize = 3;

/// What a line of a briefing holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A heading.
    Heading,
    /// Words of a passage.
    Words,
    /// Where they come from.
    From,
    /// That they have no place in the library any more.
    Lost,
    /// What the reader says about it.
    Comment,
    /// Nothing.
    Blank,
}

/// A line of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The item it belongs to, from 0.
    pub(crate) piece: usize,
    /// What it holds.
    pub(crate) part: Part,
    /// Its words.
    pub(crate) text: String,
    /// The passage's number, on the first line of one.
    pub(crate) number: Option<usize>,
}

/// An item as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    item: i64,
    /// The passage's number, from 1; `None` for a heading.
    number: Option<usize>,
    text: String,
    from: String,
    comment: String,
    /// Where the words stand; `None` for a heading, and for words without a place.
    target: Option<Target>,
}

/// A briefing on screen.
#[derive(Debug, Default)]
pub(crate) struct Binder {
    /// Its number in the library.
    id: i64,
    /// Its name.
    pub(crate) name: String,
    pieces: Vec<Piece>,
    /// Its lines, as far as they were laid.
    pub(crate) lines: Vec<Line>,
    /// The selected item, and the first line in sight.
    pub(crate) cursor: Cursor,
    /// Everything that the view covers.
    pub(crate) area: Area,
    columns: u16,
}

impl Binder {
    /// How much is in it: `5 passages · 2 headings`.
    pub(crate) fn tally(&self) -> String {
        let headings = self.pieces.iter().filter(|p| p.number.is_none()).count();
        let passages = words::count(self.pieces.len() - headings, "passage");
        match headings {
            0 => passages,
            _ => format!("{passages} · {}", words::count(headings, "heading")),
        }
    }

    /// Where the lines stand, below the title and its rule.
    pub(crate) fn body(&self) -> Area {
        let body = self.area.body();
        let width = body.width.min(GUTTER + MEASURE);
        Area { width, ..body }
    }

    fn selected(&self) -> Option<&Piece> {
        self.pieces.get(self.cursor.selected)
    }

    /// The words of the selected passage.
    pub(super) fn target(&self) -> Option<Target> {
        self.selected()?.target
    }

    /// The words of every passage that has a place, and which of them is the selected one, or the next after it.
    pub(super) fn targets(&self) -> (Vec<Target>, usize) {
        let placed = |pieces: &[Piece]| pieces.iter().filter_map(|p| p.target).collect::<Vec<_>>();
        let before = placed(&self.pieces[..self.cursor.selected.min(self.pieces.len())]).len();
        let all = placed(&self.pieces);
        let at = before.min(all.len().saturating_sub(1));
        (all, at)
    }

    /// Selects the passage with these words.
    pub(super) fn select(&mut self, target: Target) {
        let at = self.pieces.iter().position(|p| p.target == Some(target));
        self.cursor.selected = at.unwrap_or(self.cursor.selected);
    }

    /// The selection moves by items; a screen is as many as are in sight.
    pub(super) fn step(&mut self, motion: Motion) {
        let rows = usize::from(self.body().height);
        let seen = self.lines.iter().skip(self.cursor.top).take(rows);
        let mut items: Vec<usize> = seen.map(|line| line.piece).collect();
        items.dedup();
        self.cursor.step(motion, self.pieces.len(), items.len());
    }

    /// Takes other items; stays on the selected one, or goes to the one that is new.
    fn take(&mut self, pieces: Vec<Piece>) {
        let known: Vec<i64> = self.pieces.iter().map(|piece| piece.item).collect();
        let new = |piece: &Piece| !known.is_empty() && !known.contains(&piece.item);
        let kept = self.selected().map(|piece| piece.item);
        let found = pieces.iter().position(new);
        let found = found.or_else(|| pieces.iter().position(|p| Some(p.item) == kept));
        let last = pieces.len().saturating_sub(1);
        self.cursor.selected = found.unwrap_or(self.cursor.selected).min(last);
        self.pieces = pieces;
        self.columns = 0;
    }

    pub(super) fn lay(&mut self, layout: Layout) {
        self.area = layout.middle();
        let body = self.body();
        if self.columns != body.width {
            self.columns = body.width;
            let columns = usize::from(body.width.saturating_sub(GUTTER)).max(1);
            let pieces = self.pieces.iter().enumerate();
            self.lines = pieces.flat_map(|(at, p)| p.lines(at, columns)).collect();
        }
        let of = |line: &Line| line.piece == self.cursor.selected && line.part != Part::Blank;
        let first = self.lines.iter().position(of).unwrap_or_default();
        let last = self.lines.iter().rposition(of).unwrap_or(first);
        let rows = usize::from(body.height).max(1);
        let top = self
            .cursor
            .top
            .clamp((last + 1).saturating_sub(rows).min(first), first);
        self.cursor.top = top
            .min(self.lines.len().saturating_sub(rows))
            .max((last + 1).saturating_sub(rows).min(first));
    }
}

impl Piece {
    fn lines(&self, at: usize, columns: usize) -> Vec<Line> {
        let line = |part, text: String, number| Line {
            piece: at,
            part,
            text,
            number,
        };
        let Some(number) = self.number else {
            return vec![
                line(Part::Heading, shorten(&self.text, columns), None),
                line(Part::Blank, String::new(), None),
            ];
        };
        let mut lines = Vec::new();
        let wrapped = wrap(&self.text, columns);
        for (row, range) in wrapped.iter().take(WORDS).enumerate() {
            // The last line that fits says when more is left out.
            let cut = row + 1 == WORDS && wrapped.len() > WORDS;
            let end = if cut { self.text.len() } else { range.end };
            let text = shorten(&self.text[range.start..end], columns);
            lines.push(line(Part::Words, text, (row == 0).then_some(number)));
        }
        // Page and paragraph stand at its end, and are what is asked for.
        let from = wrap(&self.from, columns).into_iter();
        lines.extend(from.map(|r| line(Part::From, self.from[r].to_owned(), None)));
        if self.target.is_none() {
            let lost = "these words have no place in the library now; they are kept as they were";
            lines.push(line(Part::Lost, lost.to_owned(), None));
        }
        for text in self.comment.lines() {
            let wrapped = wrap(text, columns.saturating_sub(2).max(1));
            lines.extend(
                wrapped
                    .into_iter()
                    .map(|r| line(Part::Comment, text[r].to_owned(), None)),
            );
        }
        lines.push(line(Part::Blank, String::new(), None));
        lines
    }
}

/// Opening.
impl App {
    /// Opens the briefing of this number.
    pub(super) fn open_briefing(&mut self, id: i64) {
        let Some(briefing) = self.own.work.briefings.iter().find(|b| b.id == id).cloned() else {
            return self.say("This briefing is no more.");
        };
        let mut binder = Binder {
            id,
            name: briefing.name.clone(),
            ..Binder::default()
        };
        binder.take(self.pieces(&briefing));
        if let Some(Scene::Briefing(open)) = self.scene_mut() {
            **open = binder;
        } else {
            self.show_scene(Scene::Briefing(Box::new(binder)));
        }
    }

    /// Takes the open briefing from the reader's own work as it is now; closes it when it is no more.
    pub(super) fn renew_briefing(&mut self) {
        let Some(Scene::Briefing(binder)) = self.scene() else {
            return;
        };
        let id = binder.id;
        let Some(briefing) = self.own.work.briefings.iter().find(|b| b.id == id).cloned() else {
            return self.leave_story();
        };
        let pieces = self.pieces(&briefing);
        if let Some(Scene::Briefing(binder)) = self.scene_mut() {
            binder.name.clone_from(&briefing.name);
            binder.take(pieces);
        }
    }

    fn pieces(&self, briefing: &Briefing) -> Vec<Piece> {
        let mut passages = 0;
        let piece = |item: &Item| match &item.what {
            Content::Heading(text) => Some(Piece {
                item: item.id,
                number: None,
                text: words::line(text),
                from: String::new(),
                comment: String::new(),
                target: None,
            }),
            Content::Passage(mark) => {
                let mark = self.own.work.mark(*mark)?;
                let (citation, target) = self.as_it_stands(mark);
                passages += 1;
                Some(Piece {
                    item: item.id,
                    number: Some(passages),
                    text: flat(&in_marks(&citation)),
                    from: reference(&citation),
                    comment: visible(&item.comment).into_owned(),
                    target,
                })
            }
        };
        briefing.items.iter().filter_map(piece).collect()
    }

    /// Marked words as they stand in the library now, and where; as they were when they have no place.
    fn as_it_stands(&self, mark: &Mark) -> (Citation, Option<Target>) {
        let target = mark
            .placed
            .as_ref()
            .map(|placed| Target::Words(placed.document, placed.span));
        let now = target.and_then(|target| self.shelf.catalogue.cite(target).ok().flatten());
        (now.unwrap_or_else(|| mark.citation.clone()), target)
    }
}

/// Keys.
impl App {
    /// Does what `action` means in a briefing; whether it means anything there.
    pub(super) fn act_briefing(&mut self, action: Action) -> bool {
        let Some(Scene::Briefing(binder)) = self.scene() else {
            return false;
        };
        let (id, name) = (binder.id, binder.name.clone());
        let item = binder.selected().map(|piece| piece.item);
        match action {
            Action::Back => self.leave_story(),
            Action::Open => self.follow_item(),
            Action::MoveUp => self.move_item(-1),
            Action::MoveDown => self.move_item(1),
            Action::Heading => self.name_thing(Named::Heading(id, item)),
            Action::Note => self.comment_on_item(),
            Action::Drop => self
                .effects
                .extend(item.map(|item| Effect::Do(Deed::Drop(item)))),
            Action::Rename => self.name_thing(Named::Briefing(id, name)),
            Action::Export => self.open_exports_of(Some(&name)),
            _ => return false,
        }
        true
    }

    fn follow_item(&mut self) {
        let Some(Scene::Briefing(binder)) = self.scene() else {
            return;
        };
        match binder.target() {
            Some(target @ Target::Words(document, span)) => {
                let shown = self.shelf.shown_spans(document, &[span]);
                self.follow(document, None);
                let span = shown.and_then(|spans| spans.first().copied());
                self.led_to = span.map(|span| (target, span));
            }
            _ => self.say("This leads nowhere: it is a heading, or its words have no place now."),
        }
    }

    fn move_item(&mut self, by: i64) {
        let Some(Scene::Briefing(binder)) = self.scene() else {
            return;
        };
        let (at, last) = (
            binder.cursor.selected,
            binder.pieces.len().saturating_sub(1),
        );
        let Some(piece) = binder.selected() else {
            return;
        };
        match (by < 0, at) {
            (true, 0) => self.say("It is the first already."),
            (false, at) if at == last => self.say("It is the last already."),
            _ => {
                let deed = Deed::Move(piece.item, by);
                self.effects.push(Effect::Do(deed));
            }
        }
    }

    /// Opens the comment on a passage, or the words of a heading.
    fn comment_on_item(&mut self) {
        let Some(Scene::Briefing(binder)) = self.scene() else {
            return;
        };
        let Some(piece) = binder.selected() else {
            return;
        };
        let (item, heading, text) = (piece.item, piece.number.is_none(), piece.text.clone());
        if heading {
            return self.name_thing(Named::Reworded(item, text));
        }
        let items = self
            .own
            .work
            .briefings
            .iter()
            .flat_map(|briefing| &briefing.items);
        let before = items.into_iter().find(|known| known.id == item);
        let before = before.map_or_else(String::new, |item| item.comment.clone());
        self.write_on(
            Subject::Item(item),
            "Comment, printed under the passage".to_owned(),
            before,
        );
    }
}
