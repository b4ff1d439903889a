//! Builds the browser pages in `web/` and lists their files for `src/http/pages/mod.rs`.
//!
//! The bundle is made by npm once for each state of its sources, kept in `target/web/<hash>/` and embedded from there.
//! `SISTER_CITIES_WEB` says how much it matters: `auto` (the default) warns and goes on without it,
//! `require` fails, `off` leaves it out and never calls npm. See docs/adr/0004-playground-bundle.md.

#![expect(clippy::disallowed_methods, reason = "a build script is told everything by variables")]
#![expect(clippy::print_stdout, reason = "and tells cargo everything by its output")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{env, thread};

/// For npm and the bundler together, and for waiting on another build that runs them.
const TIME_LIMIT: Duration = Duration::from_mins(10);
/// In `web/`, but not sources of the bundle.
const NOT_SOURCES: [&str; 6] = ["node_modules", "dist", "plain", "check", "build", ".gitignore"];
/// Written last; its presence is what makes a bundle usable.
const MARKER: &str = ".complete";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() {
    if let Err(error) = generate() {
        report("error", "the browser pages cannot be embedded", &*error);
    }
}

fn generate() -> Result<()> {
    let web = env::current_dir()?.join("web");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-env-changed=SISTER_CITIES_WEB");
    for watched in ["web/build", "web/plain", "web/examples"] {
        println!("cargo::rerun-if-changed={watched}");
    }

    let bundle = match env::var("SISTER_CITIES_WEB").as_deref() {
        Ok("off") => None,
        Ok("require") => Some(bundle(&web, &out)?),
        Ok("auto" | "") | Err(env::VarError::NotPresent) => bundle(&web, &out)
            .map_err(|error| {
                report("warning", "the playground is not built in, a plain page stands in", &*error);
            })
            .ok(),
        _ => return Err("SISTER_CITIES_WEB must be off, auto or require".into()),
    };
    fs::write(out.join("pages.rs"), table(&web, bundle.as_deref(), &out)?)?;
    Ok(())
}

/// Shows a warning, or an error, which makes cargo stop.
fn report(kind: &str, what: &str, why: &dyn Error) {
    println!("cargo::{kind}={what}");
    for line in why.to_string().lines() {
        println!("cargo::{kind}=  {line}");
    }
}

/// The folder with the bundle of the present sources, built now if it was not built before.
fn bundle(web: &Path, out: &Path) -> Result<PathBuf> {
    let sources = sources(web)?;
    let cache = target_folder(out).join("web");
    let name = hash(sources.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let bundle = cache.join(&name);
    let marker = bundle.join(MARKER);
    if !marker.exists() {
        fs::create_dir_all(&cache)?;
        let deadline = Instant::now() + TIME_LIMIT;
        let _lock = lock(&cache.join("lock"), deadline)?;
        // Another build may have made it while this one waited.
        if !marker.exists() {
            build(&sources, &cache, &name, deadline)?;
        }
    }
    // Embedded files that went away must be made again.
    println!("cargo::rerun-if-changed={}", marker.display());
    Ok(bundle)
}

/// Every file that the bundle depends on, by its path below `web/`, in fixed order.
fn sources(web: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(web)? {
        let entry = entry?;
        if !NOT_SOURCES.iter().any(|name| entry.file_name() == *name) {
            println!("cargo::rerun-if-changed={}", entry.path().display());
            walk(web, &entry.path(), &mut files)?;
        }
    }
    files.sort();
    Ok(files)
}

fn walk(root: &Path, path: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            walk(root, &entry?.path(), files)?;
        }
    } else {
        let name = path.strip_prefix(root)?.to_str().ok_or("file names must be Unicode")?;
        files.push((name.replace('\\', "/"), fs::read(path)?));
    }
    Ok(())
}

/// The nearest folder above `OUT_DIR` that cargo marked as its target folder, so that profiles share one bundle.
fn target_folder(out: &Path) -> &Path {
    let is_target =
        |path: &&Path| path.join("CACHEDIR.TAG").exists() || path.join(".rustc_info.json").exists();
    out.ancestors().find(is_target).unwrap_or(out)
}

fn lock(path: &Path, deadline: Instant) -> Result<File> {
    let file = File::create(path)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(200));
            }
            Err(error) => return Err(format!("waiting for {}: {error}", path.display()).into()),
        }
    }
}

/// Runs npm and the bundler in a folder of their own, and moves the result into place in one step.
fn build(sources: &[(String, Vec<u8>)], cache: &Path, name: &str, deadline: Instant) -> Result<()> {
    // What an interrupted build left behind; nobody else is at work while the lock is held.
    for entry in fs::read_dir(cache)?.flatten() {
        if entry.file_name().to_string_lossy().starts_with("work-") {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let work = cache.join(format!("work-{}", std::process::id()));
    for (path, bytes) in sources {
        let path = work.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&work))?;
        fs::write(path, bytes)?;
    }

    let log = cache.join("build.log");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let install = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    let built = run(npm, &install, &work, &log, deadline)
        .and_then(|()| run("node", &["build.mjs"], &work, &log, deadline));
    let result = built.and_then(|()| {
        let dist = work.join("dist");
        let marker = File::create(dist.join(MARKER))?;
        // Cargo runs a build script again for files that are newer than its last run, as this one would be.
        marker.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(24))?;
        let _ = fs::remove_dir_all(cache.join(name));
        fs::rename(&dist, cache.join(name))?;
        Ok(())
    });
    let _ = fs::remove_dir_all(&work);
    result
}

fn run(program: &str, arguments: &[&str], folder: &Path, log: &Path, deadline: Instant) -> Result<()> {
    let output = File::create(log)?;
    let spawned = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        .spawn();
    let mut child = match spawned {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(format!("{program} was not found").into());
        }
        other => other?,
    };
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= deadline {
            child.kill()?;
            child.wait()?;
            return Err(format!("{program} was stopped after {} minutes", TIME_LIMIT.as_secs() / 60).into());
        }
        thread::sleep(Duration::from_millis(100));
    };
    if status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&fs::read(log)?).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let end = lines[lines.len().saturating_sub(8)..].join("\n");
    Err(format!("{program} {} failed ({status}), see {}\n{end}", arguments[0], log.display()).into())
}

/// The Rust source of the table of embedded files.
fn table(web: &Path, bundle: Option<&Path>, out: &Path) -> Result<String> {
    let mut playground = "None".to_owned();
    let mut assets = Vec::new();
    if let Some(bundle) = bundle {
        let mut files = Vec::new();
        walk(bundle, bundle, &mut files)?;
        for (file, _) in files {
            // Of two compressed forms one stands for both.
            let path = match file.rsplit_once('.') {
                Some((path, "br")) => path,
                Some((_, "gz")) => continue,
                _ if file == MARKER => continue,
                _ => &file,
            };
            let source = bundle.join(path);
            if path == "index.html" {
                playground = format!("Some({})", asset(path, &source, false)?);
            } else if let Some(hashed) = path.strip_prefix("assets/") {
                assets.push((hashed.to_owned(), asset(hashed, &source, true)?));
            } else {
                assets.push((path.to_owned(), asset(path, &source, false)?));
            }
        }
    }

    let examples = out.join("examples.json");
    fs::write(&examples, chapters_json(&web.join("examples"))?)?;
    let plain = web.join("plain");
    assets.push(("examples.json".to_owned(), asset("examples.json", &examples, false)?));
    for name in ["favicon.svg", "plain.css", "plain.js"] {
        assets.push((name.to_owned(), asset(name, &plain.join(name), false)?));
    }
    assets.sort();

    let mut code = format!("static PLAYGROUND: Option<Asset> = {playground};\n");
    writeln!(code, "static PLAIN: Asset = {};", asset("index.html", &plain.join("index.html"), false)?)?;
    writeln!(code, "static ASSETS: [Asset; {}] = [", assets.len())?;
    for (_, asset) in &assets {
        writeln!(code, "    {asset},")?;
    }
    code.push_str("];\n");
    Ok(code)
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

/// The example queries for the plain page, as a JSON list of chapters: one a folder, with its queries in order.
fn chapters_json(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    walk(folder, folder, &mut files)?;
    let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
    let mut chapters = BTreeMap::<String, Vec<String>>::new();
    for (path, text) in &files {
        let Some(name) = path.strip_suffix(".graphql") else { continue };
        let (chapter, _) = name.split_once('/').ok_or("an example must be in the folder of a chapter")?;
        let query = json_string(str::from_utf8(text)?);
        let variables = files.get(&format!("{name}.json")).map_or(Ok(""), |text| str::from_utf8(text))?;
        let example = format!("{{\"query\":{query},\"variables\":{}}}", json_string(variables.trim_end()));
        chapters.entry(chapter.to_owned()).or_default().push(example);
    }
    let chapter = |(folder, examples): (String, Vec<String>)| {
        let title = json_string(&title(&folder));
        format!("{{\"title\":{title},\"examples\":[{}]}}", examples.join(","))
    };
    Ok(format!("[{}]", chapters.into_iter().map(chapter).collect::<Vec<_>>().join(",")))
}

/// `3-dates-and-time` is "Dates and time", as web/src/examples.ts has it too.
fn title(folder: &str) -> String {
    let words = folder.split_once('-').map_or(folder, |(_, words)| words).replace('-', " ");
    let first: String = words.chars().take(1).flat_map(char::to_uppercase).collect();
    first + words.get(1..).unwrap_or_default()
}

fn json_string(text: &str) -> String {
    let escaped = text.replace('\r', "").replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{}\"", escaped.replace('\t', "\\t"))
}

/// Tells states of files apart; it need not withstand anyone, nor stay the same between compilers.
fn hash<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = DefaultHasher::new();
    parts.into_iter().for_each(|part| part.hash(&mut hasher));
    format!("{:016x}", hasher.finish())
}
