//! Citations in words: who, about whom, from what, when and where in it.

use std::borrow::Cow;

use crate::model::citation::{Citation, Source};
use crate::model::council::council;
use crate::model::date::MONTHS;
use crate::model::trace::is_primary;
use crate::model::visible::{visible, visible_line};
use crate::model::{DateOrigin, DocumentKind, PartialDate, SpeakerClass};

/// How a citation is written for another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As plain text.
    Plain,
    /// As a block quotation of Markdown.
    Markdown,
    /// As a block quotation of HTML.
    Html,
}

/// The words in quotation marks, and where they come from.
pub fn cited(citation: &Citation, form: Form) -> String {
    let (words, from) = (words(citation), reference(citation));
    match form {
        Form::Plain => format!("{words} {from}"),
        Form::Markdown => {
            let (words, from) = (markdown(&words), markdown(&from));
            format!("> {words}\n>\n> — {from}\n")
        }
        Form::Html => {
            let (words, from) = (html(&words), html(&from));
            format!(
                "<blockquote>\n<p>{words}</p>\n<footer>— <cite>{from}</cite></footer>\n</blockquote>\n"
            )
        }
    }
}

/// Where a source breaks its lines and pages.
pub(super) const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// The very bytes of the words, but that a line's end, with the blanks around it, is a space, because where a source breaks its
/// lines is not what it says; and that what would steer a terminal or a shell has a stand-in.
pub fn flowing(words: &str) -> String {
    let breaks = LINE_ENDS;
    let mut flowing = String::with_capacity(words.len());
    for (at, piece) in words.split(breaks).enumerate() {
        let piece = if at > 0 { piece.trim_start() } else { piece };
        if at > 0 && !flowing.trim_end().is_empty() {
            flowing.truncate(flowing.trim_end().len());
            flowing.push(' ');
        }
        let harmless = |c: char| {
            if c.is_control() {
                visible(c.encode_utf8(&mut [0; 4])).chars().next()
            } else {
                Some(c)
            }
        };
        flowing.extend(piece.chars().filter_map(harmless));
    }
    flowing.truncate(if words.ends_with(breaks) {
        flowing.trim_end().len()
    } else {
        flowing.len()
    });
    flowing
}

/// The words in quotation marks, with an ellipsis where they begin or end in the middle of a sentence of a report.
pub fn words(citation: &Citation) -> String {
    let [before, after] = cuts(citation);
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!(
        "“{}{}{}”",
        dots(before),
        flowing(&citation.anchor.exact),
        dots(after)
    )
}

/// Whether a sentence has begun before the words, and goes on after them. A quotation in another's text is a part of a
/// sentence by its nature.
pub fn cuts(citation: &Citation) -> [bool; 2] {
    let anchor = &citation.anchor;
    let goes_on = |c: char| {
        c.is_alphanumeric() || matches!(c, ',' | ';' | ')' | '(' | '’' | '\'' | '–' | '-')
    };
    let gap = |c: char| c.is_whitespace() && c != '\n' && c != '\u{c}';
    let before = anchor.prefix.trim_end_matches(gap).chars().next_back();
    let after = anchor.suffix.trim_start_matches(gap).chars().next();
    let starts = anchor.exact.chars().next().is_some_and(char::is_lowercase);
    let ends = anchor.exact.chars().next_back();
    [
        !citation.source.quoted && starts && before.is_some_and(goes_on),
        !citation.source.quoted && ends.is_some_and(goes_on) && after.is_some_and(goes_on),
    ]
}

/// Where words come from: `Ofsted, Mallow, inspection 27 February to 23 March 2017, published 13 June 2017, p. 30
/// (paragraph 98)`.
pub fn reference(citation: &Citation) -> String {
    let source = &citation.source;
    let mut parts = if is_primary(source.kind) {
        of_report(source)
    } else {
        of_article(source)
    };
    parts.extend(place(source));
    visible_line(&parts.join(", ")).into_owned()
}

fn of_report(source: &Source) -> Vec<String> {
    let what = match source.kind {
        DocumentKind::MonitoringLetter => "monitoring visit",
        DocumentKind::FocusedVisitLetter => "focused visit",
        _ => "inspection",
    };
    let about = about(source).or_else(|| source.title.clone());
    let inspected = source
        .inspected
        .map(|(from, to)| format!("{what} {}", days(from, to)));
    let published = source
        .published
        .map(|(date, origin)| published(date, origin));
    let parts = [Some("Ofsted".to_owned()), about, inspected, published];
    parts.into_iter().flatten().collect()
}

/// When it was published, and where that was read when it may be another day.
fn published(date: PartialDate, origin: DateOrigin) -> String {
    let published = format!("published {}", day(date));
    if origin.is_sure() {
        return published;
    }
    format!("{published} (date from {})", origin.said())
}

fn of_article(source: &Source) -> Vec<String> {
    let publisher = source.publisher.as_deref();
    let by = publisher.unwrap_or("an unknown publisher");
    let article = publisher.unwrap_or("Publisher not known");
    let who = match (source.quoted, voice(source)) {
        (true, Some(voice)) => format!("{voice}, as quoted by {by}"),
        (true, None) => format!("speaker not named, as quoted by {by}"),
        // The words are the article's own: who is reported comes second, so that nobody takes them for that body's.
        (false, Some(voice)) => format!("{article}, reporting {voice}"),
        (false, None) => article.to_owned(),
    };
    let about = about(source).map(|name| format!("on {name}"));
    let title = source
        .title
        .as_ref()
        .map(|title| format!("“{}”", title.trim()));
    let dated = source.published.map_or_else(
        || "date not known".to_owned(),
        |(date, origin)| published(date, origin),
    );
    [Some(who), about, title, Some(dated)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whose words they are, as far as it can be said.
pub fn voice(source: &Source) -> Option<Cow<'_, str>> {
    let named = source
        .speaker
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    match (source.class, named) {
        (SpeakerClass::Ofsted, _) => Some(Cow::Borrowed("Ofsted")),
        (SpeakerClass::Unattributed, _) | (SpeakerClass::Other, None) => None,
        (_, Some(name)) => Some(Cow::Borrowed(name)),
        (SpeakerClass::Council, None) => Some(match about(source) {
            Some(council) => Cow::Owned(format!("the council ({council})")),
            None => Cow::Borrowed("the council"),
        }),
    }
}

/// Whose words a passage holds, in a word or two before the citation. What an article says of Ofsted is the article's.
pub fn who(source: &Source) -> String {
    match (source.class, voice(source)) {
        _ if is_reported(source) => "As reported".to_owned(),
        (SpeakerClass::Unattributed, _) => "Speaker not named".to_owned(),
        (_, Some(voice)) if source.quoted => format!("{voice}, as quoted"),
        (_, Some(voice)) => voice.into_owned(),
        (_, None) => "Somebody else".to_owned(),
    }
}

/// Whether the words are those of somebody who reports what was said.
pub(super) fn is_reported(source: &Source) -> bool {
    !source.quoted && !is_primary(source.kind)
}

/// The council's name.
pub fn about(source: &Source) -> Option<String> {
    let gss = source.council.as_ref()?;
    Some(council(gss.as_str()).map_or_else(|| gss.to_string(), |council| council.name.clone()))
}

/// Page and paragraph, as far as they are known.
pub fn place(source: &Source) -> Option<String> {
    Some(match (source.page, source.paragraph) {
        (None, None) => return None,
        (Some(page), None) => format!("p. {page}"),
        (None, Some(paragraph)) => format!("paragraph {paragraph}"),
        (Some(page), Some(paragraph)) => format!("p. {page} (paragraph {paragraph})"),
    })
}

/// A date as far as it is known: `13 June 2017`, `June 2017`, `2017`.
pub fn day(date: PartialDate) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(m), Some(day)) => format!("{day} {} {year}", month(m)),
        (Some(m), None) => format!("{} {year}", month(m)),
        (None, _) => year.to_string(),
    }
}

/// Two dates with what they share said once: `27 February to 23 March 2017`, `20 to 31 January 2025`.
pub fn days(from: PartialDate, to: PartialDate) -> String {
    let known = |date: PartialDate| date.month().zip(date.day());
    let (Some((from_month, from_day)), true) = (known(from), known(to).is_some()) else {
        return if from == to {
            day(from)
        } else {
            format!("{} to {}", day(from), day(to))
        };
    };
    let end = day(to);
    match (from.year() == to.year(), Some(from_month) == to.month()) {
        _ if from == to => end,
        (true, true) => format!("{from_day} to {end}"),
        (true, false) => format!("{from_day} {} to {end}", month(from_month)),
        (false, _) => format!("{} to {end}", day(from)),
    }
}

fn month(number: i8) -> &'static str {
    let at = usize::try_from(number).unwrap_or_default().wrapping_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

/// Text as Markdown shows it letter by letter.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    for c in visible(text).chars() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$'
        );
        // A heading, a list or a rule only at the beginning of a line.
        let opening = start && matches!(c, '#' | '+' | '-' | '=');
        if special || opening {
            out.push('\\');
        }
        out.push(c);
        start = c == '\n' || (start && c == ' ');
    }
    out
}

/// Text as HTML shows it letter by letter.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
