//! What relations are ordered by: at the root, and among those of one city.

use entity::{relation, relation_end};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Expr, Func, SimpleExpr};

use crate::store::order::{KeyKind, OrderBy, SortKey};

/// One key of an order of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Established,
    Ended,
    /// The name of the far end.
    PartnerName,
    /// Between the two cities.
    Distance,
    /// How long it has certainly lasted.
    Duration,
}

/// A key and whether it descends.
pub type Order = Vec<(Field, bool)>;

pub(super) fn of_all(order: &Order) -> OrderBy {
    let key = |&(field, descending): &(Field, bool)| match field {
        Field::Established => SortKey::day(relation::Column::EstablishedFirst.into_expr(), descending),
        Field::Ended => SortKey::day(relation::Column::EndedFirst.into_expr(), descending),
        Field::PartnerName => {
            SortKey::new(relation::Column::PartnerSortKey.into_expr(), KeyKind::Bytes, descending)
        }
        Field::Distance => SortKey::real(relation::Column::ChordSquared.into_expr(), descending),
        Field::Duration => SortKey::day(relation::Column::DurationDays.into_expr(), descending),
    };
    OrderBy { keys: order.iter().map(key).collect(), id: relation::Column::Id.into_expr() }
}

pub(super) fn of_city(order: &Order) -> OrderBy {
    let key = |&(field, descending): &(Field, bool)| match field {
        Field::Established => established(descending),
        Field::Ended => SortKey::day(relation_end::Column::EndedFirst.into_expr(), descending),
        Field::PartnerName => {
            SortKey::new(relation_end::Column::PartnerSortKey.into_expr(), KeyKind::Bytes, descending)
        }
        Field::Distance => SortKey::real(relation_end::Column::ChordSquared.into_expr(), descending),
        Field::Duration => SortKey::day(relation_end::Column::DurationDays.into_expr(), descending),
    };
    let id = relation_end::Column::RelationId.into_expr();
    OrderBy { keys: order.iter().map(key).collect(), id }
}

/// The column has the stand-in of the ascending order in it.
fn established(descending: bool) -> SortKey {
    let stored: SimpleExpr = relation_end::Column::EstablishedOrder.into_expr();
    if descending {
        let known = Func::cust("NULLIF").args([stored, Expr::cust("99999999")]);
        SortKey::day(SimpleExpr::from(known), true)
    } else {
        SortKey::new(stored, KeyKind::Number, false)
    }
}
