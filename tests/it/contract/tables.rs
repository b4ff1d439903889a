//! Tables of the documentation that are printed from the code.
//!
//! One stands between `<!-- table: NAME -->` and `<!-- end of table -->`; `INSTA_UPDATE=always` writes it anew.

use std::path::Path;

use crate::golden::updates;

const START: &str = "<!-- table: ";
const END: &str = "<!-- end of table -->";

/// Compares all tables of a page with what they must be, in their order on the page.
pub(super) fn check(page: &str, tables: &[(&str, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let page = std::fs::read_to_string(&path).expect("the page exists");
    let names: Vec<&str> = page.split(START).skip(1).filter_map(|rest| rest.split(" -->").next()).collect();
    assert_eq!(names, tables.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "the tables of the page");
    let mut printed = page.clone();
    for (name, table) in tables {
        let marker = format!("{START}{name} -->\n");
        let start = printed.find(&marker).expect("the name stands on the page") + marker.len();
        let length = printed[start..].find(END).expect("every table has an end");
        printed.replace_range(start..start + length, table);
    }
    if updates() {
        std::fs::write(&path, printed).expect("the page can be written");
    } else {
        assert_eq!(page, printed, "run the tests with INSTA_UPDATE=always and read the diff");
    }
}
