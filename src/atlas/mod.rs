//! The atlas: pages for people, rendered from answers of the schema.
//!
//! Nothing here reads the database, and nothing knows HTTP: a page is made of documents in `web/atlas/queries`, which the
//! engine executes, and of words in `web/atlas/texts.toml`.

mod address;
mod answers;
mod ask;
mod files;
mod filters;
mod map;
mod page;
mod sitemap;
mod texts;
mod timeline;
mod views;

pub use self::address::{State, Wrong};
pub use self::ask::Failure;
pub use self::files::{Ending, Export, File, file};
pub use self::page::Site;
pub use self::sitemap::sitemap;
pub use self::texts::Lang;
pub use self::views::{Form, Page, Problem, View, problem, render};
