//! Yes and no in one word or sign.

use super::cell::{fold, plain};

const YES: &[&str] = &[
    "yes",
    "y",
    "x",
    "true",
    "1",
    "✓",
    "✔",
    "☑",
    "ja",
    "wahr",
    "oui",
    "vrai",
    "si",
    "sim",
    "verdadero",
    "vero",
    "tak",
    "ano",
    "да",
    "kylla",
    "evet",
    "是",
    "예",
    "はい",
    "○",
];

const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "0",
    "✗",
    "✘",
    "☐",
    "nein",
    "falsch",
    "non",
    "faux",
    "nao",
    "falso",
    "nee",
    "nie",
    "ne",
    "нет",
    "nei",
    "nej",
    "ei",
    "hayir",
    "否",
    "아니오",
    "いいえ",
    "×",
];

/// Whether the cell says yes or no; `None` if it says anything else.
pub fn read_flag(text: &str) -> Option<bool> {
    let folded = fold(&plain(text));
    let says = |words: &[&str]| words.contains(&folded.as_str());
    if says(YES) { Some(true) } else { says(NO).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_told_apart_from_all_else() {
        for text in ["yes", "Ja", "X", "TRUE", "Sí", "✓", "да"] {
            assert_eq!(read_flag(text), Some(true), "{text}");
        }
        for text in ["no", "Nein", "FALSE", "нет"] {
            assert_eq!(read_flag(text), Some(false), "{text}");
        }
        for text in ["", "2010", "maybe", "yes, in 2010"] {
            assert_eq!(read_flag(text), None, "{text}");
        }
    }
}
