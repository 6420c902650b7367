//! A library held in memory: three invented councils, three documents, twelve findings, every sort of quotation.

use casebook::library::{Catalogue, CouncilSummary, DocumentView};
use casebook::model::citation::Anchor;
use casebook::model::document::page_at;
use casebook::model::mark::Target;
use casebook::model::statement::{Reading, Statement, StatementKind, Visit};
use casebook::model::timeline::{Answer, Record, Told};
use casebook::model::{
    Area, Citation, DateOrigin, Dated, Difference, DocumentId, DocumentKind, DocumentSummary,
    Finding, FindingId, FindingKind, FindingRow, Grade, Gss, Judgement, Place, Polarity, Quotation,
    QuotationId, QuotationKind, QuotationRow, Same, Span, SpeakerClass, Trace, TraceRow,
    TraceStatus,
};

use SpeakerClass::{Council, Ofsted, Other, Unattributed};

/// The double.
#[derive(Default)]
pub(crate) struct Invented {
    councils: Vec<CouncilSummary>,
    documents: Vec<DocumentView>,
    traces: Vec<TraceRow>,
    told: Vec<Told>,
    same: Vec<(FindingId, Same)>,
    /// A document whose opening panics, to see what becomes of the terminal.
    pub(crate) trap: Option<DocumentId>,
    /// A document that cannot be read.
    pub(crate) broken: Option<DocumentId>,
}

const MARSHSHIRE: Gss = Gss(std::borrow::Cow::Borrowed("E99000001"));
const NORTHWOLD: Gss = Gss(std::borrow::Cow::Borrowed("E99000002"));
const EASTMERE: Gss = Gss(std::borrow::Cow::Borrowed("E99000003"));

impl Invented {
    /// The library with everything in it.
    pub(crate) fn new() -> Self {
        let documents = vec![article(), report(), blog()];
        let names = [
            (EASTMERE, "Eastmere", None),
            (MARSHSHIRE, "Marshshire", Some(Grade::RequiresImprovement)),
        ];
        let councils = names
            .into_iter()
            .chain([(NORTHWOLD, "Northwold", Some(Grade::Inadequate))]);
        let councils = councils
            .map(|(gss, name, grade)| summary(&documents, gss, name, grade))
            .collect();
        Self {
            councils,
            documents,
            ..Self::default()
        }
    }
}

impl Invented {
    /// Adds a document without any finding.
    #[allow(dead_code, reason = "not every test has use for it")]
    pub(crate) fn add_leaflet(&mut self) {
        let text = "A leaflet\n\nNobody was judged in this leaflet.\n";
        let kind = DocumentKind::Other;
        let leaflet = empty(4, kind, "A leaflet", "Northwold", NORTHWOLD, text);
        self.documents.push(leaflet);
    }

    /// Adds the report that the article is about, and where the article's quotations stand in it: word for word, altered,
    /// and of another report, which is not held.
    #[allow(dead_code, reason = "not every test has use for it")]
    pub(crate) fn add_primary(&mut self) {
        let report = primary();
        let trace = |ordinal, status, words: &str, differences| {
            let held = status != TraceStatus::NoPrimary;
            let span = held.then(|| place(&report, words));
            TraceRow {
                id: QuotationId {
                    document: DocumentId(1),
                    ordinal,
                },
                trace: Trace {
                    status,
                    report: held.then_some(report.summary.id),
                    place: span.map(|span| Place {
                        parts: vec![span],
                        differences,
                    }),
                    others: Vec::new(),
                },
                page: span.and_then(|span| page_at(&report.page_starts, span.start)),
                paragraph: span.map(|_| 7 + ordinal),
                text: words.to_owned(),
            }
        };
        let altered = Difference {
            quote: "lacks".to_owned(),
            report: "lacked".to_owned(),
            negated: false,
        };
        self.traces = vec![
            trace(1, TraceStatus::Verbatim, "far too long", Vec::new()),
            trace(2, TraceStatus::Altered, "lacked rigour", vec![altered]),
            trace(3, TraceStatus::NoPrimary, "", Vec::new()),
        ];
        self.documents.push(report);
    }
}

fn summary(
    documents: &[DocumentView],
    gss: Gss,
    name: &str,
    grade: Option<Grade>,
) -> CouncilSummary {
    let about: Vec<_> = documents
        .iter()
        .filter(|d| d.summary.councils.contains(&gss))
        .collect();
    let ofsted = |d: &DocumentView| {
        d.quotations
            .iter()
            .filter(|q| q.quotation.class == Ofsted)
            .count()
    };
    CouncilSummary {
        documents: about.len(),
        findings: about.iter().map(|d| d.findings.len()).sum(),
        ofsted_quotations: about.iter().map(|d| ofsted(d)).sum(),
        gss,
        name: name.to_owned(),
        grade,
        history: Vec::new(),
    }
}

impl Invented {
    /// Adds a report on Marshshire that contradicts itself on the inspection before its own, and a leaflet without a date.
    #[allow(dead_code, reason = "not every test has use for it")]
    pub(crate) fn add_history(&mut self) {
        let report = history();
        let tell = |words: &str, date: &str, area, grade| {
            let span = place(&report, words);
            Told {
                document: report.summary.id,
                page: page_at(&report.page_starts, span.start),
                statement: Statement {
                    kind: StatementKind::PreviousInspection,
                    visit: Visit::Inspection,
                    latest: true,
                    area,
                    span,
                    sentence: span,
                    first: date.parse().ok(),
                    last: None,
                    reading: Reading::Printed,
                    grade,
                },
                sentence: words.to_owned(),
            }
        };
        self.told = vec![
            tell(
                "Services have declined since the last inspection in March 2012.",
                "2012-03",
                None,
                None,
            ),
            tell(
                "The last inspection, in 2013, found them adequate.",
                "2013",
                None,
                Some(Grade::Adequate),
            ),
        ];
        let elsewhere = Same {
            span: place(
                &self.documents[1],
                "Caseloads are too high for careful work",
            ),
            other: FindingId {
                document: report.summary.id,
                ordinal: 1,
            },
            there: place(&report, "Carers are prepared with care"),
            page: Some(1),
            verbatim: false,
        };
        let third = FindingId {
            document: DocumentId(2),
            ordinal: 3,
        };
        self.same = vec![(third, elsewhere)];
        self.documents.push(report);
        let kind = DocumentKind::Other;
        let text = "A leaflet\n\nNobody was judged in this leaflet.\n";
        self.documents.push(empty(
            7,
            kind,
            "A leaflet",
            "Marshshire Council",
            MARSHSHIRE,
            text,
        ));
    }
}

impl Catalogue for Invented {
    fn same(&self, id: FindingId) -> anyhow::Result<Vec<Same>> {
        let mine = self.same.iter().filter(|(finding, _)| *finding == id);
        Ok(mine.map(|(_, same)| *same).collect())
    }

    fn records(&self, gss: &Gss) -> anyhow::Result<Vec<Record>> {
        let about = |view: &&DocumentView| view.summary.councils.contains(gss);
        let record = |view: &DocumentView| Record {
            document: view.summary.clone(),
            judgements: view.judgements.clone(),
            told: (self.told.iter())
                .filter(|told| told.document == view.summary.id)
                .cloned()
                .collect(),
            responses: (view.findings.iter())
                .filter(|row| row.finding.kind == FindingKind::Response)
                .map(|row| Answer {
                    row: row.clone(),
                    reported: row.finding.is_reported(
                        view.summary.kind,
                        view.quotations.iter().map(|quoted| &quoted.quotation),
                    ),
                })
                .collect(),
        };
        Ok(self.documents.iter().filter(about).map(record).collect())
    }

    fn cite(&self, target: Target) -> anyhow::Result<Option<Citation>> {
        let exact = match target {
            Target::Finding(id) => self.finding(id)?.map(|row| row.text),
            Target::Quotation(id) => {
                let mut rows = self.documents.iter().flat_map(|view| &view.quotations);
                rows.find(|row| row.id == id).map(|row| row.text.clone())
            }
            Target::Words(id, span) => {
                let view = self.documents.iter().find(|view| view.summary.id == id);
                view.map(|view| span.of(&view.text).to_owned())
            }
        };
        Ok(exact.map(|exact| Citation {
            anchor: Anchor {
                exact,
                ..Anchor::default()
            },
            ..Citation::default()
        }))
    }

    fn councils(&self) -> anyhow::Result<Vec<CouncilSummary>> {
        Ok(self.councils.clone())
    }

    fn documents(&self) -> anyhow::Result<Vec<DocumentSummary>> {
        Ok(self.documents.iter().map(|d| d.summary.clone()).collect())
    }

    fn document(&self, id: DocumentId) -> anyhow::Result<Option<DocumentView>> {
        assert_ne!(
            self.trap,
            Some(id),
            "deliberate panic while opening a document"
        );
        anyhow::ensure!(self.broken != Some(id), "the page cannot be read");
        Ok(self.documents.iter().find(|d| d.summary.id == id).cloned())
    }

    fn finding(&self, id: FindingId) -> anyhow::Result<Option<FindingRow>> {
        Ok(self
            .documents
            .iter()
            .flat_map(|d| &d.findings)
            .find(|f| f.id == id)
            .cloned())
    }

    fn quotations(&self, document: DocumentId, span: Span) -> anyhow::Result<Vec<Quotation>> {
        let documents = self.documents.iter().filter(|d| d.summary.id == document);
        let rows = documents.flat_map(|d| &d.quotations);
        let quotations = rows.map(|row| row.quotation.clone());
        Ok(quotations.filter(|q| q.span.overlaps(span)).collect())
    }

    fn traces(&self, document: DocumentId) -> anyhow::Result<Vec<TraceRow>> {
        let rows = self.traces.iter().filter(|row| row.id.document == document);
        Ok(rows.cloned().collect())
    }
}

fn empty(
    id: i64,
    kind: DocumentKind,
    title: &str,
    publisher: &str,
    council: Gss,
    text: &str,
) -> DocumentView {
    DocumentView {
        summary: DocumentSummary {
            id: DocumentId(id),
            kind,
            title: Some(title.to_owned()),
            publisher: Some(publisher.to_owned()),
            councils: vec![council],
            chars: text.chars().count(),
            ..DocumentSummary::default()
        },
        text: text.to_owned(),
        page_starts: Vec::new(),
        quotations: Vec::new(),
        findings: Vec::new(),
        judgements: Vec::new(),
        near: Vec::new(),
    }
}

fn place(document: &DocumentView, words: &str) -> Span {
    let start = document
        .text
        .find(words)
        .unwrap_or_else(|| panic!("`{words}` is not in the text"));
    Span::new(start, start + words.len())
}

fn quote(
    document: &mut DocumentView,
    words: &str,
    class: SpeakerClass,
    speaker: &str,
    kind: QuotationKind,
) {
    let span = place(document, words);
    let ordinal = u32::try_from(document.quotations.len()).unwrap() + 1;
    document.quotations.push(QuotationRow {
        id: QuotationId {
            document: document.summary.id,
            ordinal,
        },
        quotation: Quotation {
            span,
            kind,
            class,
            speaker: (!speaker.is_empty()).then(|| speaker.to_owned()),
            cue: (class != Unattributed).then(|| "said".to_owned()),
            confidence: 0.9,
            rule: "cue".into(),
            council: None,
            nested: false,
        },
        page: page_at(&document.page_starts, span.start),
        text: words.to_owned(),
    });
}

fn finding(
    document: &mut DocumentView,
    words: &str,
    class: SpeakerClass,
    kind: FindingKind,
    themes: &[&str],
) {
    let span = place(document, words);
    let ordinal = u32::try_from(document.findings.len()).unwrap() + 1;
    let number = document.text[span.start..]
        .split('.')
        .next()
        .and_then(|n| n.parse().ok());
    document.findings.push(FindingRow {
        id: FindingId {
            document: document.summary.id,
            ordinal,
        },
        finding: Finding {
            span,
            kind,
            polarity: Polarity::Concern,
            themes: themes.iter().map(|t| (*t).to_owned()).collect(),
            council: document.summary.councils.first().cloned(),
            area: None,
            paragraph: number,
            class,
            speaker: None,
        },
        page: page_at(&document.page_starts, span.start),
        text: words.to_owned(),
    });
}

fn article() -> DocumentView {
    let text = "Marshshire children left waiting, inspectors say\n\n\
        Children in Marshshire waited “far too long” for a social worker, the watchdog has said.\n\n\
        Inspectors said the oversight of casework “lacks rigour” and that managers “do not know” how long children wait.\n\n\
        The council said it was “deeply sorry” and had taken on twelve more staff.\n\n\
        “Families were let down,” said Ada Penhallow, of the charity Harbour Light.\n\n\
        ‘A slow tide’\n\n\
        Ofsted found that plans for children were often out of date, and that drift and delay were common in long-running cases \
        where a change of worker had not been followed by a fresh look at what each child needed, how long it had been needed \
        and who was to provide it.\n";
    let mut d = empty(
        1,
        DocumentKind::NewsArticle,
        "Marshshire children left waiting, inspectors say",
        "Marshshire Echo",
        MARSHSHIRE,
        text,
    );
    d.summary.published = Some(dated("2021-06-14", DateOrigin::Manifest));
    let q = QuotationKind::Fragment;
    quote(&mut d, "far too long", Ofsted, "the watchdog", q);
    quote(&mut d, "lacks rigour", Ofsted, "Inspectors", q);
    quote(&mut d, "do not know", Ofsted, "Inspectors", q);
    quote(&mut d, "deeply sorry", Council, "The council", q);
    quote(
        &mut d,
        "Families were let down,",
        Other,
        "Ada Penhallow",
        QuotationKind::Direct,
    );
    quote(
        &mut d,
        "A slow tide",
        Unattributed,
        "",
        QuotationKind::Heading,
    );
    let reported = text[text.find("Ofsted found").unwrap()..].trim_end();
    quote(&mut d, reported, Ofsted, "Ofsted", QuotationKind::Indirect);
    let f = FindingKind::Finding;
    finding(
        &mut d,
        "Children in Marshshire waited “far too long” for a social worker, the watchdog has said.",
        Ofsted,
        f,
        &["drift"],
    );
    finding(
        &mut d,
        "Inspectors said the oversight of casework “lacks rigour” and that managers “do not know” how long children wait.",
        Ofsted,
        f,
        &["oversight"],
    );
    finding(
        &mut d,
        "The council said it was “deeply sorry” and had taken on twelve more staff.",
        Council,
        FindingKind::Response,
        &["workforce"],
    );
    finding(&mut d, reported, Ofsted, f, &["drift", "assessment"]);
    d
}

fn primary() -> DocumentView {
    let filler =
        "Carers are prepared with care, and their reviews take place when they should. ".repeat(14);
    let text = format!(
        "Marshshire\n\nFocused visit to children’s services\n\n{filler}\n\n\u{c}\
        8. Too many children wait far too long for a social worker to be found for them. Plans are late.\n\n{filler}\n\n\
        9. Inspectors saw that oversight of casework lacked rigour in most teams.\n"
    );
    let title = "Marshshire: focused visit";
    let kind = DocumentKind::FocusedVisitLetter;
    let mut d = empty(5, kind, title, "Ofsted", MARSHSHIRE, &text);
    d.summary.published = Some(dated("2021-06-10", DateOrigin::Text));
    d.page_starts = vec![0, text.find('\u{c}').unwrap() + 1];
    d.summary.pages = Some(2);
    d
}

fn history() -> DocumentView {
    let filler =
        "Carers are prepared with care, and their reviews take place when they should. ".repeat(6);
    let text = format!(
        "Marshshire\n\nInspection of services for children\n\n{filler}\n\n\u{c}\
        Services have declined since the last inspection in March 2012.\n\n{filler}\n\n\u{c}\
        The last inspection, in 2013, found them adequate.\n"
    );
    let title = "Marshshire: inspection of services for children";
    let kind = DocumentKind::InspectionReport;
    let mut d = empty(6, kind, title, "Ofsted", MARSHSHIRE, &text);
    d.summary.published = Some(dated("2016-05-09", DateOrigin::Text));
    d.summary.framework = Some("SIF".to_owned());
    d.summary.inspection_start = "2016-03-01".parse().ok();
    d.summary.inspection_end = "2016-03-24".parse().ok();
    d.page_starts = [0]
        .into_iter()
        .chain(text.match_indices('\u{c}').map(|(at, _)| at + 1))
        .collect();
    let given = |area, grade: Grade| Judgement {
        area,
        grade,
        printed: grade.to_string(),
    };
    d.judgements = vec![
        given(Area::Overall, Grade::RequiresImprovement),
        given(Area::HelpAndProtection, Grade::Inadequate),
        given(Area::InCareAndCareLeavers, Grade::Good),
    ];
    d
}

fn report() -> DocumentView {
    let text = "Northwold\n\nInspection of local authority children’s services\n\n\
        1. Services for children in Northwold are inadequate. Risk is not recognised early enough.\n\n\
        2. Leaders have been slow to act on what audits told them.\n\n\u{c}\
        3. Caseloads are too high for careful work, and supervision is irregular.\n\n\
        4. When social workers know children well, direct work is thoughtful and is valued by families. One child told \
        inspectors: “She listens to me.”\n\n\u{c}\
        Recommendations\n\n\
        5. Ensure that every child missing from care is offered an interview within three days of return.\n\n\
        6. Strengthen management oversight at every level.\n";
    let mut d = empty(
        2,
        DocumentKind::InspectionReport,
        "Northwold: inspection of children’s services",
        "Ofsted",
        NORTHWOLD,
        text,
    );
    d.summary.published = Some(dated("2022-03", DateOrigin::Text));
    d.page_starts = [0]
        .into_iter()
        .chain(text.match_indices('\u{c}').map(|(at, _)| at + 1))
        .collect();
    d.summary.pages = Some(3);
    quote(
        &mut d,
        "She listens to me.",
        Other,
        "One child",
        QuotationKind::Direct,
    );
    let (f, r) = (FindingKind::Finding, FindingKind::Recommendation);
    finding(
        &mut d,
        "1. Services for children in Northwold are inadequate. Risk is not recognised early enough.",
        Ofsted,
        FindingKind::Judgement,
        &["risk"],
    );
    finding(
        &mut d,
        "2. Leaders have been slow to act on what audits told them.",
        Ofsted,
        f,
        &["quality-assurance"],
    );
    finding(
        &mut d,
        "3. Caseloads are too high for careful work, and supervision is irregular.",
        Ofsted,
        f,
        &["workforce", "oversight"],
    );
    let fourth = &text[text.find("4. ").unwrap()..text.find("\n\n\u{c}Recommendations").unwrap()];
    finding(&mut d, fourth, Ofsted, f, &["voice"]);
    finding(
        &mut d,
        "5. Ensure that every child missing from care is offered an interview within three days of return.",
        Ofsted,
        r,
        &["exploitation"],
    );
    finding(
        &mut d,
        "6. Strengthen management oversight at every level.",
        Ofsted,
        r,
        &["oversight"],
    );
    d
}

fn blog() -> DocumentView {
    let text = "What the letter to Eastmere does not say\n\n\
        The letter says practice is \u{1b}[31mimproving\u{1b}[0m. I am not so sure.\n\n\
        “Nobody asked the children” is how one former worker put it to me.\n";
    let title = "What the letter to Eastmere does not say";
    let mut d = empty(
        3,
        DocumentKind::BlogPost,
        title,
        "The Eastmere Observer",
        EASTMERE,
        text,
    );
    quote(
        &mut d,
        "Nobody asked the children",
        Other,
        "one former worker",
        QuotationKind::Direct,
    );
    let first = text.lines().nth(2).unwrap();
    finding(&mut d, first, Unattributed, FindingKind::Finding, &[]);
    finding(
        &mut d,
        "“Nobody asked the children” is how one former worker put it to me.",
        Other,
        FindingKind::Finding,
        &["voice"],
    );
    d
}

fn dated(date: &str, origin: DateOrigin) -> Dated {
    let date = date.parse().unwrap();
    Dated { date, origin }
}
