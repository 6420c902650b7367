//! Edits of a typed query: letters put in and taken out, words pasted, the line cleared.

use proptest::prelude::*;

/// One edit of a line.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Insert(prop::sample::Index, char),
    Delete(prop::sample::Index),
    Paste(prop::sample::Index, &'static str),
    Clear,
}

/// Any edit.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let letters: Vec<char> = "adeghiorst -\"%:26’é".chars().collect();
    let pieces = vec![
        "drift delay",
        "\"bed and",
        "-lacks",
        "council:leeds",
        "managment ",
        "looked after children",
        "lac",
        "\"children in care",
        "\"pre-",
        "\"the multi-ag",
        "60 per cent",
        "pre-proceedings",
        "60%",
        "year:2017..",
        "grade:good ",
        "mgmt",
        "ofsted",
        "zxqvj ",
    ];
    prop_oneof![
        8 => (any::<prop::sample::Index>(), prop::sample::select(letters)).prop_map(|(at, c)| Edit::Insert(at, c)),
        5 => any::<prop::sample::Index>().prop_map(Edit::Delete),
        3 => (any::<prop::sample::Index>(), prop::sample::select(pieces)).prop_map(|(at, text)| Edit::Paste(at, text)),
        1 => Just(Edit::Clear),
    ]
}

/// Edits the line.
pub(crate) fn apply(text: &mut String, edit: &Edit) {
    let place = |at: &prop::sample::Index, text: &str| {
        let places: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        places[at.index(places.len())]
    };
    match edit {
        Edit::Insert(at, c) => text.insert(place(at, text), *c),
        Edit::Paste(at, piece) => text.insert_str(place(at, text), piece),
        Edit::Delete(at) => {
            let at = place(at, text);
            if at < text.len() {
                text.remove(at);
            }
        }
        Edit::Clear => text.clear(),
    }
}
