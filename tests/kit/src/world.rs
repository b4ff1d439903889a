//! Made-up worldwide sets as the twin-cities CSV pair, for tests and benchmarks: the same numbers always give the same text.
//!
//! They are as untidy as real ones are, and hold some cities of a data set by their Wikidata ids, so that recognition has work.

use std::collections::BTreeSet;

use seed::files::embedded_countries;
use seed::record::CountryRecord;

use crate::random::Random;

/// The two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    pub cities: String,
    pub links: String,
}

/// Item, name, latitude, longitude, country label, country code, population.
type Row = (String, String, String, String, String, String, String);

/// A city that a data set has too: item, name, latitude, longitude, country label, country code.
pub type Known<'a> = [&'a str; 6];

/// Cities of Wenzhou's network, Wenzhou first: their ids are real, their figures are not.
pub const WENZHOU: [Known<'_>; 9] = [
    ["Q42635", "Wenzhou", "27.9991", "120.6561", "People's Republic of China", "CN"],
    ["Q270814", "Ishinomaki", "38.4281", "141.3061", "Japan", "JP"],
    ["Q2634", "Naples", "40.8333", "14.25", "Italy", "IT"],
    ["Q11959", "Alicante", "38.3453", "-0.4831", "Spain", "ES"],
    ["Q244025", "Burnaby", "49.25", "-122.9492", "Canada", "CA"],
    ["Q220843", "Walvis Bay", "-22.9494", "14.5069", "Namibia", "NA"],
    ["Q1009253", "Ipswich", "-27.6167", "152.7667", "Australia", "AU"],
    ["Q656", "Saint Petersburg", "59.95", "30.3167", "Russia", "RU"],
    ["Q495", "Turin", "45.0667", "7.7", "Italy", "IT"],
];

/// What real sets have as well: names and countries.
const ODD: [(&str, &str, &str); 16] = [
    // Names of partners of Wenzhou: of one that has no Wikidata id, and of one that has another.
    ("Gisborne", "New Zealand", "NZ"),
    ("Naples", "Italy", "IT"),
    ("Windhoek Bay", "Namibia", "NA"),
    ("Old Harbour", "Kingdom of Romania", "NA"),
    ("Lower Mandate", "Mandatory Palestine", "NA"),
    ("Strait City", "Taiwan", "CN-TW"),
    ("Field of Blackbirds", "Kosovo", "XK"),
    ("Hilltown", "United States of America", "NA"),
    ("Vandal's Rest", "israel🇮🇱🇮🇱", "NA"),
    ("Łąka Wielka", "Poland", "PL"),
    ("Öresund, Nya", "Sweden", "SE"),
    ("São Tomás", "Brazil", "BR"),
    ("海門", "Japan", "JP"),
    ("Newport", "United Kingdom", "GB"),
    ("Newport", "United Kingdom", "GB"),
    ("Newport", "United States of America", "US"),
];

const SYLLABLES: [&str; 20] = [
    "al", "ber", "cor", "dan", "es", "fa", "gre", "hol", "is", "ka", "lor", "mün", "nor", "ó", "pra", "sen",
    "ta", "ul", "vík", "żar",
];

/// One in so many cities lies on an island of the network.
const ISLANDERS: usize = 10;

/// The first made-up item.
const FIRST_ITEM: usize = 900_000_001;

/// A set of so many cities and links, most of them in one component with the known cities, the others on small islands or alone.
///
/// The first of the known cities is the home city, with links to the others.
/// The fixed cities come first, so that a small set has fewer others; `links` is an upper bound where there are not so many pairs.
pub fn world(known: &[Known<'_>], cities: usize, links: usize, seed: u64) -> World {
    let mut random = Random(seed);
    let mut countries = embedded_countries();
    countries.retain(|country| country.region.is_some());
    let rows: Vec<Row> = (0..cities).map(|number| row(number, known, &countries, &mut random)).collect();
    let pairs = pairs(known.len(), cities, links, &mut random);
    let mut text = csv::Writer::from_writer(Vec::new());
    write(&mut text, ["id", "name", "lng", "lat", "country", "countrycd", "population"]);
    for (id, name, latitude, longitude, country, code, population) in &rows {
        write(&mut text, [id, name, longitude, latitude, country, code, population]);
    }
    let mut links = csv::Writer::from_writer(Vec::new());
    write(&mut links, ["source", "target"]);
    for (one, other) in pairs {
        write(&mut links, [&rows[one].0, &rows[other].0]);
    }
    World { cities: finish(text), links: finish(links) }
}

fn write<const N: usize>(text: &mut csv::Writer<Vec<u8>>, row: [impl AsRef<[u8]>; N]) {
    text.write_record(row).expect("memory takes every row");
}

fn finish(text: csv::Writer<Vec<u8>>) -> String {
    let bytes = text.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("the rows are text")
}

fn row(number: usize, known: &[Known<'_>], countries: &[CountryRecord], random: &mut Random) -> Row {
    let owned = str::to_owned;
    let population = match random.below(20) {
        0 => String::new(),
        1 => owned("NA"),
        2 => owned("1e+05"),
        _ => format!("{}", 10_000 + random.below(2_000_000)),
    };
    let (latitude, longitude) = (random.degrees(70), random.degrees(180));
    let (latitude, longitude) = (format!("{latitude:.2}"), format!("{longitude:.2}"));
    if let Some(known) = known.get(number) {
        let [id, name, latitude, longitude, country, code] = known.map(owned);
        return (id, name, latitude, longitude, country, code, population);
    }
    let id = format!("Q{}", FIRST_ITEM + number);
    if let Some((name, country, code)) = ODD.get(number - known.len()) {
        return (id, owned(name), latitude, longitude, owned(country), owned(code), population);
    }
    let country = &countries[random.below(countries.len())];
    let label = country.names.get("en").cloned().unwrap_or_default();
    (id, name(random), latitude, longitude, label, country.code.clone(), population)
}

/// Two or three syllables; names may be equal, as those of real cities are.
fn name(random: &mut Random) -> String {
    let count = 2 + random.below(2);
    let name: String = (0..count).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The links by the places of their cities: the home city's own, a tree over the mainland, the islands, and others at random.
fn pairs(known: usize, cities: usize, links: usize, random: &mut Random) -> Vec<(usize, usize)> {
    let mainland = cities - cities / ISLANDERS;
    let stranger = known;
    let known = known.min(mainland);
    let mut pairs = Vec::with_capacity(links);
    let mut seen = BTreeSet::new();
    let mut add = |one: usize, other: usize, pairs: &mut Vec<(usize, usize)>| {
        if one != other && pairs.len() < links && seen.insert((one.min(other), one.max(other))) {
            pairs.push((one, other));
        }
    };
    // The data set has all of these but the last, which is with a city that it does not know.
    for partner in 1..known {
        add(0, partner, &mut pairs);
    }
    if mainland > known {
        add(stranger, 0, &mut pairs);
    }
    for city in known..mainland {
        // Early cities get many partners, as capitals do; the home city itself gets no more.
        let reach = 1 + random.below(city - 1);
        add(city, 1 + random.below(reach), &mut pairs);
    }
    for city in mainland + 1..cities {
        // Every fifth island city stands alone or begins another island.
        if !(city - mainland).is_multiple_of(5) {
            add(city - 1, city, &mut pairs);
        }
    }
    let possible = mainland.saturating_sub(1) * mainland.saturating_sub(2) / 2;
    let mut tries = 0;
    while pairs.len() < links && tries < possible.saturating_mul(20) {
        add(1 + random.below(mainland - 1), 1 + random.below(mainland - 1), &mut pairs);
        tries += 1;
    }
    // One link stands there twice, in the other direction.
    if let Some((one, other)) = pairs.get(known).copied() {
        pairs.push((other, one));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{WENZHOU, world};

    #[test]
    fn same_numbers_give_the_same_world() {
        assert_eq!(world(&WENZHOU, 60, 100, 1), world(&WENZHOU, 60, 100, 1));
        assert_ne!(world(&WENZHOU, 60, 100, 1), world(&WENZHOU, 60, 100, 2));
    }

    #[test]
    fn world_has_the_size_that_was_asked_for() {
        for (cities, links) in [(1_000, 2_000), (300, 600), (0, 0), (1, 5), (12, 11)] {
            let world = world(&WENZHOU, cities, links, 3);
            assert_eq!(world.cities.lines().count(), cities + 1);
            // The duplicate comes on top.
            let expected = if cities > 11 { links + 2 } else { 1 };
            assert_eq!(world.links.lines().count(), expected, "{cities} cities");
        }
    }
}
