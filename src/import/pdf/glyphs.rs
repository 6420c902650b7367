//! What a page draws, as runs of letters with their places and marks. Knows nothing of paragraphs.

use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;

/// A page that draws more glyphs than this is given up: a page of small print has some 10,000.
const MOST_GLYPHS: usize = 400_000;
/// A page that takes longer than this is given up: the slowest of 431 reports took 0.11 s for all its pages.
const LONGEST_PAGE: Duration = Duration::from_secs(5);
/// The clock is looked at once in so many runs.
const CLOCK_EVERY: usize = 256;
/// A gap wider than this share of the size is a space, as measured over 431 reports.
pub(super) const SPACE: f64 = 0.18;
/// A gap wider than this share of the size parts columns.
pub(super) const COLUMN: f64 = 1.6;

/// Letters that were drawn side by side in one size, in the page's own points, y downwards.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// The letters; white space is single blanks.
    pub(super) text: String,
    /// Left end.
    pub(super) x0: f64,
    /// Right end.
    pub(super) x1: f64,
    /// Baseline.
    pub(super) y: f64,
    /// Height of the letters' em.
    pub(super) size: f64,
    /// Its number in the page's marked content, through which the structure tree speaks of it.
    pub(super) mark: Option<i32>,
    /// Whether the producer marked it as no part of the text: running headers, footers, page numbers.
    pub(super) artifact: bool,
    /// Whether it is drawn without ink, as OCR programs lay text over a picture.
    pub(super) invisible: bool,
}

impl Run {
    /// Whether there is nothing to see in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Why a page was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GivenUp {
    /// It draws too much, or takes too long.
    TooMuch,
    /// The interpreter failed on it.
    Broken,
}

/// The runs of a page in the order in which they are drawn.
pub(super) fn runs<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Result<Vec<Run>, GivenUp> {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings::default();
    let mut context = Context::new(upright, bounds, cache, page.xref(), settings);
    let mut collector = Collector {
        bounds,
        deadline: Instant::now().checked_add(LONGEST_PAGE),
        ..Collector::default()
    };
    let interpreted = panic::catch_unwind(AssertUnwindSafe(|| {
        interpret_page(page, &mut context, &mut collector);
    }));
    match interpreted {
        Ok(()) => Ok(raised(seen(collector.runs))),
        Err(payload) if payload.is::<GivenUp>() => Err(GivenUp::TooMuch),
        Err(_) => Err(GivenUp::Broken),
    }
}

/// Drops text without ink where a page has ink: a copy for machines must not be read twice.
fn seen(mut runs: Vec<Run>) -> Vec<Run> {
    let letters = |invisible: bool| -> usize {
        let wanted = runs.iter().filter(|run| run.invisible == invisible);
        wanted.map(|run| run.text.trim().len()).sum()
    };
    if letters(true) <= letters(false) {
        runs.retain(|run| !run.invisible);
    }
    runs
}

/// Writes the small raised figure of a footnote as such, so that "Board¹" does not become a word with a number.
fn raised(mut runs: Vec<Run>) -> Vec<Run> {
    let is_figure = |run: &Run| {
        let figure = run.text.trim();
        (1..=3).contains(&figure.len()) && figure.bytes().all(|byte| byte.is_ascii_digit())
    };
    let above = |run: &Run, other: Option<&Run>| {
        other.is_some_and(|other| {
            let up = other.y - run.y;
            let near = run.x0 < other.x1 + other.size && other.x0 < run.x1 + other.size;
            run.size < 0.8 * other.size && near && (0.15..0.8).contains(&(up / other.size))
        })
    };
    for at in 0..runs.len() {
        let before = at.checked_sub(1).and_then(|before| runs.get(before));
        if is_figure(&runs[at]) && (above(&runs[at], before) || above(&runs[at], runs.get(at + 1)))
        {
            runs[at].text = runs[at].text.chars().map(superscript).collect();
        }
    }
    runs
}

fn superscript(c: char) -> char {
    let figures = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).map_or(c, |digit| figures[digit as usize])
}

/// One glyph with its place.
struct Placed {
    text: BfString,
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
}

impl Placed {
    /// `widened` is how much wider than high the letters are drawn, by the text's own scale.
    fn new(glyph: &Glyph<'_>, transform: Affine, widened: f64) -> Self {
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let start = (transform * Point::ZERO).to_vec2();
        let axis = (transform * Point::new(1000.0, 0.0)).to_vec2() - start;
        let along = axis / axis.hypot().max(f64::MIN_POSITIVE);
        let size = height(transform);
        // Turned text is measured along its own baseline, so that its letters stay together.
        let turned = along.y.abs() > 0.1;
        let (x, y) = if turned {
            (start.dot(along), along.cross(start))
        } else {
            (start.x, start.y)
        };
        let length = f64::from(width.unwrap_or(500.0)) / 1000.0 * size * widened;
        let end = if along.x < 0.0 && !turned {
            x - length
        } else {
            x + length
        };
        Self {
            text: glyph
                .as_unicode()
                .unwrap_or(BfString::Char(char::REPLACEMENT_CHARACTER)),
            x0: x.min(end),
            x1: x.max(end),
            y,
            size,
        }
    }
}

/// Height of the em.
fn height(transform: Affine) -> f64 {
    (transform * Point::new(0.0, 1000.0) - transform * Point::ZERO).hypot()
}

/// How much wider than high the letters of one run are drawn.
///
/// Letters of a font that is not in the file are stretched one by one to the width that the file gives: only what is the
/// same for all of them is the text's own scale.
fn widened(transforms: &[Affine]) -> f64 {
    let ratio = |transform: &Affine| {
        let width = (*transform * Point::new(1000.0, 0.0) - *transform * Point::ZERO).hypot();
        width / height(*transform).max(f64::MIN_POSITIVE)
    };
    let [first, rest @ ..] = transforms else {
        return 1.0;
    };
    let same = rest
        .iter()
        .all(|other| (ratio(other) - ratio(first)).abs() < 0.01);
    if same && !rest.is_empty() {
        ratio(first)
    } else {
        1.0
    }
}

/// Takes in what a page draws and keeps the letters.
#[derive(Default)]
struct Collector {
    runs: Vec<Run>,
    /// Marked content that is open: its number, and whether it is an artifact.
    open: Vec<(Option<i32>, bool)>,
    /// Text and start of the run drawn before, to leave out what is drawn twice for a bold look.
    before: Option<(String, Point)>,
    bounds: Rect,
    deadline: Option<Instant>,
    drawn: usize,
    glyphs: usize,
}

impl Collector {
    /// Leaves the interpreter, which has no limits of its own, by unwinding.
    fn keep_to_limits(&self) {
        let late = || self.deadline.is_some_and(|end| Instant::now() > end);
        if self.glyphs > MOST_GLYPHS || (self.drawn.is_multiple_of(CLOCK_EVERY) && late()) {
            panic::resume_unwind(Box::new(GivenUp::TooMuch));
        }
    }

    fn push(&mut self, glyph: &Placed, invisible: bool) {
        let mark = self.open.iter().rev().find_map(|(mark, _)| *mark);
        let artifact = self.open.iter().any(|(_, artifact)| *artifact);
        let joins = self.runs.last().is_some_and(|run| {
            let gap = glyph.x0 - run.x1;
            (run.mark, run.artifact, run.invisible) == (mark, artifact, invisible)
                && (run.y - glyph.y).abs() < 0.1 * run.size
                && (run.size - glyph.size).abs() < 0.05 * run.size
                && (-0.6 * run.size..COLUMN * run.size).contains(&gap)
        });
        if !joins {
            self.runs.push(Run {
                x0: glyph.x0,
                x1: glyph.x0,
                y: glyph.y,
                size: glyph.size,
                mark,
                artifact,
                invisible,
                ..Run::default()
            });
        }
        let Some(run) = self.runs.last_mut() else {
            return;
        };
        if glyph.x0 - run.x1 > SPACE * run.size {
            blank(&mut run.text);
        }
        match &glyph.text {
            BfString::Char(c) => letter(&mut run.text, *c),
            BfString::String(text) => text.chars().for_each(|c| letter(&mut run.text, c)),
        }
        run.x1 = glyph.x1;
    }
}

fn blank(text: &mut String) {
    if !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Adds a letter as a reader sees it: ligatures taken apart, white space as a blank, controls left out.
fn letter(text: &mut String, c: char) {
    let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    match c {
        '\u{fb00}'..='\u{fb06}' => text.push_str(ligatures[c as usize - 0xfb00]),
        // Symbol and Wingdings, of which reports use the bullets.
        '\u{f020}' => blank(text),
        '\u{f000}'..='\u{f0ff}' => text.push('•'),
        _ if c.is_whitespace() => blank(text),
        _ if c.is_control() => {}
        _ => text.push(c),
    }
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        self.drawn += 1;
        self.keep_to_limits();
        let invisible = matches!(mode, DrawMode::Invisible);
        let transforms: Vec<Affine> = (run.glyphs().iter())
            .map(|glyph| props.transform * glyph.transform())
            .collect();
        let widened = widened(&transforms);
        let placed: Vec<Placed> = (run.glyphs().iter().zip(transforms))
            .filter(|(_, transform)| self.bounds.contains(*transform * Point::ZERO))
            .map(|(glyph, transform)| Placed::new(glyph, transform, widened))
            .filter(|glyph| glyph.size > 0.0)
            .collect();
        self.glyphs += run.glyphs().len();
        let Some(first) = placed.first() else {
            return;
        };
        let start = Point::new(first.x0, first.y);
        let text: String = placed.iter().map(|glyph| spelled(&glyph.text)).collect();
        let again = self.before.as_ref().is_some_and(|(before, at)| {
            *before == text && !text.trim().is_empty() && at.distance(start) < 0.1 * first.size
        });
        if !again {
            for glyph in &placed {
                self.push(glyph, invisible);
            }
        }
        self.before = Some((text, start));
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mark = properties.and_then(|list| list.get::<i32>("MCID"));
        self.open.push((mark, tag == b"Artifact"));
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn spelled(text: &BfString) -> std::borrow::Cow<'_, str> {
    match text {
        BfString::Char(c) => c.to_string().into(),
        BfString::String(text) => text.as_str().into(),
    }
}
