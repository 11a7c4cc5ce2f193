#!/usr/bin/python3
"""Exports of an open graph, whose properties no ontology declares, against a real server: what came
in as CSV for Neo4j goes out with every property.

Usage: export_open_test.py ENTENTED ENTENTE [unittest arguments]
"""

import csv
import json
import pathlib

import networkx

from export_case import ExportCase
from served_case import main

MAPPINGS = pathlib.Path(__file__).resolve().parents[3] / "examples/mappings"
NODES = """:ID,:LABEL,name,age:int,score:double,tags:string[]
ada,Person,Ada,36,1.5,poet;engineer
bob,Person,Bob,41,,cook
acme,Company,Acme,,,
"""
EDGES = """:START_ID,:END_ID,:TYPE,weight:double,since:date,note
ada,bob,KNOWS,0.5,2001-02-03,at school
ada,bob,KNOWS,0.75,2010-01-01,
bob,acme,WORKS_AT,,2015-05-05,"part, time"
"""
OUT = ("--valid", "ALL", "--least-certainty", "possible")


class ExportOpenTest(ExportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.run_cli("graph", "create", "people", "--open")
        for name, text in (("nodes", NODES), ("relationships", EDGES)):
            path = cls.path / f"{name}.csv"
            path.write_text(text, encoding="utf-8")
            done = cls.run_cli("--graph", "people", "import", "--mapping",
                               str(MAPPINGS / f"neo4j_{name}.yaml"), str(path))
            assert done.code == 0, done.err

    def exported(self, form):
        path = self.place / form
        self.ok("--graph", "people", "export", "--as", form, "--output", str(path), *OUT)
        return path

    def check_nodes(self, attributes):
        """Of each node what the file said. `attributes` of its id: own_attributes and names, which
        a person's view has a field for."""
        for row in csv.DictReader(NODES.splitlines()):
            own, names = attributes(f"node:{row[':ID']}")
            own = {"name": json.loads(names or "null"), **json.loads(own)}
            expected = {name.split(":")[0]: value.split(";") for name, value in row.items()
                        if not name.startswith(":") and value}
            self.assertEqual({name: sorted(values) for name, values in own.items()
                              if name in expected},
                             {name: sorted(values) for name, values in expected.items()}, row)

    def check_edges(self, found):
        """`found`: start, end, type and claim_qualifiers of each edge."""
        expected = [(f"node:{row[':START_ID']}", f"node:{row[':END_ID']}", row[":TYPE"],
                     {name.split(":")[0]: [value] for name, value in row.items()
                      if not name.startswith(":") and value})
                    for row in csv.DictReader(EDGES.splitlines())]
        self.assertCountEqual([(*ends, json.loads(told)) for *ends, told in found],
                              [tuple(each) for each in expected])

    def test_neo4j_in_is_neo4j_out(self):
        folder = self.exported("neo4j")
        with open(folder / "nodes.csv", encoding="utf-8", newline="") as file:
            nodes = {row["id:ID"]: row for row in csv.DictReader(file)}
        self.check_nodes(lambda node: (nodes[node]["own_attributes:string"],
                                       nodes[node]["names:string"]))
        self.assertEqual(nodes["node:acme"][":LABEL"], "Company")
        with open(folder / "relationships.csv", encoding="utf-8", newline="") as file:
            self.check_edges([(row[":START_ID"], row[":END_ID"], row[":TYPE"],
                               row["claim_qualifiers:string"]) for row in csv.DictReader(file)])

    def test_graphml_has_them_too(self):
        graph = networkx.read_graphml(self.exported("graphml"))
        self.check_nodes(lambda node: (graph.nodes[node]["own_attributes"],
                                       graph.nodes[node].get("names")))
        self.check_edges([(a, b, edge["predicate"], edge["claim_qualifiers"])
                          for a, b, edge in graph.edges(data=True)])

    def test_ndjson_has_them_with_the_row(self):
        lines = [json.loads(line) for line in self.exported("ndjson").read_text("utf-8").splitlines()]
        self.check_edges([(line["row"]["proposition"]["subject"],
                           line["row"]["proposition"]["object"],
                           line["row"]["proposition"]["predicate"],
                           json.dumps(line["claim_qualifiers"]))
                          for line in lines if "object" in line.get("row", {}).get("proposition", {})])


if __name__ == "__main__":
    main()
