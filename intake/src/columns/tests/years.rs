use super::super::Shape;
use super::{check, check_sure, reason};

#[test]
fn a_year_behind_a_figure_tells_no_link() {
    let lines = ["City|Country|Population|Year", "Kiel|Germany|247000|2020"];
    let understood = check(&lines, &Shape::Places, "city.name city.country city.population -");
    assert_eq!(
        understood.doubts,
        [
            "'Year' may be the year of 'Population', and is not used; if it is that of the link: --map \"Year=established\""
        ]
    );
    // A word for the partner or the relation says whose year it is, and so does the place of the column.
    for (header, meanings) in [
        ("Partner|Country|Population|Year", "partner.name partner.country partner.population established"),
        ("City|Country|Year|Population", "city.name city.country established city.population"),
    ] {
        check_sure(&[header, "Kiel|Germany|1964|1964"], &Shape::PartnersOfOne, meanings);
    }
    let kind = ["City|Country|Population|Year|Kind", "Kiel|Germany|247000|1964|sister city"];
    check_sure(&kind, &Shape::PartnersOfOne, "city.name city.country city.population established kind");
}

#[test]
fn of_two_dates_the_one_with_dates_and_words_is_taken() {
    let lines = [
        "Partner|Country|Place of signing|Date of signing",
        "Kiel|Germany|Bergen|1990-05-01",
        "Lyon|France|Lyon|1991",
    ];
    let understood = check(&lines, &Shape::PartnersOfOne, "partner.name partner.country - established");
    assert_eq!(
        (reason(&understood, "Place of signing").as_str(), understood.doubts.len()),
        ("it has no date", 0)
    );
    let lines = ["Partner|Country|Date|Since", "Kiel|Germany|2020|1990", "Lyon|France|2021|1991"];
    let understood = check(&lines, &Shape::PartnersOfOne, "partner.name partner.country - established");
    assert_eq!(understood.doubts.len(), 1);
    let lines = ["City|Country|Inhabitants 1990|Inhabitants 2020", "Kiel|Germany|1|2", "Lyon|France|3|4"];
    check(&lines, &Shape::Places, "city.name city.country - city.population");
}

#[test]
fn a_code_of_telephones_is_no_area() {
    let lines = ["Sister City|Country|Area code|Area", "Kiel|Germany|431|118.6"];
    check(&lines, &Shape::PartnersOfOne, "partner.name partner.country - partner.area");
}
