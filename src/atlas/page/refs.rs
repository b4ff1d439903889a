//! Numbered references: facts point to a list of sources at the end of the page.

use std::cell::RefCell;

use maud::{Markup, html};

use super::facts::source_link;
use super::site::Setting;
use crate::atlas::answers::{Citation, Source};

/// The sources that a page has cited so far, each once.
#[derive(Default)]
pub(crate) struct Refs(RefCell<Vec<Source>>);

impl Refs {
    fn number(&self, source: &Source) -> usize {
        let mut known = self.0.borrow_mut();
        if let Some(at) = known.iter().position(|known| known.slug == source.slug) {
            return at + 1;
        }
        known.push(source.clone());
        known.len()
    }

    /// The numbers of the sources of a fact, each with the place in it.
    pub(crate) fn to(&self, citations: &[Citation], setting: Setting<'_>) -> Markup {
        html! {
            @for Citation { source, locator } in citations {
                @let number = self.number(source).to_string();
                @let label = setting.lang.fill("sources.ref", &[("n", &number), ("title", &source.title)]);
                " "
                a.ref href={ "#source-" (number) } title=(label) {
                    "[" (number) @if let Some(locator) = locator { ", " (locator) } "]"
                }
            }
        }
    }

    /// The list, with links to what can be opened.
    pub(crate) fn list(&self, setting: Setting<'_>) -> Markup {
        let known = self.0.borrow();
        html! {
            @if !known.is_empty() {
                section #sources aria-labelledby="sources-title" {
                    h2 #sources-title { (setting.text("sources.title")) }
                    ol {
                        @for (at, source) in known.iter().enumerate() {
                            li id={ "source-" (at + 1) } { (source_link(source)) }
                        }
                    }
                }
            }
        }
    }
}
