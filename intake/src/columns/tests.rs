use proptest::prelude::*;

use super::{Mapping, Shape, Understood, Why, understand};
use crate::table::{Role, Row, Table};

fn table(role: Role, lines: &[&str]) -> Table {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = lines
        .iter()
        .skip(1)
        .zip(2..)
        .map(|(line, number)| Row { line: number, cells: cells(line) })
        .collect();
    Table { role, columns: cells(lines[0]), rows, ..Table::default() }
}

fn mapped(lines: &[&str], mapping: &str) -> Understood {
    understand(&table(Role::Any, lines), &Mapping::parse(mapping).expect("a mapping"))
}

/// The meanings, and `-` for what is not used.
fn meanings(understood: &Understood) -> String {
    let meaning =
        |column: &super::Column| column.meaning.map_or_else(|| "-".to_owned(), |meaning| meaning.to_string());
    understood.columns.iter().map(meaning).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(lines: &[&str], shape: &Shape, expected: &str) -> Understood {
    let understood = mapped(lines, "");
    assert_eq!(meanings(&understood), expected, "{}", lines[0]);
    assert_eq!(&understood.shape, shape, "{}", lines[0]);
    understood
}

#[track_caller]
fn check_sure(lines: &[&str], shape: &Shape, expected: &str) {
    let understood = check(lines, shape, expected);
    assert_eq!(understood.doubts, Vec::<String>::new(), "{}", lines[0]);
}

fn reason(understood: &Understood, column: &str) -> String {
    let column = understood.columns.iter().find(|known| known.name == column).expect("a column");
    match &column.why {
        Why::NotUsed(reason) => reason.clone(),
        why => panic!("{why:?}"),
    }
}

const Q1: &str = "http://www.wikidata.org/entity/Q216";

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
fn lists_of_one_city_name_its_partners() {
    check_sure(
        &[
            "Nr.|Stadt|Land|Art der Beziehung|seit|Breite|Länge|Einwohner",
            "1|Wien|Österreich|Partnerschaft|1984|48,2083|16,3731|1.911.191",
        ],
        &Shape::PartnersOfOne,
        "- city.name city.country kind established city.latitude city.longitude city.population",
    );
    check_sure(
        &["City|Country|State / region|Year|Notes", "Gdańsk|Poland|Pomeranian|1976|"],
        &Shape::PartnersOfOne,
        "city.name city.country city.within established remark",
    );
    check_sure(
        &["ville|pays|type|annee|url", "Sarrebruck|Allemagne|jumelage|1965|"],
        &Shape::PartnersOfOne,
        "city.name city.country kind established source",
    );
    check_sure(
        &[
            "도시명|국가명|결연일자|면적|인구수|비고|데이터기준일자",
            "시모노세키|일본|1976-10-11|715.89|265684||2024-01-01",
        ],
        &Shape::PartnersOfOne,
        "city.name city.country established city.area city.population remark -",
    );
    check_sure(
        &["국가|도시|협정구분|분야|체결연도", "중국|베이징|친선도시|경제|1993"],
        &Shape::PartnersOfOne,
        "city.country city.name kind - established",
    );
    check_sure(
        &["구분|도시명|국가명|체결일", "자매도시|타이난|대만|1968"],
        &Shape::PartnersOfOne,
        "kind city.name city.country established",
    );
    check_sure(
        &["CityName|Country|Population|Description|Mayor|Website", "Gwangju|Korea|1400000|A city|A B|"],
        &Shape::Places,
        "city.name city.country city.population - - -",
    );
    check_sure(
        &["Partnerstadt|Land|Seit|Bemerkung", "Wien|Österreich|1984|"],
        &Shape::PartnersOfOne,
        "partner.name partner.country established remark",
    );
    check_sure(
        &["Sister city|Country|State|Since|Status", "Salem|United States|Oregon|1964|active"],
        &Shape::PartnersOfOne,
        "partner.name partner.country partner.within established status",
    );
}

#[test]
fn a_key_behind_the_name_of_the_partner_is_the_partners() {
    check_sure(
        &["Partnerstadt|Land|Seit|Wikidata", "Kiel|Germany|1964|Q1707"],
        &Shape::PartnersOfOne,
        "partner.name partner.country established partner.id",
    );
    check_sure(
        &["partner|country|id", "Kiel|Germany|7"],
        &Shape::PartnersOfOne,
        "partner.name partner.country partner.id",
    );
}

#[test]
fn a_state_is_a_region_or_that_of_a_relation() {
    check_sure(
        &[
            "Ciudad hermana|País|Año|Estado",
            "La Serena|Chile|1992|activo",
            "Córdoba|Argentina|1969|suspendido",
        ],
        &Shape::PartnersOfOne,
        "partner.name partner.country established status",
    );
    check_sure(
        &["Ciudad hermana|País|Año|Estado", "Salem|Estados Unidos|1992|Oregón"],
        &Shape::PartnersOfOne,
        "partner.name partner.country established partner.within",
    );
}

#[test]
fn headers_are_read_in_many_languages() {
    let shape = Shape::PartnersOfOne;
    check_sure(
        &["Ville jumelée|Pays|Date de signature|Nombre d'habitants|Remarques", "Kiel|Allemagne|1964|246|"],
        &shape,
        "partner.name partner.country established partner.population remark",
    );
    check_sure(
        &["Ciudad|País|Año|Población|Tipo|Observaciones", "Kiel|Alemania|1964|246|hermanamiento|"],
        &shape,
        "city.name city.country established city.population kind remark",
    );
    check_sure(
        &["Città|Stato|Anno|Abitanti|Note", "Kiel|Germania|1964|246|"],
        &shape,
        "city.name city.country established city.population remark",
    );
    check_sure(
        &["Cidade|Estado|País|Desde", "Salvador|Bahia|Brasil|1964"],
        &shape,
        "city.name city.within city.country established",
    );
    check_sure(
        &["Stad|Land|Sinds|Inwoners|Opmerkingen", "Kiel|Duitsland|1964|246|"],
        &shape,
        "city.name city.country established city.population remark",
    );
    check_sure(
        &["Miasto|Kraj|Rok|Liczba ludności|Uwagi", "Kilonia|Niemcy|1964|246|"],
        &shape,
        "city.name city.country established city.population remark",
    );
    check_sure(
        &["Город|Страна|Год|Население|Примечания", "Киль|Германия|1964|246|"],
        &shape,
        "city.name city.country established city.population remark",
    );
    check_sure(
        &["城市|国家|缔结日期|面积|人口|备注", "石卷|日本|1984-10-23|554|140000|"],
        &shape,
        "city.name city.country established city.area city.population remark",
    );
    check_sure(
        &["友好城市|国家/地区|结好时间", "石卷|日本|1984-10-23"],
        &shape,
        "partner.name partner.country established",
    );
    check_sure(
        &["都市名|国名|提携年月日|備考", "温州|中国|1984-10-23|"],
        &shape,
        "city.name city.country established remark",
    );
    check_sure(
        &["姉妹都市|国|提携日|種別", "温州|中国|1984-10-23|姉妹都市"],
        &shape,
        "partner.name partner.country established kind",
    );
    check_sure(
        &["결연도시|국가|결연일자", "원저우|중국|1984-10-23"],
        &shape,
        "partner.name partner.country established",
    );
    check_sure(
        &["TOWN|COUNTRY_CODE|LATITUDE|LONGITUDE|REGION", "Kiel|DE|54|10|Holstein"],
        &Shape::Places,
        "city.name city.country_code city.latitude city.longitude city.within",
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
fn files_without_names_of_columns_are_read_by_content() {
    check_sure(&["column 1|column 2", "Q200166|Q182059"], &Shape::Links, "city.id partner.id");
    check_sure(&["column 1|column 2", "Q201391|Kohtla-Järve"], &Shape::Places, "city.id city.name");
    let points =
        Shape::Unclear("places are told by coordinates alone, and a city needs a name or an id".to_owned());
    check(&["c1|c2", "Point(25.2 54.6)|Point(-79 43)"], &points, "city.point partner.point");
    check(&["foo|bar", "1|2"], &Shape::Unclear("no column has names or ids of cities".to_owned()), "- -");
}

#[test]
fn a_type_is_of_a_place_or_of_a_link_by_its_cells() {
    check_sure(&["name|type", "Zealand|region", "Kiel|city"], &Shape::Places, "city.name city.level");
    check_sure(&["name|type", "Kiel|sister city"], &Shape::PartnersOfOne, "city.name kind");
    check_sure(
        &["name|state|country", "Kiel|ended|Germany"],
        &Shape::PartnersOfOne,
        "city.name status city.country",
    );
}

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

#[test]
fn a_column_may_be_called_as_a_mapping_calls_it() {
    let understood = check(
        &["city.id|city.name|city.alias@fi 2|partner.id|kind", "a|Kiel|Kieli|b|x"],
        &Shape::Links,
        "city.id city.name city.alias partner.id kind",
    );
    assert_eq!(understood.columns[2].language.as_deref(), Some("fi"));
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

#[test]
fn a_mapping_goes_before_names_and_content() {
    let lines = ["Ortschaften|Staat|Was|Wann|Rest", "Kiel|Germany|Partnerschaft|1964|x"];
    let understood = mapped(&lines, "Ortschaften=partner.name,Was=kind,Wann=established,Staat=-");
    assert_eq!(meanings(&understood), "partner.name - kind established -");
    assert_eq!(understood.shape, Shape::PartnersOfOne);
    assert_eq!(understood.columns[0].why, Why::ByMapping);
    assert_eq!(reason(&understood, "Staat"), "the mapping leaves it out");
    assert_eq!(reason(&understood, "Rest"), "its name is not known; map it if it is needed");
}

#[test]
fn a_city_of_ones_own_may_stand_beside_the_partner() {
    check_sure(
        &["Our city|City|Country|Since", "Kiel|Brest|France|1964"],
        &Shape::Links,
        "city.name partner.name partner.country established",
    );
    let home = ["ville|role|pays", "Nantes|accueil|", "Sarrebruck||Allemagne"];
    check_sure(&home, &Shape::Places, "city.name city.home city.country");
    assert_eq!(mapped(&home, "").as_partners_of_one().shape, Shape::PartnersOfOne);
}

proptest! {
    #[test]
    fn no_table_makes_it_panic(columns in prop::collection::vec("(city|sister|name|país|[a-zA-Z0-9 ._/()@é度市-]{0,8}){0,3}", 0..6), cell in ".{0,12}") {
        let row = Row { line: 1, cells: vec![cell; columns.len()] };
        for role in [Role::Any, Role::Places, Role::Links] {
            let table = Table { role, columns: columns.clone(), rows: vec![row.clone()], ..Table::default() };
            let understood = understand(&table, &Mapping::default());
            prop_assert_eq!(understood.columns.len(), table.columns.len());
        }
    }
}
