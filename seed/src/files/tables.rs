//! The files beside the cities: the data set's own, sources, countries and industries.

use domain::geo::Bounds;

use super::folder::File;
use super::page::{Page, Pages};
use super::section::Section;
use crate::check::{Item, RecordAt};
use crate::record::{ChangeRecord, CountryRecord, DatasetRecord, IndustryRecord, SourceRecord};

pub(super) fn dataset(pages: &mut Pages<'_>) -> DatasetRecord {
    let page = Page::parse(&pages.folder.dataset, RecordAt::Dataset);
    let root = Section::root(&page);
    let record = DatasetRecord {
        title: root.needed_phrase("title"),
        home: root.needed_text("home"),
        source: root.needed_text("source"),
        license: root.needed_text("license"),
        author: root.needed_text("author"),
        published: root.date("published"),
        url: root.text("url"),
        stated_as_of: root.date("stated_as_of"),
        translations: root.translations(),
        changes: changes(&root),
    };
    root.finish();
    pages.add(page);
    record
}

/// The tables `[[change]]`.
fn changes(root: &Section<'_>) -> Vec<ChangeRecord> {
    let read = |table| {
        let section = root.item(table, Item::Whole);
        let change = ChangeRecord {
            date: section.needed_text("date"),
            says: section.needed_phrase("says"),
            cities: section.given_list_of_texts("cities"),
            translations: section.translations(),
        };
        section.finish();
        change
    };
    root.tables("change").into_iter().map(read).collect()
}

pub(super) fn sources(pages: &mut Pages<'_>) -> Vec<SourceRecord> {
    let file = &pages.folder.sources;
    list(pages, file, "source", RecordAt::Source, |section| SourceRecord {
        slug: section.needed_text("slug"),
        title: section.needed_phrase("title"),
        description: section.phrase("description"),
        publisher: section.phrase("publisher"),
        url: section.text("url"),
        published: section.date("published"),
        retrieved: section.text("retrieved"),
        license: section.text("license"),
        translations: section.translations(),
    })
}

pub(super) fn countries(pages: &mut Pages<'_>) -> Vec<CountryRecord> {
    let file = &pages.folder.countries;
    list(pages, file, "country", RecordAt::Country, |section| CountryRecord {
        code: section.needed_text("code"),
        alpha3: section.text("alpha3"),
        numeric: section.text("numeric"),
        region: section.choice("region"),
        subregion: section.text("subregion"),
        languages: section.list_of_texts("languages"),
        bounds: bounds(section),
        names: section.texts("name"),
    })
}

/// The table `box`: all four edges, or none.
fn bounds(section: &Section<'_>) -> Option<Bounds> {
    let edges = section.item(section.table("box")?, Item::Whole);
    let edge = |field| edges.needed_number(field);
    let bounds =
        Bounds { south: edge("south"), west: edge("west"), north: edge("north"), east: edge("east") };
    edges.finish();
    Some(bounds)
}

pub(super) fn industries(pages: &mut Pages<'_>) -> Vec<IndustryRecord> {
    let file = &pages.folder.industries;
    list(pages, file, "industry", RecordAt::Industry, |section| IndustryRecord {
        slug: section.needed_text("slug"),
        names: section.texts("name"),
        sector: section.choice("sector"),
        part_of: section.text("part_of"),
    })
}

/// The records of a file that is one list of tables.
fn list<'a, T>(
    pages: &mut Pages<'a>,
    file: &'a File,
    key: &'static str,
    at: fn(usize) -> RecordAt,
    read: impl Fn(&Section<'_>) -> T,
) -> Vec<T> {
    let page = Page::parse(file, at(0));
    let root = Section::root(&page);
    let mut records = Vec::new();
    for (index, table) in root.tables(key).into_iter().enumerate() {
        let section = root.record(table, at(index));
        records.push(read(&section));
        section.finish();
    }
    root.finish();
    pages.add(page);
    records
}
