//! Draws the map.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, Render, html};

use super::frame::Frame;
use super::globe::{GRATICULE, SPHERE, path};
use super::labels::{self, Label};
use super::projection::{HEIGHT, WIDTH, Xy, project};
use crate::atlas::answers::Location;
use crate::transfer::export::great_circle;

/// All that is on a map.
pub(crate) struct Map<'a> {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// The same in sentences, for who does not see it.
    pub(crate) description: String,
    pub(crate) frame: Frame,
    pub(crate) points: Vec<Point>,
    pub(crate) lines: Vec<Line>,
    /// The outlines of the land, as the data of a path, if they were built in.
    pub(crate) land: Option<&'a str>,
}

/// A city.
pub(crate) struct Point {
    pub(crate) slug: String,
    pub(crate) name: String,
    /// What it is, for a tooltip and for who does not see it.
    pub(crate) says: String,
    pub(crate) href: String,
    pub(crate) at: Location,
    pub(crate) role: Role,
    /// The kind of its relation, as the schema has it.
    pub(crate) kind: Option<String>,
    /// Whether its relation is over.
    pub(crate) is_over: bool,
}

/// What a point is on its map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    /// The city that the map is about.
    Center,
    Partner,
    /// One of many, larger by the number of its relations.
    OfMany(u64),
}

/// A relation.
pub(crate) struct Line {
    pub(crate) from: Location,
    pub(crate) to: Location,
    pub(crate) kind: String,
    pub(crate) is_over: bool,
}

/// The class of a kind of relation.
pub(crate) fn class(kind: &str) -> String {
    format!("k-{}", kind.to_ascii_lowercase().replace('_', "-"))
}

/// A number with one digit after the point.
struct Short(f64);

impl Render for Short {
    fn render_to(&self, buffer: &mut String) {
        write!(buffer, "{:.1}", self.0).expect("a string takes what is written");
    }
}

/// The map as a part of a page, which has its colours.
pub(crate) fn svg(map: &Map<'_>) -> Markup {
    html! {
        svg viewBox=(map.frame.view_box()) role="group" aria-labelledby="map-title map-desc" {
            (content(map))
        }
    }
}

/// The map as a file.
pub(crate) fn standalone(map: &Map<'_>) -> String {
    let markup = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(map.frame.view_box()) width=(WIDTH) height=(HEIGHT)
            role="group" aria-labelledby="map-title map-desc" {
            style { (PreEscaped(include_str!("../../../web/atlas/map.css"))) }
            (content(map))
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", markup.into_string())
}

fn content(map: &Map<'_>) -> Markup {
    let scale = map.frame.scale;
    html! {
        title id="map-title" { (map.title) }
        desc id="map-desc" { (map.description) }
        path class="sphere" d=(*SPHERE) {}
        path class="graticule" d=(*GRATICULE) stroke-width=(Short(0.5 * scale)) {}
        @if let Some(land) = map.land {
            path class="land" d=(land) {}
        }
        g class="lines" {
            @for line in &map.lines { (relation(line, scale)) }
        }
        g class="points" {
            // Later ones lie above: the city that the map is about comes last.
            @for point in ordered(&map.points) { (city(point, scale)) }
        }
        (names(map))
    }
}

fn ordered(points: &[Point]) -> impl Iterator<Item = &Point> {
    let is_center = |point: &&Point| point.role == Role::Center;
    points.iter().filter(move |point| !is_center(point)).chain(points.iter().filter(is_center))
}

fn relation(line: &Line, scale: f64) -> Markup {
    let end = |place: Location| [place.longitude, place.latitude];
    let curves = great_circle::lines(end(line.from), end(line.to));
    let data: String = curves
        .iter()
        .map(|curve| path(curve.iter().map(|&[longitude, latitude]| project(longitude, latitude))))
        .collect();
    let over = if line.is_over { " over" } else { "" };
    let dash = dash(&line.kind, scale);
    html! {
        path class={ "line " (class(&line.kind)) (over) } data-kind=(line.kind) d=(data)
            stroke-width=(Short(1.2 * scale)) stroke-dasharray=[dash] {}
    }
}

/// Colours alone tell nothing to some; sister cities have a whole line.
fn dash(kind: &str, scale: f64) -> Option<String> {
    let (drawn, free) = match kind {
        "SISTER_CITY" => return None,
        "FRIENDLY_EXCHANGE" => (5.0, 3.0),
        _ => (1.5, 2.5),
    };
    Some(format!("{:.1} {:.1}", drawn * scale, free * scale))
}

fn city(point: &Point, scale: f64) -> Markup {
    let Xy { x, y } = project(point.at.longitude, point.at.latitude);
    let (role, radius) = match point.role {
        Role::Center => ("center", 5.5),
        Role::Partner => ("partner", 4.0),
        Role::OfMany(relations) => ("many", of_many(relations)),
    };
    let kind = point.kind.as_deref().map(class).unwrap_or_default();
    let over = if point.is_over { "over" } else { "" };
    html! {
        a href=(point.href) data-slug=(point.slug) class={ "point " (role) " " (kind) " " (over) }
            aria-label=(point.says) {
            title { (point.says) }
            circle cx=(Short(x)) cy=(Short(y)) r=(Short(radius * scale)) stroke-width=(Short(1.2 * scale)) {}
        }
    }
}

/// The area grows with the number.
#[expect(clippy::cast_precision_loss, reason = "a radius need not be exact")]
fn of_many(relations: u64) -> f64 {
    1.5 + 0.55 * (relations as f64).sqrt()
}

fn names(map: &Map<'_>) -> Markup {
    let frame = map.frame;
    let mut named: Vec<&Point> = map.points.iter().collect();
    named.sort_by_key(|point| point.role != Role::Center);
    let points: Vec<(Xy, &str)> = named
        .iter()
        .map(|point| {
            let Xy { x, y } = project(point.at.longitude, point.at.latitude);
            (Xy { x: x - frame.left, y: y - frame.top }, point.name.as_str())
        })
        .collect();
    let labels = labels::place(&points, frame.width(), frame.scale);
    html! {
        g class="names" font-size=(Short(11.0 * frame.scale)) aria-hidden="true" {
            @for (point, label) in named.iter().zip(labels) {
                @if let Some(Label { at, anchor }) = label {
                    text class=[(point.role == Role::Center).then_some("center")] data-slug=(point.slug)
                        x=(Short(at.x + frame.left)) y=(Short(at.y + frame.top)) text-anchor=(anchor)
                        stroke-width=(Short(3.0 * frame.scale)) { (point.name) }
                }
            }
        }
    }
}
