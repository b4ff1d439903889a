//! The inputs that filters of all nouns are made of, read into the store's form.

use async_graphql::InputObject;

use super::scalars::EdtfDate;
use crate::store::filter::{Choice, Dates, Days, Number, Range, Text};

/// Defines the filter input of one kind of value.
macro_rules! choice_filter {
    ($(#[$doc:meta])* $filter:ident, $value:ty) => {
        $(#[$doc])*
        /// All given fields must match; absent and null fields are ignored.
        #[derive(async_graphql::InputObject, Clone, Default)]
        pub(crate) struct $filter {
            /// Equal to this.
            eq: Option<$value>,
            /// Not equal to this.
            ne: Option<$value>,
            /// One of these, at most 100; an empty list matches nothing.
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

/// Text, compared exactly; to find words and other spellings, use `search`.
/// All given fields must match; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct StringFilter {
    /// Equal to this; case-sensitive.
    eq: Option<String>,
    /// Not equal to this; a missing text is not equal to any value.
    ne: Option<String>,
    /// One of these, at most 100; an empty list matches nothing.
    #[graphql(name = "in")]
    one_of: Option<Vec<String>>,
    /// None of these, at most 100.
    not_in: Option<Vec<String>>,
    /// `true`: it has no value. `false`: it has one.
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
/// A range matches a bound only if all of it does; a missing number matches no bound.
/// All given fields must match; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct NumberFilter {
    /// Equal to this.
    eq: Option<f64>,
    /// Greater than this.
    gt: Option<f64>,
    /// Greater than or equal to this.
    gte: Option<f64>,
    /// Less than this.
    lt: Option<f64>,
    /// Less than or equal to this.
    lte: Option<f64>,
    /// `true`: it has no value. `false`: it has one.
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

/// A date, compared with another; either may be partial.
/// `before`, `after` and `during` are certain: the whole date lies in that range.
/// `overlaps` is possible: some day of the date does.
/// For October 1984, `{before: "1985"}` and `{during: "1984"}` match, `{during: "1984-10-05"}` does not,
/// and `{overlaps: "1984-10-05"}` does.
/// All given fields must match; absent and null fields are ignored. A missing date matches only `isNull: true`.
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
