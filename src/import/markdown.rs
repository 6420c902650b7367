//! Markdown: its marks are taken off so that the words stand as they are printed; lines stay where they are.
//!
//! A text is taken for Markdown only when it plainly is: a plain text must never be changed.

use super::text::{page_starts, unified};
use super::{ImportError, Importer, charset, headline, name, refused};
use crate::model::{DateOrigin, Dated, Document};

/// How far the end of an emphasis or a link is looked for, in bytes.
const LONGEST_MARKED: usize = 500;
/// Marks inside marks are taken off so many deep.
const DEEPEST: usize = 8;

/// Markdown with or without front matter.
pub(super) struct Markdown;

impl Importer for Markdown {
    fn name(&self) -> &'static str {
        "Markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md"]
    }

    /// Front matter, or headings of which there are two, or one beside links or strong words.
    fn sniff(&self, bytes: &[u8]) -> bool {
        if refused::check(bytes).is_err() {
            return false;
        }
        let Ok(text) = charset::decode(bytes, None) else {
            return false;
        };
        let text = unified(&text);
        let headings = text.lines().filter(|line| heading(line).is_some()).count();
        let marked = text.contains("](http") || text.matches("**").count() > 1;
        front_matter(&text).is_some() || headings + usize::from(marked) > 1 && headings > 0
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ImportError> {
        let text = unified(&charset::decode(bytes, None)?);
        let (fields, body) = front_matter(&text).unwrap_or_default();
        let body = if fields.is_empty() { &text } else { body };
        let lines = lines(body);
        let text = lines
            .split("\n\n")
            .map(|paragraph| inline(paragraph, DEEPEST));
        let text = text.collect::<Vec<_>>().join("\n\n");
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        let field = |names: &[&str]| {
            let named = fields
                .iter()
                .filter(|(name, _)| names.contains(&name.as_str()));
            named.map(|(_, value)| value.clone()).next()
        };
        let first = text.lines().find(|line| !line.trim().is_empty());
        let date = field(&["date", "published", "publishdate"]);
        let date = date.and_then(|date| {
            let day = date.get(..10).and_then(|day| day.parse().ok());
            day.or_else(|| name::date(&date))
        });
        Ok(Document {
            title: field(&["title"]).or_else(|| first.and_then(headline)),
            publisher: field(&["publisher", "source", "site"]),
            published: date.map(|date| Dated {
                date,
                origin: DateOrigin::Metadata,
            }),
            page_starts: page_starts(&text),
            text,
            ..Document::default()
        })
    }
}

/// The fields between the two `---` at the beginning, names in lower case, and the text below them.
fn front_matter(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let (fields, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        let plain = name
            .chars()
            .all(|c| c.is_alphanumeric() || "_- ".contains(c));
        (plain && !value.is_empty()).then(|| (name.trim().to_lowercase(), value))
    };
    let fields: Vec<_> = fields.lines().filter_map(field).collect();
    (!fields.is_empty()).then(|| (fields, body.trim_start_matches('\n')))
}

/// The words of a heading line.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let is_heading = (1..=6).contains(&level) && words.starts_with(' ');
    is_heading.then(|| words.trim().trim_end_matches('#').trim_end())
}

/// The lines without the marks at their beginnings; rules, underlines of headings and fences are left out.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
            continue;
        }
        match () {
            () if fenced => out.push_str(line),
            () if is_rule(bare) => continue,
            () => out.push_str(&unmarked(line)),
        }
        out.push('\n');
    }
    out
}

/// `---`, `***`, `===`, and the line between the head and the rows of a table.
fn is_rule(line: &str) -> bool {
    let signs = line.chars().filter(|c| "-*_=:".contains(*c)).count();
    signs >= 3 && line.chars().all(|c| "-*_=:| ".contains(c))
}

fn unmarked(line: &str) -> String {
    let mut line = line.trim_end();
    while let Some(quoted) = line.trim_start().strip_prefix('>') {
        line = quoted.strip_prefix(' ').unwrap_or(quoted);
    }
    if let Some(words) = heading(line) {
        return words.to_owned();
    }
    let bare = line.trim_start();
    if let Some(item) = ["- ", "* ", "+ "]
        .iter()
        .find_map(|sign| bare.strip_prefix(sign))
    {
        return format!("• {}", item.trim_start());
    }
    match bare.strip_prefix('|').and_then(|row| row.strip_suffix('|')) {
        Some(row) => row.split('|').map(str::trim).collect::<Vec<_>>().join("\t"),
        None => line.to_owned(),
    }
}

/// A paragraph without the marks inside it.
fn inline(text: &str, depth: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '`', '*', '_', '[', '!', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((inner, after, verbatim)) =
            marked(rest, out.chars().last()).filter(|_| depth > 0)
        {
            let plain = if verbatim {
                inner.to_owned()
            } else {
                inline(inner, depth - 1)
            };
            out.push_str(&plain);
            rest = after;
        } else {
            let end = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    out + rest
}

/// What the mark at the beginning of `rest` holds, what follows it, and whether it is to stand as it is.
fn marked(rest: &str, before: Option<char>) -> Option<(&str, &str, bool)> {
    let first = rest.chars().next()?;
    match first {
        '\\' => {
            let next = rest[1..]
                .chars()
                .next()
                .filter(char::is_ascii_punctuation)?;
            Some((
                &rest[1..=next.len_utf8()],
                &rest[1 + next.len_utf8()..],
                true,
            ))
        }
        '`' => between(rest, "`").map(|(inner, after)| (inner, after, true)),
        '<' if rest.starts_with("<!--") => {
            let end = near(rest).find("-->")? + 3;
            Some(("", &rest[end..], true))
        }
        '<' if rest.starts_with("<http") => {
            let end = near(rest).find('>')?;
            Some((&rest[1..end], &rest[end + 1..], true))
        }
        '!' => {
            let (_, after) = link(rest.strip_prefix('!')?)?;
            Some(("", after, true))
        }
        '[' => link(rest).map(|(inner, after)| (inner, after, false)),
        '*' | '_' => emphasis(rest, first, before),
        _ => None,
    }
}

/// The words and what follows of `[words](address)` and `[words][name]`.
fn link(rest: &str) -> Option<(&str, &str)> {
    let near = near(rest);
    let end = near.find("](").or_else(|| near.find("]["))?;
    let close = if near[end..].starts_with("](") {
        ')'
    } else {
        ']'
    };
    let after = end + 2 + near[end + 2..].find(close)? + 1;
    Some((rest.get(1..end)?, &rest[after..]))
}

/// Words between two like runs of `*` or `_`, tight on both sides; `_` never inside a word.
fn emphasis(rest: &str, sign: char, before: Option<char>) -> Option<(&str, &str, bool)> {
    let length = rest.len() - rest.trim_start_matches(sign).len();
    let in_word = sign == '_' && before.is_some_and(char::is_alphanumeric);
    if length > 3 || in_word || rest[length..].starts_with(char::is_whitespace) {
        return None;
    }
    let run = &rest[..length];
    let ends = near(&rest[length..]).match_indices(run).find(|(at, _)| {
        let (inner, after) = (&rest[length..length + at], &rest[length * 2 + at..]);
        let tight = !inner.is_empty() && !inner.ends_with(|c: char| c.is_whitespace() || c == sign);
        let alone =
            !after.starts_with(sign) && (sign != '_' || !after.starts_with(char::is_alphanumeric));
        tight && alone
    });
    let (at, _) = ends?;
    Some((&rest[length..length + at], &rest[length * 2 + at..], false))
}

fn between<'a>(rest: &'a str, run: &str) -> Option<(&'a str, &'a str)> {
    let inner = rest.strip_prefix(run)?;
    let end = near(inner).find(run)?;
    Some((&inner[..end], &inner[end + run.len()..]))
}

/// The part in which the end of a mark is looked for.
fn near(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_MARKED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Markdown.read(text.as_bytes()).unwrap().text
    }

    #[test]
    fn the_words_stand_as_they_are_printed() {
        assert_eq!(
            read(
                "# Mallow *told* to act #\n\nInspectors said it **“lacks\nrigour”** and\n[too slow](http://x.y/z_1).\n\n\
                 > Drift and `delay`.\n\n* one\n- two_three\n1. four\n\n| Area | Grade |\n|:--|---|\n| Leaders | _Good_ |\n\n\
                 Title\n---\n![a picture](x.png)5 \\* 3 * 2 and 60% <!-- note -->\n"
            ),
            "Mallow told to act\n\nInspectors said it “lacks\nrigour” and\ntoo slow.\n\nDrift and delay.\n\n• one\n• two_three\n\
             1. four\n\nArea\tGrade\nLeaders\tGood\n\nTitle\n5 * 3 * 2 and 60% \n"
        );
    }

    #[test]
    fn front_matter_says_title_date_and_publisher() {
        let text = "---\ntitle: \"Mallow: a council told\"\ndate: 2018-06-08T10:00\nsource: Mallow Gazette\n---\n\nWords.\n";
        assert!(Markdown.sniff(text.as_bytes()));
        let document = Markdown.read(text.as_bytes()).unwrap();
        assert_eq!(document.title.as_deref(), Some("Mallow: a council told"));
        assert_eq!(document.publisher.as_deref(), Some("Mallow Gazette"));
        assert_eq!(document.published.unwrap().date.to_string(), "2018-06-08");
        assert_eq!(document.text, "Words.\n");
    }

    #[test]
    fn a_plain_text_is_not_taken_for_markdown() {
        for text in [
            "A headline\n\n- a bullet\n* another\n",
            "# 1 in the list of worries\n\nIt said *so*.",
            "---\nno fields\n---\n",
            "#tag and #tag\n",
            "Some **strong words** alone",
        ] {
            assert!(!Markdown.sniff(text.as_bytes()), "{text}");
        }
        assert!(Markdown.sniff(b"# One\n\ntext\n\n## Two\n"));
    }

    #[test]
    fn marks_without_end_take_no_time() {
        for sign in ["*a ", "[", "![", "`", "_a", "<!--", "**"] {
            let text = format!("# A\n\n# B\n\n{}", sign.repeat(20_000));
            assert!(Markdown.read(text.as_bytes()).is_ok());
        }
    }
}
