//! Flat arrays: the shape in which everything large stands in memory and in the index file alike, so that reading is copying.

use std::io;

use bytemuck::Pod;

/// Offsets and numbers are kept in 32 bits: enough for four thousand million words of text.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Puts the next bytes of a file into a buffer, all of it.
pub(super) type Next<'a> = dyn FnMut(&mut [u8]) -> io::Result<()> + 'a;

/// An array that stands in the file as it stands in memory.
pub(super) trait Flat {
    /// What goes into the file.
    fn bytes(&self) -> &[u8];

    /// Takes `length` bytes from a file.
    ///
    /// # Errors
    /// When they cannot be read or are none that this array could hold.
    fn fill(&mut self, length: usize, next: &mut Next<'_>) -> io::Result<()>;
}

impl<T: Pod> Flat for Vec<T> {
    fn bytes(&self) -> &[u8] {
        bytemuck::cast_slice(self)
    }

    fn fill(&mut self, length: usize, next: &mut Next<'_>) -> io::Result<()> {
        if !length.is_multiple_of(size_of::<T>()) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        *self = vec![T::zeroed(); length / size_of::<T>()];
        next(bytemuck::cast_slice_mut(self))
    }
}

impl Flat for String {
    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }

    fn fill(&mut self, length: usize, next: &mut Next<'_>) -> io::Result<()> {
        let mut bytes = vec![0; length];
        next(&mut bytes)?;
        *self = Self::from_utf8(bytes)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        Ok(())
    }
}

/// Many short texts in one.
#[derive(Debug, Clone, Default)]
pub(super) struct Strings {
    letters: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds one.
    pub(super) fn push(&mut self, text: &str) {
        self.letters += text;
        self.ends.push(small(self.letters.len()));
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The one at this place; empty when there is none.
    pub(super) fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(at)).unwrap_or_default()
    }

    /// The first place, of those sorted, whose text does not satisfy `before`.
    pub(super) fn partition_point(&self, before: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, small(self.len()));
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> [&mut dyn Flat; 2] {
        [&mut self.letters, &mut self.ends]
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.letters.len() + 4 * self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_comes_back_from_its_own_bytes_and_from_no_others() {
        let numbers = vec![1_u32, 70_000, u32::MAX];
        let bytes = numbers.bytes().to_vec();
        let mut read: Vec<u32> = Vec::new();
        let mut next = |into: &mut [u8]| {
            into.copy_from_slice(&bytes[..into.len()]);
            Ok(())
        };
        read.fill(12, &mut next).unwrap();
        assert_eq!(read, numbers);
        assert!(read.fill(11, &mut next).is_err());
        assert!(String::new().fill(12, &mut next).is_err(), "no UTF-8");
    }

    #[test]
    fn texts_are_found_by_place_and_a_wrong_place_is_empty() {
        let mut strings = Strings::default();
        for text in ["care", "é", "", "plan"] {
            strings.push(text);
        }
        assert_eq!((strings.get(0), strings.get(1)), ("care", "é"));
        assert_eq!((strings.get(2), strings.get(3)), ("", "plan"));
        assert_eq!((strings.get(4), strings.len()), ("", 4));
        strings.ends = vec![90, 5];
        assert_eq!((strings.get(0), strings.get(1)), ("", ""));
    }
}
