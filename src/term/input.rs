//! What the terminal reports, in the explorer's own words.

use std::io;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::app::{Code, Gesture, Input, Key, Mouse};

/// Asked with no time at all, crossterm does not even look.
const AT_ONCE: Duration = Duration::from_micros(50);

/// What has arrived and was not taken yet; waits for nothing.
pub(super) fn queued() -> io::Result<Option<Event>> {
    event::poll(AT_ONCE)?.then(event::read).transpose()
}

/// What an event means to the explorer; `None` for the many that mean nothing.
pub(super) fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resize { width, height }),
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        _ => None,
    }
}

/// Two things that came one after the other as one, where nothing is lost by it: a flood of wheel and drag is handled once.
pub(super) fn joined(one: &Input, later: &Input) -> Option<Input> {
    match (one, later) {
        (Input::Mouse(one), Input::Mouse(later)) => one.joined(*later).map(Input::Mouse),
        _ => None,
    }
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::ScrollDown => Gesture::Wheel(1),
        MouseEventKind::ScrollUp => Gesture::Wheel(-1),
        _ => return None,
    };
    let (x, y) = (event.column, event.row);
    Some(Mouse { x, y, gesture })
}

fn key(event: KeyEvent) -> Option<Key> {
    let holds = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) = (
        holds(KeyModifiers::CONTROL),
        holds(KeyModifiers::ALT),
        holds(KeyModifiers::SHIFT),
    );
    let key = |code| Key {
        code,
        ctrl,
        alt,
        shift,
    };
    Some(match event.code {
        // Terminals disagree on whether a capital comes with shift, and on control with capitals.
        KeyCode::Char(c) if ctrl && alt && !c.is_ascii_alphabetic() => Key::plain(Code::Char(c)),
        KeyCode::Char(c) if ctrl => Key {
            shift: false,
            ..key(Code::Char(c.to_ascii_lowercase()))
        },
        KeyCode::Char(c) if shift => Key {
            shift: false,
            ..key(Code::Char(c.to_ascii_uppercase()))
        },
        KeyCode::BackTab => Key {
            shift: true,
            ..key(Code::Tab)
        },
        code => key(named(code)?),
    })
}

fn named(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> String {
        key(KeyEvent::new(code, modifiers)).map_or(String::new(), |key| key.to_string())
    }

    #[test]
    fn keys_arrive_alike_from_every_terminal() {
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::NONE), "G");
        assert_eq!(pressed(KeyCode::Char('g'), KeyModifiers::SHIFT), "G");
        assert_eq!(pressed(KeyCode::Char('?'), KeyModifiers::SHIFT), "?");
        assert_eq!(pressed(KeyCode::Char('D'), KeyModifiers::CONTROL), "ctrl-d");
        assert_eq!(pressed(KeyCode::BackTab, KeyModifiers::SHIFT), "shift-tab");
        assert_eq!(
            pressed(
                KeyCode::Char('@'),
                KeyModifiers::CONTROL | KeyModifiers::ALT
            ),
            "@"
        );
        assert_eq!(pressed(KeyCode::CapsLock, KeyModifiers::NONE), "");
    }

    #[test]
    fn a_released_key_and_an_unknown_event_do_nothing() {
        let mut event = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(input(Event::Key(event)), None);
        assert_eq!(input(Event::FocusLost), None);
    }
}
