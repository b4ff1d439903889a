//! The questions answered by hand: a statement for each level, and their rows as JSON.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use rusqlite::{Connection, OpenFlags, Result};

use crate::json::Answer;

const COUNTRY: &str = "SELECT id, name FROM country WHERE code = ?1";
const COUNTRIES: &str = "SELECT id, name FROM country ORDER BY id LIMIT ?1";
const CITIES: &str = "SELECT id, name FROM city WHERE country_id = ?1 ORDER BY id LIMIT ?2";
const CITY: &str = "SELECT city.id, city.name, country.name FROM city
    JOIN country ON country.id = country_id WHERE slug = ?1";
const PARTNERS: &str = "SELECT year, month, name, country_id FROM relation JOIN city ON city.id = city_b_id
    WHERE city_a_id = ?1
    UNION ALL
    SELECT year, month, name, country_id FROM relation JOIN city ON city.id = city_a_id WHERE city_b_id = ?1";
const PAGE: &str = "SELECT year, month, one.name, other.name FROM relation
    JOIN city AS one ON one.id = city_a_id JOIN city AS other ON other.id = city_b_id
    WHERE kind = 'SISTER_CITY' AND year > 1990 ORDER BY year, month, relation.id LIMIT 50";

/// What the questions are about.
struct Questions {
    db: Mutex<Connection>,
    country: String,
    city: String,
}

pub(crate) fn router(file: &str, country: &str, city: &str) -> Router {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags).expect("the file opens");
    let questions = Questions { db: Mutex::new(db), country: country.to_owned(), city: city.to_owned() };
    Router::new().route("/{question}", post(answered)).with_state(Arc::new(questions))
}

async fn answered(
    State(questions): State<Arc<Questions>>,
    Path(name): Path<String>,
    _body: Bytes,
) -> Response {
    match questions.answer(&name).expect("the statements are right") {
        Some(answer) => ([(header::CONTENT_TYPE, "application/json")], answer.0).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Questions {
    /// In one transaction, so that all statements see the same data and the file is locked once.
    fn answer(&self, name: &str) -> Result<Option<Answer>> {
        let db = self.db.lock().expect("no thread panics with it");
        let view = db.unchecked_transaction()?;
        let mut answer = Answer(Vec::with_capacity(128 * 1024));
        answer.raw(r#"{"data":{"#);
        match name {
            "Q1" => country(&view, &mut answer, &self.country)?,
            "Q2" => countries(&view, &mut answer)?,
            "Q3" => city(&view, &mut answer, &self.city)?,
            "Q4" => page(&view, &mut answer)?,
            _ => return Ok(None),
        }
        answer.raw("}}");
        view.commit()?;
        Ok(Some(answer))
    }
}

fn country(db: &Connection, answer: &mut Answer, code: &str) -> Result<()> {
    let (id, name): (i64, String) =
        db.prepare_cached(COUNTRY)?.query_row([code], |row| Ok((row.get(0)?, row.get(1)?)))?;
    answer.raw(r#""country":{"name":"#);
    answer.quoted(&name);
    cities(db, answer, id, 50, None)?;
    answer.raw("}");
    Ok(())
}

fn countries(db: &Connection, answer: &mut Answer) -> Result<()> {
    let mut names = HashMap::new();
    let mut all = db.prepare_cached("SELECT id, name FROM country")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        names.insert(row.get::<_, i64>(0)?, row.get::<_, String>(1)?);
    }
    answer.raw(r#""countries":"#);
    answer.list(&mut db.prepare_cached(COUNTRIES)?, [20], |answer, row| {
        answer.raw(r#"{"name":"#);
        answer.text(row, 1)?;
        cities(db, answer, row.get(0)?, 20, Some(&names))?;
        answer.raw("}");
        Ok(())
    })
}

/// The cities of a country with their partners, whose countries are shown if `names` has them.
fn cities(
    db: &Connection,
    answer: &mut Answer,
    country: i64,
    first: i64,
    names: Option<&HashMap<i64, String>>,
) -> Result<()> {
    let mut partners = db.prepare_cached(PARTNERS)?;
    answer.raw(r#","cities":"#);
    answer.list(&mut db.prepare_cached(CITIES)?, [country, first], |answer, row| {
        answer.raw(r#"{"name":"#);
        answer.text(row, 1)?;
        answer.raw(r#","partners":"#);
        answer.list(&mut partners, [row.get::<_, i64>(0)?], |answer, row| {
            date(answer, row)?;
            answer.raw(r#","city":{"name":"#);
            answer.text(row, 2)?;
            if let Some(names) = names {
                answer.raw(r#","country":{"name":"#);
                answer.quoted(&names[&row.get(3)?]);
                answer.raw("}");
            }
            answer.raw("}}");
            Ok(())
        })?;
        answer.raw("}");
        Ok(())
    })
}

fn city(db: &Connection, answer: &mut Answer, slug: &str) -> Result<()> {
    let mut statement = db.prepare_cached(CITY)?;
    let mut rows = statement.query([slug])?;
    let row = rows.next()?.expect("the city is there");
    answer.raw(r#""city":{"name":"#);
    answer.text(row, 1)?;
    answer.raw(r#","country":{"name":"#);
    answer.text(row, 2)?;
    answer.raw(r#"},"partners":"#);
    answer.list(&mut db.prepare_cached(PARTNERS)?, [row.get::<_, i64>(0)?], |answer, row| {
        answer.raw(r#"{"city":{"name":"#);
        answer.text(row, 2)?;
        answer.raw("}}");
        Ok(())
    })?;
    answer.raw("}");
    Ok(())
}

fn page(db: &Connection, answer: &mut Answer) -> Result<()> {
    answer.raw(r#""relations":"#);
    answer.list(&mut db.prepare_cached(PAGE)?, [], |answer, row| {
        date(answer, row)?;
        answer.raw(r#","one":{"name":"#);
        answer.text(row, 2)?;
        answer.raw(r#"},"other":{"name":"#);
        answer.text(row, 3)?;
        answer.raw("}}");
        Ok(())
    })
}

/// Opens an object with a date.
fn date(answer: &mut Answer, row: &rusqlite::Row) -> Result<()> {
    answer.raw(r#"{"year":"#);
    answer.number(row, 0)?;
    answer.raw(r#","month":"#);
    answer.number(row, 1)
}
