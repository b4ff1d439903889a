//! Facts that are a row of one profile table each, found through their city.

use async_graphql::{Context, OutputType, Result};
use entity::fact;
use sea_orm::EntityTrait;

use super::fact_fields::{FactFields, FactObject};
use super::loader::{FactByKey, OfCity};
use crate::graphql::shared::context::{find, find_or_default};
use crate::graphql::shared::global_id::{GlobalId, Identified};
use crate::store::fact::{Sourced, Stated};

/// An object over a row of a profile table.
pub(crate) trait FactRow: OutputType + Sized {
    type Table: Stated;

    fn of_row(row: Sourced<<Self::Table as EntityTrait>::Model>) -> Self;

    fn fact(&self) -> &fact::Model;
}

/// Makes an object that holds a sourced row of a table a fact.
macro_rules! fact_row {
    ($object:ident, $table:ident) => {
        impl $crate::graphql::rooms::profile::fact_row::FactRow for $object {
            type Table = entity::$table::Entity;

            fn of_row(row: $crate::store::fact::Sourced<entity::$table::Model>) -> Self {
                Self(row)
            }

            fn fact(&self) -> &entity::fact::Model {
                &self.0.fact
            }
        }
    };
}
pub(super) use fact_row;

impl<T: FactRow> FactObject for T {
    fn fact_fields(&self) -> FactFields<'_, Self> {
        FactFields::of(self.fact())
    }
}

impl<T: FactRow> Identified for T {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        match find(ctx, FactByKey, id.entry()?).await? {
            Some(fact) => of_fact(ctx, &fact).await,
            None => Ok(None),
        }
    }
}

/// The object of a fact; none if the fact is of another kind.
pub(super) async fn of_fact<T: FactRow>(ctx: &Context<'_>, fact: &fact::Model) -> Result<Option<T>> {
    let rows = find_or_default(ctx, OfCity::<T::Table>::new(), fact.city_id).await?;
    Ok(rows.into_iter().find(|row| row.fact.id == fact.id).map(T::of_row))
}
