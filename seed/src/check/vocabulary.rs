//! The rules of the data set's own record, of sources, countries and industries.

use std::collections::{BTreeMap, BTreeSet};

use super::issue::{At, Issues, Item, RecordAt};
use super::references::{References, missing};
use super::shape;
use crate::record::{ChangeRecord, DataSet, IndustryRecord, Texts};
use domain::geo::Bounds;
use domain::partial_date::PartialDate;

pub(super) fn check(data: &DataSet, references: &References<'_>, issues: &mut Issues) {
    let at = |field| At::new(RecordAt::Dataset, Item::Whole, field);
    let dataset = &data.dataset;
    for (field, text) in
        [("title", &dataset.title), ("license", &dataset.license), ("author", &dataset.author)]
    {
        issues.add_some(at(field), shape::text(text));
    }
    shape::translations(
        &dataset.translations,
        |field| At::new(RecordAt::Dataset, Item::Whole, field),
        issues,
    );
    issues.add_some(at("url"), dataset.url.as_deref().and_then(shape::url));
    issues.add_some(at("home"), missing("city", &dataset.home, &references.cities));
    issues.add_some(at("source"), missing("source", &dataset.source, &references.sources));
    check_sources(data, issues);
    check_countries(data, issues);
    check_industries(data, references, issues);
}

/// What changed is dated, not after the data set itself, the latest first, and about cities that it has.
pub(super) fn check_changes(data: &DataSet, issues: &mut Issues) {
    let slugs: BTreeSet<&str> = data.cities.iter().map(|city| city.slug.as_str()).collect();
    let mut later: Option<&str> = None;
    for change in &data.dataset.changes {
        let at = || At::new(RecordAt::Dataset, Item::Whole, "change");
        let ChangeRecord { date, says, translations, cities } = change;
        issues.add_some(at(), shape::text(says));
        shape::translations(translations, |_| at(), issues);
        let day = date.parse().ok().filter(|date: &PartialDate| date.day().is_some());
        match (day, &data.dataset.published) {
            (None, _) => issues.add(at(), format!("date '{date}' is not a day such as 2024-03-31")),
            (Some(day), Some(published)) if day.first() > published.last() => {
                let message = format!("date '{date}' is after the data set's own date '{published}'");
                issues.add(at(), message);
            }
            _ => {}
        }
        if later.is_some_and(|later| later < date.as_str()) {
            issues
                .add(at(), format!("the change of {date} stands below an older one; the latest comes first"));
        }
        later = Some(date);
        for slug in cities.iter().flatten() {
            issues.add_some(at(), missing("city", slug, &slugs));
        }
    }
}

fn check_sources(data: &DataSet, issues: &mut Issues) {
    let mut seen = BTreeSet::new();
    for (index, source) in data.sources.iter().enumerate() {
        let at = |field| At::new(RecordAt::Source(index), Item::Whole, field);
        issues.add_some(at("slug"), shape::words("slug", &source.slug));
        issues.add_some(at("title"), shape::text(&source.title));
        if !seen.insert(&source.slug) {
            issues.add(at("slug"), format!("source '{}' is there twice", source.slug));
        }
        for (field, text) in [
            ("description", &source.description),
            ("publisher", &source.publisher),
            ("license", &source.license),
        ] {
            issues.add_some(at(field), text.as_deref().and_then(shape::text));
        }
        let field_at = |field: &str| At::new(RecordAt::Source(index), Item::Whole, field);
        shape::translations(&source.translations, field_at, issues);
        issues.add_some(at("url"), source.url.as_deref().and_then(shape::url));
        if let Some(day) = &source.retrieved {
            let is_day = day.parse().is_ok_and(|date: PartialDate| date.day().is_some());
            issues.add_some(
                at("retrieved"),
                (!is_day).then(|| format!("'{day}' is not a day such as 2024-03-31")),
            );
        }
    }
}

fn check_countries(data: &DataSet, issues: &mut Issues) {
    let mut seen = BTreeSet::new();
    for (index, country) in data.countries.iter().enumerate() {
        let at = |field| At::new(RecordAt::Country(index), Item::Whole, field);
        let code = &country.code;
        let upper = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_uppercase());
        if !upper(code, 2) {
            issues.add(at("code"), format!("'{code}' is not a code of two capital letters such as JP"));
        }
        if !seen.insert(code) {
            issues.add(at("code"), format!("country '{code}' is there twice"));
        }
        if let Some(alpha3) = country.alpha3.as_deref().filter(|text| !upper(text, 3)) {
            issues
                .add(at("alpha3"), format!("'{alpha3}' is not a code of three capital letters such as JPN"));
        }
        let digits = |text: &&str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
        if let Some(numeric) = country.numeric.as_deref().filter(|text| !digits(text)) {
            issues.add(at("numeric"), format!("'{numeric}' is not a code of three digits such as 392"));
        }
        if country.region.is_none() && country.subregion.is_some() {
            issues.add(at("subregion"), "a subregion without a region");
        }
        for tag in &country.languages {
            issues.add_some(at("languages"), shape::language(tag));
        }
        if let Some(Bounds { south, west, north, east }) = country.bounds {
            let on_globe = (-90.0..=north).contains(&south)
                && north <= 90.0
                && [west, east].iter().all(|degrees| (-180.0..=180.0).contains(degrees));
            if !on_globe {
                issues.add(
                    at("box"),
                    "south and north are between -90 and 90, south not above north, west and east between -180 and 180",
                );
            }
        }
        check_names(&country.names, RecordAt::Country(index), issues);
    }
}

fn check_industries(data: &DataSet, references: &References<'_>, issues: &mut Issues) {
    let by_slug: BTreeMap<&str, &IndustryRecord> =
        data.industries.iter().map(|industry| (industry.slug.as_str(), industry)).collect();
    let mut seen = BTreeSet::new();
    for (index, industry) in data.industries.iter().enumerate() {
        let at = |field| At::new(RecordAt::Industry(index), Item::Whole, field);
        issues.add_some(at("slug"), shape::words("slug", &industry.slug));
        if !seen.insert(&industry.slug) {
            issues.add(at("slug"), format!("industry '{}' is there twice", industry.slug));
        }
        check_names(&industry.names, RecordAt::Industry(index), issues);
        let Some(part_of) = &industry.part_of else { continue };
        let parent = |slug: &str| by_slug.get(slug).and_then(|industry| industry.part_of.as_deref());
        if let Some(message) = missing("industry", part_of, &references.industries) {
            issues.add(at("part_of"), message);
        } else if circles(&industry.slug, parent) {
            issues.add(
                at("part_of"),
                format!("industry '{}' is part of itself, by way of '{part_of}'", industry.slug),
            );
        }
    }
}

fn check_names(names: &Texts, record: RecordAt, issues: &mut Issues) {
    let at = || At::new(record, Item::Whole, "name");
    if !names.contains_key("en") {
        issues.add(at(), "a name in 'en' is missing");
    }
    for (tag, name) in names {
        issues.add_some(at(), shape::language(tag).or_else(|| shape::name(name)));
    }
}

/// Whether going up from the slug comes back to it.
pub(super) fn circles<'a>(start: &'a str, parent: impl Fn(&str) -> Option<&'a str>) -> bool {
    let mut seen = BTreeSet::new();
    let mut here = start;
    while let Some(next) = parent(here) {
        if next == start {
            return true;
        }
        if !seen.insert(next) {
            return false;
        }
        here = next;
    }
    false
}
