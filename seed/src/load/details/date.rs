//! A date as its three columns hold it.

use domain::partial_date::PartialDate;

/// As written, with the first and the last possible day.
pub(super) struct DateColumns {
    pub(super) edtf: Option<String>,
    pub(super) first: Option<i32>,
    pub(super) last: Option<i32>,
}

impl From<Option<&PartialDate>> for DateColumns {
    fn from(date: Option<&PartialDate>) -> Self {
        Self {
            edtf: date.map(|date| date.edtf().to_owned()),
            first: date.map(|date| date.first().number()),
            last: date.map(|date| date.last().number()),
        }
    }
}
