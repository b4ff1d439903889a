//! How a row says that its link stands: by its status and kind, by its remarks, and by what stands beside its dates.

use domain::partial_date::PartialDate;
use intake::columns::Field;
use intake::value::date::{Dated, DayMonth, read_date};
use intake::value::flag::read_flag;
use intake::value::kind::{KindRead, Standing, State, read_kind, read_standing};

use super::Reader;
use super::cells::Cells;
use crate::transfer::import::ledger::{At, Effect, WarningKind};

/// What the cells of a row say of how its link stands.
#[derive(Default)]
pub(super) struct Stands {
    pub(super) of_status: KindRead,
    pub(super) kind: KindRead,
    /// What each cell says that says something.
    pub(super) states: Vec<State>,
    /// The first of them, and since when.
    pub(super) state: Option<State>,
    pub(super) since: Option<PartialDate>,
    /// When it began, as the cell of the kind says: `Sister City since 1985`.
    pub(super) established: Option<PartialDate>,
    /// A cell may say that it has ended, with more than is understood.
    pub(super) is_doubtful: bool,
}

impl Stands {
    fn add(&mut self, state: Option<State>, since: Option<PartialDate>) {
        let Some(state) = state else { return };
        if self.states.is_empty() {
            (self.state, self.since) = (Some(state), since);
        }
        self.states.push(state);
    }
}

impl Reader<'_> {
    /// How the link of the row stands; `dated` are its dates. Words that may tell an end are a warning.
    pub(super) fn stands(&mut self, at: At, cells: Cells<'_>, dated: &Dated) -> Stands {
        let (status, of_header) = cells.status();
        let kind = cells.of_link(Field::Kind);
        let mut stands =
            Stands { of_status: read_status(status, of_header), kind: read_kind(kind), ..Stands::default() };
        let mut doubtful = Vec::new();
        let of_status = self.more_than_active(status, &stands.of_status);
        stands.add(of_status.state, of_status.since);
        let of_kind = self.more_than_active(kind, &stands.kind);
        stands.add(of_kind.state, of_kind.since);
        stands.established = of_kind.established;
        doubtful.extend(Some(kind).filter(|_| of_kind.is_doubtful && !stands.kind.is_denied));
        let note = dated.note.as_deref().unwrap_or_default();
        let of_note = self.standing(note);
        stands.add(of_note.state, of_note.since);
        doubtful.extend(Some(note).filter(|_| of_note.is_doubtful));
        for remark in cells.all_of_link(Field::Remark) {
            let read = self.standing(remark);
            // A span may be that of something else, which the two have done.
            let is_span = read.established.is_some() && read.since.is_some();
            if read.is_doubtful || is_span {
                doubtful.push(remark);
            } else {
                stands.add(read.state, read.since);
            }
        }
        let is_told = dated.has_ended || stands.state.is_some_and(|state| state != State::Active);
        for text in doubtful.into_iter().filter(|_| !is_told) {
            stands.is_doubtful = true;
            let message = format!(
                "'{text}' may say that it has ended or was never begun, and is not understood; write 'ended 1990' or 'suspended'"
            );
            self.warn(at, WarningKind::DateDoubtful, Effect::None, text, message, None);
        }
        stands
    }

    /// The state that was read, or what else the words say of an end where they say none or that it lasts: `active until 2010`.
    fn more_than_active(&self, text: &str, read: &KindRead) -> Standing {
        let says_all = read.rest.is_none() && !read.says_nothing();
        if text.is_empty() || says_all || read.state.is_some_and(|state| state != State::Active) {
            return Standing { state: read.state, since: read.since.clone(), ..Standing::default() };
        }
        let standing = self.standing(text);
        Standing { state: standing.state.or(read.state), ..standing }
    }

    fn standing(&self, text: &str) -> Standing {
        if text.is_empty() {
            return Standing::default();
        }
        read_standing(text, |date| self.last_day.is_none_or(|last| date.first() <= last))
    }
}

/// The status, where its column may name a state: "yes" or a date under it says that state, and "no" another one.
fn read_status(text: &str, of_header: Option<State>) -> KindRead {
    let Some(state) = of_header else { return read_kind(text) };
    let state = match read_flag(text) {
        Some(true) => state,
        Some(false) if state == State::Active => State::Suspended,
        Some(false) => State::Active,
        None => {
            let read = read_kind(text);
            let since = read_date(text, None, DayMonth::Unsaid).ok().and_then(|dated| dated.established);
            return match since {
                Some(since) if read.says_nothing() => {
                    KindRead { state: Some(state), since: Some(since), ..KindRead::default() }
                }
                _ => read,
            };
        }
    };
    KindRead { state: Some(state), ..KindRead::default() }
}
