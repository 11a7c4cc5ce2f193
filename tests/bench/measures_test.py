#!/usr/bin/python3
"""What the benches compare with and ask about: measures of strings against figures worked out by
hand, and names made up, the same for the same seed."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench"))

import name_lists  # noqa: E402  pylint: disable=wrong-import-position
import string_measures  # noqa: E402  pylint: disable=wrong-import-position


class MeasuresTest(unittest.TestCase):

    def test_levenshtein(self):
        self.assertEqual(string_measures.levenshtein("kitten", "sitting"), 1 - 3 / 7)
        self.assertEqual(string_measures.levenshtein("kursk", "kursk"), 1)
        self.assertEqual(string_measures.levenshtein("", "abc"), 0)
        self.assertEqual(string_measures.levenshtein("", ""), 1)

    def test_jaro_winkler(self):
        for one, other, figure in (("martha", "marhta", 0.961), ("dixon", "dicksonx", 0.813),
                                   ("abc", "xyz", 0), ("", "", 1), ("kursk", "kursk", 1)):
            self.assertAlmostEqual(string_measures.jaro_winkler(one, other), figure, places=3)
            self.assertAlmostEqual(string_measures.jaro_winkler(other, one), figure, places=3)

    def test_names_made_up(self):
        names = name_lists.made_up(500, 7)
        self.assertEqual(names, name_lists.made_up(500, 7))
        self.assertNotEqual(names, name_lists.made_up(500, 8))
        self.assertEqual(len(names), 500)
        latin = sum(name.isascii() for _, _, name in names)
        self.assertTrue(200 < latin < 450, latin)

    def test_without_data_there_is_no_list(self):
        self.assertIsNone(name_lists.of_data(pathlib.Path("/nowhere")))


if __name__ == "__main__":
    unittest.main()
