#!/usr/bin/python3
"""The example cow_dyad_year.py, on a few spells made up here and argued by hand."""

import csv
import datetime
import pathlib
import subprocess
import sys

import served
import cow_claims
from cow_claims import by_key, cow_dyad_year
from cow_files import SYSTEM as STATE_SYSTEM, Spell

EXAMPLE = pathlib.Path(cow_dyad_year.__file__)
DAY = datetime.date

# State 1 is a member throughout, 2 from mid-1901, 3 until the end of 1901, 4 has a gap.
SYSTEM = [Spell(1, STATE_SYSTEM, DAY(1900, 1, 1), None, (), True),
          Spell(2, STATE_SYSTEM, DAY(1901, 6, 1), None, (), False),
          Spell(3, STATE_SYSTEM, DAY(1900, 1, 1), DAY(1901, 12, 31), (), False),
          Spell(4, STATE_SYSTEM, DAY(1900, 1, 1), DAY(1900, 3, 1), (), False),
          Spell(4, STATE_SYSTEM, DAY(1903, 1, 1), None, (), False)]
# 1 and 2 are bound by X, 1 to more than 2; 2 before it was a state. 3 leaves Y on the day before 2
# comes. 1 and 4 are bound by Z with a gap.
X, Y, Z = (f"cow:alliance:{name}" for name in "xyz")
ALLIANCES = [Spell(1, X, DAY(1899, 1, 1), None, ("defence", "entente"), True),
             Spell(2, X, DAY(1900, 5, 1), DAY(1902, 2, 1), ("defence",), False),
             Spell(3, Y, DAY(1900, 1, 1), DAY(1901, 7, 31), ("neutrality",), False),
             Spell(2, Y, DAY(1901, 8, 1), DAY(1902, 12, 31), ("neutrality",), False),
             Spell(1, Z, DAY(1900, 1, 1), DAY(1900, 2, 1), ("nonaggression",), False),
             Spell(4, Z, DAY(1900, 1, 1), None, ("nonaggression",), False),
             Spell(1, Z, DAY(1903, 5, 1), None, ("nonaggression",), False)]


class DyadYearTest(served.ServedCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cow = served.entente.Client(cls.server.address, "cow", timeout=300)
        cls.cow.create_graph("cow")
        cow_claims.commit(cls.cow, cow_claims.changes(SYSTEM, ALLIANCES, {}))
        cls.panel, cls.references = cow_dyad_year.rebuild(cls.cow, 1900, 1903)

    @classmethod
    def tearDownClass(cls):
        cls.cow.close()
        super().tearDownClass()

    def test_the_panel_argued_by_hand(self):
        nothing = (0, 0, 0, 0)
        both = {(1, 3, 1900): nothing, (1, 3, 1901): nothing,
                (1, 4, 1900): (0, 0, 1, 0), (3, 4, 1900): nothing,
                (2, 3, 1901): nothing,  # never members of Y on one day
                (1, 4, 1903): (0, 0, 1, 0), (2, 4, 1903): nothing, (1, 2, 1903): nothing}
        expected = {**both, **{(b, a, year): flags for (a, b, year), flags in both.items()}}
        for year in (1901, 1902):
            expected[1, 2, year], expected[2, 1, year] = (1, 0, 0, 1), (1, 0, 0, 0)
        self.assertEqual(by_key(self.panel), expected)

    def test_alliances_outside_of_the_system_are_told(self):
        self.assertEqual(self.panel.attrs["outside"],
                         [("cow:1", "cow:2", 1900), ("cow:2", "cow:1", 1900)])

    def test_a_spell_that_is_denied_or_retracted_is_gone(self):
        claim = next(self.cow.list_claims(subject="cow:2", object=X)).id
        lens = served.entente.Lens(assume_retracted=[claim])
        with served.entente.Client(self.server.address, "cow", lens=lens) as doubting:
            panel, _ = cow_dyad_year.rebuild(doubting, 1900, 1903)
        self.assertEqual(by_key(panel)[1, 2, 1901], (0, 0, 0, 0))

    def test_a_panel_of_other_years_is_the_part_of_it(self):
        part, _ = cow_dyad_year.rebuild(self.cow, 1901, 1902)
        whole = by_key(self.panel)
        self.assertEqual(by_key(part), {key: flags for key, flags in whole.items()
                                        if key[2] in (1901, 1902)})

    def test_the_citations_lead_to_the_rows_it_was_made_of(self):
        system, memberships = (self.cow.replay(reference) for reference in self.references)
        again = cow_dyad_year.dyad_years(
            cow_dyad_year.spells(system), [spell for spell in cow_dyad_year.spells(memberships)
                                           if spell[1] != STATE_SYSTEM], 1900, 1903)
        self.assertTrue(again.equals(self.panel))

    def test_the_script_runs(self):
        output = pathlib.Path(self.folder.name) / "panel.csv"
        done = subprocess.run(
            [sys.executable, EXAMPLE, "--server", self.server.address, "--first", "1900", "--last",
             "1903", "--output", output], env={"PYTHONPATH": served.PACKAGE}, capture_output=True,
            text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("20 directed dyad-years from 1900 through 1903, 8 of them allied",
                      done.stdout)
        self.assertIn("  Correlates of War (doc:cow)\n", done.stdout)
        self.assertIn("  entente:cow@", done.stdout)
        with open(output, newline="", encoding="utf-8") as file:
            self.assertEqual(len(list(csv.DictReader(file))), 20)


if __name__ == "__main__":
    served.main()
