//! Which city of the database a record is about.

use std::collections::BTreeMap;

use crate::load::owner::{Owner, SEED};
use crate::load::state::{State, Stored};
use crate::record::CityRecord;

/// What the database has of a record's city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::load) enum Match {
    /// Nothing.
    New,
    /// The owner's own city, under the slug of the record.
    Same,
    /// The owner's own city, under a former slug of the record.
    Renamed { from: String },
    /// A city of another owner, to which this one only adds facts.
    Recognised { slug: String, owner: String },
    /// A city of an import that the data set now has as well.
    TakenOver(Imported),
    /// A city, and a second one of an import, which only now turns out to be the same and goes into the first.
    Merged { into: Box<Match>, twin: Imported },
}

/// A city that an import owns until the load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::load) struct Imported {
    pub(in crate::load) id: i64,
    pub(in crate::load) slug: String,
    /// The import.
    pub(in crate::load) owner: String,
}

impl Match {
    /// The slug under which the database has the city of the record.
    pub(super) fn slug<'a>(&'a self, record: &'a CityRecord) -> Option<&'a str> {
        match self {
            Self::New => None,
            Self::Same => Some(&record.slug),
            Self::Renamed { from: slug }
            | Self::Recognised { slug, .. }
            | Self::TakenOver(Imported { slug, .. }) => Some(slug),
            Self::Merged { into, .. } => into.slug(record),
        }
    }

    /// The city of an import that becomes the data set's.
    pub(in crate::load) fn taken_over(&self) -> Option<&Imported> {
        match self {
            Self::TakenOver(imported) => Some(imported),
            Self::Merged { into, .. } => into.taken_over(),
            _ => None,
        }
    }

    /// The city of an import that goes into that of the record.
    pub(in crate::load) fn twin(&self) -> Option<&Imported> {
        match self {
            Self::Merged { twin, .. } => Some(twin),
            _ => None,
        }
    }

    /// Both of them.
    pub(super) fn imported(&self) -> impl Iterator<Item = &Imported> {
        self.taken_over().into_iter().chain(self.twin())
    }
}

impl Imported {
    fn new(slug: &str, city: &Stored) -> Self {
        Self { id: city.id, slug: slug.to_owned(), owner: city.owner.clone() }
    }
}

/// The cities of the database that no record has claimed so far.
pub(super) struct Unclaimed<'s> {
    owner: Owner<'s>,
    cities: BTreeMap<&'s str, &'s Stored>,
    /// The slugs of the cities that imports own, by Wikidata id; empty if an import is loaded, which takes nothing over.
    imported: BTreeMap<&'s str, &'s str>,
}

impl<'s> Unclaimed<'s> {
    pub(super) fn new(state: &'s State, owner: Owner<'s>) -> Self {
        let cities: BTreeMap<_, _> = state.cities.iter().map(|(slug, city)| (slug.as_str(), city)).collect();
        let of_imports = cities.iter().filter(|(_, city)| owner.is_seed() && city.owner != SEED);
        let imported = of_imports.filter_map(|(slug, city)| Some((city.wikidata_id.as_deref()?, *slug)));
        Self { owner, imported: imported.collect(), cities }
    }

    /// Claims the city of the record, and the one beside it that is the same.
    pub(super) fn claim(&mut self, record: &CityRecord) -> (Match, Option<&'s Stored>) {
        let claimed = self.by_slug(record).or_else(|| self.by_wikidata_id(record));
        let found = match claimed {
            None => Match::New,
            Some((slug, city)) if city.owner == self.owner.0 && *slug == record.slug => Match::Same,
            Some((from, city)) if city.owner == self.owner.0 => Match::Renamed { from: from.to_owned() },
            Some((slug, city)) if self.owner.is_seed() => Match::TakenOver(Imported::new(slug, city)),
            Some((slug, city)) => Match::Recognised { slug: slug.to_owned(), owner: city.owner.clone() },
        };
        let found = match self.by_wikidata_id(record) {
            Some((slug, city)) => Match::Merged { into: Box::new(found), twin: Imported::new(slug, city) },
            None => found,
        };
        (found, claimed.map(|(_, city)| city))
    }

    /// A city that got a new slug is found by a former one.
    fn by_slug(&mut self, record: &CityRecord) -> Option<(&'s str, &'s Stored)> {
        let mut slugs = std::iter::once(&record.slug).chain(&record.former_slugs);
        slugs.find_map(|slug| self.cities.remove_entry(slug.as_str()))
    }

    /// The city of an import that has the Wikidata id of the record.
    fn by_wikidata_id(&mut self, record: &CityRecord) -> Option<(&'s str, &'s Stored)> {
        let slug = self.imported.get(record.wikidata_id.as_deref()?)?;
        self.cities.remove_entry(slug)
    }

    /// The slugs of those left of which the owner has said something.
    pub(super) fn spoken_of(&self) -> Vec<String> {
        let left = self.cities.iter().filter(|(_, city)| city.hash.is_some());
        left.map(|(slug, _)| (*slug).to_owned()).collect()
    }
}
