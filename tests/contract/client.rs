//! `infra/client`, the TypeScript client, is what its generator makes of the contract, compiles, and works at a running stack. The
//! scripts of the pages use the API as its types say.

use std::fs;
use std::process::{Command, Stdio};

use rekey_local::PASSWORD;
use rekey_tests::World;
use rekey_tests::people::ADA;
use rekey_tests::tools::{as_from_a_shell, node_tool, root};
use tempfile::TempDir;
use tokio::task::block_in_place;

#[test]
fn the_types_of_the_client_are_generated_from_the_contract() {
    let folder = TempDir::new().unwrap();
    let generated = folder.path().join("api.ts");
    output(as_from_a_shell(node_tool("openapi-typescript")).arg("infra/openapi.yaml").arg("--output").arg(&generated));
    let current = fs::read(root().join("infra/client/src/api.ts")).unwrap() == fs::read(generated).unwrap();
    assert!(current, "infra/client/src/api.ts is not what the contract says: call `npm run generate` in infra/client");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_example_of_the_client_signs_in_and_out() {
    output(as_from_a_shell(node_tool("tsc")).args(["--project", "infra/client"]));
    let world = World::new().await;
    let example = |password: &str| {
        let mut node = as_from_a_shell("node");
        node.args(["infra/client/dist/example.js", &world.url, ADA]).env("REKEY_PASSWORD", password);
        block_in_place(|| output(&mut node))
    };
    let lines = example(PASSWORD);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines[..2], ["Signed in: root, mobile, Example", "Sessions: 1"], "{lines:?}");
    assert!(lines[2].starts_with("401 unauthenticated: "), "the session outlived the sign-out: {lines:?}");
    assert_eq!(lines.len(), 3);
    assert!(example("not the password").starts_with("401 invalid_credentials: "));
}

#[test]
fn the_scripts_of_the_pages_fit_the_contract() {
    output(as_from_a_shell(node_tool("tsc")).args(["--project", "functions/pages"]));
    for entry in fs::read_dir(root().join("functions/pages/assets")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.ends_with(".js") || name.starts_with("altcha-") || name.starts_with("fluent-bundle-") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("// @ts-check\n"), "{name} is not checked: its first line is not `// @ts-check`");
        for way_out in ["@ts-ignore", "@ts-nocheck", "@ts-expect-error"] {
            assert!(!text.contains(way_out), "{name} has {way_out}");
        }
    }
}

/// What a command writes. Stops the test if the command fails.
#[track_caller]
fn output(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}
