//! Lists the files of languages, so that a new language is one new file.

use std::path::Path;
use std::{env, fs, io};

#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script its folders in the environment")]
fn main() -> io::Result<()> {
    let folder = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut tags = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            tags.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    tags.sort();
    let rows: String = tags.iter().map(|tag| format!("({tag:?}, include_str!(\"{folder}/{tag}.ftl\")),\n")).collect();
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("languages.rs"), format!("&[\n{rows}]"))?;
    println!("cargo::rerun-if-changed={folder}");
    Ok(())
}
