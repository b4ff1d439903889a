//! When counted instructions are too many; `benches/instructions` counts them.

#[path = "../../benches/instructions/baseline.rs"]
mod baseline;

use self::baseline::Baseline;

fn counts<const N: usize>(counts: [(&str, u64); N]) -> Baseline {
    let instructions = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    Baseline { instructions }
}

#[test]
fn ten_per_cent_more_are_accepted_and_any_number_less() {
    let baseline = counts([("city", 1_000), ("page", 2_000)]);
    assert_eq!(baseline.objections(&counts([("city", 1_100), ("page", 1)])), [""; 0]);
}

#[test]
fn each_request_that_takes_more_than_that_is_named() {
    let baseline = counts([("city", 1_000), ("country", 3_000), ("page", 2_000)]);
    assert_eq!(
        baseline.objections(&counts([("city", 1_101), ("country", 3_000), ("page", 4_000)])),
        [
            "city takes 1101 instructions, 10.1 % more than 1000; 10 % are accepted",
            "page takes 4000 instructions, 100.0 % more than 2000; 10 % are accepted",
        ]
    );
}

#[test]
fn requests_and_baseline_have_the_same_names() {
    let baseline = counts([("city", 1_000), ("page", 2_000)]);
    assert_eq!(
        baseline.objections(&counts([("city", 1_000), ("town", 1)])),
        ["page is in the baseline and was not counted", "town is not in the baseline"]
    );
}

#[test]
fn committed_baseline_has_all_requests() {
    let text = include_str!("../../benches/instructions/baseline.toml");
    let baseline: Baseline = toml::from_str(text).expect("a baseline");
    let names: Vec<_> = baseline.instructions.keys().map(String::as_str).collect();
    assert_eq!(names, ["city", "countries", "country", "introspection", "kept", "page"]);
    assert!(baseline.instructions.values().all(|count| *count > 10_000), "{baseline:?}");
}
