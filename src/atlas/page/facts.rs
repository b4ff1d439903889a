//! Small parts: names with flags, dates, sources.

use domain::country::UNKNOWN;
use maud::{Markup, html};

use super::site::Setting;
use crate::atlas::address::{self, State};
use crate::atlas::answers::{Citation, CountryName, Date, Figure, Place, Region, Relation, Source};
use crate::atlas::map;

/// A flag before the name of its country, which tells all that it does.
pub(crate) fn flag(flag: Option<&str>) -> Markup {
    html! { @if let Some(flag) = flag { span.flag aria-hidden="true" { (flag) } " " } }
}

/// A country with its flag.
pub(crate) fn with_flag(country: &CountryName, setting: Setting<'_>) -> Markup {
    html! {
        (flag(country.flag.as_deref()))
        @if country.code == UNKNOWN {
            (country.name)
        } @else {
            a href=(setting.country(&country.code)) { (country.name) }
        }
    }
}

pub(crate) fn place_link(place: &Place, setting: Setting<'_>) -> Markup {
    html! { a href=(setting.city(&place.slug)) { (place.display_name) } }
}

/// A region, or its finer part, which leads to all that is in the region.
pub(crate) fn region_link(setting: Setting<'_>, region: &Region, subregion: Option<&str>) -> Markup {
    let found = address::Region::ALL.iter().find(|known| known.m49 == region.m49).copied();
    let name = subregion.unwrap_or(&region.name);
    html! {
        @if found.is_some() {
            a href=(State { region: found, ..setting.state.elsewhere() }.at("/")) { (name) }
        } @else {
            (name)
        }
    }
}

/// A text with parts of a page in the place of `{names}`.
pub(crate) fn phrase(text: &str, parts: &[(&str, Markup)]) -> Markup {
    let find = |name: &str| parts.iter().find(|(known, _)| *known == name).map(|(_, part)| part);
    html! {
        @for (at, piece) in text.split('{').enumerate() {
            @match piece.split_once('}').filter(|_| at > 0) {
                Some((name, rest)) => {
                    @if let Some(part) = find(name) { (part) }
                    (rest)
                },
                None => (piece),
            }
        }
    }
}

/// What a relation is, in its colour.
pub(crate) fn kind(relation: &Relation) -> Markup {
    html! { span class={ "kind " (map::class(&relation.kind)) } { (relation.kind_label) } }
}

/// What stands where nothing is known.
pub(crate) fn unknown() -> Markup {
    html! { span.unknown { "–" } }
}

/// How many live there.
pub(crate) fn population(figure: Option<&Figure>) -> Markup {
    html! { @match figure { Some(figure) => (figure.display), None => (unknown()) } }
}

/// A date in words.
pub(crate) fn dated(date: Option<&Date>) -> Markup {
    html! {
        @match date {
            Some(date) => @if let Some(edtf) = date.edtf.as_deref().filter(|edtf| is_machine_readable(edtf)) {
                time datetime=(edtf) { (date.display) }
            } @else {
                (date.display)
            },
            None => (unknown()),
        }
    }
}

/// What `time` takes: a year, a month or a day.
fn is_machine_readable(edtf: &str) -> bool {
    edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Where facts are said, each source once.
pub(crate) fn sources(citations: &[Citation]) -> Markup {
    html! {
        @for (at, Citation { source, locator }) in citations.iter().enumerate() {
            @if at > 0 { "; " }
            (source_link(source))
            @if let Some(locator) = locator { ", " (locator) }
        }
    }
}

/// A source, as a link if it can be opened.
pub(crate) fn source_link(source: &Source) -> Markup {
    html! {
        @match &source.url {
            Some(url) if is_web(url) => a.source href=(url) rel="external" { (source.title) },
            _ => span.source { (source.title) },
        }
    }
}

/// A link to another site; the address as text if it is none of the web.
pub(crate) fn web_link(url: &str, text: &str) -> Markup {
    html! {
        @if is_web(url) { a href=(url) rel="external" { (text) } } @else { (url) }
    }
}

/// Data can bring any text as an address; only those of the web are links.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_the_language_wants_them() {
        let parts = [("home", html! { b { "A" } }), ("kind", html! { "sister city" })];
        assert_eq!(phrase("{kind} of {home}.", &parts).into_string(), "sister city of <b>A</b>.");
        assert_eq!(phrase("{home}的{kind}", &parts).into_string(), "<b>A</b>的sister city");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let cited = |url: &str| {
            let source = serde_json::json!({ "slug": "s", "title": "A <b>", "url": url });
            let citation = serde_json::json!([{ "locator": "entry 1", "source": source }]);
            sources(&serde_json::from_value::<Vec<Citation>>(citation).expect("citations")).into_string()
        };
        assert_eq!(cited("javascript:alert(1)"), r#"<span class="source">A &lt;b&gt;</span>, entry 1"#);
        assert_eq!(
            cited("https://example.org/?a=\"b\""),
            r#"<a class="source" href="https://example.org/?a=&quot;b&quot;" rel="external">A &lt;b&gt;</a>, entry 1"#
        );
    }
}
