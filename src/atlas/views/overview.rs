//! What the first view of the home city and that of everything have in common.

use maud::{Markup, html};
use serde_json::{Value as Json, json};

use crate::atlas::answers::Edition;
use crate::atlas::map::{self, Map};
use crate::atlas::page::{Setting, licence_url};

/// The map with its caption.
pub(super) fn figure(
    setting: Setting<'_>,
    map: &Map<'_>,
    kinds: &[(&str, &str)],
    notes: &[String],
) -> Markup {
    html! {
        figure #map {
            (map::svg(map))
            figcaption {
                @if !kinds.is_empty() {
                    ul.legend aria-label=(setting.text("map.legend")) {
                        @for (kind, label) in kinds {
                            li class={ "kind " (map::class(kind)) } data-kind=(kind) { (label) }
                        }
                    }
                }
                @for note in notes { p.note { (note) } }
            }
        }
    }
}

/// The data set, as schema.org says it.
pub(super) fn about(setting: Setting<'_>, edition: &Edition, description: &str) -> Json {
    let at = |path: &str| format!("{}{path}", setting.site.origin);
    let file = |path: &str, form: &str| json!({ "@type": "DataDownload", "contentUrl": at(path), "encodingFormat": form });
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": edition.title,
        "description": description,
        "url": at("/"),
        "inLanguage": ["en", "zh-Hans"],
        "license": licence_url(edition),
        "version": edition.version,
        "creator": { "@type": "Organization", "name": edition.author },
        "datePublished": edition.published.as_ref().and_then(|date| date.edtf.clone()),
        "isBasedOn": edition.url,
        "distribution": setting.site.is_open.then(|| [
            file("/atlas.csv", "text/csv"),
            file("/atlas.geojson", "application/geo+json"),
            file("/atlas.json", "application/json"),
        ]),
    });
    if let Json::Object(fields) = &mut dataset {
        fields.retain(|_, value| !value.is_null());
    }
    dataset
}

/// The title says what is looked for, so that tabs and bookmarks can be told apart.
pub(super) fn title(setting: Setting<'_>, of: &str) -> String {
    match (&setting.state.q, as_of(setting)) {
        (Some(text), _) => format!("{} · {of}", setting.lang.fill("search.results", &[("text", text)])),
        (None, Some(as_of)) => format!("{of}, {as_of}"),
        (None, None) => of.to_owned(),
    }
}

/// The relations at the date of the state, else nothing; for captions.
pub(super) fn as_of(setting: Setting<'_>) -> Option<String> {
    let date = setting.state.as_of.as_ref()?;
    Some(setting.lang.fill("map.as-of", &[("date", date.edtf())]))
}
