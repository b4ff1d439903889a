//! Names of cities: tidied, and folded to slugs.

use deunicode::deunicode;
use unicode_normalization::UnicodeNormalization as _;

/// The name in composed form, with plain single blanks, Latin letters and figures of plain width, and without characters that
/// do not show.
pub fn tidy(name: &str) -> String {
    let visible = name.nfc().map(of_plain_width).filter(|c| {
        !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
            && (c.is_whitespace() || !c.is_control())
    });
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Japanese and Chinese texts have Latin letters and figures as wide as their own signs.
fn of_plain_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        _ => c,
    }
}

/// The text in plain lower-case letters and digits, its words joined by hyphens; empty if it has none.
pub fn words(text: &str) -> String {
    let folded: String = deunicode(text).chars().filter(|c| !matches!(c, '\'' | '`')).collect();
    let words: Vec<_> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

/// The slug of a city: its name in plain letters and its country, such as `sao-paulo-br`; without a letter its Wikidata id.
pub fn slug(name: &str, wikidata_id: &str, country: &str) -> String {
    let mut words = words(name);
    if !words.bytes().any(|byte| byte.is_ascii_lowercase()) {
        words = wikidata_id.to_ascii_lowercase();
    }
    format!("{words}-{}", country.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{slug, tidy};

    #[test]
    fn names_are_folded_to_plain_letters() {
        for (name, expected) in [
            ("São Paulo", "sao-paulo-xx"),
            ("Łódź", "lodz-xx"),
            ("Bodø", "bodo-xx"),
            ("Lübbenau|Spreewald", "lubbenau-spreewald-xx"),
            ("Saint-Denis", "saint-denis-xx"),
            ("St. John's", "st-johns-xx"),
            ("İzmir", "izmir-xx"),
            ("温州", "wen-zhou-xx"),
            ("☆ 1", "q1234-xx"),
            ("!", "q1234-xx"),
        ] {
            assert_eq!(slug(name, "Q1234", "XX"), expected, "{name}");
        }
    }

    #[test]
    fn names_are_tidied() {
        assert_eq!(tidy("  A\u{308}hus\u{a0}\u{200b} By\u{feff}\n"), "Ähus By");
        assert_eq!(tidy("Tu\u{ad}rku Ｋｏｂｅ１（神戸）"), "Turku Kobe1（神戸）");
    }
}
