//! Keyset paging, and top-N per parent: the only place that knows how the two databases cut a page.

use std::collections::HashMap;

use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait, IntoIden, JoinType, Query, SelectStatement,
};
use sea_orm::{DbBackend, DbErr};

use super::order::{OrderBy, Position};
use super::reading::{Cells, Length, Row};
use super::{StoreError, View, keys};

/// Which rows of an ordered list are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    pub limit: u64,
    /// Counted from the end: `last` instead of `first`.
    pub backward: bool,
    pub after: Option<Position>,
    pub before: Option<Position>,
}

/// A row and its place in the list.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    pub row: T,
    pub position: Position,
}

/// Rows in list order, and whether there are more of them beyond each end.
#[derive(Clone, Debug)]
pub struct Page<T> {
    pub rows: Vec<Placed<T>>,
    pub has_next: bool,
    pub has_previous: bool,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), has_next: false, has_previous: false }
    }
}

impl<T> Page<T> {
    /// The bytes that it takes on the heap, of which each row takes some by itself.
    pub fn bytes(&self, row: impl Fn(&T) -> usize) -> usize {
        self.rows.iter().map(|placed| size_of_val(placed) + placed.position.bytes() + row(&placed.row)).sum()
    }

    /// Puts another row in each row's place.
    pub fn map<U>(self, other: impl Fn(T) -> U) -> Page<U> {
        let Self { rows, has_next, has_previous } = self;
        let mapped = |Placed { row, position }| Placed { row: other(row), position };
        Page { rows: rows.into_iter().map(mapped).collect(), has_next, has_previous }
    }

    /// Joins a value to each row.
    pub fn with<U>(self, values: Vec<U>) -> Page<(T, U)> {
        let Self { rows, has_next, has_previous } = self;
        let joined = |(Placed { row, position }, value)| Placed { row: (row, value), position };
        Page { rows: rows.into_iter().zip(values).map(joined).collect(), has_next, has_previous }
    }
}

impl Window {
    /// Whether it is the first or the last page, and has no cursor.
    pub fn is_at_an_end(&self) -> bool {
        self.after.is_none() && self.before.is_none()
    }

    /// Turns what the database gave (one row more than asked, from the counted end) into a page.
    ///
    /// Beyond a cursor there seem to be rows, since it was taken from one; [`Window::behind`] asks the database.
    pub(crate) fn page<T>(&self, mut rows: Vec<Placed<T>>) -> Page<T> {
        let more = rows.len() as u64 > self.limit;
        rows.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        if self.backward {
            rows.reverse();
            Page { rows, has_next: self.before.is_some(), has_previous: more }
        } else {
            Page { rows, has_next: more, has_previous: self.after.is_some() }
        }
    }

    /// The empty window at the cursor that the page was counted from; whether it has more tells whether rows
    /// lie there. `None` where the page was counted from an end of the list.
    pub fn behind(&self) -> Option<Self> {
        let cursor = if self.backward { &self.before } else { &self.after };
        let place = Some(Position { or_equal: true, ..cursor.clone()? });
        let (after, before) = if self.backward { (place, None) } else { (None, place) };
        Some(Self { limit: 0, backward: !self.backward, after, before })
    }

    /// Restricts a statement to this window, and one row more, in the order of the list.
    pub(crate) fn cut(&self, select: &mut SelectStatement, order: &OrderBy) {
        if let Some(position) = &self.after {
            select.cond_where(order.beyond(position, true));
        }
        if let Some(position) = &self.before {
            select.cond_where(order.beyond(position, false));
        }
        order.apply(select, self.backward);
        select.limit(self.limit + 1);
    }

    /// Reads the window of a whole list; `read` takes the columns that are selected.
    pub(crate) async fn read_page<T>(
        &self,
        view: &View,
        mut select: SelectStatement,
        order: &OrderBy,
        read: impl Fn(&mut Cells<'_>) -> Result<T, DbErr>,
    ) -> Result<Page<T>, StoreError> {
        self.cut(&mut select, order);
        order.select(&mut select);
        let placed = |row: &Row<'_>| {
            let cells = &mut row.cells();
            Ok(Placed { row: read(cells)?, position: order.position(cells)? })
        };
        Ok(self.page(view.tx.rows(Length::Long, &select, placed).await?))
    }
}

/// The children of many parents: which table, how it hangs on its parent, and in which order.
pub(crate) struct Children {
    pub(crate) table: &'static str,
    pub(crate) parent: &'static str,
    pub(crate) id: &'static str,
    /// Whether an id is that of one row, whoever its parent is.
    pub(crate) id_is_key: bool,
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
            let is_in_cut = Expr::col(id).in_subquery(cut);
            // With the parent, SQLite would walk through all its children, and cut the list anew for each.
            let joined = if self.id_is_key { is_in_cut } else { of_parent.and(is_in_cut) };
            outer.inner_join(child.into_iden(), joined);
        }
        outer
    }

    /// Reads the window of each parent; parents without children are absent. `read` takes the columns that `columns` adds.
    pub(crate) async fn read_pages<T>(
        &self,
        view: &View,
        parents: &[i64],
        window: &Window,
        columns: impl FnOnce(&mut SelectStatement),
        read: impl Fn(&mut Cells<'_>) -> Result<T, DbErr>,
    ) -> Result<HashMap<i64, Page<T>>, StoreError> {
        let mut select = self.statement(view.backend(), parents, window);
        columns(&mut select);
        self.order.apply(&mut select, window.backward);
        self.order.select(&mut select);
        let mut by_parent: HashMap<i64, Vec<Placed<T>>> = HashMap::with_capacity(parents.len());
        let length = if self.filter.is_empty() { Length::Short } else { Length::Long };
        let placed = |row: &Row<'_>| {
            let cells = &mut row.cells();
            let parent = cells.next()?;
            Ok((parent, Placed { row: read(cells)?, position: self.order.position(cells)? }))
        };
        for (parent, placed) in view.tx.rows(length, &select, placed).await? {
            by_parent.entry(parent).or_default().push(placed);
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
        let read = |row: &Row<'_>| Ok((row.get(PARENT)?, row.get("count")?));
        Ok(view.tx.rows(Length::Long, &select, read).await?.into_iter().collect())
    }
}
