//! The filters of the schema for the state of a view.

use domain::partial_date::PartialDate;
use serde_json::{Map, Value as Json, json};

use super::address::{By, Sort, State};

/// Which end of a relation lies in the country and region that are asked for.
#[derive(Clone, Copy)]
pub(super) enum End {
    /// The partner of the home city.
    Partner,
    /// Either city.
    Either,
}

impl End {
    const fn field(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Either => "city",
        }
    }
}

/// The relations of a state.
pub(super) fn relations(state: &State, end: End) -> Json {
    let mut filter = without_dates(state, end);
    let mut established = Map::new();
    // Certainly in these years: a date that may lie outside of them is left out.
    if let Some(since) = state.since {
        established.insert("after".to_owned(), year(since - 1));
    }
    if let Some(until) = state.until {
        established.insert("before".to_owned(), year(until + 1));
    }
    if let Some(as_of) = &state.as_of {
        let (begun, going) = in_force(as_of);
        established.insert("during".to_owned(), begun);
        filter.insert("or".to_owned(), going);
    }
    if !established.is_empty() {
        filter.insert("established".to_owned(), established.into());
    }
    filter.into()
}

/// The same whatever their dates.
pub(super) fn always(state: &State, end: End) -> Json {
    without_dates(state, end).into()
}

/// The same that are known to have ended.
pub(super) fn ended(state: &State, end: End) -> Json {
    let mut filter = without_dates(state, end);
    filter.insert("status".to_owned(), json!({ "eq": "ENDED" }));
    filter.into()
}

fn without_dates(state: &State, end: End) -> Map<String, Json> {
    let mut filter = Map::new();
    if let Some(kind) = state.kind {
        filter.insert("kind".to_owned(), json!({ "eq": kind }));
    }
    let mut country = Map::new();
    if let Some(region) = state.region {
        country.insert("region".to_owned(), json!({ "eq": region.key }));
    }
    if let Some(code) = &state.country {
        country.insert("code".to_owned(), json!({ "eq": code }));
    }
    if !country.is_empty() {
        filter.insert(end.field().to_owned(), json!({ "country": country }));
    }
    filter
}

fn year(year: u16) -> Json {
    format!("{year:04}").into()
}

/// Certainly begun by the last day of a date, and not certainly ended by then, as `statistics(asOf:)` counts them.
fn in_force(as_of: &PartialDate) -> (Json, Json) {
    let last = as_of.last().to_string();
    let begun = json!(format!("0001/{last}"));
    let going = json!([
        { "ended": { "isNull": true }, "status": { "ne": "ENDED" } },
        { "ended": { "after": last } },
    ]);
    (begun, going)
}

/// The order of the schema; what only the page itself can sort comes by name.
pub(super) fn order(sort: Sort) -> Json {
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let then_by_name =
        |field: &str| json!([{ "field": field, "direction": direction }, { "field": "PARTNER_NAME" }]);
    match sort.by {
        By::Date => then_by_name("ESTABLISHED"),
        By::Distance => then_by_name("DISTANCE"),
        By::Name => json!([{ "field": "PARTNER_NAME", "direction": direction }]),
        By::Country | By::Population => json!([{ "field": "PARTNER_NAME", "direction": "ASC" }]),
    }
}

/// The same order of the cities of a country, where the schema has it.
pub(super) fn order_of_cities(sort: Sort) -> Option<Json> {
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let then_by_name = |field: &str| json!([{ "field": field, "direction": direction }, { "field": "NAME" }]);
    match sort.by {
        By::Date => Some(then_by_name("ESTABLISHED")),
        By::Population => Some(then_by_name("POPULATION")),
        By::Name => Some(json!([{ "field": "NAME", "direction": direction }])),
        By::Country | By::Distance => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str, end: End) -> Json {
        relations(&State::read(query).expect("accepted parameters"), end)
    }

    #[test]
    fn nothing_filters_nothing() {
        assert_eq!(of("", End::Partner), json!({}));
    }

    #[test]
    fn every_parameter_is_a_condition() {
        let query = "kind=SISTER_CITY&region=142&country=JP&since=1984&until=1999&asOf=2010";
        let expected = json!({
            "kind": { "eq": "SISTER_CITY" },
            "partner": { "country": { "region": { "eq": "ASIA" }, "code": { "eq": "JP" } } },
            "or": [
                { "ended": { "isNull": true }, "status": { "ne": "ENDED" } },
                { "ended": { "after": "2010-12-31" } },
            ],
            "established": { "after": "1983", "before": "2000", "during": "0001/2010-12-31" },
        });
        assert_eq!(of(query, End::Partner), expected);
        assert_eq!(
            of("country=JP", End::Either),
            json!({ "city": { "country": { "code": { "eq": "JP" } } } })
        );
    }

    #[test]
    fn the_first_and_the_last_year_are_dates_too() {
        assert_eq!(
            of("since=1&until=9998", End::Partner),
            json!({ "established": { "after": "0000", "before": "9999" } })
        );
    }
}
