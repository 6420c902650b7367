//! Reports of invented councils in every layout, short but with all that makes each layout what it is.

/// A report and what is read off it.
pub(crate) struct Layout {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) framework: Option<&'static str>,
    /// First and last day.
    pub(crate) days: &'static str,
    pub(crate) published: Option<&'static str>,
    pub(crate) lead: &'static str,
    pub(crate) grades: &'static str,
    pub(crate) findings: &'static [&'static str],
}

/// Lines as printed, pages parted by form feeds, each with its running footer and number.
pub(crate) const PRINTED_LINES: &str = include_str!("ilacs-five.txt");

/// One paragraph on each line, as a PDF's tags give it, or lines as they were printed: both forms are among them.
pub(crate) const ALL: &[Layout] = &[
    Layout {
        name: "2013, looked after children alone",
        text: include_str!("lac-2013.txt"),
        framework: Some("LAC2013"),
        days: "2013-07-08 2013-07-12",
        published: Some("2013-08-16"),
        lead: "Nora Sedge",
        grades: "overall=adequate, leaders=inadequate",
        findings: &[
            "finding overall 8: Services are adequate,",
            "recommendation overall 9: ensure all children",
            "recommendation overall 9: review the plans",
            "finding in_care 10: Health needs are",
            "finding leaders 11: Members do not",
        ],
    },
    Layout {
        name: "single framework, first form",
        text: include_str!("sif-first.txt"),
        framework: Some("SIF"),
        days: "2014-02-18 2014-03-12",
        published: None,
        lead: "Ivo Reed",
        grades: "overall=requires improvement, help_and_protection=requires improvement, in_care=good, adoption=good, \
                 care_leavers=inadequate, leaders=good, lscb=good",
        findings: &[
            "finding overall 1: Strategy discussions are",
            "finding overall 2: Leaders are stable",
            "recommendation overall 3: Hold strategy discussions",
            "recommendation adoption 4: Train more social",
            "finding help_and_protection 5: Early help is",
            "finding adoption 6: Adoption is timely.",
            "finding leaders 7: The director knows",
            "recommendation lscb 8: Audit the work",
            "finding lscb 9: The board meets",
        ],
    },
    Layout {
        name: "single framework, second form",
        text: include_str!("sif-second.txt"),
        framework: Some("SIF"),
        days: "2017-02-27 2017-03-23",
        published: Some("2017-06-13"),
        lead: "Ivo Reed",
        grades: "overall=inadequate, help_and_protection=inadequate, in_care=requires improvement, adoption=not judged, \
                 care_leavers=requires improvement, leaders=inadequate, lscb=requires improvement",
        findings: &[
            "finding overall -: Services have got",
            "recommendation overall 1: Ensure that work",
            "recommendation overall 2: Improve plans by:",
            "finding overall -: Some children wait",
            "finding help_and_protection -: Referrals are slow,",
            "finding help_and_protection 3: Thresholds are not",
            "finding care_leavers 4: Advisers keep in",
            "finding lscb -: The board is",
            "recommendation lscb 5: Strengthen the board’s",
            "finding lscb 6: The board challenges",
        ],
    },
    Layout {
        name: "re-inspection",
        text: include_str!("reinspection.txt"),
        framework: Some("SIF"),
        days: "2017-11-09 2017-11-24",
        published: Some("2018-01-19"),
        lead: "Nora Sedge",
        grades: "overall=good, help_and_protection=good, in_care=good, adoption=outstanding, care_leavers=good, leaders=good",
        findings: &[
            "finding overall -: Since the last",
            "recommendation overall 1: Ensure that reports",
        ],
    },
    Layout {
        name: "board alone",
        text: include_str!("board.txt"),
        framework: Some("LSCB"),
        days: "2015-06-15 2015-06-17",
        published: Some("2015-08-03"),
        lead: "Nora Sedge",
        grades: "lscb=requires improvement",
        findings: &[
            "finding lscb -: The chair has",
            "recommendation lscb -: Update the thresholds",
            "finding lscb 1: The board has",
        ],
    },
    Layout {
        name: "2018, title over two lines, four rows",
        text: include_str!("ilacs-four.txt"),
        framework: Some("ILACS"),
        days: "2018-10-29 2018-11-09",
        published: None,
        lead: "Nora Sedge",
        grades: "leaders=requires improvement, help_and_protection=inadequate, in_care_and_care_leavers=good, \
                 overall=requires improvement",
        findings: &[
            "finding overall -: Services have improved",
            "recommendation overall -: Services to care",
            "recommendation overall -: Pathways to private",
            "finding help_and_protection 1: Early help is",
            "finding in_care_and_care_leavers 2: Children in care",
            "finding leaders 3: Leaders know their",
        ],
    },
    Layout {
        name: "2018, two spans of days, columns of spaces",
        text: include_str!("ilacs-local-authority.txt"),
        framework: Some("ILACS"),
        days: "2018-12-03 2019-01-18",
        published: None,
        lead: "Nora Sedge",
        grades: "leaders=requires improvement, help_and_protection=inadequate, in_care_and_care_leavers=good, \
                 overall=requires improvement",
        findings: &[
            "finding overall -: Services have been",
            "recommendation overall -: The help that",
            "finding help_and_protection 1: Early help is",
        ],
    },
    Layout {
        name: "from 2026, no overall grade",
        text: include_str!("ilacs-without-overall.txt"),
        framework: Some("ILACS"),
        days: "2026-05-11 2026-05-22",
        published: None,
        lead: "Nora Sedge and Ivo Reed",
        grades: "leaders=outstanding, help_and_protection=good, in_care=good, care_leavers=requires improvement",
        findings: &[
            "finding overall -: Leaders have built",
            "recommendation overall -: Plans for care",
            "finding care_leavers 1: Plans are late",
        ],
    },
    Layout {
        name: "five rows, lines as printed",
        text: PRINTED_LINES,
        framework: Some("ILACS"),
        days: "2024-03-11 2024-03-22",
        published: None,
        lead: "Nora Sedge",
        grades: "leaders=requires improvement, help_and_protection=inadequate, in_care=good, care_leavers=good, \
                 overall=inadequate",
        findings: &[
            "finding overall -: Services have got",
            "recommendation overall -: The timeliness of",
            "finding help_and_protection 1: Plans do not",
            "finding help_and_protection 2: Visits are late",
            "finding leaders 3: Leaders do not",
        ],
    },
    Layout {
        name: "letter after a monitoring visit",
        text: include_str!("monitoring-letter.txt"),
        framework: None,
        days: "2018-05-15 2018-05-16",
        published: Some("2018-06-08"),
        lead: "Ivo Reed",
        grades: "",
        findings: &[
            "finding overall -: Progress is too",
            "finding overall -: Plans are late,",
            "finding overall -: Supervision of social",
        ],
    },
];
