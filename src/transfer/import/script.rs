//! Names in a script that the language of the import is not written in.

use std::collections::BTreeMap;

use super::ledger::{At, Effect, Ledger, Warning, WarningKind};
use super::network::{Network, Place};

/// A script, and the languages that a user may mean.
const SCRIPTS: [(&str, &str); 8] = [
    ("Chinese characters", "zh or ja"),
    ("Japanese", "ja"),
    ("Korean", "ko"),
    ("Cyrillic", "ru or uk"),
    ("Greek", "el"),
    ("Arabic", "ar or fa"),
    ("Hebrew", "he"),
    ("Thai", "th"),
];

/// Languages that are not written in Latin letters, or not by all.
const NOT_LATIN: &str = "am ar be bg bn el fa ff gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne pa ps ru sd si sr ta te tg \
     th ti uk ur uz yi zh yue und";

/// Warns once of each script in which new names are, though they are stored in a language of Latin letters.
pub(super) fn check(network: &Network, lang: &str, ledger: &mut Ledger) {
    let language = lang.split('-').next().unwrap_or_default();
    if NOT_LATIN.split(' ').any(|other| other == language) {
        return;
    }
    let mut seen: BTreeMap<usize, (usize, At, &str)> = BTreeMap::new();
    let is_stored_so = |place: &&Place| place.known.is_none() && place.lang.is_none();
    for place in network.places.values().filter(is_stored_so) {
        if let (Some(script), Some(row)) = (script(&place.name), place.rows.first()) {
            let (count, first, name) = seen.entry(script).or_insert((0, *row, &place.name));
            *count += 1;
            if row < first {
                (*first, *name) = (*row, &place.name);
            }
        }
    }
    for (script, (count, at, name)) in seen {
        let (script, languages) = SCRIPTS[script];
        let what =
            if count == 1 { format!("'{name}' is") } else { format!("{count} names such as '{name}' are") };
        ledger.warn(Warning {
            at,
            kind: WarningKind::LanguageDoubtful,
            effect: Effect::None,
            value: name.to_owned(),
            message: format!("{what} in {script} and said to be in the language '{lang}'"),
            proposal: Some(format!("--lang says the language, such as {languages}")),
        });
    }
}

/// The number of the script of a name that has no Latin letter.
fn script(name: &str) -> Option<usize> {
    let is_latin = |c: char| c.is_alphabetic() && matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    if name.contains(is_latin) {
        return None;
    }
    name.chars()
        .filter_map(|c| match c {
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some(0),
            '\u{3040}'..='\u{30ff}' => Some(1),
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Some(2),
            '\u{400}'..='\u{52f}' => Some(3),
            '\u{370}'..='\u{3ff}' => Some(4),
            '\u{600}'..='\u{6ff}' => Some(5),
            '\u{590}'..='\u{5ff}' => Some(6),
            '\u{e00}'..='\u{e7f}' => Some(7),
            _ => None,
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::{SCRIPTS, script};

    #[test]
    fn scripts_of_names_are_told() {
        for (name, expected) in [
            ("根特", Some("Chinese characters")),
            ("つくば市", Some("Japanese")),
            ("Краков", Some("Cyrillic")),
            ("서울", Some("Korean")),
            ("Łódź", None),
            ("温州 Wenzhou", None),
        ] {
            assert_eq!(script(name).map(|script| SCRIPTS[script].0), expected, "{name}");
        }
    }
}
