//! Texts for people in the language that a client wants.

use std::collections::BTreeMap;

use async_graphql::Result;

use super::scalars::{LanguageTag, tags};
use domain::language;

/// Whether English is wanted first, in which every text is there.
pub(crate) fn is_english(wanted: &[String]) -> bool {
    wanted.first().is_none_or(|tag| tag.eq_ignore_ascii_case("en"))
}

/// The text of a field in the first of these languages that has one, else in English, in which the row has it.
///
/// The translations are read only if another language comes first.
pub(crate) fn text_in(
    lang: &[LanguageTag],
    english: &str,
    translations: Option<&str>,
    field: &str,
) -> Result<String> {
    let wanted = tags(lang)?;
    if is_english(&wanted) {
        return Ok(english.to_owned());
    }
    let translations = translations_of(translations, field);
    let mut texts = vec![("en", english)];
    texts.extend(translations.iter().map(|(lang, text)| (lang.as_str(), text.as_str())));
    let chosen = language::choose(&texts, |text| Some(text.0), &wanted);
    Ok(chosen.map_or(english, |text| text.1).to_owned())
}

/// What a field is in other languages than English, by language tag.
pub(crate) fn translations_of(translations: Option<&str>, field: &str) -> BTreeMap<String, String> {
    // What is no JSON is not ours; the English text is still right.
    let mut by_field: BTreeMap<String, BTreeMap<String, String>> =
        translations.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    by_field.remove(field).unwrap_or_default()
}

/// The same of a text that may be missing.
pub(crate) fn some_text_in(
    lang: &[LanguageTag],
    english: Option<&str>,
    translations: Option<&str>,
    field: &str,
) -> Result<Option<String>> {
    english.map(|english| text_in(lang, english, translations, field)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMN: &str = r#"{"title":{"zh-Hans":"建成","de":"Gebaut \"1842\""}}"#;

    fn title(lang: &[&str], column: Option<&str>) -> String {
        let lang: Vec<LanguageTag> = lang.iter().map(|tag| LanguageTag((*tag).to_owned())).collect();
        text_in(&lang, "Built", column, "title").expect("few tags")
    }

    #[test]
    fn the_first_wanted_language_answers_and_english_stands_in() {
        assert_eq!(title(&["en"], Some(COLUMN)), "Built");
        assert_eq!(title(&["zh-CN", "en"], Some(COLUMN)), "建成");
        assert_eq!(title(&["ja", "de"], Some(COLUMN)), "Gebaut \"1842\"");
        assert_eq!(title(&["zh-Hant"], Some(COLUMN)), "Built");
        assert_eq!(title(&["zh"], None), "Built");
        assert_eq!(title(&["zh"], Some("{}")), "Built");
        assert_eq!(title(&["zh"], Some("no JSON")), "Built");
    }

    #[test]
    fn another_field_and_a_missing_text_have_none() {
        let zh = [LanguageTag("zh".to_owned())];
        assert_eq!(text_in(&zh, "Old", Some(COLUMN), "description").expect("few tags"), "Old");
        assert_eq!(some_text_in(&zh, None, Some(COLUMN), "title").expect("few tags"), None);
    }
}
