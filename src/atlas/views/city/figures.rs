//! Names, figures, climate, ranks and notes.

use domain::language_names;
use maud::{Markup, html};

use crate::atlas::answers::{City, Measurement, Name, Note, Ranking, Stated};
use crate::atlas::page::{Refs, Setting};
use crate::atlas::texts::Lang;

/// A part of the page with a heading; nothing if it is empty.
pub(super) fn part(setting: Setting<'_>, id: &str, key: &str, is_there: bool, content: &Markup) -> Markup {
    html! {
        @if is_there {
            section id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (setting.text(key)) }
                (content)
            }
        }
    }
}

/// What the notes make of a fact, where they speak against it, and its sources.
pub(super) fn said(setting: Setting<'_>, fact: &Stated, refs: &Refs) -> Markup {
    html! {
        @if fact.and_more { " " span.more { (setting.text("fact.and-more")) } }
        @if fact.standing != "UNCHALLENGED" { " " a.standing href="#notes" { (setting.text("fact.doubted")) } }
        (refs.to(&fact.citations, setting))
    }
}

pub(super) fn names(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! {
        ul.names-list { @for name in &city.names { li { (one_name(setting, name, refs)) } } }
    };
    part(setting, "names", "part.names", !city.names.is_empty(), &content)
}

fn one_name(setting: Setting<'_>, name: &Name, refs: &Refs) -> Markup {
    let language = name.lang.as_deref().map(|tag| language_name(setting, tag));
    html! {
        span.name-text lang=[&name.lang] { (name.text) }
        span.aside {
            (name.kind_label)
            @if let Some(language) = language { ", " (language) }
            (said(setting, &name.fact, refs))
        }
    }
}

/// What a language is called; its tag, if nobody has named it.
fn language_name<'a>(setting: Setting<'_>, tag: &'a str) -> &'a str {
    let plain = tag.split('-').next().unwrap_or(tag);
    let names = language_names::of_tag(tag).or_else(|| language_names::of_tag(plain));
    names.map_or(tag, |names| match setting.lang {
        Lang::En => names.english,
        Lang::Zh => names.chinese,
    })
}

pub(super) fn measurements(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! {
        dl.facts { @for one in &city.measurements { (measurement(setting, one, refs)) } }
    };
    part(setting, "figures", "part.figures", !city.measurements.is_empty(), &content)
}

pub(super) fn measurement(setting: Setting<'_>, one: &Measurement, refs: &Refs) -> Markup {
    html! {
        div {
            dt { (one.label) }
            dd {
                (one.display)
                @if let Some(as_of) = &one.as_of { " (" (as_of.display) ")" }
                @if one.fact.standing != "UNCHALLENGED" {
                    " " a.standing href="#notes" { (one.standing_label) }
                }
                (refs.to(&one.fact.citations, setting))
            }
        }
    }
}

pub(super) fn climate(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let Some(climate) = &city.climate else { return html! {} };
    let temperatures = [&climate.low_temperature, &climate.mean_temperature, &climate.high_temperature];
    let content = html! {
        @if let Some(text) = &climate.description { p { (text) (said(setting, &climate.fact, refs)) } }
        dl.facts {
            @for temperature in temperatures.into_iter().flatten() {
                div { dt { (temperature.metric_label) } dd { (temperature.display) } }
            }
        }
    };
    part(setting, "climate", "part.climate", true, &content)
}

pub(super) fn rankings(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! { ul { @for one in &city.rankings { li { (ranking(setting, one, refs)) } } } };
    part(setting, "rankings", "part.rankings", !city.rankings.is_empty(), &content)
}

pub(super) fn ranking(setting: Setting<'_>, one: &Ranking, refs: &Refs) -> Markup {
    html! {
        (one.what) ": "
        @if let Some(position) = one.position {
            (setting.lang.fill("fact.rank", &[("n", &position.to_string()), ("among", &one.among)]))
        } @else {
            (one.among)
        }
        (said(setting, &one.fact, refs))
    }
}

pub(super) fn notes(setting: Setting<'_>, city: &City, refs: &Refs) -> Markup {
    let content = html! { @for one in &city.notes { (note(setting, one, refs)) } };
    part(setting, "notes", "part.notes", !city.notes.is_empty(), &content)
}

fn note(setting: Setting<'_>, note: &Note, refs: &Refs) -> Markup {
    let row = |key: &str, value: &str| {
        html! { div { dt { (setting.text(key)) } dd { (value) } } }
    };
    html! {
        article.editors-note {
            h3 { (note.kind_label) " · " (note.certainty_label) }
            dl.facts {
                @if let Some(says) = &note.source_says { (row("note.says", says)) }
                @if let Some(correction) = &note.correction { (row("note.correction", correction)) }
                div { dt { (setting.text("note.basis")) } dd { (note.basis) (refs.to(&note.citations, setting)) } }
            }
        }
    }
}
