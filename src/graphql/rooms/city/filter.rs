//! What a client may ask of a city.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{ID, InputObject, Result};

use super::model::City;
use super::origins::{FilterInput, Origins, gather_parts};
use super::place::{BoundingBoxInput, DistanceFilter};
use crate::graphql::rooms::country::CountryFilter;
use crate::graphql::rooms::event::EventFilter;
use crate::graphql::rooms::relation::RelationFilter;
use crate::graphql::shared::enums::{CityLevel, FeatureKind, FeatureRole, IndustryRole};
use crate::graphql::shared::filter::{NumberFilter, StringFilter, choice_filter, read_choice};
use crate::graphql::shared::global_id;
use crate::graphql::shared::reading::Reading;
use crate::store;

/// Filters cities: all given fields must match; absent and null fields are ignored.
/// `{}` for an object requires that one exists: `{relation: {}}` finds the partners of the home city.
/// Filters nest at most five levels deep.
#[derive(InputObject, Clone, Default)]
pub(crate) struct CityFilter {
    /// All of these match.
    and: Option<Vec<CityFilter>>,
    /// At least one of these matches; an empty list matches nothing.
    or: Option<Vec<CityFilter>>,
    /// This does not match.
    not: Option<Box<CityFilter>>,
    /// One of these cities, by the values of their `id` fields; at most 100, and an empty list matches nothing.
    ids: Option<Vec<ID>>,
    /// Its slug, such as `{in: ["kure-jp", "turin-it"]}`.
    slug: Option<StringFilter>,
    /// One of its own names in any language and of any kind, such as `{eq: "温州市"}`.
    name: Option<StringFilter>,
    /// Its administrative level, such as `{ne: CITY}`.
    level: Option<CityLevelFilter>,
    /// The country it lies in, such as `{region: {eq: EUROPE}}`.
    country: Option<CountryFilter>,
    /// Its population as given by `City.population` in this `reading`, in persons.
    population: Option<NumberFilter>,
    /// Its area as given by `City.area` in this `reading`, in square kilometres.
    area_km2: Option<NumberFilter>,
    /// The reading of `population` and `areaKm2`, here and in `and`, `or` and `not`; `BEST` by default. It is no condition.
    reading: Option<Reading>,
    /// Its distance from a city or a point; a city without coordinates never matches.
    distance: Option<DistanceFilter>,
    /// The box that it lies in, such as what a map shows; a city without coordinates never matches.
    bounding_box: Option<BoundingBoxInput>,
    /// Its Wikidata item, such as `{eq: "Q270814"}` or `{isNull: true}`.
    wikidata_id: Option<StringFilter>,
    /// The number of cities it has a relation with.
    partner_count: Option<NumberFilter>,
    /// Whether another city has the same usual English name.
    has_namesake: Option<bool>,
    /// Its relation with the home city, as given by `City.relation`; `{}` requires that there is one.
    /// Inside it, `partner` is always the home city: to filter by where the city itself lies, give `country`
    /// next to `relation`, such as `{relation: {kind: {eq: SISTER_CITY}}, country: {code: {eq: "JP"}}}`.
    relation: Option<Box<RelationFilter>>,
    /// One of its relations, with any city; `{}` requires that there is one.
    any_relation: Option<Box<RelationFilter>>,
    /// One of its industries; with `ofFeatures`, also one of its features'. `{}` requires that one is known.
    industry: Option<IndustryFilter>,
    /// One of the features in its entry; `{}` requires that there is one.
    feature: Option<FeatureFilter>,
    /// One of the events in its entry, including signings; `{}` requires that there is one.
    event: Option<Box<EventFilter>>,
}

choice_filter!(
    /// An administrative level.
    CityLevelFilter,
    CityLevel
);

/// An industry that matches all given fields; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct IndustryFilter {
    /// The slug of the industry, or of a wider one it is part of: `fishery` includes `aquaculture`.
    slug: Option<StringFilter>,
    /// Its role in the city, such as `{in: [PILLAR, LEADING]}`.
    role: Option<IndustryRoleFilter>,
    /// Whether industries of features in its entry count too, such as a parent city's; `false` by default.
    of_features: Option<bool>,
}

choice_filter!(
    /// The role of an industry in a city.
    IndustryRoleFilter,
    IndustryRole
);

/// A feature that matches all given fields; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct FeatureFilter {
    /// Its kind, such as `{eq: PORT}`.
    kind: Option<FeatureKindFilter>,
    /// What it is to the city, such as `{eq: OWN}` for what is in it or belongs to it.
    role: Option<FeatureRoleFilter>,
    /// Its English name, compared exactly.
    name: Option<StringFilter>,
}

choice_filter!(
    /// A kind of feature.
    FeatureKindFilter,
    FeatureKind
);

choice_filter!(
    /// The role of a feature in a city's entry.
    FeatureRoleFilter,
    FeatureRole
);

impl FilterInput for CityFilter {
    type Stored = store::city::Filter;

    fn gather_origins<'a>(&'a self, slugs: &mut BTreeSet<&'a str>) {
        slugs.extend(self.distance.as_ref().and_then(DistanceFilter::origin));
        for filter in self.relation.iter().chain(&self.any_relation) {
            filter.gather_origins(slugs);
        }
        if let Some(filter) = &self.event {
            filter.gather_origins(slugs);
        }
        gather_parts(self.and.as_ref(), self.or.as_ref(), self.not.as_deref(), slugs);
    }

    fn read(&self, origins: &Origins) -> Result<store::city::Filter> {
        self.read_as(Reading::Best, origins)
    }
}

impl CityFilter {
    /// The filter, whose parts take over the reading unless they have one of their own.
    fn read_as(&self, inherited: Reading, origins: &Origins) -> Result<store::city::Filter> {
        let reading = self.reading.unwrap_or(inherited);
        let text = |filter: &Option<StringFilter>| filter.as_ref().map(StringFilter::read);
        let range = |filter: &Option<NumberFilter>| filter.as_ref().map(NumberFilter::read);
        let relation = |filter: &Option<Box<RelationFilter>>| {
            filter.as_ref().map(|filter| filter.read(origins).map(Arc::new)).transpose()
        };
        let parts = |parts: &[CityFilter]| {
            parts.iter().map(|part| part.read_as(reading, origins)).collect::<Result<_>>()
        };
        Ok(store::city::Filter {
            ids: self.ids.as_deref().map(global_id::keys_of::<City>).transpose()?,
            slug: text(&self.slug),
            name: text(&self.name),
            level: read_choice!(self.level, |&level| Some(level.into())),
            country: self.country.as_ref().map(|filter| filter.read().map(Arc::new)).transpose()?,
            population: range(&self.population),
            area: range(&self.area_km2),
            reading: reading.into(),
            distance: self.distance.as_ref().map(|filter| filter.read(origins)).transpose()?,
            bounding_box: self.bounding_box.as_ref().map(BoundingBoxInput::read).transpose()?,
            wikidata_id: text(&self.wikidata_id),
            partner_count: range(&self.partner_count),
            has_namesake: self.has_namesake,
            relation: relation(&self.relation)?,
            any_relation: relation(&self.any_relation)?,
            industry: self.industry.as_ref().map(IndustryFilter::read),
            feature: self.feature.as_ref().map(FeatureFilter::read),
            event: self.event.as_ref().map(|filter| filter.read(origins).map(Arc::new)).transpose()?,
            and: parts(self.and.as_deref().unwrap_or_default())?,
            or: self.or.as_deref().map(parts).transpose()?,
            not: self.not.as_ref().map(|part| part.read_as(reading, origins).map(Box::new)).transpose()?,
        })
    }
}

impl IndustryFilter {
    fn read(&self) -> store::city::Industry {
        store::city::Industry {
            slug: self.slug.as_ref().map(StringFilter::read),
            role: read_choice!(self.role, |&role| Some(role.into())),
            of_features: self.of_features.unwrap_or_default(),
        }
    }
}

impl FeatureFilter {
    fn read(&self) -> store::city::Feature {
        store::city::Feature {
            kind: read_choice!(self.kind, |&kind| Some(kind.into())),
            role: read_choice!(self.role, |&role| Some(role.into())),
            name: self.name.as_ref().map(StringFilter::read),
        }
    }
}
