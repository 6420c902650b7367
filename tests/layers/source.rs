//! Rust source read as text: enough of it to find the paths that it names.

/// Source text with every comment, string and character replaced by a blank.
pub(crate) fn bare(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = literal(rest, out.chars().last());
        out.push(if skipped == 0 { first } else { ' ' });
        rest = &rest[skipped.max(first.len_utf8())..];
    }
    out
}

/// Length in bytes of the comment or literal at the start of `rest`; 0 when there is none.
fn literal(rest: &str, before: Option<char>) -> usize {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let up_to = |end: &str, from: usize| {
        rest[from..]
            .find(end)
            .map_or(rest.len(), |at| from + at + end.len())
    };
    if rest.starts_with("//") {
        return up_to("\n", 2);
    }
    if rest.starts_with("/*") {
        return block_comment(rest);
    }
    if rest.starts_with('"') {
        return quoted(rest, '"');
    }
    let hashes = rest.bytes().skip(1).take_while(|b| *b == b'#').count();
    if !in_word && rest.starts_with('r') && rest[1 + hashes..].starts_with('"') {
        return up_to(&format!("\"{}", "#".repeat(hashes)), hashes + 2);
    }
    // A lifetime has no closing mark.
    let character = rest.starts_with("'\\") || rest.chars().nth(2) == Some('\'');
    if rest.starts_with('\'') && character {
        return quoted(rest, '\'');
    }
    0
}

fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        match () {
            () if here.starts_with(b"/*") => (depth, at) = (depth + 1, at + 2),
            () if here.starts_with(b"*/") => (depth, at) = (depth - 1, at + 2),
            () => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// Words, `::`, and single signs.
pub(crate) fn tokens(bare: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = bare.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            _ if word(first) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        out.push(token);
        rest = after.trim_start();
    }
    out
}

/// Every path below the root that `tokens`, standing just after `crate::`, names: groups are taken apart.
pub(crate) fn paths(tokens: &[&str], prefix: &[String], found: &mut Vec<Vec<String>>) -> usize {
    match tokens.first() {
        Some(&"{") => {
            let mut at = 1;
            while at < tokens.len() && tokens[at] != "}" {
                match tokens[at] {
                    "," => at += 1,
                    _ => at += paths(&tokens[at..], prefix, found),
                }
            }
            at + 1
        }
        Some(name) => {
            let path: Vec<_> = prefix.iter().cloned().chain([(*name).to_owned()]).collect();
            if tokens.get(1) == Some(&"::") {
                return 2 + paths(&tokens[2..], &path, found);
            }
            found.push(path);
            if tokens.get(1) == Some(&"as") { 3 } else { 1 }
        }
        None => 0,
    }
}
