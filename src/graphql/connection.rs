//! From `first`, `after`, `last`, `before` to a window of the store, and from its page to a connection.

use async_graphql::connection::{
    Connection as AnyConnection, ConnectionNameType, Edge, EdgeNameType, EmptyFields,
};
use async_graphql::{ObjectType, OutputType, Result};

use super::error::bad_input;
use crate::domain::cursor;
use crate::store::page::{Page, Position, Window};

/// A page where none is asked for.
pub(crate) const DEFAULT_PAGE: u64 = 20;
/// The largest page of a list.
pub(crate) const MAX_PAGE: u64 = 100;
/// The largest page of countries: all of them.
pub(crate) const MAX_COUNTRIES: u64 = 250;

/// The connection of a node type; `C` adds fields to it and `E` to its edges.
pub(crate) type Connection<N, C, E, Names> = AnyConnection<String, N, C, E, Names, Names>;

/// The four paging arguments as a client gives them.
pub(crate) struct PageArgs {
    pub(crate) first: Option<i32>,
    pub(crate) after: Option<String>,
    pub(crate) last: Option<i32>,
    pub(crate) before: Option<String>,
}

impl PageArgs {
    /// The window that the arguments ask for in the list named `list`.
    pub(crate) fn window(self, list: &str, cap: u64) -> Result<Window> {
        let (limit, backward) = match (self.first, self.last) {
            (Some(_), Some(_)) => {
                return Err(bad_input("give 'first' or 'last', not both"));
            }
            (None, Some(last)) => (size("last", last, cap)?, true),
            (Some(first), None) => (size("first", first, cap)?, false),
            (None, None) => (DEFAULT_PAGE, false),
        };
        Ok(Window {
            limit,
            backward,
            after: self.after.map(|text| position("after", list, &text)).transpose()?,
            before: self.before.map(|text| position("before", list, &text)).transpose()?,
        })
    }
}

fn size(argument: &str, asked: i32, cap: u64) -> Result<u64> {
    u64::try_from(asked).ok().filter(|&asked| asked <= cap).ok_or_else(|| {
        bad_input(format!("'{argument}' is {asked}; pages of this list have 0 to {cap} items"))
    })
}

fn position(argument: &str, list: &str, text: &str) -> Result<Position> {
    let (key, id) = cursor::decode(list, text).ok_or_else(|| {
        bad_input(format!("'{argument}' is not a cursor of this list; take one from its edges or pageInfo"))
    })?;
    Ok(Position { key, id })
}

/// Makes the connection of a page.
pub(crate) fn connect<R, N, C, E, Names>(
    list: &str,
    page: Page<R>,
    extra: C,
    position: impl Fn(&R) -> Position,
    edge: impl Fn(R) -> (N, E),
) -> Connection<N, C, E, Names>
where
    N: OutputType,
    C: ObjectType,
    E: ObjectType,
    Names: ConnectionNameType + EdgeNameType,
{
    let mut connection = AnyConnection::with_additional_fields(page.has_previous, page.has_next, extra);
    connection.edges.extend(page.rows.into_iter().map(|row| {
        let Position { key, id } = position(&row);
        let cursor = cursor::encode(list, &key, id);
        let (node, fields) = edge(row);
        Edge::with_additional_fields(cursor, node, fields)
    }));
    connection
}

/// An edge that adds nothing to its node.
pub(crate) fn plain<N>(node: N) -> (N, EmptyFields) {
    (node, EmptyFields)
}

/// Names a connection and its edge after the word it is made with.
macro_rules! connection_names {
    ($names:ident, $connection:literal, $edge:literal) => {
        pub(crate) struct $names;

        impl async_graphql::connection::ConnectionNameType for $names {
            fn type_name<T: async_graphql::OutputType>() -> String {
                $connection.to_owned()
            }
        }

        impl async_graphql::connection::EdgeNameType for $names {
            fn type_name<T: async_graphql::OutputType>() -> String {
                $edge.to_owned()
            }
        }
    };
}
pub(crate) use connection_names;

/// The values that a filter takes and those that it refuses.
pub(crate) trait Choice<T> {
    /// Values of which the field must be one; `None`: any.
    fn wanted(&self) -> Option<Vec<T>>;
    /// Values that the field must not be.
    fn unwanted(&self) -> Vec<T>;
}

/// Defines the filter input of one kind of value.
macro_rules! choice_filter {
    ($(#[$doc:meta])* $filter:ident, $value:ty) => {
        $(#[$doc])*
        /// All given fields must hold; absent and null fields do not filter.
        #[derive(async_graphql::InputObject, Clone, Default)]
        pub(crate) struct $filter {
            /// Equal to this.
            eq: Option<$value>,
            /// Not equal to this.
            ne: Option<$value>,
            /// One of these, at most 100.
            #[graphql(name = "in")]
            one_of: Option<Vec<$value>>,
            /// None of these, at most 100.
            not_in: Option<Vec<$value>>,
        }

        impl $crate::graphql::connection::Choice<$value> for $filter {
            fn wanted(&self) -> Option<Vec<$value>> {
                match (&self.eq, &self.one_of) {
                    (None, None) => None,
                    (Some(eq), None) => Some(vec![eq.clone()]),
                    (None, Some(values)) => Some(values.clone()),
                    (Some(eq), Some(values)) => {
                        Some(values.iter().filter(|&value| value == eq).cloned().collect())
                    }
                }
            }

            fn unwanted(&self) -> Vec<$value> {
                self.not_in.iter().flatten().chain(&self.ne).cloned().collect()
            }
        }
    };
}
pub(crate) use choice_filter;
