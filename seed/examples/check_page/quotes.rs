//! The words that files quote from the page: each must stand in its entry, and together they are few.

use seed::record::{CityRecord, FactRecord};

/// The quotes that are not found.
pub(super) fn compare(text: &str, city: &CityRecord) -> Vec<String> {
    let text = plain(text);
    from_page(city)
        .filter(|(_, stated)| !text.contains(&plain(stated)))
        .map(|(fact, stated)| format!("fact '{}': the entry does not say '{stated}'", fact.key))
        .collect()
}

/// How many words the entry has, and how many of them the file quotes; a word counts once.
pub(super) fn repeated(text: &str, city: &CityRecord) -> (usize, usize) {
    let text = plain(text);
    let mut quoted = vec![false; text.len()];
    for (_, stated) in from_page(city) {
        let stated = plain(stated);
        if let Some(start) = text.find(&stated) {
            quoted[start..start + stated.len()].fill(true);
        }
    }
    let mut start = 0;
    let (mut words, mut repeated) = (0, 0);
    for word in text.split(' ') {
        words += 1;
        repeated += usize::from(quoted[start..start + word.len()].contains(&true));
        start += word.len() + 1;
    }
    (words, repeated)
}

fn from_page(city: &CityRecord) -> impl Iterator<Item = (&FactRecord, &str)> {
    let facts = city.facts.iter().filter(|fact| fact.origin == city.origin);
    facts.filter_map(|fact| Some((fact, fact.stated.as_deref()?)))
}

/// The text as it can be typed: plain quotes and blanks, small letters.
fn plain(text: &str) -> String {
    let text = text.replace(['‘', '’'], "'").replace(['“', '”'], "\"").replace('℃', "C");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
