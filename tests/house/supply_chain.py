"""Checks that nothing Rekey downloads or hands on can change without a change here; tests/run calls it.

It must stay true that

* a workflow names every action by the digest of a commit, with the version in a comment, and every container image by
  its sha256 digest; what it installs with cargo has a version and a lock file;
* every Python package that is installed has one version and the hashes of its files, and is one that a `.in` file asks
  for in that version or that another needs;
* every npm package that is installed has one version and the hash of its archive, and package.json asks for versions alone;
* every command to install packages, in scripts and documentation, makes pip or npm compare those hashes, and lets no package run
  a script;
* every vendored file is byte for byte the one that tests/house/vendored.toml describes, NOTICE names it, and no file whose name
  carries a version is without its entry.

Each fault is one line on standard output; the exit status is 1 if there is any. Called with the archive of a vendored
package (`npm pack altcha@3.2.2`), it compares that with tests/house/vendored.toml instead.
"""

import base64
import hashlib
import json
import re
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = "functions/pages/assets"


def workflow_faults(where: str, text: str) -> Iterator[str]:
    """Actions, images and tools of a workflow that somebody else could replace."""
    for number, line in enumerate(text.splitlines(), 1):
        code, _, comment = line.partition(" #")
        label = f"{where}:{number}"
        if action := re.search(r"\buses['\"]?:\s*['\"]?([^\s'\"]+)", code):
            name = action[1]
            if name.startswith("docker://"):
                if not re.search(r"@sha256:[0-9a-f]{64}$", name):
                    yield f"{label}: {name} is not named by digest"
            elif not name.startswith("./"):
                if not re.search(r"@[0-9a-f]{40}$", name):
                    yield f"{label}: {name} is not named by the digest of a commit"
                elif not re.match(r"\s*v\d", comment):
                    yield f"{label}: {name} has no version in a comment"
        # `container: image` is short for its longer form, whose images stand on lines of their own.
        if image := re.search(r"\b(?:image|container)['\"]?:\s*['\"]?([^\s'\"{}]+)", code):
            if not re.search(r"@sha256:[0-9a-f]{64}$", image[1]):
                yield f"{label}: {image[1]} is not named by digest"
        if "cargo install" in code and not ("--locked" in code and re.search(r"\s[\w-]+@\d+\.\d+\.\d+(\s|$)", code)):
            yield f"{label}: cargo install needs --locked and a version"


def requirements(text: str) -> dict[str, tuple[str, int]]:
    """The version and the number of hashes of each package that a requirements file lists.

    Anything that is not `name==version` with hashes (an address, an option, a range) raises ValueError.
    """
    found = {}
    for entry in re.sub(r"\\\n", " ", text).splitlines():
        entry = re.sub(r"(^|\s)#.*", "", entry).strip()
        if not entry:
            continue
        parts = re.fullmatch(r"([A-Za-z0-9._-]+)==([A-Za-z0-9._!+-]+)((?:\s+--hash=sha256:[0-9a-f]{64})*)", entry)
        if not parts:
            raise ValueError(f"{entry.split()[0]} is not one version of a package with its hashes")
        found[re.sub(r"[-_.]+", "-", parts[1]).lower()] = (parts[2], len(parts[3].split()))
    return found


def requirement_faults(where: str, asked: str, locked: str) -> Iterator[str]:
    """Packages of a list that pip could take from elsewhere, and differences to the `.in` file that it is made from."""
    try:
        wanted, pinned = requirements(asked), requirements(locked)
    except ValueError as error:
        yield f"{where}: {error}"
        return
    for name, (version, hashes) in pinned.items():
        if not hashes:
            yield f"{where}: {name} {version} has no hash"
    for name, (version, _) in wanted.items():
        if name not in pinned or pinned[name][0] != version:
            yield f"{where}: {name} {version} is asked for, and {pinned.get(name, ['nothing'])[0]} is locked"


def install_faults(where: str, text: str) -> Iterator[str]:
    """Commands that install packages without comparing hashes, take more than their list, or run scripts of packages."""
    for number, line in enumerate(text.splitlines(), 1):
        for command in re.findall(r"\bpip3?\"?\s+install\b[^|;&`]*", line):
            if not all(re.search(rf"\s({option})\s", command) for option in ("--require-hashes", "--no-deps", "-r|--requirement")):
                yield f"{where}:{number}: {command.strip()} compares no hashes"
        for command in re.findall(r"\bnpm ci\b[^|;&`]*", line):
            if "--ignore-scripts" not in command.split():
                yield f"{where}:{number}: {command.strip()} runs scripts of packages"
        if re.search(r"\b(npx|npm (i|install)|pipx|uvx?)\s", line):
            yield f"{where}:{number}: installs what no list of ours holds"


def npm_faults(where: str, asked: dict, locked: dict) -> Iterator[str]:
    """npm packages that could come from elsewhere or in another version."""
    wanted = {**asked.get("dependencies", {}), **asked.get("devDependencies", {})}
    packages = locked["packages"]
    for name, version in wanted.items():
        found = packages.get(f"node_modules/{name}", {}).get("version")
        if not re.fullmatch(r"\d+\.\d+\.\d+", version) or found != version:
            yield f"{where}: {name} {version} is asked for, and {found or 'nothing'} is locked"
    for path, package in packages.items():
        if path and not re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package.get("integrity", "")):
            yield f"{where}: {path} has no SHA-512"
        if "resolved" in package or package.get("link"):
            yield f"{where}: {path} comes from one place only, not from the registry that npm is configured for"


def vendored_faults(packages: list[dict], notice: str, read: dict[str, bytes]) -> Iterator[str]:
    """Differences between the vendored files, which are given by path, and what is known of their packages."""
    described = set()
    for package in packages:
        label = f"{package['name']} {package['version']}"
        if not re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"]):
            yield f"{label}: its integrity is no SHA-512"
        if f"npm package {package['name']},\nversion {package['version']}," not in notice:
            yield f"NOTICE: does not name the npm package {label}"
        for file in package["file"]:
            path = file["path"]
            described.add(path)
            if path not in read:
                yield f"{path}: is described and not there"
            elif hashlib.sha256(read[path]).hexdigest() != file["sha256"]:
                yield f"{path}: is not {file['source']} of {label}"
            for part in (path.rsplit("/", 1)[1], file["source"]):
                if part not in notice:
                    yield f"NOTICE: does not name {part}"
    for path in sorted(set(read) - described):
        yield f"{path}: carries a version and is in no entry of tests/house/vendored.toml"


def archive_faults(packages: list[dict], archive: bytes, members: dict[str, bytes]) -> Iterator[str]:
    """Differences between a package as its registry has it and what is known of it."""
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    package = next((package for package in packages if package["integrity"] == integrity), None)
    if package is None:
        yield f"no package of tests/house/vendored.toml has the integrity {integrity}"
        return
    for file in package["file"]:
        content = members.get(f"package/{file['source']}", b"")
        if hashlib.sha256(content).hexdigest() != file["sha256"]:
            yield f"{file['source']}: is not {file['path']}"


def main(arguments: list[str]) -> int:
    packages = tomllib.loads((ROOT / "tests/house/vendored.toml").read_text(encoding="utf-8"))["package"]
    if arguments:
        with tarfile.open(arguments[0]) as archive:
            members = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}
        faults = list(archive_faults(packages, Path(arguments[0]).read_bytes(), members))
        checked = arguments[0]
    else:
        faults = []
        for path in sorted((ROOT / ".github").rglob("*.y*ml")):
            faults += workflow_faults(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        lists = sorted((ROOT / "tests").glob("requirements*.txt"))
        for path in lists:
            asked = path.with_suffix(".in").read_text(encoding="utf-8")
            faults += requirement_faults(str(path.relative_to(ROOT)), asked, path.read_text(encoding="utf-8"))
        npm = 0
        for folder in ("infra/client", "tests"):
            asked, locked = (json.loads((ROOT / folder / name).read_text(encoding="utf-8")) for name in ("package.json", "package-lock.json"))
            faults += npm_faults(f"{folder}/package-lock.json", asked, locked)
            npm += len(locked["packages"]) - 1
        commands = [ROOT / "tests/run", *(ROOT / ".ci").iterdir(), *(ROOT / ".github").rglob("*.y*ml"), ROOT / "README.md"]
        for path in [*commands, *(ROOT / "infra").glob("*.md")]:
            faults += install_faults(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        read = {f"{ASSETS}/{path.name}": path.read_bytes() for path in (ROOT / ASSETS).iterdir() if re.search(r"-\d+\.\d+", path.name)}
        faults += vendored_faults(packages, (ROOT / "NOTICE").read_text(encoding="utf-8"), read)
        checked = f"workflows, {len(lists)} lists of Python packages, {npm} npm packages, {len(read)} vendored files"
    for fault in sorted(faults):
        print(fault)
    print(f"{checked}: {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
