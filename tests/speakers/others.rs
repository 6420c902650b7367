//! Whoever is not Ofsted, though the words around them look alike; and Ofsted without its name.

use casebook::extract::extract;
use casebook::model::{Document, QuotationKind, SpeakerClass};

use super::{Council, LEAD, Ofsted, Other, said_by, speaker};

/// The class of the quotation that holds `words` in a text of its own.
fn class_in(text: &str, words: &str) -> SpeakerClass {
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    let mut marked = found
        .quotations
        .iter()
        .filter(|q| q.kind != QuotationKind::Indirect);
    marked
        .find(|q| q.span.of(text).contains(words))
        .unwrap_or_else(|| panic!("no quotation holds {words:?}"))
        .class
}

#[test]
fn inspectors_of_constabulary_prisons_and_plans_were_shown_as_ofsted() {
    for (who, name) in [
        ("Ann Thirk, HM Inspector of Constabulary,", "Ann Thirk"),
        (
            "His Majesty’s Chief Inspector of Prisons",
            "Chief Inspector of Prisons",
        ),
        ("HMI Probation", "HMI"),
        ("The planning inspector", "planning inspector"),
        ("CQC inspectors", "CQC"),
    ] {
        let said = format!("{who} said officers “looked away”.");
        said_by(Other, name, &said, "looked");
    }
    said_by(
        Ofsted,
        "Ofsted",
        "His Majesty’s Chief Inspector of Education, Children’s Services and Skills said plans were “late”.",
        "late",
    );
}

#[test]
fn it_was_ofsted_though_another_body_had_just_been_named() {
    said_by(
        Other,
        "HMICFRS",
        "Ofsted said help was “good”.\n\nHMICFRS was more critical. It said officers “looked away”.",
        "looked",
    );
    said_by(
        Other,
        "Plain Words Project",
        "Ofsted said help was “good”.\n\nThe Plain Words Project, which is run by young people, has a leaflet. It suggests “time with Mum”.",
        "Mum",
    );
    said_by(
        Other,
        "Listening Post group",
        "The council replied.\n\nThe Listening Post group met the board. They told it that moves were “far too many”.",
        "far too many",
    );
    said_by(
        Council,
        "",
        "Ofsted said help was “good”.\n\nThe authority’s own message to staff, set out in a bulletin, is upbeat. It tells them they “impressed”.",
        "impressed",
    );
}

#[test]
fn a_judge_at_the_start_of_a_headline_was_taken_for_a_verb_of_ofsteds() {
    let text = "Judge criticises council for “unforgivable” delay\n\nMr Justice Pell criticised Marshshire Council for an “unforgivable” delay. \
        The service was rated inadequate by Ofsted in May.\n";
    assert_eq!(class_in(text, "unforgivable"), Other);
}

#[test]
fn he_took_over_ofsteds_voice_after_a_passive() {
    said_by(
        Other,
        "Gethin Roe",
        "The shadow minister Gethin Roe said more had been rated inadequate, and accused Mr Aldin of “announcing the weather”.",
        "weather",
    );
}

#[test]
fn a_members_own_letter_was_ofsteds_two_paragraphs_on() {
    said_by(
        Other,
        "Alison Burr",
        "Alison Burr MP has written. In her letter to the minister, Alison Burr writes:\n\n“I do not say this lightly.”\n\n\
        “It cannot wait.”\n\nThe letter also asks that advice be published “in the strongest terms”.",
        "strongest",
    );
}

#[test]
fn parents_and_young_people_were_the_council_because_the_word_stood_near() {
    said_by(
        Other,
        "Danielle",
        "Danielle, who works in a shop and was on her own, rang Marshshire Council. “Nobody came,” Danielle says.",
        "Nobody",
    );
    said_by(
        Other,
        "Sam Foley",
        "Sam Foley, who’s 20 and grew up in care in the county, is at the microphone.\n\n“I can name four,” he says.",
        "name four",
    );
    said_by(
        Other,
        "Jo Fair",
        "Jo Fair, regional organiser for the council workers’ union NUCS, said: “Our members did this.”",
        "members",
    );
    said_by(
        Other,
        "Philip Garrow",
        "Philip Garrow, who resigned as director in the autumn, said he was “a scapegoat”.",
        "scapegoat",
    );
    said_by(
        Council,
        "Yvonne Serle",
        "Interim director Yvonne Serle, who has worked in four other councils, said she was “struck”.",
        "struck",
    );
}

#[test]
fn one_of_several_and_somebody_unnamed_were_nobody() {
    said_by(
        Other,
        "people",
        "Young people asked for fewer meetings. One wrote on the wall: “Everyone knows why.”",
        "Everyone",
    );
    said_by(
        Other,
        "member",
        "A former member of staff, who asked not to be named, told us of whole shifts alone.\n\n“There was nobody,” they said.",
        "nobody",
    );
    said_by(
        Other,
        "",
        "Figures show that 52 social workers left last year. One, who asked to remain anonymous, said staff were “burning out”.",
        "burning",
    );
}

#[test]
fn times_parties_passages_and_amendments_name_their_speaker() {
    said_by(
        Council,
        "Jamil Sarwar",
        "18.19 Labour’s Jamil Sarwar: “We had the same one in 2021.”",
        "the same one",
    );
    said_by(
        Council,
        "Penhale",
        "Cllr Roy Penhale chairs the panel.\n\nHere’s what Cllr Penhale had to say in 2024: “Audit is strong.”",
        "Audit",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "The letter praises staff. The council sent an email about that.\n\nBut here is the paragraph that didn’t make the email:\n\n\
        “Some children experience drift.”",
        "drift",
    );
    said_by(
        Council,
        "",
        "Cllr Ann Maddox moved, and Cllr Tunn seconded, an amendment regretting “the failure to act”.",
        "failure",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "In their words, letters are “sent and forgotten”. Inspectors said so.\n\nThe report into Home A said staff “did not look”. \
        Inspectors saw “holes in walls”.",
        "holes",
    );
}

#[test]
fn inspectors_without_ofsteds_name_were_somebody_else() {
    let text = "A mother’s story\n\nAshcaster’s children’s services were condemned this month.\n\nWhen inspectors came they found that children \
        had to ‘repeat their stories’. Their report, which rated the service inadequate, said so.\n";
    assert_eq!(class_in(text, "repeat"), Ofsted);
    let care = text.replace("When inspectors came", "When CQC inspectors came");
    assert_ne!(class_in(&care, "repeat"), Ofsted);
    let wales = text.replace("Ashcaster’s", "Wales: Ashcaster’s");
    assert_ne!(class_in(&wales, "repeat"), Ofsted);
}

#[test]
fn a_cabinet_paper_that_sets_out_ofsteds_letter_lost_its_own_quotations() {
    let text = "Stonehithe Borough Council\n\nOfsted monitoring visit: outcome letter\n\n1.1 To inform Cabinet of the outcome of the third Ofsted monitoring \
        visit.\n\n3.1 The letter states that \"steady progress is being made\".\n\nDear Ms Colley\n\nMonitoring visit to Stonehithe Borough Council \
        children's services\n\nThis letter summarises the findings of the monitoring visit on 29 and 30 April 2025.\n\nYours sincerely\n\nGareth Lowe\n";
    assert_eq!(class_in(text, "steady progress"), Ofsted);
}

#[test]
fn only_ofsteds_sentences_are_shown_as_ofsteds() {
    let table = include_str!("../gold/sentences.tsv");
    for (whose, sentence) in table.lines().filter_map(|line| line.split_once('\t')) {
        let words = sentence.rsplit('“').next().unwrap_or_default();
        let words = words.split('”').next().unwrap_or_default();
        let (class, name) = speaker(sentence, words);
        assert_eq!(class == Ofsted, whose == "ofsted", "{name:?}: {sentence}");
    }
}

#[test]
fn a_sentence_that_breaks_off_behind_its_verb_broke_the_reading() {
    for broken in [
        "The council was late, said",
        "Inspectors “came”, says",
        "The report, which was late, say",
        "They were impressed by",
        "It gave",
        "The latest",
        "In a report that",
    ] {
        let text = format!("{LEAD}{broken}");
        let end = text.len();
        let found = extract(&Document {
            text,
            ..Document::default()
        });
        assert!(
            found.quotations.iter().all(|q| q.span.end <= end),
            "{broken}"
        );
    }
}

#[test]
fn a_grade_in_passing_was_a_finding_of_ofsteds() {
    let text = "Ofsted has published a report on Marshshire County Council's children's services.\n\n\
        She now works for a neighbouring authority, one with a “good” rating.\n\nThe overall judgement is “inadequate”.";
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    let findings: Vec<_> = found.findings.iter().map(|f| f.span.of(text)).collect();
    assert_eq!(findings, ["The overall judgement is “inadequate”."]);
}

#[test]
fn what_somebody_says_of_the_reports_word_was_ofsteds_finding() {
    let text = "Ofsted has published a report on Marshshire County Council's children's services.\n\n\
        Cllr Jane Doe said the report’s description of staff as “weary but loyal” would ring true.";
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    let classes: Vec<_> = found.findings.iter().map(|f| f.class).collect();
    assert_eq!(classes, [Council]);
}
