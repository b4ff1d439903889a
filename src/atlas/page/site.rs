//! What pages know of the server that they are on.

use super::super::address::State;
use super::super::texts::Lang;

/// What the server has for its pages.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The outlines of the land as the data of an SVG path; none where they were not built in.
    pub land: Option<&'static str>,
    /// The path of the script that makes pages live; none where it was not built in.
    pub script: Option<&'static str>,
    /// Whether schema and data are for everyone.
    pub is_open: bool,
    /// Whether queries can be sent, as the script and the playground do.
    pub takes_queries: bool,
    /// What stands before the paths of addresses that must be whole; empty if it is not known.
    pub origin: String,
}

impl Site {
    /// By what pages of the same data differ between servers.
    pub fn key(&self) -> String {
        format!("{:?} {} {} {}", self.script, self.land.is_some(), self.is_open, self.origin)
    }
}

/// Where and how a page is made.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) site: &'a Site,
    pub(crate) state: &'a State,
    pub(crate) lang: Lang,
}

impl Setting<'_> {
    pub(crate) fn text(&self, key: &str) -> &'static str {
        self.lang.text(key)
    }

    /// The address of a city's page.
    pub(crate) fn city(&self, slug: &str) -> String {
        self.state.elsewhere().at(&format!("/cities/{slug}"))
    }

    /// The address of a country's page.
    pub(crate) fn country(&self, code: &str) -> String {
        self.state.elsewhere().at(&format!("/countries/{code}"))
    }

    pub(crate) fn home(&self) -> String {
        self.state.elsewhere().at("/")
    }
}
