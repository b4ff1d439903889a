//! The same view as files, and the query behind it.

use maud::{Markup, html};
use serde_json::Value as Json;

use super::site::Setting;
use crate::atlas::address::{State, encoded};

/// The endings of addresses, and what each is called.
const ENDINGS: [(&str, &str); 4] = [("csv", "CSV"), ("geojson", "GeoJSON"), ("json", "JSON"), ("svg", "SVG")];

/// Links to the files of a view, whose path has no ending, and to its query in the playground.
pub(crate) fn files(setting: Setting<'_>, path: &str, shown: Option<&(&str, Json)>) -> Markup {
    let whole = State { after: None, embed: false, ..setting.state.clone() };
    let framed = State { after: None, embed: true, ..setting.state.clone() };
    html! {
        nav #files aria-label=(setting.text("files.title")) {
            h2 { (setting.text("files.title")) }
            ul {
                @if setting.site.is_open {
                    @for (ending, name) in ENDINGS {
                        li { a href=(whole.at(&format!("{path}.{ending}"))) { (name) } }
                    }
                    @if let Some((query, variables)) = shown.filter(|_| setting.site.takes_queries) {
                        li { a href=(playground(query, variables)) { (setting.text("files.playground")) } }
                    }
                }
                li { a href=(framed.at(if path == "/atlas" { "/" } else { path })) { (setting.text("files.embed")) } }
            }
        }
    }
}

fn playground(query: &str, variables: &Json) -> String {
    let variables = variables.to_string();
    format!("/graphql?{}", encoded(&[("query", query), ("variables", &variables)]))
}
