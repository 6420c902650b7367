//! Tells by their first bytes the formats that are met in the wild and not read yet, so that the message can name them.

use super::ImportError;

/// A format that is named and refused.
struct Refused {
    what: &'static str,
    advice: &'static str,
    sniff: fn(&[u8]) -> bool,
}

const AS_TEXT: &str = "save its text as UTF-8 and import that";
const AS_UTF8: &str = "save it as UTF-8 and import it again";
const NO_TEXT: &str = "there is no text in it to read";

const REFUSED: &[Refused] = &[
    Refused {
        what: "a ZIP archive",
        advice: "unpack it and import the files",
        sniff: is_zip,
    },
    Refused {
        what: "an old Office file (.doc, .xls), or a new one locked with a password,",
        advice: "save it as .docx without a password and import that",
        sniff: |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0"),
    },
    Refused {
        what: "RTF",
        advice: AS_TEXT,
        sniff: |bytes| bytes.starts_with(b"{\\rtf"),
    },
    Refused {
        what: "UTF-32 text",
        advice: AS_UTF8,
        sniff: |bytes| bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff"),
    },
    Refused {
        what: "an image",
        advice: NO_TEXT,
        sniff: is_image,
    },
    Refused {
        what: "a gzip archive",
        advice: "unpack it and import the files",
        sniff: |bytes| bytes.starts_with(b"\x1f\x8b\x08"),
    },
];

/// Refuses what is not text, by name where the name can be told.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let known = REFUSED.iter().find(|refused| (refused.sniff)(bytes));
    known.map_or(Ok(()), |Refused { what, advice, .. }| {
        Err(ImportError::NotYet { what, advice })
    })
}

fn is_zip(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06"]
        .iter()
        .any(|magic| bytes.starts_with(*magic))
}

fn is_image(bytes: &[u8]) -> bool {
    let magic: [&[u8]; 6] = [
        b"\x89PNG\r\n",
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
    ];
    magic.iter().any(|magic| bytes.starts_with(magic))
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_refused_by_its_name() {
        let cases: [(&str, &[u8]); 5] = [
            ("a ZIP", b"PK\x03\x04....a.txt"),
            ("an old Office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            ("RTF", b"{\\rtf1 words}"),
            ("an image", b"\x89PNG\r\n\x1a\n"),
            ("an image", b"RIFF....WEBPVP8 "),
        ];
        for (name, bytes) in cases {
            let error = check(bytes).unwrap_err().to_string();
            assert!(error.starts_with(name), "{name}: {error}");
        }
        assert!(
            check(b"{\\rtf1")
                .unwrap_err()
                .to_string()
                .contains("is not read yet; save its text")
        );
    }

    #[test]
    fn text_that_speaks_of_formats_is_text() {
        for text in [
            "",
            "The PDF (%PDF-1.4) and the <html> page\n",
            "PK said",
            "RIFF raff",
            "\u{1b}[31mred",
        ] {
            assert!(check(text.as_bytes()).is_ok(), "{text}");
        }
    }
}
