//! A city's file.

use std::collections::BTreeMap;

use domain::partial_date::PartialDate;

use entity::city_attribute::CityField;

use super::fact;
use super::page::Page;
use super::section::Section;
use crate::check::Item;
use crate::record::{CityRecord, Location, NoFactRecord, NoteRecord, Origin, PlaceDetails, Translations};

/// The record of the file; `None` if it is no TOML.
pub(super) fn read(page: &Page<'_>, file_slug: &str) -> Option<CityRecord> {
    if page.is_unreadable() {
        return None;
    }
    let root = Section::root(page);
    let slug = root.needed_text("slug");
    if !slug.is_empty() && slug != file_slug {
        root.mistake(
            "slug",
            format!("slug '{slug}' in a file named '{file_slug}.toml'; the two must be equal"),
        );
    }
    let origin = Origin { source: root.needed_text("source"), locator: root.text("locator") };
    let former_slugs = root.list_of_texts("former_slugs");
    let summaries = root.texts("summary");
    let place = Place::read(&root, &origin);
    let facts = fact::read(&root, &origin);
    let notes = indexed(&root, "note", Item::Note, |section, index| NoteRecord {
        key: section.needed_text("key"),
        on: section.text("on"),
        better: section.text("better"),
        kind: section.needed_choice("kind"),
        says: section.needed_phrase("says"),
        correction: section.phrase("correction"),
        basis: section.needed_phrase("basis"),
        certainty: section.needed_choice("certainty"),
        cite: fact::cite(section, |n| Item::NoteCite(index, n)),
        translations: section.translations(),
    });
    let no_facts = indexed(&root, "no_fact", Item::NoFact, |section, _| NoFactRecord {
        number: section.needed_text("number"),
        reason: section.needed_text("reason"),
    });
    root.finish();
    Some(CityRecord {
        // The file's name stands in for a slug that is missing or differs, so that other files still find the city.
        slug: file_slug.to_owned(),
        former_slugs,
        origin,
        country: place.country,
        level: place.level,
        within: place.within,
        ended: place.ended,
        successor: place.successor,
        translations: place.translations,
        location: place.location,
        wikidata_id: place.wikidata_id,
        details: place.details,
        cited: place.cited,
        summaries,
        facts,
        notes,
        seconded: Vec::new(),
        no_facts,
    })
}

/// What the tables of a list hold, each as an item of the record.
fn indexed<T>(
    root: &Section<'_>,
    key: &'static str,
    item: fn(usize) -> Item,
    read: impl Fn(&Section<'_>, usize) -> T,
) -> Vec<T> {
    let mut records = Vec::new();
    for (index, table) in root.tables(key).into_iter().enumerate() {
        let section = root.item(table, item(index));
        records.push(read(&section, index));
        section.finish();
    }
    records
}

/// The table `[place]`.
struct Place {
    country: String,
    level: entity::city::CityLevel,
    within: Option<String>,
    ended: Option<PartialDate>,
    successor: Option<String>,
    translations: Translations,
    location: Option<Location>,
    wikidata_id: Option<String>,
    details: PlaceDetails,
    cited: BTreeMap<CityField, Origin>,
}

impl Place {
    fn read(root: &Section<'_>, origin: &Origin) -> Self {
        let Some(table) = root.table("place") else {
            root.mistake("place", "the table [place] is missing");
            return Self {
                country: String::new(),
                level: entity::city::CityLevel::City,
                within: None,
                ended: None,
                successor: None,
                translations: Translations::new(),
                location: None,
                wikidata_id: None,
                details: PlaceDetails::default(),
                cited: BTreeMap::new(),
            };
        };
        // Its fields are fields of the city itself.
        let section = root.item(table, Item::Whole);
        let country = section.needed_text("country");
        let level = section.needed_choice("level");
        let within = section.phrase("within");
        let (ended, successor) = (section.date("ended"), section.phrase("successor"));
        let (latitude, longitude) = (section.number("latitude"), section.number("longitude"));
        let half_located = latitude.is_some() != longitude.is_some();
        if half_located {
            let (one, other) =
                if latitude.is_some() { ("latitude", "longitude") } else { ("longitude", "latitude") };
            section.mistake(one, format!("'{one}' without '{other}'"));
        }
        let location = latitude.zip(longitude).map(|(latitude, longitude)| Location { latitude, longitude });
        let wikidata_id = section.text("wikidata_id");
        let details = PlaceDetails {
            time_zone: section.text("time_zone"),
            elevation: section.number("elevation"),
            website: section.text("website"),
            wikipedia: section.texts("wikipedia"),
        };
        let cited = section.table("cited").map(|table| section.item(table, Item::Cited));
        let mut cited =
            cited.map(|cited| read_cited(cited, origin, wikidata_id.as_deref())).unwrap_or_default();
        if half_located {
            cited.remove(&CityField::Location);
        }
        let translations = section.translations();
        section.finish();
        Self { country, level, within, ended, successor, translations, location, wikidata_id, details, cited }
    }
}

/// The table `[place.cited]`.
fn read_cited(
    section: Section<'_>,
    origin: &Origin,
    wikidata_id: Option<&str>,
) -> BTreeMap<CityField, Origin> {
    let mut cited = BTreeMap::new();
    for (field, key) in [
        (CityField::Country, "country"),
        (CityField::Level, "level"),
        (CityField::Within, "within"),
        (CityField::Location, "location"),
        (CityField::WikidataId, "wikidata_id"),
        (CityField::TimeZone, "time_zone"),
        (CityField::Elevation, "elevation"),
        (CityField::Website, "website"),
        (CityField::Wikipedia, "wikipedia"),
    ] {
        // In Wikidata a fact stands in the city's item, in the entry's own source where the entry does.
        let found = section.origin(key, |source| match source {
            "wikidata" => wikidata_id.map(ToOwned::to_owned),
            source if source == origin.source => origin.locator.clone(),
            _ => None,
        });
        if let Some(found) = found {
            cited.insert(field, found);
        }
    }
    section.finish();
    cited
}
