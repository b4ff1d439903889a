use super::super::{Mapping, Shape, understand};
use super::{check, check_sure, reason, table};
use crate::table::Role;

#[test]
fn names_in_other_languages_are_aliases() {
    let lines = [
        "slug|name|name_zh|local_name|country_code|wikidata_id|time_zone",
        "ishinomaki-jp|Ishinomaki|石卷|石巻|JP|Q1|Asia/Tokyo",
    ];
    let understood = check(
        &lines,
        &Shape::Places,
        "city.id city.name city.alias city.alias city.country_code city.wikidata -",
    );
    assert_eq!(understood.columns[2].language.as_deref(), Some("zh"));
    check_sure(&["name_de|name_en|qid", "Kiel|Kiel|Q1707"], &Shape::Places, "city.alias city.name city.id");
}

#[test]
fn former_names_are_apart_from_other_names() {
    check_sure(
        &["name|country|aliases|former name|Ancien nom|旧名", "Kyiv|UA|Kiev|||"],
        &Shape::Places,
        "city.name city.country_code city.alias city.former city.former city.former",
    );
    let understood =
        check(&["name|former_name_de", "Gdańsk|Danzig"], &Shape::Places, "city.name city.former");
    assert_eq!(understood.columns[1].language.as_deref(), Some("de"));
}

#[test]
fn ids_that_are_names_are_both() {
    let nodes = |lines: &[&str], mapping: &str| {
        understand(&table(Role::Places, lines), &Mapping::parse(mapping).expect("a mapping"))
    };
    let names = ["id|label|country", "Vienna||AT", "Den Haag||NL"];
    let understood = nodes(&names, "");
    assert_eq!(understood.id_and_name, Some(0));
    assert_eq!(
        understood.doubts,
        ["no column has names, so those in 'id' are taken for names too; if they are none, map 'id=id'"]
    );
    assert_eq!(nodes(&names, "id=id").id_and_name, None);
    let mapped = nodes(&names, "id=name");
    assert_eq!((mapped.id_and_name, mapped.doubts), (Some(0), vec![]));
    for keys in [
        ["id|label|country", "n1||AT", "n2||NL"],
        ["id|label|country", "Q1741||AT", "Q36600||NL"],
        ["id|label|country", "Vienna|Wien|AT", "Den Haag||NL"],
        ["id|label|country", "A||AT", "B||NL"],
    ] {
        assert_eq!(nodes(&keys, "").id_and_name, None, "{keys:?}");
    }
}

#[test]
fn a_language_is_of_the_name_beside_it() {
    check_sure(
        &["name|name_lang|country", "Kiel|de|Germany"],
        &Shape::Places,
        "city.name city.language city.country",
    );
    let other = ["name|local_name|local_name_lang|country", "Vaasa|Vasa|sv|Finland"];
    let understood = check(&other, &Shape::Places, "city.name city.alias - city.country");
    assert_eq!(reason(&understood, "local_name_lang"), "'local_name' is no name whose language matters");
}

#[test]
fn without_names_of_columns_countries_are_told_by_their_content() {
    let lines = ["column 1|column 2|column 3", "Kiel|Germany|1964", "Lyon|France|1970", "Lund|Sweden|1971"];
    check(&lines, &Shape::Places, "city.name city.country -");
}
