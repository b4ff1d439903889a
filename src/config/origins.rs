//! Which other sites may ask from their pages.

use std::str::FromStr;

use axum::http::{HeaderValue, Uri};

/// The sites that CORS lets ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origins {
    Any,
    These(Vec<HeaderValue>),
}

impl FromStr for Origins {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "*" => Ok(Self::Any),
            "none" => Ok(Self::These(Vec::new())),
            list => list
                .split(',')
                .map(|origin| origin_of(origin.trim()))
                .collect::<Result<_, _>>()
                .map(Self::These),
        }
    }
}

/// A scheme and an authority and nothing else, as browsers send it.
fn origin_of(text: &str) -> Result<HeaderValue, String> {
    let wrong =
        || format!("'{text}' is no origin; write it as https://example.org, without a path or a slash");
    let uri: Uri = text.parse().map_err(|_| wrong())?;
    match (uri.scheme_str(), uri.authority()) {
        (Some(scheme), Some(authority)) if text == format!("{scheme}://{authority}") => {
            HeaderValue::from_str(text).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_none_and_lists() {
        assert_eq!("*".parse(), Ok(Origins::Any));
        assert_eq!("none".parse(), Ok(Origins::These(Vec::new())));
        let origins = "https://a.example, http://localhost:3000".parse::<Origins>();
        let listed = ["https://a.example", "http://localhost:3000"].map(HeaderValue::from_static);
        assert_eq!(origins, Ok(Origins::These(listed.to_vec())));
    }

    #[test]
    fn refuses_what_no_browser_sends() {
        for text in ["", "example.org", "https://example.org/", "https://example.org/app", "https://a, *"] {
            assert!(text.parse::<Origins>().is_err(), "{text}");
        }
    }
}
