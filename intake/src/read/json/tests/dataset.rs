use super::{cells, tables, texts};
use crate::table::{Format, Role};

#[test]
fn a_data_set_is_its_cities_and_its_relations() {
    let read = tables(
        r#"{"dataset": {"home": "kiel-de", "sources": [{"slug": "page", "url": "https://example.org/page"}]},
            "cities": [
              {"slug": "kiel-de", "name": "Kiel", "country": {"code": "DE", "name": "Germany"}, "level": "CITY",
               "within": null, "location": {"latitude": 54.3, "longitude": 10.1}, "wikidataId": "Q1707",
               "population": {"value": 250000.0, "qualifier": "ABOUT", "stated": "about 250000"},
               "area": {"value": 118.6, "qualifier": "NONE", "stated": "118,600 thousand"}, "elevationM": 5, "notes": [],
               "names": [{"text": "Kiel", "lang": "de", "kind": "OFFICIAL"}, {"text": "Kyle", "lang": null, "kind": "FORMER"},
                         {"text": "基尔", "lang": "zh", "kind": "OFFICIAL"}, {"text": "基爾", "lang": "zh", "kind": "ALIAS"}]},
              {"slug": "vaasa-fi", "name": "Vaasa", "country": {"code": "FI"}, "level": "CITY", "location": null,
               "population": {"value": null, "low": 1, "high": 2, "qualifier": "NONE"}, "area": null, "names": []}],
            "relations": [
              {"id": "x", "cities": [{"slug": "kiel-de"}, {"slug": "vaasa-fi"}], "kind": "SISTER_CITY", "status": "ACTIVE",
               "established": {"edtf": "1967"}, "ended": null, "stated": "since 1967", "notes": [{"kind": "OUTDATED"}],
               "citations": [{"locator": "line 3", "source": {"slug": "page"}}]}]}"#,
    );
    assert_eq!(read.format, Format::Dataset);
    assert_eq!(
        texts(&read.remarks),
        ["of cities, these are not taken: elevationM", "of relations, these are not taken: notes"]
    );
    let [cities, relations] = read.tables.as_slice() else { panic!("{:?}", read.tables) };
    assert_eq!((cities.role, relations.role), (Role::Places, Role::Links));
    let beside = ["city.former", "city.official@zh", "city.alias@zh"];
    assert_eq!(cities.columns[cities.columns.len() - 3..], beside);
    assert_eq!(
        cells(cities),
        [
            vec![
                "kiel-de",
                "Kiel",
                "de",
                "DE",
                "CITY",
                "",
                "54.3",
                "10.1",
                "Q1707",
                "about 250000",
                "118.6",
                "Kyle",
                "基尔",
                "基爾"
            ],
            vec!["vaasa-fi", "Vaasa", "", "FI", "CITY", "", "", "", "", "", "", "", "", ""],
        ]
    );
    assert_eq!(
        relations.columns,
        ["city.id", "partner.id", "kind", "status", "established", "ended", "remark", "reference"]
    );
    assert_eq!(
        cells(relations),
        [[
            "kiel-de",
            "vaasa-fi",
            "SISTER_CITY",
            "ACTIVE",
            "1967",
            "",
            "since 1967",
            "https://example.org/page, line 3"
        ]]
    );
}

#[test]
fn namibia_is_a_country() {
    let read = tables(
        r#"{"dataset": {"home": "kiel-de"}, "relations": [],
            "cities": [{"slug": "kiel-de", "name": "Kiel", "country": {"code": "DE", "name": "Germany"}},
                       {"slug": "walvis-bay-na", "name": "Walvis Bay", "country": {"code": "NA", "name": "Namibia"}}]}"#,
    );
    let cities = &read.tables[0];
    let at = cities.columns.iter().position(|column| column == "city.country").expect("a column");
    assert_eq!(cities.rows.iter().map(|row| row.cells[at].as_str()).collect::<Vec<_>>(), ["", "Namibia"]);
}
