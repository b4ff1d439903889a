//! The search: what is found by which text, in which order, and why.

use serde_json::{Value, json};

use crate::support::{TestApp, demo};

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
    ("Kitaura", &["kitaura-jp NAME SUMMARY"]),
    ("NEWPORT", &["newport-gb NAME FEATURE SUMMARY", "newport-us NAME SUMMARY", "Feature Newport NAME"]),
    ("laka wielka", &["laka-wielka-pl NAME FEATURE SUMMARY", "Feature Copernican Academy NAME"]),
    ("Łąka Wielka", &["laka-wielka-pl NAME FEATURE SUMMARY"]),
    ("Gross Wiesen", &["laka-wielka-pl NAME"]),
    ("Groß Wiesen", &["laka-wielka-pl NAME"]),
    ("windhoekbay", &["windhoek-bay-na NAME"]),
    ("Windhoek Bay", &["windhoek-bay-na NAME SUMMARY"]),
    // Several words: of a name, a feature and a summary; and of the country.
    ("newport usa", &["newport-us NAME SUMMARY"]),
    ("Newport GB", &["newport-gb NAME FEATURE SUMMARY"]),
    // What people call a country, beside its names in the data.
    ("newport uk", &["newport-gb NAME FEATURE SUMMARY"]),
    ("Newport UK", &["newport-gb NAME FEATURE SUMMARY"]),
    ("newport britain", &["newport-gb NAME FEATURE SUMMARY"]),
    ("newport america", &["newport-us NAME SUMMARY"]),
    ("umikado nippon", &["umikado-jp NAME FEATURE"]),
    ("laka polska", &["laka-wielka-pl NAME FEATURE SUMMARY"]),
    ("UK", &["Country GB NAME"]),
    ("UAE", &["Country AE NAME"]),
    ("Holland", &["Country NL NAME"]),
    ("Korea", &["Country KR NAME", "Country KP NAME"]),
    ("United States of America", &["Country US NAME"]),
    ("shirakawa fishery", &["umikado-jp FEATURE INDUSTRY SUMMARY"]),
    // Codes.
    ("Q900000002", &["umikado-jp NAME"]),
    ("north-quarter-gb", &["north-quarter-gb NAME SUMMARY"]),
    ("jp", &["Country JP NAME"]),
    ("USA", &["Country US NAME"]),
    // Chinese: two characters alone and inside a longer name, one character, and by sound.
    ("青湾", &["qingwan-cn NAME SUMMARY", "kitaura-jp SUMMARY"]),
    // Characters that stand apart are another text: Kitaura is 北浦市 in its names and has 青湾 in its summary.
    ("青湾市", &["qingwan-cn NAME SUMMARY", "umikado-jp SUMMARY"]),
    ("海门", &["umikado-jp NAME SUMMARY"]),
    ("青", &["qingwan-cn NAME SUMMARY"]),
    ("qingwan", &["qingwan-cn NAME SUMMARY"]),
    ("qīngwān", &["qingwan-cn NAME SUMMARY"]),
    ("Qing Wan", &["qingwan-cn NAME SUMMARY"]),
    ("qing1wan1", &["qingwan-cn NAME SUMMARY"]),
    ("qing1 wan1 shi4", &["qingwan-cn NAME SUMMARY"]),
    ("qingw", &["qingwan-cn NAME SUMMARY"]),
    ("haimen", &["umikado-jp NAME"]),
    ("Hǎimén Shì", &["umikado-jp NAME FEATURE INDUSTRY SUMMARY"]),
    ("fangzhi", &["Industry textiles NAME"]),
    ("波兰", &["Country PL NAME", "laka-wielka-pl SUMMARY"]),
    ("bolan", &["Country PL NAME"]),
    // Other scripts.
    ("海門", &["umikado-jp NAME"]),
    ("北浦市", &["kitaura-jp NAME SUMMARY"]),
    ("칭완", &["qingwan-cn NAME"]),
    ("칭", &["qingwan-cn NAME"]),
    ("новый цинвань", &["qingwan-cn NAME"]),
    ("Цинвань", &["qingwan-cn NAME"]),
    ("צינגואן", &["qingwan-cn NAME"]),
    ("दिमोना", &[]),
    ("चिंगवान", &["qingwan-cn NAME"]),
    ("چنگوان", &["qingwan-cn NAME"]),
    ("كنغوان", &[]),
    ("ไทย", &["Country TH NAME"]),
    ("ελλαδα", &["Country GR NAME"]),
    ("საქართველო", &["Country GE NAME"]),
    ("مصر", &["Country EG NAME"]),
    ("Հայաստան", &["Country AM NAME"]),
    ("இலங்கை", &["Country LK NAME"]),
    ("россия", &["Country RU NAME"]),
    // Nicknames, of a city and of what is named beside it.
    ("Pearl of the Desert", &["windhoek-bay-na NICKNAME FEATURE SUMMARY"]),
    ("sailing capital", &["newport-us NICKNAME"]),
    ("city of bells", &["Feature Newport NICKNAME", "north-quarter-gb FEATURE"]),
    // Features lead to their city, industries to their cities.
    ("Shirakawa", &["Feature Shirakawa River NAME", "umikado-jp FEATURE SUMMARY"]),
    ("song museum", &["Feature Museum of Sea Songs NAME", "umikado-jp FEATURE"]),
    ("textiles", &["Industry textiles NAME", "kitaura-jp INDUSTRY", "laka-wielka-pl INDUSTRY"]),
    ("纺织", &["Industry textiles NAME", "kitaura-jp INDUSTRY SUMMARY", "laka-wielka-pl INDUSTRY"]),
    // Summaries.
    ("second most populous", &["umikado-jp SUMMARY"]),
    ("朝雾", &["umikado-jp SUMMARY"]),
    // Typing errors.
    ("Umikaddo", &["umikado-jp NAME FEATURE"]),
    ("Umikado Umybe", &["umikado-jp NAME FEATURE"]),
    ("Qinwgan", &["qingwan-cn NAME"]),
    ("Winndhoek", &["windhoek-bay-na NAME"]),
    ("Newpoort", &["newport-gb NAME FEATURE", "newport-us NAME"]),
    // Two letters swapped, where too few groups of three are left.
    ("Qingwna", &["qingwan-cn NAME"]),
    ("Hekuo", &["hekou-cn NAME"]),
    ("Norht Quarter", &["north-quarter-gb NAME"]),
    // Nothing.
    ("xqzwv", &[]),
    // Nothing has both words, so what is nearly so is found.
    ("Umikado Windhoek", &["windhoek-bay-na NAME"]),
    ("龘龘", &[]),
    ("Umikado_", &["umikado-jp NAME FEATURE SUMMARY"]),
];

#[tokio::test]
async fn best_hits_come_first_and_say_where_they_matched() {
    let app = TestApp::demo().await;
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
    let app = TestApp::demo().await;
    let name = "North Quarter";
    for letters in 1..=name.len() {
        let found = hits(&app, &name[..letters], ", types: [CITY]").await;
        let place = found.iter().position(|hit| hit.starts_with("north-quarter-gb NAME"));
        // Two other cities begin with an N.
        assert_eq!(place, Some(if letters == 1 { 2 } else { 0 }), "{}: {found:?}", &name[..letters]);
    }
}

#[tokio::test]
async fn matched_text_is_the_best_one_as_it_stands_in_the_data() {
    let app = TestApp::demo().await;
    for (text, expected) in [
        ("qingwan", "Qingwan"),
        ("青湾", "青湾市"),
        ("QINGWAN SHI", "Qīngwān Shì"),
        ("q900000001", "Q900000001"),
        ("gross", "Groß Wiesen"),
        ("lantern", "Lantern of the East Sea"),
        ("朝雾", "海门市位于日本太平洋沿岸，白川在此入海，人口仅次于朝雾市。"),
        ("Umikaddo", "Umikado"),
    ] {
        let found = connection(&app, text, ", first: 1, types: [CITY]", "edges { matchedText }").await;
        assert_eq!(found["edges"][0]["matchedText"], expected, "{text}");
    }
}

#[tokio::test]
async fn types_restrict_what_is_found_and_counted() {
    let app = TestApp::demo().await;
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
    assert_eq!(features, 1);
    assert_eq!((cities + countries + features, count(", types: []").await), (all, all));
    // What is nearly so is looked for among the types that are asked for.
    assert_eq!(hits(&app, "Shirakawa", ", types: [COUNTRY]").await, Vec::<String>::new());
}

#[tokio::test]
async fn pages_in_a_row_are_the_whole_list() {
    let app = TestApp::demo().await;
    for text in ["i", "port", "青湾", "Umikaddo"] {
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
    let app = TestApp::demo().await;
    assert_eq!(hits(&app, "shirakawa river", "").await, hits(&app, "river shirakawa RIVER river", "").await);
}

#[tokio::test]
async fn page_before_a_cursor_is_looked_for() {
    let app = TestApp::demo().await;
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
    let app = TestApp::demo().await;
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
    let app = TestApp::demo().await;
    let (longest, too_long) = ("青".repeat(100), "青".repeat(101));
    for (text, message) in [
        ("", "'text' is empty; it must have at least one letter or number"),
        ("  ", "'text' is empty; it must have at least one letter or number"),
        (" !? ", "'text' is '!?'; it must have at least one letter or number"),
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
async fn nothing_similar_follows_the_last_of_what_is_found() {
    let app = TestApp::demo().await;
    for text in ["Kitaura", "Kitaurra"] {
        let selection = "totalCount pageInfo { endCursor hasNextPage } nodes { __typename }";
        let found = connection(&app, text, ", first: 100", selection).await;
        assert_eq!(found["pageInfo"]["hasNextPage"], false, "{text}");
        let nodes = found["nodes"].as_array().expect("nodes");
        assert_eq!(json!(nodes.len()), found["totalCount"], "{text}");
        let after = format!(", after: {}", found["pageInfo"]["endCursor"]);
        assert_ne!(found["totalCount"], 0, "{text}");
        assert_eq!(hits(&app, text, &after).await, Vec::<String>::new(), "{text}");
    }
}

#[tokio::test]
async fn search_costs_one_statement_and_one_for_each_type() {
    let app = TestApp::demo().await;
    // Where nothing is found, similar names are looked for by one more.
    for (text, statements) in [("xqzwv", 2), ("Kitaura", 2), ("textile", 3), ("japan", 4)] {
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
    let app = TestApp::demo().await;
    // No text has words with all of these beginnings, and none is dropped.
    let letters: Vec<String> = ('b'..='z').map(String::from).collect();
    assert_eq!(hits(&app, &letters.join(" "), ", first: 1").await, Vec::<String>::new());
    let found = hits(&app, "n b p w c h", ", types: [CITY], first: 100").await;
    assert!(found.iter().any(|hit| hit.starts_with("newport-gb ")), "{found:?}");
}

#[tokio::test]
async fn home_network_comes_first_among_equals() {
    let app = TestApp::demo().await;
    let mut data = demo::network();
    let newport = data.cities.iter().find(|city| city.slug == "newport-us").expect("a partner").clone();
    for (slug, country) in [("newport-jp", "JP"), ("newport-za", "ZA")] {
        let mut other = newport.clone();
        other.slug = slug.to_owned();
        other.country = country.to_owned();
        other.wikidata_id = None;
        other.former_slugs.clear();
        other.cited.clear();
        other.facts.retain(|fact| matches!(fact.body, seed::record::FactBody::Name(_)) && fact.of.is_none());
        other.notes.clear();
        data.cities.insert(0, other);
    }
    seed::load(&app.connection, &data, seed::Options::default()).await.expect("the load succeeds");
    let found = hits(&app, "Newport", ", first: 4, types: [CITY]").await;
    let slugs: Vec<_> = found.iter().filter_map(|hit| hit.split(' ').next()).collect();
    assert_eq!(slugs, ["newport-gb", "newport-us", "newport-za", "newport-jp"]);
}

#[tokio::test]
async fn changed_city_is_found_by_its_new_names_only() {
    let app = TestApp::demo().await;
    let mut data = demo::network();
    let home = data.cities.iter_mut().find(|city| city.slug == "qingwan-cn").expect("the home city");
    for fact in &mut home.facts {
        if let seed::record::FactBody::Name(name) = &mut fact.body
            && name.text == "칭완"
        {
            name.text = "칭리완".to_owned();
        }
    }
    seed::load(&app.connection, &data, seed::Options::default()).await.expect("the load succeeds");
    assert_eq!(hits(&app, "칭완", "").await, Vec::<String>::new());
    assert_eq!(hits(&app, "칭리", "").await, ["qingwan-cn NAME"]);
    assert_eq!(hits(&app, "Shirakawa", ", types: [CITY]").await, ["umikado-jp FEATURE SUMMARY"]);
}
