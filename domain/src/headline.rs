//! Which of several figures of a city stands for all.

use std::cmp::Reverse;

/// What the choice looks at.
pub struct Figure {
    /// It is what somebody plans, and not what there is.
    pub is_target: bool,
    /// An editor's note gives it as better than another one, which it stands for where the best is asked for.
    pub is_better: bool,
    /// The data set's own source gives it.
    pub from_own_source: bool,
    /// The last possible day of its date, as a column holds it.
    pub as_of_last: Option<i32>,
}

/// The one of these figures, in the order of the entry, that stands for all: of the data set's own source first,
/// then the latest, then the first of the entry; never a target, nor one that corrects another.
///
/// All are of one metric and of the city itself.
pub fn headline<T>(figures: impl IntoIterator<Item = T>, look: impl Fn(&T) -> Figure) -> Option<T> {
    figures
        .into_iter()
        .map(|figure| (look(&figure), figure))
        .filter(|(seen, _)| !seen.is_target && !seen.is_better)
        // Of equal ones the first is taken.
        .min_by_key(|(seen, _)| (!seen.from_own_source, Reverse(seen.as_of_last)))
        .map(|(_, figure)| figure)
}

#[cfg(test)]
mod tests {
    use super::{Figure, headline};

    #[test]
    fn own_source_comes_before_the_date_and_the_date_before_the_entry() {
        let choose = |figures: &[(bool, bool, Option<i32>)]| {
            let figures = figures.iter().enumerate();
            let chosen = headline(figures, |(_, figure)| {
                let (is_target, from_own_source, as_of_last) = **figure;
                Figure { is_target, is_better: false, from_own_source, as_of_last }
            });
            chosen.map(|(at, _)| at)
        };
        let (exact, target) = (false, true);
        assert_eq!(choose(&[(exact, false, Some(20_241_231)), (exact, true, None)]), Some(1));
        assert_eq!(choose(&[(exact, true, None), (exact, true, Some(19_991_231))]), Some(1));
        assert_eq!(choose(&[(exact, true, Some(19_991_231)), (exact, true, Some(20_001_231))]), Some(1));
        assert_eq!(choose(&[(exact, false, None), (exact, false, None)]), Some(0));
        assert_eq!(choose(&[(target, true, Some(20_301_231)), (exact, false, None)]), Some(1));
        assert_eq!(choose(&[(target, true, None)]), None);
        assert_eq!(choose(&[]), None);
    }

    #[test]
    fn a_correction_stands_for_none_but_the_corrected() {
        let figure =
            |is_better| Figure { is_target: false, is_better, from_own_source: false, as_of_last: None };
        assert_eq!(headline([true, false], |&is_better| figure(is_better)), Some(false));
        assert_eq!(headline([true], |&is_better| figure(is_better)), None);
    }
}
