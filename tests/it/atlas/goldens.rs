//! Whole pages over the network made for tests, and how many statements each takes.

use std::fmt::Write as _;

use super::browse;
use crate::support::TestApp;

const PAGES: [(&str, &str); 14] = [
    ("atlas", "/"),
    ("atlas-zh", "/?lang=zh"),
    ("atlas-filtered", "/?kind=SISTER_CITY&country=JP&since=1980&until=1999&sort=-name"),
    ("atlas-as-of", "/?asOf=2000"),
    ("atlas-found", "/?q=Newport"),
    ("atlas-all", "/?scope=all&sort=-distance"),
    ("atlas-embedded", "/?embed"),
    ("city", "/cities/umikado-jp"),
    ("city-zh", "/cities/laka-wielka-pl?lang=zh"),
    ("city-without-place", "/cities/zielone-county-pl"),
    ("country", "/countries/US"),
    ("path", "/path?from=hekou-cn&to=newport-us"),
    ("not-found", "/cities/nowhere-zz"),
    ("refused", "/?region=030&lang=zh"),
];

/// Without the first element that begins so.
fn without(html: &str, begins: &str, ends: &str) -> String {
    let Some((before, element)) = html.split_once(begins) else { return html.to_owned() };
    let (_, after) = element.split_once(ends).expect("elements have an end");
    format!("{before}{after}")
}

/// A line for each element, and nothing of what the curves of the map are: other tests draw those.
/// Whether the bundle with land and script was built in makes no difference.
fn readable(html: &str, version: &str) -> String {
    let html = without(html, "<path class=\"land\"", "</path>");
    let html = without(&html, "<script type=\"module\"", "</script>");
    let mut text = String::new();
    for line in html.replace(version, "VERSION").replace("><", ">\n<").lines() {
        match line.split_once(" d=\"") {
            Some((before, rest)) if rest.len() > 60 => {
                let after = rest.split_once('"').map_or("", |(_, after)| after);
                writeln!(text, "{before} d=\"…\"{after}").expect("a string takes what is written");
            }
            _ => writeln!(text, "{line}").expect("a string takes what is written"),
        }
    }
    text
}

#[tokio::test]
async fn pages_keep_their_text() {
    let app = TestApp::demo().await;
    let version = app.data("{ dataset { version } }").await["dataset"]["version"].clone();
    let version = version.as_str().expect("a version");
    for (name, path) in PAGES {
        let reply = browse(&app, path).await;
        insta::assert_snapshot!(name, readable(&reply.text, version));
    }
}

#[tokio::test]
async fn pages_take_a_fixed_number_of_statements() {
    let app = TestApp::demo().await;
    // The graph is built once for each version of the data.
    app.data("{ network { cityCount } }").await;
    let mut table = String::new();
    for (_, path) in PAGES {
        app.statements();
        browse(&app, path).await;
        writeln!(table, "{:3} {path}", app.statements().len()).expect("a string takes what is written");
    }
    if !app.database.is_postgres() {
        insta::assert_snapshot!("statements", table);
    }
}

#[tokio::test]
async fn statements_do_not_grow_with_the_data() {
    let (few, many) = (TestApp::synthetic(12).await, TestApp::synthetic(90).await);
    let mut counts = Vec::new();
    for app in [&few, &many] {
        app.data("{ network { cityCount } }").await;
        app.statements();
        let reply = browse(app, "/").await;
        assert!(reply.status.is_success(), "{}", reply.text);
        counts.push(app.statements().len());
    }
    assert_eq!(counts[0], counts[1]);
}
