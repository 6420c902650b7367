//! Bytes become characters: a byte-order mark decides, else valid UTF-8, else what the format's own label says, else a
//! guess for British text.
//!
//! Valid UTF-8 goes before the label because labels lie more often than chance makes valid UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::ImportError;

/// How much of a file is looked at for the zeros of UTF-16 without a mark.
const LOOKED_AT: usize = 512;
/// Of what is not UTF-8, one control in so many bytes means that it is no text at all.
const TEXT_PER_CONTROL: usize = 50;

/// The characters of a file, without a byte-order mark. `label` is the encoding that the file itself names.
///
/// # Errors
/// When it is not text.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> Result<String, ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decoded(encoding, bytes.get(mark..).unwrap_or_default()));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(decoded(encoding, bytes));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ImportError::Binary { at });
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some(at) = control_codes(bytes) {
        return Err(ImportError::Binary { at });
    }
    let labelled = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    Ok(decoded(labelled.unwrap_or_else(|| guess(bytes)), bytes))
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"uk"), Utf8Detection::Deny)
}

/// Latin text in UTF-16: about every second byte at the beginning is zero, and none of the others.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let zeros = |from: usize| {
        let half = start.iter().skip(from).step_by(2);
        half.filter(|byte| **byte == 0).count()
    };
    let (high, low) = (zeros(0), zeros(1));
    let mostly = |zeros: usize| start.len() >= 8 && zeros * 10 > start.len() * 4;
    match (high, low) {
        (0, low) if mostly(low) => Some(UTF_16LE),
        (high, 0) if mostly(high) => Some(UTF_16BE),
        _ => None,
    }
}

/// Where the controls begin in bytes that have more of them than text has.
fn control_codes(bytes: &[u8]) -> Option<usize> {
    let is_control = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r\x0c\x1b".contains(byte);
    let controls = bytes.iter().filter(|byte| is_control(byte)).count();
    let first = bytes.iter().position(is_control);
    first.filter(|_| controls * TEXT_PER_CONTROL > bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Café – £5 “good enough”";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn a_text_reads_the_same_in_every_encoding_it_may_be_saved_in() {
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(WORDS);
        let with_mark = [b"\xff\xfe".to_vec(), utf16(WORDS, u16::to_le_bytes)].concat();
        let files = [
            WORDS.as_bytes().to_vec(),
            ["\u{feff}", WORDS].concat().into_bytes(),
            with_mark,
            [b"\xfe\xff".to_vec(), utf16(WORDS, u16::to_be_bytes)].concat(),
            windows.into_owned(),
        ];
        for file in files {
            assert_eq!(decode(&file, None).unwrap(), WORDS, "{file:?}");
        }
        let plain = "Plain words without a mark";
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(&utf16(plain, order), None).unwrap(), plain);
        }
        assert_eq!(decode(b"\xa35 only", None).unwrap(), "£5 only");
    }

    #[test]
    fn a_label_is_believed_only_when_the_text_is_not_utf_8() {
        assert_eq!(decode(WORDS.as_bytes(), Some("gb2312")).unwrap(), WORDS);
        assert_eq!(decode(b"\xd0\xd2", Some("windows-1251")).unwrap(), "РТ");
        assert_eq!(decode(b"caf\xe9", Some("no such thing")).unwrap(), "café");
    }

    #[test]
    fn what_is_not_text_in_any_encoding_is_refused() {
        let noise: Vec<u8> = (1..=250).cycle().step_by(37).take(4_000).collect();
        assert!(matches!(
            decode(b"ab\0cd", None),
            Err(ImportError::Binary { at: 2 })
        ));
        assert!(matches!(
            decode(&noise, None),
            Err(ImportError::Binary { .. })
        ));
        assert!(decode(b"\x1b[31mred\x07", None).is_ok());
    }
}
