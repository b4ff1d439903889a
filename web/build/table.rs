//! The table of embedded files, as Rust source.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::files::{Result, hash, walk};
use super::{examples, npm};

/// The outlines of the land in the bundle, as the data of an SVG path; it is no asset, and so stays uncompressed.
const LAND: &str = "land.path";
/// What the name of the atlas's script in `assets/` begins with.
const SCRIPT: &str = "atlas-";

/// The Rust source of the table of embedded files.
pub(crate) fn rust(web: &Path, bundle: Option<&Path>, out: &Path) -> Result<String> {
    let (mut playground, mut land, mut script) = ("None".to_owned(), "None".to_owned(), "None".to_owned());
    let mut assets = Vec::new();
    if let Some(bundle) = bundle {
        let mut files = Vec::new();
        walk(bundle, bundle, &mut files)?;
        for (file, _) in files {
            // Of two compressed forms one stands for both.
            let path = match file.rsplit_once('.') {
                Some((path, "br")) => path,
                Some((_, "gz")) => continue,
                _ if file == npm::MARKER => continue,
                _ => &file,
            };
            let source = bundle.join(path);
            if path == "index.html" {
                playground = format!("Some({})", asset(path, &source, false)?);
            } else if path == LAND {
                let path = source.to_str().ok_or("the target folder must have a Unicode path")?;
                land = format!("Some(include_str!({path:?}).trim_ascii())");
            } else if let Some(hashed) = path.strip_prefix("assets/") {
                if is_script(hashed) {
                    script = format!("Some({:?})", format!("/{path}"));
                }
                assets.push((hashed.to_owned(), asset(hashed, &source, true)?));
            } else {
                assets.push((path.to_owned(), asset(path, &source, false)?));
            }
        }
    }

    let examples = out.join("examples.json");
    fs::write(&examples, examples_json(&web.join("examples"))?)?;
    let plain = web.join("plain");
    assets.push(("examples.json".to_owned(), asset("examples.json", &examples, false)?));
    assets.push(("events.js".to_owned(), asset("events.js", &web.join("shared/events.js"), false)?));
    for name in ["favicon.svg", "plain.css", "plain.js"] {
        assets.push((name.to_owned(), asset(name, &plain.join(name), false)?));
    }
    assets.push(("atlas.css".to_owned(), asset("atlas.css", &web.join("atlas/atlas.css"), false)?));
    assets.sort();

    let mut code = format!("static PLAYGROUND: Option<Asset> = {playground};\n");
    writeln!(code, "static LAND: Option<&str> = {land};\nstatic SCRIPT: Option<&str> = {script};")?;
    writeln!(code, "static PLAIN: Asset = {};", asset("index.html", &plain.join("index.html"), false)?)?;
    writeln!(code, "static ASSETS: [Asset; {}] = [", assets.len())?;
    for (_, asset) in &assets {
        writeln!(code, "    {asset},")?;
    }
    code.push_str("];\n");
    Ok(code)
}

fn examples_json(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    walk(folder, folder, &mut files)?;
    let mut texts = BTreeMap::new();
    for (path, bytes) in files {
        texts.insert(path, String::from_utf8(bytes)?.replace('\r', ""));
    }
    Ok(examples::chapters(&texts)?.to_string())
}

/// Whether a file of the bundle is the script of the atlas; its source map is not.
fn is_script(name: &str) -> bool {
    name.starts_with(SCRIPT) && Path::new(name).extension().is_some_and(|extension| extension == "js")
}

/// One entry of the table, from the file itself or from its two compressed forms beside it.
fn asset(name: &str, file: &Path, hashed: bool) -> Result<String> {
    let beside = |suffix: &str| PathBuf::from(format!("{}{suffix}", file.display()));
    let stored = if file.exists() {
        vec![("identity", file.to_owned())]
    } else {
        vec![("br", beside(".br")), ("gzip", beside(".gz"))]
    };
    let tag = hash([(name, fs::read(&stored[0].1)?.as_slice())]);
    let mut forms = String::new();
    for (encoding, path) in stored {
        let path = path.to_str().ok_or("the target folder must have a Unicode path")?;
        write!(forms, "({encoding:?}, include_bytes!({path:?})), ")?;
    }
    let kind = content_type(name);
    let etag = format!("W/\"{tag}\"");
    Ok(format!(
        "Asset {{ path: {name:?}, content_type: {kind:?}, etag: {etag:?}, hashed: {hashed}, forms: &[{forms}] }}"
    ))
}

fn content_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("md") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("ttf") => "font/ttf",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
