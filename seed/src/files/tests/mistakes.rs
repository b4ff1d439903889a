//! Mistakes in the writing: TOML, keys, kinds of values, choices and dates.

use super::{check, city};

#[test]
fn what_is_no_toml_is_reported_with_what_was_expected() {
    city(
        "level = \"CITY\"",
        "level = \"CITY",
        &["8:14: the quote after 'level =' is never closed; end the text with \""],
    );
    city("slug = ", "slug ", &["1:6: '=' is missing after 'slug'; write slug = \"...\""]);
    city(
        "level = \"CITY\"",
        "country = \"JP\"",
        &["8:1: 'country' stands twice in its table; keep one of them"],
    );
}

#[test]
fn writing_is_explained_for_people_who_do_not_know_it() {
    city("level = \"CITY\"", "level = CITY", &["8:9: the text needs quotes: level = \"CITY\""]);
    city("text = \"Sister\"", "text = Sister City", &["28:8: the text needs quotes: text = \"Sister City\""]);
    city(
        "longitude = 141",
        "longitude = 141,3",
        &["11:16: the decimals of a number follow a point: longitude = 141.3"],
    );
    city(
        "established = \"1984-10\"",
        "established = 1984-10",
        &["24:15: the date needs quotes: established = \"1984-10\""],
    );
    city("[summary]", "[place]", &["17:2: the table [place] stands twice in the file; join the two"]);
    city(
        "level = \"CITY\"\n",
        "",
        &["6:1: 'level' is missing; accepted: CITY, COUNTY, DISTRICT, PROVINCE, MUNICIPALITY"],
    );
    city("level = \"CITY\"", "level\t=\t\"CITY\"", &[]);
    city(
        "level = \"CITY\"",
        "level\u{a0}= \"CITY\"",
        &["8:6: a blank here is no ordinary one; write it anew with the space bar"],
    );
}

#[test]
fn unknown_and_missing_keys_and_wrong_kinds_of_values_are_reported() {
    city(
        "description = \"mild\"",
        "description = \"mild\"\nlabell = \"x\"",
        &[
            "44:1: unknown key 'labell'; accepted: description, key, source, locator, of, stated, cite, and_more",
        ],
    );
    city(
        "longitude = 141",
        "longitude = 141\nlattitude = 3",
        &[
            "12:1: unknown key 'lattitude'; accepted: country, level, within, ended, successor, latitude, longitude, wikidata_id, time_zone, elevation, website, wikipedia, cited; nearest: 'latitude', 'longitude'",
        ],
    );
    city(
        "source = \"page\"",
        "citys = 1\nsource = \"page\"",
        &[
            "2:1: unknown key 'citys'; accepted: slug, source, locator, former_slugs, summary, place, relation, name, measurement, industry, feature, event, ranking, climate, note, no_fact",
        ],
    );
    city(
        "description = \"mild\"",
        "descripton = \"mild\"",
        &[
            "42:1: 'description' is missing",
            "43:1: unknown key 'descripton'; accepted: description, key, source, locator, of, stated, cite, and_more; nearest: 'description'",
        ],
    );
    city("text = \"Sister\"", "text = 7", &["28:8: text: found integer; accepted is a text in quotes"]);
    city(
        "low = 10",
        "low = \"ten\"",
        &["36:7: low: found 'ten'; accepted is a number", "37:8: 'high' without 'low'"],
    );
    city("position = 2", "position = 2.5", &["64:12: position: found float; accepted is a whole number"]);
    city(
        "former_slugs = [\"schwester-jp\"]",
        "former_slugs = \"schwester-jp\"",
        &["4:16: former_slugs: found 'schwester-jp'; accepted is a list of texts"],
    );
    city("[climate]", "[[climate]]", &["42:1: climate: found array; accepted is a table [climate]"]);
    city("[[event]]", "[event]", &["57:1: event: found table; accepted is a list of tables [[event]]"]);
    city(
        "[summary]\nen = \"A city.\"",
        "[summary]\nen = 1",
        &["18:6: summary.en: found integer; accepted is a text in quotes"],
    );
    check(
        "industries.toml",
        "name = { en = \"Trade\" }",
        "name = \"Trade\"",
        &[
            "industries.toml:3:8: name: found 'Trade'; accepted is a table of texts by language, such as { en = \"…\" }",
        ],
    );
}

#[test]
fn text_in_languages_needs_english_and_texts() {
    city("description = \"mild\"", "description = { en = \"mild\", zh-Hans = \"温和\" }", &[]);
    city(
        "description = \"mild\"",
        "description.zh-Hans = \"温和\"",
        &["43:1: description: a text in 'en' is missing"],
    );
    city(
        "description = \"mild\"",
        "description = { en = \"mild\", zh-Hans = 1 }",
        &["43:40: description.zh-Hans: found integer; accepted is a text in quotes"],
    );
    city(
        "description = \"mild\"",
        "description = [\"mild\"]",
        &[
            "43:15: description: found array; accepted is a text in quotes, or a table of it by language, such as { en = \"…\" }",
        ],
    );
    city(
        "description = \"mild\"",
        "description = { en = \"mild\", ZH = \"温和\", ja = \" \" }",
        &[
            "43:35: language tag 'ZH' is usually written 'zh'",
            "43:46: the text is blank; leave the key out instead",
        ],
    );
}

#[test]
fn truth_is_true_or_false() {
    city("description = \"mild\"", "description = \"mild\"\nand_more = true", &[]);
    city(
        "description = \"mild\"",
        "description = \"mild\"\nand_more = 1",
        &["44:12: and_more: found integer; accepted is true or false"],
    );
}

#[test]
fn source_of_a_field_is_a_text_or_a_table() {
    let cited = "location = \"wikidata\"";
    city(cited, "location = { source = \"wikidata\", locator = \"Q9\" }", &[]);
    city(cited, "location = 7", &["15:12: location: found integer; accepted is a text in quotes"]);
    city(cited, "location = { locator = \"Q9\" }", &["15:12: 'source' is missing"]);
    city(
        cited,
        "location = { source = \"wikidata\", page = 1 }",
        &["15:35: unknown key 'page'; accepted: source, locator"],
    );
}

#[test]
fn word_outside_its_vocabulary_is_reported_with_all_that_are_accepted() {
    city(
        "level = \"CITY\"",
        "level = \"CITTY\"",
        &[
            "8:9: level: found 'CITTY'; accepted: CITY, COUNTY, DISTRICT, PROVINCE, MUNICIPALITY; nearest: 'CITY', 'COUNTY'",
        ],
    );
    city(
        "kind = \"SISTER_CITY\"",
        "kind = \"sister_city\"",
        &[
            "23:8: kind: found 'sister_city'; accepted: SISTER_CITY, FRIENDLY_EXCHANGE, MEMORANDUM, COOPERATION, PROJECT, CONTACT, DOMESTIC, UNKNOWN; nearest: 'SISTER_CITY'",
        ],
    );
    city(
        "metric = \"STUDENTS\"",
        "metric = \"STUDENT\"",
        &[
            "35:10: metric: found 'STUDENT'; accepted: POPULATION, AREA, LENGTH, DISTANCE, TRAVEL_TIME, MEAN_TEMPERATURE, LOW_TEMPERATURE, HIGH_TEMPERATURE, POPULATION_SHARE, AREA_SHARE, SECTOR_SHARE, ECONOMIC_SHARE, EMPLOYEES, STUDENTS, SCHOOLS, HIGHER_EDUCATION_INSTITUTIONS, COMPANIES, CARGO, SHIP_SIZE, AGE, COUNT; nearest: 'STUDENTS'",
        ],
    );
    city(
        "certainty = \"SURE\"",
        "certainty = \"QUITE\"",
        &["74:13: certainty: found 'QUITE'; accepted: SURE, LIKELY, UNSURE"],
    );
    check(
        "countries.toml",
        "region = \"ASIA\"",
        "region = \"ASIEN\"",
        &[
            "countries.toml:5:10: region: found 'ASIEN'; accepted: AFRICA, AMERICAS, ASIA, EUROPE, OCEANIA; nearest: 'ASIA'",
            "countries.toml:6:13: a subregion without a region",
        ],
    );
    check(
        "industries.toml",
        "sector = \"TERTIARY\"",
        "sector = \"THIRD\"",
        &["industries.toml:4:10: sector: found 'THIRD'; accepted: PRIMARY, SECONDARY, TERTIARY"],
    );
}

#[test]
fn what_is_no_date_is_reported_with_how_to_write_one() {
    city(
        "established = \"1984-10\"",
        "established = \"October 1984\"",
        &[
            "24:15: established: 'October 1984' is not a date; write 1984, 1984-10, 1984-10-05, 193X, 14XX, 1370~ or an interval such as 1970/1973",
        ],
    );
    city(
        "established = \"1984-10\"",
        "established = \"1984\\u00a0-10\"",
        &[
            "24:15: established: '1984\\u{a0}-10' is not a date; write 1984, 1984-10, 1984-10-05, 193X, 14XX, 1370~ or an interval such as 1970/1973",
        ],
    );
    city(
        "since = \"193X\"",
        "since = 1930",
        &["55:9: since: found integer; accepted is a date in quotes, such as \"1984-10\""],
    );
    city(
        "established = \"1984-10\"",
        "established = \"1984-10\"\nended = \"1983\"",
        &["25:9: ended '1983' before it was established '1984-10'"],
    );
    check(
        "dataset.toml",
        "\"2020-04\"",
        "\"2020-13\"",
        &[
            "dataset.toml:6:16: stated_as_of: '2020-13' is not a date; write 1984, 1984-10, 1984-10-05, 193X, 14XX, 1370~ or an interval such as 1970/1973",
        ],
    );
    check(
        "dataset.toml",
        "author = \"A\"",
        "author = \"A\"\nurl = \"example.org\"",
        &["dataset.toml:6:7: 'example.org' is not an address such as https://example.org/page"],
    );
    check(
        "sources.toml",
        "\"2024-03-31\"",
        "\"2024-03\"",
        &["sources.toml:8:13: '2024-03' is not a day such as 2024-03-31"],
    );
}
