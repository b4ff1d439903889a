//! Rows that say one link twice, rows that contradict each other or themselves, and links that stay out.

use seed::Missing;
use serde_json::{Value, json};
use sister_cities::transfer::import::ledger::{Accept, Outcome, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::{accepting, load};
use crate::support::{TestApp, demo};

/// The kinds of the warnings.
fn kinds(summary: &Summary) -> Vec<WarningKind> {
    summary.ledger.warnings.iter().map(|warning| warning.kind).collect()
}

/// The relations of Oslo, each in a line.
async fn of_oslo(app: &TestApp) -> Vec<String> {
    let query = "{ city(slug: \"oslo-no\") { partners { edges { relation { kind status established { edtf } ended { edtf } } } } } }";
    let data = app.data(query).await;
    let edges = data["city"]["partners"]["edges"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |edge: &Value| {
        let relation = &edge["relation"];
        let (begun, ended) = (&relation["established"]["edtf"], &relation["ended"]["edtf"]);
        [&relation["kind"], &relation["status"], begun, ended].map(text).join(" ")
    };
    let mut lines: Vec<String> = edges.iter().map(line).collect();
    lines.sort_unstable();
    lines
}

/// The two rows in either order, which come to the same.
async fn of_rows(rows: [&str; 2], options: &Options) -> (Vec<String>, Summary) {
    let mut found = Vec::new();
    for [one, other] in [rows, [rows[1], rows[0]]] {
        let app = TestApp::demo().await;
        let list = format!(
            "city1,country1,city2,country2,kind,status,since,until\n\
             Oslo,Norway,Riga,Latvia,{one}\nRiga,Latvia,Oslo,Norway,{other}\n"
        );
        let summary = load(&app, "list", &list, options).await;
        found.push((of_oslo(&app).await, summary));
        let again = load(&app, "list", &list, options).await;
        assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
    }
    assert_eq!(found[0].0, found[1].0, "the order of rows does not count: {rows:?}");
    found.swap_remove(0)
}

#[tokio::test]
async fn rows_that_agree_are_one_relation_with_all_that_they_say() {
    for (rows, expected) in [
        ([",,1991,", ",,1991-11,"], "UNKNOWN ACTIVE 1991-11 -"),
        ([",,1980s,", ",,1984-10-23,"], "UNKNOWN ACTIVE 1984-10-23 -"),
        ([",,1976,", "sister city,,,"], "SISTER_CITY ACTIVE 1976 -"),
        (["sister city,suspended,,", "sister city,,1990,"], "SISTER_CITY SUSPENDED 1990 -"),
        (["sister city,,1990,", ",,,2010-05"], "SISTER_CITY ENDED 1990 2010-05"),
        (["sister city,,1990,2010", "sister city,,1990-07,2010-05"], "SISTER_CITY ENDED 1990-07 2010-05"),
    ] {
        let (relations, summary) = of_rows(rows, &Options::default()).await;
        assert_eq!(relations, [expected], "{rows:?}: {summary}");
        let counts = summary.ledger.counts();
        assert_eq!((counts.imported, counts.merged, kinds(&summary)), (1, 1, vec![]), "{summary}");
    }
}

#[tokio::test]
async fn sources_and_words_of_all_rows_are_kept() {
    let header = "city1,country1,city2,country2,since,source,remark\n";
    let long = "x".repeat(130);
    let cases = [
        (["a,signed twice", "b,in the town hall"], "b | a", "in the town hall; signed twice", [0, 0]),
        (["a | b,signed twice", "b,signed twice"], "a | b", "signed twice", [0, 0]),
        (["a,", "a,signed twice"], "a", "signed twice", [0, 0]),
        (
            [&format!("a,{long}"), "b,signed twice"],
            "b | a",
            &format!("signed twice; {}…", &long[..105]),
            [1, 1],
        ),
    ];
    for (rows, source, words, [cut, without_room]) in cases {
        for [one, other] in [rows, [rows[1], rows[0]]] {
            let app = TestApp::demo().await;
            let list =
                format!("{header}Oslo,Norway,Riga,Latvia,1990,{one}\nRiga,Latvia,Oslo,Norway,1990,{other}\n");
            let summary = load(&app, "list", &list, &Options::default()).await;
            let query = "{ city(slug: \"oslo-no\") { partners { edges { relation { stated citations { locator } } } } } }";
            let data = app.data(query).await;
            let relation = &data["city"]["partners"]["edges"][0]["relation"];
            let expected = json!({ "stated": words, "citations": [{ "locator": source }] });
            assert_eq!(*relation, expected, "{rows:?}: {summary}");
            let notes = &summary.files[0].notes;
            assert_eq!(
                notes.iter().filter(|note| note.contains("too long to be kept")).count(),
                cut,
                "{notes:?}"
            );
            let text = summary.to_string();
            assert_eq!(text.matches("do not all find room").count(), without_room, "{text}");
        }
    }
}

#[tokio::test]
async fn rows_that_contradict_each_other_are_held_back() {
    for (rows, kept, other) in [
        (
            ["sister city,,1990,", "sister city,,1991,"],
            "SISTER_CITY ACTIVE 1990 -",
            "SISTER_CITY ACTIVE 1991 -",
        ),
        (["sister city,,,", "friendship,,,"], "FRIENDLY_EXCHANGE ACTIVE - -", "SISTER_CITY ACTIVE - -"),
        (
            ["sister city,,1980s,", "friendship,,1984,"],
            "FRIENDLY_EXCHANGE ACTIVE 1984 -",
            "SISTER_CITY ACTIVE 198X -",
        ),
        ([",,1981,", "sister city,,1986,"], "SISTER_CITY ACTIVE 1986 -", "UNKNOWN ACTIVE 1981 -"),
    ] {
        let (relations, summary) = of_rows(rows, &Options::default()).await;
        assert_eq!(relations, [kept], "{rows:?}: {summary}");
        assert_eq!((kinds(&summary), summary.ledger.counts().refused), (vec![WarningKind::ValuesDiffer], 1));
        let [warning] = summary.ledger.warnings.as_slice() else { panic!("{summary}") };
        assert!(warning.message.contains("says of the same link") && warning.proposal.is_some(), "{summary}");
        let (relations, summary) = of_rows(rows, &accepting(WarningKind::ValuesDiffer)).await;
        assert_eq!(relations, [kept, other], "{rows:?}: {summary}");
    }
    // Of one kind and date there is one relation, whatever is accepted.
    let rows = ["sister city,active,1990,", "sister city,,1990,2010"];
    for options in [Options::default(), accepting(WarningKind::ValuesDiffer)] {
        let (relations, summary) = of_rows(rows, &options).await;
        assert_eq!(relations, ["SISTER_CITY ENDED 1990 2010"], "{summary}");
        assert_eq!((kinds(&summary), summary.ledger.counts().refused), (vec![WarningKind::ValuesDiffer], 1));
        assert!(!summary.to_string().contains("--accept"), "{summary}");
    }
}

#[tokio::test]
async fn relations_that_follow_each_other_are_two() {
    for (rows, expected) in [
        (
            ["sister city,,1986,2003", "sister city,,2011,"],
            ["SISTER_CITY ACTIVE 2011 -", "SISTER_CITY ENDED 1986 2003"],
        ),
        (
            ["friendship,,1981,", "sister city,,1990,"],
            ["FRIENDLY_EXCHANGE ACTIVE 1981 -", "SISTER_CITY ACTIVE 1990 -"],
        ),
    ] {
        let (relations, summary) = of_rows(rows, &Options::default()).await;
        assert_eq!((relations.as_slice(), kinds(&summary)), (&expected.map(str::to_owned)[..], vec![]));
    }
}

#[tokio::test]
async fn a_row_that_may_be_about_either_of_two_relations_is_held_back() {
    let app = TestApp::demo().await;
    let list = "city1,country1,city2,country2,kind,since,until\nOslo,Norway,Riga,Latvia,friendship,1981,\n\
        Oslo,Norway,Riga,Latvia,sister city,1990,\nOslo,Norway,Riga,Latvia,,,2010\nOslo,Norway,Riga,Latvia,,,\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let counts = summary.ledger.counts();
    assert_eq!((counts.imported, counts.merged, counts.refused), (2, 1, 1), "{summary}");
    assert_eq!(of_oslo(&app).await, ["FRIENDLY_EXCHANGE ACTIVE 1981 -", "SISTER_CITY ACTIVE 1990 -"]);
}

#[tokio::test]
async fn words_that_deny_a_partnership_make_none_active() {
    let list = "partner,country,kind,since\nOslo,Norway,nicht aktiv,1990\nRiga,Latvia,keine Partnerschaft,\n\
        Turku,Finland,in Verhandlung,\nBergen,Norway,Patenschaft,1990\n";
    let query = "{ oslo: city(slug: \"oslo-no\") { relation { status } } riga: city(slug: \"riga-lv\") { relation { status } } \
                 turku: city(slug: \"turku-fi\") { relation { status } } bergen: city(slug: \"bergen-no\") { relation { status } } }";
    let status = |data: &Value, city: &str| data[city]["relation"]["status"].clone();
    let app = TestApp::demo().await;
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(kinds(&summary), [WarningKind::KindUnknown; 4], "{summary}");
    assert_eq!((summary.ledger.counts().imported, summary.ledger.counts().refused), (2, 2), "{summary}");
    for told in [
        "'nicht aktiv' denies something; the kind is UNKNOWN, and no status follows from it",
        "'in Verhandlung' is no kind of relation that is known; the kind is UNKNOWN, and no status follows from it",
        "'Patenschaft' is no kind of relation that is known; the kind is UNKNOWN, and no status follows from it",
    ] {
        assert!(summary.to_string().contains(told), "{told} is not in\n{summary}");
    }
    let data = app.data(query).await;
    assert_eq!((&data["oslo"], &data["riga"]), (&json!(null), &json!(null)));
    assert_eq!((status(&data, "turku"), status(&data, "bergen")), (json!("UNKNOWN"), json!("ACTIVE")));
    load(&app, "list", list, &accepting(WarningKind::KindUnknown)).await;
    let data = app.data(query).await;
    assert_eq!((status(&data, "oslo"), status(&data, "riga")), (json!("UNKNOWN"), json!("UNKNOWN")));
}

#[tokio::test]
async fn a_row_that_contradicts_itself_is_held_back() {
    for (row, taken) in [
        ("1990,2010,active,", " ENDED 1990 2010"),
        ("1990,2010,suspended,", " ENDED 1990 2010"),
        ("1990,,active,ruht", " ACTIVE 1990 -"),
        ("1990,,active,beendet", " ACTIVE 1990 -"),
    ] {
        let list = format!("partner,country,since,until,status,remark\nOslo,Norway,{row}\n");
        let app = TestApp::demo().await;
        let summary = load(&app, "list", &list, &Options::default()).await;
        assert_eq!(kinds(&summary), [WarningKind::ValuesDiffer], "{summary}");
        assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
        assert!(summary.ledger.warnings[0].proposal.as_ref().is_some_and(|text| text.contains("accept")));
        load(&app, "list", &list, &accepting(WarningKind::ValuesDiffer)).await;
        let relations = of_oslo(&app).await;
        assert!(relations.len() == 1 && relations[0].contains(taken), "{row}: {relations:?}");
    }
}

#[tokio::test]
async fn a_link_of_the_home_city_that_stays_out_is_no_row_that_is_imported() {
    let app = TestApp::demo().await;
    let list = "city1,country1,city2,country2,since\nQingwan,China,Oslo,Norway,1990\nOslo,Norway,Riga,Latvia,1991\n\
        Qingwan,China,Łąka Wielka,Poland,1999\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let done = summary.done.as_ref().expect("loaded");
    assert_eq!(done.left_out, ["laka-wielka-pl", "oslo-no"]);
    let counts = summary.ledger.counts();
    assert_eq!((counts.imported, counts.refused, done.links.added), (1, 2, 1), "{summary}");
    let reason = "line 2: qingwan-cn is the home city, whose own data do not have this relation with 'Oslo'";
    assert!(summary.to_string().contains(reason), "{summary}");
    // What the database has instead is told.
    let [warning] = summary.ledger.warnings.as_slice() else { panic!("{summary}") };
    assert_eq!((warning.kind, warning.at.line), (WarningKind::RelationDiffers, 4), "{summary}");
    assert!(!summary.to_string().contains("--accept"), "{summary}");
    // A list of the home city's own adds it.
    let own = "partner,country,since\nOslo,Norway,1990\n";
    let summary = load(&app, "own", own, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 1, "{summary}");
}

#[tokio::test]
async fn the_report_proposes_to_accept_only_what_can_be_accepted() {
    let app = TestApp::demo().await;
    let list = "partner,country,since,until\nOslo,Norway,sooner or later,\nRiga,Latvia,1990,1985\n";
    for accept in [Accept::Nothing, Accept::Everything] {
        let summary = load(&app, "list", list, &Options { accept, ..Options::default() }).await;
        let counts = summary.ledger.counts();
        assert_eq!((counts.imported, counts.refused), (1, 1), "{summary}");
        let text = summary.to_string();
        assert!(text.contains("2: NOT_UNDERSTOOD, 2 held back\n"), "{text}");
    }
}

#[tokio::test]
async fn a_city_of_an_import_goes_with_its_relations_and_comes_back_with_the_list() {
    let app = TestApp::demo().await;
    let list = "city1,country1,city2,country2,since\nOslo,Norway,Riga,Latvia,1991\n";
    load(&app, "list", list, &Options::default()).await;
    let data = demo::network();
    let remove =
        |force| seed::Options { missing: Missing::RemoveOne("riga-lv"), force, ..seed::Options::default() };
    let error = seed::load(&app.connection, &data, remove(false)).await.expect_err("an import speaks of it");
    assert!(error.to_string().contains("riga-lv (list); with --force"), "{error}");
    let report = seed::load(&app.connection, &data, remove(true)).await.expect("the load succeeds");
    assert_eq!(report.removed, ["riga-lv"]);
    assert_eq!(of_oslo(&app).await, Vec::<String>::new());
    assert_eq!(app.data("{ city(slug: \"riga-lv\") { name } }").await["city"], json!(null));
    // Oslo, which states the relation, is written anew.
    load(&app, "list", list, &Options::default()).await;
    assert_eq!(of_oslo(&app).await, ["UNKNOWN ACTIVE 1991 -"]);
    let again = load(&app, "list", list, &Options::default()).await;
    assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
    // A city of the data set does not go in this way.
    let none = seed::Options { missing: Missing::RemoveOne("newport-us"), ..seed::Options::default() };
    assert_eq!(
        seed::load(&app.connection, &data, none).await.expect("nothing to do").removed,
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn dates_after_today_are_held_back_where_the_data_set_has_no_date() {
    let app = TestApp::demo().await;
    let mut data = demo::network();
    data.dataset.published = None;
    data.dataset.changes.clear();
    super::reseed(&app, &data).await;
    let list = "partner,country,since\nOslo,Norway,2997\nRiga,Latvia,2020\n";
    let today = "2026-11-30".parse().ok().map(|day: domain::partial_date::PartialDate| day.last());
    let options = Options { today, ..Options::default() };
    let summary = load(&app, "list", list, &options).await;
    assert_eq!(kinds(&summary), [WarningKind::DateInFuture], "{summary}");
    let (_, outcome) = summary.ledger.outcomes().next().expect("a row");
    assert_eq!(*outcome, Outcome::Refused("'2997' is after 2026-11-30, today".to_owned()));
}
