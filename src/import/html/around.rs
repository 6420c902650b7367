//! What stands around an article and is none of it: taken out of the page before the article is looked for.
//!
//! Parts say what they are by their role, or by the heading above a list of links. What holds the headline, or more than a
//! few words of its own, stays whatever it says.

use dom_query::{Document as Page, NodeRef};

/// Parts that are never an article's.
const PARTS: &[&str] = &[
    "[role=navigation]",
    "[role=banner]",
    "[role=contentinfo]",
    "[role=dialog]",
    "[role=search]",
    "[aria-label=breadcrumb i]",
    "[class*=breadcrumb i]",
    "[id*=breadcrumb i]",
    "[class*=cookie i]",
    "[id*=cookie i]",
    "[class*=newsletter i]",
    "[class*=skip-link i]",
];
/// Headings of parts that lead elsewhere.
const HEADINGS: &[&str] = &[
    "comments",
    "cookies on",
    "follow us",
    "help us improve",
    "is this page useful",
    "latest news",
    "leave a comment",
    "leave a reply",
    "like this",
    "more from",
    "more like this",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "post navigation",
    "read more",
    "recent comments",
    "recent posts",
    "recommended",
    "related",
    "share this",
    "sign up",
    "top stories",
    "trending",
    "updates to this page",
    "you may also",
    "you might also",
];
/// A heading has at most this many words: a longer one is the article's own that begins alike.
const HEADING_WORDS: usize = 6;
/// More letters than this, outside headings and links, and a part is text.
const OWN_LETTERS: usize = 240;
/// More letters than this, and it is the page rather than a part of it.
const MOST_LETTERS: usize = 5_000;

/// So many parts and headings of a page are looked at.
const MOST: usize = 300;
/// A part with more nodes than this is the page, and is not walked through for each heading in it.
const MOST_NODES: usize = 3_000;

/// Takes these parts out.
pub(super) fn remove(page: &Page) {
    for part in PARTS {
        for node in page.select(part).nodes().iter().take(MOST) {
            if is_small(node)
                && !holds_headline(node)
                && letters(node, &Of::Everything) < MOST_LETTERS
            {
                node.remove_from_parent();
            }
        }
    }
    let headings = page.select("h2, h3, h4, h5, h6");
    let elsewhere = |heading: &&NodeRef<'_>| leads_elsewhere(&heading.text());
    for heading in headings.nodes().iter().filter(elsewhere).take(MOST) {
        if let Some(parent) = heading.parent() {
            let aside = is_small(&parent)
                && !holds_headline(&parent)
                && letters(&parent, &Of::Own) <= OWN_LETTERS;
            if aside && !parent.has_name("body") {
                parent.remove_from_parent();
            } else {
                heading.remove_from_parent();
            }
        }
    }
}

fn leads_elsewhere(heading: &str) -> bool {
    let words: Vec<_> = heading.split_whitespace().collect();
    let heading = words.join(" ").to_lowercase();
    words.len() <= HEADING_WORDS && HEADINGS.iter().any(|known| begins(&heading, known))
}

/// Whether a heading begins with these whole words.
fn begins(heading: &str, known: &str) -> bool {
    let rest = heading.strip_prefix(known);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn is_small(node: &NodeRef<'_>) -> bool {
    node.descendants_it().nth(MOST_NODES).is_none()
}

fn holds_headline(node: &NodeRef<'_>) -> bool {
    node.has_name("h1") || node.descendants_it().any(|node| node.has_name("h1"))
}

/// Which letters of a part count.
enum Of {
    Everything,
    /// Those that are neither a heading's nor a link's, and lead nowhere.
    Own,
}

fn letters(node: &NodeRef<'_>, of: &Of) -> usize {
    let aside = [
        "a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style",
    ];
    let counts = |text: &NodeRef<'_>| {
        let under = |name: &&str| text.ancestors_it(None).any(|node| node.has_name(name));
        matches!(of, Of::Everything) || !aside.iter().any(under)
    };
    let texts = node
        .descendants_it()
        .filter(NodeRef::is_text)
        .filter(counts);
    texts
        .map(|node| node.text().chars().filter(|c| c.is_alphanumeric()).count())
        .sum()
}
