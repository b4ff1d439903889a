//! Things that entries of cities state, as their ids name them: by the slug of the city and the key in its entry.

use std::collections::BTreeMap;

use entity::{city, fact, note};
use sea_orm::sea_query::{ColumnRef, Expr, ExprTrait, IntoColumnRef, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, Iden};

/// The keys wanted of each city, by its slug.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entries(BTreeMap<String, Vec<String>>);

impl FromIterator<(String, String)> for Entries {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (slug, key) in pairs {
            keys.entry(slug).or_default().push(key);
        }
        Self(keys)
    }
}

impl Entries {
    /// A subquery: the ids of the facts.
    pub(crate) fn facts(&self) -> SelectStatement {
        self.ids(fact::Entity, fact::Column::Id, fact::Column::CityId, fact::Column::Key)
    }

    /// A subquery: the ids of the notes.
    pub(crate) fn notes(&self) -> SelectStatement {
        self.ids(note::Entity, note::Column::Id, note::Column::CityId, note::Column::Key)
    }

    fn ids<E: EntityTrait + Iden, C: ColumnTrait>(
        &self,
        table: E,
        id: C,
        city_id: C,
        key: C,
    ) -> SelectStatement {
        let column = |column: C| -> ColumnRef { column.as_column_ref().into_column_ref() };
        // An empty list names nothing, as everywhere.
        let wanted = self.0.iter().fold(Condition::any().add(super::never()), |any, (slug, keys)| {
            let of_city = city::Column::Slug.eq(slug.as_str());
            any.add(of_city.and(Expr::col(column(key)).is_in(keys.iter().map(String::as_str))))
        });
        Query::select()
            .column(column(id))
            .from(table)
            .inner_join(city::Entity, city::Column::Id.into_expr().eq(Expr::col(column(city_id))))
            .cond_where(wanted)
            .to_owned()
    }
}
