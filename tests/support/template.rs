//! The deployment, read from `infra/template.yaml`. Aliases are written out. Short tags (`!Ref`, `!GetAtt`) are dropped, and the
//! names in them stay.

use serde_json::Value;

use crate::tools::root;

/// The template, as if it were plain YAML.
pub fn template() -> Value {
    let text = std::fs::read_to_string(root().join("infra/template.yaml")).unwrap();
    // The limit on aliases protects from files of strangers.
    serde_saphyr::from_str_with_options(&text, serde_saphyr::options! { budget: None }).unwrap()
}

/// How the template writes a function's name: `sign-in` is `SignIn`.
pub fn logical(function: &str) -> String {
    let words = function.split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}

/// Every deployed function, by the name of its folder.
pub fn functions() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("functions")).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> =
        entries.filter(|path| path.is_dir()).map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert!(!names.is_empty(), "no functions were found");
    names.sort();
    names
}

/// The functions behind the gateway. The others do not speak HTTP.
pub fn routed_functions() -> Vec<String> {
    functions().into_iter().filter(|function| !["authorizer", "bounce", "deliver", "publish"].contains(&function.as_str())).collect()
}

/// A value or a list of values.
pub fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_else(|| vec![value.clone()])
}
