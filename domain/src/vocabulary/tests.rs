use std::collections::BTreeSet;

use super::*;
use crate::region_names;

#[test]
fn keys_have_words_and_unknown_ones_are_their_own() {
    assert_eq!(
        words(RELATION_KINDS, "FRIENDLY_EXCHANGE"),
        both("Friendly exchange city", "友好交流关系城市")
    );
    assert_eq!(words(RELATION_STATUSES, "NOT_YET"), both("Not yet established", "尚未建立"));
    assert_eq!(words(CITY_LEVELS, "ATLANTIS"), both("ATLANTIS", "ATLANTIS"));
}

#[test]
fn every_word_has_a_key_a_description_and_both_languages() {
    for vocabulary in ALL {
        for word in vocabulary.all() {
            let place = format!("{} {}", vocabulary.name, word.key);
            let is_key = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
            assert!(!word.key.is_empty() && word.key.bytes().all(is_key), "{place}");
            assert!(word.description.ends_with('.') && !word.description.contains("  "), "{place}");
            assert!(word.english.starts_with(|first: char| first.is_ascii_uppercase()), "{place}");
            assert!(
                word.chinese.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)),
                "{place}"
            );
            for text in [word.description, word.english, word.chinese] {
                assert_eq!(text.trim(), text, "{place}");
            }
        }
    }
}

#[test]
fn no_two_words_of_a_vocabulary_read_alike() {
    let column = |vocabulary: &Vocabulary, of: fn(&Word) -> &str| {
        vocabulary.all().map(of).collect::<BTreeSet<_>>().len()
    };
    for vocabulary in ALL {
        let count = vocabulary.all().count();
        for of in [
            |word: &Word| word.key,
            |word: &Word| word.description,
            |word: &Word| word.english,
            |word: &Word| word.chinese,
        ] {
            assert_eq!(column(vocabulary, of), count, "{}", vocabulary.name);
        }
    }
}

#[test]
fn every_vocabulary_is_listed_once() {
    let names: BTreeSet<&str> = ALL.iter().map(|vocabulary| vocabulary.name).collect();
    assert_eq!(names.len(), ALL.len());
    let tables = [
        include_str!("city.rs"),
        include_str!("event.rs"),
        include_str!("feature.rs"),
        include_str!("industry.rs"),
        include_str!("measurement.rs"),
        include_str!("note.rs"),
        include_str!("region.rs"),
        include_str!("relation.rs"),
        include_str!("unit.rs"),
    ];
    let written: usize = tables.iter().map(|file| file.matches("#[macro_export]").count()).sum();
    assert_eq!(written, ALL.len());
}

#[test]
fn regions_are_called_as_in_the_table_of_their_names() {
    for (word, m49) in REGION_CODES.words.iter().zip(["002", "019", "142", "150", "009"]) {
        let names = region_names::of_code(m49).expect("a region of M49");
        assert_eq!(names[..2], [("en", word.english), ("zh-Hans", word.chinese)]);
    }
}
