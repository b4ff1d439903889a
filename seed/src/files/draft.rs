//! Files to begin with, full of comments: of a city, and of a data set.

use std::fmt::Write as _;

use domain::name::{slug, tidy};
use entity::city::CityLevel;
use entity::relation::RelationKind;
use sea_orm::ActiveEnum;

/// What is known of a city before its file is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CityDraft {
    /// The English name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The slug, if it is not made of name and country.
    pub slug: Option<String>,
    /// The slug of the source of what is known.
    pub source: String,
    /// One of the levels.
    pub level: Option<String>,
    pub relation: Option<RelationDraft>,
}

/// What is known of its relation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationDraft {
    /// The slug of the other city.
    pub with: String,
    /// One of the kinds.
    pub kind: Option<String>,
    /// EDTF.
    pub established: Option<String>,
}

/// What is known of a data set before its files are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkDraft {
    pub title: String,
    pub author: String,
    pub license: String,
    /// The slug of the home city.
    pub home: String,
    /// The day of this state of the data, in EDTF.
    pub published: String,
}

/// The slug of the source that a drafted data set begins with.
pub const FIRST_SOURCE: &str = "office";

impl CityDraft {
    /// The slug of the city; `None` where its name has no letter that could be one.
    pub fn slug(&self) -> Option<String> {
        let made = || slug(&tidy(&self.name), "", &self.country);
        let slug = self.slug.clone().unwrap_or_else(made);
        (!slug.is_empty() && !slug.starts_with('-')).then_some(slug)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let Self { source, .. } = self;
        let slug = self.slug().unwrap_or_default();
        let level = self.level.clone().unwrap_or_else(|| CityLevel::City.to_value());
        let mut text = format!(
            "# Lines that begin with # are remarks. Take the # away where you know what stands behind it.\n\
             # What you write is checked by: sister-cities check\n\
             \n\
             slug = {slug}                # the name of the file; it never changes\n\
             source = {source}            # a slug of sources.toml: where the facts below come from\n\
             # locator = \"page 1\"         # where in that source\n\
             \n\
             [place]\n\
             country = {country}          # ISO 3166-1\n\
             level = {level}              # {levels}\n\
             # within = \"...\"             # the province, county or state that it lies in\n\
             # latitude = 0.0             # decimal degrees, both or neither\n\
             # longitude = 0.0\n\
             # wikidata_id = \"Q...\"\n",
            slug = quoted(&slug),
            source = quoted(source),
            country = quoted(&self.country.to_ascii_uppercase()),
            level = quoted(&level),
            levels = CityLevel::values().join(" "),
        );
        if let Some(relation) = &self.relation {
            relation.write(&mut text);
        }
        let _ = write!(
            text,
            "\n\
             [[name]]\n\
             key = \"name\"                 # lower-case words joined by hyphens, each once in the file\n\
             text = {name}\n\
             lang = \"en\"\n\
             kind = \"OFFICIAL\"            # exactly one in English; another language is another [[name]]\n\
             \n\
             # [[measurement]]\n\
             # key = \"population\"\n\
             # metric = \"POPULATION\"\n\
             # value = 290000\n\
             # as_of = \"2026\"\n\
             # stated = \"290,000\"         # the words of the source\n\
             \n\
             # [summary]                  # two to four sentences in your own words\n\
             # en = \"...\"\n",
            name = quoted(&tidy(&self.name)),
        );
        text
    }
}

impl RelationDraft {
    fn write(&self, text: &mut String) {
        let kind = self.kind.clone().unwrap_or_else(|| RelationKind::SisterCity.to_value());
        let established = match &self.established {
            Some(date) => format!("established = {}", quoted(date)),
            None => "# established = \"1984-10\"".to_owned(),
        };
        let _ = write!(
            text,
            "\n\
             [[relation]]\n\
             key = \"relation\"\n\
             with = {with}                # the slug of the other city\n\
             kind = {kind}                # {kinds}\n\
             {established}      # as exact as the source: a year, a month or a day\n\
             # ended = \"2026-10\"          # only where it ended\n",
            with = quoted(&self.with),
            kind = quoted(&kind),
            kinds = RelationKind::values().join(" "),
        );
    }
}

impl NetworkDraft {
    /// The text of `dataset.toml`.
    pub fn dataset(&self) -> String {
        format!(
            "# What the data set is as a whole.\n\
             title = {title}\n\
             home = {home}                # the slug of the city whose network this is\n\
             source = \"{FIRST_SOURCE}\"            # a slug of sources.toml: the main source\n\
             license = {license}          # SPDX\n\
             author = {author}            # who is named where the data are cited\n\
             published = {published}     # the day of this state of the data; no date of a relation is later\n\
             # url = \"https://...\"        # where the data can be found\n",
            title = quoted(&self.title),
            home = quoted(&self.home),
            license = quoted(&self.license),
            author = quoted(&self.author),
            published = quoted(&self.published),
        )
    }

    /// The text of `sources.toml`.
    pub fn sources(&self) -> String {
        format!(
            "# Every source that a fact may name.\n\
             \n\
             [[source]]\n\
             slug = \"{FIRST_SOURCE}\"\n\
             title = \"Files of the office\"\n\
             publisher = {author}\n\
             description = \"On paper, in the archive of the office.\"   # or: url = \"https://...\"\n\
             \n\
             # [[source]]\n\
             # slug = \"agreement-bergen\"\n\
             # title = \"Agreement with Bergen, May 2026\"\n\
             # url = \"https://...\"\n",
            author = quoted(&self.author),
        )
    }
}

/// The text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::folder::{File, Folder};
    use crate::files::set::{EMBEDDED, read};
    use crate::files::{DataFiles, FilesError};
    use crate::record::FactBody;

    fn bergen() -> CityDraft {
        CityDraft {
            name: "Bergen".to_owned(),
            country: "no".to_owned(),
            source: FIRST_SOURCE.to_owned(),
            ..CityDraft::default()
        }
    }

    fn file(name: &str, text: String) -> File {
        File { name: name.to_owned(), text }
    }

    #[test]
    fn drafted_network_has_no_mistakes() {
        let network = NetworkDraft {
            title: "Partners of \"Bergen\"".to_owned(),
            author: "City of Bergen".to_owned(),
            license: "CC-BY-4.0".to_owned(),
            home: "bergen-no".to_owned(),
            published: "1999-12-31".to_owned(),
        };
        let relation = RelationDraft {
            with: "bergen-no".to_owned(),
            kind: None,
            established: Some("1984-10".to_owned()),
        };
        let partner = CityDraft {
            name: "São  Paulo".to_owned(),
            country: "BR".to_owned(),
            relation: Some(relation),
            ..bergen()
        };
        let shipped = Folder::embedded(&EMBEDDED).expect("the embedded files are text");
        let folder = Folder {
            dataset: file("dataset.toml", network.dataset()),
            sources: file("sources.toml", network.sources()),
            cities: vec![
                file("cities/bergen-no.toml", bergen().text()),
                file("cities/sao-paulo-br.toml", partner.text()),
            ],
            ..shipped
        };
        let data = read(&folder).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(data.dataset.title, "Partners of \"Bergen\"");
        assert_eq!(data.dataset.published, "1999-12-31".parse().ok());
        let city = &data.cities[1];
        assert_eq!((city.slug.as_str(), city.name()), ("sao-paulo-br", Some("São Paulo")));
        let relation = city.facts.iter().find_map(|fact| match &fact.body {
            FactBody::Relation(relation) => Some(relation),
            _ => None,
        });
        let relation = relation.expect("a relation");
        assert_eq!((relation.with.as_str(), relation.kind), ("bergen-no", RelationKind::SisterCity));
    }

    #[test]
    fn name_without_a_letter_needs_a_slug() {
        assert_eq!(bergen().slug().as_deref(), Some("bergen-no"));
        assert_eq!(CityDraft { name: "☆".to_owned(), ..bergen() }.slug(), None);
        let given = CityDraft { name: "☆".to_owned(), slug: Some("star-no".to_owned()), ..bergen() };
        assert_eq!(given.slug().as_deref(), Some("star-no"));
    }

    #[test]
    fn what_is_put_in_or_taken_out_is_judged_with_the_rest() {
        let mut files = DataFiles::embedded().expect("the embedded files are text");
        files.put_text(
            "cities/bergen-no.toml",
            &CityDraft { source: "wikidata".to_owned(), ..bergen() }.text(),
        );
        assert!(files.has_city("bergen-no") && files.data_set().is_ok());
        files.put_text(
            "cities/bergen-no.toml",
            &CityDraft { source: "wikidat".to_owned(), ..bergen() }.text(),
        );
        let Err(FilesError::Mistakes(mistakes)) = files.data_set() else { panic!("no such source") };
        assert!(mistakes.0.iter().all(|mistake| mistake.file == "cities/bergen-no.toml"), "{mistakes}");
        assert!(files.take_city("bergen-no") && !files.take_city("bergen-no"));
        assert!(files.take_city("wenzhou-cn") && files.data_set().is_err(), "the home city is needed");
    }
}
