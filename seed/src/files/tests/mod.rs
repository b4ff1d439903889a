//! A small data set in memory, with one mistake at a time put in: each is reported with file, line and column, what was found and what is accepted.

mod mistakes;
mod reading;
mod rules;

use super::FilesError;
use super::folder::{File, Folder};
use super::set::read;
use crate::record::DataSet;

const DATASET: &str = r#"title = "T"
home = "home-cn"
source = "page"
license = "CC0-1.0"
author = "A"
stated_as_of = "2020-04"
"#;
const SOURCES: &str = r#"[[source]]
slug = "page"
title = "The page"

[[source]]
slug = "wikidata"
title = "Wikidata"
retrieved = "2024-03-31"
"#;
const COUNTRIES: &str = r#"[[country]]
code = "CN"
alpha3 = "CHN"
numeric = "156"
region = "ASIA"
subregion = "Eastern Asia"
name = { en = "China" }

[[country]]
code = "JP"
box = { south = 24.2, west = 122.9, north = 45.6, east = 154 }
name = { en = "Japan", ja = "日本" }
"#;
const INDUSTRIES: &str = r#"[[industry]]
slug = "trade"
name = { en = "Trade" }
sector = "TERTIARY"

[[industry]]
slug = "retail"
name = { en = "Retail" }
part_of = "trade"
"#;
const HOME: &str = r#"slug = "home-cn"
source = "page"
locator = "introduction"

[place]
country = "CN"
level = "CITY"

[[name]]
key = "name"
text = "Home"
lang = "en"
kind = "OFFICIAL"
"#;
const SISTER: &str = r#"slug = "sister-jp"
source = "page"
locator = "entry 1"
former_slugs = ["schwester-jp"]

[place]
country = "JP"
level = "CITY"
within = "Miyagi"
latitude = 38.4344
longitude = 141
wikidata_id = "Q1"

[place.cited]
location = "wikidata"

[summary]
en = "A city."

[[relation]]
key = "relation"
with = "home-cn"
kind = "SISTER_CITY"
established = "1984-10"

[[name]]
key = "name"
text = "Sister"
lang = "en"
kind = "OFFICIAL"

[[measurement]]
key = "students"
of = "university"
metric = "STUDENTS"
low = 10
high = 20.5
qualifier = "RANGE"
stated = "10 to 20.5"
cite = [{ source = "wikidata", locator = "Q2" }]

[climate]
description = "mild"

[[feature]]
key = "university"
kind = "UNIVERSITY"
role = "OWN"
name = "University"

[[industry]]
key = "industry"
industry = "retail"
role = "MAIN"
since = "193X"

[[event]]
key = "event"
kind = "FOUNDED"
title = "Founding"

[[ranking]]
key = "rank"
position = 2
what = "largest city"
among = "cities in Japan"

[[note]]
key = "note-within"
on = "within"
kind = "WRONG"
says = "S"
basis = "B"
certainty = "SURE"
"#;

/// The files by name, each as a test changed it.
fn folder(change: impl Fn(&str, &str) -> String) -> Folder {
    let file = |name: &str, text: &str| File { name: name.to_owned(), text: change(name, text) };
    Folder {
        dataset: file("dataset.toml", DATASET),
        sources: file("sources.toml", SOURCES),
        countries: file("countries.toml", COUNTRIES),
        industries: file("industries.toml", INDUSTRIES),
        cities: vec![file("cities/home-cn.toml", HOME), file("cities/sister-jp.toml", SISTER)],
    }
}

/// The data set without changes.
fn data() -> DataSet {
    read(&folder(|_, text| text.to_owned())).expect("the files have no mistakes")
}

/// The mistakes when one text of one file is replaced.
fn mistakes(file: &str, from: &str, to: &str) -> Vec<String> {
    let changed = folder(|name, text| {
        if name != file {
            return text.to_owned();
        }
        assert!(text.contains(from), "{file} has no {from}");
        text.replacen(from, to, 1)
    });
    match read(&changed) {
        Ok(_) => Vec::new(),
        Err(FilesError::Mistakes(mistakes)) => mistakes.0.iter().map(ToString::to_string).collect(),
        Err(error) => panic!("{error}"),
    }
}

/// Replaces the first text by the second in the file and expects exactly the mistakes, as `file:line:column: message`.
#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &[&str]) {
    assert_eq!(mistakes(file, from, to), expected);
}

/// The same in the partner's file, whose name the expected mistakes leave out.
#[track_caller]
fn city(from: &str, to: &str, expected: &[&str]) {
    let file = "cities/sister-jp.toml";
    let expected: Vec<_> = expected.iter().map(|mistake| format!("{file}:{mistake}")).collect();
    assert_eq!(mistakes(file, from, to), expected);
}
