//! Whether the page of the HTML report is what `web/` makes. Where Node or the packages are missing, it
//! says so: nobody needs them to build refrain.

use std::path::Path;
use std::process::Command;

#[test]
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn the_page_is_what_its_sources_make() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    if !web.join("node_modules").exists() {
        eprintln!("skipped: no packages in web/node_modules; run `npm ci` there");
        return;
    }
    let Ok(made) = Command::new("node").arg("build.mjs").arg("--check").current_dir(&web).output()
    else {
        eprintln!("skipped: there is no program `node`");
        return;
    };
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}
