//! The `dataset.json` of an export: a data set with its sources, cities and relations.
//!
//! Its columns are called as a mapping calls what they mean, so that nothing about them is left to be understood.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::Node;
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};
use crate::value::NotUnderstood;
use crate::value::number::{Figure, Hedge, NumberStyle, read_area, read_population};

/// What is taken of a city, of its measurements apart.
const OF_CITY: [&str; 10] =
    ["slug", "name", "country", "level", "within", "location", "wikidataId", "names", "population", "area"];

/// What is taken of a relation, or follows from the rest.
const OF_RELATION: [&str; 10] = [
    "id",
    "cities",
    "kind",
    "status",
    "established",
    "ended",
    "stated",
    "distanceKm",
    "standing",
    "citations",
];

type Cells = Vec<(String, String)>;

pub(super) fn is_dataset(root: &Node) -> bool {
    let is_list = |name| root.get(name).is_some_and(|node| node.list().is_some());
    let home = root.get("dataset").and_then(|dataset| dataset.get("home"));
    home.and_then(Node::text).is_some() && is_list("cities") && is_list("relations")
}

pub(super) fn read(root: &Node, remarks: &mut Vec<Remark>) -> Result<Vec<Table>, Unreadable> {
    let items = |name| root.get(name).and_then(Node::list).unwrap_or_default();
    let (cities, relations) = (items("cities"), items("relations"));
    let mut places = Growing::with_columns(["city.id", "city.name", "city.language"]);
    for (line, city) in (1..).zip(cities) {
        places.add(line, of_city(city))?;
    }
    let mut links = Growing::with_columns(["city.id", "partner.id"]);
    let sources = root.get("dataset").and_then(|dataset| dataset.get("sources"));
    let sources = addresses(sources.and_then(Node::list).unwrap_or_default());
    for (line, relation) in (1..).zip(relations) {
        links.add(line, of_relation(relation, &sources))?;
    }
    note_rest(cities, &OF_CITY, "cities", remarks);
    note_rest(relations, &OF_RELATION, "relations", remarks);
    Ok(vec![places.into_table("cities", Role::Places)?, links.into_table("relations", Role::Links)?])
}

fn text(node: &Node, path: &[&str]) -> String {
    let found = path.iter().try_fold(node, |node, name| node.get(name));
    found.map(Node::cell).unwrap_or_default()
}

fn of_city(city: &Node) -> Cells {
    let mut cells = Cells::new();
    for (column, path) in [
        ("city.id", &["slug"][..]),
        ("city.name", &["name"]),
        ("city.country_code", &["country", "code"]),
        ("city.level", &["level"]),
        ("city.within", &["within"]),
        ("city.latitude", &["location", "latitude"]),
        ("city.longitude", &["location", "longitude"]),
        ("city.wikidata", &["wikidataId"]),
    ] {
        cells.push((column.to_owned(), text(city, path)));
    }
    // Elsewhere the code may stand for none, which the name beside it tells.
    if text(city, &["country", "code"]) == "NA" {
        cells.push(("city.country".to_owned(), "Namibia".to_owned()));
    }
    cells.push(("city.population".to_owned(), figure(city.get("population"), read_population)));
    cells.push(("city.area".to_owned(), figure(city.get("area"), read_area)));
    names(city, &mut cells);
    cells
}

/// The names beside the usual one, each with its language in the name of its column.
fn names(city: &Node, cells: &mut Cells) {
    let names = city.get("names").and_then(Node::list).unwrap_or_default();
    let usual = text(city, &["name"]);
    let is_usual = |name: &&Node| text(name, &["text"]) == usual;
    let is_official = |name: &&Node| is_usual(name) && text(name, &["kind"]) == "OFFICIAL";
    let shown = names.iter().find(is_official).or_else(|| names.iter().find(is_usual));
    cells.push(("city.language".to_owned(), shown.map(|name| text(name, &["lang"])).unwrap_or_default()));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter().filter(|name| !shown.is_some_and(|shown| std::ptr::eq(*name, shown))) {
        let field = match text(name, &["kind"]).as_str() {
            "FORMER" => "former",
            "OFFICIAL" => "official",
            "LOCAL" => "local",
            "NICKNAME" => "nickname",
            "AS_WRITTEN" => "as_written",
            _ => "alias",
        };
        let column = match text(name, &["lang"]).as_str() {
            "" => format!("city.{field}"),
            lang => format!("city.{field}@{lang}"),
        };
        let count = counts.entry(column.clone()).or_default();
        *count += 1;
        let column = if *count == 1 { column } else { format!("{column} {count}") };
        cells.push((column, text(name, &["text"])));
    }
}

/// A figure in the words of its source if they say the same, else in figures.
fn figure(
    node: Option<&Node>,
    read: impl Fn(&str, NumberStyle) -> Result<Option<Figure>, NotUnderstood>,
) -> String {
    let Some(node) = node else { return String::new() };
    let Some(value) = node.get("value").and_then(Node::number) else { return String::new() };
    let (hedge, word) = match text(node, &["qualifier"]).as_str() {
        "" | "NONE" => (Hedge::None, ""),
        "NEARLY" => (Hedge::Nearly, "nearly "),
        "OVER" => (Hedge::Over, "over "),
        "UNDER" => (Hedge::Under, "under "),
        "UP_TO" => (Hedge::UpTo, "up to "),
        _ => (Hedge::About, "about "),
    };
    let stated = text(node, &["stated"]);
    let said = read(&stated, NumberStyle::Unsaid).ok().flatten();
    #[expect(clippy::float_cmp, reason = "another value is another figure")]
    let is_same = said.is_some_and(|said| said.value == value && said.hedge == hedge);
    if is_same { stated } else { format!("{word}{value}") }
}

/// The addresses of sources by their slugs.
fn addresses(sources: &[Node]) -> BTreeMap<String, String> {
    sources.iter().map(|source| (text(source, &["slug"]), text(source, &["url"]))).collect()
}

fn of_relation(relation: &Node, sources: &BTreeMap<String, String>) -> Cells {
    let cities = relation.get("cities").and_then(Node::list).unwrap_or_default();
    let slug = |end: usize| cities.get(end).map(|city| text(city, &["slug"])).unwrap_or_default();
    let citations = relation.get("citations").and_then(Node::list).unwrap_or_default();
    // The page that the citation names, or else that of its source and the place in it.
    let stands = |citation: &Node| {
        let place = text(citation, &["locator"]);
        let source = sources.get(&text(citation, &["source", "slug"])).cloned().unwrap_or_default();
        match (place.starts_with("http") || source.is_empty(), place.is_empty()) {
            (true, _) => place,
            (false, true) => source,
            (false, false) => format!("{source}, {place}"),
        }
    };
    let source = citations.iter().map(stands).find(|source| !source.is_empty());
    [
        ("city.id", slug(0)),
        ("partner.id", slug(1)),
        ("kind", text(relation, &["kind"])),
        ("status", text(relation, &["status"])),
        ("established", text(relation, &["established", "edtf"])),
        ("ended", text(relation, &["ended", "edtf"])),
        ("remark", text(relation, &["stated"])),
        ("reference", source.unwrap_or_default()),
    ]
    .map(|(column, cell)| (column.to_owned(), cell))
    .into()
}

/// Names the members that have values and are not taken.
fn note_rest(items: &[Node], taken: &[&str], what: &str, remarks: &mut Vec<Remark>) {
    let is_told = |node: &Node| *node != Node::Null && node.list().is_none_or(|items| !items.is_empty());
    let members = items.iter().filter_map(Node::members).flatten();
    let rest: BTreeSet<&str> = members
        .filter(|(name, node)| !taken.contains(&name.as_str()) && is_told(node))
        .map(|(name, _)| name.as_str())
        .collect();
    if !rest.is_empty() {
        let rest: Vec<&str> = rest.into_iter().collect();
        let text = format!("of {what}, these are not taken: {}", rest.join(", "));
        remarks.push(Remark { line: 1, kind: RemarkKind::Note, text });
    }
}
