#!/usr/bin/python3
"""Rival sources about the same things in one graph: the Correlates of War, world-countries, UCDP,
Wikidata and somebody's own claims, each a voice. Disagreements are listed, each source can be asked
alone, nothing is overwritten. Usage: rivals_test.py BUILD"""

import pathlib
import tempfile
import unittest

import shared

# One state in the schemes of four sources.
STATES = """name,cow,gw,iso,wikidata
United States,2,2,US,Q30
United Kingdom,200,200,GB,Q145
France,220,220,FR,Q142
Spain,230,230,ES,Q29
Russia,365,365,RU,Q159
Argentina,160,160,AR,Q414
China,710,710,CN,Q148
North Korea,731,731,KP,Q423
"""
ONE_STATE = """
mapping: one-state
about: which ids of four sources are one state's
document: {id: "doc:concordance", title: A concordance of state codes}
judgements:
  - {same_as: ["cow:{cow}", "iso:{iso}"], reason: "{name} in both code lists"}
  - {same_as: ["cow:{cow}", "gw:{gw}"], reason: "{name} in both code lists"}
"""
COW_WARS, COW_BORDERS = "doc:cow-inter-state-wars-4.0", "doc:cow-contiguity-3.2"
COUNTRIES, UCDP, WIKIDATA, OWN = ("doc:world-countries", "doc:ucdp-acd", "doc:wikidata12k",
                                  "doc:own-notes")
FALKLANDS = "cow:war:202"


def _rows(rows):
    return list(rows)


class RivalsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.graphs = graphs.Graphs(BUILD, shared.DATA.resolve())
        for mapping, *files in (("cow_states", "cow/states2016.csv"),
                                ("cow_contiguity", "cow/contdir.csv"),
                                ("cow_wars", "cow/Inter-StateWarData_v4.0.csv"),
                                ("world_countries", "geo/world-countries.json.gz"),
                                ("ucdp_acd", "events/ucdp_acd.csv.gz"),
                                ("wikidata12k", "wikidata12k/valid.txt")):
            cls.graphs.fill("rivals", mapping, *files, open_graph=True)
        cls.client = cls.graphs.client("rivals")
        cls.before = cls.claims()
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "states.csv").write_text(STATES, encoding="utf-8")
            mapping = pathlib.Path(folder) / "one_state.yaml"
            mapping.write_text(ONE_STATE, encoding="utf-8")
            cls.joined = cls.graphs.fill("rivals", mapping, f"{folder}/states.csv")
        cls.client.commit(cls.own_claims())

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        cls.graphs.stop()

    @classmethod
    def claims(cls):
        return {record.id for row in cls.client.list_propositions(
            predicate="deaths", valid="ALL", evidence=True) for record in row.evidence}

    @classmethod
    def own_claims(cls):
        """Somebody's own notes on the Falklands war, and a denial."""
        deaths = {"quantity": {"best": 649, "unit": "person", "measure": "flow"}}
        return [
            entente.claim(OWN, "type", value="Document", document=OWN),
            entente.claim(OWN, "published", {"date": "2024-01-01"}, document=OWN),
            entente.claim(FALKLANDS, "deaths", deaths, period="1982-04-02/1982-06-14", document=OWN,
                          qualifiers={"of": {"entity": "iso:AR"}, "sort": "battle"}),
            entente.claim("iso:ES", "borders", "iso:MA", stance="denies", document=OWN,
                          qualifiers={"contiguity": "land"}),
        ]

    def only(self, *documents):
        return entente.Lens(allow={"documents": list(documents)})

    def test_every_state_is_joined(self):
        self.assertEqual((self.joined[0], self.joined[2]), (8, 0))

    def test_figures_that_cannot_both_be_true_are_a_dispute(self):
        kinds = {}
        for row in self.client.list_disputes(valid="1982-05-01", predicate="deaths"):
            kinds[row.kind] = row
        self.assertEqual(len(kinds), 1)
        rows = _rows(self.client.list_propositions(subject=FALKLANDS, predicate="deaths",
                                                   valid="1982-05-01", evidence=True))
        argentine = [row for row in rows
                     if any(q.entity == "cow:160" for q in row.proposition.qualifiers)]
        documents = {record.claim.voice.document for row in argentine for record in row.evidence}
        self.assertEqual(documents, {COW_WARS, OWN})
        self.assertEqual({entente.to_dataframe([row], names=False)["verdict"][0]
                          for row in argentine}, {"contested"})

    def test_a_denial_is_listed_with_who_asserts(self):
        rows = _rows(self.client.list_propositions(subject="iso:ES", predicate="borders",
                                                   valid="2020-01-01", evidence=True))
        denied = [row for row in rows if row.dissent.denies]
        self.assertEqual(len(denied), 1)
        said = {record.claim.voice.document for record in denied[0].evidence}
        self.assertEqual(said, {COUNTRIES, OWN})

    def test_each_source_can_be_asked_alone(self):
        for documents, expected in (((COW_WARS,), {COW_WARS}), ((OWN,), {OWN})):
            rows = _rows(self.client.list_propositions(
                subject=FALKLANDS, predicate="deaths", valid="ALL", evidence=True,
                lens=self.only(*documents)))
            self.assertEqual({record.claim.voice.document for row in rows
                              for record in row.evidence}, expected)

    def test_sources_meet_on_one_state_and_can_be_compared(self):
        """What one source has and the other has not is a diff of two lenses."""
        cow = {row.neighbor for row in self.client.neighbors(
            "iso:FR", predicates=["borders"], valid="2010-06-01", lens=self.only(COW_BORDERS))}
        countries = {row.neighbor for row in self.client.neighbors(
            "cow:220", predicates=["borders"], valid="2010-06-01", lens=self.only(COUNTRIES))}
        self.assertIn("cow:230", cow & countries)
        rows = _rows(self.client.diff({"lens": self.only(COW_BORDERS)},
                                      {"lens": self.only(COUNTRIES)}, subject="cow:220",
                                      predicate="borders", valid="2010-06-01"))
        self.assertTrue(rows)
        wars = _rows(self.client.neighbors("cow:220", predicates=["participates_in"], valid="ALL",
                                           evidence=True))
        said = {record.claim.voice.document for row in wars for record in row.row.evidence}
        self.assertLessEqual({COW_WARS, UCDP}, said)

    def test_nothing_is_overwritten(self):
        self.assertLess(self.before, self.claims())
        old = self.client.list_propositions(predicate="deaths", valid="ALL", evidence=True,
                                            published_before="2023-01-01")
        documents = {record.claim.voice.document for row in old for record in row.evidence}
        self.assertEqual(documents, {COW_WARS})


if __name__ == "__main__":
    BUILD = shared.build_folder()
    import graphs
    import sys
    sys.path.insert(0, str(BUILD / "clients/python"))
    import entente
    unittest.main()
