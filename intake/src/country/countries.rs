//! The countries that there are, with their names.

use std::collections::HashMap;

use super::key::key;

/// A country of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryNames {
    /// The code of ISO 3166-1 alpha-2, or `XK`.
    pub code: String,
    pub alpha3: Option<String>,
    /// Names with their languages.
    pub names: Vec<(String, String)>,
}

/// The countries that there are.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    /// English names by code.
    pub(super) english: HashMap<String, String>,
    pub(super) alpha3: HashMap<String, String>,
    /// Codes by the keys of the given names.
    pub(super) given: HashMap<String, String>,
}

impl Countries {
    /// `ZZ`, the code of no country, is left out.
    pub fn new(countries: impl IntoIterator<Item = CountryNames>) -> Self {
        let mut all = Self::default();
        for country in countries.into_iter().filter(|country| country.code != domain::country::UNKNOWN) {
            let english = country.names.iter().find(|(lang, _)| lang == "en").map(|(_, name)| name.clone());
            for (_, name) in &country.names {
                all.given.entry(key(name)).or_insert_with(|| country.code.clone());
            }
            if let Some(alpha3) = country.alpha3 {
                all.alpha3.insert(alpha3, country.code.clone());
            }
            all.english.insert(country.code.clone(), english.unwrap_or_else(|| country.code.clone()));
        }
        all
    }
}
