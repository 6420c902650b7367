//! What the explorer has taken from the library so far: the small lists whole, findings and documents as they come into sight.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::shown::shown;
use crate::library::{Catalogue, CouncilSummary, DocumentView};
use crate::model::timeline::{Known, Timeline};
use crate::model::{
    DocumentId, DocumentSummary, FindingId, FindingRow, Gss, PartialDate, Quotation, Same, TraceRow,
};
use crate::search::{Engine, Index};

/// Findings kept at hand; many screens full.
const FINDINGS: usize = 1024;

/// Documents kept at hand: a filter's best hits move between a few of them.
const DOCUMENTS: usize = 8;

/// A finding with the quotations in it.
#[derive(Debug)]
pub(crate) struct Passage {
    /// The finding.
    pub(crate) row: FindingRow,
    /// Quotations that have words in it, in the order of the text; spans are those of the stored document.
    pub(crate) quotations: Vec<Quotation>,
    /// Where else its words stand.
    pub(crate) same: Vec<Same>,
}

/// Every document without its text.
#[derive(Default)]
struct Listed {
    /// As the library lists them.
    order: Vec<DocumentId>,
    by_id: HashMap<DocumentId, DocumentSummary>,
}

impl From<Vec<DocumentSummary>> for Listed {
    fn from(documents: Vec<DocumentSummary>) -> Self {
        Self {
            order: documents.iter().map(|d| d.id).collect(),
            by_id: documents.into_iter().map(|d| (d.id, d)).collect(),
        }
    }
}

/// The library as the explorer reads it.
pub(crate) struct Shelf {
    pub(super) catalogue: Box<dyn Catalogue>,
    /// Where the quotations of documents that were in sight stand in reports.
    pub(super) traced: HashMap<DocumentId, Rc<Vec<TraceRow>>>,
    /// Inspections that are known of and not held, of councils that were asked about.
    known: HashMap<Gss, Rc<Vec<Known>>>,
    /// The filter's engine; empty until [`Shelf::take`].
    pub(crate) engine: Engine,
    /// Whether every finding is in the engine.
    pub(crate) read: bool,
    /// While the index is being built: how many documents of how many are in it.
    pub(crate) indexing: Option<(usize, usize)>,
    /// While what is known of documents is being renewed: how many steps of how many are done.
    pub(crate) renewing: Option<(usize, usize)>,
    /// Councils that have documents, in alphabetical order.
    pub(crate) councils: Vec<CouncilSummary>,
    /// Number of documents.
    held: usize,
    /// The documents: told from beside the interface ([`Shelf::list`]), or read when somebody asks before that.
    listed: OnceCell<Listed>,
    findings: HashMap<FindingId, Rc<Passage>>,
    opened: Vec<(DocumentId, Rc<DocumentView>)>,
    /// What the library last refused, for the reader.
    pub(crate) failure: RefCell<Option<String>>,
}

impl Shelf {
    /// Takes the councils and the number of documents, which the first frame shows, and nothing that can wait.
    pub(crate) fn new(catalogue: Box<dyn Catalogue>) -> anyhow::Result<Self> {
        Ok(Self {
            councils: catalogue.councils()?,
            held: catalogue.documents_held()?,
            listed: OnceCell::new(),
            catalogue,
            traced: HashMap::new(),
            known: HashMap::new(),
            engine: Engine::new(Index::default()),
            read: false,
            indexing: None,
            renewing: None,
            findings: HashMap::new(),
            opened: Vec::new(),
            failure: RefCell::default(),
        })
    }

    /// Takes the list of documents, unless it was asked for before it came.
    pub(crate) fn list(&mut self, documents: Vec<DocumentSummary>) {
        let _ = self.listed.set(documents.into());
    }

    /// Takes everything but the index again, because documents came or left.
    pub(crate) fn renew(&mut self) -> anyhow::Result<()> {
        self.councils = self.catalogue.councils()?;
        let documents = self.catalogue.documents()?;
        self.held = documents.len();
        self.listed = OnceCell::from(Listed::from(documents));
        self.traced.clear();
        self.known.clear();
        self.findings.clear();
        self.opened.clear();
        Ok(())
    }

    /// Takes the index of every finding.
    pub(crate) fn take(&mut self, index: Index) {
        self.engine = Engine::new(index);
        self.read = true;
    }

    /// Number of documents.
    pub(crate) fn documents(&self) -> usize {
        self.held
    }

    fn all(&self) -> &Listed {
        self.listed
            .get_or_init(|| match self.catalogue.documents() {
                Ok(documents) => documents.into(),
                Err(error) => {
                    self.refused(format!(
                        "The library cannot list its documents: {error:#}. Run `casebook check`."
                    ));
                    Listed::default()
                }
            })
    }

    /// Every document as the library lists them: newest first, undated last.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &DocumentSummary> {
        let Listed { order, by_id } = self.all();
        order.iter().filter_map(|id| by_id.get(id))
    }

    /// The publishers of the documents, in alphabetical order.
    pub(crate) fn publishers(&self) -> BTreeSet<&str> {
        let documents = self.listed();
        documents.filter_map(|d| d.publisher.as_deref()).collect()
    }

    /// The years in which documents were published or inspections made.
    pub(crate) fn years(&self) -> BTreeSet<i16> {
        let dates = self.listed().flat_map(|d| {
            let published = d.published.map(|dated| dated.date);
            [published, d.inspection_start, d.inspection_end]
        });
        dates.flatten().map(PartialDate::year).collect()
    }

    /// Number of findings.
    pub(crate) fn findings(&self) -> usize {
        self.engine.index().len()
    }

    /// What is known of a document without opening it.
    pub(crate) fn summary(&self, id: DocumentId) -> Option<&DocumentSummary> {
        self.all().by_id.get(&id)
    }

    /// The council's name.
    pub(crate) fn name(&self, gss: &Gss) -> Option<&str> {
        self.councils
            .iter()
            .find(|c| c.gss == *gss)
            .map(|c| c.name.as_str())
    }

    /// Which finding an entry of the index is.
    pub(crate) fn id(&self, entry: u32) -> Option<FindingId> {
        self.engine.index().id(entry)
    }

    /// Which entry of the index a finding is.
    pub(super) fn entry(&self, id: FindingId) -> Option<u32> {
        self.engine.index().entry(id)
    }

    /// One finding; `None` when it cannot be read, and then [`Shelf::failure`] says why.
    pub(crate) fn finding(&mut self, id: FindingId) -> Option<Rc<Passage>> {
        if let Some(passage) = self.findings.get(&id) {
            return Some(Rc::clone(passage));
        }
        let answer = self.catalogue.finding(id);
        let row = self.taken(answer, &format!("finding {id}"))?;
        let quotations = self.catalogue.quotations(id.document, row.finding.span);
        let what = format!("the quotations of {id}");
        let quotations = self.taken(quotations.map(Some), &what).unwrap_or_default();
        let same = self.catalogue.same(id);
        let what = format!("the reports with the words of {id}");
        let same = self.taken(same.map(Some), &what).unwrap_or_default();
        let passage = Rc::new(Passage {
            row,
            quotations,
            same,
        });
        if self.findings.len() >= FINDINGS {
            self.findings.clear();
        }
        self.findings.insert(id, Rc::clone(&passage));
        Some(passage)
    }

    /// Inspections of a council that are known of and whose reports are not held; none when the library cannot tell.
    pub(super) fn known(&mut self, gss: &Gss) -> Rc<Vec<Known>> {
        if let Some(known) = self.known.get(gss) {
            return Rc::clone(known);
        }
        let records = self.catalogue.records(gss).unwrap_or_default();
        let known = Rc::new(Timeline::new(records).not_held().cloned().collect());
        self.known.insert(gss.clone(), Rc::clone(&known));
        known
    }

    /// One document, ready to be shown; `None` when it cannot be read, and then [`Shelf::failure`] says why.
    pub(crate) fn document(&mut self, id: DocumentId) -> Option<Rc<DocumentView>> {
        if let Some(at) = self.opened.iter().position(|(known, _)| *known == id) {
            let kept = self.opened.remove(at);
            let view = Rc::clone(&kept.1);
            self.opened.push(kept);
            return Some(view);
        }
        let answer = self.catalogue.document(id);
        let view = Rc::new(shown(self.taken(answer, &format!("document {id}"))?));
        if self.opened.len() >= DOCUMENTS {
            self.opened.remove(0);
        }
        self.opened.push((id, Rc::clone(&view)));
        Some(view)
    }

    /// Keeps what the library refused, until the reader is told.
    pub(super) fn refused(&self, what: String) {
        *self.failure.borrow_mut() = Some(what);
    }

    fn taken<T>(&self, answer: anyhow::Result<Option<T>>, what: &str) -> Option<T> {
        match answer {
            Ok(Some(found)) => Some(found),
            // Its document is being read anew: what takes its place is on the way.
            Ok(None) if self.renewing.is_some() => None,
            Ok(None) => {
                self.refused(format!(
                    "The library no longer holds {what}: start casebook again."
                ));
                None
            }
            Err(error) => {
                self.refused(format!(
                    "The library cannot give {what}: {error:#}. Run `casebook check`."
                ));
                None
            }
        }
    }
}
