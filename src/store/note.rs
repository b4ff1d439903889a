//! Editors' notes as one list, and how many there are of each kind.

use entity::note;
use entity::note::NoteKind;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryTrait};

pub use super::filter::NoteFilter as Filter;
use super::filter::{Meets, combine};
use super::order::{KeyKind, OrderBy, SortKey};
use super::page::{Page, Window};
use super::reading::{Count as _, Length, Models, Row};
use super::{StoreError, View};

impl Meets for Filter {
    fn condition(&self, view: &View) -> Condition {
        combine(own(view, self), &self.and, self.or.as_ref(), self.not.as_deref(), |part| {
            part.condition(view)
        })
    }
}

/// What is asked but for `and`, `or` and `not`.
fn own(view: &View, filter: &Filter) -> Condition {
    let better = note::Column::BetterId;
    Condition::all()
        .add_option(filter.ids.as_ref().map(|ids| note::Column::Id.in_subquery(ids.notes())))
        .add_option(filter.kind.on_enum_in_order(note::Column::Kind.into_expr()))
        .add_option(filter.certainty.on_enum_in_order(note::Column::Certainty.into_expr()))
        .add_option(filter.has_better.map(|has| if has { better.is_not_null() } else { better.is_null() }))
        .add_option(filter.city.as_ref().map(|wanted| note::Column::CityId.in_subquery(wanted.ids(view))))
}

/// A page of notes: those of one city after those of another, in the order of its entry.
pub async fn list(view: &View, filter: &Filter, window: &Window) -> Result<Page<note::Model>, StoreError> {
    let position = SortKey::new(note::Column::Position.into_expr(), KeyKind::Number, false);
    let order = OrderBy {
        keys: vec![SortKey::id(note::Column::CityId.into_expr()), position],
        id: note::Column::Id.into_expr(),
    };
    let select = note::Entity::find().filter(filter.condition(view)).into_query();
    let models = Models::<note::Entity>::new("");
    window.read_page(view, select, &order, |cells| cells.model(&models)).await
}

pub async fn count(view: &View, filter: &Filter) -> Result<u64, StoreError> {
    note::Entity::find().filter(filter.condition(view)).count(&view.tx).await
}

/// How many notes there are of each kind, in the order of the kinds; those without any are left out.
pub async fn count_by_kind(view: &View, filter: &Filter) -> Result<Vec<(NoteKind, i64)>, StoreError> {
    let select = Query::select()
        .expr_as(note::Column::Kind.into_expr(), Alias::new("kind"))
        .expr_as(Expr::col(Asterisk).count(), Alias::new("count"))
        .from(note::Entity)
        .cond_where(filter.condition(view))
        .group_by_col(note::Column::Kind.as_column_ref())
        .to_owned();
    let read = |row: &Row<'_>| Ok((row.word("kind")?, row.get("count")?));
    let mut counts: Vec<(NoteKind, i64)> = view.tx.rows(Length::Long, &select, read).await?;
    counts.sort_by_key(|(kind, _)| *kind);
    Ok(counts)
}
