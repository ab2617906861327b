"""Tests of what tests/house/supply_chain.py refuses. Run by tests/run as `python3 -m unittest discover -s tests/house`."""

import base64
import hashlib
import unittest

from supply_chain import archive_faults, install_faults, npm_faults, requirement_faults, vendored_faults, workflow_faults

COMMIT = "0123456789abcdef0123456789abcdef01234567"
DIGEST = "sha256:" + "0123456789abcdef" * 4


class Workflows(unittest.TestCase):
    def assert_good(self, line: str) -> None:
        self.assertEqual(list(workflow_faults("check.yml", line)), [], line)

    def assert_refused(self, line: str) -> None:
        self.assertEqual(len(list(workflow_faults("check.yml", line))), 1, line)

    def test_an_action_is_named_by_a_commit_with_its_version_beside_it(self) -> None:
        self.assert_good(f"      - uses: actions/checkout@{COMMIT} # v4.3.1")
        self.assert_good(f'      - "uses": "owner/repository/folder@{COMMIT}" # v2')
        self.assert_good("      - uses: ./.github/actions/ours")
        for name in ("actions/checkout@v4", "actions/checkout@main", "actions/checkout", f"actions/checkout@{COMMIT[:7]} # v4"):
            self.assert_refused(f"      - uses: {name}")
        self.assert_refused(f"      - uses: actions/checkout@{COMMIT}")
        self.assert_refused(f"      - uses: actions/checkout@{COMMIT} # the newest")
        self.assert_refused("      - uses: actions/checkout@v4 # v4.3.1")

    def test_an_image_is_named_by_its_digest(self) -> None:
        self.assert_good(f"      image: rust:1.95-bookworm@{DIGEST}")
        self.assert_good("    container:")
        self.assert_good(f"      - uses: docker://alpine@{DIGEST}")
        self.assert_refused("      image: rust:1.95-bookworm")
        self.assert_refused("    container: rust:1.95-bookworm")
        self.assert_refused(f"      image: rust@{DIGEST[:-1]}")
        self.assert_refused("      - uses: docker://alpine:3")

    def test_a_tool_comes_in_one_version_with_its_lock_file(self) -> None:
        self.assert_good("      - run: cargo install --locked cargo-deny@0.20.2")
        self.assert_refused("      - run: cargo install --locked cargo-deny")
        self.assert_refused("      - run: cargo install cargo-deny@0.20.2")


class Requirements(unittest.TestCase):
    LOCKED = f"first==1.2 \\\n    --hash={DIGEST} \\\n    --hash={DIGEST}\n    # via second\nsecond==3 \\\n    --hash={DIGEST}\n"

    def faults(self, asked: str, locked: str) -> list[str]:
        return list(requirement_faults("requirements.txt", asked, locked))

    def test_every_package_has_a_version_and_a_hash(self) -> None:
        self.assertEqual(self.faults("# Why.\nsecond==3\n", self.LOCKED), [])
        self.assertEqual(len(self.faults("second==3\n", self.LOCKED + "third==1\n")), 1)
        for line in ("third>=1", "third", "-e .", "--extra-index-url https://example.com", f"third @ https://example.com/third.whl --hash={DIGEST}"):
            self.assertEqual(len(self.faults("second==3\n", f"{self.LOCKED}{line}\n")), 1, line)
        self.assertEqual(len(self.faults("second==3\n", f"third==1 \\\n    --hash=md5:{'0' * 32}\n")), 1)

    def test_the_list_is_the_one_that_was_asked_for(self) -> None:
        self.assertEqual(len(self.faults("second==4\n", self.LOCKED)), 1)
        self.assertEqual(len(self.faults("third==1\n", self.LOCKED)), 1)
        self.assertEqual(len(self.faults("second>=3\n", self.LOCKED)), 1)
        self.assertEqual(self.faults("Fir_st==1\n", f"fir-st==1 --hash={DIGEST}\n"), [])

    def test_whoever_installs_compares_hashes(self) -> None:
        good = '"$1/bin/pip" install --quiet --require-hashes --no-deps --requirement "$2"'
        self.assertEqual(list(install_faults("run", good)), [])
        self.assertEqual(list(install_faults("run", 'npm ci --ignore-scripts --prefix "$1"')), [])
        self.assertEqual(list(install_faults("run", "venv/bin/pip install --require-hashes --no-deps -r tests/requirements.txt && x")), [])
        for command in (
            "pip install cargo-lambda ziglang",
            "pip install -r tests/requirements.txt",
            "pip install --require-hashes -r tests/requirements.txt",
            "pip install --no-deps -r tests/requirements.txt; echo --require-hashes ",
            "npx openapi-typescript",
            "npm install altcha",
            "npm ci; echo --ignore-scripts",
        ):
            self.assertEqual(len(list(install_faults("run", command))), 1, command)

    def test_npm_packages_are_in_one_version_with_its_hash(self) -> None:
        integrity = "sha512-" + base64.b64encode(hashlib.sha512(b"").digest()).decode()

        def faults(version: str, **package: object) -> int:
            locked = {"packages": {"": {}, "node_modules/first": {"version": "1.2.3", **package}}}
            return len(list(npm_faults("lock", {"devDependencies": {"first": version}}, locked)))

        self.assertEqual(faults("1.2.3", integrity=integrity), 0)
        self.assertEqual(faults("^1.2.3", integrity=integrity), 1)
        self.assertEqual(faults("1.2.4", integrity=integrity), 1)
        self.assertEqual(faults("1.2.3"), 1)
        self.assertEqual(faults("1.2.3", integrity=integrity, resolved="https://example.com/first.tgz"), 1)


class Vendored(unittest.TestCase):
    CONTENT = b"export default 1;\n"
    ARCHIVE = b"an archive"
    PACKAGE = {
        "name": "widget",
        "version": "1.2.3",
        "integrity": "sha512-" + base64.b64encode(hashlib.sha512(ARCHIVE).digest()).decode(),
        "file": [{"path": "assets/widget-1.2.3.js", "source": "dist/widget.js", "sha256": hashlib.sha256(CONTENT).hexdigest()}],
    }
    NOTICE = "assets/widget-1.2.3.js is the file dist/widget.js of the npm package widget,\nversion 1.2.3, unchanged."

    def faults(self, read: dict[str, bytes], notice: str = NOTICE) -> list[str]:
        return list(vendored_faults([self.PACKAGE], notice, read))

    def test_a_file_is_what_its_package_has(self) -> None:
        self.assertEqual(self.faults({"assets/widget-1.2.3.js": self.CONTENT}), [])
        self.assertEqual(len(self.faults({"assets/widget-1.2.3.js": self.CONTENT + b" "})), 1)
        self.assertEqual(len(self.faults({})), 1)

    def test_no_file_is_vendored_without_an_entry(self) -> None:
        self.assertEqual(len(self.faults({"assets/widget-1.2.3.js": self.CONTENT, "assets/other-2.0.js": b""})), 1)

    def test_the_notice_names_package_version_and_files(self) -> None:
        read = {"assets/widget-1.2.3.js": self.CONTENT}
        self.assertEqual(len(self.faults(read, self.NOTICE.replace("version 1.2.3,", "version 1.2.2,"))), 1)
        self.assertEqual(len(self.faults(read, self.NOTICE.replace("dist/widget.js", "dist/other.js"))), 1)

    def test_an_archive_is_compared_with_what_is_known_of_it(self) -> None:
        members = {"package/dist/widget.js": self.CONTENT}
        self.assertEqual(list(archive_faults([self.PACKAGE], self.ARCHIVE, members)), [])
        self.assertEqual(len(list(archive_faults([self.PACKAGE], self.ARCHIVE + b"!", members))), 1)
        self.assertEqual(len(list(archive_faults([self.PACKAGE], self.ARCHIVE, {"package/dist/widget.js": b""}))), 1)


if __name__ == "__main__":
    unittest.main()
