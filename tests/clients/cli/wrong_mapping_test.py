#!/usr/bin/python3
"""The way back from a mapping that was wrong, and files that take part of a record alone, against a
real server. Usage: wrong_mapping_test.py ENTENTED ENTENTE [arguments]"""

from served_case import ServedCase, main

PACTS = "pact,state,code,joined,left\nWarsaw Treaty,Albania,AL,1955-05-14,1968-09-13\n"
RIGHT = """
mapping: pacts
document: {id: "doc:pacts", title: Pacts, published: 2024-11-01}
entities:
  - {as: pact, id: "pact:{pact|slug}", type: Alliance, names: ["{pact}"]}
  - {as: state, id: "iso:{code}", type: State, names: ["{state}"]}
claims:
  - {subject: state, predicate: member_of, object: pact,
     period: {start: "{joined}", end: "{left}"}}
"""
MERGED = """
mapping: merged
document: {id: "doc:merged"}
entities:
  - {as: state, id: "x:{id}", type: "{type}"}
  - {as: pact, id: "x:pact", type: Alliance}
claims:
  - {subject: state, predicate: member_of, object: pact, merge: yes,
     period: {at: {year: "{year}"}, extent: throughout}}
"""


class WrongMappingTest(ServedCase):
    def written(self, name, content):
        path = self.file.parent / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def counts(self, graph, mapping, data):
        """The counts of an import."""
        return self.ok("--graph", graph, "import", "--mapping", self.written("m.yaml", mapping), data,
                       "--format", "json").json()

    def validity(self, graph):
        rows = self.ok("--graph", graph, "propositions", "--predicate", "member_of", "--valid", "ALL",
                       "--format", "csv").out.splitlines()
        return rows[1:]

    def test_another_id_of_the_document_is_the_way_back(self):
        data = self.written("pacts.csv", PACTS)
        wrong = self.written("w.yaml", RIGHT.replace("{left}", "{joined}"))
        self.ok("--graph", "pacts", "import", "--create", "--mapping", wrong, data)
        self.assertIn("1955-05-14/1955-05-14", self.validity("pacts")[0])
        self.ok("--graph", "pacts", "judge", "retract", "--document", "doc:pacts", "--retract-reason",
                "recorder_error", "--no-preview")
        self.assertEqual(self.counts("pacts", RIGHT, data)["rejected"], 1)
        listed = (self.file.parent / "pacts.csv.rejects.csv").read_text(encoding="utf-8")
        self.assertIn("import under another id of the document (claims[0].", listed)
        counts = self.counts("pacts", RIGHT.replace("doc:pacts", "doc:pacts-2"), data)
        self.assertEqual((counts["rejected"], counts["retracted"]), (0, 0))
        rows = self.validity("pacts")
        self.assertEqual(len(rows), 1)
        self.assertIn("1955-05-14/1968-09-13", rows[0])

    def test_a_spell_is_of_records_that_were_taken(self):
        data = self.written("m.csv", "id,type,year\n1,State,1990\n2,Bogus,1990\n"
                                     "1,State,1991\n2,State,1991\n")
        mapping = self.written("s.yaml", MERGED)
        self.ok("--graph", "merged", "import", "--create", "--mapping", mapping, data)
        listed = (self.file.parent / "m.csv.rejects.csv").read_text(encoding="utf-8")
        self.assertIn("m.csv,3,2,type,Bogus,", listed)
        self.assertIn("(entities[0].type) [UNKNOWN_TYPE]", listed)
        one, other = self.validity("merged")
        self.assertIn("1990-01-01/1991-12-31", one)
        self.assertIn("1991-01-01/1991-12-31", other)


if __name__ == "__main__":
    main()
