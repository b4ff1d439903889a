//! What stands in the place of a name: errors of sheets, marks of repetition, and words that name nobody.

use crate::value::cell::fold;

/// What stands above is meant, folded.
const REPEATED: &[&str] = &[
    "dto",
    "dto.",
    "ditto",
    "dito",
    "do.",
    "idem",
    "id.",
    "ebd",
    "ebd.",
    "ebenda",
    "ibid",
    "ibid.",
    "ibidem",
    "desgl.",
    "desgleichen",
    "s.o.",
    "s. o.",
    "siehe oben",
    "wie oben",
    "see above",
    "as above",
    "same as above",
    "voir ci-dessus",
    "то же",
    "同上",
];

/// Nobody in particular is meant, folded.
const NOBODY: &[&str] = &[
    "various",
    "several",
    "other",
    "others",
    "another",
    "misc",
    "misc.",
    "miscellaneous",
    "tbc",
    "to be confirmed",
    "to be determined",
    "to be announced",
    "diverse",
    "diverses",
    "verschiedene",
    "mehrere",
    "andere",
    "weitere",
    "sonstige",
    "sonstiges",
    "keine",
    "divers",
    "autre",
    "autres",
    "plusieurs",
    "otro",
    "otra",
    "otros",
    "otras",
    "varios",
    "varias",
    "altro",
    "altri",
    "altre",
    "diversi",
    "outro",
    "outros",
    "overig",
    "overige",
    "inny",
    "inne",
    "rozne",
    "разные",
    "другие",
    "прочие",
    "其他",
    "其它",
    "その他",
    "기타",
];

/// Beside a word for a place they name nobody either, folded.
const UNKNOWN: &[&str] = &[
    "unknown",
    "no",
    "unbekannte",
    "unbekannter",
    "inconnu",
    "inconnue",
    "desconocido",
    "desconocida",
    "desconhecida",
    "sconosciuta",
    "sconosciuto",
    "onbekende",
    "nieznane",
    "неизвестный",
];

/// Words for places of the kind, folded.
const PLACES: &[&str] = &[
    "city",
    "cities",
    "town",
    "towns",
    "place",
    "places",
    "municipality",
    "municipalities",
    "stadt",
    "stadte",
    "ort",
    "orte",
    "gemeinde",
    "gemeinden",
    "ville",
    "villes",
    "commune",
    "communes",
    "ciudad",
    "ciudades",
    "citta",
    "comune",
    "comuni",
    "cidade",
    "cidades",
    "stad",
    "steden",
    "miasto",
    "miasta",
    "город",
    "города",
    "partner",
    "partners",
];

/// Before the name of another row, folded; behind them stands a capital letter, unlike in `See am Mondsee`.
const REFERENCES: &[&str] = &["see", "siehe", "vgl.", "cf.", "voir", "vease", "vedi", "zie", "см."];

/// Whether the text stands where a name should be and is none.
pub(super) fn is_no_name(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.as_str();
    !text.chars().any(char::is_alphanumeric)
        || is_error(text)
        || REPEATED.contains(&folded)
        || NOBODY.contains(&folded)
        || is_nobody(folded)
        || is_reference(text)
}

/// What a program for spreadsheets shows in a cell that it cannot reckon, in any language: `#NAME?`, `#BEZUG!`, `#N/D`,
/// `Err:502`.
fn is_error(text: &str) -> bool {
    let is_number = |code: &str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    if text.strip_prefix("Err:").is_some_and(is_number) {
        return true;
    }
    let Some(word) = text.strip_prefix('#') else { return false };
    let shouts = !word.contains(char::is_lowercase) && word.contains(char::is_alphabetic);
    let is_bare = word.chars().all(|c| c.is_uppercase() || c == '/');
    shouts && (word.ends_with(['!', '?']) || is_bare)
}

/// `unknown city`, `ville inconnue`, `various towns`.
fn is_nobody(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let says_nobody = |word: &str| UNKNOWN.contains(&word) || NOBODY.contains(&word);
    match words.as_slice() {
        [one, other] => {
            says_nobody(one) && PLACES.contains(other) || PLACES.contains(one) && says_nobody(other)
        }
        _ => false,
    }
}

/// `see Lyon`.
fn is_reference(text: &str) -> bool {
    let Some((word, name)) = text.split_once(' ') else { return false };
    name.starts_with(char::is_uppercase) && REFERENCES.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::is_no_name;

    #[test]
    fn what_stands_for_a_name_is_told_from_names() {
        for text in [
            "#NAME?",
            "#VALUE!",
            "#REF!",
            "#DIV/0!",
            "#BEZUG!",
            "#WERT!",
            "#NOM?",
            "#N/D",
            "#¿NOMBRE?",
            "#ЗНАЧ!",
            "#名前?",
            "Err:502",
            "####",
            "\"",
            "〃",
            "''",
            "dto.",
            "Ditto",
            "idem",
            "ebd.",
            "同上",
            "various",
            "Diverse",
            "other",
            "unknown city",
            "Ville inconnue",
            "various towns",
            "see Lyon",
            "siehe Kiel",
            "!",
        ] {
            assert!(is_no_name(text), "{text}");
        }
        for text in [
            "See",
            "See am Mondsee",
            "Other Merton",
            "Idre",
            "Same",
            "Vari",
            "Nan City",
            "Kiel",
            "#1 Kiel",
            "Y",
            "大阪",
            "Divača",
            "Mexico City",
            "No Man's Land",
            "Noord",
            "Siegen",
        ] {
            assert!(!is_no_name(text), "{text}");
        }
    }
}
