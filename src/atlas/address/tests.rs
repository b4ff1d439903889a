use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::atlas::texts::Lang;

fn text() -> impl Strategy<Value = Option<String>> {
    option::of("[^\\p{C}\\p{Z}]([^\\p{C}]{0,30}[^\\p{C}\\p{Z}])?")
}

fn sort() -> impl Strategy<Value = Sort> {
    (select(&By::ALL), any::<bool>()).prop_map(|(by, descending)| Sort { by, descending })
}

fn kinds() -> Vec<&'static str> {
    domain::vocabulary::RELATION_KINDS.all().map(|word| word.key).collect()
}

prop_compose! {
    fn filters()(
        scope in option::of(select(&Scope::ALL)),
        q in text(),
        kind in option::of(select(kinds())),
        region in option::of(select(Region::ALL)),
        country in option::of("[A-Z]{2}"),
        since in option::of(1_u16..=9998),
        until in option::of(1_u16..=9998),
        as_of in option::of("[0-9]{4}(-0[1-9]|-1[0-2]|~|)|[0-9]{3}X|19[0-4]0/1990-12-31"),
    ) -> State {
        let as_of = as_of.map(|date| date.parse().expect("a date"));
        State { scope, q, kind, region, country, since, until, as_of, ..State::default() }
    }
}

prop_compose! {
    fn state()(
        filters in filters(),
        sort in sort(),
        after in text(),
        from in text(),
        to in text(),
        lang in option::of(select(&Lang::ALL)),
        embed in any::<bool>(),
    ) -> State {
        State { sort, after, from, to, lang, embed, ..filters }
    }
}

proptest! {
    #[test]
    fn every_state_has_an_address_that_leads_back_to_it(state in state()) {
        prop_assert_eq!(State::read(&state.query()), Ok(state.clone()), "{}", state.query());
    }

    #[test]
    fn no_parameters_make_reading_fail_otherwise_than_by_refusal(query in ".{0,60}") {
        if let Ok(state) = State::read(&query) {
            prop_assert_eq!(State::read(&state.query()), Ok(state));
        }
    }
}

#[test]
fn an_address_has_a_fixed_order_and_no_defaults() {
    let query = "lang=zh&embed=1&sort=date&asOf=2010&country=jp&kind=SISTER_CITY&utm_source=x&region=&q=+%E7%9F%B3%E5%B7%BB+";
    let state = State::read(query).expect("parameters that are accepted");
    let expected = "q=%E7%9F%B3%E5%B7%BB&kind=SISTER_CITY&country=JP&asOf=2010&lang=zh&embed";
    assert_eq!(state.query(), expected);
    assert_eq!(state.at("/"), format!("/?{expected}"));
    assert_eq!(State::default().at("/"), "/");
}

#[test]
fn what_is_not_accepted_is_refused_with_what_is() {
    for (query, message) in [
        ("scope=world", "“world” is no value of scope, which takes: home, all"),
        ("region=030", "“030” is no value of region, which takes: 002, 019, 142, 150, 009"),
        (
            "country=Japan",
            "“Japan” is no value of country, which takes: a country code of two letters, such as JP",
        ),
        ("since=84x", "“84x” is no value of since, which takes: a year, such as 1984"),
        ("until=0", "“0” is no value of until, which takes: a year, such as 1984"),
        ("asOf=soon", "“soon” is no value of asOf, which takes: a date, such as 2010, 2010-04 or 2010-04-30"),
        ("sort=size", "“size” is no value of sort, which takes: name, country, date, distance, population"),
        ("lang=de", "“de” is no value of lang, which takes: en, zh"),
        ("embed=yes", "“yes” is no value of embed, which takes: 1, 0"),
        ("q=a&q=b", "“q” is given twice; give it once"),
        ("q=%FF", "the parameters of the address are not UTF-8 in percent-encoding"),
    ] {
        let wrong = State::read(query).expect_err(query);
        assert_eq!(wrong.message(Lang::En), message, "{query}");
        assert!(!wrong.message(Lang::Zh).contains('{'), "{query}");
    }
    let long = format!("q={}", "x".repeat(201));
    assert!(State::read(&long).is_err());
}
