//! The names of the languages that countries have as official ones, which are the same whatever data are loaded.

use std::sync::LazyLock;

/// What a language is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageNames {
    /// The tag of the language.
    pub tag: &'static str,
    pub english: &'static str,
    pub chinese: &'static str,
    /// In the language itself; `None` where the table has no name.
    pub native: Option<&'static str>,
}

static TABLE: LazyLock<Vec<LanguageNames>> = LazyLock::new(|| read(include_str!("language_names.tsv")));

/// The names of the language with this tag.
pub fn of_tag(tag: &str) -> Option<&'static LanguageNames> {
    TABLE.iter().find(|names| names.tag == tag)
}

fn read(table: &'static str) -> Vec<LanguageNames> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (tag, english, chinese) = (cells.next()?, cells.next()?, cells.next()?);
        Some(LanguageNames { tag, english, chinese, native: cells.next().filter(|name| !name.is_empty()) })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_canonical_tag_and_names_in_english_and_chinese() {
        assert_eq!(TABLE.len(), 120);
        for names in TABLE.iter() {
            assert_eq!(crate::language::canonical(names.tag).as_deref(), Some(names.tag));
            assert!(!names.english.is_empty() && !names.chinese.is_empty(), "{}", names.tag);
        }
    }

    #[test]
    fn language_is_found_by_its_tag() {
        let german = of_tag("de").expect("a language of the table");
        assert_eq!((german.english, german.chinese, german.native), ("German", "德语", Some("Deutsch")));
        assert_eq!(of_tag("ve").and_then(|names| names.native), None);
        assert_eq!(of_tag("tlh"), None);
    }
}
