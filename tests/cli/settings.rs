//! Files of settings: where they are found, what goes over what, and what is said of a wrong one.

use std::fs;
use std::path::Path;

use crate::place::{HALL, Place, Told};

#[test]
fn a_file_above_the_input_is_found_and_its_paths_are_from_its_folder_on() {
    let place = Place::new();
    place.write("refrain.toml", "against = [\"posts\"]\n");
    place.run("check draft.md").told(1, &["1 refrain"]);
    place.run("report").told(0, &["2 files"]);
    place.write("drafts/new.md", HALL);
    let told =
        Told::by(place.command().args(["check", "new.md"]).current_dir(place.path("drafts")));
    told.told(1, &["1 refrain"]).showed(&["like ../posts/2019-01-01-one.md:3"]);
    // The closest wins, whole.
    place.write("drafts/refrain.toml", "min-run = 50\nthreshold = 1\nmin-shared = 100\n");
    place.run("check drafts/new.md").told(2, &["give --against PATH, or set `against`"]);
    // What lies above a repository is about other writing.
    fs::remove_file(place.path("drafts/refrain.toml")).unwrap();
    place.write("drafts/.git/HEAD", "");
    place.run("check drafts/new.md").told(2, &["--against PATH"]);
}

#[test]
fn the_command_line_goes_over_the_environment_over_the_file() {
    let place = Place::new();
    place.write(
        "refrain.toml",
        "min-run = 40\nthreshold = 1\nformat = \"json\"\n[report]\nmin-run = 41\n",
    );
    let min_run = |args: &str, variable: &str| {
        let mut command = place.command();
        command.args(args.split_whitespace()).env("REFRAIN_MIN_RUN", variable);
        Told::by(&mut command).json()["options"]["min_run"].clone()
    };
    assert_eq!(min_run("report posts", ""), 41);
    assert_eq!(min_run("compare draft.md posts", ""), 40);
    assert_eq!(min_run("report posts", "30"), 30);
    assert_eq!(min_run("report posts --min-run 20", "30"), 20);
    assert_eq!(min_run("report posts --no-config --format json", ""), 12);
    place.write("other.toml", "min-run = 25\n");
    assert_eq!(min_run("report posts --format json --config other.toml", ""), 25);
}

#[test]
fn a_flag_that_the_file_turns_on_can_be_turned_off() {
    let place = Place::new();
    place.write(
        "refrain.toml",
        "copies-only = true\nno-ignore = true\nquiet = true\nformat = \"json\"\n",
    );
    place.write("posts/.refrainignore", "*two*\n");
    let report = |args: &str| place.run(&format!("report posts {args}"));
    assert_eq!(report("").json()["options"]["copies_only"], true);
    assert_eq!(report("").err, "");
    assert_eq!(report("--no-copies-only").json()["options"]["copies_only"], false);
    report("--ignore --no-quiet").told(0, &["1 file,"]);
    assert_eq!(report("--no-copies-only --copies-only").json()["options"]["copies_only"], true);
}

#[test]
fn wrong_settings_are_told_with_their_place_and_what_was_meant() {
    let place = Place::new();
    let told = |text: &str| {
        place.write("refrain.toml", text);
        place.run("report posts")
    };
    told("min-run = 20\ntreshold = 0.4\nmin_shared = 3\n").told(
        2,
        &[
            "error: refrain.toml:2: unknown key 'treshold'; did you mean 'threshold'?\n",
            " 2 | treshold = 0.4\n   | ^^^^^^^^\n",
            "refrain.toml:3: unknown key 'min_shared'; did you mean 'min-shared'?",
        ],
    );
    told("[check]\nall-pears = true\n")
        .told(2, &["unknown key 'all-pears' of [check]; did you mean"]);
    told("[reprot]\n").told(2, &["unknown key 'reprot'; did you mean 'report'?"]);
    told("code = 1\n").told(2, &["refrain.toml:1: code: expected true or false, got integer"]);
    told("format = \"jsn\"\n").told(2, &["refrain.toml:1: ", "'jsn'", "possible values: text"]);
    told("min-run = \"many\"\n").told(2, &["refrain.toml:1: ", "'many'", " 1 | min-run"]);
    told("\nmin-run = 1\nthreads = 0\n").told(
        2,
        &[
            "error: refrain.toml:2: min-run: expected a number of words from 5",
            "error: refrain.toml:3: threads: expected a number of threads",
        ],
    );
    told("min-run = \n").told(2, &[": not valid TOML: "]);
    place.run("schema").told(0, &[]);
    place.run("report posts --config gone.toml").told(2, &["error: gone.toml: No such file"]);
}

#[test]
fn a_misspelled_variable_is_a_warning() {
    let place = Place::new();
    let mut command = place.command();
    command.args(["report", "posts"]).env("REFRAIN_TRESHOLD", "1");
    Told::by(&mut command)
        .told(0, &["warning: REFRAIN_TRESHOLD: no setting", "REFRAIN_THRESHOLD?"]);
    let mut command = place.command();
    command.args(["report", "posts"]).env("REFRAIN_MIN_RUN", "1");
    Told::by(&mut command)
        .told(2, &["error: REFRAIN_MIN_RUN: min-run: expected a number of words"]);
}

#[test]
fn show_tells_the_origin_of_each_value_and_is_a_file_of_settings() {
    let place = Place::new();
    place.write(
        "refrain.toml",
        "against = [\"posts\"]\nmin-run = 20\n[check]\nfail-on = \"light\"\n",
    );
    let mut command = place.command();
    command.args(["config", "show", "draft.md"]).env("REFRAIN_KINDS", "exact,light");
    let told = Told::by(&mut command);
    told.told(0, &[]).showed(&["# refrain.toml\n", "# threshold", "# default: 0.5", "[check]\n"]);
    for (line, origin) in [
        ("against = [\"posts\"]", "refrain.toml:1"),
        ("min-run = 20", "refrain.toml:2"),
        ("kinds = \"exact,light\"", "environment, REFRAIN_KINDS"),
        ("fail-on = \"light\"", "refrain.toml:4"),
    ] {
        let is = |it: &str| it.starts_with(line) && it.ends_with(&format!("# {origin}"));
        assert!(told.out.lines().any(is), "{line}: {}", told.out);
    }
    place.write("refrain.toml", &told.out);
    place.run("check draft.md").told(1, &[]);
}

/// Every option that a run has is a key, a variable and a line of the documentation.
#[test]
fn the_documentation_has_every_key() {
    let shown = Place::empty().run("config show").out;
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
    let page = fs::read_to_string(page).unwrap();
    let keys: Vec<&str> = shown.lines().skip(1).filter_map(|line| line.split(' ').nth(1)).collect();
    assert!(keys.len() > 30, "{shown}");
    let help: String = ["report", "check", "compare"]
        .map(|command| Place::empty().run(&format!("{command} --help")).out)
        .concat();
    for key in &keys {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/configuration.md lacks {key}"));
        let variable = format!("`REFRAIN_{}`", key.replace('-', "_").to_uppercase());
        assert!(row.contains(&variable), "{row}");
        assert!(help.contains(&format!("--{key}")), "no help has --{key}");
    }
    let table = Place::empty().run("config keys").out;
    assert!(page.contains(&table), "docs/configuration.md is stale: see `just fresh`");
    assert_eq!(table.lines().count(), keys.len() + 2);
}
