//! The city, as schema.org says it.

use serde_json::{Value as Json, json};

use crate::atlas::answers::City;
use crate::atlas::page::Setting;

pub(super) fn about(setting: Setting<'_>, city: &City) -> Json {
    let geo = city
        .location
        .map(|at| json!({ "@type": "GeoCoordinates", "latitude": at.latitude, "longitude": at.longitude }));
    let same: Vec<&String> =
        [&city.wikidata_url, &city.wikipedia_url, &city.website].into_iter().flatten().collect();
    let others: Vec<&str> =
        city.names.iter().map(|name| name.text.as_str()).filter(|name| *name != city.name).collect();
    let mut place = json!({
        "@context": "https://schema.org",
        "@type": "Place",
        "name": city.name,
        "alternateName": others,
        "description": city.summary,
        "url": format!("{}/cities/{}", setting.site.origin, city.slug),
        "geo": geo,
        "containedInPlace": { "@type": "Country", "name": city.country.name, "identifier": city.country.code },
        "sameAs": same,
    });
    if let Json::Object(fields) = &mut place {
        fields.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    place
}
