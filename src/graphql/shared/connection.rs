//! From `first`, `after`, `last`, `before` to a window of the store, and from its page to a connection.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::connection::{ConnectionNameType, EdgeNameType, EmptyFields};
use async_graphql::{Context, Object, ObjectType, OutputType, Result, TypeName};

use super::context::find_or_default;
use super::edge::{Edge, PageInfo, Place};
use super::error::bad_input;
use super::loads::Load;
use super::order::OrderedList;
use crate::store::order::Position;
use crate::store::page::{Page, Placed, Window};
use domain::cursor;

/// A page where none is asked for.
pub(crate) const DEFAULT_PAGE: u64 = 20;
/// The largest page of a list.
pub(crate) const MAX_PAGE: u64 = 100;
/// The largest page of countries: all of them.
pub(crate) const MAX_COUNTRIES: u64 = 250;

/// The connection of a node type: `C` counts it, `E` adds fields to its edges, `Names` names both.
///
/// The framework's own connection has no description, so this one stands in its place.
pub(crate) struct Connection<N, C, E, Names>
where
    N: OutputType,
    C: ObjectType,
    E: ObjectType,
    Names: EdgeNameType,
{
    edges: Vec<Edge<N, E, Names>>,
    total: C,
    has_previous: bool,
    has_next: bool,
    names: PhantomData<Names>,
}

impl<N, C, E, Names> TypeName for Connection<N, C, E, Names>
where
    N: OutputType,
    C: ObjectType,
    E: ObjectType,
    Names: ConnectionNameType + EdgeNameType,
{
    fn type_name() -> Cow<'static, str> {
        <Names as ConnectionNameType>::type_name::<N>().into()
    }
}

/// A page of a list, in the order of the list.
#[Object(crate = "ordered", name_type)]
impl<N, C, E, Names> Connection<N, C, E, Names>
where
    N: OutputType,
    C: ObjectType,
    E: ObjectType,
    Names: ConnectionNameType + EdgeNameType,
{
    /// The items on the page, each with its cursor.
    async fn edges(&self) -> &[Edge<N, E, Names>] {
        &self.edges
    }

    /// The items on the page.
    async fn nodes(&self) -> Vec<&N> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Whether there are more pages, and the cursors that lead to them.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.edges.first().map(|edge| edge.place.cursor()),
            end_cursor: self.edges.last().map(|edge| edge.place.cursor()),
        }
    }

    #[graphql(flatten)]
    async fn total(&self) -> &C {
        &self.total
    }
}

/// The four paging arguments as a client gives them.
pub(crate) struct PageArgs {
    pub(crate) first: Option<i32>,
    pub(crate) after: Option<String>,
    pub(crate) last: Option<i32>,
    pub(crate) before: Option<String>,
}

impl PageArgs {
    /// The window that the arguments ask for in the list.
    pub(crate) fn window(self, list: &OrderedList, cap: u64) -> Result<Window> {
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
    u64::try_from(asked)
        .ok()
        .filter(|&asked| asked <= cap)
        .ok_or_else(|| bad_input(format!("'{argument}' is {asked}; it must be between 0 and {cap}")))
}

fn position(argument: &str, list: &OrderedList, text: &str) -> Result<Position> {
    let (keys, id) = cursor::decode(&list.name, &list.kinds, text).ok_or_else(|| {
        bad_input(format!(
            "'{argument}' is not a cursor of this list in this order; take one from its edges or pageInfo"
        ))
    })?;
    Ok(Position { keys, id, or_equal: false })
}

/// Asks for a page, and, where it is selected, whether rows lie behind the cursor that it is counted from.
pub(crate) async fn load_page<L, R>(
    ctx: &Context<'_>,
    key: L::Key,
    window: Window,
    load: impl Fn(Window) -> L,
) -> Result<Page<R>>
where
    L: Load<Value = Page<R>>,
{
    let behind = if window.backward { "hasNextPage" } else { "hasPreviousPage" };
    let asked = || ctx.look_ahead().field("pageInfo").field(behind).exists();
    let probe = window.behind().filter(|_| asked());
    let backward = window.backward;
    let page = find_or_default(ctx, load(window), key.clone());
    let Some(probe) = probe else { return page.await };
    let probed = find_or_default(ctx, load(probe), key);
    let (mut page, probed) = futures_util::future::try_join(page, probed).await?;
    if backward {
        page.has_next = probed.has_next;
    } else {
        page.has_previous = probed.has_previous;
    }
    Ok(page)
}

/// Makes the connection of a page.
pub(crate) fn connect<R, N, C, E, Names>(
    list: &OrderedList,
    page: Page<R>,
    extra: C,
    edge: impl Fn(R) -> (N, E),
) -> Connection<N, C, E, Names>
where
    N: OutputType,
    C: ObjectType,
    E: ObjectType,
    Names: ConnectionNameType + EdgeNameType,
{
    let name = Arc::from(&*list.name);
    let edges = page.rows.into_iter().map(|Placed { row, position }| {
        let (node, fields) = edge(row);
        Edge::new(Place::new(&name, position), node, fields)
    });
    Connection {
        edges: edges.collect(),
        total: extra,
        has_previous: page.has_previous,
        has_next: page.has_next,
        names: PhantomData,
    }
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
