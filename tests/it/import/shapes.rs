//! What the rows of a table are: places, links, or partners of a city, and of which.

use seed::record::SourceRecord;
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;
use sister_cities::transfer::import::{File, content};

use super::known;
use crate::support::{TestApp, demo, import};

async fn load(app: &TestApp, file: &str, text: &str, options: &Options) -> Summary {
    import::load(&app.connection, "list", &[(file, text.as_bytes())], options).await
}

/// Why the import stops.
async fn stops(app: &TestApp, file: &str, text: &str) -> String {
    let files = [File { name: file, bytes: text.as_bytes() }];
    let source = SourceRecord { slug: "list".to_owned(), ..SourceRecord::default() };
    let read = content(&files, source, &Options::default(), &known(app).await, "en");
    read.expect_err("nothing is guessed").to_string()
}

/// How many relations the database has after the import that it had not, and how many rows were imported.
fn added(summary: &Summary) -> (usize, usize) {
    let links = summary.done.as_ref().map(|done| done.links).unwrap_or_default();
    (links.added, summary.ledger.counts().imported)
}

#[tokio::test]
async fn the_city_whose_partners_the_rows_are_is_named() {
    let app = TestApp::demo().await;
    let list = "city,country,since\nBrest,France,1964\n";
    let summary = load(&app, "list.csv", list, &Options::default()).await;
    let home = demo::network().dataset.home;
    let said = &summary.files[0].tables[0].shape;
    assert!(said.starts_with("each row is a partner of ") && said.ends_with(&format!("({home})")), "{said}");
    let options = Options { home: Some("kitaura-jp".to_owned()), ..Options::default() };
    let summary = load(&app, "list.csv", list, &options).await;
    assert_eq!(summary.files[0].tables[0].shape, "each row is a partner of Kitaura (kitaura-jp)");
    // Beside links, rows of one end are places.
    let places = ("places.csv", "id,name,country,since\na,Brest,France,1964\nb,Vaasa,Finland,1990\n");
    let links = ("links.csv", "source,target\na,b\n");
    let files = [(places.0, places.1.as_bytes()), (links.0, links.1.as_bytes())];
    let summary = import::load(&app.connection, "two", &files, &Options::default()).await;
    assert_eq!(summary.files[0].tables[0].shape, "each row is a place");
}

#[tokio::test]
async fn pairs_whose_partner_is_not_understood_are_no_partners_of_the_home_city() {
    let app = TestApp::demo().await;
    let message = stops(&app, "list.csv", "city,country,xyz,year\nKiel,Germany,Brest,1964\n").await;
    assert_eq!(
        message,
        "list.csv: 'xyz' may name the partners; say so: --map \"xyz=partner.name\"; or that it is not used: --map \"xyz=-\""
    );
    let known_words =
        "Ville;Pays;Ville partenaire;Pays partenaire;Année\nRennes;France;Erlangen;Allemagne;1964\n";
    let summary = load(&app, "list.csv", known_words, &Options::default()).await;
    assert_eq!(summary.files[0].tables[0].shape, "each row is a link between two places");
    assert_eq!(added(&summary), (1, 1), "{summary}");
    // The nodes of a network are no partners, whatever stands beside their names.
    let nodes =
        ("nodes.csv", "id,name,country,xyz,year\na,Kiel,Germany,Brest,1964\nb,Ulm,Germany,Jinju,1990\n");
    let files = [(nodes.0, nodes.1.as_bytes()), ("links.csv", b"source,target\na,b\n".as_slice())];
    let summary = import::load(&app.connection, "nodes", &files, &Options::default()).await;
    assert_eq!(added(&summary), (1, 3), "{summary}");
}

#[tokio::test]
async fn numbered_partners_are_all_imported_with_their_own_dates() {
    let app = TestApp::demo().await;
    let list = "City,Country,Partner1,Country1,Since1,Partner2,Country2,Since2,Partner3,Country3,Since3\n\
        Kiel,Germany,Brest,France,1964,Coventry,UK,1967,Vaasa,Finland,1970\nBonn,Germany,Oxford,UK,1947,,,,,,\n";
    let summary = load(&app, "list.csv", list, &Options::default()).await;
    assert_eq!(added(&summary), (4, 4), "{summary}");
    let query = "{ city(slug: \"kiel-de\") { partners { edges { node { slug } relation { established { edtf } } } } } }";
    let data = app.data(query).await;
    let edges = data["city"]["partners"]["edges"].as_array().cloned().unwrap_or_default();
    let mut partners: Vec<String> = edges
        .iter()
        .map(|edge| format!("{} {}", edge["node"]["slug"], edge["relation"]["established"]["edtf"]))
        .collect();
    partners.sort();
    assert_eq!(partners, ["\"brest-fr\" \"1964\"", "\"coventry-gb\" \"1967\"", "\"vaasa-fi\" \"1970\""]);
    let third = "City A,Country A,City B,Country B,City C,Country C\nKiel,Germany,Brest,France,Coventry,UK\n";
    assert!(stops(&app, "list.csv", third).await.contains("'City C' names one more partner of a row"));
}

#[tokio::test]
async fn our_own_cities_alone_are_places_where_their_home_is_another() {
    let app = TestApp::demo().await;
    let text = app.get("/data/cities.csv").await.text;
    let home = demo::network().dataset.home;
    let links = |summary: &Summary| summary.done.as_ref().map(|done| (done.links.added, done.links.known));
    // The row of the home city tells that the relations are its.
    let summary = load(&app, "cities.csv", &text, &Options::default()).await;
    assert!(summary.files[0].tables[0].shape.ends_with(&format!("({home})")), "{summary}");
    assert!(links(&summary).is_some_and(|(_, known)| known > 0), "{summary}");
    // Without it they may be those of any city.
    let is_home = |line: &&str| line.starts_with(&format!("{home},"));
    let other: String = text.split_inclusive('\n').filter(|line| !is_home(line)).collect();
    let app = TestApp::demo().await;
    let summary = load(&app, "cities.csv", &other, &Options::default()).await;
    assert_eq!(summary.files[0].tables[0].shape, "each row is a place");
    let note = "the relations in this file are those of the city whose network was exported, and it does not name that city; \
        only the places are taken: import the relations too, or say the city with --home SLUG";
    assert_eq!(summary.files[0].notes, [note]);
    assert_eq!(links(&summary), Some((0, 0)), "{summary}");
    let options = Options { home: Some(home), ..Options::default() };
    let summary = load(&app, "cities.csv", &other, &options).await;
    assert_eq!(summary.files[0].notes, Vec::<String>::new());
    assert!(links(&summary).is_some_and(|(_, known)| known > 0), "{summary}");
}

#[tokio::test]
async fn the_home_city_may_stand_in_the_list_of_its_partners() {
    let app = TestApp::demo().await;
    let data = app.data("{ home { name country { code } wikidataId } }").await;
    let home = &data["home"];
    let text = |name: &str| home[name].as_str().unwrap_or_default().to_owned();
    let code = home["country"]["code"].as_str().unwrap_or_default();
    let list = format!(
        "city,country,wikidata,since\n{},{code},{},\nBrest,France,,1964\n",
        text("name"),
        text("wikidataId")
    );
    let summary = load(&app, "list.csv", &list, &Options::default()).await;
    assert_eq!(added(&summary), (1, 1), "{summary}");
}

#[tokio::test]
async fn nested_countries_are_no_cities_and_lists_side_by_side_no_links() {
    let app = TestApp::demo().await;
    let nested = r#"[{"name":"Germany","code":"DE","cities":[
        {"name":"Kiel","twins":[{"name":"Brest","country":"France","year":1964}]},
        {"name":"Bonn","twins":[{"name":"Oxford","country":"UK"}]},{"name":"Ulm","twins":[]}]}]"#;
    let summary = load(&app, "list.json", nested, &Options::default()).await;
    assert_eq!(added(&summary), (2, 3), "{summary}");
    let slugs = "{ kiel: city(slug: \"kiel-de\") { partnerCount } ulm: city(slug: \"ulm-de\") { partnerCount } \
        germany: city(slug: \"germany-de\") { slug } }";
    let expected =
        serde_json::json!({ "kiel": { "partnerCount": 1 }, "ulm": { "partnerCount": 0 }, "germany": null });
    assert_eq!(app.data(slugs).await, expected);
    let groups = r#"{"Germany":{"Kiel":[{"name":"Brest","country":"France","year":1964}]}}"#;
    assert!(stops(&app, "list.json", groups).await.contains("the rows stand under 'Germany.Kiel'"));
    let side_by_side = "City,Country,Since,,City,Country,Since\nKiel,Germany,1990,,Kobe,Japan,1980\n";
    assert!(stops(&app, "list.csv", side_by_side).await.contains("two lists that stand side by side"));
}
