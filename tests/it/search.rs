//! The search: what is found by which text, in which order, and why.

use serde_json::Value;

use crate::support::TestApp;

const RESULT: &str = "node { __typename ... on City { slug } ... on Country { code } \
    ... on Feature { name } ... on Industry { slug } }";

async fn connection(app: &TestApp, text: &str, arguments: &str, selection: &str) -> Value {
    let text = Value::from(text);
    app.data(&format!("{{ search(text: {text}{arguments}) {{ {selection} }} }}")).await["search"].clone()
}

/// Each hit as a line: its key, with the type where it is no city, and where it matched.
async fn hits(app: &TestApp, text: &str, arguments: &str) -> Vec<String> {
    let selection = format!("edges {{ {RESULT} matchedIn }}");
    let found = connection(app, text, arguments, &selection).await;
    found["edges"].as_array().expect("edges").iter().map(line).collect()
}

fn line(edge: &Value) -> String {
    let node = &edge["node"];
    let key = ["slug", "code", "name"].iter().find_map(|key| node[key].as_str()).expect("a key");
    let fields: Vec<_> =
        edge["matchedIn"].as_array().expect("fields").iter().filter_map(Value::as_str).collect();
    match node["__typename"].as_str().expect("a type") {
        "City" => format!("{key} {}", fields.join(" ")),
        other => format!("{other} {key} {}", fields.join(" ")),
    }
}

/// Texts with the hits that must come first, in their order; none for texts that find nothing.
const TEXTS: &[(&str, &[&str])] = &[
    // Names: as they are, in any case, without accents, and by another spelling.
    ("Turin", &["turin-it NAME FEATURE SUMMARY"]),
    (
        "IPSWICH",
        &["ipswich-au NAME SUMMARY", "ipswich-gb NAME FEATURE SUMMARY", "Feature Harbour of Ipswich NAME"],
    ),
    ("vallensbaek", &["vallensbaek-dk NAME FEATURE SUMMARY", "Feature Vallensbæk NAME"]),
    ("Giessen", &["giessen-de NAME FEATURE SUMMARY", "Feature University of Giessen NAME"]),
    ("Gießen", &["giessen-de NAME FEATURE SUMMARY"]),
    ("turanga nui a kiwa", &["gisborne-nz NAME"]),
    ("portgentil", &["port-gentil-ga NAME"]),
    ("Port Gentil", &["port-gentil-ga NAME FEATURE SUMMARY"]),
    // Several words: of a name, a feature and a summary; and of the country.
    ("ipswich australia", &["ipswich-au NAME SUMMARY"]),
    ("Ipswich GB", &["ipswich-gb NAME FEATURE SUMMARY"]),
    // What people call a country, beside its names in the data.
    ("ipswich uk", &["ipswich-gb NAME FEATURE SUMMARY"]),
    ("Ipswich UK", &["ipswich-gb NAME FEATURE SUMMARY"]),
    ("ipswich britain", &["ipswich-gb NAME FEATURE SUMMARY"]),
    ("the hague holland", &["the-hague-nl NAME SUMMARY"]),
    ("gumi republic of korea", &["gumi-kr NAME FEATURE SUMMARY"]),
    ("union county america", &["union-county-us NAME FEATURE SUMMARY"]),
    ("UK", &["Country GB NAME"]),
    ("UAE", &["Country AE NAME"]),
    ("Holland", &["Country NL NAME"]),
    ("Korea", &["Country KR NAME", "Country KP NAME"]),
    ("United States of America", &["Country US NAME"]),
    ("kitakami fishery", &["ishinomaki-jp FEATURE INDUSTRY SUMMARY"]),
    // Codes.
    ("Q270814", &["ishinomaki-jp NAME"]),
    ("the-hague-nl", &["the-hague-nl NAME SUMMARY"]),
    ("jp", &["Country JP NAME"]),
    ("USA", &["Country US NAME"]),
    // Chinese: two characters alone and inside a longer name, one character, and by sound.
    ("温州", &["wenzhou-cn NAME SUMMARY", "alicante-es SUMMARY"]),
    // Characters that stand apart are another text: Gwangju is 光州市 in its names and has 温州 in its summary.
    ("温州市", &["wenzhou-cn NAME", "barcelona-es SUMMARY", "bexar-county-us SUMMARY", "dimona-il SUMMARY"]),
    ("石卷", &["ishinomaki-jp NAME SUMMARY", "wenzhou-cn SUMMARY"]),
    ("温", &["wenzhou-cn NAME SUMMARY"]),
    ("wenzhou", &["wenzhou-cn NAME SUMMARY"]),
    ("wēnzhōu", &["wenzhou-cn NAME SUMMARY"]),
    ("Wen Zhou", &["wenzhou-cn NAME SUMMARY"]),
    ("wen1zhou1", &["wenzhou-cn NAME SUMMARY"]),
    ("wen1 zhou1 shi4", &["wenzhou-cn NAME SUMMARY"]),
    ("wenzh", &["wenzhou-cn NAME SUMMARY"]),
    ("shijuan", &["ishinomaki-jp NAME"]),
    ("Shíjuǎn Shì", &["ishinomaki-jp NAME"]),
    ("fangzhi", &["Industry textiles NAME"]),
    ("以色列", &["Country IL NAME", "dimona-il SUMMARY"]),
    ("yiselie", &["Country IL NAME"]),
    // Other scripts.
    ("石巻", &["ishinomaki-jp NAME"]),
    ("呉市", &["kure-jp NAME"]),
    ("광주", &["gwangju-kr NAME"]),
    ("광", &["gwangju-kr NAME"]),
    ("구미", &["gumi-kr NAME"]),
    ("санкт петербург", &["saint-petersburg-ru NAME"]),
    ("Петербург", &["saint-petersburg-ru NAME"]),
    ("דימונה", &["dimona-il NAME"]),
    ("दिमोना", &[]),
    ("लखनऊ", &["lucknow-in NAME"]),
    ("لکھنؤ", &["lucknow-in NAME"]),
    ("لكهنؤ", &[]),
    ("ไทย", &["Country TH NAME"]),
    ("ελλαδα", &["Country GR NAME"]),
    ("საქართველო", &["Country GE NAME"]),
    ("مصر", &["Country EG NAME"]),
    ("Հայաստան", &["Country AM NAME"]),
    ("இலங்கை", &["Country LK NAME"]),
    ("россия", &["Country RU NAME"]),
    // Nicknames, of a city and of what is named beside it.
    ("Phoenix of Ecuador", &["ambato-ec NICKNAME FEATURE SUMMARY"]),
    ("safest city", &["gwangju-kr NICKNAME SUMMARY"]),
    ("music capital", &["Feature Vienna NICKNAME", "alsergrund-at FEATURE"]),
    // Features lead to their city, industries to their cities.
    ("Kitakami", &["Feature Kitakami River NAME", "ishinomaki-jp FEATURE SUMMARY"]),
    ("manga museum", &["Feature Ishinomori Manga Museum NAME", "ishinomaki-jp FEATURE SUMMARY"]),
    (
        "textiles",
        &[
            "Industry textiles NAME",
            "alicante-es INDUSTRY",
            "kumasi-gh INDUSTRY",
            "lucknow-in INDUSTRY SUMMARY",
        ],
    ),
    (
        "纺织",
        &[
            "Industry textiles NAME",
            "alicante-es INDUSTRY",
            "kumasi-gh INDUSTRY",
            "lucknow-in INDUSTRY SUMMARY",
        ],
    ),
    // Summaries.
    ("second most populous", &["ishinomaki-jp SUMMARY"]),
    ("仙台", &["ishinomaki-jp SUMMARY"]),
    // Typing errors.
    ("Ishinomakki", &["ishinomaki-jp NAME"]),
    ("Ishinomaki Miyagy", &["ishinomaki-jp NAME"]),
    ("Wenzhuo", &["wenzhou-cn NAME"]),
    ("Barcelonna", &["barcelona-es NAME FEATURE"]),
    ("Vallensbek", &["vallensbaek-dk NAME FEATURE"]),
    // Two letters swapped, where too few groups of three are left.
    ("Wenzohu", &["wenzhou-cn NAME"]),
    ("Krue", &["kure-jp NAME"]),
    ("Saint Petersbourg", &["saint-petersburg-ru NAME FEATURE"]),
    // Nothing.
    ("xqzwv", &[]),
    // Nothing has both words, so what is nearly so is found.
    ("Ishinomaki Turin", &["ishinomaki-jp NAME"]),
    ("龘龘", &[]),
    ("Ishinomaki_", &["ishinomaki-jp NAME SUMMARY"]),
];

#[tokio::test]
async fn best_hits_come_first_and_say_where_they_matched() {
    let app = TestApp::seeded().await;
    let mut wrong = Vec::new();
    for (text, expected) in TEXTS {
        let found = hits(&app, text, ", first: 100").await;
        let matches = if expected.is_empty() {
            found.is_empty()
        } else {
            found.iter().take(expected.len()).eq(expected.iter())
        };
        if !matches {
            wrong.push(format!(
                "{text}: {:?} instead of {expected:?}",
                &found[..found.len().min(expected.len() + 2)]
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn every_letter_typed_keeps_the_city_among_the_first() {
    let app = TestApp::seeded().await;
    let name = "Ishinomaki";
    for letters in 1..=name.len() {
        let found = hits(&app, &name[..letters], ", types: [CITY]").await;
        let place = found.iter().position(|hit| hit.starts_with("ishinomaki-jp NAME"));
        // Four cities begin with an I.
        assert!(
            place.is_some_and(|place| place < if letters == 1 { 4 } else { 1 }),
            "{}: {found:?}",
            &name[..letters]
        );
    }
}

#[tokio::test]
async fn matched_text_is_the_best_one_as_it_stands_in_the_data() {
    let app = TestApp::seeded().await;
    for (text, expected) in [
        ("wenzhou", "Wenzhou"),
        ("温州", "温州市"),
        ("WENZHOU SHI", "Wēnzhōu Shì"),
        ("q42635", "Q42635"),
        ("giessen", "Gießen"),
        ("safest", "The safest city in South Korea"),
        (
            "仙台",
            "石卷市位于日本东北地区宫城县的太平洋沿岸，旧北上川在此入海，是县内人口仅次于仙台市的第二大城市。",
        ),
        ("Ishinomakki", "Ishinomaki"),
    ] {
        let found = connection(&app, text, ", first: 1, types: [CITY]", "edges { matchedText }").await;
        assert_eq!(found["edges"][0]["matchedText"], expected, "{text}");
    }
}

#[tokio::test]
async fn types_restrict_what_is_found_and_counted() {
    let app = TestApp::seeded().await;
    let count = async |types: &str| {
        let found = connection(&app, "japan", types, "totalCount nodes { __typename }").await;
        let nodes = found["nodes"].as_array().expect("nodes").len();
        assert_eq!(found["totalCount"], nodes);
        nodes
    };
    let all = count("").await;
    let (cities, countries) = (count(", types: [CITY]").await, count(", types: [COUNTRY, COUNTRY]").await);
    let features = count(", types: [FEATURE]").await;
    assert_eq!((cities, countries, count(", types: [INDUSTRY]").await), (3, 1, 0));
    assert_eq!((cities + countries + features, count(", types: []").await), (all, all));
    // What is nearly so is looked for among the types that are asked for.
    assert_eq!(hits(&app, "Kitakami", ", types: [COUNTRY]").await, Vec::<String>::new());
}

#[tokio::test]
async fn pages_in_a_row_are_the_whole_list() {
    let app = TestApp::seeded().await;
    for text in ["i", "port", "温州", "Ishinomakki"] {
        let whole = hits(&app, text, ", first: 100").await;
        assert!(whole.len() < 100 || text == "i", "{text} has one page");
        for size in [1, 7, 40] {
            let (mut walked, mut after) = (Vec::new(), String::new());
            loop {
                let selection = format!(
                    "edges {{ {RESULT} matchedIn }} pageInfo {{ hasNextPage hasPreviousPage endCursor }}"
                );
                let page = connection(&app, text, &format!(", first: {size}{after}"), &selection).await;
                assert_eq!(page["pageInfo"]["hasPreviousPage"], !after.is_empty());
                walked.extend(page["edges"].as_array().expect("edges").iter().map(line));
                if page["pageInfo"]["hasNextPage"] == false || walked.len() >= whole.len() {
                    break;
                }
                after = format!(", after: {}", page["pageInfo"]["endCursor"]);
            }
            walked.truncate(whole.len());
            assert_eq!(walked, whole, "{text} by {size}");
        }
    }
}

#[tokio::test]
async fn a_word_said_twice_is_said_once() {
    let app = TestApp::seeded().await;
    assert_eq!(hits(&app, "kitakami river", "").await, hits(&app, "river kitakami RIVER river", "").await);
}

#[tokio::test]
async fn page_before_a_cursor_is_looked_for() {
    let app = TestApp::seeded().await;
    let first = connection(&app, "port", ", first: 1", "pageInfo { startCursor }").await;
    let cursor = &first["pageInfo"]["startCursor"];
    let selection = "nodes { __typename } pageInfo { hasPreviousPage }";
    let next = connection(&app, "port", &format!(", first: 1, after: {cursor}"), selection).await;
    assert_eq!(next["pageInfo"]["hasPreviousPage"], true);
    app.statements();
    connection(&app, "port", &format!(", first: 1, after: {cursor}"), "nodes { __typename }").await;
    let searches = app.statements().iter().filter(|sql| sql.contains("search_term")).count();
    assert_eq!(searches, 1, "what is not selected is not looked for");
}

#[tokio::test]
async fn cursor_belongs_to_its_search() {
    let app = TestApp::seeded().await;
    let found = connection(&app, "port", ", first: 1", "pageInfo { endCursor }").await;
    let cursor = found["pageInfo"]["endCursor"].clone();
    // Spellings that fold to the same are the same search.
    connection(&app, " PORT", &format!(", after: {cursor}"), "totalCount").await;
    for (text, types) in [("ports", ""), ("port", ", types: [CITY]")] {
        let query = format!("{{ search(text: \"{text}\"{types}, after: {cursor}) {{ totalCount }} }}");
        assert_eq!(app.codes(&query).await, ["BAD_USER_INPUT"], "{query}");
    }
    let other = app.data("{ cities(first: 1) { pageInfo { endCursor } } }").await;
    let query = format!(
        "{{ search(text: \"port\", after: {}) {{ totalCount }} }}",
        other["cities"]["pageInfo"]["endCursor"]
    );
    assert_eq!(app.codes(&query).await, ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn text_without_letters_or_with_too_many_is_refused() {
    let app = TestApp::seeded().await;
    let (longest, too_long) = ("温".repeat(100), "温".repeat(101));
    for (text, message) in [
        ("", "'text' is empty; give at least one letter or number to look for"),
        ("  ", "'text' is empty; give at least one letter or number to look for"),
        (" !? ", "'text' is '!?'; give at least one letter or number to look for"),
        (too_long.as_str(), "'text' has 101 characters; at most 100 are accepted"),
    ] {
        let answer = app.answer(&format!("{{ search(text: \"{text}\") {{ totalCount }} }}")).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{text}");
        assert_eq!(answer["errors"][0]["message"], message);
    }
    assert_eq!(hits(&app, &format!(" {longest} "), "").await, Vec::<String>::new());
    for first in [-1, 101] {
        let query = format!("{{ search(text: \"a\", first: {first}) {{ totalCount }} }}");
        assert_eq!(app.codes(&query).await, ["BAD_USER_INPUT"]);
    }
}

#[tokio::test]
async fn search_costs_one_statement_and_one_for_each_type() {
    let app = TestApp::seeded().await;
    for (text, statements) in [("xqzwv", 1), ("Turin", 3), ("japan", 4), ("textile", 4)] {
        app.statements();
        hits(&app, text, ", first: 100").await;
        let ran = app.statements();
        assert_eq!(ran.len(), statements, "{text}: {ran:#?}");
    }
    app.statements();
    connection(&app, "japan", "", "totalCount nodes { __typename }").await;
    assert_eq!(app.statements().len(), 5, "the count is one more");
}

#[tokio::test]
async fn lookups_are_ranges_of_the_index() {
    let app = TestApp::synthetic(2_000).await;
    app.statements();
    hits(&app, "alber holis", ", first: 5").await;
    let statements = app.bound_statements();
    let statement = statements.iter().find(|statement| statement.sql.contains("search_term"));
    let plan = app.plan(statement.expect("the search")).await;
    let ranges = |line: &String| {
        line.contains("USING PRIMARY KEY (kind=? AND term>? AND term<?)")
            || (line.contains("Index Cond: ") && line.contains("kind = ") && line.contains("term >= a.low"))
    };
    assert!(plan.iter().any(ranges), "{plan:#?}");
    assert!(
        !plan.iter().any(|line| line.contains("SCAN t") || line.contains("Seq Scan on search_te")),
        "{plan:#?}"
    );
    let all_facts = |line: &String| line.contains("SEARCH fact USING INDEX fact_by_feature");
    assert!(!plan.iter().any(all_facts), "industries lead to their cities, not all facts: {plan:#?}");
}

#[tokio::test]
async fn many_short_words_are_looked_up_all() {
    let app = TestApp::seeded().await;
    // No text has words with all of these beginnings, and none is dropped.
    let letters: Vec<String> = ('b'..='z').map(String::from).collect();
    assert_eq!(hits(&app, &letters.join(" "), ", first: 1").await, Vec::<String>::new());
    let found = hits(&app, "i p s w c h", ", types: [CITY], first: 100").await;
    assert!(found.iter().any(|hit| hit.starts_with("ipswich-gb ")), "{found:?}");
}

#[tokio::test]
async fn home_network_comes_first_among_equals() {
    let app = TestApp::seeded().await;
    let mut data = seed::DataSet::embedded().expect("the embedded data are right");
    let ipswich = data.cities.iter().find(|city| city.slug == "ipswich-au").expect("a partner").clone();
    for (slug, country) in [("ipswich-us", "US"), ("ipswich-za", "ZA")] {
        let mut other = ipswich.clone();
        other.slug = slug.to_owned();
        other.country = country.to_owned();
        other.wikidata_id = None;
        other.cited.clear();
        other.facts.retain(|fact| matches!(fact.body, seed::record::FactBody::Name(_)) && fact.of.is_none());
        other.notes.clear();
        data.cities.insert(0, other);
    }
    seed::load(&app.connection, &data, seed::Options::default()).await.expect("the load succeeds");
    let found = hits(&app, "Ipswich", ", first: 4, types: [CITY]").await;
    let slugs: Vec<_> = found.iter().filter_map(|hit| hit.split(' ').next()).collect();
    assert_eq!(slugs, ["ipswich-au", "ipswich-gb", "ipswich-za", "ipswich-us"]);
}

#[tokio::test]
async fn changed_city_is_found_by_its_new_names_only() {
    let app = TestApp::seeded().await;
    let mut data = seed::DataSet::embedded().expect("the embedded data are right");
    let kure = data.cities.iter_mut().find(|city| city.slug == "kure-jp").expect("a partner");
    for fact in &mut kure.facts {
        if let seed::record::FactBody::Name(name) = &mut fact.body
            && name.text == "呉市"
        {
            name.text = "呉須市".to_owned();
        }
    }
    seed::load(&app.connection, &data, seed::Options::default()).await.expect("the load succeeds");
    assert_eq!(hits(&app, "呉市", "").await, Vec::<String>::new());
    assert_eq!(hits(&app, "呉須", "").await, ["kure-jp NAME"]);
    assert_eq!(hits(&app, "Kitakami", ", types: [CITY]").await, ["ishinomaki-jp FEATURE SUMMARY"]);
}
