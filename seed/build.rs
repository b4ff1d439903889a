//! Builds the crate anew when a data file comes, goes or changes; without it, a new file would not be embedded.

fn main() {
    println!("cargo::rerun-if-changed=data");
}
