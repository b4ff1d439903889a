//! A number with its unit, hedge, scope and date.

use domain::vocabulary::Unit;
use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::metric!(stored);
domain::qualifier!(stored);
domain::measurement_scope!(stored);

/// The form in which the table of metrics gives each its unit.
macro_rules! with_units {
    ([] $(#[doc = $about:tt])+ $name:ident {
        $($(#[doc = $meaning:tt])+ $metric:ident = $key:tt, $english:tt, $chinese:tt, $unit:ident;)+
    }) => {
        impl $name {
            /// The one unit of its values.
            pub const fn unit(self) -> Unit {
                match self {
                    $(Self::$metric => Unit::$unit,)+
                }
            }
        }
    };
}
domain::metric!(with_units);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "measurement")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub metric: Metric,
    /// In the metric's unit.
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub scope: MeasurementScope,
    /// What is counted or measured.
    #[sea_orm(column_type = "Text", nullable)]
    pub label: Option<String>,
    /// EDTF.
    #[sea_orm(column_type = "Text", nullable)]
    pub as_of: Option<String>,
    pub as_of_first: Option<i32>,
    pub as_of_last: Option<i32>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

#[cfg(test)]
mod tests {
    use domain::vocabulary::METRICS;
    use sea_orm::Iterable as _;

    use super::*;

    #[test]
    fn descriptions_name_the_unit() {
        for (metric, word) in Metric::iter().zip(METRICS.words) {
            assert_eq!(metric.as_str(), word.key);
            let unit = format!("; {}.", metric.unit().as_str());
            assert!(word.description.contains(&unit), "{}", word.description);
        }
    }
}
