//! What a city is, in short: a list of fields.

use maud::{Markup, html};

use crate::atlas::answers::{Citation, City};
use crate::atlas::page::{Refs, Setting, region_link, web_link, with_flag};
use crate::atlas::texts::grouped;

pub(super) fn facts(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let of = |field: &str| refs.to(citations(city, field), setting);
    let row = |key: &str, value: Markup| {
        html! { div { dt { (setting.text(key)) } dd { (value) } } }
    };
    let text = |value: &Option<String>, key: &str, field: &str| {
        html! { @if let Some(value) = value { (row(key, html! { (value) (of(field)) })) } }
    };
    html! {
        dl.facts {
            (row("fact.country", html! { (with_flag(&city.country, setting)) (of("COUNTRY")) }))
            (text(&city.within, "fact.within", "WITHIN"))
            (row("fact.level", html! { (city.level_label) (of("LEVEL")) }))
            @if let Some(region) = &city.region.region {
                (row("fact.region", region_link(setting, region, city.region.subregion.as_deref())))
            }
            @if let Some(population) = &city.population {
                (row("fact.population", html! {
                    (population.display)
                    @if let Some(as_of) = &population.as_of { " (" (as_of.display) ")" }
                }))
            }
            @if let Some(area) = &city.area { (row("fact.area", html! { (area.display) })) }
            @if let Some(at) = city.location {
                (row("fact.location", html! {
                    (coordinates(at.latitude, at.longitude)) (of("LOCATION"))
                }))
            }
            @if let Some(metres) = city.elevation_m {
                (row("fact.elevation", html! { (elevation(metres)) (of("ELEVATION")) }))
            }
            (text(&city.time_zone, "fact.time-zone", "TIME_ZONE"))
            @if let Some(ended) = &city.ended {
                (row("fact.ended", html! {
                    (ended.display)
                    @if let Some(successor) = &city.successor_name { " → " (successor) }
                }))
            }
            @if let Some(url) = &city.website {
                (row("fact.website", html! { (web_link(url, host(url))) (of("WEBSITE")) }))
            }
            @if let Some(url) = &city.wikipedia_url {
                (row("fact.wikipedia", html! { (web_link(url, host(url))) (of("WIKIPEDIA")) }))
            }
            @if let (Some(url), Some(id)) = (&city.wikidata_url, &city.wikidata_id) {
                (row("fact.wikidata", html! { (web_link(url, id)) (of("WIKIDATA_ID")) }))
            }
            @if let Some(day) = &city.updated_at {
                (row("fact.updated", html! { time datetime=(day) { (day) } }))
            }
        }
    }
}

fn citations<'a>(city: &'a City, field: &str) -> &'a [Citation] {
    let found = city.attributes.iter().find(|attribute| attribute.field == field);
    found.map_or(&[], |attribute| &attribute.fact.citations)
}

/// The name of a site, without what stands around it.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

fn coordinates(latitude: f64, longitude: f64) -> String {
    let side = |degrees: f64, plus, minus| {
        format!("{:.3}° {}", degrees.abs(), if degrees < 0.0 { minus } else { plus })
    };
    format!("{}, {}", side(latitude, "N", "S"), side(longitude, "E", "W"))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "mountains are not that high")]
fn elevation(metres: f64) -> String {
    let sign = if metres < 0.0 { "−" } else { "" };
    format!("{sign}{} m", grouped(metres.abs().round() as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_for_people() {
        assert_eq!(coordinates(-33.45, -70.6667), "33.450° S, 70.667° W");
        assert_eq!((elevation(1234.4), elevation(-3.0)), ("1,234 m".to_owned(), "−3 m".to_owned()));
        assert_eq!(host("https://www.city.kure.lg.jp/a/b"), "www.city.kure.lg.jp");
    }
}
