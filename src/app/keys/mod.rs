//! Keys: how each is written, what it does in which place, and the reader's own in the place of the usual ones.
//!
//! Knows nothing of what is on screen: a key and a place come in, an action goes out.

mod about;
mod action;
mod chord;
mod context;
mod key;
mod keymap;
mod places;
mod rebind;

pub use about::ACTIONS;
pub use action::Action;
pub use chord::Chord;
pub use context::Context;
pub use key::{BadKey, Code, Key};
pub use keymap::{Keymap, KeymapError};
pub use places::About;
pub use rebind::{Fault, line_at};

pub(super) use keymap::Pressed;
