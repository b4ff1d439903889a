//! What a connection is made of: edges, and where its page lies.
//!
//! The framework has both, but its own objects are not resolved in order.

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::connection::EdgeNameType;
use async_graphql::{ObjectType, OutputType, SimpleObject, TypeName};

/// An edge in a connection.
#[derive(SimpleObject)]
#[graphql(crate = "ordered", name_type)]
pub(crate) struct Edge<N, E, Names>
where
    N: OutputType,
    E: ObjectType,
    Names: EdgeNameType,
{
    /// A cursor for use in pagination
    pub(crate) cursor: String,
    /// The item at the end of the edge
    pub(crate) node: N,
    #[graphql(flatten)]
    fields: E,
    #[graphql(skip)]
    names: PhantomData<Names>,
}

impl<N, E, Names> Edge<N, E, Names>
where
    N: OutputType,
    E: ObjectType,
    Names: EdgeNameType,
{
    /// An edge to `node` that adds `fields` to it.
    pub(crate) fn new(cursor: String, node: N, fields: E) -> Self {
        Self { cursor, node, fields, names: PhantomData }
    }
}

impl<N, E, Names> TypeName for Edge<N, E, Names>
where
    N: OutputType,
    E: ObjectType,
    Names: EdgeNameType,
{
    fn type_name() -> Cow<'static, str> {
        Names::type_name::<N>().into()
    }
}

/// Information about pagination in a connection
#[derive(SimpleObject)]
#[graphql(crate = "ordered")]
pub(crate) struct PageInfo {
    /// When paginating backwards, are there more items?
    pub(crate) has_previous_page: bool,
    /// When paginating forwards, are there more items?
    pub(crate) has_next_page: bool,
    /// When paginating backwards, the cursor to continue.
    pub(crate) start_cursor: Option<String>,
    /// When paginating forwards, the cursor to continue.
    pub(crate) end_cursor: Option<String>,
}
