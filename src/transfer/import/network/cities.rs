//! The cities of the database, found by id, slug and name.

use std::collections::{BTreeMap, BTreeSet};

use domain::search::fold;
use seed::{Known, KnownCity};

/// The cities of a database by their folded names, in each country.
type ByName<'a> = BTreeMap<&'a str, BTreeMap<String, Vec<&'a KnownCity>>>;

/// The cities of the database by what rows may name them by.
pub(super) struct Cities<'a> {
    items: BTreeMap<&'a str, &'a KnownCity>,
    slugs: BTreeMap<&'a str, &'a KnownCity>,
    names: ByName<'a>,
    other_names: ByName<'a>,
}

impl<'a> Cities<'a> {
    pub(super) fn new(known: &'a Known) -> Self {
        let (mut names, mut other_names): (ByName<'_>, ByName<'_>) = (BTreeMap::new(), BTreeMap::new());
        for city in &known.cities {
            let folded =
                |names: &[String]| -> BTreeSet<String> { names.iter().map(|name| fold(name)).collect() };
            let own = folded(&city.names);
            let others = folded(&city.other_names);
            add(&mut names, city, &own);
            add(&mut other_names, city, others.difference(&own));
        }
        let items = known.cities.iter().filter_map(|city| Some((city.wikidata_id.as_deref()?, city)));
        let slugs = known.cities.iter().map(|city| (city.slug.as_str(), city));
        Self { items: items.collect(), slugs: slugs.collect(), names, other_names }
    }

    pub(super) fn of_item(&self, id: &str) -> Option<&'a KnownCity> {
        self.items.get(id).copied()
    }

    pub(super) fn of_slug(&self, slug: &str) -> Option<&'a KnownCity> {
        self.slugs.get(slug).copied()
    }

    /// By a folded name that the cities are known by.
    pub(super) fn of_folded(&self, name: &str, country: &str) -> &[&'a KnownCity] {
        found(&self.names, name, country)
    }

    /// By a folded name of which another city may be meant.
    pub(super) fn of_other_name(&self, name: &str, country: &str) -> &[&'a KnownCity] {
        found(&self.other_names, name, country)
    }
}

/// Adds the city under folded names.
fn add<'a, 'n>(to: &mut ByName<'a>, city: &'a KnownCity, folded: impl IntoIterator<Item = &'n String>) {
    let of_country = to.entry(&city.country).or_default();
    for name in folded {
        of_country.entry(name.clone()).or_default().push(city);
    }
}

fn found<'n, 'a>(names: &'n ByName<'a>, name: &str, country: &str) -> &'n [&'a KnownCity] {
    names.get(country).and_then(|names| names.get(name)).map_or(&[], Vec::as_slice)
}
