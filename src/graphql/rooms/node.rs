//! Every object with a global id, and finding it by that id.

use async_graphql::{Context, ID, Interface, Object, OutputType as _, Result};

use super::city::City;
use super::country::Country;
use super::dataset::{Dataset, Source};
use super::event::Event;
use super::industry::Industry;
use super::note::Note;
use super::profile::{
    CityAttribute, CityIndustry, CityName, Climate, FactObject as _, Feature, Measurement, Ranking,
};
use super::region::Region;
use super::relation::Relation;
use crate::graphql::shared::error::bad_input;
use crate::graphql::shared::global_id::{GlobalId, Identified as _};

/// The most ids that `nodes` takes.
const MAX_IDS: usize = 100;

/// Declares `Node` over its types, and how an id leads to one of them.
macro_rules! nodes {
    ($($node:ident),+ $(,)?) => {
        /// An object with a global id, by which `node` finds it again and clients cache it.
        #[derive(Interface)]
        #[graphql(
            crate = "ordered",
            field(
                name = "id",
                ty = "ID",
                desc = "An opaque id, the same on every database and stable when the data is reloaded."
            ),
            field(
                name = "resource_path",
                ty = "String",
                desc = "Its address on this server, such as `/cities/kure-jp`: it leads a browser to a page, and a program to the data."
            )
        )]
        pub(crate) enum Node {
            $($node($node)),+
        }

        async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
            let id = GlobalId::parse(id)?;
            $(
                if id.type_name == $node::type_name() {
                    return Ok($node::find(ctx, &id).await?.map(Node::$node));
                }
            )+
            Err(id.malformed())
        }
    };
}

nodes!(
    City,
    Country,
    Region,
    Relation,
    CityName,
    CityAttribute,
    Measurement,
    Climate,
    CityIndustry,
    Feature,
    Event,
    Ranking,
    Note,
    Industry,
    Source,
    Dataset,
);

#[derive(Default)]
pub(crate) struct NodeQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl NodeQuery {
    /// Any object by its global id, such as one that you have kept.
    /// Example: `{ node(id: "Q2l0eTprdXJlLWpw") { ... on City { name } } }`.
    /// Null if there is none; an id that is not from this server is an error with the code `BAD_USER_INPUT`.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The value of an object's `id` field.")] id: ID,
    ) -> Result<Option<Node>> {
        find(ctx, &id).await
    }

    /// Objects by their global ids, at most 100, in the order of `ids`; null for each that does not exist.
    /// An id that is not from this server is an error with the code `BAD_USER_INPUT`.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Values of `id` fields, at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MAX_IDS {
            return Err(bad_input(format!("'ids' has {} values; at most {MAX_IDS} are accepted", ids.len())));
        }
        futures_util::future::try_join_all(ids.iter().map(|id| find(ctx, id))).await
    }
}
