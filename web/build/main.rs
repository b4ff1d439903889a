//! Builds the browser pages in `web/` and lists their files for `src/http/pages/mod.rs`.
//!
//! The bundle is made by npm once for each state of its sources, kept in `target/web/<hash>/` and embedded from there.
//! `SISTER_CITIES_WEB` says how much it matters: `auto` (the default) warns and goes on without it,
//! `require` fails, `off` leaves it out and never calls npm. See docs/adr/0004-playground-bundle.md.

#![expect(clippy::disallowed_methods, reason = "a build script is told everything by variables")]
#![expect(clippy::print_stdout, reason = "and tells cargo everything by its output")]

mod bundle;
mod examples;
mod files;
mod npm;
mod table;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use self::bundle::bundle;
use self::files::Result;

fn main() {
    if let Err(error) = generate() {
        report("error", "the browser pages cannot be embedded", &*error);
    }
}

fn generate() -> Result<()> {
    let web = env::current_dir()?.join("web");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-env-changed=SISTER_CITIES_WEB");
    for watched in ["web/build", "web/plain", "web/shared", "web/examples", "web/atlas/atlas.css"] {
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
    fs::write(out.join("pages.rs"), table::rust(&web, bundle.as_deref(), &out)?)?;
    Ok(())
}

/// Shows a warning, or an error, which makes cargo stop.
fn report(kind: &str, what: &str, why: &dyn Error) {
    println!("cargo::{kind}={what}");
    for line in why.to_string().lines() {
        println!("cargo::{kind}=  {line}");
    }
}
