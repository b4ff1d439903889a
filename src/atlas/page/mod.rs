//! What all pages share: the document around them, links, and small parts.

mod facts;
mod files;
mod refs;
mod shell;
mod site;

pub(super) use self::facts::{
    dated, flag, kind, phrase, place_link, population, region_link, sources, unknown, web_link, with_flag,
};
pub(super) use self::files::files;
pub(super) use self::refs::Refs;
pub(super) use self::shell::{Shell, document, licence_url};
pub(super) use self::site::Setting;
pub use self::site::Site;
