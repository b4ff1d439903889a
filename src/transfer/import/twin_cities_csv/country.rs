//! Countries by code and English label, as Wikidata exports have them.

use std::collections::HashMap;

use domain::country::UNKNOWN;
use seed::record::CountryRecord;

/// Codes of ISO 3166-2 for places that have a code of ISO 3166-1 as well.
const SUBDIVISIONS: [(&str, &str); 11] = [
    ("CN-HK", "HK"),
    ("CN-MO", "MO"),
    ("CN-TW", "TW"),
    ("NL-AW", "AW"),
    ("NL-CW", "CW"),
    ("NL-SX", "SX"),
    ("US-AS", "AS"),
    ("US-GU", "GU"),
    ("US-MP", "MP"),
    ("US-PR", "PR"),
    ("US-VI", "VI"),
];

/// Labels of Wikidata that differ from the name in the table; only for states of today whose name nobody disputes.
const LABELS: [(&str, &str); 22] = [
    ("cabo verde", "CV"),
    ("czech republic", "CZ"),
    ("democratic republic of the congo", "CD"),
    ("east timor", "TL"),
    ("federated states of micronesia", "FM"),
    ("ivory coast", "CI"),
    ("kingdom of denmark", "DK"),
    ("kingdom of the netherlands", "NL"),
    ("people's republic of china", "CN"),
    ("republic of ireland", "IE"),
    ("republic of korea", "KR"),
    ("republic of the congo", "CG"),
    ("russian federation", "RU"),
    ("saint lucia", "LC"),
    ("saint kitts and nevis", "KN"),
    ("saint vincent and the grenadines", "VC"),
    ("state of palestine", "PS"),
    ("the bahamas", "BS"),
    ("the gambia", "GM"),
    ("turkey", "TR"),
    ("united kingdom of great britain and northern ireland", "GB"),
    ("united states of america", "US"),
];

/// The countries that the database has.
pub(super) struct Countries<'a> {
    by_code: HashMap<&'a str, &'a CountryRecord>,
    by_label: HashMap<String, &'a str>,
}

impl<'a> Countries<'a> {
    pub(super) fn new(countries: &'a [CountryRecord]) -> Self {
        let by_code: HashMap<_, _> =
            countries.iter().map(|country| (country.code.as_str(), country)).collect();
        let mut by_label: HashMap<String, &str> =
            LABELS.into_iter().map(|(label, code)| (label.to_owned(), code)).collect();
        for country in countries.iter().filter(|country| country.code != UNKNOWN) {
            by_label.extend(country.names.get("en").map(|name| (folded(name), country.code.as_str())));
        }
        by_label.retain(|_, code| by_code.contains_key(*code));
        Self { by_code, by_label }
    }

    /// The code of the country, if code or label tell it; `NA` is Namibia's code and R's word for none.
    pub(super) fn resolve(&self, code: &str, label: &str) -> Option<String> {
        let code = code.to_ascii_uppercase();
        let code = SUBDIVISIONS.iter().find(|(long, _)| *long == code).map_or(&*code, |(_, short)| short);
        if code != UNKNOWN && code != "NA" && self.by_code.contains_key(code) {
            return Some(code.to_owned());
        }
        self.by_label.get(&folded(label)).map(|code| (*code).to_owned())
    }
}

/// A label as it is compared: case and the form of the apostrophe do not count, nor does `&` for `and`.
fn folded(label: &str) -> String {
    label.trim().to_lowercase().replace('’', "'").replace(" & ", " and ")
}
