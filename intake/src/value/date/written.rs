//! A text of dates as it is written, beside which its folded words are read.

use super::dated::DayMonth;
use crate::value::cell::fold;

#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) text: &'a str,
    pub(super) order: DayMonth,
}

impl<'a> Written<'a> {
    /// The shortest part that goes from one folded word to another: `Oct-84` from `oct` to `84`.
    pub(super) fn part(self, first: &str, last: &str) -> Option<&'a str> {
        let folded = fold(self.text);
        let ends = folded.match_indices(last).map(|(end, _)| end);
        let parts = ends.filter_map(|end| folded[..end].rfind(first).map(|start| start..end + last.len()));
        let part = parts.min_by_key(ExactSizeIterator::len)?;
        // A letter may have more bytes than its folded one, but it is one letter in both.
        let place = |end: usize| {
            let letters = folded[..end].chars().count();
            self.text.char_indices().nth(letters).map_or(self.text.len(), |(place, _)| place)
        };
        self.text.get(place(part.start)..place(part.end))
    }
}
