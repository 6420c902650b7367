//! Counts the findings of a query by theme and by council, document or year: one pass over the columns, whatever the query.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::engine::Engine;
use super::facets::Facets;
use super::query::Query;
use crate::model::matrix::{By, Cell, Matrix, Of, Row};
use crate::model::theme::themes;
use crate::model::{DocumentId, Gss, Polarity};

/// A set of themes has a bit for each.
const MOST: usize = 64;

impl Engine {
    /// What a query finds, counted; lines have no names yet, and stand in the order of what they are about.
    ///
    /// A finding with several themes counts for each of them, and once for its line; one whose document has several years
    /// counts for each year. With `about` only findings about that council are counted.
    pub fn matrix(&mut self, query: &Query, by: By, about: Option<&Gss>) -> Matrix {
        let keys = themes().iter().take(MOST).map(|theme| theme.key.clone());
        let mut counted = Counted {
            by,
            about,
            themes: keys.collect(),
            lines: BTreeMap::new(),
            elsewhere: 0,
        };
        self.each_found(query, |facets, found| counted.add(facets, found));
        counted.matrix()
    }
}

/// What is counted so far.
struct Counted<'a> {
    by: By,
    about: Option<&'a Gss>,
    themes: Vec<String>,
    /// The cells of each line by theme, and last that of all its findings.
    lines: BTreeMap<Of, Vec<Cell>>,
    elsewhere: usize,
}

impl Counted<'_> {
    /// Counts the findings of one part of the index.
    fn add(&mut self, facets: &Facets, found: &Bits) {
        let (lines, codes) = self.lines_of(facets);
        let sets: Vec<u64> = facets
            .themes
            .values
            .iter()
            .map(|keys| self.set(keys))
            .collect();
        let natures = facets.natures.values.iter();
        let polarities: Vec<Polarity> = natures.map(|(_, polarity, ..)| *polarity).collect();
        let width = self.themes.len() + 1;
        let mut cells = vec![Cell::default(); lines.len() * width];
        let councils = facets.councils.values.iter();
        let wanted: Vec<bool> = councils
            .map(|gss| self.about.is_none() || gss.as_ref() == self.about)
            .collect();
        for slot in found.iter() {
            let slot = slot as usize;
            if !wanted[facets.councils.codes()[slot] as usize] {
                continue;
            }
            let polarity = polarities[facets.natures.codes()[slot] as usize];
            let line = &mut cells[codes[slot] as usize * width..][..width];
            line[width - 1].add(polarity, 1);
            let mut set = sets[facets.themes.codes()[slot] as usize];
            while set != 0 {
                line[set.trailing_zeros() as usize].add(polarity, 1);
                set &= set - 1;
            }
        }
        for (of, cells) in lines.into_iter().zip(cells.chunks(width)) {
            self.join(of, cells);
        }
    }

    /// What each value of a column is counted for, and the column's codes.
    fn lines_of<'a>(&self, facets: &'a Facets) -> (Vec<Vec<Of>>, &'a [u32]) {
        let documents = &facets.documents;
        let of_documents = |of: fn(&super::facts::DocumentFacts) -> Vec<Of>| {
            (documents.values.iter().map(of).collect(), documents.codes())
        };
        match self.by {
            By::Councils => {
                let councils = facets.councils.values.iter();
                let of = councils.map(|gss| gss.iter().cloned().map(Of::Council).collect());
                (of.collect(), facets.councils.codes())
            }
            By::Documents => of_documents(|document| vec![Of::Document(DocumentId(document.id))]),
            By::Years => of_documents(|document| {
                let years: BTreeSet<i16> = document.years.iter().copied().collect();
                years.into_iter().map(Of::Year).collect()
            }),
        }
    }

    fn join(&mut self, lines: Vec<Of>, cells: &[Cell]) {
        let whole = cells.last().map_or(0, |cell| cell.findings);
        if lines.is_empty() {
            self.elsewhere += whole;
        }
        for of in lines.into_iter().filter(|_| whole > 0) {
            let line = self
                .lines
                .entry(of)
                .or_insert_with(|| vec![Cell::default(); cells.len()]);
            line.iter_mut()
                .zip(cells)
                .for_each(|(sum, cell)| sum.join(*cell));
        }
    }

    fn set(&self, keys: &[String]) -> u64 {
        let place = |key: &String| self.themes.iter().position(|theme| theme == key);
        keys.iter()
            .filter_map(place)
            .fold(0, |set, place| set | 1 << place)
    }

    fn matrix(self) -> Matrix {
        let row = |(of, mut cells): (Of, Vec<Cell>)| Row {
            of,
            name: String::new(),
            whole: cells.pop().unwrap_or_default(),
            cells,
        };
        Matrix {
            by: self.by,
            themes: self.themes,
            rows: self.lines.into_iter().map(row).collect(),
            elsewhere: self.elsewhere,
        }
    }
}
