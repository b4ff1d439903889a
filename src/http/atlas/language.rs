//! The language of a page: what the address says, else what the browser prefers.

use axum::http::{HeaderMap, header};

use crate::atlas::Lang;
use crate::http::{headers, quality};

/// The language that is preferred of those that pages have; English if none of them is named.
pub(super) fn preferred(headers: &HeaderMap) -> Lang {
    let ranked = headers::list(headers, &header::ACCEPT_LANGUAGE).filter_map(|listed| {
        let (tag, parameter) = listed.split_once(';').unwrap_or((listed, ""));
        let weight = parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
        let quality = weight.and_then(|(_, weight)| quality::parse(weight.trim())).unwrap_or(quality::FULL);
        let language = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        Some((quality, Lang::of(&language)?)).filter(|&(quality, _)| quality > 0)
    });
    // Of two with the same quality the first one counts.
    let best = ranked.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, lang)| lang).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn language_is_the_first_of_those_that_are_preferred() {
        for (header, expected) in [
            ("", Lang::En),
            ("de-DE,de;q=0.9", Lang::En),
            ("zh-CN,zh;q=0.9,en;q=0.8", Lang::Zh),
            ("en-GB,en;q=0.9,zh;q=0.8", Lang::En),
            ("de, zh-Hant;q=0.5, en;q=0.4", Lang::Zh),
            ("ZH", Lang::Zh),
            ("zh;q=0, en;q=0.1", Lang::En),
            ("zh;q=0", Lang::En),
            ("en, zh", Lang::En),
            ("zh, en", Lang::Zh),
        ] {
            let value = HeaderValue::from_static(header);
            let headers = [(header::ACCEPT_LANGUAGE, value)].into_iter().collect();
            assert_eq!(preferred(&headers), expected, "{header}");
        }
    }
}
