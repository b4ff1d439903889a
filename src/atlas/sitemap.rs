//! The sitemap: every page that search engines should know, by the protocol of sitemaps.org.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::country::UNKNOWN;
use maud::{Markup, PreEscaped, html};
use serde_json::json;

use super::address::State;
use super::answers::Slugs;
use super::ask::{Asking, Failure, SLUGS};
use super::page::Site;
use super::texts::Lang;
use super::views::Page;
use crate::graphql::engine::execute::Engine;
use crate::transfer::export::of_one_version;

/// The protocol allows 50,000 addresses in a file, and each is there in two languages.
const MOST_CITIES: usize = 20_000;

/// All addresses below the public one.
pub async fn sitemap(engine: &Arc<Engine>, site: &Site, request_id: &str) -> Result<Page, Failure> {
    of_one_version(Failure::is_changed, || once(engine, site, request_id)).await
}

async fn once(engine: &Arc<Engine>, site: &Site, request_id: &str) -> Result<Page, Failure> {
    let mut asking = Asking::of(engine, request_id);
    // By path, with the day of its latest change.
    let mut paths: BTreeMap<String, Option<String>> = BTreeMap::from([("/".to_owned(), None)]);
    let (mut after, mut cities): (Option<String>, usize) = (None, 0);
    loop {
        let page: Slugs = asking.ask(SLUGS, json!({ "after": after })).await?;
        cities += page.cities.nodes.len();
        for city in page.cities.nodes {
            if city.country.code != UNKNOWN {
                paths.insert(city.country.resource_path, None);
            }
            paths.insert(city.resource_path, city.updated_at);
        }
        let info = page.cities.page_info;
        after = info.end_cursor.filter(|_| info.has_next_page);
        if after.is_none() || cities >= MOST_CITIES {
            break;
        }
    }
    let markup = html! {
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            @for (path, changed) in &paths { (entry(site, path, changed.as_deref())) }
        }
    };
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", markup.into_string());
    Ok(Page { text, version: asking.into_version() })
}

fn entry(site: &Site, path: &str, changed: Option<&str>) -> Markup {
    let at = |lang: Lang| State::in_language(lang).at(path);
    html! {
        (PreEscaped("\n"))
        url {
            loc { (site.origin) (path) }
            @if let Some(day) = changed { lastmod { (day) } }
            @for lang in Lang::ALL {
                xhtml:link rel="alternate" hreflang=(lang.tag()) href={ (site.origin) (at(lang)) } {}
            }
        }
    }
}
