//! The link that a row states.

use domain::partial_date::Precision;
use entity::relation::{RelationKind, RelationStatus};
use intake::columns::{Field, Understood};
use intake::table::{Row, Table};
use intake::value::date::{Dated, FirstOfMonth, is_first_of_month, read_date};
use intake::value::flag::read_flag;
use intake::value::kind::{KindRead, State, read_kind};

use super::cells::Cells;
use super::key::is_blank_node;
use super::standing::Stands;
use super::{Reader, kind_of};
use crate::transfer::import::ledger::{At, Effect, Outcome, WarningKind};
use crate::transfer::import::stated::{BETWEEN_SOURCES, Key, Link, Quotation};

/// How many first days of months are no chance.
const SEVERAL: usize = 3;

/// What decides whether a first day of a month is one.
const MEANING: &str = "--first-of-month day, month or year says what is meant";

/// The dates of a link.
#[derive(Default)]
struct Dates {
    dated: Dated,
    /// The words that say more than the dates.
    words: Vec<String>,
}

impl Reader<'_> {
    pub(super) fn link(&mut self, at: At, cells: Cells<'_>, ends: [Key; 2]) {
        if ends[0] == ends[1] {
            let message = "a link of a place with itself".to_owned();
            return self.ledger.settle(at, Outcome::PassedOver(message));
        }
        let get = |field| cells.of_link(field);
        let remarks = cells.all_of_link(Field::Remark);
        let Dates { mut dated, mut words } = self.dates(at, cells);
        let Stands { of_status, kind, states, state, since, established, is_doubtful } =
            self.stands(at, cells, &dated);
        dated.established = dated.established.or(established);
        words.extend(self.unknown_status(at, get(Field::Status), &of_status));
        words.extend(self.unknown_kind(at, get(Field::Kind), &kind));
        words.extend(remarks.iter().map(|remark| (*remark).to_owned()));
        let ended = dated.ended.or_else(|| since.filter(|_| state == Some(State::Ended)));
        let says_status = of_status.state.is_some();
        let is_unclear = dated.may_have_ended || is_doubtful;
        let is_silent = !get(Field::Status).is_empty() && !says_status;
        if let (Some(established), Some(end)) = (&dated.established, &ended)
            && end.last() < established.first()
        {
            let message = format!("it ended '{end}', before it was established '{established}'");
            let shown = end.to_string();
            self.warn(at, WarningKind::NotUnderstood, Effect::RowHeldBack, &shown, message.clone(), None);
            return self.ledger.settle(at, Outcome::Refused(message));
        }
        let has_ended = ended.is_some() || dated.has_ended;
        self.two_states(at, cells, &states, has_ended);
        let says_something = (kind.kind.is_some() || dated.established.is_some()) && !kind.is_denied;
        let status = match state {
            Some(State::Ended) => RelationStatus::Ended,
            _ if has_ended => RelationStatus::Ended,
            Some(State::Suspended) => RelationStatus::Suspended,
            Some(State::Active) if says_status || !is_unclear => RelationStatus::Active,
            None if says_something && !is_unclear && !is_silent => RelationStatus::Active,
            Some(State::Active | State::Planned) | None => RelationStatus::Unknown,
        };
        let stated = Quotation::of(&words);
        if let Some(Quotation { text, is_cut: true }) = &stated {
            self.asides.cut(at, text);
        }
        let link = Link {
            at,
            ends,
            kind: kind.kind.map_or(RelationKind::Unknown, kind_of),
            status,
            says_status: state.is_some(),
            established: dated.established,
            ended,
            stated: stated.map(|stated| stated.text),
            source: source(cells),
        };
        self.stated.links.push(link);
    }

    /// When the link was established and ended, from their columns or a span.
    fn dates(&mut self, at: At, cells: Cells<'_>) -> Dates {
        let get = |field| cells.of_link(field);
        let precision = |field| Some(get(field)).filter(|text| !text.is_empty());
        let order = self.options.day_month;
        let mut dates = Dates::default();
        let span = get(Field::Span);
        if !span.is_empty() {
            let read = self.understood(at, span, read_date(span, None, order).map(Some));
            if let Some(read) = read {
                let read = self.decided(at, span, None, read);
                dates.words.extend(read.note.as_ref().map(|_| span.to_owned()));
                dates.dated = as_span(read);
            } else {
                dates.dated.may_have_ended = true;
                dates.words.push(span.to_owned());
            }
        }
        let begun = &*cells.date(Field::Established);
        let read = read_date(begun, precision(Field::EstablishedPrecision), order).map(Some);
        if let Some(read) = self.understood(at, begun, read) {
            let read = self.decided(at, begun, precision(Field::EstablishedPrecision), read);
            if get(Field::Status).is_empty() && precision(Field::EstablishedPrecision).is_none() {
                self.between(at, begun, &read);
            }
            dates.words.extend(more_than_the_date(begun, &read));
            if read != Dated::default() {
                let of_span = std::mem::take(&mut dates.dated);
                dates.dated = Dated {
                    ended: read.ended.clone().or(of_span.ended),
                    has_ended: read.has_ended || of_span.has_ended,
                    may_have_ended: read.may_have_ended || of_span.may_have_ended,
                    ..read
                };
            }
        } else {
            dates.words.push(begun.to_owned());
        }
        let ended = cells.date(Field::Ended);
        let ended = ended.trim_start_matches(['†', '✝', ' ']);
        let flag = read_flag(ended);
        let read = match flag {
            Some(_) => Ok(Some(Dated::default())),
            None => read_date(ended, precision(Field::EndedPrecision), order).map(Some),
        };
        match self.understood(at, ended, read) {
            Some(_) if flag.is_some() => dates.dated.has_ended |= flag == Some(true),
            Some(read) => {
                let read = self.decided(at, ended, precision(Field::EndedPrecision), read);
                dates.words.extend(read.note.clone());
                // A blank node says that it ended, and that nobody knows when.
                let is_told = read.has_ended || read.established.is_some() || is_blank_node(ended);
                dates.dated.has_ended |= is_told;
                dates.dated.ended = read.ended.or(read.established).or(dates.dated.ended.take());
            }
            None => {
                dates.dated.may_have_ended = true;
                dates.words.push(ended.to_owned());
            }
        }
        dates
    }

    /// The dates, as the user says that first days of months are meant, or the doubt whether they are days.
    fn decided(&mut self, at: At, text: &str, precision: Option<&str>, mut read: Dated) -> Dated {
        let is_first = [&read.established, &read.ended].into_iter().flatten().any(is_first_of_month);
        let meaning = self.options.first_of_month;
        if is_first && precision.is_none() && meaning != FirstOfMonth::Unsaid {
            read.established = read.established.map(|date| meaning.of(date));
            read.ended = read.ended.map(|date| meaning.of(date));
            read.doubt = None;
        }
        if let Some(doubt) = &read.doubt {
            let proposal = is_first.then(|| MEANING.to_owned());
            self.warn(at, WarningKind::DateDoubtful, Effect::None, text, doubt.clone(), proposal);
        }
        read
    }

    /// Warns of `1962/2022`, which is one date between two in EDTF, and two dates for many who write it.
    fn between(&mut self, at: At, text: &str, read: &Dated) {
        let Some(date) = &read.established else { return };
        if date.precision() == Precision::Interval {
            let message =
                format!("'{text}' is read as one date between two, and not as a beginning and an end");
            let proposal = Some(format!("{} if it ended then", text.replace('/', "–")));
            self.warn(at, WarningKind::DateDoubtful, Effect::None, text, message, proposal);
        }
    }

    /// Warns of columns in which every full date is the first of a month, as spreadsheets make them of months and years.
    pub(super) fn first_days(&mut self, file: u32, table: &Table, understood: &Understood) {
        if self.options.first_of_month != FirstOfMonth::Unsaid {
            return;
        }
        for (index, column) in understood.columns.iter().enumerate() {
            let field = column.meaning.map(|meaning| meaning.field);
            let precision = match field {
                Some(Field::Established) => Field::EstablishedPrecision,
                Some(Field::Ended) => Field::EndedPrecision,
                _ => continue,
            };
            let has_precision = understood
                .columns
                .iter()
                .any(|other| other.meaning.is_some_and(|meaning| meaning.field == precision));
            if has_precision {
                continue;
            }
            if let Some((count, row, all_january)) = self.only_first_days(table, index) {
                let at = At { file, line: row.line, row: self.rows + 1 };
                let less = if all_january { "the year" } else { "the month" };
                let message = format!(
                    "all {count} full dates of '{}' are the first of {}; the file may know no more than {less}",
                    column.name,
                    if all_january { "January" } else { "a month" }
                );
                let proposal = Some(MEANING.to_owned());
                let value = row.cells[index].clone();
                self.warn(at, WarningKind::DateDoubtful, Effect::None, &value, message, proposal);
            }
        }
    }

    /// How many full dates the column has, and the row of the first, if there are several and each is the first of a
    /// month; whether of January.
    fn only_first_days<'t>(&self, table: &'t Table, index: usize) -> Option<(usize, &'t Row, bool)> {
        let (mut count, mut first, mut all_january) = (0, None, true);
        for row in &table.rows {
            let Ok(read) = read_date(&row.cells[index], None, self.options.day_month) else { continue };
            let full = read.established.filter(|date| date.precision() == Precision::Day);
            // A time beside the date is a doubt of its own.
            let Some(date) = full.filter(|_| read.doubt.is_none()) else { continue };
            if !is_first_of_month(&date) {
                return None;
            }
            all_january &= date.month() == Some(1);
            count += 1;
            first.get_or_insert(row);
        }
        first.filter(|_| count >= SEVERAL).map(|row| (count, row, all_january))
    }

    /// Warns of cells that give different states, or one that lasts beside an end; such a row is held back.
    fn two_states(&mut self, at: At, cells: Cells<'_>, states: &[State], has_ended: bool) {
        let ended = has_ended.then_some(State::Ended);
        let mut said = states.iter().copied().chain(ended);
        let Some(first) = said.next() else { return };
        let Some(other) = said.find(|state| *state != first) else { return };
        let (first, other) = (word(first), word(other));
        let taken = if has_ended { word(State::Ended) } else { first };
        let cell = [Field::Status, Field::Kind, Field::Remark].map(|field| cells.of_link(field));
        let shown = cell.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default();
        let message = format!("the row says that the relation is {first}, and that it is {other}");
        let proposal = Some(format!("correct one of them, or accept that it is {taken}"));
        self.warn(at, WarningKind::ValuesDiffer, Effect::RowHeldBack, shown, message, proposal);
    }

    /// Words for the status that are not known stay as they are, and are reported.
    fn unknown_status(&mut self, at: At, text: &str, read: &KindRead) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        let is_unknown = read.says_nothing() && read.rest.is_none();
        if read.state.is_none() && !is_unknown {
            let message =
                format!("'{text}' is no status that is known; accepted are active, suspended and ended");
            self.warn(at, WarningKind::NotUnderstood, Effect::None, text, message, None);
        }
        let has_figures =
            read.rest.as_deref().is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit()));
        if read.state.is_some() && has_figures {
            let message = format!("'{text}' has a date that is not understood");
            self.warn(at, WarningKind::NotUnderstood, Effect::ValueLeftOut, text, message, None);
        }
        let is_kept = !matches!(read.state, None | Some(State::Planned));
        let says_more = !is_kept || read.since.is_some() || read.rest.is_some();
        (says_more && !is_unknown).then(|| text.to_owned())
    }

    /// Words for the kind that are not known stay as they are, and are reported.
    fn unknown_kind(&mut self, at: At, text: &str, read: &KindRead) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        let is_unknown = read.says_nothing() && read.rest.is_none();
        if read.says_nothing() && !is_unknown {
            let (what, effect) = if read.is_denied {
                ("denies something", Effect::RowHeldBack)
            } else {
                ("is no kind of relation that is known", Effect::None)
            };
            let message = format!("'{text}' {what}; the kind is UNKNOWN, and no status follows from it");
            self.warn(at, WarningKind::KindUnknown, effect, text, message, None);
        }
        let is_planned = read.state == Some(State::Planned);
        let says_more = read.kind.is_none() || is_planned || read.rest.is_some() || read.since.is_some();
        (says_more && !is_unknown).then(|| text.to_owned())
    }
}

const fn word(state: State) -> &'static str {
    match state {
        State::Active => "active",
        State::Suspended => "suspended",
        State::Ended => "ended",
        State::Planned => "planned",
    }
}

/// In a column of spans, `1962/2022` is a beginning and an end, and no date between the two.
fn as_span(read: Dated) -> Dated {
    let ends = read.established.as_ref().filter(|date| date.precision() == Precision::Interval);
    let ends =
        ends.and_then(|date| date.edtf().split_once('/')).map(|(one, other)| (one.parse(), other.parse()));
    match ends {
        Some((Ok(established), Ok(ended))) => {
            Dated { established: Some(established), ended: Some(ended), has_ended: true, ..read }
        }
        _ => read,
    }
}

/// The text, if the date alone does not say all of it.
fn more_than_the_date(text: &str, read: &Dated) -> Option<String> {
    let date = read.established.as_ref().map(ToString::to_string);
    let says_more = !text.is_empty() && date.as_deref() != Some(text) && !text.contains('T');
    says_more.then(|| text.to_owned())
}

/// Where the row says that it is written, without words for nowhere; several places keep the stroke that parts them.
fn source(cells: Cells<'_>) -> Option<String> {
    let says_nothing = |text: &str| {
        let read = read_kind(text);
        is_blank_node(text) || read.says_nothing() && read.rest.is_none()
    };
    let all = cells.all_of_link(Field::Source);
    let places = all.iter().flat_map(|text| apart(text)).map(domain::name::tidy);
    let places: Vec<String> = places.filter(|place| !says_nothing(place)).collect();
    (!places.is_empty()).then(|| places.join(BETWEEN_SOURCES))
}

/// The places that strokes part. In an address a stroke may be a sign of its own: there it parts only before another address,
/// or between blanks.
fn apart(text: &str) -> Vec<&str> {
    let mut places = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('|') {
        let (before, behind) = (&text[start..at], &text[at + 1..]);
        let begins_another = behind.trim_start().starts_with("http") || behind.starts_with(' ');
        if !before.contains("://") || begins_another || before.ends_with(' ') {
            places.push(before);
            start = at + 1;
        }
    }
    places.push(&text[start..]);
    places
}
