//! The example against the server at `SISTER_CITIES_URL`, else against one that is started from `SISTER_CITIES_BIN`.

mod server;

use server::Server;
use sister_cities_client_rust::{
    City, CountryCode, EdtfDate, PartialDate, PartnersVariables, Relation, RelationKind, all, page,
};
use std::process::Command;

fn variables(country: &str, first: i32) -> PartnersVariables {
    PartnersVariables { country: CountryCode(country.to_owned()), first, after: None }
}

fn city(slug: &str, kind: RelationKind, edtf: &str, year: i32) -> City {
    let established = Some(PartialDate { edtf: EdtfDate(edtf.to_owned()), year: Some(year) });
    City { slug: slug.to_owned(), relation: Some(Relation { kind, established }) }
}

#[test]
fn example_says_what_the_server_knows() {
    let server = Server::start();
    let output = Command::new(env!("CARGO_BIN_EXE_sister-cities-client-rust"))
        .env("SISTER_CITIES_URL", server.endpoint())
        .output()
        .expect("the example runs");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "ishinomaki-jp: SisterCity since 1984-10\nkure-jp: FriendlyExchange since 2006-10\n"
    );
}

#[test]
fn fields_scalars_and_enums_are_typed() {
    let server = Server::start();
    let answer = page(server.endpoint(), variables("jp", 10)).expect("an answer");
    assert!(answer.errors.is_none(), "{:?}", answer.errors);
    let country = answer.data.and_then(|data| data.country).expect("Japan is known");
    assert_eq!((country.name.as_str(), country.cities.total_count), ("Japan", 2));
    assert_eq!(
        country.cities.nodes,
        [
            city("ishinomaki-jp", RelationKind::SisterCity, "1984-10", 1984),
            city("kure-jp", RelationKind::FriendlyExchange, "2006-10", 2006),
        ]
    );
}

#[test]
fn pages_of_one_come_to_the_whole_list() {
    let server = Server::start();
    let slugs = |first| -> Vec<String> {
        let cities = all(server.endpoint(), "ES", first).expect("answers");
        cities.into_iter().map(|city| city.slug).collect()
    };
    assert_eq!(slugs(1), ["alicante-es", "barcelona-es", "castellon-es"]);
    assert_eq!(slugs(1), slugs(100));
}

#[test]
fn unknown_country_is_no_error() {
    let server = Server::start();
    assert_eq!(all(server.endpoint(), "QQ", 10).expect("an answer"), []);
}

#[test]
fn refusal_has_a_code() {
    let server = Server::start();
    let answer = page(server.endpoint(), variables("JP", 1000)).expect("an answer");
    assert!(answer.data.and_then(|data| data.country).is_none());
    let errors = answer.errors.expect("a refusal");
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].extensions.as_ref().expect("a code").code, "BAD_USER_INPUT");
}
