//! The row of each kind of fact but relations.

use entity::city_attribute::CityField;
use entity::{city_attribute, city_industry, city_name, climate, event, feature, measurement, ranking};

use super::date::DateColumns;
use crate::record::{
    EventRecord, FeatureRecord, IndustryFactRecord, MeasurementRecord, NameRecord, RankingRecord,
};

pub(super) fn attribute(id: i64, field: CityField) -> city_attribute::Model {
    city_attribute::Model { id, field }
}

pub(super) fn name(id: i64, record: &NameRecord) -> city_name::Model {
    city_name::Model { id, text: record.text.clone(), lang: record.lang.clone(), kind: record.kind }
}

pub(super) fn measurement(id: i64, record: &MeasurementRecord) -> measurement::Model {
    let as_of = DateColumns::from(record.as_of.as_ref());
    measurement::Model {
        id,
        metric: record.metric,
        value: record.value,
        low: record.low,
        high: record.high,
        qualifier: record.qualifier,
        scope: record.scope,
        label: record.label.clone(),
        as_of: as_of.edtf,
        as_of_first: as_of.first,
        as_of_last: as_of.last,
    }
}

pub(super) fn climate(id: i64, description: &str) -> climate::Model {
    climate::Model { id, description: description.to_owned() }
}

pub(super) fn industry(id: i64, industry_id: i64, record: &IndustryFactRecord) -> city_industry::Model {
    let since = DateColumns::from(record.since.as_ref());
    city_industry::Model {
        id,
        industry_id,
        role: record.role,
        detail: record.detail.clone(),
        since: since.edtf,
        since_first: since.first,
        since_last: since.last,
    }
}

pub(super) fn feature(id: i64, record: &FeatureRecord) -> feature::Model {
    feature::Model {
        id,
        kind: record.kind,
        role: record.role,
        name: record.name.clone(),
        description: record.description.clone(),
    }
}

pub(super) fn event(id: i64, record: &EventRecord) -> event::Model {
    let date = DateColumns::from(record.date.as_ref());
    event::Model {
        id,
        date: date.edtf,
        date_first: date.first,
        date_last: date.last,
        kind: record.kind,
        title: record.title.clone(),
    }
}

pub(super) fn ranking(id: i64, record: &RankingRecord) -> ranking::Model {
    ranking::Model {
        id,
        position: record.position,
        group_size: record.group_size,
        what: record.what.clone(),
        among: record.among.clone(),
    }
}
