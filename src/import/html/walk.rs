//! The tree of a page becomes paragraphs: headings, list items, quotations and table rows each as a reader sees them.

use dom_query::{Document as Page, NodeRef};

/// Elements that hold nothing to read.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "head", "iframe", "input", "math", "nav", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// What short paragraphs of a page's furniture begin with.
const FURNITURE: &[&str] = &[
    "advertisement",
    "bookmark the permalink",
    "click here to subscribe",
    "continue reading",
    "copy link",
    "don't miss a story",
    "don’t miss a story",
    "follow us",
    "get the latest",
    "leave a comment",
    "more on this story",
    "more stories",
    "most read",
    "print this",
    "read more",
    "recommended for you",
    "recommended reading",
    "related article",
    "related content",
    "related stories",
    "related topic",
    "share on",
    "share this",
    "sign up",
    "skip to",
    "subscribe",
    "this entry was posted",
    "to use comments",
    "view comments",
];
/// Furniture has at most this many words: a longer paragraph is a sentence that happens to begin alike.
const FURNITURE_WORDS: usize = 16;

/// A cell with more bytes than this is no cell of a table of facts.
const LONGEST_CELL: usize = 500;

/// The paragraphs of a page or of a part of one; the rows of a table are one, parted by line feeds.
pub(super) fn paragraphs(page: &Page) -> Vec<String> {
    let mut walk = Walk::default();
    walk.children(&page.root());
    walk.flush();
    without_furniture(walk.out)
}

/// A paragraph with what it was.
struct Paragraph {
    text: String,
    /// Everything in it is a link.
    linked: bool,
}

#[derive(Default)]
struct Walk {
    out: Vec<Paragraph>,
    line: String,
    /// Letters of the line that are links.
    linked: usize,
    in_link: bool,
    /// What stands before the next words: a bullet or a number.
    sign: Option<String>,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>) {
        let start = node.attr("start").and_then(|start| start.parse().ok());
        let mut number = start.unwrap_or(1_usize).saturating_sub(1);
        for child in node.children_it(false) {
            number += usize::from(child.has_name("li"));
            self.node(&child, node, number);
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, parent: &NodeRef<'_>, number: usize) {
        if node.is_text() {
            return self.words(&node.text());
        }
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return;
        };
        if SILENT.contains(&&*name) || hidden(node) {
            return;
        }
        let block = BLOCKS.contains(&&*name);
        if block {
            self.flush();
        }
        match &*name {
            "br" => self.break_line(),
            "q" => self.quoted(node),
            "li" => {
                let numbered = parent.has_name("ol");
                self.sign = Some(if numbered {
                    format!("{number}. ")
                } else {
                    "• ".into()
                });
                self.children(node);
                self.flush();
                self.sign = None;
            }
            "table" => self.table(node),
            "figure" => self.figure(node),
            "a" => {
                let before = std::mem::replace(&mut self.in_link, node.has_attr("href"));
                self.children(node);
                self.in_link = before;
            }
            _ => self.children(node),
        }
        if block {
            self.flush();
        }
    }

    /// Of a picture its caption alone: what else stands there says whose it is.
    fn figure(&mut self, figure: &NodeRef<'_>) {
        let named =
            |node: &NodeRef<'_>, name| node.descendants_it().any(|node| node.has_name(name));
        let told = ["blockquote", "table"]
            .iter()
            .any(|name| named(figure, name));
        if !named(figure, "img") || told {
            return self.children(figure);
        }
        let captions = figure
            .descendants_it()
            .filter(|node| node.has_name("figcaption"));
        for caption in captions {
            self.children(&caption);
            self.flush();
        }
    }

    /// A table's rows. A table that lays out a page, with a table or long texts in its cells, is read as if it were none.
    fn table(&mut self, table: &NodeRef<'_>) {
        let named =
            |node: &NodeRef<'_>, names: &[&str]| names.iter().any(|name| node.has_name(name));
        let nested = table.descendants_it().any(|node| node.has_name("table"));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in table.descendants_it().filter(|node| node.has_name("tr")) {
            let cells = row
                .children_it(false)
                .filter(|cell| named(cell, &["td", "th"]));
            rows.push(cells.map(|cell| spaced(&cell.text())).collect());
        }
        let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
        let long = rows.iter().flatten().any(|cell| cell.len() > LONGEST_CELL);
        if nested || long || rows.iter().all(|row| filled(row) < 2) {
            return self.children(table);
        }
        for caption in table
            .children_it(false)
            .filter(|node| node.has_name("caption"))
        {
            self.children(&caption);
            self.flush();
        }
        let rows = rows.iter().filter(|row| filled(row) > 0);
        let lines: Vec<String> = rows
            .map(|row| row.join("\t").trim_end().to_owned())
            .collect();
        self.out.push(Paragraph {
            text: lines.join("\n"),
            linked: false,
        });
    }

    fn quoted(&mut self, node: &NodeRef<'_>) {
        self.line.push('“');
        self.children(node);
        self.line.push('”');
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() || c == '\u{a0}' {
                self.line.push(c);
                self.linked += usize::from(self.in_link);
            } else if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                self.line.push(' ');
            }
        }
    }

    /// One `<br>` ends a line, two a paragraph.
    fn break_line(&mut self) {
        let end = self.line.trim_end_matches(' ').len();
        self.line.truncate(end);
        if self.line.ends_with('\n') {
            self.flush();
        } else if !self.line.is_empty() {
            self.line.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = self.line.trim();
        if !text.is_empty() {
            let letters = text.chars().filter(|c| !c.is_whitespace()).count();
            let sign = self.sign.take();
            self.out.push(Paragraph {
                linked: self.linked >= letters,
                text: sign.unwrap_or_default() + text,
            });
        }
        self.line.clear();
        self.linked = 0;
    }
}

fn hidden(node: &NodeRef<'_>) -> bool {
    let style = node
        .attr("style")
        .map(|style| style.replace(' ', "").to_lowercase());
    node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|value| &*value == "true")
        || style.is_some_and(|style| style.contains("display:none"))
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Leaves out lines that invite to read, share or subscribe, and the lists of links below them.
fn without_furniture(paragraphs: Vec<Paragraph>) -> Vec<String> {
    let mut out = Vec::new();
    let mut below_furniture = false;
    for paragraph in paragraphs {
        let words = paragraph.text.trim_start_matches("• ").to_lowercase();
        let short = words.split_whitespace().count() <= FURNITURE_WORDS;
        let invites = short && FURNITURE.iter().any(|start| words.starts_with(start));
        let listed = below_furniture && paragraph.linked && short;
        below_furniture = invites || listed;
        if !below_furniture {
            out.push(paragraph.text);
        }
    }
    out
}
