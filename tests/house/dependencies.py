"""Checks what Rekey depends on, without building anything; tests/run calls it.

The lists are those of deny.toml, so that this check and `cargo deny` cannot disagree. It must stay true that

* every package has a licence from `licenses.allow`, or an exception for that one crate in `licenses.exceptions`,
  which holds for what only the tests reach, and for the crates of webauthn-rs in the function `passkey`; of a crate that names a file in place of a licence, `licenses.clarify`
  says what is in it;
* every package comes from cargo's own registry, the only one, or from a folder of this repository;
* no package of `bans.deny` is in the graph, and those marked `deny-multiple-versions` are in it once;
* every entry of `[workspace.dependencies]` that is not a path has its reason in a comment right above it. A comment
  speaks for one entry; one that ends with a colon speaks for all up to the next comment or blank line;
* members take every dependency from there (`workspace = true`).

Each fault is one line on standard output; the exit status is 1 if there is any.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections import deque
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = "rekey-tests"
# The function that may link crates with an excepted licence, and how their names begin.
PASSKEY = "passkey"
OF_PASSKEYS = ("webauthn-", "crypto-glue")
# The packages that link every function.
WHOLE_STACK = (TESTS, "rekey-local")


def licence_allowed(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression can be met with the allowed licences alone.

    `AND` binds tighter than `OR`, and `WITH` belongs to the licence before it; "MIT/Apache-2.0" is the old way to
    write `OR`. An expression that cannot be read raises ValueError.
    """
    tokens = re.findall(r"[()/]|[A-Za-z0-9.+:-]+|\S", expression)

    def peek() -> str | None:
        return tokens[0] if tokens else None

    def either() -> bool:
        met = both()
        while peek() in ("OR", "/"):
            tokens.pop(0)
            # Both sides are always read: a short circuit would leave tokens behind.
            right = both()
            met = met or right
        return met

    def both() -> bool:
        met = one()
        while peek() == "AND":
            tokens.pop(0)
            right = one()
            met = met and right
        return met

    def one() -> bool:
        if peek() == "(":
            tokens.pop(0)
            met = either()
            if peek() != ")":
                raise ValueError("a parenthesis is not closed")
            tokens.pop(0)
            return met
        name = identifier()
        if peek() == "WITH":
            tokens.pop(0)
            name = f"{name} WITH {identifier()}"
        return name in allowed

    def identifier() -> str:
        token = tokens.pop(0) if tokens else "the end"
        if token in ("AND", "OR", "WITH") or not re.fullmatch(r"[A-Za-z0-9.+:-]+", token):
            raise ValueError(f"{token} stands where a licence should")
        return token

    met = either()
    if tokens:
        raise ValueError(f"{tokens[0]} is left over")
    return met


class Graph:
    """The resolved packages of the whole workspace: every platform, and build and test dependencies, too."""

    def __init__(self, metadata: dict) -> None:
        self.members = set(metadata["workspace_members"])
        self.packages = {package["id"]: package for package in metadata["packages"]}
        self.edges = {node["id"]: node["dependencies"] for node in metadata["resolve"]["nodes"]}

    def named(self, name: str) -> list[str]:
        """The ids of all versions of a package."""
        return [id for id, package in self.packages.items() if package["name"] == name]

    def reached_from(self, member: str) -> dict[str, str | None]:
        """Every package that a member needs, and through which other it is first met."""
        parents: dict[str, str | None] = {member: None}
        waiting = deque([member])
        while waiting:
            id = waiting.popleft()
            for child in self.edges[id]:
                if child not in parents:
                    parents[child] = id
                    waiting.append(child)
        return parents

    def way_to(self, id: str) -> str:
        """Which members reach a package, and the shortest way from the first of them."""
        ways = {}
        for member in sorted(self.members):
            parents = self.reached_from(member)
            if id in parents:
                way, step = [], id
                while step is not None:
                    way.append(self.packages[step]["name"])
                    step = parents[step]
                ways[self.packages[member]["name"]] = " > ".join(reversed(way))
        members = ", ".join(sorted(ways))
        return f"reached from {members}; {min(ways.values(), key=len)}" if ways else "reached from no member"


def licence_faults(graph: Graph, rules: dict) -> Iterator[str]:
    allowed = set(rules["licenses"]["allow"])
    exceptions = {entry["crate"]: set(entry["allow"]) for entry in rules["licenses"].get("exceptions", [])}
    clarified = {entry["crate"]: entry for entry in rules["licenses"].get("clarify", [])}
    shipped, of_passkeys = set(), set()
    for member in graph.members:
        name = graph.packages[member]["name"]
        if name != TESTS:
            shipped.update(graph.reached_from(member))
        if name not in (*WHOLE_STACK, PASSKEY):
            of_passkeys.update(graph.reached_from(member))
    for id, package in graph.packages.items():
        label = f"{package['name']} {package['version']}"
        excepted = exceptions.pop(package["name"], set())
        if excepted and package["name"].startswith(OF_PASSKEYS):
            if id in of_passkeys:
                yield f"{label}: its licence is excepted for {PASSKEY} only, yet it is {graph.way_to(id)}"
        elif excepted and id in shipped:
            yield f"{label}: its licence is excepted for tests only, yet it is {graph.way_to(id)}"
        licence = package["license"] or licence_in_file(package, clarified.pop(package["name"], None))
        if not licence:
            yield f"{label}: names no licence"
            continue
        try:
            met = licence_allowed(licence, allowed | excepted)
        except ValueError as error:
            yield f"{label}: the licence {licence!r} cannot be read: {error}"
            continue
        if not met:
            yield f"{label}: the licence {licence!r} is not allowed; {graph.way_to(id)}"
    for crate in exceptions:
        yield f"deny.toml: {crate} has an exception, but nobody depends on it"
    for crate in clarified:
        yield f"deny.toml: the licence of {crate} is clarified, but nobody depends on it, or it names one itself"


def licence_in_file(package: dict, clarified: dict | None) -> str | None:
    """What deny.toml says of the file that a package names in place of a licence."""
    files = [file["path"] for file in clarified["license-files"]] if clarified else []
    return clarified["expression"] if clarified and package["license_file"] in files else None


def source_faults(graph: Graph) -> Iterator[str]:
    for package in graph.packages.values():
        label = f"{package['name']} {package['version']}"
        if package["source"] is None:
            if not Path(package["manifest_path"]).is_relative_to(ROOT):
                yield f"{label}: comes from a folder outside the repository"
        elif not package["source"].startswith("registry+"):
            yield f"{label}: comes from {package['source']}"
    registries = {package["source"] for package in graph.packages.values() if (package["source"] or "").startswith("registry+")}
    if len(registries) > 1:
        yield f"packages come from more than one registry: {', '.join(sorted(registries))}"


def ban_faults(graph: Graph, rules: dict) -> Iterator[str]:
    for entry in rules["bans"]["deny"]:
        ids = graph.named(entry["crate"])
        if entry.get("deny-multiple-versions"):
            if len(ids) > 1:
                versions = " and ".join(f"{graph.packages[id]['version']} ({graph.way_to(id)})" for id in ids)
                yield f"{entry['crate']}: more than one version: {versions}: {entry['reason']}"
        else:
            for id in ids:
                yield f"{entry['crate']} {graph.packages[id]['version']}: banned, {entry['reason']}; {graph.way_to(id)}"


def reason_faults(manifest: str) -> Iterator[str]:
    """Entries of `[workspace.dependencies]` without a comment that speaks for them."""
    entries = tomllib.loads(manifest)["workspace"]["dependencies"]
    section, comment, covered, seen = "", "", False, set()
    for line in manifest.splitlines():
        if header := re.match(r"\[(.+)\]", line):
            section, comment, covered = header[1], "", False
        elif line.startswith("#"):
            comment, covered = line, True
        elif not line.strip():
            covered = False
        elif section == "workspace.dependencies" and (entry := re.match(r'"?([\w-]+)"?\s*=', line)):
            name = entry[1]
            seen.add(name)
            is_path = isinstance(entries.get(name), dict) and "path" in entries[name]
            if not covered and not is_path:
                yield f"Cargo.toml: {name} has no comment above it that says why it is here"
            covered = covered and comment.rstrip().endswith(":")
    for name in entries:
        if name not in seen:
            yield f"Cargo.toml: {name} should be written on one line of [workspace.dependencies]"


def member_faults(where: str, manifest: dict) -> Iterator[str]:
    """Dependencies of a member that do not come from `[workspace.dependencies]`."""
    for table in (manifest, *manifest.get("target", {}).values()):
        for kind in ("dependencies", "dev-dependencies", "build-dependencies"):
            for name, entry in table.get(kind, {}).items():
                if not (isinstance(entry, dict) and entry.get("workspace") is True):
                    yield f"{where}: {name} should be `workspace = true`"


def main() -> int:
    output = subprocess.run(
        ["cargo", "metadata", "--locked", "--all-features", "--format-version", "1"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    graph = Graph(json.loads(output))
    rules = tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf-8"))
    faults = [*licence_faults(graph, rules), *source_faults(graph), *ban_faults(graph, rules)]
    faults += reason_faults((ROOT / "Cargo.toml").read_text(encoding="utf-8"))
    for member in graph.members:
        path = Path(graph.packages[member]["manifest_path"])
        faults += member_faults(str(path.relative_to(ROOT)), tomllib.loads(path.read_text(encoding="utf-8")))
    for fault in sorted(faults):
        print(fault)
    print(f"{len(graph.packages)} packages checked, {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
