use super::super::Shape;
use super::{check, check_sure, mapped, meanings, reason};

#[test]
fn countries_around_cities_are_their_countries() {
    let rows = [
        "id|name|code|population|cities.id|cities.name|cities.twins.name|cities.twins.country|cities.twins.year",
        "1|Germany|DE|83000000|7|Kiel|Brest|France|1964",
        "1|Germany|DE|83000000|8|Bonn|Oxford|UK|",
    ];
    let understood = check(
        &rows,
        &Shape::Links,
        "- city.country city.country_code - city.id city.name partner.name partner.country established",
    );
    assert_eq!(reason(&understood, "population"), "it is about the country around the city");
    assert_eq!(understood.doubts, Vec::<String>::new());
    check_sure(
        &["name|cities.name|cities.population", "Germany|Kiel|246000"],
        &Shape::Places,
        "city.country city.name city.population",
    );
    check_sure(
        &["key|city|since", "Germany|Kiel|1990", "France|Lyon|1991"],
        &Shape::PartnersOfOne,
        "city.country city.name established",
    );
    // What stands in a city is no list of cities.
    check_sure(
        &["name|country.name|twins.name|twins.country", "Kiel|Germany|Brest|France"],
        &Shape::Links,
        "city.name city.country partner.name partner.country",
    );
}

#[test]
fn other_groups_of_cities_are_asked_for() {
    let asked = |lines: &[&str]| match mapped(lines, "").shape {
        Shape::Unclear(why) => why,
        shape => format!("{shape:?}"),
    };
    let regions = ["name|cities.name|cities.since", "Bavaria|Ulm|1990", "Saxony|Halle|1991"];
    assert_eq!(
        asked(&regions),
        "'name' and 'cities.name' may both name the city of a row; say which does: --map \"cities.name=city.name,name=city.within\" or --map \"name=city.name,cities.name=-\"; or, if each row links the two: --map \"name=city.name,cities.name=partner.name\""
    );
    let within = mapped(&regions, "cities.name=city.name,name=city.within");
    assert_eq!(meanings(&within), "city.within city.name established");
    let keys = ["key|name|country|since", "Kiel|Brest|France|1964", "Bonn|Oxford|UK|1947"];
    assert_eq!(
        asked(&keys),
        "the rows stand under names, such as 'Kiel', which may be the cities whose partners they are; say so: --map \"key=city.name,name=partner.name\"; or that they are not used: --map \"key=-\""
    );
    assert_eq!(mapped(&keys, "key=city.name,name=partner.name").shape, Shape::Links);
    assert_eq!(mapped(&keys, "key=-").shape, Shape::PartnersOfOne);
    check_sure(
        &["key|name|since", "kiel-de|Kiel|1990"],
        &Shape::PartnersOfOne,
        "city.id city.name established",
    );
}

#[test]
fn what_holds_the_values_of_a_row_says_nothing_of_them() {
    check_sure(
        &["id|fields.City|fields.Country|fields.Since", "rec1|Kiel|Germany|1990"],
        &Shape::PartnersOfOne,
        "city.id city.name city.country established",
    );
}
