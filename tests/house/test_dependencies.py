"""Tests of what tests/house/dependencies.py decides by itself: licence expressions and reasons.

Run by tests/run as `python3 -m unittest discover -s tests/house`.
"""

import unittest

from dependencies import licence_allowed, licence_in_file, member_faults, reason_faults

ALLOWED = {"MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-3-Clause", "Unicode-3.0"}


class Licences(unittest.TestCase):
    def assert_allowed(self, expression: str) -> None:
        self.assertTrue(licence_allowed(expression, ALLOWED), expression)

    def assert_refused(self, expression: str) -> None:
        self.assertFalse(licence_allowed(expression, ALLOWED), expression)

    def test_one_licence_is_looked_up_as_it_stands(self) -> None:
        self.assert_allowed("MIT")
        self.assert_refused("MPL-2.0")
        self.assert_refused("MITX")
        self.assert_refused("Apache-2.0+")

    def test_of_a_choice_one_is_enough(self) -> None:
        self.assert_allowed("GPL-3.0-only OR MIT")
        self.assert_allowed("MIT OR Apache-2.0 OR LGPL-2.1-or-later")
        self.assert_refused("GPL-3.0-only OR MPL-2.0")

    def test_the_old_slash_is_a_choice(self) -> None:
        self.assert_allowed("GPL-3.0/MIT")
        self.assert_allowed("Apache-2.0 / MIT")
        self.assert_refused("GPL-3.0/MPL-2.0")

    def test_of_several_licences_at_once_all_are_needed(self) -> None:
        self.assert_allowed("MIT AND BSD-3-Clause")
        self.assert_refused("MIT AND OpenSSL")
        self.assert_refused("OpenSSL AND MIT")

    def test_and_binds_tighter_than_or(self) -> None:
        self.assert_allowed("MIT OR GPL-3.0-only AND MPL-2.0")
        self.assert_allowed("GPL-3.0-only AND MPL-2.0 OR MIT")
        self.assert_refused("GPL-3.0-only OR MIT AND MPL-2.0")

    def test_parentheses_come_first(self) -> None:
        self.assert_allowed("(MIT OR Apache-2.0) AND Unicode-3.0")
        self.assert_refused("(MIT OR GPL-3.0-only) AND MPL-2.0")
        self.assert_allowed("((MIT))")

    def test_an_exception_belongs_to_the_licence_before_it(self) -> None:
        self.assert_allowed("Apache-2.0 WITH LLVM-exception")
        self.assert_allowed("GPL-2.0-only OR Apache-2.0 WITH LLVM-exception")
        self.assert_refused("MIT WITH LLVM-exception")
        self.assert_refused("GPL-2.0-only WITH Classpath-exception-2.0")

    def test_of_a_file_in_place_of_a_licence_it_is_said_what_it_is(self) -> None:
        clarified = {"crate": "old", "expression": "MIT", "license-files": [{"path": "LICENSE.md", "hash": 1}]}
        self.assertEqual(licence_in_file({"license_file": "LICENSE.md"}, clarified), "MIT")
        self.assertIsNone(licence_in_file({"license_file": "COPYING"}, clarified))
        self.assertIsNone(licence_in_file({"license_file": None}, clarified))
        self.assertIsNone(licence_in_file({"license_file": "LICENSE.md"}, None))

    def test_what_cannot_be_read_is_an_error(self) -> None:
        for expression in ("", "MIT OR", "AND MIT", "(MIT", "MIT)", "MIT Apache-2.0", "MIT WITH", "MIT, Apache-2.0", "()"):
            with self.subTest(expression), self.assertRaises(ValueError):
                licence_allowed(expression, ALLOWED)


class Reasons(unittest.TestCase):
    def faults(self, entries: str) -> list[str]:
        return list(reason_faults(f"# About everything.\n[workspace.dependencies]\n{entries}"))

    def test_a_comment_speaks_for_the_entry_below_it(self) -> None:
        self.assertEqual(self.faults('# A reason.\na = "1"\n'), [])
        self.assertEqual(len(self.faults('# A reason.\na = "1"\nb = "1"\n')), 1)

    def test_a_comment_with_a_colon_speaks_for_the_block(self) -> None:
        self.assertEqual(self.faults('# A reason for both:\na = "1"\nb = { version = "1" }\n'), [])
        self.assertEqual(len(self.faults('# A reason for one:\na = "1"\n\nb = "1"\n')), 1)

    def test_a_comment_above_the_table_is_no_reason(self) -> None:
        self.assertEqual(len(self.faults('a = "1"\n')), 1)

    def test_a_path_needs_no_reason(self) -> None:
        self.assertEqual(self.faults('a = { path = "a" }\n'), [])

    def test_an_entry_in_a_table_of_its_own_is_a_fault(self) -> None:
        self.assertEqual(len(self.faults('# A reason.\n[workspace.dependencies.a]\nversion = "1"\n')), 1)


class Members(unittest.TestCase):
    def test_members_take_every_dependency_from_the_workspace(self) -> None:
        self.assertEqual(list(member_faults("x", {"dependencies": {"a": {"workspace": True, "features": ["b"]}}})), [])
        self.assertEqual(len(list(member_faults("x", {"dev-dependencies": {"a": "1"}}))), 1)
        unix = {"target": {"cfg(unix)": {"dependencies": {"a": {"version": "1"}}}}}
        self.assertEqual(len(list(member_faults("x", unix))), 1)


if __name__ == "__main__":
    unittest.main()
