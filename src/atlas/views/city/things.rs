//! Industries, features, events, partners and other places.

use maud::{Markup, html};

use super::super::table::kilometres;
use super::figures::{measurement, part, ranking, said};
use crate::atlas::answers::{City, CityPartner, Feature, Place};
use crate::atlas::page::{Refs, Setting, dated, kind, place_link, with_flag};

pub(super) fn industries(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! {
        ul {
            @for one in &city.industries {
                li {
                    (one.of.name) " (" (one.role_label) ")"
                    @if let Some(detail) = &one.detail { ": " (detail) }
                    @if let Some(since) = &one.since { ", " (since.display) }
                    (said(setting, &one.fact, refs))
                }
            }
        }
    };
    part(setting, "industries", "part.industries", !city.industries.is_empty(), &content)
}

/// Each says what it is to the city: its own, or what it belongs to.
pub(super) fn features(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! {
        ul.features { @for one in &city.features { li { (feature(setting, one, refs)) } } }
    };
    part(setting, "features", "part.features", !city.features.is_empty(), &content)
}

fn feature(setting: Setting<'_>, feature: &Feature, refs: &Refs) -> Markup {
    html! {
        strong { (feature.name) }
        span.aside {
            (feature.kind_label)
            @if feature.role != "OWN" { ", " (feature.role_label) }
            @if let Some(of) = &feature.belongs_to {
                ", " (setting.lang.fill("fact.about", &[("of", &of.name)]))
            }
            (said(setting, &feature.fact, refs))
        }
        @if let Some(text) = &feature.description { p { (text) } }
        @if !feature.measurements.is_empty() {
            dl.facts { @for one in &feature.measurements { (measurement(setting, one, refs)) } }
        }
        @for one in &feature.rankings { p { (ranking(setting, one, refs)) } }
    }
}

pub(super) fn events(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! {
        ol.events {
            @for one in &city.events {
                li {
                    span.when { (dated(one.date.as_ref())) }
                    span {
                        (one.title)
                        span.aside {
                            (one.kind_label)
                            @if let Some(of) = &one.feature {
                                ", " (setting.lang.fill("fact.about", &[("of", &of.name)]))
                            }
                            (said(setting, &one.fact, refs))
                        }
                    }
                }
            }
        }
    };
    part(setting, "events", "part.events", !city.events.is_empty(), &content)
}

/// All partners but the home city, whose relation stands at the top.
pub(super) fn partners(setting: Setting<'_>, city: &City, home: &str) -> Markup {
    let others: Vec<&CityPartner> =
        city.partners.edges.iter().filter(|edge| edge.node.slug != home).collect();
    let unread = city.partners.total_count.saturating_sub(city.partners.edges.len() as u64);
    let content = html! {
        div.scrolls tabindex="0" role="group" aria-labelledby="partners-title" {
            table {
                thead { tr {
                    th scope="col" { (setting.text("table.partner")) }
                    th scope="col" { (setting.text("table.country")) }
                    th scope="col" { (setting.text("table.kind")) }
                    th scope="col" { (setting.text("table.signed")) }
                    th.number scope="col" { (setting.text("table.distance")) }
                } }
                tbody { @for edge in &others { (partner(setting, edge)) } }
            }
        }
        @if unread > 0 { p.note { (setting.lang.counted("part.unread", unread)) } }
    };
    part(setting, "partners", "part.partners", !others.is_empty(), &content)
}

fn partner(setting: Setting<'_>, CityPartner { relation, node }: &CityPartner) -> Markup {
    html! {
        tr data-slug=(node.slug) {
            th scope="row" { (place_link(node, setting)) }
            td data-label=(setting.text("table.country")) { (with_flag(&node.country, setting)) }
            td data-label=(setting.text("table.kind")) {
                (kind(relation))
            }
            td data-label=(setting.text("table.signed")) {
                (dated(relation.established.as_ref()))
                @if relation.ended.is_some() || !matches!(&*relation.status, "ACTIVE" | "UNKNOWN") {
                    " (" (relation.status_label)
                    @if let Some(ended) = &relation.ended { " " (dated(Some(ended))) }
                    ")"
                }
            }
            td.number data-label=(setting.text("table.distance")) { (kilometres(relation.distance_km)) }
        }
    }
}

pub(super) fn places(setting: Setting<'_>, id: &str, key: &str, places: &[Place]) -> Markup {
    let content = html! {
        ul {
            @for place in places {
                li {
                    (place_link(place, setting)) ", " (with_flag(&place.country, setting))
                    @if place.distance_km.is_some() { ": " (kilometres(place.distance_km)) }
                }
            }
        }
    };
    part(setting, id, key, !places.is_empty(), &content)
}
