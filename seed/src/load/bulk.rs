//! Many rows in few statements.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable,
    QueryFilter,
};

/// Bind values in one statement.
///
/// SQLite takes 32,766 and PostgreSQL 65,535; beyond a few thousand nothing is gained, and the statements are kept prepared.
pub(super) const BIND_VALUES: usize = 8_000;

/// Cities whose rows are put together before they are written: enough for few statements, and little memory.
pub(super) const CITIES: usize = 1_000;

/// Inserts the rows in their order.
pub(super) async fn insert<E>(tx: &impl ConnectionTrait, rows: Vec<E::Model>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let chunk = BIND_VALUES / E::Column::iter().count().max(1);
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        E::insert_many(rows.by_ref().take(chunk)).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Deletes the rows whose column has one of the values.
pub(super) async fn delete<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    column: E::Column,
    values: &[i64],
) -> Result<(), DbErr> {
    for values in values.chunks(BIND_VALUES) {
        E::delete_many().filter(column.is_in(values.iter().copied())).exec(tx).await?;
    }
    Ok(())
}

/// The rows whose column has one of the values, in no order.
pub(super) async fn find<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    column: E::Column,
    values: &[i64],
) -> Result<Vec<E::Model>, DbErr> {
    let mut rows = Vec::new();
    for values in values.chunks(BIND_VALUES) {
        rows.extend(E::find().filter(column.is_in(values.iter().copied())).all(tx).await?);
    }
    Ok(rows)
}

/// Writes every column of a row that exists.
pub(super) async fn update<E>(tx: &impl ConnectionTrait, row: E::Model) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    E::update(row.into_active_model().reset_all()).exec(tx).await.map(|_| ())
}
