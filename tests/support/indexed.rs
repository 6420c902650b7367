//! The index of a library, made from nothing but what the explorer may ask of it.

use casebook::library::Catalogue;
use casebook::search::{Builder, Index};

/// The index of every finding.
pub(crate) fn index(library: &impl Catalogue) -> Index {
    let mut builder = Builder::default();
    for summary in library.documents().unwrap() {
        let view = library.document(summary.id).unwrap().unwrap();
        let rows = view.findings.iter();
        rows.for_each(|row| builder.add(&view.summary, &view.judgements, row));
    }
    builder.build()
}
