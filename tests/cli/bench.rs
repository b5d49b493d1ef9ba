//! What `bench` tells; how long anything takes is not for a test to say.

use crate::place::Place;

#[test]
fn every_stage_is_timed_and_the_posts_are_counted() {
    let place = Place::new();
    let json = place.run("bench posts --runs 2 --format json").json();
    let stages: Vec<&str> =
        json["stages"].as_array().unwrap().iter().map(|it| it["stage"].as_str().unwrap()).collect();
    let wanted = ["read", "segment", "fingerprint", "join", "align", "families", "report", "write"];
    assert_eq!(stages[..8], wanted);
    assert_eq!(stages[8], "all");
    assert_eq!(json["runs"], 2);
    assert!(json["paragraphs"].as_u64().unwrap() > 0);
}

#[test]
fn a_missing_path_is_told() {
    Place::new().run("bench gone").told(2, &["error: gone: No such file"]);
}
