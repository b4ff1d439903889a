//! The words for keys of groups, in English and in simplified Chinese: one place for all texts.
//!
//! Names of regions and groups are in `region_names`; those of countries and industries are data.

use std::borrow::Cow;

/// One thing in the languages that it has words in, by language tag.
pub type Words = [(&'static str, Cow<'static, str>); 2];

/// A vocabulary: key, English, Chinese.
pub type Vocabulary = [(&'static str, &'static str, &'static str)];

/// What two cities call their relation.
pub const KINDS: &Vocabulary = &[
    ("SISTER_CITY", "Sister city", "友好城市"),
    ("FRIENDLY_EXCHANGE", "Friendly exchange city", "友好交流关系城市"),
    ("UNKNOWN", "Unknown", "未知"),
];

/// Whether a relation is in force.
pub const STATUSES: &Vocabulary = &[
    ("ACTIVE", "Active", "有效"),
    ("SUSPENDED", "Suspended", "暂停"),
    ("ENDED", "Ended", "已终止"),
    ("UNKNOWN", "Unknown", "未知"),
];

/// Administrative levels.
pub const LEVELS: &Vocabulary = &[
    ("CITY", "City", "城市"),
    ("COUNTY", "County", "县"),
    ("DISTRICT", "District", "区"),
    ("PROVINCE", "Province", "省"),
    ("MUNICIPALITY", "Municipality", "市镇"),
];

/// Kinds of features.
pub const FEATURES: &Vocabulary = &[
    ("PORT", "Port", "港口"),
    ("AIRPORT", "Airport", "机场"),
    ("RAILWAY", "Railway", "铁路"),
    ("ROAD", "Road", "公路"),
    ("RIVER", "River", "河流"),
    ("SEA", "Sea", "海洋"),
    ("COAST", "Coast", "海岸"),
    ("MOUNTAIN", "Mountain", "山"),
    ("ISLAND", "Island", "岛屿"),
    ("BRIDGE", "Bridge", "桥梁"),
    ("PARK", "Park", "公园"),
    ("UNIVERSITY", "University", "大学"),
    ("SCHOOL", "School", "学校"),
    ("MUSEUM", "Museum", "博物馆"),
    ("CHURCH", "Church", "教堂"),
    ("HOSPITAL", "Hospital", "医院"),
    ("BUILDING", "Building", "建筑"),
    ("HERITAGE", "Heritage", "遗产"),
    ("WORLD_HERITAGE", "World heritage", "世界遗产"),
    ("RESEARCH_CENTRE", "Research centre", "研究中心"),
    ("COMPANY", "Company", "企业"),
    ("ORGANISATION", "Organisation", "组织"),
    ("PERSON", "Person", "人物"),
    ("PRODUCT", "Product", "产品"),
    ("FESTIVAL", "Festival", "节庆"),
    ("LANGUAGE", "Language", "语言"),
    ("COMMUNITY", "Community", "社群"),
    ("PLACE", "Place", "地点"),
    ("TIE", "Tie", "往来"),
    ("OTHER", "Other", "其他"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words for a key of a vocabulary; a key that has none, such as a group of somebody's own data, is its own.
pub fn of(vocabulary: &'static Vocabulary, key: &str) -> Words {
    match vocabulary.iter().find(|(known, ..)| *known == key) {
        Some((_, english, chinese)) => words(*english, *chinese),
        None => words(key.to_owned(), key.to_owned()),
    }
}

/// The words for a year, a month or a decade in EDTF: `2012`, `2012-04`, `198X`.
pub fn date(edtf: &str) -> Words {
    if let Some(decade) = edtf.strip_suffix('X').and_then(|decade| decade.parse::<u32>().ok()) {
        let (century, tens) = (decade / 10 + 1, decade % 10 * 10);
        return words(format!("{decade}0s"), format!("{century}世纪{tens:02}年代"));
    }
    let (year, month) = edtf.split_once('-').unwrap_or((edtf, ""));
    let number = month.parse::<usize>().ok();
    match number.and_then(|number| MONTHS.get(number.wrapping_sub(1)).map(|name| (number, name))) {
        Some((number, name)) => words(format!("{name} {year}"), format!("{year}年{number}月")),
        None => words(year.to_owned(), format!("{year}年")),
    }
}

fn words(english: impl Into<Cow<'static, str>>, chinese: impl Into<Cow<'static, str>>) -> Words {
    [("en", english.into()), ("zh-Hans", chinese.into())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(words: Words) -> [String; 2] {
        words.map(|(_, text)| text.into_owned())
    }

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, english, chinese) in [
            ("2012", "2012", "2012年"),
            ("1984-10", "October 1984", "1984年10月"),
            ("2012-04", "April 2012", "2012年4月"),
            ("198X", "1980s", "20世纪80年代"),
            ("200X", "2000s", "21世纪00年代"),
            ("137X", "1370s", "14世纪70年代"),
        ] {
            assert_eq!(both(date(edtf)), [english, chinese], "{edtf}");
        }
    }

    #[test]
    fn keys_have_words_and_unknown_ones_are_their_own() {
        assert_eq!(both(of(KINDS, "FRIENDLY_EXCHANGE")), ["Friendly exchange city", "友好交流关系城市"]);
        assert_eq!(both(of(LEVELS, "ATLANTIS")), ["ATLANTIS", "ATLANTIS"]);
    }
}
