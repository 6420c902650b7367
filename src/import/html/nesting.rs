//! How deep a page's tags are nested, counted before it is parsed: the parser takes time by the square of the depth
//! (servo/html5ever#788), and a reader that follows the tree runs out of stack.

use std::collections::HashMap;

use crate::import::ImportError;

/// The deepest nesting that is read: what browsers allow.
const DEEPEST: usize = 512;

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that end by themselves where the next one begins.
const SELF_ENDING: &[&str] = &[
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p",
    "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
];
/// Elements that the parser opens again until their own end tag comes.
const REOPENED: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements in which a tag is text.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "noframes"];

/// Refuses a page that is nested too deep.
pub(super) fn check(page: &str) -> Result<(), ImportError> {
    let mut open = Open::default();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let ending = rest.starts_with('/');
        let name = name(rest.trim_start_matches('/'));
        let Some((tag, after)) = (!name.is_empty()).then(|| split_tag(rest)) else {
            continue;
        };
        rest = after;
        if ending {
            open.end(&name);
        } else if RAW.contains(&name.as_str()) {
            rest = after_raw(rest, &name);
        } else {
            open.begin(name, tag.ends_with('/'));
        }
        if open.depth() > DEEPEST {
            let why = format!("its tags are nested more than {DEEPEST} deep");
            return Err(ImportError::TooComplex(why));
        }
    }
    Ok(())
}

/// Elements that are open.
#[derive(Default)]
struct Open {
    stack: Vec<String>,
    reopened: HashMap<String, usize>,
}

impl Open {
    fn depth(&self) -> usize {
        self.stack.len() + self.reopened.values().sum::<usize>()
    }

    fn begin(&mut self, name: String, closed: bool) {
        let known = |list: &[&str]| list.contains(&name.as_str());
        let foreign = self
            .stack
            .iter()
            .any(|open| open == "svg" || open == "math");
        if known(VOID) || known(SELF_ENDING) || (closed && foreign) {
            return;
        }
        if known(REOPENED) {
            *self.reopened.entry(name).or_default() += 1;
        } else {
            self.stack.push(name);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(count) = self.reopened.get_mut(name) {
            *count = count.saturating_sub(1);
        } else if let Some(at) = self.stack.iter().rposition(|open| open == name) {
            self.stack.truncate(at);
        }
    }
}

/// A tag's name in lower case.
fn name(tag: &str) -> String {
    let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':'));
    let name = &tag[..end.unwrap_or(tag.len())];
    let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if letter {
        name.to_ascii_lowercase()
    } else {
        String::new()
    }
}

/// A tag up to its `>`, attributes in quotation marks skipped, and what follows it.
fn split_tag(rest: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (&rest[..at], &rest[at + 1..]),
            (None, b'"' | b'\'') if rest[..at].trim_end().ends_with('=') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    (rest, "")
}

/// What follows the end tag of an element whose content is text.
fn after_raw<'a>(rest: &'a str, name: &str) -> &'a str {
    let ends = rest.match_indices("</").map(|(at, _)| at + 2);
    let mut ends = ends.filter(|at| {
        let tag = rest.as_bytes().get(*at..at + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    });
    ends.next().map_or("", |at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_nested_without_end_is_refused_however_it_is_done() {
        let deep = 100_000;
        for page in [
            "<div>".repeat(deep),
            "<b>".repeat(deep),
            "<div><b></div>".repeat(deep),
            "<x-y/>".repeat(deep),
            "<span></i>".repeat(deep),
            "<DIV title='>'>".repeat(deep),
        ] {
            let said = check(&page).unwrap_err().to_string();
            assert!(said.contains("nested more than 512 deep"), "{said}");
        }
    }

    #[test]
    fn a_long_plain_page_passes() {
        let paragraphs = "<p>One<br>two<img src=x><li>three".repeat(5_000);
        let closed =
            "<div><p><b>One</b></p></div><!-- <div> --><script>'<div>'</script>".repeat(5_000);
        let drawn = format!("<svg>{}</svg>", "<path d='M0'/>".repeat(5_000));
        for page in [paragraphs, closed, drawn, "a < b <3 ".repeat(5_000)] {
            assert!(check(&page).is_ok());
        }
    }
}
