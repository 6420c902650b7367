//! Letters after a monitoring visit or a focused visit: a subject line after "Dear …", findings, no grades.

use super::Report;
use super::council;
use super::headings::Role;
use super::lines::Line;
use super::passages::{self, Opening};
use super::words::{Word, find, plain, printed, starts_with, words};
use crate::extract::dates::{DateSpan, dates_in};
use crate::model::{DateOrigin, Dated, DocumentKind, Framework, Inspection, Span};

/// How subject lines begin.
const SUBJECTS: &[(&str, DocumentKind)] = &[
    ("monitoring visit of", DocumentKind::MonitoringLetter),
    ("monitoring visit to", DocumentKind::MonitoringLetter),
    ("ofsted monitoring visit of", DocumentKind::MonitoringLetter),
    ("ofsted monitoring visit to", DocumentKind::MonitoringLetter),
    ("focused visit to", DocumentKind::FocusedVisitLetter),
    ("focused visit of", DocumentKind::FocusedVisitLetter),
    ("ilacs focused visit to", DocumentKind::FocusedVisitLetter),
];

/// How a letter greets whom it is written to.
pub(super) const GREETING: &str = "Dear ";
/// It stands among the first lines, below addresses; the subject among the next.
const DEAR_WITHIN: usize = 60;
const SUBJECT_WITHIN: usize = 4;
/// A subject with a long council's name wraps over so many lines.
const SUBJECT_LINES: usize = 3;
/// What stands behind the council's name, and how subjects end.
const NAME_ENDS: &[&str] = &[
    "local authority",
    "childrens services",
    "childrens social care",
];
const SUBJECT_ENDS: &[&str] = &["services", "childrens social care", "local authority"];
/// The days of the visit stand in the first sentence, in bytes.
const DAYS_WITHIN: usize = 400;

/// Where a letter names its subject: its greeting and the subject among its lines, and how many words stand before the
/// council's name.
pub(super) struct Subject {
    dear: usize,
    at: usize,
    kind: DocumentKind,
    before: usize,
}

/// The subject of a letter; `None` when it is no letter of Ofsted's.
pub(super) fn subject(text: &str, lines: &[Line]) -> Option<Subject> {
    let dear = lines
        .iter()
        .take(DEAR_WITHIN)
        .position(|line| line.span.of(text).starts_with(GREETING))?;
    // Above the greeting stands an address: whoever writes sentences there only sets a letter out in a paper of their own.
    if lines[..dear].iter().any(|line| is_sentence(text, line)) {
        return None;
    }
    let near = lines.iter().enumerate().skip(dear + 1);
    near.take(SUBJECT_WITHIN).find_map(|(at, line)| {
        let words = words(text, line.span);
        let (subject, kind) = SUBJECTS
            .iter()
            .find(|(subject, _)| starts_with(&words, subject))?;
        Some(Subject {
            dear,
            at,
            kind: *kind,
            before: subject.split(' ').count(),
        })
    })
}

/// No line of an address has so many words and a full stop.
const SENTENCE: usize = 8;

fn is_sentence(text: &str, line: &Line) -> bool {
    line.span.of(text).trim_end().ends_with('.') && words(text, line.span).len() >= SENTENCE
}

/// Reads a letter; `None` when it is none.
pub(super) fn read(text: &str, lines: &[Line]) -> Option<Report> {
    let Subject {
        dear,
        at,
        kind,
        before,
    } = subject(text, lines)?;
    let subject: Vec<Word<'_>> = lines[at..]
        .iter()
        .take(SUBJECT_LINES)
        .flat_map(|line| words(text, line.span))
        .collect();
    let named = before
        + NAME_ENDS
            .iter()
            .filter_map(|end| find(&subject[before..], end))
            .min()?;
    let name = printed(text, &subject[before..named]);
    let behind = SUBJECT_ENDS
        .iter()
        .find_map(|end| Some(find(&subject[named..], end)? + end.split(' ').count()));
    let end = named + behind.unwrap_or(1);
    let from = subject[end - 1].span.end;
    let body = Span::new(
        from,
        text.floor_char_boundary((from + DAYS_WITHIN).min(text.len())),
    );
    let days = dates_in(text, body);
    let head = Span::new(0, lines[dear].span.start);
    let written = dates_in(text, head)
        .into_iter()
        .find(|date| date.first.day().is_some());
    let opening = Opening {
        from,
        role: Role::Findings,
        board: false,
    };
    let mut found = passages::passages(text, lines, opening);
    // "This letter summarises …" says what the letter is.
    found.retain(|passage| !passage.span.of(text).starts_with("This letter "));
    Some(Report {
        council: council::titled(&name, days.first().map(DateSpan::end)),
        title_council: name,
        rows: Vec::new(),
        passages: found,
        inspection: Inspection {
            kind,
            framework: (kind == DocumentKind::FocusedVisitLetter).then_some(Framework::Ilacs),
            title: printed(text, &subject[..end]),
            start: days.first().map(|date| date.first),
            end: days.first().map(DateSpan::end),
            published: written.map(|date| Dated {
                date: date.first,
                origin: DateOrigin::Text,
            }),
            lead_inspector: signature(text, lines),
        },
    })
}

/// The name under "Yours sincerely".
fn signature(text: &str, lines: &[Line]) -> Option<String> {
    let at = lines
        .iter()
        .rposition(|line| starts_with(&words(text, line.span), "yours sincerely"))?;
    let name = plain(lines.get(at + 1)?.span.of(text));
    let name = name
        .split(',')
        .next()
        .unwrap_or_default()
        .trim_end_matches(" HMI")
        .trim();
    let words = name.split(' ').count();
    (name.starts_with(char::is_uppercase) && (2..=5).contains(&words)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::report::lines::lines;
    use crate::model::FindingKind;

    const LETTER: &str = "Ofsted\nAgora\nNottingham\nNG1 6HJ\n\n8 June 2018\n\nNora Sedge\nDirector of Children’s Services\n\
        Mallow Council\n\nDear Nora\n\nMonitoring visit of Mallow children’s services\n\nThis letter summarises the \
        findings of the monitoring visit to Mallow children’s services on 15 and 16 May 2018. The visit was the third since \
        the local authority was judged inadequate.\n\nAreas covered by the visit\n\nInspectors looked at the front door.\n\n\
        Overview\n\nProgress is too slow for many children.\n\nFindings and evaluation of progress\n\nPlans are late, and \
        managers do not challenge the delay.\n\n• Supervision of social workers is regular\n\nYours sincerely\n\nIvo Reed\nHer \
        Majesty’s Inspector\n";

    #[test]
    fn a_monitoring_letter_is_known_by_its_subject() {
        let report = read(LETTER, &lines(LETTER, &[])).unwrap();
        let inspection = &report.inspection;
        assert_eq!(inspection.kind, DocumentKind::MonitoringLetter);
        assert_eq!(inspection.framework, None);
        assert_eq!(report.title_council, "Mallow");
        assert_eq!(inspection.start.unwrap().to_string(), "2018-05-15");
        assert_eq!(inspection.end.unwrap().to_string(), "2018-05-16");
        assert_eq!(inspection.published.unwrap().date.to_string(), "2018-06-08");
        assert_eq!(inspection.lead_inspector.as_deref(), Some("Ivo Reed"));
        assert!(report.judgements().is_empty());
        let found: Vec<_> = report
            .findings(LETTER, None)
            .iter()
            .map(|f| f.span.of(LETTER))
            .collect();
        assert_eq!(
            found,
            [
                "Progress is too slow for many children.",
                "Plans are late, and managers do not challenge the delay.",
                "Supervision of social workers is regular",
            ]
        );
    }

    #[test]
    fn a_focused_visit_letter_tells_what_to_improve() {
        let text = "8 June 2019\n\nDear Nora\n\nFocused visit to Mallow local authority children’s\nservices\n\nThis letter \
            summarises the findings of a focused visit on 24 January 2019.\n\nWhat needs to improve in this area of social work \
            practice?\n\n• The timeliness of plans.\n\nMain findings\n\nPlans are clear and help children.\n";
        let report = read(text, &lines(text, &[])).unwrap();
        assert_eq!(report.inspection.kind, DocumentKind::FocusedVisitLetter);
        assert_eq!(
            report.inspection.title,
            "Focused visit to Mallow local authority children’s services"
        );
        let kinds: Vec<_> = report
            .findings(text, None)
            .iter()
            .map(|finding| finding.kind)
            .collect();
        assert_eq!(kinds, [FindingKind::Recommendation, FindingKind::Finding]);
    }

    #[test]
    fn another_letter_is_none() {
        let text = "Dear Nora\n\nWe write about the monitoring visit to Mallow.\n";
        assert!(read(text, &lines(text, &[])).is_none());
    }
}
