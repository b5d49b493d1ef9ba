//! What is shipped beside the program and made from its command line, or calls it: completions, the
//! manual, the action and the hooks. All of it is fresh, and names flags and commands that there are.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::place::{HALL, Place, Told};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_completions_are_fresh() {
    for (shell, file) in [
        ("bash", "refrain.bash"),
        ("zsh", "_refrain"),
        ("fish", "refrain.fish"),
        ("powershell", "_refrain.ps1"),
        ("elvish", "refrain.elv"),
    ] {
        let made = Place::empty().run(&format!("completions {shell}"));
        let kept = fs::read_to_string(root("completions").join(file)).unwrap();
        assert!(made.told(0, &[]).out == kept, "completions/{file} is stale: `just fresh`");
        assert!(kept.contains("changed-since"), "{file}");
    }
    Place::empty().run("completions tcsh").told(2, &["'tcsh'", "bash, elvish, fish"]);
}

#[test]
fn the_manual_is_fresh_and_has_the_exit_codes() {
    let place = Place::empty();
    place.run("man --out pages").told(0, &[]);
    let names = |folder: PathBuf| {
        let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name());
        let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    };
    let made = names(place.path("pages"));
    assert_eq!(made, names(root("man")), "man/ is stale: `just fresh`");
    for name in &made {
        let [made, kept] =
            [place.path("pages"), root("man")].map(|at| fs::read(at.join(name)).unwrap());
        assert!(made == kept, "man/{name} is stale: `just fresh`");
    }
    assert!(made.contains(&"refrain-check.1".to_owned()), "{made:?}");
    let page = place.run("man").out;
    let help = place.run("--help").out;
    let (_, table) = help.split_once("Exit codes:\n").unwrap();
    for line in table.lines().take_while(|line| !line.is_empty()) {
        let meaning = line.trim().split_once(' ').unwrap().1.trim().replace('-', "\\-");
        assert!(page.contains(&meaning), "the manual lacks: {line}");
    }
}

/// Runs the check of the action as it stands in the file, with the program of this build.
#[cfg(unix)]
#[test]
fn the_action_runs() {
    let action: Value = yaml("action.yml");
    let step = action["runs"]["steps"].as_array().unwrap().last().unwrap();
    let place = Place::new();
    let folder = Path::new(env!("CARGO_BIN_EXE_refrain")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let run = |drafts: &str, fail_on: &str| {
        let mut bash = assert_cmd::Command::new("bash");
        bash.current_dir(place.path(".")).arg("-c").arg(step["run"].as_str().unwrap());
        bash.env("PATH", &path).env("DRAFTS", drafts).env("AGAINST", "posts").env("SINCE", "HEAD");
        bash.env("FAIL_ON", fail_on).env("SARIF", "out.sarif");
        bash.env("RUNNER_TEMP", place.path(".")).env("GITHUB_OUTPUT", place.path("output"));
        Told::by(bash.env("GITHUB_STEP_SUMMARY", place.path("summary.md")))
    };
    run("draft.md", "passage").told(1, &[]).showed(&["::warning file=draft.md,line=3"]);
    assert_eq!(fs::read_to_string(place.path("output")).unwrap(), "sarif=out.sarif\nfindings=1\n");
    assert!(place.path("out.sarif").exists() && place.path("summary.md").exists());
    run("draft.md", "never").told(0, &[]);
    run("", "passage").told(2, &["--changed-since HEAD: posts is in no repository"]);
    for key in step["env"].as_object().unwrap().values() {
        let name = key.as_str().unwrap().trim_start_matches("${{ inputs.").trim_end_matches(" }}");
        assert!(action["inputs"][name].is_object(), "no input {name}");
    }
}

#[test]
fn the_hooks_call_commands_that_there_are() {
    let hooks: Value = yaml(".pre-commit-hooks.yaml");
    for hook in hooks.as_array().unwrap() {
        let entry = hook["entry"].as_str().unwrap();
        let command = entry.strip_prefix("refrain ").unwrap();
        let place = Place::new();
        place.write("refrain.toml", "against = [\"posts\"]\n");
        // As it is called: with the files that were changed, posts and drafts.
        place.write("posts/2021-01-01-three.md", HALL);
        let told = place.run(&format!("{command} posts/2021-01-01-three.md draft.md"));
        told.told(1, &["2 drafts", "against 2 posts"]);
        for key in ["id", "name", "language", "types_or"] {
            assert!(!hook[key].is_null(), "{key}");
        }
    }
}

fn yaml(path: &str) -> Value {
    serde_saphyr::from_str(&fs::read_to_string(root(path)).unwrap()).unwrap()
}
