//! What a client may order countries by.

use async_graphql::{Enum, InputObject, Result};

use crate::graphql::shared::order::{self, OrderDirection, OrderKey, OrderedList};
use crate::store::country::{Field, Order};
use crate::store::order::KeyKind;

/// A sort key for countries, such as `{field: HOME_PARTNER_COUNT, direction: DESC}`.
/// Ties are in the order of the countries' ids.
#[derive(InputObject, Clone)]
pub(crate) struct CountryOrder {
    /// The field to sort by.
    field: CountryOrderField,
    /// The direction to sort in.
    #[graphql(default)]
    direction: OrderDirection,
}

/// The fields that countries can be sorted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountryOrderField {
    /// The English name, in Unicode collation order.
    Name,
    /// The code.
    Code,
    /// The number of its cities that have a relation with the home city.
    HomePartnerCount,
    /// The old name of `HOME_PARTNER_COUNT`.
    #[graphql(deprecation = "Use `HOME_PARTNER_COUNT`.")]
    PartnerCount,
}

/// Reads an order of countries; by name where none is given.
pub(crate) fn read(order: Option<Vec<CountryOrder>>) -> Result<(Order, OrderedList)> {
    let usual = CountryOrder { field: CountryOrderField::Name, direction: OrderDirection::Asc };
    order::read("country", order, usual, |key| {
        let (name, field, kind) = match key.field {
            CountryOrderField::Name => ("NAME", Field::Name, KeyKind::Bytes),
            CountryOrderField::Code => ("CODE", Field::Code, KeyKind::Text),
            CountryOrderField::HomePartnerCount | CountryOrderField::PartnerCount => {
                ("PARTNER_COUNT", Field::PartnerCount, KeyKind::Number)
            }
        };
        Ok(OrderKey { name: name.to_owned(), field, kind, direction: key.direction })
    })
}
