//! Kinds of places.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::search::fold;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    City,
    County,
    District,
    Province,
    Municipality,
}

/// Words for each.
const WORDS: [(Level, &[&str]); 5] = [
    (
        Level::Province,
        &[
            "province",
            "state",
            "region",
            "prefecture",
            "provinz",
            "bundesland",
            "land",
            "provincia",
            "region",
            "provincie",
            "oblast",
            "voivodeship",
            "wojewodztwo",
            "kraj",
            "область",
            "край",
            "省",
            "州",
            "都",
            "道",
            "府",
            "県",
            "도",
            "자치구",
            "自治区",
            "governorate",
            "department",
            "departement",
            "canton",
            "kanton",
        ],
    ),
    (
        Level::County,
        &[
            "county",
            "landkreis",
            "kreis",
            "comte",
            "condado",
            "contea",
            "powiat",
            "уезд",
            "县",
            "縣",
            "郡",
            "군",
        ],
    ),
    (
        Level::District,
        &[
            "district",
            "bezirk",
            "arrondissement",
            "distrito",
            "distretto",
            "ward",
            "borough",
            "raion",
            "район",
            "区",
            "區",
            "구",
            "dzielnica",
        ],
    ),
    (
        Level::Municipality,
        &[
            "municipality",
            "gemeinde",
            "commune",
            "municipio",
            "comune",
            "gemeente",
            "kommune",
            "gmina",
            "concelho",
            "市镇",
            "町",
            "村",
            "village",
        ],
    ),
    (
        Level::City,
        &[
            "city",
            "town",
            "stadt",
            "ville",
            "ciudad",
            "citta",
            "stad",
            "by",
            "miasto",
            "город",
            "市",
            "시",
            "cidade",
            "capital",
            "capitale",
            "capoluogo",
            "seat",
            "hauptort",
            "hauptstadt",
            "landeshauptstadt",
            "kreisstadt",
            "chef lieu",
            "city state",
            "stadtstaat",
            "столица",
        ],
    ),
];

/// Behind these words stands what the place belongs to or has, as in `capital of the region`, and not what it is.
const OF: &[&str] = &[
    "of", "in", "with", "for", "under", "der", "des", "im", "vom", "von", "mit", "de", "du", "del", "della",
    "dello", "di", "do", "da", "na", "van", "av", "av", "con", "avec", "z",
];

/// Words that two kinds have in different countries, with those where they are of the kind of the table.
const ELSEWHERE: [(&[&str], &[&str]); 2] =
    [(&["canton", "kanton"], &["CH", "BA"]), (&["prefecture"], &["JP", "GR", "AL", "MA", "RO", "CF", "TG"])];

/// The kind that the words name; none if they name none, or several of which nobody can say which is meant.
///
/// In a country that is known, a word that means something else there names none.
pub fn read_level(text: &str, country: Option<&str>) -> Option<Level> {
    let folded = fold(text);
    let elsewhere = ELSEWHERE.iter().find(|(words, _)| words.contains(&folded.as_str()));
    if let (Some((_, countries)), Some(country)) = (elsewhere, country)
        && !countries.contains(&country)
    {
        return None;
    }
    if let Some(level) = level_of(&folded) {
        return Some(level);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let end = words.iter().skip(1).position(|word| OF.contains(word)).map_or(words.len(), |at| at + 1);
    let words = &words[..end];
    if let Some(level) = level_of(&words.join(" ")) {
        return Some(level);
    }
    let levels: Vec<Option<Level>> = words.iter().map(|word| level_of(word)).collect();
    let mut named = levels.iter().flatten();
    let first = *named.next()?;
    if named.all(|level| *level == first) {
        return Some(first);
    }
    // The last word is what it is, as in `prefecture-level city`; of two that are joined neither is.
    let is_joined = words.iter().any(|word| matches!(*word, "and" | "und" | "et" | "y" | "e" | "i" | "и"));
    levels.last().copied().flatten().filter(|_| !is_joined)
}

/// The kind that the text is a word for, and nothing else: `Stadt`, but not `Stadt Kiel`.
pub fn level_word(text: &str) -> Option<Level> {
    level_of(&fold(text))
}

/// The kind that these words alone stand for.
fn level_of(folded: &str) -> Option<Level> {
    static FOLDED: LazyLock<HashMap<String, Level>> = LazyLock::new(|| {
        let words =
            WORDS.iter().flat_map(|&(level, words)| words.iter().map(move |word| (fold(word), level)));
        words.collect()
    });
    FOLDED.get(folded).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_places_are_known_by_words_of_several_languages() {
        for (text, level) in [
            ("City", Level::City),
            ("Stadt", Level::City),
            ("市", Level::City),
            ("Landkreis", Level::County),
            ("Province", Level::Province),
            ("Autonomous region", Level::Province),
            ("Bezirk", Level::District),
            ("区", Level::District),
            ("Gemeinde", Level::Municipality),
            ("urban district", Level::District),
        ] {
            assert_eq!(read_level(text, None), Some(level), "{text}");
        }
        assert_eq!(read_level("island", None), None);
        assert_eq!(read_level("", None), None);
    }

    #[test]
    fn the_head_of_several_words_says_what_a_place_is() {
        for (text, level) in [
            ("prefecture-level city", Some(Level::City)),
            ("county-level city", Some(Level::City)),
            ("city-state", Some(Level::City)),
            ("county seat", Some(Level::City)),
            ("state capital", Some(Level::City)),
            ("capital of the region", Some(Level::City)),
            ("city with powiat rights", Some(Level::City)),
            ("miasto na prawach powiatu", Some(Level::City)),
            ("chef-lieu de département", Some(Level::City)),
            ("Hauptstadt des Landes", Some(Level::City)),
            ("Kreisfreie Stadt", Some(Level::City)),
            ("city district", Some(Level::District)),
            ("district municipality", Some(Level::Municipality)),
            ("municipality of Brazil", Some(Level::Municipality)),
            ("province of China", Some(Level::Province)),
            ("autonome Provinz", Some(Level::Province)),
            ("city and county of California", None),
            ("county city hall", None),
        ] {
            assert_eq!(read_level(text, None), level, "{text}");
        }
    }

    #[test]
    fn a_word_that_means_another_kind_in_the_country_is_not_understood() {
        assert_eq!(read_level("Kanton", Some("CH")), Some(Level::Province));
        assert_eq!(read_level("canton", Some("EC")), None);
        assert_eq!(read_level("prefecture", Some("JP")), Some(Level::Province));
        assert_eq!(read_level("Préfecture", Some("FR")), None);
        assert_eq!(read_level("Province", Some("FR")), Some(Level::Province));
    }
}
