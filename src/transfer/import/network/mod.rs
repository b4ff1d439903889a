//! What the rows say together: places and links, each once, judged against each other and against the database.

mod against;
mod beside;
mod candidates;
mod cities;
mod country;
mod levels;
mod link;
mod merge;
mod model;
mod namesakes;
mod pair;
mod places;
mod recognise;
mod regions;
mod spelling;

use std::collections::BTreeSet;

use seed::Known;

pub(super) use self::model::{Network, Place};
use super::ledger::{At, Ledger};
use super::options::Options;
use super::stated::Stated;

/// Puts the rows together. Every row gets its outcome in the ledger.
pub(super) fn judge(
    mut stated: Stated,
    owner: &str,
    options: &Options,
    known: &Known,
    states_home: bool,
    ledger: &mut Ledger,
) -> Network {
    // What a row that is held back says of its other end is not taken either.
    stated.leave_out(|row| ledger.is_refused(row));
    let boxes = country::Boxes::new(known);
    regions::tell_apart(&mut stated, &boxes, ledger);
    stated.leave_out(|row| ledger.is_refused(row));
    let linked: BTreeSet<At> = stated.links.iter().map(|link| link.at).collect();
    let mut held = BTreeSet::new();
    let mut places = merge::places(stated.places, ledger, &mut held);
    country::check(&mut places, &boxes, ledger);
    places::check_points(&mut places, ledger);
    let cities = cities::Cities::new(known);
    recognise::all(&mut places, &cities, owner, ledger, &mut held);
    spelling::of_the_database(&mut places, &cities, known, ledger);
    let mut renamed = stated.same;
    renamed.extend(recognise::one_city(&mut places));
    renamed.extend(spelling::check(&mut places, ledger));
    let home = options.home.as_deref().or(known.home.as_deref());
    renamed.extend(recognise::home(&places, home));
    recognise::compare(&mut places, &cities, owner, ledger);
    places::settle(&places, &linked, ledger);
    let closed = link::closed_home(known, states_home);
    let context =
        link::Context { renamed: &renamed, held: &held, options, known, cities: &cities, owner, closed };
    let links = link::merge(stated.links, &mut places, &context, ledger);
    beside::check(&links, &places, ledger);
    places::drop_refused(&mut places, &links, ledger);
    Network { places, links }
}
