//! Runs of words by which passages that may be the same are found among hundreds of thousands, before they are compared word by
//! word.

use super::elsewhere::Passage;
use crate::model::sample::{Hash, Sample};

/// Words in a run.
const RUN: usize = 4;
/// Runs kept of a passage: with one word in ten changed, one of them is nearly always the same.
const KEPT: usize = 4;

impl Passage {
    /// The smallest hashes of its runs of words. They are stored: the same on every machine and in every version.
    pub fn runs(&self) -> Vec<i64> {
        let mut sample = Sample::of(KEPT);
        let words = self.words();
        for start in words.start..(words.end + 1).saturating_sub(RUN) {
            let letters = self.letters(start..start + RUN);
            sample.take(letters.bytes().fold(Hash::START, Hash::with));
        }
        sample.stored()
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Span;
    use crate::trace::{PASSAGE, Passage};

    fn runs(text: &str) -> Vec<i64> {
        Passage::new(text, Span::new(0, text.len()), PASSAGE)
            .unwrap()
            .runs()
    }

    #[test]
    fn the_same_words_have_the_same_runs_and_nearly_the_same_share_one() {
        let one =
            "Performance monitoring lacks rigour as reports are drawn from many different sources.";
        assert_eq!(runs(one), runs(&one.to_uppercase().replace(' ', "\n")));
        let near = runs(&one.replace("drawn", "taken"));
        assert!(near.iter().any(|run| runs(one).contains(run)));
        let other =
            runs("Carers are prepared with care and their reviews take place when they should.");
        assert!(other.iter().all(|run| !runs(one).contains(run)));
    }
}
