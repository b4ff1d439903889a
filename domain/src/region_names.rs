//! The names of the regions and groups of UN M49, which are the same whatever data are loaded.

use std::sync::LazyLock;

/// Names with their languages.
pub type Names = Vec<(&'static str, &'static str)>;

/// Codes with names, as the file has them.
static TABLE: LazyLock<Vec<(&str, Names)>> = LazyLock::new(|| read(include_str!("region_names.tsv")));

/// The names of the region or group with this M49 code.
pub fn of_code(m49: &str) -> Option<&'static Names> {
    TABLE.iter().find(|(code, _)| *code == m49).map(|(_, names)| names)
}

/// The names of the group that M49 calls so in English.
pub fn of_group(english: &str) -> Option<&'static Names> {
    TABLE.iter().find(|(_, names)| names.contains(&("en", english))).map(|(_, names)| names)
}

fn read(table: &'static str) -> Vec<(&'static str, Names)> {
    let mut rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    let languages: Vec<_> = rows.next().into_iter().flatten().skip(1).collect();
    rows.filter_map(|mut row| {
        let code = row.next()?;
        Some((code, languages.iter().copied().zip(row).collect()))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_and_group_has_a_name_in_every_language() {
        assert_eq!(TABLE.len(), 5 + 22);
        for (code, names) in TABLE.iter() {
            assert_eq!(code.len(), 3, "{code}");
            assert_eq!(names.len(), 30, "{code}");
            assert!(names.iter().all(|(_, name)| !name.trim().is_empty()), "{code}");
        }
    }

    #[test]
    fn languages_are_written_as_tags_usually_are() {
        for (lang, _) in &TABLE[0].1 {
            assert_eq!(crate::language::canonical(lang).as_deref(), Some(*lang));
        }
    }

    #[test]
    fn group_is_found_by_its_code_and_by_its_english_name() {
        let names = of_group("Western Africa").expect("a group of M49");
        assert_eq!(of_code("011"), Some(names));
        assert!(names.contains(&("zh-Hans", "西非")) && names.contains(&("fr", "Afrique occidentale")));
        assert_eq!(of_group("Atlantis"), None);
    }
}
