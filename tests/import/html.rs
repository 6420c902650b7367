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

/// A page as one kind of site makes it, and what is to be read of it.
struct Site {
    page: &'static str,
    publisher: &'static str,
    published: &'static str,
    kind: DocumentKind,
    /// The first and the last paragraph.
    ends: [&'static str; 2],
    paragraphs: usize,
}

const SITES: &[Site] = &[
    Site {
        page: include_str!("../fixtures/import/broadcaster.html"),
        publisher: "Tarn Broadcasting",
        published: "2025-03-14",
        kind: DocumentKind::NewsArticle,
        ends: [
            "Tarnshire children's services 'inadequate', say inspectors",
            "But it praised care leavers' workers, who were described as \"tenacious\".",
        ],
        paragraphs: 13,
    },
    Site {
        page: include_str!("../fixtures/import/local-paper.html"),
        publisher: "Tarnshire Herald",
        published: "2025-03-14",
        kind: DocumentKind::NewsArticle,
        ends: [
            "Council's children's services rated 'inadequate' by Ofsted",
            "• Children in care: requires improvement to be good",
        ],
        paragraphs: 10,
    },
    Site {
        page: include_str!("../fixtures/import/blog.html"),
        publisher: "Cllr Sedge's blog",
        published: "2025-03-15",
        kind: DocumentKind::BlogPost,
        ends: [
            "What Ofsted really said about Tarnshire",
            "• Visits are “timely for most children”",
        ],
        paragraphs: 7,
    },
    Site {
        page: include_str!("../fixtures/import/government.html"),
        publisher: "GOV.UK",
        published: "2025-03-20",
        kind: DocumentKind::NewsArticle,
        ends: [
            "Tarnshire children's services: improvement notice",
            "Children in Tarnshire deserve better, and they will get it.",
        ],
        paragraphs: 15,
    },
    Site {
        page: include_str!("../fixtures/import/council.html"),
        publisher: "Tarnshire County Council",
        published: "2025-03-14",
        kind: DocumentKind::CouncilPaper,
        ends: [
            "Ofsted report on children's services published",
            "Judgement\tGrade\nLeaders\tInadequate\nCare leavers\tRequires improvement to be good",
        ],
        paragraphs: 7,
    },
];

#[test]
fn pages_of_all_sorts_of_sites_give_the_article_and_nothing_around_it() {
    for site in SITES {
        let publisher = site.publisher;
        let document = imported("page.html", site.page.as_bytes());
        let paragraphs: Vec<_> = document.text.trim_end().split("\n\n").collect();
        assert_eq!(document.publisher.as_deref(), Some(publisher));
        let dated = document.published.map(|dated| dated.date.to_string());
        assert_eq!(dated.as_deref(), Some(site.published), "{publisher}");
        assert_eq!(document.kind, site.kind, "{publisher}");
        assert_eq!(
            [paragraphs[0], paragraphs[paragraphs.len() - 1]],
            site.ends,
            "{publisher}"
        );
        assert_eq!(paragraphs.len(), site.paragraphs, "{paragraphs:#?}");
    }
}

#[test]
fn a_section_of_the_article_that_is_headed_like_a_list_of_links_stays() {
    let words = "Inspectors looked at the plans of children who wait, and at what managers had written there. ";
    let page = format!(
        "<html><head><title>A council told to improve</title></head><body><article><h1>A council told to improve</h1><p>{}</p>\
         <section><h2>Related failings</h2><p>{}</p></section><div><h2>Top stories</h2><ul><li><a href='/a'>Pub reopens</a></li></ul></div>\
         </article></body></html>",
        words.repeat(6),
        words.repeat(6)
    );
    let text = imported("page.html", page.as_bytes()).text;
    assert!(text.contains("wait, and at what managers"), "{text}");
    assert_eq!(text.matches("Inspectors looked").count(), 12, "{text}");
    assert!(
        !text.contains("Pub reopens") && !text.contains("Top stories"),
        "{text}"
    );
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
