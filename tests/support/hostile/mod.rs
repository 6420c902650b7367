//! Hostile files of every class that casebook is held to: made from a seed, the same every time.
//!
//! Councils and people in them are invented; every steering sequence is harmless if it is obeyed, and visible.

mod html;
mod names;
mod pdf;
mod text;
mod word;

use crate::dice::Dice;

/// A file to import.
#[derive(Clone)]
pub(crate) struct Hostile {
    /// Its name, in bytes: not every one is UTF-8.
    pub(crate) name: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
    /// Whether it is an honest file, which has to be imported.
    pub(crate) good: bool,
}

/// How large they are: whatever is repeated is repeated so many times less.
#[derive(Clone, Copy)]
pub(crate) struct Scale(pub(crate) usize);

impl Scale {
    fn of(self, times: usize) -> usize {
        times / self.0
    }
}

/// All of them. Those of one seed are always the same.
pub(crate) fn files(seed: u64, scale: Scale) -> Vec<Hostile> {
    let mut dice = Dice(seed | 1);
    let mut all = text::files(scale);
    all.extend(html::files(scale));
    all.extend(word::files(scale, &mut dice));
    all.extend(pdf::files(scale, &mut dice));
    all.extend(names::files());
    all.extend((0..12).map(good));
    all
}

/// An honest article, each with words of its own.
fn good(number: usize) -> Hostile {
    let text = format!(
        "Mallowshire told to improve, part {number}\n\nOfsted inspectors said that leaders in Mallowshire were “too slow to act” \
         for the {number}th time, and that oversight “lacks rigour”.\n\nThe council said: “We are sorry {number} times.”\n"
    );
    Hostile {
        good: true,
        ..Hostile::new(&format!("good {number}.txt"), text)
    }
}

impl Hostile {
    fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            bytes: bytes.into(),
            good: false,
        }
    }
}

/// An article around something hostile: in its headline, in Ofsted's words and in the council's.
fn around(thing: &str) -> String {
    format!(
        "Mallowshire {thing} told to improve\n\nOfsted inspectors said that Doncaster{thing} leaders were “too {thing} slow to \
         act” and that oversight “lacks rigour{thing}”.\n\nThe council said: “We {thing} are sorry.”\n"
    )
}
