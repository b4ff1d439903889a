//! What relations and cities are grouped by: the key of each grouping as SQL, and back as text.

use entity::{city, country, feature, industry, relation};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr};

use super::reading::Row;

/// What makes a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    Kind,
    Status,
    Level,
    Region,
    Subregion,
    Country,
    Month,
    Year,
    Decade,
    Industry,
    Feature,
}

/// A key, and the row that has its names where they are data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// An enum name, a country's code, a group's name, an industry's slug, or a date in EDTF.
    pub key: String,
    pub named: Option<Named>,
}

/// A row that has names in languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: i64,
    /// The English name.
    pub name: String,
}

/// The column of the key.
pub(super) const BUCKET: &str = "bucket";
const NAMED_ID: &str = "named_id";
const NAMED: &str = "named";

impl Grouping {
    /// How many digits of `YYYYMMDD` a date bucket leaves away, as a power of ten; `None` if it is no date.
    pub(super) fn divisor(self) -> Option<i32> {
        match self {
            Self::Month => Some(100),
            Self::Year => Some(10_000),
            Self::Decade => Some(100_000),
            _ => None,
        }
    }

    pub fn is_date(self) -> bool {
        self.divisor().is_some()
    }

    /// Whether the key is the relation's own, and not that of a city.
    pub(super) fn is_of_relation(self) -> bool {
        self.is_date() || matches!(self, Self::Kind | Self::Status)
    }

    /// Whether the key is that of a city's country.
    pub(super) fn is_of_country(self) -> bool {
        matches!(self, Self::Region | Self::Subregion | Self::Country)
    }

    /// Whether one city can be in several groups.
    pub(super) fn is_manifold(self) -> bool {
        matches!(self, Self::Industry | Self::Feature)
    }

    /// The key of a row; the relation stands under the name `relation`.
    pub(super) fn key(self, relation: &str) -> SimpleExpr {
        if let Some(divisor) = self.divisor() {
            return days(relation, divisor).0;
        }
        let of_relation = |column: relation::Column| Expr::col((Alias::new(relation), column));
        match self {
            Self::Kind => of_relation(relation::Column::Kind),
            Self::Status => of_relation(relation::Column::Status),
            Self::Level => city::Column::Level.into_expr(),
            Self::Region => country::Column::Region.into_expr(),
            Self::Subregion => country::Column::Subregion.into_expr(),
            Self::Country => country::Column::Code.into_expr(),
            Self::Industry => industry::Column::Slug.into_expr(),
            _ => feature::Column::Kind.into_expr(),
        }
    }

    /// What a row with a key meets, where there are others: a date may be less exact than its group, and a country
    /// may lie in no region.
    pub(super) fn has_key(self, relation: &str) -> Option<SimpleExpr> {
        match self {
            Self::Region | Self::Subregion => Some(self.key(relation).is_not_null()),
            _ => self.divisor().map(|divisor| {
                let (first, last) = days(relation, divisor);
                first.eq(last)
            }),
        }
    }

    /// Adds the row that has the names to a grouped statement.
    pub(super) fn add_named(self, select: &mut SelectStatement) {
        let (id, name) = match self {
            Self::Country => (country::Column::Id.as_column_ref(), country::Column::Name.as_column_ref()),
            Self::Industry => (industry::Column::Id.as_column_ref(), industry::Column::Name.as_column_ref()),
            _ => return,
        };
        select
            .expr_as(Expr::col(id.clone()), Alias::new(NAMED_ID))
            .expr_as(Expr::col(name.clone()), Alias::new(NAMED))
            .group_by_columns([id, name]);
    }

    pub(super) fn read_key(self, row: &Row<'_>) -> Result<String, DbErr> {
        if !self.is_date() {
            return row.get(BUCKET);
        }
        let number: i32 = row.get(BUCKET)?;
        Ok(match self {
            Self::Month => format!("{:04}-{:02}", number / 100, number % 100),
            Self::Decade => format!("{number:03}X"),
            _ => format!("{number:04}"),
        })
    }

    pub(super) fn read_group(self, row: &Row<'_>) -> Result<Group, DbErr> {
        let named = match self {
            Self::Country | Self::Industry => Some(Named { id: row.get(NAMED_ID)?, name: row.get(NAMED)? }),
            _ => None,
        };
        Ok(Group { key: self.read_key(row)?, named })
    }
}

/// The first and the last day of a relation without the digits below `divisor`.
///
/// The number is part of the text: PostgreSQL would take two bound ones for different expressions.
pub(super) fn days(relation: &str, divisor: i32) -> (SimpleExpr, SimpleExpr) {
    let part = |column: &str| Expr::cust(format!("\"{relation}\".\"{column}\" / {divisor}"));
    (part("established_first"), part("established_last"))
}
