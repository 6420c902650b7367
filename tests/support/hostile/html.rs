//! Pages that nest without end, hide what they hold, or lie about themselves.

use super::{Hostile, Scale, around};

fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Mallowshire told to improve</title></head><body><article>{body}</article></body></html>"
    )
}

fn article(thing: &str) -> String {
    let paragraphs: String = around(thing)
        .split("\n\n")
        .map(|text| format!("<p>{text}</p>"))
        .collect();
    page(&paragraphs)
}

pub(super) fn files(scale: Scale) -> Vec<Hostile> {
    let named = |(name, page): (String, String)| Hostile::new(&format!("page {name}.html"), page);
    let deep = [
        "div",
        "b",
        "a",
        "table",
        "ul><li",
        "svg",
        "font",
        "blockquote",
        "p",
        "section",
        "select",
        "math",
    ];
    let deep = deep.iter().enumerate().map(|(number, tag)| {
        (
            format!("deep {number}"),
            page(&format!("<{tag}>").repeat(scale.of(100_000))),
        )
    });
    let escapes = [
        "&#27;[31m",
        "&#x1b;]0;owned&#7;",
        "&#x9b;2J",
        "&#x202e;",
        "&#x200b;",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&ZeroWidthSpace;&rlm;",
        "\u{1b}]52;c;eA==\u{7}",
    ];
    let escapes = escapes.iter().enumerate().map(|(number, thing)| {
        let title = article(thing).replace("<title>", &format!("<title>{thing}"));
        (format!("escapes {number}"), title)
    });
    let mut all: Vec<_> = deep.chain(escapes).map(named).collect();
    all.extend(others(scale).map(|(name, page)| named((name.to_owned(), page))));
    all.extend(lying());
    all
}

fn others(scale: Scale) -> impl Iterator<Item = (&'static str, String)> {
    let attributes: String = (0..scale.of(100_000))
        .map(|number| format!(" a{number}=x"))
        .collect();
    let text = article("");
    [
        ("unclosed", "<html><body><p>Ofsted said Mallowshire was “too slow".to_owned()),
        ("script", article("<script>document.write('“Ofsted” said')</script>")),
        ("script unclosed", article("<script>")),
        ("style unclosed", article("<style>")),
        ("comment unclosed", article("<!--")),
        ("textarea unclosed", article("<textarea>")),
        ("plaintext", article("<plaintext>")),
        ("template", article("<template><p>hidden</template>")),
        ("noscript", article("<noscript><p>hidden</noscript>")),
        ("frames", article("<iframe src=http://example.invalid/></iframe><object data=file:///etc/passwd>")),
        ("refresh", text.replace("<head>", "<head><meta http-equiv=refresh content='0;url=http://example.invalid'>")),
        ("base", text.replace("<head>", "<head><base href='javascript:alert(1)'>")),
        ("json-ld", text.replace("<head>", "<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"\\u001b[31m\",\"datePublished\":\"9999-99-99\",\"publisher\":{\"name\":\"\\u202e\"}}</script>")),
        ("json-ld deep", text.replace("<head>", &format!("<head><script type='application/ld+json'>{}</script>", "[".repeat(scale.of(200_000))))),
        ("metadata", text.replace("<head>", "<head><meta property='og:title' content='\u{1b}]0;x\u{7}'><meta property='og:site_name' content='\u{202e}Gazette'><meta name=date content='-1'>")),
        ("attribute", text.replace("<article>", &format!("<article title=\"{}\">", "x".repeat(scale.of(10_000_000))))),
        ("attributes", text.replace("<article>", &format!("<article{attributes}>"))),
        ("siblings", page(&"<p>x".repeat(scale.of(500_000)))),
        ("breaks", page(&"<br>".repeat(scale.of(1_000_000)))),
        ("cells", page(&format!("<table>{}</table>", "<td>x".repeat(scale.of(300_000))))),
        ("rows of bold", page(&"<b><p>x</b>".repeat(scale.of(50_000)))),
        ("misnested", page(&"<a><b><i></a></b></i>".repeat(scale.of(30_000)))),
        ("entities", page(&format!("<p>{}</p>", "&quot;".repeat(scale.of(1_000_000))))),
        ("ampersands", page(&format!("<p>{}</p>", "&".repeat(scale.of(3_000_000))))),
        ("openers", page(&"<".repeat(scale.of(3_000_000)))),
        ("ends", page(&"</div>".repeat(scale.of(500_000)))),
        ("doctype", format!("<!DOCTYPE {}>{text}", "x".repeat(scale.of(1_000_000)))),
        ("nul", text.replace("<p>", "<\0p>\0")),
        ("cdata", article("<![CDATA[ “x” ]]><svg><![CDATA[ y")),
        ("svg text", article("<svg><text>“x”</text></svg>")),
        ("list of links", page(&"<ul><li><a href=x>y</a></ul>".repeat(scale.of(50_000)))),
        ("empty", "<html></html>".to_owned()),
        ("only a title", "<title>x</title>".to_owned()),
    ]
    .into_iter()
}

/// Pages whose encoding is not what they say.
fn lying() -> Vec<Hostile> {
    [
        "utf-16",
        "utf-7",
        "shift_jis",
        "x-user-defined",
        "iso-2022-jp",
        "gb18030",
        "nonsense\u{1b}[31m",
    ]
    .into_iter()
    .map(|charset| {
        let said = format!("<head><meta charset='{charset}'>");
        let page = article("café \u{1b}(B\u{1b}$B").replace("<head>", &said);
        Hostile::new(
            &format!("page says {}.html", charset.replace('\u{1b}', "")),
            page,
        )
    })
    .collect()
}
