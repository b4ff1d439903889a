//! What all facts share: their id, the interface, and the object of a fact found by its id.

use async_graphql::{Context, ID, Interface, Result};
use entity::fact::{self, FactKind};

use super::citation::Citation;
use super::loader::OfCity;
use super::{CityAttribute, CityIndustry, CityName, Climate, Feature, Measurement, Ranking, climate};
use crate::graphql::rooms::city;
use crate::graphql::rooms::event::{self, Event};
use crate::graphql::rooms::node::{self, Node};
use crate::graphql::rooms::note::Note;
use crate::graphql::rooms::relation::{self, Relation};
use crate::graphql::shared::context::{find, find_or_default, get};
use crate::graphql::shared::loads::Load;
use crate::store::fact::Sourced;

/// One sourced statement of a city's entry: it has citations, and notes where an editor had something to add.
#[derive(Interface)]
#[graphql(
    field(
        name = "id",
        ty = "ID",
        desc = "Opaque and the same on every database; it survives reloading the data."
    ),
    field(name = "citations", ty = "Vec<Citation>", desc = "Where it comes from; at least one."),
    field(name = "notes", ty = "Vec<Note>", desc = "Editor's notes on it.")
)]
pub(crate) enum Fact {
    Relation(Relation),
    CityName(CityName),
    CityAttribute(CityAttribute),
    Measurement(Measurement),
    Climate(Climate),
    CityIndustry(CityIndustry),
    Feature(Feature),
    Event(Event),
    Ranking(Ranking),
}

/// The global id of a fact: its city's slug and its key.
pub(crate) async fn fact_id(ctx: &Context<'_>, type_name: &str, fact: &fact::Model) -> Result<ID> {
    let city = get(ctx, city::ById, fact.city_id).await?;
    Ok(node::id(type_name, &format!("{}/{}", city.slug, fact.key)))
}

/// The fact of this id.
pub(crate) async fn by_id(ctx: &Context<'_>, id: i64) -> Result<Option<Fact>> {
    let fact = get(ctx, super::loader::FactById, id).await?;
    if fact.kind == FactKind::Relation {
        return Ok(find(ctx, relation::ById, fact.id).await?.map(|model| Fact::Relation(Relation(model))));
    }
    profile_fact(ctx, &fact).await
}

/// The object of a fact other than a relation.
pub(crate) async fn node(ctx: &Context<'_>, fact: &fact::Model) -> Result<Option<Node>> {
    Ok(profile_fact(ctx, fact).await?.map(|fact| match fact {
        Fact::Relation(relation) => Node::Relation(relation),
        Fact::CityName(name) => Node::CityName(name),
        Fact::CityAttribute(attribute) => Node::CityAttribute(attribute),
        Fact::Measurement(measurement) => Node::Measurement(measurement),
        Fact::Climate(climate) => Node::Climate(climate),
        Fact::CityIndustry(industry) => Node::CityIndustry(industry),
        Fact::Feature(feature) => Node::Feature(feature),
        Fact::Event(event) => Node::Event(event),
        Fact::Ranking(ranking) => Node::Ranking(ranking),
    }))
}

async fn profile_fact(ctx: &Context<'_>, fact: &fact::Model) -> Result<Option<Fact>> {
    Ok(match fact.kind {
        FactKind::Relation => None,
        FactKind::Name => row(ctx, OfCity::<entity::city_name::Entity>::new(), fact)
            .await?
            .map(|row| Fact::CityName(CityName(row))),
        FactKind::Attribute => row(ctx, OfCity::<entity::city_attribute::Entity>::new(), fact)
            .await?
            .map(|row| Fact::CityAttribute(CityAttribute(row))),
        FactKind::Measurement => row(ctx, OfCity::<entity::measurement::Entity>::new(), fact)
            .await?
            .map(|row| Fact::Measurement(Measurement(row))),
        FactKind::Climate => {
            let city = get(ctx, city::ById, fact.city_id).await?;
            climate(ctx, &city).await?.map(Fact::Climate)
        }
        FactKind::Industry => row(ctx, OfCity::<entity::city_industry::Entity>::new(), fact)
            .await?
            .map(|row| Fact::CityIndustry(CityIndustry(row))),
        FactKind::Feature => row(ctx, OfCity::<entity::feature::Entity>::new(), fact)
            .await?
            .map(|row| Fact::Feature(Feature(row))),
        FactKind::Event => event::of_fact(ctx, fact).await?.map(Fact::Event),
        FactKind::Ranking => row(ctx, OfCity::<entity::ranking::Entity>::new(), fact)
            .await?
            .map(|row| Fact::Ranking(Ranking(row))),
    })
}

async fn row<L, M>(ctx: &Context<'_>, load: L, fact: &fact::Model) -> Result<Option<Sourced<M>>>
where
    L: Load<Key = i64, Value = Vec<Sourced<M>>>,
{
    let rows = find_or_default(ctx, load, fact.city_id).await?;
    Ok(rows.into_iter().find(|row| row.fact.id == fact.id))
}
