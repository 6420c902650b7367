//! Saved web pages: articles, error pages, and pages made to choke a parser.

use casebook::model::DocumentKind;

use super::{imported, refused};

const NEWS: &str = include_str!("../fixtures/import/news.html");

#[test]
fn an_article_is_read_without_the_page_around_it() {
    let document = imported("saved.html", NEWS.as_bytes());
    assert_eq!(
        document.text,
        "Saltmere children's services 'failing'\n\n\
         Inspectors found that children in Saltmere wait too long for help, and that managers did not know\u{a0}it, a report \
         published today says.\n\n\
         The visit in May looked at the plans of forty children. It found “drift and delay” in most of them, and a culture in \
         which nobody asked why.\n\n\
         What they said\n\n\
         The inspectors listed what has to change before they come back in the autumn, and said the council must act:\n\n\
         • supervision that is recorded\n\n\
         • visits to children who are missing\n\n\
         4. a plan for the front door\n\n\
         Too many children live with risks that nobody has looked at.\n\n\
         A spokesperson for the council said it accepted every finding.\nIt has a plan.\n\n\
         The plan begins in July and will be looked at by members every month until the inspectors are satisfied with it.\n\n\
         How Saltmere was judged\n\n\
         Area\tGrade\nLeaders\tInadequate\nCare leavers\n"
    );
    assert!(document.page_starts.is_empty());
}

#[test]
fn a_page_says_who_published_it_and_when_in_many_ways() {
    let news = imported("saved.html", NEWS.as_bytes());
    assert_eq!(
        news.title.as_deref(),
        Some("Saltmere children's services 'failing'")
    );
    assert_eq!(news.publisher.as_deref(), Some("The Saltmere Echo"));
    assert_eq!(news.kind, DocumentKind::NewsArticle);
    let date = |head: &str, body: &str| {
        let words =
            "Inspectors visited the council and looked at the work with children. ".repeat(12);
        let page = format!(
            "<html><head><title>A title of some words</title>{head}</head><body><article>{body}<p>{words}</p></article>"
        );
        let dated = imported("page.html", page.as_bytes()).published;
        dated.map_or_else(String::new, |dated| {
            format!("{} {}", dated.date, dated.origin)
        })
    };
    assert_eq!(news.published.unwrap().date.to_string(), "2018-06-08");
    for (head, body, expected) in [
        (
            "<meta property='article:published_time' content='2017-06-13T10:00:00Z'>",
            "",
            "2017-06-13 metadata",
        ),
        (
            "<meta name='DC.date.issued' content='2019-05-08'>",
            "",
            "2019-05-08 metadata",
        ),
        (
            "<meta name='dcterms.issued' content='8 May 2019'>",
            "",
            "2019-05-08 metadata",
        ),
        (
            "",
            "<time datetime='2020-03-17T08:00'>yesterday</time>",
            "2020-03-17 metadata",
        ),
        (
            "",
            "<p>Published on Tuesday 13th June 2017</p>",
            "2017-06-13 text",
        ),
        (
            "",
            "<p>The council was inspected from 1 May 2017 to 5 June 2017.</p>",
            "",
        ),
    ] {
        assert_eq!(date(head, body), expected, "{head} {body}");
    }
}

#[test]
fn an_error_page_is_refused_as_what_it_is_under_whatever_name() {
    for (title, said) in [
        (
            "Report not found - Find an Inspection Report",
            "Report not found",
        ),
        ("404", "404"),
        (
            "Error 503: Service unavailable",
            "Error 503: Service unavailable",
        ),
        ("Access Denied", "Access Denied"),
    ] {
        let page = format!(
            "<!DOCTYPE html><html><head><title>{title}</title></head><body><p>Sorry.</p></body></html>"
        );
        let reason = refused("report 13 july 2012.pdf", page.as_bytes());
        assert!(reason.starts_with("a web page, not a PDF"), "{reason}");
        assert!(
            reason.contains(&format!("error page (“{said}”)")),
            "{reason}"
        );
    }
    let page = "<html><head><title>500 children wait for a social worker</title></head><body><p>They do.</p></body></html>";
    assert!(
        imported("a.html", page.as_bytes())
            .text
            .contains("They do.")
    );
}

#[test]
fn a_page_in_another_encoding_is_read_as_it_was_meant() {
    let page = "<html><head><title>Café £5</title><meta charset='gb2312'></head><body><p>“Good” – café £5</p></body></html>";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    let labelled = String::from_utf8_lossy(&windows).into_owned();
    assert!(labelled.contains("gb2312"));
    assert!(
        imported("a.html", page.as_bytes())
            .text
            .contains("“Good” – café £5"),
        "valid UTF-8 goes before the label"
    );
    let meant = page.replace("gb2312", "iso-8859-1");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&meant);
    assert!(imported("a.html", &bytes).text.contains("“Good” – café £5"));
    let utf16: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe".as_slice(), &utf16].concat();
    assert!(
        imported("a.html", &marked)
            .text
            .contains("“Good” – café £5")
    );
}

#[test]
fn a_page_made_to_choke_a_parser_ends_in_a_line() {
    for page in [
        "<div>".repeat(100_000),
        "<b>".repeat(100_000),
        "<table><tr><td>".repeat(100_000),
    ] {
        let reason = refused("deep.html", format!("<!DOCTYPE html>{page}").as_bytes());
        assert!(reason.contains("nested more than 512 deep"), "{reason}");
    }
    let attribute = format!(
        "<!DOCTYPE html><p title='{}'>Words.</p>",
        "x".repeat(10_000_000)
    );
    assert!(
        imported("long.html", attribute.as_bytes())
            .text
            .contains("Words.")
    );
    let reason = refused(
        "empty.html",
        b"<!DOCTYPE html><html><body><script>1</script></body></html>",
    );
    assert!(
        reason.starts_with("a web page without an article"),
        "{reason}"
    );
    let escape = imported(
        "a.html",
        b"<html><body><p>One &#27;[31m two</p></body></html>",
    );
    assert!(
        escape.text.contains('\u{1b}') || escape.text.contains('\u{fffd}'),
        "shown by a stand-in, as in any text"
    );
}
