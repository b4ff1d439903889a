//! The path between two cities.

use maud::{Markup, html};
use serde_json::json;

use super::form::Form;
use super::overview;
use crate::atlas::answers::{Any, Location, Path, PathPage};
use crate::atlas::ask::{Asking, EDITION, Failure, PATH};
use crate::atlas::map::{self, Frame, Line, Map, Point, Role};
use crate::atlas::page::{Setting, Shell, dated, document, files, kind, place_link, with_flag};

/// The page, with a form alone where not both ends are given.
pub(super) async fn page(
    asking: &mut Asking<'_>,
    setting: Setting<'_>,
    form: Form,
) -> Result<String, Failure> {
    let lang = setting.lang;
    let any: Any = asking.ask(EDITION, json!({ "lang": lang.wanted() })).await?;
    let ends = setting.state.from.as_deref().zip(setting.state.to.as_deref());
    let path = match ends {
        Some((from, to)) => {
            let variables = json!({ "from": from, "to": to, "lang": lang.wanted() });
            asking.show(PATH, variables.clone());
            asking.ask::<PathPage>(PATH, variables).await?.network.shortest_path
        }
        None => None,
    };
    if form == Form::Picture {
        let path = path.as_ref().ok_or(Failure::NotFound)?;
        return Ok(map::standalone(&map(setting, path)));
    }
    let title = title(setting, path.as_ref());
    let figure = html! {
        @if let Some(path) = &path { (overview::figure(setting, &map(setting, path), &[], &[])) }
    };
    let main = html! {
        @if setting.state.embed {
            (figure)
        } @else {
            h1 { (title) }
            p.lead { (setting.text("path.lead")) }
            (ends_form(setting, &any.home.slug))
            @match &path {
                Some(path) => (steps(setting, path)),
                None if ends.is_some() => p { (setting.text("path.nothing")) },
                None => {},
            }
            (figure)
            @if ends.is_some() { (files(setting, "/path", asking.shown())) }
        }
    };
    Ok(document(&Shell {
        setting,
        view: "path",
        path: "/path",
        title: format!("{title} · {}", any.dataset.title),
        description: setting.text("path.lead").to_owned(),
        edition: Some(&any.dataset),
        about: None,
        scope: None,
        is_indexed: ends.is_none(),
        main,
    }))
}

fn title(setting: Setting<'_>, path: Option<&Path>) -> String {
    match path.map(|path| path.cities.as_slice()) {
        Some([from, .., to]) => {
            let values = [("from", from.display_name.as_str()), ("to", &to.display_name)];
            setting.lang.fill("path.between", &values)
        }
        _ => setting.text("path.title").to_owned(),
    }
}

fn ends_form(setting: Setting<'_>, home: &str) -> Markup {
    let field = |name: &str, key: &str, value: Option<&str>| {
        html! {
            div.field {
                label for={ "f-" (name) } { (setting.text(key)) }
                input.slug id={ "f-" (name) } type="text" name=(name) value=[value] placeholder="kure-jp" required;
            }
        }
    };
    html! {
        form #ends.row method="get" action="/path" aria-label=(setting.text("path.title")) {
            (field("from", "path.from", setting.state.from.as_deref().or(Some(home))))
            (field("to", "path.to", setting.state.to.as_deref()))
            @if let Some(lang) = setting.state.lang { input type="hidden" name="lang" value=(lang.key()); }
            div.actions { button type="submit" { (setting.text("path.show")) } }
        }
        p.note { (setting.text("path.hint")) }
    }
}

fn steps(setting: Setting<'_>, path: &Path) -> Markup {
    html! {
        section #steps aria-labelledby="steps-title" {
            h2 #steps-title { (setting.lang.counted("path.steps", path.length)) }
            ol.steps {
                @for (at, city) in path.cities.iter().enumerate() {
                    li data-slug=(city.slug) {
                        (place_link(city, setting)) ", " (with_flag(&city.country, setting))
                        @if let Some(next) = path.relations.get(at) {
                            span.aside {
                                (kind(&next.relation))
                                " " (dated(next.relation.established.as_ref()))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn map<'a>(setting: Setting<'a>, path: &Path) -> Map<'a> {
    let last = path.cities.len().saturating_sub(1);
    let points: Vec<Point> = path
        .cities
        .iter()
        .enumerate()
        .filter_map(|(at, city)| {
            Some(Point {
                says: city.display_name.clone(),
                slug: city.slug.clone(),
                name: city.name.clone(),
                href: setting.city(&city.slug),
                at: city.location?,
                role: if at == 0 || at == last { Role::Center } else { Role::Partner },
                kind: None,
                is_over: false,
            })
        })
        .collect();
    let lines = path.relations.iter().filter_map(|pair| {
        let [from, to] = &pair.cities;
        let kind = pair.relation.kind.clone();
        Some(Line { from: from.location?, to: to.location?, kind, is_over: false })
    });
    let names: Vec<&str> = path.cities.iter().map(|city| city.name.as_str()).collect();
    Map {
        title: title(setting, Some(path)),
        description: names.join(" – "),
        frame: Frame::around(points.iter().map(|point| -> Location { point.at })),
        lines: lines.collect(),
        points,
        land: setting.site.land,
    }
}
