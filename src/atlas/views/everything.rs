//! What relations can be filtered by, as facets count it.

use domain::country::UNKNOWN;

use crate::atlas::address::Region;
use crate::atlas::answers::{Bucket, Everything};

/// A choice of a filter.
pub(super) struct Choice<'a> {
    pub(super) value: &'a str,
    pub(super) label: &'a str,
    pub(super) count: u64,
}

fn buckets<'a>(everything: &'a Everything, field: &str) -> impl Iterator<Item = &'a Bucket> {
    let facet = everything.facets.iter().find(move |facet| facet.field == field);
    facet.into_iter().flat_map(|facet| &facet.buckets)
}

fn choice(bucket: &Bucket) -> Choice<'_> {
    Choice { value: &bucket.key, label: &bucket.label, count: bucket.count }
}

pub(super) fn kinds(everything: &Everything) -> Vec<Choice<'_>> {
    buckets(everything, "KIND").map(choice).collect()
}

pub(super) fn regions(everything: &Everything) -> Vec<Choice<'_>> {
    buckets(everything, "REGION")
        .filter_map(|bucket| {
            let region = Region::ALL.iter().find(|region| region.key == bucket.key)?;
            Some(Choice { value: region.m49, ..choice(bucket) })
        })
        .collect()
}

/// In the order of their names.
pub(super) fn countries(everything: &Everything) -> Vec<Choice<'_>> {
    let mut countries: Vec<_> =
        buckets(everything, "COUNTRY").filter(|bucket| bucket.key != UNKNOWN).map(choice).collect();
    countries.sort_by_cached_key(|choice| domain::sort_key::sort_key(choice.label));
    countries
}
