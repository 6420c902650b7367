//! The lists of `assets/cues.toml` that are only asked whether they hold a word.

/// Words that are only asked for, never looked up while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Set {
    /// Before "inspector", "report" or "trust": somebody else's.
    Foreign,
    /// Before "report": the council's own.
    Own,
    /// After "inspector of": what Ofsted does not inspect.
    Inspected,
    /// Before a post: held no longer.
    Former,
    /// After "who": likewise.
    Leaving,
    /// Heads more often spoken of than speaking.
    Weak,
    /// Posts outside the council.
    OutsidePost,
    /// Words of the council's departments.
    Department,
    /// Schools, hospitals and the like, which have heads of their own.
    Institution,
    /// Bodies whose members are not councillors.
    Membership,
    /// Before a name: somebody outside the council.
    OutsideTitle,
    /// First names of women and girls.
    She,
    /// First names of men and boys.
    He,
    /// Capitalised, but no part of a name.
    NotName,
    /// With which somebody answers.
    Answer,
    /// Left in running text by a link.
    Link,
}

/// The sets that hold a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sets(u16);

impl Sets {
    pub(super) fn insert(&mut self, set: Set) {
        self.0 |= 1 << set as u16;
    }

    pub(crate) fn has(self, set: Set) -> bool {
        self.0 & 1 << set as u16 != 0
    }
}

pub(super) const SETS: &[(&str, &str, Set)] = &[
    ("sources", "foreign", Set::Foreign),
    ("sources", "own", Set::Own),
    ("sources", "inspected", Set::Inspected),
    ("sources", "former", Set::Former),
    ("sources", "leaving", Set::Leaving),
    ("sources", "weak", Set::Weak),
    ("sources", "outside_post", Set::OutsidePost),
    ("sources", "department", Set::Department),
    ("sources", "institution", Set::Institution),
    ("sources", "membership", Set::Membership),
    ("sources", "outside_title", Set::OutsideTitle),
    ("names", "she", Set::She),
    ("names", "he", Set::He),
    ("words", "not_name", Set::NotName),
    ("words", "answer", Set::Answer),
    ("words", "link", Set::Link),
];
