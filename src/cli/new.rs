//! `new`: files to begin with, of a network or of a city in it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::{Args, Subcommand};
use seed::files::{CityDraft, DataFiles, FIRST_SOURCE, NetworkDraft, RelationDraft};

use super::clock;
use super::folder::{self, DataFolder};
use super::output::say;

#[derive(Args)]
pub(super) struct New {
    #[command(subcommand)]
    command: NewCommand,
}

#[derive(Subcommand)]
enum NewCommand {
    /// Begin a folder of data with the home city of a network
    Network(Network),
    /// Begin the file of a city in a folder of data
    City(City),
}

#[derive(Args)]
struct Network {
    /// Folder to write into, which is made where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Title of the network, such as "Sister cities of Bergen"
    #[arg(long, value_name = "TEXT", help_heading = "Network")]
    title: String,
    /// Who is named where the data are cited, such as "City of Bergen"
    #[arg(long, value_name = "TEXT", help_heading = "Network")]
    author: String,
    /// Licence of the data, by its SPDX name
    #[arg(long, value_name = "SPDX", default_value = "CC-BY-4.0", help_heading = "Network")]
    license: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
struct City {
    #[command(flatten)]
    folder: DataFolder,
    #[command(flatten)]
    place: Place,
    /// Slug of the source of the facts, instead of the data set's main one
    #[arg(long, value_name = "SLUG", help_heading = "City")]
    source: Option<String>,
    /// Slug of the city that it is linked with, instead of the home city
    #[arg(long, value_name = "SLUG", help_heading = "Relation")]
    with: Option<String>,
    /// Kind of the relation
    #[arg(long, value_name = "KIND", default_value = "SISTER_CITY", help_heading = "Relation")]
    kind: String,
    /// Since when, as exact as the source: a year, a month or a day
    #[arg(long, value_name = "DATE", help_heading = "Relation")]
    established: Option<String>,
}

/// What a city is called and where it is.
#[derive(Args)]
struct Place {
    /// English name
    #[arg(long, value_name = "TEXT", help_heading = "City")]
    name: String,
    /// Country, by the two letters of ISO 3166-1
    #[arg(long, value_name = "CODE", help_heading = "City")]
    country: String,
    /// What kind of place it is
    #[arg(long, value_name = "LEVEL", default_value = "CITY", help_heading = "City")]
    level: String,
    /// Slug, instead of the one that is made of name and country
    #[arg(long, value_name = "SLUG", help_heading = "City")]
    slug: Option<String>,
}

pub(super) fn run(asked: &New) -> anyhow::Result<()> {
    match &asked.command {
        NewCommand::Network(network) => begin_network(network),
        NewCommand::City(city) => begin_city(city),
    }
}

fn begin_network(asked: &Network) -> anyhow::Result<()> {
    let folder = asked.folder.as_path();
    let home = asked.place.draft(FIRST_SOURCE);
    let slug = slug_of(&home)?;
    let network = NetworkDraft {
        title: asked.title.clone(),
        author: asked.author.clone(),
        license: asked.license.clone(),
        home: slug.clone(),
        published: clock::today(),
    };
    folder::make_empty(folder)?;
    let written = [
        (folder.join("dataset.toml"), network.dataset()),
        (folder.join("sources.toml"), network.sources()),
        (folder::city_file(folder, &slug), home.text()),
    ];
    for (path, text) in &written {
        folder::write(path, text)?;
    }
    if let Err(mistakes) = DataFiles::from_dir(folder).and_then(|files| files.data_set()) {
        // Nothing half right is left to wonder about.
        for (path, _) in &written {
            let _ = std::fs::remove_file(path);
        }
        let _ = std::fs::remove_dir(folder.join("cities"));
        return Err(mistakes).context("nothing is written");
    }
    let named = folder.display();
    say(&format!(
        "{named} has a network with the home city {slug}\n\
         next: sister-cities new city --data {named} --name ... --country ..."
    ))
}

fn begin_city(asked: &City) -> anyhow::Result<()> {
    let folder = asked.folder.named()?;
    let mut files = folder::read(folder)?;
    let data = files.data_set().context("mend these before you add a city")?;
    let mut draft = asked.place.draft(asked.source.as_deref().unwrap_or(&data.dataset.source));
    let slug = slug_of(&draft)?;
    ensure!(!files.has_city(&slug), "there is a city '{slug}' already; give another one a --slug of its own");
    draft.relation = Some(RelationDraft {
        with: asked.with.clone().unwrap_or(data.dataset.home),
        kind: Some(asked.kind.clone()),
        established: asked.established.clone(),
    });
    let path = folder::city_file(folder, &slug);
    let text = draft.text();
    files.put_text(&path.display().to_string(), &text);
    files.data_set().context("nothing is written")?;
    write_new(&path, &text)?;
    let (file, folder) = (path.display(), folder.display());
    say(&format!("{file} is begun; fill in what you know, then: sister-cities check {folder}"))
}

fn slug_of(draft: &CityDraft) -> anyhow::Result<String> {
    draft.slug().with_context(|| {
        format!("'{}' has no letter that could be part of a slug; give one by --slug", draft.name)
    })
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    ensure!(!path.exists(), "{} is there already", path.display());
    folder::write(path, text)
}

impl Place {
    fn draft(&self, source: &str) -> CityDraft {
        CityDraft {
            name: self.name.clone(),
            country: self.country.clone(),
            slug: self.slug.clone(),
            source: source.to_owned(),
            level: Some(self.level.clone()),
            relation: None,
        }
    }
}
