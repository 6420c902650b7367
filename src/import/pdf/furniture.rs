//! Running headers, footers and page numbers: what stands at the same height on page after page is no part of the text.
//!
//! Tagged reports mark them as artifacts; this finds them where the producer did not.

use std::collections::HashMap;

use super::glyphs::Run;

/// The upper and lower share of a page in which furniture stands.
const MARGIN: f64 = 0.12;
/// A line is furniture when it stands on at least so many pages.
const REPEATED: usize = 3;
/// Baselines this near, in points, are one line.
const SAME_LINE: f64 = 2.0;

/// A line in the margin of a page: its runs, and what it says with every number written alike.
struct Line {
    runs: Vec<usize>,
    height: u64,
    folded: String,
    text: String,
}

/// Takes furniture out of the pages; `heights` are theirs, in points.
pub(super) fn remove(pages: &mut [Vec<Run>], heights: &[f64]) {
    for runs in pages.iter_mut() {
        runs.retain(|run| !run.artifact);
    }
    let lines: Vec<Vec<Line>> = (pages.iter().zip(heights))
        .map(|(runs, height)| margins(runs, *height))
        .collect();
    let mut seen: HashMap<(u64, &str), usize> = HashMap::new();
    for line in lines.iter().flatten() {
        *seen.entry((line.height, &line.folded)).or_default() += 1;
    }
    let mut gone: Vec<Vec<usize>> = Vec::with_capacity(pages.len());
    for (page, lines) in lines.iter().enumerate() {
        let furniture = lines.iter().filter(|line| {
            let times = seen.get(&(line.height, line.folded.as_str()));
            times.is_some_and(|times| *times >= REPEATED) || is_number_of(&line.text, page)
        });
        gone.push(furniture.flat_map(|line| line.runs.clone()).collect());
    }
    for (runs, gone) in pages.iter_mut().zip(gone) {
        let mut at = 0;
        runs.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The lines at the top and bottom of a page.
fn margins(runs: &[Run], height: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last = f64::NAN;
    let inside = |y: f64| y > MARGIN * height && y < (1.0 - MARGIN) * height;
    for (at, run) in runs.iter().enumerate() {
        if run.is_blank() || inside(run.y) {
            continue;
        }
        match lines.last_mut() {
            Some(line) if (run.y - last).abs() < SAME_LINE => {
                line.runs.push(at);
                line.text.push(' ');
                line.text.push_str(&run.text);
            }
            _ => lines.push(Line {
                runs: vec![at],
                height: (run.y / SAME_LINE).round().to_bits(),
                folded: String::new(),
                text: run.text.clone(),
            }),
        }
        last = run.y;
    }
    for line in &mut lines {
        line.folded = folded(&line.text);
    }
    lines
}

/// The words of a line, every number as `#`.
fn folded(text: &str) -> String {
    let word = |word: &str| -> String {
        let mut out = String::new();
        for c in word.chars() {
            match c.is_ascii_digit() {
                true if out.ends_with('#') => {}
                true => out.push('#'),
                false => out.extend(c.to_lowercase()),
            }
        }
        out
    };
    text.split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a line says nothing but the number of its page, counted from 0: `12`, `– 12 –`, `Page 12 of 40`.
fn is_number_of(text: &str, page: usize) -> bool {
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let number = match words[..] {
        [number] => number,
        [page, number] | [page, number, _, _] if page.eq_ignore_ascii_case("page") => number,
        _ => return false,
    };
    number.parse() == Ok(page + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, y: f64) -> Run {
        Run {
            text: text.into(),
            y,
            size: 10.0,
            ..Run::default()
        }
    }

    fn left(mut pages: Vec<Vec<Run>>) -> Vec<Vec<String>> {
        let heights = vec![800.0; pages.len()];
        remove(&mut pages, &heights);
        let words = |runs: Vec<Run>| runs.into_iter().map(|run| run.text).collect();
        pages.into_iter().map(words).collect()
    }

    #[test]
    fn a_line_at_one_height_of_three_pages_goes_and_the_same_words_in_the_text_stay() {
        let page = |number: &str| {
            vec![
                run("Inspection of Marshshire", 40.0),
                run("Inspection of Marshshire", 400.0),
                run(number, 780.0),
            ]
        };
        let pages = left(vec![page("Page 4"), page("Page 5"), page("Page 6")]);
        assert_eq!(pages, vec![vec!["Inspection of Marshshire"]; 3]);
    }

    #[test]
    fn words_that_stand_on_two_pages_stay_and_the_page_s_own_number_goes() {
        let page = |number: &str| vec![run("Marshshire", 40.0), run(number, 780.0)];
        let pages = left(vec![page("1"), page("– 2 –")]);
        assert_eq!(pages, vec![vec!["Marshshire"]; 2]);
        assert_eq!(left(vec![page("60")]), [["Marshshire", "60"]]);
    }
}
