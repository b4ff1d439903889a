//! What cities are ordered by.

use domain::reading::Reading;
use entity::city;
use sea_orm::ColumnTrait;

use super::{globe, headline};
use crate::store::filter::Point;
use crate::store::order::{KeyKind, OrderBy, SortKey};

/// One key of an order of cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Name,
    Slug,
    /// The relation with the home city.
    Established,
    Population(Reading),
    Area(Reading),
    /// From this point.
    Distance(Point),
    PartnerCount,
}

/// A key and whether it descends.
pub type Order = Vec<(Field, bool)>;

pub(super) fn order_by(order: &Order) -> OrderBy {
    let key = |&(field, descending): &(Field, bool)| match field {
        Field::Name => SortKey::new(city::Column::SortKey.into_expr(), KeyKind::Bytes, descending),
        Field::Slug => SortKey::unique(city::Column::Slug.into_expr(), descending),
        Field::Established => SortKey::day(city::Column::HomeEstablishedFirst.into_expr(), descending),
        Field::Population(reading) => SortKey::real(headline::population(reading).0.into_expr(), descending),
        Field::Area(reading) => SortKey::real(headline::area(reading).0.into_expr(), descending),
        Field::Distance(from) => SortKey::real(globe::chord_squared(from), descending),
        Field::PartnerCount => {
            SortKey::new(city::Column::PartnerCount.into_expr(), KeyKind::Number, descending)
        }
    };
    OrderBy { keys: order.iter().map(key).collect(), id: city::Column::Id.into_expr() }
}
