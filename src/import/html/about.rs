//! What a page says about itself: title, publisher, date and kind, and whether it is only an error message.

use dom_query::Document as Page;
use serde_json::Value;

use crate::import::name;
use crate::model::{DateOrigin, Dated, DocumentKind, PartialDate};

/// Names of `meta` elements that give the day of publication, the most reliable first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "govuk:first-published-at",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "date",
];
/// Names of `meta` elements that give the publisher.
const PUBLISHER: &[&str] = &[
    "og:site_name",
    "dcterms.publisher",
    "dc.publisher",
    "publisher",
    "application-name",
    "twitter:site",
];
/// Titles of pages that stand where a document should be.
const ERRORS: &[&str] = &[
    "403 forbidden",
    "404",
    "access denied",
    "attention required!",
    "bad gateway",
    "document not found",
    "error",
    "file not found",
    "forbidden",
    "gateway timeout",
    "internal server error",
    "just a moment...",
    "not found",
    "page cannot be found",
    "page not available",
    "page not found",
    "report not found",
    "request rejected",
    "service unavailable",
    "site maintenance",
    "the page cannot be found",
    "too many requests",
    "unauthorized",
];

/// What a page says about itself.
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<Dated>,
    pub(super) kind: DocumentKind,
}

impl About {
    /// Reads JSON-LD first, then `meta` elements, then `time` elements.
    pub(super) fn of(page: &Page) -> Self {
        let article = article(page);
        let own = |field: &str| {
            article
                .as_ref()
                .and_then(|article| text(article.get(field)?))
        };
        let publisher = article
            .as_ref()
            .and_then(|article| article.get("publisher"));
        let publisher =
            publisher.and_then(|publisher| text(publisher.get("name").unwrap_or(publisher)));
        let title = own("headline").or_else(|| meta(page, "og:title"));
        let publisher = publisher
            .or_else(|| PUBLISHER.iter().find_map(|name| meta(page, name)))
            .or_else(|| site(page, title.as_deref()));
        let date = (own("datePublished").as_deref().and_then(read))
            .or_else(|| {
                PUBLISHED
                    .iter()
                    .find_map(|name| meta(page, name).as_deref().and_then(read))
            })
            .or_else(|| time(page));
        Self {
            kind: kind(article.as_ref(), publisher.as_deref()),
            title,
            publisher,
            published: date.map(|date| Dated {
                date,
                origin: DateOrigin::Metadata,
            }),
        }
    }
}

/// What an error page says, when the page is one: `Report not found`.
pub(super) fn error(page: &Page) -> Option<String> {
    let said = ["title", "h1"].map(|element| spaced(&page.select_single(element).text()));
    said.iter().find_map(|text| {
        let ends = [" - ", " | ", " – ", " — "]
            .iter()
            .filter_map(|sign| text.find(sign));
        let first = ends.min().map_or(text.as_str(), |end| &text[..end]);
        is_error(first).then(|| first.to_owned())
    })
}

fn is_error(said: &str) -> bool {
    let said = said.to_lowercase();
    let is_code = |word: &str| {
        word.len() == 3 && word.starts_with(['4', '5']) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let words = said.split([' ', ':']).filter(|word| !word.is_empty());
    let rest: Vec<_> = words
        .filter(|word| !is_code(word) && !["error", "http"].contains(word))
        .collect();
    let rest = rest.join(" ");
    (rest.is_empty() && !said.is_empty()) || ERRORS.contains(&rest.trim_end_matches('.'))
}

/// The article that a page describes to search engines.
fn article(page: &Page) -> Option<Value> {
    let scripts = page.select("script[type='application/ld+json']");
    let values = scripts
        .iter()
        .filter_map(|script| serde_json::from_str::<Value>(&script.text()).ok());
    values.flat_map(described).find(|value| {
        let types = types(value);
        let wanted = ["Article", "BlogPosting", "Report", "LiveBlogPosting"];
        types
            .iter()
            .any(|kind| wanted.iter().any(|wanted| kind.ends_with(wanted)))
    })
}

/// A value, the members of a list, and those of its `@graph`.
fn described(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        Value::Object(mut fields) => match fields.remove("@graph") {
            Some(Value::Array(values)) => values,
            _ => vec![Value::Object(fields)],
        },
        _ => Vec::new(),
    }
}

fn types(value: &Value) -> Vec<&str> {
    match value.get("@type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The name of the site as it stands behind the headline in the window's title: `Council apologises | The Saltmere Echo`.
fn site(page: &Page, title: Option<&str>) -> Option<String> {
    let window = spaced(&page.select_single("title").text());
    let headline = spaced(&page.select_single("h1").text());
    let headline = title.map_or(headline, spaced);
    let rest = window
        .strip_prefix(headline.as_str())
        .filter(|_| !headline.is_empty())?;
    let signs = [" | ", " - ", " – ", " — "];
    let at = signs
        .iter()
        .filter_map(|sign| Some(rest.rfind(sign)? + sign.len()))
        .max()?;
    let last = rest[at..].trim();
    (!last.is_empty()).then(|| last.to_owned())
}

/// What sort of source it is: a council's own site counts for more than what its pages call themselves.
fn kind(article: Option<&Value>, publisher: Option<&str>) -> DocumentKind {
    let types = article.map(types).unwrap_or_default();
    let is = |wanted: &str| types.iter().any(|kind| kind.ends_with(wanted));
    let publisher = publisher.unwrap_or_default().to_lowercase();
    let by_council = publisher.ends_with(" council") || publisher.contains("borough of ");
    match () {
        () if by_council => DocumentKind::CouncilPaper,
        () if is("NewsArticle") => DocumentKind::NewsArticle,
        () if is("BlogPosting") || publisher.split(' ').any(|word| word == "blog") => {
            DocumentKind::BlogPost
        }
        () => DocumentKind::Other,
    }
}

fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::Array(values) => values.first()?.as_str()?,
        value => value.as_str()?,
    };
    Some(spaced(text)).filter(|text| !text.is_empty())
}

/// What the `meta` element of this name or property says.
fn meta(page: &Page, name: &str) -> Option<String> {
    let named = |node: &dom_query::NodeRef<'_>| {
        let is = |attribute: &str| {
            node.attr(attribute)
                .is_some_and(|value| value.eq_ignore_ascii_case(name))
        };
        is("name") || is("property") || is("itemprop")
    };
    let elements = page.select("meta");
    let content = elements
        .nodes()
        .iter()
        .filter(|node| named(node))
        .find_map(|node| node.attr("content"));
    content
        .map(|content| spaced(&content))
        .filter(|content| !content.is_empty())
}

/// The date of a `time` element that says it is the day of publication, else of the first in the article.
fn time(page: &Page) -> Option<PartialDate> {
    let places = [
        "time[itemprop='datePublished']",
        "time[pubdate]",
        "time.entry-date",
        "time.published",
        "article time",
        "main time",
        "header time",
        "time",
    ];
    places.iter().find_map(|place| {
        let found = page.select(place);
        let first = found.nodes().first()?;
        let written = first.attr("datetime").map(|date| date.to_string());
        written
            .as_deref()
            .and_then(read)
            .or_else(|| read(&first.text()))
    })
}

/// A date in ISO form with or without a time of day, or in words.
fn read(text: &str) -> Option<PartialDate> {
    let day = text.trim().get(..10).and_then(|day| day.parse().ok());
    day.or_else(|| name::date(text))
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
