#!/usr/bin/python3
"""The example cow_dyad_year.py on all of the Correlates of War's data, against the panel that they
published. Skipped without the folder of shared data (ENTENTE_SHARED, else ../shared).
"""

import unittest

import served
import cow_claims
import cow_files
from cow_claims import by_key, cow_dyad_year


@unittest.skipUnless(cow_files.FOLDER.is_dir(),
                     f"{cow_files.FOLDER} is not here; ENTENTE_SHARED names its folder")
class PublishedTest(served.ServedCase):
    """The published panel differs from the spells in ways that as_published() tells; all else is
    the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        system, names = cow_files.state_spells()
        cls.alliances = cow_files.alliance_spells()
        cls.published = cow_files.panel_rows()
        cls.cow = served.entente.Client(cls.server.address, "cow", timeout=300)
        cls.cow.create_graph("cow")
        cow_claims.commit(cls.cow, cow_claims.changes(system, cls.alliances, names))
        cls.panel, _ = cow_dyad_year.rebuild(cls.cow, 1816, 2012)
        cls.flags = by_key(cls.panel)
        allied = cls.panel[cls.panel["allied"] == 1]
        cls.allied = set(by_key(allied))

    @classmethod
    def tearDownClass(cls):
        cls.cow.close()
        super().tearDownClass()

    def test_the_published_panel_follows_from_the_spells_by_its_own_rules(self):
        ours = cow_files.as_published(self.alliances)
        self.assertEqual(set(ours), set(self.published))
        differing = {key for key in ours if ours[key] != self.published[key]}
        # Yugoslavia with Greece and Turkey: several spells in one year, whose order is not known.
        self.assertEqual({key[:2] for key in differing if key[0] < key[1]},
                         {(345, 350), (345, 640)})
        self.assertEqual(len(differing), 8)

    def test_a_spell_that_is_missing_is_noticed(self):
        self.assertNotEqual(set(cow_files.as_published(self.alliances[1:])), set(self.published))

    def differing(self):
        """Dyad-years of states of the system that only one of the two has, or with other flags."""
        published = {key for key in self.published if key in self.flags}
        flags = {key for key in published & self.allied
                 if self.flags[min(key[:2]), max(key[:2]), key[2]] != self.published[key]}
        return published - self.allied, self.allied - published, flags

    def test_where_it_differs_from_ours_a_spell_was_moved(self):
        only_published, only_ours, flags = self.differing()
        moved = cow_files.moved_pairs(self.alliances)
        same_year = cow_files.never_together(self.alliances)
        for key in only_published:
            self.assertIn(key[:2], moved | same_year, key)
        for key in only_ours | flags:
            self.assertIn(key[:2], moved, key)
        self.assertEqual((len(only_published), len(only_ours), len(flags)), (408, 382, 152))

    def test_all_other_dyads_agree(self):
        moved = cow_files.moved_pairs(self.alliances)
        compared = 0
        for key, flags in self.published.items():
            if key in self.flags and key[:2] not in moved and key in self.allied:
                compared += 1
                self.assertEqual(self.flags[min(key[:2]), max(key[:2]), key[2]], flags, key)
        self.assertGreater(compared, 110_000)

    def test_every_pair_of_the_state_system_is_in_every_year(self):
        system, _ = cow_files.state_spells()
        for year in (1816, 1914, 1942, 1955, 2012):
            days = [(spell.state, spell.first, spell.last) for spell in system
                    if spell.first.year <= year <= spell.last.year]
            pairs = {(a[0], b[0]) for a in days for b in days if a[0] != b[0]
                     and max(a[1], b[1]) <= min(a[2], b[2])
                     and max(a[1], b[1]).year <= year <= min(a[2], b[2]).year}
            self.assertEqual({key[:2] for key in self.flags if key[2] == year}, pairs, year)

    def test_allies_on_a_day_as_the_server_derives_them(self):
        for day, edges, states in (("1914-07-01", 27, 19), ("1939-08-31", 263, 48),
                                   ("2012-06-30", 1275, 141)):
            graph = served.entente.to_networkx(
                self.cow.list_propositions(predicate="allied_with", valid=day), names=False)
            self.assertEqual((graph.number_of_edges(), graph.number_of_nodes()), (edges, states))


if __name__ == "__main__":
    served.main()
