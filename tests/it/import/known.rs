//! What an import says of relations and cities that the database has: cited where it agrees, never without a word where not.

use std::collections::BTreeSet;

use entity::city_attribute::CityField;
use seed::record::FactBody;
use seed::{LinkCounts, Missing};
use serde_json::{Value, json};
use sister_cities::transfer::import::ledger::{Accept, Outcome, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::{city, reseed, state, texts};
use crate::support::{TestApp, demo, import};

/// Loads the text as a list of that source.
pub(super) async fn load(app: &TestApp, source: &str, text: &str, options: &Options) -> Summary {
    import::load(&app.connection, source, &[("list.csv", text.as_bytes())], options).await
}

fn links(summary: &Summary) -> LinkCounts {
    summary.done.as_ref().expect("loaded").links
}

pub(super) fn accepting(kind: WarningKind) -> Options {
    Options { accept: Accept::Kinds(vec![kind]), ..Options::default() }
}

/// The relations of Łąka Wielka with the home city, with the slugs of their sources.
async fn relations(app: &TestApp) -> Value {
    let query = "{ city(slug: \"laka-wielka-pl\") { partners(first: 50) { edges { node { slug } relation { kind status \
                 established { edtf } ended { edtf } citations { source { slug } } } } } } }";
    let data = app.data(query).await;
    let edges = data["city"]["partners"]["edges"].as_array().cloned().unwrap_or_default();
    let of_home = edges.into_iter().filter(|edge| edge["node"]["slug"] == "qingwan-cn");
    Value::Array(of_home.map(|mut edge| edge["relation"].take()).collect())
}

async fn sources(app: &TestApp) -> Vec<String> {
    let relations = relations(app).await;
    let citations = relations[0]["citations"].as_array().cloned().unwrap_or_default();
    citations
        .iter()
        .map(|citation| citation["source"]["slug"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn second_source_of_a_known_relation_is_cited_beside_the_first() {
    let app = TestApp::demo().await;
    let before = relations(&app).await;
    let own = sources(&app).await;
    // Less exact than the data set, and so no contradiction.
    let list = "partner,country,since\nŁąka Wielka,Poland,1986\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let counts = summary.ledger.counts();
    assert_eq!((counts.merged, summary.ledger.warnings.len()), (1, 0), "{summary}");
    assert_eq!(links(&summary), LinkCounts { known: 1, cited: 1, ..LinkCounts::default() });
    let (_, outcome) = summary.ledger.outcomes().next().expect("a row");
    let reason = "the database has the relation from its data set, beside which this source is cited";
    assert_eq!(*outcome, Outcome::Merged(reason.to_owned()));
    assert_eq!(sources(&app).await, [own.as_slice(), &["list".to_owned()]].concat());
    let mut after = relations(&app).await;
    after[0]["citations"] = before[0]["citations"].clone();
    assert_eq!(after, before, "nothing else differs");

    let cited = state(&app.connection).await;
    let again = load(&app, "list", list, &Options::default()).await;
    assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
    assert_eq!(links(&again), LinkCounts { known: 1, ..LinkCounts::default() });
    assert_eq!(state(&app.connection).await, cited);
    // A list that no longer has it takes nothing away.
    load(&app, "list", "partner,country,since\nOslo,Norway,1990\n", &Options::default()).await;
    assert_eq!(sources(&app).await.len(), own.len() + 1);
}

#[tokio::test]
async fn citations_of_imports_outlast_loads_of_the_data_set_and_of_each_other() {
    let app = TestApp::demo().await;
    let own = sources(&app).await.len();
    let list = "partner,country,since\nŁąka Wielka,Poland,1986-10\n";
    load(&app, "one", list, &Options::default()).await;
    load(&app, "two", list, &Options::default()).await;
    let cited = sources(&app).await;
    assert_eq!(&cited[own..], ["one", "two"]);
    let mut data = demo::network();
    let laka = city(&mut data, "laka-wielka-pl");
    laka.within = Some("Somewhere".to_owned());
    laka.cited.remove(&CityField::Within);
    for fact in &mut laka.facts {
        if let FactBody::Relation(relation) = &mut fact.body
            && relation.with == "qingwan-cn"
        {
            relation.established = "1986-10-05".parse().ok();
        }
    }
    assert_eq!(reseed(&app, &data).await.updated, ["laka-wielka-pl"]);
    assert_eq!(relations(&app).await[0]["established"]["edtf"], "1986-10-05");
    assert_eq!(sources(&app).await, cited);
    let prune = seed::Options { missing: Missing::Remove, ..seed::Options::default() };
    seed::load(&app.connection, &demo::network(), prune).await.expect("the load succeeds");
    assert_eq!(sources(&app).await, cited);
}

#[tokio::test]
async fn a_citation_that_was_lost_comes_back() {
    let app = TestApp::demo().await;
    let list = "partner,country,since\nŁąka Wielka,Poland,1986-10\n";
    load(&app, "list", list, &Options::default()).await;
    let cited = state(&app.connection).await;
    let version = async || texts(&app.connection, "SELECT version FROM dataset").await;
    let before = version().await;
    let mut data = demo::network();
    city(&mut data, "laka-wielka-pl")
        .facts
        .retain(|fact| !matches!(&fact.body, FactBody::Relation(relation) if relation.with == "qingwan-cn"));
    reseed(&app, &data).await;
    reseed(&app, &demo::network()).await;
    assert!(!sources(&app).await.contains(&"list".to_owned()));
    assert_ne!(version().await, before, "the data are not what they were");
    let again = load(&app, "list", list, &Options::default()).await;
    assert_eq!(links(&again), LinkCounts { known: 1, cited: 1, ..LinkCounts::default() });
    assert!(sources(&app).await.contains(&"list".to_owned()));
    assert_eq!(version().await, before);
    // The relation is a new fact, and so has another id.
    let records = |state: BTreeSet<String>| -> Vec<String> {
        state.into_iter().filter(|row| row.starts_with("record")).collect()
    };
    assert_eq!(records(state(&app.connection).await), records(cited));
}

#[tokio::test]
async fn each_partner_of_a_row_is_compared_with_the_database() {
    let app = TestApp::demo().await;
    let list = "partner,country,kind,since\nGdynia; Łąka Wielka,Poland,friendship,1999\n";
    let options = Options { split: true, ..Options::default() };
    let summary = load(&app, "list", list, &options).await;
    let kinds: Vec<_> = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [WarningKind::RelationDiffers], "{summary}");
    assert_eq!(relations(&app).await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn row_of_an_export_without_a_status_has_a_relation_where_it_says_anything_of_one() {
    let app = TestApp::demo().await;
    let list = "slug,name,country_code,relation_kind,relation_status,relation_established\n\
        oslo-no,Oslo,NO,,,\nriga-lv,Riga,LV,SISTER_CITY,,\nturku-fi,Turku,FI,,,1990\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 3, "{summary}");
    let query = "{ oslo: city(slug: \"oslo-no\") { partnerCount } riga: city(slug: \"riga-lv\") { partnerCount } \
                 turku: city(slug: \"turku-fi\") { partnerCount } }";
    let expected = json!({ "oslo": { "partnerCount": 0 }, "riga": { "partnerCount": 1 }, "turku": { "partnerCount": 1 } });
    assert_eq!(app.data(query).await, expected);
}

#[tokio::test]
async fn what_a_bare_link_adds_is_not_lost_without_a_word() {
    let app = TestApp::demo().await;
    // No kind and no date, so that the loader could only cite; and an end that the database has not.
    let list = "partner,country,until\nŁąka Wielka,Poland,2020\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let [warning] = summary.ledger.warnings.as_slice() else { panic!("{summary}") };
    let proposal = "correct one of them, or accept that the database keeps its own and cites this source too";
    assert_eq!((warning.kind, warning.proposal.as_deref()), (WarningKind::RelationDiffers, Some(proposal)));
    let accepted = load(&app, "list", list, &accepting(WarningKind::RelationDiffers)).await;
    assert_eq!(accepted.ledger.counts().merged, 1, "{accepted}");
    assert_eq!(links(&accepted), LinkCounts { known: 1, cited: 1, ..LinkCounts::default() });
    // The same where the database has no more than that there is a relation.
    let bare = "city1,country1,city2,country2\nOslo,Norway,Riga,Latvia\n";
    load(&app, "bare", bare, &Options::default()).await;
    let ended = "city1,country1,city2,country2,until\nOslo,Norway,Riga,Latvia,2001\n";
    let summary = load(&app, "ended", ended, &Options::default()).await;
    assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
}

#[tokio::test]
async fn of_relations_that_nothing_ranks_a_bare_link_cites_the_one_that_is_told() {
    let app = TestApp::demo().await;
    let two = "city1,country1,city2,country2,kind\nOslo,Norway,Riga,Latvia,sister city\nOslo,Norway,Riga,Latvia,friendship\n";
    load(&app, "two", two, &accepting(WarningKind::ValuesDiffer)).await;
    let bare = "city1,country1,city2,country2\nOslo,Norway,Riga,Latvia\n";
    let summary = load(&app, "bare", bare, &Options::default()).await;
    assert_eq!(links(&summary), LinkCounts { known: 1, cited: 1, ..LinkCounts::default() });
    for _ in 0..2 {
        let again = load(&app, "bare", bare, &Options::default()).await;
        assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
    }
}

#[tokio::test]
async fn city_that_is_named_by_its_slug_keeps_its_id() {
    let app = TestApp::demo().await;
    let list = "id,name,country\nQ990000001,Altmark,Germany\n";
    load(&app, "list", list, &Options::default()).await;
    let again = list.replace("Q990000001", "altmark-de");
    let summary = load(&app, "list", &again, &Options::default()).await;
    assert_eq!(summary.ledger.warnings, [], "{summary}");
    let data = app.data("{ city(slug: \"altmark-de\") { wikidataId } }").await;
    assert_eq!(data["city"]["wikidataId"], "Q990000001");
}

#[tokio::test]
async fn city_that_is_known_by_another_spelling_is_compared_too() {
    let app = TestApp::demo().await;
    let list = "name,country,level\nLakawielka,Poland,province\n";
    let options = accepting(WarningKind::TwoSpellings);
    let summary = load(&app, "list", list, &options).await;
    let kinds: Vec<_> = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
    assert!(kinds.contains(&WarningKind::CityDiffers), "{summary}");
}

#[tokio::test]
async fn an_end_that_the_database_does_not_know_is_held_back_with_both_values() {
    let app = TestApp::demo().await;
    let before = state(&app.connection).await;
    let list = "partner,country,kind,since,until\nŁąka Wielka,Poland,sister city,1986-10,2020\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
    let [warning] = summary.ledger.warnings.as_slice() else { panic!("{summary}") };
    assert_eq!((warning.kind, warning.at.line), (WarningKind::RelationDiffers, 2));
    assert_eq!(
        warning.message,
        "the database has the relation from its data set: SISTER_CITY, established 1986-10, ACTIVE; \
         the file says: SISTER_CITY, established 1986-10, ended 2020"
    );
    assert!(warning.proposal.is_some());
    assert_eq!(state(&app.connection).await, before, "nothing was written");
    let accepted = load(&app, "list", list, &accepting(WarningKind::RelationDiffers)).await;
    assert_eq!(accepted.ledger.counts().merged, 1, "{accepted}");
    let relation = &relations(&app).await[0];
    assert_eq!((&relation["status"], &relation["ended"]), (&json!("ACTIVE"), &json!(null)));
    assert!(sources(&app).await.contains(&"list".to_owned()));
}

#[tokio::test]
async fn another_kind_or_date_is_another_relation_only_if_it_is_accepted() {
    let app = TestApp::demo().await;
    let list = "partner,country,kind,since\nŁąka Wielka,Poland,friendship,1999\n";
    let before = relations(&app).await;
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
    assert_eq!(relations(&app).await, before);
    let options = accepting(WarningKind::RelationDiffers);
    load(&app, "list", list, &options).await;
    assert_eq!(relations(&app).await.as_array().map(Vec::len), Some(2));
    let again = load(&app, "list", list, &options).await;
    assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
    // Where the file has both, each is what it is.
    let app = TestApp::demo().await;
    let both = "partner,country,kind,since\nŁąka Wielka,Poland,sister city,1986-10\nŁąka Wielka,Poland,friendship,1981\n";
    let summary = load(&app, "list", both, &Options::default()).await;
    assert_eq!((summary.ledger.counts().imported, summary.ledger.counts().merged), (1, 1), "{summary}");
    assert_eq!(relations(&app).await.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn list_that_says_only_that_there_is_a_link_gives_way_to_one_that_says_more_and_is_cited_there() {
    let app = TestApp::demo().await;
    let bare = "city1,country1,city2,country2\nOslo,Norway,Riga,Latvia\n";
    let dated = "city1,country1,city2,country2,kind,since\nRiga,Latvia,Oslo,Norway,sister city,1990\n";
    load(&app, "bare", bare, &Options::default()).await;
    let summary = load(&app, "dated", dated, &Options::default()).await;
    assert_eq!(summary.ledger.warnings, [], "{summary}");
    let query = "{ city(slug: \"oslo-no\") { partners { edges { relation { established { edtf } \
                 citations { source { slug } } } } } } }";
    let expected = json!({ "city": { "partners": { "edges": [{ "relation": { "established": { "edtf": "1990" },
        "citations": [{ "source": { "slug": "dated" } }, { "source": { "slug": "bare" } }] } }] } } });
    assert_eq!(app.data(query).await, expected);
    load(&app, "bare", bare, &Options::default()).await;
    assert_eq!(app.data(query).await, expected);
    for (source, list) in [("dated", dated), ("bare", bare)] {
        let again = load(&app, source, list, &Options::default()).await;
        assert!(!again.done.as_ref().expect("loaded").cities.changed, "{source}: {again}");
    }
    assert_eq!(app.data(query).await, expected);
}

#[tokio::test]
async fn figures_and_levels_that_contradict_the_city_of_the_database_are_told() {
    let app = TestApp::demo().await;
    let list = "name,country,level,population,partner,partner country\n\
        Łąka Wielka,Poland,province,5400,Oslo,Norway\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let kinds: Vec<_> = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [WarningKind::CityDiffers, WarningKind::CityDiffers], "{summary}");
    let query = "{ city(slug: \"laka-wielka-pl\") { level measurements(source: [\"list\"]) { value } } }";
    assert_eq!(app.data(query).await["city"], json!({ "level": "CITY", "measurements": [] }));
    load(&app, "list", list, &accepting(WarningKind::CityDiffers)).await;
    let figures = &app.data(query).await["city"];
    assert_eq!(*figures, json!({ "level": "CITY", "measurements": [{ "value": 5400.0 }] }));
}
