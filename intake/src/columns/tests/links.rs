use super::super::{Mapping, Shape, understand};
use super::{Q1, check, check_sure, mapped, meanings, reason, table};
use crate::table::Role;

#[test]
fn results_of_wikidata_are_links() {
    check_sure(
        &[
            "city|cityLabel|city_population|city_coordinate_location|sister|sisterLabel|sister_population|sister_coordinate_location",
            &format!(
                "{Q1}|Vilnius|574147|Point(25.28 54.68)|http://www.wikidata.org/entity/Q172|Toronto|2731571|Point(-79.38 43.67)"
            ),
        ],
        &Shape::Links,
        "city.id city.name city.population city.point partner.id partner.name partner.population partner.point",
    );
    check_sure(
        &[
            "city|cityLabel|cityCoord|cityPop|cityCountry|cityCountryLabel|sister|sisterLabel|sisterCoord|sisterPop|sisterCountryLabel|start|startPrecision|end|endPrecision",
            &format!(
                "{Q1}|Vilnius|Point(25.2 54.6)|574147|http://www.wikidata.org/entity/Q37|Lithuania|{Q1}|Toronto|Point(-79 43)|27|Canada|1990-01-01T00:00:00Z|9||"
            ),
        ],
        &Shape::Links,
        "city.id city.name city.point city.population city.country_code city.country partner.id partner.name partner.point partner.population partner.country established established_precision ended ended_precision",
    );
    check_sure(
        &[
            "city|cityLabel|cityLabel@lang|coord|iso|pop|sister|sisterLabel|sisterLabel@lang|sisterIso|start|end",
            &format!("{Q1}|Oslo|en|Point(10.7 59.9)|NO|693494|{Q1}|Vilna|es|LT|1984-10-01T00:00:00Z|"),
        ],
        &Shape::Links,
        "city.id city.name city.language city.point city.country_code city.population partner.id partner.name partner.language partner.country_code established ended",
    );
    check_sure(
        &["item|itemLabel|twin|twinLabel", &format!("{Q1}|Vilnius|{Q1}|Toronto")],
        &Shape::Links,
        "city.id city.name partner.id partner.name",
    );
}

#[test]
fn a_column_of_the_link_whose_cells_are_places_is_the_partner() {
    const Q2: &str = "http://www.wikidata.org/entity/Q90";
    let links = "city.id city.name city.country partner.id partner.name partner.country";
    for stem in ["twinned", "jumelage", "twinnedAdministrativeBody", "partnership"] {
        let columns = format!("place|placeLabel|countryLabel|{stem}|{stem}Label|{stem}CountryLabel");
        check_sure(&[&columns, &format!("{Q1}|Vilnius|Lithuania|{Q2}|Paris|France")], &Shape::Links, links);
    }
    check_sure(
        &["place|placeLabel|twinnedAdministrativeBody|twinnedLabel", &format!("{Q1}|Vilnius|{Q2}|Paris")],
        &Shape::Links,
        "city.id city.name partner.id partner.name",
    );
    check_sure(&["place|twinned", &format!("{Q1}|{Q2}")], &Shape::Links, "city.id partner.id");
    // Labels that are kinds say that the items are too.
    let kinds = ["city|cityLabel|sister|sisterLabel|twinning|twinningLabel"];
    let row = format!("{Q1}|Vilnius|{Q2}|Paris|{Q1}|sister city");
    let understood =
        check(&[kinds[0], &row], &Shape::Links, "city.id city.name partner.id partner.name - kind");
    assert_eq!(
        reason(&understood, "twinning"),
        "it has items of Wikidata and no words for a kind; their labels say it"
    );
    check_sure(
        &["City|Country|Twinning", "Kiel|Germany|sister city"],
        &Shape::PartnersOfOne,
        "city.name city.country kind",
    );
}

#[test]
fn where_a_partner_may_be_meant_it_is_asked_for() {
    let asks = |lines: &[&str], mapping: &str| match mapped(lines, mapping).shape {
        Shape::Unclear(why) => why,
        shape => panic!("{shape:?}"),
    };
    let items = ["item|itemLabel|value|valueLabel", &format!("{Q1}|Vilnius|{Q1}|Paris")];
    assert_eq!(
        asks(&items, ""),
        "'value' has items of Wikidata, which may be the other end of links; say what they are: --map \"value=partner.id,valueLabel=partner.name\" or --map \"value=-\""
    );
    assert_eq!(mapped(&items, "value=-,valueLabel=-").shape, Shape::Places);
    assert_eq!(mapped(&items, "value=partner.id,valueLabel=partner.name").shape, Shape::Links);
    let names = ["Commune|Jumelage|Pays", "Brest|Kiel|Allemagne", "Nantes|Cardiff|Royaume-Uni"];
    assert_eq!(
        asks(&names, ""),
        "'Jumelage' may name the partners, or say the kind of link; say which: --map \"Jumelage=partner.name\" or --map \"Jumelage=kind\""
    );
    assert_eq!(mapped(&names, "Jumelage=kind").shape, Shape::PartnersOfOne);
    assert_eq!(mapped(&names, "Jumelage=partner.name").shape, Shape::Links);
}

#[test]
fn nodes_are_places_and_edges_are_links() {
    let nodes = [
        "id|name|lng|lat|country|countrycd|continent",
        "Q604283|Coffs Harbour|153.1|-30.3|Australia|AU|Oceania",
    ];
    check_sure(
        &nodes,
        &Shape::Places,
        "city.id city.name city.longitude city.latitude city.country city.country_code -",
    );
    assert_eq!(reason(&mapped(&nodes, ""), "continent"), "the country tells it");
    check_sure(&["source|target", "Q1055|Q3736"], &Shape::Links, "city.id partner.id");
    check_sure(&["from|to", "Berlin|Paris"], &Shape::Links, "city.name partner.name");
    let gephi = [
        "Source|Target|Type|Id|Label|timeset|Weight",
        "Q84|Q64|Undirected|0|||1.0",
        "Q2807|Q64|Undirected|2|friendship|<[1988.0, Infinity]>|1.0",
    ];
    check_sure(&gephi, &Shape::Links, "city.id partner.id - - - span -");
    assert_eq!(
        reason(&mapped(&gephi, ""), "Label"),
        "it is the label of the link itself; map it to kind or remark if it says so"
    );
    assert_eq!(meanings(&mapped(&gephi, "Label=kind")), "city.id partner.id - - kind span -");

    let places = table(
        Role::Places,
        &[
            "id|label|degree|lon|lat|pop|country|type",
            "Q84|London|3|-0.1|51.5|8908081|United Kingdom|capital of all",
        ],
    );
    let places = understand(&places, &Mapping::default());
    assert_eq!(
        meanings(&places),
        "city.id city.name - city.longitude city.latitude city.population city.country city.level"
    );
    assert_eq!(places.shape, Shape::Places);
    let edges =
        table(Role::Links, &["source|target|id|label|start|end|weight", "berlin|Paris|0||2000-11-14||1.0"]);
    let edges = understand(&edges, &Mapping::default());
    assert_eq!(
        (meanings(&edges), edges.shape),
        ("city.id partner.id - - established ended -".to_owned(), Shape::Links)
    );
}

#[test]
fn pairs_by_name_are_links() {
    check_sure(
        &[
            "city1|country1|lat1|lng1|city2|country2|lat2|lng2",
            "Berat|Albania|40.7|19.9|Bérat|France|43.3|1.1",
        ],
        &Shape::Links,
        "city.name city.country city.latitude city.longitude partner.name partner.country partner.latitude partner.longitude",
    );
    let pandas = ["column 1|country|city|sister", "1|Afghanistan|Bamyan|Gering, Nebraska"];
    check_sure(&pandas, &Shape::Links, "- city.country city.name partner.name");
    check_sure(
        &[
            "origincityLabel|origincountry|originlat|originlong|originpopulation|sistercityLabel|destinationlat|destinationlong|destinationpopulation|destination_countryLabel|dist|eu",
            "Sofia|Bulgaria|42.7|23.33|1286383|Helsinki|60.17|24.95|620982|Finland|1946|EU",
        ],
        &Shape::Links,
        "city.name city.country city.latitude city.longitude city.population partner.name partner.latitude partner.longitude partner.population partner.country - -",
    );
    check_sure(
        &["Stadt|Land|Stadt (2)|Land (2)|Seit", "Wien|AT|Prag|CZ|1990"],
        &Shape::Links,
        "city.name city.country_code partner.name partner.country_code established",
    );
    check_sure(
        &["city_a|city_b|year", "Wien|Prag|1990"],
        &Shape::Links,
        "city.name partner.name established",
    );
    check_sure(
        &["from_city|from_country|to_city|to_country", "Wien|Austria|Prag|Czechia"],
        &Shape::Links,
        "city.name city.country partner.name partner.country",
    );
    check_sure(
        &["source_name|source_id|target_name|target_id", "Wien|1|Prag|2"],
        &Shape::Links,
        "city.name city.id partner.name partner.id",
    );
}

#[test]
fn lists_inside_objects_are_the_partners() {
    check_sure(
        &[
            "id|name|coordinates|twinCities.name|twinCities.country|twinCities.coordinates|twinCities.establishedYear|twinCities.type",
            "tartu|Tartu|58.3, 26.7|Uppsala|Sweden|59.8, 17.6|2000|sister_city",
        ],
        &Shape::Links,
        "city.id city.name city.point partner.name partner.country partner.point established kind",
    );
    check_sure(
        &["name|country.code|country.name|location.lat|location.lng", "Oslo|NO|Norway|59|10"],
        &Shape::Places,
        "city.name city.country_code city.country city.latitude city.longitude",
    );
}

#[test]
fn the_key_of_a_link_names_no_city() {
    check_sure(
        &[
            "id|city_slug|city_name|partner_slug|partner_name|kind",
            "x1|kiel-de|Kiel|vaasa-fi|Vaasa|SISTER_CITY",
        ],
        &Shape::Links,
        "- city.id city.name partner.id partner.name kind",
    );
    let wikidata = ["id|city wikidata|city|partner wikidata|partner", "7|Q1707|Kiel|Q127202|Vaasa"];
    let understood = check(&wikidata, &Shape::Links, "- city.id city.name partner.id partner.name");
    assert_eq!(reason(&understood, "id"), "it is the key of the link itself");
    // Beside one city only, it is the key of that.
    check_sure(&["id|city|country", "7|Kiel|Germany"], &Shape::Places, "city.id city.name city.country");
}
