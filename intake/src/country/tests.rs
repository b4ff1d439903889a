use proptest::prelude::*;

use super::{By, Countries, CountryNames, Resolved, table};

fn countries() -> Countries {
    const ALPHA3: [(&str, &str); 6] =
        [("DE", "DEU"), ("FR", "FRA"), ("GB", "GBR"), ("NA", "NAM"), ("US", "USA"), ("KR", "KOR")];
    Countries::new(table::ENGLISH.iter().map(|(code, english)| CountryNames {
        code: (*code).to_owned(),
        alpha3: ALPHA3.iter().find(|(two, _)| two == code).map(|(_, three)| (*three).to_owned()),
        names: vec![("en".to_owned(), (*english).to_owned())],
    }))
}

fn resolve(code: &str, label: &str) -> Resolved {
    let said = |text: &'static str| (!text.is_empty()).then_some(text);
    let (code, label) = (code.to_owned().leak(), label.to_owned().leak());
    countries().resolve(said(code), said(label))
}

fn known(code: &str, by: By) -> Resolved {
    Resolved::Known { code: code.to_owned(), region: None, by }
}

fn part(code: &str, region: &str, by: By) -> Resolved {
    Resolved::Known { code: code.to_owned(), region: Some(region.to_owned()), by }
}

fn unknown(text: &str, nearest: &[&str]) -> Resolved {
    Resolved::Unknown {
        text: text.to_owned(),
        nearest: nearest.iter().map(|name| (*name).to_owned()).collect(),
    }
}

#[test]
fn codes_are_read_in_every_usual_form() {
    for (code, expected) in [
        ("DE", "DE"),
        ("de", "DE"),
        (" fr ", "FR"),
        ("DEU", "DE"),
        ("usa", "US"),
        ("UK", "GB"),
        ("EL", "GR"),
        ("XK", "XK"),
        ("CN-TW", "TW"),
        ("CN-HK", "HK"),
        ("US-PR", "PR"),
        ("FR-974", "RE"),
    ] {
        assert_eq!(resolve(code, ""), known(expected, By::Code), "{code}");
    }
    assert_eq!(resolve("US-AL", ""), part("US", "US-AL", By::Code));
    assert_eq!(resolve("GB-SCT", ""), part("GB", "Scotland", By::Code));
}

#[test]
fn labels_are_read_in_the_usual_languages() {
    let countries = countries();
    for (label, expected) in [
        ("Germany", "DE"),
        ("Österreich", "AT"),
        ("OSTERREICH", "AT"),
        ("Großbritannien", "GB"),
        ("Russland", "RU"),
        ("Polen", "PL"),
        ("Allemagne", "DE"),
        ("Japon", "JP"),
        ("États-Unis", "US"),
        ("Estados Unidos", "US"),
        ("EE. UU.", "US"),
        ("Stati Uniti", "US"),
        ("Germania", "DE"),
        ("Polska", "PL"),
        ("Duitsland", "DE"),
        ("Rosja", "RU"),
        ("Германия", "DE"),
        ("Соединенные Штаты", "US"),
        ("日本", "JP"),
        ("ドイツ", "DE"),
        ("アメリカ", "US"),
        ("일본", "JP"),
        ("중국", "CN"),
        ("中国", "CN"),
        ("德国", "DE"),
        ("英国", "GB"),
        ("FRANCE", "FR"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("U.S.A.", "US"),
        ("Great Britain", "GB"),
        ("Holland", "NL"),
        ("Czech Republic", "CZ"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("P.R. China", "CN"),
        ("People's Republic of China", "CN"),
        ("Taiwan (R.O.C.)", "TW"),
        ("South Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Korea (South)", "KR"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
        ("Macedonia", "MK"),
        ("Swaziland", "SZ"),
        ("Cape Verde", "CV"),
        ("East Timor", "TL"),
        ("Bosnia and Herz.", "BA"),
        ("Bosnien und Herzegowina", "BA"),
        ("W. Sahara", "EH"),
        ("Fr. Polynesia", "PF"),
        ("Dominican Rep.", "DO"),
        ("in Italy", "IT"),
        ("Germany ", "DE"),
        ("Germany[1]", "DE"),
        ("Deutschland / Germany", "DE"),
        ("Réunion, France", "RE"),
        ("Hong Kong, China", "HK"),
        ("Hong Kong SAR", "HK"),
        ("Republic of Ireland", "IE"),
        ("Kingdom of the Netherlands", "NL"),
        ("Kingdom of Sweden", "SE"),
        ("ベルギー王国", "BE"),
        ("波兰共和国", "PL"),
        ("ロシア連邦", "RU"),
        ("ドイツ連邦共和国", "DE"),
        ("法兰西共和国", "FR"),
        ("스웨덴 왕국", "SE"),
        ("Republic of Serbia", "RS"),
        ("The Gambia", "GM"),
        ("St. Lucia", "LC"),
        ("Saint Lucia", "LC"),
        ("Trinidad & Tobago", "TT"),
        ("Trinidad y Tobago", "TT"),
        ("Surinam", "SR"),
        ("Palestinian National Authority", "PS"),
        ("United Republic of Tanzania", "TZ"),
        ("Cote d’Ivoire", "CI"),
        ("israel🇮🇱", "IL"),
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("Madagaskar", "MG"),
        ("中国台湾", "TW"),
        ("中国香港", "HK"),
        ("Grece", "GR"),
    ] {
        assert_eq!(countries.resolve(None, Some(label)), known(expected, By::Label), "{label}");
    }
}

#[test]
fn a_part_of_a_country_is_kept_as_its_region() {
    for (label, code, region) in [
        ("England", "GB", "England"),
        ("Schottland", "GB", "Scotland"),
        ("Wales", "GB", "Wales"),
        ("Northern Ireland", "GB", "Northern Ireland"),
        ("UK – Scotland", "GB", "Scotland"),
        ("Alabama, United States", "US", "Alabama"),
        ("Georgia, United States", "US", "Georgia"),
        ("Spain (Catalonia)", "ES", "Catalonia"),
        ("Cook County, Illinois, USA", "US", "Cook County, Illinois"),
    ] {
        assert_eq!(resolve("", label), part(code, region, By::Label), "{label}");
    }
    assert_eq!(resolve("GB", "England"), part("GB", "England", By::Code));
    assert_eq!(resolve("", "spain (catalonia)"), part("ES", "catalonia", By::Label));
    assert_eq!(resolve("XK", "Kosovo (umstritten)"), known("XK", By::Code));
}

#[test]
fn items_of_wikidata_are_countries() {
    let address = "http://www.wikidata.org/entity/Q183";
    for text in [address, "https://www.wikidata.org/wiki/Q183", "wd:Q183", "Q183"] {
        assert_eq!(resolve(text, ""), known("DE", By::Item), "{text}");
        assert_eq!(resolve("", text), known("DE", By::Item), "{text}");
    }
    assert_eq!(resolve(address, "Allemagne"), known("DE", By::Item));
    assert_eq!(resolve("http://www.wikidata.org/entity/Q223", "Greenland"), known("GL", By::Item));
    assert_eq!(resolve("", "Q15180"), resolve("", "Soviet Union").relabelled("Q15180"));
    assert_eq!(resolve("Q64", ""), unknown("Q64", &[]));
}

impl Resolved {
    fn relabelled(self, text: &str) -> Self {
        match self {
            Self::Former { codes, .. } => Self::Former { label: text.to_owned(), codes },
            other => other,
        }
    }
}

#[test]
fn states_that_are_no_more_are_never_states_of_today() {
    for (label, expected) in [
        ("DDR", "DE"),
        ("GDR", "DE"),
        ("West Germany", "DE"),
        ("Czechoslovakia", "CZ SK"),
        ("Tschechoslowakei", "CZ SK"),
        ("Yugoslavia", "BA HR ME MK RS SI XK"),
        ("Югославия", "BA HR ME MK RS SI XK"),
        ("Prussia", "DE PL RU LT"),
        ("Kingdom of Hungary", "HU SK RO UA RS HR AT SI"),
        ("Kingdom of Romania", "RO"),
        ("Leningrad, USSR", SOVIET),
        ("URSS", SOVIET),
        ("People's Republic of Bulgaria", "BG"),
        ("Haute-Volta", "BF"),
        ("ルーマニア王国", "RO"),
    ] {
        match resolve("", label) {
            Resolved::Former { codes, .. } => assert_eq!(codes.join(" "), expected, "{label}"),
            other => panic!("{label}: {other:?}"),
        }
    }
    assert_eq!(resolve("DE", "DDR"), known("DE", By::Code));
    assert!(matches!(resolve("FR", "USSR"), Resolved::Former { .. }));
    assert!(matches!(resolve("SU", ""), Resolved::Former { .. }));
}

const SOVIET: &str = "RU UA BY KZ UZ GE AZ LT MD LV KG TJ AM TM EE";

#[test]
fn what_is_not_understood_gets_proposals() {
    for (label, nearest) in [
        ("Kazakhstah", &["Kazakhstan"][..]),
        ("Japa", &["Japan"]),
        ("Island", &["Iceland"]),
        ("Korea", &["North Korea", "South Korea"]),
        ("Congo", &["Congo - Brazzaville", "Congo - Kinshasa"]),
        ("N. Cyprus", &["Cyprus"]),
        ("Luhansk People's Republic", &["Ukraine"]),
        ("qqqqqqqq", &[]),
        ("Kosovo (umstritten)", &["Kosovo"]),
        ("China (Sonderverwaltungszone)", &["China"]),
        ("Germany (since 1990)", &["Germany"]),
    ] {
        let Resolved::Unknown { text, nearest: mut found } = resolve("", label) else { panic!("{label}") };
        found.sort();
        assert_eq!((&*text, found), (label, nearest.iter().map(|name| (*name).to_owned()).collect()));
    }
    assert_eq!(resolve("XC", "N. Cyprus"), unknown("N. Cyprus", &["Cyprus"]));
    assert_eq!(resolve("XC", ""), unknown("XC", &[]));
    assert!(matches!(resolve("", "China / Taiwan"), Resolved::Unknown { .. }));
    assert!(matches!(resolve("", "Germany, Poland"), Resolved::Unknown { .. }));
}

#[test]
fn code_and_label_that_contradict_are_said() {
    for (code, label, other) in [
        ("SI", "Germany", "DE"),
        ("NO", "Denmark", "DK"),
        ("VE", "Barcelona, Spain", "ES"),
        ("DE", "Korea", "KR"),
    ] {
        let expected = Resolved::Contradiction { code: code.to_owned(), label_code: other.to_owned() };
        assert_eq!(resolve(code, label), expected, "{code} {label}");
    }
    for (code, label, expected) in [
        ("KR", "Korea", "KR"),
        ("IS", "Island", "IS"),
        ("PR", "United States", "PR"),
        ("HK", "China", "HK"),
        ("CN-TW", "Taiwan", "TW"),
        ("KZ", "Kazakhstah", "KZ"),
        ("de", "", "DE"),
    ] {
        assert_eq!(resolve(code, label), known(expected, By::Code), "{code} {label}");
    }
}

#[test]
fn namibia_is_not_what_r_writes_for_none() {
    assert_eq!(resolve("NA", "Namibia"), known("NA", By::Code));
    assert_eq!(resolve("NA", ""), Resolved::Absent);
    assert_eq!(resolve("NA", "Germany"), known("DE", By::Label));
    assert_eq!(resolve("NA", "Somaliland"), unknown("Somaliland", &["Somalia"]));
    assert_eq!(resolve("", "NA"), Resolved::Absent);
}

#[test]
fn what_says_nothing_is_absent() {
    for text in [
        "",
        "t430222130",
        "_:t1023456",
        "http://www.wikidata.org/.well-known/genid/2a",
        "n/a",
        "-",
        "—",
        "?",
        "NULL",
        "ZZ",
    ] {
        assert_eq!(resolve(text, ""), Resolved::Absent, "{text}");
    }
    assert_eq!(resolve("", "t430222130"), Resolved::Absent);
}

#[test]
fn only_the_countries_that_there_are_are_known() {
    let none = Countries::default();
    assert_eq!(none.resolve(Some("DE"), Some("Germany")), unknown("Germany", &[]));
}

#[test]
fn every_name_of_the_tables_is_its_country() {
    let countries = countries();
    for (key, place) in table::NAMES.iter() {
        let unclear = table::UNCLEAR.contains_key(key) || countries.code_of(&key.to_uppercase()).is_some();
        let resolved = countries.resolve(None, Some(key));
        let is_place = matches!(&resolved, Resolved::Known { code, .. } if code == place.code);
        assert!(unclear || is_place, "{key}: {resolved:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(code in ".{0,12}", label in ".{0,40}") {
        countries().resolve(Some(&code), Some(&label));
    }

    #[test]
    fn parts_of_names_make_no_panic(label in "[A-Zé ,/()\\-–\\[\\]]{0,24}(, |/| - )(United States|Germany|USSR|Korea)") {
        countries().resolve(None, Some(&label));
    }
}
