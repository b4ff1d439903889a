//! The time line: how many relations were signed and ended in each year.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::answers::{Span, Years};
use super::texts::Lang;

/// How many years are shown one by one; of more, decades are.
const MOST_BARS: i32 = 120;
/// The size of the picture.
const WIDTH: i32 = 960;
const HEIGHT: i32 = 150;
/// Below the bars, for the years.
const FOOT: i32 = 22;

/// What happened in a year or a decade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    signed: u32,
    ended: u32,
}

/// The years with their counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Timeline {
    years: BTreeMap<i32, Counts>,
    /// Those that no year is known of.
    undated: u64,
    /// Those that have ended and are not counted.
    unread: u64,
}

impl Timeline {
    /// From the signings of what has not ended, and from the spans of what has, of which there are `all`.
    pub(super) fn of<'a>(years: &Years, ended: impl ExactSizeIterator<Item = &'a Span>, all: u64) -> Self {
        let unread = all.saturating_sub(ended.len() as u64);
        let mut counts: BTreeMap<i32, Counts> = BTreeMap::new();
        for year in &years.by_year {
            if let Ok(key) = year.key.parse() {
                counts.entry(key).or_default().signed += u32::try_from(year.relations).unwrap_or(u32::MAX);
            }
        }
        let mut undated = years.undated;
        for span in ended {
            match span.established.as_ref().and_then(|date| date.year) {
                Some(year) => counts.entry(year).or_default().signed += 1,
                None => undated += 1,
            }
            if let Some(year) = span.ended.as_ref().and_then(|date| date.year) {
                counts.entry(year).or_default().ended += 1;
            }
        }
        Self { years: counts, undated, unread }
    }

    fn first_year(&self) -> Option<i32> {
        self.years.keys().next().copied()
    }

    fn last_year(&self) -> Option<i32> {
        self.years.keys().next_back().copied()
    }

    /// A bar for each year, or for each decade, from the first to the last.
    fn bars(&self) -> (i32, Vec<(i32, Counts)>) {
        let (Some(first), Some(last)) = (self.first_year(), self.last_year()) else { return (1, Vec::new()) };
        let step = if last - first < MOST_BARS { 1 } else { 10 };
        let begin = first.div_euclid(step) * step;
        let bars = (begin..=last).step_by(usize::try_from(step).unwrap_or(1)).map(|from| {
            let mut sum = Counts::default();
            for counts in self.years.range(from..from + step).map(|(_, counts)| counts) {
                sum.signed += counts.signed;
                sum.ended += counts.ended;
            }
            (from, sum)
        });
        (step, bars.collect())
    }
}

/// The picture with its table, and what is known of no year.
pub(super) fn section(timeline: &Timeline, as_of: Option<i32>, lang: Lang) -> Markup {
    html! {
        section #timeline aria-labelledby="timeline-title" {
            h2 #timeline-title { (lang.text("timeline.title")) }
            @if timeline.years.is_empty() {
                p { (lang.text("timeline.nothing")) }
            } @else {
                (picture(timeline, as_of, lang))
                details {
                    summary { (lang.text("timeline.as-table")) }
                    (table(timeline, lang))
                }
            }
            @if timeline.undated > 0 {
                p.note { (lang.counted("timeline.undated", timeline.undated)) }
            }
            @if timeline.unread > 0 {
                p.note { (lang.counted("timeline.unread", timeline.unread)) }
            }
        }
    }
}

fn picture(timeline: &Timeline, as_of: Option<i32>, lang: Lang) -> Markup {
    let (step, bars) = timeline.bars();
    let count = i32::try_from(bars.len()).unwrap_or(1).max(1);
    let width = f64::from(WIDTH) / f64::from(count);
    let most_signed = bars.iter().map(|(_, counts)| counts.signed).max().unwrap_or(0);
    let most_ended = bars.iter().map(|(_, counts)| counts.ended).max().unwrap_or(0);
    let unit = f64::from(HEIGHT - FOOT) / f64::from((most_signed + most_ended).max(1));
    let base = unit * f64::from(most_signed);
    let left = |at: usize| width * f64::from(i32::try_from(at).unwrap_or(0));
    let summary = summary(timeline, lang);
    let ticks = ticks(&bars, step);
    html! {
        svg.bars viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(summary) {
            @for (at, (year, counts)) in bars.iter().enumerate() {
                @let later = if as_of.is_some_and(|as_of| *year > as_of) { " later" } else { "" };
                @if counts.signed > 0 {
                    rect class={ "signed" (later) } data-year=(year) x=(short(left(at) + width * 0.12)) width=(short(width * 0.76))
                        y=(short(base - unit * f64::from(counts.signed))) height=(short(unit * f64::from(counts.signed))) {
                        title { (year) ": " (lang.counted("timeline.signed", counts.signed.into())) }
                    }
                }
                @if counts.ended > 0 {
                    rect class={ "ended" (later) } data-year=(year) x=(short(left(at) + width * 0.12)) width=(short(width * 0.76))
                        y=(short(base)) height=(short(unit * f64::from(counts.ended))) {
                        title { (year) ": " (lang.counted("timeline.ended", counts.ended.into())) }
                    }
                }
                @if ticks.contains(year) {
                    text x=(short(left(at) + width / 2.0)) y=(HEIGHT - 5) text-anchor=(anchor(left(at) + width / 2.0)) { (year) }
                }
            }
            line.axis x1="0" x2=(WIDTH) y1=(short(base)) y2=(short(base)) {}
        }
    }
}

/// A year at the edge stands inside the picture.
fn anchor(x: f64) -> &'static str {
    match x {
        x if x < 20.0 => "start",
        x if x > f64::from(WIDTH) - 20.0 => "end",
        _ => "middle",
    }
}

/// The years that are written: round ones, at most a dozen.
fn ticks(bars: &[(i32, Counts)], step: i32) -> Vec<i32> {
    let count = i32::try_from(bars.len()).unwrap_or(1) * step;
    let apart =
        [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|apart| count <= 12 * apart).unwrap_or(1000);
    bars.iter().map(|(year, _)| *year).filter(|year| year % apart.max(step) == 0).collect()
}

fn summary(timeline: &Timeline, lang: Lang) -> String {
    let sum =
        |of: fn(&Counts) -> u32| timeline.years.values().map(|counts| u64::from(of(counts))).sum::<u64>();
    let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
    lang.fill(
        "timeline.summary",
        &[
            ("signed", &lang.counted("timeline.signed", sum(|counts| counts.signed))),
            ("ended", &lang.counted("timeline.ended", sum(|counts| counts.ended))),
            ("first", &year(timeline.first_year())),
            ("last", &year(timeline.last_year())),
        ],
    )
}

fn table(timeline: &Timeline, lang: Lang) -> Markup {
    html! {
        table.years {
            caption { (lang.text("timeline.title")) }
            thead { tr {
                th scope="col" { (lang.text("timeline.year")) }
                th.number scope="col" { (lang.text("timeline.signings")) }
                th.number scope="col" { (lang.text("timeline.endings")) }
            } }
            tbody {
                @for (year, counts) in &timeline.years {
                    tr {
                        th scope="row" { (year) }
                        td.number { (counts.signed) }
                        td.number { (counts.ended) }
                    }
                }
            }
        }
    }
}

fn short(number: f64) -> String {
    format!("{number:.1}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn timeline(years: &serde_json::Value, spans: &serde_json::Value) -> Timeline {
        let years: Years = serde_json::from_value(years.clone()).expect("years");
        let spans: Vec<Span> = serde_json::from_value(spans.clone()).expect("spans");
        Timeline::of(&years, spans.iter(), spans.len() as u64)
    }

    #[test]
    fn what_has_ended_was_signed_before() {
        let years = json!({ "byYear": [{ "key": "1984", "relations": 2 }], "undated": 1 });
        let spans = json!([
            { "established": { "year": 1984 }, "ended": { "year": 2020 } },
            { "established": null, "ended": { "year": null } },
        ]);
        let timeline = timeline(&years, &spans);
        assert_eq!(timeline.years[&1984], Counts { signed: 3, ended: 0 });
        assert_eq!(timeline.years[&2020], Counts { signed: 0, ended: 1 });
        assert_eq!(timeline.undated, 2);
        let (step, bars) = timeline.bars();
        assert_eq!((step, bars.len()), (1, 37));
    }

    #[test]
    fn centuries_are_shown_by_decades() {
        let years = json!({ "byYear": [{ "key": "0836", "relations": 1 }, { "key": "2004", "relations": 1 }, { "key": "2009", "relations": 3 }], "undated": 0 });
        let (step, bars) = timeline(&years, &json!([])).bars();
        assert_eq!((step, bars.first().map(|bar| bar.0)), (10, Some(830)));
        assert_eq!(bars.last(), Some(&(2000, Counts { signed: 4, ended: 0 })));
    }

    /// The same as in web/atlas/test/years.test.ts.
    #[test]
    fn at_most_a_dozen_years_are_written() {
        for (first, last, apart) in [
            (1984, 1995, 1),
            (1984, 1996, 2),
            (1984, 2007, 2),
            (1984, 2008, 5),
            (1907, 2026, 10),
            (836, 2026, 100),
        ] {
            let years = [first, last].map(|year| json!({ "key": format!("{year:04}"), "relations": 1 }));
            let (step, bars) = timeline(&json!({ "byYear": years, "undated": 0 }), &json!([])).bars();
            let written = ticks(&bars, step);
            assert_eq!(written[1] - written[0], apart, "{first} to {last}");
            assert!(written.len() <= 12, "{first} to {last}: {written:?}");
        }
    }

    #[test]
    fn what_is_not_counted_is_said() {
        let years: Years = serde_json::from_value(json!({ "byYear": [], "undated": 0 })).expect("years");
        let shown = section(&Timeline::of(&years, [].iter(), 7), None, Lang::En).into_string();
        assert!(shown.contains("7 relations that have ended are not counted here"), "{shown}");
    }

    #[test]
    fn no_dates_are_no_picture() {
        let timeline = timeline(&json!({ "byYear": [], "undated": 3 }), &json!([]));
        let shown = section(&timeline, None, Lang::En).into_string();
        assert!(!shown.contains("<svg") && shown.contains("3 relations"), "{shown}");
    }
}
