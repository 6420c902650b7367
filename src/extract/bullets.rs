//! The signs by which sources mark the items of a list.

/// Bullets that sources use, private-use glyphs of word processors among them.
pub(super) fn is_bullet(c: char) -> bool {
    // Most lines begin with a letter.
    !c.is_ascii_alphanumeric() && "•✔✓►➤◆‣◦▪■●·*-–—\u{25FC}".contains(c)
        || ('\u{F000}'..='\u{F0FF}').contains(&c)
}

/// "viii"
const LONGEST_LETTER: usize = 4;

/// What follows "(a)", "b)" or "(iv)", which open the items of a list in minutes and letters.
pub(super) fn behind_letter(line: &str) -> Option<&str> {
    // Whole lines are not searched: it stands at the start, or nowhere.
    let head = &line.as_bytes()[..line.len().min(LONGEST_LETTER + 2)];
    let close = head.iter().position(|byte| *byte == b')')?;
    let (letter, rest) = (&line[..close], &line[close + 1..]);
    let letter = letter.strip_prefix('(').unwrap_or(letter);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let short = (1..=LONGEST_LETTER).contains(&letter.len());
    (short && letter.bytes().all(plain) && rest.starts_with(' ')).then_some(rest)
}

/// "1. The council should", "12) the council should".
pub(super) fn is_numbered(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')']);
    (1..=2).contains(&digits) && rest.is_some_and(|rest| rest.starts_with(' '))
}
