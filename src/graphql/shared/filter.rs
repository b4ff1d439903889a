//! The inputs that filters of all nouns are made of, and how a filter is read into the store's form.

use std::collections::{BTreeSet, HashMap};

use async_graphql::{Context, InputObject, OneofObject, Result};

use super::error::bad_input;
use super::scalars::EdtfDate;
use crate::graphql::rooms::city;
use crate::store::city::{Circle, Point};
use crate::store::filter::{Choice, Dates, Days, Number, Range, Text};

/// A filter as a client writes it.
pub(crate) trait Filter {
    type Stored: Default;

    /// Gathers the slugs of cities that distances are measured from.
    fn slugs<'a>(&'a self, found: &mut BTreeSet<&'a str>);

    /// The filter in the store's form.
    fn read(&self, places: &Places) -> Result<Self::Stored>;
}

/// Reads a filter that may be absent; the cities that it measures from are looked up once.
pub(crate) async fn read<F: Filter>(ctx: &Context<'_>, filter: Option<F>) -> Result<F::Stored> {
    let Some(filter) = filter else { return Ok(F::Stored::default()) };
    let mut slugs = BTreeSet::new();
    filter.slugs(&mut slugs);
    let places = Places::find(ctx, slugs).await?;
    filter.read(&places)
}

/// Where the cities lie that distances are measured from.
#[derive(Default)]
pub(crate) struct Places(HashMap<String, Point>);

impl Places {
    pub(crate) async fn find(ctx: &Context<'_>, slugs: impl IntoIterator<Item = &str>) -> Result<Self> {
        let found = slugs.into_iter().map(|slug| async move {
            let place = city::named(ctx, "from", slug.to_owned()).await?;
            let point = city::point(&place).ok_or_else(|| {
                bad_input(format!("no coordinates of '{slug}' are known, so nothing can be measured from it"))
            })?;
            Ok::<_, async_graphql::Error>((slug.to_owned(), Point::new(point.0, point.1)))
        });
        Ok(Self(futures_util::future::try_join_all(found).await?.into_iter().collect()))
    }

    /// The place of a city that was looked up.
    pub(crate) fn of(&self, slug: &str) -> Point {
        self.0[slug]
    }
}

/// Defines the filter input of one kind of value.
macro_rules! choice_filter {
    ($(#[$doc:meta])* $filter:ident, $value:ty) => {
        $(#[$doc])*
        /// All given fields must hold; absent and null fields do not filter.
        #[derive(async_graphql::InputObject, Clone, Default)]
        pub(crate) struct $filter {
            /// Equal to this.
            eq: Option<$value>,
            /// Not equal to this.
            ne: Option<$value>,
            /// One of these, at most 100; an empty list is met by nothing.
            #[graphql(name = "in")]
            one_of: Option<Vec<$value>>,
            /// None of these, at most 100.
            not_in: Option<Vec<$value>>,
        }

        impl $filter {
            /// The filter on the stored values; one that is never stored is never met.
            fn read<T>(&self, stored: impl Fn(&$value) -> Option<T>) -> $crate::store::filter::Choice<T> {
                let wanted: Option<Vec<&$value>> = match (&self.eq, &self.one_of) {
                    (None, None) => None,
                    (Some(eq), None) => Some(vec![eq]),
                    (None, Some(values)) => Some(values.iter().collect()),
                    (Some(eq), Some(values)) => Some(values.iter().filter(|&value| value == eq).collect()),
                };
                $crate::store::filter::Choice {
                    wanted: wanted.map(|values| values.into_iter().filter_map(&stored).collect()),
                    unwanted: self.not_in.iter().flatten().chain(&self.ne).filter_map(&stored).collect(),
                }
            }
        }
    };
}
pub(crate) use choice_filter;

/// Reads a filter of choices that may be absent.
macro_rules! read_choice {
    ($filter:expr, $stored:expr) => {
        $filter.as_ref().map(|filter| filter.read($stored)).unwrap_or_default()
    };
}
pub(crate) use read_choice;

/// A text, compared as it is written; `search` is for words and other spellings.
/// All given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct StringFilter {
    /// Equal to this, upper and lower case told apart.
    eq: Option<String>,
    /// Not equal to this; a missing text is not equal to any.
    ne: Option<String>,
    /// One of these, at most 100; an empty list is met by nothing.
    #[graphql(name = "in")]
    one_of: Option<Vec<String>>,
    /// None of these, at most 100.
    not_in: Option<Vec<String>>,
    /// `true`: there is none. `false`: there is one.
    is_null: Option<bool>,
}

impl StringFilter {
    pub(crate) fn read(&self) -> Text {
        let wanted = match (&self.eq, &self.one_of) {
            (None, None) => None,
            (Some(eq), None) => Some(vec![eq.clone()]),
            (None, Some(values)) => Some(values.clone()),
            (Some(eq), Some(values)) => Some(values.iter().filter(|&value| value == eq).cloned().collect()),
        };
        let unwanted = self.not_in.iter().flatten().chain(&self.ne).cloned().collect();
        Text { choice: Choice { wanted, unwanted }, is_null: self.is_null }
    }
}

/// A number, such as `{gte: 100000, lt: 1000000}`.
/// A range meets a bound only if all of it does; a missing number meets none.
/// All given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct NumberFilter {
    /// Equal to this.
    eq: Option<f64>,
    /// Greater than this.
    gt: Option<f64>,
    /// Greater than this, or equal.
    gte: Option<f64>,
    /// Less than this.
    lt: Option<f64>,
    /// Less than this, or equal.
    lte: Option<f64>,
    /// `true`: there is none. `false`: there is one.
    is_null: Option<bool>,
}

impl NumberFilter {
    pub(crate) fn read(&self) -> Range {
        // Zero has two signs, which compare as equal but are not the same bits.
        let number = |number: Option<f64>| number.map(|number| Number(number + 0.0));
        Range {
            eq: number(self.eq),
            gt: number(self.gt),
            gte: number(self.gte),
            lt: number(self.lt),
            lte: number(self.lte),
            is_null: self.is_null,
        }
    }
}

/// A date that may be partial, compared with another that may be partial too.
/// `before`, `after` and `during` are certain: the whole date lies there.
/// `overlaps` is possible: some day of the date lies there.
/// For October 1984, `{before: "1985"}` and `{during: "1984"}` hold, `{during: "1984-10-05"}` does not,
/// and `{overlaps: "1984-10-05"}` does.
/// All given fields must hold; absent and null fields do not filter. A missing date meets only `isNull: true`.
#[derive(InputObject, Clone, Default)]
pub(crate) struct PartialDateFilter {
    /// Certainly before the first day of this.
    before: Option<EdtfDate>,
    /// Certainly after the last day of this.
    after: Option<EdtfDate>,
    /// Certainly within this, such as `"2012"` or `"1990/1999"`.
    during: Option<EdtfDate>,
    /// Possibly within this.
    overlaps: Option<EdtfDate>,
    /// `true`: no source gives a date. `false`: one does.
    is_null: Option<bool>,
}

impl PartialDateFilter {
    pub(crate) fn read(&self) -> Dates {
        let days = |date: &Option<EdtfDate>| {
            date.as_ref()
                .map(|EdtfDate(date)| Days { first: date.first().number(), last: date.last().number() })
        };
        Dates {
            before: days(&self.before),
            after: days(&self.after),
            during: days(&self.during),
            overlaps: days(&self.overlaps),
            is_null: self.is_null,
        }
    }
}

/// All that lies around a place, such as `{from: {city: "wenzhou-cn"}, withinKm: 1500}`.
#[derive(InputObject, Clone)]
pub(crate) struct DistanceFilter {
    /// Where it is measured from.
    from: PointInput,
    /// The greatest great-circle distance in kilometres, not negative.
    within_km: f64,
}

/// A place: one of these.
#[derive(OneofObject, Clone)]
pub(crate) enum PointInput {
    /// The slug of a city whose coordinates are known; one that no city has or had is an error with the code
    /// `NOT_FOUND`.
    City(String),
    /// A point.
    Coordinates(CoordinatesInput),
}

/// A point on the globe, WGS 84.
#[derive(InputObject, Clone)]
pub(crate) struct CoordinatesInput {
    /// Decimal degrees from -90 to 90, north is positive.
    latitude: f64,
    /// Decimal degrees from -180 to 180, east is positive.
    longitude: f64,
}

impl DistanceFilter {
    pub(crate) fn slug(&self) -> Option<&str> {
        match &self.from {
            PointInput::City(slug) => Some(slug),
            PointInput::Coordinates(_) => None,
        }
    }

    pub(crate) fn read(&self, places: &Places) -> Result<Circle> {
        if self.within_km < 0.0 {
            return Err(bad_input(format!("'withinKm' is {}; it takes 0 or more", self.within_km)));
        }
        let center = match &self.from {
            PointInput::City(slug) => places.of(slug),
            PointInput::Coordinates(CoordinatesInput { latitude, longitude }) => {
                if !(-90.0..=90.0).contains(latitude) || !(-180.0..=180.0).contains(longitude) {
                    return Err(bad_input(format!(
                        "'coordinates' are {latitude}, {longitude}; latitude takes -90 to 90 and longitude -180 to 180"
                    )));
                }
                Point::new(*latitude, *longitude)
            }
        };
        Ok(Circle { center, radius_km: Number(self.within_km) })
    }
}
