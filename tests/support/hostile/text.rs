//! Texts that steer terminals, hide letters, end lines strangely, lie about their encoding, or have no end.

use super::{Hostile, Scale, around};

/// Sequences that a terminal would obey, by name.
const SEQUENCES: &[(&str, &str)] = &[
    ("csi clear", "\u{1b}[2J\u{1b}[H"),
    ("csi colour", "\u{1b}[31;1m"),
    ("csi cursor report", "\u{1b}[6n"),
    ("csi device attributes", "\u{1b}[c\u{1b}[>c\u{1b}[=c"),
    ("csi window", "\u{1b}[8;1;1t\u{1b}[21t"),
    ("csi leave alternate", "\u{1b}[?1049l"),
    ("csi mouse", "\u{1b}[?1000h\u{1b}[?1003h\u{1b}[?1006h"),
    ("csi insert lines", "\u{1b}[999L\u{1b}[999M\u{1b}[1;1r"),
    ("csi 8-bit", "\u{9b}31m\u{9b}2J"),
    ("osc title bel", "\u{1b}]0;owned\u{7}"),
    ("osc title st", "\u{1b}]2;owned\u{1b}\\"),
    ("osc title 8-bit", "\u{9d}0;owned\u{9c}"),
    ("osc clipboard", "\u{1b}]52;c;b3duZWQ=\u{7}"),
    (
        "osc link",
        "\u{1b}]8;;http://example.invalid/\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    ),
    (
        "osc palette",
        "\u{1b}]4;1;rgb:ff/00/00\u{7}\u{1b}]10;?\u{7}\u{1b}]11;?\u{7}",
    ),
    ("osc iterm", "\u{1b}]1337;File=inline=1:AAAA\u{7}"),
    ("osc unterminated", "\u{1b}]0;for ever"),
    ("dcs", "\u{1b}P$q\"p\u{1b}\\\u{90}+q544e\u{9c}"),
    ("dcs tmux", "\u{1b}Ptmux;\u{1b}\u{1b}]0;x\u{7}\u{1b}\\"),
    ("sixel", "\u{1b}Pq#0;2;0;0;0#0~~@@vv@@~~$-\u{1b}\\"),
    (
        "apc kitty",
        "\u{1b}_Gf=24,s=1,v=1;AAAA\u{1b}\\\u{9f}x\u{9c}",
    ),
    ("sos", "\u{1b}Xhidden\u{1b}\\\u{98}hidden\u{9c}"),
    ("pm", "\u{1b}^hidden\u{1b}\\\u{9e}hidden\u{9c}"),
    ("paste end", "\u{1b}[201~q\u{1b}[200~"),
    ("reset", "\u{1b}c"),
    ("charset", "\u{1b}(0\u{e}\u{f}\u{1b}%@"),
    ("decaln", "\u{1b}#8"),
    ("backspaces", "ok\u{8}\u{8}\u{8}no\u{7f}\u{7f}"),
    ("carriage", "true\rfake"),
];

/// Letters that are not seen, turn others round, or pile up.
const UNSEEN: &[(&str, &str)] = &[
    ("bidi override", "\u{202e}rorre\u{202c}"),
    ("bidi override ltr", "\u{202d}x\u{202c}"),
    ("bidi embedding", "\u{202a}\u{202b}x\u{202c}"),
    ("bidi isolates", "\u{2066}\u{2067}\u{2068}x\u{2069}"),
    ("bidi marks", "\u{200e}\u{200f}\u{61c}"),
    ("bidi unbalanced", "\u{202e}\u{2067}\u{202e}\u{2067}"),
    ("zero width", "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}"),
    ("invisible operators", "\u{2061}\u{2062}\u{2063}\u{2064}"),
    (
        "shaping",
        "\u{206a}\u{206b}\u{206c}\u{206d}\u{206e}\u{206f}",
    ),
    ("soft hyphen", "ri\u{ad}gour"),
    ("tags", "\u{e0001}\u{e0068}\u{e0069}\u{e007f}"),
    ("variation", "a\u{fe0f}\u{fe0e}\u{e0100}\u{e01ef}\u{180b}"),
    ("fillers", "\u{115f}\u{1160}\u{3164}\u{ffa0}\u{34f}"),
    ("annotation", "\u{fff9}x\u{fffa}y\u{fffb}"),
    ("musical", "\u{1d173}\u{1d17a}\u{1bca0}\u{13430}"),
    (
        "arabic signs",
        "\u{600}\u{605}\u{6dd}\u{70f}\u{890}\u{8e2}\u{110bd}",
    ),
    (
        "family",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦🏳\u{fe0f}\u{200d}🌈",
    ),
    ("wide", "督促状態虐待児童福祉局"),
    ("hebrew", "שלום עולם 123 (abc)"),
    ("arabic", "السلام عليكم 123"),
    ("thai", "น้ำใจดี ที่นี่"),
    ("noncharacters", "\u{fffe}\u{ffff}\u{fdd0}\u{10ffff}"),
    ("private use", "\u{e000}\u{f8ff}\u{f0000}"),
    ("replacement", "\u{fffd}\u{fffd}"),
    ("ligatures", "ﷺ﷽ﬁﬃ"),
];

pub(super) fn files(scale: Scale) -> Vec<Hostile> {
    let mut all = Vec::new();
    let mut put = |name: String, bytes: Vec<u8>| all.push(Hostile::new(&name, bytes));
    for code in (0..0x20).chain([0x7f]) {
        let control = char::from(code);
        put(
            format!("c0 {code:02x}.txt"),
            around(&control.to_string()).into(),
        );
    }
    for code in 0x80..0xa0_u8 {
        let as_letters = around(&char::from(code).to_string());
        put(format!("c1 {code:02x} utf-8.txt"), as_letters.into());
        put(format!("c1 {code:02x} 8-bit.txt"), raw(&[code]));
    }
    for (name, sequence) in SEQUENCES.iter().chain(UNSEEN) {
        put(format!("{name}.txt"), around(sequence).into());
        put(
            format!("{name}.md"),
            format!("# {}", around(sequence)).into(),
        );
    }
    all.extend(lines());
    all.extend(encodings());
    all.extend(long(scale));
    all
}

/// An article in bytes around other bytes.
fn raw(thing: &[u8]) -> Vec<u8> {
    let (before, after) = (
        "Mallowshire told to improve\n\nOfsted said Doncaster was “too ".as_bytes(),
        "slow”.\n".as_bytes(),
    );
    [before, thing, after].concat()
}

fn lines() -> Vec<Hostile> {
    let ends = [
        ("cr", "\r"),
        ("crlf", "\r\n"),
        ("lfcr", "\n\r"),
        ("nel", "\u{85}"),
        ("ls", "\u{2028}"),
        ("ps", "\u{2029}"),
        ("vt", "\u{b}"),
        ("ff", "\u{c}"),
        ("fs", "\u{1c}"),
    ];
    let text = around("");
    let ended =
        ends.map(|(name, end)| Hostile::new(&format!("lines {name}.txt"), text.replace('\n', end)));
    let mut all = ended.to_vec();
    all.push(Hostile::new("nul bytes.txt", text.replace(' ', " \0")));
    all.push(Hostile::new("only form feeds.txt", "\u{c}".repeat(10_000)));
    all.push(Hostile::new("nothing.txt", ""));
    all.push(Hostile::new("one letter.txt", "x"));
    all
}

fn encodings() -> Vec<Hostile> {
    let text = around("café £5");
    let wide = |big: bool| -> Vec<u8> {
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let wider = |big: bool| -> Vec<u8> {
        let bytes = |c: char| {
            if big {
                u32::from(c).to_be_bytes()
            } else {
                u32::from(c).to_le_bytes()
            }
        };
        text.chars().flat_map(bytes).collect()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '’' => 0x92,
            c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect();
    let utf8 = text.as_bytes();
    [
        ("bom", [b"\xef\xbb\xbf", utf8].concat()),
        ("two boms", [b"\xef\xbb\xbf\xef\xbb\xbf", utf8].concat()),
        ("utf-16 le", [b"\xff\xfe".to_vec(), wide(false)].concat()),
        ("utf-16 be", [b"\xfe\xff".to_vec(), wide(true)].concat()),
        ("utf-16 le bare", wide(false)),
        ("utf-16 be bare", wide(true)),
        (
            "utf-16 odd",
            [b"\xff\xfe".to_vec(), wide(false), vec![0x41]].concat(),
        ),
        (
            "utf-16 lone surrogates",
            [
                b"\xff\xfe".to_vec(),
                wide(false),
                vec![0, 0xd8, 0x41, 0, 0, 0xdc],
            ]
            .concat(),
        ),
        (
            "utf-32 le",
            [b"\xff\xfe\0\0".to_vec(), wider(false)].concat(),
        ),
        (
            "utf-32 be",
            [b"\0\0\xfe\xff".to_vec(), wider(true)].concat(),
        ),
        ("utf-32 bare", wider(false)),
        ("windows-1252", windows),
        ("surrogates in utf-8", raw(b"\xed\xa0\x80\xed\xb0\x80")),
        (
            "overlong",
            raw(b"\xc0\x80\xc1\xbf\xe0\x80\xaf\xf0\x80\x80\xaf"),
        ),
        (
            "beyond unicode",
            raw(b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80\xfe\xff"),
        ),
        ("cut letters", raw(b"\xe2\x80\xe2\x80\xf0\x9f")),
        ("continuations", raw(&[0x80; 400])),
        ("half a letter at the end", [utf8, b"\xe2\x80"].concat()),
        ("every byte", (0..=255).cycle().take(65_536).collect()),
        (
            "utf-7",
            b"Mallowshire +ADw-script+AD4- told to improve by Ofsted.\n".to_vec(),
        ),
    ]
    .into_iter()
    .map(|(name, bytes)| Hostile::new(&format!("encoded {name}.txt"), bytes))
    .collect()
}

/// Texts that make a slow reader slower.
fn long(scale: Scale) -> Vec<Hostile> {
    const TEN: usize = 10_000_000;
    let of = |thing: &str| thing.repeat(scale.of(TEN / thing.len()));
    [
        ("one line", of("leaders are slow ")),
        ("one letter", of("x")),
        ("lines", "\n".repeat(scale.of(1_000_000))),
        ("lines of a letter", "a\n".repeat(scale.of(1_000_000))),
        ("openers", of("“")),
        ("closers", of("”")),
        ("straight marks", of("\"")),
        ("apostrophes", of("'")),
        ("single openers", of("‘")),
        ("pairs", of("“”")),
        ("words in marks", of("“x” ")),
        (
            "nested marks",
            format!(
                "{}x{}",
                "“‘".repeat(scale.of(100_000)),
                "’”".repeat(scale.of(100_000))
            ),
        ),
        ("brackets", of("(")),
        ("full stops", of(".")),
        ("said", of("Ofsted said “x”. ")),
        ("said colon", of("said: ")),
        ("cues", of("Ofsted said that ")),
        ("inspectors", of("Inspectors found ")),
        ("councils", of("Doncaster ")),
        ("capitals", of("Mr A B ")),
        ("dates", of("1 January 2020 ")),
        ("digits", of("1")),
        ("numbered", of("1. x\n")),
        ("bullets", of("• x\n")),
        (
            "combining",
            format!("a{}", "\u{301}".repeat(scale.of(1_000_000))),
        ),
        (
            "zalgo",
            "a\u{301}\u{302}\u{303}\u{304}\u{305}".repeat(scale.of(100_000)),
        ),
        ("joiners", of("👨\u{200d}")),
        ("spaces", of(" ")),
        ("tabs", format!("a{}b", "\t".repeat(scale.of(TEN)))),
        ("dashes", of("— ")),
        ("headings", of("# a\n")),
        ("stars", of("**a")),
        ("links", of("[a](")),
        ("quoted lines", of("> ")),
        ("escapes", of("\u{1b}[31m")),
        ("too long", "x ".repeat(scale.of(11_000_000))),
    ]
    .into_iter()
    .map(|(name, text)| Hostile::new(&format!("long {name}.txt"), text))
    .collect()
}
