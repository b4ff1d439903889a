//! One row of an answer, whichever driver it came from.

use std::sync::OnceLock;

use rusqlite::types::{FromSql, ValueRef};
use sea_orm::sea_query::Value;
use sea_orm::{
    ActiveEnum, ActiveModelTrait as _, ColumnTrait as _, ColumnType, DbErr, EntityTrait, FromQueryResult,
    IdenStatic as _, Iterable as _, QueryResult, TryGetable, TryIntoModel,
};

/// A row while it is read.
pub(crate) enum Row<'a> {
    /// Of SeaORM and its drivers.
    Driver(&'a QueryResult),
    /// Of SQLite in the process.
    Local { names: &'a [String], cells: &'a dyn ByPosition },
}

/// The values of a row by position.
pub(crate) trait ByPosition {
    fn cell(&self, position: usize) -> ValueRef<'_>;
}

impl ByPosition for rusqlite::Row<'_> {
    fn cell(&self, position: usize) -> ValueRef<'_> {
        self.get_ref(position).unwrap_or(ValueRef::Null)
    }
}

impl ByPosition for Vec<rusqlite::types::Value> {
    fn cell(&self, position: usize) -> ValueRef<'_> {
        self.get(position).map_or(ValueRef::Null, ValueRef::from)
    }
}

/// What can be read from either driver.
pub(crate) trait Readable: TryGetable + FromSql {}

impl<T: TryGetable + FromSql> Readable for T {}

impl Row<'_> {
    /// The value of a column.
    pub(crate) fn get<T: Readable>(&self, column: &str) -> Result<T, DbErr> {
        match self {
            Self::Driver(row) => row.try_get("", column),
            Self::Local { names, .. } => self.at(position(names, "", column)?),
        }
    }

    /// The value at a position.
    pub(super) fn at<T: Readable>(&self, position: usize) -> Result<T, DbErr> {
        match self {
            Self::Driver(row) => row.try_get_by(position),
            Self::Local { names, cells } => T::column_result(cells.cell(position)).map_err(|error| {
                let column = names.get(position).map_or("beyond the last", String::as_str);
                DbErr::Type(format!("column {column}: {error}"))
            }),
        }
    }

    /// The value of a column whose words are an enum.
    pub(crate) fn word<T: ActiveEnum<Value = String>>(&self, column: &str) -> Result<T, DbErr> {
        T::try_from_value(&self.get::<String>(column)?)
    }
}

fn position(names: &[String], prefix: &str, column: &str) -> Result<usize, DbErr> {
    let is_it = |name: &String| name.strip_prefix(prefix) == Some(column);
    names.iter().position(is_it).ok_or_else(|| DbErr::Type(format!("there is no column {prefix}{column}")))
}

/// A table whose rows can be read from either driver.
pub trait Table: EntityTrait<ActiveModel: TryIntoModel<<Self as EntityTrait>::Model>> {}

impl<E> Table for E where E: EntityTrait<ActiveModel: TryIntoModel<<E as EntityTrait>::Model>> {}

/// Reads the models of an entity, whose columns stand side by side in the order of the entity.
pub(crate) struct Models<E: EntityTrait> {
    prefix: &'static str,
    columns: Vec<(E::Column, Kind)>,
    /// The position of the first of them, which is the same for all rows.
    first: OnceLock<usize>,
}

/// The Rust type of a column, which SQLite does not know.
#[derive(Clone, Copy)]
enum Kind {
    Bool,
    Int,
    BigInt,
    Double,
    Text,
    Bytes,
}

impl Kind {
    fn of(column: &ColumnType) -> Self {
        match column {
            ColumnType::Boolean => Self::Bool,
            ColumnType::Integer => Self::Int,
            ColumnType::BigInteger => Self::BigInt,
            ColumnType::Double => Self::Double,
            ColumnType::Binary(_) | ColumnType::VarBinary(_) | ColumnType::Blob => Self::Bytes,
            _ => Self::Text,
        }
    }

    /// The value of a cell; what is not of the kind is nothing, which the model refuses where there must be a value.
    fn value(self, cell: ValueRef<'_>) -> Value {
        fn read<T: FromSql>(cell: ValueRef<'_>) -> Option<T> {
            T::column_result(cell).ok()
        }
        match self {
            Self::Bool => Value::Bool(read(cell)),
            Self::Int => Value::Int(read(cell)),
            Self::BigInt => Value::BigInt(read(cell)),
            Self::Double => Value::Double(read(cell)),
            Self::Text => Value::String(read(cell)),
            Self::Bytes => Value::Bytes(read(cell)),
        }
    }
}

impl<E: Table> Models<E> {
    /// The names of the columns begin with the prefix.
    pub(crate) fn new(prefix: &'static str) -> Self {
        let columns =
            E::Column::iter().map(|column| (column, Kind::of(column.def().get_column_type()))).collect();
        Self { prefix, columns, first: OnceLock::new() }
    }

    pub(crate) fn read(&self, row: &Row<'_>) -> Result<E::Model, DbErr> {
        match row {
            Row::Driver(row) => E::Model::from_query_result(row, self.prefix),
            Row::Local { names, cells } => {
                let first = self.first(names)?;
                let mut model = E::ActiveModel::default();
                for (position, (column, kind)) in (first..).zip(&self.columns) {
                    model.try_set(*column, kind.value(cells.cell(position)))?;
                }
                model.try_into_model()
            }
        }
    }

    /// How many columns it reads.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The same where a join may have found none.
    pub(crate) fn read_optional(&self, row: &Row<'_>) -> Result<Option<E::Model>, DbErr> {
        match row {
            Row::Driver(row) => E::Model::from_query_result_optional(row, self.prefix),
            Row::Local { names, cells } => match cells.cell(self.first(names)?) {
                ValueRef::Null => Ok(None),
                _ => self.read(row).map(Some),
            },
        }
    }

    fn first(&self, names: &[String]) -> Result<usize, DbErr> {
        if let Some(first) = self.first.get() {
            return Ok(*first);
        }
        let column = self.columns.first().map_or("", |(column, _)| column.as_str());
        let first = position(names, self.prefix, column)?;
        Ok(*self.first.get_or_init(|| first))
    }
}
