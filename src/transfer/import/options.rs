//! What a user says of the files.

use domain::partial_date::Day;
use intake::columns::Mapping;
use intake::read::ReadOptions;
use intake::value::coordinates::PointOrder;
use intake::value::date::{DayMonth, FirstOfMonth};

use super::ledger::Accept;

/// What a user may say where the files do not.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub read: ReadOptions,
    pub mapping: Mapping,
    pub day_month: DayMonth,
    pub first_of_month: FirstOfMonth,
    pub point_order: PointOrder,
    /// Whether several names in one cell are several places.
    pub split: bool,
    pub accept: Accept,
    /// The most rows of all files together.
    pub max_rows: Option<usize>,
    /// The slug of the city whose partners the rows are; the database's home city where rows have the partner only.
    pub home: Option<String>,
    /// What no date may be after where the data set of the database has no date of its own.
    pub today: Option<Day>,
}
