//! How lists are ordered: keys, each ascending or descending, that end in the id, and the places between rows.
//!
//! No key is null: a missing value is given a stand-in that sorts last in the key's direction,
//! so that a place is a tuple of plain values and an index on the same expression serves the order.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, Order, SelectStatement, SimpleExpr};
use sea_orm::{DbErr, Value};

use super::reading::Cells;

pub use domain::cursor::{Key, KeyKind};

/// The stand-in of a missing day where the earliest comes first.
pub const LAST_DAY: i32 = 99_999_999;

/// A place between two rows: the order's keys and the id of the row beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    pub keys: Vec<Key>,
    pub id: i64,
    /// Whether the row at the place itself is meant too.
    pub or_equal: bool,
}

impl Position {
    /// The bytes that it takes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        let texts = self.keys.iter().map(|key| match key {
            Key::Bytes(bytes) => bytes.capacity(),
            Key::Text(text) => text.capacity(),
            Key::Number(_) | Key::Real(_) => 0,
        });
        size_of_val(&*self.keys) + texts.sum::<usize>()
    }
}

/// The expressions that a list is ordered by; the id follows the direction of the last key.
#[derive(Clone, Debug)]
pub(crate) struct OrderBy {
    pub(crate) keys: Vec<SortKey>,
    pub(crate) id: SimpleExpr,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct SortKey {
    expr: SimpleExpr,
    kind: KeyKind,
    /// The column of a number has 64 bits, as those of ids have.
    is_wide: bool,
    /// No two rows have the same, so that nothing decides after it.
    is_unique: bool,
    descending: bool,
}

impl SortKey {
    /// A key that is never null.
    pub(crate) fn new(expr: impl Into<SimpleExpr>, kind: KeyKind, descending: bool) -> Self {
        Self { expr: expr.into(), kind, is_wide: false, is_unique: false, descending }
    }

    /// The id of another row, in its order.
    pub(crate) fn id(expr: impl Into<SimpleExpr>) -> Self {
        Self { is_wide: true, ..Self::new(expr, KeyKind::Number, false) }
    }

    /// A text that no other row has.
    pub(crate) fn unique(expr: impl Into<SimpleExpr>, descending: bool) -> Self {
        Self { is_unique: true, ..Self::new(expr, KeyKind::Text, descending) }
    }

    /// A day, or a number of days, that may be missing.
    pub(crate) fn day(expr: impl Into<SimpleExpr>, descending: bool) -> Self {
        // The stand-ins are those of the indexes, which a bound value would not match.
        let stand_in = if descending { "0" } else { "99999999" };
        Self::new(or_stand_in(expr.into(), stand_in), KeyKind::Number, descending)
    }

    /// A quantity that may be missing.
    pub(crate) fn real(expr: impl Into<SimpleExpr>, descending: bool) -> Self {
        let stand_in = if descending { "-1e300" } else { "1e300" };
        Self::new(or_stand_in(expr.into(), stand_in), KeyKind::Real, descending)
    }

    fn bind(key: &Key) -> SimpleExpr {
        Expr::value(match key {
            Key::Bytes(bytes) => Value::from(bytes.clone()),
            Key::Number(number) => Value::from(*number),
            Key::Real(real) => Value::from(*real),
            Key::Text(text) => Value::from(text.clone()),
        })
    }
}

/// The value, or its stand-in where it is missing; the literal is that of an index, which a bound value would not match.
pub(super) fn or_stand_in(expr: SimpleExpr, stand_in: &'static str) -> SimpleExpr {
    Func::coalesce([expr, Expr::cust(stand_in)]).into()
}

impl OrderBy {
    fn id_descends(&self) -> bool {
        self.keys.last().is_some_and(|key| key.descending)
    }

    /// The parts of the order with the direction of each: the keys up to a unique one, or all of them and the id.
    fn parts(&self) -> impl Iterator<Item = (&SimpleExpr, bool)> {
        let unique = self.keys.iter().position(|key| key.is_unique);
        let keys = self.keys.iter().map(|key| (&key.expr, key.descending));
        let parts = keys.chain(std::iter::once((&self.id, self.id_descends())));
        parts.take(unique.map_or(usize::MAX, |at| at + 1))
    }

    /// Orders the statement, from the end if `backward`.
    pub(crate) fn apply(&self, select: &mut SelectStatement, backward: bool) {
        for (expr, descends) in self.parts() {
            let direction = if descends == backward { Order::Asc } else { Order::Desc };
            select.order_by_expr(expr.clone(), direction);
        }
    }

    /// The rows on one side of a place: behind it in list order, or before it.
    pub(crate) fn beyond(&self, position: &Position, behind: bool) -> Condition {
        let parts: Vec<(&SimpleExpr, bool)> = self.parts().collect();
        let values = position.keys.iter().map(SortKey::bind).chain([Expr::value(position.id)]);
        let values: Vec<SimpleExpr> = values.take(parts.len()).collect();
        // Whether greater values lie on that side.
        let greater: Vec<bool> = parts.iter().map(|(_, descends)| *descends != behind).collect();
        if greater.windows(2).all(|pair| pair[0] == pair[1]) {
            let here = Expr::tuple(parts.iter().map(|(expr, _)| (*expr).clone()));
            return Condition::all().add(side(here, greater[0], position.or_equal, Expr::tuple(values)));
        }
        // Directions differ, so each part decides where those before it tie;
        // the first part bounds all of it, for the index.
        let mut any = Condition::any();
        for deciding in 0..parts.len() {
            let mut all = Condition::all();
            for tied in 0..deciding {
                all = all.add(parts[tied].0.clone().eq(values[tied].clone()));
            }
            let or_equal = position.or_equal && deciding + 1 == parts.len();
            let decided =
                side(parts[deciding].0.clone(), greater[deciding], or_equal, values[deciding].clone());
            any = any.add(all.add(decided));
        }
        let bound = side(parts[0].0.clone(), greater[0], true, values[0].clone());
        Condition::all().add(bound).add(any)
    }

    /// Adds the keys and the id to what is selected, for [`OrderBy::position`].
    pub(crate) fn select(&self, select: &mut SelectStatement) {
        for (number, key) in self.keys.iter().enumerate() {
            select.expr_as(key.expr.clone(), Alias::new(name(number)));
        }
        select.expr_as(self.id.clone(), Alias::new(ID));
    }

    /// The place of a row.
    pub(crate) fn position(&self, cells: &mut Cells<'_>) -> Result<Position, DbErr> {
        let key = |key: &SortKey| {
            Ok(match key.kind {
                KeyKind::Bytes => Key::Bytes(cells.next()?),
                KeyKind::Number if key.is_wide => Key::Number(cells.next()?),
                KeyKind::Number => Key::Number(cells.next::<i32>()?.into()),
                KeyKind::Real => Key::Real(cells.next()?),
                KeyKind::Text => Key::Text(cells.next()?),
            })
        };
        let keys = self.keys.iter().map(key).collect::<Result<_, DbErr>>()?;
        Ok(Position { keys, id: cells.next()?, or_equal: false })
    }
}

const ID: &str = "key_id";

fn name(number: usize) -> String {
    format!("key_{number}")
}

fn side(here: SimpleExpr, greater: bool, or_equal: bool, there: SimpleExpr) -> SimpleExpr {
    match (greater, or_equal) {
        (true, false) => here.gt(there),
        (true, true) => here.gte(there),
        (false, false) => here.lt(there),
        (false, true) => here.lte(there),
    }
}
