#!/usr/bin/python3
"""Bounds as answers print them, and the days that are certain."""

import datetime
import unittest

import served
from entente import UsageError, bounds

DAY = datetime.date


class BoundsTest(unittest.TestCase):
    def test_the_three_forms(self):
        self.assertTrue(bounds.parse("always").always)
        self.assertEqual(bounds.parse("1603-02-01/1650-12-31"),
                         bounds.Bounds("1603-02-01", "1603-02-01", "1650-12-31", "1650-12-31"))
        self.assertEqual(bounds.parse("[..2024-10-23]/[2024-10-23..]"),
                         bounds.Bounds("", "2024-10-23", "2024-10-23", ""))
        self.assertEqual(bounds.parse("[-0044-03-15..2024-01-01T05:00:00Z]/[..2025-01-01]"),
                         bounds.Bounds("-0044-03-15", "2024-01-01T05:00:00Z", "", "2025-01-01"))

    def test_other_texts_are_refused(self):
        for text in ("", "2024", "2024-10-01/..", "@2024-10-23", "[a]/[b]", "2024-10-01"):
            with self.assertRaises(UsageError, msg=text):
                bounds.parse(text)

    def days(self, text):
        return bounds.parse(text).certain_days()

    def test_certain_days(self):
        self.assertEqual(self.days("1603-02-01/1650-12-31"), (DAY(1603, 2, 1), DAY(1650, 12, 31)))
        self.assertEqual(self.days("[..1816-01-01]/[2012-12-31..]"),
                         (DAY(1816, 1, 1), DAY(2012, 12, 31)))
        self.assertEqual(self.days("always"), (DAY.min, DAY.max))

    def test_instants_round_to_whole_days_inside(self):
        self.assertEqual(self.days("[2024-01-01T05:00:00Z..2024-01-01T05:00:00Z]/"
                                   "[2024-01-04T01:00:00Z..2024-01-04T01:00:00Z]"),
                         (DAY(2024, 1, 2), DAY(2024, 1, 3)))
        self.assertEqual(self.days("[..2024-01-01T00:00:00Z]/[2024-01-04T00:00:00Z..]"),
                         (DAY(2024, 1, 1), DAY(2024, 1, 3)))

    def test_nothing_may_be_certain(self):
        self.assertIsNone(self.days("[1914-01-01..]/[..1914-12-31]"))
        self.assertIsNone(self.days("[1914-01-01..1914-12-31]/[1914-01-01..1914-12-31]"))

    def test_years_that_python_has_not(self):
        self.assertEqual(self.days("[-0044-01-01..-0044-01-01]/[0014-08-19..0014-08-19]"),
                         (DAY.min, DAY(14, 8, 19)))


if __name__ == "__main__":
    served.main()
