//! Whatever is done, undoing goes back through every state, and redoing forward again.

use proptest::prelude::*;

use super::work_tests::{finding, library, quotation};
use crate::model::DocumentId;
use crate::model::mark::Deed;

fn deed(id: DocumentId) -> impl Strategy<Value = Deed> {
    let target = prop_oneof![
        (1..4u32).prop_map(move |n| finding(id, n)),
        Just(quotation(id))
    ];
    let targets = prop::collection::vec(target.clone(), 1..4);
    let name =
        || prop::sample::select(vec!["urgent", "Urgent", "late", "x"]).prop_map(str::to_owned);
    prop_oneof![
        (targets.clone(), any::<bool>()).prop_map(|(on, star)| Deed::Star(on, star)),
        (targets.clone(), name(), any::<bool>())
            .prop_map(|(on, name, put)| Deed::Tag(on, name, put)),
        (
            target,
            prop::sample::select(vec!["", "a note", "“quoted” \u{1b}'"])
        )
            .prop_map(|(on, text)| Deed::Note(on, text.into())),
        (name(), name()).prop_map(|(from, to)| Deed::RenameTag { from, to }),
        name().prop_map(Deed::DropTag),
        (targets, name()).prop_map(|(on, name)| Deed::Brief(on, name)),
        (1..4i64, prop::option::of(1..9i64)).prop_map(|(briefing, before)| Deed::Heading {
            briefing,
            before,
            text: "Head".into()
        }),
        (1..9i64, prop::sample::select(vec!["", "said"]))
            .prop_map(|(item, text)| Deed::Comment(item, text.into())),
        (1..9i64, -3..4i64).prop_map(|(item, by)| Deed::Move(item, by)),
        (1..9i64).prop_map(Deed::Drop),
        (1..4i64, name()).prop_map(|(briefing, name)| Deed::RenameBriefing(briefing, name)),
        (1..4i64).prop_map(Deed::DropBriefing),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undoing_goes_back_through_every_state_and_redoing_forward_again(deeds in prop::collection::vec(deed(DocumentId(1)), 1..24)) {
        let (mut library, _) = library();
        let mut states = vec![library.work().unwrap()];
        for deed in &deeds {
            if library.act(deed).unwrap().is_some() {
                states.push(library.work().unwrap());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(library.undo().unwrap().is_some());
            prop_assert_eq!(&library.work().unwrap(), state);
        }
        for state in states.iter().skip(1) {
            prop_assert!(library.redo().unwrap().is_some());
            prop_assert_eq!(&library.work().unwrap(), state);
        }
        prop_assert_eq!(library.redo().unwrap(), None);
    }
}
