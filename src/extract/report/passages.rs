//! The passages of a report that hold one finding each: numbered paragraphs, recommendations, bullets, and the paragraphs of
//! summaries, with the section they stand in.

use super::headings::{Found, Role, Under, heading, is_bare_grade, is_end_matter};
use super::lines::Line;
use crate::model::{Area, Span};

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its words without number or bullet. Where a page breaks inside it, what is printed there is within.
    pub(super) span: Span,
    /// What stands in its section.
    pub(super) role: Role,
    /// The area of its section.
    pub(super) area: Option<Area>,
    /// The report's own number of the paragraph, or of the one that a bullet stands in.
    pub(super) number: Option<u32>,
    /// Whether it is an item of a list.
    pub(super) bullet: bool,
}

/// Where a report's text begins to hold findings, and whose part that is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// Text before this byte is front matter.
    pub(super) from: usize,
    /// What stands there until the first heading.
    pub(super) role: Role,
    /// Whether the whole report is about the safeguarding board.
    pub(super) board: bool,
}

/// A paragraph's number may run ahead of the one before by this much: a few are lost in hidden lists.
const SKIPPED: u32 = 6;
/// An unnumbered line of at most this many bytes without a full stop is a heading that nobody listed.
const SUB_HEADING: usize = 90;
/// A line longer than this is a whole paragraph, in characters.
const WIDEST: usize = 140;
/// Fewer words than this are no passage: a label, a cell, a name.
const FEWEST: usize = 6;
/// A number makes a shorter one.
const FEWEST_NUMBERED: usize = 3;
/// And fewer than this are no item of a list.
const FEWEST_LISTED: usize = 2;

/// The passages of a report in order.
pub(super) fn passages(text: &str, lines: &[Line], opening: Opening) -> Vec<Passage> {
    let mut reader = Reader {
        text,
        role: opening.role,
        board: opening.board,
        area: Some(if opening.board {
            Area::Lscb
        } else {
            Area::Overall
        }),
        number: None,
        listed: None,
        contents: None,
        width: width(text, lines),
        open: None,
        leading: false,
        out: Vec::new(),
    };
    let mut at = lines.partition_point(|line| line.span.start < opening.from);
    while at < lines.len() {
        at += reader.line(&lines[at..], at.checked_sub(1).map(|before| &lines[before]));
    }
    reader.close();
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    role: Role,
    board: bool,
    area: Option<Area>,
    /// The last paragraph's number in this run of numbers.
    number: Option<u32>,
    /// The number of the paragraph in which a list stands.
    listed: Option<u32>,
    /// The page that the table of contents is on.
    contents: Option<usize>,
    /// Where lines were wrapped, in characters, if they were.
    width: Option<usize>,
    open: Option<Passage>,
    /// Whether the open passage has taken items of a list in.
    leading: bool,
    out: Vec<Passage>,
}

/// How a line begins.
enum Begins {
    Number(u32),
    Bullet,
    Words,
}

impl Reader<'_> {
    /// Takes in the first of these lines, and says how many it took.
    fn line(&mut self, lines: &[Line], before: Option<&Line>) -> usize {
        let line = &lines[0];
        // The first page is never the contents alone; a text without pages is one page.
        if line.page > 0 && self.contents == Some(line.page) {
            return 1;
        }
        // A number or a bullet may stand on a line of its own, before its words.
        let pending = self.open.as_ref().is_some_and(|open| open.span.is_empty());
        let fresh =
            line.opens || before.is_none_or(|before| ends_sentence(before.span.of(self.text)));
        let after_heading =
            self.open.is_none() && !before.is_some_and(|before| is_lone_bullet(self.text, before));
        if (fresh || after_heading)
            && !pending
            && let Some(found) = heading(self.text, lines)
        {
            self.section(&found, line.page);
            return found.lines;
        }
        if is_end_matter(self.text, line) {
            self.close();
            self.role = Role::Meanings;
            return 1;
        }
        if matches!(self.role, Role::Skip | Role::Meanings)
            || (fresh && is_bare_grade(self.text, &lines[..1]))
        {
            self.close();
            return 1;
        }
        let (begins, words) = begins(self.text, line.span);
        match begins {
            Begins::Number(number) if self.follows(number, line.opens || after_heading) => {
                self.close();
                (self.number, self.listed) = (Some(number), Some(number));
                self.begin(words, Some(number), false);
            }
            Begins::Bullet if self.leads(words) => {
                self.leading = true;
                if let Some(open) = &mut self.open {
                    open.span.end = words.end;
                }
            }
            Begins::Bullet => {
                self.close();
                self.begin(words, self.listed, true);
            }
            _ if fresh && !pending && is_sub_heading(self.text, lines) => self.close(),
            _ => self.words(line, before),
        }
        1
    }

    /// Whether the open passage leads to a list of parts of its own sentence: "Services to care leavers, including: • …".
    fn leads(&self, item: Span) -> bool {
        let part = item.of(self.text).starts_with(char::is_lowercase);
        let open = self
            .open
            .as_ref()
            .filter(|open| open.bullet || open.number.is_some());
        part && open.is_some_and(|open| self.leading || open.span.of(self.text).ends_with(':'))
    }

    /// Running words: they go on with the open passage, or begin one.
    fn words(&mut self, line: &Line, before: Option<&Line>) {
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|open| self.goes_on(open, line, before));
        match self.open.as_mut().filter(|_| goes_on) {
            Some(open) if open.span.is_empty() => open.span = line.span,
            Some(open) => open.span.end = line.span.end,
            None => {
                self.close();
                self.begin(line.span, None, false);
            }
        }
    }

    fn goes_on(&self, open: &Passage, line: &Line, before: Option<&Line>) -> bool {
        if open.span.is_empty() {
            return true;
        }
        let lower = line.span.of(self.text).starts_with(char::is_lowercase);
        let ended = ends_sentence(open.span.of(self.text));
        let turned = before.is_some_and(|before| before.page != line.page);
        match (open.bullet, open.number) {
            (true, _) => !line.opens || lower || (turned && !ended),
            // Nothing but numbered paragraphs stands among numbered paragraphs, so that one goes on over the page.
            (_, Some(_)) => !line.opens || lower || !ended || turned,
            _ => lower || !ended || !(line.opens || self.stopped_short(before, line)),
        }
    }

    /// Whether the line before had room for the next one's first word: then a paragraph ended there.
    fn stopped_short(&self, before: Option<&Line>, line: &Line) -> bool {
        let (Some(width), Some(before)) = (self.width, before) else {
            return false;
        };
        let next = line
            .span
            .of(self.text)
            .split_whitespace()
            .next()
            .unwrap_or_default();
        before.span.of(self.text).chars().count() + 1 + next.chars().count() < width
    }

    fn begin(&mut self, span: Span, number: Option<u32>, bullet: bool) {
        self.leading = false;
        self.open = Some(Passage {
            span,
            role: self.role,
            area: self.area,
            number,
            bullet,
        });
    }

    fn close(&mut self) {
        if let Some(passage) = self
            .open
            .take()
            .filter(|passage| is_passage(self.text, passage))
        {
            self.out.push(passage);
        }
    }

    /// Whether a number at the beginning of a line is the next paragraph's.
    fn follows(&self, number: u32, opens: bool) -> bool {
        match self.number {
            Some(last) => {
                number == last + 1
                    || (opens && (number == 1 || (last < number && number <= last + SKIPPED)))
            }
            None => opens || number == 1,
        }
    }

    fn section(&mut self, found: &Found, page: usize) {
        self.close();
        let heading = found.heading;
        if self.role == Role::Meanings && !heading.section {
            return;
        }
        match heading.under {
            Under::Board => self.board = true,
            Under::Council => self.board = false,
            Under::Area(_) if heading.section => self.board = false,
            _ => {}
        }
        self.area = match heading.under {
            Under::Area(area) => Some(area),
            Under::Same => self.area,
            _ if self.board => Some(Area::Lscb),
            _ => Some(Area::Overall),
        };
        // A graded heading that only parts lists elsewhere heads a section here.
        self.role = match heading.role {
            Some(role) => role,
            None if found.graded => Role::Findings,
            None => self.role,
        };
        self.listed = None;
        if heading.is_contents() {
            self.contents = Some(page);
        }
    }
}

/// The column at which lines were wrapped: nearly all are shorter. `None` when each paragraph is one line.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines
        .iter()
        .map(|line| line.span.of(text).chars().count())
        .collect();
    widths.sort_unstable();
    let at = widths.len() * 9 / 10;
    widths.get(at).copied().filter(|width| *width <= WIDEST)
}

/// A paragraph's number or a bullet, and the words behind it.
fn begins(text: &str, line: Span) -> (Begins, Span) {
    let words = line.of(text);
    let behind = |length: usize| {
        let rest = &words[length..];
        let start = line.end - rest.trim_start().len();
        Span::new(start, line.end)
    };
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let parted = words[digits..]
        .strip_prefix('.')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    if let Some(number) = words[..digits]
        .parse()
        .ok()
        .filter(|_| digits <= 3 && parted)
    {
        return (Begins::Number(number), behind(digits + 1));
    }
    match words.chars().next() {
        Some(c) if is_bullet(c) => (Begins::Bullet, behind(c.len_utf8())),
        _ => (Begins::Words, line),
    }
}

fn is_lone_bullet(text: &str, line: &Line) -> bool {
    let mut chars = line.span.of(text).chars();
    chars.next().is_some_and(is_bullet) && chars.next().is_none()
}

/// Bullets of reports, Wingdings of word processors among them. A dash parts a bullet further and stays in it.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣' | '▪' | '■' | '●' | '◼' | '◾' | '\u{F000}'..='\u{F0FF}'
    )
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(['’', '”', '"', '\'', ')', ']']);
    words.ends_with(['.', '!', '?', ':', ';', '…'])
}

/// A short line without a full stop, with something new behind it.
fn is_sub_heading(text: &str, lines: &[Line]) -> bool {
    let words = lines[0].span.of(text);
    let alone = lines
        .get(1)
        .is_none_or(|next| next.opens || !matches!(begins(text, next.span).0, Begins::Words));
    alone
        && words.len() <= SUB_HEADING
        && words.starts_with(char::is_uppercase)
        && !words.ends_with(['.', '!', '?', ',', ';'])
}

/// Whether there is enough in it to be one: a sentence, or an item of a list.
fn is_passage(text: &str, passage: &Passage) -> bool {
    let words = passage.span.of(text);
    let all = words.split_whitespace();
    let all = all.filter(|word| word.contains(char::is_alphabetic));
    let count = all.take(FEWEST).count();
    if passage.bullet {
        return count >= FEWEST_LISTED && !words.ends_with(':');
    }
    let footnote = words.starts_with(char::is_numeric);
    if passage.number.is_some() {
        return count >= FEWEST_NUMBERED;
    }
    count >= FEWEST && ends_sentence(words) && !words.ends_with(':') && !footnote
}
