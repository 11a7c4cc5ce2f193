#!/usr/bin/python3
"""Exports of rows with more claims behind them than a message holds, against a real server.

Usage: export_claims_test.py ENTENTED ENTENTE [unittest arguments]
"""

import csv

from export_case import ExportCase
from served_case import claim, line, main, text

CLAIMS = 1_200
WORDS = "likely, " * 500  # so that those of one row are more than 4 MiB
ALLIED = ("iso:GE", "iso:RU", "iso:US")


def heavy():
    """One relation that everybody speaks of, among some that few do, and an alliance so spoken of."""
    said = [claim("org:x", "type", text("Alliance")), claim("iso:US", "type", text("State"))]
    said += [claim(state, "member_of", "org:x") for state in ALLIED]
    said += [claim("iso:GE", "opposes", "iso:RU"), claim("iso:US", "opposes", "iso:RU")]
    for number in range(CLAIMS):
        voice = {"likelihood": WORDS, "locator": {"paragraph": number + 1}}
        for relation in (("iso:RU", "opposes", "iso:GE"), ("iso:RU", "member_of", "org:x")):
            said.append(claim(*relation, document=f"doc:{'ab'[number % 2]}", voice=voice))
    return [line(f"h/{at}", said[at:at + 1000]) for at in range(0, len(said), 1000)]


class ExportClaimsTest(ExportCase):
    MORE = heavy()

    def check(self, predicate, place):
        """That rows and claims are those of the reads."""
        select = ("--predicate", predicate, "--valid", "ALL")
        self.assertIn("LIMIT_ROW", self.run_cli("propositions", "--evidence", *select).err)
        self.ok("export", "--as", "csv", "--claims", "--output", str(place), *select)
        with open(place / "propositions.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        read = self.ok("propositions", "--all", "--format", "ndjson", *select).lines()
        self.assertEqual([(row["subject"], row["object"], row["claim_ids"]) for row in rows],
                         [(row["proposition"]["subject"], row["proposition"]["object"],
                           ";".join(row["claim_ids"])) for row in read])
        self.assertGreater(len(rows), 1)
        with open(place / "claims.csv", encoding="utf-8", newline="") as file:
            claims = [row["claim"] for row in csv.DictReader(file)]
        expected = sorted({each for row in read for each in row["claim_ids"]})
        self.assertGreater(len(expected), CLAIMS)
        self.assertEqual(claims, expected)
        manifest = self.manifest(f"{place.name}/manifest.json")
        self.assertEqual([source["id"] for source in manifest["sources"]], ["doc:a", "doc:b"])
        self.assertEqual(manifest["counts"]["claims"], len(expected))
        self.ok("replay", manifest["reads"][0]["cite"])

    def test_a_relation_that_everybody_speaks_of(self):
        self.check("opposes", self.place / "opposes")

    def test_a_relation_that_follows_from_one(self):
        self.check("allied_with", self.place / "allied")


if __name__ == "__main__":
    main()
