//! Kinds of places.

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

/// Words for each, folded; a place is of the first kind whose word is the whole text or one of its words.
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
        ],
    ),
];

/// The kind that the words name; none if they name none.
pub fn read_level(text: &str) -> Option<Level> {
    let folded = fold(text);
    let is_one = |words: &[&str]| words.iter().any(|word| folded == fold(word));
    let has_one = |words: &[&str]| {
        words.iter().any(|word| {
            let word = fold(word);
            folded.split(' ').any(|part| part == word)
        })
    };
    let found = WORDS
        .iter()
        .find(|(_, words)| is_one(words))
        .or_else(|| WORDS.iter().find(|(_, words)| has_one(words)));
    found.map(|(level, _)| *level)
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
            assert_eq!(read_level(text), Some(level), "{text}");
        }
        assert_eq!(read_level("island"), None);
        assert_eq!(read_level(""), None);
    }
}
