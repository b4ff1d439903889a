use super::super::Shape;
use super::{check, check_sure, mapped, meanings, reason};

#[test]
fn two_columns_for_one_meaning_are_a_doubt() {
    let understood = check(
        &["city|country|year|date", "Kiel|Germany|1964|1965"],
        &Shape::PartnersOfOne,
        "city.name city.country established -",
    );
    assert_eq!(
        understood.doubts,
        [
            "the columns 'year' and 'date' both say established, and 'year' is used; to use the other, map 'date=established' and 'year=-'"
        ]
    );
    check_sure(&["city|year|date", "Kiel|1964|"], &Shape::PartnersOfOne, "city.name established -");
    check_sure(&["city|year|date", "Kiel||1964"], &Shape::PartnersOfOne, "city.name - established");
    check_sure(&["city|year|date", "Kiel|1964|1964"], &Shape::PartnersOfOne, "city.name established -");
    let mapped = mapped(&["city|country|year|date", "Kiel|Germany|1964|1965"], "date=established");
    assert_eq!(
        (meanings(&mapped), mapped.doubts),
        ("city.name city.country - established".to_owned(), vec![])
    );
}

#[test]
fn columns_of_one_meaning_that_never_contradict_each_other_are_one() {
    check_sure(
        &["city|country|year|date", "Kiel|Germany|1964|", "Brest|France||1965", "Oslo|Norway|1966|1966"],
        &Shape::PartnersOfOne,
        "city.name city.country established established",
    );
    // The label that one node shows is not the name that all have.
    let understood = check(
        &["label|name|country", "|Kiel|Germany", "|Brest|France", "the capital|Paris|France"],
        &Shape::Places,
        "- city.name city.country",
    );
    assert_eq!(
        understood.doubts,
        [
            "the columns 'name' and 'label' both say city.name, and 'name' is used; to use the other, map 'label=city.name' and 'name=-'"
        ]
    );
}

#[test]
fn coordinates_that_are_no_degrees_are_told() {
    let metres = check(
        &["name|country|X|Y|crs", "Lund|SE|1469000|7500000|EPSG:3857"],
        &Shape::Places,
        "city.name city.country_code - - -",
    );
    assert_eq!(
        metres.doubts,
        [
            "'X' and 'Y' are no degrees, but perhaps metres, as of EPSG:3857; so no place has a point: save the file with coordinates in degrees, EPSG:4326"
        ]
    );
    let degrees = mapped(&["name|x|y", "Lund|13.19|55.7"], "");
    assert_eq!(degrees.doubts, ["'x' and 'y' may be coordinates; if so, map \"x=longitude,y=latitude\""]);
    check_sure(
        &["name|x|y|lat|lon", "Lund|1|2|55.7|13.19"],
        &Shape::Places,
        "city.name - - city.latitude city.longitude",
    );
}

#[test]
fn an_end_that_only_the_order_tells_is_a_doubt() {
    let understood = check(
        &["City|Sister city|Country", "Kiel|Brest|France"],
        &Shape::Links,
        "city.name partner.name partner.country",
    );
    assert_eq!(
        understood.doubts,
        [
            "the column 'Country' does not say whose it is, and by its place it is partner.country; if not, map 'Country=city.country'"
        ]
    );
    let understood = check(&["name|lat", "Kiel|54"], &Shape::Places, "city.name city.latitude");
    assert_eq!(understood.doubts, ["there is city.latitude without city.longitude, so no place has a point"]);
    let understood = check(
        &["City, Country|Since", "Kiel, Germany|1964"],
        &Shape::Unclear("no column has names or ids of cities".to_owned()),
        "- established",
    );
    assert_eq!(reason(&understood, "City, Country"), "it holds two things in one cell");
}
