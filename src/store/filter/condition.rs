//! Filters as conditions, and how those of `and`, `or` and `not` are put together.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, SimpleExpr};

use crate::store::View;

/// A filter of the rows of a table.
///
/// The filters of nouns contain each other, but the nouns' files reach them through this alone.
pub(crate) trait Meets {
    /// The condition on a row of the table.
    fn condition(&self, view: &View) -> Condition;
}

/// What nothing meets.
pub(crate) fn never() -> SimpleExpr {
    Expr::cust("1 = 0")
}

/// All parts of `and`, one of `or`, and not `not`.
pub(crate) fn combine<F>(
    own: Condition,
    and: &[F],
    or: Option<&Vec<F>>,
    not: Option<&F>,
    condition: impl Fn(&F) -> Condition,
) -> Condition {
    let mut all = own;
    for part in and {
        all = all.add(condition(part));
    }
    if let Some(parts) = or {
        // One of none is never met.
        let any = Condition::any().add(never());
        all = all.add(parts.iter().fold(any, |any, part| any.add(condition(part))));
    }
    if let Some(part) = not {
        // What is unknown of a missing value is not met either, so its opposite is.
        let met = Condition::all().add(Expr::cust("1 = 1")).add(condition(part));
        let met = Func::coalesce([SimpleExpr::from(met), Expr::cust("FALSE")]);
        all = all.add(SimpleExpr::from(met).not());
    }
    all
}
