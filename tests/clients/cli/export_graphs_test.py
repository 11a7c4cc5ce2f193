#!/usr/bin/python3
"""Exports read by tools that we did not write: networkx, igraph, pandas, rapper. Nodes, edges and attributes
are compared with what entente propositions says.

Usage: export_graphs_test.py ENTENTED ENTENTE [unittest arguments]
"""

import pathlib
import re
import subprocess
import unicodedata

import igraph
import networkx
import pandas

from export_case import ExportCase
from served_case import claim, line, main, text

EVIL = "a <b> & \"c\" 'd'\n\u001b[2J, é\u202e]]>"
MORE = [line("g/1", [claim("iso:GE", "borders", "iso:RU", period="1991-12-26/.."),
                     claim("iso:GE", "at_war_with", "iso:RU", period="2008-08-07/2008-08-12"),
                     claim("iso:GE", "at_war_with", "iso:RU", period="2010/2011"),
                     claim("iso:RU", "opposes", "iso:GE"),
                     claim("iso:RU", "opposes", "state:<odd> id/é", period="1914"),
                     claim("state:<odd> id/é", "type", text("State")),
                     claim("state:<odd> id/é", "name", text(EVIL)),
                     claim("iso:RU", "coordinates", {"point": {"latitude": 60, "longitude": 90}}),
                     claim("iso:RU", "external_id", text("007"), qualifiers=[
                         {"name": "scheme", "value": text("cow")}])])]
LENS = ("--valid", "ALL", "--least-certainty", "possible")
ALL = ("--predicates", "borders,at_war_with,opposes", *LENS)


class ExportGraphsTest(ExportCase):
    MORE = MORE

    def exported(self, *arguments):
        path = str(self.place / "out")
        self.ok("export", "--output", path, "--code-scheme", "cow", *arguments)
        return path

    def edges(self, *predicates):
        """Of a read: subject, predicate, object -> the row."""
        rows = [row for predicate in predicates for row in self.ok(
            "propositions", "--predicate", predicate, *LENS, "--format", "ndjson").lines()]
        return {(row["proposition"]["subject"], row["proposition"]["predicate"],
                 row["proposition"]["object"]): row for row in rows}

    def check(self, graph, key_of):
        """A networkx graph against the read: ends, predicates and how each edge stands."""
        expected = self.edges("borders", "at_war_with", "opposes")
        found = {(a, attributes["predicate"], b): attributes
                 for a, b, attributes in graph.edges(data=True)}
        self.assertEqual(sorted(found), sorted(expected))
        self.assertEqual(graph.number_of_edges(), len(expected))
        for edge, row in expected.items():
            self.assertEqual(found[edge]["support"], row["support"])
            self.assertEqual(found[edge]["validity"], ";".join(row["validity"]))
            self.assertEqual(found[edge]["certainty"], row["certainty"][len("CERTAINTY_"):].lower())
            self.assertEqual(found[edge]["claim_ids"], ";".join(row["claim_ids"]))
        self.assertEqual(sorted(graph), ["iso:GE", "iso:RU", "state:<odd> id/é"])
        self.assertEqual(graph.nodes["iso:RU"]["types"], "State")
        self.assertEqual(graph.nodes["iso:RU"]["code"], "007")
        self.assertEqual(graph.nodes["iso:RU"]["latitude"], 60.0)
        self.assertEqual(graph.nodes["state:<odd> id/é"][key_of],
                         EVIL.replace("\u001b", "\ufffd"))

    def test_networkx_reads_graphml(self):
        graph = networkx.read_graphml(self.exported("--as", "graphml", *ALL))
        self.assertTrue(graph.is_directed() and graph.is_multigraph())
        self.assertEqual([graph.graph[name] for name in ("graph", "revision", "valid", "lens")],
                         ["example", self.made + 5, "ALL", "inline"])
        self.assertEqual({predicate: symmetric for _, _, predicate, symmetric in
                          ((a, b, e["predicate"], e["symmetric"])
                           for a, b, e in graph.edges(data=True))},
                         {"borders": True, "at_war_with": True, "opposes": False})
        self.check(graph, "label")

    def test_unordered_pairs_alone_are_an_undirected_graph(self):
        graph = networkx.read_graphml(self.exported("--as", "graphml", "--predicate", "borders",
                                                    *LENS))
        self.assertFalse(graph.is_directed())
        self.assertEqual(list(graph.edges()), [("iso:GE", "iso:RU")])

    def test_igraph_reads_graphml(self):
        graph = igraph.Graph.Read_GraphML(self.exported("--as", "graphml", *ALL))
        ids = graph.vs["id"]
        found = sorted((ids[edge.source], edge["predicate"], ids[edge.target]) for edge in graph.es)
        self.assertEqual(found, sorted(self.edges("borders", "at_war_with", "opposes")))
        self.assertEqual(graph.vs.find(id="iso:RU")["latitude"], 60.0)
        self.assertEqual(set(graph.es["support"]), {1.0, 2.0})
        self.assertEqual(graph.vs.find(id="state:<odd> id/é")["label"],
                         EVIL.replace("\u001b", "\ufffd"))

    def test_networkx_reads_gexf_of_the_draft(self):
        path = self.exported("--as", "gexf", "--gexf-version", "1.2draft", *ALL)
        graph = networkx.read_gexf(path)
        self.check(graph, "label")
        spells = {edge["predicate"]: edge["spells"] for _, b, edge in graph.edges(data=True)
                  if b != "state:<odd> id/é" and "spells" in edge}
        self.assertEqual(spells["at_war_with"], [("2008-08-07", "2008-08-12"),
                                                 ("2010-12-31", "2011-01-01")])
        # What is open is attested until it was published and is not said to end there.
        self.assertEqual(spells["borders"], [("1991-12-26", "2024-10-24")])
        marks = {(edge["predicate"], b): (edge["spell_kind"], edge.get("spells"))
                 for _, b, edge in graph.edges(data=True)}
        self.assertEqual(marks["opposes", "iso:GE"], ("always", None))
        self.assertEqual(marks["opposes", "state:<odd> id/é"],
                         ("possible", [("1914-01-01", "1914-12-31")]))
        self.assertEqual(marks["borders", "iso:RU"][0], "attested")

    def test_gexf_1_3_is_the_same_in_another_namespace(self):
        path = pathlib.Path(self.exported("--as", "gexf", *ALL))
        with self.assertRaises(networkx.NetworkXError):
            networkx.read_gexf(path)  # networkx 2.8 reads the drafts only
        written = path.read_text(encoding="utf-8")
        self.assertIn('<gexf xmlns="http://gexf.net/1.3" version="1.3">', written)
        older = path.with_suffix(".draft")
        older.write_text(written.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
                         .replace('version="1.3"', 'version="1.2"'), encoding="utf-8")
        self.check(networkx.read_gexf(older), "label")

    def test_control_characters_are_replaced_and_counted(self):
        for form in ("graphml", "gexf"):
            path = pathlib.Path(self.exported("--as", form, *ALL))
            manifest = path.with_name("out.manifest.json").read_text(encoding="utf-8")
            # That of the label; in the names, which are JSON, it is escaped.
            self.assertIn('"replaced_characters": 1', manifest)
            bad = [c for c in path.read_text(encoding="utf-8")
                   if unicodedata.category(c) == "Cc" and c not in "\n\t\r"]
            self.assertEqual(bad, [])

    def test_pandas_reads_csv(self):
        path = pathlib.Path(self.exported("--as", "csv", "--claims", *ALL))
        rows = pandas.read_csv(path / "propositions.csv")
        expected = self.edges("borders", "at_war_with", "opposes")
        self.assertEqual(sorted(zip(rows.subject, rows.predicate, rows.object)), sorted(expected))
        self.assertEqual(sorted(rows.support), sorted(row["support"] for row in expected.values()))
        entities = pandas.read_csv(path / "entities.csv", dtype={"code": str}).set_index("id")
        self.assertEqual(entities.label["state:<odd> id/é"], EVIL)
        self.assertEqual(entities.code["iso:RU"], "007")
        self.assertEqual(entities.latitude["iso:RU"], 60.0)
        claims = pandas.read_csv(path / "claims.csv")
        self.assertEqual(len(claims), 5)
        self.assertEqual(set(claims.claim), {each for row in expected.values()
                                             for each in row["claim_ids"]})

    def test_rapper_parses_nquads(self):
        path = self.exported("--as", "nquads", "--iri-base", "https://example.org/", *ALL)
        done = subprocess.run(["rapper", "-q", "-i", "nquads", "-o", "nquads", path],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        counted = subprocess.run(["rapper", "-c", "-i", "nquads", path], capture_output=True,
                                 text=True, check=True).stderr
        lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
        self.assertIn(f"returned {len(lines)} triples", counted)
        self.assertEqual(len(done.stdout.splitlines()), len(lines))
        # A graph a claim, which says what the claim says; about each its document.
        expected = self.edges("borders", "at_war_with", "opposes")
        claims = {each for row in expected.values() for each in row["claim_ids"]}
        base = "https://example.org/example"
        said = re.findall(rf"^<{base}/entity/(\S+)> <https://example.org/vocabulary/predicate/(\S+)> "
                          rf"<{base}/entity/(\S+)> <{base}/claim/(\w+)> \.$",
                          pathlib.Path(path).read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual({claim_id for *_, claim_id in said}, claims)
        self.assertEqual(len(said), len(claims))
        self.assertIn("state:%3Codd%3E%20id%2F%C3%A9", {object_id for _, _, object_id, _ in said})
        derived = [each for each in lines if "prov#wasDerivedFrom" in each]
        self.assertEqual(len(derived), len(claims))
        self.assertIn(f"<{base}/entity/doc:a> .", derived[0])

    def test_neo4j_headers_are_of_its_grammar_and_every_end_is_a_node(self):
        path = pathlib.Path(self.exported("--as", "neo4j", *ALL))
        field = re.compile(r"\w+:(ID|string|long|double|boolean|string\[\])"
                           r"|:(LABEL|START_ID|END_ID|TYPE)")
        nodes = pandas.read_csv(path / "nodes.csv", dtype=str, keep_default_na=False)
        edges = pandas.read_csv(path / "relationships.csv", dtype=str, keep_default_na=False)
        for column in (*nodes.columns, *edges.columns):
            self.assertRegex(column, f"^(?:{field.pattern})$")
        self.assertEqual(sorted(nodes["id:ID"]), ["iso:GE", "iso:RU", "state:<odd> id/é"])
        self.assertLessEqual({*edges[":START_ID"], *edges[":END_ID"]}, {*nodes["id:ID"]})
        self.assertEqual(sorted(zip(edges[":START_ID"], edges[":TYPE"], edges[":END_ID"])),
                         sorted(self.edges("borders", "at_war_with", "opposes")))
        self.assertEqual(set(nodes[":LABEL"]), {"State"})
        self.assertEqual(list(nodes["label:string"])[-1], EVIL)
        for value in edges["support:long"]:
            self.assertRegex(value, r"^\d+$")


if __name__ == "__main__":
    main()
