#!/usr/bin/env bash
# Adds the partner of CONTRIBUTING.md's example to a copy of the repository and runs the tests there.
#
# The example's data come from the page itself, so that it stays true.
# Snapshots of Wenzhou's data and the answers of the cookbook may change, as step 6 there says; nothing else may, and
# every test must pass.
# The copy is in the target folder, beside what is built already: CARGO_TARGET_DIR, or `target`.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
target=$(mkdir -p "${CARGO_TARGET_DIR:-$top/target}" && cd "${CARGO_TARGET_DIR:-$top/target}" && pwd)
copy=$target/partner
blocks=$target/partner-blocks
# What a new partner may change.
allowed='^(tests/it/wenzhou/queries/[a-z0-9-]+\.(answer|sql)\.snap|docs/cookbook\.md)$'

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# The files that git knows, as they are now, with their times, so that cargo builds what is new only.
copy_repository() {
    rm -rf "$copy"
    mkdir -p "$copy"
    (cd "$top" && git ls-files -z | tar --create --null --files-from=- --ignore-failed-read) |
        tar --extract --directory "$copy"
}

# The TOML blocks of the section "Add a partner": a source, and the partner's file.
add_partner() {
    rm -rf "$blocks"
    mkdir -p "$blocks"
    awk -v folder="$blocks" '
        /^## / { inside = $0 == "## Add a partner" }
        inside && /^ *```toml$/ { number += 1; match($0, / */); indent = RLENGTH; reading = 1; next }
        reading && /^ *```$/ { reading = 0 }
        reading { print substr($0, indent + 1) > (folder "/" number) }
    ' "$copy/CONTRIBUTING.md"
    [[ -s $blocks/1 && -s $blocks/2 && ! -e $blocks/3 ]] ||
        fail "CONTRIBUTING.md's 'Add a partner' has not the two blocks of TOML that it should have"
    slug=$(sed -n 's/^slug = "\([a-z-]*\)"$/\1/p' "$blocks/2")
    [[ -n $slug ]] || fail "the second block has no slug"
    { printf '\n' && cat "$blocks/1"; } >>"$copy/seed/data/sources.toml"
    cp "$blocks/2" "$copy/seed/data/cities/$slug.toml"
}

# Fails if a file of the copy differs from what was there before the tests ran and may not.
check_changes() {
    local changed unexpected
    changed=$(git diff --name-only && git ls-files --others --exclude-standard)
    unexpected=$(grep -vE "$allowed" <<<"$changed" | grep . || true)
    [[ -z $unexpected ]] || fail "a new partner changes more than it should: $unexpected"
    printf '%s files changed, all of them to be read in review\n' "$(grep -c . <<<"$changed" || true)"
}

copy_repository
add_partner
cd "$copy"
export CARGO_TARGET_DIR=$target
# To cargo the crates of the copy are those of the repository, whose next build must not take them for its own.
trap 'cargo clean --quiet --package sister-cities-seed --package sister-cities' EXIT
git init --quiet
git add --all
printf -- '---- the snapshots of Wenzhou, with %s\n' "$slug"
INSTA_UPDATE=always cargo test --test it wenzhou::
check_changes
printf -- '---- all tests, with %s\n' "$slug"
INSTA_UPDATE=no cargo test --no-fail-fast
check_changes
