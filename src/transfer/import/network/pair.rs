//! The rows of one pair of places: those that may be about one relation go together, and those that contradict it are held
//! back.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::partial_date::PartialDate;
use entity::relation::{RelationKind, RelationStatus};

use super::against;
use crate::transfer::import::ledger::{At, Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::Link;

/// The relations of the pair, each once, and the rows that went into others: each with the row that it is in.
pub(super) fn relations(mut links: Vec<Link>, ledger: &mut Ledger) -> (Vec<Link>, BTreeMap<At, At>) {
    // The order of rows does not count: equal weights are in the order of what they say.
    links.sort_by(|one, other| {
        weight(other)
            .cmp(&weight(one))
            .then_with(|| sense(one).cmp(&sense(other)))
            .then(one.at.cmp(&other.at))
    });
    let mut kept: Vec<Link> = Vec::new();
    let mut folded = BTreeMap::new();
    for link in links {
        let same: Vec<usize> = (0..kept.len()).filter(|index| may_be_one(&link, &kept[*index])).collect();
        let told = same.iter().copied().find(|index| says_no_more(&link, &kept[*index]));
        let only = same.first().copied().filter(|_| same.len() == 1);
        let joined = told.or(only).map(|index| (index, join(kept[index].clone(), &link)));
        let joined = joined.filter(|(index, joined)| {
            kept.iter().enumerate().all(|(other, known)| other == *index || !is_stored_as(joined, known))
        });
        if let Some((index, mut joined)) = joined {
            let has_room = joined.also_said(&link);
            let unsaid =
                if has_room { "" } else { ", and its words do not all find room beside those there" };
            let reason = format!("the link stands in line {} already{unsaid}", joined.at.line);
            ledger.settle(link.at, Outcome::Merged(reason));
            folded.insert(link.at, joined.at);
            kept[index] = joined;
        } else if kept.iter().all(|other| are_two(&link, other)) || is_taken(&link, &kept, ledger) {
            kept.push(link);
        }
    }
    (kept, folded)
}

/// Whether the row is imported beside the others of its pair, which contradict it.
fn is_taken(link: &Link, kept: &[Link], ledger: &mut Ledger) -> bool {
    let twin = kept.iter().find(|other| is_stored_as(link, other));
    let Some(other) = twin.or_else(|| kept.iter().find(|other| !are_two(link, other))) else { return true };
    let said = against::said(link);
    let line = other.at.line;
    let message =
        format!("line {line} says of the same link: {}; this row says: {said}", against::said(other));
    let (effect, proposal) = if twin.is_some() {
        (Effect::None, "keep one of the two rows")
    } else {
        (Effect::RowHeldBack, "correct one of them, or accept that both are imported, as two relations")
    };
    let held = ledger.warn(Warning {
        at: link.at,
        kind: WarningKind::ValuesDiffer,
        effect,
        value: said,
        message: message.clone(),
        proposal: Some(proposal.to_owned()),
    });
    if twin.is_some() {
        ledger.settle(link.at, Outcome::Refused(message));
    }
    !held && twin.is_none()
}

/// Whether the database takes the two for one: it has one relation of each kind and date.
fn is_stored_as(one: &Link, other: &Link) -> bool {
    one.kind == other.kind && one.established == other.established
}

/// How much a link says; of dates that say as much, the more exact ones say more.
fn weight(link: &Link) -> impl Ord + use<> {
    let says_kind = link.kind != RelationKind::Unknown;
    let says_status = link.status != RelationStatus::Unknown;
    let has_ended = link.status == RelationStatus::Ended;
    let exact = |date: &Option<PartialDate>| Reverse(date.as_ref().map(span));
    let dates = (exact(&link.established), exact(&link.ended));
    ((link.established.is_some(), has_ended, link.ended.is_some()), (says_kind, says_status), dates)
}

/// How inexact a date is.
fn span(date: &PartialDate) -> i32 {
    date.last().number() - date.first().number()
}

fn sense(link: &Link) -> (String, String, String, String, [Option<&str>; 2]) {
    let date = |date: &Option<PartialDate>| date.as_ref().map(ToString::to_string).unwrap_or_default();
    let status = format!("{:?} {}", link.status, link.says_status);
    let kind = format!("{:?}", link.kind);
    (
        date(&link.established),
        date(&link.ended),
        kind,
        status,
        [link.stated.as_deref(), link.source.as_deref()],
    )
}

/// The status that a row states, rather than one that follows from what it has.
fn said_status(link: &Link) -> Option<RelationStatus> {
    Some(link.status).filter(|status| link.says_status || *status == RelationStatus::Ended)
}

/// Whether nothing in the two contradicts that they are about one relation.
fn may_be_one(one: &Link, other: &Link) -> bool {
    let kinds = one.kind == other.kind || [one.kind, other.kind].contains(&RelationKind::Unknown);
    let statuses = said_status(one).zip(said_status(other)).is_none_or(|(one, other)| one == other);
    let is_before = |end: &Link, begin: &Link| {
        let dates = end.ended.as_ref().zip(begin.established.as_ref());
        dates.is_some_and(|(ended, established)| ended.last() < established.first())
    };
    kinds
        && statuses
        && agree(one.established.as_ref(), other.established.as_ref())
        && agree(one.ended.as_ref(), other.ended.as_ref())
        && !is_before(one, other)
        && !is_before(other, one)
}

/// Whether one of the dates is the other, less exact or unsaid.
fn agree(one: Option<&PartialDate>, other: Option<&PartialDate>) -> bool {
    one.is_none() || other.is_none() || against::is_within(one, other) || against::is_within(other, one)
}

/// Whether the two are relations of their own: of different kinds and dates, or one began when the other had ended.
fn are_two(one: &Link, other: &Link) -> bool {
    let kinds = one.kind != other.kind && ![one.kind, other.kind].contains(&RelationKind::Unknown);
    let follows = |later: &Link, earlier: &Link| {
        let dates = later.established.as_ref().zip(earlier.ended.as_ref());
        dates.is_some_and(|(established, ended)| established.first() >= ended.first())
    };
    let have_own_dates = kinds && !agree(one.established.as_ref(), other.established.as_ref());
    !is_stored_as(one, other) && (have_own_dates || follows(one, other) || follows(other, one))
}

/// Whether the link says nothing that the other does not.
fn says_no_more(link: &Link, other: &Link) -> bool {
    (link.kind == RelationKind::Unknown || link.kind == other.kind)
        && against::is_within(link.established.as_ref(), other.established.as_ref())
        && against::is_within(link.ended.as_ref(), other.ended.as_ref())
        && said_status(link).is_none_or(|status| said_status(other) == Some(status))
}

/// The link with what another row says of its kind, its status and its dates beyond what is known.
fn join(mut into: Link, link: &Link) -> Link {
    if into.kind == RelationKind::Unknown {
        into.kind = link.kind;
    }
    let says_more = said_status(link).is_some() || into.status == RelationStatus::Unknown;
    if said_status(&into).is_none() && says_more {
        into.status = link.status;
    }
    into.says_status |= link.says_status;
    for (known, said) in [(&mut into.established, &link.established), (&mut into.ended, &link.ended)] {
        if said.as_ref().is_some_and(|said| known.as_ref().is_none_or(|known| span(said) < span(known))) {
            known.clone_from(said);
        }
    }
    into
}
