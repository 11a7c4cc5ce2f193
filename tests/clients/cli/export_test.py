#!/usr/bin/python3
"""What entente export --as writes, against a real server: the same rows as a read, whole or nothing.

Usage: export_test.py ENTENTED ENTENTE [unittest arguments]
"""

import csv
import json
import signal
import socket
import subprocess

from export_case import ExportCase
from served_case import ENTENTE, claim, line, main, text

LICENCE = "CC BY 4.0, cited as Report & Sons"
MORE = [line("x/1", [claim("doc:b", "licence", text(LICENCE)),
                     claim("doc:b", "issued_by", "person:z"),
                     claim("unit:y", "type", text("MilitaryUnit")),
                     claim("unit:y", "located_in", "iso:RU-KRS", document="doc:b",
                           period="2024-10-23", voice={"chain": [{"agent": "person:z"}]}),
                     claim("unit:z", "type", text("MilitaryUnit")),
                     claim("iso:GE", "borders", "iso:RU"),
                     claim("iso:RU", "external_id", text("365"), qualifiers=[
                         {"name": "scheme", "value": text("cow")}])])]


class ExportTest(ExportCase):
    MORE = MORE

    def rows(self, *arguments):
        """The rows of a read, without the claims that an export leaves out of them."""
        rows = self.ok("propositions", "--all", "--evidence", "--format", "ndjson", *arguments).lines()
        return [{key: value for key, value in row.items() if key != "evidence"} for row in rows]

    def table(self, name):
        with open(self.place / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_ndjson_is_the_rows_of_the_read_and_their_ends(self):
        read = ("--predicate", "located_in", "--valid", "2024-10-23")
        lines = self.ok("export", "--as", "ndjson", *read).lines()
        self.assertEqual([each["row"] for each in lines if "row" in each], self.rows(*read))
        entities = [each for each in lines if "entity" in each]
        self.assertEqual([each["entity"]["id"] for each in entities],
                         ["iso:RU-KRS", "unit:x", "unit:y"])
        self.assertEqual([each["label"] for each in entities],
                         ["Kursk region", "Unit X", "unit:y"])
        self.assertFalse([each for each in lines if "claim" in each])
        claims = [each["claim"]["id"] for each in
                  self.ok("export", "--as", "ndjson", "--claims", *read).lines() if "claim" in each]
        self.assertEqual(len(claims), 3)
        self.assertEqual(claims, sorted(claims))

    def test_csv_has_entities_propositions_and_claims(self):
        read = ("--valid", "2024-10-23", "--predicates", "located_in,strength,borders")
        told = self.ok("export", "--as", "csv", "--claims", "--code-scheme", "cow",
                       "--entity-types", "MilitaryUnit", "--output", str(self.place / "d"), *read)
        self.assertIn("exported 4 rows and 6 entities as csv", told.err)
        rows = self.table("d/propositions.csv")
        read = [row for predicate in ("located_in", "strength", "borders")
                for row in self.rows("--predicate", predicate, "--valid", "2024-10-23")]
        self.assertEqual(
            [(row["subject"], row["predicate"], row["object"], row["support"], row["claim_ids"])
             for row in rows],
            [(row["proposition"]["subject"], row["proposition"]["predicate"],
              row["proposition"].get("object", ""), str(row["support"]), ";".join(row["claim_ids"]))
             for row in read])
        self.assertEqual([(row["number"], row["low"], row["unit"]) for row in rows
                          if row["predicate"] == "strength"], [("500", "", "soldier")])
        entities = {row["id"]: row for row in self.table("d/entities.csv")}
        self.assertEqual(sorted(entities), ["iso:GE", "iso:RU", "iso:RU-KRS", "unit:x", "unit:y",
                                            "unit:z"])
        self.assertEqual(entities["iso:RU"]["code"], "365")
        names = [name["value"] for name in json.loads(entities["unit:x"]["names"])]
        self.assertIn("evil\u001b[2J\u202ename", names)
        self.assertEqual(len(self.table("d/claims.csv")), 5)

    def test_a_manifest_says_what_was_read_and_on_whose_terms(self):
        self.ok("export", "--as", "ndjson", "--predicate", "located_in", "--valid", "2024-10-23",
                "--least-certainty", "attested", "--output", str(self.place / "f"))
        manifest = self.manifest("f.manifest.json")
        self.assertEqual(manifest["graph"], "example")
        self.assertEqual(manifest["revision"], self.made + 5)
        self.assertEqual(manifest["lens"], "inline")
        self.assertEqual(manifest["as_of_and_lens"]["valid"], "2024-10-23")
        self.assertEqual(manifest["as_of_and_lens"]["lens"]["least_certainty"],
                         "CERTAINTY_ATTESTED")
        self.assertEqual(manifest["selection"], {"predicates": ["located_in"]})
        self.assertEqual(manifest["counts"], {"claims": 3, "entities": 3, "relations": 2, "rows": 2,
                                              "values": 0})
        self.assertEqual(manifest["truncated"], False)
        self.assertEqual(manifest["files"], ["f"])
        self.assertRegex(manifest["entente"], r"^\d+\.\d+\.\d+$")
        first, second = manifest["sources"]
        self.assertEqual((first["id"], first["titles"]), ("doc:a", ["A report@en"]))
        self.assertEqual((second["licences"], second["issuers"], second["published"]),
                         ([LICENCE], ["person:z"], ["2024-10-26"]))
        # The read can be repeated: what it answers is what was exported.
        again = self.ok("replay", manifest["reads"][0]["cite"], "--format", "ndjson").lines()
        self.assertEqual(len(again), manifest["reads"][0]["rows"])

    def test_hidden_is_counted_over_all_reads(self):
        self.ok("export", "--as", "ndjson", "--valid", "ALL", "--predicates", "located_in,borders",
                "--output", str(self.place / "f"))
        self.assertEqual(self.manifest("f.manifest.json")["hidden"], {"forecast": 1})

    def test_an_export_that_fails_leaves_nothing(self):
        for arguments in (("--predicates", "located_in,loacted_in"), ("--subject", "nobody at all"),
                          ("--predicates", "located_in,hosts"), ("--lens", "missing"),
                          ("--predicates", "located_in,borders", "--limit-reads", "1")):
            result = self.run_cli("export", "--as", "csv", "--output", str(self.place / "d"),
                                  *arguments)
            self.assertNotEqual(result.code, 0, arguments)
            self.assertEqual(list(self.place.iterdir()), [], arguments)
        self.ok("export", "--as", "ndjson", "--predicates", "located_in,borders",
                "--limit-reads", "2")

    def test_names_and_cuts_stay_what_the_first_read_made_them(self):
        # Without --valid each read would otherwise have a now of its own.
        self.ok("export", "--as", "ndjson", "--subject", "Russia", "--predicates", "borders,part_of",
                "--output", str(self.place / "f"))
        manifest = self.manifest("f.manifest.json")
        self.assertEqual(manifest["as_of_and_lens"]["resolved_names"][0]["id"], "iso:RU")
        for read in manifest["reads"]:
            self.ok("replay", read["cite"])

    def test_a_terminal_that_goes_leaves_nothing(self):
        way = socket.create_server(("127.0.0.1", 0))  # takes calls and never answers
        self.addCleanup(way.close)
        exporting = subprocess.Popen(
            [ENTENTE, "--server", f"127.0.0.1:{way.getsockname()[1]}", "export", "--as", "ndjson",
             "--output", str(self.place / "f")], stderr=subprocess.DEVNULL)
        self.addCleanup(exporting.kill)
        connected = way.accept()[0]
        self.addCleanup(connected.close)
        self.assertEqual(len(list(self.place.iterdir())), 2)  # the file and its manifest, begun
        exporting.send_signal(signal.SIGHUP)
        self.assertNotEqual(exporting.wait(60), 0)
        self.assertEqual(list(self.place.iterdir()), [])

    def test_commits_are_exported_as_before(self):
        self.assertEqual(self.ok("export").lines()[0]["commit"]["request_id"], "t/1")
        self.fails(2, "export", "--valid", "2024")
        self.fails(2, "export", "--as", "ndjson", "--to-revision", "3")


if __name__ == "__main__":
    main()
