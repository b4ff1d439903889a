//! Data in which one number stands in many places, and imports that change all of them together.

use std::path::Path;
use std::process::Command;

use sea_orm::DatabaseConnection;
use serde_json::{Value, json};
use testkit::database::load;

use crate::support::{TestDatabase, demo, world};

/// Several statements, each of which tells the number.
pub(super) const QUESTION: &str = "{dataset{revision}network{relationCount}relations{totalCount}cities(filter:{\
    wikidataId:{in:[\"Q910000000\",\"Q910000001\",\"Q910000002\",\"Q910000003\",\"Q910000004\",\"Q910000005\",\
    \"Q910000006\"]}}){totalCount nodes{name population{value}names{text}partners(first:0){totalCount}}}}";

const CITIES: u32 = 7;
/// The relations of the network made for tests, and those among them that have ended.
const RELATIONS: u32 = 17;
const ENDED: u32 = 3;

/// A database that tells 0.
pub(super) async fn database() -> TestDatabase {
    let fill = async |db: &DatabaseConnection| {
        load(db, &demo::network()).await;
        import(db, 0).await;
    };
    TestDatabase::copy_of("marked", fill).await
}

/// The number that an answer tells, in each place the same.
pub(super) fn number(answer: &Value) -> u32 {
    let revision = answer["data"]["dataset"]["revision"].as_u64().unwrap_or_else(|| panic!("{answer}"));
    let number = u32::try_from(revision).expect("few revisions") - 2;
    assert_eq!(*answer, expected(number));
    number
}

fn expected(number: u32) -> Value {
    let linked = |city: u32| links(number).filter(|link| link.0 == city || link.1 == city).count();
    let nodes: Vec<_> = (0..CITIES)
        .map(|city| {
            json!({
                "name": name(number),
                "population": { "value": f64::from(number) },
                "names": [{ "text": name(number) }],
                "partners": { "totalCount": linked(city) },
            })
        })
        .collect();
    let relations = RELATIONS + 1 + number;
    json!({ "data": {
        "dataset": { "revision": number + 2 },
        "network": { "relationCount": relations - ENDED },
        "relations": { "totalCount": relations },
        "cities": { "totalCount": CITIES, "nodes": nodes },
    } })
}

fn name(number: u32) -> String {
    format!("Mark {number}")
}

/// One more for each number, so at most 20.
fn links(number: u32) -> impl Iterator<Item = (u32, u32)> {
    let pairs = (0..CITIES).flat_map(|one| (one + 1..CITIES).map(move |other| (one, other)));
    pairs.take(number as usize + 1)
}

/// The files of cities and of links.
fn files(number: u32) -> (String, String) {
    let name = name(number);
    let cities = (0..CITIES).map(|city| format!("Q91000000{city},{name},{city}.5,10.5,Japan,JP,{number}\n"));
    let links = links(number).map(|(one, other)| format!("Q91000000{one},Q91000000{other}\n"));
    (
        format!("id,name,lng,lat,country,countrycd,population\n{}", cities.collect::<String>()),
        format!("source,target\n{}", links.collect::<String>()),
    )
}

/// Writes the next number.
pub(super) async fn import(db: &DatabaseConnection, number: u32) {
    let (cities, links) = files(number);
    let content = world::read(&cities, &links, &world::known(db).await).expect("the files are right");
    let report = seed::import(db, &content.import, false).await.expect("the import succeeds");
    assert_eq!(report.cities.revision, i64::from(number) + 2);
}

/// Has another process write the next number.
pub(super) fn import_elsewhere(url: &str, folder: &Path, number: u32) {
    let names = [folder.join("cities.csv"), folder.join("links.csv")];
    let (cities, links) = files(number);
    for (name, text) in names.iter().zip([cities, links]) {
        std::fs::write(name, text).expect("a file");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_sister-cities"))
        .args(["import", "--database-url", url, "--source", "twin-cities-csv", "--accept", "ALL"])
        .args(["--source-title", "Twin cities from a CSV file"])
        .args(names)
        .env_clear()
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
