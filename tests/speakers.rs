//! Who says a quotation, one construction at a time. Councils, people and words are invented.

#[path = "speakers/asked.rs"]
mod asked;
#[path = "speakers/doubted.rs"]
mod doubted;
#[path = "speakers/others.rs"]
mod others;
#[path = "speakers/owners.rs"]
mod owners;
#[path = "speakers/papers.rs"]
mod papers;
#[path = "speakers/people.rs"]
mod people;
#[path = "speakers/pointed.rs"]
mod pointed;
#[path = "speakers/posts.rs"]
mod posts;

use casebook::extract::extract;
use casebook::model::{Document, QuotationKind, SpeakerClass};

/// A headline and a lead that make it an article about Ofsted and one council.
const LEAD: &str = "Marshshire children's services in the spotlight\n\nOfsted has published a report on Marshshire County Council.\n\n";

/// The class and speaker of the quotation that holds `words`.
fn speaker(article: &str, words: &str) -> (SpeakerClass, String) {
    let text = format!("{LEAD}{article}");
    let found = extract(&Document {
        text: text.clone(),
        ..Document::default()
    });
    let marked = found
        .quotations
        .iter()
        .filter(|q| q.kind != QuotationKind::Indirect);
    let mut holding = marked.filter(|q| q.span.of(&text).contains(words));
    let quotation = holding
        .next()
        .unwrap_or_else(|| panic!("no quotation holds {words:?} in {article}"));
    (
        quotation.class,
        quotation.speaker.clone().unwrap_or_default(),
    )
}

#[track_caller]
fn said_by(class: SpeakerClass, name: &str, article: &str, words: &str) {
    let (found, speaker) = speaker(article, words);
    assert_eq!(found, class, "{words:?} by {speaker:?} in {article}");
    assert!(
        speaker.contains(name),
        "{words:?} was given to {speaker:?}, not {name:?}"
    );
}

use SpeakerClass::{Council, Ofsted, Other};

#[test]
fn inspectors_before_and_after_their_words() {
    said_by(
        Ofsted,
        "Ofsted",
        "Inspectors found \"late plans\" in many files.",
        "late",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Plans were \"late\", inspectors said.",
        "late",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Plans were \"late\", according to the report.",
        "late",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "In the inspectors’ words, plans were “late”.",
        "late",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "The report's description of plans as “late” stung.",
        "late",
    );
    said_by(
        Ofsted,
        "Ann Pell",
        "Lead inspector Ann Pell wrote: “Plans are late.”",
        "late",
    );
}

#[test]
fn a_grade_in_the_passive_is_ofsteds_whoever_its_subject_is() {
    said_by(
        Ofsted,
        "Ofsted",
        "The council was rated \"inadequate\" in May.",
        "inadequate",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Services have been judged ‘inadequate’.",
        "inadequate",
    );
    said_by(
        Council,
        "Jo Reed",
        "Cllr Jo Reed branded the report \"inadequate\".",
        "inadequate",
    );
}

#[test]
fn the_source_inside_the_phrase_beats_the_one_that_ends_the_sentence() {
    said_by(
        Ofsted,
        "Ofsted",
        "\"Late\" plans identified in an Ofsted report were ignored, a council leader has admitted.",
        "Late",
    );
}

#[test]
fn a_councils_words_about_ofsted_stay_the_councils() {
    said_by(
        Council,
        "Jo Reed",
        "Cllr Jo Reed said: “Ofsted say we were late. We accept that.”",
        "accept",
    );
    said_by(
        Council,
        "spokesperson",
        "The council apologised.\n\n“Ofsted is right,” a spokesperson said.",
        "right",
    );
    said_by(
        Council,
        "spokeswoman",
        "A council spokeswoman said that the letter showed \"steady progress\".",
        "steady",
    );
}

#[test]
fn the_innermost_source_has_the_words() {
    said_by(
        Ofsted,
        "Ofsted",
        "Cllr Jo Reed said the report said plans were “late”.",
        "late",
    );
    said_by(
        Other,
        "union",
        "Inspectors said the union had told them it was “ignored”.",
        "ignored",
    );
}

#[test]
fn posts_follow_the_body_they_belong_to() {
    said_by(
        Other,
        "Ed Moss",
        "Ed Moss, director of policy at the Lantern Society for Children, said it was “sad”.",
        "sad",
    );
    said_by(
        Council,
        "Ed Moss",
        "Ed Moss, director of children’s services, said it was “sad”.",
        "sad",
    );
    said_by(
        Other,
        "Ed Moss",
        "Ed Moss, Labour MP for Marshshire North, said it was “sad”.",
        "sad",
    );
    said_by(Other, "", "A former team manager said it was “sad”.", "sad");
    said_by(
        Other,
        "",
        "A social worker, who left in May, said it was “sad”.",
        "sad",
    );
    said_by(
        Other,
        "",
        "A spokesman for the Department for Education said it was “sad”.",
        "sad",
    );
}

#[test]
fn a_name_beside_a_post_is_the_speaker() {
    said_by(
        Council,
        "Ida Holt",
        "The leader of the council, Ida Holt, said it was “sad”.",
        "sad",
    );
    said_by(
        Council,
        "Ida Holt",
        "It was “sad”, said the director of children’s services, Ida Holt.",
        "sad",
    );
    said_by(
        Council,
        "Ida Holt",
        "“It is sad,” its leader, Ida Holt, said.",
        "sad",
    );
    said_by(
        Council,
        "Ida Holt",
        "Ida Holt, director of the council’s children’s services said: “It is sad.”",
        "sad",
    );
}

#[test]
fn later_surnames_and_pronouns_mean_the_person_named_before() {
    let article = "Cllr Ida Holt, leader of the council, said it was “sad”.\n\n“We were wrong,” Holt said.\n\n“We will change,” she added.";
    said_by(Council, "Ida Holt", article, "wrong");
    said_by(Council, "Ida Holt", article, "change");
}

#[test]
fn it_is_the_body_that_spoke_last() {
    let article = "The council said it was “sorry”.\n\nOfsted warned of “drift”. It added that plans were “late”.";
    said_by(Ofsted, "Ofsted", article, "late");
    let article = "A peer review was held in May. It said plans were “long”.";
    said_by(Other, "", article, "long");
}

#[test]
fn somebody_elses_report_is_not_ofsteds() {
    said_by(
        Other,
        "",
        "A serious case review found “missed chances”.",
        "missed",
    );
    said_by(
        Other,
        "",
        "Ed Moss, the children’s minister, wrote in May. His letter says the drop is “noted with concern”.",
        "noted",
    );
    said_by(
        Other,
        "",
        "A report by the Lowther Institute said plans were “long”.",
        "long",
    );
}

#[test]
fn quotation_paragraphs_carry_their_speaker_on() {
    let article =
        "“We were wrong,” Cllr Ida Holt said.\n\n“We will change.”\n\n“It will take time.”";
    said_by(Council, "Ida Holt", article, "take time");
    let article = "Inspectors found “drift”.\n\n“We are sorry and we will change.”";
    assert_ne!(
        speaker(article, "sorry").0,
        Ofsted,
        "nobody speaks of “we” for Ofsted"
    );
}

#[test]
fn every_item_of_ofsteds_list_is_ofsteds() {
    let article = "Among Ofsted’s findings:\n\n• The council has a “clear vision”\n\n• Plans are “late”\n\nCllr Ida Holt said it was “sad”.";
    said_by(Ofsted, "Ofsted", article, "clear vision");
    said_by(Ofsted, "Ofsted", article, "late");
    said_by(Council, "Ida Holt", article, "sad");
    let unmarked = "Inspectors also found:\n\nplans that were “late”\nstaff who were “tired”\n\nThe council apologised.";
    said_by(Ofsted, "Ofsted", unmarked, "tired");
}

#[test]
fn headings_belong_to_whoever_they_echo() {
    let article = "'Not good enough'\n\n\"It is not good enough and I am sorry,\" said council leader Ida Holt.";
    said_by(Council, "Ida Holt", article, "Not good");
}

#[test]
fn what_children_told_inspectors_is_not_what_inspectors_said() {
    let article = "Children who spoke to inspectors said they felt “safe”.";
    assert_ne!(speaker(article, "safe").0, Ofsted);
}

#[test]
fn a_verb_that_is_a_noun_attributes_nothing() {
    let article = "Ofsted considered supervision files and notes. The files were “thin”.";
    assert_ne!(speaker(article, "thin").1, "notes");
}

#[test]
fn whoever_raised_concerns_is_not_meant_by_it() {
    said_by(
        Ofsted,
        "Ofsted",
        "Ofsted said teachers who raised concerns were \"not told\".\n\nIt also found some children had been \"left waiting\".",
        "left waiting",
    );
}

#[test]
fn a_letter_prepared_for_a_meeting_is_not_the_inspectors() {
    said_by(
        Council,
        "Marshshire",
        "According to a report prepared for the meeting, the workforce will be \"almost permanent\" by May.",
        "almost permanent",
    );
}

#[test]
fn a_name_after_who_is_the_speakers_own() {
    said_by(
        Other,
        "Lorna Fenwell",
        "A foster carer who addressed the committee, Lorna Fenwell, said she had \"no idea who to ring\".",
        "no idea",
    );
}

#[test]
fn a_pronoun_means_the_subject_of_its_own_sentence_first() {
    said_by(
        Council,
        "Anita Sorrel",
        "Helen Mostry, the lead inspector, said it was \"late\".\n\nOn Friday the Labour leader, Anita Sorrel, was heckled as she explained why she had called the service \"one of the best\".",
        "one of the best",
    );
}

#[test]
fn inspectors_who_are_no_more_inspectors_do_not_speak_for_ofsted() {
    said_by(
        Other,
        "David Swaile",
        "It would be \"highly unusual\", according to a former Ofsted inspector, David Swaile, for a grade to change.",
        "highly unusual",
    );
}

#[test]
fn a_report_that_an_article_is_not_about_ofsted_in_is_somebody_elses() {
    let text = "'Missed chances', review finds\n\nAn independent review has found \"missed chances\" before a boy's death.\n\nThe report found that bruises were \"not passed on\".\n\nA police officer said little.\n\nServices were rated inadequate by Ofsted in 2022.";
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    let quoted = found
        .quotations
        .iter()
        .find(|q| q.span.of(text) == "not passed on");
    assert_eq!(quoted.map(|q| q.class), Some(Other));
}

#[test]
fn scare_quotes_in_a_sentence_that_reports_nobody_are_nobodys() {
    let (class, _) = speaker(
        "The report spoke of \"children who were not seen\". There were \"crisis talks\", and a visit.",
        "crisis talks",
    );
    assert_eq!(class, SpeakerClass::Unattributed);
}

#[test]
fn what_stands_after_a_dash_signs_the_words() {
    said_by(
        Other,
        "Leanne",
        "\"You helped me keep him when nobody else would.\" – Leanne, Priory Park",
        "helped me",
    );
}

#[test]
fn a_councillor_writes_of_what_i_said() {
    let text = "Ofsted in Marshshire\n\nBy Cllr Win Garstead\n\nOfsted has reported on Marshshire County Council and I have read it.\n\nWhat I said in the chamber was \"which page are you on\".";
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    let quoted = found
        .quotations
        .iter()
        .find(|q| q.span.of(text).starts_with("which page"));
    assert_eq!(quoted.map(|q| q.class), Some(Council));
}
