//! Global ids, and finding an object by its id.

use async_graphql::{Context, ID, Interface, Object, Result};

use super::city::City;
use super::country::Country;
use super::dataset::{Dataset, Source};
use super::event::{self, Event};
use super::industry::Industry;
use super::note::Note;
use super::profile::{CityAttribute, CityIndustry, CityName, Climate, Feature, Measurement, Ranking, loader};
use super::region::Region;
use super::relation::Relation;
use super::{city, country, dataset, industry, note, profile, relation};
use crate::graphql::shared::context::find;
use crate::graphql::shared::error::bad_input;
use domain::global_id;

/// The most ids that `nodes` takes.
const MAX_IDS: usize = 100;

/// Everything with a global id, to be found again by `node` and cached by it.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Opaque and the same on every database; it survives reloading the data."
))]
pub(crate) enum Node {
    City(City),
    Country(Country),
    Region(Region),
    Relation(Relation),
    CityName(CityName),
    CityAttribute(CityAttribute),
    Measurement(Measurement),
    Climate(Climate),
    CityIndustry(CityIndustry),
    Feature(Feature),
    Event(Event),
    Ranking(Ranking),
    Note(Note),
    Industry(Industry),
    Source(Source),
    Dataset(Dataset),
}

/// The id of `key` among the objects of `type_name`.
pub(crate) fn id(type_name: &str, key: &str) -> ID {
    global_id::encode(type_name, key).into()
}

#[derive(Default)]
pub(crate) struct NodeQuery;

#[Object(cache_control(max_age = 300))]
impl NodeQuery {
    /// Any object by its global id, such as one that a client has kept.
    /// Example: `{ node(id: "Q2l0eTprdXJlLWpw") { ... on City { name } } }`.
    /// Null if there is none; an id that this server did not make is refused with `BAD_USER_INPUT`.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A value of some object's `id` field.")] id: ID,
    ) -> Result<Option<Node>> {
        resolve(ctx, &id).await
    }

    /// Objects by their global ids, at most 100, in the order asked; null for each that does not exist.
    /// An id that this server did not make is refused with `BAD_USER_INPUT`.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Values of `id` fields, at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MAX_IDS {
            return Err(bad_input(format!("'ids' has {} values; at most {MAX_IDS} are accepted", ids.len())));
        }
        futures_util::future::try_join_all(ids.iter().map(|id| resolve(ctx, id))).await
    }
}

async fn resolve(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
    let malformed =
        || bad_input(format!("'{}' is not an id of this server; take one from an id field", id.as_str()));
    let (type_name, key) = global_id::decode(id).ok_or_else(malformed)?;
    Ok(match type_name.as_str() {
        "City" => find(ctx, city::BySlug, key).await?.map(|model| Node::City(City(model))),
        "Country" => find(ctx, country::ByCode, key).await?.map(|model| Node::Country(Country(model))),
        "Region" => Region::by_key(&key).map(Node::Region),
        "Industry" => {
            find(ctx, industry::IndustryBySlug, key).await?.map(|model| Node::Industry(Industry(model)))
        }
        "Source" => find(ctx, dataset::SourceBySlug, key).await?.map(|model| Node::Source(Source(model))),
        "Dataset" => Some(Node::Dataset(Dataset(crate::graphql::shared::context::dataset(ctx).await?)))
            .filter(|_| key == "1"),
        "Note" => {
            let (slug, key) = key.split_once('/').ok_or_else(malformed)?;
            let found = find(ctx, note::ByKey, (slug.to_owned(), key.to_owned())).await?;
            found.map(|model| Node::Note(Note(model)))
        }
        // A climate that is known by temperatures only is no fact of its own.
        "Climate" => {
            let slug = key.strip_suffix("/climate").ok_or_else(malformed)?;
            match find(ctx, city::BySlug, slug.to_owned()).await? {
                Some(city) => profile::climate(ctx, &city).await?.map(Node::Climate),
                None => None,
            }
        }
        "Event" => {
            let (slug, key) = key.split_once('/').ok_or_else(malformed)?;
            event::by_key(ctx, slug, key).await?.map(Node::Event)
        }
        "Relation" | "CityName" | "CityAttribute" | "Measurement" | "CityIndustry" | "Feature"
        | "Ranking" => {
            let (slug, key) = key.split_once('/').ok_or_else(malformed)?;
            let found = find(ctx, loader::FactByKey, (slug.to_owned(), key.to_owned())).await?;
            match found {
                Some(fact) => fact_node(ctx, &type_name, fact).await?,
                None => None,
            }
        }
        _ => return Err(malformed()),
    })
}

/// The object of a fact, if it is of the type that the id names.
async fn fact_node(ctx: &Context<'_>, type_name: &str, fact: entity::fact::Model) -> Result<Option<Node>> {
    if type_name == "Relation" {
        return Ok(find(ctx, relation::ById, fact.id).await?.map(|model| Node::Relation(Relation(model))));
    }
    let node = profile::node(ctx, &fact).await?;
    Ok(node.filter(|node| node.type_name() == type_name))
}

impl Node {
    fn type_name(&self) -> &'static str {
        match self {
            Self::City(_) => "City",
            Self::Country(_) => "Country",
            Self::Region(_) => "Region",
            Self::Relation(_) => "Relation",
            Self::CityName(_) => "CityName",
            Self::CityAttribute(_) => "CityAttribute",
            Self::Measurement(_) => "Measurement",
            Self::Climate(_) => "Climate",
            Self::CityIndustry(_) => "CityIndustry",
            Self::Feature(_) => "Feature",
            Self::Event(_) => "Event",
            Self::Ranking(_) => "Ranking",
            Self::Note(_) => "Note",
            Self::Industry(_) => "Industry",
            Self::Source(_) => "Source",
            Self::Dataset(_) => "Dataset",
        }
    }
}
