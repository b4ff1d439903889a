//! In which order fragments are summarised: each one after all that it spreads.
//!
//! A chain of fragments may be as long as the document allows, so they are followed with a stack of our
//! own; only what is nested in place, which the scan has bounded, is walked by recursion.

use std::collections::HashMap;

use apollo_compiler::executable::{ExecutableDocument, Fragment, Name, Selection, SelectionSet};

use super::summary::At;

/// The fragments that an operation reaches.
#[derive(Debug, Default)]
pub(super) struct Order<'a> {
    pub(super) fragments: Vec<(&'a Name, &'a Fragment)>,
    /// How many selections were visited to find them.
    pub(super) steps: u64,
}

/// A fragment that reaches itself, and the spread that closes the ring.
pub(super) struct Cycle<'a> {
    pub(super) name: &'a Name,
    pub(super) at: At,
}

#[derive(Clone, Copy)]
enum State {
    Open,
    Done,
}

/// A fragment, or the operation, whose spreads are being followed.
struct Frame<'a> {
    fragment: Option<(&'a Name, &'a Fragment)>,
    spreads: std::vec::IntoIter<(&'a Name, At)>,
}

impl<'a> Order<'a> {
    /// Orders what can be reached from a selection set; those that are known already, or not at all, are
    /// left out. Refuses a fragment that reaches itself.
    pub(super) fn of(
        document: &'a ExecutableDocument,
        root: &'a SelectionSet,
        is_known: impl Fn(&Name) -> bool,
    ) -> Result<Self, Cycle<'a>> {
        let mut order = Self::default();
        let mut states = HashMap::new();
        let mut stack = vec![order.frame(None, root)];

        while let Some(frame) = stack.last_mut() {
            let Some((name, at)) = frame.spreads.next() else {
                if let Some((name, fragment)) = frame.fragment {
                    states.insert(name, State::Done);
                    order.fragments.push((name, fragment));
                }
                stack.pop();
                continue;
            };
            match (states.get(name), document.fragments.get(name)) {
                (Some(State::Open), _) => {
                    return Err(Cycle { name, at });
                }
                (None, Some(fragment)) if !is_known(name) => {
                    states.insert(name, State::Open);
                    stack.push(order.frame(Some((name, fragment)), &fragment.selection_set));
                }
                _ => {}
            }
        }
        Ok(order)
    }

    fn frame(&mut self, fragment: Option<(&'a Name, &'a Fragment)>, set: &'a SelectionSet) -> Frame<'a> {
        let mut spreads = Vec::new();
        self.collect(set, &mut spreads);
        Frame { fragment, spreads: spreads.into_iter() }
    }

    fn collect(&mut self, set: &'a SelectionSet, spreads: &mut Vec<(&'a Name, At)>) {
        for selection in &set.selections {
            self.steps += 1;
            match selection {
                Selection::Field(field) => self.collect(&field.selection_set, spreads),
                Selection::InlineFragment(inline) => {
                    self.collect(&inline.selection_set, spreads);
                }
                Selection::FragmentSpread(spread) => {
                    spreads.push((&spread.fragment_name, spread.location()));
                }
            }
        }
    }
}
