//! The words of the pages: one table for the server and for the script, in English and Chinese.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    En,
    Zh,
}

/// One text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    en: String,
    zh: String,
}

/// Texts by part of the page and name.
type Table = BTreeMap<String, BTreeMap<String, Text>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../web/atlas/texts.toml")).expect("a test reads the table of texts")
});

/// The part of the table that only the script uses.
const OF_THE_SCRIPT: &str = "script";
/// The parts that the script shows too.
const SHARED_WITH_THE_SCRIPT: [&str; 6] = ["figures", "filters", "map", "search", "table", "timeline"];

impl Lang {
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// As it stands in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The language with this key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.key() == key)
    }

    /// As documents say it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// What is asked of the schema, in order of preference.
    pub const fn wanted(self) -> &'static [&'static str] {
        match self {
            Self::En => &["en"],
            Self::Zh => &["zh-Hans", "zh", "en"],
        }
    }

    /// The text with this key, such as `table.city`.
    pub(crate) fn text(self, key: &str) -> &'static str {
        let (part, name) = key.split_once('.').unwrap_or((key, ""));
        let text = TABLE.get(part).and_then(|texts| texts.get(name));
        let text = text.unwrap_or_else(|| panic!("no text {key} in web/atlas/texts.toml"));
        text.in_language(self)
    }

    /// A text with values in the place of `{names}`.
    pub(crate) fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text(key).to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }

    /// A text about so many things: `figures.partners` has beside it `figures.partners-one`.
    pub(crate) fn counted(self, key: &str, count: u64) -> String {
        let one = format!("{key}-one");
        self.fill(if count == 1 { &one } else { key }, &[("n", &grouped(count))])
    }

    /// The texts that the script shows, by part and name, such as `table.city`.
    pub(crate) fn of_the_script(self) -> BTreeMap<String, &'static str> {
        let is_wanted = |part: &str| part == OF_THE_SCRIPT || SHARED_WITH_THE_SCRIPT.contains(&part);
        let parts = TABLE.iter().filter(|(part, _)| is_wanted(part));
        let texts = parts.flat_map(|(part, texts)| texts.iter().map(move |(name, text)| (part, name, text)));
        texts.map(|(part, name, text)| (format!("{part}.{name}"), text.in_language(self))).collect()
    }
}

impl Text {
    fn in_language(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// A whole number with commas, as both languages write it.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_text_is_in_both_languages_with_the_same_places() {
        let places = |text: &str| {
            let mut places: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            places.sort_unstable();
            places
        };
        for (part, texts) in &*TABLE {
            for (name, text) in texts {
                assert!(!text.en.trim().is_empty() && !text.zh.trim().is_empty(), "{part}.{name}");
                assert_eq!(places(&text.en), places(&text.zh), "{part}.{name}");
                let is_chinese = text.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                // Signs between places are no words.
                let said = text.zh.split(['{', '}']).step_by(2).collect::<String>();
                let is_sign = !said.chars().any(char::is_alphabetic);
                assert!(
                    is_chinese || is_sign || text.en == text.zh,
                    "{part}.{name} is no Chinese: {}",
                    text.zh
                );
            }
        }
    }

    /// The sources of the pages, without this file.
    fn sources(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, into);
            } else if !path.ends_with("texts.rs") {
                into.push_str(&std::fs::read_to_string(&path).expect("a source"));
            }
        }
    }

    #[test]
    fn no_text_is_idle() {
        let mut code = String::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        sources(&root.join("atlas"), &mut code);
        sources(&root.join("http/atlas"), &mut code);
        for (part, texts) in TABLE.iter().filter(|(part, _)| *part != OF_THE_SCRIPT) {
            for name in texts.keys() {
                let key = format!("\"{part}.{}\"", name.trim_end_matches("-one"));
                assert!(code.contains(&key), "nothing says {key}");
            }
        }
    }

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn texts_are_filled_and_counted() {
        assert_eq!(Lang::En.counted("figures.partners", 1), "1 partner city");
        assert_eq!(Lang::En.counted("figures.partners", 34), "34 partner cities");
        assert_eq!(Lang::Zh.counted("figures.partners", 34), "34个伙伴城市");
    }
}
