//! Reads the parameters of an address.

use domain::partial_date::PartialDate;
use domain::vocabulary::RELATION_KINDS;
use percent_encoding::percent_decode_str;

use super::sort::Sort;
use super::state::{Region, Scope, State};
use super::wrong::{Accepted, Wrong};
use crate::atlas::texts::Lang;

/// What a name or a text may have of characters; a longer one finds nothing.
const LONGEST: usize = 200;

impl State {
    /// Reads parameters. A value that is not accepted is refused; a parameter that is not known is passed over, and one
    /// that is empty, as forms send it, is not given.
    pub fn read(query: &str) -> Result<Self, Wrong> {
        // What reads a form puts U+FFFD in the place of other bytes, so something else would be shown.
        if percent_decode_str(query).decode_utf8().is_err() {
            return Err(Wrong::Encoding);
        }
        let mut state = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if !state.take(&name, &value)? {
                continue;
            }
            if seen.iter().any(|seen| *seen == name) {
                return Err(Wrong::Twice(name.into_owned()));
            }
            seen.push(name.into_owned());
        }
        Ok(state)
    }

    /// The language that parameters name, also if others are not accepted.
    pub fn language(query: &str) -> Option<Lang> {
        form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == "lang")
            .and_then(|(_, value)| Lang::of(&value))
    }

    /// Takes a parameter; whether it is known.
    fn take(&mut self, name: &str, value: &str) -> Result<bool, Wrong> {
        let value = value.trim();
        if name == "embed" {
            self.embed = truth(value)?;
            return Ok(true);
        }
        let given = Some(value).filter(|value| !value.is_empty());
        match name {
            "scope" => self.scope = given.map(scope).transpose()?,
            "q" => self.q = given.map(|value| short("q", value)).transpose()?,
            "kind" => self.kind = given.map(kind).transpose()?,
            "region" => self.region = given.map(region).transpose()?,
            "country" => self.country = given.map(country).transpose()?,
            "since" => self.since = given.map(|value| year("since", value)).transpose()?,
            "until" => self.until = given.map(|value| year("until", value)).transpose()?,
            "asOf" => self.as_of = given.map(date).transpose()?,
            "sort" => self.sort = given.map(Sort::read).transpose()?.unwrap_or_default(),
            "after" => self.after = given.map(|value| short("after", value)).transpose()?,
            "from" => self.from = given.map(|value| short("from", value)).transpose()?,
            "to" => self.to = given.map(|value| short("to", value)).transpose()?,
            "lang" => self.lang = given.map(lang).transpose()?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn words(name: &'static str, value: &str, words: Vec<&'static str>) -> Wrong {
    Wrong::Value(name, value.to_owned(), Accepted::Words(words))
}

fn described(name: &'static str, value: &str, key: &'static str) -> Wrong {
    Wrong::Value(name, value.to_owned(), Accepted::Described(key))
}

fn truth(value: &str) -> Result<bool, Wrong> {
    match value {
        "" | "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(words("embed", value, vec!["1", "0"])),
    }
}

fn scope(value: &str) -> Result<Scope, Wrong> {
    let found = Scope::ALL.into_iter().find(|scope| scope.key() == value);
    found.ok_or_else(|| words("scope", value, Scope::ALL.map(Scope::key).to_vec()))
}

fn kind(value: &str) -> Result<&'static str, Wrong> {
    let found = RELATION_KINDS.find(value).map(|word| word.key);
    found.ok_or_else(|| words("kind", value, RELATION_KINDS.all().map(|word| word.key).collect()))
}

fn region(value: &str) -> Result<Region, Wrong> {
    let found = Region::ALL.iter().find(|region| region.m49 == value).copied();
    found.ok_or_else(|| words("region", value, Region::ALL.iter().map(|region| region.m49).collect()))
}

/// In small letters too, since people write addresses.
fn country(value: &str) -> Result<String, Wrong> {
    let is_code = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code
        .then(|| value.to_ascii_uppercase())
        .ok_or_else(|| described("country", value, "wrong.accepts-country"))
}

/// The years before the first and after the last have no date in the schema.
fn year(name: &'static str, value: &str) -> Result<u16, Wrong> {
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let year = value.parse().ok().filter(|year| is_number && (1..=9998).contains(year));
    year.ok_or_else(|| described(name, value, "wrong.accepts-year"))
}

fn date(value: &str) -> Result<PartialDate, Wrong> {
    value.parse().map_err(|_| described("asOf", value, "wrong.accepts-date"))
}

fn lang(value: &str) -> Result<Lang, Wrong> {
    Lang::of(value).ok_or_else(|| words("lang", value, Lang::ALL.map(Lang::key).to_vec()))
}

fn short(name: &'static str, value: &str) -> Result<String, Wrong> {
    if value.chars().count() > LONGEST {
        return Err(described(name, &value.chars().take(20).collect::<String>(), "wrong.accepts-short"));
    }
    Ok(value.to_owned())
}
