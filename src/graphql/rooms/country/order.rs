//! What a client may order countries by.

use async_graphql::{Enum, InputObject, Result};

use crate::graphql::shared::order::{self, OrderDirection, OrderKey, OrderedList};
use crate::store::country::{Field, Order};
use crate::store::order::KeyKind;

/// One key of an order of countries, such as `{field: PARTNER_COUNT, direction: DESC}`.
/// Ties are in the order of the countries' ids.
#[derive(InputObject, Clone)]
pub(crate) struct CountryOrder {
    /// What is compared.
    field: CountryOrderField,
    /// Which end comes first.
    #[graphql(default)]
    direction: OrderDirection,
}

/// What countries are ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountryOrderField {
    /// The English name, by the collation of Unicode.
    Name,
    /// The code.
    Code,
    /// How many of its cities have a relation with the home city.
    PartnerCount,
}

/// Reads an order of countries; by name where none is given.
pub(crate) fn read(order: Option<Vec<CountryOrder>>) -> Result<(Order, OrderedList)> {
    let usual = CountryOrder { field: CountryOrderField::Name, direction: OrderDirection::Asc };
    order::read("country", order, usual, |key| {
        let (name, field, kind) = match key.field {
            CountryOrderField::Name => ("NAME", Field::Name, KeyKind::Bytes),
            CountryOrderField::Code => ("CODE", Field::Code, KeyKind::Text),
            CountryOrderField::PartnerCount => ("PARTNER_COUNT", Field::PartnerCount, KeyKind::Number),
        };
        Ok(OrderKey { name: name.to_owned(), field, kind, direction: key.direction })
    })
}
