//! Who led an inspection.

use super::words::plain;

/// What follows a lead inspector's name: rank, body, or the next person of the team.
const RANKS: &[&str] = &[
    "her majesty",
    "his majesty",
    "hmi",
    "shmi",
    "senior",
    "ofsted",
    "regulatory inspector",
    "social care",
    "contracted",
    "additional inspector",
    "deputy",
    "team inspector",
    "shadow",
    "quality assurance",
    "inspection date",
    "judgement",
];

/// The lead inspector's name; `lines` are the words of the report's lines. It stands on the front page since 2018, before
/// that at the end; a rank may follow on the same line or the next.
pub(super) fn lead_inspector<'l>(lines: impl Iterator<Item = &'l str>) -> Option<String> {
    let mut lines = lines.skip_while(|line| label(line).is_none()).take(5);
    let first = lines.next().and_then(label)?;
    let mut value = plain(first);
    for line in lines {
        let line = plain(line);
        let joined = value.is_empty() || value.ends_with([',', '&']) || value.ends_with(" and");
        let continues =
            joined || line.starts_with("and ") || RANKS[..4].iter().any(|rank| begins(&line, rank));
        if !continues {
            break;
        }
        value = format!("{value} {line}");
    }
    let names: Vec<&str> = value
        .split([',', ';', '&', '('])
        .flat_map(|part| part.split(" and "))
        .map(|part| unranked(part.trim().trim_start_matches("and ")))
        .filter(|part| is_name(part))
        .collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

fn label(line: &str) -> Option<&str> {
    [
        "Lead inspector",
        "Lead Inspector",
        "LEAD INSPECTOR",
        "Reporting inspector",
        "Reporting Inspector",
    ]
    .iter()
    .find_map(|label| line.strip_prefix(label))
    .map(|rest| {
        rest.trim_start_matches(['s', 'S'])
            .trim_start_matches([':', ' ', '\t', '\u{A0}', '–', '-'])
    })
}

fn begins(line: &str, lower: &str) -> bool {
    line.get(..lower.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(lower))
}

/// A name up to the rank behind it.
fn unranked(part: &str) -> &str {
    let lower = part.to_ascii_lowercase();
    let cut = RANKS.iter().filter_map(|rank| {
        let at = lower.find(rank)?;
        (at == 0 || lower[..at].ends_with(' ')).then_some(at)
    });
    part[..cut.min().unwrap_or(part.len())].trim_end_matches(['.', ' ', ':'])
}

fn is_name(part: &str) -> bool {
    let words = part.split(' ').count();
    part.starts_with(char::is_uppercase)
        && (2..=5).contains(&words)
        && !part.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_inspector_is_a_name_without_rank() {
        for (text, name) in [
            ("Lead inspector: Neil Sedge HMI", "Neil Sedge"),
            (
                "Lead inspector: Nora Sedge, His Majesty’s Inspector",
                "Nora Sedge",
            ),
            (
                "Lead inspector: Nora Sedge\nHer Majesty’s Inspector\nJudgement",
                "Nora Sedge",
            ),
            (
                "Lead inspector:\nNora Sedge\nHer Majesty’s Inspector",
                "Nora Sedge",
            ),
            ("Reporting inspector Nora Sedge HMI", "Nora Sedge"),
            (
                "Lead inspector: Nora Sedge HMI.\nTeam inspectors: Ivo Reed HMI",
                "Nora Sedge",
            ),
            (
                "Lead inspector: Nora O’Sedge\nDeputy lead inspector: Ivo Reed",
                "Nora O’Sedge",
            ),
            (
                "Lead inspector: Nora Sedge, Senior His Majesty’s Inspector",
                "Nora Sedge",
            ),
            (
                "Lead inspectors: Nora Sedge and Ivo Reed, His Majesty’s Inspectors",
                "Nora Sedge and Ivo Reed",
            ),
            (
                "Lead inspectors: Nora Sedge, Her Majesty’s Inspector, and\nIvo van Reed, Her Majesty’s Inspector",
                "Nora Sedge and Ivo van Reed",
            ),
            (
                "Lead inspector: Nora Sedge Deputy lead inspector: Ivo Reed",
                "Nora Sedge",
            ),
        ] {
            assert_eq!(
                lead_inspector(text.lines()).as_deref(),
                Some(name),
                "{text}"
            );
        }
        assert_eq!(
            lead_inspector("lead inspector attended by both".lines()),
            None
        );
    }
}
