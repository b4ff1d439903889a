//! What a cell with a date says, and how its figures are ordered.

use domain::partial_date::PartialDate;

/// What a cell with a date says. All of it is empty where the cell says that nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    pub established: Option<PartialDate>,
    pub ended: Option<PartialDate>,
    /// It has ended, be it known when or not.
    pub has_ended: bool,
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
