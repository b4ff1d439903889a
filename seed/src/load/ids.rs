//! Ids, given here and never by the database.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QuerySelect};

/// The ids of one table that are still free.
#[derive(Debug)]
pub(super) struct Ids(i64);

impl Ids {
    /// The ids after the greatest one that the table has.
    pub(super) async fn after<E: EntityTrait>(
        tx: &impl ConnectionTrait,
        id: E::Column,
    ) -> Result<Self, DbErr> {
        let greatest = E::find().select_only().column_as(id.max(), "greatest");
        let greatest: Option<Option<i64>> = greatest.into_tuple().one(tx).await?;
        Ok(Self::beyond(greatest.flatten().unwrap_or(0)))
    }

    /// The ids after the greatest one that is taken.
    pub(super) fn beyond(greatest: i64) -> Self {
        Self(greatest)
    }

    pub(super) fn next(&mut self) -> i64 {
        self.0 += 1;
        self.0
    }
}
