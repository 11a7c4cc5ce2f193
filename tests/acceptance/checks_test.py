#!/usr/bin/python3
"""A figure that is wrong is noticed."""

import io
import unittest

import checks


class ChecksTest(unittest.TestCase):
    def test_all_must_agree(self):
        out = io.StringIO()
        found = checks.Checks(out)
        self.assertTrue(found.equal("pairs", 27, 27))
        self.assertTrue(found.finish())
        self.assertEqual(out.getvalue(), "ok  pairs: expected 27, got 27\nacceptance: 1 of 1\n")

    def test_one_that_does_not_is_told(self):
        out = io.StringIO()
        found = checks.Checks(out)
        found.equal("pairs", 27, 27)
        self.assertFalse(found.equal("states", [1, 2], [1]))
        self.assertFalse(found.finish())
        self.assertIn("NO  states: expected [1, 2], got [1]\nacceptance: 1 of 2\n", out.getvalue())

    def test_nothing_checked_is_no_agreement(self):
        self.assertFalse(checks.Checks(io.StringIO()).finish())


if __name__ == "__main__":
    unittest.main()
