//! Whose words a passage or a quotation holds, and how that is known, in as many words as fit.

use super::words::{mark, place, who};
use super::{shorten, width};
use crate::library::DocumentView;
use crate::model::trace::is_primary;
use crate::model::visible::visible_line;
use crate::model::{FindingRow, Quotation, QuotationKind, QuotationRow, SpeakerClass};

/// Whose words a passage holds: a small letter when an article tells in its own words what was said.
pub(crate) fn said(class: SpeakerClass, reported: bool) -> String {
    let (mark, who) = (mark(class), who(class));
    if reported {
        format!("{} {who}, reported", mark.to_ascii_lowercase())
    } else {
        format!("{mark} {who}")
    }
}

/// The letter of a quotation's speaker class, a small one for speech reported without quotation marks.
const fn letter(quotation: &Quotation) -> char {
    let mark = mark(quotation.class);
    match quotation.kind {
        QuotationKind::Indirect => mark.to_ascii_lowercase(),
        _ => mark,
    }
}

/// Whose words a quotation holds and how that is known.
pub(crate) struct Explanation {
    /// Who said it.
    pub(crate) who: String,
    /// How sure that is.
    pub(crate) sure: String,
    /// Cue, rule, kind and place, a line each.
    pub(crate) why: Vec<String>,
}

/// Explains a quotation, which has this number among all of its document.
pub(crate) fn explanation(
    row: &QuotationRow,
    council: Option<&str>,
    (number, all): (usize, usize),
) -> Explanation {
    let quotation = &row.quotation;
    let class = who(quotation.class);
    let speaker = quotation.speaker.as_deref().map(visible_line);
    let named = speaker.filter(|s| !s.eq_ignore_ascii_case(class));
    let whose = match (quotation.class, named) {
        (SpeakerClass::Unattributed, None) => "the text does not say whose words".to_owned(),
        (_, Some(name)) => format!("{class}: {name}"),
        (_, None) => class.to_owned(),
    };
    let cue = quotation.cue.as_deref().map(str::trim);
    let cue = cue.filter(|cue| !cue.is_empty()).map_or_else(
        || "none".to_owned(),
        |cue| format!("“{}”", visible_line(cue)),
    );
    let page = row.page.map(|page| format!("p.{page}"));
    let about = council.map(|name| format!("about {name}"));
    let order = Some(format!("quotation {number} of {all}"));
    let place: Vec<String> = [about, page, order].into_iter().flatten().collect();
    Explanation {
        who: format!("{} {whose}", letter(quotation)),
        sure: format!("{:.0}% sure", quotation.confidence * 100.0),
        why: vec![
            format!("cue    {cue}"),
            format!("rule   {}", visible_line(&quotation.rule)),
            format!("kind   {}", how(quotation.kind)),
            format!("place  {}", place.join(" · ")),
        ],
    }
}

/// Explains a finding in which nobody is quoted.
pub(crate) fn unquoted(document: &DocumentView, row: &FindingRow) -> Explanation {
    let (finding, kind) = (&row.finding, document.summary.kind);
    let quotations = document.quotations.iter().map(|row| &row.quotation);
    let reported = finding.is_reported(kind, quotations);
    let how = match (is_primary(kind), reported) {
        (true, _) => "the report's own words: nobody is quoted in this finding",
        (false, true) => "told in the document's own words, without quotation marks",
        (false, false) => "nobody is quoted in this finding",
    };
    let place = place(row.page, finding.paragraph);
    let place = [finding.kind.to_string(), place];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    Explanation {
        who: said(finding.class, reported),
        sure: String::new(),
        why: vec![
            format!("how    {how}"),
            format!("place  {}", place.join(" · ")),
        ],
    }
}

/// How quoted words stand in the text.
const fn how(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct, a whole utterance",
        QuotationKind::Fragment => "fragment, in another's sentence",
        QuotationKind::Block => "block, announced by a colon",
        QuotationKind::Heading => "heading, quoted in a headline",
        QuotationKind::Indirect => "indirect, reported without quotation marks",
    }
}

/// Who said a quotation and how that is known: as much as fits, most important first, nothing cut in the middle.
pub(crate) fn attribution(row: &QuotationRow, columns: usize) -> String {
    let quotation = &row.quotation;
    let class = who(quotation.class);
    let speaker = quotation.speaker.as_deref().map(visible_line);
    let named = speaker.filter(|s| !s.eq_ignore_ascii_case(class));
    let who = named.map_or(class.to_owned(), |name| format!("{class}: {name}"));
    let cue = quotation
        .cue
        .as_deref()
        .map(|cue| format!(" · “{}”", visible_line(cue.trim())));
    let parts = [
        cue.unwrap_or_default(),
        format!(" · {}", quotation.kind),
        format!(" · {:.0}% sure", quotation.confidence * 100.0),
    ];
    let text = shorten(&format!("{} {who}", letter(quotation)), columns);
    parts.into_iter().fold(text, |text, part| {
        if width(&text) + width(&part) <= columns {
            text + &part
        } else {
            text
        }
    })
}

/// The same with where the words stand in a report, which comes before how it is known who said them: beside it the
/// speaker's name, the class or its mark alone, whichever fits.
pub(crate) fn traced_attribution(row: &QuotationRow, traced: &str, columns: usize) -> String {
    if traced.is_empty() {
        return attribution(row, columns);
    }
    let left = columns.saturating_sub(width(traced) + 3);
    let letter = letter(&row.quotation);
    let named = attribution(row, left);
    let short = format!("{letter} {}", who(row.quotation.class));
    let whose = [named, short, letter.to_string()];
    let fits = whose
        .iter()
        .find(|whose| width(whose) <= left && !whose.ends_with('…'));
    let whose = fits.unwrap_or(&whose[2]);
    shorten(&format!("{whose} · {traced}"), columns)
}
