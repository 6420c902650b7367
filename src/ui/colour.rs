//! Colours as light: how far apart two are, and which of the terminal's sixteen is nearest.

use ratatui::style::Color;

/// The sixteen colours as xterm shows them unless the reader has changed them.
const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The light of a colour; `None` for the terminal's own.
fn light(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        Color::Indexed(number) => Some(of_256(number)),
        _ => SIXTEEN
            .iter()
            .find(|(known, _)| *known == colour)
            .map(|(_, light)| *light),
    }
}

/// The light of one of the 256 colours: the sixteen, a cube of six steps a side, and greys.
fn of_256(number: u8) -> [u8; 3] {
    let step = |at: u8| [0, 95, 135, 175, 215, 255][usize::from(at % 6)];
    match number {
        0..16 => SIXTEEN[usize::from(number)].1,
        16..232 => [36, 6, 1].map(|place| step((number - 16) / place)),
        232.. => [8 + 10 * (number - 232); 3],
    }
}

/// The nearest of the sixteen to a true colour; any other colour stays.
pub(super) fn nearest(colour: Color) -> Color {
    let Color::Rgb(r, g, b) = colour else {
        return colour;
    };
    let distance = |light: [u8; 3]| -> u32 {
        let parts = light.into_iter().zip([r, g, b]);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let near = SIXTEEN
        .into_iter()
        .min_by_key(|(_, light)| distance(*light));
    near.map_or(colour, |(near, _)| near)
}

/// The contrast between two colours, from 1 to 21, as the Web Content Accessibility Guidelines 2 define it.
pub(super) fn contrast(one: Color, other: Color) -> Option<f64> {
    let luminance = |colour| {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let [r, g, b] = light(colour)?;
        Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b))
    };
    let (one, other): (f64, f64) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_and_white_are_as_far_apart_as_can_be() {
        let ratio = contrast(Color::White, Color::Rgb(0, 0, 0)).unwrap();
        assert!((ratio - 21.0).abs() < 0.01, "{ratio}");
        assert!(contrast(Color::Blue, Color::Black).unwrap() < 4.5);
        assert_eq!(contrast(Color::Reset, Color::Black), None);
        let (orange, grey) = (of_256(214), of_256(244));
        assert_eq!((orange, grey), ([255, 175, 0], [128, 128, 128]));
    }

    #[test]
    fn a_true_colour_becomes_the_nearest_of_the_sixteen() {
        assert_eq!(nearest(Color::Rgb(250, 250, 250)), Color::White);
        assert_eq!(nearest(Color::Rgb(0, 0, 10)), Color::Black);
        assert_eq!(nearest(Color::Cyan), Color::Cyan);
    }
}
