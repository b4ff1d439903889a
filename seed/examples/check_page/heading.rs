//! The heading of an entry against the names and the country of its file.

use seed::record::{CityRecord, DataSet};

/// Countries that the page calls otherwise than the table of countries.
const OTHER_NAMES: [(&str, &str); 1] = [("America", "US")];

/// What differs.
pub(super) fn compare(heading: &str, city: &CityRecord, data: &DataSet) -> Vec<String> {
    let mut mistakes = Vec::new();
    // Bexar County, Texas, America: the name, perhaps where it lies, the country.
    let (place, country) = heading.rsplit_once(", ").unwrap_or((heading, ""));
    let name = place.split(", ").next().unwrap_or(place);
    if !city.names().any(|known| same(&known.text, name) || same(&known.text, place)) {
        mistakes.push(format!("heading '{heading}': the file has no name '{name}'"));
    }
    let country = country.strip_prefix("the ").unwrap_or(country);
    let code = OTHER_NAMES.iter().find(|(name, _)| *name == country).map(|(_, code)| *code).or_else(|| {
        let named =
            data.countries.iter().find(|known| known.names.get("en").is_some_and(|name| name == country));
        named.map(|known| known.code.as_str())
    });
    if code != Some(city.country.as_str()) {
        mistakes.push(format!("heading '{heading}': the file has the country {}", city.country));
    }
    mistakes
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
