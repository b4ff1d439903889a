//! Exported, imported and exported again: the same bytes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use axum::http::StatusCode;
use proptest::prelude::*;
use seed::DataSet;
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;
use testkit::{TestDatabase, database, demo};

use super::file;
use crate::support::{Served as _, TestApp, import, patient};

/// The files that tell a network together.
const NETWORKS: [&[&str]; 6] = [
    &["cities.csv", "relations.csv"],
    &["cities.json", "relations.json"],
    &["network.geojson"],
    &["network.gexf"],
    &["network.graphml"],
    &["dataset.json"],
];

/// A data set of the home city alone, which states no relation.
fn home_alone() -> DataSet {
    let mut data = demo::network();
    let home = data.dataset.home.clone();
    data.cities.retain(|city| city.slug == home);
    data.dataset.changes.clear();
    data
}

/// A server over the home city alone and what the files say.
async fn holding(files: &[(String, String)]) -> (TestApp, Summary) {
    let fill = async |db: &sea_orm::DatabaseConnection| database::load(db, &home_alone()).await;
    let database = TestDatabase::copy_of("home_alone", fill).await;
    let connection = database.connect().await;
    let read: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let summary = import::load(&connection, "list", &read, &Options::default()).await;
    (TestApp::at(database, &patient()).await, summary)
}

async fn exported(app: &TestApp, names: &[&str]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for name in names {
        let reply = file(app, name, &[]).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        // An empty array is no table, and says nothing.
        if reply.text != "[\n]\n" {
            files.push(((*name).to_owned(), reply.text));
        }
    }
    files
}

/// The files without what is of one import alone: under which key its file has a place, what it adds to the home city, which
/// is the data set's, and the version that follows from that.
fn without_keys(files: &[(String, String)]) -> Vec<(String, String)> {
    let blank = |text: &str, before: &str, behind: &str| -> String {
        let mut parts = text.split(before);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| {
            let (_, rest) = part.split_once(behind).unwrap_or(("", part));
            format!("{all}{before}{behind}{rest}")
        })
    };
    let both = |text: &str| blank(&blank(text, "\"locator\":", ",\"source\""), "[data set], version ", ".");
    let home = format!("{{\"slug\":\"{}\",\"name\"", demo::network().dataset.home);
    let without_home = |text: &str| -> String {
        text.split_inclusive('\n').filter(|line| !line.starts_with(&home)).collect()
    };
    files.iter().map(|(name, text)| (name.clone(), without_home(&both(text)))).collect()
}

/// The first line that differs.
fn difference(one: &[(String, String)], other: &[(String, String)]) -> Option<String> {
    let lines = |files: &[(String, String)]| -> Vec<String> {
        files
            .iter()
            .flat_map(|(name, text)| text.lines().map(move |line| format!("{name}: {line}")))
            .collect()
    };
    let (one, other) = (lines(one), lines(other));
    let at = (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at))?;
    Some(format!("\n{:?}\n{:?}", one.get(at), other.get(at)))
}

/// A place of a made-up list.
#[derive(Clone, Debug)]
struct Made {
    name: String,
    lies: usize,
    apart: (i32, i32),
    item: Option<u32>,
    level: &'static str,
    within: &'static str,
    population: &'static str,
    area: &'static str,
    other: &'static str,
}

/// A link between two of them, by their numbers; 0 is the home city.
#[derive(Clone, Debug)]
struct Linked {
    ends: (usize, usize),
    kind: &'static str,
    status: &'static str,
    established: &'static str,
    ended: &'static str,
    remark: &'static str,
}

/// Countries, each with a point well inside it.
const LIES: [(&str, f64, f64); 6] = [
    ("JP", 36.2, 138.2),
    ("PL", 52.0, 19.0),
    ("US", 39.8, -98.6),
    ("GB", 52.5, -1.5),
    ("NA", -22.0, 17.0),
    ("NZ", -39.0, 175.8),
];

fn made() -> impl Strategy<Value = Made> {
    let name = prop_oneof![
        "[A-ZŁÖ][a-zéøß]{2,8}",
        "[A-Z][a-z]{1,5}[ '-][A-Z][a-z]{1,5}",
        prop::sample::select(vec![
            "Newport",
            "海門",
            "Öresund, Nya",
            "'t Zand",
            "-Nord",
            "+Plus",
            "St. John's"
        ])
        .prop_map(str::to_owned),
    ];
    let words = (
        prop::sample::select(vec!["", "city", "county", "province", "municipality", "district"]),
        prop::sample::select(vec!["", "", "Upper Region", "Łódzkie", "=Region"]),
        prop::sample::select(vec!["", "12345", "about 290000", "1000"]),
        prop::sample::select(vec!["", "12.5", "1.234", "917", "0.125"]),
        prop::sample::select(vec!["", "Old Name", "别名"]),
    );
    let place = (0..LIES.len(), (-200_i32..200, -200_i32..200), prop::option::of(9_100_000_u32..9_100_400));
    (name, place, words).prop_map(|(name, (lies, apart, item), words)| {
        let (level, within, population, area, other) = words;
        Made { name, lies, apart, item, level, within, population, area, other }
    })
}

fn linked(places: usize) -> impl Strategy<Value = Linked> {
    let kinds = vec!["", "sister city", "friendship", "memorandum", "project", "contact", "domestic", "blob"];
    (
        (0..=places, 0..=places),
        prop::sample::select(kinds),
        prop::sample::select(vec!["", "active", "suspended", "ended"]),
        prop::sample::select(vec!["", "1984", "1984-10", "1984-10-23", "c. 1985", "1980s", "1979~"]),
        prop::sample::select(vec!["", "", "", "1999", "2001-02"]),
        prop::sample::select(vec![
            "",
            "",
            "signed twice",
            "=first; \"youth\" exchange",
            "seit 1990 aktiv",
            "ruht",
        ]),
    )
        .prop_map(|(ends, kind, status, established, ended, remark)| Linked {
            ends,
            kind,
            status,
            established,
            ended,
            remark,
        })
}

fn network() -> impl Strategy<Value = (Vec<Made>, Vec<Linked>)> {
    prop::collection::vec(made(), 1..9).prop_flat_map(|places| {
        let links = prop::collection::vec(linked(places.len()), 0..12);
        (Just(places), links)
    })
}

/// The network as a list of places and one of links, as people keep them.
fn lists((places, links): &(Vec<Made>, Vec<Linked>)) -> Vec<(String, String)> {
    let mut cities = String::from(
        "id\tname\talias\tcountry_code\tlevel\tregion\tlatitude\tlongitude\twikidata\tpopulation\tarea\n\
         0\tQingwan\t\tCN\t\t\t\t\tQ900000001\t\t\n",
    );
    for (number, place) in (1..).zip(places) {
        let (country, latitude, longitude) = LIES[place.lies];
        let (latitude, longitude) =
            (latitude + f64::from(place.apart.0) / 1000.0, longitude + f64::from(place.apart.1) / 1000.0);
        let item = place.item.map(|item| format!("Q{item}")).unwrap_or_default();
        let Made { name, level, within, population, area, other, .. } = place;
        let _ = writeln!(
            cities,
            "{number}\t{name}\t{other}\t{country}\t{level}\t{within}\t{latitude:.4}\t{longitude:.4}\t{item}\t{population}\t{area}"
        );
    }
    let mut pairs = String::from("source\ttarget\tkind\tstatus\testablished\tended\tremark\n");
    for Linked { ends, kind, status, established, ended, remark } in links {
        let cell = remark.replace('"', "\"\"");
        let (one, other) = ends;
        let _ = writeln!(pairs, "{one}\t{other}\t{kind}\t{status}\t{established}\t{ended}\t\"{cell}\"");
    }
    vec![("cities.tsv".to_owned(), cities), ("links.tsv".to_owned(), pairs)]
}

fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

// Each case is other data and six sets of files, and every run has other cases.
proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_imported_comes_back_as_the_same_bytes(network in network()) {
        let difference = block_on(async {
            let (app, _) = holding(&lists(&network)).await;
            for names in NETWORKS {
                let first = exported(&app, names).await;
                let (again, summary) = holding(&first).await;
                let second = exported(&again, names).await;
                let pair = if names == ["dataset.json"] {
                    [without_keys(&first), without_keys(&second)]
                } else {
                    [first, second]
                };
                if let Some(found) = difference(&pair[0], &pair[1]) {
                    let mut explained = Vec::new();
                    summary.write_explained(&mut explained).expect("memory takes every line");
                    let explained = String::from_utf8_lossy(&explained);
                    return Some(format!("{names:?}: {found}\n{explained}{summary}"));
                }
            }
            None
        });
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    }
}

/// Of the network that has everything, what a file cannot carry is lost the first time, and nothing after that.
#[tokio::test]
async fn what_is_lost_is_lost_once() {
    let app = TestApp::demo().await;
    for names in NETWORKS {
        let (again, _) = holding(&exported(&app, names).await).await;
        let second = exported(&again, names).await;
        let (third, _) = holding(&second).await;
        let third = exported(&third, names).await;
        assert_eq!(difference(&without_keys(&second), &without_keys(&third)), None, "{names:?}");
    }
}

#[tokio::test]
async fn the_page_tells_what_tables_lose() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md")).expect("a page");
    let app = TestApp::demo().await;
    let names = ["cities.csv", "relations.csv"];
    let first = exported(&app, &names).await;
    let (again, _) = holding(&first).await;
    let second = exported(&again, &names).await;
    for name in names {
        let text = |files: &[(String, String)]| {
            files.iter().find(|(other, _)| other == name).expect("a file").1.clone()
        };
        let (_, table) = page.split_once(&format!("<!-- lost: {name} -->\n")).expect("a table");
        let rows = table.lines().take_while(|line| line.starts_with('|')).skip(2);
        let told: BTreeSet<String> = rows
            .filter_map(|row| row.split('|').nth(1))
            .flat_map(|cell| cell.split('`').skip(1).step_by(2))
            .map(str::to_owned)
            .collect();
        assert_eq!(different(&text(&first), &text(&second)), told, "{name}");
    }
}

/// The columns of which some cell is another one.
fn different(one: &str, other: &str) -> BTreeSet<String> {
    let rows = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let row = |row: Result<csv::StringRecord, csv::Error>| {
            row.expect("a row").iter().map(str::to_owned).collect()
        };
        let mut rows: Vec<Vec<String>> = reader.records().map(row).collect();
        // Relations of one date are in the order in which they were loaded, and their ids say by whom.
        rows[1..].sort_by_key(|row| row[1..].to_vec());
        rows
    };
    let (one, other) = (rows(one), rows(other));
    let header = &one[0];
    assert_eq!(one.len(), other.len());
    let pairs = one.iter().zip(&other).flat_map(|(one, other)| one.iter().zip(other).enumerate());
    pairs.filter(|(_, (one, other))| one != other).map(|(column, _)| header[column].clone()).collect()
}
