//! Keyset paging, and top-N per parent: the only place that knows how the two databases cut a page.
//!
//! An order is a key column and the id, both ascending, so that a position is a pair of values.

use std::collections::HashMap;

use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait, IntoIden, JoinType, Order, Query, SelectStatement,
    SimpleExpr,
};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Value};

use super::{StoreError, View, keys};
pub use crate::domain::cursor::Key;

/// The key that sorts undated relations last.
pub const UNDATED: i32 = 99_999_999;

/// A place between two rows: the order's key and the id of the row beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    pub key: Key,
    pub id: i64,
}

fn value(key: &Key) -> Value {
    match key {
        Key::Bytes(bytes) => bytes.clone().into(),
        Key::Number(number) => (*number).into(),
    }
}

/// Which rows of an ordered list are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    pub limit: u64,
    /// Counted from the end: `last` instead of `first`.
    pub backward: bool,
    pub after: Option<Position>,
    pub before: Option<Position>,
}

/// Rows in list order, and whether there are more of them beyond each end.
#[derive(Clone, Debug)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub has_next: bool,
    pub has_previous: bool,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), has_next: false, has_previous: false }
    }
}

impl Window {
    /// Turns what the database gave (one row more than asked, from the counted end) into a page.
    pub(crate) fn page<T>(&self, mut rows: Vec<T>) -> Page<T> {
        let more = rows.len() as u64 > self.limit;
        rows.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        if self.backward {
            rows.reverse();
            Page { rows, has_next: self.before.is_some(), has_previous: more }
        } else {
            Page { rows, has_next: more, has_previous: self.after.is_some() }
        }
    }

    /// Restricts an ordered statement to this window, and one row more.
    pub(crate) fn cut(&self, select: &mut SelectStatement, order: &OrderBy) {
        if let Some(position) = &self.after {
            select.and_where(order.tuple().gt(tuple(position)));
        }
        if let Some(position) = &self.before {
            select.and_where(order.tuple().lt(tuple(position)));
        }
        let direction = if self.backward { Order::Desc } else { Order::Asc };
        select
            .order_by_expr(order.key.clone(), direction.clone())
            .order_by_expr(order.id.clone(), direction)
            .limit(self.limit + 1);
    }
}

/// The expressions that a list is ordered by.
#[derive(Clone, Debug)]
pub(crate) struct OrderBy {
    pub(crate) key: SimpleExpr,
    pub(crate) id: SimpleExpr,
}

impl OrderBy {
    fn tuple(&self) -> SimpleExpr {
        Expr::tuple([self.key.clone(), self.id.clone()])
    }
}

fn tuple(position: &Position) -> SimpleExpr {
    Expr::tuple([Expr::value(value(&position.key)), Expr::value(position.id)])
}

/// The children of many parents: which table, how it hangs on its parent, and in which order.
pub(crate) struct Children {
    pub(crate) table: &'static str,
    pub(crate) parent: &'static str,
    pub(crate) id: &'static str,
    pub(crate) order: OrderBy,
    /// What a child must meet; it may name the table's columns.
    pub(crate) filter: Condition,
}

/// The name of the column that carries the parent.
pub(crate) const PARENT: &str = "parent";

impl Children {
    /// One statement that gives each parent's window; the caller adds the columns and joins it wants.
    fn statement(&self, backend: DbBackend, parents: &[i64], window: &Window) -> SelectStatement {
        let parents_alias = Alias::new("p");
        let child = Alias::new(self.table);
        let parent_value = match backend {
            DbBackend::Postgres => Expr::col((parents_alias.clone(), Alias::new("p"))),
            _ => Expr::col((parents_alias.clone(), Alias::new("value"))),
        };
        let of_parent = Expr::col((child.clone(), Alias::new(self.parent))).eq(parent_value.clone());
        let mut cut = Query::select();
        cut.from(child.clone()).and_where(of_parent.clone()).cond_where(self.filter.clone());
        window.cut(&mut cut, &self.order);
        let mut outer = Query::select();
        outer
            .expr_as(parent_value, Alias::new(PARENT))
            .from_function(keys::table(backend, parents), parents_alias);
        if backend == DbBackend::Postgres {
            cut.column((child.clone(), Asterisk));
            outer.join_lateral(JoinType::InnerJoin, cut, child, Expr::value(true));
        } else {
            let id = (child.clone(), Alias::new(self.id));
            cut.column(id.clone());
            outer.inner_join(child.into_iden(), of_parent.and(Expr::col(id).in_subquery(cut)));
        }
        outer
    }

    /// Reads the window of each parent; parents without children are absent.
    pub(crate) async fn read<T>(
        &self,
        view: &View,
        parents: &[i64],
        window: &Window,
        columns: impl FnOnce(&mut SelectStatement),
        row: impl Fn(&QueryResult) -> Result<T, sea_orm::DbErr>,
    ) -> Result<HashMap<i64, Page<T>>, StoreError> {
        let mut select = self.statement(view.backend(), parents, window);
        columns(&mut select);
        let direction = if window.backward { Order::Desc } else { Order::Asc };
        select
            .order_by_expr(self.order.key.clone(), direction.clone())
            .order_by_expr(self.order.id.clone(), direction);
        let mut by_parent: HashMap<i64, Vec<T>> = HashMap::with_capacity(parents.len());
        for found in view.tx.query_all(&select).await? {
            by_parent.entry(found.try_get("", PARENT)?).or_default().push(row(&found)?);
        }
        Ok(by_parent.into_iter().map(|(parent, rows)| (parent, window.page(rows))).collect())
    }

    /// Counts the children of each parent; parents without children are absent.
    pub(crate) async fn count(&self, view: &View, parents: &[i64]) -> Result<HashMap<i64, i64>, StoreError> {
        let parent = (Alias::new(self.table), Alias::new(self.parent));
        let select = Query::select()
            .expr_as(Expr::col(parent.clone()), Alias::new(PARENT))
            .expr_as(Expr::col(Asterisk).count(), Alias::new("count"))
            .from(Alias::new(self.table))
            .and_where(keys::among(view.backend(), parent.clone(), parents))
            .cond_where(self.filter.clone())
            .group_by_col(parent)
            .to_owned();
        let mut counts = HashMap::new();
        for found in view.tx.query_all(&select).await? {
            counts.insert(found.try_get("", PARENT)?, found.try_get("", "count")?);
        }
        Ok(counts)
    }
}
