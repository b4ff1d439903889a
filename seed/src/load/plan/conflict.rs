//! Why a record cannot be loaded as it is: the database has a city that may or may not be the same.

use std::collections::BTreeMap;

use super::matching::{Imported, Match};
use super::planned::{Change, PlannedCity};
use crate::load::state::{State, Stored};
use crate::record::CityRecord;

/// A city that only the author of the record can tell to be the same or another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::load) enum Conflict {
    /// An import gave the slug to a city of Wikidata, of which the record says nothing or something else.
    #[error(
        "city {city}, slug: the import '{import}' gave '{slug}' to the city {wikidata_id} of Wikidata; \
         if that is the same city, write wikidata_id = \"{wikidata_id}\", otherwise choose another slug"
    )]
    SlugOfAnImport { city: String, slug: String, import: String, wikidata_id: String },
    /// A city that is no longer in the data has the Wikidata id: mostly a file under a new name.
    #[error(
        "city {city}, wikidata_id: the database has it for '{missing}'; \
         if that is the same city, write former_slugs = [\"{missing}\"]"
    )]
    IdOfAMissingCity { city: String, missing: String },
}

impl Conflict {
    /// What is wrong if the city that is taken over is not certainly that of the record.
    pub(super) fn of_taking_over(
        record: &CityRecord,
        found: &Match,
        stored: Option<&Stored>,
    ) -> Option<Self> {
        let Imported { slug, owner, .. } = found.taken_over()?;
        let wikidata_id = stored?.wikidata_id.as_ref()?;
        (record.wikidata_id.as_ref() != Some(wikidata_id)).then(|| Self::SlugOfAnImport {
            city: record.slug.clone(),
            slug: slug.clone(),
            import: owner.clone(),
            wikidata_id: wikidata_id.clone(),
        })
    }

    /// The changed records with the Wikidata id of a city that is no longer in the data.
    pub(super) fn of_missing(cities: &[PlannedCity<'_>], missing: &[String], state: &State) -> Vec<Self> {
        let missing: BTreeMap<&str, &String> = missing
            .iter()
            .filter_map(|slug| Some((state.cities[slug].wikidata_id.as_deref()?, slug)))
            .collect();
        let changed = cities.iter().filter(|city| city.change != Change::Unchanged);
        let conflict = |city: &PlannedCity<'_>| {
            let missing = missing.get(city.record.wikidata_id.as_deref()?)?;
            Some(Self::IdOfAMissingCity { city: city.record.slug.clone(), missing: (*missing).clone() })
        };
        changed.filter_map(conflict).collect()
    }
}
