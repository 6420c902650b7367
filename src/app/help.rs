//! The help, made from the action table and the keymap that is in force.

use super::about::ACTIONS;
use super::context::Context;
use super::keymap::Keymap;

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// The name of a group.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// What the keys on the line above do.
    Text(&'static str),
    /// A mark and what it stands for.
    Mark(char, &'static str),
    /// Nothing.
    Blank,
}

const MARKS: &[(char, &str)] = &[
    (
        'O',
        "Ofsted's words; small o: Ofsted reported without quotation marks",
    ),
    ('C', "the council's words; small c: reported"),
    ('X', "somebody else's words; small x: reported"),
    ('?', "the text does not say whose words"),
    (
        '▌',
        "the selected finding, or the selection of a pane without focus",
    ),
];

const GRADES: &[(char, &str)] = &[
    ('▲', "outstanding"),
    ('●', "good"),
    ('◆', "requires improvement"),
    ('■', "adequate (to 2013)"),
    ('▼', "inadequate"),
    ('○', "not judged"),
    ('·', "no grade held: the reports in the library give none"),
];

const SIGNS: &[(char, &str)] = &[
    ('*', "marked"),
    ('+', "with a note"),
    ('#', "with a tag"),
    ('>', "in a briefing"),
];

/// Narrower than this, what a key does stands on a line of its own.
const BESIDE: u16 = 60;

/// The help, line by line, for a panel of this many columns.
pub(crate) fn lines(keymap: &Keymap, columns: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    for context in Context::ALL {
        let rows = ACTIONS.iter().flat_map(|about| {
            let keys = keymap.keys(context, about.action);
            let keys = keys
                .iter()
                .map(super::Chord::label)
                .collect::<Vec<_>>()
                .join("  ");
            match (keys.is_empty(), columns < BESIDE) {
                (true, _) => vec![],
                (_, true) => vec![Line::Keys(keys, ""), Line::Text(about.help)],
                (_, false) => vec![Line::Keys(keys, about.help)],
            }
        });
        group(&mut lines, context.heading(), rows);
    }
    group(
        &mut lines,
        "Whose words",
        MARKS.iter().map(|(mark, text)| Line::Mark(*mark, text)),
    );
    group(
        &mut lines,
        "Latest overall grade",
        GRADES.iter().map(|(mark, text)| Line::Mark(*mark, text)),
    );
    group(
        &mut lines,
        "Your own work",
        SIGNS.iter().map(|(mark, text)| Line::Mark(*mark, text)),
    );
    lines.pop();
    lines
}

fn group(lines: &mut Vec<Line>, heading: &'static str, rows: impl Iterator<Item = Line>) {
    lines.push(Line::Heading(heading));
    lines.extend(rows);
    lines.push(Line::Blank);
}
