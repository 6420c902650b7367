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
    /// Verbs that praise or blame.
    Judging,
    /// Verbs that in the passive, with nobody named, are the inspectorate's.
    Finding,
    /// Rating verbs that give other things, too.
    Giving,
    /// What somebody does with a paper of their own.
    Sending,
    /// How a newspaper turns to somebody.
    Asking,
    /// What somebody at the head of a service does.
    Running,
    /// How somebody comes to a post, before "as".
    Coming,
    /// How somebody comes to the body that they work for.
    Arriving,
    /// What somebody does with words, before "to call", "to say".
    Inclined,
    /// What a company, a charity or another body is.
    Organisation,
    /// What a list of findings is of.
    Assessed,
    /// What words do in a paper.
    Occurring,
    /// What inspectors do with files and places.
    Inspecting,
    /// What somebody feels, in a headline: it is what they say.
    Feeling,
    /// "right to say": said after all.
    Apt,
    /// How a group came about.
    Founded,
    /// What somebody does who has been criticised.
    Defending,
    /// Verbs that break into a sentence.
    Parenthetic,
    /// What is done with a report.
    Handing,
    /// Words for the police.
    Force,
    /// Other bodies' papers.
    Review,
    /// Words of the names of other regulators.
    Regulator,
    /// Those whose judgment is a court's.
    Bench,
    /// What a body that no list knows calls itself.
    Grouping,
    /// What has papers laid before it.
    Sitting,
    /// Parts of a paper.
    Passage,
    /// What a judge of services comes to.
    Concluding,
    /// Bodies whose members are not councillors.
    Membership,
    /// Before a name: somebody outside the council.
    OutsideTitle,
    /// Nouns and titles of women and girls.
    Woman,
    /// Those of men and boys.
    Man,
    /// Capitalised, but no part of a name.
    NotName,
    /// With which somebody answers.
    Answer,
    /// Left in running text by a link.
    Link,
    /// How a paper came about.
    Making,
    /// Where staff write of children.
    Record,
    /// What is given with a grade.
    Graded,
    /// After it a full stop ends no sentence.
    Abbreviated,
    /// After it a full stop ends none before a number.
    Numbered,
    /// Carries no content.
    Empty,
    /// Titles that are posts or trades elsewhere.
    Titled,
}

/// The sets that hold a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sets(u64);

impl Sets {
    pub(super) fn insert(&mut self, set: Set) {
        self.0 |= 1 << set as u16;
    }

    /// The sets of either.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn has(self, set: Set) -> bool {
        self.0 & 1 << set as u16 != 0
    }
}

pub(super) const SETS: &[(&str, &str, Set)] = &[
    ("verbs", "judging", Set::Judging),
    ("verbs", "finding", Set::Finding),
    ("verbs", "giving", Set::Giving),
    ("verbs", "sending", Set::Sending),
    ("verbs", "asking", Set::Asking),
    ("verbs", "running", Set::Running),
    ("verbs", "coming", Set::Coming),
    ("verbs", "arriving", Set::Arriving),
    ("verbs", "inclined", Set::Inclined),
    ("sources", "organisation", Set::Organisation),
    ("words", "assessed", Set::Assessed),
    ("verbs", "occurring", Set::Occurring),
    ("verbs", "inspecting", Set::Inspecting),
    ("words", "feeling", Set::Feeling),
    ("words", "apt", Set::Apt),
    ("verbs", "founded", Set::Founded),
    ("verbs", "defending", Set::Defending),
    ("verbs", "parenthetic", Set::Parenthetic),
    ("verbs", "handing", Set::Handing),
    ("sources", "force", Set::Force),
    ("sources", "review", Set::Review),
    ("sources", "regulator", Set::Regulator),
    ("sources", "bench", Set::Bench),
    ("sources", "grouping", Set::Grouping),
    ("sources", "sitting", Set::Sitting),
    ("sources", "passage", Set::Passage),
    ("sources", "concluding", Set::Concluding),
    ("names", "woman", Set::Woman),
    ("names", "man", Set::Man),
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
    ("words", "not_name", Set::NotName),
    ("words", "answer", Set::Answer),
    ("words", "link", Set::Link),
    ("verbs", "making", Set::Making),
    ("sources", "record", Set::Record),
    ("words", "graded", Set::Graded),
    ("words", "abbreviated", Set::Abbreviated),
    ("words", "numbered", Set::Numbered),
    ("words", "empty", Set::Empty),
    ("names", "titled", Set::Titled),
];
