//! File names that steer, hide, or look like options.

use super::{Hostile, around};

pub(super) fn files() -> Vec<Hostile> {
    let names: &[&[u8]] = &[
        b"two\nlines.txt",
        b"carriage\rreturn.txt",
        b"colour \x1b[31m.txt",
        b"title \x1b]0;owned\x07.txt",
        b"eight \xc2\x9b2J.txt",
        b"raw eight \x9b2J.txt",
        b"invalid \xff\xfe\x80.txt",
        b"cut \xe2\x80.txt",
        b"-dash.txt",
        b"--library",
        b"-",
        b"override \xe2\x80\xaetxt.exe",
        b"hidden \xe2\x80\x8b\xf3\xa0\x81\x81.txt",
        b"tab\there.txt",
        b"=cmd|calc!A0.txt",
        b"$(touch owned) `touch owned` ; touch owned.txt",
        b"%s%n%s{}{0}.txt",
        b"\"quoted\" 'twice'.txt",
        b" .txt",
        b"con.txt",
        b"12 june 99999.txt",
        b"no suffix",
        b"wrong suffix.pdf",
        b"wrong suffix.docx",
    ];
    let odd = names.iter().enumerate().map(|(number, name)| Hostile {
        name: name.to_vec(),
        ..Hostile::new("", around(&format!("number {number}")))
    });
    let long = Hostile {
        name: [&[b'n'; 240][..], b".txt"].concat(),
        ..Hostile::new("", around("with a long name"))
    };
    odd.chain([long]).collect()
}
