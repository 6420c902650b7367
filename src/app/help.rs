//! The help, made from the action table and the keymap that is in force.

use tui_input::Input;

use super::line;
use super::wrap::wrap;
use super::{ACTIONS, About, Action, Context, Keymap};

/// Where the reader is in the help, and what is looked for in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leafing {
    /// The first line in sight.
    pub(crate) top: usize,
    /// Whether keys go into the line.
    pub(crate) typing: bool,
    /// The line.
    pub(crate) input: Input,
}

impl Leafing {
    /// What is looked for.
    pub(crate) fn typed(&self) -> &str {
        self.input.value()
    }

    /// Whether the line is in sight.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.typing || !self.typed().is_empty()
    }

    pub(super) fn insert(&mut self, text: &str) {
        line::insert(&mut self.input, text);
        self.top = 0;
    }

    pub(super) fn edit(&mut self, action: Action) {
        line::edit(&mut self.input, action);
        self.top = 0;
    }

    /// Clears the line, or leaves it; whether there was one.
    pub(super) fn back(&mut self) -> bool {
        let narrowed = self.is_narrowed();
        *self = Self::default();
        narrowed
    }
}

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// The name of a group.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// A key and what it does, close together.
    Pair(String, &'static str),
    /// Words of its own.
    Plain(&'static str),
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

/// What a newcomer needs first.
const FIRST: &[Action] = &[
    Action::Filter,
    Action::Open,
    Action::Back,
    Action::Next,
    Action::Explain,
    Action::CopyCited,
    Action::Primary,
    Action::Mark,
    Action::Undo,
    Action::Palette,
    Action::Quit,
];

/// What the filter understands beside words: a value of each field, and what it asks for.
const FIELDS: &[(&str, &str)] = &[
    ("drift delay", "both words in any order, typos forgiven"),
    ("\"lacks rigour\"", "this phrase"),
    ("-adoption", "without this word"),
    ("council:glouc", "a council by name, short form or code"),
    (
        "speaker:ofsted",
        "who says it: ofsted, council, other, or a name",
    ),
    ("theme:workforce", "one of the themes"),
    (
        "kind:recommendation",
        "finding, recommendation, judgement or response",
    ),
    ("grade:inadequate", "overall grade of the inspection"),
    ("year:2017..2019", "published or inspected in these years"),
    ("publisher:bbc", "who published it"),
    ("doc:d3", "one document"),
    (
        "trace:altered",
        "what became of Ofsted's words: verbatim, cut, altered, not_found, no_primary",
    ),
    (
        "is:marked",
        "what you marked; has:note and tag:urgent likewise",
    ),
    (
        "is:latest",
        "the latest report alone; is:concern, is:strength",
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

/// A row of the help: what is looked for in it, and its lines.
type Row = (String, Vec<Line>);

/// The help, line by line, for a panel of this many columns: what holds every word of `sought`, or all of it.
pub(crate) fn lines(keymap: &Keymap, columns: u16, sought: &str) -> Vec<Line> {
    let sought = sought.to_lowercase();
    let wanted: Vec<&str> = sought.split_whitespace().collect();
    let places = Context::ALL.map(|context| {
        (
            context.heading(),
            keys(keymap, context, columns, ACTIONS.iter()),
        )
    });
    // What is looked for is found once: among the keys of its place.
    let first = if wanted.is_empty() { FIRST } else { &[] };
    let first = first
        .iter()
        .filter_map(|first| ACTIONS.iter().find(|about| about.action == *first));
    let begin = [
        (
            "To begin with",
            keys(keymap, Context::Panes, columns, first),
        ),
        ("Whose words", marks(MARKS)),
        ("The filter", fields(columns)),
        ("Latest overall grade", marks(GRADES)),
        ("Your own work", marks(SIGNS)),
    ];
    let mut lines = Vec::new();
    for (heading, rows) in begin.into_iter().chain(places) {
        let holds = |text: &str| {
            let text = format!("{heading} {text}").to_lowercase();
            wanted.iter().all(|word| text.contains(word))
        };
        let rows = rows.into_iter().filter(|(text, _)| holds(text));
        let rows: Vec<Line> = rows.flat_map(|(_, lines)| lines).collect();
        if !rows.is_empty() {
            lines.push(Line::Heading(heading));
            lines.extend(rows);
            lines.push(Line::Blank);
        }
    }
    lines.pop();
    lines
}

fn marks(marks: &[(char, &'static str)]) -> Vec<Row> {
    let row = |(mark, text): &(char, &'static str)| {
        (format!("{mark} {text}"), vec![Line::Mark(*mark, text)])
    };
    marks.iter().map(row).collect()
}

/// What the filter understands.
fn fields(columns: u16) -> Vec<Row> {
    let row = |(typed, text): &(&'static str, &'static str)| {
        (format!("{typed} {text}"), beside(typed, text, columns))
    };
    FIELDS.iter().map(row).collect()
}

/// The keys of some actions in a place.
fn keys(
    keymap: &Keymap,
    context: Context,
    columns: u16,
    actions: impl Iterator<Item = &'static About>,
) -> Vec<Row> {
    let row = |about: &'static About| {
        let chords = keymap.keys(context, about.action).iter();
        let keys = chords
            .map(super::Chord::label)
            .collect::<Vec<_>>()
            .join("  ");
        let text = format!("{keys} {} {}", about.help, about.action.name());
        (!keys.is_empty()).then(|| (text, beside(&keys, about.help, columns)))
    };
    actions.filter_map(row).collect()
}

/// Something typed or pressed, and what it does: beside it, or below where there is no room.
fn beside(typed: &str, told: &'static str, columns: u16) -> Vec<Line> {
    let inside = columns.saturating_sub(4);
    let beside = columns >= BESIDE;
    let room = inside.saturating_sub(if beside { inside / 3 } else { 4 });
    let wrapped = wrap(told, room.max(1).into());
    let mut told = wrapped.into_iter().map(|line| &told[line]);
    let first = if beside { told.next() } else { None };
    let mut lines = vec![Line::Keys(typed.to_owned(), first.unwrap_or_default())];
    lines.extend(told.map(|line| {
        if beside {
            Line::Keys(String::new(), line)
        } else {
            Line::Text(line)
        }
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;

    #[test]
    fn whatever_the_help_says_of_the_filter_is_understood_by_it() {
        for (typed, _) in FIELDS {
            assert!(Query::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn the_help_begins_with_what_a_newcomer_needs() {
        let keymap = Keymap::standard();
        let all = lines(&keymap, 100, "");
        assert_eq!(all[0], Line::Heading("To begin with"));
        let begun = all.iter().take_while(|line| **line != Line::Blank);
        assert_eq!(begun.count(), FIRST.len() + 1);
        let heading = |line: &Line| matches!(line, Line::Heading("To begin with"));
        assert!(!lines(&keymap, 100, "undo").iter().any(heading));
    }
}
