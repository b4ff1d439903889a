//! Words before a name that say what it is: `Partnerstadt Kiel`, `City of Derby`.

use crate::value::cell::fold;

/// What it is to the city of the list; a colon may stand behind it.
const PARTNERS: &[&str] = &[
    "partnerstadt",
    "partnergemeinde",
    "partnerkommune",
    "schwesterstadt",
    "patenstadt",
    "partner city",
    "partner town",
    "sister city",
    "sister town",
    "twin town",
    "twinned town",
    "ville jumelee",
    "ville jumelle",
    "ville partenaire",
    "ciudad hermana",
    "ciudad hermanada",
    "citta gemellata",
    "citta gemella",
    "cidade irma",
    "partnerstad",
    "zusterstad",
    "miasto partnerskie",
    "vanort",
    "venskabsby",
    "ystavyyskaupunki",
    "город-побратим",
    "姉妹都市",
    "友好都市",
    "友好城市",
];

/// What kind of place it is.
const KINDS: &[&str] = &[
    "the city of",
    "city of",
    "town of",
    "municipality of",
    "stadt",
    "stadtgemeinde",
    "marktgemeinde",
    "gemeinde",
    "hansestadt",
    "landeshauptstadt",
    "ville de",
    "commune de",
    "comune di",
    "citta di",
    "ayuntamiento de",
    "gemeente",
    "город",
    "г.",
];

/// Names that begin so, folded.
const NAMES: [&str; 7] = [
    "city of london",
    "city of industry",
    "city of commerce",
    "town of pines",
    "stadt wehlen",
    "stadt blankenberg",
    "citta di castello",
];

/// The words that say what it is, and the name behind them.
pub fn designation(name: &str) -> Option<(&str, &str)> {
    let folded = fold(name);
    if NAMES.contains(&folded.as_str()) {
        return None;
    }
    let behind = |word: &&&str| -> Option<usize> {
        let rest = folded.strip_prefix(**word)?;
        let is_partner = PARTNERS.contains(*word);
        let is_apart = rest.starts_with(' ') || is_partner && rest.starts_with([':', '：']);
        is_apart.then(|| word.chars().count())
    };
    let words = PARTNERS.iter().chain(KINDS);
    let count = words.filter_map(|word| behind(&word)).max()?;
    let (at, _) = name.char_indices().nth(count)?;
    let (words, rest) = name.split_at(at);
    let rest = rest.trim_start_matches([' ', ':', '：']);
    let rest = ["of ", "de ", "di "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim();
    rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()).then_some((words, rest))
}

#[cfg(test)]
mod tests {
    use super::designation;

    #[test]
    fn words_for_what_a_place_is_are_told_from_names() {
        for (text, words, name) in [
            ("Partnerstadt Kiel", "Partnerstadt", "Kiel"),
            ("Partnerstadt: Kiel", "Partnerstadt", "Kiel"),
            ("Sister City of Kiel", "Sister City", "Kiel"),
            ("Ville jumelée de Brest", "Ville jumelée", "Brest"),
            ("Stadt Kiel", "Stadt", "Kiel"),
            ("City of Derby", "City of", "Derby"),
            ("The City of Derby", "The City of", "Derby"),
            ("Comune di Pisa", "Comune di", "Pisa"),
            ("Gemeinde Zug", "Gemeinde", "Zug"),
            ("г. Псков", "г.", "Псков"),
        ] {
            assert_eq!(designation(text), Some((words, name)), "{text}");
        }
        for text in [
            "City of London",
            "Città di Castello",
            "Città della Pieve",
            "Stadt Wehlen",
            "Stadt am Hof",
            "Stadtlohn",
            "Cité",
            "Ciudad de México",
            "Ciudad Real",
            "Mexico City",
            "Twin City",
            "Kansas City",
            "Ville-d'Avray",
            "Kiel",
            "Stadt",
            "Городец",
        ] {
            assert_eq!(designation(text), None, "{text}");
        }
    }
}
