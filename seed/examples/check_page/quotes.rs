//! The words that files quote from the page: each must stand in its entry.

use seed::record::CityRecord;

/// The quotes that are not found.
pub(super) fn compare(text: &str, city: &CityRecord) -> Vec<String> {
    let text = plain(text);
    let from_page = city.facts.iter().filter(|fact| fact.origin == city.origin);
    from_page
        .filter_map(|fact| Some((&fact.key, fact.stated.as_deref()?)))
        .filter(|(_, stated)| !text.contains(&plain(stated)))
        .map(|(key, stated)| format!("fact '{key}': the entry does not say '{stated}'"))
        .collect()
}

/// The text as it can be typed: plain quotes and blanks, small letters.
fn plain(text: &str) -> String {
    let text = text.replace(['‘', '’'], "'").replace(['“', '”'], "\"").replace('℃', "C");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
