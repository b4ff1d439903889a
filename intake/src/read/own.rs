//! Files of our own data format, which other commands read.

/// A larger file is a table, though its first line may look like a key with a value: `sep=;`.
const MOST_BYTES: usize = 1 << 20;

/// What the file is and what to do, if it is TOML.
pub(super) fn of(text: &str) -> Option<String> {
    if text.len() > MOST_BYTES {
        return None;
    }
    // A look at the first line spares large tables the parser.
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    if !may_be_toml(first) {
        return None;
    }
    let table: toml::Table = text.parse().ok()?;
    let has = |key: &str| table.contains_key(key);
    let folder = "the folder that it lies in is loaded by: sister-cities seed --data DIR";
    Some(if has("slug") && has("place") {
        "this is the file of a city in our own data format; put it into your folder of data by: \
         sister-cities add FILE --data DIR"
            .to_owned()
    } else if has("home") && has("title") {
        format!("this is the dataset.toml of a folder of data; {folder}")
    } else if has("source") || has("industry") || has("country") {
        format!("this is a file of a folder of data; {folder}")
    } else if has("columns") {
        "this is a mapping of columns; name it by --map, and beside it the file with the table".to_owned()
    } else {
        "this is a TOML file, which has no table of places or links".to_owned()
    })
}

/// Whether the line is a key with a value, or the name of a table.
fn may_be_toml(line: &str) -> bool {
    let is_key = |key: &str| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    let table = line.split('#').next().unwrap_or_default().trim();
    let table = table.strip_prefix('[').and_then(|table| table.strip_suffix(']'));
    let table = table.map(|name| name.trim_start_matches('[').trim_end_matches(']').trim());
    table.is_some_and(|name| is_key(name) && name.parse::<f64>().is_err())
        || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim()))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn files_of_our_own_name_the_command_that_reads_them() {
        for (text, command) in [
            ("# A city\nslug = \"bergen-no\"\n[place]\ncountry = \"NO\"\n", "sister-cities add FILE"),
            ("title = \"Ours\"\nhome = \"bergen-no\"\n", "sister-cities seed --data DIR"),
            ("[[source]]\nslug = \"a\"\n", "sister-cities seed --data DIR"),
            ("[columns]\nSeit = \"established\"\n", "--map"),
            ("[package]\nname = \"x\"\n", "no table of places"),
        ] {
            let message = of(text).expect("TOML");
            assert!(message.contains(command), "{message}");
        }
    }

    #[test]
    fn tables_of_text_and_json_are_no_toml() {
        for text in
            ["sep=;\na;b\n", "a,b\n1,2\n", "[1, 2]", "[\"a\"]", "[\n{\"a\": 1}]", "name = x\n1\n", "[3]"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_too_large_for_a_file_of_ours_is_a_table() {
        let file = "slug = \"bergen-no\"\n[place]\n";
        let large = format!("{file}{}", "#".repeat(super::MOST_BYTES));
        assert!(of(file).is_some() && of(&large).is_none());
    }
}
