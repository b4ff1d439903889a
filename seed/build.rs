//! Builds the crate anew when a data file comes, goes or changes; without it, a new file would not be embedded.

#![expect(clippy::print_stdout, reason = "cargo reads what a build script prints")]

fn main() {
    println!("cargo::rerun-if-changed=data");
}
