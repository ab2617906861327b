//! The map of the house, read from `cargo metadata`, `cargo tree` and the files themselves: who may depend on whom, what
//! may be linked into a function, and what every source file looks like. Nothing here starts a stack.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rekey_tests::modules::{circles, modules};
use rekey_tests::template::functions;
use rekey_tests::tools::root;
use serde_json::Value;

#[test]
fn a_crate_depends_only_on_crates_to_its_left() {
    let packages = packages();
    let wrong: Vec<String> = packages
        .iter()
        .flat_map(|package| package.needs.iter().map(move |needed| (package, needed)))
        .filter(|(package, needed)| room(needed) >= room(&package.folder))
        .map(|(package, needed)| format!("{} depends on {needed}", package.folder))
        .collect();
    assert!(packages.len() > 10, "only {} packages were read", packages.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_two_modules_of_a_crate_import_each_other_in_a_circle() {
    let (mut looked_at, mut found) = (0, Vec::new());
    for package in packages() {
        for target in package.targets {
            let folder = target.source.parent().unwrap();
            let modules = modules(&read(&target.source), &|path| {
                let file = folder.join(path.join("/"));
                let file = [file.with_extension("rs"), file.join("mod.rs")].into_iter().find(|file| file.is_file());
                read(&file.unwrap_or_else(|| panic!("{path:?} of {} has no file", shown(&target.source))))
            });
            found.extend(circles(&modules).into_iter().map(|import| format!("{}: {import}", shown(&target.source))));
            looked_at += modules.len();
        }
    }
    assert!(looked_at > 150, "only {looked_at} modules were read");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_circle_of_modules_is_found_however_it_is_written() {
    let found = |sources: &[(&str, &str)]| {
        let sources: BTreeMap<&str, &str> = sources.iter().copied().collect();
        circles(&modules(sources[""], &|path| sources[path.join("::").as_str()].to_owned()))
    };
    let both = ["a → b", "b → a"];
    let root = ("", "mod a; pub mod b;");
    assert_eq!(found(&[root, ("a", "use crate::b::B;"), ("b", "use super::{c, a::A as Other};")]), both);
    assert_eq!(found(&[root, ("a", "fn f() { g(|| crate::b::f()) }"), ("b", "type A = Vec<super::a::A>;")]), both);
    assert_eq!(found(&[root, ("a", "fn f() { use crate::b; b::f(); }"), ("b", "fn f() { print!(\"{}\", crate::a::A); }")]), both);
    // The root hands on what `a` defines.
    let hands_on = ("", "mod a; mod b; pub use a::A;");
    assert_eq!(found(&[hands_on, ("a", "use crate::b::B;"), ("b", "use super::A;")]), both);
    // A module stands for all that is in it.
    let inside = ("a", "mod c { use crate::b::B; } pub struct A;");
    assert_eq!(found(&[root, inside, ("b", "use crate::a::A;")]), both);
    let three = ("", "mod a; mod b; mod c;");
    let longer = found(&[three, ("a", "use crate::b::B;"), ("b", "use crate::c::C;"), ("c", "use crate::a::A;")]);
    assert_eq!(longer, ["a → b", "b → c", "c → a"]);

    let none: [&str; 0] = [];
    assert_eq!(
        found(&[
            root,
            ("a", "use crate::b::B;"),
            ("b", "use a::A; // crate::a::A\nconst S: &'static str = r#\"crate::a::A\"#; const Q: char = '\"';")
        ]),
        none
    );
    // A module may use the one that it is in, and tests may use everything.
    assert_eq!(found(&[root, ("a", "mod c { use super::A; } use self::c::C;"), ("b", "")]), none);
    assert_eq!(found(&[root, ("a", "use crate::b::B;"), ("b", "#[cfg(test)] mod tests { use crate::a::A; }")]), none);
}

#[test]
fn the_domain_knows_no_runtime_no_web_framework_and_no_aws() {
    let linked = linked("rekey-domain", "normal,build,dev");
    let wrong: Vec<&String> = linked
        .iter()
        .filter(|name| matches!(name.as_str(), "tokio" | "axum") || ["aws-", "aws_", "lambda"].iter().any(|start| name.starts_with(start)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn no_function_links_the_embedded_database_or_the_local_stack() {
    for function in functions() {
        let linked = linked(&function, "normal");
        for name in ["dynoxide-rs", "rusqlite", "libsqlite3-sys", "rekey-local", "rekey-tests"] {
            assert!(!linked.contains(name), "{function} links {name}");
        }
    }
}

#[test]
fn what_deny_toml_passes_over_is_linked_into_nothing() {
    let passed_over = fs::read_to_string(root().join("deny.toml")).unwrap();
    assert!(passed_over.contains("RUSTSEC-2023-0089") && passed_over.matches("RUSTSEC-").count() == 1, "look that this is still all");
    for function in functions() {
        assert!(!linked(&function, "normal,build").contains("atomic-polyfill"), "{function}");
    }
}

#[test]
fn only_deliver_can_send_messages() {
    for function in functions() {
        for service in ["aws-sdk-sesv2", "aws-sdk-pinpointsmsvoicev2"] {
            assert_eq!(linked(&function, "normal").contains(service), function == "deliver", "{function} and {service}");
        }
    }
}

#[test]
fn show_captcha_alone_draws_pictures() {
    for function in functions() {
        assert_eq!(linked(&function, "normal").contains("captcha"), function == "show-captcha", "{function}");
    }
}

#[test]
fn a_function_is_one_folder_one_package_and_one_binary_of_one_name() {
    let packages = packages();
    for function in functions() {
        let folder = format!("functions/{function}");
        for file in ["Cargo.toml", "src/lib.rs", "src/main.rs"] {
            assert!(root().join(&folder).join(file).is_file(), "{folder}/{file} is missing");
        }
        let package = packages.iter().find(|package| package.folder == folder).unwrap_or_else(|| panic!("{folder} is not a member"));
        assert_eq!(package.name, function);
        let binaries: Vec<&str> = package.targets.iter().filter(|target| target.kind == "bin").map(|target| target.name.as_str()).collect();
        assert_eq!(binaries, [function.as_str()], "{folder}");
    }
}

#[test]
fn every_unit_test_and_example_is_run() {
    for package in packages() {
        for target in package.targets.iter().filter(|target| matches!(target.kind.as_str(), "lib" | "bin")) {
            // A binary is one file here; a library is all that lies beside its first file.
            let files = match target.kind.as_str() {
                "lib" => files_under(target.source.parent().unwrap_or(&target.source)),
                _ => vec![target.source.clone()],
            };
            for file in files.iter().filter(|file| is_rust(file)) {
                let text = read(file);
                let has_tests = text.contains("#[test]") || text.contains("#[tokio::test");
                assert!(target.test || !has_tests, "{} has tests, but {} says `test = false`", shown(file), package.folder);
                let has_examples = text.lines().any(|line| ["/// ```", "//! ```"].iter().any(|start| line.trim_start().starts_with(start)));
                assert!(
                    target.kind == "bin" || target.doctest || !has_examples,
                    "{} has examples, but {} says `doctest = false`",
                    shown(file),
                    package.folder
                );
            }
        }
    }
}

#[test]
fn every_log_line_of_a_function_has_the_target_that_the_log_filter_knows() {
    let mut lines = 0;
    for file in files_under(&root().join("functions")).iter().filter(|file| is_rust(file)) {
        for call in ["trace!(", "debug!(", "info!(", "warn!(", "error!(", "error_span!(", "event!("] {
            for (place, _) in read(file).match_indices(&format!("tracing::{call}")) {
                let text = &read(file)[place..];
                assert!(text.starts_with(&format!("tracing::{call}target: \"rekey\", ")), "{}: {text:.100}", shown(file));
                lines += 1;
            }
        }
        let imports = ["use tracing::{", "use tracing::info", "use tracing::warn", "use tracing::error", "use tracing::debug"];
        assert!(imports.iter().all(|import| !read(file).contains(import)), "{} imports macros of tracing", shown(file));
    }
    assert!(lines > 5);
    // The crates with lines of their own target have names that begin with it.
    let named = packages().into_iter().filter(|package| !package.folder.starts_with("functions/") && package.folder != "tests/bench/bare");
    for package in named.filter(|package| read(&root().join(&package.folder).join("Cargo.toml")).contains("\ntracing.workspace")) {
        assert!(package.name.starts_with("rekey-"), "{}", package.name);
    }
}

#[test]
fn nothing_that_is_deployed_speaks_of_the_local_outbox() {
    for file in files_under(&root().join("functions")).into_iter().chain(files_under(&root().join("shared"))) {
        let bytes = fs::read(&file).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("/dev/outbox"), "{}", shown(&file));
    }
}

#[test]
fn no_source_file_has_a_local_variant_a_skipped_test_or_a_silenced_lint() {
    // Put together here, so that this file does not contain what it looks for.
    let banned = [concat!("cfg(", "local"), concat!("#[", "ignore"), concat!("#[", "allow("), concat!("#![", "allow(")];
    for (file, text) in sources() {
        for words in banned {
            assert!(!text.contains(words), "{} contains {words}", shown(&file));
        }
    }
}

#[test]
fn every_source_file_begins_by_saying_what_it_is() {
    let sources = sources();
    assert!(sources.len() > 50, "only {} files were read", sources.len());
    for (file, text) in sources {
        assert!(text.starts_with("//! "), "{} does not begin with `//! `", shown(&file));
    }
}

/// What `cargo metadata` says about a member.
struct Package {
    name: String,
    /// Relative to the repository, such as `functions/sign-in`.
    folder: String,
    /// The folders of the members that it depends on, in any way.
    needs: Vec<String>,
    targets: Vec<Target>,
}

struct Target {
    name: String,
    kind: String,
    source: PathBuf,
    test: bool,
    doctest: bool,
}

/// Where a folder stands in `domain ← adapters ← http ← functions ← infra ← tests`. What stands in one room does not
/// depend on each other.
fn room(folder: &str) -> usize {
    let rooms = ["shared/domain", "shared/adapters", "shared/http", "functions", "infra", "tests"];
    let room = rooms.iter().position(|room| Path::new(folder).starts_with(room));
    room.unwrap_or_else(|| panic!("{folder} has no room in the house yet: give it one here"))
}

fn packages() -> Vec<Package> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    let members = metadata["packages"].as_array().unwrap();
    members
        .iter()
        .map(|package| Package {
            name: string(&package["name"]),
            folder: shown(Path::new(&string(&package["manifest_path"])).parent().unwrap()),
            needs: list(&package["dependencies"]).filter_map(|needed| needed["path"].as_str()).map(|path| shown(Path::new(path))).collect(),
            targets: list(&package["targets"])
                .map(|target| Target {
                    name: string(&target["name"]),
                    kind: string(&target["kind"][0]),
                    source: string(&target["src_path"]).into(),
                    test: target["test"] == true,
                    doctest: target["doctest"] == true,
                })
                .collect(),
        })
        .collect()
}

/// The names of all packages that are linked into a member when it is built alone, as a deployment builds it.
fn linked(package: &str, edges: &str) -> BTreeSet<String> {
    let tree = cargo(&["tree", "--package", package, "--edges", edges, "--prefix", "none"]);
    let names: BTreeSet<String> = tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.contains(package), "{tree}");
    names
}

/// What a cargo command prints. It neither builds, nor asks the network, nor changes `Cargo.lock`.
pub(crate) fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--locked"])
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every `.rs` file of the repository, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let files = files_under(root()).into_iter().filter(|file| is_rust(file));
    files
        .map(|file| {
            let text = read(&file);
            (file, text)
        })
        .collect()
}

/// All files below a folder, without what was built or installed, and without hidden folders.
fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy();
        if path.is_file() {
            files.push(path);
        } else if path.is_dir() && !name.starts_with('.') && !matches!(name.as_ref(), "target" | "node_modules") {
            files.extend(files_under(&path));
        }
    }
    files
}

fn is_rust(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", shown(file)))
}

/// A path as it is written in the repository.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
