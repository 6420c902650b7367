//! The rows of a damaged SQLite file, read page by page without SQLite, which gives up at the first fault.
//!
//! Knows SQLite's file format and no schema. Nothing in the file is believed: lengths, page numbers and counts lead nowhere
//! outside it and never round in a circle.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value;

/// The page size of every library; the header's own is taken when it makes sense.
const USUAL: usize = 4_096;
const LEAF: u8 = 13;
const INTERIOR: u8 = 5;
/// The file's header, before the first page's own.
const HEADER: usize = 100;
/// The most columns that a row of ours could have.
const MOST_COLUMNS: usize = 64;

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its number.
    pub(super) id: i64,
    /// Its columns; an integer primary key stands as NULL and is the number.
    pub(super) values: Vec<Value>,
    /// Bytes that were no text any more.
    pub(super) broken: usize,
}

/// A leaf of some table.
pub(super) struct Leaf {
    /// The first page of its table; `None` when the way there is damaged.
    pub(super) root: Option<usize>,
    /// The rows that can still be read.
    pub(super) rows: Vec<Row>,
    /// How many cannot.
    pub(super) lost: usize,
}

/// The pages of a file.
pub(super) struct Pages {
    bytes: Vec<u8>,
    size: usize,
}

impl Pages {
    /// Cuts a file into its pages.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let told = bytes
            .get(16..18)
            .map_or(0, |two| match u16::from_be_bytes([two[0], two[1]]) {
                1 => 65_536,
                size => usize::from(size),
            });
        let sound = told.is_power_of_two() && (512..=65_536).contains(&told);
        let size = if sound { told } else { USUAL };
        Self { bytes, size }
    }

    /// Every leaf of every table, those whose table is known first.
    pub(super) fn leaves(&self) -> Vec<Leaf> {
        let free = self.free();
        let above = self.above();
        let pages = (1..=self.bytes.len().div_ceil(self.size)).filter(|page| !free.contains(page));
        let leaves = pages.filter(|page| self.kind(*page) == Some(LEAF));
        let mut leaves: Vec<Leaf> = leaves.map(|page| self.leaf(page, &above)).collect();
        // A page that a table leads to and that is none any more held rows as well.
        let gone = |page: &&usize| !matches!(self.kind(**page), Some(LEAF | INTERIOR));
        leaves.extend(above.keys().filter(gone).map(|page| Leaf {
            root: self.root(*page, &above),
            rows: Vec::new(),
            lost: 1,
        }));
        leaves.sort_by_key(|leaf| leaf.root.is_none());
        leaves
    }

    fn page(&self, page: usize) -> Option<&[u8]> {
        let start = page.checked_sub(1)?.checked_mul(self.size)?;
        let end = self.bytes.len().min(start.checked_add(self.size)?);
        self.bytes.get(start..end)
    }

    /// Where a page's own header begins.
    const fn head(page: usize) -> usize {
        if page == 1 { HEADER } else { 0 }
    }

    fn kind(&self, page: usize) -> Option<u8> {
        self.page(page)?.get(Self::head(page)).copied()
    }

    /// Pages that hold nothing any more: what was deleted stays deleted.
    fn free(&self) -> HashSet<usize> {
        let mut free = HashSet::new();
        let mut trunk = number(&self.bytes, 32).unwrap_or_default() as usize;
        while let Some(page) = self.page(trunk).filter(|_| free.insert(trunk)) {
            let count = number(page, 4).unwrap_or_default() as usize;
            let listed = (0..count.min(self.size / 4)).filter_map(|n| number(page, 8 + 4 * n));
            free.extend(listed.map(|page| page as usize));
            trunk = number(page, 0).unwrap_or_default() as usize;
        }
        free
    }

    /// For each page the one that leads to it.
    fn above(&self) -> HashMap<usize, usize> {
        let mut above = HashMap::new();
        for page in 1..=self.bytes.len() / self.size {
            if self.kind(page) != Some(INTERIOR) {
                continue;
            }
            let head = Self::head(page);
            let Some(bytes) = self.page(page) else {
                continue;
            };
            let cells = self.cells(bytes, head, head + 12);
            let last = number(bytes, head + 8);
            let below = cells.filter_map(|at| number(bytes, at)).chain(last);
            above.extend(below.map(|below| (below as usize, page)));
        }
        above
    }

    /// Where the cells of a page begin.
    fn cells<'a>(
        &self,
        page: &'a [u8],
        head: usize,
        first: usize,
    ) -> impl Iterator<Item = usize> + use<'a> {
        let count = short(page, head + 3).unwrap_or_default().min(self.size / 4);
        (0..count).filter_map(move |number| short(page, first + 2 * number))
    }

    /// The first page of the table that a page belongs to; `None` when the way there is damaged.
    fn root(&self, page: usize, above: &HashMap<usize, usize>) -> Option<usize> {
        let mut root = page;
        // A table of a thousand million rows is not so deep.
        for _ in 0..20 {
            root = above.get(&root).copied().unwrap_or(root);
        }
        (page == root || self.kind(root) == Some(INTERIOR)).then_some(root)
    }

    fn leaf(&self, page: usize, above: &HashMap<usize, usize>) -> Leaf {
        let head = Self::head(page);
        let bytes = self.page(page).unwrap_or_default();
        let (mut rows, mut lost) = (Vec::new(), 0);
        for cell in self.cells(bytes, head, head + 8) {
            match self.row(bytes, cell) {
                Some(row) => rows.push(row),
                None => lost += 1,
            }
        }
        Leaf {
            root: self.root(page, above),
            rows,
            lost,
        }
    }

    fn row(&self, page: &[u8], at: usize) -> Option<Row> {
        let (length, at) = varint(page, at)?;
        let (id, at) = varint(page, at)?;
        let length = usize::try_from(length).ok()?;
        if length > self.bytes.len() {
            return None;
        }
        let payload = self.payload(page, at, length)?;
        let (values, broken) = values(&payload)?;
        Some(Row { id, values, broken })
    }

    /// What a cell holds, with the pages that it runs over to.
    fn payload(&self, page: &[u8], at: usize, length: usize) -> Option<Vec<u8>> {
        let (most, least) = (self.size - 35, (self.size - 12) * 32 / 255 - 23);
        let here = match least + (length.saturating_sub(least)) % (self.size - 4) {
            _ if length <= most => length,
            here if here <= most => here,
            _ => least,
        };
        let mut payload = page.get(at..at + here)?.to_vec();
        let mut next = if here < length {
            number(page, at + here)?
        } else {
            0
        } as usize;
        while payload.len() < length {
            let over = self.page(next)?;
            let wanted = (length - payload.len()).min(self.size - 4);
            payload.extend_from_slice(over.get(4..4 + wanted)?);
            next = number(over, 0)? as usize;
        }
        // A chain that goes on leads somewhere else than where it did.
        (next == 0).then_some(payload)
    }
}

/// The values of a record; `None` when they do not fill it.
fn values(record: &[u8]) -> Option<(Vec<Value>, usize)> {
    let (head, mut at) = varint(record, 0)?;
    let head = usize::try_from(head)
        .ok()
        .filter(|head| *head <= record.len())?;
    let (mut values, mut broken, mut body) = (Vec::new(), 0, head);
    while at < head {
        let (kind, next) = varint(record, at)?;
        at = next;
        let (value, length) = value(kind, record.get(body..)?, &mut broken)?;
        values.push(value);
        body += length;
        if values.len() > MOST_COLUMNS {
            return None;
        }
    }
    (at == head && body == record.len()).then_some((values, broken))
}

fn value(kind: i64, body: &[u8], broken: &mut usize) -> Option<(Value, usize)> {
    let whole = |length: usize| {
        let bytes = body.get(..length)?;
        let sign = if bytes[0] & 0x80 == 0 { 0 } else { -1 };
        let number = bytes
            .iter()
            .fold(sign, |sum: i64, byte| (sum << 8) | i64::from(*byte));
        Some((Value::Integer(number), length))
    };
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => whole(usize::try_from(kind).ok()?),
        5 => whole(6),
        6 => whole(8),
        7 => {
            let bytes: [u8; 8] = body.get(..8)?.try_into().ok()?;
            Some((Value::Real(f64::from_be_bytes(bytes)), 8))
        }
        8 | 9 => Some((Value::Integer(kind - 8), 0)),
        12.. => {
            let length = usize::try_from((kind - 12) / 2).ok()?;
            let bytes = body.get(..length)?;
            if kind % 2 == 0 {
                return Some((Value::Blob(bytes.to_vec()), length));
            }
            *broken += bytes
                .utf8_chunks()
                .map(|chunk| chunk.invalid().len())
                .sum::<usize>();
            Some((
                Value::Text(String::from_utf8_lossy(bytes).into_owned()),
                length,
            ))
        }
        _ => None,
    }
}

/// A number of up to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut number: u64 = 0;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number.cast_signed(), at + place + 1));
        }
    }
    let byte = *bytes.get(at + 8)?;
    Some((((number << 8) | u64::from(byte)).cast_signed(), at + 9))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_be_bytes)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_be_bytes).map(usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusqlite::Connection;

    /// A file with long and short rows, and what SQLite says is in it.
    fn file() -> (Vec<u8>, Vec<(i64, String)>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.sqlite");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, n, r, text)")
            .unwrap();
        let rows: Vec<(i64, String)> = (1..=300_usize)
            .map(|n| {
                (
                    i64::try_from(n * n).unwrap(),
                    "naïve “words” ".repeat(n * 7 % 900),
                )
            })
            .collect();
        for (id, text) in &rows {
            let number = if id % 2 == 0 { -id } else { id << 40 };
            connection
                .execute("INSERT INTO t VALUES (?1, ?2, 1.5, ?3)", (id, number, text))
                .unwrap();
        }
        drop(connection);
        (std::fs::read(&path).unwrap(), rows)
    }

    fn texts(pages: &Pages) -> Vec<(i64, String)> {
        let text = |row: &Row| match &row.values[..] {
            [
                Value::Null,
                Value::Integer(_),
                Value::Real(_),
                Value::Text(text),
            ] => Some((row.id, text.clone())),
            _ => None,
        };
        let mut rows: Vec<_> = pages
            .leaves()
            .iter()
            .flat_map(|leaf| &leaf.rows)
            .filter_map(text)
            .collect();
        rows.sort();
        rows
    }

    #[test]
    fn every_row_of_a_sound_file_is_read_as_sqlite_reads_it() {
        let (bytes, rows) = file();
        let pages = Pages::new(bytes);
        assert_eq!(texts(&pages), rows);
        let roots: HashSet<_> = pages.leaves().iter().map(|leaf| leaf.root).collect();
        assert_eq!(roots, HashSet::from([Some(1), Some(2)]));
        assert!(pages.leaves().iter().all(|leaf| leaf.lost == 0));
    }

    #[test]
    fn without_its_first_page_the_rest_is_still_read() {
        let (mut bytes, rows) = file();
        bytes[..4_096].fill(0xaa);
        assert_eq!(texts(&Pages::new(bytes)), rows);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn no_damage_makes_it_panic_or_loop(
            flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..400),
            keep in any::<prop::sample::Index>(),
        ) {
            use std::sync::OnceLock;
            static FILE: OnceLock<Vec<u8>> = OnceLock::new();
            let mut bytes = FILE.get_or_init(|| file().0).clone();
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(keep.index(bytes.len()).max(1));
            texts(&Pages::new(bytes));
        }
    }
}
