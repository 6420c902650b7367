//! The matrix on screen: themes in columns, and councils, documents or years in lines, scrolled both ways.

use super::cursor::{Cursor, Motion};
use super::layout::Area;
use super::story::{Scene, Story};
use super::wrap::{shorten, width};
use super::{Action, App, Effect, Exported, Layout, words};
use crate::export;
use crate::model::matrix::{By, Cell, Matrix, Of, Row};
use crate::model::theme::theme;
use crate::model::{DocumentId, Gss, SpeakerClass};
use crate::search::Query;

/// Columns of a cell with its sign and the gap before it.
pub(crate) const CELL: u16 = 11;
/// Rows for the names of the themes.
pub(crate) const HEAD: u16 = 3;
/// Rows at the foot, with its rule.
const FOOT: u16 = 4;

/// The matrix on screen.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The numbers.
    pub(crate) matrix: Matrix,
    /// What it counts, as text of the filter; empty for everything.
    pub(crate) query: String,
    /// The council that it is narrowed to.
    pub(crate) council: Option<String>,
    about: Option<Gss>,
    /// The selected line and the first one in sight.
    pub(crate) cursor: Cursor,
    /// The selected column: 0 has all findings of a line, the others a theme each.
    pub(crate) column: usize,
    /// The first theme's column in sight, from 1.
    pub(crate) left: usize,
    /// The column by which the lines are sorted; `None` for their own order.
    pub(crate) sorted: Option<usize>,
    /// Everything that the view covers.
    pub(crate) area: Area,
    /// Columns of the lines' names.
    pub(crate) names: u16,
    /// What was typed into the filter before, to be asked again.
    before: String,
}

impl Grid {
    /// The cell at a line and a column.
    pub(crate) fn cell(row: &Row, column: usize) -> Cell {
        match column.checked_sub(1) {
            None => row.whole,
            Some(theme) => row.cells.get(theme).copied().unwrap_or_default(),
        }
    }

    /// What a column is called.
    pub(crate) fn heading(&self, column: usize) -> String {
        let Some(key) = column
            .checked_sub(1)
            .and_then(|at| self.matrix.themes.get(at))
        else {
            return "All".to_owned();
        };
        theme(key).map_or_else(|| words::line(key), |theme| theme.short.clone())
    }

    /// The columns of themes in sight.
    pub(crate) fn in_sight(&self) -> std::ops::Range<usize> {
        let room = self.area.width.saturating_sub(2 + self.names + CELL);
        let fit = usize::from(room / CELL).max(1);
        self.left..(self.left + fit).min(self.matrix.themes.len() + 1)
    }

    /// Rows of lines in sight.
    pub(crate) fn rows(&self) -> usize {
        usize::from(self.area.height.saturating_sub(2 + HEAD + self.foot()))
    }

    /// Rows of the foot.
    pub(crate) const fn foot(&self) -> u16 {
        if self.area.height >= 16 { FOOT } else { 0 }
    }

    /// What the selected cell holds, in a sentence.
    pub(crate) fn says(&self) -> String {
        let Some(row) = self.matrix.rows.get(self.cursor.selected) else {
            return String::new();
        };
        let cell = Self::cell(row, self.column);
        let of = match self.column {
            0 => String::new(),
            column => format!(" · {}", self.heading(column)),
        };
        let mixed = cell.findings - cell.concerns - cell.strengths;
        format!(
            "{}{of}: {}, {}, {}, {mixed} mixed",
            row.name,
            words::count(cell.findings, "finding"),
            words::count(cell.concerns, "concern"),
            words::count(cell.strengths, "strength"),
        )
    }

    /// What is counted, in a line.
    pub(crate) fn title(&self) -> String {
        let by = self.matrix.by;
        let council = self.council.as_ref().map(|name| format!(" · {name}"));
        let query = match self.query.trim() {
            "" => String::new(),
            query => format!(" · {}", words::line(query)),
        };
        format!(
            "Matrix · themes by {by}{}{query}",
            council.unwrap_or_default()
        )
    }

    /// The order of the lines, for the reader.
    pub(crate) fn order(&self) -> String {
        match self.sorted {
            None => words::grouped(self.matrix.rows.len()),
            Some(column) => format!("sorted by {}", self.heading(column)),
        }
    }

    pub(super) fn step(&mut self, motion: Motion) {
        let page = self.rows();
        self.cursor.step(motion, self.matrix.rows.len(), page);
    }

    fn across(&mut self, right: bool) {
        let last = self.matrix.themes.len();
        self.column = if right {
            (self.column + 1).min(last)
        } else {
            self.column.saturating_sub(1)
        };
    }

    pub(super) fn lay(&mut self, layout: Layout) {
        self.area = layout.middle();
        let longest = self.matrix.rows.iter().map(|row| width(&row.name)).max();
        let most = (self.area.width / 4).clamp(16, 36);
        self.names = u16::try_from(longest.unwrap_or_default())
            .unwrap_or(most)
            .clamp(8, most);
        let rows = self.rows();
        self.cursor.reveal(self.matrix.rows.len(), rows);
        self.left = self.left.max(1);
        if self.column > 0 {
            let fit = self.in_sight().len().max(1);
            self.left = self
                .left
                .clamp((self.column + 1).saturating_sub(fit).max(1), self.column);
        }
    }

    /// The lines of a column's heading: as many words on each as fit, a longer one cut.
    pub(crate) fn heading_lines(&self, column: usize) -> Vec<String> {
        let room = usize::from(CELL - 1);
        let mut lines: Vec<String> = Vec::new();
        for word in self.heading(column).split(' ') {
            let word = shorten(word, room);
            match lines.last_mut() {
                Some(line) if width(line) + 1 + width(&word) <= room => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        lines
    }

    /// The query that lists what the selected cell counts.
    fn asks(&self) -> Option<String> {
        let row = self.matrix.rows.get(self.cursor.selected)?;
        let of = match &row.of {
            Of::Council(_) => format!("council:\"{}\"", row.name),
            Of::Document(id) => format!("doc:{id}"),
            Of::Year(year) => format!("year:{year}"),
        };
        let theme = self
            .column
            .checked_sub(1)
            .and_then(|at| self.matrix.themes.get(at));
        let theme = theme.map(|key| format!("theme:{key}"));
        let council = self
            .council
            .as_ref()
            .filter(|_| !matches!(row.of, Of::Council(_)));
        let council = council.map(|name| format!("council:\"{name}\""));
        let base = Some(self.query.trim().to_owned()).filter(|text| !text.is_empty());
        // What was typed comes last: a phrase that is not closed would take in what follows.
        let parts: Vec<String> = [council, Some(of), theme, base]
            .into_iter()
            .flatten()
            .collect();
        Some(parts.join(" "))
    }
}

/// Keys.
impl App {
    /// Does what `action` means in the matrix; whether it means anything there.
    pub(super) fn act_matrix(&mut self, action: Action) -> bool {
        let Some(Scene::Matrix(grid)) = self.story.as_mut().map(|story| &mut story.scene) else {
            return false;
        };
        match action {
            Action::Left => grid.across(false),
            Action::Right => grid.across(true),
            Action::Across => self.turn_matrix(),
            Action::Sort => self.sort_matrix(),
            Action::Open => self.follow_cell(),
            Action::ExportTable => self.export_matrix("csv"),
            Action::ExportPicture => self.export_matrix("svg"),
            Action::Back | Action::Matrix => self.leave_story(),
            _ => return false,
        }
        true
    }

    /// Counts what is listed: the filter's hits, or everything, of the selected council or of all.
    pub(super) fn open_matrix(&mut self) {
        if !self.shelf.read {
            return self.say("The findings are still being read.");
        }
        let by = if self.council().is_some() {
            By::Documents
        } else {
            By::Councils
        };
        let text = self.asking().map_or("", |filter| filter.input.value());
        let grid = Grid {
            query: text.trim().to_owned(),
            before: text.to_owned(),
            council: self
                .council()
                .and_then(|gss| self.shelf.name(gss))
                .map(str::to_owned),
            about: self.council().cloned(),
            ..Grid::default()
        };
        match self.count_grid(grid, by) {
            Ok(grid) => self.show_scene(Scene::Matrix(Box::new(grid))),
            Err(why) => self.say(why),
        }
    }

    /// The same grid with its numbers, by councils, documents or years.
    fn count_grid(&mut self, mut grid: Grid, by: By) -> Result<Grid, String> {
        // A space ends the last word, as what follows it in a cell's query does.
        let text = format!("{} ", grid.query);
        let mut query = Query::parse(&text).map_err(|error| words::line(&error.message))?;
        if self.only_ofsted {
            query = query.spoken_by(SpeakerClass::Ofsted);
        }
        grid.matrix = self.shelf.engine.matrix(&query, by, grid.about.as_ref());
        for row in &mut grid.matrix.rows {
            row.name = match &row.of {
                Of::Council(gss) => self
                    .shelf
                    .name(gss)
                    .map_or_else(|| gss.to_string(), words::line),
                Of::Document(id) => self.document_name(*id),
                Of::Year(year) => year.to_string(),
            };
        }
        let order: Vec<_> = self.shelf.listed().map(|document| document.id).collect();
        grid.matrix.arrange(&order);
        if grid.matrix.rows.is_empty() {
            return Err("There is no finding to count.".to_owned());
        }
        Ok(grid)
    }

    /// `18 Mar 2025 Doncaster · Ofsted`.
    fn document_name(&self, id: DocumentId) -> String {
        let Some(document) = self.shelf.summary(id) else {
            return id.to_string();
        };
        let day = document.published.map(|dated| words::date(dated.date));
        let day = day.unwrap_or_else(|| "undated".to_owned());
        let council = document
            .councils
            .first()
            .and_then(|gss| self.shelf.name(gss));
        let publisher = document.publisher.as_deref().map(words::line);
        match (council, publisher) {
            (Some(council), Some(publisher)) => format!("{day} {council} · {publisher}"),
            _ => format!("{day} {}", words::title(document)),
        }
    }

    /// Councils, then documents, then years.
    fn turn_matrix(&mut self) {
        let Some(Story {
            scene: Scene::Matrix(grid),
            ..
        }) = &mut self.story
        else {
            return;
        };
        let at = By::ALL.iter().position(|by| *by == grid.matrix.by);
        let next = By::ALL[(at.unwrap_or_default() + 1) % By::ALL.len()];
        let old = std::mem::take(&mut **grid);
        let turned = Grid {
            query: old.query,
            council: old.council,
            about: old.about,
            before: old.before,
            column: old.column,
            ..Grid::default()
        };
        match self.count_grid(turned, next) {
            Ok(turned) => {
                if let Some(story) = &mut self.story {
                    story.scene = Scene::Matrix(Box::new(turned));
                }
                self.say(format!("Themes by {next}."));
            }
            Err(why) => {
                self.leave_story();
                self.say(why);
            }
        }
    }

    /// Puts the lines with most findings of the selected column first, or back in their own order.
    fn sort_matrix(&mut self) {
        let order: Vec<_> = self.shelf.listed().map(|document| document.id).collect();
        let Some(Scene::Matrix(grid)) = self.story.as_mut().map(|story| &mut story.scene) else {
            return;
        };
        let selected = grid
            .matrix
            .rows
            .get(grid.cursor.selected)
            .map(|row| row.of.clone());
        grid.matrix.arrange(&order);
        grid.sorted = Some(grid.column).filter(|column| grid.sorted != Some(*column));
        if let Some(column) = grid.sorted {
            grid.matrix.by_count(column.checked_sub(1));
        }
        let place = grid
            .matrix
            .rows
            .iter()
            .position(|row| Some(&row.of) == selected.as_ref());
        grid.cursor = Cursor::at(place.unwrap_or_default());
        let said = match grid.sorted {
            Some(column) => format!("Most findings first: {}.", grid.heading(column)),
            None => "In their own order again.".to_owned(),
        };
        self.say(said);
    }

    /// Lists in the panes what the selected cell counts.
    fn follow_cell(&mut self) {
        let Some(Scene::Matrix(grid)) = self.scene() else {
            return;
        };
        let Some(query) = grid.asks() else { return };
        let story = self.story.take();
        self.run(&query);
        self.behind = story;
    }

    /// Goes back to the matrix from what a cell listed, with the filter as it was before.
    pub(super) fn back_to_matrix(&mut self) {
        let Some(Story {
            scene: Scene::Matrix(grid),
            ..
        }) = &self.behind
        else {
            return;
        };
        let (before, about) = (grid.before.clone(), grid.about.clone());
        let story = self.behind.take();
        if !before.trim().is_empty() {
            self.run(&before);
            if let Some(filter) = &mut self.filter {
                filter.council.clone_from(&about);
            }
            self.choose_council(about.as_ref());
            self.list(None);
        }
        self.story = story;
    }

    /// Whether what is listed is what a cell of the matrix behind it counts.
    pub(super) fn is_listing_cell(&self) -> bool {
        let behind = self.behind.as_ref().map(|story| &story.scene);
        matches!(behind, Some(Scene::Matrix(_)))
    }

    fn export_matrix(&mut self, suffix: &'static str) {
        let Some(Scene::Matrix(grid)) = self.scene() else {
            return;
        };
        let name = format!("casebook-matrix-{}.{suffix}", grid.matrix.by);
        if let Some(bytes) = export::matrix(&name, &grid.matrix, &grid.title()) {
            let file = Exported::Ready { name, bytes };
            self.effects.push(Effect::Export(file, suffix));
        }
    }
}
