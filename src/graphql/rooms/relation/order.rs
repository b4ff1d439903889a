//! What a client may order relations by.

use async_graphql::{Enum, InputObject, Result};

use crate::graphql::shared::order::{self, OrderDirection, OrderKey, OrderedList};
use crate::store::order::KeyKind;
use crate::store::relation::{Field, Order};

/// One key of an order of relations, such as `{field: ESTABLISHED, direction: DESC}`.
/// What is missing comes last both ways; ties are in the order of the relations' ids.
#[derive(InputObject, Clone)]
pub(crate) struct RelationOrder {
    /// What is compared.
    field: RelationOrderField,
    /// Which end comes first.
    #[graphql(default)]
    direction: OrderDirection,
}

/// What relations are ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RelationOrderField {
    /// When it was established, by the first possible day.
    Established,
    /// When it ended, by the first possible day.
    Ended,
    /// The usual English name of the far end, as seen from the city in question, else from the home city;
    /// where that is no end, of the end whose name comes first.
    PartnerName,
}

/// Reads an order of relations, the oldest first where none is given, for the list of a noun.
pub(crate) fn read(noun: &str, order: Option<Vec<RelationOrder>>) -> Result<(Order, OrderedList)> {
    let usual = RelationOrder { field: RelationOrderField::Established, direction: OrderDirection::Asc };
    order::read(noun, order, usual, |key| {
        let (name, field, kind) = match key.field {
            RelationOrderField::Established => ("ESTABLISHED", Field::Established, KeyKind::Number),
            RelationOrderField::Ended => ("ENDED", Field::Ended, KeyKind::Number),
            RelationOrderField::PartnerName => ("PARTNER_NAME", Field::PartnerName, KeyKind::Bytes),
        };
        Ok(OrderKey { name: name.to_owned(), field, kind, direction: key.direction })
    })
}
