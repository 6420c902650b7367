//! What the explorer is opened on, and how it is set up: the command line first, then the reader's settings, then what is
//! remembered.

mod beside;
mod desk;
mod intake;
mod session;
mod state;

use tempfile::TempDir;

use super::args::Args;
use super::config::Config;
use super::{ONLY_READ, place};
use crate::library::{Access, Library};
use crate::term::{Setting, Theme};
use desk::Desk;
use intake::Tray;
use session::Ribbon;

pub use beside::beside;
pub(in crate::cli) use state::State;

/// What the explorer is opened on.
pub struct Explored {
    /// The library.
    pub library: Library,
    /// How it is set up.
    pub setting: Setting,
    /// A folder that is only for now: it goes when this is dropped.
    pub scratch: Option<TempDir>,
}

/// The reader's settings for the explorer, with what they say on the command line first.
pub(in crate::cli) fn setting(args: &Args, library: &Library, tour: bool) -> Setting {
    let config = Config::read();
    let state = State::usual();
    let (memory, wrong) = state.as_ref().map_or_else(Default::default, State::read);
    let first = !tour && !args.read_only && !args.fresh && place::is_first_time();
    let ribbon = Ribbon::of(library.path()).filter(|_| !tour);
    let (session, torn) = match &ribbon {
        Some(ribbon) if args.fresh => (Some(ribbon.blank()), None),
        Some(ribbon) => {
            let (session, torn) = ribbon.read();
            (Some(session), torn)
        }
        None => (None, None),
    };
    let look = session.as_ref().and_then(|session| session.look.as_deref());
    let look = look.and_then(|name| Theme::named(name, &config.looks).ok());
    let access = library.access();
    let fixed = (access == Access::Read && !args.read_only).then(|| ONLY_READ.to_owned());
    Setting {
        notice: fixed.or(config.notice()).or(wrong).or(torn),
        session,
        tour,
        first,
        theme: args.theme.clone().or(look).unwrap_or(config.theme),
        looks: config.looks,
        clipboard: config.clipboard,
        mouse: config.mouse,
        keymap: config.keymap,
        memory,
        store: Some(Box::new(Desk::new(
            library.path(),
            (
                state.filter(|_| !args.read_only),
                ribbon.filter(|_| !args.read_only),
            ),
            access,
        ))),
        intake: Some(Box::new(Tray::new(library.path(), access))),
    }
}
