//! The files beside the cities: the data set's own, sources, countries and industries.

use super::folder::File;
use super::page::{Page, Pages};
use super::section::Section;
use crate::check::RecordAt;
use crate::record::{CountryRecord, DatasetRecord, IndustryRecord, SourceRecord};

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
    };
    root.finish();
    pages.add(page);
    record
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
        names: section.texts("name"),
    })
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
