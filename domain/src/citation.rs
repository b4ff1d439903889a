//! How a data set is cited: as a text, and as a BibTeX entry.

use crate::partial_date::PartialDate;

/// What a citation is made of.
pub struct Citation<'a> {
    pub author: &'a str,
    pub title: &'a str,
    /// The version of the data, which names exactly what was used.
    pub version: &'a str,
    pub published: Option<&'a PartialDate>,
    pub url: Option<&'a str>,
    /// An SPDX expression.
    pub license: &'a str,
}

impl Citation<'_> {
    /// Author, year, title, version, address and licence, in this order; what is unknown is left out.
    pub fn text(&self) -> String {
        let Self { author, title, version, url, license, .. } = self;
        let year = self.year().map_or_else(String::new, |year| format!(" ({year})"));
        let url = url.map_or_else(String::new, |url| format!(" {url}."));
        format!("{author}{year}. {title} [data set], version {version}.{url} Licence: {license}.")
    }

    /// The same as an entry of BibTeX. Braces keep the author from being read as first and last names.
    pub fn bibtex(&self) -> String {
        let (author, title) = (escaped(self.author), escaped(self.title));
        let mut lines = vec![
            format!("@misc{{sister-cities-{},", self.version),
            format!("  author = {{{{{author}}}}},"),
            format!("  title = {{{{{title}}}}},"),
        ];
        if let Some(year) = self.year() {
            lines.push(format!("  year = {{{year}}},"));
        }
        lines.push(format!("  version = {{{}}},", self.version));
        if let Some(url) = self.url {
            lines.push(format!("  url = {{{url}}},"));
        }
        lines.push(format!("  note = {{Data set, licence {}}},", escaped(self.license)));
        lines.push("}".to_owned());
        lines.join("\n")
    }

    fn year(&self) -> Option<i32> {
        self.published.and_then(PartialDate::year)
    }
}

/// With what TeX reads as a command written as text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => escaped.extend(['\\', sign]),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Citation<'static> = Citation {
        author: "An office",
        title: "Partners of a city",
        version: "880fe4c9cdc9",
        published: None,
        url: None,
        license: "CC0-1.0",
    };

    #[test]
    fn everything_known_is_named() {
        let published = "2026-11".parse().expect("a date");
        let citation =
            Citation { published: Some(&published), url: Some("https://example.org/a_b"), ..PLAIN };
        assert_eq!(
            citation.text(),
            "An office (2026). Partners of a city [data set], version 880fe4c9cdc9. https://example.org/a_b. \
             Licence: CC0-1.0."
        );
        assert_eq!(
            citation.bibtex(),
            "@misc{sister-cities-880fe4c9cdc9,\n  author = {{An office}},\n  title = {{Partners of a city}},\n  \
             year = {2026},\n  version = {880fe4c9cdc9},\n  url = {https://example.org/a_b},\n  \
             note = {Data set, licence CC0-1.0},\n}"
        );
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        assert_eq!(
            PLAIN.text(),
            "An office. Partners of a city [data set], version 880fe4c9cdc9. Licence: CC0-1.0."
        );
        assert!(!PLAIN.bibtex().contains("year"));
        assert!(!PLAIN.bibtex().contains("url"));
    }

    #[test]
    fn signs_of_tex_are_text() {
        let citation = Citation { title: r"100% of {A_B} & C\D ~ ^ #1 $", ..PLAIN };
        let title = r"100\% of \{A\_B\} \& C\textbackslash{}D \textasciitilde{} \textasciicircum{} \#1 \$";
        assert!(citation.bibtex().contains(&format!("title = {{{{{title}}}}}")), "{}", citation.bibtex());
        assert!(citation.text().contains("100% of {A_B} & C"));
    }
}
