//! The reader's own stars, labels and notes, as the filter asks for them.
//!
//! Never in the file: they change at any time, and are asked of the library anew whenever they have.

use std::collections::BTreeMap;

use crate::model::mark::Mark;

use super::bits::Bits;
use super::field::{begins, plain};

/// What the reader put on the findings of a segment.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    starred: Vec<u32>,
    noted: Vec<u32>,
    /// Every label there is, whether or not it is on a finding of this segment.
    tagged: BTreeMap<String, Vec<u32>>,
}

impl Own {
    /// What `marks` put on findings; `slots` tells where the findings stand that a mark is on.
    pub(super) fn new(marks: &[Mark], slots: impl Fn(&Mark) -> Vec<u32>) -> Self {
        let mut own = Self::default();
        for mark in marks {
            let slots = slots(mark);
            if mark.star {
                own.starred.extend(&slots);
            }
            if !mark.note.is_empty() {
                own.noted.extend(&slots);
            }
            for name in &mark.tags {
                own.tagged.entry(name.clone()).or_default().extend(&slots);
            }
        }
        own
    }

    /// The findings of `len` that a star is on.
    pub(super) fn starred(&self, len: usize) -> Bits {
        set(&self.starred, len)
    }

    /// The findings of `len` that a note is on.
    pub(super) fn noted(&self, len: usize) -> Bits {
        set(&self.noted, len)
    }

    /// The findings of `len` that have this label, or, when it is none, a label with words that begin so.
    pub(super) fn tagged(&self, wanted: &str, len: usize) -> Bits {
        let is = |name: &str| same(name, wanted);
        let known = self.tagged.keys().any(|name| is(name));
        let chosen = self.tagged.iter().filter(|(name, _)| {
            if known {
                is(name)
            } else {
                begins(name, wanted)
            }
        });
        let slots: Vec<u32> = chosen.flat_map(|(_, slots)| slots).copied().collect();
        set(&slots, len)
    }

    /// Every label, in alphabetical order.
    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        self.tagged.keys().map(String::as_str)
    }
}

/// Whether two labels are one, whatever their case and the gaps in them; one of signs alone is only itself.
fn same(name: &str, wanted: &str) -> bool {
    let (plain_name, plain_wanted) = (plain(name), plain(wanted));
    if plain_wanted.is_empty() {
        name == wanted
    } else {
        plain_name == plain_wanted
    }
}

fn set(slots: &[u32], len: usize) -> Bits {
    let mut bits = Bits::none(len);
    for slot in slots {
        bits.set(*slot);
    }
    bits
}
