//! Tables of kinds and states in the languages of those who keep lists.

use super::meaning::Meaning;
use super::*;

/// Kind, state, since when, and the rest in one line.
fn shown(text: &str) -> String {
    let read = read_kind(text);
    let mut shown = read.kind.map_or("-".to_owned(), |kind| format!("{kind:?}"));
    if let Some(state) = read.state {
        shown = format!("{shown} {state:?}");
    }
    if let Some(since) = read.since {
        shown = format!("{shown} {since}");
    }
    match read.rest {
        Some(rest) => format!("{shown} | {rest}"),
        None => shown,
    }
}

#[test]
fn kinds_are_known_in_many_languages() {
    for (kind, words) in [
        (
            "SisterCity",
            "Partnerschaft;Städtepartnerschaft;STÄDTEPARTNERSCHAFT;Partnerstadt;jumelage;ville jumelée;hermanamiento;\
             gemellaggio;stedenband;sister city;Sister Cities;SISTER_CITY;sister_city;twin town;twinning;miasto partnerskie;\
             город-побратим;cidade-irmã;友好城市;姉妹都市;자매도시;자매결연",
        ),
        (
            "FriendlyExchange",
            "Freundschaft;Städtefreundschaft;friendship;friendship city;FRIENDLY_EXCHANGE;accord d'amitié;Accord d’amitie;\
             amistad;amicizia;vriendschapsband;дружба;友好交流关系城市;友好都市;우호도시;우호협력도시",
        ),
        (
            "Memorandum",
            "MOU;MoU;memorandum;Memorandum of Understanding;Absichtserklärung;letter of intent;protocole d'entente;\
             меморандум;谅解备忘录;覚書;양해각서",
        ),
        (
            "Cooperation",
            "Kooperation;Kooperationsvereinbarung;cooperation agreement;accord de coopération;convenio de colaboración;\
             accordo di cooperazione;samenwerking;współpraca;сотрудничество;合作;협력",
        ),
        ("Project", "Klimapartnerschaft;Projektpartnerschaft;project;climate partnership;プロジェクト"),
        ("Contact", "Kontakt;Städtekontakt;contact;informal;контакты;교류"),
        ("Domestic", "Inlandspartnerschaft;domestic;国内;国内姉妹都市;국내 자매도시"),
    ] {
        for word in words.split(';') {
            assert_eq!(shown(word), kind, "{word}");
        }
    }
}

#[test]
fn states_are_read_with_their_dates() {
    for (text, expected) in [
        ("Partnerschaft (ruht seit 03/2022)", "SisterCity Suspended 2022-03"),
        ("(ruht seit 03/2022)", "- Suspended 2022-03"),
        ("Partnerschaft, beendet 1990", "SisterCity Ended 1990"),
        ("Partnerschaft, 1990 beendet", "SisterCity Ended 1990"),
        ("Partnerschaft – aufgelöst am 31.12.1990", "SisterCity Ended 1990-12-31"),
        ("sister city (terminated in 2010)", "SisterCity Ended 2010"),
        ("former sister city", "SisterCity Ended"),
        ("former", "- Ended"),
        ("gekündigt zum 31.12.2020", "- Ended 2020-12-31"),
        ("beendet mit Wirkung vom 1.2.2001", "- Ended 2001-02-01"),
        ("terminated as of 2010", "- Ended 2010"),
        ("nicht mehr aktiv", "- Ended"),
        ("no longer active", "- Ended"),
        ("terminated[3]", "- Ended | [3]"),
        ("jumelage rompu en 2010", "SisterCity Ended 2010"),
        ("ehemalige Städtepartnerschaft", "SisterCity Ended"),
        ("suspended", "- Suspended"),
        ("inactive", "- Suspended"),
        ("aufgelöste Städtepartnerschaft", "SisterCity Ended"),
        ("Emeritus Sister City", "SisterCity Ended"),
        ("candidate sister city", "SisterCity Planned"),
        ("jumelage envisagé", "SisterCity Planned"),
        ("on hold", "- Suspended"),
        ("ausgesetzt seit März 2022", "- Suspended 2022-03"),
        ("ACTIVE", "- Active"),
        ("aktiv", "- Active"),
        ("friendship, planned", "FriendlyExchange Planned"),
        ("Partnerschaft in Vorbereitung", "SisterCity Planned"),
        ("побратимские отношения приостановлены", "SisterCity Suspended"),
        ("姉妹都市（終了）", "SisterCity Ended"),
        ("자매도시 (중단)", "SisterCity Suspended"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_known_stays_as_stated() {
    for (text, expected) in [
        ("Patenschaft", "- | Patenschaft"),
        ("Klimapartnerschaft (Absichtserklärung)", "Project | Absichtserklärung"),
        ("Freundschaft und Kooperation", "FriendlyExchange | Kooperation"),
        ("Partnerschaft seit 1984", "SisterCity | seit 1984"),
        ("Partnerschaft mit Schulen", "SisterCity | mit Schulen"),
        ("keine Partnerschaft", "- | keine Partnerschaft"),
        ("does not practise sister cities", "- | does not practise sister cities"),
        ("nicht aktiv", "- | nicht aktiv"),
        ("ausgesetzt bis 2030", "- Suspended | bis 2030"),
        ("sisterhood", "- | sisterhood"),
        ("Sister school", "- | Sister school"),
        ("Sister Port", "- | Sister Port"),
        ("almost sister city", "- | almost sister city"),
        ("姉妹校", "- | 姉妹校"),
        ("Partnerschaft[2]", "SisterCity | [2]"),
        ("", "-"),
        ("UNKNOWN", "-"),
        ("n/a", "-"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn every_word_of_the_table_means_what_it_stands_for() {
    let wrong = words::all().filter(|&(word, meaning)| {
        let read = read_kind(word);
        let meant = match meaning {
            Meaning::Kind(kind) => KindRead { kind: Some(kind), ..KindRead::default() },
            Meaning::State(state) => KindRead { state: Some(state), ..KindRead::default() },
        };
        read != meant
    });
    assert_eq!(wrong.map(|(word, _)| word).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// State, when it began, since when it is in that state, or that there is a doubt; of dates, those before 2027 have passed.
fn stands(text: &str) -> String {
    let last: PartialDate = "2026".parse().expect("a date");
    let read = read_standing(text, |date| date.first() <= last.last());
    let date = |date: Option<PartialDate>| date.map(|date| format!(" {date}")).unwrap_or_default();
    let state = read.state.map_or("-".to_owned(), |state| format!("{state:?}"));
    let doubt = if read.is_doubtful { " ?" } else { "" };
    let begun = read.established.map(|date| format!(" from {date}")).unwrap_or_default();
    format!("{state}{begun}{}{doubt}", date(read.since))
}

#[test]
fn remarks_tell_plainly_that_a_relation_has_ended_or_rests() {
    for (text, expected) in [
        ("has ended", "Ended"),
        ("Ended in 2010 by council", "Ended 2010"),
        ("Contract expired", "Ended"),
        ("currently suspended because of the war", "Suspended"),
        ("Inactive since 2005", "Suspended 2005"),
        ("war: all contacts frozen since 2022", "Suspended 2022"),
        ("wurde 2010 aufgelöst", "Ended 2010"),
        ("Vertrag 2010 gekündigt", "Ended 2010"),
        ("Partnerschaft wurde 2005 beendet", "Ended 2005"),
        ("seit 2022 ausgesetzt", "Suspended 2022"),
        ("Partnerschaft ruht", "Suspended"),
        ("ausgelaufen", "Ended"),
        ("nicht mehr gültig", "Ended"),
        ("eingeschlafen", "Suspended"),
        ("en sommeil", "Suspended"),
        ("non renouvelé", "Ended"),
        ("wypowiedziana", "Ended"),
        ("休止中", "Suspended"),
        ("bis 2010", "Ended 2010"),
        ("aktiv bis 2010", "Ended 2010"),
        ("Sister City until 2015", "Ended 2015"),
        ("Klimapartnerschaft (bis 2020)", "Ended 2020"),
        ("jumelage jusqu'en 2010", "Ended 2010"),
        ("2010年まで", "Ended 2010"),
        ("Städtepartnerschaft 1990 bis 2005", "Ended from 1990 2005"),
        ("cooperation agreement 2010 – 2014", "Ended from 2010 2014"),
        ("Projektpartnerschaft 2015-2018", "Ended from 2015 2018"),
        ("Sister City since 1985", "- from 1985"),
        ("Sister City (1985)", "- from 1985"),
        ("active", "Active"),
    ] {
        assert_eq!(stands(text), expected, "{text}");
    }
}

#[test]
fn remarks_that_may_tell_an_end_are_a_doubt() {
    for text in [
        "frozen until a new mayor is elected in 2030",
        "city council decided to end the partnership in 2019",
        "Agreement not yet signed",
        "noch nicht unterzeichnet",
        "keine Kontakte mehr",
        "derzeit keine Aktivitäten",
        "nie aktiv",
        "offiziell aufgelöst",
        "bis Ende 1992",
        "the former partnership was with the county",
        "Ende der Partnerschaft: 2011",
        "le jumelage n'est plus entretenu",
        "договор не действует",
        "已于2010年终止合作",
        "Sister City †",
    ] {
        assert_eq!(stands(text), "- ?", "{text}");
    }
}

#[test]
fn remarks_of_other_things_tell_no_end() {
    for text in [
        "",
        "n/a",
        "the former mayor visited",
        "friends until death",
        "ended with a concert",
        "the visit ended early",
        "bis heute",
        "seit 1990 bis heute",
        "until today",
        "aktiv bis 2030",
        "valid until 2035",
        "renewed 2005",
        "no fees",
        "nicht nur Kontakte der Schulen",
        "nicht mehr als fünf Besuche",
        "signed at the end of 1990",
        "ended with a concert, friends ever since",
        "1990",
        "Besuch 2010 abgesagt",
    ] {
        let stands = stands(text);
        assert!(stands == "-" || stands == "Active" || stands.starts_with("- from"), "{text}: {stands}");
    }
}
