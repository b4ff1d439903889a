//! What a value must meet, and the condition that says so; shared by the filters of all nouns.
//!
//! Conditions on a value that may be missing use the same stand-ins as the orders, so that the same indexes
//! serve both, and they are never unknown: a missing value meets nothing but `is_null` and refusals.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, SimpleExpr};
use sea_orm::{ActiveEnum, Value};

use super::condition::never;
use crate::store::order::or_stand_in;

/// A value among several: an enum or a code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice<T> {
    /// `None`: any.
    pub wanted: Option<Vec<T>>,
    pub unwanted: Vec<T>,
}

/// A text, or its absence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    pub choice: Choice<String>,
    pub is_null: Option<bool>,
}

/// A number that can be the key of a load; never NaN.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub f64);

/// A number within bounds, or its absence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    pub eq: Option<Number>,
    pub gt: Option<Number>,
    pub gte: Option<Number>,
    pub lt: Option<Number>,
    pub lte: Option<Number>,
    pub is_null: Option<bool>,
}

/// The first and the last day of a date, as `YYYYMMDD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    pub first: i32,
    pub last: i32,
}

/// A date, certainly or possibly within others, or its absence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dates {
    pub before: Option<Days>,
    pub after: Option<Days>,
    pub during: Option<Days>,
    pub overlaps: Option<Days>,
    pub is_null: Option<bool>,
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for Number {}

impl std::hash::Hash for Number {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self { wanted: None, unwanted: Vec::new() }
    }
}

impl<T: Clone> Choice<T> {
    /// Whether it asks anything.
    pub(crate) fn is_asked(&self) -> bool {
        self.wanted.is_some() || !self.unwanted.is_empty()
    }

    /// The condition on a column, which may be missing; none if nothing is asked.
    pub(crate) fn on(&self, column: impl Into<SimpleExpr>, value: impl Fn(&T) -> Value) -> Option<Condition> {
        if !self.is_asked() {
            return None;
        }
        let column = column.into();
        let values = |values: &[T]| values.iter().map(|one| Expr::value(value(one))).collect::<Vec<_>>();
        let mut all = Condition::all();
        if let Some(wanted) = &self.wanted {
            all = all.add(column.clone().is_in(values(wanted)));
        }
        if !self.unwanted.is_empty() {
            let other = column.clone().is_not_in(values(&self.unwanted));
            all = all.add(Condition::any().add(other).add(column.is_null()));
        }
        Some(all)
    }
}

impl<T: ActiveEnum + Clone> Choice<T>
where
    T::Value: Into<Value> + PartialEq,
{
    /// The condition on a column of an enum.
    pub(crate) fn on_enum(&self, column: impl Into<SimpleExpr>) -> Option<Condition> {
        self.on(column, |value| value.to_value().into())
    }

    /// The same on a column that is never missing, for a list in order.
    ///
    /// An index has the rows of one value in their order, not those of several. So the others are ruled out then, which
    /// no index is asked for, and the list is walked through instead of being sorted.
    pub(crate) fn on_enum_in_order(&self, column: impl Into<SimpleExpr>) -> Option<Condition> {
        let Some(wanted) = self.wanted.as_ref().filter(|wanted| wanted.len() > 1) else {
            return self.on_enum(column);
        };
        let wanted: Vec<T::Value> = wanted.iter().map(ActiveEnum::to_value).collect();
        let others = T::values().into_iter().filter(|value| !wanted.contains(value));
        let unwanted = self.unwanted.iter().map(ActiveEnum::to_value);
        Some(Condition::all().add(column.into().is_not_in(others.chain(unwanted).map(Expr::value))))
    }
}

impl Text {
    /// The condition on a column, which may be missing.
    pub(crate) fn on(&self, column: impl Into<SimpleExpr>) -> Condition {
        let column = column.into();
        let all = Condition::all().add_option(self.choice.on(column.clone(), |text| text.clone().into()));
        all.add_option(self.is_null.map(|is_null| absent(column, is_null)))
    }
}

fn absent(column: SimpleExpr, is_null: bool) -> SimpleExpr {
    if is_null { column.is_null() } else { column.is_not_null() }
}

impl Range {
    /// The condition on a quantity between `low` and `high`, which are both missing or neither:
    /// it certainly lies within the bounds.
    pub(crate) fn on(&self, low: impl Into<SimpleExpr>, high: impl Into<SimpleExpr>) -> Condition {
        let (low, high) = (low.into(), high.into());
        let large = || or_stand_in(low.clone(), "1e300");
        let small = || or_stand_in(low.clone(), "-1e300");
        let bind = |number: Number| Expr::value(number.0);
        let mut all = Condition::all();
        if let Some(eq) = self.eq {
            all = all.add(large().eq(bind(eq))).add(high.clone().eq(bind(eq)));
        }
        // Each bound stands for both stand-ins, so that the index of either direction begins or ends with it.
        if let Some(gt) = self.gt {
            all = all.add(small().gt(bind(gt))).add(large().gt(bind(gt)));
        }
        if let Some(gte) = self.gte {
            all = all.add(small().gte(bind(gte))).add(large().gte(bind(gte)));
        }
        if let Some(lt) = self.lt {
            all = all.add(large().lt(bind(lt))).add(small().lt(bind(lt))).add(high.clone().lt(bind(lt)));
        }
        if let Some(lte) = self.lte {
            all = all.add(large().lte(bind(lte))).add(small().lte(bind(lte))).add(high.lte(bind(lte)));
        }
        let known = |is_null: bool| if is_null { large().gte(limit()) } else { large().lt(limit()) };
        all.add_option(self.is_null.map(known))
    }

    /// The condition on a column that counts, which is never missing.
    pub(crate) fn on_count(&self, column: impl Into<SimpleExpr>) -> Condition {
        let column = column.into();
        let mut all = Condition::all();
        if let Some(Number(eq)) = self.eq {
            let whole = eq.fract() == 0.0;
            all = all.add(if whole { column.clone().eq(count(eq)) } else { never() });
        }
        all = all.add_option(self.gt.map(|gt| column.clone().gt(count(gt.0.floor()))));
        all = all.add_option(self.gte.map(|gte| column.clone().gte(count(gte.0.ceil()))));
        all = all.add_option(self.lt.map(|lt| column.clone().lt(count(lt.0.ceil()))));
        all = all.add_option(self.lte.map(|lte| column.clone().lte(count(lte.0.floor()))));
        all.add_option(self.is_null.filter(|&is_null| is_null).map(|_| never()))
    }
}

fn limit() -> SimpleExpr {
    Expr::cust("1e300")
}

#[expect(clippy::cast_possible_truncation, reason = "a cast of a float saturates, and counts are smaller")]
fn count(number: f64) -> SimpleExpr {
    Expr::value(number as i32)
}

impl Dates {
    /// The condition on a date with its first and last day, which are both missing or neither.
    pub(crate) fn on(&self, first: impl Into<SimpleExpr>, last: impl Into<SimpleExpr>) -> Condition {
        let (first, last) = (first.into(), last.into());
        let late = || or_stand_in(first.clone(), "99999999");
        let early = || or_stand_in(first.clone(), "0");
        let mut all = Condition::all();
        // Each bound stands for both stand-ins, so that the index of either direction begins or ends with it.
        if let Some(day) = self.before {
            let before = late().lt(day.first).and(early().lt(day.first));
            all = all.add(before).add(last.clone().lt(day.first));
        }
        if let Some(day) = self.after {
            all = all.add(early().gt(day.last)).add(late().gt(day.last));
        }
        if let Some(day) = self.during {
            all = all.add(late().gte(day.first)).add(late().lte(day.last)).add(last.clone().lte(day.last));
        }
        if let Some(day) = self.overlaps {
            all = all.add(late().lte(day.last)).add(last.gte(day.first));
        }
        let unknown = || Expr::cust("99999999");
        let known = |is_null: bool| if is_null { late().gte(unknown()) } else { late().lt(unknown()) };
        all.add_option(self.is_null.map(known))
    }
}
