//! Tables of names as they stand in lists.

use super::*;

fn named(name: &str) -> NameRead {
    NameRead { name: name.to_owned(), ..NameRead::default() }
}

fn noted(name: &str, notes: &[&str]) -> NameRead {
    NameRead { notes: notes.iter().map(|&note| note.to_owned()).collect(), ..named(name) }
}

fn doubted(name: &str, doubt: &str) -> NameRead {
    NameRead { doubt: Some(doubt.to_owned()), ..named(name) }
}

#[test]
fn names_are_freed_of_what_does_not_belong_to_them() {
    for (text, expected) in [
        ("Wien", named("Wien")),
        (" \"Wien\" ", named("Wien")),
        ("K&ouml;ln", named("Köln")),
        ("Gda&#324;sk[1]", noted("Gdańsk", &["[1]"])),
        ("Rostock [a]", noted("Rostock", &["[a]"])),
        ("<b>Stuttgart</b>", named("Stuttgart")),
        ("Ulm<ref>A list</ref>", noted("Ulm", &["A list"])),
        ("Dresden*", noted("Dresden", &["*"])),
        ("† Luleå", noted("Luleå", &["†"])),
        ("Bonn²", noted("Bonn", &["²"])),
        ("{{flagicon|PER}} [[Arequipa]]", noted("Arequipa", &["{{flagicon|PER}}"])),
        ("[[Frankfurt (Oder)|Frankfurt]]", named("Frankfurt")),
        ("\u{202e}Bonn\u{202c}", noted("Bonn", &["signs that turn the direction of writing were taken out"])),
        ("Köln 1)", noted("Köln", &["1)"])),
        ("• Hof", noted("Hof", &["•"])),
        ("Lyon 🇫🇷", noted("Lyon", &["🇫🇷"])),
        ("Kiel¹", noted("Kiel", &["¹"])),
        ("Mecklenburg-\nVorpommern", named("Mecklenburg-Vorpommern")),
        ("Frankfurt\nam Main", named("Frankfurt am Main")),
        ("New_York", named("New York")),
        // Two letters beside each other that would be one of another script in UTF-8.
        ("Úžice", named("Úžice")),
        ("Óżar", named("Óżar")),
        ("Úľany", named("Úľany")),
        ("K%C3%B6ln", named("Köln")),
        ("TU\u{ad}RKU", named("TURKU")),
        ("Ｋｏｂｅ", named("Kobe")),
        ("a) Riga", noted("Riga", &["a)"])),
        ("Lucca, 55100", noted("Lucca", &["55100"])),
        ("Lucca (55100)", noted("Lucca", &["55100"])),
    ] {
        assert_eq!(read_name(text), expected, "{text}");
    }
}

#[test]
fn names_that_look_strange_stay() {
    for text in [
        "City of London",
        "愛媛県（今治市）",
        "Foo (of York)",
        "Halle (Saale)",
        "Lübbenau/Spreewald",
        "Brighton and Hove",
        "'s-Hertogenbosch",
        "St. John's",
        "Xi'an",
        "L'Aquila",
        "Saint-Denis",
        "Å",
        "Y",
        "温州",
        "광주광역시",
        "Villa de San Miguel de la Frontera",
        "Bis",
        "Novi Sad",
        "Ex",
        "Freiburg im Breisgau (Baden)",
        "Olde Worlde",
    ] {
        assert_eq!(read_name(text), named(text), "{text}");
    }
}

#[test]
fn former_and_other_names_are_told_apart() {
    let former = |name: &str, former: &str| NameRead { former: Some(former.to_owned()), ..named(name) };
    let also = |name: &str, also: &[&str]| NameRead {
        also: also.iter().map(|&name| name.to_owned()).collect(),
        ..named(name)
    };
    for (text, expected) in [
        ("Karl-Marx-Stadt (heute Chemnitz)", former("Chemnitz", "Karl-Marx-Stadt")),
        ("Leningrad (now Saint Petersburg)", former("Saint Petersburg", "Leningrad")),
        ("Karl-Marx-Stadt, heute Chemnitz", former("Chemnitz", "Karl-Marx-Stadt")),
        ("Chemnitz (formerly Karl-Marx-Stadt)", former("Chemnitz", "Karl-Marx-Stadt")),
        ("Chemnitz (ehemals: Karl-Marx-Stadt)", former("Chemnitz", "Karl-Marx-Stadt")),
        (
            "Chemnitz (bis 1990 Karl-Marx-Stadt)",
            NameRead { notes: vec!["1990".to_owned()], ..former("Chemnitz", "Karl-Marx-Stadt") },
        ),
        ("北京（旧北平）", former("北京", "北平")),
        ("Kyiv (also Kiev)", also("Kyiv", &["Kiev"])),
        ("Dunkirk / Dunkerque", also("Dunkirk", &["Dunkerque"])),
        ("Biel / Bienne / Bienna", also("Biel", &["Bienne", "Bienna"])),
        ("大阪 (Osaka)", also("Osaka", &["大阪"])),
        ("Pskov / Псков", also("Pskov", &["Псков"])),
    ] {
        assert_eq!(read_name(text), expected, "{text}");
    }
}

#[test]
fn regions_stand_behind_a_comma() {
    let of = |name: &str, region: &str| NameRead { region: Some(region.to_owned()), ..named(name) };
    for (text, expected) in [
        ("Gering, Nebraska", of("Gering", "Nebraska")),
        ("New Orleans, LA", of("New Orleans", "LA")),
        ("Portland, OR", of("Portland", "OR")),
        ("Coruña, A", noted("A Coruña", &["written as Coruña, A"])),
        ("Washington, D.C.", of("Washington", "D.C.")),
        ("Springfield, Illinois, USA", of("Springfield", "Illinois, USA")),
        ("Hague, The", noted("The Hague", &["written as Hague, The"])),
        ("Bonn,", named("Bonn")),
        ("Nagasaki, Japan", of("Nagasaki", "Japan")),
        ("Halle (Saale, Sachsen-Anhalt)", named("Halle (Saale, Sachsen-Anhalt)")),
        ("Halle (Saale), Sachsen-Anhalt", of("Halle (Saale)", "Sachsen-Anhalt")),
        ("Riverside, Inland Empire", of("Riverside", "Inland Empire")),
        ("Paris, 15e arrondissement", of("Paris", "15e arrondissement")),
        ("St. John's, Newfoundland and Labrador", of("St. John's", "Newfoundland and Labrador")),
        ("Sarajevo, Bosnia and Herzegovina", of("Sarajevo", "Bosnia and Herzegovina")),
    ] {
        assert_eq!(read_name(text), expected, "{text}");
    }
}

#[test]
fn what_stands_beside_a_name_and_is_no_region_is_doubted() {
    let relation = "the cell also says something about the relation, which belongs into a column of its own";
    for (text, name, note, doubt) in [
        ("Kiel, bis 2010", "Kiel", "bis 2010", relation),
        ("Gera, beendet", "Gera", "beendet", relation),
        ("Turku, since 1984", "Turku", "since 1984", relation),
        ("Erfurt (seit 1990)", "Erfurt", "seit 1990", relation),
        ("Jena (Thüringen), 1987", "Jena (Thüringen)", "1987", relation),
        ("Essen (Freundschaft mit Schulen)", "Essen", "Freundschaft mit Schulen", relation),
        ("Lucca,55100 LU", "Lucca", "55100 LU", "'55100 LU' belongs to no name"),
        (
            "Skopje (former Yugoslavia)",
            "Skopje",
            "former Yugoslavia",
            "'Yugoslavia' is the name of a state, which belongs into a column of its own",
        ),
    ] {
        let expected = NameRead { doubt: Some(doubt.to_owned()), ..noted(name, &[note]) };
        assert_eq!(read_name(text), expected, "{text}");
    }
}

#[test]
fn joints_part_names_that_are_not_known_as_one() {
    for (text, names) in [
        ("Kiel und Lübeck", &["Kiel", "Lübeck"][..]),
        ("Trier & Metz", &["Trier", "Metz"]),
        ("Pisa + Lucca", &["Pisa", "Lucca"]),
        ("Pisa+Lucca", &["Pisa", "Lucca"]),
        ("Jena, Weimar und Erfurt", &["Jena", "Weimar", "Erfurt"]),
        ("Kiel und Lübeck, Schleswig-Holstein", &["Kiel, Schleswig-Holstein", "Lübeck, Schleswig-Holstein"]),
        ("Минск и Гомель", &["Минск", "Гомель"]),
    ] {
        let joined = read_name(text).joined.unwrap_or_default();
        assert_eq!(joined, names, "{text}");
    }
    for text in [
        "Brighton & Hove",
        "Treinta y Tres",
        "Trinidad und Tobago",
        "Castelo e vale",
        "Kiel (und Lübeck)",
        "Andernach",
    ] {
        assert_eq!(read_name(text).joined, None, "{text}");
    }
}

#[test]
fn several_names_are_split_on_request_only() {
    let several = |name: &str, names: &[&str]| NameRead {
        several: Some(names.iter().map(|&name| name.to_owned()).collect()),
        ..doubted(name, "the cell seems to have 2 names; it is taken as one unless it is asked to split it")
    };
    for (text, expected) in [
        (
            "Anchorage, Alaska; Barrow, Alaska",
            several("Anchorage, Alaska; Barrow, Alaska", &["Anchorage, Alaska", "Barrow, Alaska"]),
        ),
        ("Bonn\nUlm", several("Bonn Ulm", &["Bonn", "Ulm"])),
        ("Bonn<br/>Ulm", several("Bonn Ulm", &["Bonn", "Ulm"])),
        ("杭州、温州", several("杭州、温州", &["杭州", "温州"])),
        (
            "Oxford (UK), Mirecourt (France)",
            several("Oxford (UK), Mirecourt (France)", &["Oxford (UK)", "Mirecourt (France)"]),
        ),
        ("Kiel\n(Holstein)\nBonn", several("Kiel (Holstein) Bonn", &["Kiel (Holstein)", "Bonn"])),
        (
            "Kiel\nGermany\nLyon\nFrance",
            several("Kiel, Germany Lyon, France", &["Kiel, Germany", "Lyon, France"]),
        ),
    ] {
        assert_eq!(read_name(text), expected, "{text}");
    }
    for (text, name) in [
        ("Saint-\nDenis", "Saint-Denis"),
        ("San\nFrancisco", "San Francisco"),
        ("New\nJersey", "New Jersey"),
        ("Frankfurt am\nMain", "Frankfurt am Main"),
        ("Halle\n(Saale)", "Halle (Saale)"),
        ("Kiel\nGermany", "Kiel"),
        ("Osaka\n大阪", "Osaka"),
    ] {
        let read = read_name(text);
        assert_eq!((read.name.as_str(), read.several), (name, None), "{text}");
    }
}

#[test]
fn what_is_no_name_is_doubted() {
    for (text, expected) in [
        ("", named("")),
        ("Q16511122", doubted("", "'Q16511122' is not a name")),
        (
            "http://www.wikidata.org/entity/Q64",
            doubted("", "'http://www.wikidata.org/entity/Q64' is not a name"),
        ),
        ("N/A", doubted("", "'N/A' is not a name")),
        ("NULL", doubted("", "'NULL' is not a name")),
        ("-", doubted("", "'-' is not a name")),
        ("unknown", doubted("", "'unknown' is not a name")),
        ("#NAME?", doubted("", "'#NAME?' is not a name")),
        ("dto.", doubted("", "'dto.' is not a name")),
        ("\"", doubted("", "'\"' is not a name")),
        ("see Lyon", doubted("", "'see Lyon' is not a name")),
        ("Bombay → Mumbai", doubted("Bombay → Mumbai", "'Bombay → Mumbai' has signs that no name has")),
        (
            "Roskilde terminated all its twinnings.",
            doubted(
                "Roskilde terminated all its twinnings.",
                "'Roskilde terminated all its twinnings.' looks like a sentence",
            ),
        ),
        ("MÃ¼nchen", doubted("MÃ¼nchen", "'MÃ¼nchen' was saved or read in a wrong encoding")),
        ("KÃ¶ln", doubted("KÃ¶ln", "'KÃ¶ln' was saved or read in a wrong encoding")),
        ("MalmÃ¶", doubted("MalmÃ¶", "'MalmÃ¶' was saved or read in a wrong encoding")),
        ("Å\u{81}Ã³dÅº", doubted("ÅÃ³dÅº", "'ÅÃ³dÅº' was saved or read in a wrong encoding")),
        ("K√∂ln", doubted("K√∂ln", "'K√∂ln' was saved or read in a wrong encoding")),
        ("Malm”", doubted("Malm”", "'Malm”' was saved or read in a wrong encoding")),
        ("K?ln", doubted("K?ln", "'K?ln' was saved or read in a wrong encoding")),
        ("12345", doubted("12345", "'12345' has no letter")),
        (
            "Chemnitz{{!}}Karl-Marx-Stadt",
            doubted("Chemnitz|Karl-Marx-Stadt", "'Chemnitz|Karl-Marx-Stadt' has signs that no name has"),
        ),
    ] {
        assert_eq!(read_name(text), expected, "{text}");
    }
    let long = "La".repeat(100);
    let doubt = read_name(&long).doubt.expect("a doubt");
    assert!(doubt.ends_with("is longer than any name"), "{doubt}");
    let suspended = read_name("Murmansk (suspended 2022)");
    assert_eq!((suspended.name.as_str(), suspended.notes), ("Murmansk", vec!["suspended 2022".to_owned()]));
    assert!(suspended.doubt.is_some());
}
