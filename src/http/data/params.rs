//! The parameters of a file.

use axum::extract::Query;
use axum::http::Uri;
use domain::error_code::ErrorCode;
use percent_encoding::percent_decode_str;

use crate::http::rejection::Rejection;
use crate::transfer::export::Asked;

/// The parameters as they came.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Params {
    filter: Option<String>,
    relations: Option<String>,
    lang: Option<String>,
    bom: bool,
}

impl Params {
    /// Reads the parameters of an address. One that is not known is refused: a filter with a slip in its name would give
    /// all the data.
    pub(super) fn of(uri: &Uri) -> Result<Self, Rejection> {
        // What reads a form puts U+FFFD in the place of other bytes, so something else would be asked.
        if percent_decode_str(uri.query().unwrap_or_default()).decode_utf8().is_err() {
            return Err(bad_request("the parameters of the URL are not UTF-8 in percent-encoding"));
        }
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri)
            .map_err(|error| bad_request(format!("the parameters of the URL: {}", error.body_text())))?;
        let mut params = Self::default();
        let mut seen = Vec::with_capacity(pairs.len());
        for (name, value) in pairs {
            if seen.contains(&name) {
                return Err(bad_request(format!("'{name}' is given twice; give it once")));
            }
            match name.as_str() {
                "filter" => params.filter = Some(value),
                "relations" => params.relations = Some(value),
                "lang" => params.lang = Some(value),
                "bom" => params.bom = truth(&value)?,
                _ => {
                    let known = "filter, relations, lang and bom";
                    return Err(bad_request(format!("'{name}' is no parameter of a file; it takes {known}")));
                }
            }
            seen.push(name);
        }
        Ok(params)
    }

    pub(super) fn asked(&self) -> Asked<'_> {
        Asked {
            filter: self.filter.as_deref(),
            relations: self.relations.as_deref(),
            lang: self.lang.as_deref(),
            bom: self.bom,
            ..Asked::default()
        }
    }
}

fn truth(value: &str) -> Result<bool, Rejection> {
    match value {
        "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(bad_request(format!("'bom' is '{value}'; write 1 or 0"))),
    }
}

fn bad_request(message: impl Into<String>) -> Rejection {
    Rejection::new(ErrorCode::BadRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Params, String> {
        let uri = format!("/data/cities.csv?{query}").parse().expect("a URI");
        Params::of(&uri).map_err(|rejection| rejection.into_errors()[0].message.clone())
    }

    #[test]
    fn parameters_are_read_and_slips_are_refused() {
        let all = read("filter=%7B%7D&relations=%7B%7D&lang=zh,en&bom=1").expect("all parameters");
        let expected = Params {
            filter: Some("{}".to_owned()),
            relations: Some("{}".to_owned()),
            lang: Some("zh,en".to_owned()),
            bom: true,
        };
        assert_eq!(all, expected);
        assert_eq!(read(""), Ok(Params::default()));
        for (query, message) in [
            ("fliter=%7B%7D", "'fliter' is no parameter of a file; it takes filter, relations, lang and bom"),
            ("lang=zh&lang=en", "'lang' is given twice; give it once"),
            ("bom=yes", "'bom' is 'yes'; write 1 or 0"),
            ("lang=%FF", "the parameters of the URL are not UTF-8 in percent-encoding"),
        ] {
            assert_eq!(read(query), Err(message.to_owned()));
        }
    }
}
