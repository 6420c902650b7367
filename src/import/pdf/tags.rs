//! The structure tree of a tagged PDF: to which paragraph, list item or table cell each piece of marked content belongs.
//!
//! A page's `StructParents` leads through the `ParentTree` to the structure element of every marked-content number
//! (ISO 32000-1, 14.7.4.4). Nothing of the drawing is known here.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};
use hayro_syntax::xref::XRef;

/// Trees deeper than this are not followed.
const DEEPEST: usize = 64;
/// A number tree with more entries than this is not read on.
const MOST_ENTRIES: usize = 200_000;

/// A structure element, by its object number and generation.
pub(super) type Element = (u32, i32);

/// Where in the document's structure a piece of text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The paragraph, heading, label or the like that it belongs to.
    pub(super) block: Element,
    /// Whether that is the bullet or number of a list item.
    pub(super) label: bool,
    /// Whether that is a footnote.
    pub(super) note: bool,
    /// The list item it is in.
    pub(super) item: Option<Element>,
    /// The table row it is in.
    pub(super) row: Option<Element>,
    /// The cell of that row, counted from 0.
    pub(super) cell: usize,
    /// Whether the producer put it outside the text.
    pub(super) artifact: bool,
}

/// The structure of one document.
pub(super) struct Tags<'a> {
    xref: &'a XRef,
    /// The producer's own names for standard elements.
    roles: HashMap<String, String>,
    /// For each `StructParents`, the elements of its marked content.
    parents: HashMap<i32, Object<'a>>,
    known: HashMap<Element, Place>,
}

impl<'a> Tags<'a> {
    /// The structure of `pdf`; `None` when it is not tagged.
    pub(super) fn of(pdf: &'a Pdf) -> Option<Self> {
        let xref = pdf.xref();
        let catalogue = xref.get::<Dict<'_>>(xref.root_id())?;
        let root = catalogue.get::<Dict<'_>>("StructTreeRoot")?;
        let mut roles = HashMap::new();
        if let Some(map) = root.get::<Dict<'_>>("RoleMap") {
            for own in map.keys() {
                if let Some(standard) = map.get::<Name<'_>>(own.as_ref()) {
                    roles.insert(name(&own), name(&standard));
                }
            }
        }
        let mut parents = HashMap::new();
        let tree = root.get::<Dict<'_>>("ParentTree")?;
        number_tree(tree, xref, &mut parents);
        Some(Self {
            xref,
            roles,
            parents,
            known: HashMap::new(),
        })
    }

    /// The place of every marked-content number of a page.
    pub(super) fn page(&mut self, page: &Dict<'a>) -> HashMap<i32, Place> {
        let parents = page.get::<i32>("StructParents");
        let elements = parents
            .and_then(|key| self.parents.get(&key).cloned())
            .and_then(Object::into_array);
        let mut places = HashMap::new();
        for (mark, element) in (0..).zip(elements.iter().flat_map(Array::raw_iter)) {
            if let MaybeRef::Ref(element) = element {
                places.insert(mark, self.place(element));
            }
        }
        places
    }

    fn place(&mut self, element: ObjRef) -> Place {
        let key = id(element);
        if let Some(place) = self.known.get(&key) {
            return *place;
        }
        let place = self.climb(element);
        self.known.insert(key, place);
        place
    }

    /// Goes up from an element to the root; the nearest of each kind counts.
    fn climb(&self, element: ObjRef) -> Place {
        let mut place = Place::default();
        let mut block = None;
        let mut label = None;
        let mut cell = None;
        let mut seen = HashSet::new();
        let mut next = Some(element);
        while let Some(here) = next {
            if !seen.insert(id(here)) || seen.len() > DEEPEST {
                break;
            }
            let Some(dict) = self.dict(here) else { break };
            let inside = |found: &Option<Element>| found.is_none() && place.row.is_none();
            match self.role(&dict).as_str() {
                "Artifact" => place.artifact = true,
                "Lbl" if block.is_none() => label = Some(id(here)),
                "Note" | "FENote" => {
                    place.note = true;
                    block = block.or(Some(id(here)));
                }
                "LI" => place.item = place.item.or(Some(id(here))),
                "TD" | "TH" if inside(&cell) => {
                    cell = Some(id(here));
                    block = block.or(cell);
                }
                "TR" if place.row.is_none() => {
                    place.row = Some(id(here));
                    place.cell = cell.map_or(0, |cell| position(&dict, cell));
                }
                role if is_block(role) => block = block.or(Some(id(here))),
                _ => {}
            }
            next = dict.get_ref("P");
        }
        // A number outside a list stands inside its paragraph or footnote.
        place.label = label.is_some() && place.item.is_some();
        place.block = label
            .filter(|_| place.label)
            .or(block)
            .unwrap_or(id(element));
        place
    }

    fn dict(&self, at: ObjRef) -> Option<Dict<'a>> {
        self.xref.get::<Dict<'_>>(at.into())
    }

    /// The standard name of an element's type.
    fn role(&self, element: &Dict<'a>) -> String {
        let mut role = element
            .get::<Name<'_>>("S")
            .map_or_else(String::new, |own| name(&own));
        for _ in 0..4 {
            match self.roles.get(&role) {
                Some(standard) if *standard != role => role.clone_from(standard),
                _ => break,
            }
        }
        role
    }
}

/// Elements that are a paragraph of their own.
fn is_block(role: &str) -> bool {
    let heading = role.strip_prefix('H').is_some_and(|level| level.len() < 2);
    let blocks = [
        "P",
        "Caption",
        "TOCI",
        "Title",
        "BlockQuote",
        "LBody",
        "Figure",
    ];
    heading || blocks.contains(&role)
}

/// Which child of `row` the element is, counted from 0.
fn position(row: &Dict<'_>, cell: Element) -> usize {
    let Some(kids) = row.get::<Array<'_>>("K") else {
        return 0;
    };
    let is_cell = |kid: MaybeRef<Object<'_>>| kid.as_obj_ref().map(id) == Some(cell);
    kids.raw_iter().position(is_cell).unwrap_or(0)
}

/// Reads a number tree, each node once: in a damaged file one may be its own child.
fn number_tree<'a>(root: Dict<'a>, xref: &'a XRef, entries: &mut HashMap<i32, Object<'a>>) {
    let mut seen = HashSet::new();
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        if let Some(numbers) = node.get::<Array<'_>>("Nums") {
            let mut pairs = numbers.flex_iter();
            while let (Some(key), Some(value)) = (pairs.next::<i32>(), pairs.next::<Object<'_>>()) {
                entries.insert(key, value);
            }
        }
        let kids = node.get::<Array<'_>>("Kids");
        for kid in kids.iter().flat_map(Array::raw_iter) {
            if entries.len() > MOST_ENTRIES || seen.len() > MOST_ENTRIES {
                return;
            }
            // A node that is no reference is no valid one, and cannot be told from its parent.
            if let MaybeRef::Ref(at) = kid
                && seen.insert(id(at))
            {
                nodes.extend(xref.get::<Dict<'_>>(at.into()));
            }
        }
    }
}

fn id(reference: ObjRef) -> Element {
    (reference.obj_number, reference.gen_number)
}

fn name(name: &Name<'_>) -> String {
    String::from_utf8_lossy(name.as_ref()).into_owned()
}
