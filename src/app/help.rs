//! The help, made from the action table and the keymap that is in force.

use tui_input::Input;

use super::line;
use super::wrap::wrap;
use super::{ACTIONS, Action, Context, Keymap};

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
    let places = Context::ALL.map(|context| (context.heading(), keys(keymap, context, columns)));
    let signs = [
        ("Whose words", marks(MARKS)),
        ("Latest overall grade", marks(GRADES)),
        ("Your own work", marks(SIGNS)),
    ];
    let mut lines = Vec::new();
    for (heading, rows) in places.into_iter().chain(signs) {
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

/// The keys of a place.
fn keys(keymap: &Keymap, context: Context, columns: u16) -> Vec<Row> {
    let inside = columns.saturating_sub(4);
    let beside = columns >= BESIDE;
    let room = inside
        .saturating_sub(if beside { inside / 3 } else { 4 })
        .max(1);
    let row = |about: &'static super::About| {
        let chords = keymap.keys(context, about.action).iter();
        let keys = chords
            .map(super::Chord::label)
            .collect::<Vec<_>>()
            .join("  ");
        if keys.is_empty() {
            return None;
        }
        let text = format!("{keys} {} {}", about.help, about.action.name());
        let wrapped = wrap(about.help, room.into());
        let mut help = wrapped.into_iter().map(|line| &about.help[line]);
        let first = if beside { help.next() } else { None };
        let mut lines = vec![Line::Keys(keys, first.unwrap_or_default())];
        let further = |line| {
            if beside {
                Line::Keys(String::new(), line)
            } else {
                Line::Text(line)
            }
        };
        lines.extend(help.map(further));
        Some((text, lines))
    };
    ACTIONS.iter().filter_map(row).collect()
}
