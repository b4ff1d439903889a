//! What a client may order events by.

use async_graphql::{Enum, InputObject, Result};

use crate::graphql::shared::error::bad_input;
use crate::graphql::shared::order::{OrderDirection, OrderedList};
use crate::store::event::Descending;
use crate::store::order::KeyKind;

/// The sort key for events, such as `{field: DATE, direction: DESC}`.
/// Undated events come last in both directions; ties are in the order of the events' ids.
#[derive(InputObject, Clone)]
pub(crate) struct EventOrder {
    /// The field to sort by.
    field: EventOrderField,
    /// The direction to sort in.
    #[graphql(default)]
    direction: OrderDirection,
}

/// The fields that events can be sorted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventOrderField {
    /// The date, by its first possible day.
    Date,
}

/// Reads an order of events, the earliest first where none is given.
pub(crate) fn read(order: Option<Vec<EventOrder>>) -> Result<(Descending, OrderedList)> {
    let order = order.unwrap_or_default();
    if order.len() > 1 {
        return Err(bad_input(format!("'orderBy' has {} keys; events accept one, DATE", order.len())));
    }
    let descending = order.first().is_some_and(|key| match key.field {
        EventOrderField::Date => key.direction.descends(),
    });
    Ok((descending, OrderedList::new("event", &[("DATE".to_owned(), KeyKind::Number, descending)])?))
}
