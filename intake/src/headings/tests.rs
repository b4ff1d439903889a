use super::carry_down;
use crate::columns::Mapping;
use crate::read::{ReadOptions, read};
use crate::table::{Table, Tables};

fn carried(text: &str) -> Tables {
    let mut tables = read(text.as_bytes(), &ReadOptions::default()).expect("a table");
    carry_down(&mut tables, &Mapping::default());
    tables
}

fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| row.cells.join("|")).collect()
}

fn texts(tables: &Tables) -> Vec<(u64, &str)> {
    tables.remarks.iter().map(|remark| (remark.line, remark.text.as_str())).collect()
}

#[test]
fn a_row_with_a_state_is_the_status_of_the_rows_below() {
    let tables = carried(
        "City,Country,Since\nKiel,Germany,1990\nFormer partners:,,\nOulu,Finland,1970\nVaasa,Finland,1971\n",
    );
    assert_eq!(tables.tables[0].columns, ["City", "Country", "Since", "status"]);
    assert_eq!(
        rows(&tables.tables[0]),
        ["Kiel|Germany|1990|", "Oulu|Finland|1970|Former partners", "Vaasa|Finland|1971|Former partners"]
    );
    assert_eq!(
        texts(&tables),
        [(3, "a heading: 'Former partners'; it is taken as the status of the rows below")]
    );
}

#[test]
fn what_a_heading_does_not_say_ends_with_the_last_one() {
    let tables = carried(
        "Ort;Land;Seit\nEhemalige Partnerstädte;;\nKiel;DE;1990\nStädtefreundschaften;;\nBrest;FR;1991\nWeitere Orte:;;\nTartu;EE;1992\n",
    );
    assert_eq!(tables.tables[0].columns[3..], ["kind", "status"]);
    assert_eq!(
        rows(&tables.tables[0]),
        [
            "Kiel|DE|1990|Ehemalige Partnerstädte|Ehemalige Partnerstädte",
            "Brest|FR|1991|Städtefreundschaften|",
            "Tartu|EE|1992||"
        ]
    );
}

#[test]
fn countries_between_the_rows_are_carried_down() {
    let tables = carried(
        "Partnerstadt;Seit;Art\nEuropa;;\nFrankreich;;\nLyon;1965;Partnerschaft\nDeutschland (1);;\nKiel;1970;Freundschaft\nAsien;;\nIrgendwo;;\nJapan;;\nKobe;1980;Partnerschaft\n",
    );
    assert_eq!(
        rows(&tables.tables[0]),
        [
            "Lyon|1965|Partnerschaft|Frankreich",
            "Kiel|1970|Freundschaft|Deutschland",
            "Irgendwo|||",
            "Kobe|1980|Partnerschaft|Japan"
        ]
    );
    assert_eq!(tables.tables[0].columns[3], "partner.country");
    assert_eq!(texts(&tables)[0], (2, "a heading: 'Europa'"));
}

#[test]
fn headings_may_have_signs_and_names_around_them() {
    for heading in [
        "Former,,",
        "--- Former ---,,",
        "Former partners (2),,",
        "Status: former,,",
        "Former,Former,Former",
        ",FORMER:,",
        "Former",
    ] {
        let tables =
            carried(&format!("City,Country,Since\nKiel,Germany,1990\n{heading}\nOulu,Finland,1970\n"));
        let [first, last] = &rows(&tables.tables[0])[..] else { panic!("{heading}") };
        assert_eq!(first, "Kiel|Germany|1990|", "{heading}");
        assert!(last.to_lowercase().starts_with("oulu|finland|1970|former"), "{heading}: {last}");
    }
    let tables = carried("City,Since\nLand: Deutschland,\nKiel,1990\n");
    assert_eq!(rows(&tables.tables[0]), ["Kiel|1990|Deutschland"]);
}

#[test]
fn an_empty_column_of_countries_is_filled() {
    let tables = carried("Country,City,Since\nGermany,,\n,Kiel,1990\n,Bonn,1991\nFrance,,\n,Lyon,1992\n");
    assert_eq!(tables.tables[0].columns, ["Country", "City", "Since"]);
    assert_eq!(rows(&tables.tables[0]), ["Germany|Kiel|1990", "Germany|Bonn|1991", "France|Lyon|1992"]);
}

#[test]
fn the_line_above_the_header_is_a_heading() {
    let tables = carried("Former sister cities of Bergen,,\nCity,Country,Since\nOulu,Finland,1970\n");
    assert_eq!(tables.tables[0].columns[3..], ["kind", "status"]);
    let told = "the line above the header, 'Former sister cities of Bergen', is taken as the kind and the status of its rows";
    assert_eq!(texts(&tables)[1], (2, told));
}

#[test]
fn headings_are_read_whole_or_not_at_all() {
    use super::said::{What, of};
    let what = |text: &str| of(text).map(|heading| heading.what);
    let link = |has_kind, has_state| Some(What::OfLink { has_kind, has_state });
    for (text, expected) in [
        ("Unsere Partnerstädte", link(true, false)),
        ("Sister cities 2024", link(true, false)),
        ("List of former sister cities", link(true, true)),
        ("Partnerschaften der Stadt Kiel", link(true, false)),
        ("Ended", link(false, true)),
        ("Frankreich", Some(What::Country)),
        ("South America", Some(What::Continent)),
        ("Other partners", Some(What::Unknown)),
        ("Anything else:", Some(What::Unknown)),
        ("Sister and friendship cities", None),
        ("Not a sister city", None),
        ("Twin Falls", None),
        ("Kiel", None),
        ("Panama City", None),
        ("Table 1", None),
        ("2024", None),
        ("", None),
    ] {
        assert_eq!(what(text), expected, "{text}");
    }
}

#[test]
fn what_a_row_says_itself_stays() {
    let tables = carried("City,Country,Status\nFormer,,\nOulu,Finland,suspended\nKiel,Germany,\n");
    assert_eq!(rows(&tables.tables[0]), ["Oulu|Finland|suspended", "Kiel|Germany|Former"]);
}

#[test]
fn rows_of_one_cell_that_are_no_headings_stay() {
    for text in [
        // Places, of which only the name is known.
        "City,Since\nKiel,1990\nSingapore,\nTurku,1992\n",
        "City,Country,Since\nKiel,Germany,1990\nPanama City,,\nTwin Falls,,\nLuxembourg,,\nMalta,,\n",
        // The line above the header is about more than one kind or state.
        "Sister and friendship cities,,\nCity,Country,Since\nKiel,Germany,1990\n",
        "Current and former sister cities,,\nCity,Country,Since\nKiel,Germany,1990\n",
        "City\nGermany\nKiel\n",
    ] {
        let before = read(text.as_bytes(), &ReadOptions::default()).expect("a table");
        assert_eq!(carried(text), before, "{text}");
    }
}

#[test]
fn a_link_has_two_countries() {
    let text = "City,Partner,Since\nGermany,,\nKiel,Brest,1964\n";
    assert_eq!(rows(&carried(text).tables[0]), ["Germany||", "Kiel|Brest|1964"]);
}
