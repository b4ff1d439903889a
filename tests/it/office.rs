//! An editor's day without a toolchain: by the commands alone, in an empty folder.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::{embedded_cities, run, stderr, stdout};

/// A folder with data and a database, and the commands on them.
struct Office {
    folder: TempDir,
}

impl Office {
    /// The network of Bergen, with one partner.
    fn of_bergen() -> Self {
        let office = Self { folder: TempDir::new().expect("a folder") };
        let begun = office.run(&[
            "new",
            "network",
            &office.data(),
            "--title",
            "Sister cities of Bergen",
            "--author",
            "City of Bergen",
            "--name",
            "Bergen",
            "--country",
            "NO",
        ]);
        assert!(begun.starts_with(&format!("{} has a network", office.data())), "{begun}");
        office.new_city(&["--name", "Århus", "--country", "DK", "--established", "1946"]);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> String {
        self.path("data").display().to_string()
    }

    fn city(&self, slug: &str) -> PathBuf {
        self.path("data").join("cities").join(format!("{slug}.toml"))
    }

    fn variables(&self) -> [(&'static str, String); 2] {
        let url = format!("sqlite://{}?mode=rwc", self.path("cities.db").display());
        [("SISTER_CITIES_DATA", self.data()), ("SISTER_CITIES_DATABASE_URL", url)]
    }

    /// Whether it succeeded, and what it said.
    fn try_run(&self, arguments: &[&str]) -> Result<String, String> {
        let variables = self.variables();
        let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let output = run(arguments, &variables);
        if output.status.success() { Ok(stdout(&output)) } else { Err(stderr(&output)) }
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> String {
        self.try_run(arguments).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        self.try_run(arguments).expect_err("it is refused")
    }

    fn new_city(&self, arguments: &[&str]) -> String {
        self.run(&[&["new", "city"], arguments].concat())
    }
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a file");
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn data_of_the_binary_are_written_and_are_the_same_data() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data").display().to_string();
    let output = run(&["data", "export", &data], &[]);
    // The cities, and the files of the data set, its sources, countries and industries.
    let cities = embedded_cities();
    assert!(
        stdout(&output).contains(&format!("{} files are in", cities + 4)),
        "{}{}",
        stdout(&output),
        stderr(&output)
    );
    let checked = run(&["check", &data], &[]);
    assert_eq!(stdout(&checked), format!("no mistakes in {cities} cities\n"), "{}", stderr(&checked));
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("cities.db").display());
    assert!(run(&["seed", "--database-url", &url], &[]).status.success());
    let same = run(&["seed", "--database-url", &url, "--data", &data], &[]);
    assert!(stdout(&same).starts_with("nothing changed"), "{}", stdout(&same));

    let again = run(&["data", "export", &data], &[]);
    assert!(stderr(&again).contains("is not empty"), "{}", stderr(&again));
    fs::write(Path::new(&data).join("dataset.toml"), "spoiled").expect("written");
    assert!(run(&["data", "export", &data, "--force"], &[]).status.success());
    assert!(run(&["check", &data], &[]).status.success());
}

#[test]
fn new_network_and_new_cities_have_no_mistakes_and_are_loaded() {
    let office = Office::of_bergen();
    assert_eq!(office.run(&["check"]), "no mistakes in 2 cities\n");
    assert!(office.run(&["seed"]).starts_with("2 cities added (arhus-dk, bergen-no)"));
    let twice = office.refused(&["new", "city", "--name", "Århus", "--country", "DK"]);
    assert!(twice.contains("there is a city 'arhus-dk' already"), "{twice}");
    let kind =
        office.refused(&["new", "city", "--name", "Newcastle", "--country", "GB", "--kind", "FRIENDS"]);
    assert!(kind.contains("found 'FRIENDS'; accepted: SISTER_CITY"), "{kind}");
    let country = office.refused(&["new", "city", "--name", "Newcastle", "--country", "UK"]);
    assert!(country.contains("there is no country 'UK'"), "{country}");
    for (country, told) in [
        ("Denmark", "write 'DK'"),
        ("dnk", "write 'DK'"),
        ("Narnia", "accepted are the two letters of ISO 3166-1"),
    ] {
        let said =
            office.refused(&["new", "city", "--name", "Aarhus", "--country", country, "--slug", "aarhus-dk"]);
        assert!(said.contains(&format!("; {told}")), "{said}");
    }
    assert_eq!(fs::read_dir(office.path("data").join("cities")).expect("a folder").count(), 2);
    let full = office.refused(&[
        "new",
        "network",
        &office.data(),
        "--title",
        "T",
        "--author",
        "A",
        "--name",
        "Oslo",
        "--country",
        "NO",
    ]);
    assert!(full.contains("is not empty"), "{full}");
}

#[test]
fn check_tells_all_mistakes_with_line_column_and_remedy() {
    let office = Office::of_bergen();
    let file = office.city("arhus-dk");
    change(&file, "level = \"CITY\"", "level = CITY");
    change(&file, "kind = \"SISTER_CITY\"", "kind = \"SISTERS\"");
    let said = office.refused(&["check"]);
    let expected = format!("{}:10:9: the text needs quotes: level = \"CITY\"", file.display());
    assert!(said.starts_with("error: 1 mistake in the data files\n") && said.contains(&expected), "{said}");
    change(&file, "level = CITY", "level = \"CITY\"");
    change(&file, "lang = \"en\"\n", "");
    let said = office.refused(&["check", &file.display().to_string()]);
    assert!(said.contains("found 'SISTERS'; accepted: SISTER_CITY"), "{said}");
    assert!(said.contains("'lang' is missing"), "{said}");
    assert!(
        office
            .refused(&["check", &office.path("nowhere").display().to_string()])
            .contains("there is no file")
    );
    let empty = office.path("empty");
    fs::create_dir(&empty).expect("a folder");
    assert!(office.refused(&["check", &empty.display().to_string()]).contains("no folder of data"));
}

#[test]
fn check_judges_a_file_outside_the_folder_and_remarks_on_cities_alone() {
    let office = Office::of_bergen();
    let outside = office.path("turku-fi.toml");
    let text = fs::read_to_string(office.city("bergen-no")).expect("a file");
    let turku = text.replace("bergen-no", "turku-fi").replace("\"NO\"", "\"FI\"").replace("Bergen", "Turku");
    fs::write(&outside, &turku).expect("written");
    let outside = outside.display().to_string();
    assert_eq!(
        office.run(&["check", &outside]),
        "no mistakes in 3 cities\nremark: 'turku-fi' has no relation with any city\n"
    );
    fs::write(&outside, turku.replace("\"office\"", "\"ofice\"")).expect("written");
    let said = office.refused(&["check", &outside]);
    assert!(said.contains("there is no source 'ofice'; nearest: 'office'"), "{said}");
    fs::write(&outside, b"slug = \"turku-fi\"\n# \xc5bo\n").expect("written");
    assert!(office.refused(&["check", &outside]).contains("line 2 is not in UTF-8; save the file as UTF-8"));
}

#[test]
fn a_dry_run_tells_what_would_change_and_changes_nothing() {
    let office = Office::of_bergen();
    let first = office.run(&["seed", "--dry-run"]);
    assert!(first.contains("2 cities added (arhus-dk, bergen-no)"), "{first}");
    assert!(!office.path("cities.db").exists(), "no database was made");
    office.run(&["seed"]);
    change(&office.city("arhus-dk"), "# within = \"...\"", "within = \"Jutland\"");
    let tried = office.run(&["seed", "--dry-run"]);
    assert!(tried.contains("1 city updated (arhus-dk)"), "{tried}");
    assert!(office.run(&["seed"]).starts_with("1 city updated (arhus-dk)"));
}

#[test]
fn cities_are_added_and_removed_in_folder_and_database() {
    let office = Office::of_bergen();
    office.run(&["seed"]);
    let outside = office.path("turku-fi.toml");
    let partner = fs::read_to_string(office.city("arhus-dk")).expect("a file");
    let turku = partner.replace("arhus-dk", "turku-fi").replace("\"DK\"", "\"FI\"").replace("Århus", "Turku");
    fs::write(&outside, turku.replace("FI", "FII")).expect("written");
    let file = outside.display().to_string();
    assert!(office.refused(&["add", &file]).contains("there is no country 'FII'"));
    assert!(!office.city("turku-fi").exists());
    fs::write(&outside, &turku).expect("written");
    assert!(office.run(&["add", &file, "--dry-run"]).contains("1 city added (turku-fi)"));
    assert!(!office.city("turku-fi").exists());
    assert!(office.run(&["add", &file]).starts_with("1 city added (turku-fi)"));
    assert_eq!(fs::read_to_string(office.city("turku-fi")).expect("a file"), turku);
    assert!(office.refused(&["add", &file]).contains("--force replaces it"));
    fs::write(&outside, turku.replace("1946", "1947")).expect("written");
    assert!(office.run(&["add", &file, "--force"]).starts_with("1 city updated (turku-fi)"));

    assert!(office.run(&["remove", "turku-fi", "--dry-run"]).contains("1 city removed (turku-fi)"));
    assert!(office.city("turku-fi").exists());
    assert!(office.run(&["remove", "turku-fi"]).starts_with("1 city removed (turku-fi)"));
    assert!(!office.city("turku-fi").exists());
    assert!(office.run(&["seed"]).starts_with("nothing changed, 2 cities up to date"));
    assert!(office.refused(&["remove", "turku-fi"]).contains("neither the data nor the database have"));
    let home = office.refused(&["remove", "bergen-no"]);
    assert!(home.contains("'bergen-no' stays") && office.city("bergen-no").exists(), "{home}");
}

#[test]
fn dates_in_the_future_are_found_in_a_network_that_was_just_begun() {
    let office = Office::of_bergen();
    let late = ["new", "city", "--name", "Kiel", "--country", "DE", "--established", "2997"];
    let said = office.refused(&late);
    assert!(said.contains("established '2997' is after the data set's own date"), "{said}");
    office.run(&["seed"]);
    let list = office.path("list.csv");
    fs::write(&list, "Partnerstadt;Land;Seit\nKiel;Deutschland;2997\n").expect("written");
    let list = list.display().to_string();
    let said = office.run(&["import", &list, "--dry-run"]);
    assert!(
        said.contains("DATE_IN_FUTURE, 1 held back") && said.contains("the date of the data set"),
        "{said}"
    );
    // Without a date of its own today counts, and the check asks for it.
    let dataset = office.path("data").join("dataset.toml");
    let text = fs::read_to_string(&dataset).expect("a file");
    let lines = text.lines().filter(|line| !line.starts_with("published")).collect::<Vec<_>>();
    fs::write(&dataset, lines.join("\n")).expect("written");
    let said = office.run(&["check"]);
    assert!(said.contains("remark: dataset.toml has no 'published'"), "{said}");
    office.run(&["seed"]);
    let said = office.run(&["import", &list, "--dry-run"]);
    assert!(said.contains("DATE_IN_FUTURE, 1 held back") && said.contains(", today"), "{said}");
}

#[test]
fn a_city_that_was_imported_by_mistake_is_removed_from_the_database() {
    let office = Office::of_bergen();
    office.run(&["seed"]);
    let list = office.path("list.csv");
    fs::write(&list, "Partnerstadt;Land;Seit\nKiel;Deutschland;1990\n").expect("written");
    let list = list.display().to_string();
    let import = || office.run(&["import", &list]);
    assert!(import().contains("cities: 1 added"));
    let said = office.refused(&["remove", "kiel-de"]);
    assert!(
        said.contains("an import speaks of cities that would go: kiel-de (list); with --force"),
        "{said}"
    );
    assert!(office.run(&["remove", "kiel-de", "--force", "--dry-run"]).contains("1 city removed (kiel-de)"));
    assert!(office.run(&["remove", "kiel-de", "--force"]).starts_with("1 city removed (kiel-de)"));
    assert!(
        office.refused(&["remove", "kiel-de", "--force"]).contains("neither the data nor the database have")
    );
    assert!(office.run(&["seed"]).starts_with("nothing changed"));
    assert!(import().contains("cities: 1 added"));
}

#[test]
fn pruning_removes_what_the_folder_no_longer_has() {
    let office = Office::of_bergen();
    office.run(&["seed"]);
    fs::remove_file(office.city("arhus-dk")).expect("removed");
    assert!(office.run(&["seed"]).contains("no longer in the data but kept (arhus-dk)"));
    assert!(office.run(&["seed", "--prune", "--dry-run"]).contains("1 city removed (arhus-dk)"));
    assert!(office.run(&["seed", "--prune"]).starts_with("1 city removed (arhus-dk)"));
    assert!(office.run(&["seed"]).starts_with("nothing changed, 1 city up to date"));
}

#[test]
fn city_of_the_binary_is_not_removed_without_a_folder() {
    let output = run(&["remove", "kure-jp", "--database-url", "sqlite::memory:"], &[]);
    assert!(stderr(&output).contains("sister-cities data export DIR"), "{}", stderr(&output));
}
