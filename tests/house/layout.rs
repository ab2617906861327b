//! The layout of the repository, read from `cargo metadata`, `cargo tree` and the source files: which crates and modules may
//! depend on each other, what a function may link, and how every source file begins. No test here starts a stack.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rekey_tests::modules::{Module, ModulePath, circles, imports_between_tests, modules};
use rekey_tests::template::functions;
use rekey_tests::tools::{cargo, root};
use serde_json::Value;

#[test]
fn a_crate_depends_only_on_crates_of_lower_layers() {
    let packages = packages();
    let wrong: Vec<String> = packages
        .iter()
        .flat_map(|package| package.dependencies.iter().map(move |needed| (package, needed)))
        .filter(|(package, needed)| layer(needed) >= layer(&package.folder))
        .map(|(package, needed)| format!("{} depends on {needed}", package.folder))
        .collect();
    assert!(packages.len() > 10, "only {} packages were read", packages.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_modules_of_a_crate_import_each_other_in_no_circle() {
    let (mut count, mut found) = (0, Vec::new());
    for target in packages().into_iter().flat_map(|package| package.targets) {
        let modules = target.modules();
        found.extend(circles(&modules).into_iter().map(|import| format!("{}: {import}", shown(&target.source))));
        count += modules.len();
    }
    assert!(count > 150, "only {count} modules were read");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn integration_tests_share_code_only_through_support() {
    let mut count = 0;
    for target in packages().into_iter().flat_map(|package| package.targets).filter(|target| target.kind == "test") {
        let modules = target.modules();
        let found = imports_between_tests(&modules);
        assert!(found.is_empty(), "move what these imports share to tests/support: {found:#?}");
        count += modules.len();
    }
    assert!(count > 50, "only {count} modules were read");
}

#[test]
fn an_import_of_another_test_module_is_found() {
    let found = |sources: &[(&str, &str)]| imports_between_tests(&modules_of(sources));
    let (root, helped) = (("", "mod a; mod b;"), ("a", "mod helper { } mod tests { #[test] fn t() { } use super::helper::H; }"));
    let none: [&str; 0] = [];
    assert_eq!(found(&[root, helped, ("b", "use rekey_tests::World;")]), none);
    assert_eq!(found(&[root, helped, ("b", "fn f() { crate::a::helper::h() }")]), ["b → a::helper"]);
    let siblings = ("a", "mod c { #[tokio::test(flavor = \"x\")] async fn t() { } } mod d { use super::c::C; }");
    assert_eq!(found(&[root, siblings, ("b", "")]), ["a::d → a::c"]);
    // A module may use the test module that it is in.
    assert_eq!(found(&[root, ("a", "#[test] fn t() { } mod c { use super::A; }"), ("b", "")]), none);
}

/// The modules of a crate whose sources are given by the path of the module; the path of the root is empty.
fn modules_of(sources: &[(&str, &str)]) -> BTreeMap<ModulePath, Module> {
    let sources: BTreeMap<&str, &str> = sources.iter().copied().collect();
    modules(sources[""], &|path| sources[path.join("::").as_str()].to_owned())
}

#[test]
fn a_circle_of_modules_is_found_however_it_is_written() {
    let found = |sources: &[(&str, &str)]| circles(&modules_of(sources));
    let both = ["a → b", "b → a"];
    let root = ("", "mod a; pub mod b;");
    assert_eq!(found(&[root, ("a", "use crate::b::B;"), ("b", "use super::{c, a::A as Other};")]), both);
    assert_eq!(found(&[root, ("a", "fn f() { g(|| crate::b::f()) }"), ("b", "type A = Vec<super::a::A>;")]), both);
    assert_eq!(found(&[root, ("a", "fn f() { use crate::b; b::f(); }"), ("b", "fn f() { print!(\"{}\", crate::a::A); }")]), both);
    // The root re-exports what `a` defines.
    let reexports = ("", "mod a; mod b; pub use a::A;");
    assert_eq!(found(&[reexports, ("a", "use crate::b::B;"), ("b", "use super::A;")]), both);
    // A module includes the modules inside it.
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
    // A module may use the module that it is in, and unit tests may use every module.
    assert_eq!(found(&[root, ("a", "mod c { use super::A; } use self::c::C;"), ("b", "")]), none);
    assert_eq!(found(&[root, ("a", "use crate::b::B;"), ("b", "#[cfg(test)] mod tests { use crate::a::A; }")]), none);
}

#[test]
fn the_domain_links_no_runtime_no_web_framework_and_no_aws_sdk() {
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
fn no_function_is_built_with_what_only_tests_need() {
    for (owner, feature) in [("rekey-domain", "seeded-random"), ("rekey-text", "pseudo-language")] {
        let has = |package: &[&str]| {
            let tree = [&["tree"], package, &["--edges", "normal,build", "--prefix", "none", "--format", "{p} [{f}]"]].concat();
            let tree = cargo(&tree);
            let features = tree.lines().find_map(|line| line.strip_prefix(owner)?.strip_prefix(' ')?.rsplit_once('['));
            features.expect(&tree).1.contains(feature)
        };
        assert!(has(&["--package", "rekey-tests"]));
        // Cargo unifies the features of all packages of a build, so the functions are also checked as they are built together.
        assert!(!has(&["--workspace", "--exclude", "rekey-local", "--exclude", "rekey-tests", "--exclude", "bare"]));
        for function in functions().iter().filter(|function| linked(function, "normal").contains(owner)) {
            assert!(!has(&["--package", function]), "{function}");
        }
    }
}

#[test]
fn the_crates_whose_advisories_deny_toml_ignores_are_linked_where_it_says() {
    let deny = fs::read_to_string(root().join("deny.toml")).unwrap();
    let ignored: Vec<&str> = deny.split('"').filter(|part| part.starts_with("RUSTSEC-")).collect();
    assert_eq!(ignored, ["RUSTSEC-2023-0089", "RUSTSEC-2023-0071"], "deny.toml ignores another advisory");
    for function in functions() {
        let linked = linked(&function, "normal,build");
        assert!(!linked.contains("atomic-polyfill"), "{function}");
        assert_eq!(linked.contains("rsa"), function == "passkey", "{function}");
    }
}

#[test]
fn only_passkey_links_the_crate_for_webauthn() {
    for function in functions() {
        assert_eq!(linked(&function, "normal").contains("webauthn-rs-core"), function == "passkey", "{function}");
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
fn only_publish_can_put_events() {
    for function in functions() {
        assert_eq!(linked(&function, "normal").contains("aws-sdk-eventbridge"), function == "publish", "{function}");
    }
}

#[test]
fn only_show_captcha_can_draw_pictures() {
    for function in functions() {
        assert_eq!(linked(&function, "normal").contains("captcha"), function == "show-captcha", "{function}");
    }
}

#[test]
fn a_function_has_one_name_for_its_folder_package_and_binary() {
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
fn cargo_runs_every_unit_test_and_example() {
    for package in packages() {
        for target in package.targets.iter().filter(|target| matches!(target.kind.as_str(), "lib" | "bin")) {
            // A binary is one file. A library is every file below the folder of its first file.
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
fn every_log_line_has_a_target_that_the_log_filter_lets_through() {
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
    // The other crates log with their own names as targets, which the filter matches by this prefix.
    let named = packages().into_iter().filter(|package| !package.folder.starts_with("functions/") && package.folder != "tests/bench/bare");
    for package in named.filter(|package| read(&root().join(&package.folder).join("Cargo.toml")).contains("\ntracing.workspace")) {
        assert!(package.name.starts_with("rekey-"), "{}", package.name);
    }
}

#[test]
fn no_deployed_code_mentions_the_local_outbox_and_the_local_events() {
    for file in files_under(&root().join("functions")).into_iter().chain(files_under(&root().join("shared"))) {
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("/dev/outbox") && !text.contains("/dev/events"), "{}", shown(&file));
    }
}

#[test]
fn no_source_file_has_a_local_variant_an_ignored_test_or_an_allow() {
    // `concat!` keeps these words out of this file.
    let banned = [concat!("cfg(", "local"), concat!("#[", "ignore"), concat!("#[", "allow("), concat!("#![", "allow(")];
    for (file, text) in sources() {
        for words in banned {
            assert!(!text.contains(words), "{} contains {words}", shown(&file));
        }
    }
}

#[test]
fn every_source_file_begins_with_a_doc_comment() {
    let sources = sources();
    assert!(sources.len() > 50, "only {} files were read", sources.len());
    for (file, text) in sources {
        assert!(text.starts_with("//! "), "{} does not begin with `//! `", shown(&file));
    }
}

/// A member of the workspace, as `cargo metadata` describes it.
struct Package {
    name: String,
    /// The path in the repository, such as `functions/sign-in`.
    folder: String,
    /// The folders of the members among its dependencies, whether normal, build or dev.
    dependencies: Vec<String>,
    targets: Vec<Target>,
}

/// A library, binary, test or bench of a member.
struct Target {
    name: String,
    kind: String,
    source: PathBuf,
    test: bool,
    doctest: bool,
}

impl Target {
    /// The modules of the target, read from its first file and the files that belong to it.
    fn modules(&self) -> BTreeMap<ModulePath, Module> {
        let folder = self.source.parent().unwrap();
        modules(&read(&self.source), &|path| {
            let file = folder.join(path.join("/"));
            let file = [file.with_extension("rs"), file.join("mod.rs")].into_iter().find(|file| file.is_file());
            read(&file.unwrap_or_else(|| panic!("{path:?} of {} has no file", shown(&self.source))))
        })
    }
}

/// The layer of a folder, the lowest first. Crates of the same layer do not depend on each other.
fn layer(folder: &str) -> usize {
    let layers = ["shared/text", "shared/domain", "shared/adapters", "shared/http", "functions", "infra", "tests"];
    let layer = layers.iter().position(|layer| Path::new(folder).starts_with(layer));
    layer.unwrap_or_else(|| panic!("{folder} has no layer: add it here"))
}

fn packages() -> Vec<Package> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    let members = metadata["packages"].as_array().unwrap();
    members
        .iter()
        .map(|package| Package {
            name: string(&package["name"]),
            folder: shown(Path::new(&string(&package["manifest_path"])).parent().unwrap()),
            dependencies: list(&package["dependencies"])
                .filter_map(|needed| needed["path"].as_str())
                .map(|path| shown(Path::new(path)))
                .collect(),
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

/// The names of all packages that a member links if it is built alone, as for a deployment.
fn linked(package: &str, edges: &str) -> BTreeSet<String> {
    let tree = cargo(&["tree", "--package", package, "--edges", edges, "--prefix", "none"]);
    let names: BTreeSet<String> = tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.contains(package), "{tree}");
    names
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

/// All files below a folder, without build output, installed packages and hidden folders.
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

/// A path, relative to the repository.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
