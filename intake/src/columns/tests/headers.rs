use super::super::{Shape, Why};
use super::{check, check_sure, mapped, meanings, reason};

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
fn files_without_names_of_columns_are_read_by_content() {
    check_sure(&["column 1|column 2", "Q200166|Q182059"], &Shape::Links, "city.id partner.id");
    check_sure(&["column 1|column 2", "Q201391|Kohtla-Järve"], &Shape::Places, "city.id city.name");
    let points =
        Shape::Unclear("places are told by coordinates alone, and a city needs a name or an id".to_owned());
    check(&["c1|c2", "Point(25.2 54.6)|Point(-79 43)"], &points, "city.point partner.point");
    check(&["foo|bar", "1|2"], &Shape::Unclear("no column has names or ids of cities".to_owned()), "- -");
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
fn one_known_status_makes_a_column_of_statuses() {
    for name in ["State", "Estado", "Stato", "État"] {
        for cells in [
            ["active", "suspended", "see minutes"],
            ["see minutes", "Cancelado", "x"],
            ["a", "b", "en trámite"],
        ] {
            let rows = [["Lyon", "France"], ["Kiel", "Germany"], ["Turku", "Finland"]];
            let lines = rows.iter().zip(cells).map(|(row, cell)| format!("{}|1990|{cell}", row.join("|")));
            let lines: Vec<String> =
                std::iter::once(format!("City|Country|Year|{name}")).chain(lines).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            check(&lines, &Shape::PartnersOfOne, "city.name city.country established status");
        }
    }
    check_sure(
        &["City|Country|State", "Austin|United States|Texas", "Kiel|Germany|Schleswig-Holstein"],
        &Shape::Places,
        "city.name city.country city.within",
    );
}

#[test]
fn little_words_in_names_of_columns_say_what_they_say() {
    for (names, field) in [
        ("Signed on;unterzeichnet am;Vertrag vom;Active since", "established"),
        ("Valid until;Ended on;解除年月日;дата расторжения;Gültig bis", "ended"),
        ("Suspended since;Inactive since;Situação;Active;In Kraft;ruht seit", "status"),
        ("Tipologia;Type de partenariat;Rodzaj współpracy", "kind"),
        ("Renewed in;Last renewal;Renewal date", "-"),
    ] {
        for name in names.split(';') {
            let understood = mapped(&[&format!("Partner|Country|{name}"), "Kiel|Germany|1990"], "");
            assert_eq!(meanings(&understood), format!("partner.name partner.country {field}"), "{name}");
        }
    }
}
