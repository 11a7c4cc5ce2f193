#!/usr/bin/python3
"""Lists of states by different authors, imported through the mappings of examples/, and which of
their states `entente duplicates` says are one. Skipped without the folder of shared data
(ENTENTE_SHARED, else ../shared). The arguments are the server and the command line."""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from entente_server import ROOT, Server, run

SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "data"
MAPPINGS = {"cow_states": "cow/states2016.csv", "iso_3166_1": "geo/iso_3166-1.json",
            "world_countries": "geo/world-countries.json.gz",
            "cldr_names": "geo/cldr_territory_names.tsv.gz"}
# States of the Correlates of War, and what ISO 3166-1 calls them.
SAME = {"cow:2": "iso:US", "cow:20": "iso:CA", "cow:200": "iso:GB", "cow:220": "iso:FR",
        "cow:255": "iso:DE", "cow:290": "iso:PL", "cow:365": "iso:RU", "cow:369": "iso:UA",
        "cow:710": "iso:CN", "cow:731": "iso:KP", "cow:732": "iso:KR", "cow:740": "iso:JP"}
# Alike in name, and not one: Korea was one state, Niger is not Nigeria, nor Austria Australia.
NOT_SAME = {("cow:436", "iso:NG"), ("cow:475", "iso:NE"), ("cow:305", "iso:AU"),
            ("cow:900", "iso:AT"), ("cow:731", "iso:KR"), ("cow:732", "iso:KP")}


@unittest.skipUnless(SHARED.is_dir(), f"{SHARED} is not here; ENTENTE_SHARED names its folder")
class DuplicatesTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = Server(BINARY, pathlib.Path(cls.folder.name) / "data").start()
        cls.entente("graph", "create", "states")
        for mapping, file in MAPPINGS.items():
            cls.entente("import", "--mapping", ROOT / f"examples/mappings/{mapping}.yaml",
                        "--rejects", pathlib.Path(cls.folder.name) / f"{mapping}.csv",
                        SHARED / file)
        told = cls.entente("duplicates", "--type", "State", "--all", "--format", "ndjson")
        cls.pairs = [json.loads(line) for line in told.splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    @classmethod
    def entente(cls, *arguments):
        return subprocess.run([ENTENTE, "--server", f"127.0.0.1:{cls.server.port}", "--graph",
                               "states", *arguments], check=True, stdout=subprocess.PIPE,
                              text=True).stdout

    def test_what_the_lists_have_in_common(self):
        unopposed = collections.defaultdict(set)
        for pair in self.pairs:
            if not pair.get("objections"):
                unopposed[pair["one"]["id"]].add(pair["other"]["id"])
        for one, other in SAME.items():
            self.assertEqual(unopposed[one], {other})
        across = {(one, other) for one, others in unopposed.items() for other in others}
        self.assertFalse(across & NOT_SAME)
        print(f"{sum(one.startswith('cow:') for one in unopposed)} states of the Correlates of "
              "War are proposed for one of ISO 3166-1 and nothing speaks against it")

    def test_a_join_takes_the_proposal_away(self):
        asked = ("duplicates", "--type", "State", "--least-score", "0.99", "--limit", "10000")
        table = self.entente(*asked)
        self.assertIn("to join: entente --graph states same-as cow:740 iso:JP", table)
        self.entente("same-as", "cow:740", "iso:JP", "--reason", "one state in two lists")
        self.assertNotIn("same-as cow:740 iso:JP", self.entente(*asked))

    def test_a_document_that_lists_both_speaks_against(self):
        for pair in self.pairs:
            if pair["one"]["id"].startswith("cow:") and pair["other"]["id"].startswith("cow:"):
                self.assertIn("MERGE_OBJECTION_KIND_ONE_DOCUMENT",
                              [objection["kind"] for objection in pair["objections"]])


if __name__ == "__main__":
    BINARY, ENTENTE = sys.argv[1:3]
    del sys.argv[2]
    run()
