//! The tables of names, codes and items that the program carries.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::key::key;

/// A country of today, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) code: &'static str,
    /// The part that a name means, such as Scotland.
    pub(super) part: Option<&'static str>,
}

/// Codes of ISO 3166-2 for places that have a code of ISO 3166-1 as well, codes of others for countries, and codes that only changed.
pub(super) const CODES: [(&str, &str); 33] = [
    ("CN-HK", "HK"),
    ("CN-MO", "MO"),
    ("CN-TW", "TW"),
    ("FI-01", "AX"),
    ("FR-971", "GP"),
    ("FR-972", "MQ"),
    ("FR-973", "GF"),
    ("FR-974", "RE"),
    ("FR-976", "YT"),
    ("FR-BL", "BL"),
    ("FR-MF", "MF"),
    ("FR-NC", "NC"),
    ("FR-PF", "PF"),
    ("FR-PM", "PM"),
    ("FR-WF", "WF"),
    ("NL-AW", "AW"),
    ("NL-CW", "CW"),
    ("NL-SX", "SX"),
    ("NO-21", "SJ"),
    ("NO-22", "SJ"),
    ("US-AS", "AS"),
    ("US-GU", "GU"),
    ("US-MP", "MP"),
    ("US-PR", "PR"),
    ("US-UM", "UM"),
    ("US-VI", "VI"),
    ("UK", "GB"),
    ("EL", "GR"),
    ("XKX", "XK"),
    ("KOS", "XK"),
    ("ROM", "RO"),
    ("TP", "TL"),
    ("BU", "MM"),
];

/// Places with a code of their own that belong to another country: that country's code, then theirs.
const DEPENDENT: [(&str, &[&str]); 9] = [
    ("AU", &["CC", "CX", "HM", "NF"]),
    ("CN", &["HK", "MO"]),
    ("DK", &["FO", "GL"]),
    ("FI", &["AX"]),
    ("FR", &["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"]),
    ("GB", &["AI", "BM", "FK", "GG", "GI", "GS", "IM", "IO", "JE", "KY", "MS", "PN", "SH", "TC", "VG"]),
    ("NL", &["AW", "BQ", "CW", "SX"]),
    ("NO", &["BV", "SJ"]),
    ("US", &["AS", "GU", "MP", "PR", "UM", "VI"]),
];

pub(super) fn belongs_to(code: &str, whole: &str) -> bool {
    DEPENDENT.iter().any(|(owner, parts)| *owner == whole && parts.contains(&code))
}

/// Names of all languages and the usual variants by their keys.
pub(super) static NAMES: LazyLock<HashMap<String, Place>> = LazyLock::new(|| {
    let place = |code, part: &'static str| Place { code, part: (!part.is_empty()).then_some(part) };
    names()
        .map(|(name, code, part)| (key(name), place(code, part)))
        // A short name in one language that is another country's code.
        .filter(|(key, place)| {
            key.len() > 2
                || ENGLISH
                    .get(key.to_uppercase().as_str())
                    .is_none_or(|_| key.eq_ignore_ascii_case(place.code))
        })
        .collect()
});

/// Each name with its code, and the part of the country that it means.
fn names() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let languages = rows(include_str!("names.tsv")).flat_map(|row| {
        let code = row[0];
        row.into_iter().skip(1).flat_map(several).map(move |name| (name, code, ""))
    });
    let variants = rows(include_str!("variants.tsv")).flat_map(|row| {
        let (code, part) = (row[0], row.get(2).copied().unwrap_or_default());
        several(row[1]).map(move |name| (name, code, part))
    });
    languages.chain(variants)
}

/// The English names by code.
pub(super) static ENGLISH: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("names.tsv")).filter_map(|row| Some((row[0], several(row.get(1)?).next()?))).collect()
});

/// Codes of the countries of today by the keys of names that do not tell the country by themselves.
pub(super) static UNCLEAR: LazyLock<HashMap<String, Vec<&str>>> = LazyLock::new(|| {
    rows(include_str!("unclear.tsv"))
        .flat_map(|row| several(row[1]).map(move |name| (key(name), codes(row[0]))).collect::<Vec<_>>())
        .collect()
});

/// Codes of the countries of today by the keys and the items of states that are no more.
pub(super) static FORMER: LazyLock<HashMap<String, Vec<&str>>> = LazyLock::new(|| {
    rows(include_str!("former.tsv"))
        .flat_map(|row| {
            let names = row.get(2).copied().unwrap_or_default();
            several(row[1])
                .chain(several(names))
                .map(move |name| (key(name), codes(row[0])))
                .collect::<Vec<_>>()
        })
        .collect()
});

/// Codes by items of Wikidata.
pub(super) static ITEMS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("items.tsv"))
        .flat_map(|row| several(row[1]).map(move |item| (item, row[0])).collect::<Vec<_>>())
        .collect()
});

/// Each country alone, for what was only another regime of it.
static ALONE: LazyLock<HashMap<&str, [&str; 1]>> =
    LazyLock::new(|| ENGLISH.keys().map(|code| (*code, [*code])).collect());

pub(super) fn alone(code: &str) -> Option<&'static [&'static str]> {
    ALONE.get(code).map(|codes| &codes[..])
}

/// Whether a label is a country's name in one of the usual languages.
pub fn is_country(label: &str) -> bool {
    let key = key(label);
    NAMES.contains_key(&key) || FORMER.contains_key(&key) || UNCLEAR.contains_key(&key)
}

/// The rows below the head of a table.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row.len() > 1)
}

fn several(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|name| !name.is_empty())
}

fn codes(cell: &'static str) -> Vec<&'static str> {
    cell.split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_names_in_all_languages_and_an_item() {
        for row in rows(include_str!("names.tsv")) {
            assert_eq!(row.len(), 14, "{}", row[0]);
            assert!(row.iter().all(|cell| !cell.trim().is_empty()), "{}", row[0]);
            assert!(ITEMS.values().any(|code| *code == row[0]), "{}", row[0]);
        }
        assert_eq!(ENGLISH.len(), 250);
    }

    #[test]
    fn every_code_is_a_country_of_today() {
        let codes = NAMES.values().map(|place| place.code).chain(ITEMS.values().copied());
        let codes =
            codes.chain(UNCLEAR.values().flatten().copied()).chain(FORMER.values().flatten().copied());
        let codes = codes.chain(CODES.iter().map(|(_, code)| *code));
        for code in codes.chain(DEPENDENT.iter().flat_map(|(_, parts)| parts.iter().copied())) {
            assert!(ENGLISH.contains_key(code), "{code}");
        }
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (name, code, _) in names() {
            let key = key(name);
            assert!(!key.is_empty(), "{code}");
            let before = seen.insert(key.clone(), code).unwrap_or(code);
            assert_eq!(before, code, "{key}");
        }
    }

    #[test]
    fn states_that_are_no_more_are_no_variants_of_those_of_today() {
        for key in FORMER.keys() {
            assert!(!NAMES.contains_key(key), "{key}");
            assert!(!UNCLEAR.contains_key(key), "{key}");
        }
    }
}
