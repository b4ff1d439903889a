//! The sections of a city's file that state facts.

use entity::measurement::{MeasurementScope, Qualifier};
use entity::relation::RelationStatus;

use super::section::Section;
use crate::check::Item;
use crate::record::{
    EventRecord, FactBody, FactRecord, FeatureRecord, IndustryFactRecord, MeasurementRecord, NameRecord,
    Origin, RankingRecord, RelationRecord,
};

/// The facts of the file, in the order in which they stand there.
pub(super) fn read(root: &Section<'_>, origin: &Origin) -> Vec<FactRecord> {
    type Read = fn(&Section<'_>) -> FactBody;
    let sections: [(&'static str, Read); 7] = [
        ("relation", relation),
        ("name", name),
        ("measurement", measurement),
        ("industry", industry),
        ("feature", feature),
        ("event", event),
        ("ranking", ranking),
    ];
    let mut found: Vec<_> = sections
        .into_iter()
        .flat_map(|(key, read)| root.tables(key).into_iter().map(move |table| (table, read)))
        .collect();
    found.extend(root.table("climate").map(|table| (table, climate as Read)));
    found.sort_by_key(|((_, span), _)| span.start);
    let mut facts = Vec::with_capacity(found.len());
    for (index, (table, read_body)) in found.into_iter().enumerate() {
        let section = root.item(table, Item::Fact(index));
        let body = read_body(&section);
        facts.push(head(&section, index, origin, body));
        section.finish();
    }
    facts
}

/// The fields that all facts have, around what this one says.
fn head(section: &Section<'_>, index: usize, origin: &Origin, body: FactBody) -> FactRecord {
    // There is one climate, so its key is given.
    let key = match body {
        FactBody::Climate(_) => section.text("key").unwrap_or_else(|| "climate".to_owned()),
        _ => section.needed_text("key"),
    };
    let (source, locator) = (section.text("source"), section.text("locator"));
    let origin = match source {
        // The entry's locator is a place in the entry's source.
        Some(source) if source != origin.source => Origin { source, locator },
        _ => Origin { source: origin.source.clone(), locator: locator.or_else(|| origin.locator.clone()) },
    };
    FactRecord {
        key,
        of: section.text("of"),
        stated: section.text("stated"),
        origin,
        cite: cite(section, |n| Item::Cite(index, n)),
        and_more: section.truth("and_more"),
        translations: section.translations(),
        body,
    }
}

/// The sources that a fact has further, or that a note has.
pub(super) fn cite(section: &Section<'_>, item: impl Fn(usize) -> Item) -> Vec<Origin> {
    let mut cite = Vec::new();
    for (n, table) in section.tables("cite").into_iter().enumerate() {
        let further = section.item(table, item(n));
        cite.push(Origin { source: further.needed_text("source"), locator: further.text("locator") });
        further.finish();
    }
    cite
}

fn relation(section: &Section<'_>) -> FactBody {
    let (established, ended) = (section.date("established"), section.date("ended"));
    let status = if ended.is_some() { RelationStatus::Ended } else { RelationStatus::Active };
    FactBody::Relation(RelationRecord {
        with: section.needed_text("with"),
        kind: section.needed_choice("kind"),
        established,
        ended,
        status: section.choice("status").unwrap_or(status),
    })
}

fn name(section: &Section<'_>) -> FactBody {
    FactBody::Name(NameRecord {
        text: section.needed_text("text"),
        lang: Some(section.needed_text("lang")),
        kind: section.needed_choice("kind"),
    })
}

fn measurement(section: &Section<'_>) -> FactBody {
    FactBody::Measurement(MeasurementRecord {
        metric: section.needed_choice("metric"),
        value: section.number("value"),
        low: section.number("low"),
        high: section.number("high"),
        qualifier: section.choice("qualifier").unwrap_or(Qualifier::None),
        scope: section.choice("scope").unwrap_or(MeasurementScope::Unstated),
        label: section.phrase("label"),
        as_of: section.date("as_of"),
    })
}

fn climate(section: &Section<'_>) -> FactBody {
    FactBody::Climate(section.needed_phrase("description"))
}

fn industry(section: &Section<'_>) -> FactBody {
    FactBody::Industry(IndustryFactRecord {
        industry: section.needed_text("industry"),
        role: section.needed_choice("role"),
        detail: section.phrase("detail"),
        since: section.date("since"),
    })
}

fn feature(section: &Section<'_>) -> FactBody {
    FactBody::Feature(FeatureRecord {
        kind: section.needed_choice("kind"),
        role: section.needed_choice("role"),
        name: section.needed_phrase("name"),
        description: section.phrase("description"),
    })
}

fn event(section: &Section<'_>) -> FactBody {
    FactBody::Event(EventRecord {
        date: section.date("date"),
        kind: section.needed_choice("kind"),
        title: section.needed_phrase("title"),
    })
}

fn ranking(section: &Section<'_>) -> FactBody {
    FactBody::Ranking(RankingRecord {
        position: section.whole_number("position"),
        group_size: section.whole_number("group_size"),
        what: section.needed_phrase("what"),
        among: section.needed_phrase("among"),
    })
}
