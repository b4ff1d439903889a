//! The cities of the database, found by id, slug and name.

use std::collections::{BTreeMap, BTreeSet};

use domain::search::fold;
use seed::{Known, KnownCity};

/// The cities of the database by what rows may name them by.
pub(super) struct Cities<'a> {
    items: BTreeMap<&'a str, &'a KnownCity>,
    slugs: BTreeMap<&'a str, &'a KnownCity>,
    countries: BTreeMap<&'a str, BTreeMap<String, Vec<&'a KnownCity>>>,
}

impl<'a> Cities<'a> {
    pub(super) fn new(known: &'a Known) -> Self {
        let mut countries: BTreeMap<&str, BTreeMap<String, Vec<&KnownCity>>> = BTreeMap::new();
        for city in &known.cities {
            let names: BTreeSet<String> = city.names.iter().map(|name| fold(name)).collect();
            for name in names {
                countries.entry(&city.country).or_default().entry(name).or_default().push(city);
            }
        }
        let items = known.cities.iter().filter_map(|city| Some((city.wikidata_id.as_deref()?, city)));
        let slugs = known.cities.iter().map(|city| (city.slug.as_str(), city));
        Self { items: items.collect(), slugs: slugs.collect(), countries }
    }

    pub(super) fn of_item(&self, id: &str) -> Option<&'a KnownCity> {
        self.items.get(id).copied()
    }

    pub(super) fn of_slug(&self, slug: &str) -> Option<&'a KnownCity> {
        self.slugs.get(slug).copied()
    }

    /// By a folded name.
    pub(super) fn of_folded(&self, name: &str, country: &str) -> &[&'a KnownCity] {
        let names = self.countries.get(country);
        names.and_then(|names| names.get(name)).map_or(&[], Vec::as_slice)
    }
}
