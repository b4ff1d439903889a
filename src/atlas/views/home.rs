//! The first view: the home city and its partners.

use maud::html;
use serde_json::json;

use super::everything::kinds;
use super::filter_form::filter_form;
use super::form::Form;
use super::hits::hits;
use super::table::{Frame as TableFrame, Listing, Row, caption, table};
use super::{figures, overview};
use crate::atlas::address::{By, Scope, Sort, State};
use crate::atlas::answers::{Atlas, AtlasHome, Figure, PartnerEdge, Partners};
use crate::atlas::ask::{ATLAS, Asking, Failure, PARTNERS};
use crate::atlas::filters::{self, End};
use crate::atlas::map::{Frame, Line, Map, Point, Role, standalone};
use crate::atlas::page::{Setting, Shell, document, files};
use crate::atlas::timeline::{self, Timeline};
use crate::transfer::export::ExportError;

/// How many partners are read at most, and how many rows a page of the table has.
const MOST: usize = 500;
const ROWS: usize = 100;

/// The page; none if nothing says that another view is not wanted and the home city has no partner.
pub(super) async fn page(
    asking: &mut Asking<'_>,
    setting: Setting<'_>,
    form: Form,
) -> Result<Option<String>, Failure> {
    let Setting { state, lang, .. } = setting;
    let variables = json!({
        "lang": lang.wanted(),
        "always": filters::always(state, End::Partner),
        "ended": filters::ended(state, End::Partner),
    });
    let atlas: Atlas = asking.ask(ATLAS, variables).await?;
    if atlas.home.everything.total_count == 0 && atlas.all.total_count > 0 && state.scope.is_none() {
        return Ok(None);
    }
    let (edges, total) = partners(asking, setting).await?;
    let found = hits(asking, setting).await?;
    let (edges, first) = sorted(edges, state)?;
    let listed = Listed { edges: &edges, first, total };
    Ok(Some(match form {
        Form::Page => show(asking, setting, &atlas, &listed, found.as_ref()),
        Form::Picture => standalone(&map(setting, &atlas.home, &listed)),
    }))
}

/// The partners that are shown.
struct Listed<'a> {
    edges: &'a [PartnerEdge],
    /// The first one of this page of the table.
    first: usize,
    total: u64,
}

/// All partners of the state, as far as they are read, and how many there are.
async fn partners(asking: &mut Asking<'_>, setting: Setting<'_>) -> Result<(Vec<PartnerEdge>, u64), Failure> {
    let state = setting.state;
    let (filter, order) = (filters::relations(state, End::Partner), filters::order(state.sort));
    let variables = |after: Option<&str>| json!({ "lang": setting.lang.wanted(), "filter": filter, "order": order, "after": after });
    asking.show(PARTNERS, variables(None));
    let mut edges = Vec::new();
    let mut after = None;
    loop {
        let page: Partners = asking.ask(PARTNERS, variables(after.as_deref())).await?;
        let list = page.home.partners;
        edges.extend(list.edges);
        after = list.page_info.end_cursor.filter(|_| list.page_info.has_next_page);
        if after.is_none() || edges.len() >= MOST {
            return Ok((edges, list.total_count));
        }
    }
}

/// The partners in the order of the table, and where its page begins.
fn sorted(mut edges: Vec<PartnerEdge>, state: &State) -> Result<(Vec<PartnerEdge>, usize), Failure> {
    let Sort { by, descending } = state.sort;
    match by {
        By::Country => {
            edges.sort_by_cached_key(|edge| domain::sort_key::sort_key(&edge.node.country.name));
            if descending {
                edges.reverse();
            }
        }
        By::Population => edges.sort_by(|one, other| {
            let size = |edge: &PartnerEdge| edge.node.population.as_ref().and_then(Figure::size);
            match (size(one), size(other)) {
                (Some(one), Some(other)) if descending => other.total_cmp(&one),
                (Some(one), Some(other)) => one.total_cmp(&other),
                // What is unknown comes last both ways.
                (one, other) => one.is_none().cmp(&other.is_none()),
            }
        }),
        By::Name | By::Date | By::Distance => {}
    }
    let Some(after) = &state.after else { return Ok((edges, 0)) };
    let at = edges.iter().position(|edge| edge.cursor == *after);
    let at = at.ok_or_else(|| {
        ExportError::asked("'after' is the cursor of no partner in this order; begin at the first page")
    })?;
    Ok((edges, at + 1))
}

fn show(
    asking: &Asking<'_>,
    setting: Setting<'_>,
    atlas: &Atlas,
    listed: &Listed<'_>,
    found: Option<&maud::Markup>,
) -> String {
    let Setting { state, lang, .. } = setting;
    let home = &atlas.home;
    let lead = lead(setting, home);
    let description = sentence(setting, home);
    let endings = home.endings.edges.iter().map(|edge| &edge.relation);
    let timeline = Timeline::of(&home.years, endings, home.endings.total_count);
    let labels = kinds(&home.everything);
    let kinds: Vec<_> = labels.iter().map(|choice| (choice.value, choice.label)).collect();
    let main = html! {
        @if state.embed {
            h1.visually-hidden { (atlas.dataset.title) }
        } @else {
            h1 { (atlas.dataset.title) }
            p.lead { (lead) }
            (figures::of(&home.statistics, "figures.partners-label", lang))
            (scopes(setting, atlas))
        }
        @if let Some(found) = found { (found) }
        @if !state.embed { (filter_form(setting, Scope::Home, &home.everything)) }
        (overview::figure(setting, &map(setting, home, listed), &kinds, &notes(setting, listed)))
        (timeline::section(&timeline, state.as_of_year(), lang))
        @if !state.embed {
            (rows(setting, home, listed))
            (files(setting, "/atlas", asking.shown()))
        }
    };
    document(&Shell {
        setting,
        view: "atlas",
        path: "/",
        title: overview::title(setting, &atlas.dataset.title),
        about: Some(overview::about(setting, &atlas.dataset, &description)),
        description,
        edition: Some(&atlas.dataset),
        scope: Some(Scope::Home),
        is_indexed: state.is_whole(),
        main,
    })
}

fn lead(setting: Setting<'_>, home: &AtlasHome) -> String {
    setting.lang.fill("page.lead", &[("home", &home.name)])
}

/// The figures in one sentence.
fn sentence(setting: Setting<'_>, home: &AtlasHome) -> String {
    let lang = setting.lang;
    let partners = lang.counted("figures.partners", home.statistics.cities);
    let countries = lang.counted("figures.countries", home.statistics.countries);
    let year = figures::first_year(&home.statistics).map(|year| year.to_string());
    let values = [
        ("home", home.name.as_str()),
        ("partners", &partners),
        ("countries", &countries),
        ("year", year.as_deref().unwrap_or_default()),
    ];
    lang.fill(if year.is_some() { "figures.sentence" } else { "figures.sentence-undated" }, &values)
}

/// Leads to everything that the server holds, where that is more.
fn scopes(setting: Setting<'_>, atlas: &Atlas) -> maud::Markup {
    let all = State { scope: Some(Scope::All), ..setting.state.elsewhere() }.at("/");
    html! {
        @if atlas.all.total_count > atlas.home.everything.total_count {
            p.scopes {
                a href=(all) { (setting.lang.counted("page.all", atlas.all.total_count)) }
            }
        }
    }
}

fn map<'a>(setting: Setting<'a>, home: &AtlasHome, listed: &Listed<'_>) -> Map<'a> {
    let mut points = Vec::new();
    let mut lines = Vec::new();
    for PartnerEdge { relation, node, .. } in listed.edges {
        let Some(at) = node.location else { continue };
        let is_over = relation.is_over();
        if let Some(from) = home.location {
            lines.push(Line { from, to: at, kind: relation.kind.clone(), is_over });
        }
        // A partner with several relations is one point.
        if points.iter().all(|point: &Point| point.slug != node.slug) {
            points.push(Point {
                says: says(setting, node, relation),
                slug: node.slug.clone(),
                name: node.name.clone(),
                href: setting.city(&node.slug),
                at,
                role: Role::Partner,
                kind: Some(relation.kind.clone()),
                is_over,
            });
        }
    }
    if let Some(at) = home.location {
        points.push(Point {
            slug: home.slug.clone(),
            name: home.name.clone(),
            says: home.name.clone(),
            href: setting.city(&home.slug),
            at,
            role: Role::Center,
            kind: None,
            is_over: false,
        });
    }
    let shown = setting.lang.counted("figures.relations", listed.edges.len() as u64);
    let title = setting.lang.fill("map.title", &[("home", &home.name)]);
    let description = setting.lang.fill("map.description", &[("home", &home.name), ("relations", &shown)]);
    Map {
        title,
        description: [Some(description), spoken(setting, home, listed)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        frame: Frame::WORLD,
        points,
        lines,
        land: setting.site.land,
    }
}

/// Where the partners are that are shown, for who does not see the map.
fn spoken(setting: Setting<'_>, home: &AtlasHome, listed: &Listed<'_>) -> Option<String> {
    let in_region = |m49: &str| {
        let regions = listed.edges.iter().filter_map(|edge| edge.node.country.region.as_ref());
        regions.filter(|region| region.m49 == m49).count()
    };
    let regions = super::everything::regions(&home.everything);
    let counts = regions.iter().map(|region| (region.label, in_region(region.value)));
    let counts: Vec<String> =
        counts.filter(|(_, count)| *count > 0).map(|(label, count)| format!("{label} {count}")).collect();
    let counts = Some(counts.join(setting.text("map.list-separator"))).filter(|counts| !counts.is_empty())?;
    Some(setting.lang.fill("map.by-region", &[("regions", &counts)]))
}

fn says(
    setting: Setting<'_>,
    place: &crate::atlas::answers::Place,
    relation: &crate::atlas::answers::Relation,
) -> String {
    let dates = relation.established.as_ref().map(|date| date.display.as_str());
    let place = setting.lang.fill("map.place", &[("city", &place.name), ("country", &place.country.name)]);
    [Some(place.as_str()), Some(relation.kind_label.as_str()), dates]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(setting.text("map.separator"))
}

/// What the map does not show.
fn notes(setting: Setting<'_>, listed: &Listed<'_>) -> Vec<String> {
    let placeless = listed.edges.iter().filter(|edge| edge.node.location.is_none()).count() as u64;
    let unread = listed.total.saturating_sub(listed.edges.len() as u64);
    let note = |key, count: u64| (count > 0).then(|| setting.lang.counted(key, count));
    overview::as_of(setting)
        .into_iter()
        .chain(note("map.placeless", placeless))
        .chain(note("map.unread", unread))
        .collect()
}

fn rows(setting: Setting<'_>, home: &AtlasHome, listed: &Listed<'_>) -> maud::Markup {
    let Listed { edges, first, total } = *listed;
    let end = (first + ROWS).min(edges.len());
    let shown = &edges[first..end];
    let next = (end < edges.len()).then(|| edges[end - 1].cursor.clone());
    let rows: Vec<_> = shown
        .iter()
        .map(|edge| Row { relation: &edge.relation, cities: std::slice::from_ref(&edge.node) })
        .collect();
    let frame = TableFrame {
        caption: caption(setting, total, home.everything.total_count),
        is_of_pairs: false,
        listing: Listing { path: "/", sorts: &By::ALL, next },
    };
    table(setting, &frame, &rows)
}
