//! Facts that are better than others: what is refused, and what stands in the database.

use entity::city_name::NameKind;
use entity::measurement::Metric;
use entity::note::{Certainty, NoteKind};
use seed::record::{FactBody, FactRecord, NameRecord, NoteRecord, Origin, SourceRecord, Translations};
use seed::{DataSet, Options, load};
use testkit::synthetic;

use crate::support::{TestDatabase, fact};

fn note(
    key: &str,
    on: Option<&str>,
    kind: NoteKind,
    certainty: Certainty,
    better: Option<&str>,
) -> NoteRecord {
    NoteRecord {
        key: key.to_owned(),
        on: on.map(ToOwned::to_owned),
        kind,
        says: "so".to_owned(),
        correction: None,
        basis: "because".to_owned(),
        certainty,
        better: better.map(ToOwned::to_owned),
        cite: Vec::new(),
        translations: Translations::new(),
    }
}

/// One partner with a population and a better one.
fn corrected() -> DataSet {
    let mut data = synthetic::network(1, 0, 7);
    data.sources.push(SourceRecord {
        slug: "census".to_owned(),
        title: "Census".to_owned(),
        ..SourceRecord::default()
    });
    let city = &mut data.cities[1];
    let better = FactRecord { key: "population-census".to_owned(), ..fact(city, "population").clone() };
    let origin = Origin { source: "census".to_owned(), locator: None };
    city.facts.push(FactRecord { origin: origin.clone(), ..better });
    let mut note =
        note("note", Some("population"), NoteKind::Outdated, Certainty::Sure, Some("population-census"));
    note.cite = vec![origin];
    city.notes.push(note);
    crate::support::measurement(city, "population-census").value = Some(4321.0);
    data
}

/// The mistakes that a change of the note makes.
async fn refused(change: impl Fn(&mut DataSet)) -> String {
    let mut data = corrected();
    change(&mut data);
    let database = TestDatabase::new().await;
    let error = load(&database.db, &data, Options::default()).await.expect_err("the load is refused");
    let slug = &data.cities[1].slug;
    error
        .to_string()
        .replace(&format!("city {slug}, note "), "")
        .lines()
        .skip(1)
        .collect::<Vec<_>>()
        .join("\n")
}

#[tokio::test]
async fn both_readings_stand_beside_each_other() {
    let (database, data) = (TestDatabase::new().await, corrected());
    database.load(&data).await;
    let slug = &data.cities[1].slug;
    let figures = database
        .texts(&format!(
            "SELECT CAST(population_low AS TEXT) || ' ' || (stated_population_low <> population_low)
             FROM city WHERE slug = '{slug}'"
        ))
        .await;
    assert_eq!(figures, ["4321.0 1"]);
    let pairs = "SELECT stated.key || ' ' || stated.standing || ' ' || better.key || ' ' || better.standing
                 FROM fact stated JOIN fact better ON better.id = stated.better_id
                 WHERE better.corrects_id = stated.id";
    assert_eq!(database.texts(pairs).await, ["population OUTDATED population-census UNCHALLENGED"]);
    assert_eq!(database.count("note JOIN fact ON fact.id = note.better_id").await, 1);
    assert_eq!(database.count("note_citation").await, 1);
}

#[tokio::test]
async fn a_correction_that_is_taken_back_leaves_what_is_stated() {
    let (database, mut data) = (TestDatabase::new().await, corrected());
    database.load(&data).await;
    data.cities[1].notes.clear();
    data.cities[1].facts.retain(|fact| fact.key != "population-census");
    database.load(&data).await;
    assert_eq!(database.count("city WHERE stated_population_low <> population_low").await, 0);
    assert_eq!(database.count("fact WHERE better_id IS NOT NULL OR standing <> 'UNCHALLENGED'").await, 0);
    assert_eq!(database.count("note_citation").await, 0);
}

#[tokio::test]
async fn the_gravest_note_makes_the_standing() {
    use Certainty::{Likely, Sure, Unsure};
    use NoteKind::{Ambiguous, Conflicting, Misspelling, Outdated, Remark, Wrong};
    for (notes, standing) in [
        (vec![(Remark, Sure)], "UNCHALLENGED"),
        (vec![(Outdated, Likely)], "OUTDATED"),
        (vec![(Outdated, Unsure)], "DOUBTFUL"),
        (vec![(Wrong, Likely)], "DOUBTFUL"),
        (vec![(Ambiguous, Sure)], "DOUBTFUL"),
        (vec![(Conflicting, Sure)], "DOUBTFUL"),
        (vec![(Misspelling, Sure)], "WRONG"),
        (vec![(Outdated, Sure), (Wrong, Sure), (Remark, Sure)], "WRONG"),
        (vec![(Ambiguous, Sure), (Outdated, Sure)], "DOUBTFUL"),
    ] {
        let (database, mut data) = (TestDatabase::new().await, synthetic::network(1, 0, 7));
        data.cities[1].notes = (0..)
            .zip(&notes)
            .map(|(n, (kind, certainty))| {
                note(&format!("note-{n}"), Some("population"), *kind, *certainty, None)
            })
            .collect();
        database.load(&data).await;
        let slug = &data.cities[1].slug;
        let stands = format!(
            "SELECT standing FROM fact JOIN city ON city.id = city_id WHERE key = 'population' AND slug = '{slug}'"
        );
        assert_eq!(database.texts(&stands).await, [standing], "{notes:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_better_is_refused() {
    let better =
        |key: &'static str| move |data: &mut DataSet| data.cities[1].notes[0].better = Some(key.to_owned());
    assert_eq!(
        refused(better("population-cens")).await,
        "note, better: there is no fact 'population-cens' in the file; nearest: 'population-census', 'population'"
    );
    assert_eq!(
        refused(better("name")).await,
        "note, better: fact 'name' cannot stand for 'population'; \
         accepted is another [[measurement]] of the same metric and thing\n\
         note, better: fact 'name' is the usual name, which stands in every list\n\
         note, better: fact 'name' is of the same source as 'population'; a better one is of another"
    );
    assert_eq!(
        refused(better("population")).await,
        "note, better: fact 'population' cannot stand for 'population'; \
         accepted is another [[measurement]] of the same metric and thing\n\
         note, better: fact 'population' is of the same source as 'population'; a better one is of another\n\
         note, better: fact 'population' has itself a better one; name that"
    );
    let usual_name = |data: &mut DataSet| {
        let other = FactRecord { key: "other-name".to_owned(), ..fact(&mut data.cities[1], "name").clone() };
        let FactBody::Name(name) = &other.body else { panic!("a name") };
        let alias = FactBody::Name(NameRecord { kind: NameKind::Alias, ..name.clone() });
        data.cities[1].facts.push(FactRecord { body: alias, ..other });
        let note = &mut data.cities[1].notes[0];
        (note.on, note.better) = (Some("name".to_owned()), Some("other-name".to_owned()));
    };
    assert_eq!(
        refused(usual_name).await,
        "note, better: fact 'name' is the usual name, which stands in every list\n\
         note, better: fact 'other-name' is of the same source as 'name'; a better one is of another"
    );
    let on = |key: &'static str| move |data: &mut DataSet| data.cities[1].notes[0].on = Some(key.to_owned());
    assert_eq!(
        refused(on("level")).await,
        "note, better: 'level' is a field of [place], which no fact stands for; mend the field"
    );
    assert_eq!(
        refused(on("relation")).await,
        "note, better: fact 'population-census' cannot stand for 'relation'; nothing is accepted for such a fact"
    );
    let of_another_metric = |data: &mut DataSet| {
        crate::support::measurement(&mut data.cities[1], "population-census").metric = Metric::Students;
    };
    assert_eq!(
        refused(of_another_metric).await,
        "note, better: fact 'population-census' cannot stand for 'population'; \
         accepted is another [[measurement]] of the same metric and thing"
    );
    assert_eq!(
        refused(|data| data.cities[1].notes[0].on = None).await,
        "note, better: 'better' without 'on', the fact that it is better than"
    );
    let twice = |data: &mut DataSet| {
        let second = NoteRecord { key: "second".to_owned(), ..data.cities[1].notes[0].clone() };
        data.cities[1].notes.push(second);
    };
    assert_eq!(
        refused(twice).await,
        "second, better: fact 'population' has a better one by another note already\n\
         second, better: fact 'population-census' is better than another one already"
    );
}
