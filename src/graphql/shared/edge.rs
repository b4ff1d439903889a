//! What a connection is made of: edges, and where its page lies.
//!
//! The framework has both, but its own objects are not resolved in order.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::connection::EdgeNameType;
use async_graphql::{Object, ObjectType, OutputType, SimpleObject, TypeName};
use domain::cursor;

use crate::store::order::Position;

pub(crate) struct Edge<N, E, Names> {
    pub(crate) place: Place,
    pub(crate) node: N,
    fields: E,
    names: PhantomData<Names>,
}

/// A place in a list, of which a cursor is made only if one is selected.
pub(crate) struct Place {
    /// What the cursors of the list are named after.
    list: Arc<str>,
    position: Position,
}

impl Place {
    pub(crate) fn new(list: &Arc<str>, position: Position) -> Self {
        Self { list: Arc::clone(list), position }
    }

    pub(crate) fn cursor(&self) -> String {
        cursor::encode(&self.list, &self.position.keys, self.position.id)
    }
}

impl<N, E, Names> Edge<N, E, Names> {
    /// An edge to `node` that adds `fields` to it.
    pub(crate) fn new(place: Place, node: N, fields: E) -> Self {
        Self { place, node, fields, names: PhantomData }
    }
}

/// An edge in a connection.
#[Object(crate = "ordered", name_type)]
impl<N, E, Names> Edge<N, E, Names>
where
    N: OutputType,
    E: ObjectType,
    Names: EdgeNameType,
{
    /// A cursor for use in pagination
    async fn cursor(&self) -> String {
        self.place.cursor()
    }

    /// The item at the end of the edge
    async fn node(&self) -> &N {
        &self.node
    }

    #[graphql(flatten)]
    async fn fields(&self) -> &E {
        &self.fields
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
