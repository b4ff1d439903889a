//! Links and places against what the database has of the same: it keeps its own, and nothing that differs is passed over.

use domain::partial_date::PartialDate;
use entity::relation::{RelationKind, RelationStatus};
use seed::{KnownCity, KnownRelation};

use super::model::Place;
use crate::transfer::import::ledger::{At, Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::Link;

/// Figures so many times as great are no figures of the same thing.
const BEYOND: f64 = 10.0;

/// The links of one pair beside its relations in the database: those that say no more are stated as the database has
/// them, so that the loader cites them there; of the others some contradict and are held back. `left_out` says why the
/// loader adds none, if so.
pub(super) fn compare(
    mut links: Vec<Link>,
    known: &[&KnownRelation],
    left_out: Option<&str>,
    ledger: &mut Ledger,
) -> Vec<Link> {
    let mut open: Vec<&KnownRelation> = known.to_vec();
    open.sort_by_cached_key(|known| std::cmp::Reverse(known.rank()));
    // A row may have several links, so its outcome is not the link's.
    let agreed: Vec<bool> = links.iter_mut().map(|link| agrees(link, &mut open, ledger)).collect();
    let judged = links.into_iter().zip(agreed);
    judged
        .filter(|(link, agreed)| *agreed || is_taken(link, &open, known, left_out, ledger))
        .map(|(link, _)| link)
        .collect()
}

/// Rows that went into one that is held back: those that the database has are cited there all the same, and the others are held
/// back with it.
pub(super) fn without(rows: Vec<Link>, into: At, known: &[&KnownRelation], ledger: &mut Ledger) -> Vec<Link> {
    let mut cited: Vec<Link> = Vec::new();
    for mut link in rows {
        let mut open = known.to_vec();
        if !agrees(&mut link, &mut open, ledger) {
            let reason = format!("it goes with line {}, which is refused", into.line);
            ledger.settle(link.at, Outcome::Refused(reason));
            continue;
        }
        let same = |other: &&mut Link| other.kind == link.kind && other.established == link.established;
        match cited.iter_mut().find(same) {
            Some(other) => {
                other.also_said(&link);
            }
            None => cited.push(link),
        }
    }
    cited
}

/// Whether one of the relations says all that the link does; the link is that one from now on.
fn agrees(link: &mut Link, open: &mut Vec<&KnownRelation>, ledger: &mut Ledger) -> bool {
    let is_same = |known: &KnownRelation| link.kind == known.kind && link.established == known.established;
    let exact = open.iter().position(|known| is_same(known) && says_no_more(link, known));
    let Some(found) = exact.or_else(|| open.iter().position(|known| says_no_more(link, known))) else {
        return false;
    };
    let known = open.remove(found);
    link.kind = known.kind;
    link.established.clone_from(&known.established);
    ledger.merge(link.at, seconded(known));
    true
}

fn seconded(known: &KnownRelation) -> String {
    format!("the database has the relation from {}, beside which this source is cited", owner(known))
}

fn owner(known: &KnownRelation) -> String {
    if known.owner == seed::SEED { "its data set".to_owned() } else { format!("'{}'", known.owner) }
}

/// Whether a link that says something else than the database is imported.
fn is_taken(
    link: &Link,
    open: &[&KnownRelation],
    all: &[&KnownRelation],
    left_out: Option<&str>,
    ledger: &mut Ledger,
) -> bool {
    let cited = KnownRelation::cited_for(all, link.kind, link.established.as_ref());
    // One of which the database knows nothing but that it is takes no word from this one.
    let says_something = || open.iter().filter(|known| !known.is_bare());
    let compatible = || says_something().find(|known| is_compatible(link, known));
    let Some(other) = cited.or_else(|| compatible().or(says_something().next()).copied()) else {
        ledger.settle(link.at, added(left_out));
        return true;
    };
    let is_left_out = cited.is_none() && left_out.is_some();
    let proposal = if cited.is_some() {
        "correct one of them, or accept that the database keeps its own and cites this source too"
    } else if is_left_out {
        "the home city keeps its own"
    } else {
        "correct one of them, or accept that both are imported, as two relations"
    };
    let message = format!(
        "the database has the relation from {}: {}; the file says: {}",
        owner(other),
        in_words(other.kind, other.status, other.established.as_ref(), other.ended.as_ref()),
        said(link),
    );
    let held = ledger.warn(Warning {
        at: link.at,
        kind: WarningKind::RelationDiffers,
        effect: if is_left_out { Effect::None } else { Effect::RowHeldBack },
        value: said(link),
        message,
        proposal: Some(proposal.to_owned()),
    });
    if !held {
        let outcome = if cited.is_some() { Outcome::Merged(seconded(other)) } else { added(left_out) };
        ledger.settle(link.at, outcome);
    }
    !held
}

/// What becomes of a row whose link the database does not have.
fn added(left_out: Option<&str>) -> Outcome {
    left_out.map_or(Outcome::Imported, |reason| Outcome::Refused(reason.to_owned()))
}

/// Whether the link says nothing that the database does not.
fn says_no_more(link: &Link, known: &KnownRelation) -> bool {
    let status = match link.status {
        RelationStatus::Unknown => true,
        // Where the file does not say that it lasts, that was only taken so.
        RelationStatus::Active if !link.says_status => true,
        status => status == known.status,
    };
    status
        && (link.kind == RelationKind::Unknown || link.kind == known.kind)
        && is_within(link.established.as_ref(), known.established.as_ref())
        && is_within(link.ended.as_ref(), known.ended.as_ref())
}

/// Whether the two may be one relation, of which one of them says more.
fn is_compatible(link: &Link, known: &KnownRelation) -> bool {
    let (said, dated) = (link.established.as_ref(), known.established.as_ref());
    let unknown = RelationKind::Unknown;
    (link.kind == unknown || known.kind == unknown || link.kind == known.kind)
        && (dated.is_none() || is_within(said, dated) || is_within(dated, said))
}

/// What a link says, such as `SISTER_CITY, established 1984`.
pub(super) fn said(link: &Link) -> String {
    let status = if link.says_status || link.status == RelationStatus::Ended {
        link.status
    } else {
        RelationStatus::Unknown
    };
    in_words(link.kind, status, link.established.as_ref(), link.ended.as_ref())
}

/// Such as `SISTER_CITY, established 1984, ended 2022-03`.
fn in_words(
    kind: RelationKind,
    status: RelationStatus,
    established: Option<&PartialDate>,
    ended: Option<&PartialDate>,
) -> String {
    let mut words = vec![kind.as_str().to_owned()];
    words.extend(established.map(|date| format!("established {date}")));
    match ended {
        Some(date) => words.push(format!("ended {date}")),
        None if status != RelationStatus::Unknown => words.push(status.as_str().to_owned()),
        None => {}
    }
    words.join(", ")
}

/// What the file says otherwise of a city that the database has from another owner, whose columns stay as they are.
pub(super) fn of_city(place: &mut Place, city: &KnownCity, ledger: &mut Ledger) {
    let mut tell = |effect, value: String, message: String, proposal: Option<&str>| {
        ledger.warn(Warning {
            at: place.rows[0],
            kind: WarningKind::CityDiffers,
            effect,
            value,
            message,
            proposal: proposal.map(ToOwned::to_owned),
        })
    };
    if let (Some((figure, _, stated)), Some(known)) = (&place.population, city.population)
        && (*figure > known * BEYOND || known > *figure * BEYOND)
    {
        let message =
            format!("the database has {known} inhabitants of {}, and the file says {stated}", city.slug);
        let proposal = "correct the figure, or accept it beside the other";
        if tell(Effect::ValueLeftOut, stated.clone(), message, Some(proposal)) {
            place.population = None;
        }
    }
    if let Some(level) = place.level.filter(|level| *level != city.level) {
        let (said, known) = (level.as_str(), city.level.as_str());
        let message = format!("the database has {} as {known}, and the file says {said}", city.slug);
        tell(Effect::None, said.to_owned(), message, Some("the database keeps its own"));
    }
    if let (Some((latitude, longitude)), None) = (place.point, city.point) {
        let message = format!(
            "the database does not say where {} lies, and takes no place of a city from an import",
            city.slug
        );
        tell(
            Effect::None,
            format!("{latitude}, {longitude}"),
            message,
            Some("add it to the data of the city"),
        );
    }
}

/// Whether the date that is said says no more than the known one.
pub(super) fn is_within(said: Option<&PartialDate>, known: Option<&PartialDate>) -> bool {
    match (said, known) {
        (None, _) => true,
        (Some(_), None) => false,
        // The less exact date holds the more exact one.
        (Some(said), Some(known)) => said.first() <= known.first() && known.last() <= said.last(),
    }
}
