//! A line to type into: the same keys edit it wherever it stands.

use tui_input::{Input, InputRequest};

use super::action::Action;
use crate::model::visible::visible_line;

/// Types text at the cursor: what cannot be seen is shown by a stand-in, line ends become spaces.
pub(crate) fn insert(input: &mut Input, text: &str) {
    let line = text.replace(['\r', '\n'], " ");
    for c in visible_line(&line).chars() {
        input.handle(InputRequest::InsertChar(c));
    }
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
