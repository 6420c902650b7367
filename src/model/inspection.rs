//! An inspection of a council, as its report's front page or its letter describes it.

use super::{Dated, DocumentKind, PartialDate, spelled};

/// The rules under which Ofsted inspected (`domain.md` section 2). Frameworks overlap in time: the title decides, never
/// the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Framework {
    /// Inspection of local authority children's services, from 2018.
    Ilacs,
    /// Single inspection framework, 2013 to 2018, re-inspections included.
    Sif,
    /// Review of a local safeguarding children board on its own.
    Lscb,
    /// Inspection of services for looked after children alone, 2013.
    Lac2013,
}

spelled!(Framework { Ilacs = "ILACS", Sif = "SIF", Lscb = "LSCB", Lac2013 = "LAC2013" });

/// What a report or letter says of the inspection or visit it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// A report, or a letter after a visit.
    pub kind: DocumentKind,
    /// The framework; `None` for a monitoring visit, which belongs to whichever inspection went before.
    pub framework: Option<Framework>,
    /// Council and title as printed.
    pub title: String,
    /// First day.
    pub start: Option<PartialDate>,
    /// Last day; the first again when there was only one.
    pub end: Option<PartialDate>,
    /// The day of publication, when the text prints one.
    pub published: Option<Dated>,
    /// Lead inspector's name without rank; two are joined with " and ".
    pub lead_inspector: Option<String>,
}
