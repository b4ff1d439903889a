use super::super::{Mapping, Shape, Understood, understand, unfold};
use super::{check_sure, mapped, meanings, table};
use crate::table::{Role, Table};

fn unfolded(lines: &[&str], mapping: &str) -> (Table, Option<String>) {
    unfold(table(Role::Any, lines), &Mapping::parse(mapping).expect("a mapping"))
}

fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{} {}", row.line, row.cells.join("|"))).collect()
}

fn asked(understood: &Understood) -> &str {
    if let Shape::Unclear(why) = &understood.shape { why } else { "nothing" }
}

#[test]
fn numbered_partners_are_rows_of_their_own() {
    let (table, told) = unfolded(
        &[
            "City|Country|Partner1|Country1|Since1|Partner2|Country2|Since2|Partner3|Country3|Since3",
            "Kiel|Germany|Brest|France|1964|Coventry|UK|1967|Vaasa|Finland|1970",
            "Bonn|Germany|||||||Oxford|UK|",
            "Ulm|Germany|||||||||",
        ],
        "",
    );
    assert_eq!(
        told.as_deref(),
        Some(
            "'Partner1', 'Partner2', 'Partner3' name several partners of one place; each of them counts as a row of its own"
        )
    );
    assert_eq!(
        rows(&table),
        [
            "2 Kiel|Germany|Brest|France|1964",
            "2 Kiel|Germany|Coventry|UK|1967",
            "2 Kiel|Germany|Vaasa|Finland|1970",
            "3 Bonn|Germany|Oxford|UK|",
            "4 Ulm|Germany|||",
        ]
    );
    let understood = understand(&table, &Mapping::default());
    assert_eq!(meanings(&understood), "city.name city.country partner.name partner.country established");
    assert_eq!((&understood.shape, understood.doubts), (&Shape::Links, vec![]));
}

#[test]
fn partners_are_counted_in_many_ways() {
    for header in [
        "Stadt|Land|Partnerstadt 1|Land 1|Seit 1|Partnerstadt 2|Land 2|Seit 2",
        "City|Country|Twin A|Country A|Since A|Twin B|Country B|Since B",
        "City|Country|partner_1_name|partner_1_country|partner_1_since|partner_2_name|partner_2_country|partner_2_since",
        "City|Country|Partner|Partner country|Since|Partner 2|Partner country 2|Since 2",
        "City|Country|Partner|Country of partner|Since|Partner (2)|Country of partner (2)|Since (2)",
        "城市|国家|友城1|国家1|日期1|友城2|国家2|日期2",
    ] {
        let (table, told) = unfolded(&[header, "Kiel|DE|Brest|FR|1964|Coventry|GB|1967"], "");
        assert!(told.is_some(), "{header}");
        assert_eq!(rows(&table), ["2 Kiel|DE|Brest|FR|1964", "2 Kiel|DE|Coventry|GB|1967"], "{header}");
        assert_eq!(
            meanings(&understand(&table, &Mapping::default())),
            "city.name city.country_code partner.name partner.country_code established",
            "{header}"
        );
    }
}

#[test]
fn the_numbers_of_two_ends_count_no_partners() {
    for lines in [
        ["city1|country1|city2|country2", "Kiel|DE|Brest|FR"],
        ["Partner 1|Country 1|Partner 2|Country 2", "Kiel|DE|Brest|FR"],
    ] {
        let (table, told) = unfolded(&lines, "");
        assert_eq!((rows(&table).len(), told), (1, None));
        check_sure(&lines, &Shape::Links, "city.name city.country_code partner.name partner.country_code");
    }
    // One partner alone is the partner.
    check_sure(
        &["City|Partner 1|Since 1", "Kiel|Brest|1964"],
        &Shape::Links,
        "city.name partner.name established",
    );
    check_sure(
        &["Name|Alias 1|Alias 2", "Kiel|Kilonia|Kiil"],
        &Shape::Places,
        "city.name city.alias city.alias",
    );
}

#[test]
fn what_a_user_maps_stays_as_it_is_and_is_asked_for() {
    let lines = ["City|Country|Partner 1|Partner 2", "Kiel|Germany|Brest|Coventry"];
    let (_, told) = unfolded(&lines, "Partner 2=remark");
    assert_eq!(told, None);
    assert_eq!(meanings(&mapped(&lines, "Partner 2=remark")), "city.name city.country partner.name remark");
    let further = "names one more partner of a row, and a link has two ends; give each partner a row of its own, or say that it is not used";
    let three = ["City A|Country A|City B|Country B|City C|Country C", "Kiel|DE|Brest|FR|Coventry|GB"];
    assert_eq!(asked(&mapped(&three, "")), format!("'City C' {further}: --map \"City C=-\""));
    assert_eq!(mapped(&three, "City C=-").shape, Shape::Links);
    // Whose the second country is, nobody can say.
    let twice = [
        "Stadt|Land|Partnerstadt|Land (2)|Partnerstadt (2)|Land (3)",
        "Kiel|DE|Brest|FR|Coventry|GB",
        "Bonn|DE|Oxford|GB||",
        "Ulm|DE|Jinju|KR||",
    ];
    assert!(asked(&mapped(&twice, "")).contains(further), "{}", asked(&mapped(&twice, "")));
    assert_eq!(unfolded(&twice, "").1, None);
}

#[test]
fn lists_side_by_side_are_asked_for() {
    let asks = |header: &str, row: &str| asked(&mapped(&[header, row], "")).to_owned();
    let side_by_side = "'City' and 'City (2)' may be of two lists that stand side by side; write one below the other, or, if each row links the two, say so: --map \"City=city.name,City (2)=partner.name\"";
    let dated = ["City|Country|Since|City (2)|Country (2)|Since (2)", "Kiel|DE|1990|Kobe|JP|1980"];
    assert_eq!(asks(dated[0], dated[1]), side_by_side);
    let parted = ["City|Country|column 3|City (2)|Country (2)", "Kiel|DE||Kobe|JP"];
    assert_eq!(asks(parted[0], parted[1]), side_by_side);
    let unlike = "Sister cities|Country|Since|column 4|Friendship cities|Country (2)|Since (2)";
    assert_eq!(
        asks(unlike, "Brest|FR|1964||Kobe|JP|1980"),
        "'Country' and 'Country (2)' may be of two lists that stand side by side; write one below the other, or say that the second is not used: --map \"Country (2)=-\""
    );
    let numbered = "Partner1|Country1|Since1|Partner2|Country2|Since2";
    assert!(asks(numbered, "Kiel|DE|1990|Kobe|JP|1980").contains("side by side"));
    assert_eq!(mapped(&parted, "City=city.name,City (2)=partner.name").shape, Shape::Links);
    let dates = mapped(&["Name|Name (2)|Year|Year (2)", "Kiel|Brest|1964|1965"], "");
    assert_eq!((asked(&dates), dates.doubts.len()), ("nothing", 1));
    check_sure(
        &["City|Country|City (2)|Country (2)|Since", "Kiel|DE|Kobe|JP|1990"],
        &Shape::Links,
        "city.name city.country_code partner.name partner.country_code established",
    );
}
