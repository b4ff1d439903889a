//! In which order fragments are summarised: each one after all that it spreads.
//!
//! A chain of fragments may be as long as the document allows, so they are followed with a stack of our
//! own; only what is nested in place, which the scan has bounded, is walked by recursion.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, FragmentDefinition, Selection, SelectionSet};
use async_graphql::{Name, Pos};

use crate::graphql::engine::guard::violation::Violation;

/// The fragments that an operation reaches.
#[derive(Debug, Default)]
pub(super) struct Order<'a> {
    pub(super) fragments: Vec<(&'a Name, &'a FragmentDefinition)>,
    /// How many selections were visited to find them.
    pub(super) steps: u64,
}

#[derive(Clone, Copy)]
enum State {
    Open,
    Done,
}

/// A fragment, or the operation, whose spreads are being followed.
struct Frame<'a> {
    fragment: Option<(&'a Name, &'a FragmentDefinition)>,
    spreads: std::vec::IntoIter<(&'a Name, Pos)>,
}

impl<'a> Order<'a> {
    /// Orders what can be reached from a selection set; those that are known already, or not at all, are
    /// left out. Refuses a fragment that reaches itself.
    pub(super) fn of(
        document: &'a ExecutableDocument,
        root: &'a SelectionSet,
        is_known: impl Fn(&Name) -> bool,
    ) -> Result<Self, Violation> {
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
                    return Err(Violation::FragmentCycle { name: name.to_string(), at });
                }
                (None, Some(fragment)) if !is_known(name) => {
                    states.insert(name, State::Open);
                    stack.push(order.frame(Some((name, &fragment.node)), &fragment.node.selection_set.node));
                }
                _ => {}
            }
        }
        Ok(order)
    }

    fn frame(
        &mut self,
        fragment: Option<(&'a Name, &'a FragmentDefinition)>,
        set: &'a SelectionSet,
    ) -> Frame<'a> {
        let mut spreads = Vec::new();
        self.collect(set, &mut spreads);
        Frame { fragment, spreads: spreads.into_iter() }
    }

    fn collect(&mut self, set: &'a SelectionSet, spreads: &mut Vec<(&'a Name, Pos)>) {
        for selection in &set.items {
            self.steps += 1;
            match &selection.node {
                Selection::Field(field) => self.collect(&field.node.selection_set.node, spreads),
                Selection::InlineFragment(inline) => {
                    self.collect(&inline.node.selection_set.node, spreads);
                }
                Selection::FragmentSpread(spread) => {
                    spreads.push((&spread.node.fragment_name.node, spread.pos));
                }
            }
        }
    }
}
