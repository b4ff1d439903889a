//! The columns of headline figures, for each reading.

use domain::reading::Reading;
use entity::city::Column;

/// The columns of the low and the high end of a figure.
pub(super) type Ends = (Column, Column);

pub(super) fn population(reading: Reading) -> Ends {
    match reading {
        Reading::Best => (Column::PopulationLow, Column::PopulationHigh),
        Reading::Stated => (Column::StatedPopulationLow, Column::StatedPopulationHigh),
    }
}

pub(super) fn area(reading: Reading) -> Ends {
    match reading {
        Reading::Best => (Column::AreaLow, Column::AreaHigh),
        Reading::Stated => (Column::StatedAreaLow, Column::StatedAreaHigh),
    }
}
