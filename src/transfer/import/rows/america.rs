//! States of America, which share names and codes with countries.

use domain::search::fold;

/// Their names, folded.
const STATES: [&str; 51] = [
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "district of columbia",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "rhode island",
    "south carolina",
    "south dakota",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "washington",
    "west virginia",
    "wisconsin",
    "wyoming",
];

/// The codes of states of America that are codes of countries too.
const SHARED_CODES: [&str; 24] = [
    "AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD", "ME", "MN", "MO",
    "MS", "MT", "NC", "NE", "PA", "SC", "VA",
];

/// Cities of the state of Georgia that partners are looked for in, folded; the country of the name has none of them.
const OF_GEORGIA: [&str; 30] = [
    "albany",
    "alpharetta",
    "americus",
    "athens",
    "atlanta",
    "augusta",
    "brookhaven",
    "brunswick",
    "carrollton",
    "columbus",
    "decatur",
    "duluth",
    "dunwoody",
    "gainesville",
    "johns creek",
    "kennesaw",
    "lagrange",
    "lawrenceville",
    "macon",
    "marietta",
    "newnan",
    "peachtree city",
    "roswell",
    "sandy springs",
    "savannah",
    "smyrna",
    "statesboro",
    "thomasville",
    "valdosta",
    "warner robins",
];

/// Whether the text is the name of a state of America.
pub(super) fn is_state(text: &str) -> bool {
    STATES.contains(&fold(text).as_str())
}

/// Whether a code of a country is also that of a state.
pub(super) fn is_code_of_state(code: &str) -> bool {
    SHARED_CODES.contains(&code)
}

/// Whether the state of Georgia has a city of the name.
pub(super) fn is_of_georgia(city: &str) -> bool {
    OF_GEORGIA.contains(&fold(city).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_known_by_name_and_code() {
        assert!(is_state("Oregon") && is_state("new york") && !is_state("Hessen"));
        assert!(is_code_of_state("DE") && !is_code_of_state("FI"));
        assert!(is_of_georgia("Atlanta") && !is_of_georgia("Tbilisi"));
    }
}
