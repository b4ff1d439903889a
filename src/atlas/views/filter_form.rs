//! The form of the filters, which works without a script.

use maud::{Markup, html};

use super::everything::{Choice, countries, kinds, regions};
use crate::atlas::address::{Scope, State};
use crate::atlas::answers::Everything;
use crate::atlas::page::Setting;

pub(super) fn filter_form(setting: Setting<'_>, scope: Scope, everything: &Everything) -> Markup {
    let state = setting.state;
    let region = state.region.map(|region| region.m49);
    html! {
        form #filters method="get" action="/" aria-label=(setting.text("filters.title")) {
            (select(setting, "kind", "filters.kind", state.kind, &kinds(everything)))
            (select(setting, "region", "filters.region", region, &regions(everything)))
            (select(setting, "country", "filters.country", state.country.as_deref(), &countries(everything)))
            (year(setting, "since", "filters.since", state.since))
            (year(setting, "until", "filters.until", state.until))
            div.field {
                label for="f-asOf" { (setting.text("filters.as-of")) }
                input #f-asOf type="text" name="asOf" size="10" placeholder="2010"
                    value=[state.as_of.as_ref().map(|date| date.edtf().to_owned())];
            }
            (hidden(state, scope))
            div.actions {
                button type="submit" { (setting.text("filters.apply")) }
                @if state.filters() {
                    a href=(cleared(state).at("/")) { (setting.text("filters.clear")) }
                }
            }
        }
    }
}

fn select(
    setting: Setting<'_>,
    name: &str,
    key: &str,
    chosen: Option<&str>,
    choices: &[Choice<'_>],
) -> Markup {
    // What was asked for stays chosen, also where nothing is of it.
    let is_listed = chosen.is_none_or(|chosen| choices.iter().any(|choice| choice.value == chosen));
    html! {
        div.field {
            label for={ "f-" (name) } { (setting.text(key)) }
            select id={ "f-" (name) } name=(name) {
                option value="" { (setting.text("filters.any")) }
                @if let Some(chosen) = chosen.filter(|_| !is_listed) {
                    option value=(chosen) selected { (chosen) }
                }
                @for choice in choices {
                    option value=(choice.value) selected[chosen == Some(choice.value)] {
                        (choice.label) " (" (choice.count) ")"
                    }
                }
            }
        }
    }
}

fn year(setting: Setting<'_>, name: &str, key: &str, chosen: Option<u16>) -> Markup {
    html! {
        div.field {
            label for={ "f-" (name) } { (setting.text(key)) }
            input id={ "f-" (name) } type="number" name=(name) min="1" max="9998" step="1" size="5" value=[chosen];
        }
    }
}

/// What the form keeps without showing it.
fn hidden(state: &State, scope: Scope) -> Markup {
    let kept = State {
        scope: state.scope.filter(|_| scope == Scope::All),
        sort: state.sort,
        lang: state.lang,
        ..State::default()
    };
    html! {
        @for (name, value) in kept.pairs() { input type="hidden" name=(name) value=(value); }
    }
}

fn cleared(state: &State) -> State {
    State { scope: state.scope, sort: state.sort, lang: state.lang, embed: state.embed, ..State::default() }
}
