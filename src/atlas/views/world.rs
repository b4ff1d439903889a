//! Everything that the server holds: all relations, page by page, and the cities with the most of them on the map.

use maud::html;
use serde_json::json;

use super::everything::kinds;
use super::filter_form::filter_form;
use super::form::Form;
use super::hits::hits;
use super::table::{Frame as TableFrame, Listing, Row, caption, table};
use super::{figures, overview};
use crate::atlas::address::{By, Scope, Sort, State};
use crate::atlas::answers::{Relations, World};
use crate::atlas::ask::{Asking, Failure, RELATIONS, WORLD};
use crate::atlas::filters::{self, End};
use crate::atlas::map::{Frame, Line, Map, Point, Role, standalone};
use crate::atlas::page::{Setting, Shell, document, files};
use crate::atlas::texts::grouped;
use crate::atlas::timeline::{self, Timeline};

/// What relations of any two cities can be sorted by.
const SORTS: [By; 3] = [By::Name, By::Date, By::Distance];

pub(super) async fn page(
    asking: &mut Asking<'_>,
    setting: Setting<'_>,
    form: Form,
) -> Result<String, Failure> {
    let Setting { state, lang, .. } = setting;
    if !SORTS.contains(&state.sort.by) {
        return Err(Failure::Wrong(Sort::wrong(&state.sort.key(), &SORTS)));
    }
    let filter = filters::relations(state, End::Either);
    let variables = json!({
        "lang": lang.wanted(),
        "always": filters::always(state, End::Either),
        "ended": filters::ended(state, End::Either),
        "cities": { "anyRelation": filter },
    });
    let world: World = asking.ask(WORLD, variables).await?;
    let variables = json!({
        "lang": lang.wanted(),
        "filter": filter,
        "order": filters::order(state.sort),
        "after": state.after,
    });
    asking.show(RELATIONS, variables.clone());
    let relations: Relations = asking.ask(RELATIONS, variables).await?;
    let found = hits(asking, setting).await?;
    Ok(match form {
        Form::Page => show(asking, setting, &world, &relations, found.as_ref()),
        Form::Picture => standalone(&map(setting, &world, &relations)),
    })
}

fn show(
    asking: &Asking<'_>,
    setting: Setting<'_>,
    world: &World,
    relations: &Relations,
    found: Option<&maud::Markup>,
) -> String {
    let Setting { state, lang, .. } = setting;
    let timeline = Timeline::of(&world.network.years, world.endings.nodes.iter(), world.endings.total_count);
    let labels = kinds(&world.everything);
    let kinds: Vec<_> = labels.iter().map(|choice| (choice.value, choice.label)).collect();
    let title = lang.text("page.world");
    let description = sentence(setting, world);
    let home = State { scope: Some(Scope::Home), ..state.elsewhere() }.at("/");
    let main = html! {
        @if state.embed {
            h1.visually-hidden { (title) }
        } @else {
            h1 { (title) }
            p.lead { (description) }
            (figures::of(&world.network.statistics, "figures.cities-label", lang))
            p.scopes { a href=(home) { (lang.fill("page.only-home", &[("home", &world.home.name)])) } }
        }
        @if let Some(found) = found { (found) }
        @if !state.embed { (filter_form(setting, Scope::All, &world.everything)) }
        (overview::figure(setting, &map(setting, world, relations), &kinds, &notes(setting, world, relations)))
        (timeline::section(&timeline, state.as_of_year(), lang))
        @if !state.embed {
            (rows(setting, world, relations))
            (files(setting, "/atlas", asking.shown()))
        }
    };
    document(&Shell {
        setting,
        view: "atlas",
        path: "/",
        title: overview::title(setting, &format!("{title} · {}", world.dataset.title)),
        about: Some(overview::about(setting, &world.dataset, &description)),
        description,
        edition: Some(&world.dataset),
        scope: Some(Scope::All),
        is_indexed: state.is_whole(),
        main,
    })
}

fn sentence(setting: Setting<'_>, world: &World) -> String {
    let (lang, statistics) = (setting.lang, &world.network.statistics);
    lang.fill(
        "figures.world",
        &[
            ("cities", &lang.counted("figures.cities", statistics.cities)),
            ("countries", &lang.counted("figures.countries", statistics.countries)),
            ("relations", &lang.counted("figures.relations", statistics.relations)),
        ],
    )
}

/// The cities with the most relations, and the lines of the relations in the table.
fn map<'a>(setting: Setting<'a>, world: &World, relations: &Relations) -> Map<'a> {
    let points = world.points.nodes.iter().filter_map(|city| {
        let count = setting.lang.counted("figures.relations", city.partner_count);
        Some(Point {
            says: [city.name.as_str(), &count].join(setting.text("map.separator")),
            slug: city.slug.clone(),
            name: city.name.clone(),
            href: setting.city(&city.slug),
            at: city.location?,
            role: Role::OfMany(city.partner_count),
            kind: None,
            is_over: false,
        })
    });
    let lines = relations.relations.edges.iter().filter_map(|edge| {
        let [from, to] = &edge.node.cities;
        let relation = &edge.node.relation;
        let is_over = relation.is_over();
        Some(Line { from: from.location?, to: to.location?, kind: relation.kind.clone(), is_over })
    });
    let shown = setting.lang.counted("figures.cities", world.points.nodes.len() as u64);
    Map {
        title: setting.text("map.world-title").to_owned(),
        description: setting.lang.fill("map.world-description", &[("cities", &shown)]),
        frame: Frame::WORLD,
        points: points.collect(),
        lines: lines.collect(),
        land: setting.site.land,
    }
}

/// What the map does not show.
fn notes(setting: Setting<'_>, world: &World, relations: &Relations) -> Vec<String> {
    let some = |key: &str, shown: usize, all: u64| {
        let (n, all_text) = (grouped(shown as u64), grouped(all));
        ((shown as u64) < all).then(|| setting.lang.fill(key, &[("n", &n), ("all", &all_text)]))
    };
    overview::as_of(setting)
        .into_iter()
        .chain(some("map.some-cities", world.points.nodes.len(), world.points.total_count))
        .chain(some("map.some-lines", relations.relations.edges.len(), relations.relations.total_count))
        .collect()
}

fn rows(setting: Setting<'_>, world: &World, relations: &Relations) -> maud::Markup {
    let list = &relations.relations;
    let rows: Vec<_> = list
        .edges
        .iter()
        .map(|edge| Row { relation: &edge.node.relation, cities: &edge.node.cities })
        .collect();
    let frame = TableFrame {
        caption: caption(setting, list.total_count, world.everything.total_count),
        is_of_pairs: true,
        listing: Listing {
            path: "/",
            sorts: &SORTS,
            next: list.page_info.end_cursor.clone().filter(|_| list.page_info.has_next_page),
        },
    };
    table(setting, &frame, &rows)
}
