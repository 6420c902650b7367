//! PDFs that are cut, altered, circular, endless or locked.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::dice::Dice;
use crate::pdf::{Pdf, file};

use super::{Hostile, Scale, around};

fn letter(thing: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let root = pdf.element("Document", None);
    pdf.page();
    for (line, text) in around(thing).lines().enumerate() {
        let paragraph = pdf.element("P", Some(root));
        let down = u32::try_from(line).unwrap();
        pdf.of(paragraph, 72.0, 72.0 + 30.0 * f64::from(down), text);
    }
    pdf.bytes()
}

pub(super) fn files(scale: Scale, dice: &mut Dice) -> Vec<Hostile> {
    let whole = letter("");
    let mut all: Vec<_> = made(scale)
        .into_iter()
        .map(|(name, bytes)| Hostile::new(&format!("pdf {name}.pdf"), bytes))
        .collect();
    for part in 1..=20 {
        let cut = whole[..whole.len() * part / 21].to_vec();
        all.push(Hostile::new(&format!("pdf cut {part}.pdf"), cut));
    }
    for number in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=number {
            let at = dice.below(bytes.len());
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
        }
        all.push(Hostile::new(&format!("pdf mutated {number}.pdf"), bytes));
    }
    all
}

fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A file of one page whose content is this stream.
fn content(dictionary: &str, stream: &[u8]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >> /Contents 4 0 R >>\nendobj\n\
        5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n".to_vec();
    write!(out, "4 0 obj\n<< {dictionary} >>\nstream\n").unwrap();
    out.extend_from_slice(stream);
    out.extend_from_slice(
        b"\nendstream\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n",
    );
    out
}

fn plain(stream: &str) -> Vec<u8> {
    content(&format!("/Length {}", stream.len()), stream.as_bytes())
}

fn tree(objects: &[&str]) -> Vec<u8> {
    let objects: Vec<String> = objects.iter().map(|object| (*object).to_owned()).collect();
    file(&objects, "")
}

fn made(scale: Scale) -> Vec<(&'static str, Vec<u8>)> {
    const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";
    let zeros = flate(&vec![b' '; scale.of(500_000_000)]);
    let twice = flate(&zeros);
    let shown = "BT /F1 12 Tf 72 700 Td (Ofsted said too slow) Tj ET ";
    let filters = "/FlateDecode ".repeat(scale.of(2_000));
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>";
    let mut locked = Pdf::new();
    locked.page().text(72.0, 72.0, 12.0, "Locked").with(
        "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>",
        "/Encrypt {} 0 R /ID [(a) (a)]",
    );
    let mut script = Pdf::new();
    script
        .page()
        .text(72.0, 72.0, 12.0, "Ofsted said “too slow”")
        .with(
            "<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
            "/OpenAction {} 0 R",
        );
    let mut titled = Pdf::new();
    titled
        .page()
        .text(72.0, 72.0, 12.0, "Ofsted said “too slow”")
        .with(
            "<< /Title (\u{1b}]0;owned\u{7}\u{1b}[31m) /Author (\u{202e}) >>",
            "/Info {} 0 R",
        );
    let mut claims = Pdf::new();
    claims
        .page()
        .text(72.0, 72.0, 12.0, "One page")
        .claims(1_000_000_000);
    vec![
        ("empty", b"%PDF-1.7\n%%EOF".to_vec()),
        ("nothing but a header", b"%PDF-".to_vec()),
        ("no pages", tree(&[CATALOGUE, "<< /Type /Pages /Count 0 /Kids [] >>"])),
        ("its own page tree", tree(&[CATALOGUE, "<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>"])),
        ("page trees in a circle", tree(&[CATALOGUE, "<< /Type /Pages /Count 2 /Kids [3 0 R 3 0 R] >>", "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"])),
        ("page tree that doubles", {
            let mut objects = vec![CATALOGUE.to_owned()];
            for number in 2..42 {
                objects.push(format!("<< /Type /Pages /Count 2 /Kids [{next} 0 R {next} 0 R] >>", next = number + 1));
            }
            objects.push("<< /Type /Page /MediaBox [0 0 9 9] >>".to_owned());
            file(&objects, "")
        }),
        ("catalogue of itself", tree(&["1 0 R"])),
        ("cyclic xref", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 58 >>\nstartxref\n58\n%%EOF".to_vec()),
        ("huge xref", b"%PDF-1.7\nxref\n0 99999999999\n0000000000 65535 f \ntrailer\n<< /Size 99999999999 /Root 1 0 R >>\nstartxref\n9\n%%EOF".to_vec()),
        ("xref stream of huge widths", b"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 4000000000 /W [1000000000 1000000000 1000000000] /Index [0 4000000000] /Root 1 0 R /Length 3 >>\nstream\nabc\nendstream\nendobj\nstartxref\n9\n%%EOF".to_vec()),
        ("flate bomb", content(&format!("/Length {} /Filter /FlateDecode", zeros.len()), &zeros)),
        ("flate bomb in a bomb", content(&format!("/Length {} /Filter [/FlateDecode /FlateDecode]", twice.len()), &twice)),
        ("two thousand filters", content(&format!("/Length {} /Filter [{filters}]", twice.len()), &twice)),
        ("lzw", content("/Length 4 /Filter /LZWDecode", b"\x80\x0b\x60\x50")),
        ("predictor", content(&format!("/Length {} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 /Colors 32 >>", twice.len()), &twice)),
        ("ascii hex", content("/Length 9000000 /Filter /ASCIIHexDecode", &vec![b'4'; scale.of(9_000_000)])),
        ("run lengths", content("/Length 9000000 /Filter /RunLengthDecode", &vec![0x81; scale.of(9_000_000)])),
        ("object stream bomb", {
            let mut out = b"%PDF-1.7\n".to_vec();
            write!(out, "1 0 obj\n<< /Type /ObjStm /N 1000000000 /First 1000000000 /Length {} /Filter /FlateDecode >>\nstream\n", zeros.len()).unwrap();
            out.extend_from_slice(&zeros);
            out.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Root 5 0 R >>\nstartxref\n9\n%%EOF");
            out
        }),
        ("huge length", content("/Length 99999999999999999999", shown.as_bytes())),
        ("negative length", content("/Length -1", shown.as_bytes())),
        ("length of itself", content("/Length 4 0 R", shown.as_bytes())),
        ("deep arrays", content("/Length 3", "[".repeat(scale.of(200_000)).as_bytes())),
        ("deep dictionaries", tree(&[&format!("{}{}", "<< /A ".repeat(scale.of(100_000)), ">>".repeat(scale.of(100_000)))])),
        ("deep arrays in an object", tree(&[CATALOGUE, &"[".repeat(scale.of(300_000))])),
        ("deep states", plain(&"q ".repeat(scale.of(2_000_000)))),
        ("form of itself", content(&format!("{form} /Length 40"), format!("{:40}", format!("{shown}/X Do /X Do")).as_bytes())),
        ("much text", plain(&shown.repeat(scale.of(200_000)))),
        ("text far away", plain("BT /F1 1e38 Tf 1e38 -1e38 Td (x) Tj 1e38 0 0 1e38 1e38 1e38 Tm (y) Tj ET")),
        ("numbers", plain(&format!("BT /F1 {} Tf (x) Tj ET", "9".repeat(scale.of(1_000_000))))),
        ("long string", plain(&format!("BT /F1 12 Tf ({}) Tj ET", "(".repeat(scale.of(2_000_000))))),
        ("unknown operators", plain(&"zz ".repeat(scale.of(2_000_000)))),
        ("inline picture", plain("BI /W 1000000000 /H 1000000000 /BPC 8 /CS /RGB ID xx EI")),
        ("paths", plain(&"0 0 m 9 9 l S ".repeat(scale.of(500_000)))),
        ("picture alone", content("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1", b"x")),
        ("locked", locked.bytes()),
        ("script", script.bytes()),
        ("title", titled.bytes()),
        ("a thousand million pages", claims.bytes()),
        ("escapes in its text", letter("\u{1b}[31m\u{7}\u{9b}2J")),
        ("hidden letters in its text", letter("\u{202e}\u{200b}\u{e0041}\u{2066}")),
        ("after rubbish", [&[b'x'; 2_000][..], &letter("")].concat()),
        ("before rubbish", [&letter("")[..], &vec![b'x'; 100_000]].concat()),
    ]
}
