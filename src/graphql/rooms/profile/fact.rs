//! The interface of all facts, and the object of a fact found by its id.

use async_graphql::{Context, ID, Interface, Result};
use entity::fact::FactKind;

use super::citation::Citation;
use super::city_industry::CityIndustry;
use super::climate::{Climate, climate};
use super::fact_fields::FactObject as _;
use super::fact_row::of_fact;
use super::feature::Feature;
use super::loader::FactById;
use super::measurement::Measurement;
use super::name::{CityAttribute, CityName};
use super::ranking::Ranking;
use crate::graphql::rooms::city;
use crate::graphql::rooms::event::{self, Event};
use crate::graphql::rooms::note::Note;
use crate::graphql::rooms::relation::{self, Relation};
use crate::graphql::shared::context::{find, get};
use crate::graphql::shared::enums::Standing;

/// One sourced statement in a city's entry, with its citations and any editors' notes.
#[expect(clippy::duplicated_attributes, reason = "two fields have the same type")]
#[derive(Interface)]
#[graphql(
    crate = "ordered",
    field(
        name = "id",
        ty = "ID",
        desc = "An opaque id, the same on every database and stable when the data is reloaded."
    ),
    field(name = "citations", ty = "Vec<Citation>", desc = "The sources it comes from; at least one."),
    field(name = "notes", ty = "Vec<Note>", desc = "Editors' notes on it."),
    field(
        name = "standing",
        ty = "Standing",
        desc = "Whether you can rely on it, by the editors' notes: `UNCHALLENGED`, or why not."
    ),
    field(
        name = "better",
        ty = "Option<Fact>",
        desc = "The fact that a note gives instead; null if there is none. It has the same type; for a feature with a wrong name it can be a `CityName`. Always null for relations, attributes and climates."
    ),
    field(
        name = "corrects",
        ty = "Option<Fact>",
        desc = "The stated fact that this one corrects; null if there is none."
    ),
    field(
        name = "and_more",
        ty = "bool",
        desc = "Whether the source's list goes on after this item ('etc.', 'such as'), so that there are more than are listed here."
    )
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

/// The object of a fact.
pub(crate) async fn fact_by_id(ctx: &Context<'_>, id: i64) -> Result<Option<Fact>> {
    let fact = &get(ctx, FactById, id).await?;
    Ok(match fact.kind {
        FactKind::Relation => {
            find(ctx, relation::ById, id).await?.map(|model| Fact::Relation(Relation(model)))
        }
        FactKind::Name => of_fact(ctx, fact).await?.map(Fact::CityName),
        FactKind::Attribute => of_fact(ctx, fact).await?.map(Fact::CityAttribute),
        FactKind::Measurement => of_fact(ctx, fact).await?.map(Fact::Measurement),
        FactKind::Climate => {
            let city = get(ctx, city::ById, fact.city_id).await?;
            climate(ctx, &city).await?.map(Fact::Climate)
        }
        FactKind::Industry => of_fact(ctx, fact).await?.map(Fact::CityIndustry),
        FactKind::Feature => of_fact(ctx, fact).await?.map(Fact::Feature),
        FactKind::Event => event::of_fact(ctx, fact).await?.map(Fact::Event),
        FactKind::Ranking => of_fact(ctx, fact).await?.map(Fact::Ranking),
    })
}
