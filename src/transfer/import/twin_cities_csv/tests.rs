//! What the two files may and may not say.

use seed::record::{CountryRecord, FactBody, SourceRecord};

use super::{Content, File, read};

const CITIES: &str = "id,name,lng,lat,country,countrycd,population";

fn countries() -> Vec<CountryRecord> {
    let country = |(code, name): (&str, &str)| CountryRecord {
        code: code.to_owned(),
        alpha3: None,
        numeric: None,
        region: None,
        subregion: None,
        names: [("en".to_owned(), name.to_owned())].into(),
    };
    let known = [
        ("CN", "China"),
        ("DE", "Germany"),
        ("NA", "Namibia"),
        ("TW", "Taiwan"),
        ("TT", "Trinidad & Tobago"),
    ];
    let known =
        known.into_iter().chain([("US", "United States"), ("XK", "Kosovo"), ("ZZ", "Unknown Region")]);
    known.map(country).collect()
}

fn read_pair(cities: &str, links: &str) -> Result<Content, String> {
    let source = SourceRecord { slug: "world".to_owned(), ..SourceRecord::default() };
    read(
        File { name: "cities.csv", content: cities.as_bytes() },
        File { name: "links.csv", content: links.as_bytes() },
        source,
        &countries(),
    )
    .map_err(|error| error.to_string())
}

/// Reads rows of cities and of links below the usual headers.
fn read_rows(cities: &[&str], links: &[&str]) -> Result<Content, String> {
    let cities = format!("{CITIES}\n{}\n", cities.join("\n"));
    read_pair(&cities, &format!("source,target\n{}\n", links.join("\n")))
}

fn mistakes(cities: &[&str], links: &[&str]) -> Vec<String> {
    let error = read_rows(cities, links).expect_err("there are mistakes");
    error.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

const BERLIN: &str = "Q64,Berlin,13.4,52.5,Germany,DE,3644826";
const BONN: &str = "Q586,Bonn,7.1,50.7,Germany,DE,NA";

#[test]
fn city_and_link_become_records() {
    let content = read_rows(&[BONN, BERLIN], &["Q586,Q64"]).expect("the files are right");
    let [berlin, bonn] = &content.import.cities[..] else { panic!("two cities") };
    assert_eq!((berlin.slug.as_str(), bonn.slug.as_str()), ("berlin-de", "bonn-de"));
    assert_eq!(berlin.wikidata_id.as_deref(), Some("Q64"));
    assert_eq!(berlin.location.map(|point| (point.latitude, point.longitude)), Some((52.5, 13.4)));
    let keys: Vec<_> = berlin.facts.iter().map(|fact| fact.key.as_str()).collect();
    assert_eq!(keys, ["name", "population", "q586"]);
    assert!(matches!(&berlin.facts[2].body, FactBody::Relation(relation) if relation.with == "bonn-de"));
    // The link is stated once, and an absent population is no fact.
    assert_eq!(bonn.facts.len(), 1);
}

#[test]
fn columns_are_found_by_name_and_others_ignored() {
    let cities = "\u{feff}population,flag,countrycd,country,lat,lng,name,id\n\
                  \"3644826\",x,DE,Germany,52.5,13.4,Berlin,Q64\n";
    let content = read_pair(cities, "when,target,source\n").expect("the files are right");
    let usual = read_rows(&[BERLIN], &[]).expect("the files are right");
    assert_eq!(content.import, usual.import);
}

#[test]
fn missing_column_is_named() {
    let error =
        read_pair("id,name,lon,lat,country,countrycd,population\n", "source,target\n").expect_err("no lng");
    assert_eq!(
        error,
        "1 mistake, nothing was imported:\n  cities.csv, line 1, column 'lng': the column is missing; \
         needed are id, name, lng, lat, country, countrycd, population; \
         there are id, name, lon, lat, country, countrycd, population"
    );
}

#[test]
fn mistakes_name_line_column_value_and_what_is_accepted() {
    let cities = [
        "64,Berlin,13.4,52.5,Germany,DE,1",
        ",Berlin,13.4,52.5,Germany,DE,1",
        "Q1,,13.4,52.5,Germany,DE,1",
        "Q2,Bonn,east,52.5,Germany,DE,1",
        "Q3,Bonn,13.4,90.5,Germany,DE,1",
        "Q4,Bonn,13.4,52.5,Germany,DE,many",
        "Q5,Bonn,13.4,52.5,Germany,DE,-1",
        "Q6,Bonn,13.4,,Germany,DE,1",
        "Q6,Bonn,13.4,52.5,Germany,DE,1",
        "Q7,Bonn,13.4",
        "Q8,Bonn,NaN,52.5,Germany,DE,1.5",
    ];
    assert_eq!(
        mistakes(&cities, &[]),
        [
            "cities.csv, line 2, column 'id': '64' is not a Wikidata id; 'Q' and a number are accepted, such as Q64",
            "cities.csv, line 3, column 'id': '' is not a Wikidata id; 'Q' and a number are accepted, such as Q64",
            "cities.csv, line 4, column 'name': the name is empty",
            "cities.csv, line 5, column 'lng': 'east' is not a number of degrees from -180 to 180",
            "cities.csv, line 6, column 'lat': '90.5' is not a number of degrees from -90 to 90",
            "cities.csv, line 7, column 'population': 'many' is not a number of people; \
             a whole number, NA or nothing is accepted",
            "cities.csv, line 8, column 'population': '-1' is not a number of people; \
             a whole number, NA or nothing is accepted",
            "cities.csv, line 9, column 'lat': empty where the other coordinate is not; both or none are accepted",
            "cities.csv, line 10, column 'id': 'Q6' is on line 9 already; each city has one line",
            "cities.csv, line 11: 3 values, but the first line names 7 columns",
            "cities.csv, line 12, column 'lng': 'NaN' is not a number of degrees from -180 to 180",
            "cities.csv, line 12, column 'population': '1.5' is not a number of people; \
             a whole number, NA or nothing is accepted",
        ]
    );
}

#[test]
fn link_needs_two_known_cities() {
    assert_eq!(
        mistakes(&[BERLIN, BONN], &["Q64,Q586", "Q64,Q9", "Q64,Q64", ",Q64"]),
        [
            "links.csv, line 3, column 'target': 'Q9' is not the id of a city in the file of cities",
            "links.csv, line 4, column 'target': 'Q64' is linked with itself; two cities are accepted",
            "links.csv, line 5, column 'source': '' is not the id of a city in the file of cities",
        ]
    );
}

#[test]
fn many_mistakes_are_counted() {
    let links = ["Q64,Q9"; 25];
    let found = mistakes(&[BERLIN], &links);
    assert_eq!((found.len(), found[20].as_str()), (21, "and 5 more"));
}

#[test]
fn text_that_is_not_utf8_is_a_mistake() {
    let content = [CITIES.as_bytes(), b"\nQ64,Z\xfcrich,13.4,52.5,Germany,DE,1\n"].concat();
    let source = SourceRecord { slug: "world".to_owned(), ..SourceRecord::default() };
    let links = File { name: "links.csv", content: &b"source,target\n"[..] };
    let error = read(File { name: "cities.csv", content: &content[..] }, links, source, &countries());
    let error = error.expect_err("Latin-1").to_string();
    assert!(error.contains("cities.csv, line 2: the line is not UTF-8 text"), "{error}");
}

#[test]
fn link_twice_is_passed_over_and_told() {
    let content = read_rows(&[BERLIN, BONN], &["Q64,Q586", "Q586,Q64", "Q64,Q586"]).expect("no mistake");
    let lines: Vec<_> = content.remarks.duplicates.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [3, 4]);
    assert_eq!(content.import.cities[0].facts.len(), 3);
}

#[test]
fn country_is_known_by_code_or_else_by_label() {
    for (label, code, expected) in [
        ("Germany", "DE", "DE"),
        ("anything", "de", "DE"),
        ("Taiwan", "CN-TW", "TW"),
        ("Kosovo", "XK", "XK"),
        ("Namibia", "NA", "NA"),
        ("People's Republic of China", "NA", "CN"),
        ("people’s republic of china", "", "CN"),
        ("United States of America", "NA", "US"),
        ("Trinidad and Tobago", "", "TT"),
        ("Germany", "EU", "DE"),
        ("Kingdom of Romania", "NA", "ZZ"),
        ("", "NA", "ZZ"),
        ("", "", "ZZ"),
        ("Unknown Region", "ZZ", "ZZ"),
    ] {
        let row = format!("Q1,Town,1,1,{label},{code},1");
        let content = read_rows(&[&row], &[]).expect("no mistake");
        assert_eq!(content.import.cities[0].country, expected, "{label}, {code}");
        assert_eq!(content.remarks.unknown_countries.len(), usize::from(expected == "ZZ"));
    }
}

#[test]
fn slugs_tell_namesakes_apart_by_their_ids() {
    let rows = [
        "Q9,Springfield,1,1,United States,US,1",
        "Q28515,Springfield,2,2,United States,US,1",
        "Q7,Springfield,3,3,Germany,DE,1",
        "Q8,☆,3,3,Germany,DE,1",
    ];
    let slugs = |rows: &[&str]| -> Vec<String> {
        let content = read_rows(rows, &[]).expect("no mistake");
        content.import.cities.into_iter().map(|city| city.slug).collect()
    };
    let expected = ["springfield-de", "q8-de", "springfield-q9-us", "springfield-q28515-us"];
    assert_eq!(slugs(&rows), expected);
    let mut turned = rows;
    turned.reverse();
    assert_eq!(slugs(&turned), expected);
}
