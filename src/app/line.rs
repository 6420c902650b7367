//! A line to type into: the same keys edit it wherever it stands.

use tui_input::{Input, InputRequest};

use super::Action;
use crate::model::visible::visible_line;

/// The most characters that a line holds; what is typed or pasted beyond is left out.
pub(crate) const LONGEST: usize = 4_000;

/// Types text at the cursor: what cannot be seen is shown by a stand-in, line ends become spaces.
pub(crate) fn insert(input: &mut Input, text: &str) {
    let (before, after) = input.value().split_at(cursor(input));
    let room = LONGEST.saturating_sub(input.value().chars().count());
    let taken: String = text.chars().take(room).collect();
    let typed = visible_line(&taken.replace(['\r', '\n'], " ")).into_owned();
    let column = input.cursor() + typed.chars().count();
    // At once: letter by letter, a long paste would take its length squared.
    *input = Input::new([before, &typed, after].concat()).with_cursor(column);
}

/// Edits the line; whether the action is an edit at all.
pub(crate) fn edit(input: &mut Input, action: Action) -> bool {
    let request = match action {
        Action::CharBack => InputRequest::GoToPrevChar,
        Action::CharOn => InputRequest::GoToNextChar,
        Action::WordBack => InputRequest::GoToPrevWord,
        Action::WordOn => InputRequest::GoToNextWord,
        Action::LineStart => InputRequest::GoToStart,
        Action::LineEnd => InputRequest::GoToEnd,
        Action::Erase => InputRequest::DeletePrevChar,
        Action::EraseOn => InputRequest::DeleteNextChar,
        Action::EraseWord => InputRequest::DeletePrevWord,
        Action::EraseLine => InputRequest::DeleteFromStart,
        _ => return false,
    };
    input.handle(request);
    true
}

/// The byte at which the cursor stands.
pub(crate) fn cursor(input: &Input) -> usize {
    let text = input.value();
    text.char_indices()
        .nth(input.cursor())
        .map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_megabyte_pasted_into_a_line_holds_nobody_up() {
        let mut input = Input::new("ab".into()).with_cursor(1);
        insert(&mut input, &"x\n".repeat(500_000));
        assert_eq!(input.value().len(), LONGEST);
        assert!(input.value().starts_with("ax x ") && input.value().ends_with("x b"));
        assert_eq!(cursor(&input), LONGEST - 1);
        insert(&mut input, "more");
        assert_eq!(input.value().len(), LONGEST);
    }
}
