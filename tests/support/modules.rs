//! The imports between the modules of a crate, read from their sources. `house::layout` refuses circles, and imports between test
//! modules.
//!
//! The reader understands `use` declarations and paths that begin with `crate`, `self` or `super`. It does not expand macros,
//! and does not follow the names that `use super::*` brings in.

use std::collections::{BTreeMap, BTreeSet};

/// The path of a module in its crate; that of the root is empty.
pub type ModulePath = Vec<String>;

/// The names of its own crate that a module uses.
#[derive(Default)]
pub struct Module {
    /// Its `use` declarations: the name that each declares, and its path.
    uses: Vec<(String, ModulePath)>,
    /// Other paths that begin with `crate`, `self` or `super`.
    paths: Vec<ModulePath>,
    has_tests: bool,
}

/// The modules of a crate, without those for tests. `find` returns the text of a module that has a file of its own.
pub fn modules(root: &str, find: &dyn Fn(&ModulePath) -> String) -> BTreeMap<ModulePath, Module> {
    let mut modules = BTreeMap::new();
    let mut unread = vec![(ModulePath::new(), tokens(root))];
    while let Some((path, tokens)) = unread.pop() {
        let module: &mut Module = modules.entry(path.clone()).or_default();
        let mut rest: &[&str] = &tokens.iter().map(String::as_str).collect::<Vec<_>>();
        while let [first, after @ ..] = rest {
            rest = match rest {
                ["#", "[", "cfg", "(", "test", ")", "]", item @ ..] => {
                    let end = item.iter().position(|token| [";", "{"].contains(token)).unwrap_or(item.len());
                    block(&item[end..]).map_or(&item[end..], |(_, after)| after)
                }
                ["#", "[", "test" | "tokio", ..] => {
                    module.has_tests = true;
                    after
                }
                ["mod", name, body @ ..] if is_word(name) => {
                    let path = [path.as_slice(), &[(*name).to_owned()]].concat();
                    let (inside, after) =
                        block(body).map_or_else(|| (self::tokens(&find(&path)), body), |(inside, after)| (owned(inside), after));
                    unread.push((path, inside));
                    after
                }
                ["use", tree @ ..] => {
                    let end = tree.iter().position(|token| *token == ";").unwrap_or(tree.len());
                    module.read_use(ModulePath::new(), &tree[..end]);
                    &tree[end..]
                }
                ["crate" | "self" | "super", ..] => {
                    let mut path = vec![(*first).to_owned()];
                    let mut after = after;
                    while let [":", ":", word, next @ ..] = after
                        && is_word(word)
                    {
                        path.push((*word).to_owned());
                        after = next;
                    }
                    module.paths.push(path);
                    after
                }
                _ => after,
            };
        }
    }
    modules
}

impl Module {
    /// Reads the tree after `use`, or one part of a group in it.
    fn read_use(&mut self, mut path: ModulePath, mut tree: &[&str]) {
        let mut name = None;
        while let [token, after @ ..] = tree {
            if let Some((group, _)) = block(tree) {
                let mut depth = 0;
                let parts = group.split(|token| {
                    depth += depth_after(token);
                    *token == "," && depth == 0
                });
                return parts.for_each(|part| self.read_use(path.clone(), part));
            }
            match *token {
                "as" => name = after.first().map(|name| (*name).to_owned()),
                "self" if !path.is_empty() => {}
                word if is_word(word) && name.is_none() => path.push(word.to_owned()),
                _ => {}
            }
            tree = after;
        }
        if let Some(last) = path.last() {
            self.uses.push((name.unwrap_or_else(|| last.clone()), path));
        }
    }
}

/// The words and signs of a source text, without its comments, texts and lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphabetic() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        let hashes = after.len() - after.trim_start_matches('#').len();
        let skip_to = |end: &str| after.find(end).map_or("", |at| &after[at + end.len()..]);
        rest = match (token, first) {
            ("/", _) if after.starts_with('/') => skip_to("\n"),
            ("/", _) if after.starts_with('*') => skip_to("*/"),
            ("r" | "br", _) if after[hashes..].starts_with('"') => {
                let end = format!("\"{}", "#".repeat(hashes));
                after[hashes + 1..].split_once(&end).map_or("", |(_, after)| after)
            }
            ("\"", _) => after_literal(after, '"'),
            ("'", _) => {
                let mut next = after.chars();
                let is_character = next.next() == Some('\\') || next.next() == Some('\'');
                if is_character { after_literal(after, '\'') } else { after.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_') }
            }
            (_, sign) => {
                if !sign.is_whitespace() {
                    tokens.push(token.to_owned());
                }
                after
            }
        };
    }
    tokens
}

/// The text after a literal that ends with `quote`.
fn after_literal(text: &str, quote: char) -> &str {
    let mut escaped = false;
    let end = text.find(|c| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or("", |end| &text[end + 1..])
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The tokens inside the block at the beginning, and the tokens after it. `None` if the tokens do not begin with a block.
fn block<'a, 'b>(tokens: &'a [&'b str]) -> Option<(&'a [&'b str], &'a [&'b str])> {
    let mut depth = 0;
    let end = tokens.iter().position(|token| {
        depth += depth_after(token);
        depth == 0
    })?;
    (end > 0).then(|| (&tokens[1..end], &tokens[end + 1..]))
}

/// The change of the depth of blocks by a token.
fn depth_after(token: &str) -> i32 {
    match token {
        "{" => 1,
        "}" => -1,
        _ => 0,
    }
}

fn owned(tokens: &[&str]) -> Vec<String> {
    tokens.iter().map(|token| (*token).to_owned()).collect()
}

/// The imports of test modules by others, and the imports between the tests of two subjects, as `one → other`. A subject is a module
/// of the root.
pub fn imports_between_tests(modules: &BTreeMap<ModulePath, Module>) -> Vec<String> {
    let refused = |(_, to, shared): &(&ModulePath, ModulePath, usize)| modules[to].has_tests || *shared == 0;
    imports(modules).into_iter().filter(refused).map(|(from, to, _)| format!("{} → {}", from.join("::"), to.join("::"))).collect()
}

/// The imports that are part of a circle, as `one → other`.
///
/// Each import counts for the two sibling modules that contain its ends, or are its ends.
pub fn circles(modules: &BTreeMap<ModulePath, Module>) -> Vec<String> {
    let siblings = |(from, to, shared): (&ModulePath, ModulePath, usize)| (from[..=shared].join("::"), to[..=shared].join("::"));
    let imports: BTreeSet<(String, String)> = imports(modules).into_iter().map(siblings).collect();
    let leads_back = |(from, to): &&(String, String)| {
        let mut reached = BTreeSet::from([to]);
        loop {
            let next = imports.iter().filter(|next| reached.contains(&next.0)).map(|next| &next.1);
            let more: BTreeSet<&String> = reached.iter().copied().chain(next).collect();
            if more.len() == reached.len() {
                return reached.contains(from);
            }
            reached = more;
        }
    };
    imports.iter().filter(leads_back).map(|(from, to)| format!("{from} → {to}")).collect()
}

/// The imports of a crate: the importing module, the module that defines the imported name, and the length of the path that both
/// share. A name that a module re-exports counts for the module that defines it. A module and a module inside it may use each other,
/// so their imports are left out.
fn imports(modules: &BTreeMap<ModulePath, Module>) -> Vec<(&ModulePath, ModulePath, usize)> {
    let mut imports = Vec::new();
    for (from, module) in modules {
        for path in module.uses.iter().map(|(_, path)| path).chain(&module.paths) {
            let Some(to) = defined_in(modules, from, path, 0) else { continue };
            let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
            if shared < from.len().min(to.len()) {
                imports.push((from, to, shared));
            }
        }
    }
    imports
}

/// The module that defines the name at a path. `None` if another crate defines it. `hops` ends a chain of names that refer to
/// each other.
fn defined_in(modules: &BTreeMap<ModulePath, Module>, from: &ModulePath, path: &ModulePath, hops: usize) -> Option<ModulePath> {
    let mut at = if path[0] == "crate" { ModulePath::new() } else { from.clone() };
    for (place, word) in path.iter().enumerate() {
        let inside = [at.as_slice(), std::slice::from_ref(word)].concat();
        if word == "super" {
            at.pop();
        } else if modules.contains_key(&inside) {
            at = inside;
        } else if !["crate", "self"].contains(&word.as_str()) {
            let taken = modules[&at].uses.iter().find(|(name, path)| name == word && path.len() > 1);
            let source = taken.filter(|_| hops < 10 && place > 0).and_then(|(_, path)| defined_in(modules, &at, path, hops + 1));
            return source.or_else(|| (place > 0).then_some(at));
        }
    }
    Some(at)
}
