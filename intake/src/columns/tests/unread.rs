use super::super::{Mapping, Shape, Understood, understand};
use super::{check, check_sure, mapped, meanings, table};
use crate::table::Role;

/// What is to be typed, whether it stops every import or only one of partners.
fn asked(understood: &Understood) -> &str {
    match (&understood.shape, &understood.unread) {
        (Shape::Unclear(why), _) | (_, Some(why)) => why,
        _ => "nothing",
    }
}

fn is_asked(header: &str) -> String {
    let understood = mapped(&[header, "Kiel|Germany|Brest|France|1964", "Bonn|Germany|Oxford|UK|1947"], "");
    asked(&understood).to_owned()
}

#[test]
fn the_words_for_partners_are_known_in_many_languages() {
    let pairs = "city.name city.country partner.name partner.country established";
    for header in [
        "City|Country|Sister Community|Partner Country|Year",
        "Ville|Pays|Ville partenaire|Pays partenaire|Année",
        "Collectivité française|Pays|Collectivité partenaire|Pays partenaire|Année",
        "Município|País|Município irmão|País irmão|Ano",
        "Gmina|Kraj|Gmina partnerska|Kraj partnerski|Rok",
        "Stad|Land|Vänort|Partnerland|År",
        "Kommune|Land|Vennskapsby|Partnerland|År",
        "By|Land|Venskabsby|Partnerland|År",
        "Kaupunki|Maa|Ystävyyskaupunki|Partner maa|Vuosi",
        "Šehir|Ülke|Kardeş Şehir|Kardeş Ülke|Yıl",
        "Město|Země|Partnerské město|Partnerská země|Rok",
        "Város|Ország|Testvérváros|Partner ország|Év",
        "Stadt|Land|Partnerregion|Partnerland|Jahr",
        "中方城市|国家|外方城市|外方国家|年份",
        "城市|国家|国外城市|国外国家|年份",
        "自治体名|国|海外自治体|海外国名|年",
        "도시|국가|외국도시|외국 국가|연도",
    ] {
        check_sure(&[header, "Kiel|Germany|Brest|France|1964"], &Shape::Links, pairs);
    }
    let directory = ["都道府県|自治体名|提携先|国|提携年月日", "北海道|札幌市|ポートランド市|アメリカ|1959"];
    check(&directory, &Shape::Links, "city.within city.name partner.name partner.country established");
    check_sure(
        &["US City|US State|Foreign City|Foreign Country", "Atlanta|Georgia|Tbilisi|Georgia"],
        &Shape::Links,
        "city.name city.within partner.name partner.country",
    );
    let sisters = ["U.S. Community|State|Sister Community|Country", "Atlanta|GA|Tbilisi|Georgia"];
    assert_eq!(meanings(&mapped(&sisters, "")), "city.name city.within partner.name partner.country");
    let german = ["Gebietskörperschaft|Bundesland|Partnergemeinde|Staat", "Aachen|NRW|Reims|Frankreich"];
    assert!(meanings(&mapped(&german, "")).starts_with("city.name city.within partner.name"));
}

#[test]
fn a_column_that_may_name_the_partners_is_asked_for() {
    assert_eq!(
        is_asked("City|Country|Xyz|Partner Country|Year"),
        "'Xyz' may name the partners; say so: --map \"Xyz=partner.name\"; or that it is not used: --map \"Xyz=-\""
    );
    for header in [
        "City|Country|Xyz|Land|Year",
        "City|Country|Sister Xyz|Land|Year",
        "City|Country|Partner location|Zzz|Year",
        "City|Country|Organisation|Zzz|Year",
        "Ville|Pays|Collectivité avec qui|Zzz|Année",
        "City|Country|To|Zzz|Year",
    ] {
        assert!(is_asked(header).contains("=partner.name"), "{header}: {}", is_asked(header));
    }
    assert_eq!(
        is_asked("Xyz|Country|Sister city|Sister country|Year"),
        "'Xyz' may name the cities whose partners the rows tell; say so: --map \"Xyz=city.name\"; or that it is not used: --map \"Xyz=-\""
    );
    let two_in_one = ["City|Country|Partner city, country|Year", "Kiel|Germany|Brest, France|1964"];
    assert_eq!(
        asked(&mapped(&two_in_one, "")),
        "'Partner city, country' may name the partners; say so: --map '\"Partner city, country\"=partner.name'; or that it is not used: --map '\"Partner city, country\"=-'"
    );
    assert_eq!(mapped(&two_in_one, "\"Partner city, country\"=partner.name").shape, Shape::Links);
    let left_out = mapped(&two_in_one, "\"Partner city, country\"=-");
    assert_eq!((asked(&left_out), left_out.shape.clone()), ("nothing", Shape::PartnersOfOne));
}

#[test]
fn what_is_said_of_a_partner_without_a_name_is_asked_for() {
    let rows = ["City|Partner country|Year", "Brest|France|1964"];
    assert_eq!(
        asked(&mapped(&rows, "")),
        "'Partner country' is of the partner, and no column names the partners; if 'City' does, say so: --map \"City=partner.name\"; or that 'Partner country' is not used: --map \"Partner country=-\""
    );
    assert_eq!(mapped(&rows, "City=partner.name").shape, Shape::PartnersOfOne);
    assert_eq!(asked(&mapped(&rows, "Partner country=-")), "nothing");
    // Empty columns say nothing.
    assert_eq!(asked(&mapped(&["City|Country|Partner country|Year", "Brest|France||1964"], "")), "nothing");
}

#[test]
fn other_text_beside_a_city_is_not_asked_for() {
    for (header, cells) in [
        ("Xyz", ["Exchange of schools since the war", "A long remark about the choir of the town"]),
        ("Xyz", ["Anna Müller", "Peter Schmidt"]),
        ("Xyz", ["very active", "less active"]),
        ("Xyz", ["Rathausplatz 1", "Markt 3"]),
        ("Xyz", ["Kultur", "Kultur"]),
        ("Xyz", ["Verein der Freunde von Brest", "Deutsch-Finnische Gesellschaft"]),
        ("Xyz", ["", ""]),
        ("Finnish name", ["Kööpenhamina", "Tukholma"]),
        ("Other activities", ["School exchange", "Youth orchestra"]),
        ("Mayor of today", ["Brest", "Oxford"]),
        ("Focus", ["Culture", "Sport"]),
        ("Xyz", ["Finland", "France"]),
        ("Xyz", ["FI", "FR"]),
    ] {
        let lines = [
            format!("City|Country|{header}|Year"),
            format!("Kiel|Germany|{}|1964", cells[0]),
            format!("Bonn|Germany|{}|1947", cells[1]),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let understood = mapped(&lines, "");
        assert_eq!((asked(&understood), &understood.shape), ("nothing", &Shape::PartnersOfOne), "{cells:?}");
    }
    // Few subjects that stand in many rows before the partner are no cities.
    let subjects = ["Xyz|Partner city|Country|Year", "Youth|Brest|France|1964", "Youth|Oxford|UK|1947"];
    assert_eq!(asked(&mapped(&subjects, "")), "nothing");
    // The nodes of a graph are places, whatever stands beside their names.
    let nodes = table(Role::Places, &["id|label|Xyz", "1|Kiel|Brest", "2|Bonn|Oxford"]);
    assert_eq!(asked(&understand(&nodes, &Mapping::default())), "nothing");
}

#[test]
fn two_columns_that_name_different_cities_are_asked_for() {
    assert_eq!(
        is_asked("City|Country|Municipality|Zzz|Year"),
        "'City' and 'Municipality' may both name the city of a row; say which does: --map \"City=city.name,Municipality=-\"; or, if each row links the two: --map \"City=city.name,Municipality=partner.name\""
    );
    let nameless = ["column 1|column 2|column 3", "Kiel|Holstein|1964", "Brest|Bretagne|1965"];
    assert!(asked(&mapped(&nameless, "")).contains("--map \"column 1=city.name,column 2=city.country\""));
    let names = ["name|asciiname|country", "Örebro|Orebro|SE", "Luleå|Lulea|SE"];
    assert_eq!(asked(&mapped(&names, "")), "nothing");
    let keyed = ["id|name|label", "1|Kiel|City of Kiel", "2|Bonn|City of Bonn"];
    assert_eq!(asked(&mapped(&keyed, "")), "nothing");
}

#[test]
fn the_end_of_a_place_is_not_that_of_a_relation() {
    check_sure(
        &["name|country|relation_ended|place_ended", "Kiel|DE||2019"],
        &Shape::PartnersOfOne,
        "city.name city.country_code ended -",
    );
    check_sure(
        &["Partner city|Country|Sister city until", "Kiel|DE|2019"],
        &Shape::PartnersOfOne,
        "partner.name partner.country_code ended",
    );
}
