//! Linked Places Format 1.2: GeoJSON that is JSON-LD, which the World Historical Gazetteer takes.
//!
//! The address of a place leads on from that of the file, so it is right on whatever server the file is asked of.

use serde_json::{Map, Value as Json, json};

use super::about::About;
use super::ask::Ask;
use super::geojson::position;
use super::json::items;

const CONTEXT: &str =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld";

pub(super) const FOOT: &str = "\n]}\n";

/// All before the first place.
pub(super) fn head(about: &About) -> String {
    let known = ["title", "license", "author", "url"].map(|name| (name, about.text(&format!("/{name}"))));
    let known = known.into_iter().filter(|(_, text)| !text.is_empty());
    let properties: Map<String, Json> = known.map(|(name, text)| (name.to_owned(), text.into())).collect();
    let properties = Json::Object(properties);
    format!(
        "{{\"type\":\"FeatureCollection\",\"@context\":\"{CONTEXT}\",\"properties\":{properties},\"features\":["
    )
}

/// What writes places: they were there at the date of the data set, and their descriptions are in the language asked for.
pub(super) fn writer(ask: &Ask, about: &About) -> impl Fn(&mut Vec<u8>, &[Json], bool) + Send + Sync + use<> {
    let stated = [about.text("/statedAsOf/latest"), about.text("/published/latest")];
    let known = stated.into_iter().find(|date| !date.is_empty()).map(str::to_owned);
    let lang = if let [lang] = ask.lang.as_slice() { Some(lang.clone()) } else { None };
    move |out, nodes, continues| {
        let places = nodes.iter().map(|node| place(node, known.as_deref(), lang.as_deref()));
        items(out, places, continues);
    }
}

fn place(node: &Json, known: Option<&str>, lang: Option<&str>) -> Json {
    let (class, identifier) = class(node["level"].as_str().unwrap_or_default());
    let mut place = json!({
        "@id": node["resourcePath"],
        "type": "Feature",
        "properties": {
            "title": node["name"],
            "fclasses": [class],
            "slug": node["slug"],
        },
        "names": list(&node["names"], name),
        "types": [{ "identifier": identifier, "label": node["levelLabel"], "sourceLabels": [{ "label": node["level"] }] }],
    });
    let Json::Object(fields) = &mut place else { return place };
    if let (Some(code), Some(Json::Object(properties))) = (country(node), fields.get_mut("properties")) {
        properties.shift_insert(1, "ccodes".to_owned(), json!([code]));
    }
    if let Some(when) = when(node, known) {
        fields.insert("when".to_owned(), when);
    }
    let point = position(node.get("location"));
    let geometry = point.map(|point| json!({ "type": "Point", "coordinates": point }));
    fields.insert("geometry".to_owned(), geometry.unwrap_or(Json::Null));
    if let Some(id) = node["wikidataId"].as_str() {
        fields
            .insert("links".to_owned(), json!([{ "type": "exactMatch", "identifier": format!("wd:{id}") }]));
    }
    if let Some(summary) = node["summary"].as_str() {
        fields.insert("descriptions".to_owned(), json!([with("lang", lang, json!({ "value": summary }))]));
    }
    place
}

/// Its code in ISO 3166-1; what ISO leaves to its users is none.
fn country(node: &Json) -> Option<&str> {
    let code = node.pointer("/country/code").and_then(Json::as_str)?;
    let is_of_users = matches!(code, "AA" | "ZZ") || code.starts_with('X') || ("QM"..="QZ").contains(&code);
    (!is_of_users).then_some(code)
}

/// The class of GeoNames, and the type of the Art & Architecture Thesaurus; what it has no own type for is an inhabited place.
fn class(level: &str) -> (&'static str, &'static str) {
    match level {
        "CITY" => ("P", "aat:300008389"),
        "MUNICIPALITY" => ("P", "aat:300265612"),
        "COUNTY" => ("A", "aat:300000771"),
        "DISTRICT" => ("A", "aat:300000705"),
        "PROVINCE" => ("A", "aat:300000774"),
        _ => ("P", "aat:300008347"),
    }
}

fn name(name: &Json) -> Json {
    let citations = list(&name["citations"], |citation| {
        let source = &citation["source"];
        with("@id", source["url"].as_str(), json!({ "label": source["title"] }))
    });
    let named = with("lang", name["lang"].as_str(), json!({ "toponym": name["text"] }));
    if citations.is_empty() { named } else { with("citations", Some(citations), named) }
}

/// It was there at the latest at the date of the data set, and until it was dissolved.
fn when(node: &Json, known: Option<&str>) -> Option<Json> {
    let ended = node.get("ended").filter(|ended| !ended.is_null());
    let start = known.filter(|_| ended.is_none()).map(|date| json!({ "latest": date }));
    let end = ended.map(|ended| json!({ "earliest": ended["earliest"], "latest": ended["latest"] }));
    let span = with("end", end, with("start", start, json!({})));
    span.as_object().is_some_and(|span| !span.is_empty()).then(|| json!({ "timespans": [span] }))
}

fn list(items: &Json, item: impl Fn(&Json) -> Json) -> Vec<Json> {
    items.as_array().into_iter().flatten().map(item).collect()
}

/// The object with a field more, if there is a value for it.
fn with<V: Into<Json>>(name: &str, value: Option<V>, mut object: Json) -> Json {
    if let (Some(value), Json::Object(fields)) = (value, &mut object) {
        fields.insert(name.to_owned(), value.into());
    }
    object
}
