//! What is in sight after each action: rows fetched, text wrapped, hits marked. Drawing only reads what stands here.

use std::borrow::Cow;
use std::rc::Rc;

use super::findings::Measure;
use super::layout::{Area, Wish, layout};
use super::source::Manner;
use super::{About, Action, App, Context, HelpLine, Overlay, Pane, Sort, help, words, wrap};
use crate::library::DocumentView;
use crate::model::{DocumentId, FindingId, Span};
use crate::search::Query;

impl App {
    /// Works out everything that is drawn.
    pub(super) fn refresh(&mut self) {
        self.tour_read();
        let message = self.message_rows();
        let wish = Wish {
            focus: self.focus,
            zoomed: self.zoomed,
            shares: self.shares,
            message,
            tour: self.tour_rows(),
        };
        self.layout = layout(self.size.0, self.size.1, wish);
        let Some(layout) = self.layout else { return };
        self.councils
            .cursor
            .reveal(self.councils.rows.len(), self.council_rows());
        if let Some(area) = layout.panes[Pane::Findings as usize] {
            let asks = self.filter.as_ref().is_some_and(super::Filter::asks);
            let query = Some(&self.asked.query).filter(|_| asks);
            let measure = Measure::new(area.body(), asks);
            self.findings
                .scroll(&mut self.shelf, &self.own, query, measure);
        }
        if let Some(area) = layout.panes[Pane::Source as usize] {
            self.open(area.body());
        }
        self.lay_compared(layout);
        self.lay_story(layout);
        self.lay_note();
        let rows = self.overlay_rows();
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            picker.cursor.reveal(picker.offers.len(), rows);
        }
        if let Some(failure) = self.shelf.failure.take() {
            self.fail(failure);
        }
    }

    /// Rows for the filter's message. One is kept free while the filter is typed, so that the panes do not jump at each key.
    fn message_rows(&self) -> u16 {
        let message = self
            .filter
            .as_ref()
            .and_then(|filter| filter.message.as_ref());
        let lines = message.map_or(0, |notice| {
            wrap(&notice.text, usize::from(self.size.0.saturating_sub(4))).len()
        });
        let free = u16::from(self.context() == Context::Filter && self.size.1 >= 16);
        u16::try_from(lines).unwrap_or(u16::MAX).clamp(free, 3)
    }

    /// Rows of the council list in sight.
    pub(super) fn council_rows(&self) -> usize {
        let pane = self.layout.and_then(|l| l.panes[Pane::Councils as usize]);
        let height = pane.map_or(0, |area| area.body().height);
        usize::from(height.saturating_sub(council_foot(height)))
    }

    fn open(&mut self, body: Area) {
        let found = match self.opened {
            Some(id) => {
                let passage = self.led_to.map(|(_, span)| span);
                self.shelf.document(id).map(|document| (document, passage))
            }
            None => self.selected().and_then(|id| self.passage(id)),
        };
        let manner = Manner {
            body,
            zoomed: self.zoomed,
            explaining: self.explaining,
        };
        match found {
            Some((document, span)) => {
                let before = (self.source.document(), self.source.finding);
                self.source.show(Rc::clone(&document), span, manner);
                self.source.marks = self.own.shown(&document);
                let moved = before != (Some(document.summary.id), span);
                if self.mark(&document) || moved {
                    self.source.reveal_hit();
                }
            }
            None => self.source.clear(),
        }
    }

    /// A finding's document and where the finding stands in it.
    fn passage(&mut self, id: FindingId) -> Option<(Rc<DocumentView>, Option<Span>)> {
        let document = self.shelf.document(id.document)?;
        let row = document.findings.iter().find(|row| row.id == id);
        let span = row.map(|row| row.finding.span);
        let span = span.or_else(|| Some(self.shelf.finding(id)?.row.finding.span))?;
        Some((document, Some(span)))
    }

    /// Marks the hits in the source: those of the findings that the filter found, not every such word of the document. Whether
    /// they are others now.
    fn mark(&mut self, document: &DocumentView) -> bool {
        let wanted = Some((document.summary.id, self.answers));
        if self.marked == wanted {
            return false;
        }
        self.marked = wanted;
        self.source.hits = match self.asking() {
            Some(_) => self.hits(document, &self.asked.query),
            None => Vec::new(),
        };
        true
    }

    fn hits(&self, document: &DocumentView, query: &Query) -> Vec<Span> {
        let near = self.entries(document.summary.id);
        let hits = self.asked.hits.entries.iter();
        let found: Vec<_> = hits
            .filter(|e| self.opened.is_some() || near.contains(e))
            .filter_map(|e| self.shelf.id(*e))
            .filter(|id| id.document == document.summary.id)
            .collect();
        let passages = document
            .findings
            .iter()
            .filter(|row| found.contains(&row.id))
            .map(|row| row.finding.span);
        let mut spans: Vec<Span> = passages
            .flat_map(|passage| {
                let marks = self
                    .shelf
                    .engine
                    .highlight(query, passage.of(&document.text));
                marks
                    .into_iter()
                    .map(move |m| Span::new(passage.start + m.start, passage.start + m.end))
            })
            .collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// The index's entries for a document: they stand together, around the selected one.
    fn entries(&self, document: DocumentId) -> std::ops::Range<u32> {
        let Some(selected) = self.findings.selected() else {
            return 0..0;
        };
        let here = |entry: &u32| {
            self.shelf
                .id(*entry)
                .is_some_and(|id| id.document == document)
        };
        let start = (0..selected)
            .rev()
            .take_while(here)
            .last()
            .unwrap_or(selected);
        let count = u32::try_from(self.shelf.findings()).unwrap_or(u32::MAX);
        let end = (selected..count)
            .take_while(here)
            .last()
            .unwrap_or(selected);
        start..end + 1
    }
}

/// Rows at the foot of the council list for what is held about the selected one.
pub(crate) const fn council_foot(height: u16) -> u16 {
    match height {
        0..8 => 0,
        8..16 => 2,
        16..30 => 4,
        30..40 => 8,
        _ => 10,
    }
}

/// Words for the edges of the screen.
impl App {
    /// The actions worth naming in the status line, with the key for each.
    pub(crate) fn hints(&self) -> Vec<(String, &'static str)> {
        use Action::{
            Back, Choose, Complete, CopyCited, Discard, Down, Editor, Explain, Filter, Forget,
            Help, Keep, Lock, Mark, Newer, Next, NextPane, NextTraced, OnlyOfsted, Open, Palette,
            Quit, SaveSearch, Up, Zoom,
        };
        let context = self.context();
        let forgets = [Sort::Searches, Sort::Briefings, Sort::Tags];
        let saved = self.picker().is_some_and(|p| forgets.contains(&p.sort));
        let actions: &[Action] = match (context, self.focus) {
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
            (_, Pane::Councils) => &[Open, Filter, Next, Palette, Help, Quit],
            (_, Pane::Findings) => &[
                Open, Filter, Next, Mark, CopyCited, OnlyOfsted, Palette, Help, Quit,
            ],
            (_, Pane::Source) => &[
                Next, Explain, Mark, CopyCited, OnlyOfsted, Zoom, Back, Palette, Help,
            ],
        };
        let hint = |action: &Action| {
            let key = self.keymap.first_key(context, *action)?.label();
            let words = match (action, context, self.asking().is_some()) {
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
            };
            Some((key, words))
        };
        actions.iter().filter_map(hint).collect()
    }

    /// What a library without documents says.
    pub(crate) fn empty_library(&self) -> String {
        let key = |action| self.keymap.first_key(Context::Panes, action);
        let [import, quit] = [Action::Import, Action::Quit]
            .map(|action| key(action).map_or("`:`".to_owned(), super::Chord::label));
        words::empty_library(&import, &quit)
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
        let key = |action| {
            let key = self.keymap.first_key(Context::Panes, action);
            key.map_or("`:`".to_owned(), super::Chord::label)
        };
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
