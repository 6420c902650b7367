//! Copying: the exact words of the source, never the screen's, and by which way they left.

use super::{Action, App, Effect, shorten};
use crate::export::citation::{Form, cited, flowing, reference};

/// Columns of what was copied that are shown again, so that nobody pastes other words than they meant.
const BEGINNING: usize = 48;

/// By which way copied text left casebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A program took it to the clipboard.
    Program(String),
    /// It is in tmux's buffer, and tmux sends it on to the terminal if it may.
    Tmux,
    /// The terminal was asked to take it to the clipboard, and does not say whether it did.
    Terminal,
    /// No clipboard could be reached: it is in this file.
    Left(String),
}

impl App {
    /// Does what `action` means for copying; whether it means anything.
    pub(super) fn act_copy(&mut self, action: Action) -> bool {
        let what = match action {
            Action::Copy => "the words",
            Action::CopyCited => "the words with their citation",
            Action::CopyCitation => "the citation",
            Action::CopyMarkdown => "the words with their citation, as Markdown,",
            Action::CopyHtml => "the words with their citation, as HTML,",
            _ => return false,
        };
        let Some(target) = self.target() else {
            self.say("Nothing is selected: choose a finding, or step to a quotation with n.");
            return true;
        };
        let citation = match self.shelf.catalogue.cite(target) {
            Ok(Some(citation)) => citation,
            Ok(None) => {
                self.fail("The library no longer holds these words: start casebook again.");
                return true;
            }
            Err(error) => {
                self.fail(format!(
                    "The words cannot be read: {error:#}. Run `casebook check`."
                ));
                return true;
            }
        };
        let text = match action {
            Action::CopyCited => cited(&citation, Form::Plain),
            Action::CopyCitation => reference(&citation),
            Action::CopyMarkdown => cited(&citation, Form::Markdown),
            Action::CopyHtml => cited(&citation, Form::Html),
            _ => flowing(&citation.anchor.exact),
        };
        self.effects.push(Effect::Copy { text, what });
        true
    }

    /// Tells the reader by which way copied text left, and how it begins: "copied" only when that is known.
    pub fn copied(&mut self, what: &str, text: &str, route: Result<Route, String>) {
        let begins = shorten(&flowing(text), BEGINNING);
        match route {
            Ok(Route::Program(name)) => self.say(format!("Copied {what} with {name}. {begins}")),
            Ok(Route::Tmux) => self.say(format!(
                "Put {what} in tmux's buffer (prefix ] pastes it) and offered them to the terminal. {begins}"
            )),
            Ok(Route::Terminal) => self.say(format!(
                "Sent {what} to the terminal (OSC 52), which does not say whether they reached its clipboard. {begins}"
            )),
            Ok(Route::Left(path)) => self.say(format!("No clipboard can be reached: {what} are in {path}")),
            Err(error) => self.fail(format!("Not copied: {error}")),
        }
        self.refresh();
    }
}
