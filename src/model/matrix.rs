//! How often each theme comes up for each council, document or year, and whether it speaks against the service or for it.

use std::collections::HashMap;

use super::{DocumentId, Gss, Polarity, spelled};

/// What the lines of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum By {
    /// The council that a finding is about.
    #[default]
    Councils,
    /// The document that it stands in.
    Documents,
    /// The years in which its document was published or its inspection made.
    Years,
}

spelled!(By { Councils = "councils", Documents = "documents", Years = "years" });

/// What a line of a matrix is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A council.
    Council(Gss),
    /// A document.
    Document(DocumentId),
    /// A year.
    Year(i16),
}

/// Findings counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// All of them.
    pub findings: usize,
    /// Those that speak against the service.
    pub concerns: usize,
    /// Those that speak for it.
    pub strengths: usize,
}

/// What most findings of a cell say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lean {
    /// More than twice as many concerns as strengths.
    Concern,
    /// More than twice as many strengths as concerns.
    Strength,
    /// Neither.
    Mixed,
}

spelled!(Lean { Concern = "concern", Strength = "strength", Mixed = "mixed" });

impl Lean {
    /// A sign that says it without colour.
    pub const fn sign(self) -> char {
        match self {
            Self::Concern => '−',
            Self::Strength => '+',
            Self::Mixed => '±',
        }
    }
}

impl Cell {
    /// Counts findings of this polarity in.
    pub fn add(&mut self, polarity: Polarity, findings: usize) {
        self.findings += findings;
        match polarity {
            Polarity::Concern => self.concerns += findings,
            Polarity::Strength => self.strengths += findings,
            Polarity::Mixed => {}
        }
    }

    /// Counts another cell's findings in.
    pub fn join(&mut self, other: Self) {
        self.findings += other.findings;
        self.concerns += other.concerns;
        self.strengths += other.strengths;
    }

    /// What most of its findings say; `None` for an empty cell.
    pub const fn lean(self) -> Option<Lean> {
        if self.findings == 0 {
            None
        } else if self.concerns > 2 * self.strengths {
            Some(Lean::Concern)
        } else if self.strengths > 2 * self.concerns {
            Some(Lean::Strength)
        } else {
            Some(Lean::Mixed)
        }
    }
}

/// A line of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub of: Of,
    /// What that is called.
    pub name: String,
    /// A cell for each theme.
    pub cells: Vec<Cell>,
    /// Its findings, each counted once whatever its themes.
    pub whole: Cell,
}

/// Themes by councils, documents or years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// What the lines are.
    pub by: By,
    /// Keys of the themes.
    pub themes: Vec<String>,
    /// The lines, those without a finding left out.
    pub rows: Vec<Row>,
    /// Findings that are about no council, or whose document has no date, and so stand in no line.
    pub elsewhere: usize,
}

impl Matrix {
    /// Puts councils in alphabetical order, documents in this one, and years latest first.
    pub fn arrange(&mut self, documents: &[DocumentId]) {
        let places: HashMap<DocumentId, usize> = documents.iter().copied().zip(0..).collect();
        let place = |id: &DocumentId| places.get(id).copied().unwrap_or(usize::MAX);
        self.rows.sort_by(|one, other| match (&one.of, &other.of) {
            (Of::Year(one), Of::Year(other)) => other.cmp(one),
            (Of::Document(one), Of::Document(other)) => place(one).cmp(&place(other)),
            _ => (&one.name, &one.of).cmp(&(&other.name, &other.of)),
        });
    }

    /// Puts the lines with most findings first: of one theme, or of all.
    pub fn by_count(&mut self, theme: Option<usize>) {
        let count = |row: &Row| {
            let cell = theme.map_or(Some(&row.whole), |theme| row.cells.get(theme));
            cell.map_or(0, |cell| cell.findings)
        };
        self.rows.sort_by_key(|row| std::cmp::Reverse(count(row)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(concerns: usize, strengths: usize, mixed: usize) -> Cell {
        let mut cell = Cell::default();
        cell.add(Polarity::Concern, concerns);
        cell.add(Polarity::Strength, strengths);
        cell.add(Polarity::Mixed, mixed);
        cell
    }

    #[test]
    fn a_cell_leans_only_when_one_side_is_more_than_twice_the_other() {
        assert_eq!(cell(0, 0, 0).lean(), None);
        assert_eq!(cell(3, 1, 9).lean(), Some(Lean::Concern));
        assert_eq!(cell(2, 1, 0).lean(), Some(Lean::Mixed));
        assert_eq!(cell(0, 1, 0).lean(), Some(Lean::Strength));
        assert_eq!(cell(0, 0, 4).lean(), Some(Lean::Mixed));
    }

    #[test]
    fn lines_stand_in_their_own_order_or_by_one_theme_or_by_all_and_equals_stay() {
        let row = |year: i16, first: usize, second: usize| Row {
            of: Of::Year(year),
            name: year.to_string(),
            cells: vec![cell(first, 0, 0), cell(second, 0, 0)],
            whole: cell(first + second, 0, 0),
        };
        let mut matrix = Matrix {
            rows: vec![row(2015, 1, 5), row(2017, 2, 0), row(2016, 2, 1)],
            themes: vec!["drift".into(), "risk".into()],
            ..Matrix::default()
        };
        let years = |matrix: &Matrix| -> Vec<String> {
            matrix.rows.iter().map(|row| row.name.clone()).collect()
        };
        matrix.arrange(&[]);
        assert_eq!(years(&matrix), ["2017", "2016", "2015"]);
        matrix.by_count(Some(0));
        assert_eq!(years(&matrix), ["2017", "2016", "2015"]);
        matrix.by_count(None);
        assert_eq!(years(&matrix), ["2015", "2016", "2017"]);
    }
}
