//! Limits of the work are options, and what they cut off is counted.

use crate::place::Place;

const KEEPER: &str = "The harbour office pays a pilot by the hour and not by the ship, so that a \
                      captain who waits for the tide costs the town more than one who comes in \
                      against it. The auditor asked twice why nobody had mended that. The pilots \
                      did not ask.";
const AGAIN: &str = "Twice the auditor asked why nobody mended the contract. A captain waiting for \
                     the tide costs the town more than a captain who comes in against it, since by \
                     the hour, not by the ship, is how the harbour office pays a pilot. The pilots \
                     were silent.";

#[test]
fn what_a_limit_cuts_off_is_counted_under_its_name() {
    let place = Place::new();
    place.write("keeper.txt", KEEPER);
    place.write("again.txt", AGAIN);
    let hits = |flags: &str| {
        let told = place.run(&format!("compare keeper.txt again.txt -f json {flags}")).json();
        assert_eq!(told["matches"].as_array().unwrap().len(), 1, "{told}");
        told["stats"]["limits_hit"].clone()
    };
    assert_eq!(hits(""), serde_json::json!({}));
    assert_eq!(hits("--max-cells 100"), serde_json::json!({"max_cells": 1}));
    let units = hits("--max-units 2");
    assert!(units["max_units"].as_u64().unwrap() >= 1 && units["max_cells"].is_null(), "{units}");
    place.run("compare keeper.txt again.txt --max-rounds 0").told(2, &["--max-rounds 0"]);
}
