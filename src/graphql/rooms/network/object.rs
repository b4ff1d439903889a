//! The network as clients see it.

use async_graphql::{Context, Enum, Object, Result};

use super::component::Component;
use super::countries::{CountryLinks, CountryPair};
use super::loader::{ShortestChain, graph};
use super::path::Path;
use crate::graphql::rooms::city;
use crate::graphql::rooms::relation::RelationFilter;
use crate::graphql::rooms::statistics::Statistics;
use crate::graphql::shared::connection::MAX_COUNTRIES;
use crate::graphql::shared::context::find;
use crate::graphql::shared::error::bad_input;
use crate::graphql::shared::scalars::EdtfDate;
use domain::graph::Level;

/// The most components of one list.
const MAX_COMPONENTS: u64 = 50;
/// The length of a list where none is asked for.
const DEFAULT_TOP: u64 = 10;
/// The longest chain that is looked for: people are five or six steps apart, and so are cities.
const MAX_LENGTH: u64 = 100;

/// What a path of relations connects.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Level")]
pub(crate) enum NetworkLevel {
    /// Cities; two are connected if they have a relation.
    City,
    /// Countries that have a city; two are connected if a city of one has a relation with a city of the other.
    /// Cities whose country is unknown (`ZZ`) connect no countries, since they may lie anywhere.
    Country,
}

pub(crate) struct Network;

/// The network of all cities and all relations that are not recorded as ended, whatever the home city.
///
/// Several relations between the same two cities count as one step of a path.
/// Example: `{ network { cityCount relationCount isConnected(by: COUNTRY) } }`.
#[Object(crate = "ordered")]
impl Network {
    /// The number of cities, including those without relations.
    async fn city_count(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(graph(ctx).await?.city_count())
    }

    /// The number of relations that are not recorded as ended.
    async fn relation_count(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(graph(ctx).await?.relation_count())
    }

    /// The number of components; a city without relations is a component of its own.
    async fn component_count(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Components of cities or of countries.", default_with = "NetworkLevel::City")]
        by: NetworkLevel,
    ) -> Result<usize> {
        Ok(graph(ctx).await?.components(by.into()).len())
    }

    /// Whether a path of relations connects every city, or every country, with every other:
    /// whether there is at most one component.
    async fn is_connected(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "All cities, or all countries that have a city.",
            default_with = "NetworkLevel::City"
        )]
        by: NetworkLevel,
    ) -> Result<bool> {
        Ok(graph(ctx).await?.is_connected(by.into()))
    }

    /// The components, the largest first; in a tie, the one with the first slug or country code.
    /// At most 50; `componentCount` counts all.
    /// Example: `{ network { components(by: COUNTRY, first: 1) { size countries { code } } } }`.
    async fn components(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Components of cities or of countries.", default_with = "NetworkLevel::City")]
        by: NetworkLevel,
        #[graphql(desc = "Returns the first n items, at most 50.", default = 10)] first: Option<i32>,
    ) -> Result<Vec<Component>> {
        let first = top("components", first, MAX_COMPONENTS)?;
        let (graph, level) = (graph(ctx).await?, Level::from(by));
        let count = graph.components(level).len().min(first);
        Ok((0..count).map(|place| Component::new(&graph, level, place)).collect())
    }

    /// A shortest path of relations between two cities; null if there is none within `maxLength`.
    /// Of several, it is the one whose slugs, read from `from`, come first in alphabetical order.
    /// An unknown slug is an error with the code `NOT_FOUND`.
    /// Example: `{ network { shortestPath(from: "kure-jp", to: "turin-it") { length cities { name } } } }`.
    async fn shortest_path(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The slug of the first city, such as `kure-jp`; former slugs still work.")]
        from: String,
        #[graphql(desc = "The slug of the last city; the same as `from` gives a path of length 0.")]
        to: String,
        #[graphql(desc = "The maximum number of relations in the path, at most 100; 100 by default.")]
        max_length: Option<i32>,
    ) -> Result<Option<Path>> {
        let longest = longest(max_length)?;
        let (from, to) = (city::named(ctx, "from", from), city::named(ctx, "to", to));
        let (from, to) = futures_util::future::try_join(from, to).await?;
        Ok(find(ctx, ShortestChain { longest }, (from.id, to.id)).await?.map(Path))
    }

    /// Pairs of different countries, those with the most relations between their cities first, then by code.
    /// At most 250; pairs without relations are left out, and so are relations within a country
    /// and cities whose country is unknown (`ZZ`).
    /// Example: `{ network { countryPairs(first: 3) { countries { name } relations } } }`.
    async fn country_pairs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Returns the first n items, at most 250.", default = 10)] first: Option<i32>,
    ) -> Result<Vec<CountryPair>> {
        let first = top("countryPairs", first, MAX_COUNTRIES)?;
        let graph = graph(ctx).await?;
        Ok(graph.country_pairs().iter().take(first).copied().map(CountryPair).collect())
    }

    /// Countries by their relations with others, those with the most first, then by code.
    /// At most 250; countries without any are left out, and so are relations within a country
    /// and cities whose country is unknown (`ZZ`).
    /// Example: `{ network { countryLinks(first: 3) { country { name } relations countries } } }`.
    async fn country_links(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Returns the first n items, at most 250.", default = 10)] first: Option<i32>,
    ) -> Result<Vec<CountryLinks>> {
        let first = top("countryLinks", first, MAX_COUNTRIES)?;
        let graph = graph(ctx).await?;
        Ok(graph.country_links().iter().take(first).copied().map(CountryLinks).collect())
    }

    /// Statistics of all relations of all cities, each counted once.
    /// Example: `{ network { statistics { cities relations byRegion { key relations } } } }`.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Counts only relations that were certainly in force at the end of this date, such as `2020-04`; by default all that are not recorded as ended."
        )]
        as_of: Option<EdtfDate>,
        #[graphql(
            desc = "Only these relations; `partner` is the partner of the home city, `city` either of the two cities."
        )]
        filter: Option<RelationFilter>,
    ) -> Result<Statistics> {
        Statistics::of_network(ctx, as_of, filter).await
    }
}

fn top(list: &str, first: Option<i32>, most: u64) -> Result<usize> {
    let accepted = format!("'{list}' returns between 0 and {most} items");
    number("first", first, DEFAULT_TOP, most, &accepted)
}

fn longest(asked: Option<i32>) -> Result<usize> {
    let accepted = format!("a path has between 0 and {MAX_LENGTH} relations");
    number("maxLength", asked, MAX_LENGTH, MAX_LENGTH, &accepted)
}

fn number(argument: &str, asked: Option<i32>, usual: u64, most: u64, accepted: &str) -> Result<usize> {
    let found = asked.map_or(Some(usual), |asked| u64::try_from(asked).ok().filter(|asked| *asked <= most));
    let refuse = || bad_input(format!("'{argument}' is {}; {accepted}", asked.unwrap_or_default()));
    found.and_then(|found| usize::try_from(found).ok()).ok_or_else(refuse)
}

#[derive(Default)]
pub(crate) struct NetworkQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl NetworkQuery {
    /// All cities and their relations as one network: shortest paths, components, and which countries are linked.
    async fn network(&self) -> Network {
        Network
    }
}
