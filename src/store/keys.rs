//! Many keys in one bound value, so that a statement's text does not depend on their number; and the rows of each.

use std::collections::HashMap;

use sea_orm::sea_query::extension::postgres::PgFunc;
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, FunctionCall, IntoColumnRef, Query, SelectStatement, SimpleExpr,
};
use sea_orm::{DbBackend, Value};

/// The rows of each key, in the order in which they came.
pub(crate) fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> i64) -> HashMap<i64, Vec<T>> {
    let mut groups: HashMap<i64, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// `column` is one of `keys`.
pub(crate) fn among(backend: DbBackend, column: impl IntoColumnRef, keys: &[i64]) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        return Expr::col(column).eq(PgFunc::any(keys.to_vec()));
    }
    Expr::col(column).in_subquery(values_of(json(keys)))
}

/// `column` is one of `words`.
pub(crate) fn among_words(backend: DbBackend, column: impl IntoColumnRef, words: &[String]) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        return Expr::col(column).eq(PgFunc::any(words.to_vec()));
    }
    let list = serde_json::to_string(words).expect("a list of strings is JSON");
    Expr::col(column).in_subquery(values_of(list.into()))
}

fn values_of(json: Value) -> SelectStatement {
    Query::select()
        .expr(Expr::cust("value"))
        .from_function(Func::cust("json_each").arg(json), Alias::new("keys"))
        .to_owned()
}

/// A column of a row at hand, to be looked for in a subquery.
///
/// SQLite would rather look for each of the subquery's rows in an index that begins with what is known of the row at
/// hand, which for a condition on each of many rows is as slow as both are long; a sign before the column rules that
/// out. PostgreSQL knows how long they are.
pub(crate) fn tested(backend: DbBackend, column: impl IntoColumnRef) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        return Expr::col(column);
    }
    Expr::cust_with_expr("+?", Expr::col(column))
}

/// The keys as rows of a table, to be joined.
pub(crate) fn table(backend: DbBackend, keys: &[i64]) -> FunctionCall {
    match backend {
        DbBackend::Postgres => Func::cust("unnest").arg(keys.to_vec()),
        _ => Func::cust("json_each").arg(json(keys)),
    }
}

/// The table function that gives the items of the JSON list `$1` as rows with one column, `value`.
pub(crate) fn json_rows(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "json_array_elements(CAST($1 AS json))",
        _ => "json_each($1)",
    }
}

/// Joins, to each row of what stands before, the rows of a table that meet the condition, found by an index.
pub(crate) fn join_each(backend: DbBackend, table: &str, alias: &str, condition: &str) -> String {
    match backend {
        // `OFFSET 0` keeps the planner from another way to join, which would read the whole table.
        DbBackend::Postgres => {
            format!("CROSS JOIN LATERAL (SELECT * FROM {table} {alias} WHERE {condition} OFFSET 0) {alias}")
        }
        // SQLite joins the tables of a cross join in their order.
        _ => format!("CROSS JOIN {table} {alias} ON {condition}"),
    }
}

fn json(keys: &[i64]) -> Value {
    serde_json::to_string(keys).expect("a list of numbers is JSON").into()
}
