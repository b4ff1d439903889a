//! What the files say is what the records hold.

use std::fs;

use entity::city_attribute::CityField;
use entity::fact::FactKind;

use super::{FilesError, data, folder, mistakes, read};
use crate::record::{DataSet, FactBody, Location, Origin};

#[test]
fn reads_the_place_and_its_sources() {
    let city = &data().cities[1];
    assert_eq!(city.location, Some(Location { latitude: 38.4344, longitude: 141.0 }));
    assert_eq!(city.former_slugs, ["schwester-jp"]);
    let attributes = city.attribute_facts();
    let keys: Vec<_> = attributes.iter().map(|fact| fact.key.as_str()).collect();
    assert_eq!(keys, ["country", "level", "within", "location", "wikidata-id"]);
    let origin =
        |source: &str, locator: &str| Origin { source: source.to_owned(), locator: Some(locator.to_owned()) };
    assert_eq!(attributes[3].origin, origin("wikidata", "Q1"));
    assert_eq!(attributes[3].body, FactBody::Attribute(CityField::Location));
    assert_eq!(attributes[4].origin, origin("page", "entry 1"));
}

#[test]
fn reads_facts_in_the_order_of_the_file() {
    let city = &data().cities[1];
    let kinds: Vec<_> = city.facts.iter().map(|fact| fact.body.kind()).collect();
    assert_eq!(
        kinds,
        [
            FactKind::Relation,
            FactKind::Name,
            FactKind::Measurement,
            FactKind::Climate,
            FactKind::Feature,
            FactKind::Industry,
            FactKind::Event,
            FactKind::Ranking
        ]
    );
    assert_eq!(city.facts[2].cite[0].locator.as_deref(), Some("Q2"));
    assert_eq!(city.facts[3].key, "climate");
}

#[test]
fn locator_of_the_entry_does_not_pass_to_other_sources() {
    let with_source =
        mistakes("cities/sister-jp.toml", "kind = \"FOUNDED\"", "kind = \"FOUNDED\"\nsource = \"wikidata\"");
    assert_eq!(with_source, [""; 0]);
    let city = &data().cities[1];
    assert!(city.facts.iter().all(|fact| fact.origin.locator.as_deref() == Some("entry 1")));
}

#[test]
fn embedded_data_have_no_mistakes() {
    let data = DataSet::embedded().unwrap_or_else(|error| panic!("{error}"));
    assert!(data.cities.iter().any(|city| city.slug == data.dataset.home));
    assert_eq!(data.countries.len(), 251);
}

#[test]
fn mistakes_of_all_files_are_reported_together() {
    let folder = folder(|_, text| text.replace("level = \"CITY\"", "level = \"TOWN\"").replace("156", "15"));
    let Err(FilesError::Mistakes(mistakes)) = read(&folder) else { panic!("the files have mistakes") };
    let levels = "level: found 'TOWN'; accepted: CITY, COUNTY, DISTRICT, PROVINCE, MUNICIPALITY";
    assert_eq!(
        mistakes.to_string(),
        format!(
            "3 mistakes in the data files\n\
             cities/home-cn.toml:7:9: {levels}\n\
             cities/sister-jp.toml:8:9: {levels}\n\
             countries.toml:4:11: '15' is not a code of three digits such as 392"
        )
    );
}

#[test]
fn file_that_is_no_toml_still_is_a_city_to_others() {
    let broken = mistakes("cities/home-cn.toml", "slug =", "slug");
    assert_eq!(broken, ["cities/home-cn.toml:1:6: '=' is missing after 'slug'; write slug = \"...\""]);
}

#[test]
fn folder_without_countries_and_industries_gets_the_embedded_ones() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("cities")).expect("a folder");
    let folder = folder(|_, text| text.to_owned());
    for file in folder.cities.iter().take(1).chain([&folder.dataset, &folder.sources]) {
        fs::write(dir.path().join(&file.name), &file.text).expect("a file");
    }
    let data = DataSet::from_dir(dir.path()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((data.cities.len(), data.countries.len()), (1, 251));
}

#[test]
fn missing_file_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let error = DataSet::from_dir(dir.path()).expect_err("there are no files");
    let path = dir.path().join("cities");
    assert_eq!(error.to_string(), format!("cannot read {}", path.display()));
}
