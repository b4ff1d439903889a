use super::{cells, refusal, table, tables, texts};
use crate::table::{Format, Role};

#[test]
fn a_list_of_objects_is_a_table_with_names_joined_by_dots() {
    let table = table(
        r#"[{"name": "Kiel", "country": {"name": "Germany", "code": "DE"}, "names": ["Kiel", "Kilia"]},
            {"name": "Vaasa", "since": 1967, "point": [63.1, 21.6]}]"#,
    );
    assert_eq!((table.name.as_str(), table.role), ("", Role::Any));
    assert_eq!(table.columns, ["name", "country.name", "country.code", "names", "since", "point"]);
    assert_eq!(
        cells(&table),
        [["Kiel", "Germany", "DE", "Kiel; Kilia", "", ""], ["Vaasa", "", "", "", "1967", "63.1, 21.6"]]
    );
}

#[test]
fn objects_in_lists_make_a_row_each_beside_what_holds_them() {
    let read = tables(
        r#"{"finnishCities": [
            {"id": "vaasa", "name": "Vaasa", "coordinates": [63.1, 21.6], "twinCities": [
              {"name": "Kiel", "coordinates": [54.3, 10.1], "establishedYear": 1967, "type": "former"},
              {"name": "Umeå"}]},
            {"id": "oulu", "name": "Oulu", "coordinates": [65, 25.5], "twinCities": []}]}"#,
    );
    assert_eq!(read.format, Format::Json);
    assert!(read.remarks.is_empty());
    let [table] = &read.tables[..] else { panic!("one table") };
    assert_eq!(table.name, "finnishCities");
    assert_eq!(
        table.columns,
        [
            "id",
            "name",
            "coordinates",
            "twinCities.name",
            "twinCities.coordinates",
            "twinCities.establishedYear",
            "twinCities.type"
        ]
    );
    assert_eq!(
        cells(table),
        [
            ["vaasa", "Vaasa", "63.1, 21.6", "Kiel", "54.3, 10.1", "1967", "former"],
            ["vaasa", "Vaasa", "63.1, 21.6", "Umeå", "", "", ""],
            ["oulu", "Oulu", "65, 25.5", "", "", "", ""],
        ]
    );
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 1, 2]);
}

#[test]
fn lists_in_lists_and_beside_each_other_lose_nothing() {
    let table = table(
        r#"[{"country": "FI", "cities": [{"name": "Vaasa", "twins": [{"name": "Kiel"}, {"name": "Umeå"}],
            "friends": [{"name": "Morogoro"}]}, {"name": "Oulu"}]}]"#,
    );
    assert_eq!(table.columns, ["country", "cities.name", "cities.twins.name", "cities.friends.name"]);
    assert_eq!(
        cells(&table),
        [
            ["FI", "Vaasa", "Kiel", ""],
            ["FI", "Vaasa", "Umeå", ""],
            ["FI", "Vaasa", "", "Morogoro"],
            ["FI", "Oulu", "", ""]
        ]
    );
}

#[test]
fn what_a_list_of_objects_has_elsewhere_is_a_row_each_too() {
    let table = table(
        r#"[{"city": "Graz", "twins": [{"city": "Trieste", "since": {"year": 1973}}], "names": ["Graz", "Gradec"]},
            {"city": "Linz", "twins": ["Brno", "Kaohsiung"]},
            {"city": "Wels", "twins": [{"city": "Pula", "since": 1989}, "Tábor"]}]"#,
    );
    assert_eq!(table.columns, ["city", "names", "twins.city", "twins.since.year", "twins", "twins.since"]);
    assert_eq!(
        cells(&table),
        [
            ["Graz", "Graz; Gradec", "Trieste", "1973", "", ""],
            ["Linz", "", "", "", "Brno", ""],
            ["Linz", "", "", "", "Kaohsiung", ""],
            ["Wels", "", "Pula", "", "", "1989"],
            ["Wels", "", "", "", "Tábor", ""],
        ]
    );
}

#[test]
fn objects_by_id_and_lists_of_pairs_are_places_and_links() {
    let read = tables(
        r#"{"cities": {"Q1707": {"label": "Kiel", "lon": 10.1}, "Q125": {"label": "Vaasa"}},
            "sisters": [["Q1707", "Q125"]], "version": "2"}"#,
    );
    let [cities, sisters] = &read.tables[..] else { panic!("two tables") };
    assert_eq!((cities.name.as_str(), cities.role), ("cities", Role::Any));
    assert_eq!(cities.columns, ["id", "label", "lon"]);
    assert_eq!(cells(cities), [["Q1707", "Kiel", "10.1"], ["Q125", "Vaasa", ""]]);
    assert_eq!((sisters.name.as_str(), sisters.role), ("sisters", Role::Links));
    assert_eq!(sisters.columns, ["source", "target"]);
    assert_eq!(cells(sisters), [["Q1707", "Q125"]]);
    assert_eq!(texts(&read.remarks), ["'version' is \"2\"; it stands beside the tables and is not taken"]);
}

#[test]
fn groups_are_no_objects_by_id() {
    let read =
        tables(r#"{"about": {"version": 1}, "cities": {"a": {"name": "Kiel"}, "b": {"name": "Vaasa"}}}"#);
    assert_eq!(read.tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["cities"]);
    assert_eq!(texts(&read.remarks), ["'about.version' is 1; it stands beside the tables and is not taken"]);
    let table = table(r#"{"Q1707": {"label": {"de": "Kiel"}}, "Q125": {"label": {"de": "Vaasa"}}}"#);
    assert_eq!(table.columns, ["id", "label.de"]);
    assert_eq!(cells(&table), [["Q1707", "Kiel"], ["Q125", "Vaasa"]]);
}

#[test]
fn one_city_with_its_partners_is_a_table() {
    let table = table(r#"{"city": "Kiel", "twinTowns": [{"name": "Vaasa"}, {"name": "Brest"}]}"#);
    assert_eq!(table.columns, ["city", "twinTowns.name"]);
    assert_eq!(cells(&table), [["Kiel", "Vaasa"], ["Kiel", "Brest"]]);
}

#[test]
fn names_with_lists_of_names_are_links() {
    let table = table(r#"{"Kiel": ["Vaasa", "Brest"], "Husum": []}"#);
    assert_eq!(table.role, Role::Links);
    assert_eq!(cells(&table), [["Kiel", "Vaasa"], ["Kiel", "Brest"], ["Husum", ""]]);
}

#[test]
fn lists_of_the_same_kind_are_one_table() {
    let read = tables(r#"{"Finland": [{"city": "Vaasa"}], "France": [{"city": "Brest"}, 5]}"#);
    assert_eq!(read.tables[0].columns, ["key", "city"]);
    assert_eq!(cells(&read.tables[0]), [["Finland", "Vaasa"], ["France", "Brest"]]);
    assert_eq!(read.remarks.len(), 2);
}

#[test]
fn tables_of_pandas_in_every_orientation() {
    for content in [
        r#"[{"city": "Kiel", "pop": 5}, {"city": "Vaasa", "pop": 6}]"#,
        r#"{"city": {"0": "Kiel", "1": "Vaasa"}, "pop": {"0": 5, "1": 6}}"#,
        r#"{"columns": ["city", "pop"], "index": [0, 1], "data": [["Kiel", 5], ["Vaasa", 6]]}"#,
        r#"[["city", "pop", "x"], ["Kiel", 5, null], ["Vaasa", 6, null]]"#,
    ] {
        let table = table(content);
        assert_eq!(table.columns[..2], ["city", "pop"]);
        assert_eq!(table.rows[0].cells[..2], ["Kiel", "5"]);
        assert_eq!(table.rows[1].cells[..2], ["Vaasa", "6"]);
        assert_eq!(table.rows.len(), 2);
    }
}

#[test]
fn tables_deep_in_the_file_are_found() {
    let read = tables(r#"{"data": {"cities": [{"name": "Kiel"}], "empty": []}}"#);
    assert_eq!(read.tables[0].name, "data.cities");
    assert_eq!(texts(&read.remarks), ["'data.empty' is []; it stands beside the tables and is not taken"]);
}

#[test]
fn one_object_is_one_row() {
    assert_eq!(cells(&table(r#"{"city": "Kiel", "country": "DE"}"#)), [["Kiel", "DE"]]);
}

#[test]
fn json_without_a_table_is_refused() {
    for content in ["[]", "{}", "[1, 2]", r#"{"cities": []}"#, "[[1, [2]]]"] {
        assert!(refusal(content).starts_with("the JSON has no table"), "{content}");
    }
}

#[test]
fn items_that_are_no_objects_are_refused_with_their_number() {
    let read = tables(r#"[{"name": "Kiel"}, "Vaasa"]"#);
    assert_eq!(read.tables[0].rows.len(), 1);
    assert_eq!((read.remarks[0].line, read.remarks.len()), (2, 1));
}
