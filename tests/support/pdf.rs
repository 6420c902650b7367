//! A small writer of PDFs: text at places, with or without a structure tree, enough to lay out a report.
//!
//! Every letter is half as wide as it is high, so a line of n letters of size s is n * s / 2 points long.

use std::fmt::Write;

/// A line of text on a page.
#[derive(Clone)]
struct Line {
    at: (f64, f64),
    size: f64,
    text: String,
    owner: Owner,
}

/// Whose text it is.
#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Nobody,
    Artifact,
    Element(usize),
}

/// An element of the structure tree, by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element(usize);

/// A PDF under construction. Places are points from the top left corner of an A4 page.
#[derive(Default)]
pub(crate) struct Pdf {
    pages: Vec<Vec<Line>>,
    /// Kind and parent of each structure element.
    elements: Vec<(&'static str, Option<usize>)>,
    /// Raw objects that stand in for what a page would have.
    extra: Vec<String>,
    trailer: String,
    claimed_pages: Option<usize>,
}

impl Pdf {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Begins a page.
    pub(crate) fn page(&mut self) -> &mut Self {
        self.pages.push(Vec::new());
        self
    }

    /// Adds a structure element; the first is the root.
    pub(crate) fn element(&mut self, kind: &'static str, parent: Option<Element>) -> Element {
        self.elements.push((kind, parent.map(|parent| parent.0)));
        Element(self.elements.len() - 1)
    }

    /// Writes text that nobody claims.
    pub(crate) fn text(&mut self, x: f64, y: f64, size: f64, text: &str) -> &mut Self {
        self.line((x, y), size, text, Owner::Nobody)
    }

    /// Writes text of an element in 12 points.
    pub(crate) fn of(&mut self, element: Element, x: f64, y: f64, text: &str) -> &mut Self {
        self.line((x, y), 12.0, text, Owner::Element(element.0))
    }

    /// Writes text of an element in another size.
    pub(crate) fn sized(
        &mut self,
        element: Element,
        at: (f64, f64),
        size: f64,
        text: &str,
    ) -> &mut Self {
        self.line(at, size, text, Owner::Element(element.0))
    }

    /// Writes text that is marked as no part of the document.
    pub(crate) fn artifact(&mut self, x: f64, y: f64, text: &str) -> &mut Self {
        self.line((x, y), 9.0, text, Owner::Artifact)
    }

    /// Says in the page tree that there are so many pages.
    pub(crate) fn claims(&mut self, pages: usize) -> &mut Self {
        self.claimed_pages = Some(pages);
        self
    }

    /// Adds an object and an entry of the trailer that may speak of it as `{}`.
    pub(crate) fn with(&mut self, object: &str, trailer: &str) -> &mut Self {
        self.extra.push(object.to_owned());
        trailer.clone_into(&mut self.trailer);
        self
    }

    fn line(&mut self, at: (f64, f64), size: f64, text: &str, owner: Owner) -> &mut Self {
        let line = Line {
            at,
            size,
            text: text.to_owned(),
            owner,
        };
        self.pages.last_mut().unwrap().push(line);
        self
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let letters = self.letters();
        // 1 catalogue, 2 page tree, 3 font, 4 its letters; then two objects a page, the tree, its elements, the rest.
        let (pages, elements) = (self.pages.len(), self.elements.len());
        let (tree, first) = (5 + 2 * pages, 6 + 2 * pages);
        let tagged = elements > 0;
        let mut objects = vec![
            format!(
                "<< /Type /Catalog /Pages 2 0 R {} >>",
                if tagged {
                    format!("/MarkInfo << /Marked true >> /StructTreeRoot {tree} 0 R")
                } else {
                    String::new()
                }
            ),
            format!(
                "<< /Type /Pages /Count {} /Kids [{}] >>",
                self.claimed_pages.unwrap_or(pages),
                references((0..pages).map(|page| 5 + 2 * page))
            ),
            font(&letters),
            stream(&to_unicode(&letters)),
        ];
        for (number, lines) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents {number} \
                 /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                6 + 2 * number
            ));
            objects.push(stream(&content(lines, &letters)));
        }
        objects.push(self.tree(tree, first));
        for (number, (kind, parent)) in self.elements.iter().enumerate() {
            let parent = parent.map_or(tree, |parent| first + parent);
            let kids = (0..elements).filter(|kid| self.elements[*kid].1 == Some(number));
            objects.push(format!(
                "<< /Type /StructElem /S /{kind} /P {parent} 0 R /K [{}] >>",
                references(kids.map(|kid| first + kid))
            ));
        }
        let next = objects.len() + 1;
        objects.extend(self.extra.iter().cloned());
        file(&objects, &self.trailer.replace("{}", &next.to_string()))
    }

    /// The structure tree's root: for each page, the elements of its marks.
    fn tree(&self, tree: usize, first: usize) -> String {
        let mut numbers = String::new();
        for (number, lines) in self.pages.iter().enumerate() {
            let owners = lines.iter().filter_map(|line| match line.owner {
                Owner::Element(element) => Some(first + element),
                _ => None,
            });
            let _ = write!(numbers, "{number} [{}] ", references(owners));
        }
        format!(
            "<< /Type /StructTreeRoot /K [{}] /ParentTree << /Nums [{numbers}] >> >> % {tree}",
            references((!self.elements.is_empty()).then_some(first).into_iter())
        )
    }

    /// Every letter that is used; its code is its place and 33.
    fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self
            .pages
            .iter()
            .flatten()
            .flat_map(|l| l.text.chars())
            .collect();
        letters.sort_unstable();
        letters.dedup();
        assert!(letters.len() < 200, "more letters than one font has codes");
        letters
    }
}

fn references(numbers: impl Iterator<Item = usize>) -> String {
    numbers
        .map(|number| format!("{number} 0 R"))
        .collect::<Vec<_>>()
        .join(" ")
}

fn font(letters: &[char]) -> String {
    let last = 32 + letters.len();
    let widths = vec!["500"; letters.len()].join(" ");
    format!(
        "<< /Type /Font /Subtype /TrueType /BaseFont /Invented /Encoding /WinAnsiEncoding /ToUnicode 4 0 R \
         /FirstChar 33 /LastChar {last} /Widths [{widths}] >>"
    )
}

fn to_unicode(letters: &[char]) -> String {
    let mut pairs = String::new();
    for (code, letter) in (33..).zip(letters) {
        let _ = writeln!(pairs, "<{code:02x}> <{:04x}>", u32::from(*letter));
    }
    format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n\
         1 begincodespacerange <00> <ff> endcodespacerange\n{} beginbfchar\n{pairs}endbfchar\nendcmap end end",
        letters.len()
    )
}

fn content(lines: &[Line], letters: &[char]) -> String {
    let mut out = String::new();
    let mut mark = 0;
    for line in lines {
        let places = (line.text.chars()).filter_map(|letter| letters.binary_search(&letter).ok());
        let codes = places.fold(String::new(), |mut codes, place| {
            let _ = write!(codes, "{:02x}", 33 + place);
            codes
        });
        let (x, y) = (line.at.0, 842.0 - line.at.1);
        let shown = format!("BT /F1 {} Tf {x} {y} Td <{codes}> Tj ET", line.size);
        let _ = match line.owner {
            Owner::Nobody => writeln!(out, "{shown}"),
            Owner::Artifact => writeln!(out, "/Artifact BMC {shown} EMC"),
            Owner::Element(_) => {
                mark += 1;
                writeln!(out, "/P << /MCID {} >> BDC {shown} EMC", mark - 1)
            }
        };
    }
    out
}

fn stream(content: &str) -> String {
    format!(
        "<< /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// A file of these objects, numbered from 1.
pub(crate) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::new();
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = writeln!(out, "{number} 0 obj\n{object}\nendobj");
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let _ = write!(
        out,
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}
