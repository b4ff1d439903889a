//! The map of a city and its neighbours.

use crate::atlas::answers::{City, Location, Place};
use crate::atlas::map::{Frame, Map, Point, Role};
use crate::atlas::page::Setting;

/// None if nobody has said where the city lies.
pub(super) fn map<'a>(setting: Setting<'a>, city: &City, neighbours: &[Place]) -> Option<Map<'a>> {
    let at = city.location?;
    let lang = setting.lang;
    let near = neighbours.iter().filter_map(|place| {
        Some(Point {
            says: lang.fill("map.place", &[("city", &place.name), ("country", &place.country.name)]),
            slug: place.slug.clone(),
            name: place.name.clone(),
            href: setting.city(&place.slug),
            at: place.location?,
            role: Role::Partner,
            kind: None,
            is_over: false,
        })
    });
    let own = Point {
        slug: city.slug.clone(),
        name: city.name.clone(),
        says: city.display_name.clone(),
        href: setting.city(&city.slug),
        at,
        role: Role::Center,
        kind: None,
        is_over: false,
    };
    let points: Vec<Point> = near.chain([own]).collect();
    let names: Vec<&str> = neighbours.iter().map(|place| place.name.as_str()).collect();
    let names = names.join(lang.text("map.list-separator"));
    Some(Map {
        title: lang.fill("map.city-title", &[("city", &city.name)]),
        description: lang.fill("map.city-description", &[("city", &city.name), ("neighbours", &names)]),
        frame: Frame::around(points.iter().map(|point: &Point| -> Location { point.at })),
        points,
        lines: Vec::new(),
        land: setting.site.land,
    })
}
