//! The numbers of prose, and what files say about them.

use entity::relation::RelationKind;

use super::check::check_page;
use super::numbers::numbers;
use super::page::{Place, entries};
use super::sentence;
use seed::record::{DataSet, FactBody, NoFactRecord, Origin};
use testkit::synthetic;

fn values(text: &str) -> Vec<f64> {
    numbers(text).iter().map(|number| number.value).collect()
}

#[test]
fn finds_numbers_in_digits() {
    for (text, expected) in [
        ("an area of 137 km2, a population of 1,392,931", vec![137.0, 1_392_931.0]),
        ("2.99 km2 and 28.156 km2.", vec![2.99, 28.156]),
        ("14C° to 19 C°, 11.5℃, 2.0%, 85%", vec![14.0, 19.0, 11.5, 2.0, 85.0]),
        ("a 45-mile-long coast (87 mile)", vec![45.0, 87.0]),
        ("in 1967, 1970, and since 1930s", vec![1967.0, 1970.0, 1930.0]),
        ("the 21st and the 15th century", vec![21.0, 15.0]),
        ("3.6 million, over 2 million tons", vec![3_600_000.0, 2_000_000.0]),
    ] {
        assert_eq!(values(text), expected, "{text}");
    }
}

#[test]
fn finds_numbers_in_words() {
    for (text, expected) in [
        ("Twelve colleges, the second-largest city", vec![12.0, 2.0]),
        ("one of the three largest", vec![3.0]),
        ("one hundred years later", vec![100.0]),
        ("half an hour, in the sixteenth century", vec![0.5, 16.0]),
        ("dozens of companies, millions of tons", vec![12.0, 1_000_000.0]),
        ("within ten to fifteen years", vec![10.0, 15.0]),
        ("the secondary industry is one of a kind and first-class", vec![]),
    ] {
        assert_eq!(values(text), expected, "{text}");
    }
}

#[test]
fn cuts_the_page_at_its_headings() {
    let page = "Intro of 1984.\n\n1. A, Japan\n\nText 5. More, text.\n\n2. B, Texas, America\nOther\n";
    let entries = entries(page);
    let places: Vec<_> = entries.iter().map(|entry| entry.place).collect();
    assert_eq!(places, [Place::Introduction, Place::Entry(1), Place::Entry(2)]);
    assert_eq!(entries[1].heading.as_deref(), Some("A, Japan"));
    assert_eq!(entries[1].text.trim(), "Text 5. More, text.");
}

#[test]
fn reads_relation_sentences() {
    for (line, kind, established) in [
        (
            "Sister city relations between X and Y have been established since October 1984.",
            RelationKind::SisterCity,
            "1984-10",
        ),
        (
            "Friendly exchange relationship between X and Y was established in November 2008.",
            RelationKind::FriendlyExchange,
            "2008-11",
        ),
    ] {
        let sentence = sentence::parse(line).expect("a relation sentence");
        assert_eq!((sentence.kind, sentence.established.as_str()), (kind, established));
    }
    assert_eq!(sentence::parse("Sister city work is the most dynamic part."), None);
}

/// A page of one entry, and a data set whose one partner fits it.
fn fitting() -> (String, DataSet) {
    let mut data = synthetic::network(1, 0, 1);
    let country = data.countries.iter().find(|country| country.code == data.cities[1].country);
    let country = country.expect("its country").names["en"].clone();
    for (city, locator) in data.cities.iter_mut().zip(["introduction", "entry 1"]) {
        city.origin.locator = Some(locator.to_owned());
    }
    let city = &mut data.cities[1];
    city.facts.retain(|fact| !matches!(fact.body, FactBody::Measurement(_)));
    for fact in &mut city.facts {
        if let FactBody::Relation(relation) = &mut fact.body {
            relation.kind = RelationKind::SisterCity;
            relation.established = "1984-10".parse().ok();
        }
    }
    city.facts.iter_mut().for_each(|fact| fact.stated = None);
    city.facts.iter_mut().for_each(|fact| fact.origin.clone_from(&city.origin));
    let industry = city.facts.last_mut().expect("its industry");
    industry.stated = Some("one of twelve".to_owned());
    let name = city.name().expect("its name");
    let page = format!(
        "Since 1984.\n\n1. {name}, {country}\n\nOne of twelve.\nIt lies by the sea.\nSister city relations have been established since October\u{a0}1984.\n"
    );
    (page, data)
}

#[test]
fn agrees_where_every_number_is_carried() {
    let (page, data) = fitting();
    let report = check_page(&page, &data);
    assert!(report.agrees(), "{report}");
    assert_eq!((report.entries[1].numbers, report.entries[1].carried), (2, 2));
}

#[test]
fn reports_what_no_row_carries() {
    let (page, data) = fitting();
    let report = check_page(&page.replace("twelve", "thirteen"), &data);
    assert_eq!(report.entries[1].missing, ["thirteen in \"One of thirteen.\""]);
    assert!(!report.agrees());
}

#[test]
fn reports_rows_of_other_sources_as_not_carrying() {
    let (page, mut data) = fitting();
    let fact = data.cities[1].facts.last_mut().expect("its industry");
    fact.origin = Origin { source: "reference".to_owned(), locator: None };
    assert_eq!(check_page(&page, &data).entries[1].missing.len(), 1);
}

#[test]
fn excuses_numbers_and_reports_idle_excuses() {
    let (page, mut data) = fitting();
    let no_fact = |number: &str| NoFactRecord { number: number.to_owned(), reason: "idiom".to_owned() };
    data.cities[1].facts.last_mut().expect("its industry").stated = None;
    data.cities[1].no_facts = vec![no_fact("thirteen"), no_fact("1984"), no_fact("99")];
    let report = check_page(&page.replace("twelve", "thirteen"), &data);
    assert_eq!(report.entries[1].excused, 1);
    let slug = &data.cities[1].slug;
    assert_eq!(
        report.mistakes,
        [
            format!("entry 1 ({slug}): [[no_fact]] '1984' excuses nothing: a row carries it already"),
            format!("entry 1 ({slug}): [[no_fact]] '99' excuses nothing: it is no number of the entry"),
        ]
    );
}

#[test]
fn reports_what_differs_in_heading_and_sentence() {
    let (page, data) = fitting();
    let page = page.replace("1. ", "1. New ").replace("Sister city", "Friendly exchange");
    let mistakes = check_page(&page, &data).mistakes;
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert!(mistakes[0].contains("the file has no name 'New "), "{mistakes:?}");
    assert!(mistakes[1].ends_with("the file has no relation FriendlyExchange since 1984-10"), "{mistakes:?}");
}

#[test]
fn reports_quotes_that_the_entry_does_not_say() {
    let (page, mut data) = fitting();
    data.cities[1].facts[0].stated = Some("ONE  of twelve".to_owned());
    assert!(check_page(&page, &data).agrees());
    data.cities[1].facts[0].stated = Some("one in twelve".to_owned());
    let slug = &data.cities[1].slug;
    let expected = format!("entry 1 ({slug}): fact 'name': the entry does not say 'one in twelve'");
    assert_eq!(check_page(&page, &data).mistakes, [expected]);
}

#[test]
fn reports_quotes_that_are_too_many() {
    let (page, mut data) = fitting();
    let report = check_page(&page, &data);
    assert_eq!((report.entries[1].words, report.entries[1].quoted), (19, 3), "{report}");
    data.cities[1].facts[0].stated = Some("by the sea".to_owned());
    let report = check_page(&page, &data);
    assert_eq!(report.entries[1].quoted, 6);
    assert_eq!(report.mistakes, ["'stated' repeats 6 of the page's 21 words; at most a quarter"]);
    // The same words twice are no more than once.
    data.cities[1].facts[1].stated = Some("lies by the sea".to_owned());
    let slug = &data.cities[1].slug;
    let mistakes = check_page(&page, &data).mistakes;
    assert_eq!(mistakes[0], format!("entry 1 ({slug}): 'stated' repeats 7 of 19 words; at most a third"));
}

#[test]
fn reports_entries_and_files_without_each_other() {
    let (page, mut data) = fitting();
    data.cities[1].origin.locator = Some("entry 2".to_owned());
    let mistakes = check_page(&page, &data).mistakes;
    assert_eq!(mistakes[0], "entry 1 of the page has no file");
    assert!(mistakes[1].ends_with(": the page has no entry 2"), "{mistakes:?}");
}
