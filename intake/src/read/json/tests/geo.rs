use super::{cells, refusal, table, tables, texts};
use crate::table::Format;

fn collection(crs: &str, features: &str) -> String {
    format!(r#"{{"type": "FeatureCollection", {crs} "features": [{features}]}}"#)
}

fn point(position: &str) -> String {
    format!(
        r#"{{"type": "Feature", "geometry": {{"type": "Point", "coordinates": {position}}}, "properties": {{"ville": "Brest"}}}}"#
    )
}

#[test]
fn properties_id_and_point_are_columns() {
    let content = collection(
        r#""crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},"#,
        r#"{"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [-4.4860, 48.39, 20]},
            "properties": {"ville": "Brest", "noms": ["Brest", "Brast"], "pays": {"code": "FR", "url": null}}},
           {"type": "Feature", "geometry": null, "properties": {"ville": "Niigata", "année": 2009}},
           {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[0, 1], [2, 3]]}, "properties": {"ville": "Kiel"}},
           {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": []}, "properties": null},
           {"type": "Something"}"#,
    );
    let read = tables(&content);
    assert_eq!(read.format, Format::GeoJson);
    assert_eq!(
        texts(&read.remarks),
        [
            "a line is no place's point; the row has no coordinates",
            "a geometry of the type 'Polygon' is no place's point; the row has no coordinates",
            "an item of 'features' is no Feature",
        ]
    );
    let table = table(&content);
    assert_eq!(
        table.columns,
        ["ville", "noms", "pays.code", "pays.url", "année", "id", "longitude", "latitude"]
    );
    assert_eq!(
        cells(&table),
        [
            vec!["Brest", "Brest; Brast", "FR", "", "", "7", "-4.486", "48.39"],
            vec!["Niigata", "", "", "", "2009", "", "", ""],
            vec!["Kiel", "", "", "", "", "", "", ""],
            vec!["", "", "", "", "", "", "", ""],
        ]
    );
}

#[test]
fn lines_between_named_ends_are_links_beside_the_places() {
    let read = tables(&collection(
        "",
        r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"slug": "a", "feature": "city"}},
           {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}, "properties": {"source": "a", "target": "b"}},
           {"type": "Feature", "geometry": null, "properties": {"city_slug": "a", "partner_slug": "c", "feature": "relation"}}"#,
    ));
    let names: Vec<(&str, usize)> =
        read.tables.iter().map(|table| (table.name.as_str(), table.rows.len())).collect();
    assert_eq!((names, texts(&read.remarks)), (vec![("places", 1), ("links", 2)], vec![]));
    assert_eq!(read.tables[1].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn columns_of_the_same_names_stay_apart() {
    let table = table(
        r#"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]},
            "properties": {"id": "Q12193", "latitude": 48.4}}"#,
    );
    assert_eq!(table.columns, ["id", "latitude", "feature.id", "geometry.longitude", "geometry.latitude"]);
    assert_eq!(cells(&table), [["Q12193", "48.4", "1", "1", "2"]]);
}

#[test]
fn web_mercator_becomes_degrees() {
    for name in ["urn:ogc:def:crs:EPSG::3857", "EPSG:900913", "http://www.opengis.net/def/crs/EPSG/0/3857"] {
        let crs = format!(r#""crs": {{"type": "name", "properties": {{"name": "{name}"}}}},"#);
        let table = table(&collection(&crs, &point("[-499379.24, 6171983.93]")));
        assert_eq!(cells(&table), [["Brest", "-4.486", "48.39"]]);
    }
}

#[test]
fn other_systems_are_refused_by_name() {
    let crs = r#""crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},"#;
    let message = refusal(&collection(crs, &point("[1, 2]")));
    assert!(
        message.starts_with("the coordinates are in the system 'urn:ogc:def:crs:EPSG::2154'"),
        "{message}"
    );
    for name in ["EPSG:4326", "urn:ogc:def:crs:EPSG::4326"] {
        let crs = format!(r#""crs": {{"type": "name", "properties": {{"name": "{name}"}}}},"#);
        assert_eq!(cells(&table(&collection(&crs, &point("[1, 2]")))), [["Brest", "1", "2"]]);
    }
    assert_eq!(cells(&table(&collection(r#""crs": null,"#, &point("[1, 2]")))), [["Brest", "1", "2"]]);
}

#[test]
fn points_without_numbers_are_said() {
    let read = tables(&collection("", &point(r#"["1", "2"]"#)));
    assert_eq!(
        texts(&read.remarks),
        ["the position of a point is not two numbers; the row has no coordinates"]
    );
}

#[test]
fn features_may_stand_in_a_plain_list_or_on_lines() {
    let (one, two) = (point("[1, 2]"), point("[3, 4]"));
    for content in [format!("[{one}, {two}]"), format!("{one}\n{two}\n")] {
        assert_eq!(tables(&content).format, Format::GeoJson);
        assert_eq!(cells(&table(&content)), [["Brest", "1", "2"], ["Brest", "3", "4"]]);
    }
}

#[test]
fn other_maps_in_json_are_named() {
    assert_eq!(refusal(r#"{"type": "Topology", "objects": {}}"#), "this is TopoJSON; save it as GeoJSON");
    assert!(refusal(r#"{"type": "Point", "coordinates": [1, 2]}"#).contains("bare geometry"));
}
