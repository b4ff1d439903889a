//! What a client may order relations by.

use async_graphql::{Enum, InputObject, Result};

use crate::graphql::shared::order::{self, OrderDirection, OrderKey, OrderedList};
use crate::store::order::KeyKind;
use crate::store::relation::{Field, Order};

/// A sort key for relations, such as `{field: ESTABLISHED, direction: DESC}`.
/// Missing values come last in both directions; ties are in the order of the relations' ids.
#[derive(InputObject, Clone)]
pub(crate) struct RelationOrder {
    /// The field to sort by.
    field: RelationOrderField,
    /// The direction to sort in.
    #[graphql(default)]
    direction: OrderDirection,
}

/// The fields that relations can be sorted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RelationOrderField {
    /// When it was established, by its first possible day.
    Established,
    /// When it ended, by its first possible day.
    Ended,
    /// The usual English name of the partner: in the `partners` of a city, its partner; else the partner of the home city,
    /// or, in a relation without the home city, whichever name comes first.
    PartnerName,
    /// The distance between the two cities, as given by `Relation.distanceKm`.
    Distance,
    /// How long it has certainly lasted, in days, up to its end or to the date of the data set; `Relation.durationYears` has
    /// the whole years.
    Duration,
}

/// Reads an order of relations, the oldest first where none is given, for the list of a noun.
pub(crate) fn read(noun: &str, order: Option<Vec<RelationOrder>>) -> Result<(Order, OrderedList)> {
    let usual = RelationOrder { field: RelationOrderField::Established, direction: OrderDirection::Asc };
    order::read(noun, order, usual, |key| {
        let (name, field, kind) = match key.field {
            RelationOrderField::Established => ("ESTABLISHED", Field::Established, KeyKind::Number),
            RelationOrderField::Ended => ("ENDED", Field::Ended, KeyKind::Number),
            RelationOrderField::PartnerName => ("PARTNER_NAME", Field::PartnerName, KeyKind::Bytes),
            RelationOrderField::Distance => ("DISTANCE", Field::Distance, KeyKind::Real),
            RelationOrderField::Duration => ("DURATION", Field::Duration, KeyKind::Number),
        };
        Ok(OrderKey { name: name.to_owned(), field, kind, direction: key.direction })
    })
}
