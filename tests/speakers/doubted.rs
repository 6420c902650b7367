//! Words that were shown as Ofsted's because nobody else was known: a wrong "Ofsted said" is worse than none.

use super::{LEAD, said_by, speaker};
use casebook::extract::extract;
use casebook::model::Document;
use casebook::model::SpeakerClass::{Council, Ofsted, Other};

/// Not the inspectorate's, whoever said it.
fn not_ofsteds(article: &str, words: &str) {
    let (class, name) = speaker(article, words);
    assert_ne!(class, Ofsted, "{article}\n{name:?}");
}

#[test]
fn it_was_ofsted_long_after_ofsted_had_been_named() {
    let auditor = "Inspectors found delays.\n\n\
        “We lose carers to agencies and we lose placements to neighbours who can pay more, week in, week out,” said Cllr Ann Doe.\n\n\
        Last month the auditor Kerswell Hythe LLP issued a statutory recommendation to the borough, its second in three years and its \
        fourth since the merger. It found “a weakness” in forecasting.";
    not_ofsteds(auditor, "weakness");
    said_by(
        Ofsted,
        "Ofsted",
        "Ofsted came in May. It found “a weakness” in forecasting.",
        "weakness",
    );
}

#[test]
fn what_a_banner_reads_was_in_the_report() {
    let banner =
        "Ofsted rated the home good. She has had a banner made. It reads “thank you to all”.";
    not_ofsteds(banner, "thank you");
    let sentence = "He left out the rest of the sentence. It reads: “but children wait”.";
    said_by(Ofsted, "Ofsted", sentence, "children wait");
}

#[test]
fn she_was_an_inspector_named_far_above() {
    let article = "Jane Doe, the lead inspector, said plans were late.\n\n\
        Parents met at the library on Friday.\n\n\
        “I used to draw them,” she said.";
    not_ofsteds(article, "draw");
}

#[test]
fn what_goes_on_behind_an_unknown_speakers_words_was_carried_over_from_ofsted() {
    let article = "“Leaders are slow,” Ofsted said.\n\n\
        “There will be a table by Christmas,” she told the meeting. “Somebody will count the points.”";
    not_ofsteds(article, "count the points");
    let names_it =
        "Ofsted said:\n\n“Leaders are slow.”\n\n“Do not blame the workers. Ofsted has not.”";
    not_ofsteds(names_it, "blame the workers");
}

#[test]
fn a_verb_or_a_noun_that_no_list_knows_made_the_words_ofsteds() {
    for said in [
        "Inspectors praised the trust. Jane Doe of the tenants' club reasoned it was “a recording issue”.",
        "Inspectors praised the trust. I was told by the then supremo it was “a recording issue”.",
        "The plans were described by a quartermaster as “a recording issue”.",
        "Inspectors heard from grandees who described “a recording issue”.",
        "In a letter last month a quartermaster told the council that it was “a recording issue”.",
        "A report by grandees says that it is “a recording issue”.",
        "A letter from the quartermaster to the council spoke of “a recording issue”.",
        "The reviewing grandees had warned in their annual report that it was “a recording issue”.",
        "A report to the conclave says that it is “a recording issue”.",
        "His report describes it as “a recording issue”.",
        "The conclave has spent £6 million on its plan. It says that this was “a recording issue”.",
        "The conclave said the report showed the cost. “It was a recording issue,” it said.",
        "In May the fire brigade's branch closed the hall after its inspectors found “a recording issue”.",
    ] {
        not_ofsteds(said, "recording");
    }
}

#[test]
fn a_headline_signed_by_somebody_unknown_was_ofsteds() {
    for headline in [
        "Ofsted to inspect care more often, quartermaster says",
        "Ofsted verdict is unfair, says quartermaster",
        "Inspectors’ report comes weeks after grandees attacked delays",
    ] {
        let text = format!("{headline}\n\nThe hall met on Friday.\n\n{LEAD}");
        let found = extract(&Document {
            text,
            ..Document::default()
        });
        let heading = found.quotations.iter().find(|q| q.span.start == 0);
        assert_eq!(heading.map(|q| q.class), None, "{headline}");
    }
}

#[test]
fn an_item_in_which_a_leader_speaks_was_one_of_ofsteds_list() {
    let article = "Inspectors found:\n\n\
        - Plans are late. Leader Neville Brook told local radio it was “a kick we needed”.\n\
        - Visits are “thin”.";
    said_by(Council, "Neville Brook", article, "kick");
    said_by(Ofsted, "Ofsted", article, "thin");
}

#[test]
fn one_of_them_was_an_inspector_when_the_team_had_been_asked() {
    let article = "Inspectors found delays.\n\n\
        I went to see the duty team and asked them what they would do. One of them said: “Get us a printer.”";
    not_ofsteds(article, "printer");
}

#[test]
fn whoever_somebody_works_for_was_ofsted_in_what_it_calls() {
    let article = "The services were condemned by Ofsted.\n\n\
        Helen Strang, who has been at the council since 2009, will leave by what it described as “mutual agreement”.";
    said_by(Council, "Marshshire", article, "mutual");
}

#[test]
fn its_chief_executive_was_the_councils_after_another_body() {
    let charity = "She helps at StreetLight, a charity which works on the estate. Its chief executive, Frank Abel, said it was “overdue”.";
    said_by(Other, "Frank Abel", charity, "overdue");
    let schools = "Chalk Down Learning Trust, which takes over the school, said it had no illusions.\n\n\
        “We have turned schools round before,” said its chief executive, Stephen Nurse.";
    not_ofsteds(schools, "turned schools");
    assert_eq!(speaker(schools, "turned schools").0, Other);
}

/// After a lead on the inspectorate's report, the sentence is not read as one more thing that it reports.
fn reports_nothing(sentence: &str) {
    let document = Document {
        text: format!("{LEAD}\n\n{sentence}"),
        ..Document::default()
    };
    let start = document.text.len() - sentence.len();
    let found = extract(&document).quotations;
    let found: Vec<_> = found
        .iter()
        .filter(|q| q.class == Ofsted && q.span.end > start)
        .collect();
    assert!(found.is_empty(), "{sentence}\n{found:?}");
}

#[test]
fn ofsted_was_said_to_report_what_others_do_or_what_may_be() {
    for sentence in [
        "Asked why it had continued to use the caravans, the council said that it was not told.",
        "The home could open by April if the watchdog agrees to register it.",
        "A report called “Home for Good: a strategy” goes before cabinet next week.",
        "The report in question was published three days before Christmas.",
        "The judgement, announced this morning, completes a turnaround.",
        "They reviewed case records and observed meetings, among them a session of the panel.",
        "The claims were made in a 40-page statement seen by this newspaper. It says that seven people were moved.",
        "Carers get patchy support, an analysis by this magazine of the last 40 inspections has found.",
    ] {
        reports_nothing(sentence);
    }
}
