//! What is typed letter by letter in the benches.

/// Half-remembered words as readers type them, typos and swapped order among them.
pub(crate) const TYPED: [&str; 22] = [
    "drift delay",
    "managment oversight",
    "lacks rigour",
    "safegarding board",
    "casload high",
    "glos inadeq",
    "unassesed risk",
    "care leavers bed and breakfast",
    "ofsted whistle",
    "oversight managment",
    "chidl protection plan",
    "social wrokers turnover",
    "missing return interviews",
    "private fostering",
    "neurodevelopmental",
    "virtual school pep",
    "unregistered placement",
    "mgmt oversight",
    "county lines exploit",
    "supervison freqency",
    "zxqvj",
    "the",
];

/// Phrases, fields, negation and terms that have others for the same thing.
pub(crate) const OTHERS: [&str; 10] = [
    "\"lacks rigour\"",
    "\"children in care\"",
    "\"drift and delay\" -adoption",
    "looked after children",
    "lac reviews",
    "council:glouc drift",
    "year:2017..2019 grade:inadequate plans",
    "speaker:ofsted is:concern risk",
    "-children",
    "pre-proceedings",
];
