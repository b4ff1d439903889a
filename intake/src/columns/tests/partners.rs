use super::super::Shape;
use super::{check_sure, mapped};

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
