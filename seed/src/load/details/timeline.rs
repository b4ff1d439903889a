//! The entries of the time line that facts make: an event one, a relation one for each of its dates.

use domain::partial_date::PartialDate;
use entity::event::EventKind;
use entity::timeline;

use super::date::DateColumns;
use crate::record::{EventRecord, RelationRecord};

pub(super) fn of_event(fact_id: i64, city_id: i64, record: &EventRecord) -> timeline::Model {
    let kind = match record.kind {
        EventKind::Founded => timeline::EventKind::Founded,
        EventKind::StatusChange => timeline::EventKind::StatusChange,
        EventKind::Agreement => timeline::EventKind::Agreement,
        EventKind::History => timeline::EventKind::History,
    };
    entry(fact_id, city_id, kind, record.date.as_ref())
}

/// The city is the one that states the relation.
pub(super) fn of_relation(
    fact_id: i64,
    city_id: i64,
    record: &RelationRecord,
) -> impl Iterator<Item = timeline::Model> {
    let dates = [
        (timeline::EventKind::RelationEstablished, record.established.as_ref()),
        (timeline::EventKind::RelationEnded, record.ended.as_ref()),
    ];
    let dated = dates.into_iter().filter(|(_, date)| date.is_some());
    dated.map(move |(kind, date)| entry(fact_id, city_id, kind, date))
}

/// The id follows from the fact's, of which an ending is the second entry.
fn entry(
    fact_id: i64,
    city_id: i64,
    kind: timeline::EventKind,
    date: Option<&PartialDate>,
) -> timeline::Model {
    let date = DateColumns::from(date);
    timeline::Model {
        id: 2 * fact_id + i64::from(kind == timeline::EventKind::RelationEnded),
        fact_id,
        city_id,
        kind,
        date: date.edtf,
        date_first: date.first,
        date_last: date.last,
        corrects: false,
        corrected: false,
    }
}
