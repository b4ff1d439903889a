//! The same as a page shows, as files: which format, and with which filters.

use std::sync::Arc;

use domain::data_version::DataVersion;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::address::{Scope, State};
use super::ask::{Asking, CITY, EDITION, Failure, PATH};
use super::filters::{self, End};
use super::texts::Lang;
use super::views::View;
use crate::graphql::engine::execute::Engine;
use crate::transfer::export::Format;

/// The ending of an address, which says what is wanted instead of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Csv,
    Geojson,
    Json,
    Svg,
}

/// What is written for an address.
#[derive(Debug, PartialEq)]
pub enum File {
    /// A file of the export.
    Export(Export),
    /// The data of a document, of this version.
    Answer(Json, Option<DataVersion>),
}

/// A format with its filters.
#[derive(Debug, PartialEq)]
pub struct Export {
    pub format: Format,
    /// Of the list: of cities, or of relations where the file has nothing else.
    pub filter: Json,
    /// Of relations where the file has cities too.
    pub relations: Option<Json>,
}

impl Ending {
    pub const ALL: [Self; 4] = [Self::Csv, Self::Geojson, Self::Json, Self::Svg];

    /// With its dot.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Csv => ".csv",
            Self::Geojson => ".geojson",
            Self::Json => ".json",
            Self::Svg => ".svg",
        }
    }

    /// A name and its ending; none without one.
    pub fn split(name: &str) -> (&str, Option<Self>) {
        let found =
            Self::ALL.into_iter().find_map(|ending| Some((name.strip_suffix(ending.text())?, ending)));
        found.map_or((name, None), |(name, ending)| (name, Some(ending)))
    }
}

/// The home city, and whether it has partners.
#[derive(Deserialize)]
struct Whose {
    home: Home,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Home {
    slug: String,
    partner_count: u64,
}

/// What is written for a view; pictures are drawn as its page draws them.
pub async fn file(
    engine: &Arc<Engine>,
    view: &View,
    ending: Ending,
    state: &State,
    lang: Lang,
    request_id: &str,
) -> Result<File, Failure> {
    let mut asking = Asking::of(engine, request_id);
    let lang = lang.wanted();
    let export = match view {
        View::Atlas => {
            let whose: Whose = asking.ask(EDITION, json!({ "lang": lang })).await?;
            let is_of_all = match state.scope {
                Some(scope) => scope == Scope::All,
                None => whose.home.partner_count == 0,
            };
            if is_of_all { everything(ending, state) } else { partners(ending, state, &whose.home.slug) }
        }
        View::City(slug) if ending == Ending::Json => {
            let data: Json = asking.ask(CITY, json!({ "slug": slug, "lang": lang })).await?;
            return Ok(File::Answer(data, asking.into_version()));
        }
        View::City(slug) => city(ending, slug),
        View::Country(code) => country(ending, code),
        View::Path => match state.from.as_ref().zip(state.to.as_ref()) {
            Some((from, to)) => {
                let data: Json = asking.ask(PATH, json!({ "from": from, "to": to, "lang": lang })).await?;
                if ending == Ending::Json {
                    return Ok(File::Answer(data, asking.into_version()));
                }
                path(ending, &data)
            }
            None => return Err(Failure::NotFound),
        },
    };
    Ok(File::Export(export))
}

/// Relations as rows, or with their cities on a map.
fn of_relations(ending: Ending, cities: Json, relations: Json) -> Export {
    match ending {
        Ending::Csv => Export { format: Format::RelationsCsv, filter: relations, relations: None },
        Ending::Json => Export { format: Format::RelationsJson, filter: relations, relations: None },
        Ending::Geojson | Ending::Svg => {
            Export { format: Format::NetworkGeojson, filter: cities, relations: Some(relations) }
        }
    }
}

fn partners(ending: Ending, state: &State, home: &str) -> Export {
    let is_home = json!({ "slug": { "eq": home } });
    let mut relation = filters::relations(state, End::Partner);
    let mut relations = relation.clone();
    relations["city"] = is_home.clone();
    // What is said of partners holds for the cities themselves here.
    let place = relation.as_object_mut().and_then(|filter| filter.remove("partner"));
    let mut partner = place.unwrap_or_else(|| json!({}));
    relation["partner"] = is_home.clone();
    partner["anyRelation"] = relation;
    of_relations(ending, json!({ "or": [is_home, partner] }), relations)
}

fn everything(ending: Ending, state: &State) -> Export {
    let relations = filters::relations(state, End::Either);
    of_relations(ending, json!({ "anyRelation": relations }), relations)
}

fn city(ending: Ending, slug: &str) -> Export {
    let is_city = json!({ "slug": { "eq": slug } });
    let partner = json!({ "anyRelation": { "partner": is_city } });
    of_relations(ending, json!({ "or": [is_city, partner] }), json!({ "city": is_city }))
}

fn country(ending: Ending, code: &str) -> Export {
    let format = match ending {
        Ending::Csv => Format::CitiesCsv,
        Ending::Json => Format::CitiesJson,
        Ending::Geojson | Ending::Svg => Format::CitiesGeojson,
    };
    Export { format, filter: json!({ "country": { "code": { "eq": code } } }), relations: None }
}

/// The cities and relations of the answer; nothing if there is no path.
fn path(ending: Ending, data: &Json) -> Export {
    let ids = |list: &str| {
        let found = data.pointer(&format!("/network/shortestPath/{list}")).and_then(Json::as_array);
        let ids: Vec<&Json> = found.into_iter().flatten().map(|node| &node["id"]).collect();
        json!({ "ids": ids })
    };
    of_relations(ending, ids("cities"), ids("relations"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(query: &str) -> State {
        State::read(query).expect("accepted parameters")
    }

    #[test]
    fn endings_are_told_apart() {
        assert_eq!(Ending::split("kure-jp"), ("kure-jp", None));
        assert_eq!(Ending::split("kure-jp.geojson"), ("kure-jp", Some(Ending::Geojson)));
        assert_eq!(Ending::split("kure-jp.json"), ("kure-jp", Some(Ending::Json)));
        assert_eq!(Ending::split("kure-jp.html"), ("kure-jp.html", None));
    }

    #[test]
    fn partners_are_relations_of_the_home_city() {
        let export = partners(Ending::Csv, &state("country=JP"), "a-cn");
        let expected = json!({
            "partner": { "country": { "code": { "eq": "JP" } } },
            "city": { "slug": { "eq": "a-cn" } },
        });
        assert_eq!(export, Export { format: Format::RelationsCsv, filter: expected, relations: None });
    }

    #[test]
    fn a_map_of_partners_has_the_home_city_too() {
        let export = partners(Ending::Geojson, &state("country=JP&kind=SISTER_CITY"), "a-cn");
        assert_eq!(
            export.filter,
            json!({ "or": [
                { "slug": { "eq": "a-cn" } },
                {
                    "country": { "code": { "eq": "JP" } },
                    "anyRelation": { "kind": { "eq": "SISTER_CITY" }, "partner": { "slug": { "eq": "a-cn" } } },
                },
            ] })
        );
    }
}
