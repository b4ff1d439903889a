use super::super::Shape;
use super::{check_sure, mapped, meanings, reason};

/// How much the figures of a single column count as one; `-` if the column is not used.
fn unit(name: &str) -> String {
    let understood = mapped(&[&format!("name|country|{name}"), "Kiel|Germany|247"], "");
    let column = &understood.columns[2];
    match (column.meaning, column.unit) {
        (None, _) => "-".to_owned(),
        (Some(meaning), None) => meaning.field.to_string(),
        (Some(meaning), Some(unit)) => format!("{} {unit}", meaning.field),
    }
}

#[test]
fn units_of_figures_are_read_from_the_name() {
    for (names, expected) in [
        (
            "Population (in Tsd.);Einwohner (Tsd);population in 1000;Population (thousands);Population (milliers);\
             Population ('000);人口(千人);인구(천명);Einwohner in Tausend;pop_thousands;Population [x1000];Population (thousand, 2020);Einwohner (in 1.000)",
            "population 1000",
        ),
        ("人口(万);人口（万人）;인구(만명)", "population 10000"),
        ("Population (Mio.);Population (millions)", "population 1000000"),
        ("Area (ha);Fläche in ha;Fläche (Hektar);面积(公顷);area_ha", "area 0.01"),
        ("Area (sq mi);Area (mi²);Area sq. mi.;Area (square miles)", "area 2.589988110336"),
        ("Fläche (m²);Fläche (qm);Fläche (m²/qm)", "area 0.000001"),
        ("Fläche (in Tsd. km²)", "area 1000"),
        (
            "Population;Population (2020);Einwohner (31.12.2020);Population (est.);Population (inhabitants);population (total);人口(人)",
            "population",
        ),
        ("Area (km²);Fläche km2;Area (total);area_km2;Area (sq km);Land area (km2)", "area"),
    ] {
        for name in names.split(';') {
            assert_eq!(unit(name), expected, "{name}");
        }
    }
}

#[test]
fn figures_of_another_unit_or_of_the_country_are_left_out() {
    for name in [
        "Area (acres)",
        "Population (per km²)",
        "Population (%)",
        "Population (rank)",
        "Area (km²/sq mi)",
        "Area (in Tsd.)",
    ] {
        let understood = mapped(&[&format!("name|country|{name}"), "Kiel|Germany|247"], "");
        assert!(reason(&understood, name).contains("unit that is not known"), "{name}");
        assert!(understood.doubts[0].contains(name), "{name}: {:?}", understood.doubts);
        let field = if name.starts_with("Area") { "area" } else { "population" };
        assert!(
            meanings(&mapped(
                &[&format!("name|country|{name}"), "Kiel|Germany|247"],
                &format!("{name}={field}")
            ))
            .contains(field)
        );
    }
    for name in ["Country population", "Area of country", "Population of region", "Population (country)"] {
        let understood = mapped(&[&format!("name|country|{name}"), "Kiel|Germany|247"], "");
        assert!(reason(&understood, name).contains("not about the place"), "{name}");
    }
}

#[test]
fn what_stands_in_brackets_is_the_rest_of_the_name() {
    for (name, expected) in [
        ("Year (ended)", "ended"),
        ("Jahr (Ende)", "ended"),
        ("Date (of termination)", "ended"),
        ("Date (renewal)", "-"),
        ("Since (last renewal)", "-"),
        ("Year (signed)", "established"),
        ("Since (year)", "established"),
        ("Year (optional)", "established"),
        ("Status (active/ended)", "status"),
        ("Status (ended)", "status"),
        ("Type (sister, former)", "kind"),
        ("Remarks (ended)", "remark"),
    ] {
        let understood = mapped(&[&format!("partner|country|{name}"), "Kiel|Germany|1984"], "");
        assert_eq!(meanings(&understood), format!("partner.name partner.country {expected}"), "{name}");
    }
    for (name, expected) in [
        ("City (old name)", "city.former"),
        ("Name (former)", "city.former"),
        ("Name (local)", "city.alias"),
        ("Name (German)", "city.alias"),
        ("City (deutsch)", "city.alias"),
        ("City (region)", "city.within"),
    ] {
        check_sure(
            &[&format!("City|Country|{name}"), "Gdańsk|Poland|Danzig"],
            &Shape::Places,
            &format!("city.name city.country {expected}"),
        );
    }
    let both = mapped(&["City (country)|Since", "Kiel (Germany)|1964"], "");
    assert_eq!(reason(&both, "City (country)"), "it holds two things in one cell");
    check_sure(
        &["City|Country|City (partner)|Country (partner)", "Kiel|Germany|Brest|France"],
        &Shape::Links,
        "city.name city.country partner.name partner.country",
    );
}
