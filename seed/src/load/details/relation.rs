//! The rows of a relation: it is stored once, the end with the lower id first, and seen from both ends.

use entity::{relation, relation_end};

use super::date::DateColumns;
use crate::record::RelationRecord;

/// The place in the order of dates of a relation that no source dates: after all others.
const UNDATED: i32 = 99_999_999;

pub(super) fn row(id: i64, city_id: i64, partner_id: i64, record: &RelationRecord) -> relation::Model {
    let established = DateColumns::from(record.established.as_ref());
    let ended = DateColumns::from(record.ended.as_ref());
    relation::Model {
        id,
        low_city_id: city_id.min(partner_id),
        high_city_id: city_id.max(partner_id),
        kind: record.kind,
        status: record.status,
        established: established.edtf,
        established_first: established.first,
        established_last: established.last,
        ended: ended.edtf,
        ended_first: ended.first,
        ended_last: ended.last,
        // Known when all cities stand; see `derive`.
        partner_sort_key: Vec::new(),
        chord_squared: None,
        duration_days: None,
    }
}

/// The relation as each of its cities sees it.
pub(super) fn ends(
    relation_id: i64,
    city_id: i64,
    partner_id: i64,
    record: &RelationRecord,
) -> [relation_end::Model; 2] {
    let established = DateColumns::from(record.established.as_ref());
    let ended = DateColumns::from(record.ended.as_ref());
    [(city_id, partner_id), (partner_id, city_id)].map(|(city_id, partner_id)| relation_end::Model {
        city_id,
        relation_id,
        partner_id,
        established_order: established.first.unwrap_or(UNDATED),
        ended_first: ended.first,
        // Known when all cities stand; see `derive`.
        partner_sort_key: Vec::new(),
        chord_squared: None,
        duration_days: None,
    })
}
