//! A grade given by Ofsted for one area of an inspection.

use serde::{Deserialize, Serialize};

use super::spelled;

/// A judgement area, over all frameworks (`domain.md` section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Area {
    /// Overall effectiveness; not given from April 2026.
    Overall,
    /// Leaders, leadership, management and governance.
    Leaders,
    /// Children who need help and protection.
    HelpAndProtection,
    /// Children in care, looked after children.
    InCare,
    /// Care leavers, judged on their own.
    CareLeavers,
    /// Children in care and care leavers, judged together (2018 to 2023).
    InCareAndCareLeavers,
    /// Adoption performance (2013 to 2018).
    Adoption,
    /// The local safeguarding children board (2013 to 2018).
    Lscb,
}

spelled!(Area {
    Overall = "overall",
    Leaders = "leaders",
    HelpAndProtection = "help_and_protection",
    InCare = "in_care",
    CareLeavers = "care_leavers",
    InCareAndCareLeavers = "in_care_and_care_leavers",
    Adoption = "adoption",
    Lscb = "lscb",
});

/// A grade, normalised; the printed form is kept beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// The best.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement (from 2013), also printed "requires improvement to be good".
    RequiresImprovement,
    /// Adequate (to 2013): never the same as requires improvement.
    Adequate,
    /// The worst.
    Inadequate,
    /// Expressly not judged.
    NotJudged,
}

spelled!(Grade {
    Outstanding = "outstanding",
    Good = "good",
    RequiresImprovement = "requires improvement",
    Adequate = "adequate",
    Inadequate = "inadequate",
    NotJudged = "not judged",
});

/// One row of a report's judgement table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The area judged.
    pub area: Area,
    /// The grade.
    pub grade: Grade,
    /// The grade as printed.
    pub printed: String,
}
