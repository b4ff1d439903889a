//! The unit and the usual label of each metric.

use entity::measurement::Metric;

use crate::graphql::shared::enums::Unit;

/// The one unit of a metric.
pub(super) fn unit(metric: Metric) -> Unit {
    match metric {
        Metric::Population | Metric::Employees | Metric::Students => Unit::Person,
        Metric::Area => Unit::SquareKilometre,
        Metric::Length | Metric::Distance => Unit::Kilometre,
        Metric::TravelTime => Unit::Minute,
        Metric::MeanTemperature | Metric::LowTemperature | Metric::HighTemperature => Unit::Celsius,
        Metric::PopulationShare | Metric::AreaShare | Metric::SectorShare | Metric::EconomicShare => {
            Unit::Percent
        }
        Metric::Cargo => Unit::TonnePerYear,
        Metric::ShipSize => Unit::Tonne,
        Metric::Age => Unit::Year,
        Metric::Schools | Metric::HigherEducationInstitutions | Metric::Companies | Metric::Count => {
            Unit::Count
        }
    }
}

/// What a metric counts or measures, where the source does not say it more exactly.
pub(super) fn default_label(metric: Metric) -> &'static str {
    match metric {
        Metric::Population => "population",
        Metric::Area => "area",
        Metric::Length => "length",
        Metric::Distance => "distance",
        Metric::TravelTime => "travel time",
        Metric::MeanTemperature => "mean temperature",
        Metric::LowTemperature => "low temperature",
        Metric::HighTemperature => "high temperature",
        Metric::PopulationShare => "share of the population",
        Metric::AreaShare => "share of the area",
        Metric::SectorShare => "share of the economy",
        Metric::EconomicShare => "share",
        Metric::Employees => "employees",
        Metric::Students => "students",
        Metric::Schools => "schools",
        Metric::HigherEducationInstitutions => "universities and colleges",
        Metric::Companies => "companies",
        Metric::Cargo => "cargo",
        Metric::ShipSize => "largest ship",
        Metric::Age => "age",
        Metric::Count => "count",
    }
}
