//! Values as people write them: dates, numbers, coordinates, kinds of relations and names.
//!
//! A reader takes one cell. It gives what the cell says, never more exactly than it says it, and what is left over as a
//! note; or it says why the cell is not understood. Cells that say that nothing is known are no mistakes.

pub mod coordinates;
pub mod date;
pub mod flag;
pub mod kind;
pub mod level;
pub mod name;
pub mod number;

mod cell;
mod entities;
mod markup;
mod not_understood;

pub use not_understood::NotUnderstood;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::coordinates::{Axis, Compass, PointOrder, read_degrees, read_mercator, read_point};
    use super::date::{DayMonth, read_date, read_span};
    use super::kind::{read_kind, read_standing};
    use super::name::read_name;
    use super::number::{NumberStyle, read_area, read_population, style_of};

    /// Texts that come near to what the readers know.
    fn cell() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[0-9]{1,9}",
            "[-+.,;:/()<>\\[\\]{}'\"°′″~?*†&# ]{1,3}",
            "\\PC{0,4}",
            prop::sample::select(vec![
                "seit",
                "bis",
                "ended",
                "Oct",
                "mai",
                "c.",
                "昭和",
                "元",
                "年",
                "月",
                "S",
                "T00:00:00Z",
                "X",
                "万",
                "億",
                "Mio",
                "km²",
                "Point(",
                "N",
                "W",
                "O",
                "östl.",
                "Partnerschaft",
                "ruht",
                "自매",
                "heute",
                "&#",
                "&amp;",
                ";",
                "[[",
                "]]",
                "|",
                "{{",
                "}}",
                "<b>",
                "<ref>",
                "</ref>",
                "[1]",
                "\u{202e}",
                "é",
                "ß",
                "İ",
                "Infinity",
                "1e400",
                "-",
                "–",
                "\n",
                "½",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_text_makes_a_reader_panic(text in prop_oneof![cell(), any::<String>()], other in "\\PC{0,4}|[0-9]{0,3}") {
            for order in [DayMonth::Unsaid, DayMonth::DayFirst, DayMonth::MonthFirst] {
                let _ = read_date(&text, None, order);
                let _ = read_date(&text, Some(&other), order);
            }
            let _ = read_span(&text);
            let style = style_of([text.as_str(), other.as_str()].into_iter());
            for style in [style, NumberStyle::Unsaid, NumberStyle::PointDecimal, NumberStyle::CommaDecimal] {
                let _ = read_population(&text, style);
                let _ = read_area(&text, style);
            }
            for axis in [Axis::Latitude, Axis::Longitude] {
                let _ = read_degrees(&text, axis, Compass::Unsaid);
            }
            for order in [PointOrder::Unsaid, PointOrder::LatitudeFirst, PointOrder::LongitudeFirst] {
                let _ = read_point(&text, order, Compass::OIsEast);
            }
            let _ = read_kind(&text);
            let _ = read_standing(&text, |_| true);
            let _ = read_name(&text);
        }

        #[test]
        fn metres_give_a_place_or_are_refused(x in any::<f64>(), y in any::<f64>()) {
            if let Ok((latitude, longitude)) = read_mercator(x, y) {
                prop_assert!(latitude.abs() <= 90.0 && longitude.abs() <= 180.0);
            }
        }
    }
}
