//! What a search found.

use maud::{Markup, html};
use serde_json::json;

use crate::atlas::answers::{Found, HitNode as Hit, Search};
use crate::atlas::ask::{Asking, Failure, SEARCH};
use crate::atlas::page::{self, Setting, with_flag};

/// The results for the text of the state; nothing without one.
pub(super) async fn hits(asking: &mut Asking<'_>, setting: Setting<'_>) -> Result<Option<Markup>, Failure> {
    let Some(text) = &setting.state.q else { return Ok(None) };
    let variables = json!({ "text": text, "lang": setting.lang.wanted() });
    let answer: Search = asking.ask(SEARCH, variables).await?;
    Ok(Some(section(setting, text, &answer.search)))
}

fn section(setting: Setting<'_>, text: &str, found: &Found) -> Markup {
    let title = setting.lang.fill("search.results", &[("text", text)]);
    html! {
        section #results aria-labelledby="results-title" {
            h2 #results-title { (title) }
            @if found.edges.is_empty() {
                p { (setting.text("search.nothing")) }
            } @else {
                ol.hits {
                    @for hit in &found.edges {
                        li { (result(setting, &hit.node)) (matched(hit)) }
                    }
                }
                @if let Some(more) = found.total_count.checked_sub(found.edges.len() as u64).filter(|more| *more > 0) {
                    p.note { (setting.lang.counted("search.more", more)) }
                }
            }
        }
    }
}

fn result(setting: Setting<'_>, node: &Hit) -> Markup {
    html! {
        @match node {
            Hit::City { slug, display_name, country } => {
                a href=(setting.city(slug)) { (display_name) }
                ", " (with_flag(country, setting))
            },
            Hit::Country { code, name, flag } => {
                (page::flag(flag.as_deref()))
                a href=(setting.country(code)) { (name) }
            },
            Hit::Feature { feature_name, kind_label, city } => {
                (feature_name) " (" (kind_label) "), "
                a href=(setting.city(&city.slug)) { (city.display_name) }
            },
            Hit::Industry { industry_name } => (industry_name),
        }
    }
}

/// What matched, where it is not the name that is shown.
fn matched(hit: &crate::atlas::answers::Hit) -> Markup {
    let shown = match &hit.node {
        Hit::City { display_name, .. } => display_name,
        Hit::Country { name, .. } => name,
        Hit::Feature { feature_name, .. } => feature_name,
        Hit::Industry { industry_name } => industry_name,
    };
    html! {
        @if *shown != hit.matched_text { " " span.matched { (hit.matched_text) } }
    }
}
