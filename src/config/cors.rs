//! Sites whose pages may send cross-origin requests.

use std::str::FromStr;

/// The sites that CORS allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorsOrigins {
    Any,
    These(Vec<Origin>),
}

/// A scheme and an authority and nothing else, as browsers send it; always visible ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CorsOrigins {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "*" => Ok(Self::Any),
            "none" => Ok(Self::These(Vec::new())),
            list => {
                list.split(',').map(|origin| origin.trim().parse()).collect::<Result<_, _>>().map(Self::These)
            }
        }
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_scheme = |scheme: &str| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
        };
        let is_authority = |authority: &str| {
            !authority.is_empty()
                && authority
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "-._~[]:%".contains(letter))
        };
        match text.split_once("://") {
            Some((scheme, authority)) if is_scheme(scheme) && is_authority(authority) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(format!(
                "'{text}' is no origin; write it as https://example.org, without a path or a slash"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_none_and_lists() {
        assert_eq!("*".parse(), Ok(CorsOrigins::Any));
        assert_eq!("none".parse(), Ok(CorsOrigins::These(Vec::new())));
        let origins = "https://a.example, http://localhost:3000".parse::<CorsOrigins>();
        let listed = ["https://a.example", "http://localhost:3000"].map(|origin| Origin(origin.to_owned()));
        assert_eq!(origins, Ok(CorsOrigins::These(listed.to_vec())));
    }

    #[test]
    fn refuses_what_no_browser_sends() {
        for text in [
            "",
            "example.org",
            "https://",
            "https://example.org/",
            "https://example.org/app",
            "https://a, *",
            "https://user@example.org",
            "https://b\u{fc}cher.example",
            "://example.org",
        ] {
            assert!(text.parse::<CorsOrigins>().is_err(), "{text}");
        }
    }
}
