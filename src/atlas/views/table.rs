//! The table of relations.

use maud::{Markup, html};

use crate::atlas::address::{By, Sort, State};
use crate::atlas::answers::{Place, Relation};
use crate::atlas::page::{Setting, dated, kind, place_link, population, unknown, with_flag};
use crate::atlas::texts::grouped;

/// A relation in a row: with the home city only the partner is shown, else both cities.
pub(super) struct Row<'a> {
    pub(super) relation: &'a Relation,
    pub(super) cities: &'a [Place],
}

/// What stands around the rows.
pub(super) struct Frame<'a> {
    pub(super) caption: String,
    /// Whether more than the partner is named.
    pub(super) is_of_pairs: bool,
    pub(super) listing: Listing<'a>,
}

/// Which rows of a list are shown, and in which order.
pub(super) struct Listing<'a> {
    /// Of the view.
    pub(super) path: &'a str,
    /// What rows can be sorted by.
    pub(super) sorts: &'a [By],
    /// Where the next page begins.
    pub(super) next: Option<String>,
}

pub(super) fn table(setting: Setting<'_>, frame: &Frame<'_>, rows: &[Row<'_>]) -> Markup {
    let ended = rows.iter().any(|row| row.relation.ended.is_some() || row.relation.status != "ACTIVE");
    let listing = &frame.listing;
    html! {
        section #partners aria-labelledby="partners-title" {
            h2 #partners-title { (frame.caption) }
            @if rows.is_empty() {
                p { (setting.text("table.nothing")) }
            } @else {
                div.scrolls tabindex="0" role="group" aria-labelledby="partners-title" {
                    table {
                        thead { tr {
                            (head(setting, listing, By::Name, "table.city", ""))
                            @if frame.is_of_pairs { th scope="col" { (setting.text("table.partner")) } }
                            @else { (head(setting, listing, By::Country, "table.country", "")) }
                            th scope="col" { (setting.text("table.kind")) }
                            (head(setting, listing, By::Date, "table.signed", ""))
                            @if ended { th scope="col" { (setting.text("table.status")) } }
                            (head(setting, listing, By::Distance, "table.distance", "number"))
                            @if !frame.is_of_pairs {
                                (head(setting, listing, By::Population, "table.population", "number"))
                            }
                        } }
                        tbody { @for row in rows { (line(setting, frame, row, ended)) } }
                    }
                }
                (pages(setting, listing))
            }
        }
    }
}

/// How many relations there are, of all.
pub(super) fn caption(setting: Setting<'_>, total: u64, everything: u64) -> String {
    if total == everything {
        return setting.lang.counted("table.caption", total);
    }
    setting.lang.fill("table.caption-some", &[("n", &grouped(total)), ("all", &grouped(everything))])
}

/// A header that sorts, or turns the order around.
pub(super) fn head(setting: Setting<'_>, listing: &Listing<'_>, by: By, key: &str, class: &str) -> Markup {
    let class = (!class.is_empty()).then_some(class);
    if !listing.sorts.contains(&by) {
        return html! { th scope="col" class=[class] { (setting.text(key)) } };
    }
    let shown = setting.state.sort;
    let is_own = shown.by == by;
    let sort = Sort { by, descending: is_own && !shown.descending };
    let direction = if shown.descending { "descending" } else { "ascending" };
    let href = State { sort, after: None, ..setting.state.clone() }.at(listing.path);
    html! {
        th scope="col" class=[class] aria-sort=[is_own.then_some(direction)] {
            a href={ (href) "#partners" } data-sort=(sort.key()) { (setting.text(key)) }
        }
    }
}

fn line(setting: Setting<'_>, frame: &Frame<'_>, row: &Row<'_>, ended: bool) -> Markup {
    let Row { relation, cities } = row;
    let [city, rest @ ..] = cities else { return html! {} };
    let label = |key| setting.text(key);
    html! {
        tr data-slug=(city.slug) {
            th scope="row" {
                (place_link(city, setting))
                @if frame.is_of_pairs { span.aside { (with_flag(&city.country, setting)) } }
            }
            @if frame.is_of_pairs {
                td data-label=(label("table.partner")) {
                    @for partner in rest {
                        (place_link(partner, setting))
                        span.aside { (with_flag(&partner.country, setting)) }
                    }
                }
            } @else {
                td data-label=(label("table.country")) { (with_flag(&city.country, setting)) }
            }
            td data-label=(label("table.kind")) { (kind(relation)) }
            td data-label=(label("table.signed")) { (dated(relation.established.as_ref())) }
            @if ended {
                td data-label=(label("table.status")) {
                    (relation.status_label)
                    @if let Some(ended) = &relation.ended { " (" (dated(Some(ended))) ")" }
                }
            }
            td.number data-label=(label("table.distance")) { (kilometres(relation.distance_km)) }
            @if !frame.is_of_pairs {
                td.number data-label=(label("table.population")) { (population(city.population.as_ref())) }
            }
        }
    }
}

/// A distance in whole kilometres.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on the globe are small"
)]
pub(super) fn kilometres(distance: Option<f64>) -> Markup {
    html! {
        @match distance {
            Some(distance) => { (grouped(distance.round().max(0.0) as u64)) " km" },
            None => (unknown()),
        }
    }
}

/// Leads to the other pages of a list.
pub(super) fn pages(setting: Setting<'_>, listing: &Listing<'_>) -> Markup {
    let Listing { path, next, .. } = listing;
    let is_first = setting.state.after.is_none();
    let first = State { after: None, ..setting.state.clone() }.at(path);
    html! {
        @if !is_first || next.is_some() {
            nav.pages aria-label=(setting.text("table.pages")) {
                @if !is_first { a href={ (first) "#partners" } { (setting.text("table.first-page")) } }
                @if let Some(next) = next {
                    @let next = State { after: Some(next.clone()), ..setting.state.clone() }.at(path);
                    a rel="next" href={ (next) "#partners" } { (setting.text("table.next-page")) }
                }
            }
        }
    }
}
