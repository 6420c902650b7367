//! What keys do in the matrix, and the way from a cell to what it counts and back.

use super::super::cursor::Cursor;
use super::super::story::{Scene, Story};
use super::super::{Action, App, Effect, Exported, words};
use super::Grid;
use crate::export;
use crate::model::matrix::{By, Of};
use crate::model::{DocumentId, SpeakerClass};
use crate::search::Query;

impl App {
    /// Does what `action` means in the matrix; whether it means anything there.
    pub(in crate::app) fn act_matrix(&mut self, action: Action) -> bool {
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
    pub(in crate::app) fn open_matrix(&mut self) {
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
    pub(in crate::app) fn back_to_matrix(&mut self) {
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
    pub(in crate::app) fn is_listing_cell(&self) -> bool {
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
