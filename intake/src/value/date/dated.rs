//! What a cell with a date says, and how its figures are ordered.

use domain::partial_date::{PartialDate, Precision};

/// What a cell with a date says. All of it is empty where the cell says that nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    pub established: Option<PartialDate>,
    pub ended: Option<PartialDate>,
    /// It has ended, be it known when or not.
    pub has_ended: bool,
    /// The note has words of an end, and more that is not understood.
    pub may_have_ended: bool,
    /// What else the cell says, such as `[2]` or `renewed 1999`.
    pub note: Option<String>,
    /// Why the reading may not be what was meant.
    pub doubt: Option<String>,
}

/// Which of the two comes first in `10/11/1984`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayMonth {
    #[default]
    Unsaid,
    DayFirst,
    MonthFirst,
}

/// What a date on the first day of a month means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstOfMonth {
    /// That day; it is a matter of doubt where every date of a column is one.
    #[default]
    Unsaid,
    Day,
    Month,
    /// On the first of January the year, and else the month.
    Year,
}

impl FirstOfMonth {
    /// The date as it is meant.
    pub fn of(self, date: PartialDate) -> PartialDate {
        if !is_first_of_month(&date) {
            return date;
        }
        let is_year = self == Self::Year && date.month() == Some(1);
        match self {
            Self::Unsaid | Self::Day => date,
            Self::Month | Self::Year => {
                let length = if is_year { "1984".len() } else { "1984-10".len() };
                date.edtf().get(..length).and_then(|edtf| edtf.parse().ok()).unwrap_or(date)
            }
        }
    }
}

/// Whether it is a day, and the first of a month.
pub fn is_first_of_month(date: &PartialDate) -> bool {
    date.precision() == Precision::Day && date.day() == Some(1)
}
