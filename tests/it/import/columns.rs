//! What columns say that people call in other ways: nothing of it is lost or guessed without a word.

use serde_json::{Value, json};
use sister_cities::transfer::import::ledger::{Effect, Warning, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::accepting;
use crate::support::{TestApp, import};

async fn load(app: &TestApp, file: &str, text: &str, options: &Options) -> Summary {
    import::load(&app.connection, "list", &[(file, text.as_bytes())], options).await
}

fn of(summary: &Summary, kind: WarningKind) -> Vec<&Warning> {
    summary.ledger.warnings.iter().filter(|warning| warning.kind == kind).collect()
}

/// The names of a city beside its usual one, as `kind text`.
async fn names(app: &TestApp, slug: &str) -> Vec<String> {
    let data = app.data(&format!("{{ city(slug: \"{slug}\") {{ name names {{ text kind }} }} }}")).await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let usual = &data["city"]["name"];
    let names = data["city"]["names"].as_array().cloned().unwrap_or_default();
    let mut names: Vec<String> = names
        .iter()
        .filter(|name| name["text"] != *usual)
        .map(|name| format!("{} {}", text(&name["kind"]), text(&name["text"])))
        .collect();
    names.sort();
    names
}

const NAMES: &str = "name,country,aliases,former name,region\n\
    Kyiv,UA,Kiev|Kijów,,\n\
    Gdańsk,PL,\"Danzig, Gdansk; Dantzig\",,\n\
    Oslo,NO,,Kristiania / Christiania,\n\
    Astana,KZ,\"Akmola, Tselinograd; Aqmola\",Nur-Sultan,\n\
    Halle,DE,\"Hala, Saxony-Anhalt\",-,Saxony-Anhalt\n";

#[tokio::test]
async fn each_name_of_a_cell_of_other_names_is_kept() {
    let app = TestApp::demo().await;
    let summary = load(&app, "list.csv", NAMES, &Options::default()).await;
    assert_eq!(names(&app, "kyiv-ua").await, ["ALIAS Kiev", "ALIAS Kijów"]);
    assert_eq!(names(&app, "gdansk-pl").await, ["ALIAS Dantzig", "ALIAS Danzig", "ALIAS Gdansk"]);
    assert_eq!(names(&app, "oslo-no").await, ["FORMER Christiania", "FORMER Kristiania"]);
    assert_eq!(names(&app, "astana-kz").await, ["ALIAS Aqmola", "FORMER Nur-Sultan"]);
    let several = of(&summary, WarningKind::SeveralNames);
    let [one] = several[..] else { panic!("{summary}") };
    assert_eq!((one.at.line, one.value.as_str()), (5, "Akmola, Tselinograd"));
    assert_eq!(one.message, "'Akmola, Tselinograd' may be 2 other names, or one with its region");
    assert_eq!(names(&app, "halle-de").await, ["ALIAS Hala"]);
}

#[tokio::test]
async fn names_with_commas_are_parted_or_kept_whole_as_the_user_says() {
    let app = TestApp::demo().await;
    load(&app, "list.csv", NAMES, &Options { split: true, ..Options::default() }).await;
    assert_eq!(
        names(&app, "astana-kz").await,
        ["ALIAS Akmola", "ALIAS Aqmola", "ALIAS Tselinograd", "FORMER Nur-Sultan"]
    );
    let app = TestApp::demo().await;
    load(&app, "list.csv", NAMES, &accepting(WarningKind::SeveralNames)).await;
    assert_eq!(
        names(&app, "astana-kz").await,
        ["ALIAS Akmola, Tselinograd", "ALIAS Aqmola", "FORMER Nur-Sultan"]
    );
}

#[tokio::test]
async fn the_code_of_namibia_is_no_missing_value() {
    let app = TestApp::demo().await;
    let country = async |slug: &str| {
        app.data(&format!("{{ city(slug: \"{slug}\") {{ country {{ code }} }} }}")).await["city"]["country"]["code"]
            .clone()
    };
    // Our own slug tells it.
    let own = "slug,name,country_code\nwalvis-bay-na,Walvis Bay,NA\nkiel-de,Kiel,DE\n";
    let summary = load(&app, "list.csv", own, &Options::default()).await;
    assert!(summary.ledger.warnings.is_empty(), "{summary}");
    assert_eq!(country("walvis-bay-na").await, "NA");
    let codes = "name,country_code,population\nOutjo,NA,8445\nKiel,DE,\n";
    let summary = load(&app, "list.csv", codes, &Options::default()).await;
    let told = of(&summary, WarningKind::CountryMissing);
    assert_eq!(
        told.iter().map(|warning| warning.message.as_str()).collect::<Vec<_>>(),
        ["'NA' is taken as the code of Namibia; nowhere else it stands for no value"]
    );
    assert_eq!(country("outjo-na").await, "NA");
    // As R writes it.
    let none = "name,country_code,population\nOutapi,NA,8445\nKiel,DE,NA\n";
    let summary = load(&app, "list.csv", none, &Options::default()).await;
    assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
    let told = of(&summary, WarningKind::CountryMissing);
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].message,
        "'NA' of 'Outapi' is the code of Namibia, but elsewhere in the file it stands for no value"
    );
    assert_eq!(told[0].proposal.as_deref(), Some("write NAM or Namibia where it is the country"));
}

#[tokio::test]
async fn sources_and_words_of_a_relation_can_be_read() {
    let app = TestApp::demo().await;
    let list = "partner,country,established,source,quelle,notes,remarks\n\
        Kiel,Germany,1990,\"Council minutes of 12 May 1990, p. 4\",https://example.org/kiel,renewed 1996,ruht seit 2022\n\
        Lund,Sweden,1991,www.lund.se/vanorter,-,,\n\
        Bergen,Norway,1992,https://example.org/bergen,,,\n\
        Turku,Finland,1993,n/a,,,\n";
    load(&app, "list.csv", list, &Options::default()).await;
    for (slug, locator, stated, status) in [
        (
            "kiel-de",
            json!("Council minutes of 12 May 1990, p. 4 | https://example.org/kiel"),
            json!("renewed 1996; ruht seit 2022"),
            "SUSPENDED",
        ),
        ("lund-se", json!("www.lund.se/vanorter"), Value::Null, "ACTIVE"),
        ("bergen-no", json!("https://example.org/bergen"), Value::Null, "ACTIVE"),
        ("turku-fi", Value::Null, Value::Null, "ACTIVE"),
    ] {
        let query = format!(
            "{{ city(slug: \"{slug}\") {{ partners {{ edges {{ relation {{ stated status citations {{ locator }} }} }} }} }} }}"
        );
        let relation = app.data(&query).await["city"]["partners"]["edges"][0]["relation"].clone();
        assert_eq!(
            relation,
            json!({ "stated": stated, "status": status, "citations": [{ "locator": locator }] }),
            "{slug}"
        );
    }
}

#[tokio::test]
async fn columns_of_links_that_places_cannot_have_are_named() {
    let app = TestApp::demo().await;
    let cities = "id,name,country,seit,notes\na,Kiel,Germany,1990,x\nb,Lund,Sweden,,\n";
    let links = "source,target\na,b\n";
    let files: [(&str, &[u8]); 2] = [("cities.csv", cities.as_bytes()), ("links.csv", links.as_bytes())];
    let summary = import::load(&app.connection, "list", &files, &Options::default()).await;
    assert_eq!(
        summary.files[0].notes,
        ["the rows of this table are places; what these columns say of links is not taken: 'seit', 'notes'"]
    );
    assert_eq!(summary.ledger.counts().imported, 3, "{summary}");
}

#[tokio::test]
async fn results_that_call_the_partner_twinned_are_links() {
    let app = TestApp::demo().await;
    let list = "place,placeLabel,countryLabel,twinned,twinnedLabel,twinnedCountryLabel\n\
        http://www.wikidata.org/entity/Q64,Berlin,Germany,http://www.wikidata.org/entity/Q90,Paris,France\n\
        http://www.wikidata.org/entity/Q64,Berlin,Germany,http://www.wikidata.org/entity/Q84,London,United Kingdom\n";
    let summary = load(&app, "list.csv", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 2, "{summary}");
    let data = app
        .data("{ city(slug: \"berlin-de\") { partners { edges { node { slug } relation { kind } } } } }")
        .await;
    let edges = data["city"]["partners"]["edges"].as_array().cloned().unwrap_or_default();
    let mut partners: Vec<String> =
        edges.iter().map(|edge| format!("{} {}", edge["node"]["slug"], edge["relation"]["kind"])).collect();
    partners.sort();
    assert_eq!(partners, ["\"london-gb\" \"UNKNOWN\"", "\"paris-fr\" \"UNKNOWN\""]);
}

/// The slugs of a city's partners, each with the date of the relation.
async fn partners(app: &TestApp, slug: &str) -> Vec<String> {
    let query = format!(
        "{{ city(slug: \"{slug}\") {{ partners {{ edges {{ node {{ slug }} relation {{ established {{ edtf }} }} }} }} }} }}"
    );
    let data = app.data(&query).await;
    let edges = data["city"]["partners"]["edges"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let partner = |edge: &Value| {
        format!("{} {}", text(&edge["node"]["slug"]), text(&edge["relation"]["established"]["edtf"]))
    };
    let mut partners: Vec<String> = edges.iter().map(|edge| partner(edge).trim().to_owned()).collect();
    partners.sort();
    partners
}

#[tokio::test]
async fn partners_in_lists_of_unlike_items_are_all_read() {
    let app = TestApp::demo().await;
    let list = r#"[{"city":"Graz","country":"AT","twins":[{"city":"Trieste","country":"IT","since":{"year":1973}}]},
        {"city":"Linz","country":"AT","twins":["Brno"]},
        {"city":"Wels","country":"AT","twins":[{"city":"Pula","country":"HR","since":1989},"Tábor"]}]"#;
    let summary = load(&app, "list.json", list, &Options::default()).await;
    assert_eq!(partners(&app, "graz-at").await, ["trieste-it 1973"]);
    assert_eq!(partners(&app, "wels-at").await, ["pula-hr 1989"]);
    let held = of(&summary, WarningKind::CountryMissing);
    let held: Vec<(u64, &str)> =
        held.iter().map(|warning| (warning.at.line, warning.value.as_str())).collect();
    assert_eq!(held, [(2, "Brno"), (3, "Tábor")], "{summary}");
    load(&app, "list.json", list, &accepting(WarningKind::CountryMissing)).await;
    assert_eq!(partners(&app, "linz-at").await, ["brno-zz"]);
    assert_eq!(partners(&app, "wels-at").await, ["pula-hr 1989", "tabor-zz"]);
}

#[tokio::test]
async fn nodes_may_be_called_by_their_ids() {
    let json = r#"{"directed":false,"multigraph":false,"graph":{},
        "nodes":[{"id":"Vienna","country":"AT"},{"id":"Brno","country":"CZ"}],
        "links":[{"source":"Vienna","target":"Brno","year":1990}]}"#;
    let graphml = r#"<graphml><key id="c" for="node" attr.name="country"/><key id="y" for="edge" attr.name="year"/><graph>
        <node id="Vienna"><data key="c">AT</data></node><node id="Brno"><data key="c">CZ</data></node>
        <edge source="Vienna" target="Brno"><data key="y">1990</data></edge></graph></graphml>"#;
    let mapped = intake::columns::Mapping::parse("id=name").expect("a mapping");
    for mapping in [intake::columns::Mapping::default(), mapped] {
        for (file, text) in [("graph.json", json), ("graph.graphml", graphml)] {
            let app = TestApp::demo().await;
            let options = Options { mapping: mapping.clone(), ..Options::default() };
            let summary = load(&app, file, text, &options).await;
            assert_eq!(summary.ledger.counts().imported, 3, "{summary}");
            assert_eq!(partners(&app, "vienna-at").await, ["brno-cz 1990"], "{file}");
        }
    }
}

#[tokio::test]
async fn a_label_that_one_node_shows_takes_no_name_away() {
    let app = TestApp::demo().await;
    let graphml = r#"<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key id="n" for="node" attr.name="name"/>
        <key id="c" for="node" attr.name="country"/><key id="g" for="node" yfiles.type="nodegraphics"/><graph>
        <node id="n0"><data key="n">Vienna</data><data key="c">AT</data>
          <data key="g"><y:ShapeNode><y:NodeLabel>Vienna</y:NodeLabel></y:ShapeNode></data></node>
        <node id="n1"><data key="n">Brno</data><data key="c">CZ</data></node>
        <edge source="n0" target="n1"/></graph></graphml>"#;
    let summary = load(&app, "graph.graphml", graphml, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 3, "{summary}");
    assert_eq!(partners(&app, "vienna-at").await, ["brno-cz"]);
}

#[tokio::test]
async fn people_are_whole_whatever_marks_other_columns_have() {
    let app = TestApp::demo().await;
    let list = "Partnerstadt;Land;Einwohner;Fläche;Breite;Länge\n\
        Kiel;Deutschland;250.000;118.654;54.32;10.13\nLyon;Frankreich;520.000;47.875;45.76;4.84\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.warnings, [], "{summary}");
    let query = "{ cities(filter: {name: {in: [\"Kiel\", \"Lyon\"]}}) { nodes { population { value } area { value } } } }";
    let nodes = json!([
        { "population": { "value": 250_000.0 }, "area": { "value": 118.654 } },
        { "population": { "value": 520_000.0 }, "area": { "value": 47.875 } },
    ]);
    assert_eq!(app.data(query).await["cities"]["nodes"], nodes);
    // Counted in thousands, and nobody says so.
    let app = TestApp::demo().await;
    let list = "partner,country,population\nKiel,Germany,246.6\nLyon,France,522\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let kinds: Vec<_> = summary.ledger.warnings.iter().map(|one| (one.kind, one.effect)).collect();
    assert_eq!(kinds, [(WarningKind::NotUnderstood, Effect::ValueLeftOut); 2], "{summary}");
    assert_eq!(summary.ledger.counts().imported, 2, "{summary}");
}

#[tokio::test]
async fn a_list_whose_first_place_is_the_home_city_is_one_of_its_partners() {
    let app = TestApp::demo().await;
    let list = "City,Sister city,Country,Since\nQingwan,Oslo,Norway,1990\n青湾市,Riga,Latvia,1991\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.warnings, [], "{summary}");
    assert_eq!(summary.ledger.counts().imported, 2, "{summary}");
    assert!(summary.to_string().contains("the first place of each row is the home city"), "{summary}");
    let query = "{ cities(filter: {name: {in: [\"Oslo\", \"Riga\"]}}) { nodes { relation { established { edtf } } } } }";
    let nodes = json!([
        { "relation": { "established": { "edtf": "1990" } } },
        { "relation": { "established": { "edtf": "1991" } } },
    ]);
    assert_eq!(app.data(query).await["cities"]["nodes"], nodes);
    // Another city, or one of that name elsewhere, makes it a list of links.
    for first in ["Umikado,Turku,Finland,1992", "\"Qingwan, Ohio\",Turku,Finland,1992"] {
        let summary = load(&app, "list", &format!("{list}{first}\n"), &Options::default()).await;
        assert_eq!(of(&summary, WarningKind::CountryMissing).len(), 3, "{summary}");
    }
}
