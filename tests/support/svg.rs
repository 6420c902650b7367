//! A drawn screen as an SVG picture: one that stands still, or one that moves from screen to screen.
//!
//! Words are text, pinned to their columns whatever font the viewer has; lines are drawn, so that they meet in every font.

#![allow(dead_code, reason = "each test uses its part")]

use std::fmt::Write as _;

use casebook::export::citation::html;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A cell in pixels; tenths of a pixel for the width.
const WIDE: u32 = 84;
const HIGH: u32 = 17;
/// Around the cells.
const EDGE: u32 = 12;

/// What is on a screen.
#[derive(Debug, Clone)]
pub(crate) struct Shot {
    pub(crate) cells: Buffer,
    /// Column and row of the cursor, when it is shown.
    pub(crate) cursor: Option<(u16, u16)>,
}

/// The colours of the terminal that a picture shows: ground, words, and the sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paper {
    ground: [u8; 3],
    words: [u8; 3],
    sixteen: [[u8; 3]; 16],
}

const fn rgb(colour: u32) -> [u8; 3] {
    let [_, r, g, b] = colour.to_be_bytes();
    [r, g, b]
}

const fn sixteen(colours: [u32; 16]) -> [[u8; 3]; 16] {
    let mut out = [[0; 3]; 16];
    let mut at = 0;
    while at < 16 {
        out[at] = rgb(colours[at]);
        at += 1;
    }
    out
}

pub(crate) const DARK: Paper = Paper {
    ground: rgb(0x16_18_1d),
    words: rgb(0xd5_da_e3),
    sixteen: sixteen([
        0x1f_23_2b, 0xf2_77_7a, 0x8f_d1_8f, 0xe8_c2_68, 0x7f_b0_ff, 0xd5_a6_f0, 0x77_d1_d6,
        0xc6_cc_d6, 0x8a_93_a3, 0xff_9a_9c, 0xae_e7_ae, 0xff_d8_66, 0xa8_c9_ff, 0xe8_b8_ff,
        0x8c_e3_f0, 0xff_ff_ff,
    ]),
};

pub(crate) const LIGHT: Paper = Paper {
    ground: rgb(0xff_ff_ff),
    words: rgb(0x1f_23_28),
    sixteen: sixteen([
        0x1f_23_28, 0xb4_23_18, 0x1a_7f_37, 0x8a_5a_00, 0x0b_57_c2, 0x8b_2f_a8, 0x00_6f_7a,
        0x6b_72_80, 0x59_61_6e, 0xcf_22_2e, 0x11_63_29, 0x7a_52_00, 0x1f_6f_eb, 0xa2_4b_c0,
        0x00_80_8c, 0xff_ff_ff,
    ]),
};

/// A picture of one screen.
pub(crate) fn still(shot: &Shot, title: &str, paper: &Paper) -> String {
    let mut ink = Ink::of(paper);
    let mut rows = String::new();
    for y in 0..shot.cells.area.height {
        rows += &placed(y, "", &ink.row(shot, y));
    }
    whole(shot, title, &ink, "", &rows)
}

/// A picture that goes through screens of one size, each shown for so many tenths of a second, over and over. Where nothing
/// may move, the last one stands.
pub(crate) fn moving(frames: &[(Shot, u32)], title: &str, paper: &Paper) -> String {
    let mut ink = Ink::of(paper);
    let last = frames.len() - 1;
    let mut spans: Vec<[usize; 2]> = Vec::new();
    let mut rows = String::new();
    for y in 0..frames[0].0.cells.area.height {
        let drawn: Vec<String> = frames.iter().map(|(shot, _)| ink.row(shot, y)).collect();
        let mut from = 0;
        // A row that stays the same from frame to frame is held once.
        for same in drawn.chunk_by(|a, b| a == b) {
            let span = [from, from + same.len() - 1];
            from += same.len();
            if span == [0, last] {
                rows += &placed(y, "", &same[0]);
                continue;
            }
            if !spans.contains(&span) {
                spans.push(span);
            }
            let class = format!(" class=\"{}\"", named(span));
            rows += &placed(y, &class, &same[0]);
        }
    }
    whole(&frames[last].0, title, &ink, &timed(frames, &spans), &rows)
}

fn named([from, to]: [usize; 2]) -> String {
    format!("f{from}-{to}")
}

/// When what is shown for these spans of frames is shown.
fn timed(frames: &[(Shot, u32)], spans: &[[usize; 2]]) -> String {
    let until = |frame: usize| {
        frames[..frame]
            .iter()
            .map(|(_, tenths)| tenths)
            .sum::<u32>()
    };
    let total = until(frames.len());
    let (mut still, mut steps, mut moving) = (String::new(), String::new(), String::new());
    for [from, to] in spans.iter().copied() {
        let name = named([from, to]);
        let percent = |frame| f64::from(until(frame)) * 100.0 / f64::from(total);
        let mut step = String::new();
        if from > 0 {
            step += "0%{visibility:hidden}";
        }
        let _ = write!(step, "{:.2}%{{visibility:visible}}", percent(from));
        if to + 1 < frames.len() {
            let _ = write!(step, "{:.2}%{{visibility:hidden}}", percent(to + 1));
            let _ = writeln!(still, ".{name}{{visibility:hidden}}");
        }
        let _ = writeln!(steps, "@keyframes {name}{{{step}}}");
        let _ = writeln!(moving, ".{name}{{animation-name:{name}}}");
    }
    let seconds = f64::from(total) / 10.0;
    format!(
        "{still}{steps}@media (prefers-reduced-motion:no-preference){{\n\
         g{{animation:{seconds:.1}s step-end infinite}}\n{moving}}}\n"
    )
}

fn placed(y: u16, class: &str, row: &str) -> String {
    if row.is_empty() {
        return String::new();
    }
    let down = u32::from(y) * HIGH;
    format!("<g{class} transform=\"translate(0 {down})\">\n{row}</g>\n")
}

fn whole(shot: &Shot, title: &str, ink: &Ink, style: &str, rows: &str) -> String {
    let area = shot.cells.area;
    let width = (u32::from(area.width) * WIDE).div_ceil(10) + 2 * EDGE;
    let height = u32::from(area.height) * HIGH + 2 * EDGE;
    let title = html(title);
    // A painted look covers its edge too.
    let ground = ink.look(&shot.cells[(0, 0)]).ground;
    let (ground, classes) = (hex(ground), ink.classes());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"title\">\n<title id=\"title\">{title}</title>\n<style>\n\
         text{{font-family:ui-monospace,\"DejaVu Sans Mono\",\"Liberation Mono\",Menlo,Consolas,monospace;font-size:14px}}\n\
         path{{fill:none}}\n{classes}{style}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>\n\
         <g transform=\"translate({EDGE} {EDGE})\">\n{rows}</g>\n</svg>\n"
    )
}

/// Tenths of a pixel as pixels.
fn pixels(tenths: u32) -> String {
    match tenths % 10 {
        0 => format!("{}", tenths / 10),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The styles used so far, each with a class of its own.
struct Ink<'a> {
    paper: &'a Paper,
    known: Vec<String>,
}

/// How a cell looks when all is resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    words: [u8; 3],
    ground: [u8; 3],
    marks: Modifier,
}

/// Which arms a drawn line has: left, right, up, down; and whether it is heavy.
fn arms(symbol: &str) -> Option<([bool; 4], bool)> {
    Some(match symbol {
        "─" => ([true, true, false, false], false),
        "━" => ([true, true, false, false], true),
        "│" => ([false, false, true, true], false),
        "┼" => ([true; 4], false),
        "╭" => ([false, true, false, true], false),
        "╮" => ([true, false, false, true], false),
        "╰" => ([false, true, true, false], false),
        "╯" => ([true, false, true, false], false),
        _ => return None,
    })
}

impl<'a> Ink<'a> {
    fn of(paper: &'a Paper) -> Self {
        let known = Vec::new();
        Self { paper, known }
    }

    fn colour(&self, colour: Color, own: [u8; 3]) -> [u8; 3] {
        let plain = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        match colour {
            Color::Rgb(r, g, b) => [r, g, b],
            Color::Indexed(at @ 0..16) => self.paper.sixteen[usize::from(at)],
            Color::Indexed(at @ 16..232) => {
                let level = |step: u8| if step == 0 { 0 } else { 55 + step * 40 };
                let at = at - 16;
                [level(at / 36), level(at / 6 % 6), level(at % 6)]
            }
            Color::Indexed(at) => [8 + (at - 232) * 10; 3],
            named => {
                let at = plain.iter().position(|plain| *plain == named);
                at.map_or(own, |at| self.paper.sixteen[at])
            }
        }
    }

    fn look(&self, cell: &Cell) -> Look {
        let mut words = self.colour(cell.fg, self.paper.words);
        let mut ground = self.colour(cell.bg, self.paper.ground);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut words, &mut ground);
        }
        if cell.modifier.contains(Modifier::DIM) {
            let mix = |(w, g): (u8, u8)| {
                u8::try_from((u16::from(w) * 7 + u16::from(g) * 3) / 10).unwrap_or(w)
            };
            let mixed: Vec<u8> = words.into_iter().zip(ground).map(mix).collect();
            words = [mixed[0], mixed[1], mixed[2]];
        }
        let kept = Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED;
        let marks = cell.modifier & kept;
        Look {
            words,
            ground,
            marks,
        }
    }

    fn class(&mut self, style: String) -> usize {
        let known = self.known.iter().position(|known| *known == style);
        known.unwrap_or_else(|| {
            self.known.push(style);
            self.known.len() - 1
        })
    }

    fn classes(&self) -> String {
        let lines = self.known.iter().enumerate();
        lines.fold(String::new(), |mut out, (at, style)| {
            let _ = writeln!(out, ".s{at}{{{style}}}");
            out
        })
    }

    /// One row: grounds, then lines, then words, then the cursor.
    fn row(&mut self, shot: &Shot, y: u16) -> String {
        let cells = &shot.cells;
        let columns: Vec<(u16, Look, &str)> = (0..cells.area.width)
            .map(|x| (x, self.look(&cells[(x, y)]), cells[(x, y)].symbol()))
            .collect();
        let base = self.look(&shot.cells[(0, 0)]).ground;
        let mut out = self.grounds(&columns, base);
        out += &self.lines(&columns);
        out += &self.words(&columns);
        if let Some((x, _)) = shot.cursor.filter(|(_, row)| *row == y) {
            let class = self.class(format!("fill:{}", hex(self.paper.words)));
            let left = pixels(u32::from(x) * WIDE);
            let _ = writeln!(
                out,
                "<rect class=\"s{class}\" x=\"{left}\" width=\"2\" height=\"{HIGH}\"/>"
            );
        }
        out
    }

    /// What is not of the ground on which the whole picture is painted.
    fn grounds(&mut self, columns: &[(u16, Look, &str)], base: [u8; 3]) -> String {
        let mut out = String::new();
        for run in columns.chunk_by(|(_, a, _), (_, b, _)| a.ground == b.ground) {
            let (x, look, _) = run[0];
            if look.ground == base {
                continue;
            }
            let class = self.class(format!("fill:{}", hex(look.ground)));
            let left = pixels(u32::from(x) * WIDE);
            let width = pixels(u32::try_from(run.len()).unwrap_or(0) * WIDE);
            let _ = writeln!(
                out,
                "<rect class=\"s{class}\" x=\"{left}\" width=\"{width}\" height=\"{HIGH}\"/>"
            );
        }
        out
    }

    fn lines(&mut self, columns: &[(u16, Look, &str)]) -> String {
        let mut out = String::new();
        let kind = |(_, look, symbol): &(u16, Look, &str)| {
            arms(symbol).map(|(_, heavy)| (heavy, look.words))
        };
        for run in columns.chunk_by(|a, b| kind(a) == kind(b)) {
            let Some((heavy, colour)) = kind(&run[0]) else {
                continue;
            };
            let weight = if heavy { 3 } else { 1 };
            let class = self.class(format!("stroke:{};stroke-width:{weight}", hex(colour)));
            let mut path = String::new();
            let middle = HIGH / 2;
            for piece in run.chunk_by(|a, b| a.2 == b.2 && matches!(a.2, "─" | "━")) {
                let ([left, right, up, down], _) = arms(piece[0].2).unwrap_or_default();
                let begin = u32::from(piece[0].0) * WIDE;
                let end = begin + u32::try_from(piece.len()).unwrap_or(0) * WIDE;
                let centre = u32::midpoint(begin, begin + WIDE) / 10 * 10 + 5;
                let (from, to) = (
                    if left { begin } else { centre },
                    if right { end } else { centre },
                );
                if left || right {
                    let _ = write!(path, "M{} {middle}.5H{}", pixels(from), pixels(to));
                }
                let (top, bottom) = (
                    if up { 0 } else { middle },
                    if down { HIGH } else { middle },
                );
                if up || down {
                    let _ = write!(path, "M{} {top}V{bottom}", pixels(centre));
                }
            }
            let _ = writeln!(out, "<path class=\"s{class}\" d=\"{path}\"/>");
        }
        out
    }

    fn words(&mut self, columns: &[(u16, Look, &str)]) -> String {
        let mut out = String::new();
        for run in columns.chunk_by(|(_, a, _), (_, b, _)| a == b) {
            let look = run[0].1;
            let mut style = format!("fill:{}", hex(look.words));
            for (mark, css) in [
                (Modifier::BOLD, ";font-weight:700"),
                (Modifier::ITALIC, ";font-style:italic"),
                (Modifier::UNDERLINED, ";text-decoration:underline"),
            ] {
                if look.marks.contains(mark) {
                    style += css;
                }
            }
            for (x, text) in pieces(run) {
                let class = self.class(style.clone());
                let left = u32::from(x) * WIDE;
                if text == "▌" {
                    let (left, half) = (pixels(left), pixels(WIDE / 2));
                    let _ = writeln!(
                        out,
                        "<rect class=\"s{class}\" x=\"{left}\" width=\"{half}\" height=\"{HIGH}\"/>"
                    );
                    continue;
                }
                let length = pixels(u32::try_from(text.width()).unwrap_or(0) * WIDE);
                let (left, text) = (pixels(left), html(&text));
                let _ = writeln!(
                    out,
                    "<text class=\"s{class}\" x=\"{left}\" y=\"13\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>"
                );
            }
        }
        out
    }
}

/// The words of a run that are apart by no more than a space, each with its column; a bar stands alone, lines are left out.
fn pieces(run: &[(u16, Look, &str)]) -> Vec<(u16, String)> {
    let mut pieces: Vec<(u16, String)> = Vec::new();
    let mut gap = usize::MAX;
    let mut after = 0;
    for (x, _, symbol) in run {
        if *x < after {
            continue;
        }
        after = x + u16::try_from(symbol.width()).unwrap_or(1);
        let alone = *symbol == "▌";
        if *symbol == " " || arms(symbol).is_some() {
            gap = if *symbol == " " {
                gap.saturating_add(1)
            } else {
                usize::MAX
            };
            continue;
        }
        match pieces.last_mut() {
            Some((_, text)) if gap <= 1 && !alone && text != "▌" => {
                text.push_str(if gap == 1 { " " } else { "" });
                text.push_str(symbol);
            }
            _ => pieces.push((*x, (*symbol).to_owned())),
        }
        gap = 0;
    }
    pieces
}
