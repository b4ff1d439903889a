//! The page of a country: its cities, and their relations with the home city.

use maud::{Markup, html};
use serde_json::json;

use super::form::Form;
use super::overview;
use super::table::{Listing, head, pages};
use crate::atlas::address::{By, Sort};
use crate::atlas::answers::{Country, CountryPage, Location, Place};
use crate::atlas::ask::{Asking, COUNTRY, Failure};
use crate::atlas::filters;
use crate::atlas::map::{self, Frame, Line, Map, Point, Role};
use crate::atlas::page::{
    Setting, Shell, dated, document, files, flag, kind, place_link, population, region_link, unknown,
};
use crate::atlas::texts::grouped;

/// What cities can be sorted by.
const SORTS: [By; 3] = [By::Name, By::Date, By::Population];

pub(super) async fn page(
    asking: &mut Asking<'_>,
    setting: Setting<'_>,
    form: Form,
    code: &str,
) -> Result<String, Failure> {
    let sort = setting.state.sort;
    let order = filters::order_of_cities(sort);
    let order = order.ok_or_else(|| Failure::Wrong(Sort::wrong(&sort.key(), &SORTS)))?;
    let variables = json!({
        "code": code,
        "lang": setting.lang.wanted(),
        "order": order,
        "after": setting.state.after,
    });
    asking.show(COUNTRY, variables.clone());
    let answer: CountryPage = asking.ask(COUNTRY, variables).await?;
    let Some(country) = &answer.country else { return Err(Failure::NotFound) };
    let map = map(setting, country, &answer);
    if form == Form::Picture {
        return Ok(map::standalone(&map));
    }
    let path = format!("/countries/{}", country.code);
    let description = description(setting, country, &answer.home.name);
    let figure = overview::figure(setting, &map, &[], &[]);
    let main = html! {
        @if setting.state.embed {
            (figure)
        } @else {
            div.title {
                p.crumbs { a href=(setting.home()) { (setting.text("page.atlas")) } }
                h1 {
                    (flag(country.flag.as_deref()))
                    (country.name)
                }
            }
            p.lead { (description) }
            div.beside { (facts(setting, country)) (figure) }
            (cities(setting, country, &path))
            (files(setting, &path, asking.shown()))
        }
    };
    Ok(document(&Shell {
        setting,
        view: "country",
        path: &path,
        title: format!("{} · {}", country.name, answer.dataset.title),
        about: Some(json!({
            "@context": "https://schema.org",
            "@type": "Country",
            "name": country.name,
            "identifier": country.code,
            "url": format!("{}{path}", setting.site.origin),
        })),
        description,
        edition: Some(&answer.dataset),
        scope: None,
        is_indexed: setting.state.after.is_none(),
        main,
    }))
}

fn description(setting: Setting<'_>, country: &Country, home: &str) -> String {
    let lang = setting.lang;
    let cities = lang.counted("figures.cities", country.cities.total_count);
    let partners = lang.counted("figures.partners", country.home_partner_count);
    let values =
        [("country", country.name.as_str()), ("home", home), ("cities", &cities), ("partners", &partners)];
    lang.fill("country.description", &values)
}

fn facts(setting: Setting<'_>, country: &Country) -> Markup {
    let row = |key: &str, value: Markup| html! { div { dt { (setting.text(key)) } dd { (value) } } };
    html! {
        dl.facts {
            @if !country.native_names.is_empty() {
                (row("country.names", html! {
                    @for (at, name) in country.native_names.iter().enumerate() {
                        @if at > 0 { " · " }
                        span lang=(name.lang) { (name.text) }
                    }
                }))
            }
            @if let Some(region) = &country.region {
                (row("fact.region", region_link(setting, region, country.subregion.as_deref())))
            }
            @if !country.languages.is_empty() {
                (row("country.languages", html! {
                    @for (at, language) in country.languages.iter().enumerate() {
                        @if at > 0 { (setting.text("map.list-separator")) }
                        (language.name)
                    }
                }))
            }
            (row("country.codes", html! {
                (country.code)
                @if let Some(alpha3) = &country.alpha3 { " · " (alpha3) }
                @if let Some(numeric) = &country.numeric { " · " (numeric) }
            }))
        }
    }
}

fn map<'a>(setting: Setting<'a>, country: &Country, answer: &CountryPage) -> Map<'a> {
    let (lang, home) = (setting.lang, &answer.home);
    let mut lines = Vec::new();
    let mut points = Vec::new();
    for city in &country.cities.nodes {
        let Some(at) = city.location else { continue };
        if let (Some(relation), Some(to)) = (&city.relation, home.location) {
            lines.push(Line { from: to, to: at, kind: relation.kind.clone(), is_over: false });
        }
        points.push(Point {
            says: city.display_name.clone(),
            slug: city.slug.clone(),
            name: city.name.clone(),
            href: setting.city(&city.slug),
            at,
            role: if city.slug == home.slug { Role::Center } else { Role::Partner },
            kind: city.relation.as_ref().map(|relation| relation.kind.clone()),
            is_over: false,
        });
    }
    let names: Vec<&str> = country.cities.nodes.iter().take(12).map(|city| city.name.as_str()).collect();
    let names = names.join(lang.text("map.list-separator"));
    Map {
        title: lang.fill("country.map-title", &[("country", &country.name)]),
        description: lang.fill("country.map-description", &[("country", &country.name), ("cities", &names)]),
        frame: Frame::around(points.iter().map(|point: &Point| -> Location { point.at })),
        points,
        lines,
        land: setting.site.land,
    }
}

fn cities(setting: Setting<'_>, country: &Country, path: &str) -> Markup {
    let list = &country.cities;
    let next = list.page_info.end_cursor.clone().filter(|_| list.page_info.has_next_page);
    let listing = Listing { path, sorts: &SORTS, next };
    html! {
        section #partners aria-labelledby="partners-title" {
            h2 #partners-title { (setting.lang.counted("figures.cities", list.total_count)) }
            @if list.nodes.is_empty() {
                p { (setting.text("country.nothing")) }
            } @else {
                div.scrolls tabindex="0" role="group" aria-labelledby="partners-title" {
                    table {
                        thead { tr {
                            (head(setting, &listing, By::Name, "table.city", ""))
                            th scope="col" { (setting.text("fact.level")) }
                            th scope="col" { (setting.text("country.with-home")) }
                            (head(setting, &listing, By::Date, "table.signed", ""))
                            (head(setting, &listing, By::Population, "table.population", "number"))
                            th.number scope="col" { (setting.text("figures.relations-label")) }
                        } }
                        tbody { @for city in &list.nodes { (row(setting, city)) } }
                    }
                }
            }
            (pages(setting, &listing))
        }
    }
}

fn row(setting: Setting<'_>, city: &Place) -> Markup {
    let relation = city.relation.as_ref();
    html! {
        tr data-slug=(city.slug) {
            th scope="row" { (place_link(city, setting)) }
            td data-label=(setting.text("fact.level")) { (city.level_label.as_deref().unwrap_or_default()) }
            td data-label=(setting.text("country.with-home")) {
                @match relation {
                    Some(relation) => (kind(relation)),
                    None => (unknown()),
                }
            }
            td data-label=(setting.text("table.signed")) {
                (dated(relation.and_then(|relation| relation.established.as_ref())))
            }
            td.number data-label=(setting.text("table.population")) { (population(city.population.as_ref())) }
            td.number data-label=(setting.text("figures.relations-label")) {
                (grouped(city.partner_count.unwrap_or_default()))
            }
        }
    }
}
