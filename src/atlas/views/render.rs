//! From a view to its page.

use std::sync::Arc;

use domain::data_version::DataVersion;

use super::form::Form;
use super::{city, country, home, path, world};
use crate::atlas::address::{Scope, State};
use crate::atlas::ask::{Asking, Failure};
use crate::atlas::page::{Setting, Site};
use crate::atlas::texts::Lang;
use crate::graphql::engine::execute::Engine;
use crate::transfer::export::of_one_version;

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The home city with its partners, or everything.
    Atlas,
    /// The city with this slug.
    City(String),
    /// The country with this code.
    Country(String),
    /// The path between two cities.
    Path,
}

/// A page or a picture, and the version of the data that it is of.
#[derive(Debug)]
pub struct Page {
    pub text: String,
    pub version: Option<DataVersion>,
}

/// Makes the page or the picture of a view, all of one version of the data.
pub async fn render(
    engine: &Arc<Engine>,
    site: &Site,
    view: &View,
    form: Form,
    state: &State,
    lang: Lang,
    request_id: &str,
) -> Result<Page, Failure> {
    let setting = Setting { site, state, lang };
    of_one_version(Failure::is_changed, || once(engine, view, form, setting, request_id)).await
}

async fn once(
    engine: &Arc<Engine>,
    view: &View,
    form: Form,
    setting: Setting<'_>,
    request_id: &str,
) -> Result<Page, Failure> {
    let mut asking = Asking::of(engine, request_id);
    let text = match view {
        View::Atlas => atlas(&mut asking, setting, form).await?,
        View::City(slug) => city::page(&mut asking, setting, form, slug).await?,
        View::Country(code) => country::page(&mut asking, setting, form, code).await?,
        View::Path => path::page(&mut asking, setting, form).await?,
    };
    Ok(Page { text, version: asking.into_version() })
}

/// The home city and its partners; where it has none, and where all are asked for, everything.
async fn atlas(asking: &mut Asking<'_>, setting: Setting<'_>, form: Form) -> Result<String, Failure> {
    if setting.state.scope != Some(Scope::All)
        && let Some(text) = home::page(asking, setting, form).await?
    {
        return Ok(text);
    }
    world::page(asking, setting, form).await
}
