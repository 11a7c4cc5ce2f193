#!/usr/bin/python3
"""Every mapping that is shipped, on the file that it is for: how many records, how many rejected, and
that importing again records nothing. Usage: mappings_test.py BUILD"""

import pathlib
import tempfile
import unittest

import shared

# Mapping, files, whether the graph is open, records, rejected.
MAPPINGS = [
    ("cow_states", ["cow/states2016.csv"], False, 243, 0),
    ("cow_system_years", ["cow/system2016.csv.gz"], False, 15951, 0),
    ("cow_alliances", ["cow/alliance_v4.1_by_member.csv"], False, 1221, 0),
    ("cow_contiguity", ["cow/contdir.csv"], False, 847, 0),
    ("cow_mid_disputes", ["cow/MIDA_4.2.csv.gz"], False, 2292, 0),
    ("cow_mid_participants", ["cow/MIDB_4.2.csv.gz"], False, 5511, 0),
    ("cow_wars", ["cow/Inter-StateWarData_v4.0.csv"], False, 337, 0),
    ("cow_territorial_change", ["cow/tc2014.csv"], False, 837, 0),
    ("cow_territories", ["cow/Territories.csv"], False, 2651, 0),
    ("cow_igos", ["cow/derived_igo.csv"], False, 529, 0),
    ("cow_igo_membership", ["cow/derived_igo_membership.csv.gz"], False, 33432, 0),
    ("iso_3166_1", ["geo/iso_3166-1.json"], False, 249, 0),
    ("iso_3166_2", ["geo/iso_3166-2.json.gz"], False, 5127, 0),
    ("iso_3166_3", ["geo/iso_3166-3.json"], False, 31, 0),
    ("natural_earth_countries", ["geo/ne_110m_admin_0_countries.geojson.gz"], False, 177, 0),
    ("natural_earth_regions", ["geo/ne_50m_admin_1_states_provinces.geojson.gz"], False, 100, 0),
    ("world_countries", ["geo/world-countries.json.gz"], False, 250, 0),
    ("cldr_names", ["geo/cldr_territory_names.tsv.gz"], False, 6797, 0),
    ("uawardata_units", ["units/uawardata_units_to_2022-08-20.csv.gz"], False, 2006, 0),
    # Two days of 2015 have three digits in their month, one of 2018 a point behind it.
    ("sfm_sources", ["units/sfm_sources_20190501.csv.gz"], False, 5987, 3),
    ("sfm_units", ["units/sfm_ng_orgs_20191024.tsv.gz"], False, 1552, 0),
    ("orbat_mapper", ["units/orbat_falkland82.json"], False, 128, 0),
    ("eu_sanctions", ["sanctions/eu_32014R0269_ukraine.csv.gz"], False, 2802, 0),
    ("ucdp_acd", ["events/ucdp_acd.csv.gz"], False, 5652, 0),
    ("ucdp_events", ["events/ucdp_aec_validation.jsonl.gz"], False, 651, 0),
    # Ten facts end before they start.
    ("wikidata12k", ["wikidata12k/train.txt.gz", "wikidata12k/valid.txt", "wikidata12k/test.txt"],
     True, 40621, 10),
    ("snap_edges", ["graphs/snap_email-Eu-core_edges.csv.gz"], True, 25571, 0),
    ("icews18", ["icews18/valid.txt.gz"], False, 45995, 0),
]
NODES = """personId:ID(Person),name,born:int,:LABEL
p1,Ana,1990,Person;Author
p2,Bo,,Person
"""
EDGES = """:START_ID(Person),:END_ID(Person),:TYPE,since:date,weight:double
p1,p2,KNOWS,2001-05-06,0.5
p1,p2,KNOWS,,
"""


class MappingsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.graphs = graphs.Graphs(BUILD, shared.DATA.resolve())

    @classmethod
    def tearDownClass(cls):
        cls.graphs.stop()

    def head(self, graph):
        with self.graphs.client(graph) as client:
            return next(one.revision for one in client.list_graphs() if one.name == graph)

    def test_every_mapping_is_here(self):
        shipped = {path.stem for path in (graphs.ROOT / "examples/mappings").glob("*.yaml")}
        neo4j = {"neo4j_nodes", "neo4j_relationships", "debian_relations"}  # below; in figures_test
        self.assertEqual(shipped, {mapping for mapping, *_ in MAPPINGS} | neo4j)

    def test_files_are_taken_whole_and_once(self):
        for mapping, files, is_open, records, rejected in MAPPINGS:
            with self.subTest(mapping):
                if mapping == "sfm_units":
                    self.graphs.fill(mapping, "sfm_sources", "units/sfm_sources_20190501.csv.gz")
                first = self.graphs.fill(mapping, mapping, *files, open_graph=is_open)
                self.assertEqual((first[0], first[2]), (records, rejected))
                self.assertGreater(first[1], 0)
                head = self.head(mapping)
                again = self.graphs.fill(mapping, mapping, *files, open_graph=is_open)
                self.assertEqual(again, (records, 0, rejected))
                self.assertEqual(self.head(mapping), head)

    def test_files_for_neo4j(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "people.csv").write_text(NODES, encoding="utf-8")
            (pathlib.Path(folder) / "knows.csv").write_text(EDGES, encoding="utf-8")
            self.graphs.fill("neo4j", "neo4j_nodes", f"{folder}/people.csv", open_graph=True)
            self.graphs.fill("neo4j", "neo4j_relationships", f"{folder}/knows.csv",
                             open_graph=True)
        with self.graphs.client("neo4j") as client:
            born = list(client.list_propositions(predicate="born", valid="ALL"))
            self.assertEqual([(row.proposition.subject, row.proposition.value.integer)
                              for row in born], [("Person:p1", 1990)])
            knows = list(client.list_propositions(predicate="KNOWS", valid="ALL", evidence=True))
            qualifiers = [{q.name: q.value.WhichOneof("kind")
                           for record in row.evidence for q in record.claim.qualifiers}
                          for row in knows]
            self.assertEqual([(row.proposition.subject, row.proposition.object) for row in knows],
                             [("Person:p1", "Person:p2")] * 2)
            self.assertIn({"since": "date", "weight": "real"}, qualifiers)


if __name__ == "__main__":
    BUILD = shared.build_folder()
    import graphs
    unittest.main()
