//! What leaves the store of a row: the columns that are shown, read in their order.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, QuerySelect as _, Select};

use super::row::{Models, Readable, Row, Table};

/// A row without the columns that only filters and orders need.
pub(crate) trait Record: Sized {
    type Entity: EntityTrait;
    const COLUMNS: &'static [<Self::Entity as EntityTrait>::Column];

    /// Reads the columns, which stand side by side.
    fn read(cells: &mut Cells<'_>) -> Result<Self, DbErr>;

    fn find() -> Select<Self::Entity> {
        Self::Entity::find().select_only().columns(Self::COLUMNS.iter().copied())
    }

    /// Adds the columns to a statement.
    fn columns(select: &mut SelectStatement) {
        select.columns(Self::COLUMNS.iter().map(ColumnTrait::as_column_ref));
    }
}

impl Row<'_> {
    /// Its values, from the first on.
    pub(crate) fn cells(&self) -> Cells<'_> {
        Cells { row: self, position: 0 }
    }
}

/// The values of a row, one after the other.
pub(crate) struct Cells<'a> {
    row: &'a Row<'a>,
    position: usize,
}

impl Cells<'_> {
    /// Passes over so many columns.
    pub(crate) fn skip(mut self, columns: usize) -> Self {
        self.advance(columns);
        self
    }

    /// The next value.
    pub(crate) fn next<T: Readable>(&mut self) -> Result<T, DbErr> {
        let position = self.advance(1);
        self.row.at(position)
    }

    /// The next value, whose words are an enum.
    pub(crate) fn word<T: ActiveEnum<Value = String>>(&mut self) -> Result<T, DbErr> {
        T::try_from_value(&self.next::<String>()?)
    }

    /// The model of an entity, of which all columns are next.
    pub(crate) fn model<E: Table>(&mut self, models: &Models<E>) -> Result<E::Model, DbErr> {
        self.advance(models.width());
        models.read(self.row)
    }

    fn advance(&mut self, columns: usize) -> usize {
        let position = self.position;
        self.position += columns;
        position
    }
}
