//! Two passages side by side, as a web page or as Markdown: what differs is marked by more than a colour.

use super::citation::{html, markdown, reference};
use super::html::whole;
use crate::model::Span;
use crate::model::citation::Citation;

/// Two passages, and what became of the one in the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// What is to be said of both; may be empty.
    pub verdict: String,
    /// Left and right.
    pub sides: [Side; 2],
}

/// One of the two.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// What it is: `Article`, `Report`.
    pub label: String,
    /// The passage.
    pub text: String,
    /// Words that the other side has as well, in bytes of the passage.
    pub same: Vec<Span>,
    /// Words that differ.
    pub differing: Vec<Span>,
    /// Words that the reader filtered for.
    pub hits: Vec<Span>,
    /// Where it comes from.
    pub citation: Citation,
}

/// What a word of a side is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Plain,
    Same,
    Differs,
    Hit,
}

/// The forms in which a comparison can be written: the end of the file's name, and what it is called.
pub const COMPARISONS: [(&str, &str); 2] = [("html", "web page"), ("md", "Markdown")];

/// The comparison in the form with this suffix; `None` when it is none of [`COMPARISONS`].
pub fn comparison(comparison: &Comparison, suffix: &str) -> Option<String> {
    match suffix {
        "html" => Some(page(comparison)),
        "md" => Some(text(comparison)),
        _ => None,
    }
}

impl Side {
    /// The passage in pieces, each with what its words are.
    fn pieces(&self) -> Vec<(&str, Word)> {
        let all = [&self.same, &self.differing, &self.hits];
        let marks = all.into_iter().flatten();
        let mut ends: Vec<usize> = marks.flat_map(|span| [span.start, span.end]).collect();
        ends.extend([0, self.text.len()]);
        ends.retain(|at| self.text.is_char_boundary(*at));
        ends.sort_unstable();
        ends.dedup();
        let word = |span: Span| {
            let holds = |spans: &[Span]| spans.iter().any(|known| known.contains(span));
            match () {
                () if holds(&self.differing) => Word::Differs,
                () if holds(&self.same) => Word::Same,
                () if holds(&self.hits) => Word::Hit,
                () => Word::Plain,
            }
        };
        let spans = ends.windows(2).map(|ends| Span::new(ends[0], ends[1]));
        spans
            .map(|span| (span.of(&self.text), word(span)))
            .collect()
    }
}

impl Comparison {
    fn title(&self) -> String {
        let [one, other] = &self.sides;
        format!("{} and {}", one.label, other.label.to_lowercase())
    }

    /// What the marks mean, as far as there are any.
    fn legend(&self, same: &str, differs: &str) -> String {
        let any = |of: fn(&Side) -> &Vec<Span>| self.sides.iter().any(|side| !of(side).is_empty());
        let same = any(|side| &side.same).then(|| format!("{same}: words that both have."));
        let differs = any(|side| &side.differing).then(|| format!("{differs}: words that differ."));
        [same, differs]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn page(comparison: &Comparison) -> String {
    let piece = |(words, word): (&str, Word)| {
        let words = html(words);
        match word {
            Word::Plain => words,
            Word::Same => format!("<span class=\"same\">{words}</span>"),
            Word::Differs => format!("<strong class=\"differs\">{words}</strong>"),
            Word::Hit => format!("<mark>{words}</mark>"),
        }
    };
    let side = |side: &Side| {
        let words: String = side.pieces().into_iter().map(piece).collect();
        format!(
            "<section>\n<h2>{}</h2>\n<blockquote><p>{words}</p></blockquote>\n<p class=\"from\">{}</p>\n</section>\n",
            html(&side.label),
            html(&reference(&side.citation))
        )
    };
    let title = html(&comparison.title());
    let legend = comparison.legend(
        "<span class=\"same\">Underlined</span>",
        "<strong class=\"differs\">Framed</strong>",
    );
    let paragraph = |class: &str, words: String| {
        if words.is_empty() {
            words
        } else {
            format!("<p class=\"{class}\">{words}</p>\n")
        }
    };
    let body = format!(
        "<header>\n<h1>{title}</h1>\n{}</header>\n<main class=\"sides\">\n{}</main>\n{}",
        paragraph("about", html(&comparison.verdict)),
        comparison.sides.iter().map(side).collect::<String>(),
        paragraph("legend", legend),
    );
    whole(&title, &body)
}

fn text(comparison: &Comparison) -> String {
    let piece = |(words, word): (&str, Word)| {
        let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let space = |at: Option<char>| {
            if at.is_some_and(char::is_whitespace) {
                " "
            } else {
                ""
            }
        };
        let (before, after) = (
            space(words.chars().next()),
            space(words.chars().next_back()),
        );
        let words = markdown(&flat);
        match word {
            _ if flat.is_empty() => before.to_owned(),
            Word::Differs => format!("{before}**{words}**{after}"),
            Word::Hit => format!("{before}*{words}*{after}"),
            Word::Plain | Word::Same => format!("{before}{words}{after}"),
        }
    };
    let row = |cells: [String; 2]| format!("| {} |", cells.join(" | "));
    let sides = &comparison.sides;
    let words = sides
        .each_ref()
        .map(|side| side.pieces().into_iter().map(piece).collect());
    let table = [
        row(sides.each_ref().map(|side| markdown(&side.label))),
        "|---|---|".to_owned(),
        row(words),
        row(sides
            .each_ref()
            .map(|side| format!("— {}", markdown(&reference(&side.citation))))),
    ];
    let differ = sides.iter().any(|side| !side.differing.is_empty());
    let legend = if differ {
        "**Bold**: words that differ."
    } else {
        ""
    };
    let parts = [
        format!("# {}", markdown(&comparison.title())),
        markdown(&comparison.verdict),
        table.join("\n"),
        legend.to_owned(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::citation::Source;
    use crate::model::{DocumentKind, SpeakerClass};

    fn side(label: &str, text: &str, differing: &str) -> Side {
        let spans = |words: &str| {
            let found = text.match_indices(words).filter(|_| !words.is_empty());
            found
                .map(|(at, found)| Span::new(at, at + found.len()))
                .collect()
        };
        Side {
            label: label.into(),
            text: text.into(),
            same: spans("of boats"),
            differing: spans(differing),
            hits: Vec::new(),
            citation: Citation {
                source: Source {
                    kind: DocumentKind::InspectionReport,
                    class: SpeakerClass::Ofsted,
                    page: Some(12),
                    ..Source::default()
                },
                ..Citation::default()
            },
        }
    }

    fn compared() -> Comparison {
        Comparison {
            verdict: "ALTERED: “tested” for “seen” | <once>".into(),
            sides: [
                side("Article", "only 60%\nof boats were *tested*", "tested"),
                side("Report", "only 60% of boats are seen & known", "seen"),
            ],
        }
    }

    #[test]
    fn both_sides_stand_in_columns_with_what_differs_marked_and_where_each_is_from() {
        let page = comparison(&compared(), "html").unwrap();
        for words in [
            "<h1>Article and report</h1>",
            "ALTERED: “tested” for “seen” | &lt;once&gt;",
            "only 60%\n<span class=\"same\">of boats</span> were *<strong class=\"differs\">tested</strong>*",
            "are <strong class=\"differs\">seen</strong> &amp; known",
            "Ofsted, p. 12",
            "Framed</strong>: words that differ.",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }

    #[test]
    fn as_markdown_they_are_a_table_that_no_sign_of_the_text_breaks() {
        let text = comparison(&compared(), "md").unwrap();
        assert_eq!(
            text,
            "# Article and report\n\nALTERED: “tested” for “seen” \\| \\<once\\>\n\n| Article | Report |\n|---|---|\n\
             | only 60% of boats were \\***tested**\\* | only 60% of boats are **seen** \\& known |\n\
             | — Ofsted, p. 12 | — Ofsted, p. 12 |\n\n**Bold**: words that differ.\n"
        );
        assert_eq!(comparison(&compared(), "docx"), None);
    }
}
