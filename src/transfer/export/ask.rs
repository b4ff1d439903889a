//! What is asked for: the format, the filters, the languages.

use serde_json::{Value as Json, json};

use super::error::ExportError;
use super::format::{Format, Lists};
use crate::graphql::engine::execute::Engine;

/// The language of names where none is asked for.
const ENGLISH: &str = "en";

/// The words of an address or of the command line, as they were given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// The JSON of the filter of the list: of cities, or of relations where the file has nothing else.
    pub filter: Option<&'a str>,
    /// The JSON of the filter of relations where the file has cities too.
    pub relations: Option<&'a str>,
    /// Language tags, separated by commas.
    pub lang: Option<&'a str>,
    /// Whether a byte order mark comes first.
    pub bom: bool,
    /// Whether the filter of relations finds only those between the cities, so that nobody has to see to it.
    pub is_closed: bool,
}

/// An export that can be tried.
#[derive(Clone, Debug)]
pub struct Ask {
    pub format: Format,
    pub(super) filter: Option<Json>,
    relations: Option<Json>,
    pub(super) lang: Vec<String>,
    pub(super) bom: bool,
    is_closed: bool,
}

impl Ask {
    /// Reads what was asked for; whether the filters fit the schema is for the engine to say.
    pub fn read(engine: &Engine, format: Format, asked: Asked<'_>) -> Result<Self, ExportError> {
        if asked.bom && !format.is_csv() {
            let message = format!("'bom' is for CSV only; leave it out for {}", format.name());
            return Err(ExportError::asked(message));
        }
        if asked.relations.is_some() && format.lists() != Lists::Both {
            let message =
                format!("'relations' is for files that have cities too; use 'filter' for {}", format.name());
            return Err(ExportError::asked(message));
        }
        Ok(Self {
            format,
            filter: filter(engine, "filter", asked.filter)?,
            relations: filter(engine, "relations", asked.relations)?,
            lang: languages(asked.lang),
            bom: asked.bom,
            is_closed: asked.is_closed,
        })
    }

    /// All that the file follows from, beside the data.
    pub fn key(&self) -> String {
        let Self { format, filter, relations, lang, bom, is_closed } = self;
        json!([format.name(), filter, relations, lang, bom, is_closed]).to_string()
    }

    /// The filter of the list of relations: in a file that has cities too, both ends are among these cities.
    pub(super) fn relation_filter(&self) -> Option<Json> {
        if self.format.lists() != Lists::Both {
            return self.filter.clone();
        }
        if self.is_closed {
            return self.relations.clone();
        }
        let between = self.filter.as_ref().map(|cities| json!({ "not": { "city": { "not": cities } } }));
        match (between, self.relations.clone()) {
            (Some(between), Some(relations)) => Some(json!({ "and": [between, relations] })),
            (between, relations) => between.or(relations),
        }
    }
}

fn languages(lang: Option<&str>) -> Vec<String> {
    let tags = lang.unwrap_or_default().split(',').map(str::trim).filter(|tag| !tag.is_empty());
    let mut tags: Vec<String> = tags.map(str::to_owned).collect();
    if tags.is_empty() {
        tags.push(ENGLISH.to_owned());
    }
    tags
}

/// A filter as the engine takes it; an empty one filters nothing.
fn filter(engine: &Engine, name: &str, text: Option<&str>) -> Result<Option<Json>, ExportError> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    engine.check_json(text.as_bytes()).map_err(|error| ExportError::Refused(vec![error]))?;
    let filter: Json = serde_json::from_str(text).map_err(|error| {
        let example = r#"write it as {"country": {"code": {"eq": "JP"}}}"#;
        ExportError::asked(format!("'{name}' is not JSON: {error}; {example}"))
    })?;
    match filter {
        Json::Null => Ok(None),
        Json::Object(_) => Ok(Some(filter)),
        _ => Err(ExportError::asked(format!("'{name}' is no object; a filter is one, such as {{}}"))),
    }
}
