//! The day on which a command runs.

use std::time::SystemTime;

use domain::partial_date::{Day, PartialDate};

/// The day of today in UTC, such as `2026-11-30`.
pub(super) fn today() -> String {
    let mut moment = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
    moment.truncate("2026-11-30".len());
    moment
}

/// The same as a day; none where the clock tells a year that no date has.
pub(super) fn last_day() -> Option<Day> {
    today().parse().ok().map(|today: PartialDate| today.last())
}
