//! The figures at the top of the first view.

use maud::{Markup, html};

use crate::atlas::answers::Figures;
use crate::atlas::texts::{Lang, grouped};

/// The year of the first signing, if it is known.
pub(super) fn first_year(figures: &Figures) -> Option<i32> {
    figures.first.first()?.established.as_ref()?.year
}

pub(super) fn tiles(tiles: &[(String, &str)]) -> Markup {
    html! {
        dl.figures {
            @for (value, name) in tiles {
                div { dt { (name) } dd { (value) } }
            }
        }
    }
}

/// Partners or cities, countries, and since when.
pub(super) fn of(figures: &Figures, cities: &'static str, lang: Lang) -> Markup {
    let mut shown = vec![(grouped(figures.cities), lang.text(cities))];
    shown.push((grouped(figures.countries), lang.text("figures.countries-label")));
    if figures.relations != figures.cities {
        shown.push((grouped(figures.relations), lang.text("figures.relations-label")));
    }
    if let Some(year) = first_year(figures) {
        shown.push((year.to_string(), lang.text("figures.since-label")));
    }
    tiles(&shown)
}
