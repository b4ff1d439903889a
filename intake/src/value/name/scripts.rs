//! A name in two scripts: `大阪 (Osaka)`, `Pskov / Псков`.

use super::words::relation;
use crate::country::is_country;
use crate::value::cell::{fold, is_unknown};
use crate::value::kind::read_kind;
use crate::value::level::level_word;

/// The name in Latin letters and the one in others, if the text is one name in both, in either order.
pub(super) fn in_two_scripts(whole: &str) -> Option<(String, String)> {
    if whole.is_ascii() {
        return None;
    }
    let border = border(whole)?;
    let (before, behind) = whole.split_at(border);
    let first = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let (between, mut second) = (&before[first.len()..], behind);
    if between.contains(['(', '（', '[']) {
        second = second.strip_suffix([')', '）', ']'])?;
    }
    let is_parted = !between.is_empty() && !between.contains([',', '，', ';', '；', '、', ')', '）', ':']);
    let (first, second) = (first.trim(), second.trim());
    if !is_parted || !is_name(first) || !is_name(second) {
        return None;
    }
    let (latin, other) = if first.contains(is_latin) { (first, second) } else { (second, first) };
    Some((latin.to_owned(), other.to_owned()))
}

/// Where the script changes, if it does so once.
fn border(whole: &str) -> Option<usize> {
    let mut letters = whole.char_indices().filter(|(_, c)| c.is_alphabetic());
    let (_, first) = letters.next()?;
    let is_as_first = |c: char| is_latin(c) == is_latin(first);
    let (border, _) = letters.by_ref().find(|(_, c)| !is_as_first(*c))?;
    (!letters.any(|(_, c)| is_as_first(c))).then_some(border)
}

/// Letters with and without marks, and those that stand for an apostrophe.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}')
}

/// What may be the name of a place by itself: no country, no kind of place, no date, and nothing about the relation.
fn is_name(text: &str) -> bool {
    let has_signs = text.contains(|c: char| c.is_numeric() || "()（）[],，;；、/".contains(c));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1
        && !has_signs
        && !is_unknown(text)
        && !is_country(text)
        && level_word(text).is_none()
        && relation(text, &fold(text)).is_none()
        && read_kind(text).says_nothing()
}

#[cfg(test)]
mod tests {
    use super::in_two_scripts;

    #[test]
    fn names_in_two_scripts_are_one_place() {
        for (text, latin, other) in [
            ("大阪 (Osaka)", "Osaka", "大阪"),
            ("Osaka（大阪）", "Osaka", "大阪"),
            ("Osaka 大阪", "Osaka", "大阪"),
            ("Osaka/大阪", "Osaka", "大阪"),
            ("Osaka / 大阪", "Osaka", "大阪"),
            ("Псков (Pskov)", "Pskov", "Псков"),
            ("Pskov – Псков", "Pskov", "Псков"),
            ("Nizhny Novgorod Нижний Новгород", "Nizhny Novgorod", "Нижний Новгород"),
            ("서울 (Seoul)", "Seoul", "서울"),
        ] {
            assert_eq!(in_two_scripts(text), Some((latin.to_owned(), other.to_owned())), "{text}");
        }
        for text in [
            "Osaka",
            "大阪",
            "愛媛県（今治市）",
            "Osaka 市",
            "Kiel (德国)",
            "Wenzhou, 浙江",
            "Osaka (中区 Naka)",
            "Kiel (1990年)",
            "Kiel (昭和59年)",
            "A市",
            "Chemnitz (旧Karl-Marx-Stadt)",
            "Псков (бывший Pleskau)",
            "Lübeck (Hansestadt)",
        ] {
            assert_eq!(in_two_scripts(text), None, "{text}");
        }
    }
}
