//! Broken rules are reported at the value that breaks them.

use super::{check, city};

#[test]
fn slugs_and_keys_are_shaped_and_unique() {
    city(
        "slug = \"sister-jp\"",
        "slug = \"sister-cn\"",
        &["1:8: slug 'sister-cn' in a file named 'sister-jp.toml'; the two must be equal"],
    );
    city(
        "country = \"JP\"",
        "country = \"CN\"",
        &["1:8: slug 'sister-jp' does not end in '-cn', its country"],
    );
    city(
        "\"schwester-jp\"",
        "\"Schwester-JP\"",
        &["4:16: slug 'Schwester-JP' is not made of lower-case words (a-z, 0-9) joined by hyphens"],
    );
    city("\"schwester-jp\"", "\"home-cn\"", &["4:16: slug 'home-cn' belongs to 'home-cn' already"]);
    city(
        "key = \"rank\"",
        "key = \"rank two\"",
        &["63:7: key 'rank two' is not made of lower-case words (a-z, 0-9) joined by hyphens"],
    );
    city(
        "key = \"rank\"",
        "key = \"rank\\u00a0two\"",
        &["63:7: key 'rank\\u{a0}two' is not made of lower-case words (a-z, 0-9) joined by hyphens"],
    );
    city("key = \"rank\"", "key = \"event\"", &["63:7: key 'event' is there twice in the file"]);
    city("key = \"note-within\"", "key = \"rank\"", &["69:7: key 'rank' is there twice in the file"]);
    city(
        "key = \"rank\"",
        "key = \"location\"",
        &[
            "63:7: key 'location' is reserved; reserved are: country, level, within, location, wikidata-id, time-zone, elevation, website, wikipedia, climate, summary",
        ],
    );
    check(
        "sources.toml",
        "title = \"The page\"",
        "title = \"The page\"\n\n[[source]]\nslug = \"page\"\ntitle = \"Again\"",
        &["sources.toml:6:8: source 'page' is there twice"],
    );
    check(
        "industries.toml",
        "part_of = \"trade\"",
        "part_of = \"trade\"\n\n[[industry]]\nslug = \"trade\"\nname = { en = \"Again\" }",
        &["industries.toml:12:8: industry 'trade' is there twice"],
    );
    check(
        "countries.toml",
        "name = { en = \"China\" }",
        "name = { en = \"China\" }\n\n[[country]]\ncode = \"CN\"\nname = { en = \"Again\" }",
        &["countries.toml:10:8: country 'CN' is there twice"],
    );
    check(
        "countries.toml",
        "name = { en = \"China\" }",
        "name = { en = \"China\" }\n\n[[country]]\ncode = \"kor\"\nalpha3 = \"KR\"\nnumeric = \"82\"\nname = { en = \"Korea\" }",
        &[
            "countries.toml:10:8: 'kor' is not a code of two capital letters such as JP",
            "countries.toml:11:10: 'KR' is not a code of three capital letters such as JPN",
            "countries.toml:12:11: '82' is not a code of three digits such as 392",
        ],
    );
}

#[test]
fn what_is_referred_to_must_exist_and_the_nearest_is_named() {
    city("with = \"home-cn\"", "with = \"hom-cn\"", &["22:8: there is no city 'hom-cn'; nearest: 'home-cn'"]);
    city(
        "with = \"home-cn\"",
        "with = \"sister-jp\"",
        &["22:8: 'sister-jp' cannot have a relation with itself"],
    );
    city(
        "of = \"university\"",
        "of = \"universty\"",
        &["34:6: there is no feature 'universty' in the file; nearest: 'university'"],
    );
    city("of = \"university\"", "of = \"industry\"", &["34:6: there is no feature 'industry' in the file"]);
    city(
        "kind = \"UNIVERSITY\"",
        "of = \"university\"\nkind = \"UNIVERSITY\"",
        &["47:6: feature 'university' belongs to itself, by way of 'university'"],
    );
    city(
        "on = \"within\"",
        "on = \"without\"",
        &["70:6: there is no fact 'without' in the file; nearest: 'within'"],
    );
    city("within = \"Miyagi\"\n", "", &["69:6: there is no fact 'within' in the file"]);
    city(
        "industry = \"retail\"",
        "industry = \"retial\"",
        &["53:12: there is no industry 'retial'; nearest: 'retail'"],
    );
    city(
        "source = \"wikidata\", locator",
        "source = \"encyclopaedia\", locator",
        &["40:20: there is no source 'encyclopaedia'; accepted: page, wikidata"],
    );
    city("locator = \"entry 1\"", "locator = \" \"", &["3:11: the text is blank; leave the key out instead"]);
    city(
        "location = \"wikidata\"",
        "location = \"wikipedia\"",
        &["15:12: there is no source 'wikipedia'; nearest: 'wikidata'"],
    );
    city("country = \"JP\"", "country = \"JA\"", &["7:11: there is no country 'JA'; nearest: 'JP'"]);
    city("country = \"JP\"", "country = \"japan\"", &["7:11: there is no country 'japan'; write 'JP'"]);
    check(
        "dataset.toml",
        "home = \"home-cn\"",
        "home = \"home\"",
        &["dataset.toml:2:8: there is no city 'home'; nearest: 'home-cn'"],
    );
    check(
        "dataset.toml",
        "source = \"page\"",
        "source = \"pages\"",
        &["dataset.toml:3:10: there is no source 'pages'; nearest: 'page'"],
    );
    check(
        "industries.toml",
        "part_of = \"trade\"",
        "part_of = \"retail\"",
        &["industries.toml:9:11: industry 'retail' is part of itself, by way of 'retail'"],
    );
    check(
        "industries.toml",
        "part_of = \"trade\"",
        "part_of = \"traed\"",
        &["industries.toml:9:11: there is no industry 'traed'; nearest: 'trade'"],
    );
}

#[test]
fn status_follows_from_dates_and_nothing_is_after_the_data_set() {
    let established = "established = \"1984-10\"";
    city(established, &format!("{established}\nended = \"2001\""), &[]);
    city(
        established,
        &format!("{established}\nended = \"2001\"\nstatus = \"ACTIVE\""),
        &["26:10: status ACTIVE of a relation that ended '2001'; leave 'status' out, or write ENDED"],
    );
    check("dataset.toml", "title = \"T\"", "title = \"T\"\npublished = \"1984-10\"", &[]);
    check(
        "dataset.toml",
        "title = \"T\"",
        "title = \"T\"\npublished = \"1984-09\"",
        &[
            "cities/sister-jp.toml:24:15: established '1984-10' is after the data set's own date '1984-09' in dataset.toml",
        ],
    );
}

#[test]
fn successor_follows_an_end() {
    city("within = \"Miyagi\"", "within = \"Miyagi\"\nended = \"2005-04\"\nsuccessor = \"New\"", &[]);
    city(
        "within = \"Miyagi\"",
        "within = \"Miyagi\"\nsuccessor = \"New\"",
        &["10:13: 'successor' without 'ended', the date since when it is one"],
    );
}

#[test]
fn place_lies_on_the_earth_and_has_well_formed_identifiers() {
    city("latitude = 38.4344\n", "", &["10:13: 'longitude' without 'latitude'"]);
    city("longitude = 141\n", "", &["10:12: 'latitude' without 'longitude'"]);
    city(
        "latitude = 38.4344",
        "latitude = 138.4344",
        &["10:12: latitude 138.4344 is not between -90 and 90"],
    );
    city("longitude = 141", "longitude = -181", &["11:13: longitude -181 is not between -180 and 180"]);
    city("\"Q1\"", "\"1\"", &["12:15: '1' is not a Wikidata id such as Q695606"]);
    check(
        "cities/home-cn.toml",
        "level = \"CITY\"",
        "level = \"CITY\"\nwikidata_id = \"Q1\"",
        &["cities/sister-jp.toml:12:15: 'Q1' is the Wikidata id of 'home-cn' already"],
    );
    city(
        "[place]\ncountry",
        "[palace]\ncountry",
        &[
            "6:2: unknown key 'palace'; accepted: slug, source, locator, former_slugs, summary, place, relation, name, measurement, industry, feature, event, ranking, climate, note, no_fact; nearest: 'place'",
            "14:2: 'country' is missing",
            "14:2: 'level' is missing; accepted: CITY, COUNTY, DISTRICT, PROVINCE, MUNICIPALITY",
            "15:12: 'location' has a source here but no value in [place]",
            "70:6: there is no fact 'within' in the file",
        ],
    );
}

#[test]
fn names_and_texts_are_clean_and_one_is_official() {
    city(
        "kind = \"OFFICIAL\"",
        "kind = \"ALIAS\"",
        &["6:1: a [[name]] of the city with kind = \"OFFICIAL\" and lang = \"en\" is missing"],
    );
    city(
        "[climate]",
        "[[name]]\nkey = \"name-2\"\ntext = \"Sestra\"\nlang = \"en\"\nkind = \"OFFICIAL\"\n\n[climate]",
        &["46:8: name 'name-2' is a second OFFICIAL name in 'en'; a city has exactly one"],
    );
    city(
        "lang = \"en\"",
        "lang = \"english language\"",
        &[
            "6:1: a [[name]] of the city with kind = \"OFFICIAL\" and lang = \"en\" is missing",
            "29:8: 'english language' is not a language tag (BCP 47), such as en, zh-Hans or ja-Latn",
        ],
    );
    city(
        "lang = \"en\"\n",
        "",
        &[
            "6:1: a [[name]] of the city with kind = \"OFFICIAL\" and lang = \"en\" is missing",
            "26:1: 'lang' is missing",
        ],
    );
    city(
        "text = \"Sister\"",
        "text = \"Si\\u0301ster\"",
        &["28:8: 'Si\u{301}ster' is not in composed form (NFC); write 'Síster'"],
    );
    city(
        "text = \"Sister\"",
        "text = \"Si\\u00a0ster\"",
        &["28:8: no-break or invisible characters in 'Si\\u{a0}ster'; write plain blanks"],
    );
    city("text = \"Sister\"", "text = \"Sister \"", &["28:8: blanks at the beginning or end of 'Sister '"]);
    city("text = \"Sister\"", "text = \"\"", &["28:8: the text is blank; leave the key out instead"]);
    city(
        "en = \"A city.\"",
        "zh-hans = \"A\"",
        &["18:11: language tag 'zh-hans' is usually written 'zh-Hans'"],
    );
    city("en = \"A city.\"", "en = \"A\\ncity.\"", &["18:6: control characters in 'A\\u{a}city.'"]);
    check(
        "countries.toml",
        "{ en = \"China\" }",
        "{ zh = \"中国\" }",
        &["countries.toml:7:8: a name in 'en' is missing"],
    );
}

#[test]
fn measurement_has_the_numbers_that_its_qualifier_needs() {
    city("high = 20.5\n", "", &["36:7: 'low' without 'high'"]);
    city("low = 10\n", "", &["36:8: 'high' without 'low'"]);
    city("low = 10", "low = 30", &["36:7: low 30 is more than high 20.5"]);
    city("low = 10", "low = nan", &["36:7: not a finite number"]);
    city(
        "low = 10",
        "value = 12\nlow = 10",
        &["36:9: 'value' beside 'low' and 'high'; only one of the two is accepted"],
    );
    city(
        "qualifier = \"RANGE\"",
        "qualifier = \"ABOUT\"",
        &["38:13: 'low' and 'high' need qualifier = \"RANGE\""],
    );
    city("low = 10\nhigh = 20.5\n", "", &["36:13: qualifier \"RANGE\" needs 'low' and 'high'"]);
    city(
        "low = 10\nhigh = 20.5\nqualifier = \"RANGE\"",
        "value = 10\nqualifier = \"MANY\"",
        &["36:9: qualifier \"MANY\" is for words only; leave 'value' out"],
    );
    city(
        "metric = \"STUDENTS\"\nlow = 10",
        "metric = \"STUDENTS\"\nlow = -10",
        &["36:7: -10 is not between 0 and 10000000000, as a number of PERSON is"],
    );
    city(
        "metric = \"STUDENTS\"\nlow = 10\nhigh = 20.5",
        "metric = \"MEAN_TEMPERATURE\"\nlow = 10\nhigh = 61",
        &["37:8: 61 is not between -90 and 60, as a number of CELSIUS is"],
    );
    city(
        "stated = \"10 to 20.5\"\n",
        "",
        &["32:1: a measurement of the entry's own source needs 'stated', its own words"],
    );
    city(
        "stated = \"10 to 20.5\"",
        "stated = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"",
        &["39:10: 121 characters are too many; at most 120 are accepted"],
    );
    city(
        "metric = \"STUDENTS\"",
        "metric = \"COUNT\"",
        &["32:1: this metric needs 'label': what is counted or measured"],
    );
}

#[test]
fn ranking_counts_from_one_and_relation_joins_two_cities_once() {
    city("position = 2", "position = 0", &["64:12: position 0 is less than 1"]);
    city("position = 2", "position = 2\ngroup_size = -1", &["65:14: group_size -1 is less than 1"]);
    city(
        "with = \"home-cn\"",
        "of = \"university\"\nwith = \"home-cn\"",
        &["22:6: a relation is always the city's own; leave 'of' out"],
    );
    city(
        "[climate]",
        "[[relation]]\nkey = \"again\"\nwith = \"home-cn\"\nkind = \"SISTER_CITY\"\nestablished = \"1984-10\"\n\n[climate]",
        &["44:8: this relation is stated already in 'sister-jp' as 'relation'; state each one once"],
    );
    check(
        "cities/home-cn.toml",
        "[[name]]",
        "[[relation]]\nkey = \"relation\"\nwith = \"sister-jp\"\nkind = \"SISTER_CITY\"\nestablished = \"1984-10\"\n\n[[name]]",
        &[
            "cities/sister-jp.toml:22:8: this relation is stated already in 'home-cn' as 'relation'; state each one once",
        ],
    );
}

#[test]
fn details_of_a_place_are_of_their_kinds() {
    city(
        "wikidata_id = \"Q1\"",
        "wikidata_id = \"Q1\"\ntime_zone = \"Asia/Sendai\"\nelevation = 9000\nwebsite = \"sister\"",
        &[
            "13:13: 'Asia/Sendai' is not a zone of the IANA time zone database, such as Asia/Tokyo",
            "14:13: 9000 metres is not between -450 and 6000",
            "15:11: 'sister' is not an address such as https://example.org/page",
        ],
    );
    city(
        "location = \"wikidata\"",
        "location = \"wikidata\"\ntime_zone = \"wikidata\"",
        &["16:13: 'time_zone' has a source here but no value in [place]"],
    );
}

#[test]
fn a_place_lies_in_its_country() {
    let bounds = "which lies between latitudes 24.2 and 45.6 and longitudes 122.9 and 154";
    city(
        "latitude = 38.4344\nlongitude = 141",
        "latitude = 38.4344\nlongitude = -141",
        &[&format!("10:12: 38.4344, -141 is not in JP, {bounds}")],
    );
    city("latitude = 38.4344\nlongitude = 141", "latitude = 38.4344\nlongitude = 154.4", &[]);
}

#[test]
fn changes_are_dated_in_order_and_name_cities_that_there_are() {
    check(
        "dataset.toml",
        "home = \"home-cn\"",
        "home = \"home-cn\"\npublished = \"2026\"\nchange = [{ date = \"2026-01\", says = \"A\" }, { date = \"2026-02-03\", says = \"B\", cities = [\"sister-cn\"] }, { date = \"2027-01-01\", says = \"C\" }]",
        &[
            "dataset.toml:4:10: date '2026-01' is not a day such as 2024-03-31",
            "dataset.toml:4:10: date '2027-01-01' is after the data set's own date '2026'",
            "dataset.toml:4:10: the change of 2026-02-03 stands below an older one; the latest comes first",
            "dataset.toml:4:10: the change of 2027-01-01 stands below an older one; the latest comes first",
            "dataset.toml:4:10: there is no city 'sister-cn'; nearest: 'sister-jp'",
        ],
    );
}
