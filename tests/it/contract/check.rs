//! `schema --check` as it is run: what it prints, and what it returns.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const COMMITTED: &str = "schema.graphql";

fn committed() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    std::fs::read_to_string(file).expect("schema.graphql is committed")
}

fn check(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sister-cities"))
        .args(["schema", "--check"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    stdin.write_all(input.as_bytes()).expect("the binary reads its input");
    drop(stdin);
    child.wait_with_output().expect("the binary ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_committed_schema_is_what_is_served() {
    let output = check(&[COMMITTED, "--strict"], "");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text(&output.stdout), "no breaking change: no change at all\n");
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn clients_of_another_schema_are_told_what_breaks_them() {
    let known = committed()
        .replace("\twikidataId: String\n", "\twikidataId: String!\n\tmayor: String\n")
        .replace("enum Certainty {\n", "enum Certainty {\n\tPROVEN\n");
    let line = |of: &str| known.lines().position(|line| line == of).expect("a line") + 1;
    let output = check(&["-"], &known);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "Breaking\n  VALUE_REMOVED_FROM_ENUM: operations that send the value are refused\n    \
         Certainty.PROVEN (line {}): was PROVEN\n  \
         FIELD_REMOVED: operations that name the field are refused\n    \
         City.mayor (line {}): was String\n  \
         FIELD_CHANGED_KIND: what clients read or send there may no longer fit\n    \
         City.wikidataId (line {}): String! -> String\n\n\
         3 breaking, 0 dangerous, 0 safe\n",
        line("\tPROVEN"),
        line("\tmayor: String"),
        line("\twikidataId: String!"),
    );
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(
        text(&output.stderr),
        "error: the schema does not keep what standard input says: 3 changes that are not accepted\n"
    );
}

#[test]
fn dangerous_changes_fail_only_if_that_is_asked_for() {
    let known =
        committed().replace("\t\"\"\"\n\tA doubt that a reader should know of.\n\t\"\"\"\n\tUNSURE\n", "");
    let line = 1 + known.lines().position(|line| line == "enum Certainty {").expect("the enum");
    let found = format!(
        "Dangerous\n  VALUE_ADDED_TO_ENUM: answers may have a value that clients do not know\n    \
         Certainty.UNSURE (line {line}): now UNSURE\n\nno breaking change: 1 dangerous, 0 safe\n"
    );
    let output = check(&["-"], &known);
    assert!(output.status.success());
    assert_eq!(text(&output.stdout), found);
    let output = check(&["-", "--strict"], &known);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), found);
    assert_eq!(
        text(&output.stderr),
        "error: the schema does not keep what standard input says: 1 change that is not accepted\n"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let output = check(&["-"], "type Query {\n  city: Town\n}");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    assert_eq!(
        text(&output.stderr),
        "error: cannot read standard input: line 2, column 9: the type 'Town' is not defined in this file; \
         is it complete?\n"
    );
    let output = check(&["missing.graphql"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error: cannot read missing.graphql: "), "{output:?}");
}
