//! The document around a page.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Value as Json, json};

use super::site::Setting;
use crate::atlas::address::{Scope, State};
use crate::atlas::answers::Edition;
use crate::atlas::texts::Lang;

/// A page before its document is around it.
pub(crate) struct Shell<'a> {
    pub(crate) setting: Setting<'a>,
    /// The name of the view, for the script and for styles.
    pub(crate) view: &'static str,
    /// Where it is, without parameters.
    pub(crate) path: &'a str,
    pub(crate) title: String,
    pub(crate) description: String,
    /// None where the data cannot be had.
    pub(crate) edition: Option<&'a Edition>,
    /// What it is about, as schema.org says it.
    pub(crate) about: Option<Json>,
    /// Whose relations the script shows; none in views without it.
    pub(crate) scope: Option<Scope>,
    /// Whether search engines should have it.
    pub(crate) is_indexed: bool,
    pub(crate) main: Markup,
}

pub(crate) fn document(shell: &Shell<'_>) -> String {
    let Setting { site, state, lang } = shell.setting;
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            (head(shell))
            body data-view=(shell.view) class=[state.embed.then_some("embed")] {
                @if state.embed {
                    main #main { (shell.main) (credit(shell)) }
                } @else {
                    a.skip href="#main" { (lang.text("page.skip")) }
                    (header(shell))
                    main #main { (shell.main) }
                    (footer(shell))
                }
                (data_block("state", &state_of(shell)))
                (data_block("texts", &json!(lang.of_the_script())))
                @if let Some(script) = site.script {
                    script type="module" src=(script) {}
                }
            }
        }
    };
    markup.into_string()
}

fn head(shell: &Shell<'_>) -> Markup {
    let Setting { site, state, .. } = shell.setting;
    // A page in a language that was chosen is its own; without a choice it is that of everyone.
    let canonical = State { embed: false, after: None, ..state.clone() };
    let in_language = |lang| State { lang: Some(lang), ..canonical.clone() }.at(shell.path);
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (shell.title) }
            meta name="description" content=(shell.description);
            @if !shell.is_indexed || state.embed { meta name="robots" content="noindex"; }
            link rel="canonical" href={ (site.origin) (canonical.at(shell.path)) };
            @for other in Lang::ALL {
                link rel="alternate" hreflang=(other.tag()) href={ (site.origin) (in_language(other)) };
            }
            meta property="og:title" content=(shell.title);
            meta property="og:description" content=(shell.description);
            meta property="og:type" content="website";
            meta name="color-scheme" content="light dark";
            link rel="icon" href="/favicon.svg" type="image/svg+xml";
            link rel="stylesheet" href="/assets/atlas.css";
            @if state.embed { base target="_blank"; }
            @if let Some(about) = &shell.about {
                script type="application/ld+json" { (PreEscaped(harmless(about))) }
            }
        }
    }
}

fn header(shell: &Shell<'_>) -> Markup {
    let Setting { state, lang, .. } = shell.setting;
    let name = shell.edition.map_or(lang.text("page.atlas"), |edition| &edition.title);
    html! {
        header.site {
            p.name { a href=(shell.setting.home()) { (name) } }
            form #search role="search" action="/" method="get" {
                label for="q" { (lang.text("search.label")) }
                input #q type="search" name="q" value=[state.q.as_deref()] autocomplete="off"
                    placeholder=(lang.text("search.placeholder"));
                @if let Some(chosen) = state.lang { input type="hidden" name="lang" value=(chosen.key()); }
                button type="submit" { (lang.text("search.submit")) }
            }
            nav aria-label=(lang.text("page.language")) {
                ul.languages {
                    @for other in Lang::ALL {
                        @let href = State { lang: Some(other), ..state.clone() }.at(shell.path);
                        li {
                            a href=(href) lang=(other.tag()) hreflang=(other.tag())
                                aria-current=[(other == lang).then_some("true")] { (own_name(other)) }
                        }
                    }
                }
            }
        }
    }
}

/// A language calls itself by its own name, whatever the language of the page.
fn own_name(lang: Lang) -> &'static str {
    lang.text("page.own-name")
}

fn footer(shell: &Shell<'_>) -> Markup {
    let Setting { site, lang, .. } = shell.setting;
    html! {
        footer.site {
            @if let Some(edition) = shell.edition {
                p {
                    (edition.title) ". " (edition.author)
                    @if let Some(published) = &edition.published { ", " (published.display) }
                    ". " (licence(edition, lang))
                }
            }
            ul {
                li { a href=(shell.setting.home()) { (lang.text("page.atlas")) } }
                li { a href=(shell.setting.state.elsewhere().at("/path")) { (lang.text("path.title")) } }
                @if site.takes_queries { li { a href="/graphql" { (lang.text("page.playground")) } } }
                @if site.is_open {
                    li { a href="/schema.graphql" { (lang.text("page.schema")) } }
                    li { a href="/data/dataset.json" { (lang.text("page.data")) } }
                }
            }
        }
    }
}

/// What an embedded view owes to its data: their name, which leads to the whole page, and their licence.
fn credit(shell: &Shell<'_>) -> Markup {
    let Setting { state, lang, .. } = shell.setting;
    let whole = State { embed: false, ..state.clone() }.at(shell.path);
    html! {
        p.credit {
            a href=(whole) { (shell.title) }
            @if let Some(edition) = shell.edition { " · " (licence(edition, lang)) }
        }
    }
}

fn licence(edition: &Edition, lang: Lang) -> Markup {
    html! {
        (lang.text("page.licence")) " "
        @match licence_url(edition) {
            Some(url) => a rel="license" href=(url) { (edition.license) },
            None => (edition.license),
        }
    }
}

/// The page of an SPDX identifier; an expression of several has none.
pub(crate) fn licence_url(edition: &Edition) -> Option<String> {
    let is_identifier = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'+');
    let one = !edition.license.is_empty() && edition.license.bytes().all(is_identifier);
    one.then(|| format!("https://spdx.org/licenses/{}.html", edition.license))
}

/// What the script cannot read from the address.
fn state_of(shell: &Shell<'_>) -> Json {
    json!({ "view": shell.view, "lang": shell.setting.lang.key(), "scope": shell.scope.map(Scope::key) })
}

fn data_block(id: &str, data: &Json) -> Markup {
    html! { script type="application/json" id=(id) { (PreEscaped(harmless(data))) } }
}

/// JSON that no browser takes for markup, whatever the data hold.
fn harmless(data: &Json) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_data_end_their_block() {
        let block =
            data_block("state", &json!({ "name": "</script><script>alert(1)</script>" })).into_string();
        assert_eq!(block.matches('<').count(), 2, "{block}");
        let inner = block.split_once('>').and_then(|(_, rest)| rest.rsplit_once('<')).expect("a block").0;
        let read: Json = serde_json::from_str(inner).expect("JSON");
        assert_eq!(read["name"], "</script><script>alert(1)</script>");
    }
}
