//! The page as a whole.

use maud::{Markup, html};
use serde_json::json;

use super::super::form::Form;
use super::super::overview;
use super::{about, facts, figures, map, things};
use crate::atlas::answers::{City, CityPage, Named, Neighbours, Place, Relation};
use crate::atlas::ask::{Asking, CITY, Failure, NEIGHBOURS};
use crate::atlas::map as drawn;
use crate::atlas::page::{Refs, Setting, Shell, dated, document, files, kind, phrase, sources, with_flag};

pub(crate) async fn page(
    asking: &mut Asking<'_>,
    setting: Setting<'_>,
    form: Form,
    slug: &str,
) -> Result<String, Failure> {
    let variables = json!({ "slug": slug, "lang": setting.lang.wanted() });
    asking.show(CITY, variables.clone());
    let answer: CityPage = asking.ask(CITY, variables.clone()).await?;
    let Some(city) = &answer.city else { return Err(Failure::NotFound) };
    let neighbours = match city.location {
        Some(_) => asking.ask::<Neighbours>(NEIGHBOURS, variables).await?.cities.nodes,
        None => Vec::new(),
    };
    let neighbours: Vec<Place> = neighbours.into_iter().filter(|place| place.distance_km.is_some()).collect();
    if form == Form::Picture {
        let map = map::map(setting, city, &neighbours).ok_or(Failure::NotFound)?;
        return Ok(drawn::standalone(&map));
    }
    let path = format!("/cities/{}", city.slug);
    let main = main(asking, setting, &answer, city, &neighbours, &path);
    Ok(document(&Shell {
        setting,
        view: "city",
        path: &path,
        title: format!("{} · {}", city.display_name, answer.dataset.title),
        description: description(setting, city, &answer),
        edition: Some(&answer.dataset),
        about: Some(about::about(setting, city)),
        scope: None,
        is_indexed: true,
        main,
    }))
}

fn main(
    asking: &Asking<'_>,
    setting: Setting<'_>,
    answer: &CityPage,
    city: &City,
    neighbours: &[Place],
    path: &str,
) -> Markup {
    let refs = Refs::default();
    let map = map::map(setting, city, neighbours);
    let figure = html! {
        @if let Some(map) = &map { (overview::figure(setting, map, &[], &[])) }
    };
    if setting.state.embed {
        return figure;
    }
    html! {
        (head(setting, city))
        @if let Some(summary) = &city.summary { p.lead { (summary) } }
        (relations(setting, &answer.of_home.nodes, &answer.home))
        div.beside {
            (facts::facts(setting, city, &refs))
            (figure)
        }
        (things::events(setting, city, &refs))
        (figures::names(setting, city, &refs))
        (figures::measurements(setting, city, &refs))
        (figures::climate(setting, city, &refs))
        (figures::rankings(setting, city, &refs))
        (things::industries(setting, city, &refs))
        (things::features(setting, city, &refs))
        (things::partners(setting, city, &answer.home.slug))
        (figures::notes(setting, city, &refs))
        (things::places(setting, "neighbours", "part.neighbours", neighbours))
        (things::places(setting, "namesakes", "part.namesakes", &city.namesakes))
        (refs.list(setting))
        (files(setting, path, asking.shown()))
    }
}

/// The name, and what it is called where it lies.
fn head(setting: Setting<'_>, city: &City) -> Markup {
    let mut others: Vec<(&str, Option<&str>)> = Vec::new();
    for name in &city.names {
        let is_new = name.text != city.name && others.iter().all(|(text, _)| *text != name.text);
        if is_new && others.len() < 4 {
            others.push((&name.text, name.lang.as_deref()));
        }
    }
    html! {
        div.title {
            p.crumbs { a href=(setting.home()) { (setting.text("page.atlas")) } " › " (with_flag(&city.country, setting)) }
            h1 { (city.display_name) }
            @if !others.is_empty() {
                p.other-names {
                    @for (at, (text, lang)) in others.iter().enumerate() {
                        @if at > 0 { " · " }
                        span lang=[*lang] { (text) }
                    }
                }
            }
        }
    }
}

/// Its relations with the home city, with where they are said.
fn relations(setting: Setting<'_>, of_home: &[Relation], home: &Named) -> Markup {
    html! {
        @for relation in of_home {
            section.relation aria-label=(setting.text("city.relation")) {
                p.relation-text { (sentence(setting, relation, home)) }
                @if !relation.citations.is_empty() {
                    p.note { (setting.text("sources.said")) " " (sources(&relation.citations)) }
                }
            }
        }
    }
}

fn sentence(setting: Setting<'_>, relation: &Relation, home: &Named) -> Markup {
    let home = html! { a href=(setting.city(&home.slug)) { (home.name) } };
    html! {
        (phrase(setting.text("city.with"), &[("kind", kind(relation)), ("home", home)]))
        @if let Some(date) = &relation.established {
            (phrase(setting.text("city.since"), &[("date", html! { strong { (dated(Some(date))) } })]))
        }
        @if relation.status != "ACTIVE" { " · " (relation.status_label) }
        @if let Some(ended) = &relation.ended { " " (dated(Some(ended))) }
        @if let Some(years) = relation.duration_years.filter(|years| *years > 0) {
            " (" (setting.lang.counted("city.years", years)) ")"
        }
    }
}

fn description(setting: Setting<'_>, city: &City, answer: &CityPage) -> String {
    let home = &answer.home;
    let relation = answer.of_home.nodes.first().map(|relation| {
        let date = relation.established.as_ref().map(|date| date.display.as_str());
        let values = [
            ("kind", relation.kind_label.as_str()),
            ("home", &home.name),
            ("date", date.unwrap_or_default()),
        ];
        setting
            .lang
            .fill(if date.is_some() { "city.description" } else { "city.description-undated" }, &values)
    });
    let place = setting.lang.fill("map.place", &[("city", &city.name), ("country", &city.country.name)]);
    [Some(place), relation, city.summary.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(setting.text("map.separator"))
}
