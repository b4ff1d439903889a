//! The pages for users: every query in them runs, and gives the answer that stands below it.
//!
//! A query is a block of `graphql`; its answer is the next block of `json` before another query.
//! `<!-- data: sample world -->` above a query says that it is asked after the sample world was imported;
//! all others give the same answer before and after.
//! In the cookbook a link that opens the query in the playground stands below it.
//! `INSTA_UPDATE=always` writes the links and the answers of the cookbook anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use seed::DataSet;
use serde_json::Value;

use crate::golden::updates;
use crate::support::TestApp;

const COOKBOOK: &str = "docs/cookbook.md";
const SAMPLE: &str = "<!-- data: sample world -->";
/// The start of a line with a link.
const LINK: &str = "[Run it in the playground](";

/// A query of a page.
struct Recipe {
    query: String,
    /// The line after its block.
    end: usize,
    /// The line of the link; none if the page has no link below the query.
    link: Option<usize>,
    /// The lines of the answer's block, without its fences; none if the page shows no answer.
    answer: Option<std::ops::Range<usize>>,
    needs_sample: bool,
}

impl Recipe {
    fn new(query: String, end: usize, needs_sample: bool) -> Self {
        Self { query, end, link: None, answer: None, needs_sample }
    }

    /// The line with the link, for a server on its default address.
    fn link(&self) -> String {
        format!("{LINK}http://127.0.0.1:8000/graphql?query={})", encoded(&self.query))
    }
}

struct Page {
    path: PathBuf,
    lines: Vec<String>,
    recipes: Vec<Recipe>,
}

impl Page {
    fn read(path: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = std::fs::read_to_string(&path).expect("the page exists");
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut recipes: Vec<Recipe> = Vec::new();
        let (mut at, mut needs_sample) = (0, false);
        while at < lines.len() {
            let line = lines[at].as_str();
            needs_sample |= line == SAMPLE;
            if line.starts_with(LINK)
                && let Some(recipe) = recipes.last_mut()
            {
                recipe.link = Some(at);
            }
            at += 1;
            if !line.starts_with("```") || line == "```" {
                continue;
            }
            let end = at + lines[at..].iter().position(|line| line == "```").expect("a block ends");
            if line == "```graphql" {
                let query = lines[at..end].join("\n");
                recipes.push(Recipe::new(query, end + 1, std::mem::take(&mut needs_sample)));
            } else if line == "```json"
                && let Some(recipe) = recipes.last_mut().filter(|recipe| recipe.answer.is_none())
            {
                recipe.answer = Some(at..end);
            }
            at = end + 1;
        }
        Self { path, lines, recipes }
    }

    /// The answer that the page shows; nothing if its block is empty.
    fn shown(&self, recipe: &Recipe) -> Option<Value> {
        let lines = recipe.answer.clone()?;
        let text = self.lines[lines].join("\n");
        (!text.is_empty()).then(|| serde_json::from_str(&text).expect("an answer is JSON"))
    }

    /// The line of the link that the page shows.
    fn shown_link(&self, recipe: &Recipe) -> Option<&str> {
        recipe.link.map(|line| self.lines[line].as_str())
    }

    /// Writes links and answers, last first so that line numbers stay.
    fn write(&mut self, answers: &[Value]) {
        for (recipe, answer) in self.recipes.iter().zip(answers).rev() {
            if let Some(lines) = recipe.answer.clone() {
                let mut text = String::new();
                write_value(&mut text, answer, 0);
                self.lines.splice(lines, text.lines().map(str::to_owned));
            }
            match recipe.link {
                Some(line) => self.lines[line] = recipe.link(),
                None => drop(self.lines.splice(recipe.end..recipe.end, [String::new(), recipe.link()])),
            }
        }
        let text = self.lines.join("\n") + "\n";
        std::fs::write(&self.path, text).expect("the page can be written");
    }
}

/// A value of a query string, as forms encode it; brackets too, since they would end a link in Markdown.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

/// JSON for readers: what fits on a line stands on one.
fn write_value(text: &mut String, value: &Value, depth: usize) {
    const WIDTH: usize = 110;
    let flat = flat(value);
    if 2 * depth + flat.chars().count() <= WIDTH && !(depth < 2 && value.is_object()) {
        text.push_str(&flat);
        return;
    }
    let indent = "  ".repeat(depth + 1);
    let (open, close, items): (_, _, Vec<(Option<&String>, &Value)>) = match value {
        Value::Object(fields) => ('{', '}', fields.iter().map(|(key, value)| (Some(key), value)).collect()),
        Value::Array(items) => ('[', ']', items.iter().map(|value| (None, value)).collect()),
        _ => {
            text.push_str(&flat);
            return;
        }
    };
    text.push(open);
    for (number, (key, value)) in items.iter().enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&indent);
        if let Some(key) = key {
            let _ = write!(text, "{}: ", Value::from(key.as_str()));
        }
        write_value(text, value, depth + 1);
    }
    let _ = write!(text, "\n{}{close}", "  ".repeat(depth));
}

fn flat(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), flat(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        _ => value.to_string(),
    }
}

async fn answers(page: &Page, app: &TestApp, sample: &TestApp) -> Vec<Value> {
    let mut answers = Vec::with_capacity(page.recipes.len());
    for recipe in &page.recipes {
        let answer = if recipe.needs_sample { sample } else { app }.answer(&recipe.query).await;
        assert_eq!(answer.get("errors"), None, "{}: {}", page.path.display(), recipe.query);
        answers.push(answer);
    }
    answers
}

#[tokio::test]
async fn cookbook_has_thirty_questions_with_their_links_and_answers() {
    let (app, sample) = (TestApp::seeded().await, TestApp::imported().await);
    let mut page = Page::read(COOKBOOK);
    let answers = answers(&page, &app, &sample).await;
    if updates() {
        page.write(&answers);
        page = Page::read(COOKBOOK);
    }
    assert!(page.recipes.len() >= 30, "{} questions", page.recipes.len());
    for (recipe, answer) in page.recipes.iter().zip(&answers) {
        assert_eq!(page.shown(recipe).as_ref(), Some(answer), "{}", recipe.query);
        assert_eq!(page.shown_link(recipe), Some(recipe.link().as_str()), "{}", recipe.query);
    }
}

#[tokio::test]
async fn queries_of_the_other_pages_give_the_answers_that_stand_there() {
    let (app, sample) = (TestApp::seeded().await, TestApp::imported().await);
    for path in ["README.md", "docs/filters.md"] {
        let page = Page::read(path);
        assert!(!page.recipes.is_empty(), "{path} has queries");
        let answers = answers(&page, &app, &sample).await;
        for (recipe, answer) in page.recipes.iter().zip(&answers) {
            if let Some(shown) = page.shown(recipe) {
                assert_eq!(&shown, answer, "{path}: {}", recipe.query);
            }
        }
    }
}

#[tokio::test]
async fn an_import_changes_no_answer_of_a_page() {
    let (app, sample) = (TestApp::seeded().await, TestApp::imported().await);
    for path in ["README.md", "docs/filters.md", COOKBOOK] {
        for recipe in Page::read(path).recipes.iter().filter(|recipe| !recipe.needs_sample) {
            let (before, after) = (app.answer(&recipe.query).await, sample.answer(&recipe.query).await);
            assert_eq!(before, after, "{path}: {}", recipe.query);
        }
    }
}

#[test]
fn citation_file_says_what_the_data_set_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CITATION.cff");
    let text = std::fs::read_to_string(path).expect("the file exists");
    let dataset = DataSet::embedded().expect("the embedded data are right").dataset;
    let published = dataset.published.expect("its date is known");
    for line in [
        format!("title: \"{}\"", dataset.title),
        format!("  - name: \"{}\"", dataset.author),
        format!("license: {}", dataset.license),
    ] {
        assert!(text.lines().any(|written| written == line), "{line}");
    }
    let released = text.lines().find_map(|line| line.strip_prefix("date-released: \"")).expect("a date");
    assert!(released.starts_with(published.edtf()), "{released}");
}
