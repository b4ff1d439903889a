//! Files as people have them: each kind, with what is understood, what is held back, and what the database then has.
//!
//! The reports are golden: `files/*.snap`. Cities and ids are real or those of the demo; the links are invented.

use std::path::Path;

use intake::columns::Mapping;
use intake::value::coordinates::PointOrder;
use seed::record::SourceRecord;
use sister_cities::transfer::import::ledger::{Accept, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;
use sister_cities::transfer::import::{Content, File, content};

use super::{known, state};
use crate::support::{self, TestApp};

/// Imports the files and keeps the report beside the test.
async fn import(app: &TestApp, name: &str, files: &[&str], options: Options) -> Summary {
    let summary = read_and_load(app, files, &options).await;
    let mut explained = Vec::new();
    summary.write_explained(&mut explained).expect("memory takes every line");
    let explained = String::from_utf8(explained).expect("a report is text");
    let text = format!("{explained}\n{summary}");
    let version = summary.done.as_ref().map(|done| done.cities.version.clone()).unwrap_or_default();
    let settings = insta::Settings::clone_current();
    let mut settings = settings;
    settings.set_snapshot_path("files");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text.replace(&version, "VERSION")));
    // Each row has one outcome, and the lines that are no rows are passed over.
    let counts = summary.ledger.counts();
    let rows: usize = summary.files.iter().flat_map(|file| &file.tables).map(|table| table.rows).sum();
    assert!(
        rows <= counts.rows && counts.rows <= rows + counts.passed_over + counts.refused,
        "{rows} {counts:?}"
    );
    summary
}

async fn read_and_load(app: &TestApp, files: &[&str], options: &Options) -> Summary {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/files");
    let bytes: Vec<Vec<u8>> =
        files.iter().map(|file| std::fs::read(folder.join(file)).expect("a file of the tests")).collect();
    let read: Vec<(&str, &[u8])> = files.iter().copied().zip(bytes.iter().map(Vec::as_slice)).collect();
    support::import::load(&app.connection, "list", &read, options).await
}

/// The same again changes nothing.
async fn assert_again(app: &TestApp, files: &[&str], options: &Options) {
    let before = state(&app.connection).await;
    let again = read_and_load(app, files, options).await;
    assert!(!again.done.expect("loaded").cities.changed);
    assert_eq!(state(&app.connection).await, before);
}

fn accepting(kinds: &[WarningKind]) -> Options {
    Options { accept: Accept::Kinds(kinds.to_vec()), ..Options::default() }
}

#[tokio::test]
async fn results_of_wikidata_as_csv() {
    let app = TestApp::demo().await;
    let files = ["sparql.csv"];
    import(&app, "sparql-csv", &files, Options::default()).await;
    let answer = app
        .data(
            "{ city(slug: \"zagreb-hr\") { wikidataId partners(orderBy: [{field: ESTABLISHED}]) { edges { node { slug } \
               relation { established { edtf precision } ended { edtf } status } } } } riga: city(slug: \"riga-lv\") { population { value } } }",
        )
        .await;
    insta::assert_json_snapshot!("sparql-csv-answer", answer);
    assert_again(&app, &files, &Options::default()).await;
}

#[tokio::test]
async fn place_without_a_name_is_imported_only_if_it_is_accepted() {
    let app = TestApp::demo().await;
    let query = "{ city(slug: \"q90007001-zz\") { name } }";
    read_and_load(&app, &["sparql.csv"], &Options::default()).await;
    assert!(app.data(query).await["city"].is_null());
    read_and_load(&app, &["sparql.csv"], &accepting(&[WarningKind::NameMissing])).await;
    assert_eq!(app.data(query).await["city"]["name"], "Q90007001");
}

#[tokio::test]
async fn results_of_wikidata_as_json() {
    let app = TestApp::demo().await;
    let files = ["sparql.json"];
    import(&app, "sparql-json", &files, Options::default()).await;
    let answer = app
        .data("{ city(slug: \"tallinn-ee\") { name fi: name(lang: [\"fi\"]) partners { edges { node { slug } relation { established { edtf } } } } } }")
        .await;
    insta::assert_json_snapshot!("sparql-json-answer", answer);
    assert_again(&app, &files, &Options::default()).await;
}

#[tokio::test]
async fn nodes_and_links_with_tabs() {
    let app = TestApp::demo().await;
    let files = ["nodes.tsv", "links.tsv"];
    import(&app, "tabs", &files, Options::default()).await;
    assert_again(&app, &files, &Options::default()).await;
    // The order of the files does not count.
    assert_again(&app, &["links.tsv", "nodes.tsv"], &Options::default()).await;
}

#[tokio::test]
async fn list_of_an_office_in_german() {
    let app = TestApp::demo().await;
    let files = ["office-de.csv"];
    import(&app, "office-de", &files, Options::default()).await;
    let answer = app
        .data(
            "{ home { partners(orderBy: [{field: ESTABLISHED}], first: 40) { edges { node { slug population { value qualifier } \
               names(kind: [FORMER]) { text } } relation { kind status established { edtf } ended { edtf } } } } } }",
        )
        .await;
    insta::assert_json_snapshot!("office-de-answer", answer);
    assert_again(&app, &files, &Options::default()).await;
}

#[tokio::test]
async fn pairs_by_name_with_homonyms_and_two_spellings() {
    let app = TestApp::demo().await;
    let files = ["pairs.csv"];
    import(&app, "pairs", &files, Options::default()).await;
    let query = "{ cities(filter: {slug: {in: [\"verona-it\", \"verona-us\", \"cracow-pl\", \"krakow-pl\", \"munich-de\", \"munchen-de\", \"saint-pierre-re\"]}}) \
                 { nodes { slug within location { latitude } partners { nodes { slug } } } } }";
    insta::assert_json_snapshot!("pairs-answer", app.data(query).await);
    assert_again(&app, &files, &Options::default()).await;
    let app = TestApp::demo().await;
    read_and_load(&app, &files, &accepting(&[WarningKind::TwoSpellings])).await;
    insta::assert_json_snapshot!("pairs-accepted-answer", app.data(query).await);
}

#[tokio::test]
async fn columns_that_say_nothing_are_asked_about_by_what_to_type() {
    let app = TestApp::demo().await;
    let ask = |text: &'static str, options: Options| {
        let known = known(&app);
        async move {
            let files = [File { name: "pairs.csv", bytes: text.as_bytes() }];
            let source = SourceRecord { slug: "list".to_owned(), ..SourceRecord::default() };
            content(&files, source, &options, &known.await, "en").map_err(|error| error.to_string())
        }
    };
    let pairs = "A,B\nKiel,Vaasa\nBrest,Kiel\n";
    let message = ask(pairs, Options::default()).await.expect_err("nothing is guessed");
    assert_eq!(
        message,
        "pairs.csv: no column has names or ids of cities; say which column has them, such as --map \"A=city.name,B=partner.name\""
    );
    let mapping = Mapping::parse("A=city.name,B=partner.name").expect("a mapping");
    let accept = Accept::Kinds(vec![WarningKind::CountryMissing]);
    let read = ask(pairs, Options { mapping, accept, ..Options::default() }).await.expect("it is said now");
    assert_eq!(read.ledger.counts().imported, 2);
    let message = ask("A,B\nKiel,1\nBrest,2\n", Options::default()).await.expect_err("nothing is guessed");
    assert!(message.ends_with("such as --map \"A=name\""), "{message}");
}

#[tokio::test]
async fn edges_of_gephi_between_cities_of_the_database() {
    let app = TestApp::demo().await;
    let files = ["gephi.csv"];
    import(&app, "gephi", &files, Options::default()).await;
    assert_again(&app, &files, &Options::default()).await;
}

#[tokio::test]
async fn graph_of_networkx() {
    let app = TestApp::demo().await;
    let files = ["networkx.gexf"];
    import(&app, "gexf", &files, Options::default()).await;
    assert_again(&app, &files, &Options::default()).await;
}

#[tokio::test]
async fn nested_json_of_a_map() {
    let app = TestApp::demo().await;
    let files = ["map-app.json"];
    import(&app, "map-app-unsaid", &files, Options::default()).await;
    let app = TestApp::demo().await;
    let options = Options { point_order: PointOrder::LatitudeFirst, ..Options::default() };
    import(&app, "map-app", &files, options.clone()).await;
    let answer = app
        .data("{ city(slug: \"nynashamn-se\") { location { latitude longitude } } ventspils: city(slug: \"ventspils-lv\") { partnerCount } \
               homel: city(slug: \"homel-by\") { partners { edges { relation { kind status established { edtf } } } } } }")
        .await;
    insta::assert_json_snapshot!("map-app-answer", answer);
    assert_again(&app, &files, &options).await;
}

#[tokio::test]
async fn features_of_geojson_in_french() {
    let app = TestApp::demo().await;
    let files = ["partners.geojson"];
    let options = Options { home: Some("kitaura-jp".to_owned()), ..Options::default() };
    import(&app, "geojson", &files, options.clone()).await;
    assert_again(&app, &files, &options).await;
}

#[tokio::test]
async fn table_of_a_wiki() {
    let app = TestApp::demo().await;
    let files = ["wiki.csv"];
    let options = Options { home: Some("kitaura-jp".to_owned()), ..Options::default() };
    import(&app, "wiki", &files, options.clone()).await;
    assert_again(&app, &files, &options).await;
    let app = TestApp::demo().await;
    read_and_load(&app, &files, &Options { split: true, ..options }).await;
    let answer =
        app.data("{ city(slug: \"salem-us\") { slug within } bend: city(slug: \"bend-us\") { slug } }").await;
    assert_eq!(answer["bend"]["slug"], "bend-us");
    assert_eq!(answer["city"]["within"], "Oregon");
}

/// Reads and loads texts as files.
async fn load_texts(app: &TestApp, texts: &[&str], options: &Options) -> Summary {
    let files: Vec<File<'_>> =
        texts.iter().map(|text| File { name: "list.csv", bytes: text.as_bytes() }).collect();
    let source =
        SourceRecord { slug: "list".to_owned(), title: "A list".to_owned(), ..SourceRecord::default() };
    let Content { import, files, ledger } =
        content(&files, source, options, &known(app).await, "en").unwrap_or_else(|error| panic!("{error}"));
    let done = seed::import(&app.connection, &import, false).await.unwrap_or_else(|error| panic!("{error}"));
    Summary { files, ledger, done: Some(done), dry_run: false, unsaid: Vec::new() }
}

/// The same texts a second time change nothing.
async fn assert_stable(app: &TestApp, texts: &[&str], options: &Options) -> Summary {
    let first = load_texts(app, texts, options).await;
    let again = load_texts(app, texts, options).await;
    assert!(!again.done.expect("loaded").cities.changed, "{first}");
    first
}

#[tokio::test]
async fn ids_that_only_some_rows_have_tell_who_the_others_are() {
    let app = TestApp::demo().await;
    let list = "id,name,country,sister id,sister name,sister country\n\
        Q1754,Stockholm,Sweden,Q1757,Helsinki,Finland\n\
        ,Helsinki,Finland,Q1770,Tallinn,Estonia\n";
    assert_stable(&app, &[list], &Options::default()).await;
    let answer = app.data("{ city(slug: \"helsinki-fi\") { wikidataId partnerCount } }").await;
    assert_eq!(answer["city"]["wikidataId"], "Q1757");
    assert_eq!(answer["city"]["partnerCount"], 2);
}

#[tokio::test]
async fn names_in_two_columns_of_one_language_are_one_official_name() {
    let app = TestApp::demo().await;
    let list = "name,name_en,country,since\nMünchen,Munich,Germany,1980\n";
    assert_stable(&app, &[list], &Options::default()).await;
    let answer = app.data("{ city(slug: \"munchen-de\") { names { text kind } } }").await;
    assert_eq!(answer["city"]["names"].as_array().map(Vec::len), Some(2), "{answer}");
}

#[tokio::test]
async fn a_wrong_id_joins_no_city_by_way_of_a_list_of_links() {
    let app = TestApp::demo().await;
    let known = app.data("{ city(slug: \"kitaura-jp\") { wikidataId partnerCount } }").await;
    let id = known["city"]["wikidataId"].as_str().expect("an id").to_owned();
    let cities =
        format!("id,name,country\n{id},Oslo,Norway\nQ1754,Stockholm,Sweden\nQ1757,Helsinki,Finland\n");
    let links = format!("source,target\n{id},Q1754\nQ1754,Q1757\nQ1757,{id}\n");
    let summary = load_texts(&app, &[&cities, &links], &Options::default()).await;
    assert_eq!(summary.ledger.counts().refused, 3, "{summary}");
    let after = app.data("{ city(slug: \"kitaura-jp\") { wikidataId partnerCount } }").await;
    assert_eq!(after, known);
}

#[tokio::test]
async fn ends_are_read_where_they_are_said_and_nowhere_else() {
    let app = TestApp::demo().await;
    let list = "partner,country,since,until,notes\n\
        Oslo,Norway,1980,beendet,\n\
        Bergen,Norway,1981,2019,\n\
        Turku,Finland,1982,,signed by the former mayor\n\
        Brno,Czechia,1994,,rompu en 2019\n\
        Tampere,Finland,\"1988, zawieszone 2022\",,\n\
        Riga,Latvia,1990,1985,\n";
    let summary = assert_stable(&app, &[list], &Options::default()).await;
    assert_eq!((summary.ledger.counts().imported, summary.ledger.counts().refused), (5, 1), "{summary}");
    for (slug, status, ended) in [
        ("oslo-no", "ENDED", None),
        ("bergen-no", "ENDED", Some("2019")),
        ("turku-fi", "ACTIVE", None),
        ("brno-cz", "ENDED", Some("2019")),
        ("tampere-fi", "SUSPENDED", None),
    ] {
        let query = format!(
            "{{ city(slug: \"{slug}\") {{ partners {{ edges {{ relation {{ status ended {{ edtf }} }} }} }} }} }}"
        );
        let answer = app.data(&query).await;
        let relation = &answer["city"]["partners"]["edges"][0]["relation"];
        assert_eq!(relation["status"], status, "{slug}");
        assert_eq!(relation["ended"]["edtf"].as_str(), ended, "{slug}");
    }
}

#[tokio::test]
async fn a_home_that_the_file_names_must_be_ours_or_be_said() {
    let app = TestApp::demo().await;
    let list = "ville,pays,role,annee\nNantes,France,accueil,\nCardiff,Royaume-Uni,,1964\n";
    let options = Options::default();
    let files = [File { name: "list.csv", bytes: list.as_bytes() }];
    let error = content(&files, SourceRecord::default(), &options, &known(&app).await, "fr")
        .expect_err("another home");
    assert!(error.to_string().contains("its home is 'Nantes'"), "{error}");
    let said = Options { home: Some("kitaura-jp".to_owned()), ..Options::default() };
    let read = content(&files, SourceRecord::default(), &said, &known(&app).await, "fr").expect("said");
    assert_eq!((read.ledger.counts().imported, read.ledger.counts().passed_over), (1, 1));
}

#[tokio::test]
async fn the_template_imports_as_it_is() {
    let app = TestApp::demo().await;
    let template = include_str!("../../../docs/partners-template.csv");
    let summary = assert_stable(&app, &[template], &Options::default()).await;
    let counts = summary.ledger.counts();
    assert_eq!((counts.rows, counts.imported, summary.ledger.warnings.len()), (2, 2, 0), "{summary}");
    assert!(summary.files[0].tables[0].columns.iter().all(|column| column.meaning.is_some()), "{summary}");
    let answer = app
        .data("{ city(slug: \"turku-fi\") { within population { value } relation { kind status established { edtf } } } }")
        .await;
    assert_eq!(answer["city"]["within"], "Southwest Finland");
    assert_eq!(answer["city"]["population"]["value"], 197_900.0);
    assert_eq!(answer["city"]["relation"]["established"]["edtf"], "1946-10");
}
