#!/usr/bin/python3
"""scripts/make_iso_claims.py: on a small iso-codes made here, and on Debian's whole one."""

import collections
import gzip
import json
import pathlib
import struct
import subprocess
import tempfile
import unittest

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/make_iso_claims.py"
COUNTRIES = [{"alpha_2": "RU", "alpha_3": "RUS", "numeric": "643", "name": "Russian Federation"},
             {"alpha_2": "AZ", "alpha_3": "AZE", "numeric": "031", "name": "Azerbaijan",
              "official_name": "Republic of Azerbaijan", "common_name": "Azerbaijan"}]
REGIONS = [{"code": "AZ-BAB", "name": "Babek", "type": "Rayon", "parent": "NX"},
           {"code": "AZ-NX", "name": "Nakhchivan", "type": "Republic"},
           {"code": "RU-KRS", "name": "Kurskaja oblast'", "type": "Region", "parent": "RU-ALL"},
           {"code": "RU-ALL", "name": "Everything", "type": "District"}]


def catalogue(pairs):
    """The bytes of a gettext catalogue, version 0: a table of originals, one of translations."""
    pairs = sorted([("", "Content-Type: text/plain; charset=UTF-8\n")] + pairs)
    strings = [half.encode() for column in zip(*pairs) for half in column]
    count, offset, table, pool = len(pairs), 28 + 16 * len(pairs), b"", b""
    for string in strings:
        table += struct.pack("<II", len(string), offset + len(pool))
        pool += string + b"\0"
    header = struct.pack("<IIIIIII", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return header + table + pool


def share(top):
    """Lays out a small iso-codes below this folder."""
    (top / "iso-codes/json").mkdir(parents=True)
    for standard, entries in (("3166-1", COUNTRIES), ("3166-2", REGIONS)):
        (top / f"iso-codes/json/iso_{standard}.json").write_text(json.dumps({standard: entries}))
    (top / "doc/iso-codes").mkdir(parents=True)
    with gzip.open(top / "doc/iso-codes/changelog.gz", "wt", encoding="utf-8") as changelog:
        changelog.write("# Changelog\n\n## [9.1.0] – 2031-02-03\n\n## [9.0.0] – 2030-01-01\n")
    uk = top / "locale/uk/LC_MESSAGES"
    uk.mkdir(parents=True)
    (uk / "iso_3166-1.mo").write_bytes(catalogue([("Azerbaijan", "Азербайджан")]))
    (uk / "iso_3166-2.mo").write_bytes(catalogue([("Kurskaja oblast'", "Курська область"),
                                                  ("Babek", "Babek")]))
    return top


def make(top):
    ran = subprocess.run([SCRIPT, "--share", top], capture_output=True, text=True)
    return ran.returncode, ran.stdout, ran.stderr


def claims(lines):
    for line in lines.splitlines():
        for change in json.loads(line)["commit"]["changes"]:
            yield change["claim"]


def filler(claim):
    value = claim.get("value", {})
    spoken = value.get("text", {})
    return claim.get("object") or value.get("date") or (spoken["text"], spoken.get("language", ""))


def said(lines, subject, predicate):
    return [filler(c) for c in claims(lines)
            if c["subject"] == subject and c["predicate"] == predicate]


def refused_by_the_wire(commits):
    """What of the commits is no CommitRequest in the JSON form of the project's own protos."""
    proto = SCRIPT.parents[1] / "proto"
    with tempfile.TemporaryDirectory() as out:
        files = [p.relative_to(proto).as_posix() for p in proto.rglob("*.proto")]
        subprocess.run(["protoc", f"-I{proto}", f"--descriptor_set_out={out}/set",
                        "--include_imports", *files], check=True)
        described = descriptor_pb2.FileDescriptorSet.FromString(
            pathlib.Path(out, "set").read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in described.file:
        pool.Add(file)
    request = message_factory.MessageFactory(pool).GetPrototype(
        pool.FindMessageTypeByName("entente.v1.CommitRequest"))
    refused = []
    for commit in commits:
        try:
            json_format.ParseDict(commit, request())
        except json_format.ParseError as error:
            refused.append(f"{commit['request_id']}: {error}")
    return refused


class Small(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = share(pathlib.Path(folder.name))

    def test_says_what_is_listed(self):
        code, lines, summary = make(self.top)
        self.assertEqual(code, 0, summary)
        self.assertIn("iso-codes 9.1.0 of 2031-02-03: 2 states, 4 subdivisions", summary)
        document = "doc:iso-codes-9.1"
        self.assertEqual(said(lines, document, "published"), ["2031-02-03"])
        self.assertEqual(said(lines, document, "issued_by"), ["org:iso-codes"])
        self.assertEqual({c["voice"]["document"] for c in claims(lines)}, {document})
        self.assertEqual(said(lines, "iso:AZ", "type"), [("State", "")])
        self.assertEqual(said(lines, "iso:AZ", "external_id"),
                         [("AZ", ""), ("AZE", ""), ("031", "")])
        # The common name equals the listed one and is said once, with its translation.
        self.assertEqual(said(lines, "iso:AZ", "name"),
                         [("Azerbaijan", "en"), ("Азербайджан", "uk"),
                          ("Republic of Azerbaijan", "en")])
        self.assertEqual(said(lines, "iso:RU-KRS", "name"),
                         [("Kurskaja oblast'", ""), ("Курська область", "uk")])
        self.assertEqual(said(lines, "iso:AZ-BAB", "name"), [("Babek", "")])

    def test_wholes_come_before_their_parts(self):
        lines = make(self.top)[1]
        self.assertEqual(said(lines, "iso:AZ-BAB", "part_of"), ["iso:AZ-NX"])
        self.assertEqual(said(lines, "iso:AZ-NX", "part_of"), ["iso:AZ"])
        self.assertEqual(said(lines, "iso:RU-KRS", "part_of"), ["iso:RU-ALL"])
        typed = set()
        for claim in claims(lines):
            if claim["predicate"] == "type":
                typed.add(claim["subject"])
            if claim["predicate"] == "part_of":
                self.assertIn(claim["object"], typed)

    def test_locators_count_entries(self):
        rows = {c["subject"]: c["voice"]["locator"]["paragraph"] for c in claims(make(self.top)[1])
                if "locator" in c["voice"]}
        self.assertEqual(rows, {"iso:RU": 1, "iso:AZ": 2, "iso:AZ-BAB": 3, "iso:AZ-NX": 4,
                                "iso:RU-KRS": 5, "iso:RU-ALL": 6})

    def test_equal_input_gives_equal_bytes(self):
        self.assertEqual(make(self.top), make(self.top))

    def test_without_changelog_or_translations_says_what_is_wanted(self):
        (self.top / "doc/iso-codes/changelog.gz").unlink()
        code, lines, error = make(self.top)
        self.assertEqual((code, lines), (1, ""))
        self.assertIn("iso-codes is wanted whole", error)


class Whole(unittest.TestCase):
    def test_debians_iso_codes(self):
        code, lines, summary = make(pathlib.Path("/usr/share"))
        self.assertEqual(code, 0, summary)
        commits = [json.loads(line)["commit"] for line in lines.splitlines()]
        self.assertEqual(len({c["request_id"] for c in commits}), len(commits))
        self.assertLessEqual(max(len(c["changes"]) for c in commits), 2000)
        self.assertLess(max(map(len, lines.encode().splitlines())), 4 << 20)
        self.assertEqual(refused_by_the_wire(commits), [])
        every = [json.dumps(c, sort_keys=True) for c in claims(lines)]
        self.assertEqual(len(every), len(set(every)))
        types = collections.Counter(filler(c)[0] for c in claims(lines) if c["predicate"] == "type")
        self.assertGreaterEqual(types["State"], 249)
        self.assertGreaterEqual(types["Region"], 5000)
        self.assertIn(("Курська область", "uk"), said(lines, "iso:RU-KRS", "name"))
        self.assertEqual(said(lines, "iso:RU-KRS", "part_of"), ["iso:RU"])


if __name__ == "__main__":
    unittest.main()
