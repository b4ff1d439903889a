//! Files have the shapes that their formats ask for, and all that the schema has.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use super::file;
use crate::support::{TestApp, demo, world};

/// The values of a column of a CSV file.
fn column(text: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().expect("names").iter().position(|column| column == name).expect(name);
    reader.records().map(|row| row.expect("a row")[at].to_owned()).collect()
}

#[tokio::test]
async fn a_table_has_every_city_and_every_relation_once() {
    let app = TestApp::demo_imported().await;
    let counts = app.data("{ cities { totalCount } relations { totalCount } }").await;
    let slugs = column(&file(&app, "cities.csv", &[]).await.text, "slug");
    assert_eq!(slugs.len() as u64, counts["cities"]["totalCount"].as_u64().expect("a number"));
    assert!(slugs.len() > 200, "several pages: {}", slugs.len());
    assert!(slugs.is_sorted() && slugs.windows(2).all(|pair| pair[0] != pair[1]));
    let ids = column(&file(&app, "relations.csv", &[]).await.text, "id");
    assert_eq!(ids.len() as u64, counts["relations"]["totalCount"].as_u64().expect("a number"));
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[tokio::test]
async fn formats_agree_on_rows_and_values() {
    let app = TestApp::demo_imported().await;
    for name in ["cities", "relations"] {
        let text = file(&app, &format!("{name}.csv"), &[]).await.text;
        let objects = file(&app, &format!("{name}.json"), &[]).await.json();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().expect("names").clone();
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        let objects = objects.as_array().expect("an array");
        assert_eq!(rows.len(), objects.len());
        for (row, object) in rows.iter().zip(objects) {
            for (column, cell) in columns.iter().zip(row) {
                let value = match &object[column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    value => value.to_string(),
                };
                assert_eq!(cell, value, "{name}.{column}");
            }
        }
    }
}

#[tokio::test]
async fn geometries_are_on_the_map_and_lines_are_cut_at_the_antimeridian() {
    let app = TestApp::demo_imported().await;
    let network = file(&app, "network.geojson", &[]).await.json();
    assert_eq!(network["type"], "FeatureCollection");
    let mut kinds = BTreeSet::new();
    for feature in network["features"].as_array().expect("features") {
        assert_eq!(feature["type"], "Feature");
        assert!(feature["id"].is_string() && feature["properties"].is_object());
        let geometry = &feature["geometry"];
        kinds.insert((feature["properties"]["feature"].clone().to_string(), geometry["type"].to_string()));
        let lines: Vec<Value> = match geometry["type"].as_str() {
            None => continue,
            Some("Point") => vec![Value::Array(vec![geometry["coordinates"].clone()])],
            Some("LineString") => vec![geometry["coordinates"].clone()],
            Some("MultiLineString") => geometry["coordinates"].as_array().expect("lines").clone(),
            Some(other) => panic!("{other}"),
        };
        for line in lines {
            let degrees = |point: &Value| [0, 1].map(|axis| point[axis].as_f64().expect("a number"));
            let points: Vec<_> = line.as_array().expect("points").iter().map(degrees).collect();
            assert!(points.iter().all(|[lon, lat]| lon.abs() <= 180.0 && lat.abs() <= 90.0));
            assert!(points.windows(2).all(|pair| (pair[1][0] - pair[0][0]).abs() <= 180.0), "{feature}");
        }
    }
    for kind in [
        ("city", "\"Point\""),
        ("city", "null"),
        ("relation", "\"LineString\""),
        ("relation", "\"MultiLineString\""),
    ] {
        assert!(kinds.contains(&(format!("\"{}\"", kind.0), kind.1.to_owned())), "{kind:?} in {kinds:?}");
    }
}

/// The elements of a document by name, with the values of an attribute.
fn elements(text: &str, name: &str, attribute: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == name.as_bytes() => {
                let value = element.try_get_attribute(attribute).expect("attributes").expect(attribute);
                found.push(value.decode_and_unescape_value(reader.decoder()).expect("a value").into_owned());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[tokio::test]
async fn edges_of_a_graph_lead_to_its_nodes() {
    let app = TestApp::demo_imported().await;
    for name in ["network.gexf", "network.graphml"] {
        for parameters in [&[][..], &[("filter", r#"{"country":{"code":{"in":["JP","CN"]}}}"#)]] {
            let text = file(&app, name, parameters).await.text;
            let nodes: BTreeSet<String> = elements(&text, "node", "id").into_iter().collect();
            let ends = [elements(&text, "edge", "source"), elements(&text, "edge", "target")].concat();
            assert!(!ends.is_empty() && nodes.len() > 2, "{name}");
            assert!(ends.iter().all(|end| nodes.contains(end)), "{name}");
        }
        let ended = [("relations", r#"{"status":{"eq":"ENDED"}}"#)];
        let text = file(&app, name, &ended).await.text;
        assert_eq!(elements(&text, "edge", "id").len(), 3, "{name}");
    }
}

#[tokio::test]
async fn names_that_begin_like_formulas_are_harmless_in_tables_and_whole_elsewhere() {
    let app = TestApp::demo().await;
    let cities = "id,name,lng,lat,country,countrycd,population\n\
        Q920000000,\"=HYPERLINK(\"\"x\"\")\",-10.5,-1.5,Japan,JP,5\n\
        Q920000001,@b < c & d,1.5,1.5,Japan,JP,6\n";
    let links = "source,target\nQ920000000,Q920000001\n";
    let content =
        world::read(cities, links, &world::known(&app.connection).await).expect("the files are right");
    seed::import(&app.connection, &content.import, false).await.expect("the import succeeds");
    let filter = [("filter", r#"{"wikidataId":{"in":["Q920000000","Q920000001"]}}"#)];
    let text = file(&app, "cities.csv", &filter).await.text;
    let mut names = column(&text, "name");
    names.sort();
    assert_eq!(names, ["'=HYPERLINK(\"x\")", "'@b < c & d"]);
    let mut longitudes = column(&text, "longitude");
    longitudes.sort();
    assert_eq!(longitudes, ["-10.5", "1.5"]);
    let names = file(&app, "cities.json", &filter).await.json();
    let names: BTreeSet<_> = (0..2).filter_map(|at| names[at]["name"].as_str()).collect();
    assert_eq!(names, BTreeSet::from(["=HYPERLINK(\"x\")", "@b < c & d"]));
    let graph = file(&app, "network.gexf", &filter).await.text;
    let labels: BTreeSet<_> = elements(&graph, "node", "label").into_iter().collect();
    assert_eq!(labels, BTreeSet::from(["=HYPERLINK(\"x\")".to_owned(), "@b < c & d".to_owned()]));
}

/// The rules of the JSON schema that the World Historical Gazetteer has for version 2 of the format, but for `@id`, which
/// leads on from the address of the file.
#[tokio::test]
async fn places_have_what_their_format_asks_for() {
    let app = TestApp::demo_imported().await;
    let places = file(&app, "places.json", &[]).await.json();
    assert_eq!(places["type"], "FeatureCollection");
    assert!(places["@context"].as_str().is_some_and(|context| context.contains("linkedplaces")));
    let features = places["features"].as_array().expect("features");
    assert!(features.len() > demo::network().cities.len());
    let mut codes = BTreeSet::new();
    for place in features {
        assert_eq!(place["type"], "Feature");
        assert!(place["@id"].as_str().is_some_and(|id| id.starts_with("/cities/")), "{place}");
        let properties = &place["properties"];
        assert!(properties["title"].as_str().is_some_and(|title| !title.is_empty()), "{place}");
        assert!(["A", "P"].contains(&properties["fclasses"][0].as_str().expect("a class")), "{place}");
        if let Some(ccodes) = properties.get("ccodes") {
            assert_eq!(ccodes.as_array().map(Vec::len), Some(1), "{place}");
            codes.insert(ccodes[0].as_str().expect("a code").to_owned());
        }
        assert_point(&place["geometry"]);
        let names = place["names"].as_array().expect("names");
        assert!(names.iter().any(|name| name["citations"].is_array()), "{place}");
        for name in names {
            assert!(name["toponym"].is_string(), "{place}");
            for citation in name["citations"].as_array().into_iter().flatten() {
                assert!(citation["label"].is_string(), "{place}");
                assert!(citation.get("@id").is_none_or(is_address), "{place}");
            }
        }
        for kind in place["types"].as_array().expect("types") {
            assert!(kind["identifier"].as_str().is_some_and(|id| id.starts_with("aat:")), "{place}");
            assert!(kind["sourceLabels"][0]["label"].is_string(), "{place}");
        }
        for link in place.get("links").and_then(Value::as_array).into_iter().flatten() {
            assert_eq!(link["type"], "exactMatch");
            assert!(link["identifier"].as_str().is_some_and(|id| id.starts_with("wd:Q")), "{place}");
        }
        assert_timespan(&place["when"]["timespans"][0]);
    }
    assert!(codes.contains("JP") && !codes.contains("ZZ") && !codes.contains("XK"), "{codes:?}");
}

fn is_address(address: &Value) -> bool {
    address.as_str().is_some_and(|address| address.starts_with("https://") || address.starts_with("http://"))
}

/// None, or one with a longitude and a latitude.
fn assert_point(geometry: &Value) {
    if geometry.is_null() {
        return;
    }
    assert_eq!(geometry["type"], "Point");
    let position: Vec<f64> =
        geometry["coordinates"].as_array().expect("a position").iter().filter_map(Value::as_f64).collect();
    assert!(
        matches!(position.as_slice(), [lon, lat] if lon.abs() <= 180.0 && lat.abs() <= 90.0),
        "{geometry}"
    );
}

/// A start or an end, or both, each by days that it lies between.
fn assert_timespan(span: &Value) {
    let bounds = span.as_object().expect("a time span");
    assert!(!bounds.is_empty());
    for (name, bound) in bounds {
        assert!(["start", "end"].contains(&name.as_str()), "{span}");
        let days = bound.as_object().expect("days");
        assert!(!days.is_empty());
        for (name, day) in days {
            assert!(["earliest", "latest"].contains(&name.as_str()), "{span}");
            let day = day.as_str().expect("a day");
            assert!(day.len() == 10 && day.parse::<domain::partial_date::PartialDate>().is_ok(), "{span}");
        }
    }
}

#[tokio::test]
async fn the_page_tells_every_column_and_no_other() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md")).expect("a page");
    let app = TestApp::demo().await;
    for name in ["cities", "relations"] {
        let (_, table) = page.split_once(&format!("<!-- columns: {name} -->\n")).expect("a table");
        let rows = table.lines().take_while(|line| line.starts_with('|')).skip(2);
        let cells = rows.filter_map(|row| row.split('|').nth(1));
        let told: Vec<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
        let file = file(&app, &format!("{name}.csv"), &[]).await.text;
        let header = file.lines().next().unwrap_or_default();
        assert_eq!(told.join(","), header, "{name}");
    }
}
